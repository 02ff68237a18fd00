"""Labels: what the program itself says is gathered whole, and said whole in every language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from string import ascii_letters
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from generator.pages import labels
from generator.words import LOCALES, Words, catalogue

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "generator"
TRANSLATED = ("ar", "el", "he", "pl")
OTHER_SCRIPT = ("ar", "el", "he")
PLACEHOLDER = re.compile(r"%%|%\((\w+)\)s")
COUNTED = {"num", "shown", "changed"}
"""Placeholders that a form for one or for two may say in a word."""

each_language = pytest.mark.parametrize("language", TRANSLATED)


# What there is to translate


@cache
def gathered() -> dict[str, str]:
    """Every label of the program, with its plural or nothing, as `make labels` gathers them."""
    methods, options = parse_mapping_cfg((LOCALES / "babel.cfg").open())
    recipe = (ROOT / "Makefile").read_text("utf-8")
    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(re.findall(r"-k (\S+)", recipe))}
    found: dict[str, str] = {}
    for _, _, message, _, _ in extract_from_dir(PROGRAM, methods, options, keywords=keywords):
        one, many = (message, "") if isinstance(message, str) else message[:2]
        found[one] = many or found.get(one, "")
    return found


@cache
def translated(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> Iterator[tuple[str, str, tuple[str, ...], Message]]:
    """One form, many form (or nothing), the forms in the language."""
    for message in translated(language):
        if message.id:
            one, many = message.id if isinstance(message.id, tuple) else (message.id, "")
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            yield one, many, forms, message


def test_the_labels_of_pages_templates_and_theme_are_gathered():
    assert {
        "I just saw something go wrong",
        "Reply after approval",
        "Skip to content",
        "How people reach us",
        "%(num)s finding",
        "%(num)s working day",
        "%(num)s finding settled.",
        "%(shown)s of %(total)s shown",
    } <= set(gathered())


TONES = {"good", "bad", "wait", "info", "quiet", "octagon", "triangle", "diamond", "circle", "square"}
"""Values of label tables that are no words."""


def test_every_label_of_the_tables_is_gathered():
    tables = [table for name, table in vars(labels).items() if name.isupper()]
    assert {shown for table in tables for shown in texts_of(table)} <= set(gathered()) | TONES


def texts_of(table: object) -> set[str]:
    values = table.values() if isinstance(table, dict) else ()
    return {text for value in values for text in (value if isinstance(value, tuple) else (value,)) if text}


@each_language
def test_no_label_is_left_untranslated(language: str):
    assert [one for one in gathered() if one not in {m[0] for m in messages(language)}] == [], "make labels"
    assert [one for one, _, forms, _ in messages(language) if not all(forms)] == []
    assert [one for one, _, _, message in messages(language) if message.fuzzy] == []


@each_language
def test_nothing_is_translated_that_nobody_says_any_more(language: str):
    assert [one for one, _, _, _ in messages(language) if one not in gathered()] == [], "make labels"
    assert list(translated(language).obsolete) == []


@each_language
def test_a_label_that_counts_has_every_form_of_the_language(language: str):
    for one, many, forms, _ in messages(language):
        assert many == gathered()[one]
        assert len(forms) == (translated(language).num_plurals if many else 1), one


@each_language
def test_every_sort_of_number_of_the_language_has_a_form_of_its_own(language: str):
    """Which form a number takes is said twice, by gettext in the catalogue and by CLDR: they must agree."""
    words = Words(language)
    sorts: dict[str, set[int]] = {}
    for number in range(1001):
        form = catalogue(language).plural(number)  # type: ignore[attr-defined]
        sorts.setdefault(words.locale.plural_form(number), set()).add(form)
    assert all(len(forms) == 1 for forms in sorts.values()), sorts
    assert Counter(form for forms in sorts.values() for form in forms).most_common(1)[0][1] == 1


@each_language
def test_what_is_put_into_a_label_is_put_into_every_form(language: str):
    for one, many, forms, _ in messages(language):
        wanted = Counter(PLACEHOLDER.findall(many or one))
        for number, form in enumerate(forms):
            found = Counter(PLACEHOLDER.findall(form))
            missing = set(wanted - found)
            assert not found - wanted, (one, form)
            assert not missing or (many and (missing <= COUNTED or numbers(language)[number] == [0])), form
            assert form.count("%") == sum(match[0].count("%") for match in PLACEHOLDER.finditer(form)), form


@cache
def numbers(language: str) -> dict[int, list[int]]:
    """The numbers that each form is for."""
    found: dict[int, list[int]] = {}
    for number in range(1001):
        found.setdefault(catalogue(language).plural(number), []).append(number)  # type: ignore[attr-defined]
    return found


@each_language
def test_a_form_that_hides_its_number_is_for_one_number_only(language: str):
    """A form without the number reads wrong as soon as another number takes it."""
    for one, many, forms, _ in messages(language):
        shown = set(PLACEHOLDER.findall(many)) & COUNTED
        for number, form in enumerate(forms if shown else ()):
            if not shown & set(PLACEHOLDER.findall(form)):
                assert len(numbers(language)[number]) == 1, (one, form)


@each_language
def test_a_label_is_plain_text_without_marks_that_nobody_sees(language: str):
    for one, _, forms, message in messages(language):
        quoted = any(file.startswith("theme/") for file, _ in message.locations)
        for form in forms:
            for sign in '<>&"' if quoted else "<>&":
                assert sign not in form or sign in one, form
            assert not re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", form), form
            assert form[:1].isspace() == one[:1].isspace(), form
            assert form[-1:].isspace() == one[-1:].isspace(), form


METHODS = set("RACI") | set("PSMU")
"""The letters of two methods, which are the same everywhere: who does what, and how a task was performed."""

SAME_IN = {"ar": METHODS, "el": METHODS | {"Chat"}, "he": METHODS}
"""Labels that are written with Latin letters in another script too, because people there do."""


@pytest.mark.parametrize("language", OTHER_SCRIPT)
def test_no_label_is_english_in_disguise(language: str):
    same = {
        one
        for one, many, forms, _ in messages(language)
        if set(forms) & {one, many or one} and set(PLACEHOLDER.sub("", one)) & set(ascii_letters)
    }
    assert same == SAME_IN[language]


# What templates print


LABEL_ATTRIBUTES = {"aria-label", "title", "alt", "placeholder", "data-label", "data-done", "data-none"}
LETTERS = re.compile("[A-Za-z]{2,}")
HOLE = "\ufffc"
TEMPLATES = sorted([*(PROGRAM / "templates").rglob("*.html"), *(PROGRAM / "theme").rglob("*.html")])


class Printed(HTMLParser):
    """What readers would read of a template, were all its values empty."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style")
        self.words += [value or "" for name, value in attrs if name in LABEL_ATTRIBUTES]

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def constants(node: nodes.Node) -> Iterator[str]:
    """The texts that an expression may print as they stand."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from constants(node.expr1)
        yield from constants(node.expr2) if node.expr2 else ()
    elif isinstance(node, nodes.Concat | nodes.Or | nodes.Add):
        yield from (text for part in node.iter_child_nodes() for text in constants(part))
    elif isinstance(node, nodes.Filter) and node.node is not None:
        yield from constants(node.node)


def hole(expression: nodes.Node) -> str:
    return HOLE.join(["", *constants(expression), ""])


def skeleton(template: Path) -> str:
    """A template without its values: the texts between them, and those that it may print itself."""
    environment = Environment(
        autoescape=True, extensions=["jinja2.ext.i18n", "jinja2.ext.do"], trim_blocks=True, lstrip_blocks=True
    )
    made = []
    for output in environment.parse(template.read_text("utf-8")).find_all(nodes.Output):
        for part in output.nodes:
            made.append(
                part.data if isinstance(part, nodes.TemplateData) else HOLE.join(["", *constants(part), ""])
            )
    return "".join(made)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PROGRAM)))
def test_a_template_prints_no_words_but_labels(template: Path):
    page = Printed()
    page.feed(skeleton(template))
    page.close()
    assert [text.strip() for text in page.words if LETTERS.search(text)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PROGRAM)))
def test_a_template_sets_no_comma_of_its_own(template: Path):
    """Arabic has another one: `words.comma`."""
    page = Printed()
    page.feed(skeleton(template))
    page.close()
    assert [text for text in page.words if re.search("[,;?]", text)] == []


SAY = {"_", "gettext", "ngettext", "forms", "counted"}


def said(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else getattr(call.node, "attr", "")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PROGRAM)))
def test_a_template_hands_no_words_on_but_labels(template: Path):
    """`c.badge("Draft")` would print English everywhere."""
    environment = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"])
    for call in environment.parse(template.read_text("utf-8")).find_all(nodes.Call):
        given: list[Any] = [*call.args, *(pair.value for pair in call.kwargs)]
        if said(call) not in SAY:
            for text in (text for part in given for text in constants(part)):
                assert not re.search("[A-Za-z] [A-Za-z]|^[A-Z]", text), text


def test_scripts_say_nothing_of_their_own():
    """What a script writes on a page comes from the page: in its code stand names, never sentences."""
    for script in sorted((PROGRAM / "theme" / "assets").glob("*.js")):
        code = re.sub(r"(?m)^\s*//.*$|\s//\s.*$", "", script.read_text("utf-8"))
        texts = re.findall(r'textContent = "([^"]*)"|innerText = "([^"]*)"|textContent: "([^"]*)"', code)
        assert [text for found in texts for text in found if LETTERS.search(text)] == [], script.name
