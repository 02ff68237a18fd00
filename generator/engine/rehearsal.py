"""Rehearsal: what a script expects of its players goes in, where the rules answer otherwise comes out.

A script is a list of events in time. An event may pose a situation, to which the rules have an answer, and
expects actions: who does what, within how many minutes of the event, at which level, with which words.
Plays, chains and the like are courses: parts that seats have in them, with running minutes. A course begins
with the first event that expects it, and its clock runs on through the later ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

# What the playbook has


@dataclass(frozen=True, slots=True)
class Part:
    """What a course asks of one seat; `who` None is whoever does it.

    `own` is the time it may take by itself, `begins` and `ends` are the minutes of the course between which
    it lies when everything before it takes its whole time; None where that is not known. `call` marks the
    part of an alarm: the seat is called at `begins` and must have answered at `ends`. `early` marks a part
    that whoever expects this seat to take up the course may mean; a course with several parts for a seat is
    first expected to come to these. `stops` is the clock that stops with it, `says` what is said in it.
    """

    who: str | None
    own: int | None = None
    begins: int | None = None
    ends: int | None = None
    call: bool = False
    early: bool = True
    stops: str | None = None
    says: str | None = None
    source: object = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Limit:
    """A clock that must stop within so many minutes of the course's beginning, at some level or at any."""

    clock: str
    minutes: int
    level: str | None = None
    source: object = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Course:
    """A play, a chain, a hand-off or a decision: the parts seats have in it, and the limits it is held to."""

    id: str
    parts: tuple[Part, ...] = ()
    limits: tuple[Limit, ...] = ()
    source: object = field(default=None, compare=False)

    def parts_of(self, who: str | None) -> tuple[Part, ...]:
        """The parts of one seat."""
        return tuple(part for part in self.parts if part.who in (None, who))

    @property
    def words(self) -> tuple[str, ...]:
        """All that is said in it, in order."""
        return tuple(dict.fromkeys(part.says for part in self.parts if part.says))


@dataclass(frozen=True, slots=True)
class Said:
    """What the rules say of a situation: the rule that decides (None: no rule), the level, what to do.

    `silent` marks a situation of which they say nothing, `replies` False that nobody is to answer.
    """

    rule: str | None
    level: str | None = None
    course: str | None = None
    replies: bool = True
    silent: bool = False
    source: object = field(default=None, compare=False)

    @property
    def gist(self) -> tuple[str | None, str | None, bool, bool]:
        """What matters to a script; which rule said it does not."""
        return self.level, self.course, self.replies, self.silent


# What the script has


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a good team does after an event: who does what, how soon, at which level, in which words."""

    who: str | None = None
    does: str | None = None
    within: int | None = None
    level: str | None = None
    words: str | None = None
    source: object = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a minute. `said` are the answers the rules may give; none: nothing is asked.

    `reserve` marks an event that is only played if need be.
    """

    id: str
    minute: int
    expects: tuple[Expectation, ...] = ()
    said: tuple[Said, ...] = ()
    reserve: bool = False
    source: object = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Script:
    """The events of an exercise."""

    id: str
    events: tuple[Event, ...]
    source: object = field(default=None, compare=False)


# What comes out


What = Literal["nothing", "open", "level", "course", "words", "silence", "seat", "late", "tight"]


@dataclass(frozen=True, slots=True)
class Due:
    """By when a part is due: minutes after the event, and the part or the limit that says so.

    `gone` are the minutes since the course began, where these count.
    """

    minutes: int
    part: Part
    limit: Limit | None = None
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the script expects something else than the rules say.

    nothing: the rules have no answer; open: they could answer in several ways; level, course: they answer
    another one; words: the course has other words; silence: they say not to answer; seat: the seat has no
    part in the course; late: the script allows more time than `due`; tight: less than anybody could keep.
    """

    what: What
    expectation: Expectation | None = None
    said: tuple[Said, ...] = ()
    course: Course | None = None
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """An event with what the rules say: for each expectation when it is due, and all differences."""

    event: Event
    dues: tuple[Due | None, ...]
    differences: tuple[Difference, ...]


def rehearse(script: Script, courses: Mapping[str, Course]) -> tuple[Answered, ...]:
    """Compare every event of a script with the rules."""
    begun = beginnings(script)
    return tuple(_answered(event, courses, begun) for event in script.events)


def beginnings(script: Script) -> dict[str, int]:
    """The minute at which each course begins: that of the first planned event that expects it."""
    begun: dict[str, int] = {}
    for event in script.events:
        for expectation in () if event.reserve else event.expects:
            if expectation.does:
                begun[expectation.does] = min(begun.get(expectation.does, event.minute), event.minute)
    return begun


def gone(event: Event, course: Course, begun: Mapping[str, int]) -> int:
    """The minutes since a course began; an event before that, or in reserve, may begin it itself."""
    return max(0, event.minute - begun.get(course.id, event.minute))


def _answered(event: Event, courses: Mapping[str, Course], begun: Mapping[str, int]) -> Answered:
    dues = tuple(_due(event, expectation, courses, begun) for expectation in event.expects)
    return Answered(event, dues, (*_otherwise(event, courses), *_timing(event, courses, begun, dues)))


# Another answer


def _otherwise(event: Event, courses: Mapping[str, Course]) -> Iterator[Difference]:
    """Where the rules answer the event's situation in another way."""
    if len({said.gist for said in event.said}) > 1:
        yield Difference("open", None, event.said)
    elif event.said and event.said[0].silent:
        yield Difference("nothing", None, event.said)
    elif event.said:
        said = event.said[0]
        yield from _other_level(event, said)
        yield from _other_course(event, said, courses)
    yield from _other_words(event, courses)


def _other_level(event: Event, said: Said) -> Iterator[Difference]:
    for expectation in event.expects:
        if expectation.level and expectation.level != said.level:
            yield Difference("level", expectation, (said,))


def _other_course(event: Event, said: Said, courses: Mapping[str, Course]) -> Iterator[Difference]:
    """The course that the rules choose is expected, if any of its sort is; words are, only if we answer."""
    sort = said.course.partition(":")[0] if said.course else None
    alike = [e for e in event.expects if e.does and e.does.partition(":")[0] == sort and e.does in courses]
    if alike and said.course not in {expectation.does for expectation in alike}:
        yield Difference("course", alike[0], (said,), courses.get(said.course or ""))
    for expectation in () if said.replies else event.expects:
        if expectation.words:
            yield Difference("silence", expectation, (said,), courses.get(said.course or ""))


def _other_words(event: Event, courses: Mapping[str, Course]) -> Iterator[Difference]:
    """Expected words stand in the course, where it has any."""
    for expectation in event.expects:
        course = courses.get(expectation.does or "")
        if course and course.words and expectation.words and expectation.words not in course.words:
            yield Difference("words", expectation, event.said[:1], course)


# Another seat, another time


def _timing(
    event: Event, courses: Mapping[str, Course], begun: Mapping[str, int], dues: tuple[Due | None, ...]
) -> Iterator[Difference]:
    for expectation, due in zip(event.expects, dues, strict=True):
        course = courses.get(expectation.does or "")
        if course is None or expectation.who is None:
            continue
        if course.parts and not course.parts_of(expectation.who):
            yield Difference("seat", expectation, (), course)
        elif expectation.within is None:
            continue
        elif due and expectation.within > due.minutes:
            yield Difference("late", expectation, (), course, due)
        elif not gone(event, course, begun) and (soonest := _soonest(event, expectation, course)):
            yield Difference("tight", expectation, (), course, soonest)


def _due(
    event: Event, expectation: Expectation, courses: Mapping[str, Course], begun: Mapping[str, int]
) -> Due | None:
    """By when at the latest the playbook wants it done, counted from the event."""
    course = courses.get(expectation.does or "")
    if course is None:
        return None
    since = gone(event, course, begun)
    mine = course.parts_of(expectation.who)
    called = max((part.ends or 0 for part in mine if part.call), default=0)
    dues = [_latest(part, since, called) for part in _meant(mine, expectation, since)]
    known = [due for due in dues if due]
    if not known or len(known) < len(dues):
        return None
    latest = max(known, key=lambda due: due.minutes)
    promised = _promised(course, expectation, [due.part for due in known], since)
    return min((latest, *promised), key=lambda due: due.minutes)


def _meant(mine: tuple[Part, ...], expectation: Expectation, since: int) -> list[Part]:
    """The parts that an expectation may mean: those with its words, else those it would come to first.

    With words that no part knows, or once the course runs, it may mean any.
    """
    work = [part for part in mine if not part.call] or list(mine)
    spoken = [part for part in work if expectation.words and part.says == expectation.words]
    unspoken = expectation.words and not any(part.says for part in work)
    return spoken or (work if since or unspoken else [part for part in work if part.early])


def _latest(part: Part, since: int, called: int) -> Due | None:
    """When a part is due: after its own time from now, or when its course says so, whichever is later.

    A seat that the alarm calls has the time until its call must be answered besides.
    """
    if part.own is None or (part.ends is None and not since):
        return None
    own = Due(part.own, part)
    if part.ends is None:
        return own
    left = part.ends + (0 if part.call else called) - since
    return Due(left, part, gone=since) if left >= part.own else own


def _promised(course: Course, expectation: Expectation, parts: list[Part], since: int) -> Iterator[Due]:
    """What the promises leave for the part that stops their clock; of several levels the most lenient."""
    for part in parts if len(parts) == 1 else ():
        limits = [limit for limit in course.limits if part.stops and limit.clock == part.stops]
        fitting = [limit for limit in limits if limit.level in (None, expectation.level)]
        if limits:
            lenient = max if not fitting else min
            limit = lenient(fitting or limits, key=lambda limit: limit.minutes)
            yield Due(limit.minutes - since, part, limit, since)


def _soonest(event: Event, expectation: Expectation, course: Course) -> Due | None:
    """The part that cannot have begun by then, since others have their time first and nobody expects them."""
    mine = [part for part in course.parts_of(expectation.who) if part.begins is not None]
    others = {e.who for e in event.expects if e.does == course.id} - {expectation.who}
    if not mine or others or len(mine) < len(course.parts_of(expectation.who)):
        return None
    first = min(mine, key=lambda part: part.begins or 0)
    begins = first.begins or 0
    return Due(begins, first) if begins > (expectation.within or 0) else None


# Coverage


@dataclass(frozen=True, slots=True)
class Touch:
    """One event of one script brings one thing into play: a rule, a chain, a hand-off, a seat."""

    group: str
    id: str
    script: str
    event: str
    minute: int | None = None


@dataclass(frozen=True)
class Coverage:
    """What there is to practise, by group, and what brings it into play."""

    wanted: Mapping[str, tuple[str, ...]]
    touches: tuple[Touch, ...]

    @cached_property
    def _by(self) -> dict[tuple[str, str], list[Touch]]:
        found: dict[tuple[str, str], list[Touch]] = {}
        for touch in self.touches:
            found.setdefault((touch.group, touch.id), []).append(touch)
        return found

    def by(self, group: str, id: str) -> tuple[Touch, ...]:
        """What brings this one into play."""
        return tuple(self._by.get((group, id), ()))

    def missing(self, group: str) -> tuple[str, ...]:
        """What nothing brings into play, in order."""
        return tuple(id for id in self.wanted.get(group, ()) if (group, id) not in self._by)

    def percent(self, groups: Iterable[str]) -> int | None:
        """How many of a hundred are brought into play, rounded down; None where there is nothing."""
        groups = tuple(groups)
        whole = sum(len(self.wanted.get(group, ())) for group in groups)
        absent = sum(len(self.missing(group)) for group in groups)
        return (whole - absent) * 100 // whole if whole else None
