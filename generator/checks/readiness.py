"""Readiness: whether a tick is backed by proof, and the hard truths by an honest answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.checks.check import Fault
from generator.checks.names import name
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel, Point
from generator.kinds.readiness import Question, Readiness
from generator.kinds.role import Role
from generator.source import Route
from generator.suggest import listed
from generator.values import quoted

HARD_TRUTHS = "hard-truths"


def readiness_without_evidence(handbook: Handbook) -> Iterator[Fault]:
    """Something is ticked as done, without proof or without a day.

    A tick is not proof. Whoever opens a channel on the strength of it must be able to look: `evidence` is an
    address or the title of a document, `done_on` the day. That holds for the questions of the readiness page
    and for the points in the file of each channel.

    Fails:

        # playbook/readiness.yaml
        kind: readiness
        id: readiness
        title: Are we ready?
        reviewed_on: 2026-11-01
        groups:
          - id: nine-things
            title: Nine things
            items:
              - id: brief-employees
                question: Do our people know about it?
                status: done

    Passes:

        # playbook/readiness.yaml
        kind: readiness
        id: readiness
        title: Are we ready?
        reviewed_on: 2026-11-01
        groups:
          - id: nine-things
            title: Nine things
            items:
              - id: brief-employees
                question: Do our people know about it?
                status: done
                evidence: Slides of the staff meeting
                done_on: 2026-10-05
    """
    for readiness in handbook.all(Readiness):
        for i, group in enumerate(readiness.record.groups):
            for j, question in enumerate(group.items):
                yield from _unproved(readiness, ("groups", i, "items", j), question, question.question)
    for channel in handbook.all(Channel):
        for i, point in enumerate(channel.record.readiness):
            yield from _unproved(channel, ("readiness", i), point, name(point.item))


def _unproved(document: Document[Any], route: Route, ticked: Question | Point, title: str) -> Iterator[Fault]:
    asked = {"evidence": ("proof", ticked.evidence), "done_on": ("day", ticked.done_on)}
    missing = {field: words for field, (words, there) in asked.items() if not there}
    if ticked.status == "done" and missing:
        message = f"{quoted(title)} is ticked as done, without a {listed(missing.values(), last='or a')}"
        help = f"Add {listed(f'`{field}`' for field in missing)}, or set it back to `started`."
        yield Fault(document, (*route, "status"), message, help)


def hard_truth_unanswered(handbook: Handbook) -> Iterator[Fault]:
    """One of the hard truths has no honest answer, no proof, or no signature of the sponsor.

    These are the reasons why such programmes fail, and the questions nobody likes to hear: do departments
    work together, is it led from the top, what is the result. Each question of the group `hard-truths`
    needs an `answer`, `evidence`, and the sponsor under `signed_by`. An honest 'not yet' is an answer.

    Fails:

        # playbook/readiness.yaml
        kind: readiness
        id: readiness
        title: Are we ready?
        reviewed_on: 2026-11-01
        groups:
          - id: hard-truths
            title: Hard truths
            items:
              - id: led-from-the-top
                question: Is it led from the top?

    Passes:

        # playbook/readiness.yaml
        kind: readiness
        id: readiness
        title: Are we ready?
        reviewed_on: 2026-11-01
        groups:
          - id: hard-truths
            title: Hard truths
            items:
              - id: led-from-the-top
                question: Is it led from the top?
                answer: Not yet. The board has given us a year and the time of two people.
                evidence: Minutes of the board, September
                signed_by: [{role: press-officer, on: 2026-09-14}]
    """
    sponsors = {role.id for role in handbook.all(Role) if role.record.is_sponsor}
    for readiness in handbook.all(Readiness):
        for i, group in enumerate(readiness.record.groups):
            for j, question in enumerate(group.items if group.id == HARD_TRUTHS else ()):
                route = ("groups", i, "items", j)
                yield from _unanswered(readiness, route, question, sponsors)


def _unanswered(
    readiness: Document[Readiness], route: Route, question: Question, sponsors: set[str]
) -> Iterator[Fault]:
    signed = {name(signature.role) for signature in question.signed_by}
    asked = {
        "answer": ("honest answer", question.answer),
        "evidence": ("proof", question.evidence),
        "signed_by": ("signature of the sponsor", not sponsors or sponsors & signed),
    }
    missing = {field: words for field, (words, there) in asked.items() if not there}
    if missing:
        message = (
            f"the hard truth {quoted(question.question)} has no {listed(missing.values(), last='and no')}"
        )
        help = f"Fill in {listed(f'`{field}`' for field in missing)}; 'not yet' is an answer too."
        yield Fault(readiness, route, message, help)
