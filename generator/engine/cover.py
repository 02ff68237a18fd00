"""Cover: when somebody is wanted and when somebody is there go in, the holes come out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import TypeAlias

from generator.engine.calendars import MINUTE, WEEK, Span, Spans, intersection, length, minus, union

Open: TypeAlias = Callable[[datetime, datetime], Spans]
"""When it is open between two instants: a calendar, a seat or several together."""


@dataclass(frozen=True, slots=True)
class Hole:
    """A stretch in which somebody is wanted and nobody is there."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """How long it is."""
        return (self.end - self.start) // MINUTE


@dataclass(frozen=True, slots=True)
class Week:
    """An ordinary week that stands for its season, from a Monday to the next, in UTC."""

    monday: date

    @property
    def span(self) -> Span:
        """From its first instant to its last."""
        start = datetime(self.monday.year, self.monday.month, self.monday.day, tzinfo=UTC)
        return start, start + WEEK


def weeks(today: date) -> tuple[Week, Week]:
    """The January and the July week of next year that cover is computed for, since summer time differs."""
    return _middle(today.year + 1, 1), _middle(today.year + 1, 7)


def holes(wanted: Iterable[Span], offered: Iterable[Span]) -> tuple[Hole, ...]:
    """The stretches that are wanted and not offered, the longest first."""
    found = (Hole(start, end) for start, end in minus(wanted, offered))
    return tuple(sorted(found, key=lambda hole: (-hole.minutes, hole.start)))


def weekly(wanted: Open, offered: Open, week: Week) -> tuple[Hole, ...]:
    """The holes that begin in an ordinary week, whole also where they reach into the next one.

    Where somebody is wanted and nobody is there all the time, the hole is the week.
    """
    start, end = week.span
    around = start - WEEK, end + 2 * WEEK
    found = holes(wanted(*around), offered(*around))
    if any(hole.end - hole.start > 2 * WEEK for hole in found):
        return (Hole(start, end),)
    return tuple(hole for hole in found if start <= hole.start < end)


@dataclass(frozen=True, slots=True)
class Wait:
    """A stretch with nobody there, told from the first wanted minute in it to the last.

    `minutes` is how long somebody waits in it who counts the wanted time only, on whose clock it may be
    shorter than on the wall.
    """

    start: datetime
    end: datetime
    minutes: int

    @property
    def on_the_wall(self) -> int:
        """How long it is on the clock on the wall."""
        return (self.end - self.start) // MINUTE


def waits(wanted: Iterable[Span], offered: Iterable[Span], around: Span) -> tuple[Wait, ...]:
    """The waits between two instants for somebody to come, the longest first, on whichever clock.

    Two holes with nothing but closed time between them are one wait: nobody comes in the meantime.
    """
    there = union(offered)
    comes = [start for start, _ in there]
    missed = minus(intersection(wanted, [around]), there)
    found = [_wait(tuple(alone)) for _, alone in groupby(missed, lambda span: bisect_right(comes, span[0]))]
    return tuple(sorted(found, key=_longest))


def weekly_waits(wanted: Open, offered: Open, week: Week) -> tuple[Wait, ...]:
    """The waits that begin in an ordinary week; the week itself, where nobody ever comes."""
    start, end = week.span
    around = start - WEEK, end + 2 * WEEK
    asked, there = wanted(*around), offered(*around)
    if not there:
        return waits(intersection(asked, [week.span]), (), week.span)
    return tuple(wait for wait in waits(asked, there, around) if start <= wait.start < end)


def _longest(wait: Wait) -> tuple[int, int, datetime]:
    """The order of waits: by wanted time, then by the clock on the wall, then as they come."""
    return -wait.minutes, -wait.on_the_wall, wait.start


def _wait(missed: Spans) -> Wait:
    """The wait over these stretches, between which nobody comes."""
    return Wait(missed[0][0], missed[-1][1], length(missed))


def _middle(year: int, month: int) -> Week:
    """The week in which the middle of a month lies."""
    day = date(year, month, 15)
    return Week(day - timedelta(days=day.weekday()))
