"""The crisis card: one side of A6 to print and carry, with what to do on a bad day and the number to ring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from generator.addresses import CRISIS_CARD, FIND
from generator.foreign import like
from generator.handbook import Document
from generator.kinds.advocacy import InACrisis
from generator.kinds.role import Role
from generator.page import Page
from generator.pages.finder import alarms, asked, helpline
from generator.pages.frame import Frame
from generator.pages.sheet import SENTENCE_END
from generator.words import N_

TITLE: Final = N_("Crisis card")
INTRO: Final = N_("One side of a small card (A6): print it, cut it out, keep it with your badge.")
SEATS, MOST, LONGEST = 2, 6, 150
"""The most seats to tell; and where there are too many words, the most don'ts, and letters of each text."""
HEIGHT: Final = 146
"""What stands on one side, in millimetres."""


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type on the card: millimetres of an em, ems of a line, and the letters that fit on a line."""

    name: str
    em: float
    line: float
    letters: int

    def height(self, told: Sequence[str], do_not: Sequence[str], seats: int) -> float:
        """How much of the card these words take, in millimetres: head, headings, lines, and the number."""
        head, headings, seat, next_seat, level = 1.8, 1.7 * 2, 6.0, 5.7, 2.1
        ems = (
            head + headings + seat + next_seat * (max(seats, 1) - 1) + level * len(told) + 0.15 * len(do_not)
        )
        lines = sum(ceil(len(text) / self.letters) for text in (*told, *do_not))
        return 15 + self.em * (ems + self.line * lines)


TYPES: Final = (Type("roomy", 3.53, 1.34, 50), Type("snug", 3.07, 1.34, 64), Type("tight", 2.5, 1.28, 80))
"""The largest that fits is taken."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on the card, and how closely it is set."""

    seats: list[Document[Role]]
    alarms: list[tuple[InACrisis, str]]
    do_not: list[str]
    size: str


def pages(frame: Frame) -> Iterator[Page]:
    """The card, where there is a rule for a bad day."""
    if alarms(frame):
        say = frame.words.gettext
        yield frame.page(
            "crisis_card.html",
            CRISIS_CARD,
            say(TITLE),
            "crisis-card",
            summary=say(INTRO),
            intro=say(INTRO),
            card=card(frame),
            find=FIND if asked(frame) else "",
            wide=True,
        )


def card(frame: Frame) -> Card:
    """The words on the card: all of them where there is room, else the first sentence of each."""
    found = alarms(frame)
    do_not = list(dict.fromkeys(frame.plain(text) for alarm in found for text in alarm.do_not))
    told = [frame.plain(alarm.if_you_see) for alarm in found]
    names = dict.fromkeys(alarm.tell or helpline(frame) for alarm in found)
    seats = [seat for name in names if (seat := frame.handbook.get(Role, name))][:SEATS]
    size = set_in(told, do_not, len(seats))
    if not size:
        told, do_not = [[beginning(text) for text in texts] for texts in (told, do_not[:MOST])]
    return Card(seats, list(zip(found, told, strict=True)), do_not, size or TYPES[-1].name)


def set_in(told: Sequence[str], do_not: Sequence[str], seats: int) -> str:
    """The largest type in which these words fit; none if there are too many of them."""
    return next((size.name for size in TYPES if size.height(told, do_not, seats) <= HEIGHT), "")


def beginning(text: str) -> str:
    """The first sentence of a text, or what there is room for of it."""
    first = text[: end.end()].rstrip() if (end := SENTENCE_END.search(text)) else text
    room = first if len(first) <= LONGEST else f"{first[:LONGEST].rsplit(' ', 1)[0]} …"
    return like(text, room)
