"""Resolve: records become one handbook in which every reference leads somewhere.

Defaults are filled in, ids must be unique, each reference is followed and its two ends remembered.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from generator.finding import Finding, Place, Related, Severity
from generator.follow import Names, follow, follow_by_hand, follow_unfit, former_names
from generator.gather import gathered
from generator.handbook import Document, Handbook, Lifecycle, Link, index, items
from generator.kinds import KINDS, Kind
from generator.kinds.facilitator import Facilitator
from generator.kinds.playbook import Playbook
from generator.kinds.record import Record
from generator.source import Route, Source
from generator.source.lines import Lines
from generator.source.marks import Marks
from generator.validate import Validated, Written, kind_at
from generator.values import AUDIENCES, ID, language_code

RETIRED = frozenset({"retired", "withdrawn", "stopped"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """The handbook, and what did not fit into it."""

    handbook: Handbook
    findings: tuple[Finding, ...]


def resolve(
    validated: Validated,
    today: date,
    handwritten: Mapping[str, Lines] = MappingProxyType({}),
    handwritten_in: Mapping[str, Mapping[str, Lines]] = MappingProxyType({}),
) -> Resolved:
    """Build the handbook. Names of broken documents count as known, so one fault makes one finding.

    `handwritten` are the Markdown pages by name, `handwritten_in` those of translations by folder; the links
    of both are followed too.
    """
    playbook = _playbook(validated)
    titles = {(w.kind.name, w.record.id): w.record.title for w in validated.written}
    documents = tuple(_resolved(w, playbook, titles) for w in validated.written)
    documents = tuple(sorted(documents, key=lambda d: d.source.path))
    unique, clashes = _unique(documents)
    own = cast("Document[Playbook] | None", next((d for d in unique if isinstance(d.record, Playbook)), None))
    missing = _missing(validated)
    names = Names(index(unique), validated.broken, former_names(unique), frozenset(missing))
    links: list[Link] = []
    astray: list[Finding] = []
    for document in unique:
        found, lost = follow(document, names)
        links += found
        astray += lost
    whole = own or _stand_in(playbook)
    for unfit in validated.unfit:
        astray += follow_unfit(_unfit(*unfit), names)
    handbook = Handbook(
        unique,
        whole,
        tuple(links),
        today,
        broken=validated.broken,
        handwritten=handwritten,
        handwritten_in=_by_language(handwritten_in),
    )
    for _, lines in handbook.by_hand:
        astray += follow_by_hand(whole, lines, names)
    findings = [*clashes, *missing.values(), *gathered(astray)]
    return Resolved(handbook, tuple(findings))


def _by_language(folders: Mapping[str, Mapping[str, Lines]]) -> dict[str, dict[str, Lines]]:
    """Pages by language, however its folder is spelled; `""` holds those whose folder is none of ours."""
    found: dict[str, dict[str, Lines]] = {}
    for folder, pages in folders.items():
        found.setdefault(language_code(folder), {}).update(pages)
    return found


# Defaults

Titles: TypeAlias = Mapping[tuple[str, str], str]


def _playbook(validated: Validated) -> Playbook:
    for written in validated.written:
        if isinstance(written.record, Playbook):
            return written.record
    return Playbook(kind="playbook", id="playbook", title="Playbook")


def _stand_in(playbook: Playbook) -> Document[Playbook]:
    path = "playbook/playbook.yaml"
    source = Source(path, "", {}, Marks(Lines(path, ""), array("I", [0, 0]), {}))
    return Document(
        KINDS["playbook"], "playbook", playbook.title, playbook, source, "employee", "active", None, 180, None
    )


def _unfit(kind: Kind, id: str, source: Source) -> Document[Record]:
    """A document that cannot be used yet, as far as its names go: it has no record."""
    return Document(kind, id, id, cast("Record", None), source, kind.audience, "active", None, 0, None)


def _resolved(written: Written[Record], playbook: Playbook, titles: Titles) -> Document[Record]:
    record, kind = written.record, written.kind
    days = record.review_every.days if record.review_every else kind.review_days
    return Document(
        kind,
        record.id,
        record.title or partner_title(record, titles),
        record,
        written.source,
        _audience(written),
        _lifecycle(record),
        record.owner or playbook.default_owner,
        days,
        kind.address.format(id=record.id) if kind.address is not None else None,
    )


def partner_title(record: Record, titles: Titles) -> str:
    """Facilitator files and channel operations take their title from their partner."""
    if isinstance(record, Facilitator):
        partner = titles.get(("scenario", record.scenario.removeprefix("scenario:")))
    else:
        partner = titles.get(("channel", record.id))
    return partner or record.id.replace("-", " ").capitalize()


def _audience(written: Written[Record]) -> str:
    asked, default = written.record.audience, written.kind.audience
    if written.kind.name == "facilitator" or asked is None:
        return default
    widest = written.kind.widest_audience
    return asked if AUDIENCES.index(asked) >= AUDIENCES.index(widest) else default


def _lifecycle(record: Record) -> Lifecycle:
    if record.status == "draft":
        return "draft"
    return "retired" if record.status in RETIRED else "active"


# Identity


def id_not_unique(document: Document[Record], first: Document[Record]) -> Finding:
    """Two documents, or two items of one document, have the same id.

    Both would have the same address, and a reference could mean either. The id must also equal the name
    of the file or folder, so that whoever looks for a page finds its file.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-desk
        title: Press officer

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        reviewed_on: 2026-11-01
    """
    paths = f"{first.source.path} and {document.source.path}"
    message = f"two documents are both called {document.ref}: {paths}"
    related = (Related(first.place("id"), "the first one"),)
    name = _name_of(document)
    help = f"Write `id: {name}` here." if name != document.id else "Take one of the two files away."
    if not ID.fullmatch(name):
        help = (
            "Take this file away, or give it a name of its own (small letters, digits, hyphens) and that id."
        )
    return Finding(
        "id-not-unique", Severity.ERROR, message, document.place("id"), help, related, document.ref
    )


def _name_of(document: Document[Record]) -> str:
    """The id that a document's file or folder gives it."""
    found = kind_at(document.source.path)
    return found[1] if found else document.id


def _unique(
    documents: tuple[Document[Record], ...],
) -> tuple[tuple[Document[Record], ...], list[Finding]]:
    """The documents with different names. Of two alike, the one whose file is called so keeps the name."""
    first: dict[str, Document[Record]] = {}
    findings: list[Finding] = []
    for document in sorted(documents, key=lambda d: _name_of(d) != d.id):
        if document.ref in first:
            findings.append(id_not_unique(document, first[document.ref]))
        else:
            first[document.ref] = document
            findings += _unique_items(document)
    for document in first.values():
        findings += _still_called(document, first)
    findings += _left_twice(tuple(first.values()))
    return tuple(sorted(first.values(), key=lambda d: d.source.path)), findings


def _still_called(document: Document[Record], names: Mapping[str, Document[Record]]) -> Iterator[Finding]:
    """Former ids that are not free: an address cannot lead to a page and away from it."""
    for number, old in enumerate(document.record.old_ids):
        if now := names.get(f"{document.kind.name}:{old}"):
            what = now.called if now is not document else "it"
            yield _taken(document, ("old_ids", number), old, what, now.place("id"))
    own = {item.id: (*route, "id") for route, item in items(document.record)}
    for route, item in items(document.record):
        for number, old in enumerate(item.old_ids):
            if old in own:
                what = "another one here" if old != item.id else "it"
                yield _taken(document, (*route, "old_ids", number), old, what, document.place(*own[old]))


def _left_twice(documents: tuple[Document[Record], ...]) -> Iterator[Finding]:
    """Former ids that two documents of a kind, or two items of a document, say they had."""
    first: dict[tuple[str, str], tuple[Document[Record], Route]] = {}
    for document in sorted(documents, key=lambda d: d.source.path):
        held: list[tuple[str, Route, tuple[str, ...]]] = [(document.kind.name, (), document.record.old_ids)]
        held += [(document.ref, route, item.old_ids) for route, item in items(document.record)]
        for home, route, former in held:
            for number, old in enumerate(former):
                at = (*route, "old_ids", number)
                other, where = first.setdefault((home, old), (document, at))
                if (other, where) != (document, at):
                    yield _claimed(document, at, old, other, where)


def _claimed(
    document: Document[Record], route: Route, old: str, other: Document[Record], where: Route
) -> Finding:
    what = other.called if other is not document else "another item here"
    message = f"'{old}' is given as a former id, and {what} gives it too"
    related = (Related(other.place(*where), "given here too"),)
    help = "An old address can lead to one place only: take it out of one of the two `old_ids`."
    place = document.place(*route)
    return Finding("id-not-unique", Severity.ERROR, message, place, help, related, document.ref)


def _taken(document: Document[Record], route: Route, old: str, what: str, place: Place) -> Finding:
    message = f"'{old}' is given as a former id, but {what} is still called so"
    related = (Related(place, "called so now"),)
    where, help = document.place(*route), "Take it out of `old_ids`."
    return Finding("id-not-unique", Severity.ERROR, message, where, help, related, document.ref)


def _unique_items(document: Document[Record]) -> Iterator[Finding]:
    """Ids of list members, where the list is written: within one list no id may stand twice."""
    lists: list[tuple[Route, Any]] = [((key,), value) for key, value in document.source.data.items()]
    while lists:
        route, value = lists.pop()
        if isinstance(value, dict):
            lists += [((*route, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            yield from _repeated(document, route, value)
            lists += [((*route, i), inner) for i, inner in enumerate(value) if isinstance(inner, dict)]


def _repeated(document: Document[Record], route: Route, members: list[Any]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for position, member in enumerate(members):
        name = member.get("id") if isinstance(member, dict) else None
        if isinstance(name, str) and name in seen:
            related = Related(document.place(*route, seen[name], "id"), "the first one")
            place = document.place(*route, position, "id")
            message = f"'{name}' stands twice in `{route[-1]}`"
            help = "Give one of them another id; others may name it by its id."
            yield Finding("id-not-unique", Severity.ERROR, message, place, help, (related,), document.ref)
        elif isinstance(name, str):
            seen[name] = position


NEEDED = (
    ("playbook", "playbook/playbook.yaml", "the playbook itself"),
    ("severity", "playbook/severities.yaml", "the severity scale"),
    ("role", "roles/", "every role"),
)


def file_missing(path: str, message: str, help: str) -> Finding:
    """The playbook lacks one of the few files it cannot do without.

    A playbook needs `playbook/playbook.yaml`, a severity scale and at least one role: without them there
    is nobody to tell and no way to say how bad it is.

    Fails:

        # playbook/severities.yaml
        (this file is not there)

    Passes:

        # playbook/severities.yaml
        kind: severity
        id: severities
        title: How bad is it?
        reviewed_on: 2026-11-01
        levels:
          - id: sev1
            rank: 1
            label: Crisis
            plain: People may be hurt, or the company may not recover.
            examples: [A product injures people., Customer data is for sale.]
    """
    return Finding("file-missing", Severity.ERROR, message, Place(path), help)


def _missing(validated: Validated) -> dict[str, Finding]:
    """What is said of the files a playbook needs and lacks, by their kind."""
    there = {w.kind.name for w in validated.written} | {kind for kind, _ in validated.broken}
    return {
        kind: file_missing(
            path,
            f"{what} is missing: there is no {path}",
            "Put it back if it was there before. `playbook init` writes a small one to start from.",
        )
        for kind, path, what in NEEDED
        if kind not in there
    }
