"""Plays: the steps for a situation, who takes them, by when, and how it ends."""

from typing import Literal

from pydantic import Field

from generator.kinds.record import Item, Record
from generator.kinds.terms import Clock
from generator.values import HandoffRef, Length, Line, Rich, RoleRef, StatementRef, Text, Texts

Action = Literal[
    "listen", "acknowledge", "reply", "fix", "explain", "refund", "handoff", "pause-posts", "log"
]
Ending = Literal["fixed", "refunded", "explained", "handed-over", "nothing-to-fix"]


class Step(Item):
    """One thing one role does."""

    do: Text = Field(description="What to do, in words a new colleague understands.")
    by: RoleRef = Field(description="Who does it.")
    within: Length | None = Field(None, description="Within which time, counted from the previous step.")
    action: Action | None = Field(None, description="What sort of step it is.")
    completes: Literal[Clock, "none"] | None = Field(None, description="The clock that stops with this step.")
    statement: StatementRef | None = Field(None, description="What to say.")
    handoff: HandoffRef | None = Field(None, description="The hand-off it uses.")


class Play(Record):
    """What to do in a situation, step by step."""

    for_: Line | None = Field(None, alias="for", description="What sets it off, in a few words.")
    text: Rich | None = Field(None, description="What to know before you start.")
    steps: tuple[Step, ...] = Field((), description="The steps, in order.")
    do_not: Texts = Field((), description="What not to do.")
    ends_with: Ending | None = Field(None, description="How it ends for the person who wrote to us.")
    ends_because: Text | None = Field(None, description="The reason, where there is nothing to fix.")
