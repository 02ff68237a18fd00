"""The map of hand-offs as a picture: desks and the ways between them come in, places on a plane come out.

Desks stand in columns, each behind those that pass cases to it, in the direction in which people read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap
from typing import Final

from generator.foreign import like
from generator.handbook import Document
from generator.kinds.handoff import Handoff
from generator.pages.frame import Frame

WIDE, GAP, LINE, LANE = 200, 226, 19, 46
"""The width of a desk, the room between columns, the height of a line of text, and that of a way."""
MARGIN: Final = 8
LETTERS: Final = 24
"""So many letters fit into a line of a desk."""
SLOW: Final = 30
"""From so many minutes of waiting on a slow day a way stands out."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A channel or a seat: its box, with the lines of its name."""

    x: int
    y: int
    height: int
    lines: tuple[str, ...]

    @property
    def texts(self) -> tuple[tuple[int, int, str], ...]:
        """Where each line of the name stands."""
        top = self.y + (self.height - LINE * len(self.lines)) // 2 + 14
        return tuple((self.x + WIDE // 2, top + LINE * n, line) for n, line in enumerate(self.lines))


@dataclass(frozen=True, slots=True)
class Way:
    """A hand-off: its line, its arrow head, and where its waits are written."""

    document: Document[Handoff]
    path: str
    head: str
    at: tuple[int, int]
    slow: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole picture."""

    width: int
    height: int
    desks: tuple[Desk, ...]
    ways: tuple[Way, ...]


Edge = tuple[str, str, Document[Handoff]]


def plan(frame: Frame, handoffs: Sequence[Document[Handoff]]) -> Plan:
    """Place the desks and the ways between them."""
    edges = [(_key(frame, d.record.from_), _key(frame, d.record.to), d) for d in handoffs]
    names = {key: frame.title(key) for edge in edges for key in edge[:2]}
    columns = _columns(edges)
    boxes = _boxes(names, columns, edges)
    width = max((box.x for box in boxes.values()), default=0) + WIDE + MARGIN
    height = max((box.y + box.height for box in boxes.values()), default=0) + MARGIN
    mirrored = frame.words.direction == "rtl"
    ways = tuple(_ways(edges, boxes, width, mirrored))
    desks = tuple(_mirror(box, width) if mirrored else box for box in boxes.values())
    return Plan(width, height, desks, ways)


def _key(frame: Frame, ref: str) -> str:
    target = frame.find(ref, "channel", "role")
    return target.ref if target else ref


def _columns(edges: Sequence[Edge]) -> dict[str, int]:
    """The column of each desk: behind all that pass cases to it; a way that leads round counts once."""
    follow: dict[str, list[str]] = {}
    for start, end, _ in edges:
        follow.setdefault(start, []).append(end)
        follow.setdefault(end, [])
    columns = dict.fromkeys(follow, 0)
    order, back = _order(follow)
    for start in order:
        for end in follow[start]:
            if (start, end) not in back:
                columns[end] = max(columns[end], columns[start] + 1)
    return columns


def _order(follow: Mapping[str, Sequence[str]]) -> tuple[list[str], set[tuple[str, str]]]:
    """The desks so that each comes before those it passes cases to, and the ways that lead back."""
    done: list[str] = []
    back: set[tuple[str, str]] = set()
    seen: set[str] = set()
    for first in follow:
        stack = [(first, iter(follow[first]))] if first not in seen else []
        open_desks = {first}
        seen.add(first)
        while stack:
            here, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                open_desks.discard(here)
                done.append(here)
            elif following in open_desks:
                back.add((here, following))
            elif following not in seen:
                seen.add(following)
                open_desks.add(following)
                stack.append((following, iter(follow[following])))
    return done[::-1], back


def _boxes(names: Mapping[str, str], columns: Mapping[str, int], edges: Sequence[Edge]) -> dict[str, Desk]:
    """Each desk in its column, next to the one that passes most to it, none upon another."""
    boxes: dict[str, Desk] = {}
    below: dict[int, int] = {}
    for key in _beside(columns, edges):
        lines = tuple(like(names[key], line) for line in wrap(names[key], LETTERS)[:3]) or (key,)
        coming = sum(end == key for _, end, _ in edges)
        height = max(LINE * len(lines) + 22, LANE * coming + 6)
        column = columns[key]
        before = [boxes[start].y for start, end, _ in edges if end == key and start in boxes]
        y = max(below.get(column, MARGIN), min(before, default=MARGIN))
        boxes[key] = Desk(MARGIN + column * (WIDE + GAP), y, height, lines)
        below[column] = y + height + 26
    return boxes


def _beside(columns: Mapping[str, int], edges: Sequence[Edge]) -> Iterable[str]:
    """The desks in the order in which they are placed: column by column, as they follow each other."""
    place: dict[str, tuple[int, ...]] = {}
    for number, key in enumerate(sorted(columns, key=columns.__getitem__)):
        before = [place[start] for start, end, _ in edges if end == key and start in place]
        place[key] = (*min(before, default=()), number)
    by_column = groupby(sorted(columns, key=lambda k: (columns[k], place[k])), key=columns.__getitem__)
    return [key for _, keys in by_column for key in keys]


def _ways(edges: Sequence[Edge], boxes: Mapping[str, Desk], width: int, mirrored: bool) -> Iterable[Way]:
    arrived: dict[str, int] = {}
    left: dict[str, int] = {}
    for start, end, document in edges:
        one, other = boxes[start], boxes[end]
        lane = arrived[end] = arrived.get(end, -1) + 1
        out = left[start] = left.get(start, -1) + 1
        leaving = one.y + min(one.height - 8, one.height // 2 + 10 * out)
        y = other.y + (other.height // 2 if _single(edges, end) else 26 + LANE * lane)
        yield _way(document, (one.x + WIDE, leaving), (other.x, y), width, mirrored)


def _single(edges: Sequence[Edge], end: str) -> bool:
    return sum(other == end for _, other, _ in edges) == 1


def _way(
    document: Document[Handoff], start: tuple[int, int], end: tuple[int, int], width: int, mirrored: bool
) -> Way:
    """A line that bends in its first part and then runs straight, so that its waits can stand on it."""
    (x1, y1), (x2, y2) = start, end
    if x2 <= x1:  # a way back: round the outer side of both desks
        points = [(x1, y1), (x1 + 60, y1), (x2 - 60, y2), (x2, y2)]
        at = ((x1 + x2) // 2, (y1 + y2) // 2)
    else:
        bend = x2 - GAP + 66
        points = [(x1, y1), (bend - 25, y1), (x1 + 20, y2), (bend, y2), (x2, y2)]
        at = (x2 - 82, y2)
    tip = [(x2, y2), (x2 - 9, y2 - 5), (x2 - 9, y2 + 5)]
    if mirrored:
        points = [(width - x, y) for x, y in points]
        tip = [(width - x, y) for x, y in tip]
        at = (width - at[0], at[1])
    wait = document.record.wait
    slow = wait.slow_day or wait.typical if wait else None
    head = " ".join(f"{x},{y}" for x, y in tip)
    return Way(document, _curve(points), head, at, bool(slow and slow.minutes >= SLOW))


def _curve(points: Sequence[tuple[int, int]]) -> str:
    first, one, two, third, *rest = [f"{x} {y}" for x, y in points]
    return f"M{first}C{one} {two} {third}" + "".join(f"L{point}" for point in rest)


def _mirror(desk: Desk, width: int) -> Desk:
    return Desk(width - desk.x - WIDE, desk.y, desk.height, desk.lines)
