"""Answers: which situations the triage tables answer differently, over all situations there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.changes.pairs import Two, named, renamed_items
from generator.changes.values import Answers, Decided, Outcome, Uncompared
from generator.engine.analysis import Changed, Group, TooLarge, Won, compare, regions_won
from generator.engine.boxes import Box
from generator.engine.tables import Rule, Situation, Table, Taken, decide
from generator.handbook import Document, item_title
from generator.kinds.triage import Input, Triage
from generator.rules.tables import Told, table


def answers(two: Two) -> Iterator[Decided | Uncompared]:
    """Every table in force on both sides that answers some situation differently, or asks something else."""
    scale = [(level.id, level.rank) for level in two.before.levels]
    other = bool(two.renamed) or scale != [(level.id, level.rank) for level in two.after.levels]
    for before, after in two.of(Triage):
        if before and after and (other or before.source.text != after.source.text):
            try:
                yield from _decided(two, before, after)
            except TooLarge:
                why = "too many of its rules cross each other for all its situations to be compared"
                yield Uncompared("both", after.called, why)


def _decided(two: Two, before: Document[Triage], after: Document[Triage]) -> Iterator[Decided]:
    old, new = _in_new_words(two, before, after), table(after, two.after)
    found = compare(old, new)
    asked, dropped = tuple(_questions(found.only_new, after)), tuple(_questions(found.only_old, before))
    if found.groups or asked or dropped:
        groups = tuple(_answers(two, group, (old, new), (before, after)) for group in found.groups)
        first = tuple(_first(two, new, found.only_new, (before, after)))
        yield Decided(named(after), _changed(found), found.total_cases, groups, asked, dropped, first)


def _changed(found: Changed) -> int | None:
    counts = [group.cases for group in found.groups]
    return None if None in counts else sum(count or 0 for count in counts)


def _in_new_words(two: Two, before: Document[Triage], after: Document[Triage]) -> Table:
    """The earlier table, with everything called what it is called now."""
    old = table(before, two.before)
    ids = dict(renamed_items(before.record.inputs, after.record.inputs))
    rules = tuple(_rule(two, rule, ids) for rule in old.rules)
    questions = tuple(replace(question, id=ids.get(question.id, question.id)) for question in old.questions)
    return replace(old, questions=questions, rules=rules, otherwise=_now(two, old.otherwise))


def _rule(two: Two, rule: Rule, ids: Mapping[str, str]) -> Rule:
    when: dict[str, Taken] = {ids.get(id, id): taken for id, taken in rule.when.items()}
    return replace(rule, when=when, outcome=_now(two, rule.outcome))


def _now(two: Two, told: object) -> object:
    if not isinstance(told, Told):
        return told
    return replace(
        told,
        severity=two.now("severity", told.severity) if told.severity else None,
        play=two.now("play", told.play) if told.play else None,
        tell=tuple(two.now("role", role) for role in told.tell),
    )


def _answers(
    two: Two, group: Group, tables: tuple[Table, Table], documents: tuple[Document[Triage], Document[Triage]]
) -> Answers:
    rules = [_title(decide(one, group.example).rule, d) for one, d in zip(tables, documents, strict=True)]
    example = tuple(_read_out(group.example, documents))
    return Answers(outcome(two, group.old), outcome(two, group.new), group.cases, example, *rules)


def _first(
    two: Two, new: Table, only: Box, documents: tuple[Document[Triage], Document[Triage]]
) -> Iterator[Answers]:
    """What the new answers to an old question lead to, what most of them lead to first."""
    asked, given = {question.id for question in documents[0].record.inputs}, dict[str, Taken]()
    found: dict[object, list[tuple[Rule | None, Won]]] = {}
    for question in documents[1].record.inputs:
        fresh, answers = only.get(question.id), frozenset(one.id for one in question.values)
        if question.id not in asked or not isinstance(fresh, frozenset) or fresh == answers:
            continue
        for rule, won in regions_won(new, {**given, question.id: fresh}).items():
            found.setdefault(rule.outcome if rule else new.otherwise, []).append((rule, won))
        given[question.id] = answers - fresh  # so that no situation counts twice
    for told, wins in sorted(found.items(), key=lambda item: -_cases(item[1])):
        rule, won = wins[0]
        example = tuple(_read_out(won.example, documents))
        counted = all(one.cases is not None for _, one in wins)
        cases = _cases(wins) if counted else None
        yield Answers(None, outcome(two, told), cases, example, "", _title(rule, documents[1]))


def _cases(wins: Iterable[tuple[Rule | None, Won]]) -> int:
    return sum(won.cases or 0 for _, won in wins)


def _title(rule: Rule | None, document: Document[Triage]) -> str:
    found = next((r for r in document.record.rules if rule and r.id == rule.id), None)
    return item_title(found) if found else ""


def outcome(two: Two, told: object) -> Outcome | None:
    """What a rule tells people to do, in titles."""
    if not isinstance(told, Told):
        return None
    return Outcome(
        two.title("severity", told.severity) if told.severity else None,
        two.title("play", told.play) if told.play else None,
        told.reply,
        tuple(two.title("role", role) for role in told.tell),
    )


# Questions as people read them


def _read_out(
    example: Situation, documents: tuple[Document[Triage], Document[Triage]]
) -> Iterator[tuple[str, str]]:
    """Each question with its answer, in the order of the later table; then those that are gone."""
    before, after = (document.record.inputs for document in documents)
    for question in (*after, *(one for one in before if one.id not in {now.id for now in after})):
        if question.id in example:
            yield question.question, _label(question, example[question.id])


def _label(question: Input, answer: str | int) -> str:
    if isinstance(answer, int):
        unit = question.range.unit if question.range else None
        return f"{answer} {unit}" if unit else str(answer)
    return next((one.label for one in question.values if one.id == answer), answer)


def _questions(only: Box, document: Document[Triage]) -> Iterator[str]:
    """Questions and answers that the other side does not have."""
    for question in document.record.inputs:
        taken = only.get(question.id)
        if isinstance(taken, frozenset) and len(taken) < len(question.values):
            yield from (f"{question.question} {one.label}" for one in question.values if one.id in taken)
        elif taken is not None:
            yield question.question
