"""Spoken: a handbook comes in, the same handbook goes out with its texts in another language of its playbook.

Only words change. A text that nobody has translated, or whose source has changed since, keeps the source's
words and is marked as foreign, so that every page can say which language it is in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from generator.foreign import Foreign
from generator.handbook import Document, Handbook, Link, Target, Translation, items
from generator.kinds.playbook import Playbook
from generator.kinds.record import Record
from generator.resolve import partner_title
from generator.source import Route

K = TypeVar("K", bound=Record)
M = TypeVar("M", bound=BaseModel)


def in_language(handbook: Handbook, language: str) -> Handbook:
    """The whole handbook in a language of its playbook; raises ValueError for any other."""
    if language == handbook.source_language:
        return handbook
    if language not in handbook.translations:
        raise ValueError(f"the playbook has no language '{language}'")
    translated = handbook.translations[language]
    written_in = handbook.source_language
    records = {
        d.ref: record_in(found, written_in) if (found := translated.get(d.ref)) else d.record
        for d in handbook.documents
    }
    titles = {(d.kind.name, d.id): records[d.ref].title for d in handbook.documents}
    spoken = {
        d.ref: replace(
            d, record=records[d.ref], title=records[d.ref].title or partner_title(records[d.ref], titles)
        )
        for d in handbook.documents
    }
    links = tuple(_link(link, spoken) for link in handbook.links)
    return replace(
        handbook,
        documents=tuple(spoken[d.ref] for d in handbook.documents),
        playbook=_playbook(handbook, spoken),
        links=links,
        handwritten={**handbook.handwritten, **handbook.handwritten_in.get(language, {})},
        spoken=language,
    )


def _playbook(handbook: Handbook, spoken: Mapping[str, Document[Any]]) -> Document[Playbook]:
    return spoken.get(handbook.playbook.ref, handbook.playbook)


def _link(link: Link, spoken: Mapping[str, Document[Any]]) -> Link:
    document = spoken[link.target.document.ref]
    route = link.target.route
    item = next((item for at, item in items(document.record) if at == route), None) if route else None
    return replace(link, source=spoken[link.source.ref], target=Target(document, item, route))


def record_in(translation: Translation, written_in: str) -> Record:
    """The record of a document with its texts translated; what is not, stays in the language of its file."""
    record: Record = translation.document.record
    texts: dict[Route, str] = {}
    for passage in translation.passages:
        text = passage.text if passage.current else None
        texts[passage.wording.route] = text or Foreign(passage.wording.text, written_in)
    record = said(record, texts) if texts else record
    return record.model_copy(update={"keywords": translation.keywords}) if translation.keywords else record


def said_in(handbook: Handbook, document: Document[K], language: str) -> K:
    """The record of a document in any language of the playbook."""
    if found := handbook.translations.get(language, {}).get(document.ref):
        return cast(K, record_in(found, handbook.source_language))
    written = handbook.translations.get(handbook.spoken, {}).get(document.ref)
    return cast(K, written.document.record) if written else document.record


def blank_names(handbook: Handbook, language: str) -> Mapping[str, str]:
    """What blanks are called in a language."""
    playbook: Playbook = said_in(handbook, handbook.playbook, language)
    return playbook.blank_names


def said(part: M, texts: Mapping[Route, str]) -> M:
    """The same record with other texts at these routes, spelled as in its file."""
    inner: dict[Any, dict[Route, str]] = {}
    for route, text in texts.items():
        inner.setdefault(route[0], {})[route[1:]] = text
    fields = {field.alias or name: name for name, field in type(part).model_fields.items()}
    update = {fields[key]: _within(getattr(part, fields[key]), below) for key, below in inner.items()}
    return part.model_copy(update=update)


def _within(value: Any, texts: Mapping[Route, str]) -> Any:
    if () in texts:
        return texts[()]
    if isinstance(value, BaseModel):
        return said(value, texts)
    inner: dict[Any, dict[Route, str]] = {}
    for route, text in texts.items():
        inner.setdefault(route[0], {})[route[1:]] = text
    if isinstance(value, dict):
        return {key: _within(member, inner[key]) if key in inner else member for key, member in value.items()}
    return tuple(_within(member, inner[at]) if at in inner else member for at, member in enumerate(value))
