"""`playbook links`: addresses kept and lost."""

from __future__ import annotations

from pathlib import Path

import click

from generator.addresses import addresses, lost, published
from generator.cli.options import Setting, ended_by, shared
from generator.pipeline import examine
from generator.suggest import counted

FILE = "playbook/published-links.yaml"


@click.command(epilog="\b\nExamples:\n  playbook links\n  playbook links --record")
@shared
@click.option("--record", is_flag=True, help=f"Write today's addresses into {FILE}.")
def command(setting: Setting, record: bool) -> None:
    """Say which published addresses are kept, which are new, and which would be lost.

    Exit code 1 where there is something to do: an address would be lost, or new ones are not recorded yet.
    """
    handbook = examine(setting.root, setting.today, setting.facilitator_dirs).handbook
    now, before = addresses(handbook), published(handbook)
    gone, new = sorted(lost(handbook)), sorted(now - before)
    for address in gone:
        click.echo(f"lost  /{address}")
    if record and not gone:
        _write(setting.root / FILE, sorted(now | before))
        click.echo(f"{counted(len(new), 'new address', 'new addresses')} recorded in {FILE}.")
        return
    click.echo(
        f"{counted(len(before) - len(gone), 'address', 'addresses')} kept, {len(gone)} lost, {len(new)} new."
    )
    if gone:
        click.echo("Keep the id, or add the old one to `old_ids` of the page that takes its place.")
    elif new:
        click.echo("`playbook links --record` remembers the new ones.")
    ended_by(bool(gone or new))


def _write(path: Path, links: list[str]) -> None:
    head = "kind: published-links\nid: published-links\nlinks:\n"
    path.write_text(head + "".join(f"  - /{link}\n" for link in links), encoding="utf-8")
