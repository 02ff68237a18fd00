"""Addresses that were published once and must never die. Kept by `playbook links --record`."""

from pydantic import Field

from generator.kinds.record import Record
from generator.values import Line, Title


class PublishedLinks(Record):
    """The memory of what was published."""

    title: Title = Field("Published addresses", description="The name people read.")
    links: tuple[Line, ...] = Field((), description="Addresses with their anchors, one a line.")
