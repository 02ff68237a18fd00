"""Fields: two records of one kind come in, every field that differs goes out, with a trail of words to it.

Items are compared by their ids, other lists by what is alike in them, so that a line put in changes nothing
of those below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final, Literal

from pydantic import BaseModel

from generator.changes.pairs import paired_items
from generator.handbook import item_title
from generator.kinds.record import Item
from generator.marked import text_fields
from generator.values import Duration

Sort = Literal["words", "time", "item", "other"]

HEADER: Final = frozenset(
    {"kind", "id", "title", "old_ids", "status", "replaced_by", "reviewed_on", "keywords", "sources"}
)
"""What is told elsewhere, or not at all."""

CALLED: Final = {
    "parts": "",
    "steps": "",
    "stages": "",
    "levels": "",
    "measures": "",
    "ack": "alarm",
    "typical": "on an ordinary day",
    "slow_day": "on a slow day",
    "handling": "the case then takes",
    "asked_of_you": "what we ask of you",
    "budget": "time it may take",
    "within": "time limit",
    "checked_every": "how often somebody looks",
    "in_a_crisis": "in a crisis",
    "is_": "is",
    "is_not": "is not",
    "dont": "don't",
    "dos": "do",
    "donts": "don't",
    "inputs": "questions",
    "first_statement_within": "first statement within",
    "valid_for": "how long an approval holds",
    "review_every": "how often it is read through",
    "for_": "for whom",
    "from_": "from",
    "register_": "register",
    "do": "what to do",
    "by": "who does it",
}
"""What people call a field where its own name would not do; nothing: it says no more than what follows."""


NUMBERED: Final = {
    "steps": "step",
    "objectives": "objective",
    "measures": "clock",
    "expected": "expected action",
    "dos": "rule",
    "donts": "rule",
    "do": "rule",
    "dont": "rule",
    "ask_first": "rule",
    "in_a_crisis": "rule",
    "voice": "trait",
    "message_map": "question",
    "key_messages": "message",
}
"""Lists whose members are known by their number, and what each is called."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs: its trail from the document, what sort of field, and both values (None: none)."""

    where: tuple[str, ...]
    fields: tuple[str, ...]
    sort: Sort
    before: Any
    after: Any


def differences(before: BaseModel, after: BaseModel) -> tuple[Difference, ...]:
    """All fields that differ between two records of one kind, the header's own left out."""
    return tuple(
        found
        for name in type(after).model_fields
        if name not in HEADER
        for found in _field(before, after, name, (), ())
    )


def _field(
    before: BaseModel, after: BaseModel, name: str, where: tuple[str, ...], fields: tuple[str, ...]
) -> Iterator[Difference]:
    old, new = getattr(before, name), getattr(after, name)
    if old == new:
        return
    trail = (*where, called) if (called := CALLED.get(name, name.replace("_", " "))) else where
    yield from _value(old, new, trail, (*fields, name), name in text_fields(type(after)))


def _value(
    old: Any, new: Any, where: tuple[str, ...], fields: tuple[str, ...], read: bool
) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, BaseModel) and isinstance(new, BaseModel):
        for name in type(new).model_fields:
            if name not in ("id", "old_ids"):
                yield from _field(old, new, name, where, fields)
    elif isinstance(old, Duration | None) and isinstance(new, Duration | None):
        yield Difference(where, fields, "time", old, new)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _list(old, new, where, fields, read)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*new, *old)):
            called = CALLED.get(str(key), str(key).replace("_", " "))
            yield from _value(old.get(key), new.get(key), (*where, called), fields, read)
    elif isinstance(old, str | None) and isinstance(new, str | None):
        yield Difference(where, fields, "words" if read else "other", old, new)
    elif isinstance(old, BaseModel | None) and isinstance(new, BaseModel | None):
        yield from _whole(old, new, where, fields)
    else:
        yield Difference(where, fields, "other", old, new)


def _list(
    old: tuple[Any, ...], new: tuple[Any, ...], where: tuple[str, ...], fields: tuple[str, ...], read: bool
) -> Iterator[Difference]:
    sample = (*new, *old)[0]
    if isinstance(sample, Item):
        for was, now in paired_items(old, new):
            item, among = (now, new) if now else (was, old)
            trail = (*where, _item(item, among, fields[-1]))
            if was and now:
                yield from _value(was, now, trail, fields, read)
            if not was or not now or was.id != now.id:
                yield Difference(trail, fields, "item", was, now)
    elif isinstance(sample, BaseModel):
        for number, (was, now) in enumerate(_aligned(old, new), 1):
            called = f"{NUMBERED.get(fields[-1], '')} {number}".strip()
            trail = (*where, called) if len(new) > 1 else where
            yield from _value(was, now, trail, fields, read)
    elif read:
        yield Difference(where, fields, "words", "\n".join(old) or None, "\n".join(new) or None)
    else:
        yield Difference(where, fields, "other", old, new)


def _item(item: Item | None, among: tuple[Item, ...], field: str) -> str:
    """What people call an item: its name, or its number where it is known by nothing but a long text."""
    if item is None:
        return ""
    if field in NUMBERED:
        return f"{NUMBERED[field]} {among.index(item) + 1}"
    return item_title(item)


def _whole(
    old: BaseModel | None, new: BaseModel | None, where: tuple[str, ...], fields: tuple[str, ...]
) -> Iterator[Difference]:
    """A group of fields that came or went: its texts and times one by one, all else at once."""
    there = new or old
    assert there is not None  # they differ
    for name, value in there:
        if value is None or value == ():
            continue
        trail = (*where, called) if (called := CALLED.get(name, name.replace("_", " "))) else where
        pair = (None, value) if new else (value, None)
        if isinstance(value, Duration):
            yield Difference(trail, (*fields, name), "time", *pair)
        elif isinstance(value, str) and name in text_fields(type(there)):
            yield Difference(trail, (*fields, name), "words", *pair)
    yield Difference(where, fields, "other", old, new)


def _aligned(old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[tuple[Any, Any]]:
    """Two lists of parts without ids, side by side: what is alike stands together."""
    matcher = SequenceMatcher(
        None, [repr(part) for part in old], [repr(part) for part in new], autojunk=False
    )
    for way, first, last, start, end in matcher.get_opcodes():
        if way == "equal":
            yield from zip(old[first:last], new[start:end], strict=True)
            continue
        for step in range(max(last - first, end - start)):
            yield (
                old[first + step] if first + step < last else None,
                new[start + step] if start + step < end else None,
            )
