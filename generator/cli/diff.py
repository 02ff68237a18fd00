"""`playbook diff`: what changed between two versions, in words and in behaviour."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import click

from generator.changes import Changes, Version, compare
from generator.changes.json import json
from generator.changes.markdown import markdown
from generator.changes.story import story
from generator.changes.text import text
from generator.cli.options import Setting, shared
from generator.cli.progress import progress
from generator.cli.versions import at
from generator.pipeline import Examined, examine
from generator.source.remembered import Reading, remembered
from generator.words import Words

FORMATS: Final[dict[str, Callable[[Changes], str]]] = {
    "text": lambda changes: text(story(changes, Words("en"))),
    "markdown": lambda changes: markdown(story(changes, Words("en"))),
    "json": json,
}


@click.command(
    epilog="\b\nExamples:\n  playbook diff main                 what I changed since main\n"
    "  playbook diff v1.2 v1.3            between two versions\n"
    "  playbook diff main --format markdown > comment.md"
)
@shared
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How to print it.")
def command(setting: Setting, base: str, head: str | None, form: str) -> None:
    """Say what changed between two versions, in words and in behaviour.

    BASE and HEAD are branches, tags or commits of the git repository; without HEAD, BASE is compared with the
    files as they are now. Nothing is touched. Exit code 0 with or without differences; 2: wrong usage.
    """
    reading = remembered()
    with progress(setting):
        before = at(setting, base, reading)
        after = at(setting, head, reading) if head is not None else now(setting, reading)
        changes = compare(before[1], after[1], (before[0], after[0]))
    click.echo(FORMATS[form](changes), nl=False, color=setting.colour)


def now(setting: Setting, reading: Reading) -> tuple[Version, Examined]:
    """The files as they are."""
    return Version(""), examine(setting.root, setting.today, setting.facilitator_dirs, reading)
