"""Somebody asks "What do I do now?": by keyboard, by a link, on a phone, from a disk, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.whole.published import Site
from tests.whole.test_axe import violations
from tests.whole.visit import PHONE, Visit

pytestmark = pytest.mark.browser

Start = Callable[..., Visit]
ANSWER = "employee/find/#first-look/harm=safety/reach=wide"
DUTY = "a[href='tel:+353209100108']"


def heading(page: Page) -> Locator:
    return page.locator(".pb-finder__stage h2")


def test_the_home_page_leads_from_its_first_screen_to_the_finder_on_a_phone(visit: Start) -> None:
    page = visit(viewport=PHONE, has_touch=True).to("employee/")
    button = page.locator("main a", has_text="What do I do now?").first
    expect(button).to_be_in_viewport(ratio=1)
    expect(page.locator(f"main {DUTY}").first).to_be_in_viewport(ratio=1)
    button.tap()
    page.wait_for_url("**/employee/find/")
    expect(page.locator(".pb-choice").first).to_be_in_viewport(ratio=1)


def test_a_keyboard_alone_comes_to_whom_to_tell(visit: Start) -> None:
    reader = visit()
    page = reader.to("employee/triage/first-look/")
    page.locator("main a", has_text="one by one").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/#first-look")
    expect(page.locator(".pb-finder__count")).to_have_text("Question 1 of at most 5")
    expect(heading(page)).to_have_text("Could someone be hurt, or are personal data at risk?")
    assert page.evaluate("document.activeElement.matches('.pb-finder__stage h2')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/#first-look/harm=safety")
    expect(heading(page)).to_have_text("How many critical mentions an hour?")
    page.keyboard.press("3")
    page.wait_for_url("**/find/#first-look/harm=safety/reach=wide")
    expect(heading(page)).to_have_text("Somebody could be hurt, and many know")
    assert page.evaluate("document.activeElement.matches('.pb-finder__stage h2')")
    expect(page.locator("[role=status]", has_text="many know")).to_have_count(1)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Duty officer"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "tel:+353209100108"
    assert reader.complaints == []


def test_it_asks_only_what_still_matters(visit: Start) -> None:
    page = visit().to("employee/find/#first-look/harm=none/who=impostor")
    expect(heading(page)).to_have_text("How many critical mentions an hour?")
    expect(page.locator(".pb-finder__count")).to_have_text("Question 3 of at most 3")


def test_an_address_shows_its_answer_and_the_way_back_is_open(visit: Start) -> None:
    page = visit().to(ANSWER)
    expect(heading(page)).to_have_text("Somebody could be hurt, and many know")
    page.locator(".pb-finder__back").click()
    expect(heading(page)).to_have_text("How many critical mentions an hour?")
    page.locator(".pb-choice", has_text="Under 20").click()
    expect(heading(page)).to_have_text("Somebody could be hurt")
    page.go_back()
    expect(heading(page)).to_have_text("How many critical mentions an hour?")
    page.go_back()
    expect(heading(page)).to_have_text("Somebody could be hurt, and many know")
    page.locator(".pb-finder__path a").first.click()
    expect(heading(page)).to_have_text("Could someone be hurt, or are personal data at risk?")


def test_an_answer_says_who_how_by_when_what_to_say_and_what_not_to_do(visit: Start) -> None:
    stage = visit(viewport=PHONE).to(ANSWER).locator(".pb-finder__stage")
    expect(stage.locator(f".pb-sheet__part--tell {DUTY}")).to_be_in_viewport()
    expect(stage.locator(".pb-sheet__part--times")).to_contain_text("5 minutes")
    expect(stage.locator(".pb-sheet__part--do a").first).to_have_attribute(
        "href", re.compile("plays/safety-warning/")
    )
    expect(stage.locator(".pb-words-to-say__text")).to_contain_text("Is everybody all right?")
    expect(stage.locator(".pb-sheet__part--dont li").first).to_contain_text("Do not ask how they held it")


def test_every_answer_leads_to_its_section_on_the_page_of_the_table(visit: Start) -> None:
    page = visit().to("employee/find/#first-look/bait")
    expect(page.locator(".pb-finder__stage")).to_contain_text("An answer would carry the insult")
    page.locator(".pb-sheet__source a").locator("visible=true").click()
    page.wait_for_url("**/employee/triage/first-look/#bait")
    expect(page.locator("[id=bait]")).to_be_in_viewport()


def test_the_blanks_of_a_text_are_filled_and_it_is_copied(visit: Start) -> None:
    reader = visit(permissions=["clipboard-read", "clipboard-write"])
    stage = reader.to(ANSWER).locator(".pb-finder__stage")
    copy = stage.locator("[data-copy-words]").first
    stage.get_by_label("First name").fill("Ines $& [x]")
    copy.click()
    expect(copy).to_have_text("Copied. Blanks are still empty.")
    stage.get_by_label("The time of our next update").fill("18:00 Athens time")
    expect(stage.locator(".pb-words-to-say__text").first).to_contain_text("Next news by 18:00 Athens time")
    copy.click()
    expect(copy).to_have_text("Copied")
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert "Next news by 18:00 Athens time, and in any case" in copied
    assert copied.endswith("Ines $& [x], social desk")
    assert "[first name]" not in copied
    assert reader.complaints == []


def test_who_does_not_know_an_answer_gets_the_worse_and_what_else_it_may_be(visit: Start) -> None:
    page = visit().to("employee/find/#first-look/harm=safety")
    page.locator(".pb-finder__unsure").click()
    page.wait_for_url("**/find/#first-look/harm=safety/reach=?")
    expect(heading(page)).to_have_text("Somebody could be hurt, and many know")
    doubt = page.locator(".pb-callout--warning", has_text="In doubt")
    doubt.get_by_role("link", name="Somebody could be hurt", exact=True).click()
    page.wait_for_url("**/find/#first-look/safety")
    expect(heading(page)).to_have_text("Somebody could be hurt")


@pytest.mark.parametrize(
    "hash", ["first-look/harm=gone/reach=wide", "first-look/gone", "first-look/gone=yes", "%E0%A4%A"]
)
def test_an_address_of_other_days_is_asked_again_and_says_why(visit: Start, hash: str) -> None:
    reader = visit()
    page = reader.to(f"employee/find/#{hash}")
    expect(page.locator(".pb-finder__stage")).to_contain_text("The questions have changed")
    expect(page.locator(".pb-choice").first).to_be_visible()
    assert reader.complaints == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_on_a_question_and_an_answer(visit: Start, colours: str) -> None:
    reader = visit(viewport=PHONE, has_touch=True, color_scheme=colours)
    for hash in (
        "first-look",
        "first-look/harm=safety/reach=wide",
        "first-look/harm=?/reach=?/who=?/about=?/facts=?",
    ):
        reader.page.goto("about:blank")
        assert violations(reader.to(f"employee/find/#{hash}")) == [], hash


def test_the_copy_on_a_disk_finds_too(visit: Start, starter: Site, tmp_path: Path) -> None:
    with ZipFile(starter.folder / "employee/offline/handbook.zip") as archive:
        archive.extractall(tmp_path)
    reader = visit(host=f"{(tmp_path / 'handbook').as_uri()}/")
    page = reader.to("index.html")
    page.locator("main a", has_text="What do I do now?").first.click()
    page.locator(".pb-choice", has_text="First look").click()
    page.locator(".pb-choice", has_text="could be hurt").click()
    page.locator(".pb-choice", has_text="100 or more").click()
    expect(heading(page)).to_have_text("Somebody could be hurt, and many know")
    page.locator(".pb-sheet__part--do a").locator("visible=true").first.click()
    assert page.locator("h1").inner_text() == "Somebody could be hurt"
    assert reader.complaints == []


def test_without_scripts_it_is_a_list_of_decisions_to_read(visit: Start) -> None:
    page = visit(java_script_enabled=False, viewport=PHONE).to("employee/find/")
    line = page.locator("details[id='first-look/safety-wide']")
    expect(page.locator(".pb-finder__live")).to_be_hidden()
    expect(page.locator(f"main {DUTY}").first).to_be_visible()
    summary = line.locator("summary").first
    expect(summary).to_contain_text("Yes, somebody could be hurt")
    expect(summary).to_contain_text("100 or more")
    summary.click()
    expect(line.locator(f".pb-sheet__part--tell {DUTY}")).to_be_visible()
    expect(line.locator("input:visible, button:visible")).to_have_count(0)


def test_once_loaded_it_needs_no_network(visit: Start) -> None:
    reader = visit()
    page = reader.to_the_end("employee/find/")
    page.context.set_offline(True)
    asked = len(reader.asked)
    page.locator(".pb-choice", has_text="journalist").click()
    page.locator(".pb-choice", has_text="Somebody is hurt").click()
    expect(heading(page)).to_have_text("The caller speaks of somebody hurt")
    assert [url for url in reader.asked[asked:] if "favicon" not in url] == []


@pytest.mark.parametrize("audience", ["employee", "comms"])
def test_the_crisis_card_prints_on_one_side_of_a6(visit: Start, audience: str) -> None:
    page = visit().to(f"{audience}/crisis-card/")
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    width, height = map(float, re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)", paper)[0])
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (105, 148)
    page.emulate_media(media="print")
    card = page.locator(".pb-crisis-card")
    assert card.evaluate("card => card.scrollHeight <= card.clientHeight")
    expect(card.locator(DUTY)).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
