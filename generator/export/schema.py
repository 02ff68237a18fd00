"""JSON Schemas from the records, with this playbook's own ids, so that an editor can complete them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any, Final

from generator.changes.json import schema as changes_schema
from generator.export import data
from generator.handbook import Handbook
from generator.kinds import ALL, ITEM_KINDS, KINDS, Kind
from generator.report.json import SCHEMA as FINDINGS
from generator.translations.status import schema as translations_schema

OTHER: Final[dict[str, dict[str, Any]]] = {
    "findings": FINDINGS,
    "handbook": data.SCHEMA,
    "changes": changes_schema(),
    "translations": translations_schema(),
}
"""The published shapes that are no document kinds."""

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
MOST_IDS: Final = 2000
IN_FULL: Final = r"^\S*[:#]\S*$"  # role:press-officer, sev1 with its document, an item of a document
TEXT: Final = ["string", "number", "boolean"]
"""An editor takes `2026` and `false` for more than text; we do not."""


def schemas(handbook: Handbook | None = None) -> dict[str, dict[str, Any]]:
    """The schema of every kind, by kind. With a handbook, references offer its ids."""
    names = _Names(handbook) if handbook else None
    return {kind.name: _schema(kind, names) for kind in ALL}


def homes() -> dict[str, str]:
    """The files each schema belongs to, as a pattern; a folder that kinds share has one schema for all."""
    guests = {guest.name for kind in ALL for guest in _guests(kind)}
    return {
        _folder(kind) if _guests(kind) else kind.name: _pattern(kind)
        for kind in ALL
        if kind.name not in guests
    }


def mixed() -> dict[str, dict[str, Any]]:
    """The schemas of folders that kinds share: the line `kind:` decides which schema counts."""
    return {_folder(kind): _by_kind(kind, _guests(kind)) for kind in ALL if _guests(kind)}


def _by_kind(host: Kind, guests: list[Kind]) -> dict[str, Any]:
    chosen: dict[str, Any] = {"$ref": f"{host.name}.json"}
    for guest in guests:
        is_guest = {"properties": {"kind": {"const": guest.name}}, "required": ["kind"]}
        chosen = {"if": is_guest, "then": {"$ref": f"{guest.name}.json"}, "else": chosen}
    return {"$schema": DRAFT, "title": f"Documents in {_folder(host)}/", **chosen}


def _pattern(kind: Kind) -> str:
    return kind.home.format(id="*")


def _guests(kind: Kind) -> list[Kind]:
    return [other for other in ALL if other is not kind and fnmatchcase(other.home, _pattern(kind))]


def _folder(kind: Kind) -> str:
    return kind.home.partition("/{id}")[0]


def _schema(kind: Kind, names: _Names | None) -> dict[str, Any]:
    schema = kind.record.model_json_schema(by_alias=True)
    schema["$schema"] = DRAFT
    schema["title"] = kind.words.capitalize()
    schema["properties"]["kind"] = {"const": kind.name, "description": "What sort of document this is."}
    completed: dict[str, Any] = _completed(schema, names.of if names else lambda _: [])
    return completed


class _Names:
    """The ids a reference may use, by kind; looked up once."""

    def __init__(self, handbook: Handbook) -> None:
        self._index = handbook.index
        self._known: dict[str, list[str]] = {}

    def of(self, kinds: list[str]) -> list[str]:
        """The ids of these kinds; none for a reference that may lead anywhere."""
        return sorted({name for kind in kinds for name in self._of_kind(kind)})

    def _of_kind(self, kind: str) -> list[str]:
        if kind not in self._known:
            home = ITEM_KINDS.get(kind, kind)
            items = kind in ITEM_KINDS or not KINDS[kind].collection
            self._known[kind] = [
                name.partition(":")[2]
                for name, target in self._index.items()
                if name.startswith(f"{home}:") and "#" not in name and (target.item is not None) == items
            ]
        return self._known[kind]


def _completed(node: Any, ids: Callable[[list[str]], list[str]]) -> Any:
    """The schema with ids put in, and as tolerant of plain scalars as we are."""
    if isinstance(node, list):
        return [_completed(member, ids) for member in node]
    if not isinstance(node, Mapping):
        return node
    if "x-refers-to" in node:
        return _name(node, ids(node["x-refers-to"]))
    inner = {key: _completed(value, ids) for key, value in node.items()}
    if inner.get("type") == "string" and "pattern" not in inner and "enum" not in inner:
        inner["type"] = TEXT
    return inner


def _name(node: Mapping[str, Any], known: list[str]) -> dict[str, Any]:
    """A reference: one of the known ids as an editor offers them, or a name in full."""
    rest = {key: value for key, value in node.items() if key != "x-refers-to"}
    if not known or len(known) > MOST_IDS:
        return rest
    del rest["pattern"], rest["type"]
    return {"anyOf": [{"enum": known}, {"type": "string", "pattern": IN_FULL}], **rest}
