"""Decision tables: what is decided by hand-made tables, and what a table refuses to guess."""

from __future__ import annotations

import pytest

from generator.engine.tables import (
    Choices,
    Decision,
    Numbers,
    Question,
    Rule,
    Table,
    Verdict,
    decide,
    explain,
    takes,
)

WHO = Question("who", Choices(("customer", "press")))
MANY = Question("many", Numbers(0, None))
PRESS = Rule("press", {"who": frozenset({"press"})}, "call back", 3)
MILD = Rule("mild", {"many": (Numbers(0, 99),)}, "reply")
LOUD = Rule("loud", {"many": (Numbers(100, 299), Numbers(500, None))}, "alarm", 2)
LATE = Rule("late", {"many": (Numbers(250, 260),)}, "wait", 2)


def table(policy: str, *rules: Rule, otherwise: object = None) -> Table:
    return Table("t", (WHO, MANY), rules or (PRESS, MILD, LOUD, LATE), policy, otherwise)  # type: ignore[arg-type]


def test_the_first_rule_that_fits_counts():
    assert decide(table("first"), {"who": "press", "many": 250}) == Decision(
        PRESS, "call back", (PRESS, LOUD, LATE)
    )


@pytest.mark.parametrize("policy", ["unique", "highest-severity"])
def test_the_worst_counts_and_of_equals_the_first(policy):
    assert decide(table(policy), {"who": "press", "many": 250}) == Decision(
        LOUD, "alarm", (PRESS, LOUD, LATE)
    )
    assert decide(table(policy, LATE, LOUD), {"who": "press", "many": 250}).rule is LATE


def test_a_rule_without_a_level_is_the_least_bad():
    assert decide(table("unique", MILD, PRESS), {"who": "press", "many": 1}).rule is PRESS


@pytest.mark.parametrize(("many", "rule"), [(99, MILD), (100, LOUD), (299, LOUD), (500, LOUD), (10**9, LOUD)])
def test_both_ends_of_a_stretch_belong_to_it(many, rule):
    assert decide(table("first", MILD, LOUD), {"who": "customer", "many": many}).rule is rule


@pytest.mark.parametrize("many", [300, 499])
def test_where_no_rule_fits_nothing_is_said(many):
    decision = decide(table("first", MILD, LOUD), {"who": "customer", "many": many})

    assert decision == Decision(None, None, ())
    assert decision.silent


def test_where_no_rule_fits_otherwise_holds():
    decision = decide(table("first", MILD, otherwise="ask"), {"who": "customer", "many": 300})

    assert decision == Decision(None, "ask", ())
    assert not decision.silent


def test_a_rule_with_nothing_to_say_is_still_a_rule():
    decision = decide(table("first", Rule("none", {}, None)), {"who": "customer", "many": 1})

    assert not decision.silent


@pytest.mark.parametrize(
    ("situation", "named"),
    [
        ({"who": "press"}, "many"),
        ({"who": "police", "many": 1}, "who"),
        ({"who": "press", "many": -1}, "many"),
        ({"who": "press", "many": "lots"}, "many"),
        ({}, "who, many"),
    ],
)
def test_what_the_table_does_not_know_is_not_guessed(situation, named):
    for ask in (decide, explain):
        with pytest.raises(ValueError, match=f"no answer that the table t knows to: {named}$"):
            ask(table("first"), situation)


def test_every_rule_says_why_it_does_not_fit_or_who_was_faster():
    assert explain(table("first"), {"who": "customer", "many": 250}) == (
        Verdict(PRESS, False, ("who",), None),
        Verdict(MILD, False, ("many",), None),
        Verdict(LOUD, True, (), None),
        Verdict(LATE, True, (), LOUD),
    )


def test_a_rule_that_takes_nothing_never_fits():
    nothing = Rule("nothing", {"who": frozenset(), "many": ()}, "never")

    assert nothing.missed({"who": "press", "many": 3}) == ("who", "many")
    assert not takes((), 3)
    assert not takes(frozenset({"a"}), None)


def test_where_something_was_written_comes_back_and_is_not_compared():
    assert Question("who", Choices(("a",)), source="here") == Question("who", Choices(("a",)), source="there")
    assert Rule("a", {}, "x", source="here").source == "here"
    assert Table("t", (), (), source="here").source == "here"
    assert "here" not in repr(Rule("a", {}, "x", source="here"))


def test_a_table_that_asks_nothing_decides():
    everything = Rule("all", {}, "go")

    assert decide(Table("t", (), (everything,)), {}) == Decision(everything, "go", (everything,))
