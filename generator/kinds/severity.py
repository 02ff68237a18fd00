"""The severity scale: what each level is, by numbers, and which clocks it starts."""

from typing import Annotated, Literal

from pydantic import Field

from generator.kinds.record import Item, Part, Record
from generator.kinds.terms import Harm
from generator.values import Length, NumberSpan, Rank, RoleRef, Text, Texts, Title, YesNo


class Triggers(Part):
    """Numbers and facts that put an event on this level."""

    mentions_per_hour: NumberSpan | None = Field(
        None, description="Public mentions an hour: 100-299, or 300+."
    )
    harm: Harm | None = Field(None, description="Harm that puts it here: none, safety or data.")
    media: Literal["none", "local", "national", "international"] | None = Field(
        None, description="Press attention that puts it here."
    )
    data_loss: YesNo | None = Field(None, description="Whether personal data is gone.")
    notes: Text | None = Field(None, description="What else counts.")


class StandDown(Part):
    """The formal end."""

    criteria: Text = Field(description="What must be true before it is over.")
    by: RoleRef = Field(description="Who declares it over.")


class Level(Item):
    """One level of the scale."""

    rank: Rank = Field(description="1 is the worst.")
    label: Title = Field(description="Its name, such as 'Crisis'.")
    plain: Text = Field(description="What it means in plain words.")
    examples: Annotated[Texts, Field(min_length=2)] = Field(description="At least two examples.")
    triggers: Triggers | None = Field(None, description="Numbers and facts that put an event here.")
    acknowledge_within: Length | None = Field(None, description="Somebody takes it within.")
    first_statement_within: Length | None = Field(None, description="We say something in public within.")
    update_every: Length | None = Field(None, description="How often we speak while it lasts.")
    long_after: Length | None = Field(None, description="When the rhythm slows down.")
    exercise_every: Length | None = Field(None, description="How often this level is exercised.")
    stand_down: StandDown | None = Field(None, description="When it is over, and who says so.")


class Severities(Record):
    """The scale, worst first."""

    levels: Annotated[tuple[Level, ...], Field(min_length=1)] = Field(description="Three to five levels.")
