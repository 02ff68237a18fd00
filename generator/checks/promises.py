"""Promises against what delivers them: can it be done at best, as a rule, on a bad day; and each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from typing import Final

from generator.checks.check import Also, Fault
from generator.checks.names import names
from generator.checks.sums import (
    CLOCKS,
    alike,
    besides,
    levels,
    places,
    promised,
    reasons,
    spelt,
    taking,
    told,
    total,
)
from generator.engine.promises import Verdict
from generator.finding import Severity
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel
from generator.kinds.commitment import Commitment
from generator.kinds.severity import Level, Severities
from generator.rules.promises import WORST, Kept, in_force, promises
from generator.suggest import listed
from generator.times import recurring
from generator.values import Duration, quoted


@lru_cache(maxsize=8)
def missed(handbook: Handbook) -> tuple[tuple[Kept, ...], ...]:
    """The promises in force that cannot be kept: for each clock and verdict what is missed, the worst first.

    Of the channels and severities of one chain or play only the worst is told: they share their cause.
    """
    worst: dict[tuple[str, int, str], Kept] = {}
    for kept in promises(handbook):
        if kept.binding and kept.verdict not in (None, "held"):
            key = (kept.commitment.id, kept.measure, kept.delivered_by.ref)
            worst[key] = max(worst.get(key, kept), kept, key=lambda k: _weight(handbook, k))
    groups: dict[tuple[object, ...], list[Kept]] = {}
    for (commitment, measure, _), kept in worst.items():
        groups.setdefault((commitment, measure, kept.verdict, kept.handed_over), []).append(kept)
    return tuple(tuple(sorted(g, key=lambda k: _weight(handbook, k), reverse=True)) for g in groups.values())


def _weight(handbook: Handbook, kept: Kept) -> tuple[int, int, bool]:
    verdict, bad = kept.verdict or "held", taking(kept, "bad")
    return WORST.index(verdict), bad, kept.severity in handbook.worst


def _own(handbook: Handbook, verdict: Verdict) -> Iterator[tuple[Kept, ...]]:
    """What is missed so, but for what a hand-off alone breaks: that is told as its fault."""
    return (group for group in missed(handbook) if group[0].verdict == verdict and not group[0].handed_over)


def _way_out(kept: Kept, what: str) -> str:
    honest = max(taking(kept, "bad"), taking(kept, "rule"))
    return f"{what}, or promise {alike(kept, honest)}, which would hold on a bad day too."


def _route(kept: Kept) -> tuple[str | int, ...]:
    return ("measures", kept.measure, "within")


def promise_never_met(handbook: Handbook) -> Iterator[Fault]:
    """A promise is broken even on a good day: the work takes longer than what we promise.

    Somebody looks at once, everybody answers, and still the budgets of the stages, or the times of the steps,
    up to the one that stops the clock come to more than the promised time.

    Shorten a step, take one out, or promise a time that you can keep. The page of the promise shows the sum.

    Fails:

        # playbook/commitments/quick-answer.yaml
        kind: commitment
        id: quick-answer
        title: An answer within the half hour
        reviewed_on: 2026-11-01
        promise: You hear from us within 30 minutes.
        applies_to: {severities: sev3}
        measures:
          - clock: first_reply
            within: 30m
        delivered_by: play:answer

        # playbook/plays/answer.yaml
        kind: play
        id: answer
        title: Answer
        reviewed_on: 2026-11-01
        steps:
          - {id: read, do: Read the whole thread., by: press-officer, within: 15m}
          - {id: reply, do: Answer where they wrote., by: press-officer, within: 20m, completes: first_reply}

    Passes:

        # playbook/commitments/quick-answer.yaml
        kind: commitment
        id: quick-answer
        title: An answer within the half hour
        reviewed_on: 2026-11-01
        promise: You hear from us within 30 minutes.
        applies_to: {severities: sev3}
        measures:
          - clock: first_reply
            within: 30m
        delivered_by: play:answer

        # playbook/plays/answer.yaml
        kind: play
        id: answer
        title: Answer
        reviewed_on: 2026-11-01
        steps:
          - {id: read, do: Read the whole thread., by: press-officer, within: 10m}
          - {id: reply, do: Answer where they wrote., by: press-officer, within: 20m, completes: first_reply}
    """
    for group in _own(handbook, "never-met"):
        kept = group[0]
        terms = kept.sum.terms if kept.sum else ()
        message = (
            f"{promised(kept)}; along {kept.delivered_by.called}, even if everyone reacts at once, it takes "
            f"{total(kept, 'best')} ({told(terms, 'best')}){besides(kept, group)}"
        )
        help = _way_out(kept, "Shorten a step")
        yield Fault(kept.commitment, _route(kept), message, help, places(kept, "best"))


def promise_missed_as_a_rule(handbook: Handbook) -> Iterator[Fault]:
    """A promise holds only when somebody happens to look at once.

    A channel is looked at every so many minutes, and as a rule a message comes in between. With that wait the
    work takes longer than what we promise.

    Look more often (`checked_every` of the channel), shorten a step, or promise a time that you can keep.

    Fails:

        # playbook/commitments/quick-answer.yaml
        kind: commitment
        id: quick-answer
        title: An answer within the half hour
        reviewed_on: 2026-11-01
        promise: You hear from us within 30 minutes.
        applies_to: {channels: our-page, severities: sev3}
        measures:
          - clock: first_reply
            within: 30m
        delivered_by: play:answer

        # playbook/channels/our-page.yaml
        kind: channel
        id: our-page
        title: Our page
        reviewed_on: 2026-11-01
        status: preparing
        type: social
        checked_every: 15m

        # playbook/plays/answer.yaml
        kind: play
        id: answer
        title: Answer
        reviewed_on: 2026-11-01
        steps:
          - {id: reply, do: Answer where they wrote., by: press-officer, within: 20m, completes: first_reply}

    Passes:

        # playbook/commitments/quick-answer.yaml
        kind: commitment
        id: quick-answer
        title: An answer within the half hour
        reviewed_on: 2026-11-01
        promise: You hear from us within 30 minutes.
        applies_to: {channels: our-page, severities: sev3}
        measures:
          - clock: first_reply
            within: 30m
        delivered_by: play:answer

        # playbook/channels/our-page.yaml
        kind: channel
        id: our-page
        title: Our page
        reviewed_on: 2026-11-01
        status: preparing
        type: social
        checked_every: 10m

        # playbook/plays/answer.yaml
        kind: play
        id: answer
        title: Answer
        reviewed_on: 2026-11-01
        steps:
          - {id: reply, do: Answer where they wrote., by: press-officer, within: 20m, completes: first_reply}
    """
    for group in _own(handbook, "missed-as-a-rule"):
        kept = group[0]
        terms = kept.sum.terms if kept.sum else ()
        every = next((term.rule for term in terms if term.what == "look"), 0)
        channel = quoted(kept.channel.title if kept.channel else "")
        message = (
            f"{promised(kept)}; with somebody looking at {channel} {recurring(every)}, "
            f"{kept.delivered_by.called} takes {total(kept, 'rule')} as a rule "
            f"({told(terms, 'rule')}){besides(kept, group)}"
        )
        help = _way_out(kept, "Look more often, shorten a step")
        yield Fault(kept.commitment, _route(kept), message, help, places(kept, "rule"))


def promise_missed_on_a_bad_day(handbook: Handbook) -> Iterator[Fault]:
    """A promise breaks on the day it is made for: when the first people do not answer, or a desk is closed.

    On a bad day the alarm runs to its end: all its waits, and its repeats, come on top. Working time begins
    at the worst moment of the week, and desks that cases are handed to are slow. For the two worst
    severities this is an error, since a crisis is a bad day.

    Shorten the waits of the alarm or a stage, let more people be told at once, or promise a longer time.

    Fails:

        # playbook/commitments/speak-first.yaml
        kind: commitment
        id: speak-first
        title: You hear from us first
        reviewed_on: 2026-11-01
        promise: In an incident you hear from us within 45 minutes.
        applies_to: {severities: sev3}
        measures:
          - clock: first_statement
            within: 45m
        delivered_by: escalation:incident

        # playbook/escalations/incident.yaml
        kind: escalation
        id: incident
        title: An incident
        reviewed_on: 2026-11-01
        severities: sev3
        ack:
          steps:
            - {notify: press-officer, by: [phone, chat], wait: 10m}
            - {notify: press-officer, by: [phone, chat], wait: 10m}
        stages:
          - {id: write, by: press-officer, budget: 20m}
          - {id: publish, by: press-officer, budget: 10m, completes: first_statement}

    Passes:

        # playbook/commitments/speak-first.yaml
        kind: commitment
        id: speak-first
        title: You hear from us first
        reviewed_on: 2026-11-01
        promise: In an incident you hear from us within 50 minutes.
        applies_to: {severities: sev3}
        measures:
          - clock: first_statement
            within: 50m
        delivered_by: escalation:incident

        # playbook/escalations/incident.yaml
        kind: escalation
        id: incident
        title: An incident
        reviewed_on: 2026-11-01
        severities: sev3
        ack:
          steps:
            - {notify: press-officer, by: [phone, chat], wait: 10m}
            - {notify: press-officer, by: [phone, chat], wait: 10m}
        stages:
          - {id: write, by: press-officer, budget: 20m}
          - {id: publish, by: press-officer, budget: 10m, completes: first_statement}
    """
    for group in _own(handbook, "missed-on-a-bad-day"):
        kept = group[0]
        terms = kept.sum.terms if kept.sum else ()
        why = listed(reasons(handbook, kept)) or "everything goes slowly"
        message = (
            f"{promised(kept)}; if {why}, {kept.delivered_by.called} takes {total(kept, 'bad')} "
            f"({told(terms, 'bad')}){besides(kept, group)}"
        )
        help = f"Shorten the waits or a step, or promise {alike(kept, taking(kept, 'bad'))}."
        graver = Severity.ERROR if handbook.worst & set(levels(group)) else None
        yield Fault(kept.commitment, _route(kept), message, help, places(kept, "bad"), severity=graver)


# Promises against each other


@dataclass(frozen=True, slots=True)
class Promised:
    """One clock of a promise in force."""

    document: Document[Commitment]
    number: int
    within: Duration
    percent: int | None

    @property
    def route(self) -> tuple[str | int, ...]:
        """Where its time stands."""
        return ("measures", self.number, "within")


Cell = tuple[str, str, str, tuple[str, ...]]
"""What promises are compared in: a channel, a clock, who promises, and for which issues."""


@lru_cache(maxsize=8)
def _cells(handbook: Handbook) -> dict[Cell, dict[str, list[Promised]]]:
    """The promises in force by what they are about, and then by severity."""
    held = [document for document in handbook.all(Commitment) if in_force(document)]
    everywhere = dict.fromkeys(channel for d in held for channel in names(d.record.applies_to.channels))
    cells: dict[Cell, dict[str, list[Promised]]] = {}
    for document in held:
        record, to = document.record, document.record.applies_to
        channels = names(to.channels) or tuple(everywhere) or ("",)
        severities = names(to.severities) or tuple(level.id for level in handbook.levels) or ("",)
        issues = tuple(sorted(names(to.issues)))
        for number, measure in enumerate(record.measures):
            if measure.within is None:
                continue
            promise = Promised(document, number, measure.within, measure.target_percent)
            for channel, level in product(dict.fromkeys(channels), dict.fromkeys(severities)):
                cell = cells.setdefault((channel, measure.clock, record.direction, issues), {})
                cell.setdefault(level, []).append(promise)
    return cells


RHYTHMS: Final = {
    "acknowledge_within": "to take it",
    "first_statement_within": "for the first statement",
    "update_every": "between updates",
    "exercise_every": "between exercises",
}


def promise_slower_when_worse(handbook: Handbook) -> Iterator[Fault]:
    """A worse level is given more time than a less bad one.

    The worse it is, the earlier people must hear from us. Compared are the clocks of the severity levels, and
    promises in force for the same clock on the same channel. Only how long it takes to solve something may
    grow with its size.

    Give the worse level the same time or less.

    Fails:

        # playbook/commitments/speak-first-sev1.yaml
        kind: commitment
        id: speak-first-sev1
        title: In a crisis we speak within ninety minutes
        reviewed_on: 2026-11-01
        promise: In a crisis you hear from us within 90 minutes.
        applies_to: {severities: sev1}
        measures:
          - {clock: first_statement, within: 90m}

        # playbook/commitments/speak-first-sev2.yaml
        kind: commitment
        id: speak-first-sev2
        title: In a major incident we speak within the hour
        reviewed_on: 2026-11-01
        promise: In a major incident you hear from us within 60 minutes.
        applies_to: {severities: sev2}
        measures:
          - {clock: first_statement, within: 60m}

    Passes:

        # playbook/commitments/speak-first-sev1.yaml
        kind: commitment
        id: speak-first-sev1
        title: In a crisis we speak within the hour
        reviewed_on: 2026-11-01
        promise: In a crisis you hear from us within 60 minutes.
        applies_to: {severities: sev1}
        measures:
          - {clock: first_statement, within: 60m}

        # playbook/commitments/speak-first-sev2.yaml
        kind: commitment
        id: speak-first-sev2
        title: In a major incident we speak within ninety minutes
        reviewed_on: 2026-11-01
        promise: In a major incident you hear from us within 90 minutes.
        applies_to: {severities: sev2}
        measures:
          - {clock: first_statement, within: 90m}
    """
    yield from _levels_slower(handbook)
    yield from _promises_slower(handbook)


def _levels_slower(handbook: Handbook) -> Iterator[Fault]:
    document = handbook.one(Severities)
    if document is None:
        return
    for field, what in RHYTHMS.items():
        timed = [(level, getattr(level, field)) for level in handbook.levels if getattr(level, field)]
        for (worse, slow), (better, quick) in pairwise(timed):
            if slower(slow, quick):
                message = (
                    f"{worse.id} has {spelt(slow)} {what}, but {better.id}, which is less bad, has "
                    f"{spelt(quick)}"
                )
                also = (Also(document, (*_at(document, better), field), f"{spelt(quick)} for {better.id}"),)
                help = f"Give {worse.id} {spelt(quick)} or less, or {better.id} more."
                yield Fault(document, (*_at(document, worse), field), message, help, also)


def _at(document: Document[Severities], level: Level) -> tuple[str | int, ...]:
    return ("levels", document.record.levels.index(level))


def _promises_slower(handbook: Handbook) -> Iterator[Fault]:
    """Of two promises whose levels differ the worse one's time must not be longer; each pair is told once."""
    told: set[tuple[str, str, str]] = set()
    ranks = {level.id: level.rank for level in handbook.levels}
    for (_, clock, *_), cell in _cells(handbook).items():
        by_rank = [(ranks[level], each) for level in ranks for each in cell.get(level, ())]
        for (rank, slow), (other, quick) in pairwise(_extremes(by_rank)):
            pair = (clock, slow.document.id, quick.document.id)
            if clock == "resolve" or rank == other or not slower(slow.within, quick.within) or pair in told:
                continue
            told.add(pair)
            yield _slower(handbook, clock, (rank, slow), (other, quick))


def _extremes(by_rank: list[tuple[int, Promised]]) -> list[tuple[int, Promised]]:
    """Of each level the promises with the shortest and the longest time, to compare neighbours by."""
    found: list[tuple[int, Promised]] = []
    for rank in dict.fromkeys(rank for rank, _ in by_rank):
        those = [each for other, each in by_rank if other == rank]
        found.append((rank, min(those, key=lambda each: each.within.minutes)))
        found.append((rank, max(those, key=lambda each: each.within.minutes)))
    return found


def _slower(handbook: Handbook, clock: str, slow: tuple[int, Promised], quick: tuple[int, Promised]) -> Fault:
    names_of = {level.rank: level.id for level in handbook.levels}
    (rank, worse), (other, better) = slow, quick
    message = (
        f"{CLOCKS[clock]}: {names_of[rank]} within {spelt(worse.within)} ({quoted(worse.document.title)}), "
        f"but {names_of[other]} within {spelt(better.within)} ({quoted(better.document.title)}); the "
        "worse level must not be slower"
    )
    also = (Also(better.document, better.route, f"{spelt(better.within)} for {names_of[other]}"),)
    help = f"Promise {spelt(better.within)} or less for {names_of[rank]}, or more for {names_of[other]}."
    return Fault(worse.document, worse.route, message, help, also)


def slower(one: Duration, other: Duration) -> bool:
    """Whether one time is longer than another; working time and time on the wall are not compared."""
    return one.working == other.working and one.minutes > other.minutes


def promise_conflict(handbook: Handbook) -> Iterator[Fault]:
    """Two promises in force give different times for the same thing.

    The same clock, on the same channel, at the same severity, for the same issues: which of the two do we
    keep? Customers quote the shorter one. Two times that hold in different shares of cases, such as 80 of
    100 within an hour and 99 within a day, go together.

    A severity, too, must not leave more time for the first statement than we promised in public.

    Keep one of them, or say under `applies_to` where each holds.

    Fails:

        # playbook/commitments/one-hour.yaml
        kind: commitment
        id: one-hour
        title: An answer within the hour
        reviewed_on: 2026-11-01
        promise: We answer within 1 hour.
        measures:
          - {clock: first_reply, within: 1h}

        # playbook/commitments/four-hours.yaml
        kind: commitment
        id: four-hours
        title: An answer within four hours
        reviewed_on: 2026-11-01
        promise: We answer within 4 hours.
        measures:
          - {clock: first_reply, within: 4h}

    Passes:

        # playbook/commitments/one-hour.yaml
        kind: commitment
        id: one-hour
        title: An answer within the hour
        reviewed_on: 2026-11-01
        promise: In an incident we answer within 1 hour.
        applies_to: {severities: sev3}
        measures:
          - {clock: first_reply, within: 1h}

        # playbook/commitments/four-hours.yaml
        kind: commitment
        id: four-hours
        title: An answer within four hours
        reviewed_on: 2026-11-01
        promise: We answer within 4 hours.
        applies_to: {severities: sev4}
        measures:
          - {clock: first_reply, within: 4h}
    """
    pairs: dict[tuple[str, str, str], tuple[str, str, Promised, Promised]] = {}
    for (channel, clock, *_), cell in _cells(handbook).items():
        for level, those in cell.items():
            for one, other in pairwise(sorted(those, key=lambda p: (p.within.minutes, p.document.id))):
                if _conflict(one, other):
                    pairs.setdefault(
                        (one.document.id, other.document.id, clock), (channel, level, one, other)
                    )
    for (_, _, clock), (channel, level, one, other) in pairs.items():
        yield _in_conflict(handbook, clock, (channel, level), one, other)
    yield from _levels_later(handbook)


def _levels_later(handbook: Handbook) -> Iterator[Fault]:
    """Severities that leave more time for the first statement than a promise in force does."""
    quickest: dict[str, Promised] = {}
    for (_, clock, direction, _), cell in _cells(handbook).items():
        if (clock, direction) == ("first_statement", "company"):
            for level, those in cell.items():
                quickest[level] = min(*those, quickest.get(level, those[0]), key=lambda p: p.within.minutes)
    document, field = handbook.one(Severities), "first_statement_within"
    for its in document.record.levels if document else ():
        allowed, promise = its.first_statement_within, quickest.get(its.id)
        if document and allowed and promise and slower(allowed, promise.within):
            message = (
                f"{quoted(promise.document.title)} promises a first statement within "
                f"{spelt(promise.within)} at {its.id}, but the level itself leaves {spelt(allowed)}"
            )
            help = f"Give {its.id} {spelt(promise.within)} or less, or change the promise."
            also = (Also(promise.document, promise.route, f"{spelt(promise.within)} here"),)
            yield Fault(document, (*_at(document, its), field), message, help, also)


def _conflict(one: Promised, other: Promised) -> bool:
    shares = one.percent is not None and other.percent is not None and one.percent < other.percent
    return one.within.minutes != other.within.minutes and not shares


def _in_conflict(
    handbook: Handbook, clock: str, cell: tuple[str, str], one: Promised, other: Promised
) -> Fault:
    channel, level = handbook.get(Channel, cell[0] or None), cell[1]
    place = f" on {quoted(channel.title)}" if channel else ""
    at = f" at {level}" if level else ""
    message = (
        f"{CLOCKS[clock]}{place}{at}: {quoted(one.document.title)} promises it within {spelt(one.within)}, "
        f"{quoted(other.document.title)} within {spelt(other.within)}"
    )
    if one.document is other.document:
        message = (
            f"{quoted(one.document.title)} promises {CLOCKS[clock]} twice, within {spelt(one.within)} and "
            f"within {spelt(other.within)}"
        )
    also = (Also(one.document, one.route, f"{spelt(one.within)} here"),)
    help = "Keep one of them, or say under `applies_to` where each holds."
    return Fault(other.document, other.route, message, help, also)
