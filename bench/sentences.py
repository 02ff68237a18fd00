"""Sentences by chance: a seed and a readership come in, plain English prose in small Markdown goes out.

Each readership has nouns of its own and no seven words stand without one, also where one sentence ends and
the next begins, so no run of eight words of a facilitator's file can stand in a file for everybody.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

WORDS = Path(__file__).parent / "words.txt"
READERS = ("employee", "comms", "facilitator")

LISTS = dict(part.split("]", 1) for part in WORDS.read_text("utf-8").split("[")[1:])
NOUNS, QUALITIES, DEEDS, PLACES = (LISTS[name].split() for name in ("nouns", "qualities", "deeds", "places"))

SHAPES = (
    "The {q} {n} {v} before the {n} and the {q} {n} {v}.",
    "In {p} one {n} of {c} {v}, so the {n} {v} once more.",
    "A {q} {n} {v} by {t} and the {n} {v} a {n}.",
    "Every {n} that {v} needs a {q} {n} and a {n} from {p}.",
    "No {n} since {t}: the {n} {v}, but a {q} {n} still {v}.",
    "Ask which {n} it was, where the {n} {v}, and whether a {q} {n} {v}.",
    "Not one {n} {v} here; the {q} {n} {v} and {v}.",
    "If the {n} {v}, keep the {q} {n} and write {c} beside the {n}.",
    "Our {n} {v} {c} times a {n} at {t}, and the {q} {n} {v}.",
    'Somebody with a {n} {v}: "{N}, {n} and {n}, never a {n}."',
    "Where a {n} in {p} {v}, the {q} {n} {v} first.",
    "{N} at {t}: the {q} {n} {v} and each {n} {v} twice.",
    "Half a {n} {v} for a {q} {n}; {c} of the {n} do not.",
    "Say that the {n} {v}, that a {n} {v}, and when the {q} {n} {v}.",
    "One {n} of {c} {v}, and a {n} from {p} {v} one {n}.",
    "Tell the {n} in {p} that a {q} {n} {v}.",
)


class Sentences:
    """A source of prose for one readership."""

    def __init__(self, chance: random.Random, readers: str) -> None:
        self.chance = chance
        own = READERS.index(readers)
        self.nouns = [noun for place, noun in enumerate(NOUNS) if place % len(READERS) == own]

    def one(self) -> str:
        """A sentence."""
        shape = self.chance.choice(SHAPES)
        parts = []
        for piece in shape.split("{"):
            slot, brace, rest = piece.partition("}")
            parts.append(self.word(slot) + rest if brace else piece)
        return "".join(parts)

    def word(self, slot: str) -> str:
        """A word for a slot of a sentence."""
        chance = self.chance
        if slot == "n":
            noun = chance.choice(self.nouns)
            return noun if chance.random() > 0.03 else f"**{noun}**"
        if slot == "N":
            return chance.choice(self.nouns).capitalize()
        if slot == "q":
            return chance.choice(QUALITIES)
        if slot == "v":
            return chance.choice(DEEDS)
        if slot == "p":
            return chance.choice(PLACES)
        if slot == "t":
            return f"{chance.randrange(24):02}:{chance.randrange(0, 60, 5):02}"
        return str(chance.randrange(2, 4000))

    def noun(self) -> str:
        """A single word."""
        return self.chance.choice(self.nouns)

    def title(self, number: int) -> str:
        """A title that no other document has."""
        first, second = self.chance.sample(self.nouns, 2)
        joined = self.chance.choice(("and", "for", "by", "at"))
        return f"{self.word('q').capitalize()} {first} {joined} the {second} {number}"

    def summary(self) -> str:
        """A sentence that fits a summary."""
        return self.one().replace("**", "")[:158]

    def paragraph(self, links: Sequence[str] = ()) -> str:
        """Some sentences; where there are links, sometimes with one, and now and then a list."""
        sentences = [self.one() for _ in range(self.chance.randint(2, 5))]
        if links and self.chance.random() < 0.4:
            sentences.append(f"Go on with [[{self.chance.choice(links)}]].")
        if self.chance.random() < 0.1:
            return "\n".join(f"- {sentence}" for sentence in sentences)
        return " ".join(sentences)

    def paragraphs(self, many: int, links: Sequence[str] = ()) -> str:
        """Some paragraphs, as a block of text."""
        return "\n\n".join(self.paragraph(links) for _ in range(many)) + "\n"
