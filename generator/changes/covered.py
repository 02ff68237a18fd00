"""Cover: holes that opened or closed, in the languages of channels and in the hours of promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from generator.changes.pairs import Two, named
from generator.changes.values import Covered
from generator.engine.cover import Hole, weeks
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel
from generator.kinds.commitment import Commitment
from generator.rules.cover import Missed, Spoken, missed, spoken
from generator.rules.promises import in_force
from generator.times import when


@dataclass(frozen=True, slots=True)
class Empty:
    """How many minutes of an ordinary week nobody is there, and the longest stretch in words."""

    minutes: int = 0
    longest: str = ""


def covered(two: Two) -> Iterator[Covered]:
    """Every language of a channel and every clock of a promise that somebody more or fewer is there for."""
    for before, after in two.of(Channel):
        if before and after:
            was, now = _languages(two.before, before), _languages(two.after, after)
            yield from _changed(after, was, now)
    for old, new in two.of(Commitment):
        if old and new and (in_force(old) or in_force(new)):
            yield from _changed(new, _clocks(two.before, old), _clocks(two.after, new))


def _changed(
    document: Document[Channel] | Document[Commitment], was: Mapping[str, Empty], now: Mapping[str, Empty]
) -> Iterator[Covered]:
    """What is covered on both sides, and differently."""
    for where, after in now.items():
        before = was.get(where)
        if before and before != after:
            yield Covered(
                named(document), where, before.minutes, after.minutes, before.longest, after.longest
            )


def _languages(handbook: Handbook, channel: Document[Channel]) -> dict[str, Empty]:
    return {f"language:{one.language}": _hours(handbook, one) for one in spoken(handbook, channel)}


def _hours(handbook: Handbook, one: Spoken) -> Empty:
    """The worse of an ordinary week in January and in July."""
    each = [one.holes(week) for week in weeks(handbook.today)]
    worst = max(each, key=lambda holes: sum(hole.minutes for hole in holes))
    if not worst:
        return Empty()
    return Empty(sum(hole.minutes for hole in worst), _stretch(worst[0], one.clock.zone))


def _clocks(handbook: Handbook, document: Document[Commitment]) -> dict[str, Empty]:
    """For each clock the longest wait that the promise does not survive."""
    found = dict[str, Empty]()
    for number, measure in enumerate(document.record.measures):
        worst = next(iter(missed(handbook, document, number)), None)
        found[f"clock:{measure.clock}"] = _wait(worst) if worst else Empty()
    return found


def _wait(worst: Missed) -> Empty:
    """From when until when nobody is there, and the holiday where that is why."""
    zone = worst.duty.seats[0].zone if worst.duty.seats else "UTC"
    stretch = _stretch(Hole(worst.wait.start, worst.wait.end), zone)
    return Empty(worst.wait.minutes, f"{stretch} ({worst.on.isoformat()})" if worst.on else stretch)


def _stretch(hole: Hole, zone: str) -> str:
    """From when until when, as a week of its zone has it."""
    if hole.end - hole.start >= timedelta(days=7):
        return "all week"
    return f"{when(hole.start, zone)} to {when(hole.end, zone)}"
