"""Misfit: the errors that pydantic finds in a document come in, findings in plain words go out.

Each names what stands there, what belongs there, and an example of the right form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.finding import Finding, Severity
from generator.kinds import Kind
from generator.meant import meant
from generator.shape import field_missing, key_unknown, value_wrong
from generator.source import Data, Route, Source, swallowed_text, yaml_reads_differently
from generator.suggest import an, counted, did_you_mean, listed
from generator.values import ID, RefTo, quoted

MOST: Final = 100
"""Nobody mends more than so many things in one file before looking again."""


def misfits(
    invalid: ValidationError | None,
    source: Source,
    kind: Kind,
    document: str,
    empty: frozenset[Route],
    told: frozenset[int] = frozenset(),
) -> Iterator[Finding]:
    """What is wrong with a document, one finding a cause: errors, and values left `empty`.

    `told` are lines of which something was said when the file was read.
    """
    found = invalid.errors(include_url=False) if invalid else []
    errors = [(error, _route(error, source)) for error in found]
    held = {route[:length] for _, route in errors for length in range(len(route))}
    torn = {(*route[:-1], _name_in(route[-1])[0]) for route in empty if isinstance(route[-1], str)}
    causes = [
        (error, route)
        for error, route in errors
        if route not in empty
        and not (error["type"] == "too_short" and route in held)
        and not (error["type"] == "missing" and route in torn)
    ]
    held_by = {route for _, route in causes}
    for route in sorted(empty, key=str)[:MOST]:
        if source.place(route).line in told:
            continue  # a # took the value away, and that is said of it
        if held_by.isdisjoint(route[:length] for length in range(1, len(route))):
            yield _left(source, route, kind, document)
    for error, route in causes[:MOST]:
        yield _finding(error, route, source, kind, document)
    if len(causes) > MOST:
        message = f"this file has {counted(len(causes) - MOST, 'more problem')} like these"
        yield value_wrong(source, (), message, "Mend those above, then check again.", document)


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


def _finding(error: ErrorDetails, route: Route, source: Source, kind: Kind, document: str) -> Finding:
    match error["type"]:
        case "extra_forbidden":
            holder = f"`{_spelled(route[:-1])}`" if len(route) > 1 else an(kind.words)
            known = _fields_at(kind.record, route[:-1])
            return key_unknown(source, route, holder, known, document, _home_of(kind.record, route))
        case "missing":
            return _missing(source, route, kind, document)
        case "field-missing":
            return field_missing(source, route, error["msg"], error.get("ctx", {}).get("help", ""), document)
        case _:
            return _swallowed(error, route, source, document) or _wrong(error, route, source, kind, document)


def _missing(source: Source, route: Route, kind: Kind, document: str) -> Finding:
    where = f" in `{_spelled(route[:-1])}`" if len(route) > 1 else ""
    message = f"`{route[-1]}` is missing{where}"
    if route == ("id",):
        name = document.partition(":")[2]
        help = (
            f"Add `id: {name}`, the name of the file or folder."
            if ID.fullmatch(name)
            else "Add `id:`; it must equal the name of the file: small letters, digits and hyphens."
        )
    else:
        help = f"Add `{route[-1]}:` {_description(kind.record, route)}".strip()
    return field_missing(source, route[:-1], message, help, document)


def _swallowed(error: ErrorDetails, route: Route, source: Source, document: str) -> Finding | None:
    """A text that YAML takes for something else, because of the sign it starts with or a colon in it."""
    typed = swallowed_text(source, route) if error.get("ctx", {}).get("expected") == "a text" else None
    if typed and typed[0] in "[{":
        why = "because of the bracket it starts with"
    elif typed and isinstance(route[-1], int) and not typed.startswith("- "):
        why = "because of the colon in it"
    else:
        return None
    message = f"YAML reads {quoted(typed)} as a list or a group of fields, not as a text, {why}"
    help = "Put quotes around the text, or start it with | on the line before."
    found = yaml_reads_differently(source.place(route), message, help)
    return Finding(found.check, found.severity, message, found.place, help, document=document)


def _wrong(error: ErrorDetails, route: Route, source: Source, kind: Kind, document: str) -> Finding:
    message, help = _words(error)
    if error["loc"] and error["loc"][-1] == "[key]":
        found = value_wrong(source, route, message, help, document)
        place = source.place(route, key=True)
        return Finding(found.check, found.severity, message, place, help, document=document)
    where = f"in `{_spelled(route)}`, " if route else ""
    if _names_a_person(kind.record, route) and " " in str(error.get("input", "")):
        help = "Write the code of the person, as in the roster; names stay in the directory."
    return value_wrong(source, route, where + message, help, document)


def _words(error: ErrorDetails) -> tuple[str, str]:
    """Message and help for an error that pydantic names by type."""
    context: Mapping[str, Any] = error.get("ctx", {})
    found = quoted(error.get("input", ""))
    match error["type"]:
        case "value-wrong":
            return _refused(error, str(context.get("expected", "")), str(context.get("help", "")))
        case "literal_error":
            choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
            help = f"Write {listed(choices, 'or', most=20)}."
            suggestion = did_you_mean(str(error.get("input", "")), choices)
            return f"{found} is not one of the choices", f"{suggestion} {help}".strip()
        case "too_short":
            number = counted(context.get("min_length", 1), "entry", "entries")
            return f"at least {number} must stand here", "Add what is missing."
        case "too_long":
            number = counted(context.get("max_length", 1), "entry", "entries")
            return f"at most {number} fit here", "Keep the most important ones."
        case "less_than_equal":
            return f"{found} is more than {context.get('le')}", f"Write {context.get('le')} or less."
        case "tuple_type":
            return (
                f"a list belongs here, and {found} stands here",
                _as_list(error.get("input")),
            )
        case _:
            return (
                f"a group of fields belongs here, and {found} stands here",
                "Write the fields below, indented, each with its name and a colon.",
            )


def _as_list(found: object) -> str:
    """How to make a list of what stands there."""
    plain = (
        isinstance(found, str)
        and len(found) <= 60
        and not set(found) & set("[]{}#\n\"'")
        and ": " not in found
    )
    brackets = f"Put square brackets around it: [{found}]. Or start" if plain and found else "Start"
    return f"{brackets} each entry on a line of its own with '- '."


def _refused(error: ErrorDetails, expected: str, help: str) -> tuple[str, str]:
    """Message and help for a value that its type refused."""
    found = error.get("input", "")
    if expected and found == "":
        return "nothing stands between the quotes", "Write what belongs there, or delete the line."
    if expected and isinstance(found, list | dict):
        return f"{expected} belongs here, and {quoted(found)} stands here", help
    return error["msg"], (meant(expected, found) if isinstance(found, str) else "") or help


def _spelled(route: Route) -> str:
    named = [str(step) for step in route if isinstance(step, str)]
    return ".".join(named[-2:])


# Fields of a kind


def _fields_at(model: type[BaseModel], route: Route) -> list[str]:
    inner = _model_at(model, route)
    return [field.alias or name for name, field in inner.model_fields.items()] if inner else []


def _description(model: type[BaseModel], route: Route) -> str:
    inner = _model_at(model, route[:-1])
    for name, field in inner.model_fields.items() if inner else ():
        if (field.alias or name) == route[-1]:
            return f"({field.description})" if field.description else ""
    return ""


def _home_of(model: type[BaseModel], route: Route) -> str:
    """The group of this document that has a field of such a name, where the document itself has none."""
    for name, field in model.model_fields.items() if len(route) == 1 else ():
        inner = _model_in(field.annotation)
        if inner is not None and route[0] in _fields_at(inner, ()):
            return field.alias or name
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


def _names_a_person(model: type[BaseModel], route: Route) -> bool:
    """Whether a field names people."""
    names = [step for step in route if isinstance(step, str)]
    inner = _model_at(model, route[: route.index(names[-1])]) if names else None
    field = inner.model_fields.get(names[-1]) if inner else None
    refers = (
        next((to for part in (field.annotation, *field.metadata) if (to := _refers(part))), None)
        if field
        else None
    )
    return refers is not None and refers.kinds == ("person",)


def _refers(annotation: Any) -> RefTo | None:
    if isinstance(annotation, RefTo):
        return annotation
    return next((to for inner in get_args(annotation) if (to := _refers(inner))), None)


# Values left empty


def left_empty(data: dict[str, Data]) -> frozenset[Route]:
    """The routes of values that nobody filled in."""
    return frozenset(_empty(data)) if _hollow(data) else frozenset()


def _left(source: Source, route: Route, kind: Kind, document: str) -> Finding:
    if isinstance(route[-1], str) and (" " in route[-1] or ":" in route[-1]):
        message, help = _no_name(route[-1], _fields_at(kind.record, route[:-1]))
        place = source.place(route, key=True)
        return Finding("yaml-reads-differently", Severity.ERROR, message, place, help, document=document)
    message = f"`{_spelled(route)}` is empty"
    return value_wrong(source, route, message, "Write what belongs there, or delete the line.", document)


def _no_name(typed: str, known: list[str]) -> tuple[str, str]:
    """What is said of a piece between commas that YAML takes for the name of an empty field."""
    name, rest = _name_in(typed)
    if name in known:
        what = (
            f"the colon and space after `{name}` are" if ":" not in typed else f"the space after `{name}:` is"
        )
        return (
            f"{what} missing, so YAML reads {quoted(typed)} as a field's name",
            f"Write `{name}: {rest}`.",
        )
    message = f"inside {{ }} a comma starts a new field, so YAML reads {quoted(typed)} as a field's name"
    return message, "Put quotes around the whole text, or write the fields below one another without { }."


def _name_in(typed: str) -> tuple[str, str]:
    """The name and the value in `wait 5m` or `wait:5m`."""
    name, _, rest = typed.replace(":", " ", 1).partition(" ")
    return name, rest.strip()


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


def filled(data: Data) -> Data:
    """The data without fields that were left empty. Entries of lists stay, so that all keep their places."""
    if isinstance(data, dict):
        return {key: filled(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [filled(value) for value in data]
    return data
