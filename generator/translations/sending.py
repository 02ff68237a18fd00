"""Sending: the translations of a handbook come in, a parcel for translators goes out.

Each text comes with what its translator must know: what it is, who reads it, where it is shown, how long it
may be, and how the words of the glossary in it are said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from generator.handbook import Document, Handbook, Passage, Translation, item_title
from generator.kinds.record import Item
from generator.kinds.tone import Tone
from generator.kinds.vocabulary import Vocabulary
from generator.marked import marked
from generator.source import Route
from generator.translations.layout import unwrapped
from generator.translations.overlay import source_path
from generator.translations.units import Parcel, Sent, name_of
from generator.wording import SPOKEN, fingerprint

ONLY: Final = ("all", "missing", "stale")
READERS: Final = {
    "employee": "all employees",
    "comms": "communications",
    "facilitator": "those who run the exercise",
}
LONGEST_TOLD: Final = 600
RULES: Final = (
    "Blanks in {{curly brackets}} and links in [[square brackets]] stay as they are; a link may be given "
    "words of its own behind a bar: [[play:refund|words]].",
    "Numbers, times, prices and names stay what they are.",
)

Former = Mapping[tuple[str, str], str]
"""The sentences that stale texts were translated from, by path and field, as far as they are known."""


def parcel(
    handbook: Handbook, language: str, chosen: Iterable[Translation], only: str, former: Former
) -> Parcel:
    """What goes to the translators of a language: all of the chosen translations, or what lags in them."""
    terms = _terms(handbook, language)
    units = [unit for one in chosen for unit in _units(handbook, one, only, terms, former)]
    return Parcel(
        handbook.playbook.title,
        handbook.source_language,
        language,
        f"{handbook.today}",
        tuple(_for_all(handbook, language)),
        tuple(units),
    )


def _for_all(handbook: Handbook, language: str) -> Iterator[str]:
    """What holds for every text: the form of address first."""
    yield f"{handbook.playbook.title}, from {handbook.source_language} into {language}."
    tone = handbook.one(Tone)
    if tone and language in tone.record.address_form:
        own = handbook.translations.get(language, {}).get(tone.ref)
        said = own.passages if own else ()
        key = ("address_form", language)
        told = next((one.text for one in said if one.wording.key == key and one.current), None)
        yield f"Form of address: {unwrapped(told or tone.record.address_form[language])}"
    yield from RULES


def _units(
    handbook: Handbook, one: Translation, only: str, terms: Mapping[str, str], former: Former
) -> Iterator[Sent]:
    marks = {route: mark for route, _, mark in marked(one.document.record, SPOKEN)}
    path = source_path(one.document)
    for passage in one.passages:
        wording = passage.wording
        if not _asked_for(passage, only):
            continue
        limit = marks[wording.route].limit
        yield Sent(
            name_of(one.document, wording),
            unwrapped(wording.text),
            unwrapped(passage.text or ""),
            passage.current,
            fingerprint(passage.text) if passage.text else "",
            path=path,
            place=one.document.place(*wording.route).line,
            notes=tuple(_notes(handbook, one, passage, limit, terms)),
            limit=limit if limit <= LONGEST_TOLD else 0,
            previous=unwrapped(former.get((path, wording.name), "")) if passage.stale else "",
            state=one.state,
        )


def _asked_for(passage: Passage, only: str) -> bool:
    missing = passage.text is None
    return only == "all" or (missing if only == "missing" else passage.stale and not missing)


# What a translator must know


def _notes(
    handbook: Handbook, one: Translation, passage: Passage, limit: int, terms: Mapping[str, str]
) -> Iterator[str]:
    document = one.document
    yield f"{document.kind.words.capitalize()} '{document.title}'. {_told(document, passage.wording.route)}"
    yield f"Read by {READERS[document.audience]}."
    if limit <= LONGEST_TOLD:
        yield f"At most {limit} characters."
    if shown := _shown(handbook, document, one.language):
        yield f"Page: {shown}"
    if found := _terms_in(passage.wording.text, terms):
        yield f"Words of our glossary: {'; '.join(found)}."


def _told(document: Document[Any], route: Route) -> str:
    """What the field is for, and the item it belongs to."""
    holder: Any = document.record
    description, item, key = "", "", ""
    for step in route:
        if isinstance(holder, BaseModel):
            name = next(n for n, f in type(holder).model_fields.items() if (f.alias or n) == step)
            description = type(holder).model_fields[name].description or ""
            holder, key = getattr(holder, name), ""
        elif isinstance(holder, tuple | dict):
            key = step if isinstance(step, str) else key
            holder = holder[step]  # type: ignore[index]
            item = item_title(holder) if isinstance(holder, Item) else item
    told = f"{description.rstrip('.')}: {key}." if key else description
    return f"{told} (In '{item}'.)" if item and item != holder else told


def _shown(handbook: Handbook, document: Document[Any], language: str) -> str:
    base = handbook.playbook.record.addresses.get(document.audience)  # type: ignore[call-overload]
    if not base or document.address is None:
        return ""
    return f"{base.rstrip('/')}/{language}/{document.address}"


def _terms(handbook: Handbook, language: str) -> dict[str, str]:
    """The words of the glossary as they are said in a language, both ways."""
    words = handbook.one(Vocabulary)
    own = handbook.translations.get(language, {}).get(words.ref) if words else None
    if words is None or own is None:
        return {}
    said = {passage.wording.key: passage.text for passage in own.passages if passage.text}
    pairs = ((term, said.get(("terms", term.id, "term"))) for term in words.record.terms)
    return {term.term: text for term, text in pairs if text and term.verdict in (None, "use")}


def _terms_in(text: str, terms: Mapping[str, str]) -> list[str]:
    there = text.casefold()
    near = ((term, said) for term, said in terms.items() if term.casefold() in there)
    return [f"{term} = {said}" for term, said in near if _whole_word(term).search(text)]


@cache
def _whole_word(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", re.IGNORECASE)
