"""Facilitator files: the events of an exercise (MSEL), what a good team does, and the evaluation."""

from typing import Annotated, Literal

from pydantic import Field

from generator.kinds.record import Item, Part, Record
from generator.kinds.triage import Cell
from generator.values import (
    ChannelRef,
    Deed,
    Id,
    Length,
    Line,
    MinuteMark,
    Minutes,
    OneOrMany,
    Rich,
    RoleRef,
    RoleRefs,
    ScenarioRef,
    SeverityRef,
    StatementRef,
    Text,
    Texts,
    Title,
    TriageRef,
)


class Posed(Part):
    """The situation an event poses: a triage table and its answers."""

    triage: TriageRef = Field(description="The table that sorts it.")
    answers: dict[str, Cell] = Field(default_factory=dict, description="The answers, by question.")


class Expected(Part):
    """What a good team does: who, what, within which time."""

    by: RoleRef | None = Field(None, description="Who does it.")
    does: Deed = Field(description="A play, escalation or statement such as play:refund, or plain words.")
    within: Length | None = Field(None, description="Within which time after the event.")
    severity: SeverityRef | None = Field(None, description="The level the team should choose.")
    statement: StatementRef | None = Field(None, description="The text the team should use.")


class Inject(Item):
    """An event fed into the exercise."""

    at: MinuteMark = Field(description="The minute it happens: 5m.")
    type: Literal["contextual", "key", "contingency"] = Field(
        "key", description="contextual: background; key: must trigger an action; contingency: only if needed."
    )
    from_: Line | None = Field(None, alias="from", description="Who sends it (simulated).")
    to: RoleRefs = Field((), description="The role that gets it.")
    via: ChannelRef | None = Field(None, description="On which channel.")
    content: Rich = Field(description="What they see or hear. The word EXERCISE is added by the program.")
    objectives: Annotated[tuple[Id, ...], OneOrMany()] = Field(
        (), alias="objective", description="The scenario's objective it serves."
    )
    situation: Posed | None = Field(None, description="The situation it poses to the triage table.")
    expected: tuple[Expected, ...] = Field((), description="What a good team does.")
    if_not: Id | None = Field(None, description="The event to play if the team does not act.")
    controller: Text | None = Field(None, description="A note for whoever runs it.")


class Evaluation(Part):
    """How an objective is judged (exercise evaluation guide)."""

    objective: Id = Field(description="The scenario's objective.")
    target: Text = Field(description="The threshold of success.")
    critical_tasks: Texts = Field((), description="The tasks to watch.")


class Facilitator(Record):
    """The script of an exercise. Players must never see it."""

    title: Title | None = Field(None, description="Left out: the scenario's title is used.")  # type: ignore[assignment]
    scenario: ScenarioRef = Field(description="The scenario it belongs to.")
    text: Rich | None = Field(None, description="How to run it.")
    injects: tuple[Inject, ...] = Field((), description="The events, in order of time.")
    evaluation: tuple[Evaluation, ...] = Field((), description="How each objective is judged.")
    hotwash_minutes: Minutes = Field(20, description="Minutes for the talk right after the end.")
    hotwash_questions: Texts = Field((), description="Questions for that talk.")
    model_answers: Texts = Field((), description="What a good team would have said.")
    artificialities: Texts = Field((), description="What players may complain about, and the answer.")
    materials: Annotated[tuple[Line, ...], OneOrMany()] = Field((), description="What to bring.")
