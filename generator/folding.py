"""Folding: a text comes in, its words come out as two texts are compared: no case, marks or punctuation.

Works alike for the scripts the handbook is written in: accents, vowel points, hamza and tatweel go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

RUN = 8  # so many words in a row are no accident
Gram = tuple[str, ...]

CHUNK = re.compile(r"\S+")
TATWEEL = "\u0640"
INSIDE_WORDS = ("Mn", "Me", "Cf")  # marks and invisible signs, which do not part a word
# What ASCII text becomes: other signs are blanks. A table in a string is the quickest there is.
SPACED = "".join(letter if letter.isalnum() else " " for letter in map(chr, range(128)))


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    if text.isascii():
        return text.lower().translate(SPACED).split()
    folded = unicodedata.normalize("NFKD", text).casefold()
    # A text has few different signs, and replacing them one by one takes a fifth of a pattern's time.
    for sign in set(folded):
        if not sign.isalnum():
            folded = folded.replace(sign, "" if unicodedata.category(sign) in INSIDE_WORDS else " ")
    return folded.replace(TATWEEL, "").split()


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, and where the stretch it comes from stands in the text."""

    folded: str
    start: int
    end: int


def words_in_place(text: str) -> list[Word]:
    """The same words, each with its place in the text as it was typed."""
    return [
        Word(folded, chunk.start(), chunk.end())
        for chunk in CHUNK.finditer(text)
        for folded in words(chunk.group())
    ]


def grams(folded: Sequence[str], size: int = RUN, step: int = 1) -> Iterator[Gram]:
    """Every eight words in a row; or so many others, beginning at every so manieth."""
    return zip(*(folded[start::step] for start in range(size)), strict=False)
