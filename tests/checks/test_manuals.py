"""Every check keeps what its manual page says: the failing example fails, the passing one passes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from generator.checks import BY_ID, CHECKS, STRUCTURE
from generator.checks.check import Check
from generator.pipeline import Examined

Files = dict[str, str | None]

NOT_THERE = "(this file is not there)\n"
SHAPE = frozenset(check.id for check in STRUCTURE)

every_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)


def laid(files: dict[str, str]) -> dict[str, str | None]:
    """The files of an example, as the fixture takes them: None for a file that is not there."""
    return {path: None if text == NOT_THERE else text for path, text in files.items()}


@every_check
def test_the_failing_example_of_a_manual_page_fails(
    check: Check, examined: Callable[..., Examined], up_to_date: Callable[..., Files]
):
    found = [f for f in examined(up_to_date(laid(check.manual.fails))).findings if f.check == check.id]

    assert found, "the example under 'Fails:' is not found by its own check"
    assert all(finding.message for finding in found)


@every_check
def test_the_passing_example_of_a_manual_page_passes(
    check: Check, examined: Callable[..., Examined], up_to_date: Callable[..., Files]
):
    assert check.id not in {f.check for f in examined(up_to_date(laid(check.manual.passes))).findings}


@every_check
def test_examples_are_documents_one_could_copy(check: Check, examined: Callable[..., Examined]):
    examples = [check.manual.passes] if check.id in SHAPE else [check.manual.fails, check.manual.passes]

    for files in examples:
        assert [f for f in examined(laid(files)).findings if f.check in SHAPE] == []


@every_check
def test_a_manual_page_says_what_is_found_and_why_it_matters(check: Check):
    manual = check.manual

    assert re.fullmatch(r"[A-Z`'].*[.]", manual.title), "the first line is one sentence"
    assert len(manual.title) <= 110
    assert manual.why, "a paragraph says why it matters and what to do"
    assert manual.fails
    assert manual.passes
    assert all(path.endswith(".yaml") for path in manual.passes)


def test_ids_are_words_with_hyphens_and_none_is_given_twice():
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", check.id) for check in CHECKS)
    assert [id for id, times in Counter(check.id for check in CHECKS).items() if times > 1] == []
    assert len(BY_ID) == len(CHECKS)


def test_checks_of_a_family_stand_together_so_that_lists_can_be_grouped():
    families = [check.family for check in CHECKS]
    runs = [family for i, family in enumerate(families) if i == 0 or families[i - 1] != family]

    assert len(runs) == len(set(runs))


def test_what_guards_people_and_exercises_can_never_be_waived():
    for id in (
        "facilitator-text-on-employee-site",
        "personal-data-on-employee-site",
        "hidden-direction-marks",
        "reference-unknown",
        *SHAPE,
    ):
        assert not BY_ID[id].waivable


def test_what_becomes_true_by_time_alone_is_never_an_error():
    for id in ("review-overdue", "statement-approval-expired", "training-missing", "time-is-a-guess"):
        assert BY_ID[id].level == BY_ID[id].cap == "warning"
