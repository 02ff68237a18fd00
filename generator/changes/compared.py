"""Compared: two examined playbooks come in, `Changes` go out; every part is compared on its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from generator.changes.alarms import told
from generator.changes.answers import answers
from generator.changes.covered import covered
from generator.changes.documents import edits
from generator.changes.exercises import exercises
from generator.changes.findings import arisen
from generator.changes.pairs import Two
from generator.changes.promised import promised
from generator.changes.tongues import translated
from generator.changes.values import Changes, Decided, Edited, Uncompared, Version
from generator.changes.work import work
from generator.handbook import Handbook
from generator.kinds import KINDS
from generator.pipeline import Examined
from generator.suggest import counted
from generator.values import quoted

TOLD: Final = {"triage": ("rules", "otherwise"), "escalation": ("ack", "stages"), "play": ("steps",)}
"""What is told as behaviour where it changed that, and need not be told as edited once more."""


def compare(before: Examined, after: Examined, versions: tuple[Version, Version]) -> Changes:
    """All that changed between two versions of a playbook, as far as it can be compared."""
    two = Two(before.handbook, after.handbook)
    edited = edits(two)
    asked = list(answers(two))
    skipped = {one.check for one in (*before.skipped, *after.skipped)}
    found, was = ([f for f in side.findings if f.check not in skipped] for side in (after, before))
    changes = Changes(
        *versions,
        answers=tuple(one for one in asked if isinstance(one, Decided)),
        told=tuple(told(two)),
        work=tuple(work(two)),
        promises=tuple(promised(two)),
        cover=tuple(covered(two)),
        clocks=edited.clocks,
        scenarios=tuple(exercises(two)),
        words=edited.words,
        translated=tuple(translated(two)),
        moved=edited.moved,
        edited=edited.edited,
        arisen=arisen(was, found, after.handbook),
        settled=arisen(found, was, before.handbook),
        uncompared=(
            *_broken(two),
            *_unchecked(before, after),
            *(one for one in asked if isinstance(one, Uncompared)),
        ),
    )
    return replace(changes, edited=tuple(_untold(changes)))


def _untold(changes: Changes) -> Iterator[Edited]:
    """What else was edited, without what is told as behaviour."""
    moments = [moment for one in changes.told for moment in (one.before, one.after) if moment]
    told = {one.table for one in changes.answers if one.groups}
    told |= {one.document for one in changes.work} | {moment.escalation for moment in moments}
    refs = {named.ref for named in told}
    for one in changes.edited:
        known = TOLD.get(one.document.ref.partition(":")[0], ()) if one.document.ref in refs else ()
        fields = tuple(field for field in one.fields if field.partition(":")[0] not in known)
        if fields:
            settings = tuple(setting for setting in one.settings if setting.field in fields)
            yield replace(one, fields=fields, settings=settings)


def _broken(two: Two) -> Iterator[Uncompared]:
    """Documents that cannot be used on one side or both."""
    for kind, id in sorted(two.before.broken | two.after.broken):
        sides = ((kind, id) in two.before.broken, (kind, id) in two.after.broken)
        yield Uncompared(_side(*sides), _called(two, kind, id), "it has errors")


def _unchecked(before: Examined, after: Examined) -> Iterator[Uncompared]:
    """Checks that could run on one side only: what they say there is neither new nor settled."""
    was, now = ({one.check for one in side.skipped} for side in (before, after))
    for checks, sides in ((was - now, (True, False)), (now - was, (False, True))):
        if checks:
            why = "it could not run" if len(checks) == 1 else "they could not run"
            yield Uncompared(_side(*sides), f"what {counted(len(checks), 'check')} would say", why)


def _side(before: bool, after: bool) -> Literal["before", "after", "both"]:
    return "both" if before and after else "before" if before else "after"


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
