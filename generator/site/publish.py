"""Publishing: editions come in; they are built beside the site, proved, and become the site at one stroke.

Whatever goes wrong on the way, and whoever ends the program, the site that is served stays as it was.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.finding import Finding
from generator.page import Edition
from generator.site import engine as mkdocs
from generator.site import headers, languages, leak, links
from generator.site.faults import SiteFault
from generator.site.languages import Kept
from generator.site.leak import Text
from generator.site.proof import read_all
from generator.site.release import building, placed, publish_folder, served_folder
from generator.site.settle import settle, settle_folder
from generator.values import AUDIENCES
from generator.workers import AT_ONCE, CORES, Report, in_turn, side_by_side

Item = TypeVar("Item")
Result = TypeVar("Result")
Engine = Callable[[Edition, Path, Path, int], None]
Progress = Callable[[str, int, int], None]
PROCESSES = min(2, CORES)
THEIR_STYLE = re.compile(r"(?!assets/)\S+\.css: ")  # a style sheet of the company's own
OFFLINE = "employee"  # the edition that everybody may carry away


class BrokenLinks(Exception):
    """The program has written links that lead nowhere: our own fault. `lines` name each link and its page."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(lines)
        self.lines = tuple(lines)

    def __str__(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Published:
    """What became of it: the release that is served now, the audiences built and those taken over unchanged.

    `languages` are those built, `kept` those of the same audiences that were taken over. `release` is empty
    when `findings` kept it from being published.
    """

    release: str = ""
    built: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    languages: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """All that the steps need. The first edition of an audience is at its root, others below `/<lang>/`.

    `kept` are languages beside these that are taken over as they are served.
    """

    release: Path
    editions: Mapping[str, Sequence[Edition]]
    kept: Sequence[Kept]
    look: Path
    epoch: int
    texts: Sequence[Text]
    own_words: Callable[[], Iterable[str]]
    engine: Engine
    policy: Callable[[], str]


def publish(
    editions: Sequence[Edition],
    site: Path,
    look: Path,
    epoch: int,
    texts: Sequence[Text] = (),
    *,
    own_words: Callable[[], Iterable[str]] = leak.own_words,
    engine: Engine | None = None,
    policy: Callable[[], str] = mkdocs.policy,
    progress: Progress = lambda *_: None,
    waiting: Callable[[], None] = lambda: None,
    processes: int = PROCESSES,
) -> Published:
    """Build the editions and make them the site. Audiences and languages not among them stay as served.

    `texts` are the prose of all files, each with the widest audience that may read it: what is narrower than
    an edition must not stand in it. `progress` hears of each step, `waiting` once if another build is on.
    Raises `PlaceFault` for a place that cannot be written, `SiteFault` for a look that cannot be used and
    `BrokenLinks` for a fault of ours. Whatever is raised, nothing has changed.
    """
    site = placed(site)
    audiences = tuple(audience for audience in AUDIENCES if any(e.audience == audience for e in editions))
    if not audiences:
        raise ValueError("there is no edition to publish")
    with building(site, waiting) as folder:
        kept = languages.kept(editions, served_folder(site))
        work = Work(
            folder,
            {
                name: [languages.with_those_there(e, editions, kept) for e in editions if e.audience == name]
                for name in audiences
            },
            kept,
            look,
            epoch,
            texts,
            own_words,
            engine or partial(mkdocs.build, processes=AT_ONCE if len(editions) <= 2 * processes else 1),
            policy,
        )
        units = [(name, number) for name in audiences for number in range(len(work.editions[name]))]
        counted = Counted(progress, len(units) + len(audiences) * len(STEPS) + 1)
        _run(partial(lay_out, work), units, counted.step, processes)
        results = _run(partial(prove, work), audiences, counted.step, processes)
        findings = tuple(finding for found in results for finding in found)
        if findings:
            return Published(findings=findings)
        carried: list[str] = []

        def complete(before: Path | None) -> None:
            if before is not None:
                carried.extend(carry(before, folder, audiences))
            settle_folder(folder / headers.FOLDER, epoch)
            settle_folder(folder, epoch)

        name = publish_folder(site, folder, complete)
        counted.step("published")
        built = tuple(dict.fromkeys(edition.language for edition in editions))
        others = tuple(dict.fromkeys(each.tongue.language for each in kept))
        return Published(name, audiences, tuple(carried), languages=built, kept=others)


def _run(
    task: Callable[[Item, Report], Result], items: Sequence[Item], report: Report, processes: int
) -> list[Result]:
    if min(processes, len(items)) < 2:
        return in_turn(task, items, report)
    return side_by_side(task, items, report, processes)


@dataclass
class Counted:
    """Counts the steps for whoever shows progress."""

    progress: Progress
    total: int
    done: int = 0

    def step(self, name: str) -> None:
        """One more step is done."""
        self.done += 1
        self.progress(name, self.done, self.total)


def lay_out(work: Work, unit: tuple[str, int], report: Report) -> None:
    """Build the pages of one edition: of an audience, and in its list of languages the one of that number."""
    audience, number = unit
    edition = work.editions[audience][number]
    place = _beside(work, edition) if number else work.release / audience
    place.mkdir()
    work.engine(edition, work.look, place, work.epoch)
    report(f"{audience}: pages built{f' ({edition.language})' if edition.tongues[1:] else ''}")


def _beside(work: Work, edition: Edition) -> Path:
    """Where an edition is built that will lie in the folder of another, which must be empty until built."""
    return work.release / f".{edition.audience}-{edition.language}"


def prove(work: Work, audience: str, report: Report) -> Sequence[Finding]:
    """Join and prove one audience's part of the site, up to the first step that has something to say."""
    for name, step in STEPS:
        if findings := step(work, audience):
            return findings
        report(f"{audience}: {name}")
    return ()


def _join(work: Work, audience: str) -> None:
    """Lay all languages of an audience into one folder."""
    root = work.release / audience
    for edition in work.editions[audience][1:]:
        place = root / edition.language
        if place.exists():
            raise SiteFault(f"two files of the site want to be '{edition.language}'")
        _beside(work, edition).rename(place)
    for each in work.kept:
        if each.audience == audience:
            each.lay(root)


def _proof(work: Work, audience: str) -> Sequence[Finding]:
    _join(work, audience)
    hidden = leak.hidden_from(audience, work.texts)
    seen = read_all(work.release / audience, hidden, archive=audience == OFFLINE)
    if findings := leak.judged(seen.suspected, audience, work.texts, work.own_words):
        return findings
    lines = links.told(seen.crawl)
    languages.refuse_outdated(lines, audience, work.kept)
    _links(lines, audience)
    return ()


def _links(lines: Sequence[str], audience: str) -> None:
    if theirs := [f"playbook/pages/{line}" for line in lines if THEIR_STYLE.match(line)]:
        raise SiteFault(theirs)
    if lines:
        raise BrokenLinks([f"{audience}/{line}" for line in lines])


def _headers(work: Work, audience: str) -> None:
    headers.write(work.release, audience, work.policy())
    for folder in (work.release / headers.FOLDER / audience, work.release / audience):
        settle(folder, work.epoch)


Step = Callable[[Work, str], Sequence[Finding] | None]
STEPS: tuple[tuple[str, Step], ...] = (
    ("pages proved and packed", _proof),
    ("headers written", _headers),
)


def carry(before: Path, release: Path, built: Sequence[str]) -> list[str]:
    """Take over from the served release what was not built: publishing one never takes down another."""
    others = [name for name in AUDIENCES if name not in built and (before / name).is_dir()]
    for name in others:
        shutil.copytree(before / name, release / name, copy_function=_linked)
        if (before / headers.FOLDER / name).is_dir():
            shutil.copytree(
                before / headers.FOLDER / name, release / headers.FOLDER / name, copy_function=_linked
            )
    return others


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)  # released files never change, so two releases may share them
    except OSError:
        shutil.copy2(source, target)
