"""Cover: holes between what is wanted and what is there, the longest first."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engine.calendars import MINUTE, Calendar, opened
from generator.engine.cover import Hole, Week, holes, waits, weekly, weekly_waits, weeks

MONDAY = datetime(2027, 1, 11, tzinfo=UTC)
JANUARY = Week(date(2027, 1, 11))
DAY_AND_NIGHT = Calendar("UTC", always=True)
WARSAW = Calendar("Europe/Warsaw", dict.fromkeys(range(5), ((8 * 60, 18 * 60),)))
TEL_AVIV = Calendar("Asia/Jerusalem", dict.fromkeys((6, 0, 1, 2, 3), ((8 * 60, 18 * 60),)))


def opens(*calendars):
    return lambda start, end: opened(calendars, start, end)


def told(found):
    return [(f"{hole.start:%a %d %H:%M}", hole.minutes) for hole in found]


spans = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=8).map(
    lambda pairs: [(MONDAY + a * MINUTE, MONDAY + b * MINUTE) for a, b in pairs]
)


@settings(max_examples=60, deadline=None)
@given(spans, spans)
def test_holes_are_the_minutes_that_are_wanted_and_not_offered(wanted, offered):
    found = holes(wanted, offered)

    every = [MONDAY + n * MINUTE for n in range(301)]
    expected = [
        m for m in every if any(a <= m < b for a, b in wanted) and not any(a <= m < b for a, b in offered)
    ]
    assert sorted(m for m in every for hole in found if hole.start <= m < hole.end) == expected
    assert sum(hole.minutes for hole in found) == len(expected)
    assert [hole.minutes for hole in found] == sorted((hole.minutes for hole in found), reverse=True)


def test_holes_of_one_length_stand_in_the_order_of_the_week():
    hour = timedelta(hours=1)
    wanted = [(MONDAY + n * 2 * hour, MONDAY + n * 2 * hour + hour) for n in (2, 0, 1)]

    assert holes(wanted, ()) == tuple(Hole(start, end) for start, end in sorted(wanted))


def test_an_office_that_closes_for_the_weekend_has_a_hole_of_62_hours():
    assert told(weekly(opens(DAY_AND_NIGHT), opens(WARSAW), JANUARY))[:2] == [
        ("Fri 15 17:00", 62 * 60),
        ("Mon 11 17:00", 14 * 60),
    ]


def test_a_second_office_with_another_weekend_cuts_the_longest_hole_to_37_hours_and_38_in_one_zone():
    same_zone = Calendar("Europe/Warsaw", TEL_AVIV.week)

    assert told(weekly(opens(DAY_AND_NIGHT), opens(WARSAW, TEL_AVIV), JANUARY))[0] == (
        "Fri 15 17:00",
        37 * 60,
    )
    assert told(weekly(opens(DAY_AND_NIGHT), opens(WARSAW, same_zone), JANUARY))[0] == (
        "Fri 15 17:00",
        38 * 60,
    )


def test_a_hole_over_the_end_of_the_week_is_told_once_and_whole():
    monday_to_saturday = Calendar("UTC", dict.fromkeys(range(6), ((0, 1440),)))

    found = weekly(opens(DAY_AND_NIGHT), opens(monday_to_saturday), JANUARY)

    assert told(found) == [("Sun 17 00:00", 1440)]
    sunday_evening = Calendar("UTC", dict.fromkeys(range(7), ((6 * 60, 20 * 60),)))
    assert told(weekly(opens(DAY_AND_NIGHT), opens(sunday_evening), JANUARY))[-1] == ("Sun 17 20:00", 600)
    assert len(weekly(opens(DAY_AND_NIGHT), opens(sunday_evening), JANUARY)) == 7


def test_a_hole_that_begins_with_the_week_belongs_to_it():
    not_on_monday = Calendar("UTC", dict.fromkeys(range(1, 7), ((0, 1440),)))

    assert told(weekly(opens(DAY_AND_NIGHT), opens(not_on_monday), JANUARY)) == [("Mon 11 00:00", 1440)]


def test_where_nobody_is_there_at_all_the_hole_is_the_week():
    assert weekly(opens(DAY_AND_NIGHT), opens(), JANUARY) == (Hole(*JANUARY.span),)


def test_one_day_a_week_leaves_a_hole_of_six_days():
    mondays = Calendar("UTC", {0: ((0, 1440),)})

    assert told(weekly(opens(DAY_AND_NIGHT), opens(mondays), JANUARY)) == [("Tue 12 00:00", 6 * 1440)]


def test_no_hole_where_everything_is_covered_or_nothing_is_wanted():
    assert weekly(opens(WARSAW), opens(WARSAW), JANUARY) == ()
    assert weekly(opens(), opens(), JANUARY) == ()


def test_the_weeks_are_those_around_the_middle_of_january_and_july_of_next_year():
    assert weeks(date(2026, 11, 20)) == (Week(date(2027, 1, 11)), Week(date(2027, 7, 12)))
    assert weeks(date(2026, 1, 1)) == weeks(date(2026, 12, 31))
    assert weeks(date(2027, 1, 1))[0] == Week(date(2028, 1, 10))
    for year in range(2026, 2040):
        for week, month in zip(weeks(date(year, 5, 5)), (1, 7), strict=True):
            assert week.monday.weekday() == 0
            assert week.monday <= date(year + 1, month, 15) < week.monday + timedelta(days=7)


def test_a_week_runs_from_monday_to_monday_in_utc():
    assert JANUARY.span == (MONDAY, datetime(2027, 1, 18, tzinfo=UTC))


# Waiting for somebody


def waited(found):
    return [(f"{wait.start:%a %d %H:%M}", f"{wait.end:%a %d %H:%M}", wait.minutes) for wait in found]


DAY = Calendar("UTC", dict.fromkeys(range(5), ((8 * 60, 18 * 60),)))
DESK = Calendar("UTC", dict.fromkeys(range(5), ((9 * 60, 17 * 60),)))


def test_a_closed_night_joins_two_holes_to_one_wait_and_only_wanted_time_counts():
    found = weekly_waits(opens(DAY), opens(DESK), JANUARY)

    assert waited(found) == [
        ("Fri 15 17:00", "Mon 18 09:00", 120),
        ("Mon 11 17:00", "Tue 12 09:00", 120),
        ("Tue 12 17:00", "Wed 13 09:00", 120),
        ("Wed 13 17:00", "Thu 14 09:00", 120),
        ("Thu 14 17:00", "Fri 15 09:00", 120),
    ]
    assert found[0].on_the_wall == 64 * 60


def test_a_wait_begins_and_ends_with_wanted_time():
    tuesday = Calendar("UTC", {1: ((9 * 60, 17 * 60),)})

    assert waited(weekly_waits(opens(DAY), opens(tuesday), JANUARY)) == [
        ("Tue 12 17:00", "Tue 19 09:00", 60 + 4 * 600 + 60)
    ]
    assert weekly_waits(opens(tuesday), opens(DESK), JANUARY) == ()
    assert weekly_waits(opens(), opens(DESK), JANUARY) == ()


def test_where_nobody_ever_comes_one_waits_the_week():
    assert waited(weekly_waits(opens(DAY), opens(), JANUARY)) == [("Mon 11 08:00", "Fri 15 18:00", 5 * 600)]
    assert weekly_waits(opens(), opens(), JANUARY) == ()


def test_a_wait_that_begins_with_the_week_belongs_to_it_and_one_that_begins_with_the_next_does_not():
    not_on_monday = Calendar("UTC", dict.fromkeys(range(1, 7), ((0, 1440),)))

    assert waited(weekly_waits(opens(DAY_AND_NIGHT), opens(not_on_monday), JANUARY)) == [
        ("Mon 11 00:00", "Tue 12 00:00", 1440)
    ]


@settings(max_examples=60, deadline=None)
@given(spans, spans)
def test_a_wait_is_the_wanted_time_until_somebody_comes_counted_minute_by_minute(wanted, offered):
    around = (MONDAY, MONDAY + 301 * MINUTE)
    expected, run = [], 0
    for minute in [MONDAY + n * MINUTE for n in range(301)]:
        if any(a <= minute < b for a, b in offered):
            expected, run = expected + [run] * bool(run), 0
        elif any(a <= minute < b for a, b in wanted):
            run += 1
    expected += [run] * bool(run)

    found = waits(wanted, offered, around)

    assert sorted(wait.minutes for wait in found) == sorted(expected)
    order = [(wait.minutes, wait.on_the_wall) for wait in found]
    assert order == sorted(order, reverse=True)
