"""Pairs: two handbooks come in, each document with what it was before goes out, whatever it is called now.

A document or item that says in `old_ids` what it was called is the same thing under another name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from generator.changes.values import Named
from generator.handbook import Document, Handbook, Target, item_title
from generator.kinds import ITEM_KINDS
from generator.kinds.record import Item, Record
from generator.rules.names import name

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Pair:
    """A document before and after; None where it was or is not there."""

    before: Document[Any] | None
    after: Document[Any] | None

    @property
    def there(self) -> Document[Any]:
        """The document as it is now, or as it was last."""
        document = self.after or self.before
        assert document is not None  # a pair has at least one side
        return document

    @property
    def named(self) -> Named:
        """What people call it."""
        return named(self.there)


@dataclass(frozen=True, eq=False)
class Two:
    """Two handbooks side by side."""

    before: Handbook
    after: Handbook

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """All documents of both, in the order of the later one; those that are gone come last.

        What is broken on one side is left out: nobody knows what it says there.
        """
        old = {d.ref: d for d in self.before.documents}
        made = [Pair(self._was(d, old), d) for d in self.after.documents]
        met = {pair.before.ref for pair in made if pair.before}
        made += [Pair(d, None) for d in self.before.documents if d.ref not in met]
        return tuple(pair for pair in made if not self._unknown(pair))

    def of(self, record: type[R]) -> Iterator[tuple[Document[R] | None, Document[R] | None]]:
        """The pairs of one kind that are in force on either side; what is not in force counts as absent."""
        for pair in self.pairs:
            if isinstance(pair.there.record, record):
                before, after = _in_force(pair.before), _in_force(pair.after)
                if before or after:
                    yield before, after

    @cached_property
    def renamed(self) -> Mapping[tuple[str, str], str]:
        """What is called otherwise now: kind and old id -> new id, items by the kind that names them."""
        return {**dict(self._documents()), **dict(self._items())}

    def now(self, kind: str, ref: str) -> str:
        """What this id of the earlier handbook is called in the later one."""
        return self.renamed.get((kind, name(ref)), name(ref))

    def title(self, kind: str, id: str) -> Named:
        """What people call a thing, as it is now or else as it was."""
        ref = f"{ITEM_KINDS.get(kind, kind)}:{id}"
        target = self.after.target(ref) or self.before.target(ref)
        return Named(target.title if target else id.replace("-", " "), target.ref if target else ref, kind)

    def lost(self, document: Document[Any], earlier: bool) -> bool:
        """Whether the other version has this document too, but cannot read it."""
        return self._unknown(Pair(document, None) if earlier else Pair(None, document))

    def _was(self, document: Document[Any], old: Mapping[str, Document[Any]]) -> Document[Any] | None:
        names = (document.id, *document.record.old_ids)
        found = next((old[ref] for id in names if (ref := f"{document.kind.name}:{id}") in old), None)
        return found or self._called_back.get(document.ref)

    @cached_property
    def _called_back(self) -> Mapping[str, Document[Any]]:
        """What was renamed in the earlier version and has its former name again, by that."""
        now = {d.ref for d in self.after.documents}
        return {
            f"{d.kind.name}:{old}": d
            for d in self.before.documents
            if d.ref not in now
            for old in d.record.old_ids
        }

    def _unknown(self, pair: Pair) -> bool:
        if pair.before and pair.after:
            return False
        broken = self.after.broken if pair.after is None else self.before.broken
        there = pair.there
        return any((there.kind.name, id) in broken for id in (there.id, *there.record.old_ids))

    def _documents(self) -> Iterator[tuple[tuple[str, str], str]]:
        for pair in self.pairs:
            if pair.before and pair.after and pair.before.id != pair.after.id:
                yield (pair.after.kind.name, pair.before.id), pair.after.id

    def _items(self) -> Iterator[tuple[tuple[str, str], str]]:
        kinds = {home: kind for kind, home in ITEM_KINDS.items()}
        for pair in self.pairs:
            if pair.before and pair.after and not pair.after.kind.collection:
                kind = kinds.get(pair.after.kind.name, pair.after.kind.name)
                for field in type(pair.after.record).model_fields:
                    for was, now in renamed_items(
                        getattr(pair.before.record, field), getattr(pair.after.record, field)
                    ):
                        yield (kind, was), now


def renamed_items(before: Any, after: Any) -> Iterator[tuple[str, str]]:
    """The items of a list that are called otherwise now: old id, new id."""
    if isinstance(before, tuple) and isinstance(after, tuple) and before and isinstance(before[0], Item):
        for was, now in paired_items(before, after):
            if was and now and was.id != now.id:
                yield was.id, now.id


def paired_items(before: Sequence[Item], after: Sequence[Item]) -> Iterator[tuple[Item | None, Item | None]]:
    """Each item with what it was before; those that are gone come last."""
    old = {item.id: item for item in before}
    met = set[str]()
    for item in after:
        was = next((old[id] for id in (item.id, *item.old_ids) if id in old and id not in met), None)
        met |= {was.id} if was else set()
        yield was, item
    yield from ((item, None) for item in before if item.id not in met)


def _in_force(document: Document[Any] | None) -> Document[Any] | None:
    return document if document and document.lifecycle == "active" else None


def named(document: Document[Any]) -> Named:
    """What people call a document."""
    return Named(document.title, document.ref, document.kind.words)


def named_item(document: Document[Any], item: Item) -> Named:
    """What people call an item of a document."""
    return Named(item_title(item), Target(document, item).ref)
