"""Events to data: libyaml's events come in, plain data with the offsets of every key and value goes out.

The composer of libyaml is not used: it calls itself for each level and ends the process on a file of brackets.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

from yaml import YAMLError, events

from generator.finding import Finding
from generator.source import refusals
from generator.source.characters import MOST_FINDINGS, STAND_IN, hidden, hidden_escapes
from generator.source.lines import Lines
from generator.source.marks import Data, Marks
from generator.source.trouble import explain

try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover
    CParser = None  # type: ignore[assignment, misc]

MOST_LEVELS = 24
MOST_NODES = 50_000
LONGEST_KEY = 128


class LibyamlMissing(Exception):
    """PyYAML was installed without its C library; reading without it would be thirteen times slower."""


class Unreadable(Exception):
    """The rest of the file cannot be read; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def grow(lines: Lines) -> tuple[Marks | None, Data, list[Finding]]:
    """The marks and the data of a text, and the findings; no marks where the data cannot be trusted."""
    if CParser is None:
        raise LibyamlMissing(
            "PyYAML is here without libyaml: pip install --force-reinstall --only-binary :all: PyYAML"
        )
    tree = Tree(lines)
    try:
        tree.read()
    except Unreadable as stop:
        return None, None, [*tree.findings, stop.finding]
    except YAMLError as error:
        return None, None, [*tree.findings, explain(lines, error)]
    return (tree.marks() if tree.trusted else None), tree.root, tree.findings


class Open(NamedTuple):
    """A list or group that waits while one of its values is read."""

    into: list[Data] | dict[str, Data] | None
    keys: dict[str, int]
    began: int
    flow: bool


class Tree:
    """A document while it is read: what is finished, and what is still open on a stack of our own."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.root: Data = None
        self.findings: list[Finding] = []
        self.trusted = True
        self.spans: list[int] = []
        self.documents = 0
        self.anchors = 0
        self.stack: list[Open] = []
        self.into: list[Data] | dict[str, Data] | None = None
        self.key: str | None = None  # the key that waits for its value
        self.keys: dict[str, int] = {}  # the keys so far, and where in the spans each stands
        self.began = 0  # where in the spans the open list or group stands
        self.flow = False
        self.end = 0  # where the last text or bracket ended
        self.repeats: list[tuple[dict[str, Data], str]] = []

    def read(self) -> None:
        """Read the whole text."""
        next_event = CParser(self.lines.text).get_event
        handlers: dict[type, Callable[[Any], None]] = {
            events.ScalarEvent: self.scalar,
            events.MappingStartEvent: self.open_group,
            events.MappingEndEvent: self.close,
            events.SequenceStartEvent: self.open_list,
            events.SequenceEndEvent: self.close,
            events.AliasEvent: self.alias,
            events.DocumentStartEvent: self.document,
        }
        while (event := next_event()) is not None:
            handler = handlers.get(event.__class__)
            if handler is not None:
                handler(event)

    def marks(self) -> Marks:
        """Where everything stands. A repeated field keeps its first value, its other values go."""
        marks = Marks(self.lines, array("I", self.spans), self.root)
        if self.repeats:
            marks.unfold()
        for group, key in self.repeats:
            del group[key]
        return marks

    def document(self, event: Any) -> None:
        """The start of a document: the first is read, a second is one too many."""
        self.documents += 1
        if self.documents > 1:
            raise Unreadable(refusals.second_document(self.lines, event.start_mark.index))

    def scalar(self, event: Any) -> None:
        """A key or a text."""
        value = event.value
        style = event.style
        start = event.start_mark.index
        self.end = end = event.end_mark.index
        self.note(start, end)
        if event.tag is not None or event.anchor is not None:
            value = self.with_properties(event, start, end)
        elif style == "":
            if value == "":
                value = None
            elif " - " in value and "\n" in (typed := self.lines.text[start:end]):
                self.swallowed_dash(typed, start)
        elif style == '"':
            value = self.without_hidden_escapes(value, start, end)
        elif style != "'" and not value.strip():
            self.emptied_block(start, end)
        if self.into.__class__ is dict and self.key is None:
            self.name(value, start, end, style)
        else:
            self.put(value)

    def note(self, start: int, end: int) -> None:
        """Keep where a key or value stands, and count it."""
        spans = self.spans
        if len(spans) >= MOST_NODES * 2:
            raise Unreadable(refusals.too_many_values(self.lines, start, MOST_NODES))
        spans.append(start)
        spans.append(end)

    def put(self, value: Data) -> None:
        """Give a value to what is open: to its waiting key, or at the end of its list."""
        into = self.into
        if into.__class__ is dict:
            into[self.key] = value  # type: ignore[index]
            self.key = None
        elif into is None:
            self.root = value
        else:
            into.append(value)  # type: ignore[union-attr]

    def name(self, value: str | None, start: int, end: int, style: str) -> None:
        """A key: its value comes next."""
        if not value or style in ("|", ">"):
            raise Unreadable(refusals.no_name(self.lines, start, end))
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
        if len(value) > LONGEST_KEY:
            self.findings.append(refusals.long_name(self.lines, start, end, LONGEST_KEY))
        if value == "<<":
            self.trusted = False
            self.findings.append(refusals.merge(self.lines, start, end))
        elif value in self.keys:
            value = self.repeated(value, start, end)
        else:
            self.keys[value] = len(self.spans) - 2
        self.key = value

    def repeated(self, key: str, start: int, end: int) -> str:
        """Report a key that stands here for the second time; its value is kept aside under the name returned."""
        first = self.keys[key]
        before = self.spans[first], self.spans[first + 1]
        self.findings.append(refusals.repeated(self.lines, before, (start, end)))
        aside = f"{key}\0{len(self.repeats)}"
        self.repeats.append((self.into, aside))  # type: ignore[arg-type]
        return aside

    def open_group(self, event: Any) -> None:
        """The start of a group of fields."""
        self.open({}, event)

    def open_list(self, event: Any) -> None:
        """The start of a list."""
        self.open([], event)

    def open(self, fresh: list[Data] | dict[str, Data], event: Any) -> None:
        """The start of a list or group."""
        start = event.start_mark.index
        if self.into.__class__ is dict and self.key is None:
            raise Unreadable(refusals.compound_name(self.lines, self.outermost(start), start))
        if len(self.stack) >= MOST_LEVELS:
            raise Unreadable(refusals.too_deep(self.lines, start, MOST_LEVELS))
        if event.tag is not None or event.anchor is not None:
            self.with_properties(event, start, event.end_mark.index)
        self.put(fresh)
        self.stack.append(Open(self.into, self.keys, self.began, self.flow))
        self.into, self.key, self.keys, self.flow = fresh, None, {}, event.flow_style
        self.began = len(self.spans)
        self.note(start, start)

    def outermost(self, start: int) -> int:
        """Where the brackets begin that stand right before an offset: the `{` of `{{name}}`."""
        return self.spans[self.began] if self.flow else start

    def close(self, event: Any) -> None:
        """The end of a list or group."""
        if self.flow:
            self.end = event.end_mark.index
        # libyaml ends a block where the next one begins, behind blank lines and comments; we end it with its last text.
        self.spans[self.began + 1] = max(self.end, self.spans[self.began])
        self.into, self.keys, self.began, self.flow = self.stack.pop()

    def alias(self, event: Any) -> None:
        """`*name`: refused; read as the text that was typed."""
        start, end = event.start_mark.index, event.end_mark.index
        self.end = end
        self.note(start, end)
        typed = self.lines.text[start:end]
        known = f"&{typed[1:]}" in self.names
        self.trusted = self.trusted and not known
        self.refuse(refusals.alias(self.lines, start, end, known))
        if self.into.__class__ is dict and self.key is None:
            self.name(typed, start, end, "")
        else:
            self.put(typed)

    def with_properties(self, event: Any, start: int, end: int) -> str:
        """`&name` and `!tag` before a value: refused; a text is read as it was typed."""
        if event.anchor is not None:
            known = f"*{event.anchor}" in self.names
            alone = event.__class__ is events.ScalarEvent
            self.refuse(refusals.anchor(self.lines, start, known, alone))
        else:
            self.refuse(refusals.tag(self.lines, start))
        return self.lines.text[start:end]

    @cached_property
    def names(self) -> frozenset[str]:
        """Every `&name` and `*name` that stands anywhere in the text."""
        return frozenset(re.findall(r"[&*][\w-]+", self.lines.text))

    def refuse(self, finding: Finding) -> None:
        """Keep a finding of a sort that can come in thousands; a reader needs a few of them."""
        self.anchors += 1
        if self.anchors <= MOST_FINDINGS:
            self.findings.append(finding)

    def without_hidden_escapes(self, value: str, start: int, end: int) -> str:
        """A text in double quotes, where escapes could bring back what the file itself may not hold."""
        if hidden.search(value) is None:
            return value
        for finding in hidden_escapes(self.lines, start, end):
            self.refuse(finding)
        return hidden.sub(STAND_IN, value)

    def swallowed_dash(self, typed: str, start: int) -> None:
        """A list entry that is not in line with the others becomes part of the text above it."""
        match = re.search(r"\n[ \t]*(- )", typed)
        if match:
            self.findings.append(refusals.swallowed_dash(self.lines, start + match.start(1), start))

    def emptied_block(self, start: int, end: int) -> None:
        """`>5`: YAML reads the figure as an indent and the text as empty."""
        header = self.lines.text[start : min(end, self.lines.end_of_line(start))].rstrip()
        if any(letter.isdigit() for letter in header):
            self.findings.append(refusals.emptied_block(self.lines, start, header))
