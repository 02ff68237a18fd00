"""Wording: a record comes in, every text of it that is said differently in another language goes out.

Which texts these are is marked in the types of the fields (`Words`, but not `Same`), so no list of field
names exists. Numbers, names, times and references are in no language and therefore never among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final, TypeAlias

from pydantic import BaseModel

from generator.kinds import KINDS
from generator.kinds.record import Record
from generator.marked import Marks, marked, marked_as_typed
from generator.source import Route
from generator.values import Same, Words

Key: TypeAlias = tuple[str | int, ...]
"""A field as a translation spells it: fields by name, members of lists by their id, else by position."""

SPOKEN: Final[Marks] = (Same, Words)
UNSPOKEN: Final = frozenset({"roster", "waivers", "published-links"})
"""Kinds that no page shows in words."""

ADDRESS: Final = re.compile(r"https?://\S+|[^\s@]+@[^\s@]+")
REFERENCE: Final = re.compile(rf"(?:{'|'.join(map(re.escape, KINDS))}):[^\s:]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """One text to translate: how a translation names it, where it stands in its own file, what it says."""

    key: Key
    route: Route
    text: str

    @property
    def name(self) -> str:
        """Its key as one word: `steps.acknowledge.do`."""
        return ".".join(map(str, self.key))

    @property
    def fingerprint(self) -> str:
        """The fingerprint of what it says."""
        return fingerprint(self.text)


def wordings(record: Record) -> tuple[Wording, ...]:
    """The texts of a record, in the order of its fields; keywords are chosen anew in each language."""
    if record.kind in UNSPOKEN:
        return ()
    return tuple(
        Wording(key_of(record, route), route, text)
        for route, text, mark in marked(record, SPOKEN)
        if isinstance(mark, Words) and route[0] != "keywords" and translatable(text)
    )


def translatable(text: str) -> bool:
    """Whether a text has words to translate: an address or a reference has none."""
    return bool(text.strip()) and not ADDRESS.fullmatch(text) and not REFERENCE.fullmatch(text)


def key_of(record: BaseModel, route: Route) -> Key:
    """How a translation names the text at a route."""
    holder: Any = record
    key: list[str | int] = []
    for step in route:
        holder = _inner(holder, step)
        name = getattr(holder, "id", None) if isinstance(step, int) else None
        key.append(name or step)
    return tuple(key)


def _inner(holder: Any, step: str | int) -> Any:
    if isinstance(holder, BaseModel):
        fields = type(holder).model_fields
        return next(getattr(holder, n) for n, field in fields.items() if (field.alias or n) == step)
    return holder[step] if isinstance(holder, tuple | dict) else holder  # type: ignore[index]


def said_in(model: type[BaseModel], data: Any) -> Iterator[tuple[Route, str, int]]:
    """The texts in data of this shape whose fields may be translated: route, text, most letters allowed."""
    for route, text, mark in marked_as_typed(model, data, SPOKEN):
        if isinstance(mark, Words) and route[0] != "keywords":
            yield route, text, mark.limit


@lru_cache(maxsize=2**14)  # each language asks for the same sentences
def fingerprint(text: str) -> str:
    """Twelve digits that change with the words of a text, but not with how its lines are broken."""
    return blake2b(" ".join(text.split()).encode(), digest_size=6).hexdigest()
