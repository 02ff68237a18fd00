"""The strategy on one page: vision, the shifts of posture, principles, and who signed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.strategy import Strategy
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame


def pages(frame: Frame) -> Iterator[Page]:
    """The page, where there is a strategy."""
    for document in frame.handbook.every(Strategy):
        yield frame.document_page(document, "strategy.html")


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    if frame.listed(Strategy):
        yield MenuEntry(frame.collection("strategy"), "strategy/")
