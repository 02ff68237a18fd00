"""Assemble: the handbook becomes editions, one for each audience and language, ready to be published."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from generator.addresses import address_of, gathering
from generator.finding import Finding
from generator.handbook import Handbook, items
from generator.page import Edition
from generator.pages import families
from generator.pages.frame import Frame
from generator.pipeline import Examined, examine, seen_by
from generator.values import AUDIENCES
from generator.words import Words

TOLD_OF_FINDINGS: Final = ("comms", "facilitator")
"""Who has a health page; for others the checks need not run again."""


def edition_at(
    root: Path, audience: str, today: date | None = None
) -> tuple[Edition | None, tuple[Finding, ...]]:
    """One audience's edition of the files at `root`, or none while an error stands; and all findings."""
    examined = examine(root, today or build_day())
    if not examined.sound:
        return None, examined.findings
    return build_edition(examined, audience), examined.findings


def build_day() -> date:
    """The day of the build: that of SOURCE_DATE_EPOCH, else today in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else datetime.now(UTC).date()


def editions(examined: Examined, audiences: Sequence[str]) -> list[Edition]:
    """The editions of these audiences, narrower ones last."""
    return [build_edition(examined, audience) for audience in AUDIENCES if audience in audiences]


def build_edition(examined: Examined, audience: str, language: str = "") -> Edition:
    """One audience's edition in one language (by default the one the playbook is written in)."""
    seen = seen_by(examined, audience) if audience in TOLD_OF_FINDINGS else None
    handbook = seen.handbook if seen else examined.handbook.for_audience(audience)
    words = Words(language or handbook.playbook.record.languages[0])
    told = (seen.findings, seen.waived) if seen else ((), ())
    frame = Frame(handbook, words, *told)
    made = tuple(families.pages(frame))
    return Edition(
        audience=audience,
        language=words.language,
        direction=words.direction,
        name=handbook.playbook.title,
        pages=made,
        menu=tuple(families.menu(frame)),
        redirects=dict(redirects(handbook, frozenset(page.address for page in made))),
        files=dict(families.files(frame)),
        description=handbook.playbook.record.summary or "",
    )


def redirects(handbook: Handbook, living: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Old addresses, of documents and of their items, and where they lead now."""
    for address, above in gathering(handbook):
        if address not in living:
            yield address, above if above in living else ""
    for document in handbook.documents:
        if document.address not in living or document.address is None:
            continue
        if document.kind.collection and document.kind.address:
            for old in document.record.old_ids:
                if (address := address_of(document.kind, old)) not in living:
                    yield address, document.address
        found = [item for _, item in items(document.record)]
        now = {item.id for item in found}
        for item in found:
            for old in item.old_ids:
                if old not in now:
                    yield f"{document.address}#{old}", f"{document.address}#{item.id}"
