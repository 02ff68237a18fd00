"""What changed between two versions of a handbook, as values: titles for people, names for programs.

Nothing here holds a handbook, so whatever is told of a change was chosen by whoever compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Way = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Version:
    """One side: its name as asked for, its commit and its day; neither for the files as they are now."""

    name: str
    commit: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """Something with a name: its title, what sort of thing it is in words, and its full name."""

    title: str
    ref: str = ""
    what: str = ""


# Documents and their fields


Passage = Literal["added", "gone", "retired", "revived", "renamed", "retitled", "status"]


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a document or of an item in it: `before` and `after` are ids, titles or statuses.

    `inside` is the document that holds the item, `instead` what takes the place of a retired document.
    """

    way: Passage
    what: Named
    before: str = ""
    after: str = ""
    inside: Named | None = None
    instead: Named | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed, went or came."""

    way: Way
    text: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """A text that changed, word by word. `approved` marks those that the public or all employees rely on.

    `unsigned` says that it was approved, and that the approval is no newer than the old words.
    """

    document: Named
    where: tuple[str, ...]
    pieces: tuple[Piece, ...]
    approved: bool = False
    unsigned: bool = False

    @property
    def before(self) -> str:
        """The old words."""
        return "".join(piece.text for piece in self.pieces if piece.way != "new")

    @property
    def after(self) -> str:
        """The new words."""
        return "".join(piece.text for piece in self.pieces if piece.way != "gone")


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as it was typed, in minutes, and whether it runs in opening hours only."""

    typed: str
    minutes: int
    working: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A length of time that changed; None: there was none, or there is none any more."""

    document: Named
    where: tuple[str, ...]
    before: Length | None
    after: Length | None


@dataclass(frozen=True, slots=True)
class Setting:
    """A plain value that changed, such as the hours of a seat: one of `fields`, the trail to it, its values.

    Of a long list only what went and what came; nothing where there was or is none.
    """

    field: str
    where: tuple[str, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A document of which more was changed: the names of the fields, and the values that fit on a line."""

    document: Named
    fields: tuple[str, ...]
    settings: tuple[Setting, ...] = ()


# Behaviour


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a triage table answers."""

    severity: Named | None = None
    play: Named | None = None
    reply: str | None = None
    tell: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """Some situations of one table that are answered differently now, with one of them as an example.

    None: nothing is or was said. `cases` None: they cannot be counted, since a number has no upper end.
    """

    before: Outcome | None
    after: Outcome | None
    cases: int | None
    example: tuple[tuple[str, str], ...]
    rule_before: str = ""
    rule_after: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """One triage table: how many of all situations are answered differently, in groups.

    `asked` are questions that came, `dropped` those that went; the rest is compared for every answer to them.
    `first` says what is answered in situations that could not be told before, for want of an answer.
    """

    table: Named
    changed: int | None
    total: int | None
    groups: tuple[Answers, ...] = ()
    asked: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    first: tuple[Answers, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """When a seat is told: the minute of the alarm (None: it cannot be said), how, and by which escalation.

    `last` marks those who are only woken when nobody answered.
    """

    minute: int | None
    by: tuple[str, ...]
    escalation: Named
    last: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A seat that is told at another minute or in another way, or now (before None), or no more.

    `cases` are the severity and the crisis family; no family where all of them, or none, are meant.
    """

    role: Named
    before: Moment | None
    after: Moment | None
    cases: tuple[tuple[Named, Named | None], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One step of the work: who does it, and the minute at which it is over (None: unknown)."""

    who: Named
    ends: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a play or escalation that another seat does, that ends otherwise, came or went."""

    document: Named
    step: str
    before: Task | None
    after: Task | None


@dataclass(frozen=True, slots=True)
class Sums:
    """What a promise adds up to in minutes, at best, as a rule, on a bad day, and whether it holds."""

    within: Length
    best: int
    rule: int
    bad: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise whose arithmetic changed; None: it was not made, or nothing stops its clock.

    `delivered_by` are the play or escalation before and after, `where` channels and severities (none: all),
    and `binding` says whether it is in force and no mere aim.
    """

    commitment: Named
    clock: str
    delivered_by: tuple[Named | None, Named | None]
    where: tuple[Named, ...]
    before: Sums | None
    after: Sums | None
    binding: bool = True


@dataclass(frozen=True, slots=True)
class Covered:
    """Cover that changed: minutes in which nobody is there, and the longest hole, told in words.

    `where` is `language:pl` on a channel, counted over a week, or `clock:first_reply` of a promise, where the
    longest wait counts that it does not survive.
    """

    what: Named
    where: str
    minutes_before: int
    minutes_after: int
    hole_before: str = ""
    hole_after: str = ""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """An event of an exercise that comes out otherwise now, or that fits its script now or no more."""

    scenario: Named
    event: str
    minute: int
    before: Outcome | None
    after: Outcome | None
    wrong_before: tuple[str, ...] = ()
    wrong_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Retold:
    """One text in another language, word by word; `where` is its field."""

    where: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Translated:
    """A document in another language: how many of its texts have new words there, and how many fell behind.

    `texts` are the new words; none where there are too many to show.
    """

    language: str
    document: Named
    renewed: int
    behind: int
    texts: tuple[Retold, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A finding that came or went: the check, its weight, its sentence, and the document."""

    check: str
    severity: str
    sentence: str
    document: Named | None = None


@dataclass(frozen=True, slots=True)
class Uncompared:
    """What could not be compared, and why: `side` is before, after or both."""

    side: Literal["before", "after", "both"]
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed between two versions, in the order in which it matters."""

    before: Version
    after: Version
    answers: tuple[Decided, ...] = ()
    told: tuple[Told, ...] = ()
    work: tuple[Step, ...] = ()
    clocks: tuple[Clock, ...] = ()
    promises: tuple[Promised, ...] = ()
    cover: tuple[Covered, ...] = ()
    scenarios: tuple[Rehearsed, ...] = ()
    words: tuple[Reworded, ...] = ()
    translated: tuple[Translated, ...] = ()
    moved: tuple[Moved, ...] = ()
    edited: tuple[Edited, ...] = ()
    arisen: tuple[Found, ...] = ()
    settled: tuple[Found, ...] = ()
    uncompared: tuple[Uncompared, ...] = field(default=())
