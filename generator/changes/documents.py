"""Documents: what was added, taken away, retired and renamed; which texts, times and fields were changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from generator.changes.fields import Difference, differences
from generator.changes.pairs import Pair, Two, named, named_item
from generator.changes.values import Clock, Edited, Length, Moved, Passage, Reworded, Setting
from generator.changes.wording import pieces
from generator.handbook import Document
from generator.kinds.record import Signature
from generator.rules.names import name
from generator.values import Duration, Hours, Span

APPROVED: Final = {
    "statement": ("parts", "text", "message_map"),
    "commitment": ("promise", "exclusions"),
    "advocacy": ("trust_statement", "dos", "ask_first", "donts", "disclosure", "in_a_crisis"),
    "tone": ("voice", "text", "situations", "address_form"),
}
"""The texts that somebody signed, or that all employees follow, by kind and field."""

NAME: Final = re.compile(r"\b([a-z][a-z-]*):([a-z0-9]+(?:-[a-z0-9]+)*)\b")
"""A reference in a text, such as `play:refund`."""

LINK: Final = re.compile(r"\[\[([a-z][a-z-]*):([^\]|]+)(?:\|([^\]]*))?\]\]")
"""A link in a text, such as `[[play:refund]]` or `[[play:refund|how we refund]]`."""

LONG: Final = 6
"""A list with more members is told by what went and what came."""

SILENT: Final = frozenset({"waivers", "published-links"})
"""Kinds that only keep the program's books."""


@dataclass(frozen=True, slots=True)
class Edits:
    """All that was edited in the documents of two handbooks."""

    moved: tuple[Moved, ...]
    words: tuple[Reworded, ...]
    clocks: tuple[Clock, ...]
    edited: tuple[Edited, ...]


def edits(two: Two) -> Edits:
    """Compare every document with what it was. One whose file did not change is not looked into."""
    moved: list[Moved] = []
    words: list[Reworded] = []
    clocks: list[Clock] = []
    edited: list[Edited] = []
    for pair in two.pairs:
        if pair.there.kind.name in SILENT:
            continue
        moved += _moved(two, pair)
        if pair.before and pair.after and pair.before.source.text != pair.after.source.text:
            found = differences(pair.before.record, pair.after.record)
            words += _words(two, pair.before, pair.after, found)
            clocks += _clocks(pair.after, found)
            moved += _items(pair.after, found)
            edited += _edited(two, pair.after, found)
    words.sort(key=lambda one: not one.approved)
    return Edits(tuple(moved), tuple(words), tuple(clocks), tuple(edited))


# What became of documents and items


def _moved(two: Two, pair: Pair) -> Iterator[Moved]:
    before, after = pair.before, pair.after
    if before is None:
        yield Moved("added", pair.named, after=status_of(pair.there))
    elif after is None:
        yield Moved("gone", pair.named, before=status_of(before))
    else:
        if before.id != after.id:
            yield Moved("renamed", named(after), before.id, after.id)
        if before.title != after.title:
            yield Moved("retitled", named(after), before.title, after.title)
        if before.lifecycle != after.lifecycle or status_of(before) != status_of(after):
            way = _passage(before, after)
            other = after.record.replaced_by if way == "retired" else None
            instead = two.title(after.kind.name, other) if other else None
            yield Moved(way, named(after), status_of(before), status_of(after), instead=instead)


def status_of(document: Document[Any]) -> str:
    """Its status as the editor names it."""
    return document.record.status or document.lifecycle


def _passage(before: Document[Any], after: Document[Any]) -> Passage:
    if after.lifecycle == "retired" and before.lifecycle != "retired":
        return "retired"
    return "revived" if before.lifecycle == "retired" and after.lifecycle == "active" else "status"


def _items(document: Document[Any], found: tuple[Difference, ...]) -> Iterator[Moved]:
    for one in found:
        if one.sort == "item":
            item = named_item(document, one.after or one.before)
            if one.before and one.after:
                yield Moved("renamed", item, one.before.id, one.after.id, named(document))
            else:
                yield Moved("added" if one.after else "gone", item, inside=named(document))


# What was edited


def _words(
    two: Two, before: Document[Any], after: Document[Any], found: tuple[Difference, ...]
) -> Iterator[Reworded]:
    """The texts with other words; a new name of what was renamed is none of them."""
    signed = signatures(after)
    for one in found:
        old = _with_new_names(two, one.before) if one.sort == "words" and one.before else one.before
        if one.sort == "words" and old != one.after:
            approved = one.fields[0] in APPROVED.get(after.kind.name, ())
            unsigned = approved and bool(signed) and signed == signatures(before)
            text = pieces(_readable(two, old), _readable(two, one.after))
            yield Reworded(named(after), one.where, text, approved, unsigned)


def _with_new_names(two: Two, text: str) -> str:
    """A text whose references name everything as it is called now."""
    return NAME.sub(lambda found: f"{found[1]}:{two.now(found[1], found[2])}", text) if two.renamed else text


def _readable(two: Two, text: str | None) -> str | None:
    """A text as people read it: links by the words that stand for them."""
    return LINK.sub(lambda link: link[3] or two.title(link[1], name(link[2])).title, text) if text else text


def signatures(document: Document[Any]) -> tuple[Signature, ...]:
    """Who approved its wording."""
    return getattr(document.record, "approved_by", ())


def _clocks(document: Document[Any], found: tuple[Difference, ...]) -> Iterator[Clock]:
    for one in found:
        if one.sort == "time":
            yield Clock(named(document), one.where, length(one.before), length(one.after))


def length(found: Duration | None) -> Length | None:
    """A length of time as a value of ours."""
    return Length(str(found), found.minutes, found.working) if found else None


def _edited(two: Two, document: Document[Any], found: tuple[Difference, ...]) -> Iterator[Edited]:
    """The fields with more changes than of texts and times; a new name of what was renamed is no news."""
    others = [one for one in found if one.sort == "other" and _in_new_words(two, one.before) != one.after]
    fields = tuple(dict.fromkeys(_field(one.fields) for one in others))
    if fields:
        yield Edited(named(document), fields, tuple(_settings(others)))


def _settings(others: list[Difference]) -> Iterator[Setting]:
    """Both values of each field that is a plain word, number or day, or a list of these."""
    for one in others:
        before, after = _parts(one.before), _parts(one.after)
        if before is not None and after is not None:
            if max(len(before), len(after)) > LONG and set(before) != set(after):
                before, after = (
                    tuple(part for part in before if part not in after),
                    tuple(part for part in after if part not in before),
                )
            yield Setting(_field(one.fields), one.where, ", ".join(before), ", ".join(after))


def _parts(value: Any) -> tuple[str, ...] | None:
    """A plain value in its parts as people read them; None: it is more than that."""
    if value is None:
        return ()
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if isinstance(value, str | int | date | Hours | Span):
        return (str(value),)
    if not isinstance(value, tuple):
        return None
    parts = [_parts(part) for part in value]
    return tuple(part[0] for part in parts if part) if all(part is not None for part in parts) else None


def _field(fields: tuple[str, ...]) -> str:
    """The field as people find it in the file: `wait: measured on`."""
    ends = dict.fromkeys((fields[0], fields[-1]))
    return ": ".join(name.strip("_").replace("_", " ") for name in ends)


def _in_new_words(two: Two, value: Any) -> Any:
    """A value of the earlier version with everything called what it is called now."""
    if isinstance(value, tuple):
        return tuple(_in_new_words(two, part) for part in value)
    if not isinstance(value, str):
        return value
    kind, mark, id = value.rpartition(":")
    kinds = [kind] if kind else [known for known, old in two.renamed if old == id]
    return next((f"{kind}{mark}{two.now(known, id)}" for known in kinds), value)
