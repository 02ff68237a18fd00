"""Opening hours: the calendars of the company, and who keeps them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.handbook import Document, Link
from generator.kinds.calendar import Calendars
from generator.page import MenuEntry, Page
from generator.pages import backlinks
from generator.pages.frame import Frame
from generator.pages.hours import week


def pages(frame: Frame) -> Iterator[Page]:
    """One page, a section for each calendar."""
    for document in frame.handbook.every(Calendars):
        yield frame.document_page(
            document, "calendar.html", week=week, keepers=keepers(frame, document), today=frame.handbook.today
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    for document in frame.listed(Calendars):
        yield MenuEntry(document.title, document.address)


def keepers(frame: Frame, document: Document[Calendars]) -> dict[str, list[Link]]:
    """The roles, channels and hand-offs that keep each calendar."""
    found: dict[str, list[Link]] = {}
    for links in backlinks.referring(frame.handbook, document).values():
        for link in links:
            if link.target.item and link.source.address is not None:
                found.setdefault(link.target.item.id, []).append(link)
    return found
