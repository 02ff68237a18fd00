"""Sorting a case with a triage table: the answers known so far go in, what is decided or open comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from generator.engine.analysis import possible
from generator.engine.tables import Decision, Rule, Table, takes, weight
from generator.handbook import Document, Handbook
from generator.kinds.triage import Input, Triage
from generator.rules.tables import table

NEAR = 3

Answers = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a table says of a case of which these answers are known.

    `decisions` are all that are still possible; the case is settled when they say the same. `worst` is the
    one that holds in doubt; nothing said is worse than all. `asks` are the questions whose answers may still
    change it, `beaten` the rules that fit too, `near` those that miss one answer only, the worst first.
    """

    document: Document[Triage]
    answers: Answers
    decisions: tuple[Decision, ...]
    worst: Decision
    asks: tuple[Input, ...]
    beaten: tuple[Rule, ...]
    near: tuple[Rule, ...]

    @property
    def settled(self) -> bool:
        """Whether the decision is the same whatever the open answers are."""
        return len({decision.outcome for decision in self.decisions}) == 1


def sort(handbook: Handbook, document: Document[Triage], answers: Answers) -> Sorted:
    """What the table says of a case; answers must be such as it knows."""
    asked = table(document, handbook)
    decisions = possible(asked, answers)
    deciding = [decision.rule for decision in decisions if decision.rule]
    missing = {
        rule: sum(not takes(taken, answers.get(id)) for id, taken in rule.when.items() if id in answers)
        for rule in asked.rules
    }
    fit = [rule for rule in asked.rules if set(rule.when) <= set(answers) and not missing[rule]]
    near = [rule for rule in asked.rules if set(rule.when) <= set(answers) and missing[rule] == 1]
    return Sorted(
        document,
        answers,
        decisions,
        min(decisions, key=partial(_badness, asked)),
        tuple(_asks(document, asked, deciding, answers)),
        tuple(rule for rule in fit if rule not in deciding),
        tuple(sorted(near, key=weight)[:NEAR]),
    )


def _badness(asked: Table, decision: Decision) -> float:
    """How bad a decision is: a smaller number is worse."""
    if decision.silent:
        return float("-inf")
    rank = decision.rule.rank if decision.rule else asked.otherwise_rank
    return float("inf") if rank is None else rank


def _asks(document: Document[Triage], asked: Table, deciding: list[Rule], answers: Answers) -> list[Input]:
    """The questions without an answer that a rule which may still decide looks at."""
    known = {question.id for question in asked.questions} - set(answers)
    named = {id for rule in deciding for id in rule.when}
    return [question for question in document.record.inputs if question.id in known & named]
