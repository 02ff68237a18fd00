"""Wording: two texts come in, the words that stayed, went and came go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final

from generator.changes.values import Piece, Way

WORD: Final = re.compile(r"\s+|\{\{.*?\}\}|\[\[.*?\]\]|[\w'’]+|[^\w\s]")
"""What is kept or replaced as a whole: a run of blanks, a blank to fill in, a link, a word, a sign."""

MOST_WORDS: Final = 4000
"""Longer texts are shown as one that went and one that came: nobody could follow the marks."""

TOO_LITTLE: Final = 0.35
"""Below this likeness a text was written anew, and marks between its words would only confuse."""


def pieces(before: str | None, after: str | None) -> tuple[Piece, ...]:
    """The words of both texts, in reading order. What went stands before what came in its place."""
    old, new = before or "", after or ""
    a, b = WORD.findall(old), WORD.findall(new)
    if not old or not new or max(len(a), len(b)) > MOST_WORDS:
        return _anew(old, new)
    if _alike(a, b) < TOO_LITTLE:
        return _anew(old, new)
    return tuple(_joined(_marked(SequenceMatcher(None, a, b, autojunk=False), a, b)))


def _alike(a: list[str], b: list[str]) -> float:
    """How much of the words is in both, from 0 to 1; blanks and signs do not count."""
    old, new = ([part for part in text if part[:1].isalnum() or part[:1] in "{["] for text in (a, b))
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def _anew(old: str, new: str) -> tuple[Piece, ...]:
    both = (Piece("gone", old), Piece("new", new))
    return tuple(piece for piece in both if piece.text)


def _marked(matcher: SequenceMatcher[str], a: list[str], b: list[str]) -> Iterator[Piece]:
    for way, first, last, start, end in matcher.get_opcodes():
        if way == "equal":
            yield Piece("same", "".join(b[start:end]))
        else:
            yield Piece("gone", "".join(a[first:last]))
            yield Piece("new", "".join(b[start:end]))


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """A blank alone between two changes belongs to both, so that a replaced phrase is marked as one."""
    gone = new = ""
    for piece in found:
        if piece.way == "same" and (piece.text.strip() or not (gone or new)):
            yield from _both(gone, new)
            gone = new = ""
            yield piece
        else:
            gone += piece.text if piece.way != "new" else ""
            new += piece.text if piece.way != "gone" else ""
    yield from _both(gone, new)


def _both(gone: str, new: str) -> Iterator[Piece]:
    """What went and what came, the blanks at their common ends left outside."""
    head = _common(gone, new)
    tail = _common(gone[len(head) :][::-1], new[len(head) :][::-1])[::-1]
    middle = slice(len(head), -len(tail) or None)
    ways: tuple[tuple[Way, str], ...] = (
        ("same", head),
        ("gone", gone[middle]),
        ("new", new[middle]),
        ("same", tail),
    )
    yield from (Piece(way, text) for way, text in ways if text)


def _common(one: str, other: str) -> str:
    """The blanks with which both begin."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length] and one[length].isspace():
        length += 1
    return one[:length]
