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

from generator.finding import Finding
from generator.page import Edition
from generator.site import engine as mkdocs
from generator.site import headers, leak, links
from generator.site.faults import SiteFault
from generator.site.leak import Text
from generator.site.proof import read_all
from generator.site.release import building, placed, publish_folder
from generator.site.settle import settle, settle_folder
from generator.values import AUDIENCES
from generator.workers import CORES, Report, in_turn, side_by_side

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

    `release` is empty when `findings` kept it from being published.
    """

    release: str = ""
    built: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """All that the steps need. The first edition of an audience is at its root, others below `/<lang>/`."""

    release: Path
    editions: Mapping[str, Sequence[Edition]]
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
    engine: Engine = mkdocs.build,
    policy: Callable[[], str] = mkdocs.policy,
    progress: Progress = lambda *_: None,
    waiting: Callable[[], None] = lambda: None,
    processes: int = PROCESSES,
) -> Published:
    """Build the editions and make them the site. Audiences that are not among them stay as they are served.

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
        grouped = {name: [e for e in editions if e.audience == name] for name in audiences}
        work = Work(folder, grouped, look, epoch, texts, own_words, engine, policy)
        counted = Counted(progress, len(audiences) * len(STEPS) + 1)
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
        return Published(name, audiences, tuple(carried))


def _run(
    task: Callable[[str, Report], Sequence[Finding]], audiences: Sequence[str], report: Report, processes: int
) -> list[Sequence[Finding]]:
    if min(processes, len(audiences)) < 2:
        return in_turn(task, audiences, report)
    return side_by_side(task, audiences, report, processes)


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


def prove(work: Work, audience: str, report: Report) -> Sequence[Finding]:
    """Build one audience's part of the site and prove it, up to the first step that has something to say."""
    for name, step in STEPS:
        if findings := step(work, audience):
            return findings
        report(f"{audience}: {name}")
    return ()


def _pages(work: Work, audience: str) -> None:
    first, *others = work.editions[audience]
    root = work.release / audience
    for edition, place in [(first, root), *((each, root / each.language) for each in others)]:
        place.mkdir()
        work.engine(edition, work.look, place, work.epoch)


def _proof(work: Work, audience: str) -> Sequence[Finding]:
    hidden = leak.hidden_from(audience, work.texts)
    seen = read_all(work.release / audience, hidden, archive=audience == OFFLINE)
    if findings := leak.judged(seen.suspected, audience, work.texts, work.own_words):
        return findings
    _links(links.told(seen.crawl), audience)
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
    ("pages built", _pages),
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
