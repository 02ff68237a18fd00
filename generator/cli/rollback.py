"""`playbook rollback`: the previous release is served again."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import Setting, Unusable, anywhere
from generator.site import release


@click.command(epilog="\b\nExamples:\n  playbook rollback\n  playbook rollback --site /srv/handbook")
@anywhere
@click.option("--site", type=click.Path(path_type=Path), help="The published folder [default: ROOT/site].")
def command(setting: Setting, site: Path | None) -> None:
    """Bring the previous release back, in a second and without a build. Again: the one before it."""
    try:
        now = release.rollback(site or setting.root / "site")
    except release.PlaceFault as why:
        raise Unusable(str(why)) from None
    if not setting.quiet:
        click.echo(f"Release {now} is served again.")
