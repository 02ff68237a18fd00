"""Readers with a browser: pages load light and ask nobody else, search and filters find, roles fit paper."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.whole.published import Site
from tests.whole.visit import Visit

pytestmark = pytest.mark.browser

MOST_BYTES = 300_000
NOT_COUNTED = ("/search/search_index.json",)
MOST_SHIFT = 0.05
WATCH_SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) window.shifted += shift.value;
}).observe({ type: "layout-shift", buffered: true });"""


@cache
def sent(file: Path) -> int:
    """How many bytes a server sends for a file: packed once and for all where that is smaller."""
    packed = file.with_name(file.name + ".gz")
    return packed.stat().st_size if packed.is_file() else len(file.read_bytes())


def asked_files(reader: Visit, folder: Path) -> list[Path]:
    """The files behind what a page asked for."""
    paths = dict.fromkeys(urlsplit(url).path for url in reader.asked if url.startswith(reader.host))
    files = (folder / path.lstrip("/") for path in paths if not path.endswith(NOT_COUNTED))
    return [file / "index.html" if file.is_dir() else file for file in files]


def test_a_first_visit_is_light_and_still_and_goes_to_no_other_host(
    visit: Callable[..., Visit], starter: Site
) -> None:
    faults = []
    for place in starter.families:
        reader = visit()
        reader.page.add_init_script(WATCH_SHIFTS)
        page = reader.to_the_end(place.path)
        size = sum(map(sent, asked_files(reader, starter.folder)))
        shift = page.evaluate("window.shifted")
        faults += reader.complaints
        faults += [f"{place.path}: {size} bytes"] if not 20_000 < size < MOST_BYTES else []
        faults += [f"{place.path}: moves by {shift}"] if shift >= MOST_SHIFT else []
        page.context.close()
    assert not faults, "\n".join(faults)


def test_what_is_packed_for_the_server_is_what_is_served_plain(starter: Site) -> None:
    packed = sorted((starter.folder / "employee").rglob("*.gz"))
    assert packed
    for file in packed:
        assert gzip.decompress(file.read_bytes()) == file.with_suffix("").read_bytes()


# Search


@pytest.mark.parametrize(
    ("audience", "words", "path"),
    [
        ("employee", "duty officer", "employee/roles/duty-officer/"),
        ("comms", "kettle", "comms/statements/kettle-faq/"),
        ("comms", "late parcel", "comms/plays/late-parcel/"),
        ("facilitator", "kettle lid", "facilitator/scenarios/kettle-lid-scald/facilitator/"),
    ],
)
def test_search_finds_by_a_word_and_leads_there(
    visit: Callable[..., Visit], audience: str, words: str, path: str
) -> None:
    reader = visit()
    page = reader.to(f"{audience}/")
    page.locator(".md-search__input").press_sequentially(words)
    hit = page.locator(f".md-search-result__link[href*='/{path}']").first
    hit.wait_for(state="attached")
    hit.evaluate("link => link.click()")
    page.wait_for_url(f"**/{path}*")
    expect(page.locator("h1")).to_be_visible()
    assert reader.complaints == []


def test_a_found_section_opens_at_its_permanent_anchor(visit: Callable[..., Visit]) -> None:
    page = visit().to("comms/")
    page.locator(".md-search__input").press_sequentially("stand-in")
    hit = page.locator(".md-search-result__link[href*='#']").first
    hit.wait_for(state="attached")
    anchor = urlsplit(str(hit.get_attribute("href"))).fragment
    hit.evaluate("link => link.click()")
    page.wait_for_url(f"**#{anchor}")
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


# What a page can do


@pytest.mark.parametrize("audience", ["employee", "facilitator"])
def test_every_index_filters_by_words_and_by_choice(
    visit: Callable[..., Visit], starter: Site, audience: str
) -> None:
    reader = visit()
    indexes = [p for p in starter.places if p.audience == audience and p.family.endswith("-index")]
    assert len(indexes) > 5
    for place in indexes:
        page = reader.to(place.path)
        form, cards = page.locator("form[data-filter]"), page.locator("[data-words]")
        if not form.count():
            assert cards.count() < 8, f"{place.path}: a long list without a filter"
            continue
        total = cards.count()
        title = cards.last.locator(".pb-card__link, th a").first.inner_text()
        form.locator("input[name=words]").fill(title.upper())
        expect(cards.last).to_be_visible()
        for card in cards.locator("visible=true").all():
            said = (card.get_attribute("data-words") or "").lower()
            assert all(word in said for word in title.lower().split()), f"{place.path}: {said}"
        form.locator("input[name=words]").fill("zzzz")
        expect(cards.locator("visible=true")).to_have_count(0)
        expect(form.locator("[role=status]")).not_to_be_empty()
        form.locator("input[name=words]").fill("")
        expect(cards.locator("visible=true")).to_have_count(total)
        for choice in form.locator("select").all():
            choice.select_option(index=1)
            name, value = choice.get_attribute("name"), choice.input_value()
            shown = page.locator("[data-words]:visible").all()
            assert shown, f"{place.path}: the choice '{value}' fits nothing"
            assert all(value in (card.get_attribute(f"data-{name}") or "").split() for card in shown)
            choice.select_option(index=0)
    assert reader.complaints == []


def test_a_statement_is_copied_word_for_word(visit: Callable[..., Visit], starter: Site) -> None:
    reader = visit(permissions=["clipboard-read", "clipboard-write"])
    page = reader.to("comms/statements/product-safety-holding/")
    button = page.locator("button[data-copy]").first
    wanted = page.locator(f"[id='{button.get_attribute('data-copy')}']")
    text = wanted.get_attribute("data-text") or wanted.inner_text()
    button.click()
    expect(button).to_have_text(str(button.get_attribute("data-done")))
    assert page.evaluate("navigator.clipboard.readText()") == text.strip()
    assert len(text.split()) > 20


def test_the_colours_change_at_a_click_and_stay(visit: Callable[..., Visit]) -> None:
    page = visit(color_scheme="light").to("employee/plays/")
    chosen = "document.body.dataset.mdColorScheme"
    before = page.evaluate(chosen)
    while page.evaluate(chosen) == before:
        page.locator(".pb-palette label:visible").click()
    page.locator(".pb-card__link").first.click()
    page.wait_for_load_state()
    assert (before, page.evaluate(chosen)) == ("default", "slate")


# Paper


@pytest.mark.parametrize("audience", ["employee", "comms"])
def test_every_role_prints_on_one_sheet(visit: Callable[..., Visit], starter: Site, audience: str) -> None:
    reader = visit()
    sheets = {}
    for place in starter.of("role", audience):
        paper = reader.to(place.path).pdf(format="A4", prefer_css_page_size=True)
        sheets[place.path] = len(re.findall(rb"/Type\s*/Page\b", paper))
    assert len(sheets) >= 14
    assert {path: count for path, count in sheets.items() if count != 1} == {}
