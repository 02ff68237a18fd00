"""Telling: what a story of changes is made of, and the small words it uses again and again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from generator.changes.values import Length, Moment, Named, Outcome, Piece, Task
from generator.kinds.terms import METHOD
from generator.times import WEEKDAYS, spell
from generator.values import duration
from generator.words import N_, WEEK, Words

REPLY: Final = {
    "yes": N_("reply"),
    "no": N_("do not reply"),
    "after-approval": N_("reply after approval"),
}
STATUS: Final = {
    "draft": N_("draft"),
    "active": N_("in force"),
    "retired": N_("retired"),
    "in_force": N_("in force"),
}
"""Statuses that people would not guess from the word in the file."""


STRETCH: Final = re.compile(r"(?P<from>\w+) (?P<start>[\d:]+) to (?P<to>\w+) (?P<end>[\d:]+)(?P<why>.*)")
"""A stretch of the week as the values hold it, for programs too: Friday 18:00 to Monday 08:00."""
DAYS: Final = dict(zip(WEEKDAYS, WEEK, strict=True))


@dataclass(frozen=True, slots=True)
class Row:
    """One thing before and after. `label` says what, `about` leads to it where it has a name.

    `example` are questions and answers that belong to the label. `mood` tells whether `after` is good news.
    """

    label: str
    before: str
    after: str
    about: Named | None = None
    example: tuple[tuple[str, str], ...] = ()
    mood: Literal["", "good", "bad"] = ""

    @property
    def whole(self) -> str:
        """The label with its example, on one line."""
        asked = "; ".join(f"{question} {answer}" for question, answer in self.example)
        return " ".join(part for part in (self.label, asked) if part)


@dataclass(frozen=True, slots=True)
class Marked:
    """One text, word by word."""

    label: str
    pieces: tuple[Piece, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened to one thing: a sentence or several, what it was and is, and its words."""

    title: str
    about: Named | None = None
    lines: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    texts: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One sort of change. `gist` are the sentences for the head, `head` what its rows' first column holds."""

    id: str
    title: str
    gist: tuple[str, ...]
    entries: tuple[Entry, ...]
    head: str = ""


class Teller:
    """Says the small words in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.say = words.gettext

    def counted(self, one: str, many: str, number: int) -> str:
        """A label that depends on a number, which it shows as `%(num)s`."""
        return self.words.ngettext(one, many, number) % {"num": self.words.number(number)}

    def minutes(self, number: int) -> str:
        """A length of time from its minutes."""
        if number == 0:
            return self.say("at once")
        return spell(number) if self.words.language == "en" else self.words.minutes(number)

    def length(self, found: Length | None) -> str:
        """A length of time as the editor counted it."""
        if found is None:
            return self.say("no time")
        return self.words.duration(duration(found.typed)) if found.working else self.minutes(found.minutes)

    def stretch(self, found: str) -> str:
        """A stretch of the week in the words of the language."""
        if not (at := STRETCH.fullmatch(found)):
            return self.say(N_("all week")) if found == "all week" else found
        days = self.words.weekdays
        ends = {
            "start": f"{days[DAYS[at['from']]]} {self.words.figures(at['start'])}",
            "end": f"{days[DAYS[at['to']]]} {self.words.figures(at['end'])}",
        }
        return self.say("%(start)s to %(end)s") % ends + self.words.figures(at["why"])

    def outcome(self, found: Outcome | None, ids: bool = False) -> str:
        """What a table answers; with ids where two plays have the same title."""
        if found is None:
            return self.say("nothing is said")
        parts = [found.severity.title] if found.severity else []
        if found.play:
            id = f" ({found.play.ref.rpartition(':')[2]})" if ids else ""
            parts.append(self.say("play: %(title)s") % {"title": found.play.title + id})
        parts += [self.say(REPLY[found.reply])] if found.reply else []
        if found.tell:
            who = self.words.listing([one.title for one in found.tell])
            parts.append(self.say("tell %(who)s") % {"who": who})
        return self.words.semicolon.join(parts) or self.say("nothing is said")

    def moment(self, found: Moment | None) -> str:
        """When a seat is told."""
        if found is None:
            return self.say("not told")
        if found.minute is None:
            at = self.say("last of all, when that cannot be said")
        else:
            at = self.say("minute %(minute)s") % {"minute": self.words.number(found.minute)}
            if found.last:
                at = self.say("%(minute)s, if nobody answers") % {"minute": at}
        by = self.words.either([self.say(METHOD[way]) for way in found.by]) if found.by else ""
        return f"{at}{self.words.comma}{by}" if by else at

    def task(self, found: Task | None) -> str:
        """Who does a step, and by when it is done."""
        if found is None:
            return self.say("no such step")
        done = self.done(found)
        return f"{found.who.title}{self.words.comma}{done}" if done else found.who.title

    def done(self, found: Task) -> str:
        """By when a step is done."""
        if found.ends is None:
            return ""
        return self.say("done by minute %(minute)s") % {"minute": self.words.number(found.ends)}

    def status(self, status: str) -> str:
        """The status of a document."""
        return self.say(STATUS[status]) if status in STATUS else status.replace("_", " ")

    def quoted(self, titles: Iterable[str], most: int = 4) -> str:
        """Titles as a list; a long one is cut."""
        shown = [self.words.quoted(title) for title in titles]
        if len(shown) > most:
            rest = self.counted("%(num)s more", "%(num)s more", len(shown) - most + 1)
            shown = [*shown[: most - 1], rest]
        return self.words.listing(shown)
