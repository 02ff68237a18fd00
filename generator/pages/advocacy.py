"""Start here: what everybody needs to know before they write, and when something goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.advocacy import Advocacy
from generator.kinds.statement import Statement
from generator.kinds.triage import Triage
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame


def pages(frame: Frame) -> Iterator[Page]:
    """The employee guidelines."""
    for document in frame.handbook.every(Advocacy):
        ready = [d for d in frame.listed(Statement) if d.audience == "employee"]
        yield frame.document_page(document, "advocacy.html", ready=ready, tables=frame.listed(Triage))


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The first line of the menu."""
    for document in frame.listed(Advocacy):
        yield MenuEntry(frame.words.gettext("Start here"), document.address)
