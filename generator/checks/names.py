"""Names: references as editors write them come in, short names and words for people go out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.handbook import Handbook
from generator.kinds.role import Role
from generator.suggest import listed
from generator.values import quoted


def name(ref: str) -> str:
    """The last part of a reference: `sev1` of `severity:sev1` and of `severity:severities#sev1`."""
    return re.split(r"[:#]", ref)[-1]


def names(refs: Iterable[str]) -> tuple[str, ...]:
    """The last part of each reference."""
    return tuple(name(ref) for ref in refs)


def titled(titles: Iterable[str], most: int = 4) -> str:
    """Titles as a list people read: 'a', 'b' and 'c'."""
    return listed((quoted(title) for title in titles), most=most)


def the_worst(handbook: Handbook, refs: Iterable[str]) -> tuple[str, ...]:
    """Those of the named severity levels that are among the two worst, the worst first."""
    named = names(refs)
    return tuple(level.id for level in handbook.levels[:2] if level.id in named)


def sits_in_communications(handbook: Handbook, role: str | None) -> bool:
    """Whether this seat is known to belong to a communications department."""
    document = handbook.get(Role, role)
    department = (document.record.department or "") if document else ""
    ours = {d.casefold() for d in handbook.playbook.record.comms_departments}
    return department.casefold() in ours


def seat(handbook: Handbook, role: str) -> str:
    """What people call this seat: its title, or its id where it cannot be read."""
    document = handbook.get(Role, role)
    return quoted(document.title if document else name(role))
