"""Woff2: the bytes of a font file come in, the characters it has letters for go out."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import brotli

NUMBERED = {0: "cmap", 10: "glyf", 11: "loca"}
"""The tables that matter here, by the numbers the format calls them."""
SPELT = 63


def letters(font: bytes) -> set[int]:
    """Every character the font has a letter for."""
    return set(_mapped(_tables(font)["cmap"]))


def _tables(font: bytes) -> dict[str, bytes]:
    count, packed_size = struct.unpack(">12xH6xI", font[:24])
    at, listed = 48, []
    for _ in range(count):
        flags, at = font[at], at + 1
        name, at = NUMBERED.get(flags & SPELT, ""), at + 4 * (flags & SPELT == SPELT)
        size, at = _number(font, at)
        if (flags >> 6 != 3) if name in ("glyf", "loca") else flags >> 6:
            size, at = _number(font, at)
        listed.append((name, size))
    found: dict[str, bytes] = {}
    data, start = brotli.decompress(font[at : at + packed_size]), 0
    for name, size in listed:
        found[name], start = data[start : start + size], start + size
    return found


def _number(font: bytes, at: int) -> tuple[int, int]:
    value = 0
    while True:
        value, at = value << 7 | font[at] & 127, at + 1
        if font[at - 1] < 128:
            return value, at


def _mapped(cmap: bytes) -> Iterator[int]:
    (count,) = struct.unpack(">2xH", cmap[:4])
    for record in range(count):
        (offset,) = struct.unpack(">4xI", cmap[4 + 8 * record : 12 + 8 * record])
        (form,) = struct.unpack(">H", cmap[offset : offset + 2])
        if form == 4:
            yield from _segments(cmap[offset:])
        elif form == 12:
            yield from _groups(cmap[offset:])


def _segments(table: bytes) -> Iterator[int]:
    (twice,) = struct.unpack(">6xH", table[:8])
    ends = struct.unpack(f">{twice // 2}H", table[14 : 14 + twice])
    starts = struct.unpack(f">{twice // 2}H", table[16 + twice : 16 + 2 * twice])
    for first, last in zip(starts, ends, strict=True):
        yield from (code for code in range(first, last + 1) if code != 0xFFFF)


def _groups(table: bytes) -> Iterator[int]:
    (count,) = struct.unpack(">12xI", table[:16])
    for group in range(count):
        first, last = struct.unpack(">II", table[16 + 12 * group : 24 + 12 * group])
        yield from range(first, last + 1)
