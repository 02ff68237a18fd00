"""Commitments: what we promise and what we ask for, each with a clock."""

from typing import Literal

from pydantic import Field

from generator.kinds.record import Part, Record, Signature
from generator.kinds.terms import Clock
from generator.values import (
    AnyRefs,
    CalendarRef,
    ChannelRefs,
    Day,
    IssueRefs,
    Length,
    Line,
    Percent,
    Rich,
    SeverityRefs,
    Text,
)


class AppliesTo(Part):
    """Where and when the promise holds."""

    channels: ChannelRefs = Field((), description="On these channels; none: everywhere.")
    severities: SeverityRefs = Field((), description="At these severities; none: all.")
    issues: IssueRefs = Field((), description="For these known issues.")


class Measure(Part):
    """The clock of a promise: what starts it, what stops it, how long, during which hours."""

    clock: Clock = Field(description="Which clock runs.")
    starts_when: Line | None = Field(None, description="What starts it.")
    stops_when: Line | None = Field(None, description="What stops it.")
    within: Length | None = Field(None, description="How long it may run.")
    calendar: CalendarRef | None = Field(None, description="During which hours it runs.")
    target_percent: Percent | None = Field(None, description="In how many of a hundred cases.")
    evidence: Line | None = Field(None, description="The report that shows it.")


class Commitment(Record):
    """A promise of ours, or what we ask of customers in return."""

    status: Literal["aspiration", "proposed", "in_force", "withdrawn", "draft", "retired"] | None = Field(  # type: ignore[assignment]
        None, description="aspiration, proposed, in_force or withdrawn."
    )
    promise: Text = Field(description="The promise in the words the public reads.")
    direction: Literal["company", "customer"] = Field("company", description="Who promises.")
    text: Rich | None = Field(None, description="What it means in practice.")
    applies_to: AppliesTo = Field(AppliesTo(), description="Where and when it holds.")
    measures: tuple[Measure, ...] = Field((), description="Its clocks.")
    approved_by: tuple[Signature, ...] = Field((), description="Who approved the wording, and when.")
    legal_reviewed_on: Day | None = Field(None, description="When Legal last read it.")
    exclusions: Rich | None = Field(None, description="What it does not cover.")
    delivered_by: AnyRefs = Field((), description="What delivers it: play:... or escalation:...")
