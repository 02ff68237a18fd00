import json
import logging
import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.finding import Finding, Place, Severity
from generator.page import Crumb, Edition, MenuEntry, Page, Section
from generator.site import csp, engine, search_index
from generator.site.faults import LookFault, SiteFault
from tests.site.sample_edition import EDITION, EPOCH, LOOK, PLAY, STEPS, built, read, with_page

HOSTILE = (
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}${7*7}",
    "<![CDATA[ <!-- ",
    "</title></script><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "&lt;b&gt; & \\u003cb\\u003e",
    "abc\u202etxt.exe",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(EDITION, tmp_path_factory.mktemp("site") / "site")


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text outside scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, tag: str, attribute: str) -> list[str]:
        return [a[attribute] or "" for t, a in self.found if t == tag and attribute in a]


def everywhere(site: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(site.rglob("*.html")))


def test_each_page_stands_at_its_address_with_title_lead_sections_and_foot(site: Path) -> None:
    html = read(site, "plays/injury/")
    assert "<title>Somebody was hurt · Harbour playbook</title>" in html
    assert "<h1>Somebody was hurt</h1>" in html
    assert '<meta name="description" content="What to do first">' in html
    order = ["Care before speed", 'id="when"', 'id="steps"', 'id="first"', "Owner: the lead"]
    assert [html.index(part) for part in order] == sorted(html.index(part) for part in order)


def test_sections_are_headings_of_their_level_with_a_named_permanent_link(site: Path) -> None:
    html = read(site, "plays/injury/")
    assert (
        '<h3 id="first">The first five minutes'
        '<a class="headerlink" href="#first" aria-label="Permanent link"></a></h3>' in html
    )


def test_the_contents_list_nests_small_sections_below_large_ones(site: Path) -> None:
    contents = read(site, "plays/injury/").split('aria-labelledby="__toc"')[1].split("</nav>")[0]
    assert re.findall(r'href="(#\w+)"', contents) == ["#when", "#steps", "#first"]
    assert contents.count("<ul") == 2


def test_the_menu_holds_what_the_edition_says_and_marks_the_collection_of_a_page(site: Path) -> None:
    menu = read(site, "plays/injury/").split('class="pb-menu"')[1].split("</nav>")[0]
    assert re.findall(r'href="([^"]*)"( aria-current="\w+")?>([^<]*)', menu) == [
        ("../../", "", "Home"),
        ("../../plays/", ' aria-current="true"', "Plays"),
        ("../../roles/lead/", "", "Lead"),
    ]
    assert '<span class="pb-menu__title">Act</span>' in menu
    assert 'href="../plays/" aria-current="page"' in read(site, "plays/")
    assert 'href="./" aria-current="page">Home' in read(site, "")


def test_members_of_a_collection_do_not_make_other_pages_longer(tmp_path: Path) -> None:
    many = replace(
        EDITION, pages=(*EDITION.pages, *(replace(PLAY, address=f"plays/p{n}/") for n in range(20)))
    )
    one, more = built(EDITION, tmp_path / "one"), built(many, tmp_path / "more")
    assert read(one, "plays/injury/") == read(more, "plays/injury/")


def test_the_way_home_stands_above_the_title(site: Path) -> None:
    crumbs = read(site, "plays/injury/").split('class="pb-crumbs"')[1].split("</nav>")[0]
    assert re.findall(r'href="([^"]*)">([^<]*)', crumbs) == [("../../", "Home"), ("../", "Plays")]


@pytest.mark.parametrize(
    ("audience", "mark"),
    [("employee", "Employee edition"), ("comms", "Comms edition"), ("facilitator", "Facilitator edition")],
)
def test_every_page_says_in_words_whose_edition_it_is(tmp_path: Path, audience: str, mark: str) -> None:
    site = built(replace(EDITION, audience=audience), tmp_path / "site")
    for address in ("", "plays/", "plays/injury/"):
        assert f'<p class="pb-mark">{mark}</p>' in read(site, address)
    assert mark in (site / "404.html").read_text()


def test_a_page_leads_to_its_source_only_over_the_web(tmp_path: Path) -> None:
    assert 'href="https://git.example/edit/playbook/plays/injury.yaml"' in read(
        built(EDITION, tmp_path / "a"), "plays/injury/"
    )
    for odd in ("javascript:alert(1)", "data:text/html,x", "//elsewhere.example", '"><script>'):
        site = built(with_page(replace(PLAY, edit_url=odd)), tmp_path / str(abs(hash(odd))))
        assert 'rel="edit"' not in read(site, "plays/injury/")


@pytest.mark.parametrize(
    ("written", "lang", "direction"),
    [
        ("en", "en", "ltr"),
        ("he_IL", "he", "rtl"),
        ("he-IL", "he", "rtl"),
        ("iw", "he", "rtl"),
        ("ar", "ar", "rtl"),
        ("pl", "pl", "ltr"),
        ("el-GR", "el", "ltr"),
    ],
)
def test_language_and_direction_stand_in_the_page(
    tmp_path: Path, written: str, lang: str, direction: str
) -> None:
    site = built(replace(EDITION, language=written, direction=direction), tmp_path / "site")
    assert f'<html lang="{lang}" dir="{direction}"' in read(site, "plays/")


def test_an_unknown_language_or_a_wrong_direction_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LookFault, match="no words for the language 'tlh'"):
        built(replace(EDITION, language="tlh"), tmp_path / "a")
    with pytest.raises(LookFault, match="'ar' is read rtl, but the edition says ltr"):
        built(replace(EDITION, language="ar"), tmp_path / "b")


# Escaping


def hostile_edition(text: str) -> Edition:
    section = Section("s", 2, text, Markup("<p>calm</p>"))
    page = Page(
        "plays/x/",
        text,
        "play",
        sections=(section, replace(section, id="t", level=3)),
        summary=text,
        keywords=(text,),
        crumbs=(Crumb(text, "plays/"),),
        edit_url=text,
        source=text,
    )
    menu = (MenuEntry(text, None, (MenuEntry(text, "plays/x/"),)),)
    redirects = {"plays/y/": "plays/x/", "plays/y/#" + text: "plays/x/#s", "plays/x/#" + text: "plays/x/#s"}
    return replace(with_page(page), name=text, description=text, menu=menu, redirects=redirects)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_any_field_comes_out_as_text(tmp_path: Path, text: str) -> None:
    plain = built(hostile_edition("x"), tmp_path / "plain")
    site = built(hostile_edition(text), tmp_path / "site")
    for path in sorted(plain.rglob("*.html")):
        expected, found = Elements(path.read_text()), Elements((site / path.relative_to(plain)).read_text())
        assert [tag for tag, _ in found.found] == [tag for tag, _ in expected.found]
        assert [set(a) for _, a in found.found] == [set(a) for _, a in expected.found]
    page = Elements(read(site, "plays/x/"))
    assert text in page.text
    assert f"{text} · {text}" in page.text
    assert text in page.values("meta", "content")


@pytest.mark.parametrize("text", HOSTILE)
def test_the_search_index_holds_no_markup(tmp_path: Path, text: str) -> None:
    section = Section("s", 2, text, Markup("<p title='<b>'>{}</p>").format(text))
    page = Page("plays/x/", text, "play", sections=(section,), summary=text, keywords=(text,))
    site = built(with_page(page), tmp_path / "site")
    for doc in json.loads((site / "search/search_index.json").read_text())["docs"]:
        for value in (doc["title"], doc["text"], doc.get("keywords", "")):
            assert "<" not in value
            assert '"' not in value


# Self-contained and reproducible


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        elements = Elements(path.read_text())
        loaded = [*elements.values("script", "src"), *elements.values("img", "src")]
        loaded += [a["href"] or "" for t, a in elements.found if t == "link"]
        assert not [address for address in loaded if re.match(r"([a-z]+:)?//", address)]


def test_every_file_that_a_page_names_is_there(site: Path) -> None:
    for path in sorted(site.rglob("index.html")):
        elements = Elements(path.read_text())
        named = [
            *elements.values("script", "src"),
            *elements.values("link", "href"),
            *elements.values("a", "href"),
        ]
        for address in named:
            if not re.match(r"[a-z]+:", address):
                target = path.parent / address.partition("#")[0]
                assert target.exists(), (path, address)


def test_every_page_carries_the_policy_right_after_its_encoding(site: Path) -> None:
    policy = csp.policy(engine.allowed_scripts(), header=False)
    for path in sorted(site.rglob("*.html")):
        head = path.read_text().split("<head>")[1]
        assert head.startswith(
            f'\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
        )


def test_the_policy_allows_nothing_inline_and_no_other_host() -> None:
    policy = engine.policy()
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert policy.endswith("frame-ancestors 'none'")


def test_the_same_edition_gives_the_same_bytes_in_another_place_and_surrounding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = built(EDITION, tmp_path / "one")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.chdir(tmp_path)
    other = built(EDITION, tmp_path / "deep" / "er" / "other")
    assert files(one) == files(other)
    assert os.environ["SOURCE_DATE_EPOCH"] == "1"


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_a_site_holds_no_source_map_no_site_map_and_no_rules_of_other_languages(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    assert not [
        name for name in names if name.endswith((".map", ".xml", ".gz", ".py", ".yml")) or "lunr/" in name
    ]
    assert "sourceMappingURL" not in "".join(
        path.read_text() for path in site.rglob("*") if path.suffix in {".js", ".css"}
    )


def test_a_first_look_weighs_less_than_three_hundred_kilobytes(site: Path) -> None:
    import gzip

    elements = Elements(read(site, "plays/injury/"))
    names = [*elements.values("script", "src"), *elements.values("link", "href")]
    paths = [site / "plays/injury" / name for name in names if "favicon" not in name]
    fonts = [site / f"assets/fonts/source-{name}-latin.woff2" for name in ("sans-3", "serif-4")]
    weight = sum(len(gzip.compress(path.read_bytes())) for path in (*paths, *fonts))
    assert weight + len(gzip.compress(read(site, "plays/injury/").encode())) < 300_000


# Further files


def test_further_files_of_the_edition_lie_at_their_paths(site: Path) -> None:
    assert (site / "data/plays.json").read_bytes() == b'{"plays": 1}'


def test_the_search_index_has_pages_and_sections_but_not_what_is_left_out(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text())
    assert [doc["location"] for doc in index["docs"]] == [
        "",
        "plays/",
        "plays/injury/",
        "plays/injury/#when",
        "plays/injury/#steps",
        "plays/injury/#first",
    ]
    assert index["docs"][2] == {
        "location": "plays/injury/",
        "title": "Somebody was hurt",
        "text": "What to do first",
        "keywords": "allergen wound",
    }
    assert index["docs"][3]["text"] == "Thank the customer, then tell the lead . Step Who 1 Duty editor"


def look_in(root: Path, more: str = "") -> Path:
    (root / "playbook/pages").mkdir(parents=True)
    look = root / "mkdocs.yml"
    look.write_text(LOOK.read_text() + more)
    return look


def test_pictures_beside_hand_written_pages_are_copied_and_the_pages_themselves_are_not(
    tmp_path: Path,
) -> None:
    look = look_in(tmp_path)
    (tmp_path / "playbook/pages/map.png").write_bytes(b"png")
    (tmp_path / "playbook/pages/about.md").write_text("# {{ x }} <script>")
    site = built(EDITION, tmp_path / "site", look)
    assert (site / "map.png").read_bytes() == b"png"
    assert not (site / "about").exists()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("page.html", "<script>", "files ending in '.html' are not copied"),
        ("app.js", "alert(1)", "files ending in '.js' are not copied"),
        ("logo.svg", "<svg onload='x()'/>", "holds a script or a frame"),
        ("assets/boot.js", "x", "belongs to the program"),
        ("teams/how we meet.md", "# How we meet", "makes no page: write pages into pages/ itself"),
        ("Ćwiczenia.md", "# Ćwiczenia", "makes no page: write pages into pages/ itself"),
    ],
)
def test_files_that_could_act_are_not_copied(tmp_path: Path, name: str, content: str, reason: str) -> None:
    look = look_in(tmp_path)
    path = tmp_path / "playbook/pages" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content)
    with pytest.raises(SiteFault, match=re.escape(reason)):
        built(EDITION, tmp_path / "site", look)


def test_a_link_out_of_the_folder_of_hand_written_pages_is_not_followed(tmp_path: Path) -> None:
    look = look_in(tmp_path)
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "playbook/pages/open.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(SiteFault, match=r"open\.txt: is a link to another place"):
        built(EDITION, tmp_path / "site", look)


def test_a_folder_of_hand_written_pages_that_lies_elsewhere_is_refused(tmp_path: Path) -> None:
    look = look_in(tmp_path)
    (tmp_path / "playbook/pages").rename(tmp_path / "elsewhere")
    (tmp_path / "playbook/pages").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SiteFault, match=r"pages: is a link to another place"):
        built(EDITION, tmp_path / "site", look)


def test_a_repository_without_hand_written_pages_builds(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(LOOK.read_text())
    assert "Harbour" in read(built(EDITION, tmp_path / "site", tmp_path / "mkdocs.yml"), "")


def test_a_company_can_bring_its_own_style_and_logo(tmp_path: Path) -> None:
    look = look_in(tmp_path, "extra_css: [brand/ours.css]\ncopyright: 2026 <Harbour>\n")
    look.write_text(look.read_text().replace("  font: false", "  font: false\n  logo: brand/logo.svg"))
    (tmp_path / "playbook/pages/brand").mkdir()
    (tmp_path / "playbook/pages/brand/ours.css").write_text(":root {}")
    (tmp_path / "playbook/pages/brand/logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    html = read(built(EDITION, tmp_path / "site", look), "plays/")
    assert '<link rel="stylesheet" href="../brand/ours.css">' in html
    assert '<img src="../brand/logo.svg" alt="">' in html
    assert "2026 &lt;Harbour&gt;" in html


# What cannot be built says why


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            lambda text: text.replace("- toc.follow", "- content.tooltips"),
            "take out the feature 'content.tooltips'",
        ),
        (lambda text: text.replace("- toc.follow", "- search.share"), "it needs a script inside a link"),
        (
            lambda text: text + "extra_css: ['https://cdn.example/x.css']\n",
            "loads 'https://cdn.example/x.css'",
        ),
        (lambda text: text + "extra_javascript: ['//cdn.example/x.js']\n", "extra_javascript loads"),
        (lambda text: text.replace("name: material", "name: mkdocs"), "the theme must be 'material'"),
        (lambda text: text.replace("- playbook:\n      audience: comms", "[]"), "must name 'playbook'"),
        (lambda text: text + "nonsense_setting: 1\n", "nonsense_setting"),
        (lambda text: text + "plugins: [unheard-of]\n", "unheard-of"),
        (lambda _: "a: [", "cannot be used"),
    ],
)
def test_a_look_that_breaks_a_promise_is_refused_with_a_reason(tmp_path: Path, change, reason: str) -> None:  # type: ignore[no-untyped-def]
    look = look_in(tmp_path)
    look.write_text(change(look.read_text()))
    with pytest.raises(SiteFault) as fault:
        built(EDITION, tmp_path / "site", look)
    assert reason in str(fault.value)


def test_a_template_of_the_company_with_an_inline_script_fails_the_build(tmp_path: Path) -> None:
    look = look_in(tmp_path)
    look.write_text(look.read_text().replace("  font: false", "  font: false\n  custom_dir: ours"))
    (tmp_path / "ours/partials").mkdir(parents=True)
    (tmp_path / "ours/partials/footer.html").write_text("<script>track()</script>")
    with pytest.raises(SiteFault, match=r"holds a script inside the page: track\(\)"):
        built(EDITION, tmp_path / "site", look)


@pytest.mark.parametrize(
    "address", ["../up/", "/abs/", "plays", "a//b/", "assets/x/", "search/", "a b/", ".git/"]
)
def test_an_address_that_cannot_be_a_folder_of_the_site_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(SiteFault, match="cannot be the address of a page"):
        built(with_page(replace(PLAY, address=address)), tmp_path / "site")


def test_two_pages_cannot_share_an_address_nor_two_sections_an_id(tmp_path: Path) -> None:
    with pytest.raises(SiteFault, match="the address 'plays/injury/' belongs to two pages"):
        built(replace(EDITION, pages=(*EDITION.pages, PLAY)), tmp_path / "a")
    with pytest.raises(SiteFault, match="holds the id 'when' twice"):
        built(with_page(replace(PLAY, sections=(*STEPS, STEPS[0]))), tmp_path / "b")


@pytest.mark.parametrize(
    "path", ["../x.json", "/x", "plays/index.html", "404.html", "search/search_index.json"]
)
def test_a_further_file_cannot_leave_the_site_or_take_a_page_s_place(tmp_path: Path, path: str) -> None:
    with pytest.raises(SiteFault):
        built(replace(EDITION, files={path: b""}), tmp_path / "site")


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept")
    with pytest.raises(ValueError, match="is not empty"):
        engine.build(EDITION, LOOK, tmp_path, EPOCH)
    assert (tmp_path / "kept.txt").read_text() == "kept"


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("mkdocs").setLevel(logging.DEBUG)
    built(EDITION, tmp_path / "site")
    assert capfd.readouterr() == ("", "")


def test_findings_stand_on_top_of_every_page_as_text(tmp_path: Path) -> None:
    finding = Finding("x", Severity.ERROR, "no role '<b>'", Place("roles/a.yaml", 3, 5), "did you mean 'b'?")
    site = built(EDITION, tmp_path / "site", findings=[finding])
    for address in ("", "plays/", "plays/injury/"):
        html = read(site, address)
        assert "1 thing to repair in the playbook" in html
        assert "<code>roles/a.yaml:3:5</code> no role &#39;&lt;b&gt;&#39;" in html


def test_the_program_s_theme_is_named_nowhere_in_the_look() -> None:
    assert "generator" not in LOOK.read_text()


@pytest.mark.parametrize(
    ("typed", "hurried"),
    [
        ("Επιστροφές χρημάτων", "επιστροφες χρηματων"),
        ("إعادة المبلغ", "اعادة"),
        ("Zgłoszenie pęknięcia", "zgloszenie pekniecia"),
        ("Pay back", ""),
        ("החזר כספי", ""),
    ],
)
def test_words_are_found_without_their_marks_too(typed: str, hurried: str) -> None:
    assert search_index.plain(typed) == hurried


def test_the_index_keeps_words_without_marks_apart_from_what_is_shown(tmp_path: Path) -> None:
    site = built(with_page(replace(PLAY, title="Επιστροφή")), tmp_path / "site")
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))

    [unit] = [doc for doc in index["docs"] if doc["title"] == "Επιστροφή"]
    assert "επιστροφη" in unit["plain"].split()
    assert "plain" in index["config"]["fields"]
