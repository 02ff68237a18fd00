"""Promises: the terms of a promise come in; what it takes at best, as a rule and on a bad day comes out.

A term is one thing that takes time on the way: until somebody looks, the alarm, a stage of the work, a step,
the wait at another desk and the handling there. Most terms run with the clock on the wall. Working time runs
only inside the opening hours of whoever works: at best and as a rule it begins at the best moment of the
week, on a bad day at the worst one. Times are whole minutes; a week comes again and again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import Final, Literal, NamedTuple

What = Literal["look", "alarm", "stage", "step", "wait", "handling"]
Verdict = Literal["held", "missed-on-a-bad-day", "missed-as-a-rule", "never-met"]

WEEK: Final = 7 * 24 * 60
"""The minutes of a week."""


MANY: Final = 40
"""Nobody delivers anything in more steps; of more, working time is added up as it is."""


@dataclass(frozen=True)
class Week:
    """Opening hours of a week, in minutes from its beginning: spans in order that neither touch nor overlap.

    The start of a span is included, its end is not. There is at least one span.
    """

    spans: tuple[tuple[int, int], ...]

    @cached_property
    def _opens(self) -> list[int]:
        return [start for start, _ in self.spans]

    @cached_property
    def _worked_by(self) -> list[int]:
        """The minutes worked by the end of each span."""
        return list(accumulate(end - start for start, end in self.spans))

    @property
    def total(self) -> int:
        """The open minutes of a week."""
        return self._worked_by[-1]

    @property
    def bounds(self) -> tuple[int, ...]:
        """The minutes at which it opens or closes."""
        return tuple(bound for span in self.spans for bound in span)

    def is_open(self, at: int) -> bool:
        """Whether somebody is there at that minute."""
        return self.worked(at + 1) > self.worked(at)

    def worked(self, at: int) -> int:
        """The open minutes from the beginning of the first week until `at`."""
        weeks, minute = divmod(at, WEEK)
        number = bisect_right(self._opens, minute) - 1
        if number < 0:
            return weeks * self.total
        end = self.spans[number][1]
        return weeks * self.total + self._worked_by[number] - (end - min(minute, end))

    def reached(self, worked: int) -> int:
        """The first minute by which so many open minutes have passed: the reverse of `worked`."""
        weeks, rest = divmod(worked - 1, self.total)
        number = bisect_left(self._worked_by, rest + 1)
        return weeks * WEEK + self.spans[number][1] - (self._worked_by[number] - rest - 1)

    def after(self, at: int, minutes: int) -> int:
        """The minute at which work of so many minutes is done that begins at `at`, or once it opens."""
        return self.reached(self.worked(at) + minutes) if minutes else at

    def latest(self, done: int, minutes: int) -> int:
        """The first minute from which such work is not done before `done`."""
        return self.reached(self.worked(done - 1) + 1 - minutes) if minutes else done


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that takes time: its minutes at best, as a rule and on a bad day.

    `hours` are the opening hours of whoever does it, for working time; without them its minutes run as they
    are. `source` is whatever the caller wants back.
    """

    what: What
    best: int
    rule: int
    bad: int
    working: bool = False
    label: str = ""
    source: object = field(default=None, compare=False)
    hours: Week | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """The terms with the minutes that each takes on the clock of the promise, and what they come to.

    `worst_start` is the minute of the week at which a bad day begins; None where any minute is as bad.
    """

    terms: tuple[Term, ...]
    worst_start: int | None = None

    @property
    def best(self) -> int:
        """The minutes it takes if somebody looks at once and everyone is there."""
        return sum(term.best for term in self.terms)

    @property
    def rule(self) -> int:
        """The minutes it takes as a rule: somebody looks as late as they may."""
        return sum(term.rule for term in self.terms)

    @property
    def bad(self) -> int:
        """The minutes it takes on a bad day: the alarm runs to its end, and other desks are slow."""
        return sum(term.bad for term in self.terms)


def verdict(sum: Sum, within: int) -> Verdict:
    """Whether a promise of so many minutes can be kept."""
    if sum.best > within:
        return "never-met"
    if sum.rule > within:
        return "missed-as-a-rule"
    return "missed-on-a-bad-day" if sum.bad > within else "held"


def add_up(terms: Iterable[Term], starts: Week | None = None, clock: Week | None = None) -> Sum:
    """The sum of the terms, which follow each other.

    `starts` are the hours in which a case may begin, `clock` those in which the promise's clock runs; without
    them it may begin and runs at any time. A term that is no working time counts in full.
    """
    given = tuple(terms)
    if len(given) > MANY or not any(_hours(term) for term in given):
        return Sum(given)
    best = _every(given, [term.best for term in given], starts, clock)[0]
    rule = _every(given, [term.rule for term in given], starts, clock)[0]
    bad = _every(given, [term.bad for term in given], starts, clock)[-1]
    each = zip(given, best.minutes, rule.minutes, bad.minutes, strict=True)
    found = tuple(replace(term, best=b, rule=r, bad=d) for term, b, r, d in each)
    return Sum(found, bad.start if bad.total > sum(term.bad for term in given) else None)


def taken(
    terms: Sequence[Term], minutes: Sequence[int], start: int, clock: Week | None = None
) -> tuple[int, ...]:
    """The minutes on the promise's clock that each term takes if the first begins at `start`.

    A term takes at least its own minutes, also where somebody works while the promise's clock stands still.
    """
    at, found = start, []
    for term, length in zip(terms, minutes, strict=True):
        if hours := _hours(term):
            done = hours.after(at, length)
            found.append(max(length, clock.worked(done) - clock.worked(at) if clock else done - at))
        else:
            done = at + length
            found.append(length)
        at = done
    return tuple(found)


class _Run(NamedTuple):
    """One way it may go: what it takes in all, when it begins, and what each term takes."""

    total: int
    start: int
    minutes: tuple[int, ...]


def _every(
    terms: Sequence[Term], minutes: Sequence[int], starts: Week | None, clock: Week | None
) -> list[_Run]:
    """How it goes from each moment that matters, the quickest first; of equal ones the earlier."""
    turning = _turning_points(terms, minutes, starts, clock)
    moments = [at for at in turning if not starts or starts.is_open(at)]
    runs = ((at, taken(terms, minutes, at, clock)) for at in moments)
    return sorted(_Run(sum(each), at, each) for at, each in runs)


def _turning_points(
    terms: Sequence[Term], minutes: Sequence[int], starts: Week | None, clock: Week | None
) -> set[int]:
    """All minutes of the week at which the time taken may begin to rise or fall, and those before them.

    Seen from the end: a bound of somebody's hours matters for the minute that just reaches it.
    """
    counted = set(clock.bounds) if clock else set()
    points: set[int] = set()
    for term, length in zip(reversed(terms), reversed(minutes), strict=True):
        if hours := _hours(term):
            turning = {*hours.bounds, *counted}
            points = {hours.latest(point, length) % WEEK for point in points | turning} | turning
        else:
            points = {point - length for point in points}
    points |= {*(starts.bounds if starts else ()), *counted}
    return {at % WEEK for point in points for at in (point - 1, point)}


def _hours(term: Term) -> Week | None:
    """The opening hours in which the term runs; None where it runs at any time."""
    return term.hours if term.working else None
