"""Roles: the seats, who holds them, how to reach the seat and what it may decide."""

from typing import Literal

from pydantic import Field

from generator.kinds.record import Part, Record
from generator.values import (
    CalendarRef,
    ChannelRefs,
    Code,
    Day,
    Langs,
    Length,
    Line,
    Minutes,
    PersonRefs,
    Rich,
    SeverityRef,
    WeekMinutes,
    YesNo,
)


class Desk(Part):
    """How anyone reaches the seat (never a person)."""

    phone: Code | None = Field(None, description="The desk's number.")
    chat: Code | None = Field(None, description="The desk's chat room.")
    mail: Code | None = Field(None, description="The desk's mailbox.")


class Contact(Part):
    """A way to wake whoever sits there: a method and a reference into the company directory."""

    method: Literal["phone", "sms", "chat", "mail", "pager"] = Field(description="How.")
    reference: Code = Field(description="The directory entry, never the number itself.")


class Training(Part):
    """A course the seat requires."""

    course: Code = Field(description="The course's name.")
    refresh_every: Length | None = Field(None, description="How often it is repeated.")


class Authority(Part):
    """What the seat may decide alone."""

    approve_up_to: SeverityRef | None = Field(None, description="The worst level it may approve texts for.")
    declare_up_to: SeverityRef | None = Field(None, description="The worst level it may declare.")
    spend: Line | None = Field(None, description="What it may spend.")


Function = Literal[
    "lead",
    "deputy-lead",
    "information",
    "spokesperson",
    "liaison",
    "operations",
    "planning",
    "scribe",
    "legal",
    "listening",
]


class Role(Record):
    """A seat: what it does, decides and is told, whoever sits in it."""

    function: Function | None = Field(None, description="Its function in a response.")
    department: Line | None = Field(None, description="The department it belongs to.")
    text: Rich | None = Field(None, description="What this role is for, on an ordinary day and on a bad one.")
    is_group: YesNo = Field(False, description="yes: a team, not one seat. A team cannot be accountable.")
    coe_member: YesNo = Field(False, description="Member of the centre of excellence.")
    is_sponsor: YesNo = Field(False, description="The executive who signs the strategy. One only.")
    external: YesNo = Field(False, description="An agency or freelancer.")
    desk: Desk | None = Field(None, description="How anyone reaches the seat.")
    holders: PersonRefs = Field((), description="Codes of the people who hold it, such as p-017.")
    deputies: PersonRefs = Field((), description="Codes of those who stand in, in order.")
    minutes_per_day: Minutes | None = Field(None, description="Minutes a day it takes.")
    time_basis: Literal["measured", "estimated"] | None = Field(None, description="measured or estimated.")
    measured_on: Day | None = Field(None, description="When.")
    hours: CalendarRef | None = Field(None, description="When somebody is in this seat.")
    languages: Langs = Field((), description="Languages the seat writes in.")
    contacts: tuple[Contact, ...] = Field((), description="At least two ways to wake whoever sits there.")
    training_required: tuple[Training, ...] = Field((), description="Courses the seat requires.")
    authority: Authority | None = Field(None, description="What it may decide alone.")
    listens_on: ChannelRefs = Field((), description="Leaders: where they listen to customers themselves.")
    listening_minutes_per_week: WeekMinutes | None = Field(None, description="Leaders: for how long.")
