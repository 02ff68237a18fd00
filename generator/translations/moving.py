"""Moving: lists without ids are matched by position, so a new line in the source shifts all below it.

What was remembered of each sentence tells which member of the translation belongs to which of the source now;
the members come back in the source's order, and what was remembered moves with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from generator.handbook import Translation
from generator.source import Data, Route, read
from generator.translations.editing import changed, rearranged
from generator.translations.overlay import leaves
from generator.translations.tree import Branch, Step, Twig, member, tree

Marks = frozenset[tuple[str, str]]
"""The fingerprints of a member's texts, by the name of each inside it."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The file in the source's order, and the new name of every text that has moved."""

    text: str
    names: Mapping[str, str]


def moved(one: Translation, memory: Mapping[str, str]) -> Moved | None:
    """The file with its members where the source has them now; None where nothing has moved.

    `memory` are the remembered fingerprints of this document, by the name of the text.
    """
    if one.source is None:
        return None
    changes, names = [], dict[str, str]()
    wanted = tree(one.document, [replace(passage, text=None) for passage in one.passages])
    for route, name, order, branch in _orders(wanted, one.source.data, (), "", memory):
        if change := rearranged(one.source, route, order, branch):
            changes.append(change)
            names |= dict(_renamed(name, order, memory))
    if not changes:
        return None
    text = changed(one.source.text, changes)
    made, _ = read(one.source.path, text.encode())
    if made is None or _said(made.data) != _said(one.source.data):
        raise AssertionError(f"{one.source.path} would lose words")
    return Moved(text, names)


def _said(data: Data) -> Counter[str]:
    """Every text in data, wherever it stands."""
    return Counter(text.strip() for _, text in leaves(data, ()) if text.strip())


def _orders(
    branch: Branch, data: Data, route: Route, name: str, memory: Mapping[str, str]
) -> Iterator[tuple[Route, str, list[int | None], Branch]]:
    """The lists that have moved, with their new order; lists inside of one that moves come later."""
    if isinstance(data, list) and branch.order and all(isinstance(step, int) for step in branch.order):
        before = [_remembered(memory, f"{name}{position}") for position in range(len(data))]
        after = [_now(branch.inside.get(position)) for position in range(len(branch.order))]
        if order := ordered(before, after, [_says(entry) for entry in data]):
            yield route, name, order, branch
            return
    there = _there(data)
    for step, inner in branch.inside.items():
        if isinstance(inner, Branch) and step in there:
            at = there[step]
            yield from _orders(inner, data[at], (*route, at), f"{name}{step}.", memory)  # type: ignore[index]


def _there(data: Data) -> dict[Step, Step]:
    if isinstance(data, dict):
        return {key: key for key in data}
    entries = data if isinstance(data, list) else []
    return {member(entry, position): position for position, entry in enumerate(entries)}


def _remembered(memory: Mapping[str, str], name: str) -> Marks:
    return frozenset(
        (at.removeprefix(name), mark)
        for at, mark in memory.items()
        if at == name or at.startswith(f"{name}.")
    )


def _now(node: Branch | Twig | None, name: str = "") -> Marks:
    if isinstance(node, Twig):
        return frozenset({(name, node.wording.fingerprint)})
    inner = node.inside.items() if node else ()
    return frozenset(mark for step, part in inner for mark in _now(part, f"{name}.{step}"))


def _says(entry: Data) -> bool:
    """Whether somebody has written something in a member."""
    if isinstance(entry, dict):
        return any(map(_says, entry.values()))
    return any(map(_says, entry)) if isinstance(entry, list) else bool(entry)


def ordered(before: Sequence[Marks], after: Sequence[Marks], says: Sequence[bool]) -> list[int | None]:
    """Which member of the translation belongs where; empty where they stand right, or nothing can be told.

    Behind the members of the source come those that lost theirs. Members that nobody has filled in are made
    anew where they are wanted.
    """
    found = _matched(before, after)
    if all(old == new for new, old in found.items()) or not found:
        return []
    left = [old for old in range(len(before)) if old not in found.values() and says[old]]
    for new in range(len(after)):
        if new not in found and (old := _between(new, found, left)) is not None:
            found[new] = old
            left.remove(old)
    order: list[int | None] = [found.get(new) for new in range(len(after))]
    while order and order[-1] is None:
        order.pop()  # `sync` adds what is new at the end
    return [*order, *left]


def _matched(before: Sequence[Marks], after: Sequence[Marks]) -> dict[int, int]:
    """By new place the old one, for members whose sentences are the same."""
    found: dict[int, int] = {}
    for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            if before[block.a + step]:
                found[block.b + step] = block.a + step
    for new, marks in enumerate(after):
        free = (o for o, known in enumerate(before) if known and known == marks and o not in found.values())
        if new not in found and (old := next(free, None)) is not None:
            found[new] = old
    return found


def _between(new: int, found: Mapping[int, int], left: Sequence[int]) -> int | None:
    """The first member without a sentence between the neighbours of a place: it was reworded there."""
    low = max((old for at, old in found.items() if at < new), default=-1)
    high = min((old for at, old in found.items() if at > new and old > low), default=None)
    return next((old for old in left if old > low and (high is None or old < high)), None)


def _renamed(name: str, order: Sequence[int | None], memory: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for new, old in enumerate(order):
        if old is None:
            continue
        for at in memory:
            if at == f"{name}{old}" or at.startswith(f"{name}{old}."):
                yield at, f"{name}{new}{at.removeprefix(f'{name}{old}')}"
