"""The story of what changed for a comment on a pull request: short first, the rest folded.

The words are those of editors, so every sign that could become markup, a mention or a command is taken out
of action.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from generator.changes.story import Story
from generator.changes.telling import Chapter, Entry, Marked, Row
from generator.changes.text import nothing, shortened
from generator.changes.values import Piece

MOST: Final = 60_000
"""Letters; the hosts of pull requests refuse longer comments than some 65,000."""

MARKUP: Final = re.compile(r"([\\`*_\[\]|~$])")
OPENING: Final = re.compile(r"^(\d*)([-+#=.)])")
"""What begins a list, a heading or a quotation at the head of a line."""

MENTION: Final = re.compile(r"([@#!])(?=\w)")
"""What calls a person, an issue or a request wherever it stands."""

BLANKS: Final = re.compile(r"\s+")


def markdown(story: Story) -> str:
    """The whole story. Chapters that make it too long for a comment are named instead of shown."""
    made = "\n".join(_head(story)) + "\n"
    left_out = []
    for chapter in story.chapters:
        block = "\n".join(_chapter(chapter)) + "\n"
        if len(made) + len(block) > MOST:
            left_out.append(safe(chapter.title))
        else:
            made += f"\n{block}"
    if left_out:
        made += f"\nToo long to be shown here: {', '.join(left_out)}. `playbook diff` prints all of it.\n"
    return made


def _head(story: Story) -> Iterator[str]:
    yield "### What this changes"
    yield ""
    for sentence in story.gist or (nothing(story),):
        yield f"- {safe(sentence)}"
    if story.uncompared:
        yield ""
        yield from (f"> {safe(sentence)}  " for sentence in story.uncompared)
    yield ""
    yield f"<sub>From {safe(story.before)} to {safe(story.after)}.</sub>"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"<details><summary>{inline(chapter.title)}</summary>"
    for entry in chapter.entries:
        yield ""
        yield from _entry(entry, chapter.head)
    yield ""
    yield "</details>"


def _entry(entry: Entry, head: str) -> Iterator[str]:
    if entry.title:
        yield f"**{safe(entry.title)}**"
        yield ""
    for line in entry.lines:
        yield f"- {safe(line)}" if not entry.about else f"{safe(line)}  "
    if entry.rows:
        yield from ("",) if entry.lines else ()
        yield from _table(entry.rows, head)
    for marked in entry.texts:
        yield from _marked(marked)


def _table(rows: tuple[Row, ...], head: str) -> Iterator[str]:
    both = any(row.before for row in rows)
    yield f"| {safe(head) or ' '} | {'Before | Now' if both else 'What'} |"
    yield "|---|---|---|" if both else "|---|---|"
    for row in rows:
        sides = f"{safe(row.before)} | {safe(row.after)}" if both else safe(row.after)
        yield f"| {safe(row.whole)} | {sides} |"


def _marked(marked: Marked) -> Iterator[str]:
    words = "".join(_piece(piece) for piece in shortened(marked.pieces))
    note = f" *{safe(marked.note)}*" if marked.note else ""
    yield f"- {safe(marked.label)}: {words}{note}" if marked.label else f"- {words}{note}"


def _piece(piece: Piece) -> str:
    tag = {"gone": "del", "new": "ins"}.get(piece.way)
    words = _within(piece.text)
    return f"<{tag}>{words}</{tag}>" if tag else words


def safe(words: str) -> str:
    """Words as Markdown that means nothing but themselves, on one line, also at its head."""
    return OPENING.sub(r"\1\\\2", _within(words))


def _within(words: str) -> str:
    """The same for words that stand within a line."""
    return MENTION.sub(r"\1<!-- -->", MARKUP.sub(r"\\\1", inline(words)))


def inline(words: str) -> str:
    """Words as HTML on one line, with no sign left that could open a tag."""
    return html.escape(BLANKS.sub(" ", words), quote=False)
