"""Editions of tiny playbooks, and their pages as readers see them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

import pytest

from generator.assemble import build_edition
from generator.page import Edition, Page
from generator.pipeline import Examined
from tests.pages.example import EXAMPLE

Files = Mapping[str, str | bytes | None]


class Pages:
    """One edition, asked by address."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.by_address = {page.address: page for page in edition.pages}

    def page(self, address: str) -> Page:
        """The page at an address."""
        return self.by_address[address]

    def html(self, address: str) -> str:
        """All HTML of a page."""
        return html(self.page(address))

    def text(self, address: str) -> str:
        """What a reader reads, without markup and with plain spaces."""
        bare = re.sub(r"<[^>]+>", " ", self.html(address)).replace("\N{NO-BREAK SPACE}", " ")
        return " ".join(bare.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").split())

    def section(self, address: str, anchor: str) -> str:
        """The HTML of one section."""
        return str(next(s.html for s in self.page(address).sections if s.id == anchor))

    def anchors(self, address: str) -> list[str]:
        """Every anchor of a page, in reading order of sections and then of elements."""
        page = self.page(address)
        return [section.id for section in page.sections] + re.findall(r'\sid="([^"]+)"', html(page))

    def menu(self) -> list[str]:
        """The lines of the menu."""
        lines = [line for entry in self.edition.menu for line in (entry, *entry.entries)]
        return [line.title for line in lines if line.address is not None]


def html(page: Page) -> str:
    """All HTML of a page: lead, sections, foot."""
    return "\n".join([str(page.lead), *(str(section.html) for section in page.sections), str(page.foot)])


class Tags(HTMLParser):
    """The tags a browser would see, with the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take one tag down."""
        self.seen.append((tag, [name for name, _ in attrs]))


def tags_of(text: str) -> list[tuple[str, list[str]]]:
    """Every tag of a piece of HTML, with the names of its attributes."""
    parser = Tags()
    parser.feed(text)
    return parser.seen


@pytest.fixture
def edition(examined: Callable[..., Examined]) -> Callable[..., Pages]:
    """`edition({"roles/lead.yaml": "..."}, "comms")` gives the pages of a tiny playbook for one audience."""

    def build(
        files: Files | None = None, audience: str = "employee", language: str = "", **more: object
    ) -> Pages:
        return Pages(build_edition(examined(files), audience, language, **more))  # type: ignore[arg-type]

    return build


@pytest.fixture
def example(edition: Callable[..., Pages]) -> Callable[..., Pages]:
    """`example("comms")` gives the pages of the example playbook, with further files laid over it."""

    def build(audience: str = "employee", files: Files | None = None, **more: object) -> Pages:
        return edition({**EXAMPLE, **(files or {})}, audience, **more)

    return build
