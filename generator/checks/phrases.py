"""Phrases: a list of words and phrases, and a text, come in; every place where the text uses one goes out.

Compared as people read: case does not count, nor do vowel points, the shape of a letter or a line break.
Accents do count, since they make another word of it in Greek and Polish.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
TATWEEL = "\u0640"
INVISIBLE = ("Mn", "Me", "Cf")  # once letters are composed, only marks that nobody must write are left
ALIKE = str.maketrans({"\u2019": "'", "\u2010": "-", "\u2011": "-"})
QUOTES = frozenset("'\"\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u05f4")

# Between two words of a phrase: blanks, a hyphen, marks of emphasis; no full stop, which parts sentences.
GAP = r"[\s*_-]+"
BEFORE, AFTER = r"(?<![^\W_])", r"(?![^\W_]|'(?!s\b)[^\W_])"

# What nobody reads as words: the names of blanks, addresses, the targets of links.
UNREAD = re.compile(r"\{\{[^{}\n]*\}\}|https?://\S+|\[\[[^\[\]|\n]*\|?")


def fold(text: str) -> str:
    """The text as it is compared."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).translate(ALIKE).casefold()
    for sign in set(folded):
        if sign == TATWEEL or unicodedata.category(sign) in INVISIBLE:
            folded = folded.replace(sign, "")
    return folded


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    return tuple(WORD.findall(fold(text)))


@dataclass(frozen=True, slots=True)
class Use:
    """A phrase that a text uses: its number in the list, and the stretch of the text as typed."""

    number: int
    typed: str
    offset: int
    quoted: bool

    @property
    def length(self) -> int:
        """How many characters it takes."""
        return len(self.typed)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of the list: its number there, how it is compared, the words it is made of."""

    number: int
    folded: str
    words: frozenset[str]


class Phrases:
    """A list of words and phrases that texts are searched for; it may be long, few apply to one text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take the phrases as they are listed."""
        self._starting: dict[str, list[_Phrase]] = {}
        for number, phrase in enumerate(phrases):
            if folded := fold(phrase).strip():
                own = words(phrase)
                wanted = _Phrase(number, folded, frozenset(own))
                self._starting.setdefault(own[0] if own else "", []).append(wanted)

    def uses(self, text: str) -> Iterator[Use]:
        """Every use in a text, in order; of two that overlap the one that begins first, or the longer."""
        there = {"", *words(text)}
        wanted = [p for word in there for p in self._starting.get(word, ()) if p.words <= there]
        if not wanted:
            return  # so for nearly every text; the exact search below is slow
        folded, origin = _in_place(text)
        spans = [
            (m.start(), -m.end(), p.number) for p in wanted for m in _compiled(p.folded).finditer(folded)
        ]
        behind = 0
        for begin, end, number in sorted(spans):
            if begin >= behind:
                behind = -end
                yield _use(text, number, origin[begin], origin[-end])


def _use(text: str, number: int, start: int, end: int) -> Use:
    typed = text[start:end].rstrip()
    before, after = text[start - 1 : start], text[start + len(typed) :][:1]
    return Use(number, typed, start, before in QUOTES and after in QUOTES)


@lru_cache(maxsize=4096)
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(_pattern(phrase))


def _pattern(phrase: str) -> str:
    inside = GAP.join(re.escape(part) for part in re.split(GAP, phrase) if part)
    before = BEFORE if phrase[0].isalnum() else ""
    return before + inside + (AFTER if phrase[-1].isalnum() else "")


def _in_place(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its letters where it stands in the text as typed."""
    read = UNREAD.sub(lambda match: "\0" * len(match[0]), text)
    if read.isascii():
        return read.lower(), range(len(read) + 1)
    starts = [i for i, sign in enumerate(read) if not (i and unicodedata.combining(sign))]
    pieces, origin = [], []
    for start, end in zip(starts, [*starts[1:], len(read)], strict=True):
        piece = fold(read[start:end])
        pieces.append(piece)
        origin += [start] * len(piece)
    return "".join(pieces), [*origin, len(text)]
