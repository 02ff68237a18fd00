"""Waivers: dated, approved exceptions from a check."""

from pydantic import Field

from generator.kinds.record import Part, Record
from generator.values import AnyRef, Day, Line, RoleRef, Text, Title


class Waiver(Part):
    """One exception: which check, for which document, why, by whom, until when."""

    check: Line = Field(description="The check's id.")
    document: AnyRef = Field(description="The document it is for, as kind:id.")
    reason: Text = Field(description="Why life is like that.")
    approved_by: RoleRef = Field(description="Who approved it.")
    until: Day = Field(description="The day it ends.")


class Waivers(Record):
    """All exceptions of this playbook."""

    title: Title = Field("Exceptions", description="The name people read.")
    list: tuple[Waiver, ...] = Field((), description="The exceptions.")
