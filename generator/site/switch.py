"""The language switch: an edition and a page come in, out goes where each language leads from there.

A language leads to the same page, or to its home page where it has none, and says how far behind it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.page import Edition, Page, Tongue


@dataclass(frozen=True, slots=True)
class Choice:
    """One language as a page offers it. `same` if it leads to this page, `behind` by how many texts."""

    tongue: Tongue
    href: str
    current: bool
    same: bool
    behind: int


def choices(edition: Edition, page: Page) -> tuple[Choice, ...]:
    """All languages, the one the playbook is written in first; none where there is nothing to choose."""
    return tuple(_choices(edition, page)) if edition.tongues[1:] else ()


def _choices(edition: Edition, page: Page) -> Iterator[Choice]:
    way_up = "../" * (page.address.count("/") + edition.root.count("/"))
    for tongue in edition.tongues:
        current = tongue.language == edition.language
        same = current or page.address not in tongue.lacks
        way = way_up + tongue.root + (page.address if same else "")
        behind = page.lags.get(tongue.language, 0) if same else 0
        yield Choice(tongue, "./" if current else way or "./", current, same, behind)
