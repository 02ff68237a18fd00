"""The handbook: all documents resolved, frozen, with links as objects and back-links as look-ups.

Resolved is not the same as written: here every document has an owner, an audience, a life cycle and a
review date, whether or not the editor wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Any, Generic, Literal, TypeVar, cast, get_args

from pydantic import BaseModel

from generator.finding import Place
from generator.kinds import BY_RECORD, Kind
from generator.kinds.escalation import Escalation
from generator.kinds.handoff import Handoff
from generator.kinds.playbook import Playbook
from generator.kinds.record import Item, Record
from generator.kinds.roster import Person, Roster
from generator.kinds.severity import Level, Severities
from generator.source import Lines, Route, Source, value_at
from generator.values import AUDIENCES, quoted
from generator.wording import Wording

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)
Lifecycle = Literal["draft", "active", "retired"]


@dataclass(frozen=True, slots=True, eq=False)
class Document(Generic[R_co]):
    """One document, resolved. `address` is None where a kind has no page of its own."""

    kind: Kind
    id: str
    title: str
    record: R_co
    source: Source
    audience: str
    lifecycle: Lifecycle
    owner: str | None
    review_days: int
    address: str | None

    @property
    def ref(self) -> str:
        """Its full name, `kind:id`."""
        return f"{self.kind.name}:{self.id}"

    @property
    def called(self) -> str:
        """What people call it in a sentence: the play 'Refund', the page 'Voice and tone'."""
        what = self.kind.words if self.kind.collection or self.kind.address is None else "page"
        return f"the {what} {quoted(self.title)}"

    @property
    def reviewed_on(self) -> date | None:
        """The day somebody last read it through."""
        return self.record.reviewed_on

    @property
    def review_due(self) -> date | None:
        """The day its next review is due."""
        return self.reviewed_on + timedelta(days=self.review_days) if self.reviewed_on else None

    def written(self, *fields: str) -> Route:
        """The first of these fields that the editor wrote; none where there is none of them."""
        return next(((field,) for field in fields if field in self.source.data), ())

    def place(self, *route: str | int) -> Place:
        """Where the value at `route` stands in its file, or the nearest thing to it."""
        return self.source.place(route or ("id",))

    def text_place(self, route: Route, offset: int, length: int = 1) -> Place:
        """Where some letters of the text at `route` stand, counted as in the record.

        A record holds a text without the blanks around it, and a list of one where a single text was typed.
        """
        typed = value_at(self.source.data, route)
        if typed is None and route and route[-1] == 0:
            route, typed = route[:-1], value_at(self.source.data, route[:-1])
        blanks = len(typed) - len(typed.lstrip()) if isinstance(typed, str) else 0
        return self.source.text_place(route, blanks + offset, length)


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """What a reference leads to: a document, or an item of it."""

    document: Document[Record]
    item: Item | None = None
    route: Route = ()

    @property
    def ref(self) -> str:
        """Its full name, `kind:id` or `kind:id#item`."""
        return f"{self.document.ref}#{self.item.id}" if self.item else self.document.ref

    @property
    def title(self) -> str:
        """What people read."""
        return item_title(self.item) if self.item else self.document.title

    @property
    def address(self) -> str | None:
        """Its permanent address in the site, with the item's anchor."""
        base = self.document.address
        return f"{base}#{self.item.id}" if base is not None and self.item else base


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """One reference: from a place in a document to a target.

    `prose` if it stands inside a text: then `offset` says where in it, and `length` how long it is.
    """

    source: Document[Record]
    route: Route
    target: Target
    prose: bool = False
    offset: int | None = None
    length: int = 1


@dataclass(frozen=True, slots=True)
class Face:
    """The public face of a document that this audience may not open: what may be said of it.

    `first` are the names of the seats that an escalation tells first, `hours` a hand-off's calendar.
    """

    title: str
    first: tuple[str, ...] = ()
    hours: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One wording of a document in another language; `route` is where it stands in the translation's file.

    `text` is None where nobody has translated it; `stale` says that its source has changed since.
    """

    wording: Wording
    text: str | None = None
    route: Route = ()
    stale: bool = False

    @property
    def current(self) -> bool:
        """Whether readers get it in their language."""
        return self.text is not None and not self.stale


@dataclass(frozen=True, slots=True, eq=False)
class Translation:
    """One document in another language. `source` is the file that holds it, None where there is none yet.

    `state` is machine, draft or reviewed, or nothing where the file does not say; `left_over` are the routes
    of texts in it whose source is gone.
    """

    language: str
    document: Document[Any]
    source: Source | None
    passages: tuple[Passage, ...]
    keywords: tuple[str, ...] = ()
    state: str = ""
    by: str | None = None
    on: date | None = None
    left_over: tuple[Route, ...] = ()

    @property
    def current(self) -> tuple[Passage, ...]:
        """What readers get in their language."""
        return tuple(passage for passage in self.passages if passage.current)

    @property
    def missing(self) -> tuple[Passage, ...]:
        """What nobody has translated yet."""
        return tuple(passage for passage in self.passages if passage.text is None)

    @property
    def stale(self) -> tuple[Passage, ...]:
        """What was translated from another sentence than now stands there."""
        return tuple(passage for passage in self.passages if passage.text is not None and passage.stale)

    def place(self, route: Route = ()) -> Place:
        """Where something stands in its file; in the document's own file while there is none."""
        return self.source.place(route) if self.source else self.document.place()

    def text_place(self, route: Route, offset: int, length: int = 1) -> Place:
        """Where some letters of the text at a route stand, counted as in the passage."""
        if self.source is None:
            return self.document.place()
        typed = value_at(self.source.data, route)
        blanks = len(typed) - len(typed.lstrip()) if isinstance(typed, str) else 0
        return self.source.text_place(route, blanks + offset, length)


Translations = Mapping[str, Mapping[str, Translation]]
"""By language, then by `kind:id`: every document that has words, also those nobody has translated yet."""


@dataclass(frozen=True, eq=False)
class Handbook:
    """The resolved whole, as far as `audience` may read it.

    `broken` are the (kind, id) of documents that cannot be used, `faces` what may be said of documents that
    only narrower audiences read, by `kind:id`, and `handwritten` the Markdown of pages for all, by name;
    `handwritten_in` are those in other languages.
    `translations` are its texts in the other languages of the playbook; `spoken` is the language its records
    are in, where that is not the one they are written in.
    """

    documents: tuple[Document[Record], ...]
    playbook: Document[Playbook]
    links: tuple[Link, ...]
    today: date
    audience: str = "facilitator"
    broken: frozenset[tuple[str, str]] = frozenset()
    faces: Mapping[str, Face] = field(default_factory=dict)
    handwritten: Mapping[str, Lines] = field(default_factory=dict)
    handwritten_in: Mapping[str, Mapping[str, Lines]] = field(default_factory=dict)
    translations: Translations = field(default_factory=dict)
    spoken: str = ""

    @property
    def by_hand(self) -> Iterator[tuple[str, Lines]]:
        """The hand-written pages in all languages, each with its name."""
        yield from self.handwritten.items()
        for found in self.handwritten_in.values():
            yield from found.items()

    @property
    def source_language(self) -> str:
        """The language the files are written in."""
        return self.playbook.record.languages[0]

    @property
    def language(self) -> str:
        """The language its texts are in now."""
        return self.spoken or self.source_language

    def lagging(self, document: Document[Any], language: str) -> int:
        """How many texts of a document readers of a language get in another one."""
        found = self.translations.get(language, {}).get(document.ref)
        return len(found.missing) + len(found.stale) if found else 0

    # Documents

    def every(self, record: type[R]) -> tuple[Document[R], ...]:
        """All documents of a kind, drafts and retired ones too, by id."""
        return cast("tuple[Document[R], ...]", self._by_kind.get(BY_RECORD[record].name, ()))

    def all(self, record: type[R]) -> tuple[Document[R], ...]:
        """All active documents of a kind, by id."""
        return tuple(d for d in self.every(record) if d.lifecycle == "active")

    def one(self, record: type[R]) -> Document[R] | None:
        """The document of a kind there is only one of, or None."""
        found = self.all(record)
        return found[0] if found else None

    def get(self, record: type[R], id: str | None) -> Document[R] | None:
        """The document of that kind and id, or None. A full name `kind:id` works too."""
        if id is None:
            return None
        return cast("Document[R] | None", self._by_ref.get((BY_RECORD[record].name, id.rpartition(":")[2])))

    def target(self, ref: str) -> Target | None:
        """What `kind:id`, `kind:id#item` or the short `kind:item` leads to, or None."""
        return self.index.get(ref)

    def links_to(self, document: Document[Record]) -> tuple[Link, ...]:
        """Who refers to this document or an item of it."""
        return self._back.get(document.ref, ())

    def links_from(self, document: Document[Record]) -> tuple[Link, ...]:
        """What this document refers to."""
        return self._forth.get(document.ref, ())

    # Severities and people

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The severity levels, worst first."""
        found = self.one(Severities)
        return tuple(sorted(found.record.levels, key=lambda level: level.rank)) if found else ()

    @cached_property
    def worst(self) -> frozenset[str]:
        """The ids of the two worst levels, for which much is stricter."""
        return frozenset(level.id for level in self.levels[:2])

    def level(self, id: str | None) -> Level | None:
        """The severity level of that id."""
        name = re.split("[:#]", id)[-1] if id else None
        return next((level for level in self.levels if level.id == name), None)

    def person(self, id: str) -> Person | None:
        """The person of that code in the roster, or None."""
        return self._people.get(re.split("[:#]", id)[-1])

    # Audiences

    def for_audience(self, audience: str) -> Handbook:
        """The handbook as that audience may read it; nothing narrower is in it but public faces.

        Drafts are left out of the employee edition: a rule not yet in force must not be followed.
        """
        allowed = AUDIENCES[: AUDIENCES.index(audience) + 1]
        readable = [d for d in self.documents if d.audience in allowed]
        if audience == "employee":
            readable = [d for d in readable if d.lifecycle != "draft"]
        seen = {id(d) for d in readable}
        links = tuple(k for k in self.links if id(k.source) in seen and id(k.target.document) in seen)
        broken = frozenset(b for b in self.broken if audience == "facilitator" or b[0] != "facilitator")
        faces = {d.ref: face for d in self.documents if id(d) not in seen and (face := public_face(d))}
        refs = {d.ref for d in readable}
        return replace(
            self,
            documents=tuple(readable),
            links=links,
            audience=audience,
            broken=broken,
            faces=faces,
            translations={
                language: {ref: found for ref, found in whole.items() if ref in refs}
                for language, whole in self.translations.items()
            },
        )

    # Look-ups

    @cached_property
    def index(self) -> Mapping[str, Target]:
        """Every name that a reference may use, with what it leads to."""
        return index(self.documents)

    @cached_property
    def _people(self) -> dict[str, Person]:
        roster = self.one(Roster)
        return {person.id: person for person in roster.record.people} if roster else {}

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Document[Record], ...]]:
        return _grouped((d.kind.name, d) for d in self.documents)

    @cached_property
    def _by_ref(self) -> dict[tuple[str, str], Document[Record]]:
        return {(d.kind.name, d.id): d for d in self.documents}

    @cached_property
    def _back(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((link.target.document.ref, link) for link in self.links)

    @cached_property
    def _forth(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((link.source.ref, link) for link in self.links)


def _grouped(pairs: Iterator[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    groups: dict[str, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def index(documents: tuple[Document[Record], ...]) -> dict[str, Target]:
    """All names: `kind:id`, `kind:id#item`, and `kind:item` where there is one document of the kind."""
    names: dict[str, Target] = {}
    for document in documents:
        names.setdefault(document.ref, Target(document))
    for document in documents:
        for route, item in items(document.record):
            target = Target(document, item, route)
            names.setdefault(target.ref, target)
            if not document.kind.collection:
                names.setdefault(f"{document.kind.name}:{item.id}", target)
    return names


def items(record: Record) -> Iterator[tuple[Route, Item]]:
    """All items of a document with their routes, outer ones first."""
    yield from _items(record, ())


def _items(holder: BaseModel, route: Route) -> Iterator[tuple[Route, Item]]:
    for name in _lists(type(holder)):
        for position, member in enumerate(getattr(holder, name)):
            at = (*route, name, position)
            yield at, member
            yield from _items(member, at)


@cache
def _lists(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that hold a list of items."""
    members = {name: get_args(field.annotation) for name, field in model.model_fields.items()}
    return tuple(
        name for name, of in members.items() if of and isinstance(of[0], type) and issubclass(of[0], Item)
    )


def item_title(item: Item) -> str:
    """What people read for an item: its title, label, term, question, or else its id."""
    for name in ("title", "label", "term", "who", "question", "statement", "do"):
        text = getattr(item, name, None)
        if text and isinstance(text, str):
            return text
    return item.id.replace("-", " ")


def public_face(document: Document[Record]) -> Face | None:
    """What wider editions may show of a communications document; other documents have no face."""
    if document.audience != "comms" or document.lifecycle != "active":
        return None
    record = document.record
    if isinstance(record, Escalation):
        return Face(document.title, record.ack.steps[0].notify if record.ack else ())
    if isinstance(record, Handoff):
        return Face(document.title, hours=record.hours)
    return None
