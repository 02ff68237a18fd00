"""Every page family is for everybody: axe finds nothing, narrow screens, keyboards and plain HTML will do."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.whole.published import AUDIENCES, Site
from tests.whole.visit import NARROW, PHONE, Visit

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOURS = ("color-contrast", "link-in-text-block")  # all that another scheme can change
ON_A_PHONE = ("home", "find", "role", "play", "statement", "triage", "activities", "health", "facilitator")

STICKING_OUT = """() => {
    const scrolls = (element) => element && element !== document.body
        && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const edge = document.documentElement.clientWidth + 1;
    const out = [...document.querySelectorAll("main *, footer *")].filter((element) =>
        element.checkVisibility() && element.getBoundingClientRect().right > edge && !scrolls(element));
    return [document.documentElement.scrollWidth > edge ? "the page scrolls sideways" : "",
        ...out.slice(0, 2).map((element) => element.outerHTML.slice(0, 120))].filter(Boolean);
}"""

LEFT_WITHOUT_SCRIPTS = """() => {
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility());
    const unseen = [...document.querySelectorAll("h1, main h2, main .pb-card, main table")]
        .filter((e) => !e.checkVisibility() && !e.closest("details:not([open]), .pb-writing, .pb-onpaper"));
    return [...(seen(".pb-menu a").length ? [] : ["no menu to be seen"]),
        ...unseen.map((e) => "hidden: " + e.outerHTML.slice(0, 100)),
        ...seen("button, select, .md-search, .pb-palette label, main form")
            .map((e) => "does nothing: " + e.outerHTML.slice(0, 100))];
}"""


def violations(page: Page, **only: object) -> list[str]:
    """What axe has against a page, each with the first place it stands."""
    options = {
        "runOnly": only or {"type": "tag", "values": list(RULES)},
        "resultTypes": ["violations"],
        "preload": False,
    }
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{v['id']} x{len(v['nodes'])}: {v['nodes'][0]['html'][:160]} {v['nodes'][0]['failureSummary'][:300]}"
        for v in found
    ]


@pytest.mark.browser
def test_axe_finds_nothing_on_any_page_family(visit: Callable[..., Visit], starter: Site) -> None:
    reader = visit(color_scheme="light")
    found = [f"{p.path}: {v}" for p in starter.families for v in violations(reader.to(p.path))]
    assert not found, "\n".join(found)


@pytest.mark.browser
def test_axe_finds_nothing_in_dark_colours_either(visit: Callable[..., Visit], starter: Site) -> None:
    reader = visit(color_scheme="dark")
    for place in starter.families:
        page = reader.to(place.path)
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        assert violations(page, type="rule", values=list(OF_COLOURS)) == [], place.path


@pytest.mark.browser
def test_axe_finds_nothing_on_a_phone(visit: Callable[..., Visit], starter: Site) -> None:
    reader = visit(viewport=PHONE, has_touch=True)
    places = [place for place in starter.families if place.family in ON_A_PHONE]
    found = [f"{p.path}: {v}" for p in places for v in violations(reader.to(p.path))]
    assert not found, "\n".join(found)


@pytest.mark.browser
def test_nothing_sticks_out_of_a_narrow_screen(visit: Callable[..., Visit], starter: Site) -> None:
    reader = visit(viewport=NARROW)
    out = [f"{p.path}: {line}" for p in starter.families for line in reader.to(p.path).evaluate(STICKING_OUT)]
    assert not out, "\n".join(out)


@pytest.mark.browser
def test_every_page_family_reads_without_scripts(visit: Callable[..., Visit], starter: Site) -> None:
    reader = visit(java_script_enabled=False)
    lost = [
        f"{p.path}: {line}"
        for p in starter.families
        for line in reader.to(p.path).evaluate(LEFT_WITHOUT_SCRIPTS)
    ]
    assert not lost, "\n".join(lost)


@pytest.mark.browser
def test_without_scripts_a_reader_walks_from_home_to_a_play(
    visit: Callable[..., Visit], starter: Site
) -> None:
    reader = visit(java_script_enabled=False, viewport=PHONE)
    page = reader.to("employee/")
    page.locator(".pb-drawer-button").click()
    page.locator(".pb-menu a", has_text="Plays").click()
    page.locator(".pb-card__link").first.click()
    assert re.search(r"/employee/plays/[\w-]+/$", page.url)
    assert page.locator("h1").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_keyboard_skips_to_the_content_and_walks_the_menu(
    visit: Callable[..., Visit], audience: str
) -> None:
    page = visit(viewport=PHONE).to(f"{audience}/severity/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.checkVisibility()")
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('main')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page = visit(viewport=PHONE).to(f"{audience}/severity/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator(".pb-menu").wait_for(state="visible")
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.matches('.pb-menu a[href$=\"roles/\"]')"):
        assert page.evaluate("document.activeElement !== document.body"), "the menu has no way to the roles"
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{audience}/roles/")


class Outline(HTMLParser):
    """What a machine that reads aloud goes by."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def test_every_single_page_has_one_heading_one_main_part_and_its_language(starter: Site) -> None:
    for place in starter.places:
        outline = Outline((starter.folder / place.path / "index.html").read_text("utf-8"))
        assert (outline.count("h1"), outline.count("main"), outline.count("title")) == (1, 1, 1), place.path
        document = next(attributes for tag, attributes in outline.tags if tag == "html")
        assert (document["lang"], document["dir"]) == ("en", "ltr"), place.path


def test_no_two_pages_of_an_edition_share_their_title(starter: Site) -> None:
    for audience in AUDIENCES:
        pages = [place for place in starter.places if place.audience == audience]
        read = [(starter.folder / place.path / "index.html").read_text("utf-8") for place in pages]
        titles = [html.split("<title>")[1].split("</title>")[0] for html in read]
        assert sorted({title for title in titles if titles.count(title) > 1}) == []
