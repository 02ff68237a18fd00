"""Tools: the platforms we bought or did not buy, and why."""

from typing import Literal

from pydantic import Field

from generator.kinds.record import Item, Record
from generator.values import Day, Line, RoleRef, ServedRefs, Text, Title


class Tool(Item):
    """One tool."""

    title: Title = Field(description="What it is, without the brand if you like.")
    status: Literal["idea", "pilot", "bought", "retired"] = Field("idea", description="How far it is.")
    what: Text | None = Field(None, description="What we use it for, or why we did not buy it.")
    serves: ServedRefs = Field((), description="The goals or initiatives it serves.")
    assessed_by: RoleRef | None = Field(None, description="Who looked at it.")
    assessed_on: Day | None = Field(None, description="When.")
    adviser: Line | None = Field(None, description="Outside advice.")


class Tools(Record):
    """Tools and why we chose them."""

    list: tuple[Tool, ...] = Field((), description="The tools.")
