"""Triage: a decision table over a few questions (DMN's unique, first and highest-severity)."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from generator.kinds.record import Item, Part, Record
from generator.kinds.terms import Harm
from generator.values import Count, Id, Line, PlayRef, RoleRefs, SeverityRef, Text, Title, wrong


def _cell(found: object) -> tuple[str, ...]:
    return tuple(_answer(cell) for cell in (found if isinstance(found, list) else [found]))


def _answer(cell: object) -> str:
    if not isinstance(cell, str) or not re.fullmatch(r"[a-z0-9][a-z0-9-]*\+?", cell.strip()):
        raise wrong(cell, "an answer", "positive, or [negative, mixed], or any, or 100-299")
    return cell.strip()


Cell = Annotated[
    tuple[str, ...],
    BeforeValidator(_cell),
    WithJsonSchema(
        {"anyOf": [{"type": ["string", "integer"]}, {"type": "array", "items": {"type": "string"}}]}
    ),
]
"""The answers a rule takes: ids of values, number ranges such as `100-299`, or `any`."""


class Answer(Part):
    """One possible answer. Its id need only be unique within its question."""

    id: Id = Field(description="The answer's short name, used in the rules.")
    label: Line = Field(description="The answer as people read it.")
    example: Text | None = Field(None, description="An example, so that two people choose alike.")
    harm: Harm | None = Field(None, description="Whether this answer means harm: none, safety or data.")


class Range(Part):
    """Numbers as answers."""

    min: Count = Field(0, description="The smallest number.")
    max: Count | None = Field(None, description="The largest number; left out: no end.")
    unit: Line | None = Field(None, description="What is counted, such as 'mentions an hour'.")


class Input(Item):
    """A question the table asks."""

    question: Line = Field(description="The question in plain words.")
    help: Text | None = Field(None, description="How to find out.")
    values: tuple[Answer, ...] = Field((), description="The answers, two to six.")
    range: Range | None = Field(None, description="For a number: from, to, of what.")


Reply = Literal["yes", "no", "after-approval"]


class Outcome(Part):
    """What a rule decides."""

    severity: SeverityRef | None = Field(None, description="How bad it is.")
    play: PlayRef | None = Field(None, description="What to do.")
    reply: Reply | None = Field(None, description="Whether we answer: yes, no, or after-approval.")
    why_no_reply: Text | None = Field(
        None, description="If we stay silent: the reason colleagues can stand by."
    )
    tell: RoleRefs = Field((), description="Whom to tell.")


class Rule(Item, Outcome):
    """If the answers are these, then this."""

    title: Title | None = Field(None, description="The rule in a few words.")
    when: dict[str, Cell] = Field(
        default_factory=dict, description="The answers, by question; left out means any."
    )


class Triage(Record):
    """A table that decides what to do with a post, a call or a message."""

    text: Text | None = Field(None, description="When to use this table.")
    inputs: Annotated[tuple[Input, ...], Field(min_length=1)] = Field(
        description="The questions, one to five."
    )
    hit_policy: Literal["unique", "first", "highest-severity"] = Field(
        "unique",
        description="unique: one rule fits; first: the first that fits; highest-severity: the worst.",
    )
    rules: tuple[Rule, ...] = Field((), description="The rules.")
    otherwise: Outcome | None = Field(None, description="What holds when no rule fits.")
