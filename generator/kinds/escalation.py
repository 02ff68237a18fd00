"""Escalation: the alarm chain until somebody takes it, the work chain until it is said."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from generator.kinds.record import Item, Part, Record
from generator.kinds.terms import Clock
from generator.values import (
    ChannelRefs,
    Count,
    FamilyRefs,
    Length,
    OneOrMany,
    Rich,
    RoleRef,
    RoleRefs,
    SeverityRef,
    SeverityRefs,
    Text,
)

Method = Literal["phone", "sms", "chat", "mail", "pager"]
Does = Literal["sort", "pause-posts", "find-facts", "write", "approve", "publish"]


class Alarm(Part):
    """One step of the alarm: who is told together, how, and how long we wait for an answer."""

    notify: Annotated[RoleRefs, Field(min_length=1)] = Field(description="Who is told, all at once.")
    by: Annotated[tuple[Method, ...], OneOrMany()] = Field((), description="How.")
    wait: Length | None = Field(None, description="How long we wait before the next step, from this one.")


class IfNobody(Part):
    """What happens when nobody answers."""

    notify: Annotated[RoleRefs, Field(min_length=1)] = Field(description="Who is woken then.")
    do: Text | None = Field(None, description="What to do then.")


class AlarmChain(Part):
    """Who is told until somebody takes it."""

    steps: Annotated[tuple[Alarm, ...], Field(min_length=1)] = Field(description="The steps, in order.")
    repeat: Annotated[Count, Field(le=3)] = Field(
        0, description="How often the whole chain is repeated, 0 to 3."
    )
    if_nobody: IfNobody | None = Field(None, description="What happens when nobody answers.")


class IfLate(Part):
    """Who is told when a stage runs over its budget."""

    notify: Annotated[RoleRefs, Field(min_length=1)] = Field(description="Who is told.")


class Stage(Item):
    """One stage of the work: a role, a job and a time budget."""

    does: Does | None = Field(None, description="What sort of work it is.")
    by: RoleRef = Field(description="Who does it.")
    budget: Length = Field(description="How long it may take.")
    completes: Clock | None = Field(None, description="The clock that stops when this is done.")
    note: Text | None = Field(None, description="What to mind.")
    if_late: IfLate | None = Field(None, description="Who is told if it takes longer.")

    @property
    def work(self) -> str | None:
        """What sort of work it is; an id such as `write` or `pause-scheduled-posts` says it too."""
        if self.does:
            return self.does
        by_id = {"pause-scheduled-posts": "pause-posts", "facts": "find-facts"}.get(self.id, self.id)
        return by_id if by_id in get_args(Does) else None


class RaiseWhen(Part):
    """When it becomes worse."""

    condition: Text = Field(description="What must happen.")
    to: SeverityRef = Field(description="The level it is raised to.")


class Escalation(Record):
    """Who is told and who does what, for a family of crises at some severities."""

    severities: Annotated[SeverityRefs, Field(min_length=1)] = Field(description="The levels it answers.")
    family: FamilyRefs = Field((), description="The crisis family or families; none: all.")
    text: Rich | None = Field(None, description="What to know before it starts.")
    ack: AlarmChain | None = Field(None, description="The alarm: who is told until somebody takes it.")
    stages: tuple[Stage, ...] = Field((), description="The work: sort, find facts, write, approve, publish.")
    channels: ChannelRefs = Field((), description="Where we speak; at least one channel we own.")
    raise_when: tuple[RaiseWhen, ...] = Field((), description="When it becomes worse.")
