"""Goals: a few measurable social goals, each of which serves a business goal."""

from typing import Literal

from pydantic import Field

from generator.kinds.record import Item, Part, Record
from generator.values import AnyChannelRefs, Day, GoalRef, Line, Number, RoleRef, Text, Title, Year


class BusinessGoal(Item):
    """What the company wants, in the words of its leaders."""

    title: Title = Field(description="The goal as leaders say it.")
    owner: RoleRef | None = Field(None, description="Who answers for it.")


class Metric(Part):
    """What is counted, and by whom."""

    name: Line | None = Field(None, description="What you count.")
    unit: Line | None = Field(None, description="In what: cases, percent, minutes.")
    source: Line | None = Field(None, description="The report it comes from.")
    how_counted: Line | None = Field(None, description="How, so that two people get the same number.")


class Reading(Part):
    """The number on a day."""

    on: Day = Field(description="The day it was read.")
    value: Number = Field(description="The number.")


class SocialGoal(Item):
    """A goal with a number, a date and an owner."""

    title: Title = Field(description="The goal in a few words.")
    year: Year | None = Field(None, description="The year it belongs to.")
    business_goal: GoalRef | None = Field(None, description="The business goal it serves.")
    area: Line | None = Field(None, description="The part of the business it helps.")
    kind: Literal["outcome", "quality", "engagement", "reach", "insight"] | None = Field(
        None, description="What sort of result it counts."
    )
    metric: Metric | None = Field(None, description="What is counted.")
    baseline: Number | None = Field(None, description="The number today.")
    target: Number | None = Field(None, description="The number wanted.")
    by: Day | None = Field(None, description="The day it is due.")
    owner: RoleRef | None = Field(None, description="Who answers for it.")
    channels: AnyChannelRefs = Field((), description="'any', or the channels it depends on.")
    value_in_plain_words: Text | None = Field(
        None, description="What it is worth, for those who do not 'get' social."
    )
    progress: tuple[Reading, ...] = Field((), description="The number over time.")


class Goals(Record):
    """Business goals and the social goals that serve them."""

    business_goals: tuple[BusinessGoal, ...] = Field((), description="What the company wants.")
    social_goals: tuple[SocialGoal, ...] = Field((), description="Five a year are plenty.")
