"""Escalations and plays as the engine's chains, and which escalation answers a severity in a family."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from generator.engine.chains import Alarm, Chain, Office, Ring, Work
from generator.handbook import Document, Handbook
from generator.kinds.escalation import AlarmChain, Escalation
from generator.kinds.play import Play
from generator.rules.calendars import seat
from generator.rules.names import name, names
from generator.rules.spots import Spot
from generator.values import Duration


def chain(document: Document[Escalation]) -> Chain:
    """The alarm and the work of an escalation; each part knows where it was written."""
    record = document.record
    alarm = _alarm(document, record.ack) if record.ack else None
    work = tuple(
        _work(
            Spot(document, ("stages", position)),
            (stage.id, stage.by),
            stage.budget,
            stage.completes,
            stage.work,
        )
        for position, stage in enumerate(record.stages)
    )
    return Chain(document.id, alarm, work, Spot(document))


def play(document: Document[Play]) -> tuple[Work, ...]:
    """The steps of a play as work; where a step hands the case over, its `Spot` leads to that."""
    return tuple(
        _work(
            Spot(document, ("steps", position)),
            (step.id, step.by),
            step.within,
            None if step.completes == "none" else step.completes,
            step.action,
        )
        for position, step in enumerate(document.record.steps)
    )


def answering(
    handbook: Handbook, severity: str, family: str | None = None
) -> tuple[Document[Escalation], ...]:
    """The active escalations for a severity in a crisis family; one without a family answers all of them."""
    return _answering(handbook, name(severity), name(family) if family else None)


def offices(handbook: Handbook, running: Chain) -> Mapping[str, Office]:
    """The seats of everybody a chain may need, by role; those whose hours are not known are left out."""
    alarm = running.alarm
    called = [who for ring in alarm.rings for who in ring.who] + list(alarm.fallback) if alarm else []
    roles = dict.fromkeys([*called, *(work.who for work in running.work)])
    seats = {role: seat(handbook, role) for role in roles}
    return {role: found.office for role, found in seats.items() if found}


@lru_cache(maxsize=4096)
def _answering(handbook: Handbook, level: str, family: str | None) -> tuple[Document[Escalation], ...]:
    return tuple(
        document
        for document in _by_severity(handbook).get(level, ())
        if family is None or not document.record.family or family in names(document.record.family)
    )


@lru_cache(maxsize=8)
def _by_severity(handbook: Handbook) -> Mapping[str, tuple[Document[Escalation], ...]]:
    found: dict[str, tuple[Document[Escalation], ...]] = {}
    for document in handbook.all(Escalation):
        for level in dict.fromkeys(names(document.record.severities)):
            found[level] = (*found.get(level, ()), document)
    return found


def _alarm(document: Document[Escalation], ack: AlarmChain) -> Alarm:
    rings = tuple(
        Ring(names(step.notify), step.by, _minutes(step.wait), Spot(document, ("ack", "steps", position)))
        for position, step in enumerate(ack.steps)
    )
    fallback = names(ack.if_nobody.notify) if ack.if_nobody else ()
    return Alarm(rings, ack.repeat, fallback, Spot(document, ("ack",)))


def _work(
    spot: Spot, who: tuple[str, str], length: Duration | None, completes: str | None, does: str | None
) -> Work:
    id, role = who
    working = length is not None and length.working
    return Work(id, name(role), _minutes(length), working, completes, does, spot)


def _minutes(length: Duration | None) -> int | None:
    return None if length is None else length.minutes
