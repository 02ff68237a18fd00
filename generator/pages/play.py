"""Plays: what to do in a situation, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from generator.handbook import Document
from generator.kinds.play import Play
from generator.kinds.record import Record
from generator.kinds.triage import Outcome
from generator.page import MenuEntry, Page
from generator.pages import backlinks, clock, labels
from generator.pages.escalation import scale
from generator.pages.frame import Frame
from generator.pages.index import Card, Facet, index_page
from generator.pages.severity import named


def pages(frame: Frame) -> Iterator[Page]:
    """The index and one page a play."""
    plays = frame.listed(Play)
    if plays:
        yield _index(frame, plays)
    for document in frame.handbook.every(Play):
        yield frame.document_page(
            document,
            "play.html",
            referring=backlinks.referring(frame.handbook, document),
            ends=list(clock.ends(step.within for step in document.record.steps)),
            sources=backlinks.sources,
            outcomes=outcomes(frame, document),
            levels=levels(frame, document),
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The line of the index."""
    if frame.listed(Play):
        yield MenuEntry(frame.collection("play"), "plays/")


def outcomes(frame: Frame, document: Document[Play]) -> list[tuple[Document[Record], Outcome]]:
    """The outcomes of a first look that lead here, with their tables."""
    links = backlinks.referring(frame.handbook, document)
    found = []
    for link in [
        *links.get(("triage", "rules", "play"), ()),
        *links.get(("triage", "otherwise", "play"), ()),
    ]:
        parts = [part for part in backlinks.parts_on_the_way(link) if isinstance(part, Outcome)]
        found += [(link.source, part) for part in parts]
    return found


def levels(frame: Frame, document: Document[Play]) -> tuple[str, ...]:
    """The severities at which a first look leads here, worst first."""
    found = {named(outcome.severity) for _, outcome in outcomes(frame, document) if outcome.severity}
    return tuple(level.id for level in frame.handbook.levels if level.id in found)


def _index(frame: Frame, plays: tuple[Document[Play], ...]) -> Page:
    say = frame.words.gettext
    return index_page(
        frame,
        "play",
        [_card(frame, d) for d in plays],
        intro=say("What to do, step by step: who, by when, and which words."),
        facets=[
            Facet("severity", say("How bad"), scale(frame)),
            Facet("ending", say("How it ends"), tuple((k, say(v)) for k, v in labels.ENDING.items())),
        ],
    )


def _card(frame: Frame, document: Document[Play]) -> Card:
    play, say = document.record, frame.words.gettext
    found = levels(frame, document)
    return Card(
        document.title,
        document.address or "",
        play.for_ or play.summary or "",
        badges=((say("Communications"), "quiet"),) if document.audience == "comms" else (),
        severities=found,
        lifecycle=document.lifecycle,
        keywords=play.keywords,
        facets={"severity": found, "ending": (play.ends_with,) if play.ends_with else ()},
    )
