"""What is proved of a table is what enumerating all its situations shows."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.engine import sweep as sweep_module
from generator.engine.analysis import (
    TooLarge,
    cases,
    combinations,
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
    inside,
    outcome,
    questions,
    tables,
    winner,
)

some = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


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


# By hand

WHO = Question("who", Choices(("customer", "colleague", "press")))
MANY = Question("many", Numbers(0, None))


def rule(id: str, outcome: object, rank: int | None = None, **when: object) -> Rule:
    return Rule(id, {q: frozenset({a}) if isinstance(a, str) else a for q, a in when.items()}, outcome, rank)  # type: ignore[misc]


def test_a_gap_is_told_as_the_largest_region_there_is():
    press = rule("press", "call", who="press")
    loud = rule("loud", "alarm", many=(Numbers(100, 299),))
    regions = gaps(Table("t", (WHO, MANY), (press, loud)))

    others = frozenset({"customer", "colleague"})
    assert [(r.box, r.cases, r.example) for r in regions] == [
        (
            {"who": others, "many": (Numbers(0, 99), Numbers(300, None))},
            None,
            {"who": "customer", "many": 0},
        )
    ]


def test_the_largest_regions_come_first():
    rules = (rule("a", "x", who="press"), rule("b", "x", who="customer", many=(Numbers(1, None),)))
    regions = gaps(Table("t", (WHO, Question("many", Numbers(0, 9))), rules))

    assert [region.cases for region in regions] == [9, 2]


def test_a_question_that_may_have_any_answer_is_preferred_to_one_with_more_answers():
    loud = Question("loud", Choices(("no", "yes")))
    rules = (rule("a", "x", who="press"), rule("b", "x", who="colleague", loud="yes"))

    assert [region.box for region in gaps(Table("t", (WHO, loud), rules))] == [
        {"who": frozenset({"customer"})},
        {"who": frozenset({"colleague"}), "loud": frozenset({"no"})},
    ]


def test_a_question_that_only_one_version_asks_is_set_apart():
    old = Table("t", (WHO,), (rule("a", "x", who="press"),), "first", "y")
    new = Table("t", (WHO, MANY), (rule("a", "x", who="press", many=(Numbers(5, 9),)),), "first", "y")
    changed = compare(old, new)

    assert (changed.only_old, changed.only_new) == ({}, {"many": (Numbers(0, None),)})
    assert changed.total_cases is None
    assert [(g.old, g.new, g.cases, g.example) for g in changed.groups] == [
        ("x", "y", None, {"who": "press", "many": 0})
    ]


def test_answers_that_only_one_version_knows_are_set_apart():
    old = Table("t", (Question("q", Choices(("a", "b"))), Question("n", Numbers(0, 99))), (), "first", "x")
    new = Table(
        "t", (Question("q", Choices(("b", "c", "d"))), Question("n", Numbers(10, None))), (), "first", "y"
    )
    changed = compare(old, new)

    assert changed.only_old == {"q": frozenset({"a"}), "n": (Numbers(0, 9),)}
    assert changed.only_new == {"q": frozenset({"c", "d"}), "n": (Numbers(100, None),)}
    assert changed.total_cases == 90
    assert [(g.old, g.new, g.cases) for g in changed.groups] == [("x", "y", 90)]


def test_a_range_inside_another_leaves_both_of_its_sides():
    def one(low: int, high: int | None) -> Table:
        return Table("t", (Question("n", Numbers(low, high)),), ())

    assert compare(one(0, 99), one(10, 19)).only_old == {"n": (Numbers(0, 9), Numbers(20, 99))}
    assert compare(one(0, 9), one(20, 29)).only_old == {"n": (Numbers(0, 9),)}
    assert compare(one(20, 29), one(0, 9)).only_old == {"n": (Numbers(20, 29),)}
    assert compare(one(0, None), one(5, 9)).only_old == {"n": (Numbers(0, 4), Numbers(10, None))}
    assert compare(one(0, 9), one(0, 9)).only_old == {}
    assert compare(one(0, 9), one(20, 29)).total_cases == 0


def test_a_question_that_became_one_of_another_sort_has_no_case_in_common():
    old = Table("t", (Question("q", Choices(("a",))),), (rule("r", "x", q="a"),))
    new = Table("t", (Question("q", Numbers(0, 9)),), (rule("r", "y", q=(Numbers(0, 9),)),))
    changed = compare(old, new)

    assert (changed.groups, changed.total_cases) == ((), 0)
    assert (changed.only_old, changed.only_new) == ({"q": frozenset({"a"})}, {"q": (Numbers(0, 9),)})


def test_saying_something_where_nothing_was_said_is_a_change():
    old = Table("t", (WHO,), (rule("a", "x", who="press"),))
    new = Table("t", (WHO,), (), "unique", "x")

    assert [(g.old, g.new, g.cases) for g in compare(old, new).groups] == [(None, "x", 2)]


def test_several_known_answers_leave_what_they_leave():
    table = Table(
        "t", (WHO, MANY), (rule("a", "x", who="press"), rule("b", "y", many=(Numbers(9, 9),))), "first"
    )

    assert [d.outcome for d in possible(table, {"who": frozenset({"press", "colleague"})})] == [
        "x",
        "y",
        None,
    ]
    assert [d.outcome for d in possible(table, {"who": "colleague", "many": (Numbers(9, 9),)})] == ["y"]
    assert [d.outcome for d in possible(table, {"who": "colleague", "many": 10})] == [None]
    assert [d.hits for d in possible(table, {"who": "press"})] == [(table.rules[0],)]


@pytest.mark.parametrize("given", [{"who": "police"}, {"where": "here"}, {"many": -1}, {"who": frozenset()}])
def test_answers_that_the_table_does_not_know_are_refused(given):
    (name,) = given
    with pytest.raises(ValueError, match=f"no answer that the table knows to: {name}$"):
        possible(Table("t", (WHO, MANY), ()), given)


def test_a_table_that_asks_nothing_has_one_case():
    table = Table("t", (), (rule("all", "go"),))

    assert cases(table) == combinations(table) == 1
    assert gaps(table) == []
    assert {r: won.cases for r, won in regions_won(table).items()} == {table.rules[0]: 1}
    assert [region.box for region in gaps(Table("t", (), ()))] == [{}]


def test_a_stretch_that_all_rules_treat_alike_is_one_combination():
    table = Table("t", (WHO, MANY), (rule("a", "x", many=(Numbers(100, 299),)),))

    assert combinations(table) == 9
    assert cases(table) is None


def test_a_rule_that_takes_no_answer_is_never_used_and_nobody_is_to_blame():
    table = Table("t", (WHO,), (rule("a", "x", who="nobody"), rule("b", "x")), "first")

    assert [(s.rule.id, s.by) for s in shadowed(table)] == [("a", ())]
    assert [(s.rule.id, s.by) for s in shadowed(table, regions_won(table))] == [("a", ())]


def test_a_table_without_end_of_crossing_rules_is_given_up(monkeypatch):
    monkeypatch.setattr(sweep_module, "PATIENCE", 10)
    questions = tuple(Question(f"q{n}", Choices(tuple("abcd"))) for n in range(9))
    rules = tuple(rule(f"r{n}", n, **{f"q{n}": "a", f"q{(n + 4) % 9}": "b"}) for n in range(9))
    table = Table("t", questions, rules, "first")

    for prove in (regions_won, unmatched, lambda t: list(shadowed(t))):
        with pytest.raises(TooLarge):
            prove(table)
