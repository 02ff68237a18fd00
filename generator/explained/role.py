"""A role explained: when it is called, what it does by when, when it is there and how much it has to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from generator.engine.chains import minutes, rung
from generator.explained.account import Row, Section
from generator.handbook import Document, Handbook
from generator.kinds.decisions import Decisions
from generator.kinds.escalation import Escalation
from generator.kinds.play import Play
from generator.kinds.role import Role
from generator.rules import calendars
from generator.rules.chains import chain, play
from generator.rules.load import loads
from generator.rules.names import name
from generator.rules.spots import Spot
from generator.suggest import listed
from generator.times import spell

SOON = 120


def sections(handbook: Handbook, document: Document[Role]) -> Iterator[Section]:
    """Its calls, its work, its decisions, its hours and its load."""
    yield _hours(handbook, document)
    if calls := tuple(_calls(handbook, document.id)):
        yield Section("When it is called", calls)
    if work := tuple(_work(handbook, document.id)):
        yield Section("What it does", work)
    if decisions := tuple(_decisions(handbook, document.id)):
        yield Section("What it decides", decisions)
    yield from _load(handbook, document)


def _hours(handbook: Handbook, document: Document[Role]) -> Section:
    seat = calendars.seat(handbook, document.id)
    people = (*document.record.holders, *document.record.deputies)
    rows = [
        Row(f"{name(person)}{' stands in' if person in document.record.deputies else ''}")
        for person in people
    ]
    if seat is None or not seat.known:
        return Section("Who sits there", tuple(rows), "Nobody has written down when.")
    return Section("Who sits there", tuple(rows), f"Hours: {listed(c.title for c in seat.calendars)}.")


def _calls(handbook: Handbook, role: str) -> Iterator[Row]:
    for document in handbook.all(Escalation):
        alarm = chain(document).alarm
        for call in rung(alarm) if alarm else ():
            if role in call.ring.who:
                spot = cast("Spot | None", call.ring.source)
                yield Row(f"by '{document.title}'", f"minute {call.minute}", call.minute, spot)
        if alarm and role in alarm.fallback:
            spot = Spot(document, ("ack", "if_nobody", "notify"))
            text = f"by '{document.title}', since nobody answered"
            yield Row(text, f"minute {alarm.longest}", alarm.longest, spot)


def _work(handbook: Handbook, role: str) -> Iterator[Row]:
    courses = [(d.title, chain(d).work) for d in handbook.all(Escalation)]
    courses += [(d.title, play(d)) for d in handbook.all(Play)]
    for title, work in courses:
        for piece, _, end in minutes(work):
            if piece.who == role:
                lead = _by(end)
                what = (piece.does or piece.id).replace("-", " ")
                yield Row(f"{what}, in '{title}'", lead, end, cast("Spot | None", piece.source))


def _by(end: int | None) -> str:
    """By when, counted from the beginning; minutes as long as anybody would count them."""
    if end is None:
        return "later"
    return f"by minute {end}" if end < SOON else f"after {spell(end)}"


def _decisions(handbook: Handbook, role: str) -> Iterator[Row]:
    for document in handbook.all(Decisions):
        for number, decision in enumerate(document.record.decisions):
            if role in map(name, (*decision.approver,)):
                within = decision.within.minutes if decision.within else None
                lead = f"within {spell(within)}" if within else ""
                yield Row(decision.question, lead, within, Spot(document, ("decisions", number)))


def _load(handbook: Handbook, document: Document[Role]) -> Iterator[Section]:
    found = loads(handbook)
    seat = found.seat(document.id)
    if seat is None or seat.minutes_per_day is None:
        return
    rows = [
        Row(
            "are set aside for it, all its holders together",
            spell(seat.minutes_per_day),
            seat.minutes_per_day,
            cast("Spot", seat.source),
        )
    ]
    for what, dealt in (("its activities", found.activities), ("the channels it answers", found.channels)):
        if needed := dealt.needed(seat.id):
            rows.append(Row(f"are asked by {what}", spell(needed), needed))
    yield Section("Minutes a day", tuple(rows))
