"""Tools: the platforms we bought, try or left alone, and why."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.tool import Tools
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame


def pages(frame: Frame) -> Iterator[Page]:
    """The page, where there are tools."""
    for document in frame.handbook.every(Tools):
        yield frame.document_page(document, "tool.html")


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    if frame.listed(Tools):
        yield MenuEntry(frame.collection("tool"), "tool/")
