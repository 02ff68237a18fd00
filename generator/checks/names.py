"""Names: references as editors write them come in, short names and words for people go out."""

from __future__ import annotations

from collections.abc import Iterable

from generator.handbook import Handbook
from generator.kinds.role import Role
from generator.rules.names import name as name
from generator.rules.names import names as names
from generator.rules.names import seat as seat
from generator.suggest import listed
from generator.values import quoted


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
