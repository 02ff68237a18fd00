"""Opening hours in a few words: days that are alike are told together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from generator.kinds.calendar import Calendar, Weekday
from generator.values import Hours
from generator.words import Words

FROM_MONDAY: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FROM_SUNDAY: tuple[Weekday, ...] = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


def week(calendar: Calendar) -> tuple[Weekday, ...]:
    """The days in the order they are lived there: the week begins on Sunday where people work then."""
    works_sunday = bool(calendar.week.get("sun")) and not calendar.week.get("sat")
    return FROM_SUNDAY if works_sunday else FROM_MONDAY


def clock(hours: Hours, words: Words) -> str:
    """09:00-17:00, with the dash of numbers."""
    return f"{words.time(hours.opens)}\N{EN DASH}{words.time(hours.closes)}"


def opening(calendar: Calendar, words: Words) -> list[tuple[str, str]]:
    """Days and hours such as ("Mon-Thu", "08:00-20:00"); closed days are left out."""
    days = [(day, [clock(open, words) for open in calendar.week.get(day, ())]) for day in week(calendar)]
    runs = [(hours, [day for day, _ in run]) for hours, run in groupby(days, key=lambda pair: pair[1])]
    return [(_span(run, words), words.comma.join(hours)) for hours, run in runs if hours]


def _span(days: Sequence[Weekday], words: Words) -> str:
    first, last = words.short_weekdays[days[0]], words.short_weekdays[days[-1]]
    if len(days) == 7:
        return words.gettext("every day")
    return first if len(days) == 1 else f"{first}\N{EN DASH}{last}"
