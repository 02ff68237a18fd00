"""Activities: who is responsible, accountable, consulted and informed (RACI)."""

from pydantic import Field

from generator.kinds.record import Item, Record
from generator.values import Line, Minutes, RoleRefs, Text, Title


class Activity(Item):
    """A regular job."""

    title: Title = Field(description="The job in a few words.")
    text: Text | None = Field(None, description="What it takes.")
    department: Line | None = Field(None, description="The department it belongs to.")
    minutes_per_day: Minutes | None = Field(None, description="Minutes a day it takes.")
    accountable: RoleRefs = Field((), description="The one role that answers for it.")
    responsible: RoleRefs = Field((), description="Who does it.")
    consulted: RoleRefs = Field((), description="Who is asked before.")
    informed: RoleRefs = Field((), description="Who is told after.")


class Activities(Record):
    """Who does what."""

    activities: tuple[Activity, ...] = Field((), description="The jobs.")
