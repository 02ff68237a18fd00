"""The stages in order: paths -> load -> validate -> resolve -> check. This page is the architecture.

Rendering and publishing follow in `pages` and `site`, for a handbook without errors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator import checks, waivers
from generator.checks import Skipped
from generator.finding import Finding, Severity, in_reading_order
from generator.handbook import Handbook
from generator.paths import load
from generator.resolve import resolve
from generator.source import Source
from generator.validate import kind_at, validate
from generator.waivers import Waived


@dataclass(frozen=True, slots=True)
class Examined:
    """A playbook read and checked: the handbook as far as it could be built, and all there is to say."""

    handbook: Handbook
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    skipped: tuple[Skipped, ...]
    documents: int

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(f.severity is severity for f in self.findings)

    @property
    def sound(self) -> bool:
        """Whether no error stands."""
        return not self.count(Severity.ERROR)


def examine(root: Path, today: date, facilitator_dirs: Sequence[Path] = ()) -> Examined:
    """Read and check the playbook at `root`. All files are read; one broken file hides nothing in others."""
    loaded = load(root, facilitator_dirs)
    validated = validate(loaded.sources, loaded.findings)
    resolved = resolve(validated, today)
    checked = checks.run(resolved.handbook)
    judged = waivers.judge(resolved.handbook, checked.findings, checks.WAIVABLE)
    found = [*_named(loaded.findings), *validated.findings, *resolved.findings, *judged.findings]
    return Examined(
        resolved.handbook,
        loaded.sources,
        tuple(in_reading_order(list(dict.fromkeys(found)))),
        judged.waived,
        checked.skipped,
        len(loaded.sources),
    )


def _named(findings: Sequence[Finding]) -> list[Finding]:
    """The load stage knows paths only; the path says which document it is."""
    return [replace(f, document=_ref(f.place.path)) if not f.document else f for f in findings]


def _ref(path: str) -> str:
    found = kind_at(path)
    return f"{found[0].name}:{found[1]}" if found else ""
