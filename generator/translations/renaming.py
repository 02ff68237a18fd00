"""Renaming: files of translations come in beside documents that say in `old_ids` what they were called; files
and fingerprints go out under the new names, so that no sentence has to be translated again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.handbook import Document, Handbook
from generator.source import Source, read
from generator.translations import whose
from generator.translations.overlay import source_path

ID: Final = re.compile(r"^id:.*$", re.MULTILINE)
FOLDERS: Final = ("/scenario.yaml", "/facilitator.yaml")
"""Files whose folder bears the id."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A translation with the name its document has now; `before` is its path so far, maybe the same."""

    before: str
    source: Source


def renamed(handbook: Handbook, overlays: Sequence[Source], languages: Collection[str]) -> Iterator[Renamed]:
    """The translations of renamed documents in these languages, under their new names."""
    now, former = {source_path(one): one for one in handbook.documents}, former_paths(handbook)
    taken = {whose(source.path) for source in overlays}
    for source in overlays:
        language, path = whose(source.path)
        document = now.get(path) or former.get(path)
        if language not in languages or document is None:
            continue
        to = source_path(document)
        if to == path and source.data.get("id") not in _old_ids(handbook, document):
            continue
        if to == path or (language, to) not in taken:
            text = ID.sub(f"id: {document.id}", source.text, count=1)
            anew, _ = read(source.path.removesuffix(path) + to, text.encode())
            if anew is not None:
                yield Renamed(source.path, anew)


def former_paths(handbook: Handbook) -> dict[str, Document[Any]]:
    """The paths that documents had under their former ids, as far as no other document has them now."""
    paths = {source_path(one) for one in handbook.documents}
    return {
        former: document
        for document in handbook.documents
        for old in _old_ids(handbook, document)
        if (former := _named(source_path(document), old)) not in paths
    }


def carried(
    memory: Mapping[tuple[str, str], str], former: Mapping[str, Document[Any]]
) -> dict[tuple[str, str], str]:
    """What is remembered of texts, by the names that their documents have now."""
    paths = {path for path, _ in memory}
    to = {path: source_path(document) for path, document in former.items()}
    return {
        (to[path] if path in to and to[path] not in paths else path, name): mark
        for (path, name), mark in memory.items()
    }


def _old_ids(handbook: Handbook, document: Document[Any]) -> tuple[str, ...]:
    """The former ids of a document; a script is renamed with its scenario."""
    if document.kind.name != "facilitator":
        return tuple(document.record.old_ids)
    scenarios = (one for one in handbook.documents if one.kind.name == "scenario" and one.id == document.id)
    return tuple(old for one in (document, *scenarios) for old in one.record.old_ids)


def _named(path: str, id: str) -> str:
    """The path of a document, had it this id."""
    if path.endswith(FOLDERS):
        folder, _, file = path.rpartition("/")
        return f"{folder.rpartition('/')[0]}/{id}/{file}"
    return f"{path.rpartition('/')[0]}/{id}.yaml"
