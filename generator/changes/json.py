"""What changed, for programs. Its shape is published: `playbook schema changes`."""

from __future__ import annotations

import json as encoder
from dataclasses import asdict
from typing import Any, Final

from pydantic import TypeAdapter

from generator.changes.values import Changes

VERSION: Final = 1


def json(changes: Changes) -> str:
    """Everything that changed, as one JSON document."""
    return encoder.dumps(as_data(changes), ensure_ascii=False, indent=2) + "\n"


def as_data(changes: Changes) -> dict[str, Any]:
    """Everything that changed, in the published shape. Texts come word by word, and whole besides."""
    shape = {"version": VERSION, **asdict(changes)}
    shape["words"] = [
        {**made, "text_before": one.before, "text_after": one.after}
        for made, one in zip(shape["words"], changes.words, strict=True)
    ]
    return shape


def schema() -> dict[str, Any]:
    """The shape, from the values themselves; times are minutes, and names lead to documents."""
    made = TypeAdapter(Changes).json_schema(mode="serialization")
    text = {"type": "string"}
    made["$defs"]["Reworded"]["properties"] |= {"text_before": text, "text_after": text}
    made["properties"] = {"version": {"const": VERSION}, **made["properties"]}
    made["required"] = list(made["properties"])
    made["title"] = "What changed, as `playbook diff --format json` tells it"
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return made
