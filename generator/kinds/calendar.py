"""Calendars: opening hours with zone, week and holidays."""

from typing import Literal

from pydantic import Field

from generator.kinds.record import Item, Record
from generator.values import Day, Line, OpeningHours, Title, YesNo, Zone

Weekday = Literal["sun", "mon", "tue", "wed", "thu", "fri", "sat"]


class Calendar(Item):
    """When somebody is there."""

    title: Title | None = Field(None, description="The name people read.")
    zone: Zone = Field(description="The time zone, such as Europe/Warsaw.")
    week: dict[Weekday, tuple[OpeningHours, ...]] = Field(
        default_factory=dict, description='Opening hours by day: {mon: ["09:00-17:00"]}.'
    )
    holidays: tuple[Day, ...] = Field((), description="Days it is closed.")
    always: YesNo = Field(False, description="yes: day and night, all year.")
    note: Line | None = Field(None, description="Anything to know.")


class Calendars(Record):
    """All opening hours of the company."""

    calendars: tuple[Calendar, ...] = Field((), description="The calendars.")
