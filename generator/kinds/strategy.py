"""Strategy on one page: vision, posture, principles, and who signed it."""

from typing import Literal

from pydantic import Field

from generator.kinds.record import Item, Part, Record, Signature
from generator.values import Count, Line, Rich, Score, Text


class Vision(Part):
    """What it is worth, and to whom."""

    internal: Text | None = Field(None, description="For the people inside.")
    customers: Text | None = Field(None, description="For customers.")
    shareholders: Text | None = Field(None, description="For those who own or fund the company.")


class Shift(Item):
    """A change of posture, scored now and as wanted."""

    from_: Line = Field(alias="from", description="Where we come from.")
    to: Line = Field(description="Where we want to be.")
    now: Score = Field(description="Where we stand today: 1 is 'from', 5 is 'to'.")
    wanted: Score = Field(description="Where we want to stand.")
    because: Text | None = Field(None, description="Why, and what it means in daily work.")


class Principle(Item):
    """A rule we do not break under pressure."""

    text: Text = Field(description="The principle in one or two sentences.")
    maps_to: Line | None = Field(None, description="A principle of a standard it follows.")


class Strategy(Record):
    """Why we speak in public at all, and how we choose to."""

    scope: Literal["company", "department"] | None = Field(None, description="'company' is what holds.")
    stage: Literal["planning", "presence", "engagement", "formalised", "strategic", "converged"] | None = (
        Field(None, description="How mature we are, honestly.")
    )
    vision: Vision | None = Field(None, description="The value for insiders, customers and owners.")
    posture: tuple[Shift, ...] = Field((), description="The shifts: from, to, now, wanted.")
    principles: tuple[Principle, ...] = Field((), description="What we do not break under pressure.")
    organisation_model: (
        Literal["decentralised", "centralised", "hub-and-spoke", "dandelion", "holistic"] | None
    ) = Field(None, description="How the centre and the units share the work.")
    horizon_years: Count | None = Field(None, description="How far the roadmap looks; 3 to 5 is wise.")
    text: Rich | None = Field(None, description="Anything else worth saying.")
    signed_by: tuple[Signature, ...] = Field((), description="Who signed, and when; the sponsor must.")
