"""What is proved of a table is what enumerating all its situations shows."""

from __future__ import annotations


import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.engine import sweep as sweep_module
from generator.engine.analysis import (
    cases,
    compare,
    gaps,
    overlaps,
    possible,
    redundant,
    regions_won,
    shadowed,
    unmatched,
)
from generator.engine.tables import Choices, Numbers, Question, Rule, Table, decide, explain
from tests.engine.decision_tables import (
    count,
    every,
    fits,
    goes_on,
    inside,
    outcome,
    questions,
    tables,
    winner,
)

some = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(
    params=[1, 3, 1 << 14], ids=["question by question", "small blocks", "one block"], autouse=True
)
def block(request, monkeypatch):
    """The size of the blocks is a matter of speed and changes no answer."""
    monkeypatch.setattr(sweep_module, "BLOCK", request.param)


@some
@given(table=tables())
def test_deciding_is_what_the_plain_rules_say(table: Table):
    for situation in every(table.questions):
        decision = decide(table, situation)

        assert decision.rule is winner(table, situation)
        assert decision.outcome == outcome(table, situation)
        assert decision.hits == tuple(rule for rule in table.rules if fits(rule, situation))
        assert decision.silent == (not decision.hits and table.otherwise is None)


@some
@given(table=tables())
def test_explaining_names_what_did_not_fit_and_who_prevailed(table: Table):
    for situation in every(table.questions):
        for verdict, rule in zip(explain(table, situation), table.rules, strict=True):
            prevails = winner(table, situation)
            missed = [q for q in rule.when if not fits(Rule("", {q: rule.when[q]}, None), situation)]

            assert verdict.rule is rule
            assert verdict.fits == fits(rule, situation)
            assert list(verdict.missed) == missed
            assert verdict.beaten_by is (prevails if verdict.fits and rule is not prevails else None)


@some
@given(table=tables())
def test_the_cases_are_counted(table: Table):
    assert cases(table) == count(table.questions, ((1, s) for s in every(table.questions)))[1]


@some
@given(table=tables())
def test_the_regions_without_a_rule_are_exactly_what_no_rule_takes(table: Table):
    regions = unmatched(table)

    for situation in every(table.questions):
        assert sum(inside(region.box, situation) for region in regions) == (winner(table, situation) is None)
    for region in regions:
        within = ((1, s) for s in every(table.questions) if inside(region.box, s))
        assert region.cases == count(table.questions, within)[1]
        assert inside(region.box, region.example)
        assert winner(table, region.example) is None
    assert gaps(table) == ([] if table.otherwise is not None else regions)


@some
@given(table=tables())
def test_no_two_regions_without_a_rule_could_be_one(table: Table):
    boxes = [region.box for region in unmatched(table)]
    free = [s for s in every(table.questions) if winner(table, s) is None]
    for box in boxes:
        for other in boxes:
            keys = {k for k in {*box, *other} if box.get(k) != other.get(k)}
            if other is not box and len(keys) == 1:
                key = keys.pop()
                rest = {k: v for k, v in box.items() if k != key}
                assert not all(s in free for s in every(table.questions) if inside(rest, s)), "one is enough"


@some
@given(table=tables(), most=st.integers(0, 3))
def test_one_may_ask_for_a_few_regions_only(table: Table, most: int):
    assert len(unmatched(table, most)) == min(most, len(unmatched(table)))


@some
@given(table=tables())
def test_what_each_rule_decides_is_counted_exactly(table: Table):
    won = regions_won(table)

    expected = count(table.questions, ((winner(table, s), s) for s in every(table.questions)))
    assert {rule: region.cases for rule, region in won.items()} == expected
    for rule, region in won.items():
        assert winner(table, region.example) is rule
    assert [rule for rule in won if rule] == [rule for rule in table.rules if rule in expected]


@some
@given(table=tables(), data=st.data())
def test_what_each_rule_decides_can_be_asked_for_some_answers_only(table: Table, data: st.DataObject):
    situation = data.draw(st.sampled_from(list(every(table.questions))))
    known = data.draw(st.sets(st.sampled_from([question.id for question in table.questions])))
    some_answers = {question: situation[question] for question in known}

    those = [s for s in every(table.questions) if all(s[q] == a for q, a in some_answers.items())]
    expected = {winner(table, s) for s in those}
    assert set(regions_won(table, some_answers)) == expected
    assert [d.rule for d in possible(table, some_answers)] == [
        rule for rule in (*table.rules, None) if rule in expected
    ]
    assert {d.outcome for d in possible(table, some_answers)} == {outcome(table, s) for s in those}


@some
@given(table=tables())
def test_overlaps_are_all_pairs_that_fit_together_and_say_different_things(table: Table):
    found = {(overlap.first, overlap.second): overlap.region for overlap in overlaps(table)}

    expected = count(
        table.questions,
        (
            ((one, two), s)
            for s in every(table.questions)
            for n, one in enumerate(table.rules)
            for two in table.rules[n + 1 :]
            if fits(one, s) and fits(two, s) and one.outcome != two.outcome
        ),
    )
    assert {pair: region.cases for pair, region in found.items()} == expected
    for (one, two), region in found.items():
        assert fits(one, region.example)
        assert fits(two, region.example)
        for situation in every(table.questions):
            assert inside(region.box, situation) == (fits(one, situation) and fits(two, situation))


@some
@given(table=tables())
def test_rules_that_never_decide_are_found_with_those_that_do_in_their_place(table: Table):
    found = {each.rule: set(each.by) for each in shadowed(table)}

    everywhere = list(every(table.questions))
    deciding = {winner(table, s) for s in everywhere}
    assert found == {
        rule: {winner(table, s) for s in everywhere if fits(rule, s)}
        for rule in table.rules
        if rule not in deciding
    }


@some
@given(table=tables())
def test_rules_that_change_no_answer_are_found(table: Table):
    def without(rule: Rule) -> Table:
        rest = tuple(other for other in table.rules if other is not rule)
        return Table("t", table.questions, rest, table.policy, table.otherwise)

    assert list(redundant(table)) == [
        rule
        for rule in table.rules
        if all(outcome(table, s) == outcome(without(rule), s) for s in every(table.questions))
    ]


@some
@given(data=st.data())
def test_two_versions_of_a_table_are_compared_over_all_situations(data: st.DataObject):
    asked = data.draw(questions())
    old, new = data.draw(tables(asked)), data.draw(tables(asked))
    changed = compare(old, new)

    expected = count(
        asked,
        (((outcome(old, s), outcome(new, s)), s) for s in every(asked) if outcome(old, s) != outcome(new, s)),
    )
    assert {(group.old, group.new): group.cases for group in changed.groups} == expected
    for group in changed.groups:
        assert (outcome(old, group.example), outcome(new, group.example)) == (group.old, group.new)
    assert changed.total_cases == cases(old)
    assert (changed.only_old, changed.only_new) == ({}, {})
    sizes = [float("inf") if group.cases is None else group.cases for group in changed.groups]
    assert sizes == sorted(sizes, reverse=True)
