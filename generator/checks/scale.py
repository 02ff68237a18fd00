"""The severity scale: whether its numbers put every event on one level, and on one only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.check import Also, Fault
from generator.handbook import Document, Handbook
from generator.kinds.severity import Level, Severities
from generator.source import Route
from generator.values import Span

COUNTED = "mentions an hour"


def severity_thresholds_gap_or_overlap(handbook: Handbook) -> Iterator[Fault]:
    """The numbers that put an event on a level belong to two levels, or to none.

    Ten minutes are lost arguing which level it is. The `mentions_per_hour` of the levels must follow each
    other without a gap, a worse level higher up, and the worst of them must have no end, such as `300+`.
    Levels that say no number are passed over.

    Let each level end one below the next worse one.

    Fails:

        # playbook/severities.yaml
        kind: severity
        id: severities
        title: How bad is it?
        reviewed_on: 2026-11-01
        levels:
          - id: sev1
            rank: 1
            label: Crisis
            plain: People may be hurt.
            examples: [A product injures people., Customer data is for sale.]
            triggers: {mentions_per_hour: 300+}
          - id: sev2
            rank: 2
            label: Major incident
            plain: Many people are affected.
            examples: [A recall of one batch., The shop is down for a day.]
            triggers: {mentions_per_hour: 100-300}

    Passes:

        # playbook/severities.yaml
        kind: severity
        id: severities
        title: How bad is it?
        reviewed_on: 2026-11-01
        levels:
          - id: sev1
            rank: 1
            label: Crisis
            plain: People may be hurt.
            examples: [A product injures people., Customer data is for sale.]
            triggers: {mentions_per_hour: 300+}
          - id: sev2
            rank: 2
            label: Major incident
            plain: Many people are affected.
            examples: [A recall of one batch., The shop is down for a day.]
            triggers: {mentions_per_hour: 100-299}
    """
    scale = handbook.one(Severities)
    levels = [(level, span) for level in handbook.levels if (span := _numbers(level))]
    if scale and levels:
        yield from _steps(scale, levels)
        yield from _top(scale, *levels[0])


def _steps(scale: Document[Severities], levels: list[tuple[Level, Span]]) -> Iterator[Fault]:
    """What is wrong between each level and the next milder one."""
    for (worse, high), (milder, low) in pairwise(levels):
        if problem := _between(worse, high, milder, low):
            also = (Also(scale, _route(scale, worse), f"the numbers of {worse.id}"),)
            yield Fault(scale, _route(scale, milder), *problem, also)


def _top(scale: Document[Severities], level: Level, span: Span) -> Iterator[Fault]:
    if span.high is not None:
        message = f"more than {span.high} {COUNTED} belong to no level: {level.id} ends there"
        yield Fault(scale, _route(scale, level), message, f"Write `{span.low}+`, which has no end.")


def _between(worse: Level, high: Span, milder: Level, low: Span) -> tuple[str, str] | None:
    """What is wrong between a level and the next milder one, and the way out."""
    both = f"{milder.id} ({low}) and {worse.id} ({high})"
    if low.low >= high.low and low != high:
        return (
            f"{milder.id} ({low}) begins above {worse.id} ({high}), which is worse",
            "Exchange the numbers.",
        )
    if low.high is None or low.high >= high.low:
        message = f"{_stretch(high.low, _lower(low.high, high.high))} {COUNTED} are both {both}"
        return message, f"Let {milder.id} end at {high.low - 1}."
    if low.high + 1 < high.low:
        message = (
            f"{_stretch(low.high + 1, high.low - 1)} {COUNTED} are neither {both.replace(' and ', ' nor ')}"
        )
        return message, f"Let {milder.id} end at {high.low - 1}, or {worse.id} begin at {low.high + 1}."
    return None


def _lower(one: int | None, other: int | None) -> int | None:
    return min((end for end in (one, other) if end is not None), default=None)


def _stretch(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} and more"
    return str(low) if low == high else f"{low} to {high}"


def _numbers(level: Level) -> Span | None:
    return level.triggers.mentions_per_hour if level.triggers else None


def _route(scale: Document[Severities], level: Level) -> Route:
    return ("levels", scale.record.levels.index(level), "triggers", "mentions_per_hour")
