"""Tongues: a document of an edition comes in, its records in the other languages of the playbook go out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.foreign import direction_of
from generator.handbook import Document
from generator.kinds.record import Record
from generator.pages.frame import Frame
from generator.translations.spoken import said_in
from generator.words import own_name

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A text in one language: plain, its parts in reading order, blanks in brackets."""

    language: str
    text: str

    @property
    def direction(self) -> str:
        """How it is read."""
        return direction_of(self.language)

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return own_name(self.language)

    @property
    def paragraphs(self) -> list[str]:
        """Its paragraphs."""
        return self.text.split("\n\n")


def others(frame: Frame, document: Document[R], fields: Collection[str]) -> Iterator[tuple[str, R]]:
    """The other languages in which all texts of these fields are up to date, each with the record."""
    handbook = frame.handbook
    for language in handbook.playbook.record.languages:
        found = handbook.translations.get(language, {}).get(document.ref)
        whole = found and all(p.current for p in found.passages if p.wording.key[0] in fields)
        if language != handbook.language and (whole or language == handbook.source_language):
            yield language, said_in(handbook, document, language)
