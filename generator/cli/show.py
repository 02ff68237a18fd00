"""`playbook show`: one document as the program understands it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from generator.cli.options import Setting, Unusable, shared
from generator.export.data import document_as_data, fields, item_as_data, item_fields
from generator.handbook import Handbook, Target
from generator.kinds import ITEM_KINDS
from generator.pipeline import examine
from generator.suggest import did_you_mean


@click.command(
    epilog="\b\nExamples:\n  playbook show role:press-officer\n  playbook show severity:sev1 --json"
)
@shared
@click.argument("ref", metavar="KIND:ID")
@click.option("--json", "as_json", is_flag=True, help="Print it as data.")
def command(setting: Setting, ref: str, as_json: bool) -> None:
    """Show one document as the program understands it, and who refers to it."""
    handbook = examine(setting.root, setting.today, setting.facilitator_dirs).handbook
    target = handbook.target(_full(ref))
    if target is None:
        help = did_you_mean(ref, handbook.index, "Write a kind and an id, such as role:press-officer.")
        raise Unusable(f"there is no '{ref}' in this playbook, or its file has an error. {help}")
    if as_json:
        data = item_as_data(handbook, target) if target.item else document_as_data(handbook, target.document)
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(handbook, target)), color=setting.colour)


def _full(ref: str) -> str:
    kind, mark, rest = ref.partition(":")
    return f"{ITEM_KINDS.get(kind, kind)}{mark}{rest}"


def _lines(handbook: Handbook, target: Target) -> Iterator[str]:
    document = target.document
    place = document.place(*target.route)
    yield click.style(target.title, bold=True)
    yield f"{target.ref}  ({place.path}:{place.line})"
    yield ""
    about = {
        "address": f"/{target.address}" if target.address is not None else "no page of its own",
        "audience": document.audience,
        "status": document.record.status or document.lifecycle,
        "owner": document.owner or "nobody",
        "reviewed on": document.reviewed_on or "never",
        "next review": document.review_due or "not known",
    }
    for label, value in about.items():
        yield f"{label + ':':<14}{value}"
    yield ""
    yield from _tree(item_fields(target) if target.item else fields(document))
    yield from _links(handbook, target)


def _tree(value: Any, indent: str = "") -> Iterator[str]:
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value, 1):
        label = click.style(f"{key}:" if isinstance(value, dict) else f"{key}.", fg="cyan")
        if isinstance(inner, dict | list) and inner:
            yield f"{indent}{label}"
            yield from _tree(inner, indent + "  ")
        else:
            first, *rest = _plain(inner).split("\n")
            yield f"{indent}{label} {first}"
            yield from (f"{indent}  {line}" for line in rest)


def _plain(value: Any) -> str:
    """A single value as an editor would write it."""
    return (
        {True: "yes", False: "no"}[value]
        if isinstance(value, bool)
        else ""
        if value in ([], {}, None)
        else str(value)
    )


def _links(handbook: Handbook, target: Target) -> Iterator[str]:
    to = sorted({link.target.ref for link in handbook.links_from(target.document)})
    back = [
        link
        for link in handbook.links_to(target.document)
        if target.item is None or link.target.ref == target.ref
    ]
    for label, names in (
        ("refers to", to if target.item is None else []),
        ("named by", sorted({b.source.ref for b in back})),
    ):
        if names:
            yield ""
            yield click.style(label, bold=True)
            yield from (f"  {name}" for name in names)
