"""The sweep over all situations of a table: ordered rules as boxes go in, who prevails where comes out.

Enumeration is hopeless for large tables, so situations that the rules cannot tell apart go together. The
sweep settles one question after the other and keeps, instead of situations, the sets of rules that still
fit, each with the number of situations it stands for. The last questions are not settled one by one: there
the situations are the bits of one large number for each rule, and a rule takes them with one operation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import product
from math import prod
from operator import and_
from typing import NamedTuple, TypeAlias

from generator.engine.boxes import Masks, Space, bits, meet

BLOCK = 1 << 16  # situations that are the bits of one number; larger is slower where few rules are left
UNEVEN = 3  # stretches of more different sizes are not counted in a block, where each size takes a look
PATIENCE = 3_000_000  # steps before giving up, some seconds; an ordinary table needs a few hundred
STEPS = 10  # that a set of rules counts: it takes more time and memory than a rule in a block


class TooLarge(Exception):
    """The table can be asked, but all its situations cannot be proved: too many rules cross each other."""


class Part(NamedTuple):
    """Cells of one axis that no rule tells apart: their mask, the rules that take them, their answers."""

    mask: int
    takers: int
    size: int


Path: TypeAlias = tuple[int, ...]
"""The way to a set of situations: for each settled question the number of the part."""
States: TypeAlias = dict[int, tuple[int, Path]]
"""Sets of rules that still fit, each with the number of situations it stands for and the way to some."""
Labels: TypeAlias = "tuple[int | None, ...]"
"""What prevails in each list of rules; None where no rule fits."""


class Piece(NamedTuple):
    """Situations in which the same prevails: what, how many, the way to them and the cells of the block."""

    labels: Labels
    size: int
    path: Path
    cells: int


@dataclass(frozen=True)
class Ordered:
    """Rules as boxes, those that prevail first; each has a label, and what prevails is told by it."""

    boxes: tuple[Masks, ...]
    labels: tuple[int, ...]


class Sweep:
    """One sweep over the situations of `within`, for one or several lists of rules at a time."""

    def __init__(self, space: Space, lists: Sequence[Ordered], within: Masks) -> None:
        self.space, self.within = space, within
        self.boxes: list[Masks] = []
        self.labels: list[int] = []
        self.members: list[int] = []
        for each in lists:
            members = 0
            for box, label in zip(each.boxes, each.labels, strict=True):
                inside = meet(box, within)
                if all(inside):
                    members |= 1 << len(self.boxes)
                    self.boxes.append(inside)
                    self.labels.append(label)
            self.members.append(members)
        self._choose()

    # Which questions are settled one by one, and which are the bits of a block

    def _choose(self) -> None:
        count = len(self.space.axes)
        self.parts = [self._parts(axis) for axis in range(count)]
        self.order = sorted(range(count), key=lambda axis: (self._even(axis), self._sharing(axis)))
        first, cells = count, 1
        while first and cells * len(self.parts[self.order[first - 1]]) <= BLOCK:
            first -= 1
            cells *= len(self.parts[self.order[first]])
        self.top, self.low = self.order[:first], self.order[first:]
        self.block = (1 << cells) - 1

    def _parts(self, axis: int) -> list[Part]:
        """The cells of an axis, those together that the same rules take."""
        rules: dict[int, int] = {}
        for number, box in enumerate(self.boxes):
            rules[box[axis]] = rules.get(box[axis], 0) | 1 << number
        found: dict[int, int] = {}
        for cell in bits(self.within[axis]):
            takers = 0
            for mask, those in rules.items():
                if mask >> cell & 1:
                    takers |= those
            found[takers] = found.get(takers, 0) | 1 << cell
        sizes = self.space.sizes[axis]
        return [Part(mask, takers, sum(sizes[n] for n in bits(mask))) for takers, mask in found.items()]

    def _even(self, axis: int) -> bool:
        """Whether the parts of an axis are of few sizes, as answers are and stretches of numbers are not."""
        return len({part.size for part in self.parts[axis]}) <= UNEVEN

    def _sharing(self, axis: int) -> float:
        """How little an axis tells rules apart: those that tell much are settled first."""
        parts = self.parts[axis]
        return sum(part.takers.bit_count() for part in parts) / len(parts) if parts else 0

    @cached_property
    def _rest(self) -> list[int]:
        """For each number of settled questions, how many situations the others make."""
        whole = [sum(part.size for part in self.parts[axis]) for axis in self.order]
        return [prod(whole[depth:]) for depth in range(len(whole) + 1)]

    @cached_property
    def _free(self) -> list[int]:
        """For each number of settled questions, the rules that take everything else."""
        free = [(1 << len(self.boxes)) - 1]
        for axis in reversed(self.order):
            rules = free[-1]
            for part in self.parts[axis]:
                rules &= part.takers
            free.append(rules)
        return free[::-1]

    @cached_property
    def _patterns(self) -> list[list[int]]:
        """For each axis of the block and each of its parts, the bits of the block that lie there."""
        found, stride, cells = [], 1, self.block.bit_length()
        for axis in self.low:
            run, count = (1 << stride) - 1, len(self.parts[axis])
            period = stride * count
            every = sum(1 << start for start in range(0, cells, period))
            found.append([run * every << stride * number for number in range(count)])
            stride = period
        return found

    @cached_property
    def _takes(self) -> list[int]:
        """For each rule the bits of the block that it takes."""
        taken = [self.block] * len(self.boxes)
        for axis, patterns in zip(self.low, self._patterns, strict=True):
            known: dict[int, int] = {}
            for number, box in enumerate(self.boxes):
                mask = box[axis]
                if mask not in known:
                    known[mask] = sum(
                        pattern
                        for part, pattern in zip(self.parts[axis], patterns, strict=True)
                        if part.mask & mask
                    )
                taken[number] &= known[mask]
        return taken

    @cached_property
    def _weights(self) -> dict[int, int]:
        """The bits of the block by the number of situations each stands for."""
        found = {1: self.block}
        for axis, patterns in zip(self.low, self._patterns, strict=True):
            finer: dict[int, int] = {}
            for part, pattern in zip(self.parts[axis], patterns, strict=True):
                for size, cells in found.items():
                    finer[size * part.size] = finer.get(size * part.size, 0) | cells & pattern
            found = finer
        return found

    # The sweep

    def pieces(self) -> Iterator[Piece]:
        """All situations in pieces; each knows who prevails, for how many, and the way to one of them."""
        states: States = {self._pruned((1 << len(self.boxes)) - 1, 0): (1, ())} if all(self.within) else {}
        self._steps = 0
        for depth in range(len(self.top) + 1):
            going: States = {}
            for rules, (size, path) in states.items():
                labels = self._settled(rules, depth)
                if labels is not None:
                    yield Piece(labels, size * self._rest[depth], path, self.block)
                elif depth == len(self.top):
                    yield from self._in_block(rules, size, path)
                else:
                    self._divide(going, rules, size, path)
                self._step(rules if depth == len(self.top) else 0)
            states = going

    def _step(self, rules: int) -> None:
        """Count a step of the work, with the rules that were looked at in a block."""
        self._steps += STEPS + rules.bit_count()
        if self._steps > PATIENCE:
            raise TooLarge

    def _divide(self, going: States, rules: int, size: int, path: Path) -> None:
        """Settle the next question: what is left of the rules for each answer, equal sets together."""
        depth = len(path)
        for number, part in enumerate(self.parts[self.top[depth]]):
            left = self._pruned(rules & part.takers, depth + 1)
            known = going.get(left)
            if known is None:
                going[left] = (size * part.size, (*path, number))
            else:
                going[left] = (known[0] + size * part.size, known[1])

    def _pruned(self, rules: int, depth: int) -> int:
        """Without the rules that come after one that takes everything else."""
        free = rules & self._free[depth]
        if free:
            for members in self.members:
                if last := free & members:
                    rules &= ~(members & -((last & -last) << 1))
        return rules

    def _settled(self, rules: int, depth: int) -> Labels | None:
        """Who prevails whatever else is answered; None where that is still open."""
        found: list[int | None] = []
        for members in self.members:
            fit = rules & members
            first = fit & -fit
            if fit and not first & self._free[depth]:
                return None
            found.append(self.labels[first.bit_length() - 1] if fit else None)
        return tuple(found)

    def _in_block(self, rules: int, size: int, path: Path) -> Iterator[Piece]:
        """Who prevails where in the block."""
        for chosen in product(*(self._first(rules & members) for members in self.members)):
            if cells := reduce(and_, (won for _, won in chosen)):
                labels = tuple(label for label, _ in chosen)
                yield Piece(labels, size * self._weight(cells), path, cells)

    def _first(self, rules: int) -> list[tuple[int | None, int]]:
        """The cells of the block divided among the rules, those first that prevail."""
        takes, labels, cells = self._takes, self.labels, self.block
        won: dict[int | None, int] = {}
        while rules and cells:
            bit = rules & -rules
            rules ^= bit
            rule = bit.bit_length() - 1
            if taken := cells & takes[rule]:
                cells ^= taken
                won[labels[rule]] = won.get(labels[rule], 0) | taken
        if cells:
            won[None] = cells
        return list(won.items())

    def _weight(self, cells: int) -> int:
        if len(self._weights) == 1:
            return next(iter(self._weights)) * cells.bit_count()
        return sum(size * (cells & those).bit_count() for size, those in self._weights.items())

    def point(self, path: Path, cells: int) -> Masks:
        """One part of each axis: those on the way, the first of what is open, the first cell of the block."""
        found = list(self.within)
        settled = [*path, *[0] * (len(self.top) - len(path))]
        for axis, number in zip(self.top, settled, strict=True):
            found[axis] = self.parts[axis][number].mask
        cell = next(bits(cells))
        for axis in self.low:
            cell, number = divmod(cell, len(self.parts[axis]))
            found[axis] = self.parts[axis][number].mask
        return tuple(found)

    # What no rule takes

    def gap(self) -> Masks | None:
        """One part of each axis such that no rule takes it; None where the rules take everything."""
        every, self._steps = (1 << len(self.boxes)) - 1, 0
        return self._gap(every, (), set()) if all(self.within) else None

    def _gap(self, rules: int, path: Path, closed: set[tuple[int, int]]) -> Masks | None:
        depth = len(path)
        if rules & self._free[depth] or (depth, rules) in closed:
            return None
        if not rules:
            return self.point(path, self.block)
        if depth == len(self.top):
            taken = 0
            for rule in bits(rules):
                taken |= self._takes[rule]
            if left := self.block & ~taken:
                return self.point(path, left)
        else:
            for number, part in enumerate(self.parts[self.top[depth]]):
                if found := self._gap(rules & part.takers, (*path, number), closed):
                    return found
        closed.add((depth, rules))
        self._step(rules if depth == len(self.top) else 0)
        return None

    def grown(self, point: Masks) -> Masks:
        """The point made as large as it gets without touching a rule, whole questions first."""
        box = list(point)
        touched = [self._touching(axis, mask) for axis, mask in enumerate(box)]
        open_axes = set(range(len(box)))
        while open_axes:
            room = {axis: self._room(axis, touched) for axis in sorted(open_axes)}
            axis = max(room, key=lambda axis: room[axis].bit_count() / self.within[axis].bit_count())
            box[axis] = room[axis]
            touched[axis] = self._touching(axis, box[axis])
            open_axes.remove(axis)
        return tuple(box)

    def touching(self, box: Masks) -> int:
        """The rules that have situations in common with a box."""
        rules = (1 << len(self.boxes)) - 1
        for axis, mask in enumerate(box):
            rules &= self._touching(axis, mask)
        return rules

    def _touching(self, axis: int, mask: int) -> int:
        rules = 0
        for part in self.parts[axis]:
            if part.mask & mask:
                rules |= part.takers
        return rules

    def _room(self, axis: int, touched: list[int]) -> int:
        """The cells of an axis into which a box may grow, given the rules that it touches on each axis."""
        rules = (1 << len(self.boxes)) - 1
        for other, those in enumerate(touched):
            if other != axis:
                rules &= those
        return sum(part.mask for part in self.parts[axis] if not part.takers & rules)
