"""Coverage: which exercise reaches which severity in which crisis family, and what nobody has practised."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.addresses import COVERAGE
from generator.handbook import Document
from generator.kinds.playbook import Family
from generator.kinds.scenario import Scenario
from generator.kinds.severity import Level
from generator.page import Crumb, MenuEntry, Page
from generator.pages.exercised import Exercised
from generator.pages.exercised import table as grid
from generator.pages.facilitator import harmless
from generator.pages.frame import Frame
from generator.pages.severity import named
from generator.rules.rehearsal import reached


@dataclass(frozen=True, slots=True)
class Cell:
    """The exercises that reach one severity in one family: at their worst there, or on their way."""

    worst: tuple[Document[Scenario], ...]
    passing: tuple[Document[Scenario], ...]

    @property
    def scenarios(self) -> tuple[Document[Scenario], ...]:
        """All of them."""
        return self.worst + self.passing


@dataclass(frozen=True)
class Matrix:
    """Severity by family."""

    frame: Frame

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The rows, worst first."""
        return self.frame.handbook.levels

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """The columns."""
        return self.frame.handbook.playbook.record.families

    @cached_property
    def cells(self) -> dict[tuple[str, str], Cell]:
        """All cells, by level and family."""
        played = [(d, reached(self.frame.handbook, d.record)) for d in self.frame.handbook.all(Scenario)]
        return {
            (level.id, family.id): _cell(played, level.id, family.id)
            for level in self.levels
            for family in self.families
        }

    @cached_property
    def gaps(self) -> list[tuple[Level, list[Family]]]:
        """The families that no exercise brings to a level, level by level."""
        found = [
            (level, [f for f in self.families if not self.cells[level.id, f.id].scenarios])
            for level in self.levels
        ]
        return [(level, families) for level, families in found if families]


def pages(frame: Frame) -> Iterator[Page]:
    """The page, in the facilitator edition."""
    if not _wanted(frame):
        return
    say = frame.words.gettext
    yield frame.page(
        "coverage.html",
        COVERAGE,
        say("What we have practised"),
        "coverage",
        way=(Crumb(frame.collection("scenario"), "scenarios/"),),
        summary=say("Which exercise reaches which severity in which crisis family, and what is missing."),
        page_audience="facilitator",
        matrix=Matrix(frame),
        exercised=Exercised(frame),
        wide=True,
    )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    if _wanted(frame):
        yield MenuEntry(frame.words.gettext("What we have practised"), COVERAGE)


def files(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The matrices as tables for spreadsheets."""
    if _wanted(frame):
        exercised = Exercised(frame)
        yield f"{COVERAGE}coverage.csv", table(frame, Matrix(frame))
        yield f"{COVERAGE}rules.csv", grid(frame, exercised.tables, exercised.scenarios)
        yield f"{COVERAGE}parts.csv", grid(frame, exercised.parts, exercised.scenarios)


def table(frame: Frame, matrix: Matrix) -> bytes:
    """One line a severity, one column a family, the exercises' titles in the cells."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([frame.words.gettext("Severity"), *(harmless(f.title) for f in matrix.families)])
    for level in matrix.levels:
        cells = (matrix.cells[level.id, family.id].scenarios for family in matrix.families)
        writer.writerow(
            [harmless(level.label), *(harmless("; ".join(d.title for d in cell)) for cell in cells)]
        )
    return text.getvalue().encode("utf-8-sig")


def _wanted(frame: Frame) -> bool:
    playbook = frame.handbook.playbook.record
    return bool(frame.audience == "facilitator" and playbook.families and frame.handbook.all(Scenario))


def _cell(played: list[tuple[Document[Scenario], tuple[str, ...]]], level: str, family: str) -> Cell:
    own = [(d, levels) for d, levels in played if d.record.family and named(d.record.family) == family]
    worst = tuple(d for d, levels in own if levels[:1] == (level,))
    return Cell(worst, tuple(d for d, levels in own if level in levels[1:]))
