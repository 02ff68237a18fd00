"""Bytes to text: the file's bytes come in, text without one invisible character goes out, with a finding for each."""

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
MOST_FINDINGS = 20

# What takes the place of an invisible character, so that every other character keeps its column.
STAND_IN = "\ufffd"

DIRECTION = "\u202a-\u202e\u2066-\u2069"
BREAKS = "\x0b\x0c\r\x85\u2028\u2029"
CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
# Zero-width letters, fillers, invisible operators, notes between lines, tags and non-characters. The two joiners
# (U+200C, U+200D) are spelling in several languages, U+200E and U+200F punctuation in two of ours: they are text.
INVISIBLE = (
    "\u115f\u1160\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f"
)

hidden = re.compile(f"[{DIRECTION}{BREAKS}{CONTROL}{INVISIBLE}]")
_direction = re.compile(f"[{DIRECTION}]")
_break = re.compile(f"[{BREAKS}]")
_hidden_in_ascii = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "v": "\v", "f": "\f", "r": "\r"} | {
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
_escape = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)

_NAMES = {"\0": "null", "\a": "bell", "\b": "backspace", "\x1b": "escape", "\x7f": "delete"} | {
    "\v": "line tabulation",
    "\f": "form feed",
    "\r": "carriage return",
    "\x85": "next line",
    "\ufeff": "byte order mark",
}


def decode(path: str, raw: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file with every invisible character replaced, or None where the bytes are no text."""
    if len(raw) > MOST_BYTES:
        return None, (too_large(path, len(raw)),)
    if _looks_like_utf_16(raw):
        return None, (_utf_16(path),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_not_utf_8(path, raw, error.start),)
    return _masked(path, text)


def _masked(path: str, text: str) -> tuple[str, tuple[Finding, ...]]:
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if "\n" not in text:
            return text.replace("\r", "\n"), (_old_mac(path),)
    pattern = _hidden_in_ascii if text.isascii() else hidden
    if pattern.search(text) is None:
        return text, ()
    return hidden.sub(STAND_IN, text), tuple(_hidden_characters(Lines(path, text)))


def _looks_like_utf_16(raw: bytes) -> bool:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return True
    return len(raw) > 1 and (raw[0] == 0) != (raw[1] == 0) and raw.count(0) * 3 > len(raw)


def too_large(path: str, size: int) -> Finding:
    """The finding for a file above the limit; also for one that was never opened."""
    return yaml_syntax(
        Place(path),
        f"This file has {size / MOST_BYTES:.1f} megabytes; up to 1 megabyte can be read.",
        "Split it into several documents, each in its own file.",
    )


def _utf_16(path: str) -> Finding:
    return yaml_syntax(
        Place(path),
        "This file is saved in the encoding UTF-16 or UTF-32; only UTF-8 can be read.",
        "In your editor choose “Save with encoding” and there UTF-8.",
    )


def _old_mac(path: str) -> Finding:
    return yaml_syntax(
        Place(path),
        "The lines of this file end the way they did on very old Macs (CR alone).",
        "In your editor choose the line ending LF (or CRLF) and save again.",
    )


def _not_utf_8(path: str, raw: bytes, offset: int) -> Finding:
    before = raw[:offset].decode("utf-8-sig").replace("\r\n", "\n")
    lines = Lines(path, before + STAND_IN)
    return yaml_syntax(
        lines.place(len(before), len(before) + 1),
        f"Here stands a byte (hexadecimal {raw[offset]:02X}) that is not UTF-8{_after(before, len(before))}.",
        "The file was saved in another encoding, such as Windows-1252. In your editor open it with that encoding, "
        "check the accented letters, then choose “Save with encoding” and there UTF-8.",
    )


def _hidden_characters(lines: Lines) -> Iterator[Finding]:
    found = [match.start() for match in hidden.finditer(lines.text)]
    for offset in islice(found, MOST_FINDINGS - 1):
        yield _hidden_character(lines, offset)
    if len(found) >= MOST_FINDINGS:
        yield _hidden_character(lines, found[MOST_FINDINGS - 1], more=len(found) - MOST_FINDINGS)


def _hidden_character(lines: Lines, offset: int, more: int = 0) -> Finding:
    character = lines.text[offset]
    tail = f" {more} more follow in this file." if more else ""
    return describe(
        character, lines.place(offset, offset + 1), f"stands here{_after(lines.text, offset)}", _retype + tail
    )


_retype = "Delete the words to its left and right and type them again."


def describe(character: str, place: Place, where: str, help: str) -> Finding:
    """The finding for one invisible character, under the check it belongs to."""
    name = (
        f"U+{ord(character):04X}, {_NAMES.get(character) or unicodedata.name(character, 'no name').lower()}"
    )
    if _direction.match(character):
        return hidden_direction_marks(
            place,
            f"An invisible character that turns the direction of reading ({name}) {where}. "
            "With it a reviewer can see other words than readers get.",
            help,
        )
    if _break.match(character):
        return yaml_syntax(place, f"A line break that most editors do not show ({name}) {where}.", help)
    return yaml_syntax(place, f"An invisible character ({name}) {where}.", help)


def _after(text: str, offset: int) -> str:
    words = text[max(0, offset - 60) : offset].rpartition("\n")[2].split()
    return f", after `{words[-1][-30:]}`" if words else ""


def hidden_escapes(lines: Lines, start: int, end: int) -> Iterator[Finding]:
    """A finding for each escape between two offsets that makes an invisible character: `"\\u202e"`, `"\\0"`."""
    for match in _escape.finditer(lines.text, start, end):
        character = escaped(match)
        if character and hidden.match(character):
            yield describe(
                character,
                lines.place(match.start(), match.end()),
                f"is written here as `{match[0]}`",
                f"Delete `{match[0]}`.",
            )


def escaped(match: re.Match[str]) -> str:
    """The invisible character an escape makes; empty for the escapes that make an ordinary one."""
    number = match[1] or match[2] or match[3]
    if number is None:
        return _ESCAPES.get(match[4], "")
    value = int(number, 16)
    return chr(value) if value < 0x110000 else ""
