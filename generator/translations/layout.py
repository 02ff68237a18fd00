"""How a text stands in a file: a text comes in, it goes out unwrapped for translators, or laid out as YAML.

Line breaks inside a paragraph mean nothing in our prose, so they are taken out for a translator's tool and
put in again for the file; whatever breaks mean something (lists, tables, verses, code) keeps them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.source import read

WIDTH: Final = 108
_fence = re.compile(r" {0,3}(?:```|~~~)")
_begins = re.compile(r"(?:[-+*>]|\d{1,9}[.)]|#{1,6})(?:\s|$)|>|\||(?:=+|-+|[-*_ ]{3,})\s*$|\[[^\]]*\]:|<")
_marker = re.compile(r"(?:[-+*]|\d{1,9}[.)])\s+")
_pieces = re.compile(r"(?:\[\[[^\[\]]*\]\]|\{\{[^{}]*\}\}|`[^`]*`|\[[^\[\]]*\]\([^()]*\)|\S)+")
_link = re.compile(r"\[\[[^\[\]]*\]\]")
_whole_lines = re.compile(r" {4}|\t|#{1,6}\s|\[[^\]]*\]:|[-*_ ]{3,}\s*$|(?:=+|-+)\s*$")


def unwrapped(text: str) -> str:
    """The text with each paragraph on one line; what it says and how it is shown stay the same."""
    lines = text.strip("\n").split("\n")
    done = [lines[0]]
    fenced = bool(_fence.match(lines[0]))
    for before, line in pairwise(lines):
        fence = bool(_fence.match(line))
        if not fenced and not fence and _run_on(before, line):
            done[-1] = f"{done[-1].rstrip()} {line.strip()}"
        else:
            done.append(line)
        fenced = fenced != fence
    return "\n".join(done).strip("\n").rstrip()


def _run_on(before: str, line: str) -> bool:
    """Whether two lines are one running text."""
    if not before.strip() or not line.strip() or before.endswith(("  ", "\\")):
        return False
    if _barred(before) or _barred(line) or _whole_lines.match(before) or line.startswith(("    ", "\t")):
        return False
    return not _begins.match(line.strip())


def _barred(line: str) -> bool:
    """Whether a line may be a row of a table; the bar of a link is none."""
    return "|" in line and "|" in _link.sub("", line)


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """The lines of a text, its paragraphs filled to a width; links and blanks are never broken."""
    whole = unwrapped(text)
    lines = [filled for line in whole.split("\n") for filled in _filled(line, width)]
    return lines if unwrapped("\n".join(lines)) == whole else whole.split("\n")


def _filled(line: str, width: int) -> list[str]:
    if len(line) <= width or _barred(line) or _whole_lines.match(line):
        return [line]
    start = len(line) - len(line.lstrip())
    marker = _marker.match(line.lstrip())
    hang = " " * (start + (len(marker[0]) if marker else 0))
    hard = "  " if line.endswith("  ") else ""
    lines, current = [], ""
    for piece in _pieces.findall(line):
        if current and len(current) + len(piece) + 1 > width and not _begins.match(piece):
            lines.append(current)
            current = hang + piece
        else:
            current = f"{current} {piece}" if current else line[:start] + piece
    return [*lines, current + hard]


def same(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but where their lines were broken."""
    return unwrapped(one.strip()) == unwrapped(other.strip())


# As YAML


@dataclass(frozen=True, slots=True)
class Laid:
    """A text as YAML: what stands behind `key: `, and the lines below it."""

    head: str
    body: tuple[str, ...] = ()


def laid(text: str, column: int, *, room: int, prose: bool, block: bool = False) -> Laid:
    """A text below something in `column`; `room` is left on its line. Prose that does not fit is a block."""
    line = unwrapped(text.strip()) if prose else text.strip()
    if "\n" not in line and not (block and prose):
        head = on_one_line(line)
        if not prose or len(head) <= room:
            return Laid(head)
    indent = " " * (column + 2)
    lines = wrapped(line, WIDTH - len(indent)) if prose else line.split("\n")
    return Laid(
        "|", tuple(f"{indent}{one}".rstrip(" ") if not one.strip() else indent + one for one in lines)
    )


def on_one_line(text: str) -> str:
    """A text as a YAML value on one line: as it is where YAML takes nothing away, else in quotes."""
    found, problems = read("", f"text: {text}\n".encode())
    if text and found is not None and not problems and found.data == {"text": text}:
        return text
    return in_quotes(text)


def in_quotes(text: str) -> str:
    """A text in double quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)
