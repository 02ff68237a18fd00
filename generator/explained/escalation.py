"""An escalation explained: who is told at which minute, who does what by when, and how it runs at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import cast

from generator.checks.names import seat
from generator.engine.chains import Call, Reach, Timeline, Work, minutes, run, rung
from generator.explained.account import Row, Section
from generator.explained.clocks import CLOCKS
from generator.handbook import Document, Handbook
from generator.kinds.escalation import Escalation
from generator.kinds.terms import METHOD
from generator.rules.chains import chain, offices
from generator.rules.spots import Spot
from generator.suggest import listed
from generator.times import spell


def sections(
    handbook: Handbook, document: Document[Escalation], at: datetime | None = None
) -> Iterator[Section]:
    """The alarm, the work, and with `at` the chain as it runs from that instant."""
    running = chain(document)
    if running.alarm:
        calls = rung(running.alarm)
        rows = tuple(_call(handbook, call) for call in calls)
        yield Section("The alarm, if nobody answers", rows, _in_vain(handbook, document))
    if running.work:
        rows = tuple(_work(handbook, *timed) for timed in minutes(running.work))
        yield Section("The work, counted from when somebody takes it", rows)
    if document.record.raise_when:
        rows = tuple(
            Row(
                f"{' '.join(to.condition.split())} Then it is {_level(handbook, to.to)}.",
                spot=Spot(document, ("raise_when", number)),
            )
            for number, to in enumerate(document.record.raise_when)
        )
        yield Section("When it becomes worse", rows)
    if at:
        yield _at(handbook, run(running, at, offices(handbook, running)))


def _call(handbook: Handbook, call: Call) -> Row:
    who = _seats(handbook, call.ring.who)
    how = listed((METHOD[way] for way in call.ring.by), most=5) if call.ring.by else ""
    wait = f"; {spell(call.ring.wait)} to answer" if call.ring.wait else "; no time is set for an answer"
    again = f", round {call.lap + 1}" if call.lap else ""
    text = f"{who} {_is(call.ring.who)} told{' ' + how if how else ''}{again}{wait}"
    return Row(text, f"minute {call.minute}", call.minute, cast("Spot | None", call.ring.source))


def _in_vain(handbook: Handbook, document: Document[Escalation]) -> str:
    alarm = chain(document).alarm
    if alarm is None or not alarm.ends:
        return ""
    if not alarm.fallback:
        return f"If nobody has answered after {spell(alarm.longest)}, nothing more happens."
    woken = _seats(handbook, alarm.fallback)
    return f"If nobody has answered after {spell(alarm.longest)}, {woken} {_is(alarm.fallback)} woken."


def _work(handbook: Handbook, work: Work, start: int | None, end: int | None) -> Row:
    lead = "later" if start is None or end is None else f"minute {start} to {end}"
    length = ""
    if work.minutes is not None:
        length = f", {spell(work.minutes)}{' of working time' if work.working else ''}"
    stops = f"; then {CLOCKS[work.completes]}" if work.completes else ""
    text = f"{(work.does or work.id).replace('-', ' ')}: {seat(handbook, work.who)}{length}{stops}"
    return Row(text, lead, end, cast("Spot | None", work.source))


def _at(handbook: Handbook, line: Timeline) -> Section:
    began = line.at
    rows = [
        Row(f"{_reached(handbook, reach)}", _clock(began, call.at), _since(began, call.at))
        for call in line.calls
        for reach in call.reached
    ]
    woken = [
        Row(f"{_reached(handbook, reach)}, woken since nobody answered", "then") for reach in line.fallback
    ]
    done = [
        Row(
            f"{(piece.work.does or piece.work.id).replace('-', ' ')}: {_reached(handbook, piece.reach)}",
            _clock(began, piece.end) if piece.end else "never",
            _since(began, piece.end) if piece.end else None,
        )
        for piece in line.work
    ]
    said = "Nobody takes it." if line.taken is None else f"Somebody takes it at {_clock(began, line.taken)}."
    title = f"If it begins on {began:%A %Y-%m-%d at %H:%M} ({began.tzname()})"
    return Section(title, (*rows, *woken, *done), said)


def _reached(handbook: Handbook, reach: Reach) -> str:
    name = seat(handbook, reach.who)
    if reach.there is None:
        return f"{name}, whose hours nobody has written down"
    if reach.there:
        return f"{name} is there" + (f" ({', '.join(reach.people)})" if reach.people else "")
    return f"{name} is closed" + (f" until {reach.opens:%A %H:%M} UTC" if reach.opens else "")


def _clock(began: datetime, at: datetime) -> str:
    days = (at.astimezone(began.tzinfo).date() - began.date()) // timedelta(days=1)
    return f"{at.astimezone(began.tzinfo):%H:%M}" + (f" +{days}d" if days else "")


def _since(began: datetime, at: datetime) -> int:
    return int((at - began) / timedelta(minutes=1))


def _seats(handbook: Handbook, roles: tuple[str, ...]) -> str:
    return listed((seat(handbook, role) for role in roles), most=6)


def _is(roles: tuple[str, ...]) -> str:
    return "are" if len(roles) > 1 else "is"


def _level(handbook: Handbook, ref: str) -> str:
    level = handbook.level(ref)
    return f"'{level.label}'" if level else f"'{ref}'"
