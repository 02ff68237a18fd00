"""PO: units as gettext writes them, for Poedit, Weblate and whatever else reads PO; and back.

The name of a unit is its context, so two equal sentences may be translated differently. What is out of date
is `fuzzy`, with the former sentence where it is known.
"""

from __future__ import annotations

import re
from typing import Final

import polib

from generator.translations.units import Fault, Opened, Parcel, Sent, Unit

BEFORE: Final = "Sent out as"
_before = re.compile(rf"^{BEFORE} ([0-9a-f]{{12}})$", re.MULTILINE)
_complaint = re.compile(r"\(line (\d+)\)(?:: (.*))?", re.DOTALL)
_string = re.compile(r'"(?:[^"\\]|\\.)*"')
_keyword = re.compile(r"(?:#~ ?)?(?:#\| ?)?(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?(?=\")")


def written(parcel: Parcel) -> str:
    """The parcel as a PO file."""
    file = polib.POFile(wrapwidth=0)
    file.header = "\n".join(parcel.notes)
    file.metadata = {
        "Project-Id-Version": parcel.title,
        "POT-Creation-Date": f"{parcel.day} 00:00+0000",
        "PO-Revision-Date": f"{parcel.day} 00:00+0000",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": parcel.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": parcel.source_language,
    }
    file.extend(_entry(unit) for unit in parcel.units)
    return f"{file}"


def _entry(unit: Sent) -> polib.POEntry:
    fuzzy = ["fuzzy"] if unit.target and not unit.ready else []
    limit = [f"max-length:{unit.limit}"] if unit.limit else []
    before = [f"{BEFORE} {unit.before}"] if unit.before else []
    return polib.POEntry(
        msgctxt=unit.name,
        msgid=unit.source,
        msgstr=unit.target,
        comment="\n".join([*unit.notes, *before]),
        occurrences=[(unit.path, str(unit.place))],
        flags=[*fuzzy, *limit],
        previous_msgid=unit.previous or None,
    )


def opened(text: str) -> Opened:
    """The units of a PO file that came back."""
    text = text.replace("\r\n", "\n")
    if torn := _torn(text):
        return Opened(faults=(torn,))
    try:
        file = polib.pofile(text + "\n")  # never the name of a file
    except (OSError, ValueError, IndexError) as error:
        return Opened(faults=(_explained(error),))
    lines = text.split("\n")
    return Opened(
        file.metadata.get("X-Source-Language", ""),
        file.metadata.get("Language", ""),
        tuple(_unit(entry, lines) for entry in file if not entry.obsolete),
    )


def _unit(entry: polib.POEntry, lines: list[str]) -> Unit:
    before = _before.search(entry.comment)
    return Unit(
        entry.msgctxt or "",
        entry.msgid,
        entry.msgstr,
        not entry.fuzzy if entry.msgstr else None,
        before[1] if before else "",
        _line(lines, entry.linenum or 1),
        entry.tcomment,
    )


def _line(lines: list[str], begin: int) -> int:
    """The line on which the translation of an entry begins."""
    behind = (number for number in range(begin, len(lines) + 1) if lines[number - 1].startswith("msgstr"))
    return next(behind, begin)


def _torn(text: str) -> Fault | None:
    """A text whose quotation mark is missing; gettext's readers would lose its last letter."""
    for number, line in enumerate(text.split("\n"), 1):
        begin = _keyword.match(line.strip())
        if begin and not _string.fullmatch(line.strip()[begin.end() :].rstrip()):
            return Fault(number, 'the text in this line does not end with a quotation mark (")')
    return None


def _explained(error: Exception) -> Fault:
    found = _complaint.search(str(error))
    if found is None:
        return Fault(1, "this is not a PO file, or a torn one")
    return Fault(
        int(found[1]), f"this line is not PO: {found[2] or 'its keyword is missing or out of place'}"
    )
