"""The theme in a real browser: it reads, works by keyboard, prints, finds, and breaks no promise."""

import functools
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from markupsafe import Markup
from playwright.sync_api import Browser, Page, sync_playwright

from generator.finding import Finding, Place, Severity
from tests.chromium import CHROMIUM
from tests.site.sample_edition import EDITION, PLAY, built, with_page

pytestmark = pytest.mark.browser

ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDE, PHONE = {"width": 1400, "height": 900}, {"width": 390, "height": 844}


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder below `/under/here/`, and our 404 page for what is missing."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/under/here"))

    def send_error(self, code: int, *_: object) -> None:
        site = self.path.removeprefix("/under/here").split("/")[1]
        page = Path(self.directory, site, "404.html")
        body = page.read_bytes() if page.exists() else b"nothing here"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    finding = Finding("x", Severity.ERROR, "no such role", Place("roles/a.yaml", 3, 5), "write another")
    folder = tmp_path_factory.mktemp("sites")
    built(EDITION, folder / "en")
    built(EDITION, folder / "findings", findings=[finding])
    built(replace(EDITION, language="ar", direction="rtl"), folder / "ar")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class Visit:
    """A page opened by somebody, with all it complained about and asked for."""

    def __init__(self, browser: Browser, **how: object) -> None:
        self.context = browser.new_context(**{"viewport": WIDE, "locale": "en", **how})  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def to(self, address: str) -> Page:
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")
        return self.page


@pytest.fixture
def visit(browser: Browser) -> Iterator[object]:
    visits: list[Visit] = []

    def start(**how: object) -> Visit:
        visits.append(Visit(browser, **how))
        return visits[-1]

    yield start
    for made in visits:
        made.context.close()


def violations(page: Page) -> list[str]:
    found = json.loads(json.dumps(Axe().run(page).response))["violations"]
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:120]} {v['nodes'][0]['failureSummary'][:300]}" for v in found
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize(
    "address", ["en/", "en/plays/", "en/plays/injury/", "ar/plays/injury/", "findings/plays/", "en/404.html"]
)
def test_axe_finds_no_violation(visit, served: str, scheme: str, viewport: object, address: str) -> None:
    page = visit(color_scheme=scheme, viewport=viewport, bypass_csp=True).to(served + address)
    assert violations(page) == []


def test_an_open_search_and_an_open_drawer_have_no_violation_either(visit, served: str) -> None:
    page = visit(bypass_csp=True).to(served + "en/plays/injury/")
    page.locator(".md-search__input").press_sequentially("customer")
    page.locator(".md-search-result__item").first.wait_for()
    page.evaluate("Promise.all(document.getAnimations().map(moving => moving.finished))")
    assert violations(page) == []
    page = visit(bypass_csp=True, viewport=PHONE).to(served + "en/plays/injury/")
    page.locator(".pb-drawer-button").click()
    page.locator(".pb-menu").wait_for(state="visible")
    assert violations(page) == []


@pytest.mark.parametrize("address", ["en/", "en/plays/injury/", "ar/plays/injury/"])
def test_a_page_complains_of_nothing_and_asks_no_other_host(visit, served: str, address: str) -> None:
    visited = visit()
    page = visited.to(served + address)
    page.locator(".md-search__input").press_sequentially("customer")
    page.locator(".md-search-result__item").first.wait_for()
    assert visited.complaints == []
    assert [url for url in visited.asked if not url.startswith((served, "data:", "blob:"))] == []


def test_search_finds_a_section_by_its_anchor_and_a_page_by_its_keywords(visit, served: str) -> None:
    page = visit().to(served + "en/")
    page.locator(".md-search__input").press_sequentially("customer")
    page.locator(".md-search-result__item a").first.wait_for()
    links = page.eval_on_selector_all(".md-search-result__item a", "all => all.map(a => a.href)")
    assert [link.partition("?")[0] for link in links][1] == f"{served}en/plays/injury/"
    assert any("#when" in link for link in links)
    page.locator(".md-search__input").fill("")
    page.locator(".md-search__input").press_sequentially("allergen")
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.startsWith('1 ')")
    assert "Somebody was hurt" in page.locator(".md-search-result__item").first.inner_text()


def test_hostile_text_runs_nowhere_and_shows_as_text_in_results(visit, browser, tmp_path: Path) -> None:
    hostile = '"><img src=x onerror=alert(1)>'
    section = replace(PLAY.sections[0], title=hostile, html=Markup("<p>{} allergic</p>").format(hostile))
    edition = with_page(replace(PLAY, title=hostile, summary=hostile + " allergic", sections=(section,)))
    site = built(replace(edition, name=hostile), tmp_path / "site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    visited = visit(bypass_csp=True)
    alerts: list[str] = []
    visited.page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page = visited.to(f"http://127.0.0.1:{server.server_port}/plays/injury/")
    page.locator(".md-search__input").press_sequentially("allergic")
    page.locator(".md-search-result__item").first.wait_for()
    assert hostile in page.locator(".md-search-result").inner_text()
    assert page.locator(".md-search-result img, h1 img, .md-header img").count() == 0
    assert alerts == []
    server.shutdown()


def test_old_anchors_and_addresses_lead_to_the_new_place(visit, served: str) -> None:
    page = visit().page
    for old, new in {
        "en/plays/wound/": "en/plays/injury/",
        "en/plays/wound/#old": "en/plays/injury/#steps",
        "en/plays/wound/#when": "en/plays/injury/#when",
        "en/plays/#gone": "en/roles/lead/",
    }.items():
        page.goto("about:blank")
        page.goto(served + old)
        page.wait_for_url(served + new)


def test_an_old_address_leads_on_without_scripts(visit, served: str) -> None:
    page = visit(java_script_enabled=False).page
    page.goto(served + "en/plays/wound/")
    page.wait_for_url(served + "en/plays/injury/")


def test_without_scripts_the_page_reads_the_drawer_opens_and_no_search_is_offered(visit, served: str) -> None:
    page = visit(java_script_enabled=False, viewport=PHONE).to(served + "en/plays/injury/")
    assert page.locator("#steps").is_visible()
    assert not page.locator(".md-search").is_visible()
    assert not page.locator("label.md-header__button[for=__search]").is_visible()
    assert not page.locator("[data-print]").is_visible()
    assert not page.locator(".pb-menu").is_visible()
    page.locator(".pb-drawer-button").click()
    page.locator(".pb-menu__link", has_text="Plays").click()
    page.wait_for_url(served + "en/plays/")


def test_a_keyboard_reaches_the_content_the_menu_and_the_colours(visit, served: str) -> None:
    page = visit(viewport=PHONE).to(served + "en/plays/injury/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.pb-skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "__content"
    page = visit(viewport=PHONE).to(served + "en/plays/injury/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "__drawer"
    page.keyboard.press("Space")
    page.locator(".pb-menu").wait_for(state="visible")
    page.keyboard.press("Escape")
    page.locator(".pb-menu").wait_for(state="hidden")
    page.locator("#__palette_0").focus()
    before = page.evaluate("document.body.dataset.mdColorScheme")
    page.keyboard.press("ArrowUp")
    assert (before, page.evaluate("document.body.dataset.mdColorScheme")) == ("default", "slate")


def test_the_chosen_colours_hold_on_the_next_page_and_before_anything_is_painted(visit, served: str) -> None:
    visited = visit(color_scheme="light")
    page = visited.to(served + "en/")
    for _ in range(2):
        page.locator(".pb-palette label:visible").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.add_init_script("""addEventListener("DOMContentLoaded", () => {
        document.documentElement.dataset.seen = document.body.dataset.mdColorScheme; });""")
    page = visited.to(served + "en/plays/injury/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


@pytest.mark.parametrize(
    "viewport",
    [WIDE, PHONE, {"width": 800, "height": 900}, {"width": 320, "height": 700}],
    ids=["wide", "phone", "tablet", "zoomed"],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_sticks_out_sideways(visit, served: str, viewport: object, language: str) -> None:
    for address in ("", "plays/", "plays/injury/"):
        page = visit(viewport=viewport).to(f"{served}{language}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_right_to_left_pages_are_mirrored(visit, served: str) -> None:
    page = visit().to(served + "ar/plays/injury/")
    menu, text = page.locator(".pb-menu").bounding_box(), page.locator("h1").bounding_box()
    assert menu is not None
    assert text is not None
    assert menu["x"] > text["x"] + text["width"]


def test_the_page_does_not_move_while_it_loads(visit, served: str) -> None:
    page = visit().page
    page.add_init_script("""window.moved = 0; new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) window.moved += shift.value;
    }).observe({ type: "layout-shift", buffered: true });""")
    page.goto(served + "en/plays/injury/")
    page.wait_for_timeout(500)
    assert page.evaluate("window.moved") < 0.01


def test_paper_shows_the_text_and_no_chrome(visit, served: str) -> None:
    page = visit().to(served + "en/plays/injury/")
    page.emulate_media(media="print")
    for gone in (".md-header", ".pb-menu", ".pb-tools", ".pb-footer", ".md-nav--secondary", ".headerlink"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator("#steps").is_visible()
    assert page.locator(".pb-printed").is_visible()


@pytest.mark.parametrize("missing", ["en/nowhere/", "under/here/en/a/b/c/nowhere/", "under/here/ar/nowhere"])
def test_the_page_for_missing_addresses_finds_its_site_below_any_path(
    visit, served: str, missing: str
) -> None:
    page = visit().to(served + missing)
    home = ("/under/here/" if "under" in missing else "/") + ("ar/" if "/ar/" in missing else "en/")
    page.locator(f"main a[href='{home}']").wait_for()
    page.locator(".pb-band").wait_for()


def test_a_page_opened_from_a_disk_reads_and_offers_no_search(visit, tmp_path: Path) -> None:
    visited = visit()
    page = visited.to((built(EDITION, tmp_path / "site") / "plays/injury/index.html").as_uri())
    assert page.locator("#steps").is_visible()
    assert page.locator(".md-search").count() == 0
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
    assert visited.complaints == []
