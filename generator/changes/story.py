"""The story of what changed: chapters of sentences and of before and after, in the order in which it matters.

A report only has to lay it out. The chapters' sentences stand at the head of every report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.changes import chapters
from generator.changes.telling import Chapter, Teller
from generator.changes.values import Changes, Uncompared, Version
from generator.words import Words


@dataclass(frozen=True, slots=True)
class Story:
    """What changed, told: between what, what could not be compared, and the chapters."""

    before: str
    after: str
    uncompared: tuple[str, ...]
    chapters: tuple[Chapter, ...]

    @property
    def gist(self) -> tuple[str, ...]:
        """What changed, a sentence each."""
        return tuple(sentence for chapter in self.chapters for sentence in chapter.gist)


def story(changes: Changes, words: Words) -> Story:
    """Tell what changed. A chapter in which nothing happened is left out."""
    tell = Teller(words)
    told = tuple(chapter for write in chapters.ALL if (chapter := write(changes, tell)).entries)
    missing = tuple(_missing(changes.uncompared, tell))
    return Story(_version(changes.before, tell), _version(changes.after, tell), missing, told)


def _version(version: Version, tell: Teller) -> str:
    if not version.name:
        return tell.say("the files as they are now")
    known = [part for part in (version.commit, version.day) if part]
    return f"{version.name} ({', '.join(known)})" if known else version.name


def _missing(found: Iterable[Uncompared], tell: Teller) -> Iterator[str]:
    sides = {
        "before": tell.say("in the earlier version"),
        "after": tell.say("in the later version"),
        "both": tell.say("in both versions"),
    }
    for one in found:
        sentence = tell.say("%(what)s could not be compared: %(why)s %(side)s.")
        told = sentence % {"what": one.what, "why": one.why, "side": sides[one.side]}
        yield told[:1].upper() + told[1:]
