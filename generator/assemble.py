"""Assemble: the handbook becomes editions, one for each audience and language, ready to be published."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from generator.addresses import address_of, gathering
from generator.changes import Changes, Version, compare
from generator.finding import Finding
from generator.handbook import Handbook, items
from generator.page import Edition, Page
from generator.pages import families
from generator.pages.frame import Frame
from generator.pipeline import Examined, examine, seen_by
from generator.rules.promises import seen_whole, verdicts
from generator.values import AUDIENCES
from generator.words import Words
from generator.workers import AT_ONCE, Share, shares, spread

TOLD_OF_FINDINGS: Final = ("comms", "facilitator")
"""Who has a health page; for others the checks need not run again."""

MANY: Final = 200
"""So many documents are worth another process."""


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


Earlier: TypeAlias = "tuple[Version, Examined]"
"""A former version to compare with: its name, and what was read there."""


def editions(examined: Examined, audiences: Sequence[str], since: Earlier | None = None) -> list[Edition]:
    """The editions of these audiences, narrower ones last."""
    return [build_edition(examined, a, since=since) for a in AUDIENCES if a in audiences]


def build_edition(
    examined: Examined,
    audience: str,
    language: str = "",
    since: Earlier | None = None,
    processes: int = AT_ONCE,
) -> Edition:
    """One audience's edition in one language (by default the one the playbook is written in).

    With an earlier version it holds the page of what changed, for those who look after the handbook. Of large
    ones each of so many processes renders a share.
    """
    seen = seen_by(examined, audience) if audience in TOLD_OF_FINDINGS else None
    handbook = seen.handbook if seen else examined.handbook.for_audience(audience)
    words = Words(language or handbook.playbook.record.languages[0])
    told = (seen.findings, seen.waived) if seen else ((), ())
    changes = changed(since, seen) if since and seen else None
    frame = _with_promises(Frame(handbook, words, *told, changes=changes), examined)
    made = rendered(frame, processes if len(handbook.documents) > MANY else 1)
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


def changed(since: Earlier, now: Examined) -> Changes:
    """What changed since an earlier version, as far as the readers of this edition may know it.

    The commit is not named: it depends on files that they may not read.
    """
    version, before = since
    sides = (replace(version, commit=""), Version(""))
    return compare(seen_by(before, now.handbook.audience), now, sides)


def _with_promises(frame: Frame, examined: Examined) -> Frame:
    """A frame that knows which promises can be kept, also where its readers may not see the sums.

    What is for facilitators only has no say in it.
    """
    if frame.audience in TOLD_OF_FINDINGS:
        return frame
    inside = examined.handbook.for_audience("comms")
    return replace(frame, verdicts=verdicts(inside), summed=seen_whole(frame.handbook, inside))


def rendered(frame: Frame, processes: int) -> tuple[Page, ...]:
    """All pages of an edition."""
    parts = spread(partial(_rendered, frame), shares(processes), processes)
    return tuple(next(page for page in alike if page) for alike in zip(*parts, strict=True))


def _rendered(frame: Frame, share: Share) -> list[Page | None]:
    return [page if page.address in share else None for page in families.pages(replace(frame, share=share))]


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
