"""Status: a handbook comes in, how far each of its languages is goes out, what matters most first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from generator.handbook import Document, Handbook, Translation
from generator.kinds.advocacy import Advocacy
from generator.kinds.statement import Statement
from generator.translations import path_of

VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Counts:
    """How many texts there are, and how far they are.

    `translated` texts are those that readers get; of these `not_reviewed` stand in a file that nobody has
    gone over. The others are `out_of_date` or `missing`.
    """

    texts: int = 0
    translated: int = 0
    out_of_date: int = 0
    missing: int = 0
    not_reviewed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.texts + other.texts,
            self.translated + other.translated,
            self.out_of_date + other.out_of_date,
            self.missing + other.missing,
            self.not_reviewed + other.not_reviewed,
        )

    @property
    def lagging(self) -> int:
        """How many texts readers get in another language."""
        return self.out_of_date + self.missing

    @property
    def to_do(self) -> int:
        """How many texts somebody must still look at."""
        return self.lagging + self.not_reviewed


@dataclass(frozen=True, slots=True)
class Row:
    """One document in one language. `rank` is that of its group: 0 matters most."""

    document: str
    title: str
    kind: str
    owner: str
    by: str
    state: str
    path: str
    rank: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that matter alike, and what they have in common."""

    title: str
    rows: tuple[Row, ...]

    @property
    def counts(self) -> Counts:
        """Their texts together."""
        return total(self.rows)


@dataclass(frozen=True, slots=True)
class Status:
    """How far one language is."""

    language: str
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All documents, what matters most first."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def counts(self) -> Counts:
        """All texts together."""
        return total(self.rows)

    def by(self, what: Callable[[Row], str]) -> dict[str, Counts]:
        """The counts of documents that have something in common."""
        found: dict[str, Counts] = {}
        for row in self.rows:
            found[what(row)] = found.get(what(row), Counts()) + row.counts
        return found


def total(rows: Iterable[Row]) -> Counts:
    """The texts of several documents together."""
    return sum((row.counts for row in rows), Counts())


def status(handbook: Handbook, language: str) -> Status:
    """How far a language is."""
    titles = _titles(handbook)
    rows = [_row(handbook, one) for one in handbook.translations.get(language, {}).values()]
    rows.sort(key=lambda row: (row.rank, row.kind, row.document))
    groups = (Group(title, tuple(r for r in rows if r.rank == rank)) for rank, title in enumerate(titles))
    return Status(language, tuple(group for group in groups if group.rows))


def _titles(handbook: Handbook) -> tuple[str, ...]:
    worst = " and ".join(level.id for level in handbook.levels[:2])
    return (
        f"First: statements for {worst or 'a crisis'}, and the rule for employees",
        "Then: other kinds that must be there in every language",
        "Then: other pages that employees read",
        "The rest",
    )


def rank(handbook: Handbook, document: Document[Any]) -> int:
    """How much it matters that a document is translated: 0 the most."""
    record = document.record
    if isinstance(record, Advocacy):
        return 0
    if isinstance(record, Statement) and handbook.worst & set(record.severities):
        return 0
    if (
        document.kind.name in handbook.playbook.record.required_translations
        and document.kind.name != "statement"
    ):
        return 1
    return 2 if document.audience == "employee" else 3


def _row(handbook: Handbook, one: Translation) -> Row:
    document, current = one.document, len(one.current)
    counts = Counts(
        len(one.passages),
        current,
        len(one.stale),
        len(one.missing),
        0 if one.state == "reviewed" else current,
    )
    return Row(
        document.ref,
        document.title,
        document.kind.name,
        document.owner or "",
        one.by or "",
        one.state,
        path_of(document, one.language),
        rank(handbook, document),
        counts,
    )


# As data


def as_data(found: Iterable[Status]) -> dict[str, Any]:
    """The status of languages in its published shape."""
    return {"version": VERSION, "languages": [_language(one) for one in found]}


def _language(one: Status) -> dict[str, Any]:
    return {
        "language": one.language,
        **asdict(one.counts),
        "kinds": {kind: asdict(counts) for kind, counts in one.by(lambda row: row.kind).items()},
        "owners": {owner: asdict(counts) for owner, counts in one.by(lambda row: row.owner).items()},
        "documents": [_document(row) for row in one.rows],
    }


def _document(row: Row) -> dict[str, Any]:
    shape = {**asdict(row), **asdict(row.counts)}
    del shape["counts"]
    return shape


_COUNTS: Final = {
    name: {"type": "integer", "minimum": 0}
    for name in ("texts", "translated", "out_of_date", "missing", "not_reviewed")
}
_WORDS: Final = {
    "document": {"type": "string", "description": "kind:id"},
    "title": {"type": "string"},
    "kind": {"type": "string"},
    "owner": {"type": "string", "description": "The role that answers for the document."},
    "by": {"type": "string", "description": "The role that answers for its translation, or empty."},
    "state": {"enum": ["reviewed", "draft", "machine", ""]},
    "path": {"type": "string", "description": "The file of its translation, whether or not it is there."},
    "rank": {"type": "integer", "minimum": 0, "maximum": 3, "description": "0 matters most."},
}


def _shape(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def schema() -> dict[str, Any]:
    """The shape of what `playbook translations status --format json` prints."""
    several = {"type": "object", "additionalProperties": _shape(_COUNTS)}
    documents = {"type": "array", "items": _shape({**_WORDS, **_COUNTS})}
    language = {"language": {"type": "string"}, **_COUNTS, "kinds": several, "owners": several}
    languages = {"type": "array", "items": _shape({**language, "documents": documents})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "How far the languages are, as `playbook translations status --format json` tells it",
        **_shape({"version": {"const": VERSION}, "languages": languages}),
    }
