"""Hand-written pages: Markdown of the repository's own, shown as the same safe prose as everything else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.addresses import page_by_hand
from generator.foreign import Foreign
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame
from generator.source import Lines

HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """A hand-written page: its name, its title (the first heading) and the text below.

    Both are foreign where nobody has translated it.
    """

    name: str
    title: str
    text: str

    @property
    def address(self) -> str:
        """Its permanent address."""
        return page_by_hand(self.name)


def pages(frame: Frame) -> Iterator[Page]:
    """One page a file."""
    for written in all_written(frame):
        page = frame.page(
            "handwritten.html", written.address, written.title, "handwritten", text=written.text
        )
        yield replace(page, lags=lags(frame, written.name))


def lags(frame: Frame, name: str) -> dict[str, int]:
    """The languages in which a page stands in the words of the source: one text each."""
    book = frame.handbook
    return {code: 1 for code in book.translations if name not in book.handwritten_in.get(code, {})}


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """One line a file."""
    for written in all_written(frame):
        yield MenuEntry(written.title, written.address)


def all_written(frame: Frame) -> list[Written]:
    """The hand-written pages, by name."""
    return [read(frame, name, lines) for name, lines in sorted(frame.handbook.handwritten.items())]


def read(frame: Frame, name: str, lines: Lines) -> Written:
    """Take the first heading out as the title; without one the file's name serves."""
    book, text = frame.handbook, lines.text
    translated = not book.spoken or name in book.handwritten_in.get(book.spoken, {})
    language = "" if translated else book.source_language
    title = name.replace("-", " ").replace("_", " ").capitalize()
    if match := HEADING.search(text):
        title, text = frame.plain(match[1]), text[: match.start()] + text[match.end() :]
    if language:
        title, text = Foreign(title, language), Foreign(text, language)
    return Written(name, title, text)
