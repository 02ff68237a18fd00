"""What the content files say, text by text, with the widest audience that may read it: for the leak scan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.handbook import Document, Handbook, public_face
from generator.kinds.record import Record
from generator.site.leak import Text
from generator.source import Source
from generator.translations import every

Route = tuple[str | int, ...]
WIDEST = "employee"


def texts(handbook: Handbook) -> list[Text]:
    """Every text of more than one word, in the order of its file."""
    return [
        *(text for document in handbook.documents for text in _of(document, document.source)),
        *(text for found in every(handbook) if found.source for text in _of(found.document, found.source)),
        *(Text(WIDEST, page.path, 1, page.text) for _, page in handbook.by_hand),
    ]


def _of(document: Document[Record], source: Source) -> Iterator[Text]:
    """The texts of a document, or of a translation of it: whoever may read the one may read the other."""
    shows_title = public_face(document) is not None
    for route, text in _texts(source.data, ()):
        audience = WIDEST if shows_title and route == ("title",) else document.audience
        yield Text(audience, source.path, partial(_line, source, route), text)


def _line(source: Source, route: Route) -> int:
    return source.place(route).line


def _texts(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        if " " in value.strip():
            yield route, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*route, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _texts(inner, (*route, position))
