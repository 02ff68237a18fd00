"""The menu as the theme prints it: which line is this page or its collection, with links from here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.page import MenuEntry


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One line of the menu on one page. `current` is `page`, `true` (its collection) or empty."""

    title: str
    href: str
    current: str
    lines: tuple[MenuLine, ...]


def addresses(entries: Sequence[MenuEntry]) -> Iterator[str]:
    """Every address in the menu, in reading order."""
    for entry in entries:
        if entry.address is not None:
            yield entry.address
        yield from addresses(entry.entries)


def standing(listed: Sequence[str], here: str) -> str | None:
    """The line of the menu where page `here` stands: its own, or that of the nearest collection above it."""
    above = [a for a in listed if a == here or (a and here.startswith(a))]
    return max(above, key=len, default=None)


def lines(entries: Sequence[MenuEntry], base: str, here: str, active: str | None) -> tuple[MenuLine, ...]:
    """The menu as seen from page `here`; `base` leads from it to the root."""
    return tuple(
        MenuLine(
            title=entry.title,
            href="" if entry.address is None else base + entry.address or "./",
            current=""
            if entry.address is None or entry.address != active
            else "page"
            if active == here
            else "true",
            lines=lines(entry.entries, base, here, active),
        )
        for entry in entries
    )
