"""Assemble: the handbook becomes editions, one for each audience and language, ready to be published."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from generator.addresses import address_of, gathering
from generator.changes import Changes, Version, compare
from generator.engine.promises import Verdict
from generator.finding import Finding, Place, Severity
from generator.handbook import Handbook, items
from generator.page import Edition, Page, Tongue
from generator.pages import families
from generator.pages.frame import Frame
from generator.pipeline import Examined, examine, seen_by
from generator.rules.promises import seen_whole, verdicts
from generator.translations.spoken import in_language
from generator.values import AUDIENCES
from generator.words import Words, own_name
from generator.workers import AT_ONCE, Share, shares, spread

TOLD_OF_FINDINGS: Final = ("comms", "facilitator")
"""Who has a health page; for others the checks need not run again."""

MANY: Final = 200
"""So many documents are worth another process."""


def edition_at(
    root: Path, audience: str, today: date | None = None, language: str = ""
) -> tuple[Edition | None, tuple[Finding, ...]]:
    """One audience's edition of the files at `root`, or none while an error stands; and all findings."""
    examined = examine(root, today or build_day())
    if not examined.sound:
        return None, examined.findings
    if language and language not in examined.handbook.playbook.record.languages:
        message = f"the handbook is asked for in '{language}', which is no language of this playbook"
        return None, (Finding("language", Severity.ERROR, message, Place("mkdocs.yml")), *examined.findings)
    return build_edition(examined, audience, language), examined.findings


def build_day() -> date:
    """The day of the build: that of SOURCE_DATE_EPOCH, else today in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else datetime.now(UTC).date()


Earlier: TypeAlias = "tuple[Version, Examined]"
"""A former version to compare with: its name, and what was read there."""


@dataclass(frozen=True, slots=True)
class Readers:
    """What is the same for an audience in every language: what checks say of its part, what is new in it.

    `seen` is what it may read, with findings, where it is told of them.
    """

    audience: str
    seen: Examined | None
    changes: Changes | None
    verdicts: Mapping[tuple[str, int], Verdict]
    summed: frozenset[str]


def editions(
    examined: Examined,
    audiences: Sequence[str],
    languages: Sequence[str] = (),
    since: Earlier | None = None,
    processes: int = AT_ONCE,
) -> list[Edition]:
    """The editions of these audiences, narrower ones last: in the language of the playbook, then in these."""
    handbook = examined.handbook
    others = [language for language in handbook.playbook.record.languages[1:] if language in languages]
    spoken = [handbook, *(in_language(handbook, language) for language in others)]
    readers = [readers_of(examined, audience, since) for audience in AUDIENCES if audience in audiences]
    works = [(each, said) for each in readers for said in spoken]
    many = len(works) > 2 * processes  # else each is divided instead, if it is large

    def made(number: int) -> Edition:
        each, said = works[number]
        return _edition(each, said, said.language, processes=1 if many else processes)

    found = spread(made, range(len(works)), processes if many else 1)
    told = tongues(handbook)
    return [edition for each in readers for edition in linked(found, each.audience, told)]


def build_edition(
    examined: Examined,
    audience: str,
    language: str = "",
    since: Earlier | None = None,
    processes: int = AT_ONCE,
) -> Edition:
    """One audience's edition in one language (by default the one the playbook is written in), by itself.

    With an earlier version it holds the page of what changed, for those who look after the handbook. Of large
    ones each of so many processes renders a share.
    """
    handbook = examined.handbook
    said = in_language(handbook, language) if language in handbook.translations else handbook
    return _edition(
        readers_of(examined, audience, since), said, language or said.language, processes, alone=True
    )


def readers_of(examined: Examined, audience: str, since: Earlier | None = None) -> Readers:
    """What is the same for an audience in every language.

    Which promises can be kept is told also to those who may not see the sums. What is for facilitators only
    has no say in it.
    """
    if audience in TOLD_OF_FINDINGS:
        seen = seen_by(examined, audience)
        return Readers(audience, seen, changed(since, seen) if since else None, {}, frozenset())
    inside = examined.handbook.for_audience("comms")
    summed = seen_whole(examined.handbook.for_audience(audience), inside)
    return Readers(audience, None, None, verdicts(inside), summed)


def _edition(readers: Readers, said: Handbook, language: str, processes: int, alone: bool = False) -> Edition:
    """The edition of these readers: the texts of that handbook, the program's own words in that language."""
    handbook = (
        readers.seen.handbook if readers.seen and not said.spoken else said.for_audience(readers.audience)
    )
    words = Words(language, said.playbook.record.digits.get(language, "european"))
    told = (readers.seen.findings, readers.seen.waived) if readers.seen else ((), ())
    frame = Frame(
        handbook,
        words,
        *told,
        changes=readers.changes,
        verdicts=readers.verdicts,
        summed=readers.summed,
        alone=alone,
    )
    made = rendered(frame, processes if len(handbook.documents) > MANY else 1)
    return Edition(
        audience=readers.audience,
        language=words.language,
        direction=words.direction,
        name=handbook.playbook.title,
        pages=made,
        menu=tuple(families.menu(frame)),
        redirects=dict(redirects(handbook, frozenset(page.address for page in made))),
        files=dict(families.files(frame)),
        description=str(handbook.playbook.record.summary or ""),
        digits=words.digits,
    )


def changed(since: Earlier, now: Examined) -> Changes:
    """What changed since an earlier version, as far as the readers of this edition may know it.

    The commit is not named: it depends on files that they may not read.
    """
    version, before = since
    sides = (replace(version, commit=""), Version(""))
    return compare(seen_by(before, now.handbook.audience), now, sides)


# Languages beside one another


def tongues(handbook: Handbook) -> tuple[Tongue, ...]:
    """The languages of a playbook as readers choose them, its own first; none where there is no choice."""
    languages = handbook.playbook.record.languages
    words = [Words(language) for language in languages] if languages[1:] else []
    return tuple(
        Tongue(each.language, own_name(each.language), each.direction, f"{each.language}/" if number else "")
        for number, each in enumerate(words)
    )


def linked(made: Sequence[Edition], audience: str, told: Sequence[Tongue]) -> Iterator[Edition]:
    """The editions of an audience that know of each other, and which of their pages the others lack."""
    living = {edition.language: _addresses(edition) for edition in made if edition.audience == audience}
    for edition in made:
        if edition.audience == audience:
            here = living[edition.language]
            known = (replace(t, lacks=here - living.get(t.language, here)) for t in told)
            yield replace(edition, tongues=tuple(known))


def _addresses(edition: Edition) -> frozenset[str]:
    return frozenset(page.address for page in edition.pages)


# Pages


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
