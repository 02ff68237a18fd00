"""`playbook check`: all findings."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click

from generator.checks import BY_ID
from generator.cli.options import Setting, Unusable, ended_by, shared
from generator.finding import Severity
from generator.pipeline import Examined, examine
from generator.report import FORMATS
from generator.suggest import did_you_mean

NEVER_IGNORED = frozenset(
    {
        "facilitator-text-on-employee-site",
        "personal-data-on-employee-site",
        "hidden-direction-marks",
        "reference-unknown",
    }
)


@click.command(
    epilog="\b\nExamples:\n  playbook check\n  playbook check --strict --format github\n"
    "  playbook check --only deputy-missing"
)
@shared
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How to print them.")
@click.option("--strict", is_flag=True, help="Warnings count as problems too.")
@click.option("--only", multiple=True, metavar="ID", help="Only this check. May be repeated.")
@click.option("--ignore", multiple=True, metavar="ID", help="Not this check. May be repeated.")
def command(
    setting: Setting, form: str, strict: bool, only: tuple[str, ...], ignore: tuple[str, ...]
) -> None:
    """Say what is wrong, at the exact line, in plain words.

    Exit code 0: nothing; 1: problems in the content; 2: wrong usage.
    """
    _known(only, ignore)
    examined = chosen(examine(setting.root, setting.today, setting.facilitator_dirs), only, ignore)
    problems = failed(examined, strict)
    if form != "text" or problems or not setting.quiet:
        click.echo(FORMATS[form](examined, strict), nl=False, color=setting.colour)
    if form == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        _step_summary(Path(page), examined, strict)
    ended_by(problems)


def failed(examined: Examined, strict: bool) -> bool:
    """Whether the findings count as problems."""
    return not examined.sound or (strict and examined.count(Severity.WARNING) > 0)


def _known(only: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    for name in (*only, *ignore):
        if name not in BY_ID:
            raise Unusable(unknown(name))
    for name in ignore:
        if name in NEVER_IGNORED:
            raise Unusable(f"'{name}' protects people and can never be ignored. Mend what it finds.")


def unknown(name: str) -> str:
    """What to say of a check that does not exist."""
    help = did_you_mean(name, BY_ID, "`playbook checks` lists them all.")
    return f"there is no check called '{name}'. {help}"


def chosen(examined: Examined, only: tuple[str, ...], ignore: tuple[str, ...]) -> Examined:
    """The same, with only the findings that were asked for."""
    kept = tuple(f for f in examined.findings if (not only or f.check in only) and f.check not in ignore)
    return replace(examined, findings=kept)


def _step_summary(page: Path, examined: Examined, strict: bool) -> None:
    report = click.unstyle(FORMATS["text"](examined, strict))
    with page.open("a", encoding="utf-8") as file:
        file.write(f"## playbook check\n\n```text\n{report.replace('```', chr(39) * 3)}```\n")
