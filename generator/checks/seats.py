"""Seats: whether somebody can sit in each, is trained for it, and has honest time for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, TypeAlias

from generator.checks.check import Fault
from generator.checks.names import names
from generator.handbook import Document, Handbook
from generator.kinds.role import Role, Training
from generator.kinds.roster import Person
from generator.suggest import counted, listed
from generator.values import quoted

CORE: Final = {
    "create": "create content",
    "promote": "promote content",
    "converse": "talk with people",
    "answer": "answer questions",
}
ACT: Final = "act-on-findings"
Span: TypeAlias = tuple[date, date]

GUESS_HOLDS: Final = timedelta(days=180)
RINGS: Final = frozenset({"phone", "sms", "pager"})
DEPARTMENTS: Final = 3


def deputy_is_same_person(handbook: Handbook) -> Iterator[Fault]:
    """Somebody is named as their own deputy.

    Such a deputy exists on paper only: when the holder is away, so is the deputy.

    Name somebody else under `deputies`.

    Fails:

        # roles/duty-editor.yaml
        kind: role
        id: duty-editor
        title: Duty editor
        holders: [p-003]
        deputies: [p-003]
        reviewed_on: 2026-11-01

    Passes:

        # roles/duty-editor.yaml
        kind: role
        id: duty-editor
        title: Duty editor
        holders: [p-003]
        deputies: [p-002]
        reviewed_on: 2026-11-01
    """
    for role in handbook.all(Role):
        holders = names(role.record.holders)
        for number, person in enumerate(names(role.record.deputies)):
            if person in holders:
                message = f"in '{role.title}' the holder and the deputy are both {person}"
                yield Fault(role, ("deputies", number), message, "Name a different deputy.")


def deputy_away_together(handbook: Handbook) -> Iterator[Fault]:
    """The holder of a role and all its deputies are away on the same days.

    The gap is in August, and nobody looked. Absences stand in the roster, so it can be seen in spring.

    Add a deputy for these days, or ask one of them to move the holiday.

    Fails:

        # roles/roster.yaml
        kind: roster
        id: roster
        title: Who is there
        reviewed_on: 2026-11-01
        people:
          - id: p-001
            away:
              - {from: 2026-12-20, to: 2027-01-06}
          - id: p-002
            away:
              - {from: 2026-12-24, to: 2026-12-28}

    Passes:

        # roles/roster.yaml
        kind: roster
        id: roster
        title: Who is there
        reviewed_on: 2026-11-01
        people:
          - id: p-001
            away:
              - {from: 2026-12-20, to: 2026-12-26}
          - id: p-002
            away:
              - {from: 2026-12-27, to: 2027-01-03}
    """
    for role in handbook.all(Role):
        codes = who_sits(role)
        people = [person for code in codes if (person := handbook.person(code))]
        if not role.record.deputies or len(people) < max(len(codes), 2):
            continue
        for first, last in _all_away(people):
            if last >= handbook.today:
                message = (
                    f"everybody who can sit in '{role.title}' is away from {first} to {last}: {listed(codes)}"
                )
                help = "Add a deputy for these days, or ask one of them to move."
                yield Fault(role, ("deputies",), message, help)
                break


def _all_away(people: Iterable[Person]) -> list[Span]:
    """The stretches in which all of these people are away, the first of them first."""
    shared = [(date.min, date.max)]
    for person in people:
        shared = list(_both(shared, _joined((away.from_, away.to) for away in person.away)))
    return shared


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Stretches of days in order, those that overlap or touch made one."""
    joined: list[Span] = []
    for first, last in sorted(span for span in spans if span[0] <= span[1]):
        if joined and first <= joined[-1][1] + timedelta(1):
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _both(some: list[Span], others: list[Span]) -> Iterator[Span]:
    """The stretches that lie in both."""
    i = j = 0
    while i < len(some) and j < len(others):
        first, last = max(some[i][0], others[j][0]), min(some[i][1], others[j][1])
        if first <= last:
            yield first, last
        if some[i][1] < others[j][1]:
            i += 1
        else:
            j += 1


def training_missing(handbook: Handbook) -> Iterator[Fault]:
    """Somebody who holds a role, or stands in, has not taken a course that the role requires.

    The first time under pressure is then the real thing. A course that has to be repeated counts until it
    is due again.

    Book the course, and add it with its day under `trained` of that person in the roster.

    Fails:

        # roles/spokesperson.yaml
        kind: role
        id: spokesperson
        title: Spokesperson
        holders: [p-003]
        training_required:
          - {course: Media basics, refresh_every: 365d}
        reviewed_on: 2026-11-01

    Passes:

        # roles/spokesperson.yaml
        kind: role
        id: spokesperson
        title: Spokesperson
        holders: [p-003]
        training_required:
          - {course: Media basics, refresh_every: 365d}
        reviewed_on: 2026-11-01

        # roles/roster.yaml
        kind: roster
        id: roster
        title: Who is there
        reviewed_on: 2026-11-01
        people:
          - id: p-001
          - id: p-002
          - id: p-003
            trained:
              - {course: Media basics, on: 2026-05-04}
    """
    for role in handbook.all(Role):
        for code in who_sits(role) if role.record.training_required else ():
            person = handbook.person(code)
            for number, course in enumerate(role.record.training_required):
                if person and (lack := _lacks(person, course, handbook.today)):
                    message = f"{code} {lack} {quoted(course.course)}, which '{role.title}' requires"
                    help = "Book the course, then add it to `trained` in the roster."
                    yield Fault(role, ("training_required", number, "course"), message, help)


def who_sits(role: Document[Role]) -> list[str]:
    """The codes of all who can sit in a role, in order: holders, then deputies."""
    return list(dict.fromkeys(names((*role.record.holders, *role.record.deputies))))


def _lacks(person: Person, course: Training, today: date) -> str:
    """What is wrong with a person's training; empty where nothing is."""
    wanted = course.course.casefold()
    days = [taken.on for taken in person.trained if taken.course.casefold() == wanted and taken.on <= today]
    if not days:
        return "has not taken"
    if course.refresh_every and max(days) + timedelta(course.refresh_every.days) < today:
        return f"took on {max(days)}, more than {course.refresh_every.days} days ago,"
    return ""


def time_is_a_guess(handbook: Handbook) -> Iterator[Fault]:
    """The minutes a role takes were estimated more than half a year ago and never measured.

    Made-up numbers carry every promise that is built on them.

    Write down for a week how long it really takes; then set `time_basis: measured` and the day under
    `measured_on`. A new estimate needs its day there, too.

    Fails:

        # roles/listener.yaml
        kind: role
        id: listener
        title: Listener
        holders: [p-003]
        minutes_per_day: 45
        time_basis: estimated
        measured_on: 2025-09-15
        reviewed_on: 2026-11-01

    Passes:

        # roles/listener.yaml
        kind: role
        id: listener
        title: Listener
        holders: [p-003]
        minutes_per_day: 70
        time_basis: measured
        measured_on: 2026-11-13
        reviewed_on: 2026-11-01
    """
    for role in handbook.all(Role):
        record, since = role.record, role.record.measured_on or role.reviewed_on
        if record.time_basis == "estimated" and record.minutes_per_day and since:
            age = handbook.today - since
            if age > GUESS_HOLDS:
                minutes = counted(record.minutes_per_day, "minute")
                message = f"the {minutes} a day of '{role.title}' were estimated {age.days} days ago"
                yield Fault(
                    role,
                    role.written("measured_on", "time_basis"),
                    f"{message} and never measured",
                    "Measure one week.",
                )
