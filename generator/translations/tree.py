"""Tree: a document's texts come in, they go out in the order and the shape of its own file.

A translation has the shape of its source with everything but the words left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.handbook import Document, Passage
from generator.kinds.record import Record
from generator.marked import marked
from generator.source import Data, value_at
from generator.values import Prose
from generator.wording import SPOKEN, Wording

Step: TypeAlias = "str | int"


@dataclass(frozen=True, slots=True)
class Twig:
    """One text: the wording of the source, and what it is in the other language so far.

    `prose` may be broken into lines anywhere; `block` says that the source writes it as a block of lines.
    """

    wording: Wording
    text: str
    prose: bool
    block: bool = False


@dataclass(slots=True)
class Branch:
    """Fields or members of a list, and `order`: all that the source has here, also what has no words.

    `copied` are references that a translation repeats, since their list has no ids.
    """

    members: bool
    order: list[Step]
    inside: dict[Step, Branch | Twig] = field(default_factory=dict)
    copied: dict[Step, dict[str, str]] = field(default_factory=dict)


def tree(document: Document[Record], passages: Iterable[Passage]) -> Branch:
    """The passages of a document as a tree."""
    data = document.source.data
    prose = proses(document)
    root = Branch(False, list(data))
    for passage in passages:
        wording = passage.wording
        typed = document.source.marks.typed(wording.route)
        branch = root
        for depth, step in enumerate(wording.key[:-1], 1):
            inner = branch.inside.get(step)
            if not isinstance(inner, Branch):
                inner = _branch(value_at(data, wording.route[:depth]))
                branch.inside[step] = inner
            branch = inner
        twig = Twig(wording, passage.text or "", wording.route in prose, typed.startswith("|"))
        branch.inside[wording.key[-1]] = twig
    return root


def proses(document: Document[Record]) -> frozenset[tuple[Step, ...]]:
    """Where the texts of a document are prose, whose lines may be broken anywhere."""
    return frozenset(route for route, _, mark in marked(document.record, SPOKEN) if isinstance(mark, Prose))


def _branch(data: Data) -> Branch:
    if isinstance(data, dict):
        return Branch(False, list(data))
    entries = data if isinstance(data, list) else [data]
    order = [member(entry, position) for position, entry in enumerate(entries)]
    copied = {
        position: {key: value for key, value in entry.items() if key == "does" and isinstance(value, str)}
        for position, entry in enumerate(entries)
        if isinstance(entry, dict)
    }
    return Branch(True, order, copied={step: found for step, found in copied.items() if found})


def member(entry: Data, position: int) -> Step:
    """What a member of a list is called: its id, else its position."""
    name = entry.get("id") if isinstance(entry, dict) else None
    return name if isinstance(name, str) and name else position
