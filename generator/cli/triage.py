"""`playbook triage`: answers to a few questions come in, who does what and why goes out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

import click

from generator.cli.options import Setting, Unusable, shared
from generator.cli.options import instant as read_instant
from generator.engine.analysis import TooLarge
from generator.engine.tables import Decision, Rule, takes
from generator.finding import Severity
from generator.handbook import Document, Handbook
from generator.kinds.play import Play
from generator.kinds.role import Role
from generator.kinds.statement import Statement
from generator.kinds.triage import Input, Triage
from generator.pipeline import Examined, examine
from generator.prose import plain
from generator.rules.calendars import on_duty, seat
from generator.rules.sorting import Answers, Sorted, sort
from generator.rules.tables import Told, in_words, rule_of, titled
from generator.suggest import did_you_mean, listed
from generator.times import when
from generator.values import quoted

AHEAD = timedelta(days=8)
LONG = timedelta(days=7)
UNKNOWN = "?"


@click.command(
    epilog="\b\nExamples:\n  playbook triage first-look\n"
    "  playbook triage first-look --set harm=none --set about=praise\n"
    "  playbook triage press-call --set harm=safety --at 2026-12-24T19:30 --json"
)
@shared
@click.argument("name", metavar="TABLE", required=False)
@click.option("--set", "given", metavar="INPUT=VALUE", multiple=True, help="An answer. May be repeated.")
@click.option("--at", metavar="ISO-TIME", help="Say who is there at that instant (UTC if no zone is said).")
@click.option("--json", "as_json", is_flag=True, help="Print it as data, and ask nothing.")
def command(
    setting: Setting, name: str | None, given: tuple[str, ...], at: str | None, as_json: bool
) -> None:
    """Ask what is in front of you and say what to do. Enter ? for an answer you do not know."""
    instant = read_instant(at) if at else None
    examined = examine(setting.root, setting.today, setting.facilitator_dirs)
    document = _document(examined.handbook, name)
    answers = _answers(document, given)
    _warn(examined, document)
    try:
        case = sort(examined.handbook, document, answers)
        if not as_json and (not given or sys.stdin.isatty()):
            case = _ask(examined.handbook, case, setting)
    except TooLarge:
        raise Unusable(f"{document.called} has too many crossing rules for partial answers.") from None
    if as_json:
        click.echo(json.dumps(as_data(examined.handbook, case, instant), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(examined.handbook, case, instant)), color=setting.colour)
    if case.settled and case.worst.silent:
        raise click.exceptions.Exit(1)


# What was typed


def _document(handbook: Handbook, name: str | None) -> Document[Triage]:
    tables = {document.id: document for document in handbook.all(Triage)}
    if not tables:
        raise Unusable("there is no triage table in this playbook, or its file has an error.")
    if name is None:
        if len(tables) == 1:
            return next(iter(tables.values()))
        raise Unusable(f"there are {len(tables)} triage tables; name one: {listed(tables, 'or', most=20)}.")
    id = name.removeprefix("triage:")
    if id not in tables:
        help = did_you_mean(id, tables, f"There is {listed(tables)}.")
        raise Unusable(f"there is no triage table '{id}', or its file has an error. {help}")
    return tables[id]


def _warn(examined: Examined, document: Document[Triage]) -> None:
    """Whoever uses a table with faults is told so."""
    if any(f.document == document.ref and f.severity is Severity.ERROR for f in examined.findings):
        click.echo(f"Note: {document.called} has errors; `playbook check` tells them.", err=True)


def _answers(document: Document[Triage], given: Sequence[str]) -> Answers:
    questions = {question.id: question for question in document.record.inputs}
    answers: dict[str, str | int] = {}
    for each in given:
        id, mark, value = each.partition("=")
        if not mark:
            raise Unusable(f"--set takes INPUT=VALUE, such as {_example(document)}, not '{each}'.")
        if id not in questions:
            help = did_you_mean(id, questions, f"The questions are {listed(questions)}.")
            raise Unusable(f"{document.called} has no question '{id}'. {help}")
        if id in answers:
            raise Unusable(f"'{id}' is answered twice; one answer is enough.")
        answers[id] = _read(questions[id], value)
    return answers


def _example(document: Document[Triage]) -> str:
    question = document.record.inputs[0]
    value = question.values[0].id if question.values else str(question.range.min if question.range else 0)
    return f"{question.id}={value}"


def _read(question: Input, typed: str) -> str | int:
    """The answer that somebody typed: its short name, its label, or a number."""
    word = typed.strip()
    for value in question.values:
        if word.casefold() in (value.id, value.label.casefold()):
            return value.id
    if question.values:
        known = [value.id for value in question.values]
        help = did_you_mean(word, known, f"The answers are {listed(known)}.")
        raise Unusable(f"'{word}' is not an answer to {quoted(question.question)}. {help}")
    low, high = (question.range.min, question.range.max) if question.range else (0, None)
    number = int(word) if word.isascii() and word.isdigit() and len(word) < 10 else -1
    if number < low or (high is not None and number > high):
        span = f"from {low} to {high}" if high is not None else f"from {low} up"
        raise Unusable(f"{quoted(question.question)} takes a whole number {span}, not '{word}'.")
    return number


# Asking


def _ask(handbook: Handbook, case: Sorted, setting: Setting) -> Sorted:
    """Ask one question after the other until the case is settled, or nothing is left to ask."""
    skipped: set[str] = set()
    while not case.settled:
        question = next((q for q in case.asks if q.id not in skipped), None)
        if question is None:
            break
        answer = _prompt(handbook, question, setting)
        if answer is None:
            skipped.add(question.id)
        else:
            case = sort(handbook, case.document, {**case.answers, question.id: answer})
    return case


def _prompt(handbook: Handbook, question: Input, setting: Setting) -> str | int | None:
    click.echo("\n".join(_asked(handbook, question)), err=True, color=setting.colour)
    while True:
        try:
            typed = click.prompt("Answer", prompt_suffix=f" {_hint(question)}: ", err=True).strip()
        except click.Abort:
            raise Unusable("the answers ended before the case was settled.") from None
        if typed == UNKNOWN:
            return None
        try:
            return _chosen(question, typed)
        except Unusable as mistake:
            click.echo(mistake.format_message(), err=True)


def _chosen(question: Input, typed: str) -> str | int:
    """The answer by its number in the list, or as `_read`."""
    numbered = question.values and typed.isascii() and typed.isdigit()
    if numbered and 1 <= int(typed) <= len(question.values):
        return question.values[int(typed) - 1].id
    return _read(question, typed)


def _hint(question: Input) -> str:
    if question.values:
        return f"(1-{len(question.values)}, {UNKNOWN} if you do not know)"
    return f"(a number{f', {question.range.unit}' if question.range and question.range.unit else ''})"


def _asked(handbook: Handbook, question: Input) -> Iterator[str]:
    yield ""
    yield click.style(question.question, bold=True)
    yield from (f"  {line}" for line in _plain(handbook, question.help))
    for number, value in enumerate(question.values, 1):
        yield f"  {number}  {value.label}"
        yield from (click.style(f"     {line}", dim=True) for line in _plain(handbook, value.example))


def _plain(handbook: Handbook, text: str | None) -> Iterator[str]:
    """The lines of a text without its marks."""
    for line in (text or "").splitlines():
        yield plain(line, lambda ref: target.title if (target := handbook.target(ref)) else ref)


# What is said


def _lines(handbook: Handbook, case: Sorted, at: datetime | None) -> Iterator[str]:
    document = case.document
    if case.settled:
        yield from _decision(handbook, case, case.worst, at)
        yield from _why(case)
    else:
        yield from _open(handbook, case, at)
    if document.address is not None:
        yield f"\nThe table: /{document.address}"


def _open(handbook: Handbook, case: Sorted, at: datetime | None) -> Iterator[str]:
    """What is possible as long as questions are open, and what holds in doubt."""
    yield f"Not settled yet. It depends on {listed(quoted(q.question) for q in case.asks)}."
    yield "It may be:"
    for outcome in dict.fromkeys(decision.outcome for decision in case.decisions):
        yield f"  {_brief(handbook, outcome)}"
    yield ""
    yield click.style("In doubt take the worse:", bold=True)
    yield from _decision(handbook, case, case.worst, at)


def _brief(handbook: Handbook, outcome: object) -> str:
    if not isinstance(outcome, Told):
        return "nothing that the table says"
    return ": ".join(part for part in (_level(handbook, outcome.severity), _play(handbook, outcome)) if part)


def _decision(handbook: Handbook, case: Sorted, decision: Decision, at: datetime | None) -> Iterator[str]:
    told = decision.outcome
    if not isinstance(told, Told):
        yield click.style("This table has no rule for that case.", bold=True)
        owner = handbook.get(Role, case.document.owner)
        yield f"Ask {quoted(owner.title)}{_desk(owner)}." if owner else "Ask whoever answers for it."
        return
    yield click.style(titled(decision.rule) if decision.rule else "Everything else", bold=True)
    rows = {
        "How bad": _level(handbook, told.severity),
        "Do": _play(handbook, told),
        "Reply": told.reply.replace("-", " ") if told.reply else None,
        "Because": told.why_no_reply,
    }
    for name, text in rows.items():
        yield from _row(name, [text] if text else [])
    yield from _row("Say", _statements(handbook, told))
    yield from _row("Tell", (_seat(handbook, role, at) for role in told.tell))


def _row(name: str, texts: Iterable[str]) -> Iterator[str]:
    """Texts under each other, the name before the first."""
    for number, text in enumerate(texts):
        yield f"  {f'{name}:' if not number else '':<9} {text}"


def _why(case: Sorted) -> Iterator[str]:
    yield ""
    rules = [decision.rule for decision in case.decisions]
    if len(rules) > 1:
        names = listed(quoted(titled(rule)) if rule else "`otherwise`" for rule in rules)
        yield f"Why: whatever else is answered, {names} say the same."
    elif rule := rules[0]:
        number = _number(case, rule)
        reasons = listed(quoted(answer) for _, answer in in_words(case.document, _looked_at(case, rule)))
        yield f"Why: rule {number} {quoted(titled(rule))} fits {reasons or 'every case'}."
    else:
        yield "Why: no rule fits."
    for rule in case.beaten:
        yield f"  Rule {_number(case, rule)} {quoted(titled(rule))} fits too, and does not prevail."
    for rule in case.near:
        missed = {
            id: case.answers[id] for id in rule.when if id in case.answers and not _takes(case, rule, id)
        }
        answers = listed(quoted(answer) for _, answer in in_words(case.document, missed))
        yield f"  Rule {_number(case, rule)} {quoted(titled(rule))} came near, but does not take {answers}."


def _number(case: Sorted, rule: Rule) -> int:
    return case.document.record.rules.index(rule_of(rule)) + 1


def _takes(case: Sorted, rule: Rule, question: str) -> bool:
    return takes(rule.when[question], case.answers[question])


def _looked_at(case: Sorted, rule: Rule) -> Answers:
    return {id: answer for id, answer in case.answers.items() if id in rule.when}


def _level(handbook: Handbook, id: str | None) -> str:
    level = handbook.level(id)
    return f"{id} {level.label}" if level else id or ""


def _play(handbook: Handbook, told: Told) -> str:
    play = handbook.get(Play, told.play)
    return f"{play.title} ({play.ref})" if play else told.play or ""


def _statements(handbook: Handbook, told: Told) -> Iterator[str]:
    play = handbook.get(Play, told.play)
    for step in play.record.steps if play else ():
        if statement := handbook.get(Statement, step.statement):
            yield f"{statement.title} ({statement.ref})"


def _seat(handbook: Handbook, role: str, at: datetime | None) -> str:
    document = handbook.get(Role, role)
    if document is None:
        return role
    there = f"; {_presence(handbook, role, at)}" if at else ""
    return f"{document.title}{_desk(document)}{there}"


def _desk(role: Document[Role]) -> str:
    desk = role.record.desk
    ways = [way for way in (desk.phone, desk.chat, desk.mail) if way] if desk else []
    return f", {listed(ways)}" if ways else ""


def _presence(handbook: Handbook, role: str, at: datetime) -> str:
    """Whether somebody is there at an instant, and until or from when, on the seat's own clock."""
    found = _duty(handbook, role, at)
    if found is None:
        return "nobody said when somebody is there"
    zone = cast("str", getattr(seat(handbook, role), "zone", "UTC"))
    here, change = found
    if here:
        return f"there until {when(change, zone)}" if change else "there at all hours"
    return f"nobody there before {when(change, zone)}" if change else "nobody there for a week"


def _duty(handbook: Handbook, role: str, at: datetime) -> tuple[bool, datetime | None] | None:
    """Whether somebody is there, and when that changes within a week; None where no hours are known."""
    spans = on_duty(handbook, role, at, at + AHEAD)
    if spans is None:
        return None
    start, end = next(iter(spans), (at + AHEAD, at + AHEAD))
    here = start <= at
    change = end if here else start
    return here, change if change - at < LONG else None


def as_data(handbook: Handbook, case: Sorted, at: datetime | None) -> dict[str, Any]:
    """The case in the published shape."""
    settled = case.decisions[0] if case.settled else None
    return {
        "version": 1,
        "table": case.document.ref,
        "answers": dict(case.answers),
        "settled": case.settled,
        "open": [question.id for question in case.asks] if not case.settled else [],
        "decision": _data(handbook, settled, at) if settled else None,
        "possible": [_data(handbook, decision, at) for decision in case.decisions],
        "fits_too": [rule.id for rule in case.beaten],
        "near": [
            {
                "rule": rule.id,
                "missed": [id for id in rule.when if id in case.answers and not _takes(case, rule, id)],
            }
            for rule in case.near
        ],
    }


def _data(handbook: Handbook, decision: Decision, at: datetime | None) -> dict[str, Any]:
    told = decision.outcome if isinstance(decision.outcome, Told) else Told()
    return {
        "rule": decision.rule.id if decision.rule else None,
        "title": titled(decision.rule) if decision.rule else None,
        "said": not decision.silent,
        "severity": told.severity,
        "play": told.play,
        "reply": told.reply,
        "why_no_reply": told.why_no_reply,
        "tell": [_seat_data(handbook, role, at) for role in told.tell],
    }


def _seat_data(handbook: Handbook, role: str, at: datetime | None) -> dict[str, Any]:
    document = handbook.get(Role, role)
    desk = document.record.desk if document else None
    data: dict[str, Any] = {
        "role": role,
        "title": document.title if document else role,
        "desk": desk.model_dump(exclude_none=True) if desk else {},
    }
    if at:
        duty = _duty(handbook, role, at)
        here, change = duty if duty else (None, None)
        data |= {"on_duty": here, "changes_at": change.isoformat() if change else None}
    return data
