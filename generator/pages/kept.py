"""Can we keep it? A promise comes in; the sums of its page come out, equal ones told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from generator.engine.promises import Sum, Term, Verdict
from generator.handbook import Document, Target, items
from generator.kinds.channel import Channel
from generator.kinds.commitment import Commitment
from generator.pages.frame import Frame
from generator.rules.calendars import calendar
from generator.rules.promises import WORST, Deliverer, Kept, moment, of, verdicts
from generator.rules.spots import Spot
from generator.words import N_

VERDICT: Final[dict[Verdict, str]] = {
    "held": N_("We can keep it, also on a bad day"),
    "missed-on-a-bad-day": N_("We can keep it as a rule, but not on a bad day"),
    "missed-as-a-rule": N_("We can keep it only if somebody looks at once"),
    "never-met": N_("It takes longer than this, even on a good day"),
}
TONE: Final[dict[Verdict, str]] = {
    "held": "good",
    "missed-on-a-bad-day": "wait",
    "missed-as-a-rule": "bad",
    "never-met": "bad",
}
SYMBOL: Final[dict[Verdict, str]] = {
    "held": "check",
    "missed-on-a-bad-day": "half",
    "missed-as-a-rule": "cross",
    "never-met": "cross",
}
PARTS: Final = {
    "look": N_("until somebody looks"),
    "alarm": N_("the alarm in vain"),
    "work": N_("work"),
    "wait": N_("waiting at the other desk"),
    "handling": N_("handling there"),
}
"""What a bar is made of, in the order of the legend."""

DAYS: Final = (("best", N_("At best")), ("rule", N_("As a rule")), ("bad", N_("On a bad day")))
WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
IN_MINUTES: Final = 240
"""Up to here people add up minutes; more is told in hours."""


@dataclass(frozen=True, slots=True)
class Line:
    """One term of a sum: what it is, its minutes on the three days, and where it was written."""

    term: Term
    document: Document[Any]
    target: Target | None

    @property
    def part(self) -> str:
        """Which part of the bar it is."""
        return "work" if self.term.what in ("stage", "step") else self.term.what

    @property
    def minutes(self) -> tuple[int, int, int]:
        """Its minutes at best, as a rule and on a bad day."""
        return self.term.best, self.term.rule, self.term.bad


@dataclass(frozen=True, slots=True)
class Box:
    """One sum of a promise, and the chains and channels for which it comes out alike.

    It is told for the channel that is looked at most seldom; `others` are the channels that are quicker.
    """

    kept: Kept
    sum: Sum
    lines: tuple[Line, ...]
    deliverers: tuple[Deliverer, ...]
    channels: tuple[Document[Channel], ...]
    others: tuple[Kept, ...]
    begins: tuple[int, str] | None

    @property
    def within(self) -> int:
        """The promised minutes."""
        return self.kept.within.minutes

    @property
    def totals(self) -> tuple[int, int, int]:
        """What it comes to at best, as a rule and on a bad day."""
        return self.sum.best, self.sum.rule, self.sum.bad

    @property
    def width(self) -> float:
        """The minutes that a bar is wide."""
        return 1.03 * max(self.within, *self.totals, 1)

    @property
    def in_minutes(self) -> bool:
        """Whether it is told in minutes."""
        return max(self.within, *self.totals) <= IN_MINUTES

    def told(self, minutes: int) -> str:
        """A number of the sum: 45, or 30:45 where it is told in hours and minutes."""
        return str(minutes) if self.in_minutes else f"{minutes // 60}:{minutes % 60:02}"

    def bar(self, day: int) -> Iterator[tuple[str, int, int]]:
        """The parts of a day's bar: which, from which minute, how long."""
        at = 0
        for line in self.lines:
            if line.minutes[day]:
                yield line.part, at, line.minutes[day]
                at += line.minutes[day]

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that appear in it, in the order of the legend."""
        return tuple(
            part for part in PARTS if any(part == line.part and any(line.minutes) for line in self.lines)
        )


def boxes(frame: Frame, document: Document[Commitment]) -> list[Box]:
    """The sums that this edition may show; none where something in them is not for its readers."""
    if not (frame.sees("comms") or document.id in frame.summed):
        return []
    groups: dict[tuple[object, ...], list[Kept]] = {}
    for kept in of(frame.handbook, document):
        if kept.sum:
            terms = [(t.what, t.label, t.best, t.rule, t.bad) for t in kept.sum.terms if t.what != "look"]
            groups.setdefault((kept.measure, *terms), []).append(kept)
    return [_box(frame, group) for group in groups.values()]


def verdict_of(frame: Frame, document: Document[Commitment], measure: int) -> Verdict | None:
    """The verdict on a clock, also where its sum is not for these readers."""
    known = verdicts(frame.handbook) if frame.sees("comms") else frame.verdicts
    return known.get((document.id, measure))


def worst_of(frame: Frame, document: Document[Commitment]) -> Verdict | None:
    """The verdict on a whole promise; None where nothing can be said."""
    measures = range(len(document.record.measures))
    found = [verdict for n in measures if (verdict := verdict_of(frame, document, n))]
    return max(found, key=WORST.index) if found else None


def _box(frame: Frame, group: list[Kept]) -> Box:
    first = max(group, key=_totals)
    alike = [kept for kept in group if _totals(kept) == _totals(first)]
    quicker = {kept.channel: kept for kept in group if kept not in alike}
    found = first.sum or Sum(())
    return Box(
        first,
        found,
        tuple(_lines(found.terms)),
        tuple(dict.fromkeys(kept.delivered_by for kept in group)),
        tuple(dict.fromkeys(kept.channel for kept in alike if kept.channel)),
        tuple(quicker.values()),
        _begins(frame, first, found.worst_start),
    )


def _totals(kept: Kept) -> tuple[int, int]:
    return (kept.sum.bad, kept.sum.rule) if kept.sum else (0, 0)


def _lines(terms: Iterable[Term]) -> Iterator[Line]:
    for term in terms:
        if isinstance(term.source, Spot):
            spot = term.source
            item = next((i for route, i in items(spot.document.record) if route == spot.route), None)
            yield Line(term, spot.document, Target(spot.document, item, spot.route) if item else None)


def _begins(frame: Frame, kept: Kept, minute: int | None) -> tuple[int, str] | None:
    """The weekday (Monday is 0) and the time at which the bad day begins, on the promise's own clock."""
    if minute is None:
        return None
    hours = calendar(frame.handbook, kept.written.calendar)
    at = moment(frame.handbook, minute)
    local = at.astimezone(ZoneInfo(hours.zone)) if hours else at
    return local.weekday(), f"{local:%H:%M}"
