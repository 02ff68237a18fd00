"""Whatever an editor writes into any field comes out as text: in files, in a browser, in what is searched."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.whole.hostile import STRINGS, Poisoned, forget, text_fields, translate
from tests.whole.published import AUDIENCES, OTHERS, ROOT, Site, content_of, playbook, publish, served
from tests.whole.spoken_text import shown_on
from tests.whole.visit import Visit

HIDDEN_SIGNS = ("\u202e", "\u2066", "\u200b", "\ufeff", "\U000e0041", "\u0007", "\u2028")
PRETENDERS = "=+-@\t\r"

MARKS = re.compile("[\ue000-\uf8ff]")
TRANSLATED = ("he", "pl")
FORGOTTEN = "ar"
"""The language of which every translation is out of date."""

EXAMINE = (Path(__file__).parent / "examine.js").read_text("utf-8")

# What prose may hold beyond what the starter happens to hold.
OF_PROSE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "pre", "strong"), ()),
    "td": ("class",),
    "th": ("class", "scope"),
    "ol": ("start",),
    "ul": ("dir", "lang"),
    # and what is not translated, which the starter has nowhere
    **dict.fromkeys(("aside", "div", "option", "span", "tspan"), ("class", "dir", "lang")),
}
HOOK = "window.__pwned = 0; window.__pwn = () => { window.__pwned += 1; };"


@pytest.fixture(scope="module")
def hostile(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Site:
    """The starter with hostile text in every field and in two translations, published."""

    def make(folder: Path) -> None:
        root = content_of(ROOT, folder / "root")
        poisoned = Poisoned()
        poisoned.playbook(root)
        (root / "playbook/pages/notes.md").write_text("# " + "\n\n".join(STRINGS), "utf-8")
        for language in TRANSLATED:
            translate(root, language)
        forget(root, FORGOTTEN)
        (folder / "filled.json").write_text(json.dumps(sorted(poisoned.filled)))
        publish(root, folder / "site")

    return Site(made_once("hostile", make) / "site")


@pytest.fixture
def hostile_host(hostile: Site) -> Iterator[str]:
    with served(hostile.folder) as address:
        yield address


def test_every_text_field_of_every_kind_was_tried(hostile: Site) -> None:
    filled = json.loads((hostile.folder.parent / "filled.json").read_text())
    assert text_fields() == {(record, field) for record, field in filled}
    assert len(filled) > 200


@pytest.mark.browser
def test_no_file_holds_anything_that_could_run(
    visit: Callable[..., Visit], hostile: Site, hostile_host: str, starter: Site, host: str
) -> None:
    found = examined(visit(host=hostile_host), hostile)
    assert not found["faults"], "\n".join(found["faults"][:20])
    harmless = examined(visit(), starter)["made"]
    known = {tag: {*names, *OF_PROSE.get(tag, ())} for tag, names in {**OF_PROSE, **harmless}.items()}
    strange = [
        f"<{tag} {' '.join(set(names) - known.get(tag, set()))}>"
        for tag, names in found["made"].items()
        if tag not in known or set(names) - known[tag]
    ]
    assert strange == [], "the hostile playbook brought in what harmless text never does"


def examined(reader: Visit, site: Site) -> dict[str, Any]:
    """What all pages of a site are made of, redirects and the page for what is missing included."""
    paths = [path.relative_to(site.folder).as_posix() for path in sorted(site.folder.rglob("*.html"))]
    page = reader.page
    page.goto(reader.host + "employee/")
    found: dict[str, Any] = page.evaluate(EXAMINE, ["/" + path for path in paths])
    assert len(paths) > 400
    return found


@pytest.mark.browser
def test_nothing_runs_in_a_browser_and_the_words_are_shown(
    visit: Callable[..., Visit], hostile: Site, hostile_host: str
) -> None:
    reader = visit(host=hostile_host, bypass_csp=True)  # escaping alone must do
    reader.page.add_init_script(HOOK)
    for place in hostile.families:
        page = reader.to(place.path)
        assert page.evaluate("window.__pwned") == 0, place.path
    page = reader.to("employee/pages/notes/")
    assert STRINGS[0] in page.locator("main").inner_text()
    assert reader.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_runs_in_the_results_of_a_search(
    visit: Callable[..., Visit], hostile_host: str, audience: str
) -> None:
    reader = visit(host=hostile_host, bypass_csp=True)
    reader.page.add_init_script(HOOK)
    page = reader.to(f"{audience}/")
    for words in ("onerror", "script", "javascript"):
        page.locator(".md-search__input").fill(words)  # at once: each beginning of it is in every page
        page.locator(f".md-search-result__link[href*='h={words}']").first.wait_for()
        for more in page.locator(".md-search-result__more > summary").all()[:3]:
            more.evaluate("summary => summary.click()")
        risky = (
            "script, iframe, img, svg:not(.md-search__icon svg, .md-icon svg, .md-search-result__icon svg)"
        )
        assert page.locator(f".md-search-result :is({risky})").count() == 0
        assert "__pwn()" in page.locator(".md-search-result").inner_text()
    assert page.evaluate("window.__pwned") == 0
    hit = page.locator(".md-search-result__link[href*='h=']").first
    with page.expect_navigation():
        hit.evaluate("link => link.click()")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.__pwned") == 0
    assert reader.complaints == []


def test_the_search_index_holds_no_markup(hostile: Site) -> None:
    editions = [Path(audience, folder) for audience in AUDIENCES for folder in ("", *OTHERS)]
    for edition in editions:
        index = json.loads((hostile.folder / edition / "search/search_index.json").read_text("utf-8"))
        said = [doc.get(name, "") for doc in index["docs"] for name in ("title", "text", "keywords")]
        assert sum("__pwn()" in text for text in said) > 100
        assert [text for text in said if re.search(r"[<>\"]", text)] == []


def test_no_file_holds_the_marks_by_which_texts_are_told_apart_while_a_page_is_made(hostile: Site) -> None:
    texts = (".html", ".json", ".csv", ".svg", ".webmanifest", ".xml", ".txt", ".css")
    found = {name: content for name, content in hostile.files().items() if name.endswith(texts)}
    assert len(found) > 1000
    assert [name for name, content in found.items() if MARKS.search(content.decode("utf-8"))] == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_nobody_has_translated_says_its_own_language_wherever_it_stands(
    hostile: Site, audience: str
) -> None:
    """But for the title of a window, and that of a script, which begin with a word of the page's language."""
    telling = re.compile("__pwn|evil|HYPERLINK|7\\*7")
    found, left = 0, set()
    for page in sorted((hostile.folder / audience / FORGOTTEN).rglob("*.html")):
        html = page.read_text("utf-8")
        sources = set(re.findall(r'<h2 id="_sources">.*?</ul>', html, re.DOTALL))
        for part in sources:
            html = html.replace(part, "")  # titles of books and articles, the same in every language
        for said, tag in shown_on(html):
            if telling.search(said.text) and tag != "title":
                found += said.language == "en"
                if said.language == FORGOTTEN and not (tag == "h1" and page.parent.name == "facilitator"):
                    left.add((page.parent.name, tag, said.text[:80]))
    assert sorted(left) == []
    assert found > 3000


def test_site_maps_are_whole_and_name_pages_only(hostile: Site) -> None:
    for audience in AUDIENCES:
        path = hostile.folder / audience / "sitemap.xml"
        if path.is_file():
            text = [node.text or "" for node in ElementTree.fromstring(path.read_text("utf-8")).iter()]
            assert [line for line in text if "pwn" in line or "evil" in line] == []


def test_tables_for_spreadsheets_hold_no_formula(hostile: Site) -> None:
    tables = sorted(hostile.folder.rglob("*.csv"))
    assert tables
    for path in tables:
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
        assert len({len(row) for row in rows}) == 1, path.name
        assert [cell for row in rows for cell in row if cell.startswith(tuple(PRETENDERS))] == [], path.name


def test_data_files_and_file_names_hold_no_surprise(hostile: Site) -> None:
    for name, content in hostile.files().items():
        assert re.fullmatch(r"[\w./@-]+", name), name
        if name.endswith((".json", ".webmanifest")):
            json.loads(content)
        if name.endswith(".svg"):
            assert b"pwn" not in content


@pytest.mark.browser
def test_the_offline_copy_holds_nothing_that_could_run(
    visit: Callable[..., Visit], hostile: Site, tmp_path: Path
) -> None:
    with ZipFile(hostile.folder / "employee/offline/handbook.zip") as archive:
        archive.extractall(tmp_path)
    with served(tmp_path) as address:
        reader = visit(host=address)
        reader.page.goto(address + "handbook/index.html")
        paths = [f"/{path.relative_to(tmp_path).as_posix()}" for path in sorted(tmp_path.rglob("*.html"))]
        assert len(paths) > 80
        found = reader.page.evaluate(EXAMINE, paths)
    assert not found["faults"], "\n".join(found["faults"][:20])


@pytest.mark.parametrize("sign", HIDDEN_SIGNS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_sign_that_hides_or_turns_text_is_refused_with_its_place(tmp_path: Path, sign: str) -> None:
    root = content_of(ROOT / "generator/fresh", tmp_path / "root", look=ROOT)
    role = root / "roles/duty-officer.yaml"
    written = re.sub(r"(?m)^title: (.)", lambda found: f"title: {found[1]}{sign}", role.read_text("utf-8"))
    role.write_text(written, "utf-8")
    line = next(at for at, text in enumerate(written.split("\n"), 1) if sign in text)
    done = playbook("check", "--format", "json", root=root)
    findings = json.loads(done.stdout)["findings"]
    assert done.returncode == 1
    assert ("roles/duty-officer.yaml", line) in {(f["path"], f["line"]) for f in findings}
    assert f"U+{ord(sign):04X}" in done.stdout
    assert "Traceback" not in done.stderr
