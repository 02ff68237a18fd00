"""What all records share: the header every document opens with, and parts that refuse unknown keys."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from generator.values import (
    Code,
    Day,
    Id,
    Ids,
    Length,
    Line,
    RoleRef,
    Summary,
    Title,
    many_schema,
    one_or_many,
)


class Part(BaseModel):
    """A group of fields inside a document, as written: what the editor left out stays unset."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Keywords = Annotated[
    tuple[Line, ...],
    BeforeValidator(one_or_many),
    Field(max_length=12),
    many_schema({"type": ["string", "number", "boolean"]}),
]


class Record(Part):
    """The header of every document. `kind` and `id` open it."""

    kind: str = Field(description="What sort of document this is. Always the first line.")
    id: Id = Field(
        description="The permanent name: small letters, digits, hyphens; equal to the file's name."
    )
    title: Title = Field(description="The name people read, at most 70 characters.")
    summary: Summary | None = Field(
        None, description="One sentence for search results and cards, at most 160."
    )
    owner: RoleRef | None = Field(None, description="The role that answers for this page.")
    status: Literal["draft", "active", "retired"] | None = Field(
        None, description="draft, active (the default) or retired."
    )
    replaced_by: Id | None = Field(None, description="For a retired document: the id that takes its place.")
    audience: Literal["employee", "comms", "facilitator"] | None = Field(
        None, description="Who may read it: employee, comms or facilitator."
    )
    reviewed_on: Day | None = Field(None, description="The day somebody last read it through, 2026-11-20.")
    review_every: Length | None = Field(None, description="How often it must be read through, such as 180d.")
    keywords: Keywords = Field((), description="Other words people search for, up to 12.")
    old_ids: Ids = Field((), description="Former ids of this document; links to them keep working.")
    sources: tuple[Code, ...] = Field((), description="Where this comes from: addresses or titles.")


class Item(Part):
    """A member of a list that others can name: it has an id of its own, which never changes."""

    id: Id = Field(description="The permanent name of this item inside the document.")
    old_ids: Ids = Field((), description="Former ids of this item; links to them keep working.")


class Signature(Part):
    """Who said yes, and when."""

    role: RoleRef = Field(description="The role that signed.")
    on: Day = Field(description="The day of the signature.")
