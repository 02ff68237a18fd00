"""Decisions: who drives, who approves, who contributes, who is informed (DACI)."""

from pydantic import Field

from generator.kinds.record import Item, Record
from generator.values import Length, Line, RoleRefs, Text


class Decision(Item):
    """A decision that will have to be taken under pressure."""

    question: Line = Field(description="The question to decide.")
    note: Text | None = Field(None, description="What to weigh.")
    driver: RoleRefs = Field((), description="The one who moves it forward.")
    approver: RoleRefs = Field((), description="The one who says yes or no.")
    contributors: RoleRefs = Field((), description="Who gives advice.")
    informed: RoleRefs = Field((), description="Who is told.")
    within: Length | None = Field(None, description="How long it may take.")


class Decisions(Record):
    """Who decides."""

    decisions: tuple[Decision, ...] = Field((), description="The decisions.")
