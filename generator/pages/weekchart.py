"""Week charts: the cover of a channel goes in, bars of a week and holes in words come out.

A chart tells the week on the channel's own clock, in the order in which its days are lived there. Where
January and July are alike one chart stands for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from generator.engine.calendars import MINUTE, WEEK, Calendar, Span, intersection, length, minus
from generator.engine.cover import Hole, Week, weeks
from generator.handbook import Document
from generator.kinds.calendar import Weekday
from generator.kinds.channel import Channel
from generator.pages.frame import Frame
from generator.pages.hours import FROM_MONDAY, FROM_SUNDAY
from generator.rules.calendars import Seat
from generator.rules.cover import Spoken, coming_year, holiday, spoken
from generator.words import N_, Words

MINUTES_OF_A_WEEK: Final = 7 * 24 * 60
SEASONS: Final = (N_("In winter, an ordinary week of January"), N_("In summer, an ordinary week of July"))


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the week, in percent of it: open with somebody there, or open and nobody there."""

    start: float
    width: float
    hole: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A language with its week: the bars, how much of the open time is covered, and the holes."""

    language: str
    seats: tuple[Seat, ...]
    bars: tuple[Bar, ...]
    wanted: int
    covered: int
    holes: tuple[Hole, ...]

    @property
    def percent(self) -> int:
        """The covered share, never rounded up to all."""
        return 100 * self.covered // self.wanted if self.wanted else 0


@dataclass(frozen=True, slots=True)
class Chart:
    """One week of a channel. `season` is empty where one chart stands for the year."""

    season: str
    zone: str
    days: tuple[Weekday, ...]
    rows: tuple[Row, ...]

    @property
    def gaps(self) -> tuple[tuple[tuple[str, ...], tuple[Hole, ...]], ...]:
        """The holes with the languages they hold for, languages that are alike together."""
        found: dict[tuple[Hole, ...], list[str]] = {}
        for row in self.rows:
            if row.holes:
                found.setdefault(row.holes, []).append(row.language)
        return tuple((tuple(languages), holes) for holes, languages in found.items())


@dataclass(frozen=True, slots=True)
class Dated:
    """A hole of the coming year that an ordinary week does not have, and whether a holiday makes it."""

    languages: tuple[str, ...]
    hole: Hole
    holiday: bool


def charts(frame: Frame, channel: Document[Channel]) -> tuple[Chart, ...]:
    """The week of a channel in January and July, once if both are alike; none where nothing is known."""
    tongues = spoken(frame.handbook, channel)
    if not tongues:
        return ()
    january, july = (_chart(week, tongues) for week in weeks(frame.handbook.today))
    if _shape(january) == _shape(july):
        return (january,)
    return tuple(
        Chart(season, chart.zone, chart.days, chart.rows)
        for season, chart in zip(SEASONS, (january, july), strict=True)
    )


def dated(frame: Frame, channel: Document[Channel], most: int = 5) -> tuple[Dated, ...]:
    """The longest holes that holidays and absences make in the coming year, in the order of the year."""
    found: dict[Hole, list[Spoken]] = {}
    for tongue in spoken(frame.handbook, channel):
        for hole in tongue.dated(*coming_year(frame.handbook)):
            found.setdefault(hole, []).append(tongue)
    longest = sorted(found, key=lambda hole: (-hole.minutes, hole.start))[:most]
    return tuple(
        Dated(
            tuple(tongue.language for tongue in found[hole]),
            hole,
            holiday(found[hole][0].whole, hole.start, hole.end) is not None,
        )
        for hole in sorted(longest, key=lambda hole: hole.start)
    )


def moment(words: Words, at: datetime, zone: str) -> str:
    """A time of the week on the clock of a zone: Friday 18:00."""
    clock = at.astimezone(ZoneInfo(zone))
    return f"{words.weekdays[FROM_MONDAY[clock.weekday()]]} {words.time(clock)}"


def span(words: Words, start: datetime, end: datetime, zone: str) -> str:
    """A stretch of the week: Friday 18:00 to Sunday 08:00; of one day the day is said once."""
    first, last = moment(words, start, zone), moment(words, end, zone)
    if start.astimezone(ZoneInfo(zone)).date() == end.astimezone(ZoneInfo(zone)).date():
        last = words.time(end.astimezone(ZoneInfo(zone)))
    return words.gettext("%(start)s to %(end)s") % {"start": first, "end": last}


def _chart(week: Week, tongues: tuple[Spoken, ...]) -> Chart:
    clock = tongues[0].clock
    days = _days(clock)
    span = _window(week, clock, days)
    return Chart("", clock.zone, days, tuple(_row(tongue, week, span) for tongue in tongues))


def _row(tongue: Spoken, week: Week, span: Span) -> Row:
    wanted, offered = tongue.wanted(*span), tongue.offered(*span)
    there, missing = intersection(wanted, offered), minus(wanted, offered)
    bars = (*_bars(there, span[0], hole=False), *_bars(missing, span[0], hole=True))
    return Row(
        tongue.language,
        tongue.seats,
        tuple(sorted(bars, key=lambda bar: bar.start)),
        length(wanted),
        length(there),
        tongue.holes(week),
    )


def _bars(spans: Iterable[Span], start: datetime, *, hole: bool) -> Iterator[Bar]:
    for opens, closes in spans:
        at, wide = (opens - start) // MINUTE, (closes - opens) // MINUTE
        yield Bar(_percent(at), _percent(wide), hole)


def _percent(minutes: int) -> float:
    return round(100 * minutes / MINUTES_OF_A_WEEK, 3)


def _days(clock: Calendar) -> tuple[Weekday, ...]:
    """The week begins on Sunday where people work then and not on Saturday."""
    return FROM_SUNDAY if clock.week.get(6) and not clock.week.get(5) else FROM_MONDAY


def _window(week: Week, clock: Calendar, days: tuple[Weekday, ...]) -> Span:
    """The week from its first midnight on the channel's clock."""
    first = week.monday - timedelta(days=days is FROM_SUNDAY)
    start = datetime.combine(first, time(), ZoneInfo(clock.zone))
    return start, start + WEEK


def _shape(chart: Chart) -> tuple[tuple[Bar, ...], ...]:
    return tuple(row.bars for row in chart.rows)
