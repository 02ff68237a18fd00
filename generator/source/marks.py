"""Where everything stands: packed offsets come in, the place of any value, key or letter goes out."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import TypeAlias

from generator.finding import Place
from generator.source.lines import Lines

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
Route: TypeAlias = tuple[str | int, ...]
Span: TypeAlias = tuple[int, int]
# A value's span and what it holds: the key's span and a node for each field, or a node for each entry.
Node: TypeAlias = "tuple[int, int, dict[str, tuple[Span, Node]] | list[Node] | None]"


class Marks:
    """The offsets of every key and value of one file, two numbers each, in the order of the text.

    Ten thousand documents stay in memory together and few of them have findings, so the offsets are kept
    packed and are unfolded when somebody first asks.
    """

    __slots__ = ("_data", "_letters", "_root", "_spans", "lines")

    def __init__(self, lines: Lines, spans: array[int], data: Data) -> None:
        self.lines = lines
        self._spans = spans
        self._data = data
        self._root: Node | None = None
        self._letters: tuple[Route, Letters] | None = None

    def unfold(self) -> Node:
        """The offsets in the shape of the data."""
        if self._root is None:
            self._root = _unfold(self._data, iter(self._spans))
        return self._root

    def spans(self) -> Iterator[Span]:
        """The span of every key and value in the order of the text, a whole before its parts."""
        numbers = iter(self._spans)
        return zip(numbers, numbers, strict=True)

    def nearest(self, route: Route) -> tuple[Node, bool]:
        """The last value that is there on the way along a route, and whether that is the route's end."""
        node = self.unfold()
        for step in route:
            inner = _child(node, step)
            if inner is None:
                return node, False
            node = inner
        return node, True

    def place(self, route: Route, key: bool = False) -> Place:
        """The place of the value at a route or of its key, else of the nearest value around it."""
        name = self._key(route) if key and route else None
        return self.lines.place(*name) if name else self._place(self.nearest(route)[0])

    def _key(self, route: Route) -> Span | None:
        (_, _, fields), found = self.nearest(route[:-1])
        entry = fields.get(str(route[-1])) if found and isinstance(fields, dict) else None
        return entry[0] if entry else None

    def _place(self, node: Node) -> Place:
        start, end, inside = node
        if inside is None:
            return self.lines.place(*_words(self.lines.text, start, end))
        # Of a list or group the first line is enough: a caret under a page of text points at nothing.
        return self.lines.place(start, min(end, self.lines.end_of_line(start)))

    def text_place(self, route: Route, value: str, offset: int, length: int) -> Place:
        """The place of some letters of the text `value` at a route, else of the whole text."""
        node, _ = self.nearest(route)
        # A long text with many findings is asked about many times in a row.
        if self._letters is None or self._letters[0] != route:
            self._letters = route, Letters(value, self.lines.text, node[0], node[1])
        span = self._letters[1].span(offset, length)
        return self.lines.place(*span) if span else self._place(node)

    def typed(self, route: Route) -> str:
        """The value at a route as it was typed; empty where there is none."""
        (start, end, _), found = self.nearest(route)
        return self.lines.text[start:end] if found else ""


def _unfold(data: Data, offsets: Iterator[int]) -> Node:
    start, end = next(offsets), next(offsets)
    if isinstance(data, dict):
        return start, end, {k: ((next(offsets), next(offsets)), _unfold(v, offsets)) for k, v in data.items()}
    if isinstance(data, list):
        return start, end, [_unfold(value, offsets) for value in data]
    return start, end, None


def _child(node: Node, step: str | int) -> Node | None:
    inside = node[2]
    if isinstance(inside, dict):
        field: tuple[Span, Node] | None = inside.get(str(step))
        return field[1] if field else None
    if isinstance(inside, list) and isinstance(step, int) and -1 < step < len(inside):
        entry: Node = inside[step]
        return entry
    return None


BLANK = " \t\n"


def _words(text: str, start: int, end: int) -> Span:
    """The span of a value's own words: of a block without its `|`, its first indent, the breaks behind it."""
    header = text.find("\n", start, end)
    if header < 0 or text[start] not in "|>":
        return start, start + len(text[start:end].rstrip(BLANK))
    body = text[header:end]
    if not body.strip(BLANK):
        return start, start + len(text[start:header].rstrip(BLANK))
    return end - len(body.lstrip(BLANK)), header + len(body.rstrip(BLANK))


_plain = re.compile(f"[^{BLANK}]")
_single_quoted = re.compile(f"''|[^{BLANK}]")
_double_quoted = re.compile(
    rf"\\(?:[nt \t\n]|(?:x|u00|U000000)(?:0[9aA]|20))"
    rf"|(?P<letter>\\(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|[\s\S])|[^{BLANK}])",
)


class Letters:
    """Where each visible letter of a text stands in the file.

    Folding and escapes change blanks, breaks and the way a letter is written, never the order of the letters:
    so a letter is found again by counting those before it.
    """

    __slots__ = ("_ends", "_offsets", "_starts")

    def __init__(self, value: str, text: str, start: int, end: int) -> None:
        self._offsets = array("I", (match.start() for match in _plain.finditer(value)))
        self._starts = array("I")
        self._ends = array("I")
        for first, last in _letters(text, start, end):
            self._starts.append(first)
            self._ends.append(last)

    def span(self, offset: int, length: int) -> Span | None:
        """Where the letters from an offset of the text on stand; None where that cannot be told."""
        first = bisect_left(self._offsets, offset)
        last = max(bisect_left(self._offsets, offset + length) - 1, first)
        if len(self._starts) != len(self._offsets) or last >= len(self._starts):
            return None
        return self._starts[first], self._ends[last]


def _letters(text: str, start: int, end: int) -> Iterator[Span]:
    """The span of every visible letter of a text as typed, in order."""
    style = text[start : start + 1]
    if style == '"':
        found = _double_quoted.finditer(text, start + 1, end - 1)
        return (match.span() for match in found if match["letter"])
    if style == "'":
        return (match.span() for match in _single_quoted.finditer(text, start + 1, end - 1))
    return (match.span() for match in _plain.finditer(text, *_words(text, start, end)))
