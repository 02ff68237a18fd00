"""An exercise explained: what the rules answer to each event, and where the script expects otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from generator.checks.names import seat
from generator.engine.rehearsal import Answered, Due, Expectation, Said
from generator.explained.account import Row, Section
from generator.handbook import Document, Handbook
from generator.kinds.scenario import Scenario
from generator.rules.rehearsal import Rehearsed, rehearsed
from generator.rules.spots import Spot
from generator.suggest import counted
from generator.times import spell

OTHERWISE = "The script expects something else than the rules say: `playbook check` tells what."


def sections(handbook: Handbook, document: Document[Scenario]) -> Iterator[Section]:
    """Event by event; nothing but a sentence where the script is kept elsewhere."""
    scripts = [one for one in rehearsed(handbook) if one.scenario is document]
    if not scripts:
        said = "Its script is not here; point to it with --facilitator-dir."
        yield Section("Events", (), said)
    for script in scripts:
        yield from _events(handbook, script)


def _events(handbook: Handbook, script: Rehearsed) -> Iterator[Section]:
    differences = 0
    for answered in script.answered:
        differences += len(answered.differences)
        rows = [*_said(handbook, answered), *_expected(handbook, answered)]
        title = f"Minute {answered.event.minute}: {answered.event.id.replace('-', ' ')}"
        yield Section(title, tuple(rows), OTHERWISE if answered.differences else "")
    said = f"{counted(len(script.answered), 'event')}; "
    said += counted(differences, "difference") if differences else "the script and the rules agree."
    yield Section("Altogether", (), said)


def _said(handbook: Handbook, answered: Answered) -> Iterator[Row]:
    for said in answered.event.said:
        yield Row(_answer(handbook, said), "the rules say", None, cast("Spot | None", said.source))


def _answer(handbook: Handbook, said: Said) -> str:
    if said.silent:
        return "nothing: no rule fits"
    level = handbook.level(said.level)
    target = handbook.target(said.course) if said.course else None
    parts = [
        f"'{level.label}'" if level else "",
        f"the play '{target.title}'" if target else "",
        "" if said.replies else "no answer",
        f"by the rule '{said.rule}'" if said.rule else "",
    ]
    return ", ".join(part for part in parts if part)


def _expected(handbook: Handbook, answered: Answered) -> Iterator[Row]:
    for expectation, due in zip(answered.event.expects, answered.dues, strict=True):
        spot = cast("Spot | None", expectation.source)
        yield Row(_wish(handbook, expectation, due), "expected", expectation.within, spot)


def _wish(handbook: Handbook, expectation: Expectation, due: Due | None) -> str:
    target = handbook.target(expectation.does) if expectation.does else None
    who = seat(handbook, expectation.who) if expectation.who else "somebody"
    what = f"takes up '{target.title}'" if target else "acts"
    within = f" within {spell(expectation.within)}" if expectation.within is not None else ""
    latest = f"; the playbook leaves {spell(due.minutes)}" if due else ""
    return f"{who} {what}{within}{latest}"
