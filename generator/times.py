"""Times in plain English: minutes and instants come in, what people say comes out."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from generator.suggest import counted

HOUR: Final = 60
DAY: Final = 24 * HOUR

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def spell(minutes: int) -> str:
    """A length of time as people say it: 65 minutes, 1 hour 30 minutes, 38 hours, 3 days, 3 days 8 hours.

    Up to two hours people count minutes, so that sums can be followed; up to three days they count hours.
    """
    if minutes < 2 * HOUR and (minutes < HOUR or minutes % 30):
        return counted(minutes, "minute")
    if minutes < 3 * DAY and minutes % DAY:
        return _parts((minutes // HOUR, "hour"), (minutes % HOUR, "minute"))
    return _parts((minutes // DAY, "day"), (minutes % DAY // HOUR, "hour"), (minutes % HOUR, "minute"))


def recurring(minutes: int) -> str:
    """How often something comes round: every hour, every 30 minutes."""
    return f"every {re.sub(r'^1 (?=[a-z]+$)', '', spell(minutes))}"


def when(at: datetime, zone: str) -> str:
    """A time of the week on the clock of a zone: Friday 18:00."""
    clock = at.astimezone(ZoneInfo(zone))
    return f"{WEEKDAYS[clock.weekday()]} {clock:%H:%M}"


def day(on: date) -> str:
    """A day with its weekday: Friday 2026-12-25."""
    return f"{WEEKDAYS[on.weekday()]} {on.isoformat()}"


def _parts(*parts: tuple[int, str]) -> str:
    return " ".join(counted(number, unit) for number, unit in parts if number)
