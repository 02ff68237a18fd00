"""The report for people: places, carets, what to do, and nothing that could act on a terminal."""

from __future__ import annotations

from dataclasses import replace

import click
import pytest

from generator.finding import Finding, Place, Related, Severity
from generator.report.text import printable, summary, text

PATH = "playbook/plays/refund.yaml"
REFUND = """\
kind: play
id: refund
title: Refund
summary: {summary}
reviewed_on: 2026-11-01
"""


@pytest.fixture
def report(examined):
    """The report of a tiny playbook with these findings, without colours."""

    def write(*findings: Finding, summary: str = "Pay it back.", strict: bool = False) -> str:
        seen = examined({PATH: REFUND.format(summary=summary)})
        return click.unstyle(text(replace(seen, findings=findings), strict))

    return write


def finding(**given) -> Finding:
    known = {
        "check": "word-to-avoid-used",
        "severity": Severity.WARNING,
        "message": "'Pay' is a word to avoid",
        "place": Place(PATH, 4, 10, 4, 13),
        "help": "Say 'give'.",
    }
    return Finding(**{**known, **given})


def test_a_finding_is_told_with_place_reason_line_caret_way_out_and_second_place(report):
    related = Related(Place("playbook/vocabulary.yaml", 7, 5, 7, 8), "it stands here")

    assert (
        report(finding(related=(related,)))
        == """\
playbook/plays/refund.yaml

playbook/plays/refund.yaml:4:10  warning  word-to-avoid-used
  'Pay' is a word to avoid.
  4 | summary: Pay it back.
    |          ^^^
  help: Say 'give'.
  see: playbook/vocabulary.yaml:7:5 it stands here

5 documents read: 1 warning.
It can be published; look at the warnings.
"""
    )


def test_findings_of_a_file_stand_together(report):
    shown = report(finding(), finding(message="And again"), finding(place=Place("roles/x.yaml")))

    assert [line for line in shown.splitlines() if line.endswith(".yaml")] == [PATH, "roles/x.yaml"]


@pytest.mark.parametrize(
    ("words", "column", "cells"),
    [("Zażółć it.", 17, 16), ("日本 it.", 13, 14), ("e\u0301e\u0301 it.", 15, 12)],
)
def test_the_caret_stands_below_its_words_in_any_script(report, words, column, cells):
    place = Place(PATH, 4, column, 4, column + 2)

    lines = report(finding(place=place), summary=words).splitlines()

    assert lines[5] == f"    | {' ' * cells}^^"


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first(report):
    lines = report(finding(place=Place(PATH, 4, 10, 5, 3))).splitlines()

    assert lines[5] == "    |          ^^^^^^^^^^^^"


def test_a_long_line_is_cut_around_the_place(report):
    words = "x" * 150 + " HERE " + "y" * 150
    lines = report(finding(place=Place(PATH, 4, 161, 4, 165)), summary=words).splitlines()

    start = lines[5].index("^")
    assert lines[4][start : start + 4] == "HERE"
    assert max(map(len, lines)) <= 110


def test_long_messages_are_wrapped(report):
    shown = report(finding(message="word " * 60, help="advice " * 60))

    assert max(len(line) for line in shown.splitlines()) <= 100
    assert shown.count("help:") == 1


def test_a_file_that_is_not_there_has_no_line_to_show(report):
    shown = report(finding(place=Place("playbook/gone.yaml", 3, 1, 3, 5)))

    assert " | " not in shown


def test_nothing_in_a_message_can_act_on_the_terminal(report):
    shown = report(finding(message="see \x1b[31mred\u202eder\x07", help="do \x9b2J this"))

    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)
    assert "�[31mred�der�" in shown


def test_letters_of_all_scripts_stay(report):
    assert printable("שלום مرحبا Ελλάδα żółć 👍") == "שלום مرحبا Ελλάδα żółć 👍"


@pytest.mark.parametrize(
    ("severities", "strict", "expected"),
    [
        ([], False, ["nothing to mend.", "`playbook build` publishes it."]),
        ([Severity.ADVICE] * 2, True, ["2 pieces of advice.", "`playbook build` publishes it."]),
        ([Severity.WARNING], False, ["1 warning.", "It can be published; look at the warnings."]),
        (
            [Severity.WARNING] * 2,
            True,
            ["2 warnings.", "--strict: warnings must be mended or excused too. "],
        ),
        (
            [Severity.ERROR, Severity.WARNING, Severity.ADVICE],
            False,
            ["1 error, 1 warning and 1 piece of advice.", "Nothing is published while an error stands. "],
        ),
    ],
)
def test_the_summary_counts_and_says_what_is_next(examined, severities, strict, expected):
    seen = replace(examined(), findings=tuple(finding(severity=severity) for severity in severities))

    count, after = click.unstyle(summary(seen, strict)).split("\n")

    assert count == f"4 documents read: {expected[0]}"
    assert after.startswith(expected[1])
    assert after.removeprefix(expected[1]) in ("", "`playbook checks NAME` explains a check.")


def test_what_was_excused_is_counted(examined):
    seen = examined(
        {
            "roles/old-hand.yaml": "kind: role\nid: old-hand\ntitle: Old\nreviewed_on: 2025-01-01\n",
            "playbook/waivers.yaml": """\
kind: waivers
id: waivers
list:
  - check: review-overdue
    document: role:old-hand
    reason: The seat goes at the end of the year.
    approved_by: press-officer
    until: 2026-12-31
""",
        }
    )

    assert "1 finding excused in playbook/waivers.yaml." in click.unstyle(summary(seen, False))
