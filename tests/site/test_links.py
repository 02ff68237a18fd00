import json
from pathlib import Path

import pytest

from generator.site.links import broken

HEAD = '<!doctype html><html lang=en><head><link rel="stylesheet" href="{up}assets/a.css"></head>'


def page(body: str, up: str = "") -> str:
    return HEAD.format(up=up) + f'<body><h1 id="top">x</h1>{body}</body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site in which every link leads somewhere."""
    put(
        tmp_path,
        "assets/a.css",
        "a { background: url(b.png) } b { background: url('data:image/png;base64,xx') }",
    )
    put(tmp_path, "assets/b.png", "")
    put(tmp_path, "index.html", page('<a href="plays/">Plays</a> <a href="#top">up</a>'))
    put(tmp_path, "plays/index.html", page('<h2 id="refund">Refund</h2><a href="../#top">Home</a>', "../"))
    return tmp_path


def put(site: Path, name: str, text: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text)


def test_a_site_whose_links_all_lead_somewhere_has_nothing_to_say(site: Path):
    assert broken(site) == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ('<a href="plays/gone/">x</a>', "index.html: 'plays/gone/' leads nowhere"),
        ("<a class=x href=plays/gone/>x</a>", "index.html: 'plays/gone/' leads nowhere"),
        ('<a href="plays/#gone">x</a>', "index.html: 'plays/#gone' leads to a page that has no 'gone'"),
        ('<a href="#gone">x</a>', "index.html: '#gone' leads to a page that has no 'gone'"),
        ('<a href="../outside/">x</a>', "index.html: '../outside/' leads nowhere"),
        ('<a href="plays">x</a>', "index.html: 'plays' leads nowhere"),
        ('<a href="/plays/">x</a>', "index.html: '/plays/' counts from the top, so the site cannot be moved"),
        ('<img src="assets/gone.png">', "index.html: 'assets/gone.png' leads nowhere"),
        ('<img srcset="assets/b.png 1x, assets/c.png 2x">', "index.html: 'assets/c.png' leads nowhere"),
        ('<svg><use href="assets/c.svg#x"></use></svg>', "index.html: 'assets/c.svg#x' leads nowhere"),
        ('<script src="assets/c.js"></script>', "index.html: 'assets/c.js' leads nowhere"),
        (
            '<meta http-equiv="refresh" content="0; url=plays/gone/">',
            "index.html: 'plays/gone/' leads nowhere",
        ),
        ('<script data-to="plays/gone/"></script>', "index.html: 'plays/gone/' leads nowhere"),
        (
            '<script id="__moved" type="application/json">{"old": "plays/#gone"}</script>',
            "index.html: 'plays/#gone' leads to a page that has no 'gone'",
        ),
        ('<p id="x"></p><b id="x"></b>', "index.html: the id 'x' stands twice"),
        (
            '<img src="https://example.org/x.png">',
            "index.html: 'https://example.org/x.png' is loaded from another place, or is no address",
        ),
        (
            '<link rel="stylesheet" href="https://example.org/x.css">',
            "index.html: 'https://example.org/x.css' is loaded from another place, or is no address",
        ),
        ('<script src="//example.org/x.js"></script>', "index.html: '//example.org/x.js' is on another host"),
        (
            '<iframe src="https://example.org"></iframe>',
            "index.html: 'https://example.org' is loaded from another place, or is no address",
        ),
        (
            '<a href="javascript:alert(1)">x</a>',
            "index.html: 'javascript:alert(1)' is loaded from another place, or is no address",
        ),
        (
            '<a href="&#106;avascript:alert(1)">x</a>',
            "index.html: 'javascript:alert(1)' is loaded from another place, or is no address",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_named_with_its_page(site: Path, body: str, line: str):
    put(site, "index.html", page(body))

    assert line in broken(site)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://example.org/x">x</a>',
        '<a href="mailto:a@example.org?subject=x">x</a>',
        '<a href="tel:+48221234567">x</a>',
        '<a href="plays/?q=1#refund">x</a>',
        '<a href="plays/index.html#refund">x</a>',
        '<a href="plays/../plays/./">x</a>',
        '<a href="plays/#%72efund">x</a>',
        '<a href="./">x</a><a href=".">x</a><a href="">x</a><a href="#">x</a>',
        '<img src="data:image/gif;base64,xx">',
        '<link rel="canonical" href="https://handbook.example/">',
        '<!-- <a href="gone/">x</a> -->',
        "<script>const x = '<a href=\"gone/\">';</script>",
        '<pre>href="gone/"</pre>',
        '<p title="href=gone/ > x">x</p>',
    ],
)
def test_links_that_lead_somewhere_and_texts_that_look_like_links_are_left_alone(site: Path, body: str):
    put(site, "index.html", page(body))

    assert broken(site) == []


def test_links_in_style_sheets_count_from_the_sheet(site: Path):
    put(site, "assets/a.css", "@import 'more.css'; @font-face { src: url(\"../fonts/a.woff2\") }")

    assert broken(site) == [
        "assets/a.css: '../fonts/a.woff2' leads nowhere",
        "assets/a.css: 'more.css' leads nowhere",
    ]


def test_a_style_sheet_loads_nothing_from_another_host(site: Path):
    put(site, "assets/a.css", "@import url(https://example.org/font.css);")

    assert len(broken(site)) == 1


def test_every_place_that_the_search_can_lead_to_exists(site: Path):
    places = ["", "plays/", "plays/#refund", "plays/#gone", "gone/"]
    put(site, "search/search_index.json", json.dumps({"docs": [{"location": place} for place in places]}))

    assert broken(site) == [
        "search/search_index.json: '../gone/' leads nowhere",
        "search/search_index.json: '../plays/#gone' leads to a page that has no 'gone'",
    ]


def test_the_page_for_unknown_addresses_alone_counts_from_the_top(site: Path):
    body = '<body data-base="/handbook/"><link rel="stylesheet" href="/handbook/assets/{}.css">'
    put(site, "404.html", body.format("a"))
    assert broken(site) == []

    put(site, "404.html", body.format("gone"))
    assert broken(site) == ["404.html: './assets/gone.css' leads nowhere"]
