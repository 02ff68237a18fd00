"""Tone of voice: the voice, the tone of an ordinary day, and the tone for each hard situation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.tone import Tone
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame


def pages(frame: Frame) -> Iterator[Page]:
    """One page, a section for each situation."""
    for document in frame.handbook.every(Tone):
        yield frame.document_page(document, "tone.html")


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    for document in frame.listed(Tone):
        yield MenuEntry(document.title, document.address)
