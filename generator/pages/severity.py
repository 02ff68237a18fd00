"""The severity scale: one page, a section for each level and one for the crisis families."""

from __future__ import annotations

from collections.abc import Iterator

from generator.handbook import Document
from generator.kinds.escalation import Escalation
from generator.kinds.scenario import Scenario
from generator.kinds.severity import Severities
from generator.kinds.tone import Situation, Tone
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame


def pages(frame: Frame) -> Iterator[Page]:
    """The scale, where there is one."""
    for document in frame.handbook.every(Severities):
        yield frame.document_page(
            document,
            "severity.html",
            escalations={level.id: escalations(frame, level.id) for level in document.record.levels},
            situations={level.id: situations(frame, level.id) for level in document.record.levels},
            scenarios={level.id: scenarios(frame, level.id) for level in document.record.levels},
            families=frame.handbook.playbook.record.families,
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    for document in frame.listed(Severities):
        yield MenuEntry(document.title, document.address)


def named(ref: str) -> str:
    """The bare id in a reference."""
    return ref.rpartition(":")[2].rpartition("#")[2]


def escalations(frame: Frame, level: str) -> list[Document[Escalation]]:
    """The chains that answer a level."""
    return [d for d in frame.listed(Escalation) if level in map(named, d.record.severities)]


def situations(frame: Frame, level: str) -> list[tuple[Document[Tone], Situation]]:
    """The situations of tone that belong to a level."""
    return [
        (tone, situation)
        for tone in frame.listed(Tone)
        for situation in tone.record.situations
        if level in map(named, situation.severities)
    ]


def scenarios(frame: Frame, level: str) -> list[Document[Scenario]]:
    """The exercises that reach a level."""
    return [
        d for d in frame.listed(Scenario) if d.record.severity_to and named(d.record.severity_to) == level
    ]
