"""Triage documents as decision tables: what is written is what is decided."""

from __future__ import annotations

import pytest

from generator.engine.tables import Choices, Numbers, Question, decide
from generator.kinds.triage import Triage
from generator.rules.spots import Spot
from generator.rules.tables import Told, as_cells, as_numbers, in_words, rule_of, table, titled

TABLE = """\
kind: triage
id: first-look
title: First look
reviewed_on: 2026-11-01
hit_policy: highest-severity
inputs:
  - id: who
    question: Who writes?
    values:
      - {id: customer, label: A customer}
      - {id: press, label: A journalist}
  - {id: idle, question: What nobody can answer?}
  - id: mentions
    question: How many mentions?
    range: {min: 1, max: 5000, unit: mentions an hour}
rules:
  - id: press
    title: The press
    when: {who: press, mentions: any}
    severity: severity:sev3
    play: play:call-back
    reply: after-approval
    tell: [role:press-officer]
  - id: many
    when: {mentions: [7, 100-299, 300+], who: [customer, press]}
    severity: sev2
  - {id: rest, when: {idle: [something]}, reply: no, why_no_reply: Because.}
otherwise: {severity: sev4, reply: yes}
"""


@pytest.fixture
def read(examined):
    """`read(text)` gives the document and its decision table."""

    def read(text: str = TABLE):
        handbook = examined({"playbook/triage/first-look.yaml": text}).handbook
        (document,) = handbook.all(Triage)
        return document, table(document, handbook)

    return read


def test_the_questions_are_those_that_have_answers(read):
    document, asked = read()

    assert (asked.id, asked.policy, asked.source) == ("first-look", "highest-severity", Spot(document))
    assert asked.questions == (
        Question("who", Choices(("customer", "press"))),
        Question("mentions", Numbers(1, 5000)),
    )
    assert [question.source for question in asked.questions] == [
        Spot(document, ("inputs", 0)),
        Spot(document, ("inputs", 2)),
    ]


def test_rules_take_what_is_written_and_any_is_left_out(read):
    document, asked = read()

    assert [rule.when for rule in asked.rules] == [
        {"who": frozenset({"press"})},
        {
            "mentions": (Numbers(7, 7), Numbers(100, 299), Numbers(300, None)),
            "who": frozenset({"customer", "press"}),
        },
        {},
    ]
    assert [rule.source for rule in asked.rules] == [Spot(document, ("rules", n)) for n in range(3)]


def test_outcomes_have_bare_names_and_the_rank_of_their_level(read):
    _, asked = read()

    assert [(rule.id, rule.rank) for rule in asked.rules] == [("press", 3), ("many", 2), ("rest", None)]
    assert asked.rules[0].outcome == Told("sev3", "call-back", "after-approval", None, ("press-officer",))
    assert (asked.otherwise, asked.otherwise_rank) == (Told("sev4", None, "yes"), 4)


def test_the_wording_of_a_reason_does_not_make_another_outcome(read):
    _, asked = read()

    assert asked.rules[2].outcome == Told(reply="no", why_no_reply="Said in other words.")
    assert asked.rules[2].outcome.why_no_reply == "Because."
    assert asked.rules[2].outcome != Told(reply="yes")


def test_the_table_decides(read):
    _, asked = read()

    assert decide(asked, {"who": "press", "mentions": 100}).rule.id == "many"
    assert decide(asked, {"who": "press", "mentions": 99}).rule.id == "press"
    assert decide(asked, {"who": "customer", "mentions": 6}).rule.id == "rest"


def test_a_table_without_otherwise_has_none(read):
    _, asked = read(TABLE.replace("otherwise: {severity: sev4, reply: yes}\n", ""))

    assert (asked.otherwise, asked.otherwise_rank) == (None, None)


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [("5", Numbers(5, 5)), ("100-299", Numbers(100, 299)), ("300+", Numbers(300, None)), ("many", None)],
)
def test_a_cell_is_read_as_numbers(cell, numbers):
    assert as_numbers(cell) == numbers


def test_a_situation_is_told_in_the_words_of_the_table(read):
    document, _ = read()

    assert in_words(document, {"mentions": 40, "who": "press"}) == (
        ("Who writes?", "A journalist"),
        ("How many mentions?", "40 mentions an hour"),
    )
    assert in_words(document, {"who": "police"}) == (("Who writes?", "police"),)


def test_a_rule_is_called_by_its_title_or_its_short_name(read):
    document, asked = read()

    assert [titled(rule) for rule in asked.rules] == ["The press", "many", "rest"]
    assert rule_of(asked.rules[1]) is document.record.rules[1]


def test_answers_are_written_as_an_editor_writes_them():
    who = Question("who", Choices(("customer", "press", "police")))
    many = Question("many", Numbers(0, None))

    assert as_cells(who, frozenset({"police", "customer"})) == ("customer", "police")
    assert as_cells(many, (Numbers(5, 5), Numbers(7, 9), Numbers(20, None))) == ("5", "7-9", "20+")
