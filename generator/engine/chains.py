"""Chains: an alarm and the work behind it go in, the running minute of each step comes out.

Minutes by themselves need no clock. `run` starts a chain at an instant and says who is there then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from generator.engine.calendars import MINUTE, Calendar, Spans, after, is_open, next_open


@dataclass(frozen=True, slots=True)
class Ring:
    """One step of an alarm: who is told at once, how, and how long we wait for an answer (None: no end)."""

    who: tuple[str, ...]
    by: tuple[str, ...] = ()
    wait: int | None = None
    source: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Alarm:
    """Who is told until somebody takes it; `fallback` are those who are woken when nobody did."""

    rings: tuple[Ring, ...]
    repeat: int = 0
    fallback: tuple[str, ...] = ()
    source: object = field(default=None, compare=False, repr=False)

    @property
    def longest(self) -> int:
        """The minutes until everybody was rung in vain: one round and its repeats."""
        return (1 + self.repeat) * sum(ring.wait or 0 for ring in self.rings)

    @property
    def ends(self) -> bool:
        """Whether each step has an end, so that what stands behind it is ever reached."""
        return all(ring.wait is not None for ring in self.rings)


@dataclass(frozen=True, slots=True)
class Call:
    """A ring at its minute, counted from the alarm, in the round `lap` (the first is 0)."""

    minute: int
    lap: int
    ring: Ring


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work: who does it within how many minutes (None: nobody said), and the clock it stops."""

    id: str
    who: str
    minutes: int | None
    working: bool = False
    completes: str | None = None
    does: str | None = None
    source: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Chain:
    """An alarm and the work that begins when somebody has taken it."""

    id: str
    alarm: Alarm | None = None
    work: tuple[Work, ...] = ()
    source: object = field(default=None, compare=False, repr=False)


def rung(alarm: Alarm) -> tuple[Call, ...]:
    """All calls in the order in which they are made, if nobody answers; a wait without end is the last."""
    return tuple(_rung(alarm))


def _rung(alarm: Alarm) -> Iterator[Call]:
    minute = 0
    for lap in range(1 + alarm.repeat):
        for ring in alarm.rings:
            yield Call(minute, lap, ring)
            if ring.wait is None:
                return
            minute += ring.wait


def minutes(work: Iterable[Work]) -> tuple[tuple[Work, int | None, int | None], ...]:
    """Each piece of work with the minutes at which it starts and is over, one after the other.

    None from where that cannot be said: working time does not run with the clock on the wall.
    """
    timed: list[tuple[Work, int | None, int | None]] = []
    at: int | None = 0
    for piece in work:
        known = at is not None and piece.minutes is not None and not piece.working
        end = (at or 0) + (piece.minutes or 0) if known else None
        timed.append((piece, at, end))
        at = end
    return tuple(timed)


def completing(work: Iterable[Work], clock: str) -> tuple[Work, ...]:
    """The work up to the first piece that stops this clock; nothing if none does."""
    pieces = tuple(work)
    for position, piece in enumerate(pieces):
        if piece.completes == clock:
            return pieces[: position + 1]
    return ()


# At an instant


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody who holds a seat or stands in, when they are away, and the languages they write."""

    id: str
    stands_in: bool = False
    away: Spans = ()
    languages: frozenset[str] = frozenset()

    def is_away(self, at: datetime) -> bool:
        """Whether they are away at that instant."""
        return any(start <= at < end for start, end in self.away)


@dataclass(frozen=True, slots=True)
class Office:
    """A seat as far as anybody must be found in it: its hours (none known: `calendars` empty), its people."""

    calendars: tuple[Calendar, ...] = ()
    people: tuple[Sitter, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether a seat can be reached at an instant: None where no hours are known.

    `people` could answer, holders first; `opens` is when somebody is there next, None if unknown or never.
    """

    who: str
    there: bool | None
    people: tuple[str, ...]
    opens: datetime | None


@dataclass(frozen=True, slots=True)
class Rung:
    """A call at its instant, with who could be reached."""

    call: Call
    at: datetime
    reached: tuple[Reach, ...]

    @property
    def answered(self) -> bool:
        """Whether somebody may answer: of seats without known hours we assume the best."""
        return any(reach.there is not False for reach in self.reached)


@dataclass(frozen=True, slots=True)
class Done:
    """A piece of work at an instant: due from `due`, begun when somebody is there, over at `end`."""

    work: Work
    due: datetime
    reach: Reach
    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A chain that began at an instant: the calls made until one was answered, and the work behind it.

    `taken` is when somebody took it, None if nobody ever does; `fallback` is who was woken after all rounds.
    """

    chain: Chain
    at: datetime
    calls: tuple[Rung, ...]
    fallback: tuple[Reach, ...]
    taken: datetime | None
    work: tuple[Done, ...]


def reach(who: str, office: Office | None, at: datetime) -> Reach:
    """Whether that seat can be reached at that instant."""
    if office is None or not office.calendars:
        return Reach(who, None, _present(office, at) if office else (), None)
    opens = _manned(office, at)
    there = opens == at
    return Reach(who, there, _present(office, at) if there else (), opens)


def run(chain: Chain, at: datetime, offices: Mapping[str, Office]) -> Timeline:
    """The chain as it runs from that instant on: the first call that somebody can answer starts the work."""
    calls: list[Rung] = []
    for call in rung(chain.alarm) if chain.alarm else ():
        moment = at + call.minute * MINUTE
        calls.append(Rung(call, moment, tuple(reach(who, offices.get(who), moment) for who in call.ring.who)))
        if calls[-1].answered:
            break
    woken, taken = _taken(chain.alarm, at, calls, offices)
    return Timeline(chain, at, tuple(calls), woken, taken, tuple(_done(chain.work, taken, offices)))


def _taken(
    alarm: Alarm | None, at: datetime, calls: list[Rung], offices: Mapping[str, Office]
) -> tuple[tuple[Reach, ...], datetime | None]:
    """Who is woken when nobody answered, and when somebody takes it at last: who comes in sees the calls."""
    if alarm is None:
        return (), at
    if calls and calls[-1].answered:
        return (), calls[-1].at
    late = at + alarm.longest * MINUTE if alarm.ends or not calls else calls[-1].at
    woken = tuple(reach(who, offices.get(who), late) for who in alarm.fallback) if alarm.ends else ()
    if any(seat.there is not False for seat in woken):
        return woken, late
    missed = [reach(seat.who, offices.get(seat.who), late) for call in calls for seat in call.reached]
    return woken, min((seat.opens for seat in (*missed, *woken) if seat.opens), default=None)


def _done(work: Iterable[Work], taken: datetime | None, offices: Mapping[str, Office]) -> Iterator[Done]:
    """Work waits for somebody to be there, then takes its time."""
    due = taken
    for piece in work:
        if due is None:
            return
        seat = reach(piece.who, offices.get(piece.who), due)
        start = due if seat.there is not False else seat.opens
        end = _over(piece, start, offices.get(piece.who)) if start else None
        yield Done(piece, due, seat, start, end)
        due = end


def _over(piece: Work, start: datetime, office: Office | None) -> datetime | None:
    if piece.minutes is None:
        return None
    if piece.working and office and office.calendars:
        return after(office.calendars, start, piece.minutes)
    return start + timedelta(minutes=piece.minutes)


def _present(office: Office, at: datetime) -> tuple[str, ...]:
    """Who of the people is not away, holders before those who stand in."""
    there = [sitter for sitter in office.people if not sitter.is_away(at)]
    return tuple(sitter.id for sitter in sorted(there, key=lambda sitter: sitter.stands_in))


def _manned(office: Office, at: datetime) -> datetime | None:
    """The first instant from `at` on at which the seat is open and not everybody is away."""
    moment: datetime | None = at
    while moment is not None and not (is_open(office.calendars, moment) and _somebody(office, moment)):
        back = _back(office, moment)
        moment = next_open(office.calendars, back if back else moment)
    return moment


def _somebody(office: Office, at: datetime) -> bool:
    return not office.people or any(not sitter.is_away(at) for sitter in office.people)


def _back(office: Office, at: datetime) -> datetime | None:
    """When the first of those who are all away is back; None where somebody is not away."""
    if _somebody(office, at):
        return None
    return min(max(end for start, end in sitter.away if start <= at < end) for sitter in office.people)
