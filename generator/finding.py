"""Findings: what the program has to say about a playbook, as values.

Every stage gives its result and its findings; only the reports print them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops publishing, a warning stops `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one file. Lines and columns start at 1, columns count characters; the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a finding, with a word on why."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, told to a person who does not program.

    `message` says what was found and the fact that makes it true, `help` what to do about it.
    `document` is the `kind:id` of the document at fault, where there is one.
    """

    check: str
    severity: Severity
    message: str
    place: Place
    help: str = ""
    related: tuple[Related, ...] = ()
    document: str = ""

    @property
    def sentence(self) -> str:
        """The message as people read it: a capital, unless it begins with a name, and a full stop."""
        first, space, rest = self.message.partition(" ")
        end = "" if self.message.endswith((".", "?", "!")) else "."
        return (first.capitalize() if first.isalpha() and first.islower() else first) + space + rest + end


WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


def in_reading_order(findings: list[Finding]) -> list[Finding]:
    """Sort by file, then by place in it, then by weight, so that two runs print the same."""
    return sorted(findings, key=lambda f: (f.place, WEIGHT[f.severity], f.check, f.message))
