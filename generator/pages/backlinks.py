"""Back-links, sorted by what they mean: who refers to a document, from which field."""

from __future__ import annotations

from collections.abc import Iterator

from generator.handbook import Document, Handbook, Link
from generator.kinds.record import Item, Record

Field = tuple[str, ...]
"""A kind and the names of the fields on the way to a reference: ("play", "steps", "by")."""


def referring(handbook: Handbook, document: Document[Record]) -> dict[Field, list[Link]]:
    """The links to a document from documents in force or in draft, by field; links in texts are left out."""
    found: dict[Field, list[Link]] = {}
    for link in handbook.links_to(document):
        if link.source.lifecycle != "retired" and not link.prose:
            found.setdefault(field_of(link), []).append(link)
    return found


def field_of(link: Link) -> Field:
    """Where in its document a link stands, without the positions in lists."""
    return (link.source.kind.name, *(str(step) for step in link.route if isinstance(step, str)))


def sources(links: list[Link]) -> list[Document[Record]]:
    """The documents that links come from, each once."""
    return list(dict.fromkeys(link.source for link in links))


def holder(link: Link) -> Item | None:
    """The innermost item that a link stands in: the step, the stage, the rule."""
    found = None
    for part in parts_on_the_way(link):
        if isinstance(part, Item):
            found = part
    return found


def parts_on_the_way(link: Link) -> Iterator[object]:
    """What one passes from the document to the reference, outermost first."""
    part: object = link.source.record
    for step in link.route:
        part = _inside(part, step)
        if part is None:
            return
        yield part


def _inside(part: object, step: str | int) -> object:
    if isinstance(part, tuple) and isinstance(step, int) and step < len(part):
        return part[step]
    if isinstance(part, dict):
        return part.get(step)
    return getattr(part, str(step), None) or getattr(part, f"{step}_", None)
