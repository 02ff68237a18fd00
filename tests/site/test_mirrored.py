"""Pages read from right to left in a real browser: what mirrors, what keeps its direction, what is marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import CHROMIUM
from tests.site.sample_edition import EDITION, PLAY, built, with_page
from tests.site.test_theme import ARGUMENTS, PHONE, WIDE

pytestmark = pytest.mark.browser

BODY = Markup(
    '<p id="said">قولوا <em>نعتذر</em> ثم <bdi dir="ltr" id="phone">+353 20 910 0108</bdi>.</p>'
    '<ol class="pb-steps"><li class="pb-step" id="step"><div>اتصلوا</div></li></ol>'
    '<ol id="list"><li>واحد</li></ol>'
    '<svg class="pb-bar" viewBox="0 0 100 6" preserveAspectRatio="none" width="200" height="10">'
    '<rect id="part" class="pb-bar__part" width="30" height="6"/></svg>'
    '<figure class="pb-minutes"><svg class="pb-minutes__picture" width="100%" height="40">'
    '<text id="begin" class="pb-minutes__caption" x="0" y="20">'
    '5 دقائق</text><circle id="late" cx="90%" cy="20" r="3"/></svg></figure>'
    '<table class="pb-table"><tr><th>عدد</th><td class="pb-right" id="sum"><span>8</span></td></tr></table>'
    '<div class="pb-foreign" id="block" lang="en" dir="ltr"><p>Ring <em id="slanted">now</em>.</p></div>'
    '<p>انظروا <span class="pb-foreign" id="inline" lang="en" dir="ltr">Crisis lead</span></p>'
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    arabic = replace(EDITION, language="ar", direction="rtl", digits="arabic-indic")
    edition = with_page(replace(PLAY, title="من يتصل بمن؟", lead=BODY), arabic)
    site = built(edition, tmp_path_factory.mktemp("mirrored") / "ar")
    return (site / "plays/injury/index.html").as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    opened = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
    opened.goto(address)
    opened.evaluate("document.fonts.ready.then(() => true)")
    yield opened
    opened.close()


def style(page: Page, at: str, name: str, part: str = "") -> str:
    """A computed style of the first element that fits, or of its `::before`."""
    asked = "([at, name, part]) => getComputedStyle(document.querySelector(at), part || null)[name]"
    return str(page.evaluate(asked, [at, name, part]))


def middle(page: Page, at: str) -> float:
    """Where on the screen the middle of an element is, from the left."""
    box = page.locator(at).first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


def test_the_menu_stands_at_the_right_and_the_contents_at_the_left(page: Page) -> None:
    assert middle(page, ".md-sidebar--primary") > middle(page, "h1") > middle(page, ".md-sidebar--secondary")


def test_bars_and_lines_of_time_begin_at_the_right(page: Page) -> None:
    assert middle(page, "#part") > middle(page, ".pb-bar")
    assert middle(page, "#late") < middle(page, ".pb-minutes__picture") < middle(page, "#begin")


def test_letters_in_a_picture_are_not_mirrored_and_begin_at_its_right_end(page: Page) -> None:
    picture, text = (page.locator(at).bounding_box() for at in (".pb-minutes__picture", "#begin"))
    assert picture
    assert text
    assert abs(picture["x"] + picture["width"] - text["x"] - text["width"]) < 2
    own, around = "#begin", ".pb-minutes__picture"
    assert style(page, own, "transform") == style(page, around, "transform") == "matrix(-1, 0, 0, 1, 0, 0)"
    assert style(page, own, "direction") == "rtl"


def test_a_number_keeps_its_direction_and_figures_stand_ones_below_ones(page: Page) -> None:
    assert style(page, "#phone", "direction") == "ltr"
    cell, figure = (page.locator(at).bounding_box() for at in ("#sum", "#sum span"))
    assert cell
    assert figure
    assert figure["x"] > cell["x"] + cell["width"] / 2


def test_steps_and_lists_count_in_the_digits_that_were_asked_for(page: Page) -> None:
    assert style(page, "#step", "content", "::before") == "counter(step, arabic-indic)"
    assert style(page, "#list", "listStyleType") == "arabic-indic"
    assert style(page, ".pb-steps", "listStyleType") == "none"


def test_arabic_is_neither_slanted_nor_spaced_and_has_its_own_letters(page: Page) -> None:
    assert style(page, "#said em", "fontStyle") == "normal"
    assert style(page, "h1", "letterSpacing") in ("normal", "0px")
    assert style(page, "h1", "fontFamily").startswith('"Noto Naskh Arabic"')
    loaded = page.evaluate("[...document.fonts].filter((f) => f.status == 'loaded').map((f) => f.family)")
    assert {"Noto Sans Arabic", "Noto Naskh Arabic"} <= {name.strip('"') for name in loaded}


def test_what_stands_in_another_language_says_so_beside_a_line_at_its_own_start(page: Page) -> None:
    for at in ("#block", "#inline"):
        assert style(page, at, "content", "::before").startswith('"en"')
        assert float(style(page, at, "borderLeftWidth").removesuffix("px")) >= 2
        assert style(page, at, "borderRightWidth") == "0px"
        assert style(page, at, "textAlign") in ("start", "left")
    assert style(page, "#slanted", "fontStyle") == "italic"


def test_the_drawer_of_a_phone_opens_from_the_right(browser: Browser, address: str) -> None:
    phone = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    phone.goto(address)
    phone.locator(".pb-drawer-button").click()
    phone.locator(".pb-menu a").first.click(trial=True)  # waits until it has come to rest
    assert middle(phone, ".md-sidebar--primary") > PHONE["width"] / 2
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.close()


def test_a_printed_sheet_has_its_number_at_the_left_and_its_name_at_the_right(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    left, right = (
        page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--pb-sheet-{side}')")
        for side in ("left", "right")
    )
    assert "counter(page" in left
    assert "arabic-indic" in left
    assert EDITION.name in right
    assert "\u2066" in right
