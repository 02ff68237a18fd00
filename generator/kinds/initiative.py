"""Initiatives: what is on the roadmap, who must agree, who pays and until when."""

from typing import Literal

from pydantic import Field

from generator.kinds.record import Part, Record
from generator.values import ChannelRef, Day, EndDay, GoalRefs, Line, Rich, RoleRef, Url, WeekMinutes, YesNo


class Dependency(Part):
    """What another department must do for this."""

    department: Line = Field(description="The department that must help.")
    needs: Line = Field(description="What we need from it.")
    agreed: YesNo = Field(False, description="Whether it has said yes.")
    agreed_by: RoleRef | None = Field(None, description="The role that said yes.")
    on: Day | None = Field(None, description="When.")


class Distribution(Part):
    """Where it will be seen, so that the link does not drown."""

    channel: ChannelRef = Field(description="The channel that carries it.")
    placement: Line = Field(description="Where exactly it stands there.")
    agreed_by: RoleRef | None = Field(None, description="Who agreed to the place.")


class Resources(Part):
    """Time and money, with an end date."""

    minutes_per_week: WeekMinutes | None = Field(None, description="Working time a week.")
    funded_until: Day | None = Field(None, description="Until when it is paid for.")
    approved_by: RoleRef | None = Field(None, description="Who approved it.")


class Initiative(Record):
    """An item of the roadmap."""

    status: Literal["planned", "active", "done", "stopped", "draft", "retired"] | None = Field(  # type: ignore[assignment]
        None, description="planned, active, done or stopped."
    )
    type: Literal["campaign", "programme", "community"] | None = Field(None, description="What sort it is.")
    text: Rich | None = Field(None, description="What it is and what changes by it.")
    goals: GoalRefs = Field((), description="The goals it serves.")
    evidence: Url | None = Field(None, description="Where its results can be seen.")
    adviser: Line | None = Field(None, description="Outside advice, never accountable.")
    external_partner: Line | None = Field(None, description="An outside firm that does part of the work.")
    distribution: tuple[Distribution, ...] = Field((), description="Where it will be seen.")
    start: Day | None = Field(None, description="The day it starts.")
    end: EndDay = Field(None, description="The day it ends, or 'permanent'.")
    dependencies: tuple[Dependency, ...] = Field((), description="Who else must agree.")
    resources: Resources | None = Field(None, description="Time and money.")

    @property
    def permanent(self) -> bool:
        """Whether it was written to have no end."""
        return self.end is None and "end" in self.model_fields_set
