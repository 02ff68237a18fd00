"""Overlay: a file of translations and the document it belongs to come in, its translation goes out.

It holds words only. Whatever else stands in it is refused, since a number or a rule that stood in two places
could differ; a text whose source is gone is no fault but left over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final, Literal

from pydantic import ValidationError

from generator.finding import Finding
from generator.handbook import Document, Handbook, Passage, Translation
from generator.kinds.record import Part, Record
from generator.kinds.role import Role
from generator.paths import FACILITATOR
from generator.shape import field_missing, key_unknown, value_wrong
from generator.source import Data, Route, Source
from generator.suggest import did_you_mean
from generator.translations.fingerprints import Memory
from generator.values import Day, RoleRef, quoted
from generator.wording import Key, Wording, said_in, translatable, wordings

HEADER: Final = ("kind", "id", "translation", "keywords")
MOST_KEYWORDS: Final = 12


class State(Part):
    """How far a translation is, who answers for it, and since when."""

    state: Literal["machine", "draft", "reviewed"]
    by: RoleRef | None = None
    on: Day | None = None


def none_yet(document: Document[Record], language: str, words: Sequence[Wording]) -> Translation:
    """The translation of a document that nobody has begun."""
    return Translation(language, document, None, tuple(map(Passage, words)))


def overlay(
    source: Source, asked: Translation, memory: Memory, handbook: Handbook
) -> tuple[Translation, list[Finding]]:
    """The translation in a file, and what in it does not belong there; `asked` are the texts to hold."""
    document = asked.document
    said = {
        key: (route, text, limit)
        for route, text, limit in said_in(document.kind.record, source.data)
        if (key := key_in(source.data, route))
    }
    wanted = {passage.wording.key: passage.wording for passage in asked.passages}
    path = source_path(document)
    passages = []
    for key, wording in wanted.items():
        route, text, _ = said.get(key, ((), "", 0))
        stale = memory.get((path, wording.name)) != wording.fingerprint
        passages.append(Passage(wording, text or None, route, bool(text) and stale))
    left = tuple(route for key, (route, text, _) in said.items() if key not in wanted and translatable(text))
    state, faults = _state(source, document, handbook)
    findings = [
        *_head(source, document),
        *faults,
        *_refused(source, document, {route for route, _, _ in said.values()}),
        *_several(source, document, {route: key for key, (route, _, _) in said.items()}, wanted),
        *_too_long(source, document, [(route, text, limit) for route, text, limit in said.values()]),
    ]
    made = Translation(
        asked.language,
        document,
        source,
        tuple(passages),
        _keywords(source),
        state.state if state else "",
        state.by if state else None,
        state.on if state else None,
        left,
    )
    return made, findings


def source_path(document: Document[Record]) -> str:
    """The path by which a document is known to its translations, also where its file is kept elsewhere."""
    path = document.source.path
    return f"scenarios/{path.removeprefix(FACILITATOR)}" if path.startswith(FACILITATOR) else path


def key_in(data: Data, route: Route) -> Key:
    """How a file names the text at a route of its data: members by their id."""
    key: list[str | int] = []
    for step in route:
        data = data[step] if isinstance(data, dict | list) else None  # type: ignore[index]
        name = data.get("id") if isinstance(step, int) and isinstance(data, dict) else None
        key.append(name if isinstance(name, str) and name else step)
    return tuple(key)


def _keywords(source: Source) -> tuple[str, ...]:
    found = source.data.get("keywords")
    words = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    return tuple(word.strip() for word in words if isinstance(word, str) and word.strip())


# What does not belong there


def _head(source: Source, document: Document[Record]) -> Iterator[Finding]:
    if source.data.get("kind") != "translation":
        found = source.data.get("kind")
        message = (
            f"{quoted(found)} is not 'translation'"
            if found
            else "the file does not say that it is a translation"
        )
        yield value_wrong(
            source, ("kind",), message, "Begin the file with `kind: translation`.", document.ref
        )
    if source.data.get("id") not in (document.id, *document.record.old_ids):
        message = f"this file translates '{document.id}', but says otherwise"
        yield value_wrong(
            source, ("id",), message, f"Write `id: {document.id}` in its second line.", document.ref
        )
    words = source.data.get("keywords")
    if words and not all(isinstance(word, str) for word in (words if isinstance(words, list) else [words])):
        help = "Write them like this: keywords: [refund, money back]"
        yield value_wrong(
            source, ("keywords",), "these are not keywords one after the other", help, document.ref
        )
    if isinstance(words, list) and len(words) > MOST_KEYWORDS:
        message = f"there are {len(words)} keywords, at most {MOST_KEYWORDS} fit here"
        yield value_wrong(
            source, ("keywords",), message, "Keep those that people really search for.", document.ref
        )


def _state(
    source: Source, document: Document[Record], handbook: Handbook
) -> tuple[State | None, list[Finding]]:
    typed = source.data.get("translation")
    if typed is None:
        return None, []
    form = "Write it like this: translation: {state: reviewed, by: head-of-comms, on: 2026-11-20}"
    if not isinstance(typed, dict):
        return None, [
            value_wrong(source, ("translation",), "this does not say who reviewed it", form, document.ref)
        ]
    try:
        state = State.model_validate(typed)
    except ValidationError as error:
        return None, [_misfit(source, document, problem, form) for problem in error.errors(include_url=False)]
    if state.by and handbook.get(Role, state.by) is None:
        known = [role.id for role in handbook.every(Role)]
        message = f"{quoted(state.by)} is not a role of this playbook"
        help = did_you_mean(state.by, known, "Name the role that answers for this language.")
        return state, [value_wrong(source, ("translation", "by"), message, help, document.ref)]
    return state, []


def _misfit(source: Source, document: Document[Record], problem: Any, form: str) -> Finding:
    route: Route = ("translation", *problem["loc"])
    name = str(problem["loc"][0]) if problem["loc"] else "translation"
    if problem["type"] == "missing":
        message = f"`translation` does not say its `{name}`: machine, draft or reviewed"
        return field_missing(source, ("translation",), message, form, document.ref)
    if problem["type"] == "extra_forbidden":
        return key_unknown(source, route, "`translation`", ["state", "by", "on"], document.ref)
    if name == "state":
        message = f"{quoted(problem['input'])} is not machine, draft or reviewed"
        return value_wrong(source, route, message, form, document.ref)
    help = problem.get("ctx", {}).get("help", form)
    return value_wrong(source, route, problem["msg"], help, document.ref)


def _refused(source: Source, document: Document[Record], prose: set[Route]) -> Iterator[Finding]:
    """Everything that stands there and is neither the head, nor the id of a member, nor words."""
    for route, text in leaves(source.data, ()):
        if route[0] in HEADER or route in prose or not text or (len(route) > 1 and route[-1] == "id"):
            continue
        at = route[:-1] if isinstance(route[-1], int) and len(route) > 1 else route
        yield _not_words(source, document, at)


def leaves(value: Data, route: Route) -> Iterator[tuple[Route, str]]:
    """Every text in data, with its route."""
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*route, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from leaves(inner, (*route, position))


def _not_words(source: Source, document: Document[Record], route: Route) -> Finding:
    known = sorted(
        {str(wording.key[-1]) for wording in wordings(document.record) if isinstance(wording.key[-1], str)}
    )
    key = next((str(step) for step in reversed(route) if isinstance(step, str)), "")
    own = _has(document.source.data, key)
    finding = key_unknown(source, route, f"a translation of {document.called}", known, document.ref)
    if not own:
        return finding
    message = f"{quoted(key)} does not belong into a translation, which holds words only"
    read = f"are read from {document.source.path} in every language"
    help = f"Take it out: numbers, times, names and references {read}."
    return Finding(finding.check, finding.severity, message, finding.place, help, document=document.ref)


def _has(data: Data, key: str) -> bool:
    """Whether a field of that name stands anywhere in data."""
    if isinstance(data, dict):
        return key in data or any(_has(inner, key) for inner in data.values())
    return isinstance(data, list) and any(_has(inner, key) for inner in data)


def _several(
    source: Source, document: Document[Record], said: Mapping[Route, Key], wanted: Collection[Key]
) -> Iterator[Finding]:
    """Lists where the source has one text: none of their members would ever be read."""
    for route in dict.fromkeys(route[:-1] for route, key in said.items() if key[:-1] in wanted):
        message = "here stand several texts, and the source has one"
        yield value_wrong(source, route, message, "Write them as one text.", document.ref)


def _too_long(
    source: Source, document: Document[Record], said: list[tuple[Route, str, int]]
) -> Iterator[Finding]:
    for route, text, limit in said:
        if len(text) > limit:
            message = f"this text has {len(text)} characters, at most {limit} fit here"
            yield value_wrong(source, route, message, "Say it shorter, as the source does.", document.ref)
