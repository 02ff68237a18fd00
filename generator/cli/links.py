"""`playbook links`: addresses kept and lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click

from generator.addresses import addresses, lost, published
from generator.cli.options import Setting, ended_by, shared
from generator.finding import Severity
from generator.pipeline import Examined, examine
from generator.suggest import counted

FILE = "playbook/published-links.yaml"
HEAD = "kind: published-links\nid: published-links\n"
LOST = "published-link-lost"
BARE = re.compile(r"[a-z0-9/_.~#-]*", re.IGNORECASE)
LIST = re.compile(r"^links:.*?(?=^[a-z_]+:|\Z)", re.MULTILINE | re.DOTALL)


@click.command(epilog="\b\nExamples:\n  playbook links\n  playbook links --record")
@shared
@click.option("--record", is_flag=True, help=f"Write today's addresses into {FILE}.")
def command(setting: Setting, record: bool) -> None:
    """Say which published addresses are kept, which are new, and which would be lost.

    Exit code 1 where there is something to do: an address would be lost, or new ones are not recorded yet.
    A playbook that has recorded none so far has promised none.
    """
    examined = examine(setting.root, setting.today, setting.facilitator_dirs)
    if faulty(examined):
        click.echo("The playbook has errors; `playbook check` shows them. Addresses come after.", err=True)
        ended_by(True)
    handbook = examined.handbook
    now, before = addresses(handbook), published(handbook)
    gone, new = sorted(lost(handbook)), sorted(now - before)
    for address in gone:
        click.echo(f"lost  /{address}")
    if record and not gone:
        _write(setting.root / FILE, sorted(now | before))
        _say(setting, f"{counted(len(new), 'new address', 'new addresses')} recorded in {FILE}.")
    elif not (setting.root / FILE).exists():
        _say(setting, first_time(len(new)))
    else:
        _compare(setting, kept=len(before) - len(gone), gone=gone, new=new)


def faulty(examined: Examined) -> bool:
    """Whether an error stands, other than a lost address."""
    return any(f.severity is Severity.ERROR and f.check != LOST for f in examined.findings)


def first_time(number: int) -> str:
    """What to say while nothing is recorded."""
    return (
        "Nothing is recorded yet. Once the handbook is published, `playbook links --record` remembers its "
        f"{counted(number, 'address', 'addresses')}, so that none is ever lost by accident."
    )


def _compare(setting: Setting, kept: int, gone: list[str], new: list[str]) -> None:
    for address in new:
        click.echo(f"new   /{address}")
    line = f"{counted(kept, 'address', 'addresses')} kept, {len(gone)} lost, {len(new)} new."
    if gone:
        line += "\nKeep the id, or add the old one to `old_ids` of the page that takes its place."
    elif new:
        line += "\n`playbook links --record` remembers the new ones."
    _say(setting, line)
    ended_by(bool(gone or new))


def _say(setting: Setting, line: str) -> None:
    if not setting.quiet:
        click.echo(line)


def _write(path: Path, links: list[str]) -> None:
    """Write the list anew; whatever else the editor wrote, comments too, stays."""
    fresh = "links:\n" + "".join(f"  - {quoted(f'/{link}')}\n" for link in links)
    written = path.read_text(encoding="utf-8-sig") if path.exists() else HEAD
    text, found = LIST.subn(lambda _: fresh, written, count=1)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text if found else f"{written.rstrip()}\n{fresh}", encoding="utf-8")
    beside.replace(path)


def quoted(link: str) -> str:
    """An address as it can stand in the file: what an editor recorded by hand may hold any sign."""
    return link if BARE.fullmatch(link) else json.dumps(link, ensure_ascii=False)
