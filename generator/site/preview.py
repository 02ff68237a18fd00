"""What plain `mkdocs build` and `mkdocs serve` show: one edition, or the last good one with findings."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.finding import Finding, Severity
from generator.page import Edition, Page
from generator.site.faults import SiteFault

LOG = logging.getLogger("mkdocs.plugins.playbook")


@dataclass
class Preview:
    """Remembers the last good edition, so that a slip of the pen does not take the pages away."""

    root: Path
    audience: str
    language: str = ""
    last: Edition | None = None

    def look(self, *, watching: bool) -> tuple[Edition, Sequence[Finding]]:
        """The edition as the files stand. Who is `watching` sees findings in the page; else errors stop."""
        from generator.assemble import edition_at  # here, so that the engine alone costs no content kinds

        edition, findings = edition_at(self.root, self.audience, language=self.language)
        if not watching and (edition is None or any(f.severity is Severity.ERROR for f in findings)):
            raise SiteFault([line(finding) for finding in findings])
        for finding in findings if not watching else ():
            if finding.severity is Severity.WARNING:
                LOG.warning(line(finding))
        self.last = edition or self.last
        return self.last or nothing_yet(self.audience), findings if watching else ()


def line(finding: Finding) -> str:
    """One finding on one line, place first."""
    way_out = f" ({finding.help})" if finding.help else ""
    return f"{finding.place.path}:{finding.place.line}:{finding.place.column}: {finding.message}{way_out}"


def nothing_yet(audience: str) -> Edition:
    """A single page to carry the findings while there has been no good edition."""
    page = Page(
        "", "The handbook cannot be shown yet", "findings", summary="Repair what stands above, then save."
    )
    return Edition(audience, "en", "ltr", "Playbook", (page,), ())
