"""Tone of voice: the voice stays, the tone changes with what the reader feels."""

from pydantic import Field

from generator.kinds.record import Item, Part, Record
from generator.values import Lang, Line, PlayRefs, Rich, Score, SeverityRefs, Text, Title


class Trait(Part):
    """A trait of the voice: this, but not that."""

    is_: Line = Field(alias="is", description="What we are.")
    is_not: Line | None = Field(None, description="What it must not turn into.")
    means: Text | None = Field(None, description="What it means when you write.")


class Scores(Part):
    """The four dimensions of tone, from 1 to 5 (Nielsen Norman Group)."""

    formality: Score = Field(description="1 formal, 5 casual.")
    humour: Score = Field(description="1 serious, 5 funny.")
    irreverence: Score = Field(description="1 respectful, 5 irreverent.")
    energy: Score = Field(description="1 matter-of-fact, 5 enthusiastic.")


class Advice(Part):
    """A rule with an example of each side."""

    rule: Text = Field(description="The rule in one sentence.")
    say: Text | None = Field(None, description="A sentence we would sign.")
    not_like_this: Text | None = Field(None, description="A sentence we would not.")


class Situation(Item):
    """What the reader feels, and the tone that answers it."""

    title: Title | None = Field(None, description="The situation's name.")
    reader_feels: Text = Field(description="What the reader feels now.")
    severities: SeverityRefs = Field((), description="The severities it belongs to.")
    outcomes: PlayRefs = Field((), description="The plays (outcomes of triage) it belongs to.")
    formality: Score | None = Field(None, description="1 formal, 5 casual; unset: as the base.")
    humour: Score | None = Field(None, description="1 serious, 5 funny.")
    irreverence: Score | None = Field(None, description="1 respectful, 5 irreverent.")
    energy: Score | None = Field(None, description="1 matter-of-fact, 5 enthusiastic.")
    do: tuple[Advice, ...] = Field((), description="What to do, each with an example.")
    dont: tuple[Advice, ...] = Field((), description="What not to do, each with an example.")


class Tone(Record):
    """How we sound, always and in ten kinds of trouble."""

    voice: tuple[Trait, ...] = Field((), description="Three to five traits.")
    base: Scores | None = Field(None, description="The tone of an ordinary day.")
    text: Rich | None = Field(None, description="Anything that holds everywhere.")
    situations: tuple[Situation, ...] = Field((), description="Situations, each with its tone.")
    address_form: dict[Lang, Text] = Field(
        default_factory=dict, description="How we address people, by language."
    )
