"""Readiness: the questions to answer before we enter, honest answers, and the gates of each channel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.handbook import Document
from generator.kinds.channel import Channel
from generator.kinds.readiness import Group, Question, Readiness
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame
from generator.pages.severity import named

STATES: Final = ("done", "started", "open")


def pages(frame: Frame) -> Iterator[Page]:
    """The page, where there is a list of questions."""
    for document in frame.handbook.every(Readiness):
        gates = gate_questions(document.record)
        yield frame.document_page(
            document,
            "readiness.html",
            states=STATES,
            tally=tally,
            gates=gates,
            channels=channels(frame) if gates else [],
            passed=passed,
            wide=True,
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    if frame.listed(Readiness):
        yield MenuEntry(frame.collection("readiness"), "readiness/")


def tally(group: Group) -> dict[str, int]:
    """How many of its questions are done, started and open."""
    return {state: sum(question.status == state for question in group.items) for state in STATES}


def gate_questions(readiness: Readiness) -> list[Question]:
    """The questions without which no channel may go live."""
    return [q for group in readiness.groups for q in group.items if "channel-live" in q.blocks]


def channels(frame: Frame) -> list[Document[Channel]]:
    """The channels in use, in preparation or thought about."""
    return [d for d in frame.listed(Channel) if d.record.status != "retired"]


def passed(channel: Channel, question: Question) -> str:
    """How far a channel is with a question; empty where nothing is written about it."""
    found = [point.status for point in channel.readiness if named(point.item) == question.id]
    return found[0] if found else ""
