"""Plain Markdown: another engine builds it, links lead somewhere, and titles stay text."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath

import pytest
import yaml
from markdown_it import MarkdownIt
from markupsafe import Markup

from generator.assemble import editions
from generator.export.markdown import markdown
from generator.page import Edition, Page, Section
from generator.pipeline import examine

HERE = Path(__file__).parents[2]
FRESH = HERE / "generator" / "fresh"
HOSTILE = (
    "<script>alert(1)</script>",
    "[link](javascript:alert(1))",
    "![x](x onerror=alert(1))",
    "*a* _b_ `c` ~d~ ^e^ ==f==",
    "{{ config }} {% raw %} ${x}",
    "Title {: onclick=alert(1)} #",
    "a &lt;b&gt; &amp; &copy;",
    "C:\\new\\table | cell",
    "!!! note :smile: [[play:x]]",
    "# not a heading",
    "1. not a list",
    'quote " and \\ and \u2028 line',
)


def exported(*pages: Page) -> dict[str, str]:
    return markdown(Edition("employee", "en", "ltr", "Ours", pages, ()))


class Shown(HTMLParser):
    """The words of a page, and the elements they stand in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_stays_text_in_headings_and_front_matter(title: str):
    section = Section("why", 2, title, Markup("<p>Because.</p>"))
    text = exported(Page("a/", title, "plays", sections=(section,)))["a/index.md"]

    _, front, body = text.split("---\n", 2)
    shown = Shown(MarkdownIt("commonmark").render(body))

    plain = " ".join(title.split())
    assert yaml.safe_load(front) == {"title": plain}
    assert shown.text == f"{plain} {plain} Because."
    assert shown.elements <= {"h1", "h2", "a", "p", "div"}


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_stays_text_in_the_engine_most_people_use(title: str):
    from markdown import markdown as python_markdown

    text = exported(Page("a/", title, "plays"))["a/index.md"]

    shown = Shown(python_markdown(text.split("---\n", 2)[2], extensions=["attr_list", "tables", "toc"]))

    assert shown.text == " ".join(title.split())
    assert shown.elements == {"h1"}


def test_headings_are_markdown_and_keep_their_anchors():
    section = Section("step-1", 3, "First", Markup("<p>Do it.</p>"))

    text = exported(Page("a/", "A", "plays", sections=(section,)))["a/index.md"]

    assert '\n\n<a id="step-1"></a>\n\n### First\n\n<div>\n<p>Do it.</p>\n</div>\n' in text


def test_a_body_is_one_block_whatever_blank_lines_it_has():
    html = Markup("text *not emphasised*\n\n\n    not code\n<pre><code>a: 1\n\n  b: 2\n</code></pre>")

    text = exported(Page("a/", "A", "plays", lead=html))["a/index.md"]
    shown = MarkdownIt("commonmark").render(text.split("---\n", 2)[2])

    assert "*not emphasised*" in shown
    assert "<em>" not in shown
    assert shown.count("<code>") == 1
    assert "<pre><code>a: 1&#10;&#10;  b: 2&#10;</code></pre>" in shown


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    examined = examine(FRESH, date(2026, 1, 2))
    [edition] = editions(examined, ["comms"])
    return markdown(edition)


def test_every_link_leads_to_a_page_and_every_anchor_is_there(files):
    lost = []
    for path, text in files.items():
        here = path.removesuffix("index.md")
        for link in re.findall(r'href="([^":]*)"', text):
            address, _, anchor = link.partition("#")
            target = normpath(join(here or ".", address, "index.md"))
            if target not in files or (anchor and f'id="{anchor}"' not in files[target]):
                lost.append(f"{path}: {link}")

    assert lost == []


def test_plain_mkdocs_builds_it_and_its_links_lead_somewhere(files, tmp_path):
    for path, text in files.items():
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text(text)
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\ntheme: mkdocs\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    home = (tmp_path / "site/index.html").read_text()
    links = [link.partition("#")[0] for link in re.findall(r'href="([a-z-]+/[^":]*)"', home)]

    assert "roles/duty-officer/" in links
    assert [link for link in links if not (tmp_path / "site" / link).exists()] == []
