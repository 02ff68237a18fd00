"""Decision tables for the trials: a shape, a size and a seed come in, a table of ten questions goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from generator.engine.tables import Choices, Numbers, Policy, Question, Rule, Table, Taken

QUESTIONS = 10
OUTCOMES = 12
ANSWERS = tuple("abcdef")
STEPS = (0, 5, 10, 20, 50, 100, 200, 500, 1000, 5000)


def asked(sizes: Mapping[int, int], ranges: int = 0) -> tuple[Question, ...]:
    """Ten questions: so many with so many answers each, and the last ones for a number."""
    choices = [Choices(ANSWERS[:size]) for size, count in sizes.items() for _ in range(count)]
    domains: list[Choices | Numbers] = [*choices, *[Numbers(0, None)] * ranges]
    return tuple(Question(f"q{number}", domain) for number, domain in enumerate(domains))


def taken(dice: Random, question: Question, most: int) -> Taken:
    """One to `most` answers, or a stretch between two of the usual steps."""
    if isinstance(question.domain, Choices):
        values = question.domain.values
        return frozenset(dice.sample(values, dice.randint(1, min(most, len(values)))))
    low, high = sorted(dice.sample(range(len(STEPS) + 1), 2))
    return (Numbers(STEPS[low], STEPS[high] - 1 if high < len(STEPS) else None),)


def scattered(
    size: int, dice: Random, policy: Policy, named: tuple[int, int], most: int, ranges: int = 0
) -> Table:
    """Rules that name some questions at random and take some answers to them at random."""
    questions = asked({6: QUESTIONS - ranges}, ranges)
    rules = []
    for number in range(size):
        those = dice.sample(questions, dice.randint(*named))
        when = {question.id: taken(dice, question, most) for question in those}
        rules.append(Rule(f"r{number}", when, dice.randrange(OUTCOMES), dice.randint(1, 4)))
    return Table("scattered", questions, tuple(rules), policy)


def divided(size: int, dice: Random, policy: Policy) -> Table:
    """A table without a gap or an overlap: the whole is halved along some question until there are enough."""
    questions = asked({6: 8}, 2)
    cells: list[dict[str, tuple[str | int, ...]]] = [
        {
            q.id: q.domain.values if isinstance(q.domain, Choices) else tuple(range(len(STEPS)))
            for q in questions
        }
    ]
    while len(cells) < size:
        cell = cells.pop(dice.randrange(len(cells)))
        if all(len(answers) == 1 for answers in cell.values()):
            cells.append(cell)
            continue
        name = dice.choice([name for name, answers in cell.items() if len(answers) > 1])
        cut = dice.randint(1, len(cell[name]) - 1)
        cells += [{**cell, name: cell[name][:cut]}, {**cell, name: cell[name][cut:]}]
    rules = [
        Rule(f"r{number}", {name: _answers(those) for name, those in cell.items()}, number % OUTCOMES, 1)
        for number, cell in enumerate(cells)
    ]
    return Table("divided", questions, tuple(rules), policy)


def _answers(those: tuple[str | int, ...]) -> Taken:
    if isinstance(those[0], str):
        return frozenset(str(answer) for answer in those)
    steps = [int(step) for step in those]
    high = STEPS[steps[-1] + 1] - 1 if steps[-1] + 1 < len(STEPS) else None
    return (Numbers(STEPS[steps[0]], high),)


SHAPES: dict[str, Callable[[int, Random], Table]] = {
    "1-3 questions a rule, first": lambda n, dice: scattered(n, dice, "first", (1, 3), 3),
    "3 questions, 1 answer, first": lambda n, dice: scattered(n, dice, "first", (3, 3), 1),
    "3 questions, 1 answer, worst": lambda n, dice: scattered(n, dice, "highest-severity", (3, 3), 1),
    "4 questions, 1 answer, first": lambda n, dice: scattered(n, dice, "first", (4, 4), 1),
    "3-5 questions, 1-3 answers": lambda n, dice: scattered(n, dice, "highest-severity", (3, 5), 3),
    "5-8 questions, 1-4 answers": lambda n, dice: scattered(n, dice, "first", (5, 8), 4),
    "all 10 questions, 1 answer": lambda n, dice: scattered(n, dice, "unique", (10, 10), 1),
    "all 10 questions, 3-6 answers": lambda n, dice: scattered(n, dice, "first", (10, 10), 6),
    "3 numbers among 10 questions": lambda n, dice: scattered(n, dice, "first", (2, 5), 3, 3),
    "complete, no overlap": lambda n, dice: divided(n, dice, "unique"),
}
"""Tables of many shapes: rules wide or narrow, few or many answers, ranges of numbers, a complete one."""
