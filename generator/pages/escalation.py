"""Escalations: the alarm until somebody takes it, the work until it is said, with the running minute."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.handbook import Document
from generator.kinds.escalation import Escalation
from generator.kinds.statement import Statement
from generator.page import MenuEntry, Page
from generator.pages import backlinks, clock, clockline, kept, weekchart
from generator.pages.frame import Frame
from generator.pages.index import Card, Facet, index_page
from generator.pages.severity import named


def pages(frame: Frame) -> Iterator[Page]:
    """The index and one page a chain."""
    chains = frame.listed(Escalation)
    if chains:
        yield _index(frame, chains)
    for document in frame.handbook.every(Escalation):
        record = document.record
        yield frame.document_page(
            document,
            "escalation.html",
            alarm_starts=list(clock.starts(step.wait for step in record.ack.steps)) if record.ack else [],
            alarm_ends=list(clock.ends(step.wait for step in record.ack.steps)) if record.ack else [],
            work_starts=list(clock.starts(stage.budget for stage in record.stages)),
            work_ends=list(clock.ends(stage.budget for stage in record.stages)),
            drawn=clockline.line(frame, document),
            kept=kept,
            weekchart=weekchart,
            presence=partial(clockline.presence, frame),
            statements=statements(frame, document),
            referring=backlinks.referring(frame.handbook, document),
            sources=backlinks.sources,
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The line of the index."""
    if frame.listed(Escalation):
        yield MenuEntry(frame.collection("escalation"), "escalations/")


def statements(frame: Frame, document: Document[Escalation]) -> list[Document[Statement]]:
    """The statements made for this family at these severities."""
    record = document.record
    levels, families = set(map(named, record.severities)), set(map(named, record.family))
    return [
        d
        for d in frame.listed(Statement)
        if levels & set(map(named, d.record.severities)) and families & set(map(named, d.record.families))
    ]


def answering(frame: Frame, level: str, family: str) -> list[Document[Escalation]]:
    """The chains that answer a family at a level; one without a family answers all."""
    return [
        d
        for d in frame.listed(Escalation)
        if level in map(named, d.record.severities)
        and (not d.record.family or family in map(named, d.record.family))
    ]


def scale(frame: Frame) -> tuple[tuple[str, str], ...]:
    """The severity levels as choices of a filter."""
    return tuple((level.id, level.label) for level in frame.handbook.levels)


def _index(frame: Frame, chains: tuple[Document[Escalation], ...]) -> Page:
    say, playbook = frame.words.gettext, frame.handbook.playbook.record
    return index_page(
        frame,
        "escalation",
        [_card(frame, d) for d in chains],
        intro=say("Who is told, who does what, and how long each may take."),
        facets=[
            Facet("severity", say("How bad"), scale(frame)),
            Facet("family", say("Crisis family"), tuple((f.id, f.title) for f in playbook.families)),
        ],
        template="escalations.html",
        families=playbook.families,
        answering=lambda level, family: answering(frame, level, family),
    )


def _card(frame: Frame, document: Document[Escalation]) -> Card:
    record = document.record
    levels = tuple(level.id for level in frame.handbook.levels if level.id in map(named, record.severities))
    families = tuple(map(named, record.family))
    return Card(
        document.title,
        document.address or "",
        record.summary or "",
        note=frame.words.listing([frame.title(family, "family") for family in families]) if families else "",
        severities=levels,
        lifecycle=document.lifecycle,
        keywords=record.keywords,
        facets={"severity": levels, "family": families},
    )
