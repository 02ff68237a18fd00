"""The opening hours of a handbook as the engine's calendars, and its roles as seats that are open or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from generator.engine.calendars import ALL_DAY, Calendar, Span, Spans, intersection, minus, opened
from generator.engine.chains import Office, Sitter
from generator.handbook import Document, Handbook
from generator.kinds.calendar import Calendar as Written
from generator.kinds.calendar import Calendars
from generator.kinds.role import Role
from generator.kinds.roster import Person
from generator.rules.names import name
from generator.rules.spots import Spot
from generator.values import Hours

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Seat:
    """A role as a seat: when it is open, who sits there and which languages they write.

    `calendars` is empty where nobody said when somebody is there.
    """

    role: str
    title: str
    calendars: tuple[Calendar, ...]
    people: tuple[Sitter, ...]
    document: Document[Role]

    @property
    def known(self) -> bool:
        """Whether it is known when somebody is there."""
        return bool(self.calendars)

    @property
    def languages(self) -> frozenset[str]:
        """What its people write; where nobody holds it, what the role writes. Empty: nobody said."""
        people = [sitter.languages for sitter in self.people]
        return frozenset().union(*people) if people else frozenset(self.document.record.languages)

    def writing(self, language: str) -> Seat | None:
        """The seat as far as it writes a language: with those who do; None where nobody does."""
        if self.languages and language not in self.languages:
            return None
        writers = tuple(s for s in self.people if language in s.languages or not s.languages)
        return replace(self, people=writers)

    @property
    def zone(self) -> str:
        """The zone on whose clock its hours are told."""
        return self.calendars[0].zone if self.calendars else "UTC"

    @property
    def office(self) -> Office:
        """What the engine asks when a chain runs."""
        return Office(self.calendars, self.people)

    def ordinarily(self, start: datetime, end: datetime) -> Spans:
        """When it is open in ordinary weeks, without holidays and absences."""
        return opened([calendar.ordinary for calendar in self.calendars], start, end)

    def on_duty(self, start: datetime, end: datetime) -> Spans:
        """When somebody is really there: not on holidays, not while everybody is away."""
        return minus(opened(self.calendars, start, end), self.empty(start, end))

    def empty(self, start: datetime, end: datetime) -> Spans:
        """When everybody who sits there is away."""
        away: Spans = ((start, end),) if self.people else ()
        for sitter in self.people:
            away = intersection(away, sitter.away)
        return away


def calendar(handbook: Handbook, ref: str | None) -> Calendar | None:
    """The calendar of that name, or None."""
    return _calendars(handbook).get(name(ref)) if ref else None


def seat(handbook: Handbook, role: str | None) -> Seat | None:
    """The seat of that role, or None where there is no such role to be read."""
    document = handbook.get(Role, role)
    return _seats(handbook).get(document.id) if document else None


def on_duty(handbook: Handbook, role: str, start: datetime, end: datetime) -> Spans | None:
    """When somebody is in that seat between two instants; None where no hours are known."""
    found = seat(handbook, role)
    return found.on_duty(start, end) if found and found.known else None


@lru_cache(maxsize=8)
def _calendars(handbook: Handbook) -> Mapping[str, Calendar]:
    return {
        item.id: _calendar(item, Spot(document, ("calendars", position)))
        for document in handbook.every(Calendars)
        for position, item in enumerate(document.record.calendars)
    }


@lru_cache(maxsize=8)
def _seats(handbook: Handbook) -> Mapping[str, Seat]:
    return {document.id: _seat(handbook, document) for document in handbook.every(Role)}


def _seat(handbook: Handbook, document: Document[Role]) -> Seat:
    role = document.record
    hours = calendar(handbook, role.hours)
    zone = hours.zone if hours else "UTC"
    refs = [*((ref, False) for ref in role.holders), *((ref, True) for ref in role.deputies)]
    return Seat(
        document.id,
        document.title,
        (hours,) if hours else (),
        tuple(_sitter(ref, handbook.person(ref), stands_in, role, zone) for ref, stands_in in refs),
        document,
    )


def _sitter(ref: str, person: Person | None, stands_in: bool, role: Role, zone: str) -> Sitter:
    """A person in a seat; where the roster says nothing of languages, they write what the role does."""
    away = person.away if person else ()
    zone = person.zone if person and person.zone else zone
    gone = tuple(days(zone, absence.from_, absence.to) for absence in away)
    languages = person.languages if person and person.languages else role.languages
    return Sitter(name(ref), stands_in, gone, frozenset(languages))


def days(zone: str, first: date, last: date) -> Span:
    """From the first minute of a day to the last of another, on the clock of a zone."""
    clock = ZoneInfo(zone)
    start = datetime.combine(first, time(), clock)
    end = datetime.combine(last + timedelta(days=1), time(), clock)
    return start.astimezone(UTC), end.astimezone(UTC)


def _calendar(item: Written, spot: Spot) -> Calendar:
    week = {WEEKDAYS.index(day): tuple(map(_minutes, hours)) for day, hours in item.week.items()}
    title = item.title or item.id.replace("-", " ")
    return Calendar(item.zone, week, frozenset(item.holidays), item.always, title, spot)


def _minutes(hours: Hours) -> tuple[int, int]:
    closes = hours.closes.hour * 60 + hours.closes.minute if hours.closes else ALL_DAY
    return hours.opens.hour * 60 + hours.opens.minute, closes
