"""Statements: what we say, part by part, with named blanks and approvals."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.kinds.record import Part, Record, Signature
from generator.kinds.terms import ResponseStrategy
from generator.values import (
    ChannelRefs,
    FamilyRefs,
    Length,
    Line,
    OneOrMany,
    Rich,
    RoleRef,
    SeverityRefs,
    Text,
)

PARTS = ("acknowledge", "empathy", "known", "unknown", "doing", "asked_of_you", "next_update", "where")
"""The parts of a holding statement, in the order they are read out."""

PartName = Literal[
    "acknowledge", "empathy", "known", "unknown", "doing", "asked_of_you", "next_update", "where", "text"
]


class Blank(Part):
    """A gap that somebody fills in: `{{city}}`."""

    means: Line | None = Field(None, description="What goes here.")
    example: Line | None = Field(None, description="An example.")
    filled_by: RoleRef | None = Field(None, description="Who fills it in.")


class KeyMessage(Part):
    """One key message with up to three supports (Covello's message map)."""

    message: Line = Field(description="At most 27 words.")
    supports: tuple[Line, ...] = Field((), description="Up to three facts that carry it.")


class Question(Part):
    """A question we expect, and our key messages."""

    question: Line = Field(description="The question as it will be asked.")
    key_messages: tuple[KeyMessage, ...] = Field((), description="At most three.")


class Statement(Record):
    """A text ready to be used."""

    type: Literal["holding", "update", "correction", "apology", "closing", "faq", "reply"] = Field(
        description="What sort of text it is."
    )
    phase: Literal["pre-crisis", "initial", "maintenance", "resolution", "evaluation"] | None = Field(
        None, description="When in a crisis it is used."
    )
    families: FamilyRefs = Field((), description="The crisis families it serves.")
    severities: SeverityRefs = Field((), description="The severities it serves.")
    channels: ChannelRefs = Field((), description="Where it may be used.")
    for_: Line | None = Field(None, alias="for", description="Whom it speaks to.")
    parts: dict[PartName, Rich] = Field(default_factory=dict, description="The parts, each with its text.")
    text: Rich | None = Field(None, description="The whole text, where it has no parts.")
    blanks: dict[str, Blank] = Field(
        default_factory=dict, description="The blanks: what goes in, an example, who."
    )
    strategy: Annotated[tuple[ResponseStrategy, ...], OneOrMany()] = Field(
        (), description="The response strategy it follows."
    )
    register_: Literal["official", "personal"] | None = Field(
        None, alias="register", description="official, or as one person to another."
    )
    signoff: Literal["named", "initials", "none"] | None = Field(None, description="How it is signed.")
    next_update_within: Length | None = Field(None, description="When the text promises the next news.")
    message_map: tuple[Question, ...] = Field((), description="Questions we expect, and our key messages.")
    approved_by: tuple[Signature, ...] = Field((), description="Who approved this wording, and when.")
    valid_for: Length | None = Field(None, description="How long an approval holds, such as 365d.")
    note: Text | None = Field(None, description="When to use it and when not.")

    @model_validator(mode="after")
    def _says_something(self) -> Any:
        if not self.parts and not self.text:
            raise PydanticCustomError(
                "field-missing",
                "this statement says nothing",
                {"help": "Give it a `text:`, or `parts:` such as `acknowledge:` and `doing:`."},
            )
        return self

    def wording(self) -> tuple[str, ...]:
        """Its text in reading order, part by part."""
        order = [*PARTS, "text"]
        parts = [text for _, text in sorted(self.parts.items(), key=lambda part: order.index(part[0]))]
        return (*parts, *((self.text,) if self.text else ()))
