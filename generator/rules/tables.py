"""Triage tables as the engine knows them: a document goes in, a decision table with its places comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from pydantic_core import PydanticCustomError

from generator.engine.tables import Choices, Numbers, Question, Rule, Situation, Table, Taken
from generator.handbook import Document, Handbook
from generator.kinds import triage
from generator.rules.names import name, names
from generator.rules.spots import Spot
from generator.values import span

ANY = "any"
KEPT = 256  # tables of a large playbook; each is asked for by several checks and pages


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule tells people to do, with bare ids.

    Two are the same if people do the same: the wording of the reason for silence does not count.
    """

    severity: str | None = None
    play: str | None = None
    reply: str | None = None
    why_no_reply: str | None = field(default=None, compare=False)
    tell: tuple[str, ...] = ()


def table(document: Document[triage.Triage], handbook: Handbook) -> Table:
    """The decision table of a triage document. Questions that have no answers are left out.

    The outcomes are `Told`, the ranks those of the severity scale, and every source is a `Spot`.
    """
    return _table(document, tuple((level.id, level.rank) for level in handbook.levels))


@lru_cache(KEPT)
def _table(document: Document[triage.Triage], levels: tuple[tuple[str, int], ...]) -> Table:
    record, ranks = document.record, dict(levels)
    questions = tuple(_questions(document))
    domains = {question.id: question.domain for question in questions}
    rules = tuple(
        Rule(
            rule.id,
            {
                id: taken(domains[id], cells)
                for id, cells in rule.when.items()
                if id in domains and ANY not in cells
            },
            told(rule),
            _rank(rule, ranks),
            Spot(document, ("rules", number)),
        )
        for number, rule in enumerate(record.rules)
    )
    rest = record.otherwise
    return Table(
        document.id,
        questions,
        rules,
        record.hit_policy,
        told(rest) if rest else None,
        _rank(rest, ranks) if rest else None,
        Spot(document),
    )


def _questions(document: Document[triage.Triage]) -> Iterator[Question]:
    for number, question in enumerate(document.record.inputs):
        source = Spot(document, ("inputs", number))
        if question.values:
            values = tuple(dict.fromkeys(answer.id for answer in question.values))
            yield Question(question.id, Choices(values), source)
        elif question.range:
            yield Question(question.id, Numbers(question.range.min, question.range.max), source)


def told(outcome: triage.Outcome) -> Told:
    """What an outcome tells people to do."""
    return Told(
        name(outcome.severity) if outcome.severity else None,
        name(outcome.play) if outcome.play else None,
        outcome.reply,
        outcome.why_no_reply,
        names(outcome.tell),
    )


def _rank(outcome: triage.Outcome, ranks: dict[str, int]) -> int | None:
    return ranks.get(name(outcome.severity)) if outcome.severity else None


def taken(domain: Choices | Numbers, cells: tuple[str, ...]) -> Taken:
    """The answers that these cells take: ids of answers, or numbers such as `5`, `100-299` and `300+`."""
    if isinstance(domain, Choices):
        return frozenset(cells)
    return tuple(numbers for cell in cells if (numbers := as_numbers(cell)))


def as_numbers(cell: str) -> Numbers | None:
    """The numbers that a cell takes, or None where it is no number."""
    try:
        found = span(cell)
    except PydanticCustomError:
        return None
    return Numbers(found.low, found.high)


# Situations in words


def in_words(document: Document[triage.Triage], situation: Situation) -> tuple[tuple[str, str], ...]:
    """The questions that have an answer in this situation, each with the answer, as people read them."""
    return tuple(
        (question.question, label(question, situation[question.id]))
        for question in document.record.inputs
        if question.id in situation
    )


def label(question: triage.Input, answer: str | int) -> str:
    """An answer as people read it: its label, or the number with what is counted."""
    for value in question.values:
        if value.id == answer:
            return value.label
    unit = question.range.unit if question.range else None
    return f"{answer} {unit}" if unit else str(answer)


def titled(rule: Rule) -> str:
    """What people call a rule: its title, or its short name."""
    return rule_of(rule).title or rule.id


def rule_of(rule: Rule) -> triage.Rule:
    """The rule as it stands in its document."""
    spot = cast("Spot", rule.source)
    document = cast("Document[triage.Triage]", spot.document)
    return document.record.rules[cast("int", spot.route[1])]


def as_cells(question: Question, taken: Taken) -> tuple[str, ...]:
    """Answers as an editor writes them under `when`, in the order of the question."""
    if isinstance(taken, frozenset):
        values = question.domain.values if isinstance(question.domain, Choices) else sorted(taken)
        return tuple(value for value in values if value in taken)
    return tuple(_cell(numbers) for numbers in taken)


def _cell(numbers: Numbers) -> str:
    if numbers.high is None:
        return f"{numbers.low}+"
    return str(numbers.low) if numbers.low == numbers.high else f"{numbers.low}-{numbers.high}"
