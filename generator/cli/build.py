"""`playbook build`: check, render and publish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator.assemble import Earlier, editions
from generator.cli.check import failed
from generator.cli.options import Setting, Unusable, ended_by, shared, spoken
from generator.cli.progress import progress
from generator.cli.versions import at
from generator.finding import Finding, Severity, in_reading_order
from generator.pipeline import Examined, examine
from generator.report.text import text
from generator.site.faults import SiteFault
from generator.site.publish import Published, publish
from generator.site.said import texts
from generator.source.remembered import remembered
from generator.suggest import counted, listed
from generator.values import AUDIENCES
from generator.workers import Cancelled


@click.command(
    epilog="\b\nExamples:\n  playbook build\n  playbook build --strict --site /srv/handbook\n"
    "  playbook build --audience employee\n  playbook build --language pl --language he-IL\n"
    "  playbook build --since v1.2"
)
@shared
@click.option(
    "--site", type=click.Path(path_type=Path), help="The folder that is served [default: ROOT/site]."
)
@click.option(
    "--audience",
    "audiences",
    multiple=True,
    type=click.Choice(AUDIENCES),
    help="Only this edition. May be repeated.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    help="Only this language, beside the one the playbook is written in. May be repeated.",
)
@click.option("--strict", is_flag=True, help="Publish nothing while a warning stands.")
@click.option("--since", metavar="REV", help="With a page of what changed since that branch, tag or commit.")
def command(
    setting: Setting,
    site: Path | None,
    audiences: tuple[str, ...],
    languages: tuple[str, ...],
    strict: bool,
    since: str | None,
) -> None:
    """Check, render and publish all editions.

    Nothing is published while an error stands, and whatever goes wrong, the last good site stays. Audiences
    and languages that are left out stay as they are served.
    """
    reading = remembered()
    with progress(setting):
        examined = examine(setting.root, setting.today, setting.facilitator_dirs, reading)
        earlier = at(setting, since, reading) if since is not None else None
    wanted = (
        spoken(examined.handbook, languages) if languages else examined.handbook.playbook.record.languages
    )
    if failed(examined, strict):
        click.echo(text(examined, strict), nl=False, color=setting.colour)
        ended_by(True)
    place = site or setting.root / "site"
    published = _publish(setting, examined, place, audiences or AUDIENCES, wanted, earlier)
    if published.findings:
        click.echo(text(_with(examined, published.findings), strict), nl=False, color=setting.colour)
        ended_by(True)
    if not setting.quiet:
        _say(published, place, examined)


def _publish(
    setting: Setting,
    examined: Examined,
    site: Path,
    audiences: Sequence[str],
    wanted: Sequence[str],
    earlier: Earlier | None,
) -> Published:
    look = setting.root / "mkdocs.yml"
    if not look.is_file():
        raise Unusable(f"there is no {look}; it says how the site looks. `playbook init` writes one.")
    with progress(setting) as step:
        step("render", 0, 1)
        made = editions(examined, audiences, wanted, earlier)
        said = texts(examined.handbook)
        try:
            return publish(made, site, look, setting.epoch, said, progress=step, waiting=_waiting)
        except (SiteFault, Cancelled) as why:
            raise Unusable(str(why)) from None


def _waiting() -> None:
    click.echo("Another build is at work on this site; waiting for it to end.", err=True)


def _with(examined: Examined, findings: Sequence[Finding]) -> Examined:
    return replace(examined, findings=tuple(in_reading_order([*examined.findings, *findings])))


def _say(published: Published, site: Path, examined: Examined) -> None:
    click.echo(
        f"Release {published.release} of {counted(examined.documents, 'document')} is served from {site}."
    )
    for audience in published.built:
        click.echo(f"  {audience + ':':<13}{site / audience / 'index.html'}")
    if published.languages[1:]:
        click.echo(f"Each in {listed(published.languages)}.")
    if taken_over := (*published.carried, *published.kept):
        click.echo(f"Taken over unchanged: {listed(taken_over)}.")
    if warnings := examined.count(Severity.WARNING):
        click.echo(f"{counted(warnings, 'warning')}: `playbook check` shows what to look at.")
