"""Validate: a source becomes a record of its kind, or findings that say what is wrong in plain words.

All errors of a document come at once. A document with errors gives no record, but its kind and id are
remembered so that nobody is blamed for naming it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from pydantic import ValidationError

from generator.finding import Finding, Severity
from generator.kinds import ALL, KINDS, Kind
from generator.kinds.record import Record
from generator.misfit import filled, left_empty, misfits
from generator.shape import field_missing, file_misplaced, value_wrong
from generator.source import Source
from generator.suggest import an, did_you_mean, listed
from generator.values import AUDIENCES, ID, quoted

R = TypeVar("R", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Written(Generic[R]):
    """A document as written: what the editor left out stays unset."""

    kind: Kind
    record: R
    source: Source


@dataclass(frozen=True, slots=True)
class Validated:
    """What came of all sources: records, findings, and the (kind, id) of documents that are broken.

    `unfit` are broken documents that could be read: a value of theirs is wrong, but their names are there.
    """

    written: tuple[Written[Record], ...]
    findings: tuple[Finding, ...]
    broken: frozenset[tuple[str, str]]
    unfit: tuple[tuple[Kind, str, Source], ...] = ()


def validate(sources: tuple[Source, ...], findings: tuple[Finding, ...] = ()) -> Validated:
    """Validate every source. `findings` of the load stage name files whose documents count as broken."""
    told: dict[str, set[int]] = {}
    for finding in findings:
        told.setdefault(finding.place.path, set()).add(finding.place.line)
    results = [(source, _document(source, frozenset(told.get(source.path, ())))) for source in sources]
    written = tuple(result for _, result in results if isinstance(result, Written))
    read = {source.path for source in sources}
    unread = {f.place.path for f in findings if f.place.path not in read}
    broken = {named for path in unread if (named := _named_by(path))}
    problems: list[Finding] = []
    unfit: list[tuple[Kind, str, Source]] = []
    for source, result in results:
        if not isinstance(result, Written):
            problems += result
            broken |= _names(source)
            at_home = kind_at(meant_path(source.path))
            if at_home and at_home[0].name == source.data.get("kind"):
                unfit.append((*at_home, source))
    taken = Counter((one.kind.name, one.record.id) for one in written)
    for one in written:
        problems += _audience_wrong(one)
        if (name := _named_by(one.source.path)) and name[1] != one.record.id:
            broken.add(name)  # whoever names the file is not to blame
            if taken[one.kind.name, one.record.id] == 1:
                problems.append(_other_name(one, name[1]))
    return Validated(written, tuple(problems), frozenset(broken), tuple(unfit))


def kind_at(path: str) -> tuple[Kind, str] | None:
    """The kind whose home `path` is, and the id it gives its document there."""
    if path.startswith("facilitator:"):
        path = "scenarios/" + path.removeprefix("facilitator:")
    folder, _, name = path.rpartition("/")
    if kind := _SINGLE.get(path):
        return kind, name.removesuffix(".yaml")
    if kind := _FOLDERS.get(folder):
        return (kind, name.removesuffix(".yaml")) if name.endswith(".yaml") else None
    above, _, id = folder.rpartition("/")
    kind = _NESTED.get((above, name))
    return (kind, id) if kind and id else None


_SINGLE: Final = {kind.home: kind for kind in ALL if not kind.collection}
_FOLDERS: Final = {k.home.removesuffix("/{id}.yaml"): k for k in ALL if k.home.endswith("/{id}.yaml")}
_NESTED: Final = {tuple(k.home.split("/{id}/")): k for k in ALL if "/{id}/" in k.home}


def meant_path(path: str) -> str:
    """The path a file should have, whose ending is another, such as `.yml` or `.yaml.txt`."""
    return _ENDING.sub(".yaml", path)


_ENDING: Final = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)


def _named_by(path: str) -> tuple[str, str] | None:
    found = kind_at(meant_path(path))
    return (found[0].name, found[1]) if found else None


def _names(source: Source) -> set[tuple[str, str]]:
    """What a document that cannot be used may be called by others: by its place, and by its own words."""
    kind, id = source.data.get("kind"), source.data.get("id")
    own = {(kind, id)} if isinstance(kind, str) and isinstance(id, str) and kind in KINDS else set()
    by_place = _named_by(source.path)
    return own | {by_place} if by_place else own


def _document(source: Source, told: frozenset[int]) -> Written[Record] | list[Finding]:
    name = source.data.get("kind")
    at_home = kind_at(meant_path(source.path))
    if not isinstance(name, str):
        example = at_home[0].name if at_home else "play"
        help = f"Begin the file with `kind: {example}` and `id: ...`."
        return [field_missing(source, (), "the file does not say what kind of document it is", help, "")]
    kind = KINDS.get(name)
    if kind is None:
        message = f"there is no kind of document called {quoted(name)}"
        help = did_you_mean(name, KINDS, f"The kinds are {listed(sorted(KINDS), most=40)}.")
        return [value_wrong(source, ("kind",), message, help, "")]
    if at_home is None or at_home[0] is not kind:
        message = f"a document of kind '{name}' does not live at {source.path}"
        return [file_misplaced(source, message, f"Move it to {kind.home.format(id=_wanted_id(source))}.")]
    return _record(source, kind, at_home[1], told)


def _wanted_id(source: Source) -> str:
    id = source.data.get("id")
    return id if isinstance(id, str) and ID.fullmatch(id) else "its-id"


def _record(source: Source, kind: Kind, name: str, told: frozenset[int]) -> Written[Record] | list[Finding]:
    document = f"{kind.name}:{name}"
    empty, invalid = left_empty(source.data), None
    try:
        record = kind.record.model_validate(filled(source.data) if empty else source.data)
    except ValidationError as error:
        invalid = error
    if empty or invalid:
        return list(dict.fromkeys(misfits(invalid, source, kind, document, empty, told)))
    return Written(kind, record, source)


def _audience_wrong(written: Written[Record]) -> list[Finding]:
    """The audience may be narrowed, not widened; all editions are made with the playbook itself."""
    asked, widest = written.record.audience, written.kind.widest_audience
    if not asked or asked == widest:
        return []
    document = f"{written.kind.name}:{written.record.id}"
    what = an(written.kind.words)
    if AUDIENCES.index(asked) < AUDIENCES.index(widest):
        message = f"{what} is for the {widest} edition; '{asked}' would show it to more people"
        help = f"Write `audience: {widest}`, or leave the line out."
    elif written.kind.name == "playbook":
        message = f"every edition is made with the playbook itself, so it cannot be for '{asked}' alone"
        help = "Leave the line out."
    else:
        return []
    return [value_wrong(written.source, ("audience",), message, help, document)]


def _other_name(written: Written[Record], name: str) -> Finding:
    document = f"{written.kind.name}:{written.record.id}"
    what = "folder" if "/{id}/" in written.kind.home else "file"
    message = f"the id '{written.record.id}' and the name of the {what}, '{name}', differ"
    other = f"Write `id: {name}`, or rename" if ID.fullmatch(name) else "Rename"
    help = f"{other} the {what}. Keep a published id in `old_ids`."
    return Finding(
        "id-not-unique", Severity.ERROR, message, written.source.place(("id",)), help, (), document
    )
