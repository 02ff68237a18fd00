"""Sums of promises in words: what a promise takes comes in, a story with numbers and its places go out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from generator.checks.check import Also
from generator.engine.promises import Term
from generator.handbook import Handbook
from generator.rules.calendars import calendar
from generator.rules.names import name
from generator.rules.promises import Kept, moment
from generator.rules.spots import Spot
from generator.suggest import counted
from generator.times import spell, when
from generator.values import Duration, quoted

Day = Literal["best", "rule", "bad"]

UNITS: Final = {"m": "minute", "h": "hour", "d": "day", "bh": "working hour", "bd": "working day"}

SHORT: Final = 180
"""Up to so many minutes people can follow a sum of minutes."""

FOLLOWED: Final = 10
"""So many terms of a sum can be read in a sentence."""

MOST: Final = 6
"""So many places beside a finding can be taken in."""

CLOCKS: Final = {
    "acknowledge": "that somebody takes it",
    "first_reply": "a first answer",
    "first_statement": "a first statement",
    "update": "an update",
    "resolve": "a solution",
}
"""What is promised by each clock."""


def promised(kept: Kept) -> str:
    """What is promised, and how fast: 'One journey' promises a solution within 60 minutes."""
    return f"{quoted(kept.commitment.title)} promises {CLOCKS[kept.clock]} within {limit(kept)}"


def limit(kept: Kept) -> str:
    """The promised time as the editor counted it."""
    return spelt(kept.within)


def spelt(length: Duration) -> str:
    """A length of time as the editor counted it: 60 minutes, 4 working hours."""
    return counted(length.amount, UNITS[length.unit])


def broken_on(kept: Kept) -> Day:
    """The first sort of day on which a promise that is missed is missed."""
    days: dict[str, Day] = {"never-met": "best", "missed-as-a-rule": "rule"}
    return days.get(kept.verdict or "", "bad")


def taking(kept: Kept, day: Day) -> int:
    """The minutes it takes on such a day."""
    return int(getattr(kept.sum, day)) if kept.sum else 0


def told(terms: Iterable[Term], day: Day) -> str:
    """A sum as people add up: 10 until somebody looks + 5 sort + 10 write. What takes no time is left out."""
    parts = [(minutes, term.label) for term in terms if (minutes := int(getattr(term, day)))]
    if len(parts) > FOLLOWED:
        short = sorted(parts)[: len(parts) - FOLLOWED + 1]
        parts = [part for part in parts if part not in short]
        parts.append((sum(minutes for minutes, _ in short), f"in {len(short)} shorter steps"))
    long = any(minutes > SHORT for minutes, _ in parts)
    return " + ".join(f"{spell(minutes) if long else minutes} {label}" for minutes, label in parts)


def total(kept: Kept, day: Day) -> str:
    """What it takes on such a day, in words: 40 minutes, or at least that where something has no time."""
    return f"{'at least ' if kept.untimed else ''}{alike(kept, taking(kept, day))}"


def alike(kept: Kept, minutes: int) -> str:
    """A time in the unit of the promise where that can be followed: 60 minutes, as in 'within 45 minutes'."""
    return counted(minutes, "minute") if kept.within.unit == "m" and minutes <= SHORT else spell(minutes)


def places(kept: Kept, day: Day) -> tuple[Also, ...]:
    """Where the terms were written, those that take longest first to be named, in the order they follow."""
    terms = [term for term in (kept.sum.terms if kept.sum else ()) if getattr(term, day)]
    if len(terms) > MOST:
        longest = sorted(terms, key=lambda term: -int(getattr(term, day)))[: MOST - 1]
        left = [term for term in terms if term not in longest]
        more = sum(int(getattr(term, day)) for term in left)
        rest = tuple(_also(term, f"{spell(more)} in {len(left)} shorter places") for term in left[:1])
        terms = [term for term in terms if term in longest]
    else:
        rest = ()
    return tuple(_also(term, f"{spell(getattr(term, day))}: {term.label}") for term in terms) + rest


def _also(term: Term, words: str) -> Also:
    if not isinstance(term.source, Spot):
        raise TypeError(f"{term.label} has no place")
    return Also(term.source.document, term.source.route, words)


def besides(first: Kept, all: Sequence[Kept]) -> str:
    """The other chains or plays of which the same is true: , and so along 5 other chains."""
    others = {kept.delivered_by.ref for kept in all} - {first.delivered_by.ref}
    kinds = {ref.partition(":")[0] for ref in others}
    one = "chain" if kinds == {"escalation"} else "play" if kinds == {"play"} else "way"
    return f"; the same is true of {counted(len(others), f'other {one}')}" if others else ""


def reasons(handbook: Handbook, kept: Kept) -> list[str]:
    """What makes a bad day of it, as sentences that go on after 'if'."""
    terms = kept.sum.terms if kept.sum else ()
    found = []
    if any(term.what == "alarm" and term.bad for term in terms):
        found.append("the alarm has to go all the way to its last step")
    if any(term.what == "wait" and term.bad > term.rule for term in terms):
        found.append("the other desk is busy")
    if kept.sum and kept.sum.worst_start is not None:
        found.append(f"it begins on {_begins(handbook, kept, kept.sum.worst_start)}")
    return found


def _begins(handbook: Handbook, kept: Kept, minute: int) -> str:
    return when(moment(handbook, minute), zone(handbook, kept))


def zone(handbook: Handbook, kept: Kept) -> str:
    """The zone on whose clock the promise is read."""
    found = calendar(handbook, kept.written.calendar)
    return found.zone if found else "UTC"


def levels(kept: Iterable[Kept]) -> tuple[str, ...]:
    """The severities that are concerned."""
    return tuple(dict.fromkeys(name(each.severity) for each in kept if each.severity))
