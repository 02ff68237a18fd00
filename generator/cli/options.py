"""The options that all commands share, and the mistakes that are not about content."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click


class Unusable(click.ClickException):
    """The command cannot be carried out as asked: wrong usage or unusable configuration. Exit code 2."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the playbook is and how to speak about it. `epoch` is the build's time in seconds."""

    root: Path
    facilitator_dirs: tuple[Path, ...]
    today: date
    epoch: int
    quiet: bool
    colour: bool | None


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the shared options; it gets them as its first argument, a `Setting`."""

    @click.option(
        "--root",
        type=click.Path(file_okay=False, path_type=Path),
        help="The folder that holds playbook/ [default: the nearest parent that does].",
    )
    @click.option(
        "--facilitator-dir",
        "facilitator_dirs",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        multiple=True,
        help="A folder with <scenario-id>/facilitator.yaml files. May be repeated.",
    )
    @click.option("--today", metavar="DATE", help="Take this day as today, for example 2026-11-20.")
    @click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
    @click.option("--no-color", is_flag=True, help="No colours (also by the variable NO_COLOR).")
    @wraps(command)
    def with_setting(
        *args: Any,
        root: Path | None,
        facilitator_dirs: tuple[Path, ...],
        today: str | None,
        quiet: bool,
        no_color: bool,
        **options: Any,
    ) -> Any:
        day, epoch = _clock(today)
        colour = False if no_color or os.environ.get("NO_COLOR") else None
        setting = Setting(_root(root), facilitator_dirs, day, epoch, quiet, colour)
        return command(setting, *args, **options)

    return with_setting


def _root(asked: Path | None) -> Path:
    if asked is not None:
        if not (asked / "playbook").is_dir():
            raise Unusable(
                f"there is no playbook/ folder in {asked}. `playbook init {asked}` would write one."
            )
        return asked
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "playbook").is_dir():
            return folder
    raise Unusable(
        "there is no playbook/ folder here or above. Go to your playbook, name it with --root DIR, "
        "or write a new one with `playbook init DIR`."
    )


def _clock(asked: str | None) -> tuple[date, int]:
    """Today and the build's epoch: as asked, else of SOURCE_DATE_EPOCH, else now in UTC."""
    if asked is not None:
        try:
            day = date.fromisoformat(asked)
        except ValueError:
            raise Unusable(f"--today takes a date such as 2026-11-20, not '{asked}'.") from None
        return day, _midnight(day)
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        if not given.isascii() or not given.isdigit() or len(given) > 11:
            raise Unusable(f"SOURCE_DATE_EPOCH must be a number of seconds, not '{given}'.")
        return datetime.fromtimestamp(int(given), UTC).date(), int(given)
    day = datetime.now(UTC).date()
    return day, _midnight(day)


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def ended_by(problems: bool) -> None:
    """End the command: exit code 1 where there are problems in the content, else 0."""
    if problems:
        raise click.exceptions.Exit(1)
