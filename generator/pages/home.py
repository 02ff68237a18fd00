"""The home page: what do you need? Answers for everybody, for those who speak for us, for those who train."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import FIND, index_of
from generator.kinds import KINDS
from generator.kinds.advocacy import Advocacy, InACrisis
from generator.kinds.triage import Triage
from generator.page import Page
from generator.pages.finder import asked
from generator.pages.frame import Frame
from generator.pages.health import HEALTH
from generator.words import N_

OFFLINE = "offline/handbook.zip"
"""Where the copy for the day without a network lies; publishing lays it there."""


@dataclass(frozen=True, slots=True)
class Way:
    """A question somebody comes with, and the page that answers it."""

    question: str
    hint: str
    address: str


EVERYBODY = (
    ("advocacy", N_("May I write about work?"), N_("What is welcome, what to ask first, what not to do")),
    ("triage", N_("What do I do with this post?"), N_("A few questions, then what to do and whom to tell")),
    ("severity", N_("How bad is it?"), N_("The levels, with examples")),
    ("role", N_("Who can help me?"), N_("Every seat and how to reach it")),
    ("issue", N_("What do people complain about?"), N_("What we know, what we say, who repairs it")),
    ("commitment", N_("What have we promised?"), N_("What customers may expect from us")),
    ("tone", N_("How do we sound?"), N_("Our voice, and the tone for hard moments")),
    ("vocabulary", N_("Which word is right?"), N_("Words to use, words to avoid")),
)
SPEAKERS = (
    ("escalation", N_("Raise the alarm"), N_("Who is told, who writes, who approves, by when")),
    ("statement", N_("Find the words"), N_("Statements and replies, ready to copy")),
    ("play", N_("Follow the steps"), N_("What to do, situation by situation")),
    ("decisions", N_("Know who decides"), N_("The decisions that come under pressure")),
    ("handoff", N_("Pass a case on"), N_("Which desk, what travels with it, how long people wait")),
    ("channel", N_("Know the channel"), N_("Who answers, when, and the house rules")),
    ("stakeholder", N_("Tell the right people first"), N_("Who must hear it from us")),
    ("readiness", N_("Are we ready?"), N_("The questions we must be able to answer")),
)
TRAINERS = (
    ("scenario", N_("Choose an exercise"), N_("Scenarios with objectives, roles and duration")),
    ("incident", N_("Learn from a case"), N_("What happened to us and to others")),
    ("activities", N_("See who does what"), N_("The jobs of an ordinary day")),
    ("health", N_("Look after this handbook"), N_("Reviews that are due, exceptions, findings")),
)


def pages(frame: Frame) -> Iterator[Page]:
    """The page at the root."""
    playbook, rule = frame.handbook.playbook, frame.handbook.one(Advocacy)
    yield frame.page(
        "home.html",
        "",
        playbook.title,
        "home",
        summary=playbook.record.summary or "",
        keywords=playbook.record.keywords,
        rule=rule,
        crisis=crisis(rule.record) if rule else [],
        tables=frame.handbook.all(Triage),
        find=FIND if asked(frame) else "",
        help=playbook.record.default_owner,
        everybody=ways(frame, EVERYBODY),
        speakers=ways(frame, SPEAKERS),
        trainers=ways(frame, TRAINERS),
        wide=True,
        offline=frame.way_out + OFFLINE if frame.audience == "employee" else "",
    )


def crisis(rule: Advocacy) -> list[tuple[str, list[InACrisis]]]:
    """What to do who sees something go wrong, by the seat to tell; nobody is named by an empty text."""
    found: dict[str, list[InACrisis]] = {}
    for one in rule.in_a_crisis:
        found.setdefault(one.tell or "", []).append(one)
    return list(found.items())


def ways(frame: Frame, known: tuple[tuple[str, str, str], ...]) -> list[Way]:
    """Those of the known questions that this edition has a page for."""
    say = frame.words.gettext
    return [
        Way(say(question), say(hint), address)
        for kind, question, hint in known
        if (address := answered_at(frame, kind)) is not None
    ]


def answered_at(frame: Frame, kind: str) -> str | None:
    """Where a kind is answered in this edition, or None if it holds nothing of it."""
    if kind == "health":
        return frame.way_out + HEALTH if frame.sees("comms") else None
    return index_of(KINDS[kind]) if frame.listed(KINDS[kind].record) else None
