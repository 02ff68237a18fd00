"""Names: references as editors write them come in, short names and words for people go out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.handbook import Handbook
from generator.kinds.role import Role
from generator.values import quoted


def name(ref: str) -> str:
    """The last part of a reference: `sev1` of `severity:sev1` and of `severity:severities#sev1`."""
    return re.split(r"[:#]", ref)[-1]


def names(refs: Iterable[str]) -> tuple[str, ...]:
    """The last part of each reference."""
    return tuple(name(ref) for ref in refs)


def seat(handbook: Handbook, role: str) -> str:
    """What people call this seat: its title, or its id where it cannot be read."""
    document = handbook.get(Role, role)
    return quoted(document.title if document else name(role))
