"""Tongues: a handbook comes in, its texts in the other languages of the playbook go out, ready to be judged.

A text that lags is left out: nobody reads it, since the source's words stand in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from generator.checks.check import Also, Fault
from generator.finding import Severity
from generator.handbook import Document, Handbook, Passage, Translation

NAMES: Final = {"en": "English", "ar": "Arabic", "he": "Hebrew", "el": "Greek", "pl": "Polish"}


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a document as readers of another language get it, beside the text it was made from."""

    translation: Translation
    passage: Passage

    @property
    def document(self) -> Document[Any]:
        """The document it belongs to."""
        return self.translation.document

    @property
    def language(self) -> str:
        """The language it is in."""
        return self.translation.language

    @property
    def text(self) -> str:
        """What it says."""
        return self.passage.text or ""

    @property
    def source(self) -> str:
        """What the text says that it was made from."""
        return self.passage.wording.text

    @property
    def title(self) -> str:
        """What its language is called."""
        return NAMES[self.language]

    def fault(
        self,
        message: str,
        help: str,
        offset: int = 0,
        length: int = 1,
        also: tuple[Also, ...] = (),
        severity: Severity | None = None,
    ) -> Fault:
        """A fault of some words of it, in its own file, with the source's place beside it."""
        route = self.passage.wording.route
        place = self.translation.text_place(self.passage.route, offset, length)
        made_from = Also(self.document, route, "what it was translated from")
        return Fault(self.document, route, message, help, (made_from, *also), severity, at=place)


def said(handbook: Handbook) -> Iterator[Said]:
    """Every text that readers of another language get, of documents that are not retired."""
    for translation in translations(handbook):
        for passage in translation.passages:
            if passage.current:
                yield Said(translation, passage)


def said_of(handbook: Handbook, document: Document[Any]) -> Iterator[Said]:
    """The same of one document."""
    for whole in handbook.translations.values():
        if translation := whole.get(document.ref):
            yield from (Said(translation, passage) for passage in translation.passages if passage.current)


def translations(handbook: Handbook) -> Iterator[Translation]:
    """The translations that somebody has begun, of documents that are not retired."""
    for whole in handbook.translations.values():
        for translation in whole.values():
            if translation.source and translation.document.lifecycle != "retired":
                yield translation


def source_name(handbook: Handbook) -> str:
    """What the language is called that the playbook is written in."""
    return NAMES[handbook.source_language]
