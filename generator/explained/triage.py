"""A triage table explained: how many situations each rule decides, with one of them, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from generator.engine.analysis import TooLarge, Won, cases, redundant, regions_won
from generator.engine.tables import Rule, Situation
from generator.explained.account import Row, Section
from generator.handbook import Document, Handbook
from generator.kinds.triage import Triage
from generator.rules.spots import Spot
from generator.rules.tables import table
from generator.suggest import counted

POLICY = {
    "unique": "Exactly one rule fits each situation.",
    "first": "The first rule that fits decides.",
    "highest-severity": "Of the rules that fit, the worst decides.",
}


def sections(handbook: Handbook, document: Document[Triage]) -> Iterator[Section]:
    """What each rule decides of all situations, and which rules could go."""
    rules, whole = table(document, handbook), cases(table(document, handbook))
    title = f"{counted(whole, 'situation')} in all" if whole is not None else "Situations without end"
    try:
        won = regions_won(rules)
        spare = {rule.id for rule in redundant(rules)}
    except TooLarge:
        yield Section(title, (), "There are too many crossing rules to count who decides what.")
        return
    rows = [_row(document, rule, won.get(rule), rule.id in spare) for rule in rules.rules]
    if None in won:
        rest = "everything else" if rules.otherwise else "no rule at all"
        rows.append(
            Row(f"{rest}, for example: {situation(document, won[None].example)}", *_number(won[None]))
        )
    yield Section(title, tuple(rows), POLICY[rules.policy])


def _row(document: Document[Triage], rule: Rule, won: Won | None, spare: bool) -> Row:
    spot = cast("Spot", rule.source)
    name = title(document, rule)
    if won is None:
        return Row(f"{name} never decides anything", "0", 0, spot)
    text = f"{name}, for example: {situation(document, won.example)}"
    if spare:
        text += " (without this rule the answers would be the same)"
    return Row(text, *_number(won), spot)


def _number(won: Won) -> tuple[str, int | None]:
    return (str(won.cases) if won.cases is not None else "many", won.cases)


def title(document: Document[Triage], rule: Rule) -> str:
    """What people call a rule."""
    found = next((r for r in document.record.rules if r.id == rule.id), None)
    return f"'{found.title}'" if found and found.title else f"'{rule.id}'"


def situation(document: Document[Triage], answers: Situation) -> str:
    """A situation in the answers' own labels."""
    labels = {(q.id, a.id): a.label for q in document.record.inputs for a in q.values}
    return " + ".join(str(labels.get((q, str(a)), a)) for q, a in answers.items())
