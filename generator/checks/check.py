"""What a check is: a function over the handbook that yields faults, and its manual page.

A check only reads. It points symbolically (document and route of keys); line and column are looked up
when the fault becomes a finding.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

from generator.finding import Finding, Place, Related, Severity
from generator.handbook import Document, Handbook
from generator.kinds.record import Record
from generator.source import Route


@dataclass(frozen=True, slots=True)
class Also:
    """A second place that belongs to a fault, with a word on why."""

    document: Document[Any]
    route: Route
    message: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check found: the document and route, the message and the way out.

    `severity` overrides the check's own level (some faults weigh more at sev1-2). `offset` and `length`
    are those of some words inside the text at `route`, where the fault is about these words; `key` points
    at the name of the field instead of its value. `at` is the place where the fault stands in no document.
    """

    document: Document[Any]
    route: Route
    message: str
    help: str = ""
    also: tuple[Also, ...] = ()
    severity: Severity | None = None
    offset: int | None = None
    length: int = 1
    key: bool = False
    at: Place | None = None


Run = Callable[[Handbook], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check of the registry.

    `made_by` is the function whose name is the check's id and whose docstring is its manual page. For a
    semantic check it is also what runs; for a structural one (`runs` False) an earlier stage makes the
    findings. `reads` are the kinds it draws on: it is skipped where one of them is broken, or where it
    needs facilitator files and there are none to read. `cap` is the level no setting may exceed.
    """

    made_by: Callable[..., Any]
    level: Severity
    family: str
    reads: tuple[type[Record], ...] = ()
    waivable: bool = True
    runs: bool = True
    cap: Severity | None = None

    @property
    def id(self) -> str:
        """The check's name: that of its function, with hyphens."""
        return self.made_by.__name__.replace("_", "-")

    @property
    def manual(self) -> Manual:
        """Its manual page."""
        return manual(self)


@dataclass(frozen=True, slots=True)
class Manual:
    """A manual page: what is found, why it matters, and an example of each side.

    The examples map paths to whole files, laid over a small clean playbook.
    """

    title: str
    why: tuple[str, ...]
    fails: dict[str, str]
    passes: dict[str, str]


def manual(check: Check) -> Manual:
    """Read the manual page from the docstring: title, paragraphs, `Fails:` and `Passes:` with files."""
    text = inspect.getdoc(check.made_by) or ""
    head, _, examples = text.partition("\nFails:\n")
    fails, _, passes = examples.partition("\nPasses:\n")
    title, *why = [" ".join(part.split()) for part in re.split(r"\n\s*\n", head) if part.strip()]
    return Manual(title, tuple(why), _files(fails), _files(passes))


def _files(example: str) -> dict[str, str]:
    """Split an example into files; each opens with a line such as `# roles/lead.yaml`.

    A link is written with its target: `# roles/lead.yaml -> roles/other.yaml`.
    """
    files: dict[str, str] = {}
    for part in re.split(r"(?m)^# (?=\S+\.(?:yaml|txt)(?: -> \S+)?$)", dedent(example.strip("\n"))):
        path, _, body = part.partition("\n")
        if path.strip():
            files[path.strip()] = body.strip("\n") + "\n"
    return files


def to_finding(check: Check, fault: Fault, level: Severity) -> Finding:
    """Look up line and column, and stamp the check's id and level on a fault."""
    document, route = fault.document, fault.route or ("id",)
    if fault.at:
        place = fault.at
    elif fault.offset is None:
        place = document.source.place(route, fault.key)
    else:
        place = document.text_place(route, fault.offset, fault.length)
    related = tuple(Related(a.document.place(*a.route), a.message) for a in fault.also)
    severity = fault.severity if fault.severity and level is check.level else level
    return Finding(check.id, severity, fault.message, place, fault.help, related, document.ref)
