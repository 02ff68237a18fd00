"""Load: the bytes of one file come in, a `Source` goes out: its data as typed, and where every part stands.

Every plain scalar is text, whatever it looks like: `no`, `010` and `~` are what the editor typed, and the
field's type says later what they mean. Parts of YAML that make one text mean another are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.finding import Finding, Place
from generator.source import refusals
from generator.source.characters import MOST_BYTES, decode, presentable, too_large
from generator.source.comments import lost_in_comments
from generator.source.faults import hidden_direction_marks, key_repeated, yaml_reads_differently, yaml_syntax
from generator.source.lines import Lines
from generator.source.marks import Data, Marks, Route
from generator.source.tree import LibyamlMissing, grow

_conflict = re.compile(r"^(?:<<<<<<<|>>>>>>>) ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """One file that could be read: its text without invisible characters, its data, and where both stand."""

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
        """A line of the file, counted from 1; empty where there is none."""
        return self.marks.lines.line(number)


def read(path: str, raw: bytes) -> tuple[Source | None, tuple[Finding, ...]]:
    """The source in a file's bytes, and all that is wrong with it; no source where it cannot be trusted."""
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
    return Source(path, text, data, marks), (*unseen, *findings, *lost_in_comments(lines, marks))


def _no_document(lines: Lines, marks: Marks, data: list[Data] | str | None) -> Finding:
    if data is None:
        return refusals.empty(lines.path, comments="#" in lines.text)
    start = marks.unfold()[0]
    if isinstance(data, list):
        return refusals.begins_with_entry(lines, start)
    return refusals.begins_with_text(lines, start)


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
    """What was typed on one line where YAML reads a list or a group: `[insert name]`, `- Note: be calm`.

    Perhaps a text was meant; the field's type knows. None for a value that is a text or has several lines.
    """
    if not isinstance(value_at(source.data, route), list | dict):
        return None
    typed = source.marks.typed(route)
    return None if "\n" in typed else typed


def unread(path: str, raw: bytes) -> Lines:
    """The lines of a file that gave no source, fit to be shown beside its findings."""
    return Lines(path, presentable(raw))


__all__ = [
    "MOST_BYTES",
    "Data",
    "LibyamlMissing",
    "Lines",
    "Route",
    "Source",
    "hidden_direction_marks",
    "key_repeated",
    "read",
    "swallowed_text",
    "too_large",
    "unread",
    "value_at",
    "yaml_reads_differently",
    "yaml_syntax",
]
