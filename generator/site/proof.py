"""Proof: a built folder comes in; each of its files is read once, held to what we promise, and packed.

Several processes share the work. What comes out is what one alone would have found, in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.folding import Gram
from generator.site import leak, links, offline
from generator.site.compress import compress
from generator.workers import AT_ONCE, spread

PIECE = 64  # so many pages are handed to a process at once


@dataclass(slots=True)
class Seen:
    """What was seen in some files: runs that may be hidden ones, anchors and links."""

    suspected: dict[Gram, str] = field(default_factory=dict)
    crawl: links.Crawl = field(default_factory=lambda: links.Crawl(set()))

    def add(self, other: Seen) -> None:
        """Take in what was seen in the files that follow."""
        self.suspected = other.suspected | self.suspected
        self.crawl.add(other.crawl)


def read_all(folder: Path, hidden: leak.Hidden, archive: bool, processes: int = AT_ONCE) -> Seen:
    """Read every file of a folder and lay its compressed forms beside it; if asked, pack the archive, too."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    pages = [name for name in names if name.endswith(".html")]
    pieces = [pages[start : start + PIECE] for start in range(0, len(pages), PIECE)]
    others = [name for name in names if not name.endswith(".html")]
    tasks: list[Callable[[], Seen]] = [partial(_packed, folder, names)] if archive else []
    tasks += [partial(_read, folder, hidden, piece) for piece in (others, *pieces)]  # the longest come first
    found = spread(lambda number: tasks[number](), range(len(tasks)), processes if pieces[1:] else 1)
    whole = Seen(crawl=links.Crawl({*names, *([offline.ARCHIVE] if archive else [])}))
    for seen in (*found[archive + 1 :], *found[: archive + 1]):  # a page is named before any other file
        whole.add(seen)
    return whole


def _read(folder: Path, hidden: leak.Hidden, names: Sequence[str]) -> Seen:
    seen = Seen()
    for name in names:
        path = folder / name
        data = path.read_bytes()
        leak.suspect(name, data, hidden, seen.suspected)
        if name.endswith(links.READ):
            links.read(name, data.decode("utf-8", errors="replace"), seen.crawl)
        compress(path, data)
    return seen


def _packed(folder: Path, names: Sequence[str]) -> Seen:
    offline.pack(folder, names)
    return Seen()
