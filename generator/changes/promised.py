"""Promises: whether they still hold, and what they take now, at best, as a rule and on a bad day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from generator.changes.documents import length
from generator.changes.pairs import Two, named
from generator.changes.values import Named, Promised, Sums
from generator.rules.names import name
from generator.rules.promises import Kept, promises


class Key(NamedTuple):
    """A clock of a promise on one channel at one severity, in the names of the later version."""

    commitment: str
    clock: str
    place: int
    channel: str | None
    severity: str | None


class Case(NamedTuple):
    """How a clock of a promise changed, wherever it did so."""

    commitment: Named
    clock: str
    delivered_by: tuple[Named | None, Named | None]
    before: Sums | None
    after: Sums | None
    binding: bool


def promised(two: Two) -> Iterator[Promised]:
    """Every promise whose sums or whose limit changed; where it did so alike, it is told once."""
    was, now = (_by_key(two, _known(two, earlier), earlier) for earlier in (True, False))
    found: dict[Case, list[Key]] = {}
    for key in dict.fromkeys((*now, *was)):
        for old, new in _side_by_side(was.get(key, {}), now.get(key, {})):
            before, after = _sums(old), _sums(new)
            if before != after:
                found.setdefault(_case(two, key, old, new, (before, after)), []).append(key)
    for case, keys in found.items():
        commitment, clock, by, before, after, binding = case
        where = tuple(dict.fromkeys(_where(two, keys)))
        yield Promised(commitment, clock, by, where, before, after, binding)


def _known(two: Two, earlier: bool) -> Iterator[Kept]:
    """The promises of one version, without those whose way the other version cannot read."""
    for kept in promises(two.before if earlier else two.after):
        way = (kept.commitment, kept.delivered_by, *([kept.channel] if kept.channel else []))
        if not any(two.lost(document, earlier) for document in way):
            yield kept


def _by_key(two: Two, every: Iterable[Kept], earlier: bool) -> dict[Key, dict[str, Kept]]:
    """Each clock, and along what it is kept: play or escalation, in the names of the later version."""
    found: dict[Key, dict[str, Kept]] = {}
    for kept in every:
        record = kept.commitment.record
        channel = kept.channel.id if kept.channel and record.applies_to.channels else None
        places = [m for m in record.measures[: kept.measure] if m.clock == kept.clock]
        key = Key(
            _now(two, "commitment", kept.commitment.id, earlier) or "",
            kept.clock,
            len(places),
            _now(two, "channel", channel, earlier),
            _now(two, "severity", kept.severity, earlier),
        )
        by = _now(two, kept.delivered_by.kind.name, kept.delivered_by.id, earlier)
        found.setdefault(key, {})[f"{kept.delivered_by.kind.name}:{by}"] = kept
    return found


def _now(two: Two, kind: str, id: str | None, earlier: bool) -> str | None:
    if id is None:
        return None
    return two.now(kind, id) if earlier else name(id)


def _side_by_side(was: dict[str, Kept], now: dict[str, Kept]) -> Iterator[tuple[Kept | None, Kept | None]]:
    """What is kept along the same play or chain; then those that took the place of others, in order."""
    for by, kept in now.items():
        if by in was:
            yield was[by], kept
    gone = [kept for by, kept in was.items() if by not in now]
    new = [kept for by, kept in now.items() if by not in was]
    yield from zip_longest(gone, new)


def _case(
    two: Two, key: Key, old: Kept | None, new: Kept | None, sums: tuple[Sums | None, Sums | None]
) -> Case:
    by = named(old.delivered_by) if old else None, named(new.delivered_by) if new else None
    there = new or old
    binding = bool(there and there.binding)
    return Case(two.title("commitment", key.commitment), key.clock, by, *sums, binding)


def _sums(kept: Kept | None) -> Sums | None:
    limit = length(kept.within) if kept else None
    if kept is None or kept.sum is None or kept.verdict is None or limit is None:
        return None
    return Sums(limit, kept.sum.best, kept.sum.rule, kept.sum.bad, kept.verdict)


def _where(two: Two, keys: list[Key]) -> Iterator[Named]:
    for key in keys:
        if key.channel:
            yield two.title("channel", key.channel)
        if key.severity:
            yield two.title("severity", key.severity)
