"""Statements: texts ready to use, part by part, with their blanks, approvals and the room they have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from generator.foreign import like
from generator.handbook import Document
from generator.kinds.channel import Channel
from generator.kinds.record import Signature
from generator.kinds.statement import PARTS, Statement
from generator.page import MenuEntry, Page
from generator.pages import backlinks, labels
from generator.pages.escalation import scale
from generator.pages.frame import Frame
from generator.pages.index import Card, Facet, index_page
from generator.pages.severity import named
from generator.pages.tongues import Tongue, others
from generator.prose import BLANK, blank_words
from generator.translations.spoken import blank_names
from generator.words import N_

READERS: Final = (("employee", N_("Everybody may use it")), ("comms", N_("Communications only")))
PARAGRAPH: Final = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Room:
    """Whether the text, its blanks filled with the examples, fits into what a channel takes."""

    channel: Document[Channel]
    letters: int

    @property
    def fits(self) -> bool | None:
        """None where the channel has no limit."""
        limit = self.channel.record.max_chars
        return None if limit is None else self.letters <= limit


def pages(frame: Frame) -> Iterator[Page]:
    """The index and one page a statement."""
    statements = frame.listed(Statement)
    if statements:
        yield _index(frame, statements)
    for document in frame.handbook.every(Statement):
        record = document.record
        example = filled(frame, record)
        letters = len("\n\n".join(example))
        yield frame.document_page(
            document,
            "statement.html",
            parts=parts(record),
            whole=whole(frame, record),
            tongues=tongues(frame, document),
            example=example,
            letters=letters,
            rooms=rooms(frame, record, letters),
            valid_until=valid_until(record),
            expired=expired(record, frame.handbook.today),
            referring=backlinks.referring(frame.handbook, document),
            sources=backlinks.sources,
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The line of the index."""
    if frame.listed(Statement):
        yield MenuEntry(frame.collection("statement"), "statements/")


# The text

WORDING: Final = ("parts", "text")


def tongues(frame: Frame, document: Document[Statement]) -> list[Tongue]:
    """The text in the other languages in which its whole wording is translated."""
    return [
        Tongue(language, whole(frame, record, blank_names(frame.handbook, language)))
        for language, record in others(frame, document, WORDING)
    ]


def parts(statement: Statement) -> list[tuple[str, str]]:
    """The parts in reading order, with their names."""
    order = (*PARTS, "text")
    found = sorted(statement.parts.items(), key=lambda part: order.index(part[0]))
    return [*found, ("text", statement.text)] if statement.text else [*found]


def whole(frame: Frame, statement: Statement, names: Mapping[str, str] | None = None) -> str:
    """The text as it is pasted elsewhere: plain, without the names of its parts, blanks in brackets.

    `names` are what the blanks are called in another language than that of this edition.
    """
    if names is None:
        return "\n\n".join(_paragraphs(frame, statement, lambda name, text: f"[{frame.blank(name, text)}]"))
    known = names
    return "\n\n".join(
        _paragraphs(frame, statement, lambda name, _: f"[{known.get(name) or blank_words(name)}]")
    )


def filled(frame: Frame, statement: Statement) -> list[str]:
    """Its paragraphs with each blank filled by its example."""
    examples = {name: blank.example for name, blank in statement.blanks.items()}
    return _paragraphs(
        frame, statement, lambda name, text: examples.get(name) or f"[{frame.blank(name, text)}]"
    )


def _paragraphs(frame: Frame, statement: Statement, fill: Callable[[str, str], str]) -> list[str]:
    """Its paragraphs without markup, each in the language of its text."""
    return [
        like(text, _plain(frame, text, paragraph, fill))
        for text in statement.wording()
        for paragraph in PARAGRAPH.split(text.strip())
    ]


def _plain(frame: Frame, text: str, paragraph: str, fill: Callable[[str, str], str]) -> str:
    said = frame.plain(BLANK.sub(lambda blank: _mark(blank[1]), paragraph))
    return MARKED.sub(lambda blank: fill(blank[1], text), said)


MARKED: Final = re.compile("\ue000([^\ue001]*)\ue001")
"""A blank on its way through the renderer of texts, which would drop its braces."""


def _mark(name: str) -> str:
    return f"\ue000{name}\ue001"


def rooms(frame: Frame, statement: Statement, letters: int) -> list[Room]:
    """The channels it is made for."""
    found = (frame.handbook.get(Channel, named(name)) for name in statement.channels)
    return [Room(channel, letters) for channel in found if channel]


# Approvals


def newest(statement: Statement) -> list[Signature]:
    """The last signature of each role."""
    found: dict[str, Signature] = {}
    for signature in statement.approved_by:
        kept = found.get(named(signature.role))
        if kept is None or kept.on <= signature.on:
            found[named(signature.role)] = signature
    return list(found.values())


def valid_until(statement: Statement) -> date | None:
    """The last day on which all approvals hold; None where nobody said for how long, or nobody signed."""
    signed = newest(statement)
    if not statement.valid_for or not signed:
        return None
    return min(signature.on for signature in signed) + timedelta(minutes=statement.valid_for.minutes)


def expired(statement: Statement, today: date) -> bool:
    """Whether an approval has run out."""
    until = valid_until(statement)
    return until is not None and until < today


# The index


def _index(frame: Frame, statements: tuple[Document[Statement], ...]) -> Page:
    say, families = frame.words.gettext, frame.handbook.playbook.record.families
    everybody = not frame.sees("comms")
    return index_page(
        frame,
        "statement",
        [_card(frame, d) for d in statements],
        intro=say("Texts that everybody may use, approved word for word.")
        if everybody
        else say("Texts ready to use: fill in the blanks, copy, sign as it says."),
        facets=[
            Facet("type", say("Sort of text"), tuple((k, say(v)) for k, v in labels.STATEMENT.items())),
            Facet("family", say("Crisis family"), tuple((f.id, f.title) for f in families)),
            Facet("severity", say("How bad"), scale(frame)),
            Facet("reader", say("Who may use it"), tuple((k, say(v)) for k, v in READERS)),
        ],
        groups=[(kind, say(label)) for kind, label in labels.STATEMENT.items()],
    )


def _card(frame: Frame, document: Document[Statement]) -> Card:
    statement, say = document.record, frame.words.gettext
    levels = [level.id for level in frame.handbook.levels if level.id in map(named, statement.severities)]
    families = tuple(map(named, statement.families))
    badges = [(say("Approval has run out"), "wait")] if expired(statement, frame.handbook.today) else []
    if frame.sees("comms") and document.audience == "employee":
        badges.append((say("For everybody"), "good"))
    return Card(
        document.title,
        document.address or "",
        statement.summary or "",
        note=statement.for_ or "",
        badges=tuple(badges),
        severities=tuple(levels),
        lifecycle=document.lifecycle,
        keywords=statement.keywords,
        facets={
            "type": (statement.type,),
            "family": families,
            "severity": tuple(levels),
            "reader": (document.audience,),
        },
        group=statement.type,
    )
