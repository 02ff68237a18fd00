"""The report for programs. Its shape is published: `playbook schema findings`."""

from __future__ import annotations

import json as encoder
from typing import Any

from generator.finding import Finding, Place, Severity
from generator.pipeline import Examined


def json(examined: Examined, strict: bool) -> str:  # noqa: ARG001 - all formats take the same
    """Version, findings and summary, as one JSON document."""
    summary: dict[str, Any] = {str(severity): examined.count(severity) for severity in Severity}
    summary["documents"] = examined.documents
    summary["waived"] = len(examined.waived)
    summary["skipped_checks"] = [{"check": s.check, "reason": s.reason} for s in examined.skipped]
    shape = {"version": 1, "findings": [as_data(f) for f in examined.findings], "summary": summary}
    return encoder.dumps(shape, ensure_ascii=False, indent=2) + "\n"


def as_data(finding: Finding) -> dict[str, Any]:
    """One finding in the published shape."""
    return {
        "check": finding.check,
        "severity": str(finding.severity),
        "document": finding.document,
        **_place(finding.place),
        "message": finding.message,
        "help": finding.help,
        "related": [{**_place(r.place), "message": r.message} for r in finding.related],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


_PLACE: dict[str, Any] = {
    "path": {"type": "string", "description": "Relative to the playbook's root."},
    **{name: {"type": "integer", "minimum": 1} for name in ("line", "column", "end_line", "end_column")},
}

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Findings of `playbook check --format json`",
    "type": "object",
    "required": ["version", "findings", "summary"],
    "properties": {
        "version": {"const": 1},
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["check", "severity", "document", *_PLACE, "message", "help", "related"],
                "properties": {
                    "check": {"type": "string"},
                    "severity": {"enum": [str(severity) for severity in Severity]},
                    "document": {"type": "string", "description": "kind:id, or empty."},
                    **_PLACE,
                    "message": {"type": "string"},
                    "help": {"type": "string"},
                    "related": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": [*_PLACE, "message"],
                            "properties": {**_PLACE, "message": {"type": "string"}},
                        },
                    },
                },
            },
        },
        "summary": {
            "type": "object",
            "required": [*(str(severity) for severity in Severity), "documents", "skipped_checks"],
            "properties": {
                **{str(severity): {"type": "integer"} for severity in Severity},
                "documents": {"type": "integer"},
                "waived": {"type": "integer"},
                "skipped_checks": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["check", "reason"],
                        "properties": {"check": {"type": "string"}, "reason": {"type": "string"}},
                    },
                },
            },
        },
    },
}
