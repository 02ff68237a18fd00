"""Load: roles, activities, channels and the roster come in, minutes asked against minutes given go out.

What the numbers mean, here and everywhere else: `minutes_per_day` of a role is what the *seat* takes on an
ordinary day, all its holders together; holders share it evenly, deputies only stand in. The minutes of an
activity are those of all who are responsible for it, together. A channel takes its messages a day times the
minutes one takes, from all who answer it. Answering is an activity too, so the two are never added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.engine.load import Burden, Dealt, Job, Seat, burdens, deal
from generator.handbook import Document, Handbook
from generator.kinds.activities import Activities
from generator.kinds.channel import Channel
from generator.kinds.channel_ops import ChannelOps
from generator.kinds.role import Role
from generator.kinds.roster import Roster
from generator.rules.names import names
from generator.rules.spots import Spot

NOT_ANSWERED = frozenset({"candidate", "preparing", "paused", "standby"})
"""Channels in these states bring no messages that anybody has to answer."""


@dataclass(frozen=True, eq=False)
class Loads:
    """All loads of a handbook: the seats, what activities and channels ask of them, and the people."""

    seats: tuple[Seat, ...]
    activities: Dealt
    channels: Dealt
    people: tuple[Burden, ...]

    def seat(self, role: str) -> Seat | None:
        """The seat of that role, if it is in force."""
        return next((seat for seat in self.seats if seat.id == role), None)


@lru_cache(maxsize=4)
def loads(handbook: Handbook) -> Loads:
    """Who has how many minutes a day, and for what."""
    seats = tuple(_seat(role) for role in handbook.all(Role))
    return Loads(
        seats,
        deal(_activities(handbook), seats),
        deal(_channels(handbook), seats),
        burdens(seats, _capacities(handbook)),
    )


def _seat(role: Document[Role]) -> Seat:
    record = role.record
    people = tuple(dict.fromkeys(names(record.holders)))
    return Seat(role.id, people, record.minutes_per_day, Spot(role, role.written("minutes_per_day")))


def _activities(handbook: Handbook) -> Iterator[Job]:
    for document in handbook.all(Activities):
        for number, activity in enumerate(document.record.activities):
            doers = _in_force(handbook, activity.responsible or activity.accountable)
            if activity.minutes_per_day and doers:
                spot = Spot(document, ("activities", number, "minutes_per_day"))
                yield Job(activity.id, activity.minutes_per_day, doers, source=spot)


def _channels(handbook: Handbook) -> Iterator[Job]:
    for inside in handbook.all(ChannelOps):
        channel, record = handbook.get(Channel, inside.id), inside.record
        if channel is None or not _is_answered(channel):
            continue
        times, each = record.expected_per_day, record.handle_minutes
        if times and each and (roles := _in_force(handbook, channel.record.answered_by)):
            yield Job(channel.id, times * each, roles, times, Spot(inside, ("expected_per_day",)))


def _is_answered(channel: Document[Channel]) -> bool:
    """Whether what arrives there waits for an answer today."""
    modes = channel.record.modes
    in_use = channel.lifecycle == "active" and channel.record.status not in NOT_ANSWERED
    return in_use and (not modes or "respond" in modes)


def _in_force(handbook: Handbook, refs: tuple[str, ...]) -> tuple[str, ...]:
    """The roles that are named, or none where one of them cannot be read: then nobody knows its minutes."""
    roles = [handbook.get(Role, ref) for ref in refs]
    if not all(roles):
        return ()
    return tuple(role.id for role in roles if role and role.lifecycle == "active")


def _capacities(handbook: Handbook) -> dict[str, int | None]:
    roster = handbook.one(Roster)
    return {p.id: p.capacity_minutes_per_day for p in roster.record.people} if roster else {}
