"""Kill builds at random moments and count torn sites: our publishing against plain `mkdocs build`.

    python bench/kill.py --times 100

Each build is ended by SIGKILL somewhere in its course, while a reader asks for pages all the time. A site
is torn when it is neither the old one nor the new one, a read when the page is missing or cut short.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.page import Edition
from generator.site.publish import publish

PAGES = 150
AUDIENCES = ("employee", "comms", "facilitator")
END = "</html>"
EPOCH = 1_700_000_000


def body(generation: int, number: int) -> str:
    return f"<p>generation-{generation}-</p>" + f"<p>page {number} says what to do.</p>" * 100


def engine(edition: Edition, look: Path, into: Path, epoch: int) -> None:  # noqa: ARG001
    for number in range(PAGES):
        page = into / f"p{number}" / "index.html"
        page.parent.mkdir()
        page.write_text(f"<html>{body(int(edition.name), number)}{END}")


@dataclass
class Reader:
    """Asks for pages of a site all the time, as its readers do."""

    site: Path
    reads: int = 0
    torn: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        pages = [page.relative_to(self.site) for page in self.site.rglob("p*/index.html")]
        while not self.ended.is_set():
            self.reads += 1
            try:
                self.torn += not (self.site / random.choice(pages)).read_text().rstrip().endswith(END)
            except OSError:
                self.torn += 1


@dataclass
class Ours:
    """`playbook build`'s publishing, with an engine that only writes files."""

    folder: Path
    name: str = "publish by swap"
    expected: int = PAGES * len(AUDIENCES)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def start(self, generation: int) -> int:
        editions = [Edition(audience, "en", "ltr", str(generation), (), ()) for audience in AUDIENCES]
        process = multiprocessing.get_context("fork").Process(
            target=lambda: publish(editions, self.site, Path(), EPOCH, engine=engine, policy=str)
        )
        process.start()
        assert process.pid
        return process.pid

    def restore(self) -> None:
        """Nothing to restore: the next build clears up by itself."""


@dataclass
class MkDocs:
    """Plain `mkdocs build` into the folder that is served."""

    folder: Path
    name: str = "mkdocs build"
    expected: int = PAGES

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def start(self, generation: int) -> int:
        docs = self.folder / "docs"
        docs.mkdir(exist_ok=True)
        for number in range(PAGES):
            (docs / f"p{number}.md").write_text(f"# Page {number}\n\n{body(generation, number)}\n")
        (self.folder / "mkdocs.yml").write_text("site_name: peer\ntheme: mkdocs\n")
        command = [sys.executable, "-m", "mkdocs", "build", "-q"]
        return subprocess.Popen(command, cwd=self.folder, stderr=subprocess.DEVNULL).pid

    def restore(self) -> None:
        """Put the last whole site back, so that every kill starts from one."""
        whole_copy = self.folder / "whole"
        if whole(self):
            shutil.rmtree(whole_copy, ignore_errors=True)
            shutil.copytree(self.site, whole_copy)
        else:
            shutil.rmtree(self.site, ignore_errors=True)
            shutil.copytree(whole_copy, self.site)


Peer = Ours | MkDocs


def generations(peer: Peer) -> tuple[set[str], int]:
    pages = [page.read_text() for page in peer.site.rglob("p*/index.html")]
    return {page.partition("generation-")[2].partition("-")[0] for page in pages}, len(pages)


def whole(peer: Peer) -> bool:
    said, count = generations(peer)
    return len(said) == 1 and count == peer.expected


def wait_for(pid: int) -> None:
    os.waitpid(pid, 0)


def timed(act: Callable[[], None]) -> float:
    started = time.monotonic()
    act()
    return time.monotonic() - started


def kills(peer: Peer, times: int, chance: random.Random) -> tuple[int, Reader]:
    """How many of so many kills tore the site, and what its reader saw."""
    wait_for(peer.start(0))
    length = timed(lambda: wait_for(peer.start(1)))
    torn = 0
    total = Reader(peer.site)
    for generation in range(2, times + 2):
        peer.restore()
        reader = Reader(peer.site)
        reading = threading.Thread(target=reader.read)
        reading.start()
        pid = peer.start(generation)
        time.sleep(chance.uniform(0, length * 1.05))
        os.kill(pid, signal.SIGKILL)
        wait_for(pid)
        reader.ended.set()
        reading.join()
        torn += not whole(peer)
        total.reads, total.torn = total.reads + reader.reads, total.torn + reader.torn
    return torn, total


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--times", type=int, default=40, help="kills for each (default: %(default)s)")
    options.add_argument("--seed", type=int, default=1, help="of the moments (default: %(default)s)")
    given = options.parse_args()
    for kind in (Ours, MkDocs):
        with TemporaryDirectory() as folder:
            peer = kind(Path(folder))
            torn, reader = kills(peer, given.times, random.Random(given.seed))
            print(f"{peer.name:16} {torn} of {given.times} sites torn, {reader.torn} of {reader.reads} reads")


if __name__ == "__main__":
    main()
