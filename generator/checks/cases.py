"""Cases of a triage table in words: situations and regions come in, sentences and rules to paste go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.engine.analysis import Region
from generator.engine.tables import Rule, Situation, Table
from generator.handbook import Document, Handbook
from generator.kinds.triage import Triage
from generator.rules.tables import Told, as_cells, in_words
from generator.suggest import counted
from generator.values import quoted

SHORT = 3  # answers that make the short name of a suggested rule


def said(document: Document[Triage], situation: Situation) -> str:
    """A situation in the table's own answers: 'Praise' + 'One of us'."""
    return " + ".join(quoted(answer) for _, answer in in_words(document, situation))


def how_many(those: int | None, all: int | None) -> str:
    """How many cases these are, of how many: (24 such cases of 90)."""
    if those is None:
        return "(and so on for every larger number)"
    return f"({counted(those, 'such case')} of {all:,})" if all else f"({counted(those, 'such case')})"


def suggested(handbook: Handbook, document: Document[Triage], table: Table, region: Region) -> str:
    """A rule for a region without one, as YAML on one line; it decides as the nearest rule does."""
    near = nearest(handbook, document, table, region.example)
    when = {
        question.id: as_cells(question, region.box[question.id])
        for question in table.questions
        if question.id in region.box
    }
    parts = [f"id: {_short_name(table, when)}", *([f"when: {{{_cells(when)}}}"] if when else [])]
    return f"- {{{', '.join([*parts, *_outcome(handbook, near)])}}}"


def nearest(
    handbook: Handbook, document: Document[Triage], table: Table, situation: Situation
) -> Rule | None:
    """The rule that comes nearest to a situation and may decide it: none is silent, harm is at its level.

    Of several as near, one for a harmless case is the mildest, and none that is for harm alone.
    """
    worst = bool(harms(document, situation)) and bool(handbook.worst)
    fit = [r for r in table.rules if isinstance(r.outcome, Told) and r.outcome.reply != "no"]
    fit = [r for r in fit if not worst or r.outcome.severity in handbook.worst]  # type: ignore[attr-defined]
    rank = {level.id: level.rank for level in handbook.levels}

    def distance(rule: Rule) -> tuple[int, bool, int]:
        missed = rule.missed(situation)
        if worst or not isinstance(rule.outcome, Told):
            return len(missed), False, 0
        return len(missed), _for_harm(document, missed), -rank.get(rule.outcome.severity or "", 0)

    return min(fit, key=distance, default=None)


def _for_harm(document: Document[Triage], missed: Iterable[str]) -> bool:
    """Whether one of these questions asks for harm."""
    asks = {q.id for q in document.record.inputs if any(v.harm in ("safety", "data") for v in q.values)}
    return not asks.isdisjoint(missed)


def harms(document: Document[Triage], situation: Situation) -> tuple[str, ...]:
    """The answers of a situation that mean harm, with their questions."""
    return tuple(
        f"{quoted(value.label)} to {quoted(question.question)}"
        for question in document.record.inputs
        for value in question.values
        if value.id == situation.get(question.id) and value.harm in ("safety", "data")
    )


def _short_name(table: Table, when: Mapping[str, tuple[str, ...]]) -> str:
    first = [cells[0].replace("+", "-or-more") for cells in when.values()]
    name = "-".join(first[:SHORT]) or "everything-else"
    taken = {rule.id for rule in table.rules}
    number = 2
    while name in taken:
        name, number = f"{name.rstrip('-0123456789')}-{number}", number + 1
    return name


def _cells(when: Mapping[str, tuple[str, ...]]) -> str:
    return ", ".join(f"{id}: {listing(cells)}" for id, cells in when.items())


def listing(cells: Iterable[str]) -> str:
    """One name as it is, several as a list."""
    those = list(cells)
    return those[0] if len(those) == 1 else f"[{', '.join(those)}]"


def _outcome(handbook: Handbook, near: Rule | None) -> list[str]:
    """What the nearest rule decides, as fields; without one, the mildest level."""
    told = near.outcome if near else None
    if not isinstance(told, Told):
        return [f"severity: {handbook.levels[-1].id}"] if handbook.levels else []
    fields = {"severity": told.severity, "play": told.play, "reply": told.reply}
    written = [f"{name}: {value}" for name, value in fields.items() if value]
    return [*written, f"tell: {listing(told.tell)}"] if told.tell else written
