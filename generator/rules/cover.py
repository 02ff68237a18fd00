"""Cover of a handbook: who must be there for a promise or a channel, and when nobody is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, TypeVar, cast

from generator.engine.calendars import Calendar, Span, Spans, intersection, minus, opened, union
from generator.engine.chains import Work, completing
from generator.engine.cover import Hole, Open, Wait, Week, holes, waits, weekly, weekly_waits, weeks
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel
from generator.kinds.commitment import Commitment, Measure
from generator.kinds.escalation import AlarmChain, Escalation
from generator.kinds.handoff import Handoff
from generator.kinds.play import Play
from generator.kinds.role import Role
from generator.rules import chains
from generator.rules.calendars import Seat, calendar, days, seat
from generator.rules.promises import Deliverer, delivering
from generator.rules.spots import Spot

YEAR: Final = timedelta(days=365)
MONTHS: Final = ("January", "July")
Stretch = TypeVar("Stretch", Hole, Wait)


def ordinarily(clock: Calendar) -> Open:
    """When a calendar is open in ordinary weeks."""
    return lambda start, end: opened(clock.ordinary, start, end)


def coming_year(handbook: Handbook) -> Span:
    """From the day of the handbook to the same day a year later."""
    start = datetime.combine(handbook.today, time(), UTC)
    return start, start + YEAR


# What a promise needs


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that must be done for a promise, by any of these seats; `spot` is where that is written."""

    seats: tuple[Seat, ...]
    spot: Spot

    @property
    def calendars(self) -> tuple[Calendar, ...]:
        """When one of the seats is open. Who is away is another matter."""
        return tuple(dict.fromkeys(hours for there in self.seats for hours in there.calendars))


@dataclass(frozen=True, slots=True)
class Missed:
    """A wait for somebody that a promise does not survive.

    `left` are the minutes that the promise leaves beside the work. `month` is named where January and July
    differ; `nobody` is the wait for anybody at all who delivers it; `on` is the holiday that makes it.
    """

    duty: Duty
    wait: Wait
    left: int
    month: str = ""
    nobody: Wait | None = None
    on: date | None = None


@lru_cache(maxsize=1024)
def missed(handbook: Handbook, document: Document[Commitment], number: int) -> tuple[Missed, ...]:
    """What a clock of a promise does not survive in an ordinary week, the longest wait first.

    Where there is nothing such: the longest wait that a holiday of the coming year makes.
    """
    measure = document.record.measures[number]
    clock = calendar(handbook, measure.calendar)
    if clock is None or measure.within is None:
        return ()
    each = [(duties(handbook, measure, by), by) for by in delivering(handbook, document)]
    found = [m for (needed, left), by in each for m in _in_a_week(handbook, measure, clock, needed, left, by)]
    found = found or [
        m for (needed, left), _ in each for m in _in_a_year(handbook, measure, clock, needed, left)
    ]
    return tuple(sorted(found, key=lambda one: (-one.wait.minutes, -one.wait.on_the_wall, one.wait.start)))


def duties(handbook: Handbook, measure: Measure, by: Deliverer) -> tuple[tuple[Duty, ...], int]:
    """What must be done until the clock stops, and the minutes that the promise leaves beside that work.

    What somebody without known hours does is left out: nothing is known of it.
    """
    work = completing(_work(by), measure.clock)
    ack = by.record.ack if isinstance(by.record, Escalation) else None
    needed = [_duty(handbook, _told(ack), Spot(by, ("ack",)))] if ack and work else []
    needed += [_duty(handbook, (piece.who,), cast(Spot, piece.source)) for piece in work]
    taken = sum(piece.minutes or 0 for piece in work)
    within = measure.within.minutes if measure.within else 0
    return tuple(duty for duty in needed if duty), max(0, within - taken)


def _duty(handbook: Handbook, roles: Iterable[str], spot: Spot) -> Duty | None:
    seats = tuple(seat(handbook, role) for role in roles)
    known = tuple(there for there in seats if there and there.known)
    return Duty(tuple(dict.fromkeys(known)), spot) if known and len(known) == len(seats) else None


def _work(by: Deliverer) -> tuple[Work, ...]:
    if isinstance(by.record, Play):
        return chains.play(by)
    return chains.chain(by).work


def _told(ack: AlarmChain) -> tuple[str, ...]:
    fallback = ack.if_nobody.notify if ack.if_nobody else ()
    return tuple(dict.fromkeys([*(who for step in ack.steps for who in step.notify), *fallback]))


def _in_a_week(
    handbook: Handbook, measure: Measure, clock: Calendar, needed: tuple[Duty, ...], left: int, by: Deliverer
) -> Iterator[Missed]:
    anybody = Duty(tuple(dict.fromkeys(there for duty in needed for there in duty.seats)), Spot(by))
    alone = _worst(handbook, measure, clock, anybody, left) if needed else None
    for duty in needed:
        if worst := _worst(handbook, measure, clock, duty, left):
            yield Missed(duty, worst[0], left, worst[1], alone[0] if alone else None)


def _worst(
    handbook: Handbook, measure: Measure, clock: Calendar, duty: Duty, left: int
) -> tuple[Wait, str] | None:
    """The longest wait that is too long, and the month where it is not the same in both."""
    each = []
    for week in weeks(handbook.today):
        found = _in_week(clock, duty.calendars, week)
        each.append(next((wait for wait in found if counted(measure, wait) > left), None))
    return season(each[0], each[1])


def _in_a_year(
    handbook: Handbook, measure: Measure, clock: Calendar, needed: tuple[Duty, ...], left: int
) -> Iterator[Missed]:
    around = coming_year(handbook)
    for duty in needed:
        if not any(hours.holidays for hours in duty.calendars):
            continue
        for wait in _in_year(clock, duty.calendars, around):
            if counted(measure, wait) > left and (off := holiday(duty.seats, wait.start, wait.end)):
                yield Missed(duty, wait, left, on=off)


@lru_cache(maxsize=4096)
def _in_week(clock: Calendar, offices: tuple[Calendar, ...], week: Week) -> tuple[Wait, ...]:
    ordinary = [hours.ordinary for hours in offices]
    return weekly_waits(ordinarily(clock), lambda start, end: opened(ordinary, start, end), week)


@lru_cache(maxsize=4096)
def _in_year(clock: Calendar, offices: tuple[Calendar, ...], around: Span) -> tuple[Wait, ...]:
    return waits(opened(clock, *around), opened(offices, *around), around)


def counted(measure: Measure, wait: Wait) -> int:
    """The minutes of a wait on the clock of the promise: days run on the wall, hours in its calendar."""
    in_days = measure.within is not None and measure.within.unit == "d"
    return wait.on_the_wall if in_days else wait.minutes


def holiday(seats: Iterable[Seat], start: datetime, end: datetime) -> date | None:
    """The first holiday of these seats that lies in a stretch of time."""
    found = [
        off
        for there in seats
        for hours in there.calendars
        for off in hours.holidays
        if intersection([(start, end)], [days(hours.zone, off, off)])
    ]
    return min(found, default=None)


def season(january: Stretch | None, july: Stretch | None) -> tuple[Stretch, str] | None:
    """The longer of two stretches, and its month where the other one is shorter or not there."""
    if january is None or july is None:
        only = january or july
        return (only, MONTHS[0 if january else 1]) if only else None
    if january.minutes == july.minutes:
        return january, ""
    return max((january, MONTHS[0]), (july, MONTHS[1]), key=lambda pair: pair[0].minutes)


# What a channel promises


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language that a channel answers in during its hours, and the seats that write it.

    `seats` hold those people only who write it; `whole` are the same seats with everybody.
    """

    channel: Document[Channel]
    language: str
    clock: Calendar
    seats: tuple[Seat, ...]
    whole: tuple[Seat, ...]

    @property
    def wanted(self) -> Open:
        """When the channel is open in ordinary weeks."""
        return ordinarily(self.clock)

    def offered(self, start: datetime, end: datetime) -> Spans:
        """When somebody who writes it is there in ordinary weeks."""
        return union(*(there.ordinarily(start, end) for there in self.seats))

    def holes(self, week: Week) -> tuple[Hole, ...]:
        """When the channel is open and nobody writes it, the longest first."""
        offices = tuple(dict.fromkeys(hours for there in self.seats for hours in there.calendars))
        return _holes(self.clock, offices, week)

    def dated(self, start: datetime, end: datetime) -> tuple[Hole, ...]:
        """The holes that only holidays make, and absences of all who write it while the seat is not empty."""
        places = tuple(
            Staffed(part.calendars, part.empty(start, end), there.empty(start, end))
            for part, there in zip(self.seats, self.whole, strict=True)
        )
        return _dated(self.clock, places, (start, end))


@dataclass(frozen=True, slots=True)
class Staffed:
    """A desk for one language: its hours, when all who write it are away, and when everybody is."""

    calendars: tuple[Calendar, ...]
    silent: Spans
    empty: Spans

    def there(self, start: datetime, end: datetime) -> Spans:
        """When somebody writes it; that the seat is empty altogether is told where it is told who is away."""
        return union(minus(opened(self.calendars, start, end), self.silent), self.empty)


@lru_cache(maxsize=4096)
def _holes(clock: Calendar, offices: tuple[Calendar, ...], week: Week) -> tuple[Hole, ...]:
    ordinary = [hours.ordinary for hours in offices]
    return weekly(ordinarily(clock), lambda start, end: opened(ordinary, start, end), week)


@lru_cache(maxsize=1024)
def _dated(clock: Calendar, places: tuple[Staffed, ...], around: Span) -> tuple[Hole, ...]:
    closed = any(hours.holidays for place in places for hours in place.calendars)
    if not closed and not any(place.silent for place in places):
        return ()
    offices = [hours.ordinary for place in places for hours in place.calendars]
    usual = minus(opened(clock.ordinary, *around), opened(offices, *around))
    there = union(*(place.there(*around) for place in places))
    return holes(minus(opened(clock, *around), usual), there)


def spoken(handbook: Handbook, channel: Document[Channel]) -> tuple[Spoken, ...]:
    """The languages that a channel answers in, with who writes them.

    A language is left out where somebody might write it of whom no hours are known; nothing comes out
    where the channel does not answer, or does not say when, in which languages or by whom.
    """
    record = channel.record
    clock = calendar(handbook, record.hours)
    if clock is None or not record.answered_by or (record.modes and "respond" not in record.modes):
        return ()
    seats = [there for role in record.answered_by if (there := seat(handbook, role))]
    if len(seats) < len(record.answered_by):
        return ()
    return tuple(_spoken(channel, clock, seats, record.languages))


def _spoken(
    channel: Document[Channel], clock: Calendar, seats: list[Seat], languages: Iterable[str]
) -> Iterator[Spoken]:
    for language in languages:
        able = [(part, there) for there in seats if (part := there.writing(language))]
        if all(there.known for _, there in able):
            parts, whole = tuple(part for part, _ in able), tuple(there for _, there in able)
            yield Spoken(channel, language, clock, parts, whole)


# Where a hand-off leads to


@dataclass(frozen=True, slots=True)
class Desks:
    """The hours of the desk that hands over and of the one that takes it."""

    gives: Calendar
    takes: Calendar

    def holes(self, week: Week) -> tuple[Hole, ...]:
        """When the first is open and the other closed, the longest first."""
        return weekly(ordinarily(self.gives), ordinarily(self.takes), week)

    def dated(self, start: datetime, end: datetime) -> tuple[Hole, ...]:
        """The holes that only holidays make."""
        usual = minus(ordinarily(self.gives)(start, end), ordinarily(self.takes)(start, end))
        return holes(minus(opened(self.gives, start, end), usual), opened(self.takes, start, end))


def desks(handbook: Handbook, document: Document[Handoff]) -> Desks | None:
    """The hours on both sides of a hand-off; None where they are not known."""
    record = document.record
    gives = _hours(handbook, record.from_)
    takes = calendar(handbook, record.hours) or _hours(handbook, record.to)
    return Desks(gives, takes) if gives and takes else None


def _hours(handbook: Handbook, place: str) -> Calendar | None:
    """The hours of a channel or a role."""
    channel = None if place.startswith("role:") else handbook.get(Channel, place)
    role = None if channel else handbook.get(Role, place)
    ref = channel.record.hours if channel else role.record.hours if role else None
    return calendar(handbook, ref)
