"""Incidents: our own and others' cases, and how we would do better."""

from typing import Literal

from pydantic import Field

from generator.kinds.record import Record
from generator.kinds.terms import CrisisType
from generator.values import FamilyRef, Line, Rich, Text


class Incident(Record):
    """A case to learn from, in neutral words."""

    whose: Literal["own", "competitor", "industry"] = Field(description="own, competitor or industry.")
    when: Line | None = Field(None, description="When it happened, as exactly as is public.")
    what: Rich = Field(description="What happened.")
    crisis_type: CrisisType | None = Field(None, description="What sort of crisis it was.")
    family: FamilyRef | None = Field(None, description="The crisis family it belongs to.")
    did_well: Rich | None = Field(None, description="What was done well.")
    did_badly: Rich | None = Field(None, description="What was done badly.")
    how_we_would_do_better: Rich | None = Field(None, description="How we would do it.")
    no_scenario_because: Text | None = Field(None, description="Why we do not rehearse it.")
