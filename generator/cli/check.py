"""`playbook check`: all findings."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click

from generator.checks import BY_ID
from generator.cli.options import Setting, Unusable, ended_by, shared
from generator.cli.progress import progress
from generator.finding import Finding, Severity
from generator.paths import FACILITATOR
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

MOST_SUMMARY = 200_000  # letters; the host drops a page above one MiB without a word


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
    with progress(setting):
        everything = examine(setting.root, setting.today, setting.facilitator_dirs)
    examined = chosen(everything, only, ignore)
    problems = failed(examined, strict)
    if form != "text" or problems or not setting.quiet:
        click.echo(_printed(examined, setting.root, form, strict), nl=False, color=setting.colour)
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
            raise Unusable(f"'{name}' can never be ignored. Mend what it finds.")


def unknown(name: str) -> str:
    """What to say of a check that does not exist."""
    help = did_you_mean(name, BY_ID, "`playbook checks` lists them all.")
    return f"there is no check called '{name}'. {help}"


def chosen(examined: Examined, only: tuple[str, ...], ignore: tuple[str, ...]) -> Examined:
    """The same, with only what was asked for; what is left out is counted."""

    def wanted(check: str) -> bool:
        return (not only or check in only) and check not in ignore

    kept = tuple(f for f in examined.findings if wanted(f.check))
    return replace(
        examined,
        findings=kept,
        waived=tuple(w for w in examined.waived if wanted(w.finding.check)),
        skipped=tuple(s for s in examined.skipped if wanted(s.check)),
        left_out=len(examined.findings) - len(kept),
    )


def _printed(examined: Examined, root: Path, form: str, strict: bool) -> str:
    if form == "github":
        examined = from_workspace(examined, root)
    return FORMATS[form](examined, strict)


def from_workspace(examined: Examined, root: Path) -> Examined:
    """The same with paths from the top of the repository, for a playbook that lives in a folder of it.

    A pull request shows an annotation only where it knows the file.
    """
    workspace = Path(os.environ.get("GITHUB_WORKSPACE") or root)
    if root == workspace or not root.is_relative_to(workspace):
        return examined
    way = root.relative_to(workspace).as_posix()

    def moved(finding: Finding) -> Finding:
        if finding.place.path.startswith(FACILITATOR):
            return finding
        return replace(finding, place=replace(finding.place, path=f"{way}/{finding.place.path}"))

    return replace(examined, findings=tuple(map(moved, examined.findings)))


def _step_summary(page: Path, examined: Examined, strict: bool) -> None:
    report = click.unstyle(FORMATS["text"](examined, strict)).replace("```", "'''")
    if len(report) > MOST_SUMMARY:
        report = f"{report[:MOST_SUMMARY]}\n... and more: see the log of this step.\n"
    with page.open("a", encoding="utf-8") as file:
        file.write(f"## playbook check\n\n```text\n{report}```\n")
