"""Who decides: the decisions that come under pressure, with driver, approver and time."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.decisions import Decisions
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame


def pages(frame: Frame) -> Iterator[Page]:
    """One page, a section for each decision."""
    for document in frame.handbook.every(Decisions):
        yield frame.document_page(document, "decisions.html")


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    for document in frame.listed(Decisions):
        yield MenuEntry(document.title, document.address)
