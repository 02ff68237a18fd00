"""Tongues: two handbooks come in, what became of their translations goes out, document by document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.changes.pairs import Pair, Two, named
from generator.changes.values import Retold, Translated
from generator.changes.wording import pieces
from generator.handbook import Handbook, Passage

MOST: Final = 40
"""So many new texts of one language are shown word by word; of more only the number is told."""


def translated(two: Two) -> Iterator[Translated]:
    """Each document with other words in a language, or with other texts behind their source, by language."""
    languages = dict.fromkeys((*two.before.translations, *two.after.translations))
    for language in languages:
        found = [one for pair in two.pairs if (one := _between(pair, two, language))]
        many = sum(len(one.texts) for one in found) > MOST
        for one in found:
            yield Translated(one.language, one.document, one.renewed, one.behind, () if many else one.texts)


def _between(pair: Pair, two: Two, language: str) -> Translated | None:
    before = _passages(two.before, pair.before.ref if pair.before else "", language)
    after = _passages(two.after, pair.after.ref if pair.after else "", language)
    texts = tuple(
        Retold(name, pieces(was, now.text))
        for name, now in after.items()
        if now.current and (was := _read(before.get(name))) != now.text
    )
    spoken = language in two.before.translations
    behind = sum(spoken and not now.current and _held(before.get(name)) for name, now in after.items())
    if not texts and not behind:
        return None
    return Translated(language, named(pair.there), len(texts), behind, texts)


def _passages(handbook: Handbook, ref: str, language: str) -> Mapping[str, Passage]:
    found = handbook.translations.get(language, {}).get(ref)
    return {passage.wording.name: passage for passage in found.passages} if found else {}


def _read(passage: Passage | None) -> str | None:
    """What readers of the language got before: nothing where they got the source's words."""
    return passage.text if passage and passage.current else None


def _held(passage: Passage | None) -> bool:
    """Whether readers had this in their language, or it was not there at all."""
    return passage is None or passage.current
