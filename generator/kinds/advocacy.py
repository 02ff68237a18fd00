"""Employees in public: do, ask first, don't; and what to do when you see something go wrong."""

from pydantic import Field

from generator.kinds.record import Part, Record
from generator.values import Rich, RoleRef, SeverityRefs, Text, Texts


class Guideline(Part):
    """A rule for employees, with an example."""

    rule: Text = Field(description="The rule in one sentence.")
    example: Text | None = Field(None, description="An example.")
    ask: RoleRef | None = Field(None, description="Whom to ask first.")


class InACrisis(Part):
    """What an employee does who sees something go wrong."""

    severities: SeverityRefs = Field((), description="The severities it holds for; none: all.")
    if_you_see: Text = Field(description="What to do if you see it.")
    do_not: Texts = Field((), description="What not to do.")
    tell: RoleRef | None = Field(None, description="Whom to tell.")


class Advocacy(Record):
    """Employees speaking in public."""

    trust_statement: Rich | None = Field(None, description="Why we trust you.")
    dos: tuple[Guideline, ...] = Field((), description="What is welcome.")
    ask_first: tuple[Guideline, ...] = Field((), description="What to ask about first.")
    donts: tuple[Guideline, ...] = Field((), description="What not to do.")
    disclosure: Text | None = Field(None, description="How to say that you work here and speak for yourself.")
    topics_welcome: Texts = Field((), description="Topics you are welcome to write about.")
    keep_confidential: Texts = Field((), description="What we do not share yet.")
    in_a_crisis: tuple[InACrisis, ...] = Field((), description="The employee crisis rule.")
