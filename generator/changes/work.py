"""Work: steps of plays and escalations that another seat does now, or that end at another minute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.changes.pairs import Two, named, paired_items
from generator.changes.values import Step, Task
from generator.engine.chains import Work, minutes
from generator.handbook import Document, item_title
from generator.kinds.escalation import Escalation, Stage
from generator.kinds.play import Play
from generator.kinds.record import Item
from generator.rules import chains
from generator.rules.names import name


def work(two: Two) -> Iterator[Step]:
    """Every step that came, went, or is done by another seat or by another minute."""
    for before, after in two.of(Escalation):
        if before and after:
            yield from _steps(two, (before, before.record.stages), (after, after.record.stages))
    for old, new in two.of(Play):
        if old and new:
            yield from _steps(two, (old, old.record.steps), (new, new.record.steps))


def _steps(
    two: Two, before: tuple[Document[Any], tuple[Item, ...]], after: tuple[Document[Any], tuple[Item, ...]]
) -> Iterator[Step]:
    if before[0].source.text == after[0].source.text and not two.renamed:
        return
    old, new = _tasks(two, before[0], True), _tasks(two, after[0], False)
    for was, now in paired_items(before[1], after[1]):
        tasks = old.get(was.id) if was else None, new.get(now.id) if now else None
        if tasks[0] != tasks[1]:
            yield Step(named(after[0]), _called(now or was), *tasks)


def _tasks(two: Two, document: Document[Any], earlier: bool) -> dict[str, Task]:
    """Each step by its id; seats by what they are called now."""
    found = {}
    for piece, _, ends in minutes(_pieces(document)):
        role = two.now("role", piece.who) if earlier else name(piece.who)
        found[piece.id] = Task(two.title("role", role), ends)
    return found


def _pieces(document: Document[Any]) -> Iterable[Work]:
    if isinstance(document.record, Escalation):
        return chains.chain(document).work
    return chains.play(document)


def _called(item: Item | None) -> str:
    if isinstance(item, Stage):
        return (item.work or item.id).replace("-", " ")
    return item_title(item) if item else ""
