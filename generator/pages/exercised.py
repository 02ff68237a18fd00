"""Exercised: triage rules, chains, hand-offs and seats by exercise, with the minute of each event."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from generator.engine.rehearsal import Coverage, Touch
from generator.handbook import Document, Target
from generator.kinds import BY_RECORD
from generator.kinds.escalation import Escalation
from generator.kinds.facilitator import Facilitator
from generator.kinds.handoff import Handoff
from generator.kinds.record import Record
from generator.kinds.role import Role
from generator.kinds.scenario import Scenario
from generator.kinds.triage import Triage
from generator.pages.facilitator import harmless
from generator.pages.frame import Frame
from generator.rules.rehearsal import coverage
from generator.words import N_

WIDEST: Final = 40
"""With more exercises than that, nobody can follow a column; the exercises are then named in the line."""

PARTS: Final[tuple[tuple[type[Record], str, str], ...]] = (
    (Escalation, N_("Escalations"), N_("Escalations that no exercise uses")),
    (Handoff, N_("Hand-offs"), N_("Hand-offs that no exercise uses")),
    (Role, N_("Seats"), N_("Seats that never act")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to practise, and the events that practise it, by exercise."""

    id: str
    title: str
    target: Target | Document[Any]
    severity: str | None
    met: dict[str, tuple[Touch, ...]]


@dataclass(frozen=True, slots=True)
class Grid:
    """The things of one sort, or the rules of one document. `absent` is what to say of unused ones."""

    id: str
    title: str
    absent: str
    rows: tuple[Row, ...]
    document: Document[Any] | None = None

    @property
    def missing(self) -> tuple[Row, ...]:
        """What no exercise uses."""
        return tuple(row for row in self.rows if not row.met)


@dataclass(frozen=True)
class Exercised:
    """All grids of an edition, with the exercises that are their columns."""

    frame: Frame

    @cached_property
    def found(self) -> Coverage:
        """What the exercises practise."""
        return coverage(self.frame.handbook)

    @cached_property
    def scenarios(self) -> tuple[Document[Scenario], ...]:
        """The columns."""
        return self.frame.handbook.all(Scenario)

    @property
    def wide(self) -> bool:
        """Whether there are too many exercises for columns."""
        return len(self.scenarios) > WIDEST

    @cached_property
    def tables(self) -> tuple[Grid, ...]:
        """The rules of each triage table."""
        return tuple(self._rules(document) for document in self.frame.handbook.all(Triage))

    @cached_property
    def parts(self) -> tuple[Grid, ...]:
        """Chains, hand-offs and seats."""
        grids = (self._things(record, title, absent) for record, title, absent in PARTS)
        return tuple(grid for grid in grids if grid.rows)

    @property
    def percent(self) -> int | None:
        """How many of a hundred triage rules decide in an exercise."""
        return self.found.percent(document.ref for document in self.frame.handbook.all(Triage))

    @cached_property
    def scripts(self) -> dict[str, str]:
        """The address of each exercise's script, where there is one."""
        scripts = self.frame.handbook.every(Facilitator)
        return {d.record.scenario.rpartition(":")[2]: d.address for d in scripts if d.address}

    def address(self, touch: Touch) -> str:
        """Where the event stands: in the script, or else the exercise."""
        script = self.scripts.get(touch.script)
        return f"{script}#{touch.event}" if script and touch.event else f"scenarios/{touch.script}/"

    def _rules(self, document: Document[Triage]) -> Grid:
        rules = {rule.id: rule for rule in document.record.rules}
        rows = tuple(
            self._row(
                document.ref,
                id,
                (rules[id].title or id) if id in rules else self.frame.words.gettext("Where no rule fits"),
                self.frame.find(f"{document.ref}#{id}") or document,
                rules[id].severity if id in rules else getattr(document.record.otherwise, "severity", None),
            )
            for id in self.found.wanted[document.ref]
        )
        return Grid(document.id, document.title, "", rows, document)

    def _things(self, record: type[Record], title: str, absent: str) -> Grid:
        kind, say = BY_RECORD[record].name, self.frame.words.gettext
        rows = tuple(self._row(kind, d.id, d.title, d, None) for d in self.frame.handbook.all(record))
        return Grid(kind, say(title), say(absent), rows)

    def _row(
        self, group: str, id: str, title: str, target: Target | Document[Any], severity: str | None
    ) -> Row:
        met: dict[str, tuple[Touch, ...]] = {}
        for touch in self.found.by(group, id):
            met[touch.script] = (*met.get(touch.script, ()), touch)
        return Row(id, title, target, severity, met)


def table(frame: Frame, grids: tuple[Grid, ...], scenarios: tuple[Document[Scenario], ...]) -> bytes:
    """One line a thing, one column an exercise, the minutes in the cells."""
    text, say = io.StringIO(), frame.words.gettext
    writer = csv.writer(text)
    writer.writerow([say("Type"), say("Id"), say("Title"), *(harmless(d.title) for d in scenarios)])
    for grid in grids:
        for row in grid.rows:
            cells = (_cell(row.met.get(scenario.id, ())) for scenario in scenarios)
            writer.writerow([harmless(grid.title), row.id, harmless(row.title), *cells])
    return text.getvalue().encode("utf-8-sig")


def _cell(touches: tuple[Touch, ...]) -> str:
    return "; ".join(_mark(touch) for touch in touches)


def _mark(touch: Touch) -> str:
    return "x" if touch.minute is None else f"{touch.minute} {touch.event}"
