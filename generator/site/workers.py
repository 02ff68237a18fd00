"""Work for several processes: a task and the names to do it for come in, the results come out in that order.

No process outlives the one that started it: a killed build leaves nobody behind who writes.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.queues import SimpleQueue
from typing import Any, TypeVar

from generator.site.faults import SiteFault

Result = TypeVar("Result")
Report = Callable[[str], None]
Task = Callable[[str, Report], Result]

CANCELLED = (
    "A part of the build was ended from outside, perhaps because memory ran out. "
    "What was published before is still served, unchanged."
)
TICK = 0.1  # seconds between two looks at what the others have reported

# What a worker has been given when it started. Forked, it shares it with its parent and copies nothing.
_given: dict[str, Any] = {}


class Cancelled(SiteFault):
    """A process that built a part of the site was ended from outside."""


def in_turn(task: Task[Result], names: Sequence[str], report: Report) -> list[Result]:
    """Do the task for each name, one after another, in this process."""
    return [task(name, report) for name in names]


def side_by_side(task: Task[Result], names: Sequence[str], report: Report, processes: int) -> list[Result]:
    """Do the task for each name in up to `processes` processes. The first failure ends all of them."""
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
            return _gathered([pool.submit(_work, name) for name in names], steps, report)
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


def _start(task: Task[Any], steps: SimpleQueue[str], listening: Connection, speaking: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends its workers
    speaking.close()
    _given.update(task=task, report=steps.put)
    threading.Thread(target=_leave_with_parent, args=(listening,), daemon=True).start()


def _leave_with_parent(listening: Connection) -> None:
    try:
        listening.recv()
    except (EOFError, OSError):
        os._exit(1)


def _work(name: str) -> Any:
    return _given["task"](name, _given["report"])
