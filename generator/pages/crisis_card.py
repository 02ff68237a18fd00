"""The crisis card: one side of A6 to print and carry, with what to do on a bad day and the number to ring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.addresses import CRISIS_CARD, FIND
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
ROOM: Final = ((700, "roomy"), (1250, "snug"), (1900, "tight"))
"""How many letters fit on one side in which size of type; where there are more, texts are cut short."""
SEATS: Final = 2
MOST: Final = 6


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
    size = set_in(sum(map(len, (*told, *do_not))))
    if not size:
        told, do_not = [[beginning(text) for text in texts] for texts in (told, do_not[:MOST])]
        size = "tight"
    names = dict.fromkeys(alarm.tell or helpline(frame) for alarm in found)
    seats = [seat for name in names if (seat := frame.handbook.get(Role, name))]
    return Card(seats[:SEATS], list(zip(found, told, strict=True)), do_not, size)


def set_in(letters: int) -> str:
    """The size of type in which so many letters fit; none if there are too many."""
    return next((size for room, size in ROOM if letters <= room), "")


def beginning(text: str) -> str:
    """The first sentence of a text."""
    return text[: end.end()].rstrip() if (end := SENTENCE_END.search(text)) else text
