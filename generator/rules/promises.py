"""Promises of a handbook as sums: for each clock, channel, severity and what delivers it, what it takes.

Domain terms: the look (somebody looks at the channel), the alarm, the stages or steps up to the one that
stops the clock, and for `resolve` the hand-offs on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import product
from typing import Final, TypeAlias, cast

from generator.engine.calendars import MINUTE, Calendar, opened
from generator.engine.chains import Work, completing
from generator.engine.cover import weeks
from generator.engine.promises import WEEK, Sum, Term, Verdict, Week, What, add_up, verdict
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel
from generator.kinds.commitment import Commitment, Measure
from generator.kinds.escalation import Escalation
from generator.kinds.handoff import Handoff
from generator.kinds.play import Play
from generator.kinds.record import Record
from generator.rules import chains
from generator.rules.calendars import calendar, seat
from generator.rules.names import names
from generator.rules.spots import Spot
from generator.values import Duration

Deliverer: TypeAlias = Document[Escalation] | Document[Play]

WORST: Final[tuple[Verdict, ...]] = ("held", "missed-on-a-bad-day", "missed-as-a-rule", "never-met")
"""Verdicts, the worst last."""

LISTENS: Final = frozenset({"listen", "respond"})


@dataclass(frozen=True, slots=True)
class Kept:
    """One clock of a promise, on one channel at one severity, along one chain or play that delivers it.

    `sum` is None where nothing in it stops the clock. `without` is the verdict if no case were handed over.
    `untimed` are steps and hand-offs on the way that have no time: what is known is then the least it takes.
    """

    commitment: Document[Commitment]
    measure: int
    channel: Document[Channel] | None
    severity: str | None
    delivered_by: Deliverer
    within: Duration
    sum: Sum | None
    verdict: Verdict | None
    without: Verdict | None = None
    untimed: tuple[Spot, ...] = ()

    @property
    def written(self) -> Measure:
        """The measure as written."""
        return self.commitment.record.measures[self.measure]

    @property
    def clock(self) -> str:
        """The clock that is promised."""
        return self.written.clock

    @property
    def binding(self) -> bool:
        """Whether it is in force; an aim or a proposal is not held to its sum."""
        return in_force(self.commitment)

    @property
    def handed_over(self) -> bool:
        """Whether it is the hand-offs that break it: without them it would hold."""
        return self.without == "held" and self.verdict != "held"


@dataclass(frozen=True, slots=True)
class Path:
    """The terms of a clock along a chain or a play, and what on the way has no time."""

    terms: tuple[Term, ...]
    untimed: tuple[Spot, ...] = ()


def in_force(document: Document[Commitment]) -> bool:
    """Whether a promise is in force: it says so, or says nothing."""
    return document.lifecycle == "active" and (document.record.status or "in_force") == "in_force"


def seen_whole(seen: Handbook, whole: Handbook) -> frozenset[str]:
    """The promises, by id, whose sums are the same, term by term, for those who see a part of a handbook."""
    known = _by_document(whole)
    return frozenset(id for id, found in _by_document(seen).items() if _told(found) == _told(known[id]))


def _told(found: Iterable[Kept]) -> list[tuple[object, ...]]:
    return [(k.measure, k.channel and k.channel.ref, k.severity, k.delivered_by.ref, k.sum) for k in found]


@lru_cache(maxsize=8)
def verdicts(handbook: Handbook) -> Mapping[tuple[str, int], Verdict]:
    """The verdict on each clock of each promise, by id and number: the worst of its sums."""
    found: dict[tuple[str, int], Verdict] = {}
    for kept in promises(handbook):
        if kept.verdict:
            key = (kept.commitment.id, kept.measure)
            found[key] = max(found.get(key, "held"), kept.verdict, key=WORST.index)
    return found


@lru_cache(maxsize=8)
def promises(handbook: Handbook) -> tuple[Kept, ...]:
    """All active promises with their sums, by document; aims and proposals too."""
    return tuple(kept for document in handbook.all(Commitment) for kept in _promises(handbook, document))


def of(handbook: Handbook, document: Document[Commitment]) -> tuple[Kept, ...]:
    """The sums of one promise."""
    return _by_document(handbook).get(document.id, ())


def delivering(handbook: Handbook, document: Document[Commitment]) -> tuple[Deliverer, ...]:
    """The active chains and plays that a promise names; where it names nothing, the chains of its levels."""
    if document.record.delivered_by:
        targets = [handbook.target(ref) for ref in document.record.delivered_by]
        found = [target.document for target in targets if target and target.document.lifecycle == "active"]
        return tuple(dict.fromkeys(cast(Deliverer, d) for d in found if delivers(d)))
    levels = names(document.record.applies_to.severities)
    return tuple(dict.fromkeys(chain for level in levels for chain in chains.answering(handbook, level)))


def delivers(document: Document[Record]) -> bool:
    """Whether it is of a kind that can deliver a promise: a chain or a play."""
    return isinstance(document.record, Escalation | Play)


@lru_cache(maxsize=4096)
def path(handbook: Handbook, deliverer: Deliverer, clock: str) -> Path | None:
    """The terms up to the work that stops the clock, in order; None where nothing stops it."""
    record = deliverer.record
    done = completing(work(deliverer), clock)
    if isinstance(record, Escalation):
        alarm = chains.chain(cast(Document[Escalation], deliverer)).alarm
        first = [Term("alarm", 0, 0, alarm.longest, label="the alarm", source=alarm.source)] if alarm else []
        return _path(handbook, first, "stage", done, ())
    passed = [handbook.get(Handoff, step.handoff) for step in record.steps] if clock == "resolve" else []
    return _path(handbook, [], "step", done, passed)


def work(deliverer: Deliverer) -> tuple[Work, ...]:
    """The stages of a chain, or the steps of a play."""
    if isinstance(deliverer.record, Escalation):
        return chains.chain(deliverer).work
    return chains.play(deliverer)


def look(handbook: Handbook, channel: Document[Channel] | None) -> Term | None:
    """How long it takes until somebody looks; None where that is not said."""
    every = channel.record.checked_every if channel else None
    if channel is None or every is None:
        return None
    hours = week(handbook, calendar(handbook, channel.record.hours)) if every.working else None
    spot = Spot(channel, ("checked_every",))
    return Term("look", 0, every.minutes, every.minutes, every.working, "until somebody looks", spot, hours)


@lru_cache(maxsize=512)
def week(handbook: Handbook, hours: Calendar | None) -> Week | None:
    """An ordinary week of a calendar in UTC, in January; None where it is not known or never open."""
    if hours is None:
        return None
    start, end = weeks(handbook.today)[0].span
    spans = opened(hours.ordinary, start, end)
    found = tuple(((opens - start) // MINUTE, (closes - start) // MINUTE) for opens, closes in spans)
    return Week(found) if found else None


def moment(handbook: Handbook, minute: int) -> datetime:
    """The instant of that minute of an ordinary week."""
    return weeks(handbook.today)[0].span[0] + minute % WEEK * MINUTE


# One promise


def _promises(handbook: Handbook, document: Document[Commitment]) -> Iterator[Kept]:
    for number, measure in enumerate(document.record.measures):
        if measure.within is None:
            continue
        for deliverer, channel in product(delivering(handbook, document), _channels(handbook, document)):
            found = path(handbook, deliverer, measure.clock)
            held = _held(handbook, measure, deliverer, channel)
            untimed = found.untimed if found else ()
            for level in _severities(document, deliverer):
                yield Kept(document, number, channel, level, deliverer, measure.within, *held, untimed)


def _held(
    handbook: Handbook, measure: Measure, deliverer: Deliverer, channel: Document[Channel] | None
) -> tuple[Sum | None, Verdict | None, Verdict | None]:
    """The sum, the verdict, and the verdict without hand-offs."""
    if measure.within is None:
        return None, None, None
    days = measure.within.unit == "d"
    found = _sums(handbook, deliverer, measure.clock, channel, measure.calendar, days)
    if found is None:
        return None, None, None
    whole, alone = found
    return whole, verdict(whole, measure.within.minutes), verdict(alone, measure.within.minutes)


@lru_cache(maxsize=4096)
def _sums(
    handbook: Handbook,
    deliverer: Deliverer,
    clock: str,
    channel: Document[Channel] | None,
    hours: str | None,
    days: bool,
) -> tuple[Sum, Sum] | None:
    """What it takes on the promise's own clock, and what it would without hand-offs."""
    found = path(handbook, deliverer, clock)
    if found is None:
        return None
    looking = look(handbook, channel)
    terms = (looking, *found.terms) if looking else found.terms
    own = tuple(term for term in terms if term.what not in ("wait", "handling"))
    starts = week(handbook, calendar(handbook, hours))
    running = None if days else starts  # days are counted by the calendar on the wall
    whole = add_up(terms, starts, running)
    return whole, whole if own == terms else add_up(own, starts, running)


def _channels(handbook: Handbook, document: Document[Commitment]) -> tuple[Document[Channel] | None, ...]:
    """The channels of a promise; one that holds everywhere is held to where somebody looks most seldom."""
    named = document.record.applies_to.channels
    if not named:
        return (_slowest(handbook),)
    found = [handbook.get(Channel, ref) for ref in named]
    return tuple(dict.fromkeys(channel for channel in found if channel)) or (None,)


def _severities(document: Document[Commitment], deliverer: Deliverer) -> tuple[str | None, ...]:
    """The severities of a promise as far as a chain answers them; a play answers all."""
    promised = tuple(dict.fromkeys(names(document.record.applies_to.severities)))
    if not isinstance(deliverer.record, Escalation):
        return promised or (None,)
    answered = tuple(dict.fromkeys(names(deliverer.record.severities)))
    return tuple(level for level in promised if level in answered) if promised else answered


@lru_cache(maxsize=8)
def _slowest(handbook: Handbook) -> Document[Channel] | None:
    looked_at = [
        (channel.record.checked_every.minutes, channel)
        for channel in handbook.all(Channel)
        if channel.record.checked_every
        and (channel.record.status or "live") == "live"
        and (not channel.record.modes or LISTENS & set(channel.record.modes))
    ]
    return max(looked_at, key=lambda found: found[0])[1] if looked_at else None


@lru_cache(maxsize=8)
def _by_document(handbook: Handbook) -> Mapping[str, tuple[Kept, ...]]:
    found: dict[str, list[Kept]] = {}
    for kept in promises(handbook):
        found.setdefault(kept.commitment.id, []).append(kept)
    return {id: tuple(each) for id, each in found.items()}


# Terms


def _path(
    handbook: Handbook,
    first: Iterable[Term],
    what: What,
    work: tuple[Work, ...],
    passed: Sequence[Document[Handoff] | None],
) -> Path | None:
    if not work:
        return None
    terms, untimed = list(first), []
    for position, piece in enumerate(work):
        if piece.minutes is None:
            untimed.append(piece.source)
        else:
            terms.append(_work(handbook, what, piece))
        handoff = passed[position] if position < len(passed) else None
        if handoff:
            waits = tuple(_waits(handbook, handoff))
            terms += waits
            untimed += [] if waits else [Spot(handoff)]
    return Path(tuple(terms), tuple(spot for spot in untimed if isinstance(spot, Spot)))


def _work(handbook: Handbook, what: What, piece: Work) -> Term:
    taken = piece.minutes or 0
    there = seat(handbook, piece.who) if piece.working else None
    hours = week(handbook, there.calendars[0]) if there and there.calendars else None
    label = piece.id.replace("-", " ")
    return Term(what, taken, taken, taken, piece.working, label, piece.source, hours)


def _waits(handbook: Handbook, document: Document[Handoff]) -> Iterator[Term]:
    """The wait at the other desk and the handling there."""
    wait = document.record.wait
    if wait is None:
        return
    usual, slow = wait.typical or wait.slow_day, wait.slow_day or wait.typical
    if usual and slow:
        spot = Spot(document, ("wait", "slow_day" if wait.slow_day else "typical"))
        hours = _desk(handbook, document, usual.working or slow.working)
        yield Term(
            "wait", usual.minutes, usual.minutes, slow.minutes, hours is not None, "the wait", spot, hours
        )
    if wait.handling:
        taken, spot = wait.handling.minutes, Spot(document, ("wait", "handling"))
        hours = _desk(handbook, document, wait.handling.working)
        yield Term("handling", taken, taken, taken, hours is not None, "the handling", spot, hours)


def _desk(handbook: Handbook, document: Document[Handoff], working: bool) -> Week | None:
    """The opening hours of the other desk, where its time is working time."""
    if not working:
        return None
    record = document.record
    to = handbook.get(Channel, record.to)
    own = record.hours or (to.record.hours if to else None)
    if own:
        return week(handbook, calendar(handbook, own))
    there = seat(handbook, record.to)
    return week(handbook, there.calendars[0]) if there and there.calendars else None
