"""The options that all commands share, and the mistakes that are not about content."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from generator.handbook import Handbook
from generator.suggest import listed
from generator.values import LANGUAGES, language_code


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
    return _with_setting(command, _root)


def anywhere(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a command that needs no playbook: without one, the root is the folder one is in."""
    return _with_setting(command, lambda asked: (asked or _nearest() or Path.cwd()).absolute())


def _with_setting(command: Callable[..., Any], root_of: Callable[[Path | None], Path]) -> Callable[..., Any]:
    @click.option(
        "--root",
        type=click.Path(file_okay=False, path_type=Path),
        help="The folder that holds playbook/ [default: the nearest parent that does].",
        hidden=root_of is not _root,
    )
    @click.option(
        "--facilitator-dir",
        "facilitator_dirs",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        multiple=True,
        help="A folder with <scenario-id>/facilitator.yaml files. May be repeated.",
        hidden=root_of is not _root,
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
        dirs = tuple(folder.absolute() for folder in facilitator_dirs)
        return command(Setting(root_of(root), dirs, day, epoch, quiet, colour), *args, **options)

    return with_setting


def _root(asked: Path | None) -> Path:
    if asked is not None:
        if not (asked / "playbook").is_dir():
            raise Unusable(
                f"there is no playbook/ folder in {asked}. `playbook init {asked}` would write one."
            )
        return asked.absolute()
    if (found := _nearest()) is None:
        raise Unusable(
            "there is no playbook/ folder here or above. Go to your playbook, name it with --root DIR, "
            "or write a new one with `playbook init DIR`."
        )
    return found


def _nearest() -> Path | None:
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "playbook").is_dir()), None)


FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2199, 12, 31)


def _clock(asked: str | None) -> tuple[date, int]:
    """Today and the build's epoch: as asked, else of SOURCE_DATE_EPOCH, else now in UTC."""
    if asked is not None:
        return _asked_for(asked)
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        if not re.fullmatch("[0-9]{1,11}", given) or int(given) >= _midnight(LAST_DAY):
            raise Unusable(
                f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not '{given}'. "
                "Take the variable away, or use --today."
            )
        return datetime.fromtimestamp(int(given), UTC).date(), int(given)
    day = datetime.now(UTC).date()
    return day, _midnight(day)


def _asked_for(asked: str) -> tuple[date, int]:
    try:
        day = date.fromisoformat(asked) if re.fullmatch(r"\d{4}-\d\d-\d\d", asked, re.ASCII) else None
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise Unusable(f"--today takes a date such as 2026-11-20 (year-month-day), not '{asked}'.")
    return day, _midnight(day)


def instant(asked: str) -> datetime:
    """An instant such as 2026-12-25T03:10, in UTC where no zone is said."""
    try:
        if not re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", asked, re.ASCII):
            raise ValueError
        found = datetime.fromisoformat(asked)
        if not FIRST_DAY <= found.date() <= LAST_DAY:
            raise ValueError
    except ValueError:
        raise Unusable(
            f"--at takes a time such as 2026-12-25T03:10 or 2026-12-25T03:10+02:00, not '{asked}'."
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def spoken(handbook: Handbook, asked: Sequence[str]) -> tuple[str, ...]:
    """Languages of the playbook as somebody named them: `he-IL`, `he_IL` and `iw` are `he`."""
    return tuple(dict.fromkeys(_spoken(handbook, name) for name in asked))


def _spoken(handbook: Handbook, name: str) -> str:
    code = known(name)
    if code not in handbook.playbook.record.languages:
        raise Unusable(no_such(handbook, code))
    return code


def known(name: str) -> str:
    """Our code for a language, however somebody spells it."""
    code = language_code(name)
    if not code:
        raise Unusable(
            f"--language takes one of {listed(LANGUAGES, 'or')}, also spelled as in 'he-IL', not '{name}'."
        )
    return code


def no_such(handbook: Handbook, code: str) -> str:
    """A sentence on a language that the playbook does not have."""
    languages = handbook.playbook.record.languages
    only = f"only '{languages[0]}'" if len(languages) == 1 else listed(languages)
    return f"this playbook is not written in '{code}': 'languages' in playbook/playbook.yaml names {only}."


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def ended_by(problems: bool) -> None:
    """End the command: exit code 1 where there are problems in the content, else 0."""
    if problems:
        raise click.exceptions.Exit(1)
