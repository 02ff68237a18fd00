"""What can be proved of a decision table: a table goes in; gaps, overlaps, dead rules and changes come out.

Nothing is sampled. Where a table has so many crossing rules that this would take minutes, `TooLarge` is
raised (see `sweep`). Outcomes must be hashable; rules with equal outcomes say the same.

All three hit policies are one: among the rules that fit, sorted by who prevails, the first counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod
from typing import TypeAlias

from generator.engine.boxes import Box, Masks, Space, bits, meet, space
from generator.engine.sweep import Labels, Ordered, Piece, Sweep
from generator.engine.sweep import TooLarge as TooLarge
from generator.engine.tables import (
    Choices,
    Decision,
    Numbers,
    Question,
    Rule,
    Situation,
    Table,
    Taken,
    decide,
)

Given: TypeAlias = "Mapping[str, str | int | Taken]"
"""Some answers, by question: one, several, or stretches of numbers. What is left out is not known yet."""


@dataclass(frozen=True)
class Region:
    """Situations that belong together: the answers, how many (None: no end), and one of them."""

    box: Box
    cases: int | None
    example: Situation


@dataclass(frozen=True)
class Overlap:
    """Two rules with different outcomes that both fit in some situations."""

    first: Rule
    second: Rule
    region: Region


@dataclass(frozen=True)
class Shadowed:
    """A rule that never decides, and those that do wherever it fits. None of them: it takes no situation."""

    rule: Rule
    by: tuple[Rule, ...]


@dataclass(frozen=True)
class Won:
    """In how many situations a rule decides (None: no end), and one of them."""

    cases: int | None
    example: Situation


@dataclass(frozen=True)
class Group:
    """Situations in which one outcome became another; None: nothing is said."""

    old: object | None
    new: object | None
    cases: int | None
    example: Situation


@dataclass(frozen=True)
class Changed:
    """What differs between two tables: groups, the largest first, over `total_cases` both can be asked about.

    `only_old` and `only_new` are the questions, and the answers to common questions, that one of them has.
    """

    groups: tuple[Group, ...]
    total_cases: int | None
    only_old: Box
    only_new: Box


def cases(table: Table) -> int | None:
    """The number of situations that a table can be asked about; None where a range has no end."""
    whole = _space(table)
    return whole.cases(whole.size(whole.full))


def combinations(table: Table) -> int:
    """The number of situations that its rules can tell apart: a stretch of numbers counts once."""
    return prod(len(axis.cells) for axis in _space(table).axes)


def gaps(table: Table, most: int | None = None) -> list[Region]:
    """The situations for which a table says nothing, in few and large regions, the largest first.

    No situation is in two of them. `most` stops after so many. A table with `otherwise` has none.
    """
    return [] if table.otherwise is not None else unmatched(table, most)


def unmatched(table: Table, most: int | None = None) -> list[Region]:
    """The situations in which no rule fits, which fall to `otherwise` where there is one; as `gaps`."""
    whole = _space(table)
    boxes = [whole.box(rule.when) for rule in table.rules]
    found: list[Masks] = []
    while most is None or len(found) < most:
        sweep = Sweep(whole, [_plain([*boxes, *found])], whole.full)
        if (point := sweep.gap()) is None:
            break
        found.append(sweep.grown(point))
    found.sort(key=whole.size, reverse=True)
    return [_region(whole, box) for box in found]


def overlaps(table: Table) -> Iterator[Overlap]:
    """Every two rules with different outcomes that fit in the same situations, one after the other."""
    whole = _space(table)
    boxes = [whole.box(rule.when) for rule in table.rules]
    taking = [number for number, box in enumerate(boxes) if all(box)]
    sweep = Sweep(whole, [_plain([boxes[number] for number in taking])], whole.full)
    for place, number in enumerate(taking):
        later = sweep.touching(boxes[number]) >> (place + 1)
        for step in bits(later):
            other = taking[place + 1 + step]
            one, two = table.rules[number], table.rules[other]
            if one.outcome != two.outcome:
                yield Overlap(one, two, _region(whole, meet(boxes[number], boxes[other])))


def regions_won(table: Table, given: Given | None = None) -> dict[Rule | None, Won]:
    """What each rule really decides, in the order of the table; under None what falls to no rule.

    A rule that decides nothing is left out. `given` looks only at situations with these answers.
    """
    whole = _space(table, given)
    rules = table.ranked(table.rules)
    sweep = Sweep(whole, [_plain([whole.box(rule.when) for rule in rules])], _within(whole, given))
    won = {
        (None if label is None else rules[label]): Won(whole.cases(size), example)
        for (label,), (size, example) in _counted(sweep).items()
    }
    everyone: tuple[Rule | None, ...] = (*table.rules, None)
    return {rule: won[rule] for rule in everyone if rule in won}


def shadowed(table: Table, won: Mapping[Rule | None, Won] | None = None) -> Iterator[Shadowed]:
    """The rules that never decide, each with the rules that decide wherever it fits.

    `won` is what `regions_won` gives, for those who have asked already.
    """
    deciding, whole = regions_won(table) if won is None else won, _space(table)
    for rule in table.rules:
        if rule not in deciding:
            takes = all(whole.box(rule.when))
            winners = regions_won(table, rule.when) if takes else {}
            yield Shadowed(rule, tuple(winner for winner in winners if winner is not None))


def redundant(table: Table) -> Iterator[Rule]:
    """The rules that could be taken away, one at a time, without changing an answer."""
    won = regions_won(table)
    for rule in table.rules:
        if rule not in won or _is_redundant(table, rule, won[rule].example):
            yield rule


def _is_redundant(table: Table, rule: Rule, example: Situation) -> bool:
    """Whether another rule says the same wherever this one decides; the example is looked at first."""
    others = tuple(other for other in table.rules if other is not rule)
    without = Table(table.id, table.questions, others, table.policy, table.otherwise)
    if decide(without, example).outcome != rule.outcome:
        return False
    order = table.ranked(table.rules)
    before = order.index(rule)
    whole = _space(table)
    left = [other for other in order if other is not rule]
    labels = [0 if n < before or other.outcome == rule.outcome else 1 for n, other in enumerate(left)]
    boxes = Ordered(tuple(whole.box(other.when) for other in left), tuple(labels))
    rest = 0 if table.otherwise == rule.outcome else 1
    pieces = Sweep(whole, [boxes], whole.box(rule.when)).pieces()
    return all((rest if label is None else label) == 0 for (label,), *_ in pieces)


def possible(table: Table, given: Given) -> tuple[Decision, ...]:
    """The decisions that are still possible when only some answers are known, in the order of the table.

    They name the rule that would prevail; the other rules that fit are not known yet.
    """
    return tuple(
        Decision(rule, rule.outcome, (rule,)) if rule else Decision(None, table.otherwise)
        for rule in regions_won(table, given)
    )


def compare(old: Table, new: Table) -> Changed:
    """In which situations two versions of a table decide differently, and how many there are in all.

    Situations are made of the questions of both; a version takes any answer to a question that it does not
    have. Answers that only one of them knows are set apart.
    """
    questions = tuple(_common(old, new))
    whole = space(questions, [rule.when for rule in (*old.rules, *new.rules)])
    numbers: dict[object, int] = {None: 0}
    lists = [_by_outcome(table, whole, numbers) for table in (old, new)]
    rest = [numbers.setdefault(table.otherwise, len(numbers)) for table in (old, new)]
    found: dict[tuple[int, int], tuple[int, Situation]] = {}
    for labels, (size, example) in _counted(Sweep(whole, lists, whole.full)).items():
        before, after = (rest[n] if label is None else label for n, label in enumerate(labels))
        if before != after:
            known, first = found.get((before, after), (0, example))
            found[before, after] = (known + size, first)
    names = list(numbers)
    largest = sorted(found.items(), key=lambda item: -item[1][0])
    return Changed(
        tuple(Group(names[a], names[b], whole.cases(size), example) for (a, b), (size, example) in largest),
        whole.cases(whole.size(whole.full)),
        dict(_only(old, new)),
        dict(_only(new, old)),
    )


def _by_outcome(table: Table, whole: Space, numbers: dict[object, int]) -> Ordered:
    """The rules of a table, each labelled by the number of its outcome."""
    order = table.ranked(table.rules)
    labels = tuple(numbers.setdefault(rule.outcome, len(numbers)) for rule in order)
    return Ordered(tuple(whole.box(rule.when) for rule in order), labels)


def _common(old: Table, new: Table) -> Iterator[Question]:
    """The questions of both tables, with the answers that both know."""
    others = {question.id: question for question in new.questions}
    for question in old.questions:
        other = others.pop(question.id, question)
        yield Question(question.id, _shared(question.domain, other.domain), question.source)
    yield from others.values()


def _shared(one: Choices | Numbers, other: Choices | Numbers) -> Choices | Numbers:
    """The answers that are in both."""
    if isinstance(one, Choices) and isinstance(other, Choices):
        return Choices(tuple(value for value in one.values if value in other.values))
    if isinstance(one, Numbers) and isinstance(other, Numbers):
        ends = [numbers.high for numbers in (one, other) if numbers.high is not None]
        return Numbers(max(one.low, other.low), min(ends, default=None))
    return Choices(())


def _only(one: Table, other: Table) -> Iterator[tuple[str, Taken]]:
    """The questions and answers of one table that the other does not have."""
    domains = {question.id: question.domain for question in other.questions}
    for question in one.questions:
        there = domains.get(question.id, Choices(()))
        if missing := _without(question.domain, there):
            yield question.id, missing


def _without(one: Choices | Numbers, other: Choices | Numbers) -> Taken:
    """The answers that are in one and not in the other."""
    if isinstance(one, Choices):
        return frozenset(one.values) - frozenset(other.values if isinstance(other, Choices) else ())
    if isinstance(other, Choices):
        return (one,)
    return tuple(_outside(one, other))


def _outside(one: Numbers, other: Numbers) -> Iterator[Numbers]:
    """The stretches of one that lie below and above the other."""
    if one.low < other.low:
        end = other.low - 1
        yield Numbers(one.low, end if one.high is None else min(end, one.high))
    if other.high is not None and (one.high is None or other.high < one.high):
        yield Numbers(max(one.low, other.high + 1), one.high)


# Tables as boxes


def _space(table: Table, given: Given | None = None) -> Space:
    whens = [rule.when for rule in table.rules]
    return space(table.questions, [*whens, {id: _taken(answer) for id, answer in (given or {}).items()}])


def _within(whole: Space, given: Given | None) -> Masks:
    """The box of the answers given. An unknown question, or none of its answers, is a ValueError."""
    taken = {id: _taken(answer) for id, answer in (given or {}).items()}
    box = whole.box(taken)
    known = {axis.id for axis, mask in zip(whole.axes, box, strict=True) if mask}
    if strange := [id for id in taken if id not in known]:
        raise ValueError(f"no answer that the table knows to: {', '.join(strange)}")
    return box


def _taken(answer: str | int | Taken) -> Taken:
    if isinstance(answer, str):
        return frozenset({answer})
    return (Numbers(answer, answer),) if isinstance(answer, int) else answer


def _plain(boxes: list[Masks]) -> Ordered:
    """Boxes in order, each labelled by its number."""
    return Ordered(tuple(boxes), tuple(range(len(boxes))))


def _region(whole: Space, box: Masks) -> Region:
    return Region(whole.read(box), whole.cases(whole.size(box)), whole.example(box))


def _counted(sweep: Sweep) -> dict[Labels, tuple[int, Situation]]:
    """For each way in which the lists of rules decide, how many situations and one of them."""
    sizes: dict[Labels, int] = {}
    first: dict[Labels, Piece] = {}
    for piece in sweep.pieces():
        sizes[piece.labels] = sizes.get(piece.labels, 0) + piece.size
        first.setdefault(piece.labels, piece)
    points = {labels: sweep.point(piece.path, piece.cells) for labels, piece in first.items()}
    return {labels: (size, sweep.space.example(points[labels])) for labels, size in sizes.items()}
