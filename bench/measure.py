"""Measuring: a command comes in and is run as a process of its own; its time, work and memory go out."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "NO_COLOR": "1"}
UNKEPT = "PYTHONDONTWRITEBYTECODE"
LOOKS = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """One process and its children: seconds on the clock, seconds of work, megabytes at the peak."""

    wall: float
    work: float
    peak: float
    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Series:
    """Several runs of the same command."""

    name: str
    runs: tuple[Run, ...]

    def best(self, what: str) -> float:
        return min(float(getattr(run, what)) for run in self.runs)

    def middle(self, what: str) -> float:
        return statistics.median(float(getattr(run, what)) for run in self.runs)

    def __str__(self) -> str:
        walls, works = (f"{self.best(what):7.2f} {self.middle(what):7.2f}" for what in ("wall", "work"))
        return f"{self.name:34} {walls}   {works}   {max(run.peak for run in self.runs):6.0f}"


HEAD = (
    f"{'':34} seconds on clock   of work (CPU)\n"
    f"{'':34} {'min':>7} {'median':>7}   {'min':>7} {'median':>7}   peak MB"
)


def run(command: Sequence[str | Path], folder: Path = ROOT, wanted: Sequence[int] = (0,)) -> Run:
    """Run a command to its end. The memory is that of the whole family at its largest."""
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command], cwd=folder, env=environment(), stdout=output, stderr=output
        )
        memory = Memory(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    if process.returncode not in wanted:
        raise SystemExit(f"{command} ended with {process.returncode}:\n{said[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, memory.end(), process.returncode, said)


def environment() -> dict[str, str]:
    """That of a program that has been installed and used: Python may keep what it has compiled."""
    return {name: value for name, value in os.environ.items() if name != UNKEPT} | QUIET


class Memory(threading.Thread):
    """Looks at the memory of a process and its children, where several share the work."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0.0
        self.over = threading.Event()
        self.start()

    def run(self) -> None:
        while not self.over.wait(LOOKS):
            family = list(descendants(self.pid))
            now = sum(map(share, family)) if len(family) > 1 else highest(self.pid)
            self.peak = max(self.peak, now)

    def end(self) -> float:
        self.over.set()
        self.join()
        return self.peak


def descendants(pid: int) -> list[int]:
    """A process and all that it has started."""
    found = [pid]
    for one in found:
        try:
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except OSError:
            continue
    return found


def share(pid: int) -> float:
    """The megabytes of a process now, with its part of what it shares."""
    return kilobytes(f"/proc/{pid}/smaps_rollup", "Pss:") / 1024


def highest(pid: int) -> float:
    """The megabytes of a process at its largest."""
    return kilobytes(f"/proc/{pid}/status", "VmHWM:") / 1024


def kilobytes(path: str, name: str) -> int:
    """A number that the kernel says of a process; nothing once it has ended."""
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(name))


def alternating(rounds: int, commands: dict[str, Callable[[], Run]]) -> list[Series]:
    """Run all commands in turn, so many times, so that whatever else the machine does meets all of them."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(command())
    return [Series(name, tuple(done)) for name, done in runs.items()]


def ratio(ours: Series, peer: Series) -> str:
    """How many times the peer we take."""
    parts = [f"{ours.best(what) / peer.best(what):.2f} x {words}" for what, words in WHAT.items()]
    middle = ours.middle("work") / peer.middle("work")
    return f"{ours.name} / {peer.name}: {', '.join(parts)} (medians of work: {middle:.2f} x)"


WHAT = {"wall": "the time", "work": "the work"}
