"""Scenarios: the part of an exercise that players may read (the situation manual)."""

from typing import Annotated, Literal

from pydantic import Field

from generator.kinds.record import Item, Record
from generator.kinds.terms import CrisisType
from generator.values import (
    AnyRefs,
    ChannelRefs,
    FamilyRef,
    IncidentRef,
    Langs,
    Length,
    Rich,
    RoleRef,
    RoleRefs,
    SeverityRef,
    StakeholderRefs,
    Text,
    Texts,
)


class Objective(Item):
    """One thing the exercise tests."""

    statement: Text = Field(description="What the team shows it can do.")
    tests: AnyRefs = Field((), description="What it tests: play:..., escalation:..., commitment:...")


Format = Literal["seminar", "workshop", "tabletop", "game", "drill", "functional", "full-scale"]


class Scenario(Record):
    """An exercise, as far as players may know it."""

    format: Format | None = Field(None, description="What sort of exercise it is.")
    crisis_type: CrisisType | None = Field(None, description="What sort of crisis is played.")
    family: FamilyRef | None = Field(None, description="The crisis family it belongs to.")
    severity_from: SeverityRef | None = Field(None, description="Where it starts.")
    severity_to: SeverityRef | None = Field(None, description="The worst it gets.")
    duration: Length | None = Field(None, description="How long it takes, debrief included.")
    channels: ChannelRefs = Field((), description="Channels that are played.")
    languages: Langs = Field((), description="Languages that are played.")
    roles_playing: RoleRefs = Field((), description="Roles at the table.")
    lead_role: RoleRef | None = Field(None, description="Who leads the response.")
    objectives: Annotated[tuple[Objective, ...], Field(max_length=5)] = Field((), description="One to five.")
    stakeholders: StakeholderRefs = Field((), description="Who is affected, in the order they are told.")
    background: Rich | None = Field(None, description="What everybody knows when it starts.")
    briefing: Rich | None = Field(None, description="How to prepare, how it runs.")
    questions: Texts = Field((), description="Questions to think about.")
    assumptions: Texts = Field((), description="What is unreal in the exercise, and accepted.")
    based_on: IncidentRef | None = Field(None, description="The case it is based on.")
