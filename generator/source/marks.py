"""Where everything stands: packed offsets come in, the place of any value, key or letter goes out."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import TypeAlias

from generator.finding import Place
from generator.source.lines import Lines

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
Route: TypeAlias = tuple[str | int, ...]
Span: TypeAlias = tuple[int, int]
# A value's span with what it holds: a key's span and a node for each field, or a node for each entry of a list.
Node: TypeAlias = "tuple[int, int, dict[str, tuple[Span, Node]] | list[Node] | None]"


class Marks:
    """The offsets of every key and value of one file, two numbers each, in the order of the text.

    Ten thousand documents stay in memory together and few of them have findings, so the offsets are kept packed and
    are unfolded when somebody first asks.
    """

    __slots__ = ("_data", "_root", "_spans", "lines")

    def __init__(self, lines: Lines, spans: array[int], data: Data) -> None:
        self.lines = lines
        self._spans = spans
        self._data = data
        self._root: Node | None = None

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
        node, _ = self.nearest(route)
        name = self._key(route) if key else None
        return self.lines.place(*name) if name else self._place(node)

    def _key(self, route: Route) -> Span | None:
        parent, found = self.nearest(route[:-1])
        if not (route and found and isinstance(parent[2], dict)):
            return None
        entry = parent[2].get(str(route[-1]))
        return entry[0] if entry else None

    def _place(self, node: Node) -> Place:
        start, end, inside = node
        if inside is not None:
            return self.lines.place(start, min(end, self.lines.end_of_line(start)))
        return self.lines.place(*_words(self.lines.text, start, end))

    def text_place(self, route: Route, value: str, offset: int, length: int) -> Place:
        """The place of some letters of the text `value` at a route, else of the whole text."""
        node, found = self.nearest(route)
        letters = _letters(self.lines.text, node[0], node[1]) if found and node[2] is None else []
        first = _visible(value[:offset])
        last = first + max(_visible(value[offset : offset + length]), 1) - 1
        if len(letters) != _visible(value) or last >= len(letters):
            return self._place(node)
        return self.lines.place(letters[first][0], letters[last][1])

    def slice(self, route: Route) -> str:
        """The source of the value at a route as it was typed; empty where there is none."""
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
        entry = inside.get(str(step))
        return entry[1] if entry else None
    if isinstance(inside, list) and isinstance(step, int) and -1 < step < len(inside):
        entry_node: Node = inside[step]
        return entry_node
    return None


def _words(text: str, start: int, end: int) -> Span:
    """The span of a value's own words: of a block without its `|`, its first indent and the breaks behind it."""
    header = text.find("\n", start, end)
    if header < 0 or text[start] not in "|>":
        return start, start + len(text[start:end].rstrip(" \t\n"))
    body = text[header:end]
    if not body.strip(" \t\n"):
        return start, start + len(text[start:header].rstrip())
    return end - len(body.lstrip(" \t\n")), header + len(body.rstrip(" \t\n"))


# Folding a text changes its blanks and breaks only, so a letter is found again by counting the letters before it.
_visible_letter = re.compile(r"[^ \t\n]")
_single_quoted = re.compile(r"''|[^ \t\n]")
_double_quoted = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[\s\S])|[^ \t\n]")
_blank_escape = re.compile(r"\\(?:[nt \t\n]|(?:x|u00|U000000)(?:0[9aA]|20))\Z")


def _visible(text: str) -> int:
    return len(_visible_letter.findall(text))


def _letters(text: str, start: int, end: int) -> list[Span]:
    """The span of every visible letter of a text, in order."""
    style = text[start : start + 1]
    if style == '"':
        found = _double_quoted.finditer(text, start + 1, end - 1)
        return [match.span() for match in found if not _blank_escape.match(match[0])]
    if style == "'":
        return [match.span() for match in _single_quoted.finditer(text, start + 1, end - 1)]
    return [match.span() for match in _visible_letter.finditer(text, *_words(text, start, end))]
