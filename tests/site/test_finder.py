"""The finder over a small table in a browser: numbers are typed, holes admitted, former names known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from generator.assemble import build_edition
from generator.pipeline import examine
from tests.chromium import CHROMIUM
from tests.conftest import lay
from tests.pages.example import EXAMPLE
from tests.pages.test_finder import TABLE
from tests.site.sample_edition import built
from tests.whole.visit import ARGUMENTS, PHONE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The finder of a playbook with one table, as a page on a disk."""
    folder: Path = tmp_path_factory.mktemp("finder")
    return of_table(folder, TABLE)


def of_table(folder: Path, table: str) -> str:
    """The address of the finder that asks this table."""
    root = lay(folder / "project", {**EXAMPLE, "playbook/triage/first-look.yaml": table})
    site = built(build_edition(examine(root, date(2026, 11, 20)), "employee"), folder / "site")
    return (site / "find/index.html").as_uri()


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


def heading(tab: Page) -> str:
    return tab.locator(".pb-finder__stage h2").inner_text()


def test_a_single_table_asks_its_first_question_at_once(tab: Page, finder: str) -> None:
    tab.goto(finder)
    assert heading(tab) == "Could somebody be hurt?"
    expect(tab.locator(".pb-finder__back")).to_be_hidden()


@pytest.mark.parametrize("typed", ["120", " 1 20", "\u0661\u0662\u0660", "\u06f1\u06f2\u06f0"])
def test_a_number_is_typed_and_decides(tab: Page, finder: str, typed: str) -> None:
    tab.goto(f"{finder}#first-look/harm=safety")
    field = tab.get_by_label("A number")
    field.fill(typed)
    field.press("Enter")
    tab.wait_for_url("**#first-look/harm=safety/mentions=120")
    assert heading(tab) == "Danger"
    expect(tab.locator(".pb-finder__path")).to_contain_text("120")


@pytest.mark.parametrize("typed", ["0", "501", "1,000", "many", "-3", "1.5", ""])
def test_a_number_that_the_question_does_not_take_is_asked_again_in_words(
    tab: Page, finder: str, typed: str
) -> None:
    tab.goto(f"{finder}#first-look/harm=safety")
    field = tab.get_by_label("A number")
    field.fill(typed)
    field.press("Enter")
    expect(tab.locator("[role=alert]")).to_contain_text("Please type a whole number")
    expect(field).to_be_focused()
    assert tab.url.endswith("#first-look/harm=safety")


def test_where_the_table_has_no_answer_it_says_so_and_whom_to_ring(tab: Page, finder: str) -> None:
    tab.goto(f"{finder}#first-look/harm=none/mentions=300")
    assert heading(tab) == "This handbook has no answer for that"
    expect(tab.locator(".pb-finder__stage a[href^='tel:']")).to_be_visible()


def test_in_doubt_no_answer_is_worse_than_any_and_the_others_are_named(tab: Page, finder: str) -> None:
    tab.goto(f"{finder}#first-look/harm=none/mentions=?")
    assert heading(tab) == "This handbook has no answer for that"
    assert tab.locator(".pb-callout--warning li").all_inner_texts() == ["Small"]


def test_in_doubt_the_worst_may_be_what_holds_where_no_rule_fits(tab: Page, tmp_path: Path) -> None:
    worse = (
        TABLE.replace("severity: sev1", "severity: sev3") + "otherwise: {severity: sev1, tell: duty-desk}\n"
    )
    tab.goto(f"{of_table(tmp_path, worse)}#first-look/harm=?/mentions=?")
    assert heading(tab) == "Everything else"
    assert tab.locator(".pb-callout--warning li").all_inner_texts() == ["Danger", "Small"]


def test_former_names_in_an_address_still_lead_to_the_answer(tab: Page, finder: str) -> None:
    tab.goto(f"{finder}#look/hurt=safety/mentions=120")
    assert heading(tab) == "Danger"
    tab.goto("about:blank")
    tab.goto(f"{finder}#look/peril")
    assert heading(tab) == "Danger"


def test_a_right_to_left_page_points_back_the_other_way(tab: Page, finder: str) -> None:
    tab.goto(f"{finder}#first-look/harm=safety")
    tab.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    arrow = "getComputedStyle(document.querySelector('.pb-finder__back'), '::before').content"
    assert tab.evaluate(arrow) == '"\N{RIGHTWARDS ARROW}"'
    back = tab.locator(".pb-finder__back").bounding_box()
    assert back
    assert back["x"] > PHONE["width"] / 2
