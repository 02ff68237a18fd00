"""Marked values: a record comes in, every reference or text in it goes out, with its route and its mark.

What a field holds is marked in its type (`RefTo`, `Words`, `Prose`), so no list of field names exists.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any, Final, TypeAlias, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.source import Route
from generator.values import Prose, RefTo, Words

Marks: TypeAlias = tuple[type, ...]

POINTERS: Final[Marks] = (RefTo, Prose)
"""What can lead to another document: references, and texts with links in them."""

TEXTS: Final[Marks] = (Words,)
"""What people read as it was typed."""

PARTS: Final = "parts"

Pointed: TypeAlias = Iterator[tuple[Route, str, Any]]


def texts(record: BaseModel) -> Iterator[tuple[Route, str]]:
    """Every text of a record that people read: titles, lines and prose, but no ids or references."""
    return ((route, text) for route, text, _ in marked(record, TEXTS))


@cache
def text_fields(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a model that hold such a text themselves, or a list of them."""
    return frozenset(name for name, _, mark in _fields(model, TEXTS) if mark is not PARTS)


def marked(part: Any, marks: Marks, route: Route = ()) -> Pointed:
    """Every value at or below `part` whose field carries one of the marks: route, text, mark."""
    if isinstance(part, BaseModel):
        for name, key, mark in _fields(type(part), marks):
            value = getattr(part, name)
            if value is None or value == ():
                continue
            if mark is PARTS:
                yield from marked(value, marks, (*route, key))
            elif type(value) is str:
                yield (*route, key), value, mark
            else:
                for at, text in _strings(value, (*route, key)):
                    yield at, text, mark
    elif isinstance(part, tuple):
        for position, member in enumerate(part):
            yield from marked(member, marks, (*route, position))
    elif isinstance(part, dict):
        for key, member in part.items():
            yield from marked(member, marks, (*route, key))


def marked_as_typed(model: type[BaseModel], data: Any, marks: Marks, route: Route = ()) -> Pointed:
    """The same for what was typed, which may not fit the model: the texts there are, field by field."""
    for name, key, mark in _fields(model, marks) if isinstance(data, dict) else ():
        value, annotation = data.get(key), cast("Hashable", model.model_fields[name].annotation)
        if mark is not PARTS:
            yield from ((at, text, mark) for at, text in _typed(value, (*route, key)))
            continue
        for at, member in _members(value, (*route, key), _by_name(annotation)):
            for part in _models(annotation):
                yield from marked_as_typed(part, member, marks, at)


def _typed(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield route, value.strip()
    else:
        for at, member in _members(value, route, by_name=True) if isinstance(value, list | dict) else ():
            yield from _typed(member, at)


def _members(value: Any, route: Route, by_name: bool) -> Iterator[tuple[Route, Any]]:
    """What stands in a list, or in a group whose names are the editor's own; else the value itself."""
    if isinstance(value, list):
        yield from (((*route, position), member) for position, member in enumerate(value))
    elif isinstance(value, dict) and by_name:
        yield from (((*route, key), member) for key, member in value.items())
    else:
        yield route, value


@cache
def _models(annotation: Any) -> tuple[type[BaseModel], ...]:
    """The models inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(model for inner in get_args(annotation) for model in _models(inner))


@cache
def _by_name(annotation: Any) -> bool:
    """Whether it is a group whose names are the editor's own."""
    return get_origin(annotation) is dict or any(_by_name(inner) for inner in get_args(annotation))


def _strings(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, tuple):
        for position, member in enumerate(value):
            yield from _strings(member, (*route, position))
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _strings(member, (*route, key))


@cache
def _fields(model: type[BaseModel], marks: Marks) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a model at or below which a mark stands: name, name in the file, mark."""
    held = ((name, info, _mark(info, marks)) for name, info in model.model_fields.items())
    return tuple((name, info.alias or name, mark) for name, info, mark in held if mark is not None)


def _mark(info: FieldInfo, marks: Marks) -> Any:
    own = next((mark for mark in info.metadata if isinstance(mark, marks)), None)
    return own or _inside(info.annotation, marks)


def _inside(annotation: Any, marks: Marks) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return PARTS if _fields(annotation, marks) else None
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, marks):
            return mark
    inner = get_args(annotation)[1:] if get_origin(annotation) is dict else get_args(annotation)
    return next((held for arg in inner if (held := _inside(arg, marks)) is not None), None)
