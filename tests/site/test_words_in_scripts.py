"""What scripts write on a page: every plural of the language, and the digits that the page asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from generator.assemble import build_edition
from generator.pipeline import examine
from generator.site.look import THEME
from generator.words import Words
from tests.chromium import CHROMIUM
from tests.conftest import lay
from tests.pages.example import EXAMPLE
from tests.pages.test_finder import TABLE
from tests.site.sample_edition import built
from tests.whole.visit import ARGUMENTS, PHONE

pytestmark = pytest.mark.browser

SHOWN = ("%(shown)s of %(total)s shown", "%(shown)s of %(total)s shown")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, locale="en")
    yield context.new_page()
    context.close()


def filtered(tab: Page, language: str, number: int, digits: str = "") -> str:
    """What a filter says that shows so many of thirty."""
    forms = escape(json.dumps(Words(language).forms(*SHOWN)), quote=True)
    cards = "".join(f'<li data-words="{"fits" if n < number else "other"}"></li>' for n in range(30))
    tab.set_content(
        f'<html lang="{language}" {digits}><form data-filter hidden><input name="words">'
        f'<p role="status" data-none="-" data-shown="{forms}"></p></form><ul class="pb-cards">{cards}</ul>'
    )
    tab.add_script_tag(path=THEME / "assets" / "components.js")
    tab.locator("input").fill("fits")
    return tab.get_by_role("status").inner_text()


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 1, "1 of 30 shown"),
        ("pl", 1, "Widoczna: 1 z 30"),
        ("pl", 3, "Widoczne: 3 z 30"),
        ("pl", 12, "Widoczne: 12 z 30"),
        ("el", 1, "Εμφανίζεται 1 από 30"),
        ("el", 2, "Εμφανίζονται 2 από 30"),
        ("he", 1, "מוצג אחד מתוך 30"),
        ("he", 2, "מוצגים שניים מתוך 30"),
        ("he", 3, "מוצגים 3 מתוך 30"),
        ("ar", 1, "المعروض: واحد من 30"),
        ("ar", 2, "المعروض: اثنان من 30"),
        ("ar", 11, "المعروض: 11 من 30"),
    ],
)
def test_a_filter_counts_with_every_plural_of_the_language(
    tab: Page, language: str, number: int, words: str
) -> None:
    assert filtered(tab, language, number) == words


def test_a_filter_counts_in_the_digits_of_the_page(tab: Page) -> None:
    assert filtered(tab, "ar", 11, 'data-digits="arabic-indic"') == "المعروض: ١١ من ٣٠"


def test_the_finder_asks_and_answers_in_the_digits_of_the_page(tab: Page, tmp_path: Path) -> None:
    digits = "languages: [ar]\ndigits: {ar: arabic-indic}\n"
    playbook = f"{EXAMPLE['playbook/playbook.yaml']}{digits}"
    files = {**EXAMPLE, "playbook/playbook.yaml": playbook, "playbook/triage/first-look.yaml": TABLE}
    root = lay(tmp_path / "project", files)
    site = built(build_edition(examine(root, date(2026, 11, 20)), "employee"), tmp_path / "site")

    tab.goto(f"{(site / 'find/index.html').as_uri()}#first-look/harm=safety")
    expect(tab.locator("[data-part=count]")).to_have_text("السؤال ٢ من ٢ على الأكثر")
    field = tab.locator(".pb-finder__number input")
    field.fill("٩٩٩")
    field.press("Enter")
    expect(tab.get_by_role("alert")).to_contain_text("٥٠٠")
    field.fill("١٢٠")
    field.press("Enter")
    expect(tab.locator(".pb-finder__path")).to_contain_text("١٢٠")
