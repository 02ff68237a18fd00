"""`playbook init`: a new playbook, small and clean, or a copy of the starter."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import click

from generator.cli.options import Unusable

PACKAGE: Final = Path(__file__).parent.parent
SOURCES: Final = {"fresh": PACKAGE / "fresh", "starter": PACKAGE / "starter"}
FOLDERS: Final = ("playbook", "roles", "scenarios")


@click.command(
    epilog="\b\nExamples:\n  playbook init our-playbook\n  playbook init our-playbook --from starter"
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "source",
    type=click.Choice(list(SOURCES)),
    default="fresh",
    help="fresh: eight documents to grow from; starter: the complete playbook of an invented company.",
)
@click.option("--today", metavar="DATE", help="The review date of the new documents [default: today].")
def command(folder: Path, source: str, today: str | None) -> None:
    """Write a new playbook into DIR; it checks clean and builds as it is."""
    if any((folder / name).exists() for name in (*FOLDERS, "mkdocs.yml")):
        raise Unusable(f"{folder} holds a playbook already. Nothing was written; choose an empty folder.")
    files = dict(_files(SOURCES[source]))
    if source == "fresh":
        files = {path: _dated(text, _day(today)) for path, text in files.items()}
    files["mkdocs.yml"] = (SOURCES["starter"] / "mkdocs.yml").read_bytes()
    files["playbook/pages/.gitkeep"] = b""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    documents = sum(path.endswith(".yaml") for path in files)
    click.echo(
        f"{documents} documents written to {folder}.\n\nNext:\n"
        f"  playbook check --root {folder}    what is wrong, and where\n"
        f"  playbook serve --root {folder}    look at it while you write"
    )


def _files(source: Path) -> list[tuple[str, bytes]]:
    found = []
    for name in FOLDERS:
        for path in sorted((source / name).rglob("*")):
            if path.is_file() and path.name != "published-links.yaml":
                found.append((path.relative_to(source).as_posix(), path.read_bytes()))
    return found


def _day(asked: str | None) -> date:
    try:
        return date.fromisoformat(asked) if asked else datetime.now(UTC).date()
    except ValueError:
        raise Unusable(f"--today takes a date such as 2026-11-20, not '{asked}'.") from None


def _dated(data: bytes, day: date) -> bytes:
    return re.sub(rb"(?m)^reviewed_on: .*$", f"reviewed_on: {day}".encode(), data)
