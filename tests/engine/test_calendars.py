"""Calendars: exact stretches of open time, compared minute by minute with the clock on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engine.calendars import (
    MINUTE,
    Calendar,
    after,
    intersection,
    is_open,
    length,
    minus,
    next_open,
    opened,
    union,
    worked,
)

ZONES = ("Europe/Warsaw", "Africa/Cairo", "Asia/Jerusalem", "America/St_Johns", "Asia/Kathmandu", "UTC")
OFFICE = dict.fromkeys(range(5), ((9 * 60, 17 * 60),))
WARSAW = Calendar("Europe/Warsaw", OFFICE, title="Office")


def at(text, zone="UTC"):
    """An instant, told on the clock of a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def told(spans, zone="UTC"):
    """Stretches of time as people write them."""
    return [
        f"{a.astimezone(ZoneInfo(zone)):%a %H:%M}-{b.astimezone(ZoneInfo(zone)):%a %H:%M}" for a, b in spans
    ]


# The oracle: every minute by itself, read off the clock on the wall


def open_by_hand(calendar, instant):
    clock = instant.astimezone(ZoneInfo(calendar.zone))
    if clock.date() in calendar.holidays:
        return False
    minute = clock.hour * 60 + clock.minute
    return calendar.always or any(a <= minute < b for a, b in calendar.week.get(clock.weekday(), ()))


def minutes_of(start, end):
    while start < end:
        yield start
        start += MINUTE


def in_any(spans, instant):
    return any(start <= instant < end for start, end in spans)


hours = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).filter(lambda pair: pair[0] < pair[1])
days = st.lists(hours, max_size=3).map(tuple)
calendars = st.builds(
    Calendar,
    zone=st.sampled_from(ZONES),
    week=st.dictionaries(st.integers(0, 6), days, max_size=7),
    holidays=st.frozensets(st.dates(date(2027, 3, 24), date(2027, 4, 3)), max_size=3),
    always=st.sampled_from([False, False, False, True]),
)
instants = st.integers(0, 4 * 1440).map(lambda minute: datetime(2027, 3, 25, tzinfo=UTC) + minute * MINUTE)


@settings(max_examples=40, deadline=None)
@given(calendars, instants, st.integers(0, 3000))
def test_open_time_is_what_the_clock_on_the_wall_says_minute_by_minute(calendar, start, minutes):
    end = start + minutes * MINUTE
    spans = opened(calendar, start, end)

    expected = [instant for instant in minutes_of(start, end) if open_by_hand(calendar, instant)]

    assert [instant for instant in minutes_of(start, end) if in_any(spans, instant)] == expected
    assert length(spans) == worked(calendar, start, end) == len(expected)
    assert all(start <= a < b <= end for a, b in spans)
    assert all(a[1] < b[0] for a, b in pairwise(spans))


@settings(max_examples=40, deadline=None)
@given(calendars, instants)
def test_is_open_agrees_with_the_clock_on_the_wall(calendar, instant):
    assert is_open(calendar, instant) == open_by_hand(calendar, instant)


@settings(max_examples=25, deadline=None)
@given(calendars, instants, st.integers(0, 900))
def test_working_time_runs_as_if_somebody_counted_open_minutes(calendar, start, minutes):
    found = after(calendar, start, minutes)

    if found is None:
        assert not opened(calendar, start, start + timedelta(days=380))
        return
    assert worked(calendar, start, found) == minutes
    assert minutes == 0 or open_by_hand(calendar, found - MINUTE), "it ends with a minute of work"


@settings(max_examples=25, deadline=None)
@given(calendars, instants)
def test_the_next_opening_is_the_first_open_minute(calendar, start):
    found = next_open(calendar, start)

    if found is None:
        assert not opened(calendar, start, start + timedelta(days=380))
        return
    assert open_by_hand(calendar, found)
    assert not opened(calendar, start, found)


# Sets of time


marks = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6).map(
    lambda pairs: [
        (at("2027-01-11T00:00") + a * MINUTE, at("2027-01-11T00:00") + b * MINUTE) for a, b in pairs
    ]
)


@settings(max_examples=100, deadline=None)
@given(marks, marks)
def test_sets_of_time_are_sets_of_minutes(one, other):
    start = at("2027-01-11T00:00")
    every = list(minutes_of(start, start + 41 * MINUTE))
    ones, others = ({m for m in every if in_any(spans, m)} for spans in (one, other))

    for spans, expected in (
        (union(one, other), ones | others),
        (intersection(one, other), ones & others),
        (minus(one, other), ones - others),
    ):
        assert {m for m in every if in_any(spans, m)} == expected
        assert all(a < b for a, b in spans)
        assert all(a[1] < b[0] for a, b in pairwise(spans)), "no two of them touch"


def test_stretches_that_only_touch_share_no_time():
    nine, ten, eleven = at("2027-01-11T09:00"), at("2027-01-11T10:00"), at("2027-01-11T11:00")

    assert intersection([(nine, ten)], [(ten, eleven)]) == ()
    assert minus([(nine, ten)], [(ten, eleven)]) == ((nine, ten),)
    assert union([(nine, ten)], [(ten, eleven)]) == ((nine, eleven),)


def test_length_counts_what_is_told_twice_once():
    nine, ten, eleven = at("2027-01-11T09:00"), at("2027-01-11T10:00"), at("2027-01-11T11:00")

    assert length([(nine, eleven), (ten, eleven)]) == 120
    assert length([]) == 0


# By hand


def test_an_office_day_in_winter_and_in_summer():
    assert opened(WARSAW, at("2027-01-11T00:00"), at("2027-01-12T00:00")) == (
        (at("2027-01-11T08:00"), at("2027-01-11T16:00")),
    )
    assert opened(WARSAW, at("2027-07-12T00:00"), at("2027-07-13T00:00")) == (
        (at("2027-07-12T07:00"), at("2027-07-12T15:00")),
    )


def test_a_week_that_begins_on_sunday():
    cairo = Calendar("Africa/Cairo", dict.fromkeys((6, 0, 1, 2, 3), ((9 * 60, 17 * 60),)))

    assert told(opened(cairo, at("2027-01-14T00:00"), at("2027-01-18T00:00")), "Africa/Cairo") == [
        "Thu 09:00-Thu 17:00",
        "Sun 09:00-Sun 17:00",
    ]


def test_a_night_over_two_days_is_one_stretch():
    night = Calendar("Europe/Warsaw", {0: ((22 * 60, 1440),), 1: ((0, 6 * 60),)})

    assert told(opened(night, at("2027-01-11T00:00"), at("2027-01-14T00:00")), "Europe/Warsaw") == [
        "Mon 22:00-Tue 06:00"
    ]


def test_the_night_in_which_summer_time_begins_is_an_hour_shorter_and_the_other_an_hour_longer():
    night = Calendar("Europe/Warsaw", {5: ((22 * 60, 1440),), 6: ((0, 6 * 60),)})

    assert worked(night, at("2027-03-27T12:00"), at("2027-03-28T12:00")) == 7 * 60
    assert worked(night, at("2027-10-30T12:00"), at("2027-10-31T12:00")) == 9 * 60
    assert worked(night, at("2027-05-01T12:00"), at("2027-05-02T12:00")) == 8 * 60


def test_hours_that_the_clock_jumps_over_are_not_open():
    lost = Calendar("Europe/Warsaw", {6: ((2 * 60, 3 * 60),)})

    assert opened(lost, at("2027-03-28T00:00"), at("2027-03-28T12:00")) == ()
    assert next_open(lost, at("2027-03-28T00:00")) == at("2027-04-04T02:00", "Europe/Warsaw")


def test_hours_that_the_clock_shows_twice_are_open_twice():
    twice = Calendar("Europe/Warsaw", {6: ((2 * 60, 2 * 60 + 30),)})

    assert opened(twice, at("2027-10-31T00:00"), at("2027-10-31T12:00")) == (
        (at("2027-10-31T00:00"), at("2027-10-31T00:30")),
        (at("2027-10-31T01:00"), at("2027-10-31T01:30")),
    )


def test_the_clock_of_cairo_jumps_at_midnight():
    day = Calendar("Africa/Cairo", {3: ((0, 1440),)})

    assert worked(day, at("2027-10-27T00:00"), at("2027-10-30T00:00")) == 25 * 60
    assert worked(day, at("2027-04-28T00:00"), at("2027-05-01T00:00")) == 24 * 60


def test_a_day_that_a_country_left_out_is_nobodys_working_time():
    samoa = Calendar("Pacific/Apia", always=True, holidays=frozenset({date(2011, 12, 29)}))

    assert worked(samoa, at("2011-12-29T00:00"), at("2012-01-01T00:00")) == 2 * 1440


def test_a_clock_that_jumps_on_the_first_day_of_a_year_is_seen():
    new_year = Calendar("Africa/Sao_Tome", {1: ((60, 120),)})

    assert worked(new_year, at("2018-12-31T00:00"), at("2019-01-02T00:00")) == 2 * 60


def test_a_holiday_is_closed_even_day_and_night():
    always = Calendar("UTC", always=True, holidays=frozenset({date(2027, 1, 12)}))

    assert worked(always, at("2027-01-11T00:00"), at("2027-01-14T00:00")) == 2 * 1440
    assert worked(always.ordinary, at("2027-01-11T00:00"), at("2027-01-14T00:00")) == 3 * 1440
    assert not is_open(always, at("2027-01-12T00:00"))
    assert is_open(always, at("2027-01-13T00:00"))


def test_several_calendars_are_open_when_any_of_them_is():
    cairo = Calendar("Africa/Cairo", {6: ((9 * 60, 17 * 60),)})

    assert is_open([WARSAW, cairo], at("2027-01-17T08:00"))
    assert not is_open([WARSAW], at("2027-01-17T08:00"))
    assert worked([WARSAW, cairo], at("2027-01-11T00:00"), at("2027-01-18T00:00")) == 6 * 8 * 60
    assert next_open([WARSAW, cairo], at("2027-01-16T00:00")) == at("2027-01-17T07:00")


def test_opening_belongs_to_it_and_closing_does_not():
    assert not is_open(WARSAW, at("2027-01-11T07:59"))
    assert is_open(WARSAW, at("2027-01-11T08:00"))
    assert is_open(WARSAW, at("2027-01-11T15:59"))
    assert not is_open(WARSAW, at("2027-01-11T16:00"))


@pytest.mark.parametrize(
    ("clock", "there"),
    [("09:29", False), ("09:30", True), ("10:14", True), ("10:15", False), ("10:30", False)],
)
def test_half_hours_are_opening_hours_too(clock, there):
    early = Calendar("UTC", {0: ((9 * 60 + 30, 10 * 60 + 15),)})

    assert is_open(early, at(f"2027-01-11T{clock}")) is there


def test_working_time_ends_with_the_last_minute_of_a_day_and_begins_again_with_the_first_of_the_next():
    friday = at("2027-01-15T15:00")

    assert after(WARSAW, friday, 0) == friday
    assert after(WARSAW, friday, 60) == at("2027-01-15T16:00")
    assert after(WARSAW, friday, 61) == at("2027-01-18T08:01")
    assert after(WARSAW, at("2027-01-16T10:00"), 1) == at("2027-01-18T08:01")
    assert after(WARSAW, friday, 60 + 3 * 480) == at("2027-01-20T16:00")


def test_nobody_waits_for_ever_for_what_never_opens():
    never = Calendar("UTC")

    assert next_open(never, at("2027-01-15T15:00")) is None
    assert after(never, at("2027-01-15T15:00"), 1) is None
    assert after(never, at("2027-01-15T15:00"), 0) == at("2027-01-15T15:00")
    assert not is_open((), at("2027-01-15T15:00"))
    assert opened((), at("2027-01-15T15:00"), at("2027-01-16T15:00")) == ()


def test_a_year_of_working_time_is_found_and_so_is_a_desk_that_opens_once_a_year():
    monday = date(2027, 1, 11)
    others = frozenset(monday + timedelta(days=n) for n in range(1, 365))
    rare = Calendar("UTC", {0: ((600, 601),)}, holidays=others)

    assert next_open(rare, at("2027-01-11T10:01")) == at("2028-01-17T10:00")
    assert after(WARSAW, at("2027-01-11T08:00"), 52 * 5 * 480) == at("2028-01-07T16:00")


@pytest.mark.parametrize("seconds", [1, 59])
def test_seconds_belong_to_their_minute(seconds):
    assert is_open(WARSAW, at("2027-01-11T15:59") + timedelta(seconds=seconds))
    assert not is_open(WARSAW, at("2027-01-11T16:00") + timedelta(seconds=seconds))


def test_instants_of_other_zones_are_told_in_utc():
    start = datetime(2027, 1, 1, 0, 30, tzinfo=ZoneInfo("Pacific/Auckland"))
    spans = opened(
        Calendar("UTC", always=True, holidays=frozenset({date(2027, 6, 1)})), start, start + MINUTE
    )

    assert spans == ((at("2026-12-31T11:30"), at("2026-12-31T11:31")),)
    assert spans[0][0].tzinfo is UTC


def test_calendars_are_alike_by_what_they_say_not_by_where_it_stands():
    assert Calendar("UTC", OFFICE, source="here") == Calendar("UTC", OFFICE, source="there")
    assert Calendar("UTC", OFFICE) != Calendar("UTC", {})
    assert len({Calendar("UTC", OFFICE), Calendar("UTC", dict(OFFICE))}) == 1
