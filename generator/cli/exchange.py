"""`playbook translations export` and `import`: files go out to translators, and come back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import click

from generator.cli.options import Setting, Unusable, ended_by, shared
from generator.cli.overlays import WHICH, Desk, in_english, language_option, say
from generator.handbook import Translation
from generator.report.text import printable
from generator.suggest import counted
from generator.translations import arriving, po, sending, xliff
from generator.translations.arriving import Arrived, Told, arrived, wrong_languages
from generator.translations.overlay import source_path
from generator.translations.sync import proved, reworded
from generator.translations.units import MOST_BYTES, Fault, Opened, Parcel
from generator.values import AUDIENCES

FORMATS: Final = {"po": ("po", po.written), "xliff": ("xlf", xliff.written)}


@click.command(
    name="export",
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
            say(setting, f"{counted(len(parcel.units), 'text')} for {in_english(parcel.language)} in {path}")


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


@click.command(
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
    # XLIFF says its encoding itself; that of a PO file is UTF-8.
    if raw.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
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
    arriving.LATE: ("made from a former sentence of the source, so out of date", "out of date"),
    arriving.UNSURE: ("marked by the translator as not ready, so out of date", "not ready"),
    arriving.NEWER: ("changed here since the file was sent out; what stands here stays", "newer here"),
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
    say(
        setting, f"{letter.path}, {in_english(letter.language)}: {'; '.join(parts) or 'nothing has changed'}."
    )
