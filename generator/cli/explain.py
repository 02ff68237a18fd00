"""`playbook explain`: what one rule does, in words and minutes."""

from __future__ import annotations

import json

import click

from generator.cli.options import Setting, Unusable, shared
from generator.cli.options import instant as read_instant
from generator.explained import KINDS, explain
from generator.handbook import Handbook
from generator.pipeline import examine
from generator.suggest import did_you_mean, listed

STYLES = {
    "title": {"bold": True},
    "heading": {"bold": True},
    "place": {"dim": True},
    "row": {},
    "said": {},
}


@click.command(
    epilog="\b\nExamples:\n  playbook explain escalation:data-leak-sev12"
    "\n  playbook explain escalation:data-leak-sev12 --at 2026-12-25T03:10"
    "\n  playbook explain commitment:one-journey"
)
@shared
@click.argument("ref", metavar="KIND:ID")
@click.option(
    "--at",
    metavar="ISO-TIME",
    help="For an escalation: how it runs from that instant (UTC if no zone is said).",
)
@click.option("--json", "as_json", is_flag=True, help="Print it as data.")
def command(setting: Setting, ref: str, at: str | None, as_json: bool) -> None:
    """Say what an escalation, promise, hand-off, role, triage table or exercise does, step by step."""
    instant = read_instant(at) if at else None
    if instant and not ref.startswith("escalation:"):
        raise Unusable("--at is for escalations: it says who is there at that instant.")
    handbook = examine(setting.root, setting.today, setting.facilitator_dirs).handbook
    account = explain(handbook, _known(handbook, ref), instant)
    if as_json:
        click.echo(json.dumps(account.as_data(), indent=2, ensure_ascii=False))
        return
    for sort, line in account.lines():
        click.echo(click.style(line, **STYLES[sort]), color=setting.colour)


def _known(handbook: Handbook, ref: str) -> str:
    """The name itself, if it is one of a document that can be explained."""
    kind = ref.partition(":")[0]
    target = handbook.target(ref)
    if target and target.item is None and kind in KINDS:
        return ref
    if target:
        raise Unusable(
            f"{listed(KINDS, 'and')} can be explained, not '{ref}'. `playbook show {ref}` shows it."
        )
    known = [d.ref for d in handbook.documents if d.kind.name in KINDS]
    help = did_you_mean(
        ref, known, f"Write {listed(KINDS, 'or')} and an id, such as {known[0] if known else 'role:lead'}."
    )
    raise Unusable(f"there is no '{ref}' in this playbook, or its file has an error. {help}")
