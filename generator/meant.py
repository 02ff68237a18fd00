"""What was meant: a value that a field refused comes in, the right form of it goes out, where it is plain.

An example that is the editor's own value in its right form is copied; any other must be understood first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from generator.source.refusals import CURLY
from generator.values import ID

CURLY_HELP: Final = "Type straight quotes in place of the curly ones, or none."

_UNITS: Final = {"min": "m", "mins": "m", "minute": "m", "minutes": "m", "hr": "h", "hrs": "h", "hour": "h"}
_UNITS_TOO: Final = {"hours": "h", "day": "d", "days": "d", "m": "m", "h": "h", "d": "d"}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def meant(expected: str, found: str) -> str:
    """What to write instead of `found` where `expected` belongs; empty where that is not plain."""
    if found[:1] in CURLY and found:
        return CURLY_HELP
    reader = _READERS.get(expected.partition(" (")[0])
    right = reader(found.strip()) if reader else ""
    return f"Write it like this: {right}" if right else ""


def _length(text: str) -> str:
    match = re.fullmatch(r"([0-9]{1,4}) ?([a-z]*)", text.lower())
    if match and not match[2]:
        return f"{match[1]}m for minutes, {match[1]}h for hours, {match[1]}d for days"
    unit = (_UNITS | _UNITS_TOO).get(match[2]) if match else None
    return f"{match[1]}{unit}" if match and unit else ""


def _day(text: str) -> str:
    if match := re.fullmatch(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})", text):
        return _calendar(match[3], match[2], match[1])
    if match := re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", text):
        return _calendar(*match.groups())
    if match := re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3})[a-z]*\.? ([0-9]{4})", text):
        month = match[2].lower()
        return _calendar(match[3], str(_MONTHS.index(month) + 1), match[1]) if month in _MONTHS else ""
    return ""


def _calendar(year: str, month: str, day: str) -> str:
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        return ""
    return made.isoformat() if 1900 <= made.year < 2200 else ""  # as the field takes it


def _number(text: str) -> str:
    if re.fullmatch(r"[0-9]{1,3}(?:[ ,\u00a0\u202f][0-9]{3})+", text):
        return re.sub(r"[^0-9]", "", text)
    match = re.fullmatch(r"(-?[0-9]{1,9}(?:[.,][0-9]{1,6})?) ?(?:%|percent|per cent|[€$£])", text)
    return match[1].replace(",", ".") if match else ""


def _id(text: str) -> str:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and all(ID.fullmatch(part) for part in parts):
        return f"[{', '.join(parts)}]"
    made = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return made if text.isascii() and len(made) <= 48 and ID.fullmatch(made) else ""


def _minutes(text: str) -> str:
    length = re.fullmatch(r"([0-9]+)([mhd])", _length(text))
    return str(int(length[1]) * {"m": 1, "h": 60, "d": 1440}[length[2]]) if length else _number(text)


_clock = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap]m)?")


def _hours(text: str) -> str:
    ends = [_clock.fullmatch(end.strip().lower()) for end in re.split(r"[-–—]|to", text)]
    if len(ends) != 2 or not ends[0] or not ends[1]:
        return ""
    opens, closes = _time(ends[0]), _time(ends[1])
    return f'"{opens}-{closes}"' if "" < opens < closes else ""


def _time(clock: re.Match[str]) -> str:
    hour = int(clock[1]) % 12 + (12 if clock[3] == "pm" else 0) if clock[3] else int(clock[1])
    return f"{hour:02}:{clock[2] or '00'}" if hour < 25 else ""


_READERS: Final[dict[str, Callable[[str], str]]] = {
    "a length of time": _length,
    "a date of the calendar": _day,
    "a number": _number,
    "a whole number": _number,
    "a number of minutes, 0 to 1440": _minutes,
    "a number of minutes a week": _minutes,
    "a percentage, 0 to 100": _number,
    "an id": _id,
    "an id, which has no spaces": _id,
    "opening hours": _hours,
}
