"""Hand-offs: passing a case to another desk, what travels with it and how long people wait there."""

from typing import Annotated, Literal

from pydantic import Field

from generator.kinds.record import Part, Record
from generator.values import CalendarRef, Day, Length, Line, OneOrMany, PlaceRef, PlayRef, Text

Carried = Literal["case-number", "summary", "contact", "promised-time", "language"]


class Wait(Part):
    """How long people wait at the other desk, measured."""

    typical: Length | None = Field(None, description="The wait on an ordinary day.")
    slow_day: Length | None = Field(None, description="The wait nine of ten people stay under on a bad day.")
    handling: Length | None = Field(None, description="How long the case then takes.")
    measured_on: Day | None = Field(None, description="When that was measured.")
    source: Line | None = Field(None, description="The report it comes from.")


class Handoff(Record):
    """From one desk to another."""

    from_: PlaceRef = Field(alias="from", description="The channel or role that passes the case on.")
    to: PlaceRef = Field(description="The channel or role that takes it.")
    transfer: Literal["warm", "cold"] | None = Field(
        None, description="warm: we stay until the next one has it; cold: we just give a number."
    )
    carries: Annotated[tuple[Carried, ...], OneOrMany()] = Field(
        (), description="What travels with the case."
    )
    hours: CalendarRef | None = Field(None, description="When the other desk takes cases.")
    wait: Wait | None = Field(None, description="How long people wait there.")
    customer_is_told: Text | None = Field(None, description="What we tell the person.")
    if_closed: PlayRef | None = Field(None, description="What to do when the other desk is closed.")
