"""`playbook schema`: JSON Schemas for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from generator.cli.options import Setting, Unusable, ended_by, shared
from generator.export.schema import OTHER, homes, mixed, schemas
from generator.pipeline import examine
from generator.suggest import counted, did_you_mean, listed


@click.command(
    epilog="\b\nExamples:\n  playbook schema                 write all to schemas/\n"
    "  playbook schema play            print one\n  playbook schema --check         are they fresh?"
)
@shared
@click.argument("name", required=False)
@click.option("--out", type=click.Path(path_type=Path), help="Where to write them [default: ROOT/schemas].")
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit code 1 if they are out of date."
)
def command(setting: Setting, name: str | None, out: Path | None, only_check: bool) -> None:
    """Write JSON Schemas for editors, with this playbook's own ids in them.

    NAME prints one schema: that of a kind, or `findings`, `handbook`, `changes` or `translations`. The file
    settings.json that is written beside them says which schema belongs to which file; copy it to .vscode/ for
    VS Code and its YAML extension.
    """
    handbook = examine(setting.root, setting.today, setting.facilitator_dirs).handbook
    everything = {**schemas(handbook), **mixed(), **OTHER}
    if name is not None:
        if name not in everything:
            raise Unusable(f"there is no schema called '{name}'. {did_you_mean(name, everything)}")
        click.echo(_text(everything[name]), nl=False)
        return
    folder = out or setting.root / "schemas"
    files = {f"{kind}.json": _text(schema) for kind, schema in everything.items()}
    files["settings.json"] = _text(editor_settings(folder, setting.root))
    stale = [file for file, text in files.items() if _read(folder / file) != text]
    if only_check:
        _say_stale(stale, folder, setting.quiet)
        ended_by(bool(stale))
        return
    folder.mkdir(parents=True, exist_ok=True)
    for file in stale:
        (folder / file).write_text(files[file], encoding="utf-8")
    if not setting.quiet:
        click.echo(f"{counted(len(files), 'file')} in {folder}, {len(stale)} of them new or changed.")


def editor_settings(folder: Path, root: Path) -> dict[str, Any]:
    """What VS Code's YAML extension needs: which schema belongs to which files."""
    folder = folder.absolute()
    base = f"./{folder.relative_to(root).as_posix()}" if folder.is_relative_to(root) else folder.as_posix()
    return {"yaml.schemas": {f"{base}/{name}.json": files for name, files in homes().items()}}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _say_stale(stale: list[str], folder: Path, quiet: bool) -> None:
    if stale:
        click.echo(
            f"{counted(len(stale), 'file')} in {folder} out of date: {listed(stale)}. "
            "`playbook schema` writes them anew."
        )
    elif not quiet:
        click.echo(f"The schemas in {folder} are fresh.")
