"""Governance: who decides, how often we speak, and whether our words keep to that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.checks.check import Also, Fault
from generator.checks.lengths import Length, lengths
from generator.checks.names import name, names, seat
from generator.finding import Severity
from generator.handbook import Document, Handbook
from generator.kinds.decisions import Decision, Decisions
from generator.kinds.escalation import Escalation, Stage
from generator.kinds.severity import Level, Severities
from generator.kinds.statement import Statement
from generator.source import Route
from generator.suggest import listed
from generator.times import recurring, spell
from generator.values import quoted

MOST: Final = 5
"""Nobody looks at more places than that for one fault."""


def update_rhythm_missing(handbook: Handbook) -> Iterator[Fault]:
    """One of the two worst levels, or an update for it, does not say when we speak next.

    Silence is filled by rumours. People wait, and can wait, if they know until when.

    Add `update_every` to the level, for example `30m`. In a statement of type `update` say it in the part
    `next_update`, or write `next_update_within`. (That a holding statement says it is checked by
    `statement-part-missing`.)

    Fails:

        # playbook/statements/recall-update.yaml
        kind: statement
        id: recall-update
        title: Recall, second word
        type: update
        severities: [sev1]
        reviewed_on: 2026-11-01
        text: We have found the cause. It was the lid.

    Passes:

        # playbook/statements/recall-update.yaml
        kind: statement
        id: recall-update
        title: Recall, second word
        type: update
        severities: [sev1]
        reviewed_on: 2026-11-01
        text: We have found the cause. It was the lid. The next news stands here within 30 minutes.
    """
    scale = handbook.one(Severities)
    for level in handbook.levels[:2]:
        if scale and level.update_every is None:
            message = f"{level.id} says nothing about how often we update the public"
            help = "Add `update_every`, for example 30m."
            yield Fault(scale, ("levels", scale.record.levels.index(level), "id"), message, help)
    for statement in handbook.all(Statement):
        worst = [level for level in _levels(handbook, statement) if level.id in handbook.worst]
        if worst and statement.record.type == "update" and not _says_when(statement.record):
            message = f"{statement.called} is an update for {worst[0].id} and does not say when we speak next"
            help = "Add the part `next_update`, or `next_update_within`."
            yield Fault(statement, ("type",), message, help)


def _says_when(statement: Statement) -> bool:
    """Whether a text says when we speak next: by a field, a part, a length of time, or a blank for it."""
    if statement.next_update_within or "next_update" in statement.parts:
        return True
    if any("next" in blank or "update" in blank for blank in statement.blanks):
        return True
    return any(True for text in statement.wording() for _ in lengths(text))


def _levels(handbook: Handbook, statement: Document[Statement]) -> list[Level]:
    """The severities that a statement serves, the worst first."""
    named = names(statement.record.severities)
    return [level for level in handbook.levels if level.id in named]


def decision_without_approver(handbook: Handbook) -> Iterator[Fault]:
    """A decision has no approver or driver, or more than one, or takes longer than the plan leaves for it.

    With three approvers each waits for the others, and the minutes run. With no driver nobody begins.

    Name exactly one role under `approver` and one under `driver`; the others are `contributors`. Where the
    decision is the approval in an escalation (its driver writes there and its approver approves), `within`
    may not be longer than the budget of that stage; this is a warning.

    Fails:

        # roles/decisions.yaml
        kind: decisions
        id: decisions
        title: Who decides
        reviewed_on: 2026-11-01
        decisions:
          - id: apologise
            question: Do we apologise in public?
            driver: press-officer
            approver: [press-officer, managing-director]

        # roles/managing-director.yaml
        kind: role
        id: managing-director
        title: Managing director
        holders: [p-003]
        reviewed_on: 2026-11-01

    Passes:

        # roles/decisions.yaml
        kind: decisions
        id: decisions
        title: Who decides
        reviewed_on: 2026-11-01
        decisions:
          - id: apologise
            question: Do we apologise in public?
            driver: press-officer
            approver: managing-director

        # roles/managing-director.yaml
        kind: role
        id: managing-director
        title: Managing director
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    approvals = list(_approvals(handbook))
    for document in handbook.all(Decisions):
        for number, decision in enumerate(document.record.decisions):
            route = ("decisions", number)
            yield from _not_one(handbook, document, route, decision)
            yield from _too_slow(document, route, decision, approvals)


def _not_one(
    handbook: Handbook, document: Document[Decisions], route: Route, decision: Decision
) -> Iterator[Fault]:
    asked = {
        "approver": (decision.approver, "approvers", "nobody approves", "says yes or no"),
        "driver": (decision.driver, "drivers", "nobody drives", "moves it forward"),
    }
    for field, (refs, several, nobody, job) in asked.items():
        roles = tuple(dict.fromkeys(names(refs)))
        if not roles:
            help = f"Add `{field}:` with the one role that {job}."
            yield Fault(document, (*route, "id"), f"{nobody} {quoted(decision.question)}", help)
        elif len(roles) > 1:
            who = listed((seat(handbook, role) for role in roles), most=6)
            message = f"{quoted(decision.question)} has {len(roles)} {several}: {who}"
            yield Fault(document, (*route, field), message, "Choose one; the others contribute.")


Approval = tuple[Document[Escalation], Route, Stage, frozenset[str]]


def _approvals(handbook: Handbook) -> Iterator[Approval]:
    """The stages that approve a text, each with those who write it before."""
    for chain in handbook.all(Escalation):
        writers: set[str] = set()
        for number, stage in enumerate(chain.record.stages):
            if stage.work == "write":
                writers.add(name(stage.by))
            elif stage.work == "approve":
                yield chain, ("stages", number, "budget"), stage, frozenset(writers)


def _too_slow(
    document: Document[Decisions], route: Route, decision: Decision, approvals: Iterable[Approval]
) -> Iterator[Fault]:
    drivers, approvers = set(names(decision.driver)), set(names(decision.approver))
    if decision.within is None or len(drivers) != 1 or len(approvers) != 1:
        return
    slower = [
        (chain, at, stage)
        for chain, at, stage, writers in approvals
        if {name(stage.by)} == approvers
        and drivers <= writers
        and decision.within.minutes > stage.budget.minutes
        and decision.within.working == stage.budget.working
    ]
    if slower:
        chain, _, stage = min(slower, key=lambda found: found[2].budget.minutes)
        message = (
            f"{quoted(decision.question)} may take {spell(decision.within.minutes)}, "
            f"but its approval in {quoted(chain.title)} has {spell(stage.budget.minutes)}"
        )
        also = tuple(Also(chain, at, f"{spell(stage.budget.minutes)} here") for chain, at, stage in slower)
        help = "Shorten the one, or lengthen the other and look at the promises that hang on it."
        yield Fault(document, (*route, "within"), message, help, also[: MOST + 1], severity=Severity.WARNING)


def statement_next_update_mismatch(handbook: Handbook) -> Iterator[Fault]:
    """A statement promises the next news later than the severity says we speak.

    Then we miss our own clock, in public, or the text waits for a rhythm that nobody keeps.

    Promise the shorter time in the text and in `next_update_within`, or change `update_every` of the level.
    The time is read from the words of the part `next_update`, in English, Arabic, Hebrew, Greek and Polish;
    where it names several, the shortest counts, and a blank such as `{{time}}` is not counted.

    Fails:

        # playbook/statements/recall-update.yaml
        kind: statement
        id: recall-update
        title: Recall, second word
        type: update
        severities: [sev1]
        reviewed_on: 2026-11-01
        parts:
          known: We have found the cause. It was the lid.
          next_update: The next news stands here in 2 hours.

    Passes:

        # playbook/statements/recall-update.yaml
        kind: statement
        id: recall-update
        title: Recall, second word
        type: update
        severities: [sev1]
        reviewed_on: 2026-11-01
        parts:
          known: We have found the cause. It was the lid.
          next_update: The next news stands here in half an hour.
    """
    scale = handbook.one(Severities)
    for statement in handbook.all(Statement) if scale else ():
        for promised, route, words in _promised(statement):
            if scale and (late := _late(handbook, statement, promised)):
                yield _mismatch(scale, statement, late, (promised, route, words))
                break


Promised = tuple[int, Route, Length | None]


def _promised(statement: Document[Statement]) -> Iterator[Promised]:
    """The times a statement promises the next news in: minutes, the place, and the words that say so."""
    text = statement.record.parts.get("next_update", "")
    if spoken := min(lengths(text), key=lambda length: length.minutes, default=None):
        yield spoken.minutes, ("parts", "next_update"), spoken
    within = statement.record.next_update_within
    if within and not within.working:
        yield within.minutes, ("next_update_within",), None


def _late(handbook: Handbook, statement: Document[Statement], promised: int) -> list[tuple[Level, int]]:
    """The levels that speak more often than that, the strictest first, with their minutes."""
    rhythm = [
        (level, level.update_every.minutes)
        for level in _levels(handbook, statement)
        if level.update_every and not level.update_every.working
    ]
    return sorted((found for found in rhythm if found[1] < promised), key=lambda found: found[1])


def _mismatch(
    scale: Document[Severities],
    statement: Document[Statement],
    late: list[tuple[Level, int]],
    promised: Promised,
) -> Fault:
    minutes, route, words = promised
    (level, shortest), says = late[0], "the text promises" if words else "`next_update_within` promises"
    message = f"{says} news in {spell(minutes)}; {level.id} says {recurring(shortest)}"
    also = tuple(
        Also(scale, ("levels", scale.record.levels.index(its), "update_every"), recurring(every))
        for its, every in late
    )
    help = f"Promise {spell(shortest)} or less, or change `update_every` of {level.id}."
    offset, length = (words.offset, words.length) if words else (None, 1)
    return Fault(statement, route, message, help, also, offset=offset, length=length)
