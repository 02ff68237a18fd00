"""Events to data: libyaml's events come in, plain data with the offsets of every key and value goes out.

The composer of libyaml is not used: it calls itself for each level and ends the process on a file of
brackets.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable
from functools import cached_property
from sys import intern
from typing import Any, NamedTuple

from yaml import YAMLError, events

from generator.finding import Finding
from generator.source import refusals
from generator.source.characters import MOST_ALIKE, STAND_IN, hidden, hidden_escapes
from generator.source.lines import Lines
from generator.source.marks import Data, Marks
from generator.source.trouble import explain

try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover
    CParser = None  # type: ignore[assignment, misc]

MOST_LEVELS = 24
MOST_APART = 3  # so many repeated fields are told one by one
MOST_NODES = 50_000
LONGEST_NAME = 128


class LibyamlMissing(Exception):
    """PyYAML was installed without its C library; reading without it would be thirteen times slower."""

    def __init__(self) -> None:
        super().__init__(
            "PyYAML is installed without libyaml, which reads the files. Install it again with: "
            "pip install --force-reinstall --only-binary :all: PyYAML"
        )


class Unreadable(Exception):
    """The rest of the file cannot be read; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def grow(lines: Lines) -> tuple[Marks | None, Data, list[Finding]]:
    """The marks and the data of a text, and the findings; no marks where the data cannot be trusted."""
    if CParser is None:
        raise LibyamlMissing
    tree = Tree(lines)
    try:
        tree.read()
    except Unreadable as stop:
        return None, None, [*tree.findings, stop.finding]
    except YAMLError as error:
        last = explain(lines, error)
        return None, None, [*(f for f in tree.findings if f.place.line != last.place.line), last]
    return (tree.marks() if tree.trusted else None), tree.root, pasted_twice(tree.findings)


def pasted_twice(findings: list[Finding]) -> list[Finding]:
    """The findings; of fields that stand twice since a whole piece was pasted twice, only the first."""
    pieces: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.check == "key-repeated":
            pieces.setdefault(finding.place.line - finding.related[0].place.line, []).append(finding)
    whole = [fields for fields in pieces.values() if len(fields) > MOST_APART]
    gone = {id(finding) for fields in whole for finding in fields[1:]}
    first = {id(fields[0]): refusals.pasted(fields) for fields in whole}
    return [first.get(id(finding), finding) for finding in findings if id(finding) not in gone]


class Open(NamedTuple):
    """A list or group that waits while one of its values is read."""

    into: list[Data] | dict[str, Data] | None
    names: dict[str, int]
    began: int
    flow: bool


class Tree:
    """A document while it is read: what is finished, and what is still open, on a stack of our own."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.root: Data = None
        self.findings: list[Finding] = []
        self.trusted = True
        self.spans: list[int] = []
        self.documents = 0
        self.refused = 0
        self.stack: list[Open] = []
        # What is open now: its names so far and where in the spans each stands, where it began itself,
        # whether it stands in brackets, and the name that waits for its value.
        self.into: list[Data] | dict[str, Data] | None = None
        self.names: dict[str, int] = {}
        self.began = 0
        self.flow = False
        self.name: str | None = None
        self.end = 0  # where the last text or bracket ended
        self.set_aside: list[tuple[dict[str, Data], str]] = []

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
        """Where everything stands. Of a repeated field the first value stays, the others go."""
        marks = Marks(self.lines, array("I", self.spans), self.root)
        if self.set_aside:
            marks.unfold()
        for group, name in self.set_aside:
            del group[name]
        return marks

    def document(self, event: Any) -> None:
        """The start of a document: the first is read, a second is one too many."""
        self.documents += 1
        if self.documents > 1:
            raise Unreadable(refusals.second_document(self.lines, event.start_mark.index))

    def scalar(self, event: Any) -> None:
        """A name or a text."""
        value = event.value
        style = event.style
        start = event.start_mark.index
        self.end = end = event.end_mark.index
        self.keep_span(start, end)
        if event.tag is not None or event.anchor is not None:
            self.refuse_properties(event, start, alone=True)
            value = value if style else self.lines.text[start:end]
        elif style == "":
            if value == "":
                value = None
            elif " - " in value:
                self.check_dashes(start, end)
            elif value[0] in "-\u2022\u2013\u2014":
                self.check_first(start)
        elif style == '"':
            value = self.without_hidden_escapes(value, start, end)
        elif style != "'" and not value.strip():
            self.check_emptied(start, end)
        if self.name is None and self.into.__class__ is dict:
            self.wait(value, start, end, style)
        else:
            self.put(value)

    def keep_span(self, start: int, end: int) -> None:
        """Keep where a name or value stands, and count it."""
        spans = self.spans
        if len(spans) >= MOST_NODES * 2:
            raise Unreadable(refusals.too_many_values(self.lines, start, MOST_NODES))
        spans.append(start)
        spans.append(end)

    def put(self, value: Data) -> None:
        """Give a value to what is open: to the name that waits, or to the end of the list."""
        into = self.into
        if into.__class__ is dict:
            into[self.name] = value  # type: ignore[index]
            self.name = None
        elif into is None:
            self.root = value
        else:
            into.append(value)  # type: ignore[union-attr]

    def wait(self, name: str | None, start: int, end: int, style: str) -> None:
        """The name of a field: its value comes next."""
        if not name or style in ("|", ">"):
            raise Unreadable(refusals.no_name(self.lines, start, end))
        if not name.isascii():
            name = unicodedata.normalize("NFC", name)
            self.check_edges(name, start, end)
        if len(name) > LONGEST_NAME:
            self.findings.append(refusals.long_name(self.lines, start, end, LONGEST_NAME))
        if name == "<<":
            self.trusted = False
            self.findings.append(refusals.merge(self.lines, start, end))
        elif name in self.names:
            name = self.repeated(name, start, end)
        else:
            self.names[name] = len(self.spans) - 2
        # Thousands of documents share their field names.
        self.name = intern(name)

    def check_edges(self, name: str, start: int, end: int) -> None:
        """A no-break space beside a name, which YAML takes for a letter of it."""
        if name != name.strip():
            self.findings.append(refusals.odd_space(self.lines, start, end))

    def repeated(self, name: str, start: int, end: int) -> str:
        """Report a name that stands here again; its value is set aside under the name that is returned."""
        first = self.names[name]
        before = self.spans[first], self.spans[first + 1]
        if len(self.set_aside) < MOST_ALIKE:
            self.findings.append(refusals.repeated(self.lines, before, (start, end)))
        aside = f"{name}\0{len(self.set_aside)}"
        self.set_aside.append((self.into, aside))  # type: ignore[arg-type]
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
        if self.name is None and self.into.__class__ is dict:
            outer = self.spans[self.began] if self.flow else start
            raise Unreadable(refusals.compound_name(self.lines, outer, start))
        if len(self.stack) >= MOST_LEVELS:
            raise Unreadable(refusals.too_deep(self.lines, start, MOST_LEVELS))
        if event.tag is not None or event.anchor is not None:
            self.refuse_properties(event, start, alone=False)
        self.put(fresh)
        self.stack.append(Open(self.into, self.names, self.began, self.flow))
        self.into, self.names, self.began, self.flow = fresh, {}, len(self.spans), event.flow_style
        self.keep_span(start, start)

    def close(self, event: Any) -> None:
        """The end of a list or group."""
        if self.flow:
            self.end = event.end_mark.index
        # libyaml ends a block where the next one begins, behind blank lines and comments; it ends with its
        # text.
        self.spans[self.began + 1] = max(self.end, self.spans[self.began])
        self.into, self.names, self.began, self.flow = self.stack.pop()

    def alias(self, event: Any) -> None:
        """`*name`: refused, and read as the text that was typed."""
        start, self.end = event.start_mark.index, event.end_mark.index
        self.keep_span(start, self.end)
        typed = self.lines.text[start : self.end]
        known = "&" + typed[1:] in self.labels
        self.trusted = self.trusted and not known
        if self.has_room():
            self.findings.append(refusals.alias(self.lines, start, self.end, known))
        if self.name is None and self.into.__class__ is dict:
            self.wait(typed, start, self.end, "")
        else:
            self.put(typed)

    def refuse_properties(self, event: Any, start: int, alone: bool) -> None:
        """`&name` or `!order` before a value; `alone` before a single text."""
        if not self.has_room():
            return
        if event.anchor is None:
            self.findings.append(refusals.tag(self.lines, start))
        elif alone and f"*{event.anchor}" not in self.labels:
            self.findings.append(refusals.sign_at_start(self.lines, start))
        else:
            self.findings.append(refusals.anchor(self.lines, start, event.anchor))

    @cached_property
    def labels(self) -> frozenset[str]:
        """Every `&name` and `*name` that stands anywhere in the text."""
        return frozenset(re.findall(r"[&*][\w-]+", self.lines.text))

    def has_room(self) -> bool:
        """Whether one more finding of a sort that can come in thousands is worth telling."""
        self.refused += 1
        return self.refused <= MOST_ALIKE

    def without_hidden_escapes(self, value: str, start: int, end: int) -> str:
        """A text in double quotes, where escapes could bring back what the file itself may not hold."""
        if hidden.search(value) is None:
            return value
        self.findings.extend(one for one in hidden_escapes(self.lines, start, end) if self.has_room())
        return hidden.sub(STAND_IN, value)

    def check_dashes(self, start: int, end: int) -> None:
        """An entry out of line with the others becomes part of the text above it."""
        dash = re.search(r"\n[ \t]*(- )", self.lines.text[start:end])
        if dash:
            self.findings.append(refusals.swallowed_dash(self.lines, start, start + dash.start(1)))

    def check_first(self, start: int) -> None:
        """A text on a line of its own that begins like an entry of a list, and is none."""
        sign = refusals.NO_DASH.match(self.lines.text, start)
        if sign and not self.lines.text[self.lines.start_of_line(start) : start].strip():
            self.findings.append(refusals.no_dash(self.lines, start, sign))

    def check_emptied(self, start: int, end: int) -> None:
        """`>5`: the figure becomes an indent, and the text is empty."""
        header = self.lines.text[start : min(end, self.lines.end_of_line(start))].rstrip()
        if re.fullmatch(r"[|>]-?\d", header):
            self.findings.append(refusals.emptied_block(self.lines, start, header))
