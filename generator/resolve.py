"""Resolve: records become one handbook in which every reference leads somewhere.

Defaults are filled in, ids must be unique, each reference is followed and its two ends remembered.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias, cast

from generator.finding import Finding, Place, Related, Severity
from generator.handbook import Document, Handbook, Lifecycle, Link, Target, index
from generator.kinds import ITEM_KINDS, KINDS
from generator.kinds.facilitator import Facilitator
from generator.kinds.playbook import Playbook
from generator.kinds.record import Record
from generator.kinds.scenario import Scenario
from generator.kinds.triage import Triage
from generator.marked import POINTERS, marked
from generator.source import Route, Source
from generator.source.lines import Lines
from generator.source.marks import Marks
from generator.suggest import an, did_you_mean, nearest
from generator.validate import Validated, Written, kind_at
from generator.values import AUDIENCES, RefTo

PROSE_LINK = re.compile(r"\[\[([^\[\]|\n]{1,120})(?:\|([^\[\]\n]{1,200}))?\]\]")
"""A link in prose: [[play:refund]] or [[play:refund|the words to show]]."""

RETIRED = frozenset({"retired", "withdrawn", "stopped"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """The handbook, and what did not fit into it."""

    handbook: Handbook
    findings: tuple[Finding, ...]


def resolve(validated: Validated, today: date) -> Resolved:
    """Build the handbook. Names of broken documents count as known, so one fault makes one finding."""
    playbook = _playbook(validated)
    titles = {(w.kind.name, w.record.id): w.record.title for w in validated.written}
    documents = tuple(_resolved(w, playbook, titles) for w in validated.written)
    documents = tuple(sorted(documents, key=lambda d: d.source.path))
    unique, clashes = _unique(documents)
    own = cast("Document[Playbook] | None", next((d for d in unique if isinstance(d.record, Playbook)), None))
    follow = _Follow(index(unique), validated.broken, _former_names(unique))
    links: list[Link] = []
    findings = [*clashes, *_needed(validated)]
    for document in unique:
        for found in follow.document(document):
            (links if isinstance(found, Link) else findings).append(found)  # type: ignore[arg-type]
        findings += _local(document, follow)
    handbook = Handbook(unique, own or _stand_in(playbook), tuple(links), today, broken=validated.broken)
    return Resolved(handbook, tuple(findings))


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


def _resolved(written: Written[Record], playbook: Playbook, titles: Titles) -> Document[Record]:
    record, kind = written.record, written.kind
    days = record.review_every.days if record.review_every else kind.review_days
    return Document(
        kind,
        record.id,
        record.title or _partner_title(record, titles),
        record,
        written.source,
        _audience(written),
        _lifecycle(record),
        record.owner or playbook.default_owner,
        days,
        kind.address.format(id=record.id) if kind.address is not None else None,
    )


def _partner_title(record: Record, titles: Titles) -> str:
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
    return tuple(sorted(first.values(), key=lambda d: d.source.path)), findings


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


def _needed(validated: Validated) -> Iterator[Finding]:
    there = {w.kind.name for w in validated.written} | {kind for kind, _ in validated.broken}
    for name, path, what in (
        ("playbook", "playbook/playbook.yaml", "the playbook itself"),
        ("severity", "playbook/severities.yaml", "the severity scale"),
        ("role", "roles/", "every role"),
    ):
        if name not in there:
            yield file_missing(
                path,
                f"{what} is missing: there is no {path}",
                "`playbook init` writes a small one to start from.",
            )


# References


def reference_unknown(
    document: Document[Record], place: Place, message: str, help: str, related: tuple[Related, ...] = ()
) -> Finding:
    """A document names another one that does not exist.

    A chain that names a role nobody defined alerts nobody. The nearest existing id is suggested. This
    check can never be waived.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        owner: head-of-coms
        holders: [p-001]
        reviewed_on: 2026-11-01

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        owner: press-officer
        holders: [p-001]
        reviewed_on: 2026-11-01
    """
    return Finding("reference-unknown", Severity.ERROR, message, place, help, related, document.ref)


@dataclass(frozen=True, slots=True)
class _Follow:
    """Follows references by name."""

    index: Mapping[str, Target]
    broken: frozenset[tuple[str, str]]
    former: Mapping[str, Target]

    def document(self, document: Document[Record]) -> Iterator[Link | Finding]:
        for route, text, what in marked(document.record, POINTERS):
            if isinstance(what, RefTo):
                yield from self.reference(document, route, text, what)
            elif "[[" in text:
                yield from self.prose(document, route, text)

    def reference(
        self, document: Document[Record], route: Route, text: str, to: RefTo
    ) -> Iterator[Link | Finding]:
        if (text and text == to.or_word) or (to.or_text and not _is_reference(text)):
            return
        target = self.find(text, to.kinds)
        if target is not None:
            yield Link(document, route, target)
        elif not self.excused(text, to.kinds):
            yield self.unknown(document, document.place(*route), text, to.kinds)

    def prose(self, document: Document[Record], route: Route, text: str) -> Iterator[Link | Finding]:
        for match in PROSE_LINK.finditer(text):
            name = match[1].strip()
            target = self.find(name, ())
            if target is not None:
                name_at, end = match.span(1)
                yield Link(document, route, target, True, name_at, end - name_at)
            elif not self.excused(name, ()):
                place = document.text_place(route, match.start(1), len(match[1]))
                yield self.unknown(document, place, name, ())

    def find(self, text: str, kinds: tuple[str, ...]) -> Target | None:
        if ":" in text:
            kind = text.partition(":")[0]
            return self.index.get(_full(text)) if not kinds or kind in kinds else None
        return next((t for kind in kinds if (t := self.index.get(_full(f"{kind}:{text}")))), None)

    def excused(self, text: str, kinds: tuple[str, ...]) -> bool:
        """Whether the name is that of a broken document, or of a person where there is no roster."""
        names = [tuple(text.partition("#")[0].split(":", 1))] if ":" in text else [(k, text) for k in kinds]
        if any(name in self.broken for name in names):
            return True
        holders = {ITEM_KINDS.get(kind, kind) for kind, _ in (n for n in names if len(n) == 2)}
        if any(kind in holders for kind, _ in self.broken if not KINDS[kind].collection):
            return True
        return kinds == ("person",) and not any(name.startswith("roster:") for name in self.index)

    def unknown(self, document: Document[Record], place: Place, text: str, kinds: tuple[str, ...]) -> Finding:
        kind, _, name = text.rpartition(":")
        wanted = (kind,) if kind else kinds
        words = " or ".join(_words(k) for k in wanted)
        message = f"there is no {words or 'document'} called '{name}'"
        moved = next((t for k in wanted if (t := self.former.get(f"{k}:{name}"))), None)
        near = moved or self.nearest(name, wanted)
        if near is None:
            return reference_unknown(
                document, place, message, f"Write the id of {an(words or 'document')} that exists."
            )
        found = near.item.id if near.item else near.document.id
        related = (Related(near.document.place(*near.route, "id"), "this one"),)
        return reference_unknown(document, place, message, f"Did you mean '{found}'?", related)

    def nearest(self, name: str, kinds: tuple[str, ...]) -> Target | None:
        names = {n.rpartition(":")[2]: t for k in kinds for n, t in self._named(k)}
        found = nearest(name, names)
        return names[found] if found else None

    def _named(self, kind: str) -> Iterator[tuple[str, Target]]:
        home = ITEM_KINDS.get(kind, kind)
        only_items = kind in ITEM_KINDS or (kind in KINDS and not KINDS[kind].collection)
        for name, target in self.index.items():
            if name.startswith(f"{home}:") and "#" not in name and (target.item is not None) == only_items:
                yield name, target


def _full(ref: str) -> str:
    """The name as the index knows it: items named without their document get it."""
    kind, _, rest = ref.partition(":")
    return f"{ITEM_KINDS[kind]}:{rest}" if kind in ITEM_KINDS else ref


def _words(kind: str) -> str:
    own = {"severity": "severity", "goals": "goal", "readiness": "readiness question", "calendar": "calendar"}
    return own.get(kind) or (KINDS[kind].words if kind in KINDS and KINDS[kind].collection else kind)


def _is_reference(text: str) -> bool:
    kind, colon, rest = text.partition(":")
    return bool(colon) and kind in KINDS and bool(re.fullmatch(r"[^\s:]+", rest))


def _former_names(documents: tuple[Document[Record], ...]) -> dict[str, Target]:
    return {f"{d.kind.name}:{old}": Target(d) for d in documents for old in d.record.old_ids}


# Names that only hold inside a document


def _local(document: Document[Record], follow: _Follow) -> Iterator[Finding]:
    record = document.record
    if isinstance(record, Triage):
        for i, rule in enumerate(record.rules):
            yield from _answers(document, ("rules", i, "when"), rule.when, record)
    elif isinstance(record, Facilitator):
        yield from _script(document, record, follow)


def _script(document: Document[Record], record: Facilitator, follow: _Follow) -> Iterator[Finding]:
    target = follow.find(record.scenario, ("scenario",))
    scenario = target.document.record if target else None
    goals = [o.id for o in scenario.objectives] if isinstance(scenario, Scenario) else None
    events = [inject.id for inject in record.injects]
    for i, inject in enumerate(record.injects):
        for j, goal in enumerate(inject.objectives if goals is not None else ()):
            yield from _known(document, ("injects", i, "objective", j), goal, goals or [], "objective")
        if inject.if_not:
            yield from _known(document, ("injects", i, "if_not"), inject.if_not, events, "event")
        if inject.situation and (table := follow.find(inject.situation.triage, ("triage",))):
            route = ("injects", i, "situation", "answers")
            yield from _answers(document, route, inject.situation.answers, table.document.record)
    for i, guide in enumerate(record.evaluation if goals is not None else ()):
        yield from _known(document, ("evaluation", i, "objective"), guide.objective, goals or [], "objective")


def _known(
    document: Document[Record], route: Route, name: str, known: list[str], what: str
) -> Iterator[Finding]:
    if name not in known:
        help = did_you_mean(name, known, f"Write the id of {an(what)} that exists.")
        yield reference_unknown(document, document.place(*route), f"there is no {what} called '{name}'", help)


def _answers(
    document: Document[Record], route: Route, answers: Mapping[str, tuple[str, ...]], table: Any
) -> Iterator[Finding]:
    inputs = {question.id: question for question in table.inputs}
    for name, cells in answers.items():
        question = inputs.get(name)
        if question is None:
            yield from _known(document, (*route, name), name, list(inputs), "question")
        elif question.values:
            known = [value.id for value in question.values]
            for cell in cells:
                if cell != "any" and cell not in known:
                    help = did_you_mean(cell, known, f"The answers are {', '.join(known)}.")
                    message = f"'{cell}' is not an answer to '{question.question}'"
                    yield reference_unknown(document, document.place(*route, name), message, help)
