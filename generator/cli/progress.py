"""A progress bar for what takes longer than a second; on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from generator.cli.options import Setting

Step = Callable[[str, int, int], None]
PATIENCE = 1.0  # seconds without a bar


def silent(name: str, done: int, total: int) -> None:
    """Show nothing."""


@contextmanager
def progress(setting: Setting) -> Iterator[Step]:
    """Give a function that is told of each step: its name, how many are done, of how many."""
    if setting.quiet or not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<28}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True, no_color=setting.colour is False), transient=True)
    task = bar.add_task("read and check", total=None)
    soon = Timer(PATIENCE, bar.start)
    soon.daemon = True
    soon.start()
    try:
        yield lambda name, done, total: bar.update(task, description=name, completed=done, total=total)
    finally:
        soon.cancel()
        soon.join()
        bar.stop()
