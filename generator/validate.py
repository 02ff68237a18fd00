"""Validate: a source becomes a record of its kind, or findings that say what is wrong in plain words.

All errors of a document come at once. A document with errors gives no record, but its kind and id are
remembered so that nobody is blamed for naming it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.finding import Finding, Place, Related, Severity
from generator.kinds import ALL, KINDS, Kind
from generator.kinds.record import Record
from generator.source import Data, Route, Source, swallowed_text
from generator.suggest import did_you_mean, listed
from generator.values import quoted

R = TypeVar("R", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Written(Generic[R]):
    """A document as written: what the editor left out stays unset."""

    kind: Kind
    record: R
    source: Source


@dataclass(frozen=True, slots=True)
class Validated:
    """What came of all sources: records, findings, and the (kind, id) of documents that are broken."""

    written: tuple[Written[Record], ...]
    findings: tuple[Finding, ...]
    broken: frozenset[tuple[str, str]]


def validate(sources: tuple[Source, ...], findings: tuple[Finding, ...] = ()) -> Validated:
    """Validate every source. `findings` of the load stage name files whose documents count as broken."""
    written: list[Written[Record]] = []
    problems: list[Finding] = []
    read = {source.path for source in sources}
    broken = {named for f in findings if f.place.path not in read and (named := _named_by(f.place.path))}
    for source in sources:
        result = _document(source)
        if isinstance(result, Written):
            written.append(result)
            problems += _misnamed(result)
        else:
            problems += result
            broken |= {named for named in [_named_by(source.path)] if named}
    return Validated(tuple(written), tuple(problems), frozenset(broken))


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


def _named_by(path: str) -> tuple[str, str] | None:
    found = kind_at(path)
    return (found[0].name, found[1]) if found else None


# The manual pages of the structural checks stand with the functions that make the findings.


def key_unknown(source: Source, route: Route, known: list[str], document: str) -> Finding:
    """A field is not one this kind of document has.

    A field that nobody reads is a rule that nobody follows: the editor believes it is in force. Usually
    it is a slip of spelling, so the nearest real field is named.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        departmnt: Communications
        holders: [p-001]
        reviewed_on: 2026-11-01

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        department: Communications
        holders: [p-001]
        reviewed_on: 2026-11-01
    """
    key = str(route[-1])
    return Finding(
        "key-unknown",
        Severity.ERROR,
        f"{quoted(key)} is not a field we know here",
        source.place(route, key=True),
        did_you_mean(key, known, f"The fields here are {listed(sorted(known), most=24)}."),
        document=document,
    )


def field_missing(source: Source, route: Route, message: str, help: str, document: str) -> Finding:
    """A field that this kind of document cannot live without is not there.

    Few fields are required; those that are make the page usable. The message names the field and the
    place where it belongs.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        holders: [p-001]
        reviewed_on: 2026-11-01

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        reviewed_on: 2026-11-01
    """
    return Finding("field-missing", Severity.ERROR, message, source.place(route), help, document=document)


def value_wrong(source: Source, route: Route, message: str, help: str, document: str) -> Finding:
    """A field holds something it cannot hold.

    A date that is no date, a duration without its unit, a choice that is not on the list. The message
    quotes what stands there and shows the right form.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        minutes_per_day: two hours
        holders: [p-001]
        reviewed_on: 2026-11-01

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        minutes_per_day: 120
        holders: [p-001]
        reviewed_on: 2026-11-01
    """
    return Finding("value-wrong", Severity.ERROR, message, source.place(route), help, document=document)


def file_misplaced(source: Source, message: str, help: str) -> Finding:
    """A file stands in the wrong folder, or in none we read.

    The folder says what kind of document lives there, so that people find it and its address never
    changes.

    Fails:

        # playbook/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        reviewed_on: 2026-11-01

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        reviewed_on: 2026-11-01
    """
    place = source.place(("kind",)) if "kind" in source.data else source.place(())
    return Finding("file-misplaced", Severity.ERROR, message, place, help)


def _document(source: Source) -> Written[Record] | list[Finding]:
    name = source.data.get("kind")
    at_home = kind_at(source.path)
    if not isinstance(name, str):
        example = at_home[0].name if at_home else "play"
        help = f"Begin the file with `kind: {example}` and `id: ...`."
        return [field_missing(source, (), "the file does not say what kind of document it is", help, "")]
    kind = KINDS.get(name)
    if kind is None:
        help = did_you_mean(name, KINDS, f"The kinds are {listed(sorted(KINDS), most=40)}.")
        return [
            value_wrong(source, ("kind",), f"there is no kind of document called {quoted(name)}", help, "")
        ]
    if at_home is None or at_home[0] is not kind:
        message = f"a document of kind '{name}' does not live at {source.path}"
        return [file_misplaced(source, message, f"Move it to {kind.home.format(id=_shown_id(source))}.")]
    return _record(source, kind)


def _shown_id(source: Source) -> str:
    found = source.data.get("id")
    return found if isinstance(found, str) else "its-id"


def _record(source: Source, kind: Kind) -> Written[Record] | list[Finding]:
    document = f"{kind.name}:{_shown_id(source)}"
    empty = list(_empty(source.data)) if _hollow(source.data) else []
    findings = [_left_empty(source, route, document) for route in empty]
    data = _without(source.data, set(empty)) if empty else source.data
    try:
        record = kind.record.model_validate(data)
    except ValidationError as invalid:
        errors = [e for e in invalid.errors(include_url=False) if _route(e, source) not in empty]
        findings += [_finding(error, source, kind, document) for error in errors]
    if findings:
        return list(dict.fromkeys(findings))
    return Written(kind, record, source)


def _left_empty(source: Source, route: Route, document: str) -> Finding:
    if isinstance(route[-1], str) and " " in route[-1]:
        name = quoted(route[-1])
        message = f"inside {{ }} a comma starts a new field, so YAML reads {name} as a field's name"
        help = "Put quotes around the whole text, or write the fields below one another without { }."
        place = source.place(route, key=True)
        return Finding("yaml-reads-differently", Severity.ERROR, message, place, help, document=document)
    message = f"`{_spelled(route)}` is empty"
    return value_wrong(source, route, message, "Write what belongs there, or delete the line.", document)


def _hollow(value: dict[str, Data] | list[Data]) -> bool:
    """Whether anything is left empty: asked of every file, so it is quicker than looking for where."""
    for inner in value.values() if isinstance(value, dict) else value:
        if inner is None or (not isinstance(inner, str) and _hollow(inner)):
            return True
    return False


def _empty(value: Data, route: Route = ()) -> Iterator[Route]:
    if value is None:
        yield route
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _empty(inner, (*route, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _empty(inner, (*route, index))


def _without(value: Any, routes: set[Route], route: Route = ()) -> Any:
    if isinstance(value, dict):
        return {k: _without(v, routes, (*route, k)) for k, v in value.items() if (*route, k) not in routes}
    if isinstance(value, list):
        return [_without(v, routes, (*route, i)) for i, v in enumerate(value) if (*route, i) not in routes]
    return value


def _spelled(route: Route) -> str:
    named = [str(step) for step in route if isinstance(step, str)]
    return ".".join(named[-2:]) or "the document"


def _route(error: ErrorDetails, source: Source) -> Route:
    """The route of an error inside the document; steps that only pydantic knows are left out."""
    value: Any = source.data
    route: list[str | int] = []
    for step in error["loc"]:
        there, inner = _step(value, step)
        if there:
            value = inner
        elif error["type"] != "missing" or step != error["loc"][-1]:
            continue
        route.append(step)
    return tuple(route)


def _step(value: Any, step: str | int) -> tuple[bool, Any]:
    """Whether a step leads anywhere inside a value, and where to."""
    if isinstance(value, dict) and step in value:
        return True, value[step]
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return True, value[step]
    return False, None


def _finding(error: ErrorDetails, source: Source, kind: Kind, document: str) -> Finding:
    route = _route(error, source)
    if error["type"] == "extra_forbidden":
        return key_unknown(source, route, _fields_at(kind.record, route[:-1]), document)
    if error["type"] == "missing":
        return _missing(source, route, kind, document)
    if error["type"] == "field-missing":
        return field_missing(source, route, error["msg"], error.get("ctx", {}).get("help", ""), document)
    swallowed = isinstance(error.get("input"), list | dict) and swallowed_text(source, route)
    if swallowed:
        return _swallowed(source, route, swallowed, document)
    message, help = _words(error)
    if error["loc"] and error["loc"][-1] == "[key]":
        return replace_place(
            value_wrong(source, route, message, help, document), source.place(route, key=True)
        )
    return value_wrong(
        source, route, f"{message} (in `{_spelled(route)}`)" if route else message, help, document
    )


def replace_place(finding: Finding, place: Place) -> Finding:
    """The same finding at another place."""
    return Finding(
        finding.check,
        finding.severity,
        finding.message,
        place,
        finding.help,
        finding.related,
        finding.document,
    )


def _missing(source: Source, route: Route, kind: Kind, document: str) -> Finding:
    where = f" in `{_spelled(route[:-1])}`" if len(route) > 1 else ""
    message = f"`{route[-1]}` is missing{where}"
    described = _description(kind.record, route)
    return field_missing(source, route[:-1], message, f"Add `{route[-1]}:` {described}".strip(), document)


def _swallowed(source: Source, route: Route, text: str, document: str) -> Finding:
    why = "because of the bracket it starts with"
    message = f"YAML reads {quoted(text)} as a list or a group, not as a text, {why}"
    help = "Put quotes around the text, or start it with | on the line before."
    return Finding(
        "yaml-reads-differently", Severity.ERROR, message, source.place(route), help, document=document
    )


def _words(error: ErrorDetails) -> tuple[str, str]:
    """Message and help for an error that pydantic names by type."""
    context: Mapping[str, Any] = error.get("ctx", {})
    found = quoted(error.get("input", ""))
    match error["type"]:
        case "value-wrong":
            return error["msg"], str(context.get("help", ""))
        case "literal_error":
            choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
            help = f"Write {listed(choices, 'or', most=20)}."
            suggestion = did_you_mean(str(error.get("input", "")), choices)
            return f"{found} is not one of the choices here", f"{suggestion} {help}".strip()
        case "too_short":
            return f"at least {context.get('min_length')} are needed here", "Add what is missing."
        case "too_long":
            return f"at most {context.get('max_length')} fit here", "Keep the most important ones."
        case "less_than_equal":
            return f"{found} is more than {context.get('le')}", f"Write {context.get('le')} or less."
        case "tuple_type":
            return (
                f"a list belongs here, and {found} stands here",
                "Start each entry on a line of its own with '- '.",
            )
        case _:
            return (
                f"a group of fields belongs here, and {found} stands here",
                "Write the fields below, indented.",
            )


def _fields_at(model: type[BaseModel], route: Route) -> list[str]:
    inner = _model_at(model, route)
    return [field.alias or name for name, field in inner.model_fields.items()] if inner else []


def _description(model: type[BaseModel], route: Route) -> str:
    inner = _model_at(model, route[:-1])
    for name, field in inner.model_fields.items() if inner else ():
        if (field.alias or name) == route[-1]:
            return f"({field.description})" if field.description else ""
    return ""


def _model_at(model: type[BaseModel] | None, route: Route) -> type[BaseModel] | None:
    for step in route:
        if model is None:
            return None
        field = next((f for n, f in model.model_fields.items() if (f.alias or n) == step), None)
        if isinstance(step, str) and field is not None:
            model = _model_in(field.annotation)
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for inner in get_args(annotation) if (m := _model_in(inner))), None)


def _misnamed(written: Written[Record]) -> list[Finding]:
    """The id must equal the file's or folder's name; the audience may be narrowed, not widened."""
    found, findings = kind_at(written.source.path), []
    document = f"{written.kind.name}:{written.record.id}"
    if found and found[1] != written.record.id:
        findings.append(_other_name(written, found[1], document))
    order = ("employee", "comms", "facilitator")
    asked, widest = written.record.audience, written.kind.widest_audience
    if asked and order.index(asked) < order.index(widest):
        message = (
            f"a {written.kind.words} is for the {widest} edition; '{asked}' would show it to more people"
        )
        help = f"Write `audience: {widest}`, or leave the line out."
        findings.append(value_wrong(written.source, ("audience",), message, help, document))
    return findings


def _other_name(written: Written[Record], name: str, document: str) -> Finding:
    message = f"the id '{written.record.id}' and the name of the file or folder, '{name}', differ"
    help = f"Write `id: {name}`, or rename the file. Keep a published id in `old_ids`."
    place = written.source.place(("id",))
    related = (Related(Place(written.source.path), "this file"),)
    return Finding("id-not-unique", Severity.ERROR, message, place, help, related, document)
