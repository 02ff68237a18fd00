"""Channels: where we speak and listen, who answers, when, and how we would leave."""

from typing import Annotated, Literal

from pydantic import Field

from generator.kinds.record import Part, Record
from generator.values import (
    CalendarRef,
    Count,
    Day,
    Langs,
    Length,
    Line,
    OneOrMany,
    Percent,
    PlayRefs,
    ReadinessRef,
    Rich,
    RoleRef,
    RoleRefs,
    TriageRefs,
)


class Point(Part):
    """A readiness point of this channel; the question stands in readiness.yaml."""

    item: ReadinessRef = Field(description="The question's id.")
    status: Literal["open", "started", "done"] = Field("open", description="How far it is.")
    evidence: Line | None = Field(None, description="What proves it: an address or a document's title.")
    done_on: Day | None = Field(None, description="When it was done.")


class ContentMix(Part):
    """Shares of what we post, in percent."""

    people: Percent = Field(description="People and personality.")
    help: Percent = Field(description="Help and answers.")
    product: Percent = Field(description="Products and offers.")
    cause: Percent = Field(description="Causes beyond the product.")


Mode = Literal["listen", "publish", "respond"]


class Channel(Record):
    """A place where we speak, listen or both."""

    status: Literal["candidate", "preparing", "live", "paused", "standby", "draft", "retired"] | None = Field(  # type: ignore[assignment]
        None, description="candidate, preparing, live, paused, standby (dark site) or retired."
    )
    type: Literal["social", "site", "mail", "phone", "chat", "press", "ad", "internal"] = Field(
        description="What sort of channel it is."
    )
    ownership: Literal["owned", "rented"] | None = Field(None, description="Ours, or on somebody's platform.")
    modes: Annotated[tuple[Mode, ...], OneOrMany()] = Field(
        (), description="What we do there: listen, publish, respond."
    )
    text: Rich | None = Field(None, description="What this channel is for.")
    hours: CalendarRef | None = Field(None, description="When somebody answers.")
    languages: Langs = Field((), description="In which languages.")
    public_entry: Line | None = Field(
        None, description="How the public reaches it: a name, number or address."
    )
    checked_every: Length | None = Field(
        None, description="How often somebody looks; 0m if alerts are pushed."
    )
    answered_by: RoleRefs = Field((), description="Who answers.")
    max_chars: Count | None = Field(None, description="The longest text the channel takes.")
    employee_access: Literal["allowed", "blocked"] | None = Field(
        None, description="Can staff open it at work?"
    )
    listening_period: Length | None = Field(None, description="How long we listened before entering.")
    entry_on: Day | None = Field(None, description="The day we began to speak there.")
    content_mix: ContentMix | None = Field(None, description="What we post, in percent.")
    signoff: Literal["named", "initials", "none"] | None = Field(None, description="How replies are signed.")
    etiquette: Rich | None = Field(None, description="House rules of this place.")
    exit_plan: Rich | None = Field(None, description="How we would leave.")
    triage: TriageRefs = Field((), description="The tables that sort what arrives here.")
    plays: PlayRefs = Field((), description="The plays used here.")
    readiness: tuple[Point, ...] = Field((), description="Readiness of this channel, point by point.")
    tested_on: Day | None = Field(None, description="Crisis page: when it was last switched on in a test.")
    switched_on_by: RoleRef | None = Field(None, description="Crisis page: who switches it on.")
