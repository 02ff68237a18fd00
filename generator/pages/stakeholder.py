"""Who must hear from us: the order, who tells them, on which channel."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.stakeholder import Stakeholder, Stakeholders
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame


def pages(frame: Frame) -> Iterator[Page]:
    """The page, where there is a list."""
    for document in frame.handbook.every(Stakeholders):
        yield frame.document_page(document, "stakeholder.html", ordered=ordered(document.record), wide=True)


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    if frame.listed(Stakeholders):
        yield MenuEntry(frame.collection("stakeholder"), "stakeholder/")


def ordered(stakeholders: Stakeholders) -> list[Stakeholder]:
    """Who comes first; those without a place in the order come last."""
    return sorted(stakeholders.list, key=lambda s: (s.order is None, s.order or 0))
