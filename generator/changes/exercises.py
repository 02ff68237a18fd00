"""Exercises: events that the rules answer differently now, or that fit their script now, or no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.changes.pairs import Two, paired_items
from generator.changes.values import Named, Outcome, Rehearsed
from generator.engine.rehearsal import Answered, Difference, Said
from generator.kinds.facilitator import Facilitator, Inject
from generator.rules import rehearsal
from generator.rules.names import name

WRONG: Final = {
    "nothing": "no rule answers it",
    "open": "the rules could answer it in several ways",
    "level": "another severity than the script expects",
    "course": "another play or escalation than the script expects",
    "words": "another statement than the script expects",
    "silence": "the script expects words where the rules say not to reply",
    "seat": "the script expects it of a seat that has no part in it",
    "late": "the script allows more time than the playbook",
    "tight": "the script allows less time than it takes",
}
"""What does not fit, in a few words."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event with what the rules say of it, in the names of the later version."""

    inject: Inject
    outcome: Outcome | None
    wrong: tuple[str, ...]


def exercises(two: Two) -> Iterator[Rehearsed]:
    """Every event of both versions whose outcome changed, or that fits its script now or no more."""
    was = {id(one.document): one for one in rehearsal.rehearsed(two.before)}
    now = {id(one.document): one for one in rehearsal.rehearsed(two.after)}
    for before, after in two.of(Facilitator):
        if before and after:
            old, new = _events(two, was[id(before)], True), _events(two, now[id(after)], False)
            scenario = two.title("scenario", name(after.record.scenario))
            for inject, now_inject in paired_items(before.record.injects, after.record.injects):
                if inject and now_inject:
                    yield from _changed(scenario, old[inject.id], new[now_inject.id])


def _changed(scenario: Named, before: Event, after: Event) -> Iterator[Rehearsed]:
    if before.outcome != after.outcome or before.wrong != after.wrong:
        inject = after.inject
        yield Rehearsed(
            scenario,
            inject.id.replace("-", " "),
            inject.at.minutes,
            before.outcome,
            after.outcome,
            before.wrong,
            after.wrong,
        )


def _events(two: Two, one: rehearsal.Rehearsed, earlier: bool) -> dict[str, Event]:
    found = {}
    for inject, answered in zip(one.document.record.injects, one.answered, strict=True):
        found[inject.id] = Event(inject, _outcome(two, answered, earlier), _wrong(answered))
    return found


def _outcome(two: Two, answered: Answered, earlier: bool) -> Outcome | None:
    """What the rules say of the event; None where it poses no situation, or they may say several things."""
    said = answered.event.said
    if not said or len({one.gist for one in said}) > 1 or said[0].silent:
        return None
    return _told(two, said[0], earlier)


def _told(two: Two, said: Said, earlier: bool) -> Outcome:
    def called(kind: str, ref: str | None) -> Named | None:
        if ref is None:
            return None
        return two.title(kind, two.now(kind, ref) if earlier else name(ref))

    return Outcome(
        called("severity", said.level), called("play", said.course), None if said.replies else "no"
    )


def _wrong(answered: Answered) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_in_words(one) for one in answered.differences))


def _in_words(difference: Difference) -> str:
    return WRONG[difference.what]
