"""Pages and editions as values: what `render` gives and `publish` takes.

Nothing here knows MkDocs. Addresses are relative to the edition's root, end with a slash and have
none in front: `plays/refund/`; the home page is the empty string.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from posixpath import relpath
from typing import Literal

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page with its own permanent anchor. `level` is the heading level, 2 or 3."""

    id: str
    level: int
    title: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way from the home page to here."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page. `title`, `summary`, `keywords` are plain text, `lead` and sections are safe HTML.

    `language` is that of its content where it is not the edition's. `lags` says in how many of its texts each
    language is behind; a language with none is not named.
    """

    address: str
    title: str
    family: str
    lead: Markup = Markup("")
    sections: tuple[Section, ...] = ()
    summary: str = ""
    keywords: tuple[str, ...] = ()
    audience: str = "employee"
    crumbs: tuple[Crumb, ...] = ()
    foot: Markup = Markup("")
    source: str = ""
    edit_url: str = ""
    reviewed_on: date | None = None
    searchable: bool = True
    wide: bool = False
    language: str = ""
    lags: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the menu: either a page (`address`) or a group of entries."""

    title: str
    address: str | None = None
    entries: tuple[MenuEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language an audience may choose: its code, its own name for itself, and where its edition lies.

    `root` is the folder below that of the audience, with a slash (`pl/`), or empty for the language the
    playbook is written in. `lacks` are addresses of this edition that have no page over there.
    """

    language: str
    name: str
    direction: str
    root: str = ""
    lacks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Edition:
    """All that one audience may read in one language: the input of `publish`.

    `redirects` maps an old address, anchor included (`plays/old/`, `severity/#s1`), to a new one.
    `files` are further files to lay into the site by path (CSV, JSON), as bytes. `tongues` are all languages
    this audience may choose, the written one first and this one among them; none for an edition by itself.
    """

    audience: str
    language: str
    direction: str
    name: str
    pages: tuple[Page, ...]
    menu: tuple[MenuEntry, ...]
    redirects: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    description: str = ""
    tongues: tuple[Tongue, ...] = ()
    digits: Literal["european", "arabic-indic"] = "european"

    @property
    def root(self) -> str:
        """Its folder below that of the audience, or empty."""
        return next((tongue.root for tongue in self.tongues if tongue.language == self.language), "")


def href(target: str, here: str) -> str:
    """The relative link from page `here` to `target` (an address, with or without `#anchor`)."""
    address, mark, anchor = target.partition("#")
    if address == here and mark:
        return f"#{anchor}"
    path = relpath(address or ".", here or ".")
    path = "./" if path == "." else f"{path}/" if not address or address.endswith("/") else path
    return path + mark + anchor
