"""Units: what goes to a translator and comes back, one text each, whatever the format of the file.

A unit is named `kind:id#field`, as an editor would say it, so that it finds its place again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from generator.handbook import Document, Translation
from generator.kinds.record import Record
from generator.wording import Wording

MOST_BYTES: Final = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unit:
    """One text on its way. `ready` is what its translator says of it, None where nothing is said.

    `before` is the fingerprint of the translation as it was sent out, empty where there was none or where a
    tool lost it; `line` is where the unit stands in the file that came back, `remark` what its translator
    has to say about it.
    """

    name: str
    source: str
    target: str = ""
    ready: bool | None = None
    before: str = ""
    line: int = 0
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Sent(Unit):
    """A unit with all that helps its translator.

    `previous` is the sentence it was translated from, where the source has changed since and that is known.
    `state` is machine, draft or reviewed; `limit` the most letters it may have.
    """

    path: str = ""
    place: int = 0
    notes: tuple[str, ...] = ()
    limit: int = 0
    previous: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes to the translators of one language: units by document, and what holds for all of them."""

    title: str
    source_language: str
    language: str
    day: str
    notes: tuple[str, ...]
    units: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that came back that cannot be taken over, with its line."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that came back: its languages, its units, or why it cannot be read."""

    source_language: str = ""
    language: str = ""
    units: tuple[Unit, ...] = ()
    faults: tuple[Fault, ...] = field(default=())


def name_of(document: Document[Record], wording: Wording) -> str:
    """What a text is called outside its file: `statement:late#parts.doing`."""
    return f"{document.ref}#{wording.name}"


def names(translation: Translation) -> dict[str, int]:
    """The place of each passage by its name."""
    return {
        name_of(translation.document, passage.wording): number
        for number, passage in enumerate(translation.passages)
    }
