"""Explained: one rule of the handbook comes in, what it does in words and minutes goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final

from generator.explained import commitment, escalation, handoff, role, scenario, triage
from generator.explained.account import Account, Section
from generator.handbook import Handbook

KINDS: Final[dict[str, Callable[..., Iterator[Section]]]] = {
    "escalation": escalation.sections,
    "commitment": commitment.sections,
    "handoff": handoff.sections,
    "role": role.sections,
    "triage": triage.sections,
    "scenario": scenario.sections,
}
"""The kinds that can be explained, each with the function that does it."""


def explain(handbook: Handbook, ref: str, at: datetime | None = None) -> Account:
    """The account of the document `kind:id`, whose kind is one of `KINDS`.

    `at` starts an escalation at an instant. Raises LookupError where there is no such document.
    """
    target = handbook.target(ref)
    if target is None:
        raise LookupError(ref)
    given: dict[str, Any] = {"at": at} if at else {}
    found = KINDS[target.document.kind.name](handbook, target.document, **given)
    return Account(target.document.ref, target.title, tuple(found))
