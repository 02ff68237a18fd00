"""Stakeholders: whether everybody who must hear it from us is on the list, in the right order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.checks.check import Also, Fault
from generator.checks.names import name, names, the_worst, titled
from generator.checks.phrases import Phrases
from generator.handbook import Document, Handbook
from generator.kinds.scenario import Scenario
from generator.kinds.stakeholder import Stakeholder, Stakeholders
from generator.kinds.statement import Statement
from generator.suggest import listed
from generator.values import quoted

EMPLOYEES = "employees"


def stakeholder_forgotten(handbook: Handbook) -> Iterator[Fault]:
    """Somebody who must hear it from us is in no text and on no list for the worst levels.

    Colleagues who learn of a crisis from the news cannot help and no longer believe us. Each stakeholder
    with `must_hear_from_us`, and in any case the one with the id `employees`, must be named in every
    scenario that reaches one of the two worst levels, in the order in which they are told.

    The statements of a crisis family at these levels must speak to each of them too: their `for` names the
    stakeholder by id or by the words under `who`. Where no statement of a family fills in `for`, nothing is
    asked.

    Fails:

        # playbook/stakeholders.yaml
        kind: stakeholder
        id: stakeholders
        title: Who must hear from us
        reviewed_on: 2026-11-01
        list:
          - {id: employees, who: Our colleagues, must_hear_from_us: yes, order: 1}
          - {id: customers, who: Our customers, must_hear_from_us: yes, order: 2}

        # scenarios/data-leak/scenario.yaml
        kind: scenario
        id: data-leak
        title: Data leak
        severity_from: sev3
        severity_to: sev1
        stakeholders: [customers]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/stakeholders.yaml
        kind: stakeholder
        id: stakeholders
        title: Who must hear from us
        reviewed_on: 2026-11-01
        list:
          - {id: employees, who: Our colleagues, must_hear_from_us: yes, order: 1}
          - {id: customers, who: Our customers, must_hear_from_us: yes, order: 2}

        # scenarios/data-leak/scenario.yaml
        kind: scenario
        id: data-leak
        title: Data leak
        severity_from: sev3
        severity_to: sev1
        stakeholders: [employees, customers]
        reviewed_on: 2026-11-01
    """
    document = handbook.one(Stakeholders)
    if document is None:
        return
    for scenario in handbook.all(Scenario):
        if levels := _levels(handbook, scenario.record):
            yield from _not_listed(document, scenario, levels)
            yield from _out_of_order(document, scenario)
    yield from _spoken_to_by_nobody(handbook, document)


def must_hear(document: Document[Stakeholders]) -> list[Stakeholder]:
    """Those who must hear it from us, in the order in which they are told."""
    asked = [s for s in document.record.list if s.must_hear_from_us or s.id == EMPLOYEES]
    return sorted(asked, key=_order)


def _order(stakeholder: Stakeholder) -> int:
    return 999 if stakeholder.order is None else stakeholder.order


def _levels(handbook: Handbook, scenario: Scenario) -> tuple[str, ...]:
    ends = [level for level in (scenario.severity_from, scenario.severity_to) if level]
    return the_worst(handbook, ends)


def _not_listed(
    document: Document[Stakeholders], scenario: Document[Scenario], levels: Sequence[str]
) -> Iterator[Fault]:
    there = names(scenario.record.stakeholders)
    missing = [s for s in must_hear(document) if s.id not in there]
    if missing:
        message = (
            f"{scenario.called} reaches {listed(levels)}, and "
            f"{titled(s.who for s in missing)} {_are(missing)} not on its list of stakeholders"
        )
        help = f"Add {listed(f'`{s.id}`' for s in missing)} to `stakeholders`, in the order they are told."
        also = Also(document, _route(document, missing[0]), "must hear it from us")
        yield Fault(scenario, ("stakeholders",), message, help, (also,))


def _out_of_order(document: Document[Stakeholders], scenario: Document[Scenario]) -> Iterator[Fault]:
    known = {s.id: s for s in document.record.list}
    told = [
        (i, known[s])
        for i, s in enumerate(names(scenario.record.stakeholders))
        if s in known and known[s].order is not None
    ]
    for (_, earlier), (i, later) in pairwise(told):
        if _order(later) < _order(earlier):
            message = (
                f"{scenario.called} tells {quoted(earlier.who)} ({earlier.order}) "
                f"before {quoted(later.who)} ({later.order})"
            )
            also = Also(document, _route(document, later), f"comes {_ordinal(later)}")
            help = "List them in the order of the stakeholders' page, or change the order there."
            yield Fault(scenario, ("stakeholders", i), message, help, (also,))
            return


def _spoken_to_by_nobody(handbook: Handbook, document: Document[Stakeholders]) -> Iterator[Fault]:
    sets = {title: whom for title, whom in _whom_by_family(handbook) if whom}
    for stakeholder in must_hear(document):
        called = Phrases((stakeholder.id, stakeholder.who))
        silent = [title for title, whom in sets.items() if not any(True for _ in called.uses(whom))]
        if silent:
            levels = listed(level.id for level in handbook.levels[:2])
            where = f" in {titled(silent)}" if any(silent) else ""
            message = f"no statement for {levels}{where} speaks to {quoted(stakeholder.who)}"
            help = f"Write one, or name `{stakeholder.id}` under `for` of the one that is meant for them."
            yield Fault(document, _route(document, stakeholder), message, help)


def _whom_by_family(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """For each family the words under `for` of its statements for the two worst levels."""
    serving = [
        s.record for s in handbook.all(Statement) if s.record.for_ and _for_the_worst(handbook, s.record)
    ]
    for id, title in [(f.id, f.title) for f in handbook.playbook.record.families] or [("", "")]:
        texts = [s.for_ for s in serving if not s.families or not id or id in names(s.families)]
        yield title, "\n".join(text for text in texts if text)


def _for_the_worst(handbook: Handbook, statement: Statement) -> bool:
    return not statement.severities or bool(the_worst(handbook, statement.severities))


def _route(document: Document[Stakeholders], stakeholder: Stakeholder) -> tuple[str | int, ...]:
    return ("list", [s.id for s in document.record.list].index(name(stakeholder.id)))


def _are(several: Sequence[object]) -> str:
    return "is" if len(several) == 1 else "are"


def _ordinal(stakeholder: Stakeholder) -> str:
    return {1: "first", 2: "second", 3: "third"}.get(_order(stakeholder), f"as number {stakeholder.order}")
