"""A hand-off explained: the waits, the hours of both desks, what travels along and which plays use it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.checks.names import titled
from generator.engine.calendars import Calendar, opened
from generator.engine.cover import weekly, weeks
from generator.explained.account import Row, Section
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel
from generator.kinds.handoff import Handoff
from generator.kinds.play import Play
from generator.kinds.role import Role
from generator.rules import calendars
from generator.rules.names import name
from generator.rules.spots import Spot
from generator.suggest import listed
from generator.times import spell, when
from generator.values import Duration

LABELS = {
    "typical": "on an ordinary day people wait",
    "slow_day": "on a slow day nine of ten wait no longer than",
    "handling": "then the case takes",
}


def sections(handbook: Handbook, document: Document[Handoff]) -> Iterator[Section]:
    """The waits, the hours and the users."""
    record = document.record
    if record.wait:
        rows = tuple(
            Row(label, spell(length.minutes), length.minutes, Spot(document, ("wait", field)))
            for field, label in LABELS.items()
            if isinstance(length := getattr(record.wait, field), Duration)
        )
        measured = record.wait.measured_on
        said = f"Measured on {measured}." if measured else "Nobody has written down when this was measured."
        yield Section("How long people wait", rows, said)
    yield Section("What travels with the case", tuple(_carried(document)), _manner(record))
    yield _hours(handbook, document)
    users = [
        Row(f"the play '{link.source.title}'", spot=Spot(link.source, link.route))
        for link in handbook.links_to(document)
        if isinstance(link.source.record, Play) and not link.prose
    ]
    yield Section("Used by", tuple(users), "" if users else "No play uses it.")


def _carried(document: Document[Handoff]) -> Iterator[Row]:
    carries = document.record.carries
    if carries:
        spot = Spot(document, ("carries",))
        yield Row(listed((what.replace("-", " ") for what in carries), most=6), spot=spot)


def _manner(record: Handoff) -> str:
    if record.transfer == "warm":
        return "We stay with it until the other desk has it (a warm hand-off)."
    return "We give a number and leave (a cold hand-off)." if record.transfer == "cold" else ""


def _hours(handbook: Handbook, document: Document[Handoff]) -> Section:
    """When the desk that passes cases on is open and the one that takes them is not."""
    record = document.record
    there, here = calendars.calendar(handbook, record.hours), _calendar_of(handbook, record.from_)
    if there is None or here is None:
        return Section("Hours", (), "The hours of both desks are not known.")
    found = weekly(partial(opened, here.ordinary), partial(opened, there.ordinary), weeks(handbook.today)[0])
    rows = tuple(
        Row(
            f"from {when(hole.start, here.zone)} to {when(hole.end, here.zone)}",
            spell(hole.minutes),
            hole.minutes,
        )
        for hole in found
    )
    if not rows:
        return Section("Hours", (), "The desk that takes cases is there whenever this one passes them on.")
    way = handbook.get(Play, record.if_closed)
    said = f"Then {titled([way.title])} is the play." if way else "Nothing says what to do then."
    return Section("This desk is open and the other one is closed", rows, said)


def _calendar_of(handbook: Handbook, place: str) -> Calendar | None:
    """The opening hours of a channel or a role."""
    channel, role = handbook.get(Channel, name(place)), handbook.get(Role, name(place))
    hours = channel.record.hours if channel else role.record.hours if role else None
    return calendars.calendar(handbook, hours)
