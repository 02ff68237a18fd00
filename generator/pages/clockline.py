"""Clock lines: a chain comes in, its alarm and its work on one scale of minutes come out, to be drawn.

Work is drawn twice: as it runs when the first call is answered, and when everybody is rung in vain. So
one sees which of the promised minutes hold on a good day only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from generator.engine.calendars import Spans
from generator.engine.chains import Chain, minutes, rung
from generator.engine.cover import Hole, weekly, weeks
from generator.handbook import Document, Handbook
from generator.kinds.commitment import Commitment, Measure
from generator.kinds.escalation import Escalation
from generator.pages.frame import Frame
from generator.rules import chains
from generator.rules.calendars import Seat, seat
from generator.rules.cover import season
from generator.rules.names import names
from generator.rules.promises import WORST, Kept, delivering, in_force, of
from generator.values import Duration

WIDTH: Final = 95.0
"""The line ends a little before the edge, so that its last number has room."""
APART: Final = 7.0
"""Numbers that would stand closer than so many percent are left out."""
FAR: Final = 3
"""A promised minute is drawn up to so many times the length of the chain; a later one is told in words."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the alarm; `again` in later rounds, `last` for those who are woken in the end."""

    minute: int
    at: float
    again: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A stage of the work, by its number, from a minute to another; `stops` is the clock it stops."""

    number: int
    start: int
    end: int
    at: float
    width: float
    stops: str | None


@dataclass(frozen=True, slots=True)
class Limit:
    """A minute by which something is promised: the clock, for which level, and the promise that says so.

    `kept` is the sum of the promise, which counts besides how long it takes until somebody looks.
    """

    minute: int
    clock: str
    level: str | None
    label: str
    promise: Document[Commitment] | None = None
    kept: Kept | None = None
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Everything that is drawn, on one scale; `ticks` are the minutes that are written under it.

    `known` is false where the work goes on behind a stage of which nobody knows when it ends.
    """

    calls: tuple[Call, ...]
    longest: int
    work: tuple[Block, ...]
    late: tuple[Block, ...]
    limits: tuple[Limit, ...]
    ticks: tuple[tuple[int, float], ...]
    known: bool

    @property
    def drawn(self) -> tuple[Limit, ...]:
        """The promised minutes that have room in the picture."""
        return tuple(limit for limit in self.limits if limit.at is not None)

    @property
    def alarm_end(self) -> float:
        """Where the alarm is over."""
        return max((call.at for call in self.calls), default=0.0)


def line(frame: Frame, document: Document[Escalation]) -> Line | None:
    """The clock line of a chain; None where it has neither an alarm nor work with a length."""
    chain = chains.chain(document)
    work = [(piece, start, end) for piece, start, end in minutes(chain.work) if start is not None and end]
    longest = chain.alarm.longest if chain.alarm else 0
    own = max([longest, *(longest + (end or 0) for _, _, end in work)])
    if not own:
        return None
    limits = tuple(_limits(frame.handbook, document, chain))
    near = [limit.minute for limit in limits if limit.minute <= FAR * own]
    scale = WIDTH / max([own, *near])
    early = tuple(
        Block(n, start, end, _at(start, scale), _at(end - start, scale), piece.completes)
        for n, (piece, start, end) in enumerate(work, 1)
        if start is not None and end
    )
    late = tuple(
        Block(b.number, b.start + longest, b.end + longest, _at(b.start + longest, scale), b.width, b.stops)
        for b in early
        if longest
    )
    calls = tuple(_calls(chain, scale))
    placed = tuple(
        replace(limit, at=_at(limit.minute, scale) if limit.minute in near else None) for limit in limits
    )
    stopping = [block.end for block in (*early, *late) if block.stops]
    marks = [*near, *reversed(stopping), *(call.minute for call in calls)]
    marks += [block.end for block in early]
    ticks = tuple((minute, _at(minute, scale)) for minute in _apart([0, *marks], scale))
    return Line(calls, longest, early, late, placed, ticks, len(work) == len(chain.work))


def _calls(chain: Chain, scale: float) -> Iterator[Call]:
    """Every call of the alarm, and those who are woken in the end."""
    if chain.alarm is None:
        return
    for call in rung(chain.alarm):
        yield Call(call.minute, _at(call.minute, scale), again=call.lap > 0)
    if chain.alarm.ends and chain.alarm.fallback:
        yield Call(chain.alarm.longest, _at(chain.alarm.longest, scale), last=True)


def _limits(handbook: Handbook, document: Document[Escalation], chain: Chain) -> Iterator[Limit]:
    """What is promised of this chain: by promises in force, else by its severity levels."""
    stops = {piece.completes for piece, _, end in minutes(chain.work) if end}
    told: set[tuple[str, str | None]] = set()
    answered = names(document.record.severities)
    for promise, number, measure in _measures(handbook, document):
        within = _elapsed(measure.within)
        if within and measure.clock in stops:
            levels = names(promise.record.applies_to.severities)
            only = handbook.level(levels[0]) if len(levels) == 1 else None
            told |= {(measure.clock, each) for each in levels or answered}
            id, label = (only.id, only.label) if only else (None, "")
            yield Limit(within, measure.clock, id, label, promise, _kept(handbook, promise, number, document))
    for level in handbook.levels:
        for clock, length in (
            ("acknowledge", level.acknowledge_within),
            ("first_statement", level.first_statement_within),
        ):
            within = _elapsed(length)
            if level.id in answered and within and clock in stops and (clock, level.id) not in told:
                yield Limit(within, clock, level.id, level.label)


def _measures(
    handbook: Handbook, document: Document[Escalation]
) -> Iterator[tuple[Document[Commitment], int, Measure]]:
    for promise in _promises(handbook).get(document.id, ()):
        for number, measure in enumerate(promise.record.measures):
            yield promise, number, measure


def _kept(
    handbook: Handbook, promise: Document[Commitment], number: int, by: Document[Escalation]
) -> Kept | None:
    """The worst sum of that clock of a promise along a chain."""
    sums = [one for one in of(handbook, promise) if one.measure == number and one.delivered_by is by]
    return max((one for one in sums if one.verdict), key=lambda one: WORST.index(one.verdict), default=None)


def _elapsed(length: Duration | None) -> int | None:
    """Minutes on the clock on the wall; working time has no place on this line."""
    return length.minutes if length and not length.working else None


@lru_cache(maxsize=8)
def _promises(handbook: Handbook) -> Mapping[str, tuple[Document[Commitment], ...]]:
    """The promises in force that each chain delivers, by its id."""
    found: dict[str, tuple[Document[Commitment], ...]] = {}
    for promise in handbook.all(Commitment):
        if in_force(promise) and promise.record.direction == "company":
            for by in delivering(handbook, promise):
                if isinstance(by.record, Escalation):
                    found[by.id] = (*found.get(by.id, ()), promise)
    return found


def _at(minute: int, scale: float) -> float:
    return round(minute * scale, 3)


def _apart(marks: Iterable[int], scale: float) -> list[int]:
    """The minutes that have room beside those before them in the list, in the order of time."""
    kept: list[int] = []
    for minute in marks:
        if all(abs(minute - other) * scale >= APART for other in kept):
            kept.append(minute)
    return sorted(kept)


# Who is there


@dataclass(frozen=True, slots=True)
class Presence:
    """Who holds a seat, who stands in, and the longest stretch of an ordinary week with nobody there."""

    seat: Seat
    absence: Hole | None

    @property
    def deputies(self) -> tuple[str, ...]:
        """The codes of those who stand in."""
        return tuple(sitter.id for sitter in self.seat.people if sitter.stands_in)


def presence(frame: Frame, role: str) -> Presence | None:
    """What is known of a seat; None where it cannot be read."""
    there = seat(frame.handbook, role)
    if there is None:
        return None
    absences = [weekly(_always, there.ordinarily, week) for week in weeks(frame.handbook.today)]
    found = season(*(next(iter(each), None) for each in absences)) if there.known else None
    return Presence(there, found[0] if found else None)


def _always(start: datetime, end: datetime) -> Spans:
    return ((start, end),)
