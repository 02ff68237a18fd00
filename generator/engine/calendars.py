"""Calendars: opening hours on the clock of a zone go in, exact stretches of open time in UTC come out.

Whether it is open is what the clock on the wall says, to the minute: in the night in which summer time
begins, hours that the clock jumps over are not open, and hours that it shows twice are open twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

Span: TypeAlias = tuple[datetime, datetime]
"""A stretch of time in UTC: its start belongs to it, its end does not."""
Spans: TypeAlias = tuple[Span, ...]
Day: TypeAlias = tuple[tuple[int, int], ...]
"""The opening hours of a day, as minutes since its midnight: 09:00-17:00 is (540, 1020)."""

MINUTE: Final = timedelta(minutes=1)
DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
ALL_DAY: Final = 24 * 60
GIVEN_UP: Final = 56 * WEEK
"""Nothing open for so long: nobody will come."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When somebody is there. `week` counts from Monday, 0; `always` is all the time but on holidays."""

    zone: str
    week: Mapping[int, Day] = field(default_factory=dict, hash=False)
    holidays: frozenset[date] = frozenset()
    always: bool = False
    title: str = ""
    source: object = field(default=None, compare=False, repr=False)

    def hours(self, day: date) -> Day:
        """The opening hours of a day."""
        if day in self.holidays:
            return ()
        return ((0, ALL_DAY),) if self.always else tuple(self.week.get(day.weekday(), ()))

    @property
    def ordinary(self) -> Calendar:
        """The same without its holidays."""
        return replace(self, holidays=frozenset())


Calendars: TypeAlias = Calendar | Iterable[Calendar]


# Sets of time


def union(*several: Iterable[Span]) -> Spans:
    """All time in any of them, as stretches that do not touch."""
    merged: list[Span] = []
    for start, end in sorted(span for spans in several for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def intersection(one: Iterable[Span], other: Iterable[Span]) -> Spans:
    """The time that is in both."""
    left, right = union(one), union(other)
    found, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        start, end = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if start < end:
            found.append((start, end))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def minus(whole: Iterable[Span], part: Iterable[Span]) -> Spans:
    """The time of the first that is not in the second."""
    left: list[Span] = []
    taken, position = union(part), 0
    for start, end in union(whole):
        while position < len(taken) and taken[position][1] <= start:
            position += 1
        at, here = start, position
        while here < len(taken) and taken[here][0] < end:
            if at < taken[here][0]:
                left.append((at, taken[here][0]))
            at, here = taken[here][1], here + 1
        if at < end:
            left.append((at, end))
    return tuple(left)


def length(spans: Iterable[Span]) -> int:
    """How long they are together, in whole minutes."""
    return sum(((end - start) for start, end in union(spans)), timedelta()) // MINUTE


# Open time


def opened(calendars: Calendars, start: datetime, end: datetime) -> Spans:
    """When it is open between two instants; of several calendars, when any of them is."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    return union(*(_opened(calendar, start, end) for calendar in _several(calendars)))


def is_open(calendars: Calendars, at: datetime) -> bool:
    """Whether it is open at that instant."""
    return any(_open_by_the_clock(calendar, at) for calendar in _several(calendars))


def next_open(calendars: Calendars, at: datetime) -> datetime | None:
    """The first instant from `at` on at which it is open; None if that is never."""
    return next((start for start, _ in _from(_several(calendars), at)), None)


def after(calendars: Calendars, start: datetime, minutes: int) -> datetime | None:
    """When so many minutes of working time have run since `start`; None if they never will have."""
    left = timedelta(minutes=minutes)
    if not left:
        return start
    for opens, closes in _from(_several(calendars), start):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    return None


def worked(calendars: Calendars, start: datetime, end: datetime) -> int:
    """How many minutes of working time run between two instants."""
    return length(opened(calendars, start, end))


def _several(calendars: Calendars) -> tuple[Calendar, ...]:
    return (calendars,) if isinstance(calendars, Calendar) else tuple(calendars)


def _from(calendars: tuple[Calendar, ...], at: datetime) -> Iterator[Span]:
    """Open time from an instant on, week by week, until nothing was open for longer than a year."""
    start, seen = at, at
    while start - seen < GIVEN_UP:
        for span in opened(calendars, start, start + WEEK):
            yield span
            seen = span[1]
        start += WEEK


def _open_by_the_clock(calendar: Calendar, at: datetime) -> bool:
    clock = at.astimezone(ZoneInfo(calendar.zone))
    minute = clock.hour * 60 + clock.minute
    return any(opens <= minute < closes for opens, closes in calendar.hours(clock.date()))


@lru_cache(maxsize=4096)
def _opened(calendar: Calendar, start: datetime, end: datetime) -> Spans:
    if calendar.always and not calendar.holidays:
        return union([(start, end)])
    found: list[Span] = []
    for begins, ends, offset in _offsets(calendar.zone, start, end):
        day, last = (begins + offset).date(), (ends + offset).date()
        while day <= last:
            midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - offset
            found += [
                (max(begins, midnight + opens * MINUTE), min(ends, midnight + closes * MINUTE))
                for opens, closes in calendar.hours(day)
            ]
            day += DAY
    return union(found)


# The clock on the wall


def _offsets(zone: str, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """The stretches between two instants in which the zone's clock does not jump, with its offset."""
    changes = [at for year in range(start.year, end.year + 1) for at in _changes(zone, year)]
    marks = [start, *(at for at in changes if start < at < end), end]
    for begins, ends in pairwise(marks):
        yield begins, ends, _offset(zone, begins)


@lru_cache(maxsize=512)
def _changes(zone: str, year: int) -> tuple[datetime, ...]:
    """The instants of a year, in UTC, at which the zone's clock jumps."""
    eve = datetime(year - 1, 12, 31, tzinfo=UTC)
    days = [eve + number * DAY for number in range(368)]
    return tuple(
        at
        for day, following in pairwise(days)
        if _offset(zone, day) != _offset(zone, following) and (at := _jump(zone, day, following)).year == year
    )


def _jump(zone: str, before: datetime, behind: datetime) -> datetime:
    """The minute between two instants at which the clock jumps."""
    while behind - before > MINUTE:
        middle = before + (behind - before) // MINUTE // 2 * MINUTE
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            behind = middle
    return behind


def _offset(zone: str, at: datetime) -> timedelta:
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
