import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from markupsafe import Markup
from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

from generator.page import Edition, MenuEntry, Page, Section
from generator.site import engine, links, offline
from tests.chromium import CHROMIUM

LOOK = """\
site_name: Playbook
plugins: [playbook]
theme: {name: material, font: false}
"""


def edition() -> Edition:
    home = Page(
        "", "Aurora handbook", "home", Markup('<p><a href="offline/handbook.zip">Take it along</a></p>')
    )
    refund = Section(
        "steps", 2, "Steps", Markup('<p>Say sorry, then look at <a href="../#all">all plays</a>.</p>')
    )
    plays = Section("all", 2, "All plays", Markup('<p><a href="refund/">Refund</a></p>'))
    return Edition(
        "employee",
        "en",
        "ltr",
        "Aurora handbook",
        (
            home,
            Page("plays/", "Plays", "plays", sections=(plays,)),
            Page("plays/refund/", "Refund", "play", sections=(refund,)),
        ),
        (MenuEntry("Home", ""), MenuEntry("Plays", "plays/")),
        {"plays/pay-back/": "plays/refund/", "plays/refund/#old": "plays/refund/#steps"},
        {"data/roles.csv": b"role\n"},
    )


def pack(site: Path) -> None:
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    offline.pack(site, names)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("offline")
    (root / "mkdocs.yml").write_text(LOOK)
    (root / "site").mkdir()
    engine.build(edition(), root / "mkdocs.yml", root / "site", 1_700_000_000)
    pack(root / "site")
    return root / "site"


@pytest.fixture(scope="module")
def unpacked(built: Path) -> Path:
    folder = built.parent / "unpacked"
    with ZipFile(built / "offline" / "handbook.zip") as archive:
        archive.extractall(folder)
    return folder / "handbook"


def test_every_link_of_the_copy_names_a_file(unpacked: Path):
    html = "".join(page.read_text() for page in unpacked.rglob("*.html"))

    assert 'href="refund/index.html"' in html
    assert 'href="../index.html#all"' in html
    assert not [target for target in html.split('href="')[1:] if target.split('"')[0].endswith("/")]
    assert links.broken(unpacked) == ["index.html: 'offline/handbook.zip' leads nowhere"]


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("plays/", "plays/index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../#x", "../index.html#x"),
        ("plays/?a=b/#c/", "plays/index.html?a=b/#c/"),
        ("#x", "#x"),
        ("a.csv", "a.csv"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_folder_becomes_its_file_and_nothing_else_changes(target: str, file: str):
    assert offline.file_of(target) == file


def test_two_archives_of_one_edition_are_the_same_bytes(built: Path, tmp_path: Path):
    again = shutil.copytree(built, tmp_path / "again", copy_function=shutil.copyfile)
    (again / offline.ARCHIVE).unlink()
    pack(again)

    assert (again / offline.ARCHIVE).read_bytes() == (built / offline.ARCHIVE).read_bytes()


def test_what_needs_a_server_is_left_out(built: Path):
    with ZipFile(built / offline.ARCHIVE) as archive:
        names = archive.namelist()

    assert "handbook/index.html" in names
    assert "handbook/data/roles.csv" in names
    assert not [name for name in names if "search" in name or name.endswith(("404.html", ".zip"))]
    assert {name.split("/")[0] for name in names} == {"handbook"}


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser.new_page()
        browser.close()


@pytest.mark.browser
def test_the_copy_reads_and_walks_without_a_server(tab: Tab, unpacked: Path):
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)

    tab.goto((unpacked / "index.html").as_uri())
    assert tab.locator(".md-header").evaluate("header => getComputedStyle(header).position") in (
        "sticky",
        "fixed",
    )
    assert not tab.get_by_text("Take it along").is_visible()
    assert not tab.locator(".md-search").is_visible()
    tab.goto((unpacked / "plays/index.html").as_uri())
    tab.get_by_role("main").get_by_role("link", name="Refund").click()
    tab.get_by_role("heading", name="Refund").wait_for()
    tab.get_by_role("link", name="all plays").click()
    assert tab.url == (unpacked / "plays/index.html").as_uri() + "#all"
    assert faults == []


@pytest.mark.browser
def test_old_addresses_lead_on_in_the_copy_too(tab: Tab, unpacked: Path):
    tab.goto((unpacked / "plays/pay-back/index.html").as_uri())
    tab.wait_for_url("**/plays/refund/index.html")
    tab.goto((unpacked / "plays/refund/index.html").as_uri() + "#old")
    tab.wait_for_url("**/plays/refund/index.html#steps")
