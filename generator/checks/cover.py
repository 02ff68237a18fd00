"""Cover: whether somebody is there while we promise answers, in the languages we promise them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, cast

from generator.checks.check import Also, Fault
from generator.checks.names import seat
from generator.engine.calendars import Calendar
from generator.engine.cover import Hole, Wait, weeks
from generator.finding import Severity
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel
from generator.kinds.commitment import Commitment
from generator.kinds.handoff import Handoff
from generator.rules.calendars import Seat, calendar
from generator.rules.cover import (
    Desks,
    Missed,
    Spoken,
    coming_year,
    desks,
    holiday,
    missed,
    season,
    spoken,
)
from generator.rules.promises import in_force
from generator.rules.spots import Spot
from generator.suggest import counted, listed
from generator.times import day, spell, when
from generator.values import Duration, quoted

MOST: Final = 6
TONGUES: Final = {"en": "English", "ar": "Arabic", "he": "Hebrew", "el": "Greek", "pl": "Polish"}


def promise_outside_hours(handbook: Handbook) -> Iterator[Fault]:
    """A promise runs at hours at which somebody who must act for it is not there.

    Most storms start on a Friday evening. The clock of the promise does not stop because a desk has closed,
    so each seat that the promise needs is looked at, up to the step that stops its clock: those whom the
    alarm rings together, everybody else alone. Found is a stretch that is longer than what the promise
    leaves after the work itself. Told is the longest one, in an ordinary week of January and of July.

    Add a seat or a deputy who is there then, let somebody else take the step at night, or promise in the
    hours you can keep: name their calendar under `calendar`. What is only true on a holiday is a warning.

    Fails:

        # playbook/calendars.yaml
        kind: calendar
        id: calendars
        title: When somebody is there
        reviewed_on: 2026-11-01
        calendars:
          - {id: always, zone: Europe/Warsaw, always: yes}
          - id: desk
            zone: Europe/Warsaw
            week:
              mon: ["08:00-18:00"]
              tue: ["08:00-18:00"]
              wed: ["08:00-18:00"]
              thu: ["08:00-18:00"]
              fri: ["08:00-18:00"]
              sun: ["08:00-18:00"]

        # roles/care-desk.yaml
        kind: role
        id: care-desk
        title: Care desk
        holders: [p-003]
        hours: desk
        reviewed_on: 2026-11-01

        # playbook/plays/answer.yaml
        kind: play
        id: answer
        title: Answer
        reviewed_on: 2026-11-01
        steps:
          - {id: reply, do: Reply., by: care-desk, within: 10m, completes: first_reply}
        ends_with: explained

        # playbook/commitments/answer-in-an-hour.yaml
        kind: commitment
        id: answer-in-an-hour
        title: An answer in an hour
        status: in_force
        promise: You have an answer within an hour.
        measures:
          - {clock: first_reply, within: 1h, calendar: always}
        delivered_by: play:answer
        reviewed_on: 2026-11-01

    Passes:

        # playbook/calendars.yaml
        kind: calendar
        id: calendars
        title: When somebody is there
        reviewed_on: 2026-11-01
        calendars:
          - id: desk
            zone: Europe/Warsaw
            week:
              mon: ["08:00-18:00"]
              fri: ["08:00-18:00"]

        # roles/care-desk.yaml
        kind: role
        id: care-desk
        title: Care desk
        holders: [p-003]
        hours: desk
        reviewed_on: 2026-11-01

        # playbook/plays/answer.yaml
        kind: play
        id: answer
        title: Answer
        reviewed_on: 2026-11-01
        steps:
          - {id: reply, do: Reply., by: care-desk, within: 10m, completes: first_reply}
        ends_with: explained

        # playbook/commitments/answer-in-an-hour.yaml
        kind: commitment
        id: answer-in-an-hour
        title: An answer in an hour
        status: in_force
        promise: You have an answer within an hour.
        measures:
          - {clock: first_reply, within: 1h, calendar: desk}
        delivered_by: play:answer
        reviewed_on: 2026-11-01
    """
    for document in handbook.all(Commitment):
        if in_force(document) and document.record.direction == "company":
            for number, measure in enumerate(document.record.measures):
                clock = calendar(handbook, measure.calendar)
                found = missed(handbook, document, number)
                if found and clock and measure.within:
                    yield _outside(
                        document, number, found, f"{_length(measure.within)}, {_hours(clock)}", clock
                    )


def _outside(
    document: Document[Commitment], number: int, found: tuple[Missed, ...], promise: str, clock: Calendar
) -> Fault:
    worst = found[0]
    told = [Also(worst.duty.spot.document, worst.duty.spot.route, "needed for this promise")]
    told += _seats(worst.duty.seats)
    for other in found[1:]:
        if other.duty.spot != worst.duty.spot:
            long = spell(other.wait.on_the_wall)
            what = "needed here too" if other.duty.seats == worst.duty.seats else f"nobody for {long} either"
            told.append(Also(other.duty.spot.document, other.duty.spot.route, what))
    message = f"you promise {promise}. {_nobody(worst, clock)}"
    if worst.on:
        help = "Let somebody be there on that day, or add it to the `holidays` of the promise's calendar."
        return Fault(document, ("measures", number, "calendar"), message, help, _few(told), Severity.WARNING)
    help = "Let somebody be there then, or name under `calendar` hours that you can keep."
    return Fault(document, ("measures", number, "calendar"), message, help, _few(told))


def _nobody(missed: Missed, clock: Calendar) -> str:
    """Who is not there, from when to when: anybody at all, and the one seat that is empty even longer."""
    seats, wait = missed.duty.seats, missed.wait
    one = f"the seat {quoted(seats[0].title)} is empty"
    if len(seats) > 1:
        one = "nobody whom the alarm rings is on duty"
    if missed.on:
        return f"Because of the holiday on {day(missed.on)} {one} {_wait(wait, clock, seats)}"
    where = f" in a {missed.month} week" if missed.month else ""
    if missed.nobody is None:
        return f"{one[0].upper()}{one[1:]} {_wait(wait, clock, seats)}{where}"
    nobody = f"Nobody is on duty {_wait(missed.nobody, clock, seats)}"
    if missed.nobody == wait:
        return f"{nobody}{where}"
    return f"{nobody}, and {one} even longer, {_wait(wait, clock, seats)}{where}"


def _wait(wait: Wait, clock: Calendar, seats: Iterable[Seat]) -> str:
    """From when to when, how long, and how much of that counts."""
    long = spell(wait.on_the_wall)
    if wait.minutes != wait.on_the_wall:
        long += f", of which {spell(wait.minutes)} count"
    return (
        f"from {when(wait.start, clock.zone)} to {when(wait.end, clock.zone)} ({long}{_whose(clock, seats)})"
    )


def language_uncovered(handbook: Handbook) -> Iterator[Fault]:
    """A channel promises answers in a language at hours at which nobody who answers writes it.

    Then an Arabic complaint is answered in English, or not at all, and the people who wrote it tell others.

    What counts are the hours of the roles in `answered_by`, and the languages of the people who hold them
    or stand in. Several who share a seat are taken as one desk: a language is there while the desk is open
    and at least one of them writes it.

    Let somebody who writes the language be there longer, or shorten the channel's hours or its languages.
    What is only true on a holiday, or while somebody is away, is a warning with the date.

    Fails:

        # playbook/calendars.yaml
        kind: calendar
        id: calendars
        title: When somebody is there
        reviewed_on: 2026-11-01
        calendars:
          - {id: long-day, zone: Africa/Cairo, week: {mon: ["09:00-22:00"]}}
          - {id: office, zone: Africa/Cairo, week: {mon: ["09:00-17:00"]}}

        # roles/social-desk.yaml
        kind: role
        id: social-desk
        title: Social desk
        holders: [p-003]
        hours: long-day
        languages: [en]
        reviewed_on: 2026-11-01

        # roles/arabic-desk.yaml
        kind: role
        id: arabic-desk
        title: Arabic desk
        holders: [p-002]
        hours: office
        languages: [ar]
        reviewed_on: 2026-11-01

        # playbook/channels/photo-feed.yaml
        kind: channel
        id: photo-feed
        title: Photo feed
        type: social
        status: live
        modes: [listen, publish, respond]
        hours: long-day
        languages: [en, ar]
        answered_by: [social-desk, arabic-desk]
        public_entry: Aurora Foods
        reviewed_on: 2026-11-01

    Passes:

        # playbook/calendars.yaml
        kind: calendar
        id: calendars
        title: When somebody is there
        reviewed_on: 2026-11-01
        calendars:
          - {id: long-day, zone: Africa/Cairo, week: {mon: ["09:00-22:00"]}}

        # roles/social-desk.yaml
        kind: role
        id: social-desk
        title: Social desk
        holders: [p-003]
        hours: long-day
        languages: [en, ar]
        reviewed_on: 2026-11-01

        # playbook/channels/photo-feed.yaml
        kind: channel
        id: photo-feed
        title: Photo feed
        type: social
        status: live
        modes: [listen, publish, respond]
        hours: long-day
        languages: [en, ar]
        answered_by: [social-desk]
        public_entry: Aurora Foods
        reviewed_on: 2026-11-01
    """
    for channel in handbook.all(Channel):
        if channel.record.status not in (None, "live"):
            continue
        groups: dict[tuple[tuple[Hole, ...], ...], list[Spoken]] = {}
        for tongue in spoken(handbook, channel):
            groups.setdefault(tuple(tongue.holes(week) for week in weeks(handbook.today)), []).append(tongue)
        for seasons, tongues in groups.items():
            if any(seasons):
                yield _uncovered(channel, seasons, tongues)
            else:
                yield from _uncovered_on_days(handbook, channel, tongues)


def _uncovered(
    channel: Document[Channel], seasons: tuple[tuple[Hole, ...], ...], tongues: list[Spoken]
) -> Fault:
    """A fault for the languages of a channel that nobody writes at the same hours."""
    worst = season(*(next(iter(found), None) for found in seasons))
    route, clock = _languages(channel, tongues)
    also = _few([Also(channel, ("hours",), "when it is open"), *_seats(tongues[0].seats)])
    languages = listed(TONGUES[tongue.language] for tongue in tongues)
    if not any(tongue.seats for tongue in tongues):
        message = (
            f"{quoted(channel.title)} promises answers in {languages}, which nobody writes who answers there"
        )
        return Fault(
            channel, route, message, "Add somebody who does to `answered_by`, or leave it out.", also
        )
    hole, month = worst or (seasons[0][0], "")
    span = _span(hole, clock, tongues[0].seats)
    more = max(map(len, seasons)) - 1
    rest = f", and at {counted(more, 'other time')} of the week" if more else ""
    rest += f" (in a {month} week)" if month else ""
    if len(tongues) == len(channel.record.languages):
        message = (
            f"{quoted(channel.title)} is open {span}{rest}, but nobody who answers there is on duty then"
        )
        return Fault(
            channel, route, message, "Widen the hours of a desk, or shorten those of the channel.", also
        )
    message = (
        f"{quoted(channel.title)} promises answers in {languages}, but nobody on duty writes "
        f"{'it' if len(tongues) == 1 else 'them'} {span}{rest}"
    )
    return Fault(channel, route, message, "Let somebody who does be there, or shorten the hours.", also)


def _uncovered_on_days(
    handbook: Handbook, channel: Document[Channel], tongues: list[Spoken]
) -> Iterator[Fault]:
    """What holidays and absences of the coming year leave open, the longest stretch of each language."""
    groups: dict[Hole, list[Spoken]] = {}
    for tongue in tongues:
        for hole in tongue.dated(*coming_year(handbook))[:1]:
            groups.setdefault(hole, []).append(tongue)
    for hole, alike in groups.items():
        route, clock = _languages(channel, alike)
        off = holiday(alike[0].whole, hole.start, hole.end)
        why = "a holiday" if off else "all who write it are away"
        date = day(off or hole.start.date())
        languages = listed(TONGUES[tongue.language] for tongue in alike)
        what = "it" if len(alike) == 1 else "them"
        message = (
            f"{quoted(channel.title)} promises answers in {languages}, but on {date} ({why}) nobody writes "
            f"{what} {_span(hole, clock, alike[0].seats)}"
        )
        help = "Let somebody stand in, or close the channel on that day (`holidays`)."
        yield Fault(channel, route, message, help, _few(_seats(alike[0].seats)), Severity.WARNING)


def _languages(channel: Document[Channel], tongues: list[Spoken]) -> tuple[tuple[str | int, ...], Calendar]:
    """Where the first of these languages is written, and the calendar of the channel."""
    return ("languages", channel.record.languages.index(tongues[0].language)), tongues[0].clock


def handoff_to_closed_desk(handbook: Handbook) -> Iterator[Fault]:
    """A hand-off leads to a desk that is closed while the one that hands over is open.

    We send angry people to a closed door, and they come back angrier.

    Write under `if_closed` which play helps people then, or widen the hours of the other desk. The hours
    are those of the hand-off, else those of the channel or role it leads to. What is only true on a
    holiday is a warning.

    Fails:

        # playbook/calendars.yaml
        kind: calendar
        id: calendars
        title: When somebody is there
        reviewed_on: 2026-11-01
        calendars:
          - {id: long-day, zone: Europe/Warsaw, week: {mon: ["09:00-22:00"]}}
          - {id: office, zone: Europe/Warsaw, week: {mon: ["09:00-18:00"]}}

        # roles/social-desk.yaml
        kind: role
        id: social-desk
        title: Social desk
        holders: [p-003]
        hours: long-day
        reviewed_on: 2026-11-01

        # roles/phone-desk.yaml
        kind: role
        id: phone-desk
        title: Phone desk
        holders: [p-002]
        hours: office
        reviewed_on: 2026-11-01

        # playbook/handoffs/social-to-phone.yaml
        kind: handoff
        id: social-to-phone
        title: From our pages to the phone
        from: social-desk
        to: phone-desk
        carries: [case-number, summary, promised-time]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/calendars.yaml
        kind: calendar
        id: calendars
        title: When somebody is there
        reviewed_on: 2026-11-01
        calendars:
          - {id: long-day, zone: Europe/Warsaw, week: {mon: ["09:00-22:00"]}}
          - {id: office, zone: Europe/Warsaw, week: {mon: ["09:00-18:00"]}}

        # roles/social-desk.yaml
        kind: role
        id: social-desk
        title: Social desk
        holders: [p-003]
        hours: long-day
        reviewed_on: 2026-11-01

        # roles/phone-desk.yaml
        kind: role
        id: phone-desk
        title: Phone desk
        holders: [p-002]
        hours: office
        reviewed_on: 2026-11-01

        # playbook/plays/call-back.yaml
        kind: play
        id: call-back
        title: Book a call back
        reviewed_on: 2026-11-01
        steps:
          - {id: book, do: Book a call for the morning., by: social-desk}
        ends_with: handed-over

        # playbook/handoffs/social-to-phone.yaml
        kind: handoff
        id: social-to-phone
        title: From our pages to the phone
        from: social-desk
        to: phone-desk
        carries: [case-number, summary, promised-time]
        if_closed: call-back
        reviewed_on: 2026-11-01
    """
    for document in handbook.all(Handoff):
        found = desks(handbook, document)
        if found is None or document.record.if_closed:
            continue
        seasons = [found.holes(week) for week in weeks(handbook.today)]
        if any(seasons):
            yield _closed(handbook, document, found, seasons)
        else:
            yield from _closed_on_days(handbook, document, found)


def _closed(
    handbook: Handbook, document: Document[Handoff], found: Desks, seasons: list[tuple[Hole, ...]]
) -> Fault:
    hole, month = season(*(next(iter(each), None) for each in seasons)) or (seasons[0][0], "")
    more = max(map(len, seasons)) - 1
    rest = f", and at {counted(more, 'other time')} of the week" if more else ""
    rest += f" (in a {month} week)" if month else ""
    span = _span(hole, found.gives, [found.takes])
    message = f"{_sends(handbook, document)}, which is closed while the first is open: {span}{rest}"
    help = "Write under `if_closed` which play helps people then."
    return Fault(document, document.written("hours", "to"), message, help, _calendars(found))


def _closed_on_days(handbook: Handbook, document: Document[Handoff], found: Desks) -> Iterator[Fault]:
    for hole in found.dated(*coming_year(handbook))[:1]:
        on = day(hole.start.date())
        span = _span(hole, found.gives, [found.takes])
        message = f"{_sends(handbook, document)}, which on {on} is closed {span} for a holiday"
        help = "Write under `if_closed` which play helps people then."
        route = document.written("hours", "to")
        yield Fault(document, route, message, help, _calendars(found), Severity.WARNING)


def _sends(handbook: Handbook, document: Document[Handoff]) -> str:
    record = document.record
    return f"{_place(handbook, record.from_)} sends people to {_place(handbook, record.to)}"


def _place(handbook: Handbook, ref: str) -> str:
    """What people call a channel or a role."""
    found = handbook.get(Channel, ref)
    return quoted(found.title) if found and not ref.startswith("role:") else seat(handbook, ref)


def _span(hole: Hole, clock: Calendar, others: Iterable[Seat | Calendar] = ()) -> str:
    span = f"from {when(hole.start, clock.zone)} to {when(hole.end, clock.zone)}"
    return f"{span} ({spell(hole.minutes)}{_whose(clock, others)})"


def _whose(clock: Calendar, others: Iterable[Seat | Calendar]) -> str:
    """On whose clock times are told, where those involved live by several."""
    alike = all(other.zone == clock.zone for other in others)
    return "" if alike else f", {clock.zone.rpartition('/')[2].replace('_', ' ')} time"


# Words and places


def _length(length: Duration) -> str:
    """A length of time in words; working time says so."""
    if length.working:
        return counted(length.amount, "working hour" if length.unit == "bh" else "working day")
    return spell(length.minutes)


def _hours(clock: Calendar) -> str:
    """The hours of a calendar in words."""
    return (
        "day and night" if clock.always and not clock.holidays else f"in the hours of {quoted(clock.title)}"
    )


def _seats(seats: Iterable[Seat]) -> list[Also]:
    """Where the hours of seats are written."""
    return [
        Also(there.document, there.document.written("hours"), f"the hours of {quoted(there.title)}")
        for there in seats
    ]


def _calendars(found: Desks) -> tuple[Also, ...]:
    """Where the hours of both desks are written."""
    return tuple(
        _at(hours, words)
        for hours, words in ((found.gives, "open until then"), (found.takes, "the other desk"))
    )


def _at(hours: Calendar, words: str) -> Also:
    spot = cast(Spot, hours.source)
    return Also(spot.document, spot.route, words)


def _few(places: list[Also]) -> tuple[Also, ...]:
    """At most six places; the last says how many more there are."""
    if len(places) <= MOST:
        return tuple(places)
    last = places[MOST - 1]
    more = len(places) - MOST
    return (
        *places[: MOST - 1],
        Also(last.document, last.route, f"{last.message}; and {counted(more, 'more place')}"),
    )
