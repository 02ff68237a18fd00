"""Stakeholders: who must hear from us, from whom, and in which order."""

from pydantic import Field

from generator.kinds.record import Item, Record
from generator.values import ChannelRef, Count, Line, RoleRef, Text, YesNo


class Stakeholder(Item):
    """People who must not learn it from the news."""

    who: Line = Field(description="Who they are.")
    must_hear_from_us: YesNo = Field(False, description="Whether they must hear it from us first.")
    order: Count | None = Field(None, description="Who comes first: 1, then 2 and so on.")
    told_by: RoleRef | None = Field(None, description="Who tells them.")
    channel: ChannelRef | None = Field(None, description="On which channel.")
    note: Text | None = Field(None, description="What they need to hear, what they fear.")


class Stakeholders(Record):
    """Everybody who must hear from us when something happens."""

    list: tuple[Stakeholder, ...] = Field((), description="The stakeholders; employees before the public.")
