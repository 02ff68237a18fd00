"""What the content files say, text by text: the input of the leak scan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.handbook import Handbook
from generator.site.leak import Text


def texts(handbook: Handbook) -> list[Text]:
    """Every text of every document with a word gap in it, in the order of its file."""
    return [
        Text(document.audience, document.source.path, document.source.place(route).line, text)
        for document in handbook.documents
        for route, text in _texts(document.source.data, ())
    ]


def _texts(value: Any, route: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        if " " in value.strip():
            yield route, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*route, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _texts(inner, (*route, position))
