"""`playbook translations`: how far the languages are, and the work on them here or in another tool."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

import click

from generator.cli.exchange import export, import_command
from generator.cli.options import Setting, Unusable, ended_by, shared
from generator.cli.overlays import WHICH, Desk, Pick, in_english, language_option, say
from generator.handbook import Translation
from generator.suggest import counted, listed
from generator.translations.status import Counts, Row, Status, as_data, status
from generator.translations.sync import proved, pruned, synced, unnoted
from generator.translations.units import name_of

FIRST: Final = 12
"""How many documents `status` names; the rest is in `--format json`."""


class InOrder(click.Group):
    """A group that lists its commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All commands, as they are written here."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    epilog="\b\nExamples:\n  playbook translations status\n  playbook translations sync --language pl\n"
    "  playbook translations export --language pl --format po --only missing\n"
    "  playbook translations import playbook-pl.po",
)
def command() -> None:
    """Say how far the translations are, keep them in step, and send them to translators.

    A translation is a file below playbook/translations/<language>/ that holds words only. When a sentence of
    the source changes, its translations are out of date until somebody says otherwise.
    """


# How far they are


@command.command(
    name="status",
    short_help="Say how far each language is.",
    epilog="\b\nExamples:\n  playbook translations status --language pl",
)
@shared
@language_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print it."
)
def status_command(setting: Setting, languages: tuple[str, ...], form: str) -> None:
    """Say how far each language is: what matters most first, by kind and by owner.

    `playbook schema translations` prints the shape of the JSON.
    """
    desk = Desk.at(setting)
    found = [status(desk.handbook, language) for language in desk.languages(languages)]
    if form == "json":
        click.echo(json.dumps(as_data(found), indent=2, ensure_ascii=False))
    else:
        click.echo("\n\n".join("\n".join(_told(one)) for one in found), color=setting.colour)


HEADS: Final = ("texts", "translated", "out of date", "missing", "not reviewed")


def _told(one: Status) -> Iterator[str]:
    counts = one.counts
    yield click.style(f"{in_english(one.language)}: {_share(counts)}", bold=True)
    yield ""
    yield f"{'':24}" + "".join(f"{head:>{len(head) + 2}}" for head in HEADS)
    for group in one.groups:
        yield click.style(group.title, fg="cyan")
        kinds = Status(one.language, (group,)).by(lambda row: row.kind)
        yield from (_line(kind, counts) for kind, counts in kinds.items())
    owners = {owner: counts for owner, counts in one.by(lambda row: row.owner).items() if counts.to_do}
    if owners:
        yield click.style("\nWho has something to do", fg="cyan")
        yield from (_line(owner or "nobody", counts) for owner, counts in owners.items())
    yield from _first(one)


def _share(counts: Counts) -> str:
    if not counts.to_do:
        return f"all {counts.texts:,} texts are translated and reviewed"
    share = counts.translated * 100 // max(counts.texts, 1)
    return f"{counts.translated:,} of {counts.texts:,} texts are translated ({share}%)"


def _line(name: str, counts: Counts) -> str:
    numbers = (counts.texts, counts.translated, counts.out_of_date, counts.missing, counts.not_reviewed)
    cells = (f"{number or '-':>{len(head) + 2}}" for number, head in zip(numbers, HEADS, strict=True))
    return f"  {name if len(name) <= 22 else name[:21] + '…':22}" + "".join(cells)


def _first(one: Status) -> Iterator[str]:
    rows = [row for row in one.rows if row.counts.lagging] or [row for row in one.rows if row.counts.to_do]
    if rows:
        yield click.style("\nWhat to do first", fg="cyan")
    for row in rows[:FIRST]:
        yield f"  {row.document}: {_what(row)}"
        yield f"    {row.path}"
    if len(rows) > FIRST:
        yield f"  and {counted(len(rows) - FIRST, 'more document', 'more documents')} (--format json has all)"


def _what(row: Row) -> str:
    counts = row.counts
    parts = [
        f"{number} {word}"
        for number, word in (
            (counts.missing, "missing"),
            (counts.out_of_date, "out of date"),
            (counts.not_reviewed, "not reviewed"),
        )
        if number
    ]
    return listed(parts)


# Keeping them in step


@command.command(
    short_help="Add fields for what has no translation yet.",
    epilog="\b\nExamples:\n  playbook translations sync\n  playbook translations sync --prune --language he",
)
@shared
@click.argument("which", metavar=WHICH, nargs=-1)
@language_option
@click.option("--prune", is_flag=True, help="Take out texts whose source is gone.")
def sync(setting: Setting, which: tuple[str, ...], languages: tuple[str, ...], prune: bool) -> None:
    """Add a field for every text that has no translation, with the sentence to translate above it.

    Whatever stands in the files stays, line by line. Texts whose source is gone are told, and taken out with
    --prune. The files of a document that was renamed, and says so under `old_ids`, are renamed with it.
    """
    desk = Desk.at(setting, renaming=languages)
    left: list[str] = []
    new = to_write = 0
    for pick in desk.picked(which, languages):
        one = desk.in_order(pick.translation)
        if one.left_over and prune:
            one = desk.again(one, pruned(one))
        left += [_at(one, place.line) for place in map(one.place, one.left_over)]
        text = synced(one, desk.head(one))
        if one.source is None or text != one.source.text:
            new += one.source is None
            to_write += 1
            text = proved(desk.handbook, one, text, {})
        desk.put(pick.translation, text)
    for language in desk.languages(languages):
        desk.tidy(language)
    changed = desk.write()
    for before, now in desk.gone.items():
        say(setting, f"renamed    {before} -> {now}")
    for line in left:
        click.echo(f"left over  {line}")
    say(setting, _synced(len(changed), new, to_write, len(left)))


def _synced(changed: int, new: int, to_write: int, left: int) -> str:
    lines = [f"{counted(changed, 'file')} changed, {new} of them new." if changed else "Nothing to add."]
    if left:
        them = "it" if left == 1 else "them"
        lines.append(f"{counted(left, 'text')} left over from a former source; --prune takes {them} out.")
    if to_write:
        lines.append('Where it says "# to translate", write the translation between the "" below.')
    return "\n".join(lines)


def _at(one: Translation, line: int) -> str:
    return f"{one.source.path if one.source else ''}:{line}"


@command.command(
    short_help="Say that translations are up to date.",
    epilog="\b\nExamples:\n  playbook translations accept statement:late-parcel --language pl\n"
    "  playbook translations accept 'statement:late-parcel#parts.doing' --language pl\n"
    "  playbook translations accept --all",
)
@shared
@click.argument("which", metavar="[FILE or KIND:ID or KIND:ID#FIELD]...", nargs=-1)
@language_option
@click.option("--all", "everything", is_flag=True, help="All translations there are.")
def accept(setting: Setting, which: tuple[str, ...], languages: tuple[str, ...], everything: bool) -> None:
    """Say that translations are up to date with their source as it is now.

    Do this after reading both; from then on readers get the translation again. What has no translation yet
    cannot be accepted.
    """
    if bool(which) == everything:
        raise Unusable("say which translations you accept: files, kind:id, kind:id#field, or --all.")
    desk = Desk.at(setting)
    asked = desk.picked(which, languages)
    picks = [Pick(desk.in_order(pick.translation), pick.fields) for pick in asked]
    refused = [name for pick in picks for name in _untranslated(pick)]
    if refused:
        for name in refused:
            click.echo(f"{name} has no translation yet, so there is nothing to accept.", err=True)
        click.echo("Nothing was accepted.", err=True)
        ended_by(True)
    accepted = {id(pick): _accepted(desk, pick) for pick in picks}
    desk.write()
    if not everything:
        for pick in picks:
            _say_accepted(setting, pick, accepted[id(pick)])
    texts = sum(len(names) for names in accepted.values())
    missing = (
        0
        if refused
        else sum(len(pick.passages) for pick in picks)
        - sum(passage.text is not None for pick in picks for passage in pick.passages)
    )
    line = f"{counted(texts, 'text')} accepted as up to date." if texts else "All was up to date already."
    say(setting, line + (f" {counted(missing, 'text')} not translated yet." if missing else ""))


def _untranslated(pick: Pick) -> list[str]:
    """Fields that were asked for one by one and have no translation."""
    one = pick.translation
    missing = [passage for passage in pick.passages if passage.text is None]
    named = [f"{name_of(one.document, passage.wording)} ({one.language})" for passage in missing]
    return named if pick.fields else []


def _accepted(desk: Desk, pick: Pick) -> list[str]:
    one = pick.translation
    done = [passage for passage in pick.passages if passage.text is not None and passage.stale]
    for passage in pick.passages:
        if passage.text is not None:
            desk.remember(one, passage.wording.name, passage.wording.fingerprint)
    if one.source is not None:
        desk.put(one, proved(desk.handbook, one, unnoted(one), {}))
    return [passage.wording.name for passage in done]


def _say_accepted(setting: Setting, pick: Pick, names: Sequence[str]) -> None:
    if names:
        one = pick.translation
        say(setting, f"{one.document.ref} ({one.language}): {listed(names, most=12)}")


# Out to translators, and back

command.add_command(export)
command.add_command(import_command)
