"""Vocabulary: words to use, words to avoid, words to handle with care, and the glossary."""

from typing import Annotated, Literal

from pydantic import Field

from generator.kinds.record import Item, Record
from generator.values import Lang, Line, Lines, Same, Text


class Term(Item):
    """A word and what we do with it."""

    term: Line = Field(description="The word or phrase.")
    meaning: Text | None = Field(None, description="What it means here.")
    verdict: Literal["use", "avoid", "careful"] | None = Field(
        None, description="use, avoid or careful; leave it out for a glossary entry."
    )
    instead: Line | None = Field(None, description="What to write instead.")
    note: Text | None = Field(None, description="Why, or when.")


class Vocabulary(Record):
    """The word list and the glossary."""

    terms: tuple[Term, ...] = Field((), description="The words.")
    avoid: Annotated[dict[Lang, Lines], Same()] = Field(
        default_factory=dict, description="Further words to avoid, by language."
    )
