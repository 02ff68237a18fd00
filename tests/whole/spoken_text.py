"""Every piece of text on a page with the language it is marked to be in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
SILENT = frozenset({"script", "style", "noscript"})
SAME = frozenset({"code", "bdi", "kbd"})
"""What is the same in every language: codes, numbers to ring, addresses, names of rooms."""
SPOKEN = ("alt", "aria-label", "title", "placeholder", "content", "data-text", "data-label")


@dataclass(frozen=True)
class Said:
    """A text and the language it is said in."""

    language: str
    text: str


class Reader(HTMLParser):
    """Reads a page as a screen reader would: each text in the language that the nearest element names."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[Said] = []
        self.shown: list[tuple[Said, str]] = []
        self.around: list[tuple[str, str, bool]] = [("", "", True)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        _, language, heard = self.around[-1]
        language = given.get("lang", language)
        if tag not in SILENT and heard and not (tag == "meta" and given.get("name") != "description"):
            self.said += [Said(language, given[name]) for name in SPOKEN if given.get(name)]
        if tag not in VOID:
            own = tag in SAME and "lang" not in given
            self.around.append((tag, language, heard and tag not in SILENT and not own))

    def handle_endtag(self, tag: str) -> None:
        while len(self.around) > 1:
            name, _, _ = self.around.pop()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        _, language, heard = self.around[-1]
        if heard and data.strip():
            self.said.append(Said(language, data.strip()))
            self.shown.append((self.said[-1], self.around[-1][0]))


def said_on(html: str) -> list[Said]:
    """All texts of a page and of its attributes that readers see or hear, with their languages."""
    reader = Reader()
    reader.feed(html)
    return reader.said


def shown_on(html: str) -> list[tuple[Said, str]]:
    """All texts of a page that stand in an element, each with the name of that element."""
    reader = Reader()
    reader.feed(html)
    return reader.shown


LEFT_OUT = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.-]+|\S*/\S*|#[\w-]+|\b[\w-]+(?:\.[\w-]+)+\b"  # addresses, handles
    r"|%\(\w+\)s"  # where the finder puts a number
    r"|\b[A-Z]\d\d-\d\d\b"  # marks of batches
)


def words_of(text: str) -> Iterator[str]:
    """The words of a text, without addresses and codes."""
    yield from re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", LEFT_OUT.sub(" ", text))
