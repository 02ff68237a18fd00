"""MkDocs as rented engine: an `Edition` and a repository's look come in, a folder of files goes out."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.finding import Finding
from generator.page import Edition
from generator.site import again, csp, look
from generator.site.faults import LookFault, SiteFault
from generator.site.setting import allowed_scripts
from generator.workers import AT_ONCE, EVERYTHING, Share, shares, spread

# isort: split
from mkdocs.commands.build import build as run
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

MANY = 200
"""So many pages are worth another process."""


def build(
    edition: Edition,
    look: Path,
    into: Path,
    epoch: int,
    findings: Sequence[Finding] = (),
    ready: Mapping[str, Path] | None = None,
    processes: int = AT_ONCE,
) -> None:
    """Write the whole site of one edition into the empty folder `into`; `look` is a repository's mkdocs.yml.

    `epoch` is the build's only clock. `findings` are shown on top of every page, for those who watch. `ready`
    are built files of pages that have not changed, by address: these are taken over. Where there is much to
    build and pages follow from their values alone, several processes build a share each.
    Raises `LookFault` when mkdocs.yml cannot be used and `SiteFault` when the edition cannot be laid out.
    """
    if any(into.iterdir()):
        raise ValueError(f"the folder {into} is not empty")
    many = processes > 1 and len(edition.pages) - len(ready or ()) > MANY and may_take_over(look, into)

    def build_share(share: Share, folder: Path) -> None:
        with TemporaryDirectory() as nothing, clock(epoch), warnings_kept() as warnings:
            config = read(look, folder, Path(nothing), warnings)
            go(config, edition, findings, ready, share)
        if warnings:
            raise SiteFault(warnings)

    if many:
        build_in_parts(build_share, into, processes)
    else:
        build_share(EVERYTHING, into)


def build_in_parts(build_share: Callable[[Share, Path], None], into: Path, processes: int) -> None:
    """Build shares of a site side by side, and lay them together."""
    first, *others = shares(processes)
    with TemporaryDirectory(prefix=".parts-", dir=into.parent) as beside:
        folders = {share: Path(beside, str(share.number)) for share in others}
        spread(lambda share: build_share(share, folders.get(share, into)), [first, *others], processes)
        for folder in folders.values():
            merge(folder, into)


def may_take_over(look: Path, into: Path) -> bool:
    """Whether pages follow from their values alone, under this look; a look with faults is told of later."""
    with TemporaryDirectory() as nothing, warnings_kept() as warnings:
        try:
            return again.may_take_over(read(look, into, Path(nothing), warnings))
        except LookFault:
            return False


def merge(part: Path, into: Path) -> None:
    """Move the files of a part of the site into the whole."""
    for entry in part.iterdir():
        target = into / entry.name
        if entry.is_dir() and target.is_dir():
            merge(entry, target)
        elif target.exists():
            raise SiteFault(f"two files of the site want to be '{target.relative_to(into)}'")
        else:
            entry.rename(target)


def policy() -> str:
    """The Content-Security-Policy for the header file, the same for every page of every edition."""
    return csp.policy(allowed_scripts())


def read(path: Path, into: Path, nothing: Path, warnings: list[str]) -> MkDocsConfig:
    """The look, with our plugin in it. Git keeps no empty folder, so hand-written pages may be missing."""
    pages = path.parent / "playbook" / "pages"
    try:
        config = look.read(path, pages if pages.is_dir() else nothing, into)
    except LookFault as fault:
        raise LookFault([f"{path.name}: {line}" for line in warnings] or fault.lines) from None
    if "playbook" not in config.plugins:
        raise LookFault(f"{path.name}: the list 'plugins' must name 'playbook'")
    return config


def go(
    config: MkDocsConfig,
    edition: Edition,
    findings: Sequence[Finding],
    ready: Mapping[str, Path] | None,
    share: Share,
) -> None:
    """Run MkDocs; what stops it comes out as it went in, not as an exit of the whole program."""
    config.plugins.on_startup(command="build", dirty=False)
    try:
        config.plugins["playbook"].hand_over(edition, findings, ready, share)  # type: ignore[attr-defined]
        run(config)
    except Abort as abort:
        raise (
            abort.__context__ if isinstance(abort.__context__, SiteFault) else SiteFault(str(abort))
        ) from None
    finally:
        config.plugins.on_shutdown()


@contextmanager
def clock(epoch: int) -> Iterator[None]:
    """Make every date that MkDocs writes the one of the build."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


class Kept(logging.Handler):
    """Collects what MkDocs warns about, in place of printing it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        self.lines.append(record.getMessage())


@contextmanager
def warnings_kept() -> Iterator[list[str]]:
    """Nothing is printed while MkDocs runs; its warnings are faults."""
    logger, kept = logging.getLogger("mkdocs"), Kept()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(kept)
    try:
        yield kept.lines
    finally:
        logger.removeHandler(kept)
        logger.propagate = propagate
