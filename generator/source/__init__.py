"""Load: the bytes of one file come in, a `Source` goes out: its data as typed, and where every part of it stands.

Every plain scalar is text, whatever it looks like: `no`, `010` and `~` are what the editor typed, and the field's
type says later what they mean. Parts of YAML that make one text mean another are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.finding import Finding, Place
from generator.source import refusals
from generator.source.characters import MOST_BYTES, decode, too_large
from generator.source.comments import lost_in_comments
from generator.source.faults import hidden_direction_marks, key_repeated, yaml_reads_differently, yaml_syntax
from generator.source.lines import Lines
from generator.source.marks import Data, Marks, Route
from generator.source.tree import LibyamlMissing, grow

_conflict = re.compile(r"^(?:<<<<<<<|>>>>>>>) ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """One file that could be read: its text (free of invisible characters), its data, and where they stand."""

    path: str
    text: str
    data: dict[str, Data]
    marks: Marks

    def place(self, route: Route, key: bool = False) -> Place:
        """The place of the value at a route (or of its key), else of the nearest value around it."""
        return self.marks.place(route, key)

    def text_place(self, route: Route, offset: int, length: int = 1) -> Place:
        """The place of some letters inside the text at a route, else of the whole text."""
        value = value_at(self.data, route)
        if not isinstance(value, str):
            return self.marks.place(route)
        return self.marks.text_place(route, value, offset, length)

    def line(self, number: int) -> str:
        """A line of the file, counted from 1."""
        return self.marks.lines.line(number)


def read(path: str, raw: bytes) -> tuple[Source | None, tuple[Finding, ...]]:
    """The source in a file's bytes, and everything that is wrong with them. No source where it cannot be trusted."""
    text, unseen = decode(path, raw)
    if text is None:
        return None, unseen
    lines = Lines(path, text)
    conflict = _conflict.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if conflict:
        return None, (*unseen, refusals.conflict(lines, conflict.start()))
    marks, data, findings = grow(lines)
    if marks is None:
        return None, (*unseen, *findings)
    if not isinstance(data, dict):
        return None, (*unseen, *findings, _no_document(lines, marks, data))
    findings.extend(lost_in_comments(lines, marks))
    return Source(path, text, data, marks), (*unseen, *findings)


def _no_document(lines: Lines, marks: Marks, data: Data) -> Finding:
    if not data:
        return refusals.empty(lines.path, comments="#" in lines.text)
    return refusals.no_fields(lines, marks.unfold()[0], entries=isinstance(data, list))


def value_at(data: Data, route: Route) -> Data:
    """The value at a route; None where the route leads nowhere."""
    for step in route:
        if isinstance(data, dict):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int) and -1 < step < len(data):
            data = data[step]
        else:
            return None
    return data


def swallowed_text(source: Source, route: Route) -> str | None:
    """What was typed on one line where YAML reads a list or a group of fields: `[insert name]`, `Note: be calm`.

    A text was perhaps meant; the field's type knows. None for a value that is a text, or stands on several lines.
    """
    if not isinstance(value_at(source.data, route), list | dict):
        return None
    typed = source.marks.slice(route)
    return None if "\n" in typed else typed


def safe_line(path: str, raw: bytes, number: int) -> str:
    """A line of a file that gave no source, fit to be shown: without invisible characters, empty if it is no text."""
    text, _ = decode(path, raw)
    return Lines(path, text or "").line(number)


__all__ = [
    "MOST_BYTES",
    "Data",
    "LibyamlMissing",
    "Route",
    "Source",
    "hidden_direction_marks",
    "key_repeated",
    "read",
    "safe_line",
    "swallowed_text",
    "too_large",
    "value_at",
    "yaml_reads_differently",
    "yaml_syntax",
]
