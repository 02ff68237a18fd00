"""`playbook translations`: how far the languages are, and the work on them here or in another tool."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import click

from generator.cli.options import Setting, Unusable, ended_by, shared
from generator.cli.overlays import Desk, Pick
from generator.handbook import Translation
from generator.report.text import printable
from generator.suggest import counted, listed
from generator.translations import arriving, po, sending, xliff
from generator.translations.arriving import Arrived, Told, arrived, wrong_languages
from generator.translations.overlay import source_path
from generator.translations.status import Counts, Row, Status, as_data, status
from generator.translations.sync import proved, pruned, reworded, synced, unnoted
from generator.translations.units import MOST_BYTES, Fault, Opened, Parcel, name_of
from generator.values import AUDIENCES
from generator.words import Words

FORMATS: Final = {"po": ("po", po.written), "xliff": ("xlf", xliff.written)}
FIRST: Final = 12
"""How many documents `status` names; the rest is in `--format json`."""

WHICH: Final = "[FILE or KIND:ID]..."
language_option = click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="L",
    help="Only this language, such as pl. May be repeated.",
)


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
    yield click.style(f"{_language(one.language)}: {_share(counts)}", bold=True)
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
    return f"  {name:22}" + "".join(cells)


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


def _language(code: str) -> str:
    return f"{Words('en').language_name(code)} ({code})"


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
    --prune.
    """
    desk = Desk.at(setting)
    left: list[str] = []
    new = 0
    for pick in desk.picked(which, languages):
        one = desk.in_order(pick.translation)
        if one.left_over and prune:
            one = desk.again(one, pruned(one))
        left += [_at(one, place.line) for place in map(one.place, one.left_over)]
        text = synced(one, desk.head(one))
        if one.source is None or text != one.source.text:
            new += one.source is None
            text = proved(desk.handbook, one, text, {})
        desk.put(pick.translation, text)
    for language in desk.languages(languages):
        desk.tidy(language)
    changed = desk.write()
    for line in left:
        click.echo(f"left over  {line}")
    _say(setting, _synced(len(changed), new, len(left)))


def _synced(changed: int, new: int, left: int) -> str:
    lines = [f"{counted(changed, 'file')} changed, {new} of them new." if changed else "Nothing to add."]
    if left:
        lines.append(f"{counted(left, 'text')} left over from a former source; --prune takes them out.")
    if changed:
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
    _say(setting, line + (f" {counted(missing, 'text')} not translated yet." if missing else ""))


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
        _say(setting, f"{one.document.ref} ({one.language}): {listed(names, most=12)}")


# Out to translators, and back


@command.command(
    short_help="Write a PO or XLIFF file for translators.",
    epilog="\b\nExamples:\n  playbook translations export --language pl --format po\n"
    "  playbook translations export --language el --format xliff --only stale --out to-agency\n"
    "  playbook translations export --language ar --format po statement:late-parcel",
)
@shared
@click.argument("which", metavar=WHICH, nargs=-1)
@language_option
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="po", help="PO (gettext) or XLIFF 1.2."
)
@click.option(
    "--only",
    type=click.Choice(sending.ONLY),
    default="all",
    help="missing: not translated yet; stale: the source has changed since.",
)
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="facilitator",
    help="Only what these may read; comms leaves out the scripts of exercises.",
)
@click.option("--out", type=click.Path(path_type=Path), help="A file, or a folder for several languages.")
def export(
    setting: Setting,
    which: tuple[str, ...],
    languages: tuple[str, ...],
    form: str,
    only: str,
    audience: str,
    out: Path | None,
) -> None:
    """Write the texts for translators: a PO or XLIFF file for each language.

    Each text comes with what it is, who reads it and where, how long it may be, and the words of the glossary
    in it. `playbook translations import` takes the file back.
    """
    desk = Desk.at(setting)
    parcels, readable = [], AUDIENCES[: AUDIENCES.index(audience) + 1]
    for language in desk.languages(languages):
        picked = [pick.translation for pick in desk.picked(which, (language,))]
        chosen = [one for one in picked if one.document.audience in readable]
        former = desk.former(chosen) if only != "missing" else {}
        parcels.append(sending.parcel(desk.handbook, language, chosen, only, former))
    ending, write = FORMATS[form]
    for parcel in parcels:
        if parcel.units or len(parcels) == 1:
            path = _out(out, parcel, ending, len(parcels))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(write(parcel), encoding="utf-8")
            _say(setting, f"{counted(len(parcel.units), 'text')} for {_language(parcel.language)} in {path}")


def _out(out: Path | None, parcel: Parcel, ending: str, number: int) -> Path:
    name = f"playbook-{parcel.language}.{ending}"
    if out is None:
        return Path(name)
    if out.suffix in (".po", ".xlf", ".xliff") and not out.is_dir():
        if number > 1:
            raise Unusable(
                f"{out} is one file, and there are {number} languages: name a folder, or --language."
            )
        return out
    return out / name


@dataclass(slots=True)
class Letter:
    """A file that came back, what becomes of what is in it, and the translations it belongs to."""

    path: Path
    language: str
    arrived: Arrived = field(default_factory=Arrived)
    whole: dict[str, Translation] = field(default_factory=dict)


@command.command(
    name="import",
    short_help="Take back what translators wrote.",
    epilog="\b\nExamples:\n  playbook translations import playbook-pl.po",
)
@shared
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
def import_command(setting: Setting, files: tuple[Path, ...]) -> None:
    """Take back what translators wrote, in PO or XLIFF 1.2.

    Only texts that they changed are written. What has lost a blank or a link is told with its line, and then
    nothing is written at all; mend the file and import it again. Texts that were changed here since the file
    was sent out stay as they are here.
    """
    desk = Desk.at(setting)
    letters = [_letter(desk, path) for path in files]
    faults = [(letter.path, fault) for letter in letters for fault in letter.arrived.faults]
    faults += list(_in_two(letters))
    for path, fault in faults:
        click.echo(f"{path}:{fault.line}: {printable(fault.message)}", err=True)
    if faults:
        click.echo(f"{counted(len(faults), 'fault')}; nothing was written.", err=True)
        ended_by(True)
    for letter in letters:
        _apply(desk, letter)
    desk.write()
    for letter in letters:
        _report(setting, letter)


def _letter(desk: Desk, path: Path) -> Letter:
    opened = _opened(path)
    letter = Letter(path, "")
    if opened.faults:
        letter.arrived.faults += opened.faults
        return letter
    if why := wrong_languages(opened, desk.handbook):
        raise Unusable(f"{path}: {printable(why)}. Nothing was written.")
    language = opened.language.replace("_", "-").partition("-")[0].lower()
    whole = desk.whole(language)
    return Letter(path, language, arrived(opened.units, whole, desk.memory(language)), whole)


def _opened(path: Path) -> Opened:
    with path.open("rb") as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        return Opened(faults=(Fault(1, f"the file is larger than {MOST_BYTES // 1024**2} MB; split it"),))
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return xliff.opened(raw)
    try:
        return po.opened(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Opened(faults=(Fault(line, "the file is not in UTF-8; save it with that encoding"),))


def _in_two(letters: Sequence[Letter]) -> Iterator[tuple[Path, Fault]]:
    """Texts that come back in two files."""
    seen: dict[tuple[str, str, str], Path] = {}
    for letter in letters:
        for ref, texts in letter.arrived.texts.items():
            for name in texts:
                first = seen.setdefault((letter.language, ref, name), letter.path)
                if first != letter.path:
                    yield (
                        letter.path,
                        Fault(1, f"{ref}#{name} comes back in {first} too; keep one of the two"),
                    )


def _apply(desk: Desk, letter: Letter) -> None:
    whole = letter.whole
    for ref, texts in letter.arrived.texts.items():
        one = desk.latest(whole[ref])
        desk.put(one, proved(desk.handbook, one, reworded(one, texts, desk.head(one)), texts))
    by_path = {source_path(one.document): one for one in whole.values()}
    for (path, name), mark in letter.arrived.marks.items():
        desk.remember(by_path[path], name, mark)


WORDS: Final = {
    arriving.TAKEN: ("taken over", ""),
    arriving.CONFIRMED: ("confirmed as up to date", ""),
    arriving.LATE: ("made from a former sentence of the source, so still out of date", "out of date"),
    arriving.UNSURE: ("marked by the translator as not ready, so out of date", "not ready"),
    arriving.NEWER: ("changed here since the file was sent out, and left as they are here", "newer here"),
    arriving.GONE: ("no longer in the playbook", "gone"),
    arriving.EMPTY: ("not translated", ""),
}


def _report(setting: Setting, letter: Letter) -> None:
    by: dict[str, list[Told]] = {}
    for told in letter.arrived.told:
        by.setdefault(told.what, []).append(told)
    for what, (_, label) in WORDS.items():
        for told in by.get(what, ()) if label else ():
            click.echo(f"{label:12}{printable(told.name)}  ({letter.path}:{told.line})")
    for unit in letter.arrived.remarks:
        where = f"{printable(unit.name)}  ({letter.path}:{unit.line})"
        click.echo(f"{'remark':12}{where}: {printable(' '.join(unit.remark.split()))}")
    parts = [f"{len(by[what])} {words}" for what, (words, _) in WORDS.items() if what in by]
    _say(
        setting, f"{letter.path}, {_language(letter.language)}: {'; '.join(parts) or 'nothing has changed'}."
    )


def _say(setting: Setting, line: str) -> None:
    if not setting.quiet:
        click.echo(line)
