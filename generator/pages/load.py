"""The load of an ordinary day: minutes of seats and people against what is asked, and who answers what."""

from __future__ import annotations

import csv
import io
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from generator.addresses import LOAD
from generator.engine.load import Burden, Short
from generator.handbook import Document
from generator.kinds.activities import Activities
from generator.kinds.channel import Channel
from generator.kinds.channel_ops import ChannelOps
from generator.kinds.role import Role
from generator.page import Crumb, MenuEntry, Page
from generator.pages.facilitator import harmless
from generator.pages.frame import Frame
from generator.rules.load import Loads, loads
from generator.rules.names import names
from generator.words import N_


@dataclass(frozen=True, slots=True)
class Part:
    """A job of a seat: an activity or a channel, and the minutes of it that fall to the seat."""

    ref: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A seat's day: the minutes given (None: nobody said), and what activities and channels ask of it."""

    role: Document[Role]
    given: int | None
    activities: tuple[Part, ...]
    channels: tuple[Part, ...]

    @property
    def sums(self) -> tuple[int, int]:
        """The minutes of all its activities, and of all its channels."""
        return sum(part.minutes for part in self.activities), sum(part.minutes for part in self.channels)

    @property
    def over(self) -> int:
        """The minutes that do not fit; none where nobody said how many it is given."""
        return 0 if self.given is None else max(0, max(self.sums) - self.given)

    @property
    def longest(self) -> int:
        """How long its bar is, at least."""
        return max(self.given or 0, *self.sums)

    @property
    def fullness(self) -> float:
        """How much of its day is full: 1 is all of it."""
        return max(self.sums) / self.given if self.given else 0


@dataclass(frozen=True, slots=True)
class Arrival:
    """A channel: what arrives there, what it takes, who answers how much of it, and what is too much."""

    channel: Document[Channel]
    inside: ChannelOps | None
    shares: tuple[tuple[str, int | None], ...]
    short: Short | None

    @property
    def minutes(self) -> int | None:
        """The minutes that what arrives in a day takes; None where nobody has counted."""
        inside = self.inside
        if inside is None or inside.expected_per_day is None or inside.handle_minutes is None:
            return None
        return inside.expected_per_day * inside.handle_minutes


def pages(frame: Frame) -> Iterator[Page]:
    """The page, in the editions of those who plan the work."""
    if not _wanted(frame):
        return
    say, found = frame.words.gettext, bars(frame)
    yield frame.page(
        "load.html",
        LOAD,
        say("What a day holds"),
        "load",
        way=(Crumb(frame.collection("role"), "roles/"),),
        summary=say(
            "Minutes a day: what seats and people have, what is asked of them, and who answers what."
        ),
        page_audience="comms",
        bars=found,
        people=alike(people(frame)),
        arrivals=arrivals(frame),
        longest=max((bar.longest for bar in found), default=0),
        ceil=ceil,
        wide=True,
    )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    if _wanted(frame):
        yield MenuEntry(frame.words.gettext("What a day holds"), LOAD)


def files(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The same as tables for spreadsheets."""
    if _wanted(frame):
        yield f"{LOAD}seats.csv", _table(_seat_rows(frame))
        yield f"{LOAD}people.csv", _table(_people_rows(frame))
        yield f"{LOAD}channels.csv", _table(_channel_rows(frame))


def bars(frame: Frame) -> list[Bar]:
    """Every seat that is given minutes, or of which minutes are asked, the fullest first."""
    found = [bar for role in frame.handbook.all(Role) if (bar := bar_of(frame, role))]
    return sorted(found, key=lambda bar: (-bar.over, -bar.fullness, bar.role.title))


def bar_of(frame: Frame, role: Document[Role]) -> Bar | None:
    """The day of one seat; None where nothing is known of it, or this edition may not say."""
    if not frame.sees("comms") or role.lifecycle != "active":
        return None
    found, activities = loads(frame.handbook), frame.handbook.one(Activities)
    own = activities.ref if activities else ""
    bar = Bar(
        role,
        role.record.minutes_per_day,
        tuple(Part(f"{own}#{job.id}", minutes) for job, minutes in found.activities.of(role.id)),
        tuple(Part(f"channel:{job.id}", minutes) for job, minutes in found.channels.of(role.id)),
    )
    return bar if bar.longest else None


def people(frame: Frame) -> list[Burden]:
    """Everybody who holds a seat that takes time, the fullest day first."""
    held = [burden for burden in loads(frame.handbook).people if burden.needed]
    return sorted(held, key=lambda one: (-one.over, -one.needed / (one.capacity or 1440), one.person))


def alike(found: list[Burden]) -> list[list[Burden]]:
    """People who hold the same seats and have the same time, together."""
    groups: dict[Hashable, list[Burden]] = {}
    for one in found:
        groups.setdefault((one.seats, one.capacity), []).append(one)
    return list(groups.values())


def arrivals(frame: Frame) -> list[Arrival]:
    """Every channel in force, those that bring most first."""
    found = [_arrival(frame, loads(frame.handbook), channel) for channel in frame.handbook.all(Channel)]
    return sorted(found, key=lambda one: (one.short is None, -(one.minutes or -1), one.channel.title))


def _arrival(frame: Frame, found: Loads, channel: Document[Channel]) -> Arrival:
    inside = frame.handbook.get(ChannelOps, channel.id)
    roles = dict.fromkeys(names(channel.record.answered_by))
    shares = tuple((role, found.channels.shares.get((channel.id, role))) for role in roles)
    its = (short for short in found.channels.shorts if channel.id in {job.id for job in short.jobs})
    return Arrival(channel, inside.record if inside else None, shares, next(its, None))


SEATS: Final = (
    N_("Seat"),
    N_("Minutes a day given"),
    N_("Needed by activities"),
    N_("Needed by channels"),
    N_("Too many"),
)
PEOPLE: Final = (
    N_("Person"),
    N_("Seats"),
    N_("Minutes a day needed"),
    N_("Minutes a day there are"),
    N_("Too many"),
)
CHANNELS: Final = (
    N_("Channel"),
    N_("Messages a day"),
    N_("Minutes for one"),
    N_("Minutes a day"),
    N_("Answered by"),
)


def _seat_rows(frame: Frame) -> Iterator[Sequence[Any]]:
    yield [frame.words.gettext(head) for head in SEATS]
    for bar in bars(frame):
        yield bar.role.title, bar.given, *bar.sums, bar.over


def _people_rows(frame: Frame) -> Iterator[Sequence[Any]]:
    yield [frame.words.gettext(head) for head in PEOPLE]
    for one in people(frame):
        seats = "; ".join(frame.title(seat.id, "role") for seat in one.seats if seat.minutes_per_day)
        yield one.person, seats, ceil(one.needed), one.capacity, ceil(one.over)


def _channel_rows(frame: Frame) -> Iterator[Sequence[Any]]:
    yield [frame.words.gettext(head) for head in CHANNELS]
    for one in arrivals(frame):
        counted = one.inside
        who = "; ".join(frame.title(role, "role") for role, _ in one.shares)
        times, each = (counted.expected_per_day, counted.handle_minutes) if counted else (None, None)
        yield one.channel.title, times, each, one.minutes, who


def _table(rows: Iterator[Sequence[Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _wanted(frame: Frame) -> bool:
    return frame.sees("comms") and any(True for _ in bars(frame))
