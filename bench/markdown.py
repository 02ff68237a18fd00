"""Our pages as Markdown by hand: what a person would have written into MkDocs to get the same pages.

`playbook export markdown` keeps bodies as HTML, which MkDocs passes through; here every paragraph, list,
table and link is Markdown, so that the peer does the work it would do for an author.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath, relpath

from generator.page import Edition, Page

OPENING = {"strong": "**", "b": "**", "em": "*", "code": "`", "th": " | ", "td": " | ", "dt": "**", "br": " "}
CLOSING = {"strong": "**", "b": "**", "em": "*", "code": "`", "tr": " |", "dt": "**: "}
BLOCKS = {"p", "div", "section", "table", "dl", "dd", "figure", "blockquote", "summary", "form", "fieldset"}
UNSEEN = {"svg", "script", "template", "button", "select", "input", "label"}


def write(edition: Edition, folder: Path) -> int:
    """Write each page of an edition as a file. Says how many there are."""
    for page in edition.pages:
        path = folder / file_of(page.address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown(page), "utf-8")
    return len(edition.pages)


def file_of(address: str) -> str:
    """`plays/` is `plays/index.md`, and what stands in it is `plays/refund.md`."""
    steps = address.rstrip("/").split("/")
    return f"{address.rstrip('/')}.md" if len(steps) > 1 else join(address, "index.md")


def markdown(page: Page) -> str:
    """A page with its title, its summary and its sections."""
    parts = [f"# {plain(page.title)}", in_markdown(page, page.lead)]
    for section in page.sections:
        parts += [f"{'#' * section.level} {plain(section.title)}", in_markdown(page, section.html)]
    return "\n\n".join(part for part in [*parts, in_markdown(page, page.foot)] if part) + "\n"


def plain(text: str) -> str:
    """Text without what Markdown would take for markup."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))


def in_markdown(page: Page, html: str) -> str:
    """Some HTML as Markdown."""
    reader = Reader(page)
    reader.feed(html)
    text = re.sub(r"[ \t]+\n", "\n", "".join(reader.out))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


class Reader(HTMLParser):
    """Reads HTML and writes Markdown as it goes."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.out: list[str] = []
        self.lists: list[str] = []
        self.links: list[str] = []
        self.silent = 0
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.silent += tag != "input"
        elif tag in ("ul", "ol"):
            self.lists.append("-" if tag == "ul" else "1.")
            self.out.append("\n\n" if len(self.lists) == 1 else "\n")
        elif tag == "li":
            self.out.append(f"\n{'    ' * (len(self.lists) - 1)}{self.lists[-1] if self.lists else '-'} ")
        elif tag == "a":
            self.links.append(self.target(dict(attrs)))
            self.out.append("[" if self.links[-1] else "")
        elif tag == "tr":
            self.cells = 0
            self.out.append("\n")
        elif re.fullmatch("h[1-6]", tag):
            self.out.append(f"\n\n{'#' * int(tag[1])} ")
        elif tag in BLOCKS and not self.lists:
            self.out.append("\n\n")
        else:
            self.cells += tag in ("th", "td")
            self.out.append(OPENING.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.silent -= tag != "input"
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "a":
            target = self.links.pop() if self.links else ""
            self.out.append(f"]({target})" if target else "")
        elif tag == "thead":
            self.out.append("\n" + "| --- " * self.cells + "|")
        elif tag in BLOCKS and not self.lists:
            self.out.append("\n\n")
        else:
            self.out.append(CLOSING.get(tag, ""))

    def handle_data(self, data: str) -> None:
        if not self.silent and data:
            edges = " " if data[0].isspace() else "", " " if data[-1].isspace() else ""
            self.out.append(f"{edges[0]}{plain(data)}{edges[1]}" if data.strip() else edges[0])

    def target(self, attributes: Mapping[str, str | None]) -> str:
        """Where a link leads: to a file, so that MkDocs can check it."""
        href = attributes.get("href") or ""
        if not href or ":" in href or href.startswith("#"):
            return href if ":" in href else ""
        path, _, _ = href.partition("#")
        address = normpath(join(self.page.address or ".", path))
        here = file_of(self.page.address)
        to = file_of("" if address == "." else address + "/")
        return relpath(to, here.rpartition("/")[0] or ".") if path.endswith("/") else ""
