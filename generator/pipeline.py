"""The stages in order: paths -> load -> validate -> resolve -> translate -> check. The architecture.

Rendering and publishing follow in `pages` and `site`, for a handbook without errors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from generator import checks, waivers
from generator.checks import Skipped
from generator.finding import Finding, Severity, in_reading_order
from generator.handbook import Handbook
from generator.paths import load
from generator.resolve import resolve
from generator.source import Lines, Source, read
from generator.source.remembered import Reading
from generator.translations import every, translate
from generator.validate import kind_at, validate
from generator.waivers import Waived


@dataclass(frozen=True, slots=True)
class Examined:
    """A playbook read and checked: the handbook as far as it could be built, and all there is to say.

    `unread` are the lines of files that are no documents, for whoever shows one.
    `left_out` counts findings that somebody asked not to see.
    """

    handbook: Handbook
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    skipped: tuple[Skipped, ...]
    documents: int
    unread: tuple[Lines, ...] = ()
    left_out: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(f.severity is severity for f in self.findings)

    @property
    def sound(self) -> bool:
        """Whether no error stands."""
        return not self.count(Severity.ERROR)


def examine(
    root: Path, today: date, facilitator_dirs: Sequence[Path] = (), reading: Reading = read
) -> Examined:
    """Read and check the playbook at `root`. All files are read; one broken file hides nothing in others.

    `reading` is how a file's bytes become a source; whoever looks again and again may remember them.
    """
    loaded = load(root, facilitator_dirs, reading)
    validated = validate(loaded.sources, loaded.findings)
    resolved = resolve(validated, today, loaded.handwritten, loaded.handwritten_in)
    unreadable = frozenset(lines.path for lines in loaded.unread)
    translated = translate(resolved.handbook, loaded.overlays, loaded.memories, unreadable)
    found = [*_named(loaded.findings), *validated.findings, *resolved.findings, *translated.findings]
    unread = (*loaded.unread, *(lines for _, lines in resolved.handbook.by_hand), *loaded.memories)
    sources = (*loaded.sources, *loaded.overlays)
    judged = _judged(translated.handbook, sources, found)
    return replace(judged, unread=unread, documents=len(loaded.sources))


def seen_by(examined: Examined, audience: str) -> Examined:
    """The same for one audience: its handbook, and what the checks say of that alone.

    The checks run again over what the audience may read, so nothing they say there can depend on what it
    may not. Only for a playbook without errors.
    """
    handbook = examined.handbook.for_audience(audience)
    paths = {document.source.path for document in handbook.documents}
    paths |= {found.source.path for found in every(handbook) if found.source}
    return _judged(handbook, tuple(s for s in examined.sources if s.path in paths), [])


def _judged(handbook: Handbook, sources: tuple[Source, ...], found: list[Finding]) -> Examined:
    checked = checks.run(handbook)
    skipped = frozenset(skipped.check for skipped in checked.skipped)
    judged = waivers.judge(handbook, checked.findings, checks.WAIVABLE, skipped)
    findings = in_reading_order(list(dict.fromkeys([*found, *judged.findings])))
    return Examined(handbook, sources, tuple(findings), judged.waived, checked.skipped, len(sources))


TRANSLATED: Final = re.compile(r"^(?:playbook/|facilitator:)translations/[^/]+/")


def _named(findings: Sequence[Finding]) -> list[Finding]:
    """The load stage knows paths only; the path says which document it is."""
    return [replace(f, document=_ref(f.place.path)) if not f.document else f for f in findings]


def _ref(path: str) -> str:
    found = kind_at(TRANSLATED.sub("", path))
    return f"{found[0].name}:{found[1]}" if found else ""
