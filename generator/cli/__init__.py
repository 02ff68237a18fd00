"""The command line: the only package that prints and picks exit codes.

0 clean, 1 problems in the content, 2 wrong usage or unusable configuration, 3 our own bug.
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import traceback
from importlib import import_module
from io import TextIOWrapper
from typing import Any, Final

import click

from generator import __version__
from generator.cli.options import Unusable
from generator.source import LibyamlMissing
from generator.suggest import nearest

COMMANDS: Final = {
    "check": "Say what is wrong, at the exact line, in plain words.",
    "build": "Check, render and publish the handbook.",
    "serve": "Show the handbook on this machine, rebuilt at each save.",
    "diff": "Say what two versions do differently, in words and behaviour.",
    "triage": "Ask what is in front of you, and say what to do.",
    "checks": "List the checks, or explain one.",
    "show": "Show one document as the program understands it.",
    "explain": "Say what a rule does, in words and minutes.",
    "translations": "Say how far the languages are, and keep them in step.",
    "exercise": "Say what the exercises practise, and what nobody practised.",
    "links": "Say which published addresses are kept, and which are lost.",
    "rollback": "Bring the previous release back.",
    "export": "Write the whole handbook as data or as plain Markdown.",
    "schema": "Write JSON Schemas for editors, with this playbook's own ids.",
    "init": "Write a new, small, clean playbook.",
}
"""Each command and its line of help; its module bears its name."""

EXAMPLES: Final = """\b
Examples:
  playbook check                     what is wrong, and where
  playbook check --strict            warnings count too
  playbook serve                     look at it while you write
  playbook build                     publish all editions into site/
  playbook checks deputy-missing     what a check is about
  playbook init ~/our-playbook       start a new one

\b
Completion, here for bash (zsh and fish alike):
  eval "$(_PLAYBOOK_COMPLETE=bash_source playbook)"
"""

STOPPED: Final = 130  # what shells expect after Ctrl-C

OF_THE_MACHINE: Final = frozenset(
    {
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EIO,
        errno.EEXIST,
        errno.ENOTDIR,
        errno.EISDIR,
        errno.ENAMETOOLONG,
        errno.ELOOP,
    }
)
"""Faults of a disk, its owner or the name given: neither the content's nor ours."""


class Commands(click.Group):
    """The group of commands; each is imported when it is needed, so that `check` starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All commands, in the order of a working day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"generator.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands with their lines, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command, or a suggestion."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            found = nearest(args[0], COMMANDS)
            hint = f" Did you mean '{found}'?" if found else " `playbook --help` lists them."
            raise click.UsageError(f"there is no command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.command(
    cls=Commands,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="playbook", message="%(prog)s %(version)s")
def playbook() -> None:
    """Rules for speaking in public, as YAML: proved to hold together, published as a handbook."""


def main() -> None:
    """Run the command line and end the process; whoever is to blame is told what to do, never a traceback."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show Greek shows its code
    sys.exit(_exit_code())


def _exit_code() -> int:
    try:
        code = playbook(prog_name="playbook", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.ClickException as mistake:
        mistake.show()
        return mistake.exit_code
    except LibyamlMissing as missing:
        click.echo(f"playbook: {missing}", err=True)
        return Unusable.exit_code
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except Exception as fault:
        if isinstance(fault, OSError) and fault.errno in OF_THE_MACHINE:
            click.echo(f"Error: {fault.filename or 'The disk'}: {fault.strerror}.", err=True)
            return Unusable.exit_code
        click.echo(f"playbook: {_our_fault(fault)}", err=True)
        return 3


def _our_fault(fault: Exception) -> str:
    begin = "something went wrong in the program itself, not in your files; nothing was published. "
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="playbook-", suffix=".log", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as log:
            log.write("".join(traceback.format_exception(fault)))
    except OSError:
        return begin + (
            f"Please tell us: {type(fault).__name__}: {fault}. The details could not be kept, since no "
            "folder for temporary files can be written; TMPDIR may name another one."
        )
    return begin + f"The details are in {log.name}; please send us that file."
