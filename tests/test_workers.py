"""Shared work comes out as if one had done it alone: the same results, in the same order."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from generator import assemble
from generator.pipeline import examine
from generator.site.faults import LookFault
from generator.workers import shares, spread

STARTER = Path(__file__).parents[1]


def test_each_name_is_in_one_share_and_no_share_is_empty_for_long():
    parts = shares(3)
    names = [f"scenarios/scenario-{number}/" for number in range(300)]

    assert [sum(name in part for part in parts) for name in names] == [1] * 300
    assert all(60 < sum(name in part for name in names) < 140 for part in parts)


def test_results_come_in_the_order_of_the_items_from_other_processes():
    found = spread(lambda number: (number * 2, os.getpid()), range(20), 2)

    assert [doubled for doubled, _ in found] == [number * 2 for number in range(20)]
    assert os.getpid() not in {process for _, process in found}


def test_one_item_or_one_process_needs_no_other():
    assert spread(lambda _: os.getpid(), ["one"], 2) == [os.getpid()]
    assert spread(lambda _: os.getpid(), ["one", "two"], 1) == [os.getpid()] * 2


def test_a_fault_of_the_site_comes_whole_out_of_another_process():
    def failing(_: int) -> None:
        raise LookFault(["the first line", "the second line"])

    with pytest.raises(LookFault) as told:
        spread(failing, [1, 2], 2)

    assert told.value.lines == ("the first line", "the second line")


class Odd(Exception):
    """Cannot be made again from what it says of itself."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what}: {why}")


def test_a_fault_that_cannot_leave_its_process_is_told_in_words_and_not_taken_for_a_dead_process():
    def failing(_: int) -> None:
        raise Odd("a fault", "of ours")

    with pytest.raises(RuntimeError, match="a fault: of ours"):
        spread(failing, [1, 2], 2)


def test_an_edition_that_several_have_rendered_is_the_same(monkeypatch: pytest.MonkeyPatch):
    examined = examine(STARTER, date(2026, 11, 20))
    monkeypatch.setattr(assemble, "MANY", 0)

    together = assemble.build_edition(examined, "facilitator", processes=3)

    assert together == assemble.build_edition(examined, "facilitator", processes=1)
