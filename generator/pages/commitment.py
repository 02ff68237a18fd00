"""Our pact: what we promise, what we ask in return, and what we aim for but cannot promise yet."""

from __future__ import annotations

from collections.abc import Iterator

from generator.handbook import Document
from generator.kinds.commitment import Commitment
from generator.page import MenuEntry, Page
from generator.pages import kept, labels
from generator.pages.frame import Frame
from generator.pages.index import Card, index_page
from generator.rules.promises import in_force
from generator.words import N_

GROUPS = (
    ("we", N_("What we promise")),
    ("you", N_("What we ask of customers")),
    ("not-yet", N_("Not in force yet")),
)


def pages(frame: Frame) -> Iterator[Page]:
    """The pact and one page a promise."""
    commitments = frame.listed(Commitment)
    if commitments:
        say = frame.words.gettext
        yield index_page(
            frame,
            "commitment",
            [_card(frame, d) for d in commitments],
            intro=say("What we promise in public, and what we aim for, told as an aim."),
            groups=[(id, say(title)) for id, title in GROUPS],
        )
    for document in frame.handbook.every(Commitment):
        yield frame.document_page(
            document,
            "commitment.html",
            kept=kept,
            boxes=kept.boxes(frame, document),
            verdict=kept.worst_of(frame, document),
            binding=in_force(document),
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The line of the pact."""
    if frame.listed(Commitment):
        yield MenuEntry(frame.collection("commitment"), "commitments/")


def group_of(commitment: Commitment) -> str:
    """Which part of the pact a promise belongs to."""
    if (commitment.status or "in_force") != "in_force":
        return "not-yet"
    return "we" if commitment.direction == "company" else "you"


def _card(frame: Frame, document: Document[Commitment]) -> Card:
    commitment, say = document.record, frame.words.gettext
    status = commitment.status or "in_force"
    return Card(
        document.title,
        document.address or "",
        frame.plain(commitment.promise),
        badges=((say(labels.COMMITMENT[status]), labels.COMMITMENT_TONE[status]),),
        keywords=commitment.keywords,
        group=group_of(commitment),
    )
