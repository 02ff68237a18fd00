"""Readers of five languages: each finds every page, changes the language and stays where they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.whole.published import OTHERS, Site
from tests.whole.visit import NARROW, PHONE, WIDE, Visit

PROGRAM = ("health/", "checks/", "changes/")
DIRECTION = {"ar": "rtl", "he": "rtl", "el": "ltr", "pl": "ltr"}


def addresses(site: Site, audience: str, language: str) -> set[str]:
    found = (p.address for p in site.everywhere if (p.audience, p.language) == (audience, language))
    return {address.removeprefix(f"{language}/") if language else address for address in found}


@pytest.mark.parametrize("audience", ["employee", "comms", "facilitator"])
@pytest.mark.parametrize("language", OTHERS)
def test_every_page_but_those_of_the_program_stands_in_every_language(
    starter: Site, audience: str, language: str
) -> None:
    written = addresses(starter, audience, "")
    assert len(written) > 100
    assert addresses(starter, audience, language) == {a for a in written if not a.startswith(PROGRAM)}


class Head(HTMLParser):
    """The language and direction of a page, where it says it stands in others, and its inner blocks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.page: tuple[str | None, str | None] = None, None
        self.alternates: dict[str | None, str] = {}
        self.blocks: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.page = given["lang"], given["dir"]
        elif tag == "link" and "hreflang" in given:
            self.alternates[given["hreflang"]] = given["href"] or ""
        elif given.get("lang"):
            self.blocks.append((given["lang"] or "", given.get("dir")))


@pytest.mark.parametrize("language", OTHERS)
def test_every_page_says_its_language_and_direction_and_names_itself_in_the_others(
    starter: Site, language: str
) -> None:
    pages = [p for p in starter.everywhere if (p.audience, p.language) == ("employee", language)]
    for place in pages:
        head = Head((starter.folder / place.path / "index.html").read_text("utf-8"))
        assert head.page == (language, DIRECTION[language]), place.path
        assert set(head.alternates) == {"x-default", "en", *OTHERS}, place.path
        assert all(
            (starter.folder / place.path / to / "index.html").is_file() for to in head.alternates.values()
        ), place.path
        directions = {**DIRECTION, "en": "ltr"}
        wrong = [(lang, dir) for lang, dir in head.blocks if dir not in (directions[lang], "auto")]
        assert wrong == [], place.path


def test_the_offline_copy_holds_all_languages_and_stays_small(starter: Site, tmp_path: Path) -> None:
    archive = starter.folder / "employee/offline/handbook.zip"
    with ZipFile(archive) as packed:
        names = packed.namelist()
    assert {f"handbook/{language}/index.html" for language in OTHERS} <= set(names)
    assert not [name for name in names if name.endswith("404.html") or "search_index" in name]
    assert archive.stat().st_size < 12 * 2**20


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["wide", "phone"])
def test_a_reader_changes_the_language_and_stays_at_the_same_place(
    visit: Callable[..., Visit], viewport: dict[str, int] | None
) -> None:
    reader = visit(**({"viewport": viewport} if viewport else {}))
    page = reader.to("comms/plays/data-alarm/#steps")
    anchor = re.sub(r".*#", "#", page.url)
    for language in ("he", "pl", "ar", "el", "en"):
        page.locator(".pb-languages summary").click()
        page.locator(f".pb-languages a[hreflang={language}]").click()
        folder = "" if language == "en" else f"{language}/"
        page.wait_for_url(f"**/comms/{folder}plays/data-alarm/{anchor}")
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert reader.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE, NARROW], ids=["wide", "phone", "zoomed"])
def test_axe_finds_no_violation_in_the_open_languages(
    visit: Callable[..., Visit], viewport: dict[str, int], scheme: str
) -> None:
    page = visit(viewport=viewport, color_scheme=scheme, bypass_csp=True).to("comms/he/plays/data-alarm/")
    page.locator(".pb-languages summary").click()
    found = [violation["id"] for violation in Axe().run(page).response["violations"]]
    assert found == []


@pytest.mark.browser
def test_without_scripts_the_languages_are_a_fold_of_plain_links(visit: Callable[..., Visit]) -> None:
    page = visit(java_script_enabled=False, viewport=PHONE).to("employee/pl/advocacy/")
    assert not page.locator(".pb-languages a").first.is_visible()
    page.locator(".pb-languages summary").click()
    page.locator(".pb-languages a[hreflang=ar]").click()
    page.wait_for_url("**/employee/ar/advocacy/")


@pytest.mark.browser
def test_a_keyboard_opens_the_languages_and_escape_closes_them(visit: Callable[..., Visit]) -> None:
    page = visit().to("employee/he/")
    page.locator(".pb-languages summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hreflang") == "en"
    page.keyboard.press("Escape")
    expect(page.locator(".pb-languages__list")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.browser
def test_a_page_that_a_language_lacks_leads_to_its_home_and_says_so_beforehand(
    visit: Callable[..., Visit],
) -> None:
    page = visit().to("comms/health/")
    page.locator(".pb-languages summary").click()
    row = page.locator(".pb-languages__item", has=page.locator("a[hreflang=pl]"))
    assert "leads to the home page" in row.inner_text()
    row.locator("a").click()
    page.wait_for_url("**/comms/pl/")
    page.locator(".pb-menu a[href$='health/']").click()
    page.wait_for_url("**/comms/health/")


@pytest.mark.browser
@pytest.mark.parametrize("language", OTHERS)
def test_the_colours_chosen_in_one_language_hold_in_the_next(
    visit: Callable[..., Visit], language: str
) -> None:
    page = visit(color_scheme="light").to("employee/")
    while page.evaluate("document.body.dataset.mdColorScheme") == "default":
        page.locator(".pb-palette label:visible").click()
    page.locator(".pb-languages summary").click()
    page.locator(f".pb-languages a[hreflang={language}]").click()
    page.wait_for_url(f"**/employee/{language}/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


@pytest.mark.browser
@pytest.mark.parametrize("language", OTHERS)
def test_the_search_finds_words_of_the_language_and_leads_to_pages_in_it(
    visit: Callable[..., Visit], starter: Site, language: str
) -> None:
    address = f"employee/{language}/roles/duty-officer/"
    html = (starter.folder / address / "index.html").read_text("utf-8")
    title = re.search(r"<h1>([^<]+)", html)
    assert title
    reader = visit()
    page = reader.to(f"employee/{language}/")
    page.wait_for_load_state("networkidle")
    page.locator(".md-search__input").press_sequentially(title[1])  # no key goes up for these letters
    page.locator(f".md-search-result__link[href*='/{address}']").first.wait_for(state="attached")
    assert reader.complaints == []


@pytest.mark.browser
def test_a_wrong_address_below_a_language_speaks_that_language_too_and_leads_home(
    visit: Callable[..., Visit],
) -> None:
    page = visit().to("employee/pl/plays/nowhere/")
    home = page.locator("a[hreflang=pl]")
    expect(home).to_have_attribute("href", "/employee/pl/")  # by then it has found where the site lies
    home.click()
    page.wait_for_url("**/employee/pl/")


@pytest.mark.browser
def test_a_printed_statement_is_in_one_language_but_for_what_its_reader_has_opened(
    visit: Callable[..., Visit],
) -> None:
    page = visit().to("comms/ar/statements/delivery-holding/")
    page.locator(".pb-tongue").first.locator("summary").click()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown = page.locator(".pb-tongue").evaluate_all("all => all.map((one) => one.checkVisibility())")
    assert shown == [True, False, False, False]
