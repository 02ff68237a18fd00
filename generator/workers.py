"""Work for several processes: a task and the items to do it for come in, the results come out in that order.

No process outlives the one that started it: a killed build leaves nobody behind who writes.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.queues import SimpleQueue
from typing import Any, TypeVar
from zlib import crc32

Item = TypeVar("Item")
Result = TypeVar("Result")
Report = Callable[[str], None]

CORES = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
"""How many processors this program may use; a container may be given fewer than there are."""

AT_ONCE = min(4, CORES) if sys.platform == "linux" else 1
"""How many processes share a work. Where they cannot be forked, handing the work over costs too much."""

CANCELLED = (
    "A part of the build was ended from outside, perhaps because memory ran out. "
    "What was published before is still served, unchanged."
)
TICK = 0.1  # seconds between two looks at what the others have reported

# What a worker has been given when it started. Forked, it shares it with its parent and copies nothing.
_given: dict[str, Any] = {}


class Cancelled(Exception):
    """A process that did a part of the work was ended from outside."""


@dataclass(frozen=True, slots=True)
class Share:
    """One of so many parts of whatever has a name; each name is in one of them."""

    number: int = 0
    of: int = 1

    def __contains__(self, name: str) -> bool:
        return self.of == 1 or crc32(name.encode()) % self.of == self.number


EVERYTHING = Share()


def shares(processes: int = AT_ONCE) -> list[Share]:
    """The parts of a work, one for each process."""
    return [Share(number, processes) for number in range(processes)]


def spread(task: Callable[[Item], Result], items: Sequence[Item], processes: int = AT_ONCE) -> list[Result]:
    """Do the task for each item, in this process or, where there are several items, in up to so many."""
    if min(processes, len(items)) < 2:
        return [task(item) for item in items]
    return side_by_side(partial(_unreported, task), items, lambda _: None, processes)


def _unreported(task: Callable[[Item], Result], item: Item, _: Report) -> Result:
    return task(item)


def in_turn(task: Callable[[Item, Report], Result], items: Sequence[Item], report: Report) -> list[Result]:
    """Do the task for each item, one after another, in this process."""
    return [task(item, report) for item in items]


def side_by_side(
    task: Callable[[Item, Report], Result], items: Sequence[Item], report: Report, processes: int
) -> list[Result]:
    """Do the task for each item in up to `processes` processes. The first failure ends all of them."""
    context = get_context("fork" if sys.platform == "linux" else None)
    steps: SimpleQueue[str] = context.SimpleQueue()
    listening, speaking = context.Pipe(duplex=False)
    given = (task, steps, listening, speaking)
    with (
        listening,
        speaking,
        ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=given) as pool,
    ):
        try:
            return _gathered([pool.submit(_work, item) for item in items], steps, report)
        except BaseException as failure:
            # The workers leave when this pipe ends: now, or when this process is killed.
            speaking.close()
            if isinstance(failure, BrokenProcessPool):
                raise Cancelled(CANCELLED) from failure
            raise


def _gathered(futures: list[Future[Result]], steps: SimpleQueue[str], report: Report) -> list[Result]:
    waiting = set(futures)
    while waiting:
        done, waiting = wait(waiting, timeout=TICK, return_when=FIRST_COMPLETED)
        while not steps.empty():
            report(steps.get())
        for future in done:
            future.result()
    return [future.result() for future in futures]


def _start(task: Any, steps: SimpleQueue[str], listening: Connection, speaking: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends its workers
    gc.freeze()  # looking through what is shared with the parent would copy it
    speaking.close()
    _given.update(task=task, report=steps.put)
    threading.Thread(target=_leave_with_parent, args=(listening,), daemon=True).start()


def _leave_with_parent(listening: Connection) -> None:
    try:
        listening.recv()
    except (EOFError, OSError):
        os._exit(1)


def _work(item: Any) -> Any:
    try:
        return _given["task"](item, _given["report"])
    except Exception as failure:
        if _travels(failure):
            raise
        raise RuntimeError("".join(traceback.format_exception(failure))) from None


def _travels(failure: Exception) -> bool:
    """Whether it comes whole out of this process; one that does not would look like a process that died."""
    try:
        pickle.loads(pickle.dumps(failure))
    except Exception:
        return False
    return True
