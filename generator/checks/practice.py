"""Practice: what no exercise reaches, and lessons that are read and never rehearsed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.checks.check import Also, Fault
from generator.checks.exercises import SHOWN
from generator.checks.names import name, the_worst
from generator.handbook import Document, Handbook
from generator.kinds.escalation import Escalation
from generator.kinds.handoff import Handoff
from generator.kinds.incident import Incident
from generator.kinds.scenario import Scenario
from generator.rules.rehearsal import cell, coverage
from generator.suggest import counted, listed
from generator.values import quoted


def escalation_never_exercised(handbook: Handbook) -> Iterator[Fault]:
    """An escalation for one of the two worst levels, or a hand-off, is in no exercise.

    Then the first time it is used is the real one.

    Let an event of a script expect it: `does: escalation:...` or `does: handoff:...`, or a play whose step
    hands over. Of a scenario without a script, what its objectives test counts.

    Fails:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev1]
        stages:
          - {id: write, by: press-officer, budget: 30m}

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01

    Passes:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev1]
        stages:
          - {id: write, by: press-officer, budget: 30m}

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01
        objectives:
          - {id: speak, statement: We speak within an hour., tests: escalation:product-safety}
    """
    if not handbook.all(Scenario):
        return
    missing = coverage(handbook).missing
    for id in missing("escalation"):
        chain = handbook.get(Escalation, id)
        levels = the_worst(handbook, chain.record.severities) if chain else ()
        if chain and levels:
            message = f"{chain.called} for {listed(levels)} is in no exercise"
            help = f"Let an event of a script expect `escalation:{id}`."
            yield Fault(chain, (), message, help)
    for id in missing("handoff"):
        if handoff := handbook.get(Handoff, id):
            message = f"{handoff.called} is in no exercise"
            yield Fault(handoff, (), message, f"Let an event of a script expect `handoff:{id}`.")


def severity_never_exercised(handbook: Handbook) -> Iterator[Fault]:
    """No exercise reaches a severity in one of the crisis families.

    It is the level at which nobody has ever had to decide.

    Write a scenario of that family, or let one reach further: what counts is the way from `severity_from` to
    `severity_to`.

    Fails:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        family: product-safety
        severity_from: sev4
        severity_to: sev2
        reviewed_on: 2026-11-01

    Passes:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        family: product-safety
        severity_from: sev4
        severity_to: sev1
        reviewed_on: 2026-11-01
    """
    if not handbook.all(Scenario):
        return
    covered = coverage(handbook)
    playbook, missing = handbook.playbook, set(covered.missing("cell"))
    for number, family in enumerate(playbook.record.families):
        levels = [level.id for level in handbook.levels if cell(level.id, family.id) in missing]
        if levels:
            what = listed(levels, "or") if len(levels) < len(handbook.levels) else "any severity"
            message = f"no exercise reaches {what} for {quoted(family.title)}"
            yield Fault(
                playbook, ("families", number), message, "Write a scenario, or let one reach further."
            )
    if not playbook.record.families and (levels := list(covered.missing("level"))):
        message = f"no exercise reaches {listed(levels, 'or')}"
        yield Fault(playbook, (), message, "Write a scenario, or let one reach further.")


def competitor_lesson_not_rehearsed(handbook: Handbook) -> Iterator[Fault]:
    """A case does not say how we would do better, or is rehearsed in no scenario.

    We read about it, were glad that it was them, and moved on.

    Say it under `how_we_would_do_better`. Base a scenario on the case (`based_on` in the scenario), or write
    under `no_scenario_because` why it needs none.

    Fails:

        # playbook/incidents/delivery-collapse.yaml
        kind: incident
        id: delivery-collapse
        title: A rival's delivery collapse
        whose: competitor
        what: Nothing arrived for three weeks, and nobody said a word.
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01

    Passes:

        # playbook/incidents/delivery-collapse.yaml
        kind: incident
        id: delivery-collapse
        title: A rival's delivery collapse
        whose: competitor
        what: Nothing arrived for three weeks, and nobody said a word.
        how_we_would_do_better: We name a day, and write again on that day.
        reviewed_on: 2026-11-01

        # scenarios/late-parcels/scenario.yaml
        kind: scenario
        id: late-parcels
        title: Late parcels
        based_on: delivery-collapse
        reviewed_on: 2026-11-01
    """
    rehearsed = {name(s.record.based_on) for s in handbook.all(Scenario) if s.record.based_on}
    for case in handbook.all(Incident):
        lacking, ways = [], []
        if not case.record.how_we_would_do_better:
            lacking.append("does not say how we would do better")
            ways.append("Fill in `how_we_would_do_better`.")
        if handbook.all(Scenario) and case.id not in rehearsed and not case.record.no_scenario_because:
            lacking.append("has no scenario")
            ways.append(f"Base a scenario on it (`based_on: {case.id}`), or write `no_scenario_because`.")
        if lacking:
            yield Fault(case, (), f"{case.called} {listed(lacking)}", " ".join(ways))


def scenario_outdated(handbook: Handbook) -> Iterator[Fault]:
    """What an exercise tests was read through, and perhaps changed, after the exercise itself.

    Then we rehearse yesterday's rules, and people learn the times and the names of last spring.

    Read scenario and script once more beside what they test, and set `reviewed_on`.

    Fails:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-09-01
        objectives:
          - {id: call, statement: The press officer rings back., tests: play:ring-back}

        # playbook/plays/ring-back.yaml
        kind: play
        id: ring-back
        title: Ring back
        reviewed_on: 2026-11-01
        ends_with: explained

    Passes:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-02
        objectives:
          - {id: call, statement: The press officer rings back., tests: play:ring-back}

        # playbook/plays/ring-back.yaml
        kind: play
        id: ring-back
        title: Ring back
        reviewed_on: 2026-11-01
        ends_with: explained
    """
    for scenario in handbook.all(Scenario):
        if newer := _newer(handbook, scenario):
            latest = max(newer, key=lambda document: document.reviewed_on or handbook.today)
            rest = f" (and {counted(len(newer) - 1, 'other document')})" if len(newer) > 1 else ""
            message = (
                f"{scenario.called} was last read on {scenario.reviewed_on}, but {latest.called}{rest}, "
                f"which it tests, was reviewed on {latest.reviewed_on}"
            )
            help = "Read scenario and script beside it once more, and set `reviewed_on`."
            also = tuple(Also(document, ("reviewed_on",), "reviewed later") for document in newer[:SHOWN])
            yield Fault(scenario, ("reviewed_on",), message, help, also)


def _newer(handbook: Handbook, scenario: Document[Scenario]) -> list[Document[Any]]:
    """What it tests and was reviewed later, each once."""
    read = scenario.reviewed_on
    refs = [ref for objective in scenario.record.objectives for ref in objective.tests]
    tested = {t.document.ref: t.document for ref in refs if (t := handbook.target(ref))}
    return [d for d in tested.values() if read and d.reviewed_on and read < d.reviewed_on <= handbook.today]
