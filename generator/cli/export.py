"""`playbook export`: the whole handbook as data, or as plain Markdown that any generator can build."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.assemble import build_edition
from generator.cli.options import Setting, Unusable, ended_by, shared
from generator.export.data import handbook_as_data
from generator.export.markdown import markdown
from generator.pipeline import examine
from generator.suggest import counted, listed
from generator.translations.spoken import in_language
from generator.values import AUDIENCES, language_code


@click.command(
    epilog="\b\nExamples:\n  playbook export json > handbook.json\n"
    "  playbook export markdown --audience employee --language pl --out docs"
)
@shared
@click.argument("form", type=click.Choice(["json", "markdown"]))
@click.option(
    "--audience", type=click.Choice(AUDIENCES), default="comms", show_default=True, help="For whom."
)
@click.option("--language", default="", help="In which language of the playbook [default: the first].")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Where to: a file for json, a folder for markdown."
)
def command(setting: Setting, form: str, audience: str, language: str, out: Path | None) -> None:
    """Write the whole handbook as data (`playbook schema handbook` is its shape) or as plain Markdown."""
    examined = examine(setting.root, setting.today, setting.facilitator_dirs)
    if not examined.sound:
        click.echo("The playbook has errors; `playbook check` shows them. Nothing was written.", err=True)
        ended_by(True)
    handbook = examined.handbook
    spoken = language_code(language) if language else handbook.source_language
    if spoken not in handbook.playbook.record.languages:
        known = listed(handbook.playbook.record.languages, "or")
        raise Unusable(f"'{language}' is no language of this playbook: choose {known}.")
    if form == "json":
        shape = handbook_as_data(in_language(handbook, spoken).for_audience(audience))
        _put(json.dumps(shape, indent=2, ensure_ascii=False) + "\n", out)
        return
    if out is None:
        raise Unusable("say where the pages go: `playbook export markdown --out DIR`.")
    edition = build_edition(examined, audience, spoken)
    pages = markdown(edition)
    for path, data in {**{path: text.encode() for path, text in pages.items()}, **edition.files}.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)
    if not setting.quiet:
        click.echo(f"{counted(len(pages), 'page')} written to {out}.")


def _put(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text, nl=False)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
