"""A promise explained: at best, as a rule and on a bad day, as a sum whose every term is named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import cast

from generator.checks.names import titled
from generator.engine.promises import Sum
from generator.explained.account import Row, Section
from generator.explained.clocks import CLOCKS
from generator.handbook import Document, Handbook
from generator.kinds.commitment import Commitment
from generator.rules.promises import Kept, of
from generator.rules.spots import Spot
from generator.suggest import listed
from generator.times import spell

VERDICTS = {
    "held": "The promise holds, also on a bad day.",
    "missed-on-a-bad-day": "The promise breaks on a bad day.",
    "missed-as-a-rule": "The promise is missed as a rule.",
    "never-met": "The promise cannot be met, even if everyone reacts at once.",
}
HEAD = "at best, as a rule, on a bad day; in minutes"


def sections(handbook: Handbook, document: Document[Commitment]) -> Iterator[Section]:
    """A sum for each way in which the promise is delivered; equal sums are told once."""
    found = sorted(of(handbook, document), key=_alike)
    if not found:
        yield Section("The sum", (), "It has no clock, or nothing in force delivers it: there is no sum.")
    for _, alike in groupby(found, key=_alike):
        yield _section(handbook, list(alike))


def _alike(kept: Kept) -> tuple[int, tuple[tuple[str, int, int, int], ...]]:
    """What two ways of delivering a promise share when they are told as one."""
    terms = kept.sum.terms if kept.sum else ()
    return kept.measure, tuple((term.what, term.best, term.rule, term.bad) for term in terms)


def _section(handbook: Handbook, alike: list[Kept]) -> Section:
    first = alike[0]
    clock = CLOCKS[first.clock]
    title = f"Within {spell(first.within.minutes)} {clock}{_where(handbook, alike)}"
    if first.sum is None:
        return Section(title, (), f"Nothing in {_by(alike)} stops this clock.")
    return Section(title, tuple(_rows(first.sum)), f"Delivered by {_by(alike)}. {_verdict(first)}")


def _where(handbook: Handbook, alike: list[Kept]) -> str:
    channels = dict.fromkeys(kept.channel.title for kept in alike if kept.channel)
    levels = dict.fromkeys(level.label for kept in alike if (level := handbook.level(kept.severity)))
    on = f", on {titled(channels)}" if channels else ""
    return f"{on}, at {titled(levels)}" if levels else on


def _rows(sum: Sum) -> Iterator[Row]:
    width = len(str(max(sum.best, sum.rule, sum.bad)))
    yield Row(HEAD)
    for term in sum.terms:
        numbers = " ".join(f"{n:>{width}}" for n in (term.best, term.rule, term.bad))
        yield Row(term.label, numbers, term.bad, cast("Spot | None", term.source))
    numbers = " ".join(f"{n:>{width}}" for n in (sum.best, sum.rule, sum.bad))
    yield Row("altogether", numbers, sum.bad)


def _by(alike: list[Kept]) -> str:
    return listed(dict.fromkeys(f"'{kept.delivered_by.title}'" for kept in alike), most=6)


def _verdict(kept: Kept) -> str:
    if not kept.binding:
        return "It is not in force, so nothing is held to this."
    return VERDICTS[kept.verdict] if kept.verdict else ""
