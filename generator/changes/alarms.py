"""Alarms: who is told earlier, later, now at all or no more, in which severity and which crisis family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from generator.changes.pairs import Two
from generator.changes.values import Moment, Named, Told
from generator.engine.chains import Alarm, rung
from generator.handbook import Document, Handbook
from generator.kinds.escalation import Escalation
from generator.rules.chains import answering, chain
from generator.rules.names import name

Case: TypeAlias = "tuple[str, str | None]"
"""A severity and a crisis family, by their ids in the later version; None: the playbook has no families."""

News: TypeAlias = "tuple[str, Moment | None, Moment | None]"


def told(two: Two) -> Iterator[Told]:
    """Every seat whose minute of the alarm changed, with all cases in which it changed so."""
    found: dict[News, list[Case]] = {}
    for case in _cases(two):
        before, after = _called(two, two.before, case), _called(two, two.after, case)
        for role in dict.fromkeys((*after, *before)):
            old, new = before.get(role), after.get(role)
            if _gist(old) != _gist(new):
                found.setdefault((role, old, new), []).append(case)
    for (role, old, new), cases in found.items():
        yield Told(two.title("role", role), old, new, tuple(_gathered(two, cases)))


def _cases(two: Two) -> Iterator[Case]:
    """Every severity of both versions with every family, worst first; none whose chain is broken in one."""
    levels = [level.id for level in two.after.levels]
    levels += [id for level in two.before.levels if (id := two.now("severity", level.id)) not in levels]
    families: list[str | None] = list(_families(two)) or [None]
    every = ((level, family) for level in levels for family in families)
    return (case for case in every if not _lost(two, case))


def _lost(two: Two, case: Case) -> bool:
    return any(
        two.lost(document, handbook is two.before)
        for handbook in (two.before, two.after)
        for document in answering(handbook, *_then(two, handbook, *case))
    )


def _families(two: Two) -> list[str]:
    now = [family.id for family in two.after.playbook.record.families]
    was = (two.now("family", family.id) for family in two.before.playbook.record.families)
    return list(dict.fromkeys((*now, *was)))


def _called(two: Two, handbook: Handbook, case: Case) -> dict[str, Moment]:
    """When each seat is first told in a case; seats by what they are called now."""
    found: dict[str, Moment] = {}
    level, family = case
    for document in answering(handbook, *_then(two, handbook, level, family)):
        for role, moment in _moments(two, handbook, document):
            if role not in found or _early(moment) < _early(found[role]):
                found[role] = moment
    return found


def _then(two: Two, handbook: Handbook, level: str, family: str | None) -> Case:
    """The case in the words of that version."""
    if handbook is two.after:
        return level, family
    was = {(kind, new): old for (kind, old), new in two.renamed.items()}
    return was.get(("severity", level), level), was.get(("family", family or ""), family)


def _moments(two: Two, handbook: Handbook, document: Document[Escalation]) -> Iterator[tuple[str, Moment]]:
    alarm = chain(document).alarm
    escalation = two.title(
        "escalation", two.now("escalation", document.id) if handbook is two.before else document.id
    )
    for who, minute, by, last in _calls(alarm) if alarm else ():
        role = two.now("role", who) if handbook is two.before else name(who)
        yield role, Moment(minute, by, escalation, last)


def _calls(alarm: Alarm) -> Iterator[tuple[str, int | None, tuple[str, ...], bool]]:
    for call in rung(alarm):
        for who in call.ring.who:
            yield who, call.minute, call.ring.by, False
    for who in alarm.fallback:
        yield who, alarm.longest if alarm.ends else None, (), True


def _early(moment: Moment) -> float:
    return float("inf") if moment.minute is None else moment.minute


def _gist(moment: Moment | None) -> tuple[object, ...] | None:
    """What matters to whoever is told; by which escalation does not."""
    return (moment.minute, moment.by, moment.last) if moment else None


def _gathered(two: Two, cases: Iterable[Case]) -> Iterator[tuple[Named, Named | None]]:
    """The cases in titles; a severity with all families is named once."""
    every, by_level = _families(two), dict[str, list[str]]()
    for level, family in cases:
        by_level.setdefault(level, []).extend([family] if family else [])
    for level, families in by_level.items():
        severity = two.title("severity", level)
        if len(families) == len(every):
            yield severity, None
        else:
            yield from ((severity, two.title("family", family)) for family in families)
