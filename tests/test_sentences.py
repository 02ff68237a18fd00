"""What benchmarks are written with: no two readerships share eight words in a row, however much there is."""

from __future__ import annotations

import random
from itertools import groupby

import pytest

from bench.sentences import READERS, Sentences
from generator.folding import words


@pytest.mark.parametrize("readers", READERS)
def test_no_seven_words_stand_without_a_noun_of_their_readers(readers: str):
    source = Sentences(random.Random(7), readers)
    text = " ".join(source.one() for _ in range(5000))
    nouns = {word for noun in source.nouns for word in words(noun)}

    stretches = [list(found) for own, found in groupby(words(text), key=nouns.__contains__) if not own]

    assert max(map(len, stretches)) < 7


def test_readers_have_no_noun_in_common():
    every = [noun for readers in READERS for noun in Sentences(random.Random(1), readers).nouns]

    assert len(every) == len(set(every))
