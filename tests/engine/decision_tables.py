"""Small random tables, and the answers that enumerating all situations gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from hypothesis import strategies as st

from generator.engine.tables import Choices, Numbers, Question, Rule, Situation, Table, Taken

POLICIES = ("unique", "first", "highest-severity")
HORIZON = 13
"""Ranges without an end are enumerated up to here; rules of random tables tell no larger numbers apart."""


@st.composite
def questions(draw: st.DrawFn) -> tuple[Question, ...]:
    found = []
    for number in range(draw(st.integers(1, 3))):
        if draw(st.integers(0, 3)):
            domain: Choices | Numbers = Choices(tuple("abcd"[: draw(st.integers(1, 4))]))
        else:
            low = draw(st.integers(0, 3))
            domain = Numbers(low, draw(st.sampled_from([None, low, low + 1, low + 6])))
        found.append(Question(f"q{number}", domain))
    return tuple(found)


def taken(draw: st.DrawFn, domain: Choices | Numbers) -> Taken:
    if isinstance(domain, Choices):
        return draw(st.frozensets(st.sampled_from("abcd"), max_size=3))
    stretches = []
    for _ in range(draw(st.integers(0, 2))):
        low = draw(st.integers(0, 9))
        stretches.append(Numbers(low, draw(st.sampled_from([None, low, low + 1, low + 3]))))
    return tuple(stretches)


@st.composite
def tables(draw: st.DrawFn, asks: tuple[Question, ...] | None = None) -> Table:
    asked = draw(questions()) if asks is None else asks
    rules = []
    for number in range(draw(st.integers(0, 7))):
        named = [q for q in asked if draw(st.booleans())]
        when = {q.id: taken(draw, q.domain) for q in named}
        rank = draw(st.sampled_from([None, 1, 2, 3]))
        rules.append(Rule(f"r{number}", when, draw(st.sampled_from("XYZ")), rank))
    otherwise = draw(st.sampled_from([None, None, "X", "O"]))
    return Table("t", asked, tuple(rules), draw(st.sampled_from(POLICIES)), otherwise)


def answers(domain: Choices | Numbers) -> list[str] | list[int]:
    if isinstance(domain, Choices):
        return list(domain.values)
    return list(range(domain.low, (HORIZON if domain.high is None else domain.high) + 1))


def every(asked: tuple[Question, ...]) -> Iterator[Situation]:
    """All situations, one after the other."""
    for combination in product(*(answers(question.domain) for question in asked)):
        yield dict(zip([question.id for question in asked], combination, strict=True))


def goes_on(asked: tuple[Question, ...], situation: Situation) -> bool:
    """Whether a situation stands for those beyond the horizon too."""
    return any(
        isinstance(q.domain, Numbers) and q.domain.high is None and situation[q.id] == HORIZON for q in asked
    )


def fits(rule: Rule, situation: Situation) -> bool:
    """Whether a rule fits, said once more and as plainly as can be."""
    for question, those in rule.when.items():
        answer = situation[question]
        if isinstance(those, frozenset):
            if answer not in those:
                return False
        elif not any(n.low <= answer <= (10**9 if n.high is None else n.high) for n in those):  # type: ignore[operator]
            return False
    return True


def winner(table: Table, situation: Situation) -> Rule | None:
    """Who prevails, said once more and as plainly as can be."""
    hits = [rule for rule in table.rules if fits(rule, situation)]
    if not hits:
        return None
    if table.policy == "first":
        return hits[0]
    worst = min(99 if rule.rank is None else rule.rank for rule in hits)
    return next(rule for rule in hits if (99 if rule.rank is None else rule.rank) == worst)


def outcome(table: Table, situation: Situation) -> object:
    rule = winner(table, situation)
    return rule.outcome if rule else table.otherwise


def inside(box: Mapping[str, Taken], situation: Situation) -> bool:
    return fits(Rule("box", box, None), situation)


def count(asked: tuple[Question, ...], names: Iterator[tuple[Any, Situation]]) -> dict[Any, int | None]:
    """How many situations bear each name; None where they have no end."""
    counted: Counter[Any] = Counter()
    endless = set()
    for name, situation in names:
        counted[name] += 1
        if goes_on(asked, situation):
            endless.add(name)
    return {name: None if name in endless else number for name, number in counted.items()}
