"""What changed, for programs. Its shape is published: `playbook schema changes`."""

from __future__ import annotations

import json as encoder
from dataclasses import asdict
from typing import Any, Final

from generator.changes.values import Changes

VERSION: Final = 1


def json(changes: Changes) -> str:
    """Everything that changed, as one JSON document."""
    return encoder.dumps(as_data(changes), ensure_ascii=False, indent=2) + "\n"


def as_data(changes: Changes) -> dict[str, Any]:
    """Everything that changed, in the published shape."""
    shape = {"version": VERSION, **asdict(changes)}
    shape["words"] = [{**asdict(one), "before": one.before, "after": one.after} for one in changes.words]
    return shape
