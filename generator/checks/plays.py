"""Plays and chains: whether deeds follow the words, and whether the adverts stop when something happens."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Also, Fault
from generator.checks.names import name, seat, sits_in_communications, the_worst
from generator.handbook import Document, Handbook
from generator.kinds.escalation import Escalation
from generator.kinds.issue import Issue
from generator.kinds.play import Play, Step
from generator.suggest import counted, listed
from generator.values import quoted

DEEDS = frozenset({"fix", "refund", "explain", "handoff"})
WORDS = frozenset({"acknowledge", "reply"})
FITTING = {
    "fixed": frozenset({"fix", "refund", "handoff"}),
    "refunded": frozenset({"refund"}),
    "explained": frozenset({"explain", "reply"}),
    "handed-over": frozenset({"handoff"}),
}
"""What a step must be, for a play to end the way it says."""

PAUSE_WITHIN = 15


def play_ends_in_words(handbook: Handbook) -> Iterator[Fault]:
    """A play answers people, but nobody in it does anything about their trouble.

    A kind reply followed by business as usual makes a complaint worse: people now know that we knew. So a
    play for a known complaint needs a step that fixes, pays back, explains or hands over, taken by a role
    outside communications, because communications cannot repair a kettle or find a parcel.

    Every other play must be able to end the way its `ends_with` says: one that ends with `refunded` needs a
    step with `action: refund`. If there is nothing to mend, write `ends_with: nothing-to-fix` and the
    reason in `ends_because`, so that colleagues can stand by it.

    Fails:

        # playbook/plays/calm-the-customer.yaml
        kind: play
        id: calm-the-customer
        title: Calm the customer
        reviewed_on: 2026-11-01
        steps:
          - id: apologise
            do: Say that we are sorry, and mean it.
            by: press-officer
            action: reply

    Passes:

        # playbook/plays/calm-the-customer.yaml
        kind: play
        id: calm-the-customer
        title: Calm the customer
        reviewed_on: 2026-11-01
        steps:
          - id: apologise
            do: Say that we are sorry, and mean it.
            by: press-officer
            action: reply
          - id: replace
            do: Send a new one the same day, and ask for the broken one back.
            by: warehouse-lead
            action: fix
        ends_with: fixed

        # roles/warehouse-lead.yaml
        kind: role
        id: warehouse-lead
        title: Warehouse lead
        department: Operations
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    complaints = {name(d.record.play): d for d in reversed(handbook.all(Issue)) if d.record.play}
    for play in handbook.all(Play):
        yield from _ends_in_words(handbook, play, complaints.get(play.id))


def _ends_in_words(
    handbook: Handbook, play: Document[Play], issue: Document[Issue] | None
) -> Iterator[Fault]:
    record, ending = play.record, play.record.ends_with
    if ending == "nothing-to-fix":
        if not record.ends_because:
            yield _no_reason(play)
        return
    if not (ending or issue or any(_speaks(step) for step in record.steps)):
        return
    fitting = FITTING.get(ending or "", DEEDS)
    deeds = [(i, step) for i, step in enumerate(record.steps) if _does(step, fitting)]
    if not deeds:
        yield _no_deed(play, issue)
    elif ending in ("fixed", "refunded") or not ending or issue:
        yield from _only_our_own(handbook, play, deeds, issue)


def _speaks(step: Step) -> bool:
    return step.action in WORDS or step.completes in ("acknowledge", "first_reply")


def _does(step: Step, fitting: frozenset[str]) -> bool:
    if step.action in fitting or ("reply" in fitting and _speaks(step)):
        return True
    return bool(step.handoff) and "handoff" in fitting


def _no_reason(play: Document[Play]) -> Fault:
    message = f"{play.called} says that there is nothing to fix, but not why"
    help = "Add the reason under `ends_because`, in a sentence colleagues can stand by."
    return Fault(play, ("ends_with",), message, help)


def _no_deed(play: Document[Play], issue: Document[Issue] | None) -> Fault:
    ending = play.record.ends_with
    wanted = {"refunded": "refund", "explained": "explain", "handed-over": "handoff"}.get(ending or "", "fix")
    if ending:
        message = f"{play.called} says it ends with '{ending}', but has no step that makes it so"
    else:
        message = f"{play.called} ends in words: no step in it fixes, pays back or explains anything"
    help = (
        f"Add a step with `action: {wanted}` and the role that does it; if there is nothing to mend, "
        "write `ends_with: nothing-to-fix` and the reason in `ends_because`."
    )
    return Fault(play, ("ends_with",) if ending else ("steps",), message, help, _the_complaint(issue))


def _only_our_own(
    handbook: Handbook,
    play: Document[Play],
    deeds: list[tuple[int, Step]],
    issue: Document[Issue] | None,
) -> Iterator[Fault]:
    if not all(sits_in_communications(handbook, step.by) for _, step in deeds):
        return
    number, step = deeds[0]
    others = f" and {counted(len(deeds) - 1, 'other step')}" if deeds[1:] else ""
    message = (
        f"in {play.called} only {seat(handbook, step.by)} mends anything ({quoted(step.do)}{others}), "
        "and that is communications"
    )
    help = "Give the step to the role that can really mend it, outside communications."
    yield Fault(play, ("steps", number, "by"), message, help, _the_complaint(issue))


def _the_complaint(issue: Document[Issue] | None) -> tuple[Also, ...]:
    return (Also(issue, ("play",), "the known complaint it answers"),) if issue else ()


def scheduled_posts_not_paused(handbook: Handbook) -> Iterator[Fault]:
    """A chain for the worst levels does not stop scheduled posts and adverts in its first 15 minutes.

    A cheerful advert under the news of an accident is remembered longer than the accident. Posts that were
    planned weeks ago go out by themselves, so somebody must stop them before anything else is written.

    The stage is known by `does: pause-posts`, or by the id `pause-scheduled-posts`. Its own budget and those
    of the stages before it are added up: together they may take 15 minutes.

    Fails:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        severities: [sev1, sev2]
        family: product-safety
        reviewed_on: 2026-11-01
        stages:
          - {id: write, does: write, by: press-officer, budget: 20m}
          - {id: pause-scheduled-posts, by: press-officer, budget: 5m}

    Passes:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        severities: [sev1, sev2]
        family: product-safety
        reviewed_on: 2026-11-01
        stages:
          - {id: pause-scheduled-posts, by: press-officer, budget: 5m}
          - {id: write, does: write, by: press-officer, budget: 20m}
    """
    for chain in handbook.all(Escalation):
        if levels := the_worst(handbook, chain.record.severities):
            yield from _not_paused(chain, listed(levels))


def _not_paused(chain: Document[Escalation], levels: str) -> Iterator[Fault]:
    stages = chain.record.stages
    at = next((i for i, stage in enumerate(stages) if stage.work == "pause-posts"), None)
    if at is None:
        message = f"{chain.called} ({levels}) never pauses scheduled posts and adverts"
        help = (
            "Add a first stage with the id `pause-scheduled-posts`, the role that does it and a short budget."
        )
        yield Fault(chain, ("stages",), message, help)
        return
    budgets = [stage.budget for stage in stages[: at + 1]]
    minutes = sum(budget.minutes for budget in budgets)
    if minutes > PAUSE_WITHIN:
        sum_of = f" ({' + '.join(str(budget) for budget in budgets)})" if at else ""
        message = (
            f"{chain.called} ({levels}) has paused scheduled posts and adverts only "
            f"after {minutes} minutes{sum_of}"
        )
        help = f"Put that stage further up, or shorten it; the limit is {PAUSE_WITHIN} minutes."
        yield Fault(chain, ("stages", at, "budget"), message, help)
