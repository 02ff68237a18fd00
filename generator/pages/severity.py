"""The severity scale: one page, a section for each level."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.severity import Severities
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame


def pages(frame: Frame) -> Iterator[Page]:
    """The scale, where there is one."""
    for document in frame.handbook.every(Severities):
        yield frame.document_page(document, "severity.html")


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    for document in frame.listed(Severities):
        yield MenuEntry(document.title, document.address)
