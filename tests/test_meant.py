"""What an editor meant: a value in another form than ours is given back in ours, and never guessed."""

import pytest

from generator.meant import meant

MEANT = [
    ("a length of time", "10 minutes", "10m"),
    ("a length of time", "2 hours", "2h"),
    ("a length of time", "90", "90m for minutes, 90h for hours, 90d for days"),
    ("a length of time", "a while", ""),
    ("a date of the calendar", "02.11.2026", "2026-11-02"),
    ("a date of the calendar", "2 November 2026", "2026-11-02"),
    ("a date of the calendar", "2026/11/2", "2026-11-02"),
    ("a date of the calendar", "2026-11-31", ""),
    ("a date of the calendar", "11/02/2026", ""),
    ("a number", "54%", "54"),
    ("a number", "2,5 %", "2.5"),
    ("a number", "3 weeks", ""),
    ("a number of minutes, 0 to 1440", "2h", "120"),
    ("a number of minutes, 0 to 1440", "90 minutes", "90"),
    ("a whole number", "2,400", "2400"),
    ("a whole number", "many", ""),
    ("an id, which has no spaces", "Duty editor", "duty-editor"),
    ("an id, which has no spaces", "social-page, photo-feed", "[social-page, photo-feed]"),
    ("an id (small letters a to z, digits, single hyphens between)", "Duty_Officer", "duty-officer"),
    ("an id, which has no spaces", "Ζωή Παππά", ""),
    ("opening hours", "9am-5:30pm", '"09:00-17:30"'),
    ("opening hours", "8.00 - 16.30", '"08:00-16:30"'),
    ("opening hours", "22:00-06:00", ""),
    ("a web address", "example.org", ""),
]


@pytest.mark.parametrize(("expected", "found", "right"), MEANT, ids=[case[1] for case in MEANT])
def test_a_value_in_another_form_is_given_back_in_ours(expected: str, found: str, right: str) -> None:
    assert meant(expected, found) == (f"Write it like this: {right}" if right else "")


def test_quotes_from_a_word_processor_are_pointed_out() -> None:
    assert "straight quotes" in meant("opening hours", "“09:00-17:30”")
