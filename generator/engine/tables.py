"""Decision tables: questions with their answers and rules go in, what they decide and why goes out.

A table asks a few questions. A rule takes some answers to some of them and has an outcome; a question that
it does not name may have any answer. DMN's hit policies say what holds where several rules fit: `unique`
(that should not happen; in doubt the worst of them), `first` (the first in order) and `highest-severity`
(the worst, of equals the first). `otherwise` is the outcome where no rule fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Policy = Literal["unique", "first", "highest-severity"]
Situation: TypeAlias = Mapping[str, "str | int"]
"""An answer to each question."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A question's answers where they are a short list."""

    values: tuple[str, ...]

    def __contains__(self, answer: object) -> bool:
        return answer in self.values


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whole numbers from `low` to `high`, both included; `high` None has no end."""

    low: int
    high: int | None

    def __contains__(self, answer: object) -> bool:
        if not isinstance(answer, int):
            return False
        return self.low <= answer and (self.high is None or answer <= self.high)


Taken: TypeAlias = "frozenset[str] | tuple[Numbers, ...]"
"""The answers to one question that a rule takes."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a table asks, and all answers there are."""

    id: str
    domain: Choices | Numbers
    source: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """If the answers are these, then this. Rules are compared by identity.

    `when` holds the answers it takes, by question; one that is left out may have any. `rank` tells how bad
    its outcome is: 1 is the worst, None the least bad.
    """

    id: str
    when: Mapping[str, Taken]
    outcome: object
    rank: int | None = None
    source: object = field(default=None, repr=False)

    def missed(self, situation: Situation) -> tuple[str, ...]:
        """The questions whose answer it does not take."""
        return tuple(
            question for question, taken in self.when.items() if not takes(taken, situation.get(question))
        )

    def fits(self, situation: Situation) -> bool:
        """Whether it takes all answers."""
        return all(takes(taken, situation.get(question)) for question, taken in self.when.items())


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A decision table. `otherwise` is the outcome where no rule fits; None: then nothing is said."""

    id: str
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    policy: Policy = "unique"
    otherwise: object | None = None
    otherwise_rank: int | None = None
    source: object = field(default=None, repr=False)

    def ranked(self, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """Rules of this table, given in its order, by who prevails over whom."""
        return rules if self.policy == "first" else tuple(sorted(rules, key=weight))


@dataclass(frozen=True, slots=True)
class Decision:
    """What a table decides in a situation: the rule that prevails, its outcome, and all rules that fit.

    No rule but an outcome: `otherwise`. No outcome either: the table has nothing to say.
    """

    rule: Rule | None
    outcome: object | None
    hits: tuple[Rule, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether the table has nothing to say."""
        return self.rule is None and self.outcome is None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one rule looks at a situation.

    `missed` are the questions whose answer it does not take. `beaten_by` is the rule that prevails where
    this one fits too.
    """

    rule: Rule
    fits: bool
    missed: tuple[str, ...] = ()
    beaten_by: Rule | None = None


def decide(table: Table, situation: Situation) -> Decision:
    """What the table decides. Every question needs an answer that it knows, else it is a ValueError."""
    if strange := list(unanswered(table, situation)):
        raise ValueError(f"no answer that the table {table.id} knows to: {', '.join(strange)}")
    hits = tuple(rule for rule in table.rules if rule.fits(situation))
    return decided(table, hits)


def decided(table: Table, hits: tuple[Rule, ...]) -> Decision:
    """What the table decides where just these rules fit; they are given in its order."""
    if not hits:
        return Decision(None, table.otherwise)
    rule = table.ranked(hits)[0]
    return Decision(rule, rule.outcome, hits)


def explain(table: Table, situation: Situation) -> tuple[Verdict, ...]:
    """How each rule looks at a situation, in the order of the table."""
    winner = decide(table, situation).rule
    return tuple(_verdict(rule, situation, winner) for rule in table.rules)


def _verdict(rule: Rule, situation: Situation, winner: Rule | None) -> Verdict:
    missed = rule.missed(situation)
    return Verdict(rule, not missed, missed, None if missed or rule is winner else winner)


def unanswered(table: Table, situation: Situation) -> Iterator[str]:
    """The questions to which there is no answer, or one that the table does not know."""
    for question in table.questions:
        if situation.get(question.id) not in question.domain:
            yield question.id


def takes(taken: Taken, answer: str | int | None) -> bool:
    """Whether this answer is among those taken."""
    if isinstance(taken, frozenset):
        return answer in taken
    return any(answer in numbers for numbers in taken)


def weight(rule: Rule) -> float:
    """How bad the outcome of a rule is: a smaller number is worse."""
    return float("inf") if rule.rank is None else rule.rank
