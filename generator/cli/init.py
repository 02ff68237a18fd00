"""`playbook init`: a new playbook, small and clean, or a copy of the starter."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Final

import click

from generator.cli.options import Setting, Unusable, anywhere
from generator.suggest import counted
from generator.translations import FOLDER

PACKAGE: Final = Path(__file__).parent.parent
SOURCES: Final = {"fresh": PACKAGE / "fresh", "starter": PACKAGE / "starter"}
FOLDERS: Final = ("playbook", "roles", "scenarios")
BUILT: Final = b"# What the program builds.\n/site\n/.site-releases/\n/build/\n"


@click.command(
    epilog="\b\nExamples:\n  playbook init our-playbook\n  playbook init our-playbook --from starter"
)
@anywhere
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "source",
    type=click.Choice(list(SOURCES)),
    default="fresh",
    help="fresh: eight documents to grow from; starter: the complete playbook of an invented company.",
)
def command(setting: Setting, folder: Path, source: str) -> None:
    """Write a new playbook into DIR; it checks clean and builds as it is.

    The documents of the small one count as reviewed on the day they are written.
    """
    for name in (*FOLDERS, "mkdocs.yml"):
        if (folder / name).exists():
            raise Unusable(
                f"there is '{name}' in {_called(folder)} already. Nothing was written; choose another folder."
            )
    files = {**_content(source, setting.today), **_around(folder)}
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    if not setting.quiet:
        click.echo(_written(folder, sum(_is_document(path) for path in files)))


def _content(source: str, today: date) -> dict[str, bytes]:
    files = dict(_files(SOURCES[source]))
    return {path: _dated(data, today) for path, data in files.items()} if source == "fresh" else files


def _around(folder: Path) -> dict[str, bytes]:
    files = {
        "mkdocs.yml": (SOURCES["starter"] / "mkdocs.yml").read_bytes(),
        "playbook/pages/.gitkeep": b"",
    }
    return files if (folder / ".gitignore").exists() else {**files, ".gitignore": BUILT}


def _called(folder: Path) -> str:
    return "this folder" if folder == Path() else str(folder)


def _written(folder: Path, documents: int) -> str:
    root = "" if folder == Path() else f" --root {quote(str(folder))}"
    return (
        f"{counted(documents, 'document')} written to {_called(folder)}.\n\nNext:\n"
        f"  playbook check{root}    what is wrong, and where\n"
        f"  playbook serve{root}    look at it while you write"
    )


def _files(source: Path) -> list[tuple[str, bytes]]:
    found = []
    for name in FOLDERS:
        for path in sorted((source / name).rglob("*")):
            if path.is_file() and not _left_out(path.relative_to(source)):
                found.append((path.relative_to(source).as_posix(), path.read_bytes()))
    return found


def _left_out(path: Path) -> bool:
    """Addresses are remembered once they were published."""
    return path.name == "published-links.yaml"


def _is_document(path: str) -> bool:
    """Whether it counts as one: a translation is the same document once more."""
    return path.endswith(".yaml") and not path.startswith(FOLDER)


def _dated(data: bytes, day: date) -> bytes:
    return re.sub(rb"(?m)^reviewed_on: .*$", f"reviewed_on: {day}".encode(), data)
