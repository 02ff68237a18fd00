"""Compared: two examined playbooks come in, `Changes` go out; every part is compared on its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.alarms import told
from generator.changes.answers import answers
from generator.changes.covered import covered
from generator.changes.documents import edits
from generator.changes.exercises import exercises
from generator.changes.findings import arisen
from generator.changes.pairs import Two
from generator.changes.promised import promised
from generator.changes.values import Changes, Decided, Uncompared, Version
from generator.changes.work import work
from generator.handbook import Handbook
from generator.kinds import KINDS
from generator.pipeline import Examined
from generator.values import quoted


def compare(before: Examined, after: Examined, versions: tuple[Version, Version]) -> Changes:
    """All that changed between two versions of a playbook, as far as it can be compared."""
    two = Two(before.handbook, after.handbook)
    edited = edits(two)
    asked = list(answers(two))
    return Changes(
        *versions,
        answers=tuple(one for one in asked if isinstance(one, Decided)),
        told=tuple(told(two)),
        work=tuple(work(two)),
        promises=tuple(promised(two)),
        cover=tuple(covered(two)),
        clocks=edited.clocks,
        scenarios=tuple(exercises(two)),
        words=edited.words,
        moved=edited.moved,
        edited=edited.edited,
        arisen=arisen(before.findings, after.findings, after.handbook),
        settled=arisen(after.findings, before.findings, before.handbook),
        uncompared=(*_broken(two), *(one for one in asked if isinstance(one, Uncompared))),
    )


def _broken(two: Two) -> Iterator[Uncompared]:
    """Documents that cannot be used on one side or both."""
    why = "it has errors there"
    both = two.before.broken & two.after.broken
    for kind, id in sorted(two.before.broken | two.after.broken):
        side = "both" if (kind, id) in both else "before" if (kind, id) in two.before.broken else "after"
        yield Uncompared(side, _called(two, kind, id), why)  # type: ignore[arg-type]


def _called(two: Two, kind: str, id: str) -> str:
    """What people call a document that is broken on one side, by what it is called on the other."""
    for handbook in (two.after, two.before):
        if document := _there(handbook, kind, id):
            return document
    words = KINDS[kind].words if kind in KINDS else "document"
    return f"the {words} {quoted(id)}"


def _there(handbook: Handbook, kind: str, id: str) -> str:
    target = handbook.target(f"{kind}:{id}")
    return target.document.called if target else ""
