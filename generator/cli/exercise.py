"""`playbook exercise plan`: what the exercises practise, and what nobody has practised."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import click

from generator.checks import NO_SCRIPTS
from generator.cli.options import Setting, shared
from generator.engine.rehearsal import Coverage, Touch
from generator.handbook import Document, Handbook
from generator.kinds import BY_RECORD
from generator.kinds.escalation import Escalation
from generator.kinds.facilitator import Facilitator
from generator.kinds.handoff import Handoff
from generator.kinds.record import Record
from generator.kinds.role import Role
from generator.kinds.scenario import Scenario
from generator.kinds.triage import Triage
from generator.pipeline import examine
from generator.rules.rehearsal import OTHERWISE, cell, coverage, rehearsed
from generator.suggest import counted, listed

GROUPS: Final[dict[str, tuple[type[Record], str]]] = {
    "escalations": (Escalation, "Escalations"),
    "handoffs": (Handoff, "Hand-offs"),
    "roles": (Role, "Roles"),
}


@click.command(epilog="\b\nExamples:\n  playbook exercise plan\n  playbook exercise plan --json")
@shared
@click.argument("job", type=click.Choice(["plan"]), metavar="plan")
@click.option("--json", "as_json", is_flag=True, help="Print it as data.")
def command(setting: Setting, job: str, as_json: bool) -> None:  # noqa: ARG001
    """Say what the exercises practise: which triage rules, chains, hand-offs, roles and severities.

    What nobody has practised is listed one by one, so that the next script can take it in.
    """
    handbook = examine(setting.root, setting.today, setting.facilitator_dirs).handbook
    if as_json:
        click.echo(json.dumps(as_data(handbook), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(handbook)), color=setting.colour)


# As data


def as_data(handbook: Handbook) -> dict[str, Any]:
    """The coverage in its published shape."""
    found = coverage(handbook)
    tables = handbook.all(Triage)
    rules = [rule for document in tables for rule in _rules(found, document)]
    done = sum(bool(rule["events"]) for rule in rules)
    return {
        "version": 1,
        "exercises": [scenario.id for scenario in handbook.all(Scenario)],
        "scripts": len([one for one in rehearsed(handbook) if one.counts]),
        "triage_rules": {"exercised": done, "of": len(rules), "percent": found.percent(_refs(tables))},
        "triage": rules,
        **{key: _things(found, handbook, record) for key, (record, _) in GROUPS.items()},
        "severities": _cells(found, handbook),
        "missing": _missing(found, handbook),
    }


def _refs(documents: tuple[Document[Any], ...]) -> list[str]:
    return [document.ref for document in documents]


def _rules(found: Coverage, document: Document[Triage]) -> list[dict[str, Any]]:
    titles = {rule.id: rule.title or rule.id for rule in document.record.rules}
    return [
        {
            "table": document.id,
            "rule": id,
            "title": titles.get(id),
            "events": _events(found, document.ref, id),
        }
        for id in found.wanted[document.ref]
    ]


def _things(found: Coverage, handbook: Handbook, record: type[Record]) -> list[dict[str, Any]]:
    kind = BY_RECORD[record].name
    return [
        {"id": d.id, "title": d.title, "events": _events(found, kind, d.id)} for d in handbook.all(record)
    ]


def _events(found: Coverage, group: str, id: str) -> list[dict[str, Any]]:
    return [_event(touch) for touch in found.by(group, id)]


def _event(touch: Touch) -> dict[str, Any]:
    """An event; a scenario without a script has none to name."""
    if not touch.event:
        return {"scenario": touch.script}
    return {"scenario": touch.script, "event": touch.event, "minute": touch.minute}


def _cells(found: Coverage, handbook: Handbook) -> list[dict[str, Any]]:
    return [
        {
            "severity": level.id,
            "family": family.id,
            "scenarios": [touch.script for touch in found.by("cell", cell(level.id, family.id))],
        }
        for level in handbook.levels
        for family in handbook.playbook.record.families
    ]


def _missing(found: Coverage, handbook: Handbook) -> dict[str, list[str]]:
    rules = [f"{d.id}#{id}" for d in handbook.all(Triage) for id in found.missing(d.ref)]
    things = {key: list(found.missing(BY_RECORD[record].name)) for key, (record, _) in GROUPS.items()}
    return {"triage": rules, **things, "severities": list(found.missing("cell"))}


# As text


def _lines(handbook: Handbook) -> Iterator[str]:
    found, scenarios = coverage(handbook), handbook.all(Scenario)
    scripts = [one for one in rehearsed(handbook) if one.counts]
    yield f"{counted(len(scenarios), 'exercise')} in force, {counted(len(scripts), 'script')}."
    if not handbook.every(Facilitator) and handbook.playbook.record.facilitator_files == "elsewhere":
        yield f"Not all is known: {NO_SCRIPTS}."
    yield from _triage(found, handbook)
    for record, title in GROUPS.values():
        documents = handbook.all(record)
        missing = set(found.missing(BY_RECORD[record].name))
        if documents:
            yield _score(title, len(documents) - len(missing), len(documents))
            yield from (f"  {_name(d.id)}{d.title}  ({d.source.path})" for d in documents if d.id in missing)
    yield from _severities(found, handbook)


def _triage(found: Coverage, handbook: Handbook) -> Iterator[str]:
    tables = handbook.all(Triage)
    whole = sum(len(found.wanted[table.ref]) for table in tables)
    done = whole - sum(len(found.missing(table.ref)) for table in tables)
    if whole:
        yield f"{_score('Triage rules', done, whole)}: {found.percent(_refs(tables))}%"
    for table in tables:
        titles = {rule.id: rule.title or "" for rule in table.record.rules}
        for id in found.missing(table.ref):
            route = (OTHERWISE,) if id not in titles else ("rules", list(titles).index(id))
            place = table.place(*route)
            what = titles.get(id, "where no rule fits")
            yield f"  {_name(f'{table.id}#{id}')}{what}  ({place.path}:{place.line})"


def _severities(found: Coverage, handbook: Handbook) -> Iterator[str]:
    families, missing = handbook.playbook.record.families, set(found.missing("cell"))
    whole = len(found.wanted["cell"])
    if whole:
        yield _score("Severities by crisis family", whole - len(missing), whole)
    for family in families:
        levels = [level.id for level in handbook.levels if cell(level.id, family.id) in missing]
        if levels:
            yield f"  {_name(family.id)}{listed(levels)} reached by no exercise"


def _score(title: str, done: int, whole: int) -> str:
    label = click.style(f"{title}:", bold=True)
    return f"\n{label} {'all ' if done == whole else f'{done} of '}{whole} exercised"


def _name(id: str) -> str:
    return f"{click.style(id, fg='yellow')}  "
