"""The resolved handbook as plain data, in a shape with a published schema."""

from __future__ import annotations

from typing import Any

from generator.handbook import Document, Handbook, Link, Target
from generator.kinds.record import Record

HEADER = frozenset(Record.model_fields) - {"sources", "keywords", "summary"}


def handbook_as_data(handbook: Handbook) -> dict[str, Any]:
    """All documents this audience may read, with the links between them."""
    return {
        "version": 1,
        "title": handbook.playbook.title,
        "language": handbook.language,
        "audience": handbook.audience,
        "today": handbook.today.isoformat(),
        "documents": [document_as_data(handbook, document) for document in handbook.documents],
    }


def document_as_data(handbook: Handbook, document: Document[Any]) -> dict[str, Any]:
    """One document: what was resolved, what was written, and what it is linked with."""
    return {
        "document": document.ref,
        "kind": document.kind.name,
        "id": document.id,
        "title": document.title,
        "path": document.source.path,
        "address": document.address,
        "audience": document.audience,
        "lifecycle": document.lifecycle,
        "owner": document.owner,
        "reviewed_on": document.reviewed_on.isoformat() if document.reviewed_on else None,
        "review_due": document.review_due.isoformat() if document.review_due else None,
        "fields": fields(document),
        "refers_to": [_link(link) for link in handbook.links_from(document)],
        "referred_to_by": sorted({link.source.ref for link in handbook.links_to(document)}),
    }


def item_as_data(handbook: Handbook, target: Target) -> dict[str, Any]:
    """One item of a document, such as a severity level, and who refers to it."""
    document = target.document
    return {
        "document": document.ref,
        "item": target.item.id if target.item else "",
        "title": target.title,
        "path": document.source.path,
        "line": document.place(*target.route).line,
        "address": target.address,
        "audience": document.audience,
        "fields": item_fields(target),
        "referred_to_by": sorted(
            {link.source.ref for link in handbook.links_to(document) if link.target.ref == target.ref}
        ),
    }


def item_fields(target: Target) -> dict[str, Any]:
    """The item's own fields as written."""
    return target.item.model_dump(mode="json", by_alias=True, exclude_unset=True) if target.item else {}


def fields(document: Document[Any]) -> dict[str, Any]:
    """The document's own fields as written, without the header."""
    written = document.record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return {name: value for name, value in written.items() if name not in HEADER}


def _link(link: Link) -> dict[str, Any]:
    return {"at": ".".join(str(step) for step in link.route), "to": link.target.ref}


_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The handbook of `playbook export json`",
    "type": "object",
    "required": ["version", "title", "language", "audience", "today", "documents"],
    "properties": {
        "version": {"const": 1},
        "title": _TEXT,
        "language": _TEXT,
        "audience": {"enum": ["employee", "comms", "facilitator"]},
        "today": {"type": "string", "format": "date"},
        "documents": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["document", "kind", "id", "title", "path", "audience", "lifecycle", "fields"],
                "properties": {
                    "document": {"type": "string", "description": "Its full name, kind:id."},
                    **dict.fromkeys(("kind", "id", "title", "path"), _TEXT),
                    **dict.fromkeys(("address", "owner", "reviewed_on", "review_due"), _MAYBE),
                    "audience": {"enum": ["employee", "comms", "facilitator"]},
                    "lifecycle": {"enum": ["draft", "active", "retired"]},
                    "fields": {"type": "object", "description": "As written; see the schema of the kind."},
                    "refers_to": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["at", "to"],
                            "properties": {"at": _TEXT, "to": _TEXT},
                        },
                    },
                    "referred_to_by": {"type": "array", "items": _TEXT},
                },
            },
        },
    },
}
