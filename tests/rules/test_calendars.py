"""Opening hours and seats as the engine takes them, with their places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from generator.engine.calendars import Calendar
from generator.pipeline import Examined
from generator.rules.calendars import calendar, on_duty, seat
from generator.rules.spots import Spot

Look = Callable[..., Examined]

CALENDARS = {
    "playbook/calendars.yaml": """\
kind: calendar
id: calendars
title: When somebody is there
reviewed_on: 2026-11-01
calendars:
  - id: night
    zone: Europe/Warsaw
    week: {mon: ["22:00-24:00"], tue: ["00:00-06:30", "22:00-24:00"], sun: ["00:00-24:00"]}
    holidays: [2027-01-12]
  - {id: always, title: Day and night, zone: Africa/Cairo, always: yes}
"""
}
ROSTER = {
    "roles/roster.yaml": """\
kind: roster
id: roster
title: Who is there
reviewed_on: 2026-11-01
people:
  - {id: p-001, languages: [en, ar], zone: Africa/Cairo, away: [{from: 2027-01-10, to: 2027-01-12}]}
  - {id: p-002, away: [{from: 2027-01-11, to: 2027-01-11}, {from: 2027-02-01, to: 2027-02-02}]}
  - {id: p-003, languages: [he]}
"""
}


def role(*lines: str) -> dict[str, str]:
    body = "".join(f"{line}\n" for line in lines)
    head = "kind: role\nid: press-officer\ntitle: Press officer\nreviewed_on: 2026-11-01\n"
    return {"roles/press-officer.yaml": head + body}


DESK = role("holders: [p-001]", "deputies: [person:p-002]", "hours: always", "languages: [en, pl]")
FROM, TO = datetime(2027, 1, 9, tzinfo=UTC), datetime(2027, 1, 15, tzinfo=UTC)


def test_a_calendar_has_its_week_in_minutes_from_monday_and_knows_its_place(examined: Look):
    handbook = examined(CALENDARS).handbook

    night = calendar(handbook, "night")

    assert night == Calendar(
        "Europe/Warsaw",
        {0: ((1320, 1440),), 1: ((0, 390), (1320, 1440)), 6: ((0, 1440),)},
        frozenset({date(2027, 1, 12)}),
        title="night",
    )
    assert isinstance(night.source, Spot)
    assert (night.source.document.id, night.source.route) == ("calendars", ("calendars", 0))
    always = calendar(handbook, "calendar:calendars#always")
    assert always is calendar(handbook, "calendar:always")
    assert always is not None
    assert (always.always, always.title) == (True, "Day and night")


def test_what_is_not_there_is_no_calendar_and_no_seat(examined: Look):
    handbook = examined(CALENDARS).handbook

    assert calendar(handbook, None) is None
    assert calendar(handbook, "noon") is None
    assert seat(handbook, None) is None
    assert seat(handbook, "nobody") is None
    assert on_duty(handbook, "nobody", FROM, TO) is None


def test_a_seat_without_hours_is_not_known(examined: Look):
    handbook = examined(CALENDARS).handbook

    there = seat(handbook, "press-officer")

    assert there is not None
    assert not there.known
    assert there.zone == "UTC"
    assert on_duty(handbook, "press-officer", FROM, TO) is None


def test_a_seat_has_its_people_in_order_with_absences_on_their_own_clock(examined: Look):
    there = seat(examined({**CALENDARS, **ROSTER, **DESK}).handbook, "role:press-officer")

    assert there is not None
    assert (there.role, there.title, there.zone, there.known) == (
        "press-officer", "Press officer", "Africa/Cairo", True,
    )  # fmt: skip
    assert [(sitter.id, sitter.stands_in) for sitter in there.people] == [("p-001", False), ("p-002", True)]
    assert there.people[0].away == (
        (datetime(2027, 1, 9, 22, tzinfo=UTC), datetime(2027, 1, 12, 22, tzinfo=UTC)),
    )
    assert len(there.people[1].away) == 2
    assert there.office.people == there.people
    assert there.office.calendars == there.calendars


def test_a_seat_is_empty_only_while_everybody_is_away(examined: Look):
    handbook = examined({**CALENDARS, **ROSTER, **DESK}).handbook
    there = seat(handbook, "press-officer")
    gone = (datetime(2027, 1, 10, 22, tzinfo=UTC), datetime(2027, 1, 11, 22, tzinfo=UTC))

    assert there is not None
    assert there.empty(FROM, TO) == (gone,)
    assert on_duty(handbook, "press-officer", FROM, TO) == ((FROM, gone[0]), (gone[1], TO))
    assert there.ordinarily(FROM, TO) == ((FROM, TO),)


def test_ordinary_weeks_know_no_holidays(examined: Look):
    handbook = examined({**CALENDARS, **role("holders: [p-003]", "hours: night")}).handbook
    there = seat(handbook, "press-officer")
    tuesday = datetime(2027, 1, 12, 12, tzinfo=UTC)

    assert there is not None
    assert len(there.ordinarily(tuesday, tuesday + timedelta(days=1))) == 1
    assert there.on_duty(tuesday, tuesday + timedelta(days=1)) == ()


def test_languages_are_those_of_the_people_else_those_of_the_role(examined: Look):
    there = seat(examined({**CALENDARS, **ROSTER, **DESK}).handbook, "press-officer")

    assert there is not None
    assert there.languages == {"en", "ar", "pl"}
    arabic, polish, english = there.writing("ar"), there.writing("pl"), there.writing("en")
    assert arabic
    assert polish
    assert english
    assert [sitter.id for sitter in arabic.people] == ["p-001"]
    assert [sitter.id for sitter in polish.people] == ["p-002"]
    assert [sitter.id for sitter in english.people] == ["p-001", "p-002"]
    assert there.writing("he") is None


def test_a_seat_that_nobody_holds_writes_what_the_role_says_and_one_that_says_nothing_may_write_all(
    examined: Look,
):
    vacant = seat(examined(role("languages: [el]")).handbook, "press-officer")
    silent = seat(examined(role("holders: [p-001]")).handbook, "press-officer")

    assert vacant
    assert silent
    assert (vacant.languages, vacant.writing("el"), vacant.writing("he")) == ({"el"}, vacant, None)
    assert (silent.languages, silent.writing("he")) == (frozenset(), silent)
