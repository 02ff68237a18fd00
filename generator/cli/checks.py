"""`playbook checks`: the list of checks, or the manual page of one."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

import click

from generator.checks import BY_ID, CHECKS
from generator.checks.check import Check
from generator.cli.check import unknown
from generator.cli.options import Setting, Unusable, anywhere


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    return [id for id in BY_ID if id.startswith(incomplete)]


@click.command(
    epilog="\b\nExamples:\n  playbook checks\n  playbook checks deputy-missing\n"
    "  playbook checks --format json"
)
@anywhere
@click.argument("id", required=False, shell_complete=_complete)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print.")
def command(setting: Setting, id: str | None, form: str) -> None:
    """List the checks, or explain one: what it finds, why it matters, an example of each side."""
    if id is not None and id not in BY_ID:
        raise Unusable(unknown(id))
    wanted = [BY_ID[id]] if id else list(CHECKS)
    if form == "json":
        shape = {"version": 1, "checks": [as_data(check, full=id is not None) for check in wanted]}
        click.echo(json.dumps(shape, indent=2, ensure_ascii=False))
    else:
        click.echo(_page(wanted[0]) if id else _list(wanted), color=setting.colour)


def as_data(check: Check, full: bool = False) -> dict[str, Any]:
    """A check in the published shape; `full` adds its manual page."""
    data: dict[str, Any] = {"id": check.id, "level": str(check.level), "family": check.family}
    if full:
        manual = check.manual
        data |= {"title": manual.title, "why": manual.why, "fails": manual.fails, "passes": manual.passes}
    return data


def _list(checks: list[Check]) -> str:
    lines = []
    for family, group in groupby(checks, key=lambda check: check.family):
        lines += ["", click.style(family.capitalize(), bold=True)]
        lines += [f"  {check.id:<38}{check.level:<9}{check.manual.title}" for check in group]
    return "\n".join([*lines, "", f"{len(checks)} checks. `playbook checks NAME` explains one."]).lstrip("\n")


def _page(check: Check) -> str:
    manual = check.manual
    waive = "May be excused in playbook/waivers.yaml." if check.waivable else "Can never be excused."
    blocks = [click.style(f"{check.id} ({check.level})", bold=True), manual.title, *manual.why, waive]
    for label, files in (("This fails:", manual.fails), ("This passes:", manual.passes)):
        blocks += [click.style(label, bold=True), *(_file(path, body) for path, body in files.items())]
    return "\n\n".join(blocks)


def _file(path: str, body: str) -> str:
    return "\n".join(["    # " + path, *("    " + line for line in body.rstrip().split("\n"))])
