"""All that the program itself says on a page is a label; all that it counts is in the digits asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator import words
from generator.assemble import build_edition
from generator.page import Edition, Page
from generator.pages import frame
from generator.pipeline import examine
from tests.pages.conftest import Pages, html
from tests.pages.example import EXAMPLE

Example = Callable[..., Pages]

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
LABEL = re.compile("⟦[^⟦⟧]*⟧")
LATIN = re.compile("[A-Za-z][A-Za-z0-9'-]+")
FIGURES = re.compile(r"[^\s(),;“”\"\[\]]*[0-9](?:[^\s(),;“”\"\[\]]*[^\s(),;“”\"\[\].:?!])?")
READ_OUT = ("aria-label", "title", "alt", "placeholder", "data-label", "data-done", "data-none")
VOID = {"br", "img", "input", "hr", "wbr", "path", "rect", "circle", "line"}


class Marking(NullTranslations):
    """A catalogue that shows what is a label: ⟦so⟧."""

    def __init__(self, catalogue: NullTranslations) -> None:
        super().__init__()
        self.catalogue = catalogue

    def gettext(self, message: str) -> str:
        return f"⟦{self.catalogue.gettext(message)}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{self.catalogue.ngettext(msgid1, msgid2, n)}⟧"


class Texts(HTMLParser):
    """Every text that a reader reads or hears, where it is in the language of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.around: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.around.append((tag, tag in ("code", "script", "style") or "lang" in given))
        if not self.apart:
            self.found += [given[name] or "" for name in READ_OUT if name in given]

    def handle_endtag(self, tag: str) -> None:
        while self.around and self.around.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.apart:
            self.found.append(data)

    @property
    def apart(self) -> bool:
        return any(apart for _, apart in self.around)


def texts(page: Page) -> Iterator[str]:
    read = Texts()
    read.feed(html(page))
    yield from (page.title, page.summary, *(section.title for section in page.sections), *read.found)
    yield from (crumb.title for crumb in page.crumbs)


def unlabelled(text: str) -> str:
    """What is left of a text without its labels, those within labels too."""
    while (rest := LABEL.sub(" ", text)) != text:
        text = rest
    return text


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    real = words.catalogue
    monkeypatch.setattr(words, "catalogue", lambda language: Marking(real(language)))
    frame.templates.cache_clear()
    yield
    frame.templates.cache_clear()


def arabic(root: Path) -> Edition:
    return build_edition(examine(root, TODAY), "facilitator", "ar", processes=1)


def latin_words(*folders: Path) -> set[str]:
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix in (".yaml", ".md")]
    return {word for file in files for word in LATIN.findall(file.read_text("utf-8"))}


CODED = re.compile(r"\b(?:phone|chat|mail|zone|course|url|\w+_url)\s*:\s*([^,}\n]*)|\b(p-\d+)")
"""What is the same in every language: ways to reach a seat, codes of people and of courses."""


def codes() -> set[str]:
    content = (ROOT / "playbook", ROOT / "roles", ROOT / "scenarios")
    files = [file for folder in content for file in folder.rglob("*.yaml")]
    found = (code for file in files for code in CODED.findall(file.read_text("utf-8")))
    return {word for code in found for word in LATIN.findall(" ".join(code))}


@pytest.mark.usefixtures("marked")
def test_no_word_on_an_arabic_page_is_the_programs_own_in_another_language() -> None:
    """Latin letters on an Arabic page stand in an Arabic text, or are a code; the program has none to add."""
    known = latin_words(ROOT / "playbook" / "translations" / "ar") | codes()
    strange = {
        (word, page.address)
        for page in arabic(ROOT).pages
        if page.language in ("", "ar")
        for text in texts(page)
        for word in LATIN.findall(unlabelled(text))
        if word not in known
    }
    assert not strange, sorted(strange)


EUROPEAN = str.maketrans("٠١٢٣٤٥٦٧٨٩٪٬٫", "0123456789%,.")


def in_digits(example: Example, digits: str) -> Pages:
    playbook = re.sub(r"(?m)^languages:.*\n", "", str(EXAMPLE["playbook/playbook.yaml"]))
    return example(
        "comms", {"playbook/playbook.yaml": f"{playbook}\nlanguages: [ar]\ndigits: {{ar: {digits}}}\n"}
    )


def test_other_digits_change_nothing_but_the_digits(example: Example) -> None:
    ours, theirs = in_digits(example, "european"), in_digits(example, "arabic-indic")
    for address in ours.by_address:
        assert theirs.html(address).translate(EUROPEAN) == ours.html(address).translate(EUROPEAN)


def test_what_the_program_counts_is_written_in_the_digits_that_were_asked_for(example: Example) -> None:
    pages = in_digits(example, "arabic-indic")
    known = {figure for text in EXAMPLE.values() for figure in FIGURES.findall(str(text))}
    left = {
        (figure, page.address)
        for page in pages.edition.pages
        if page.language in ("", "ar")
        for text in texts(page)
        for figure in FIGURES.findall(text)
        if figure not in known
    }
    assert not left, sorted(left)
    assert pages.edition.digits == "arabic-indic"
    assert re.search("[٠-٩]", pages.text("calendar/"))
