"""The roster: people by codes, with time, languages, absences and training. No names."""

from pydantic import Field

from generator.kinds.record import Item, Part, Record
from generator.values import Code, Day, Langs, Minutes, Zone


class Away(Part):
    """Days a person is away."""

    from_: Day = Field(alias="from", description="First day away.")
    to: Day = Field(description="Last day away.")


class Trained(Part):
    """A course taken."""

    course: Code = Field(description="The course's name.")
    on: Day = Field(description="When.")


class Person(Item):
    """One person, by code."""

    capacity_minutes_per_day: Minutes | None = Field(
        None, description="Minutes a day there are for this work."
    )
    zone: Zone | None = Field(None, description="The time zone the person works in.")
    languages: Langs = Field((), description="Languages the person writes in.")
    away: tuple[Away, ...] = Field((), description="Absences.")
    trained: tuple[Trained, ...] = Field((), description="Courses taken.")


class Roster(Record):
    """Who is there."""

    people: tuple[Person, ...] = Field((), description="The people, by codes such as p-017.")
