"""The story of what changed for a terminal. Colours are put in; whoever prints may take them out again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

import click

from generator.changes.story import Story
from generator.changes.telling import Chapter, Entry, Marked, Row
from generator.changes.values import Piece, Way
from generator.report.text import printable

WIDTH: Final = 100
NEAR: Final = 60
"""So many letters of unchanged text are shown on each side of a change."""


def text(story: Story) -> str:
    """The whole story: what changed in a few sentences, then chapter by chapter."""
    blocks = ["\n".join(_head(story))]
    blocks += ["\n".join(_chapter(chapter)) for chapter in story.chapters]
    return "\n\n".join(blocks) + "\n"


def _head(story: Story) -> Iterator[str]:
    yield from _lines(f"What changed from {story.before} to {story.after}", bold=True)
    yield ""
    for sentence in story.gist or (nothing(story),):
        yield from _lines(sentence, "  ", "- ")
    if story.uncompared:
        yield ""
        for sentence in story.uncompared:
            yield from _lines(sentence, "  ", "! ", colour="yellow")


def nothing(story: Story) -> str:
    """What to say where nothing changed."""
    return "In what could be compared, nothing changed." if story.uncompared else "Nothing changed."


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield click.style(printable(chapter.title).upper(), bold=True)
    for entry in chapter.entries:
        yield ""
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    if entry.title:
        yield from _lines(entry.title, "  ", bold=True)
    for line in entry.lines:
        yield from _lines(line, "  ", "- " if not entry.about else "")
    for row in entry.rows:
        yield from _row(row)
    for marked in entry.texts:
        yield from _marked(marked)


def _row(row: Row) -> Iterator[str]:
    """On one line where it fits: what, before -> now."""
    label, was, now = (printable(" ".join(side.split())) for side in (row.whole, row.before, row.after))
    if not row.before:
        yield from _lines(f"{row.whole}: {row.after}", "    ")
    elif was == now and len(label + now) <= WIDTH - 20:
        yield f"    {label}: {now}, as before"
    elif len(label + was + now) <= WIDTH - 12:
        red, green = click.style(was, fg="red"), click.style(now, fg="green")
        yield f"    {label}: {red} \N{RIGHTWARDS ARROW} {green}"
    else:
        yield from _lines(row.whole, "    ")
        yield from _lines(row.before, "      ", "before: ", colour="red")
        yield from _lines(row.after, "      ", "now:    ", colour="green")


def _marked(marked: Marked) -> Iterator[str]:
    """A text before and now, what went and came in brackets; a side without any is left out."""
    yield from _lines(marked.label, "    ")
    sides: tuple[tuple[str, Way, Way], ...] = (("before: ", "gone", "new"), ("now:    ", "new", "gone"))
    for label, shown, hidden in sides:
        pieces = [piece for piece in marked.pieces if piece.way != hidden]
        if any(piece.way == shown for piece in pieces):
            words = "".join(_bracketed(piece, shown) for piece in shortened(pieces))
            yield from _lines(words, "      ", label, colour="red" if shown == "gone" else "green")
    if marked.note:
        yield from _lines(marked.note, "      ", colour="yellow")


def _bracketed(piece: Piece, shown: Way) -> str:
    """The words in brackets, the blanks around them outside."""
    if piece.way != shown:
        return piece.text
    words = piece.text.strip()
    before, _, after = piece.text.partition(words) if words else (piece.text, "", "")
    return f"{before}[{words}]{after}"


def shortened(pieces: Iterable[Piece]) -> list[Piece]:
    """The same with long stretches that did not change cut out, at the end of a word."""
    found = list(pieces)
    last = len(found) - 1
    return [
        Piece("same", _cut(piece.text, number > 0, number < last)) if piece.way == "same" else piece
        for number, piece in enumerate(found)
    ]


def _cut(words: str, head: bool, tail: bool) -> str:
    """The beginning of a text where a change stands before it, its end where one follows."""
    if len(words) <= NEAR * (head + tail) + 20:
        return words
    begin = re.sub(r"\S*$", "", words[:NEAR]) if head else ""
    end = re.sub(r"^\S*", "", words[-NEAR:]) if tail else ""
    return f"{begin}…{end}"


def _lines(
    shown: str, indent: str = "", label: str = "", bold: bool = False, colour: str | None = None
) -> list[str]:
    """Lines of at most a page's width; only the label of the first is coloured."""
    plain = printable(" ".join(shown.split()))
    broken = wrap(plain, WIDTH - len(indent) - len(label), break_on_hyphens=False) or [""]
    first = click.style(label, fg=colour) if colour and label else label
    rest = " " * len(label)
    styled = [click.style(line, bold=True) if bold else line for line in broken]
    return [f"{indent}{first if not number else rest}{line}" for number, line in enumerate(styled)]
