"""Times in plain English, as the messages and the command line say them."""

from datetime import UTC, date, datetime

import pytest

from generator.times import day, recurring, spell, when


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (30, "30 minutes"),
        (59, "59 minutes"),
        (60, "1 hour"),
        (65, "65 minutes"),
        (90, "1 hour 30 minutes"),
        (98, "98 minutes"),
        (119, "119 minutes"),
        (120, "2 hours"),
        (121, "2 hours 1 minute"),
        (145, "2 hours 25 minutes"),
        (23 * 60, "23 hours"),
        (24 * 60, "1 day"),
        (24 * 60 + 1, "24 hours 1 minute"),
        (38 * 60, "38 hours"),
        (48 * 60, "2 days"),
        (62 * 60, "62 hours"),
        (3 * 1440 - 1, "71 hours 59 minutes"),
        (3 * 1440, "3 days"),
        (80 * 60, "3 days 8 hours"),
        (7 * 1440 + 61, "7 days 1 hour 1 minute"),
    ],
)
def test_lengths_are_spelled_as_people_say_them(minutes, said):
    assert spell(minutes) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "every minute"),
        (30, "every 30 minutes"),
        (60, "every hour"),
        (61, "every 61 minutes"),
        (120, "every 2 hours"),
        (121, "every 2 hours 1 minute"),
        (1440, "every day"),
        (2880, "every 2 days"),
    ],
)
def test_what_comes_round_is_told_without_counting_to_one(minutes, said):
    assert recurring(minutes) == said


def test_instants_are_told_as_times_of_the_week_on_the_clock_of_a_zone():
    friday = datetime(2027, 1, 15, 17, 0, tzinfo=UTC)

    assert when(friday, "Europe/Warsaw") == "Friday 18:00"
    assert when(friday, "Pacific/Auckland") == "Saturday 06:00"
    assert when(friday, "UTC") == "Friday 17:00"


def test_days_are_told_with_their_weekday():
    assert day(date(2026, 12, 25)) == "Friday 2026-12-25"
