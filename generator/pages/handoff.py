"""Hand-offs: which desk passes cases to which, what travels along and how long people wait there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import index_of
from generator.handbook import Document
from generator.kinds import KINDS
from generator.kinds.handoff import Handoff
from generator.page import MenuEntry, Page
from generator.pages import backlinks
from generator.pages.desks import plan
from generator.pages.frame import Frame


def pages(frame: Frame) -> Iterator[Page]:
    """The map and one page a hand-off."""
    handoffs = frame.listed(Handoff)
    if handoffs:
        yield _map(frame, handoffs)
    for document in frame.handbook.every(Handoff):
        yield frame.document_page(
            document,
            "handoff.html",
            plays=backlinks.sources(
                backlinks.referring(frame.handbook, document).get(("play", "steps", "handoff"), [])
            ),
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The line of the map."""
    if frame.listed(Handoff):
        yield MenuEntry(frame.collection("handoff"), "handoffs/")


def _map(frame: Frame, handoffs: tuple[Document[Handoff], ...]) -> Page:
    say = frame.words.gettext
    return frame.page(
        "handoffs.html",
        index_of(KINDS["handoff"]),
        frame.collection("handoff"),
        "handoff-index",
        summary=say("Which desk passes cases to which, and how long people wait there."),
        handoffs=handoffs,
        plan=plan(frame, handoffs),
        page_audience="comms",
        wide=True,
    )
