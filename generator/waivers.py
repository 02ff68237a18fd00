"""Waivers: findings the playbook has excused, with reason, approver and end date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.finding import Finding, Severity
from generator.handbook import Handbook
from generator.kinds.role import Role
from generator.kinds.waivers import Waiver, Waivers
from generator.suggest import did_you_mean
from generator.values import quoted


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that is excused, and the exception that excuses it."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings that stand, and those that are excused."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]


def judge(
    handbook: Handbook,
    findings: tuple[Finding, ...],
    waivable: Mapping[str, bool],
    skipped: frozenset[str] = frozenset(),
) -> Judged:
    """Take the excused findings out. An exception that is over, or excuses nothing, is a finding itself.

    `waivable` says of each check that exists whether it may be excused; `skipped` are those that could
    not be run, so that nobody knows what an exception from them excuses.
    """
    document = handbook.one(Waivers)
    if document is None:
        return Judged(findings, ())
    standing: list[Finding] = []
    waived: list[Waived] = []
    used: set[int] = set()
    for finding in findings:
        number = _excuse(document.record, finding, handbook, waivable)
        if number is None:
            standing.append(finding)
        else:
            waived.append(Waived(finding, document.record.list[number]))
            used.add(number)
    standing += [
        f
        for i, _ in enumerate(document.record.list)
        if (f := waiver_expired(handbook, i, i in used, waivable, skipped))
    ]
    return Judged(tuple(standing), tuple(waived))


def _excuse(
    record: Waivers, finding: Finding, handbook: Handbook, waivable: Mapping[str, bool]
) -> int | None:
    for number, waiver in enumerate(record.list):
        if (
            waivable.get(waiver.check)
            and waiver.check == finding.check
            and _subject(handbook, waiver) == finding.document
            and waiver.until >= handbook.today
        ):
            return number
    return None


def _subject(handbook: Handbook, waiver: Waiver) -> str | None:
    """The document an exception is for; none where this audience may not read it."""
    target = handbook.target(waiver.document)
    return target.document.ref if target else None


def waiver_expired(
    handbook: Handbook,
    number: int,
    used: bool,
    waivable: Mapping[str, bool],
    skipped: frozenset[str] = frozenset(),
) -> Finding | None:
    """An exception is over, or there is nothing left that it excuses.

    Exceptions that nobody ends become the rule. An exception whose day has passed no longer excuses
    anything; one whose problem is solved should go, so that it cannot hide the next one.

    Mend the fault, or ask whoever approved the exception to renew it. Time alone makes this true, so it is
    a warning; an exception from a check that does not exist, or that can never be excused, is an error.

    Fails:

        # playbook/waivers.yaml
        kind: waivers
        id: waivers
        list:
          - check: review-overdue
            document: role:press-officer
            reason: The seat is new and was reviewed when it was made.
            approved_by: press-officer
            until: 2026-01-31

    Passes:

        # playbook/waivers.yaml
        kind: waivers
        id: waivers
        list: []
    """
    document = handbook.one(Waivers)
    if document is None:
        return None
    waiver = document.record.list[number]
    what = f"the exception from '{waiver.check}' for {waiver.document}"
    severity, field = Severity.WARNING, "check"
    if waiver.check not in waivable:
        severity, message = Severity.ERROR, f"there is no check called {quoted(waiver.check)}"
        help = did_you_mean(waiver.check, waivable, "`playbook checks` lists them all.")
    elif not waivable[waiver.check]:
        severity, message = Severity.ERROR, f"'{waiver.check}' can never be excused"
        help = "Delete this exception and mend the fault."
    elif waiver.until < handbook.today:
        field, message = "until", f"{what} ended on {waiver.until}"
        approver = handbook.get(Role, waiver.approved_by)
        who = quoted(approver.title) if approver else waiver.approved_by
        help = f"Mend the fault now, or ask {who} to renew the exception."
    elif not used and not _unjudged(handbook, waiver, skipped):
        message, help = f"{what} excuses nothing any more", "Delete it."
    else:
        return None
    place = document.place("list", number, field)
    return Finding("waiver-expired", severity, message, place, help, (), document.ref)


def _unjudged(handbook: Handbook, waiver: Waiver, skipped: frozenset[str]) -> bool:
    """Whether the excused check could not be run here, so that nobody knows if it still excuses."""
    return (
        bool(handbook.broken)
        or _subject(handbook, waiver) is None
        or waiver.check in skipped
        or handbook.playbook.record.checks.get(waiver.check) == "off"
    )
