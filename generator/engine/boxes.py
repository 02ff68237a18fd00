"""Set algebra on the situations of a table: answers go in, boxes of bit masks and their sizes come out.

Each question becomes an axis of cells: one for each answer or, of numbers, one for each stretch that no rule
tells apart. A box holds one mask for each axis, bit n for cell n: all situations whose answers lie in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import TypeAlias

from generator.engine.tables import Choices, Numbers, Question, Situation, Taken

Box: TypeAlias = Mapping[str, Taken]
"""Situations as a rule writes them: the answers by question; a question that is left out may have any."""
Masks: TypeAlias = tuple[int, ...]
"""The same as one mask for each axis."""


@dataclass(frozen=True)
class Axis:
    """The answers to one question as numbered cells."""

    id: str
    cells: tuple[str | Numbers, ...]
    _known: dict[Taken, int] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def full(self) -> int:
        """The mask of all cells."""
        return (1 << len(self.cells)) - 1

    def mask(self, taken: Taken) -> int:
        """The cells that lie in these answers."""
        if taken not in self._known:
            self._known[taken] = sum(1 << n for n, cell in enumerate(self.cells) if _lies_in(cell, taken))
        return self._known[taken]

    def answers(self, mask: int) -> Taken:
        """The answers of these cells; numbers that follow each other are one stretch."""
        chosen = [self.cells[n] for n in bits(mask)]
        if isinstance(self.cells[0], Numbers):
            return tuple(_joined(cell for cell in chosen if isinstance(cell, Numbers)))
        return frozenset(cell for cell in chosen if isinstance(cell, str))

    def first(self, mask: int) -> str | int:
        """The first answer of these cells."""
        cell = self.cells[next(bits(mask))]
        return cell.low if isinstance(cell, Numbers) else cell


@dataclass(frozen=True)
class Space:
    """All situations that a table can be asked about."""

    axes: tuple[Axis, ...]

    @cached_property
    def full(self) -> Masks:
        """The box of all situations."""
        return tuple(axis.full for axis in self.axes)

    @cached_property
    def beyond(self) -> int:
        """A number larger than any finite set of situations: what a stretch without an end counts."""
        return 1 + prod(sum(size for cell in axis.cells if (size := _size(cell))) for axis in self.axes)

    @cached_property
    def sizes(self) -> tuple[tuple[int, ...], ...]:
        """For each axis the number of answers in each cell."""
        return tuple(tuple(_size(cell) or self.beyond for cell in axis.cells) for axis in self.axes)

    def box(self, when: Box) -> Masks:
        """The box of these answers."""
        return tuple(axis.mask(when[axis.id]) if axis.id in when else axis.full for axis in self.axes)

    def size(self, box: Masks) -> int:
        """The number of situations in a box; `beyond` or more where it has no end."""
        return prod(sum(sizes[n] for n in bits(mask)) for sizes, mask in zip(self.sizes, box, strict=True))

    def cases(self, size: int) -> int | None:
        """A size as people count: None where there is no end."""
        return size if size < self.beyond else None

    def read(self, box: Masks) -> Box:
        """The answers of a box, without the questions that may have any."""
        return {
            axis.id: axis.answers(mask)
            for axis, mask in zip(self.axes, box, strict=True)
            if mask != axis.full
        }

    def example(self, box: Masks) -> Situation:
        """One situation of a box: the first answer to each question."""
        return {axis.id: axis.first(mask) for axis, mask in zip(self.axes, box, strict=True)}


def space(questions: Iterable[Question], whens: Iterable[Box]) -> Space:
    """The situations that these questions make, numbers cut wherever one of the rules begins or ends."""
    rules = list(whens)
    return Space(tuple(Axis(question.id, _cells(question, rules)) for question in questions))


def _cells(question: Question, rules: list[Box]) -> tuple[str | Numbers, ...]:
    domain = question.domain
    if isinstance(domain, Choices):
        return tuple(dict.fromkeys(domain.values))
    cuts = {domain.low}
    for when in rules:
        for taken in when.get(question.id, ()):
            if isinstance(taken, Numbers):
                cuts |= {taken.low} if taken.high is None else {taken.low, taken.high + 1}
    lows = sorted(cut for cut in cuts if cut in domain)
    if not lows:
        return ()
    highs = [*(low - 1 for low in lows[1:]), domain.high]
    return tuple(Numbers(low, high) for low, high in zip(lows, highs, strict=True))


def _lies_in(cell: str | Numbers, taken: Taken) -> bool:
    if isinstance(taken, frozenset):
        return cell in taken
    return isinstance(cell, Numbers) and any(cell.low in numbers for numbers in taken)


def _joined(stretches: Iterable[Numbers]) -> Iterator[Numbers]:
    """Stretches in order, those that touch made one."""
    last: Numbers | None = None
    for stretch in stretches:
        if last and last.high is not None and last.high + 1 == stretch.low:
            last = Numbers(last.low, stretch.high)
        else:
            if last:
                yield last
            last = stretch
    if last:
        yield last


def _size(cell: str | Numbers) -> int | None:
    if isinstance(cell, str):
        return 1
    return None if cell.high is None else cell.high - cell.low + 1


def meet(one: Masks, other: Masks) -> Masks:
    """What two boxes have in common; empty if one of its masks is."""
    return tuple(a & b for a, b in zip(one, other, strict=True))


def bits(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set, the lowest first."""
    while mask:
        low = mask & -mask
        mask ^= low
        yield low.bit_length() - 1
