"""Findings: what the checks say of two versions comes in, what arose and what was settled goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.changes.pairs import named
from generator.changes.values import Found
from generator.finding import WEIGHT, Finding
from generator.handbook import Document, Handbook
from generator.kinds.record import Record


def arisen(before: Iterable[Finding], after: Iterable[Finding], handbook: Handbook) -> tuple[Found, ...]:
    """The findings of the later version that the earlier one did not have, the gravest first.

    Two are the same if they say the same: a line that moved is no news. Swapped, it gives what was settled.
    """
    known = Counter((finding.check, finding.message) for finding in before)
    by_ref = {document.ref: document for document in handbook.documents}
    new = []
    for finding in after:
        key = finding.check, finding.message
        if known[key]:
            known[key] -= 1
        else:
            new.append(finding)
    new.sort(key=lambda finding: (WEIGHT[finding.severity], finding.check))
    return tuple(_found(finding, by_ref.get(finding.document)) for finding in new)


def _found(finding: Finding, document: Document[Record] | None) -> Found:
    return Found(
        finding.check, str(finding.severity), finding.sentence, named(document) if document else None
    )
