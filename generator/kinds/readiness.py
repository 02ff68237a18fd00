"""Readiness: the questions to answer before we enter, and the honest answers."""

from typing import Annotated, Literal

from pydantic import Field

from generator.kinds.record import Item, Record, Signature
from generator.values import Day, Line, OneOrMany, Rich, RoleRef, Text, Title

Gate = Literal["channel-live", "initiative-start"]


class Question(Item):
    """One question, its answer and the proof."""

    question: Text = Field(description="The question.")
    why: Text | None = Field(None, description="Why it matters.")
    status: Literal["open", "started", "done"] = Field("open", description="How far it is.")
    answer: Rich | None = Field(None, description="Our honest answer.")
    evidence: Line | None = Field(None, description="What proves it: an address or a document's title.")
    owner: RoleRef | None = Field(None, description="Who answers for it.")
    done_on: Day | None = Field(None, description="When it was done.")
    signed_by: tuple[Signature, ...] = Field((), description="Who signed the answer.")
    blocks: Annotated[tuple[Gate, ...], OneOrMany()] = Field(
        (), description="What may not start before this is done."
    )


class Group(Item):
    """A group of questions."""

    title: Title = Field(description="The group's name.")
    text: Text | None = Field(None, description="What this group is about.")
    items: tuple[Question, ...] = Field((), description="The questions.")


class Readiness(Record):
    """Are we ready?"""

    groups: tuple[Group, ...] = Field((), description="The groups of questions.")
