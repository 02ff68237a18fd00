"""The trial of the rules engine: tables of ten questions and many shapes, everything proved of each."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from random import Random

from bench.tables import SHAPES
from generator.engine.analysis import (
    TooLarge,
    cases,
    combinations,
    compare,
    gaps,
    overlaps,
    regions_won,
    shadowed,
)
from generator.engine.tables import Choices, Table, decide

TOLD = 20  # regions, pairs and dead rules that `check` would tell of one table
SAMPLE = 300


def triage(size: int, rounds: int, seed: int) -> None:
    """Ten questions and `--size` rules: what each rule decides, gaps, overlaps and dead rules, all exact."""
    print(
        f"{size} rules, 10 questions; seconds of work, the best of {rounds}. No peer is on this machine: the"
    )
    print("last column is what one look at every situation would take, from a sample.")
    columns = ("proved", "decides", "gaps", "overlaps", "dead", "diff", "peak MB", "looks, days")
    print(f"{'':32}" + "".join(f"{name:>9}" for name in columns[:-1]) + f"{columns[-1]:>13}")
    for name, make in SHAPES.items():
        table = make(size, Random(seed))
        best = min((_proved(table) for _ in range(rounds)), key=sum)
        other = _edited(table)
        diff = _seconds(lambda table=table, other=other: compare(table, other))  # type: ignore[misc]
        each = "".join(f"{seconds:9.2f}" for seconds in (sum(best), *best, diff))
        print(f"{name:32}{each}{_peak(table):9.0f}{_looks(table, Random(seed)):13,.1f}", flush=True)


def _edited(table: Table) -> Table:
    """The table after somebody gave every fiftieth rule another outcome."""
    rules = [
        replace(rule, outcome=-1) if not number % 50 else rule for number, rule in enumerate(table.rules)
    ]
    return replace(table, rules=tuple(rules))


def _proved(table: Table) -> list[float]:
    """The seconds that each part of the proof takes."""
    won = regions_won(table)
    parts: list[Callable[[], object]] = [
        lambda: regions_won(table),
        lambda: gaps(table, TOLD),
        lambda: list(islice(overlaps(table), TOLD)),
        lambda: list(islice(shadowed(table, won), TOLD)),
    ]
    return [_seconds(part) for part in parts]


def _seconds(part: Callable[[], object]) -> float:
    began = time.process_time()
    try:
        part()
    except TooLarge:
        return float("nan")
    return time.process_time() - began


def _peak(table: Table) -> float:
    tracemalloc.start()
    regions_won(table)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def _looks(table: Table, dice: Random) -> float:
    """Days that it would take to decide every situation one by one."""
    began = time.process_time()
    for _ in range(SAMPLE):
        decide(table, {q.id: _any(q.domain, dice) for q in table.questions})
    each = (time.process_time() - began) / SAMPLE
    return (cases(table) or combinations(table)) * each / 86_400


def _any(domain: object, dice: Random) -> str | int:
    return dice.choice(domain.values) if isinstance(domain, Choices) else dice.randrange(10_000)
