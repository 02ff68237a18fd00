"""Letters: a language comes in, the files of letters that nearly every page in it needs at once go out."""

from __future__ import annotations

from typing import Final

LATIN: Final = ("source-sans-3-latin", "source-serif-4-latin")
OWN: Final = {
    "ar": ("noto-sans-arabic", "noto-naskh-arabic", LATIN[0]),
    "he": ("assistant-hebrew", "frank-ruhl-libre-hebrew", LATIN[0]),
    "el": (*LATIN, "source-sans-3-greek", "source-serif-4-greek"),
    "pl": (*LATIN, "handbook-sans-central"),
}


def letters(language: str) -> list[str]:
    """The files to fetch before the styles are read, by path."""
    return [f"assets/fonts/{name}.woff2" for name in OWN.get(language, LATIN)]
