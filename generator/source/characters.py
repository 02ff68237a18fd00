"""Bytes to text: a file's bytes come in, text without invisible characters goes out, with findings."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.finding import Finding, Place
from generator.source.faults import hidden_direction_marks, yaml_syntax
from generator.source.lines import Lines

MOST_BYTES = 1024 * 1024
MOST_ALIKE = 20  # findings of one sort in one file; a reader needs no more to see what went wrong

# What takes the place of an invisible character, so that every other character keeps its column.
STAND_IN = "\ufffd"

DIRECTION = "\u202a-\u202e\u2066-\u2069"
BREAKS = "\x0b\x0c\r\x85\u2028\u2029"
CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
# Zero-width letters, fillers, invisible operators, notes between lines, tags, non-characters. Text are the
# two joiners (U+200C, U+200D), since several languages spell with them, and U+200E, U+200F, U+061C, which
# Arabic and Hebrew need beside Latin names and figures and which move no words of their own.
INVISIBLE = (
    "\u115f\u1160\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ue000-\uf8ff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f"
)

hidden = re.compile(f"[{DIRECTION}{BREAKS}{CONTROL}{INVISIBLE}]")
_direction = re.compile(f"[{DIRECTION}]")
_break = re.compile(f"[{BREAKS}]")
_runs = re.compile(f"[{DIRECTION}]+|[{BREAKS}]+|[{CONTROL}{INVISIBLE}]+")
_hidden_in_ascii = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

# What Unicode itself has no name for.
_NAMES = {
    "\x00": "the zero character",
    "\x07": "bell",
    "\x08": "backspace",
    "\x0b": "line tabulation",
    "\x0c": "form feed",
    "\r": "carriage return",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
    "\ufeff": "byte order mark",
}

_escape = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\s\S]))")
_SHORT_ESCAPES = {
    "0": "\x00",
    "a": "\x07",
    "b": "\x08",
    "e": "\x1b",
    "f": "\x0c",
    "r": "\r",
    "v": "\x0b",
    "L": "\u2028",
    "N": "\x85",
    "P": "\u2029",
}


def decode(path: str, raw: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file with every invisible character replaced, or None where the bytes are no text."""
    if len(raw) > MOST_BYTES:
        return None, (too_large(path, len(raw)),)
    if what := next((what for start, what in _OTHER_FILES.items() if raw.startswith(start)), None):
        return None, (_no_text(path, what),)
    if _looks_like_utf_16(raw):
        return None, (_utf_16(path),)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return None, (_not_utf_8(path, raw, error.start),)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if "\n" not in text:
            return _old_mac(path, text)
    pattern = _hidden_in_ascii if text.isascii() else hidden
    if pattern.search(text) is None:
        return text, ()
    return hidden.sub(STAND_IN, text), tuple(_hidden_characters(Lines(path, text)))


# How files of other programs begin.
_OTHER_FILES = {
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "a text with formatting (RTF)",
    b"%PDF-": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}


def _no_text(path: str, what: str) -> Finding:
    return yaml_syntax(
        Place(path),
        f"This file is {what} with the name of a document; only plain text can be read.",
        "Copy the words into a plain text file of this name, or take the file away.",
    )


def presentable(raw: bytes) -> str:
    """The text of any file as far as it can be shown to a reader: what is no text is replaced."""
    text = raw[:MOST_BYTES].decode("utf-8-sig", "replace")
    return hidden.sub(STAND_IN, text.replace("\r\n", "\n"))


def _looks_like_utf_16(raw: bytes) -> bool:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return True
    return len(raw) > 1 and (raw[0] == 0) != (raw[1] == 0) and raw.count(0) * 3 > len(raw)


def too_large(path: str, size: int) -> Finding:
    """The finding for a file above the limit; also for one that was never opened."""
    return yaml_syntax(
        Place(path),
        f"This file has {size:,} bytes; up to {MOST_BYTES:,} (one megabyte) can be read.",
        "Split it into several documents, each in its own file.",
    )


def _utf_16(path: str) -> Finding:
    return yaml_syntax(
        Place(path),
        "This file is saved in the encoding UTF-16 or UTF-32; only UTF-8 can be read.",
        "In your editor choose “Save with encoding”, and there UTF-8.",
    )


def _old_mac(path: str, text: str) -> tuple[str | None, tuple[Finding, ...]]:
    finding = yaml_syntax(
        Place(path),
        "The lines of this file end as they did on very old Macs (with CR alone), so YAML sees a single "
        "line.",
        "In your editor choose the line ending LF or CRLF, and save the file again.",
    )
    return hidden.sub(STAND_IN, text.replace("\r", "\n")), (finding,)


def _not_utf_8(path: str, raw: bytes, offset: int) -> Finding:
    before = raw[:offset].decode().replace("\r\n", "\n")
    return yaml_syntax(
        Lines(path, before + STAND_IN).place(len(before), len(before) + 1),
        f"The letter here{_after(before, len(before), ',')} is stored in another encoding than UTF-8 (as the "
        f"byte {raw[offset]:02X}), so nobody can tell which one it is.",
        "The file was saved in another encoding, such as Windows-1252. Open it in your editor with that "
        "encoding, look at the accented letters, then choose “Save with encoding”, and there UTF-8.",
    )


def _hidden_characters(lines: Lines) -> Iterator[Finding]:
    found = _one_a_line(lines)
    for count, (start, end, others) in enumerate(found[:MOST_ALIKE], start=1):
        more = len(found) - count if count == MOST_ALIKE else 0
        yield _unseen(
            lines.text[start:end],
            lines.place(start, end),
            f"here{_after(lines.text, start)}",
            "Delete the words to its left and right, and type them again."
            + (f" Do the same for {others:,} more on this line." if others else "")
            + (f" {more:,} more such places follow in this file." if more else ""),
        )


def _one_a_line(lines: Lines) -> list[tuple[int, int, int]]:
    """Where they stand; of marks that turn the direction only the first of a line, and how many follow there.

    What is pasted has one on either side.
    """
    found: list[tuple[int, int, int]] = []
    turned: dict[int, int] = {}
    for match in _runs.finditer(lines.text):
        line = lines.number(match.start())
        first = turned.setdefault(line, len(found)) if _direction.match(match[0]) else len(found)
        if first == len(found):
            found.append((*match.span(), 0))
        else:
            start, end, others = found[first]
            found[first] = (start, end, others + 1)
    return found


def _unseen(characters: str, place: Place, where: str, help: str) -> Finding:
    first = characters[0]
    name = f"U+{ord(first):04X}, {_NAMES.get(first) or unicodedata.name(first, 'no name').lower()}"
    if len(characters) > 1:
        name = f"{len(characters):,} in a row, the first is {name}"
    if _direction.match(first):
        return hidden_direction_marks(
            place,
            f"An invisible character that turns the direction of reading ({name}) stands {where}. "
            "It can make a reviewer see other words than readers get.",
            help,
        )
    if _break.match(first):
        return yaml_syntax(
            place, f"A line break that most editors do not show ({name}) stands {where}.", help
        )
    return yaml_syntax(place, f"An invisible character ({name}) stands {where}.", help)


def _after(text: str, offset: int, closing: str = "") -> str:
    words = hidden.sub(" ", text[max(0, offset - 60) : offset]).rpartition("\n")[2].split()
    return f", after `{words[-1][-30:]}`{closing}" if words else ""


def hidden_escapes(lines: Lines, start: int, end: int) -> list[Finding]:
    """Findings for the escapes between two offsets that make an invisible character, such as `\\u202e`."""
    found = ((match, _made_by(match)) for match in _escape.finditer(lines.text, start, end))
    unseen = ((match, character) for match, character in found if hidden.match(character))
    return [
        _unseen(
            character, lines.place(*match.span()), f"here, written as `{match[0]}`", f"Delete `{match[0]}`."
        )
        for match, character in islice(unseen, MOST_ALIKE)
    ]


def _made_by(escape: re.Match[str]) -> str:
    number = escape[1] or escape[2] or escape[3]
    if number is None:
        return _SHORT_ESCAPES.get(escape[4], "")
    return chr(int(number, 16)) if int(number, 16) < 0x110000 else ""
