"""Exercises in the engine's terms: scripts, plays and chains of the handbook go in, rehearsals come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.engine import chains as clockwork
from generator.engine.analysis import TooLarge, possible
from generator.engine.rehearsal import (
    Answered,
    Course,
    Coverage,
    Event,
    Expectation,
    Limit,
    Part,
    Said,
    Script,
    Touch,
    rehearse,
)
from generator.engine.tables import Choices, Decision, Numbers, Table, decide
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel
from generator.kinds.commitment import Commitment
from generator.kinds.decisions import Decisions
from generator.kinds.escalation import Escalation
from generator.kinds.facilitator import Expected, Facilitator, Inject, Posed
from generator.kinds.handoff import Handoff
from generator.kinds.play import Play
from generator.kinds.role import Role
from generator.kinds.scenario import Scenario
from generator.kinds.triage import Triage
from generator.rules.chains import chain, play
from generator.rules.names import name, names
from generator.rules.spots import Spot
from generator.rules.tables import ANY, Told, as_numbers, table
from generator.values import Duration

FIRST: Final = frozenset({"acknowledge", "first_reply"})
"""The clocks that stop first; whoever takes up a play or a chain is expected to come that far."""

OTHERWISE: Final = "otherwise"
"""What holds where no rule of a table fits counts as a rule of that name."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """The situation of an event, asked of its table.

    `unknown` are the questions whose answer the table does not take, `unasked` those left open, and `said`
    all that the table may answer.
    """

    document: Document[Triage]
    unknown: tuple[str, ...]
    unasked: tuple[str, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rehearsed:
    """A script with its scenario, and what the rules say of each event."""

    document: Document[Facilitator]
    scenario: Document[Scenario] | None
    script: Script
    answered: tuple[Answered, ...]
    asked: tuple[Asked | None, ...]

    @property
    def counts(self) -> bool:
        """Whether it is in force, and with it what it exercises."""
        return self.document.lifecycle == "active" and bool(
            self.scenario and self.scenario.lifecycle == "active"
        )


@lru_cache(maxsize=8)
def rehearsed(handbook: Handbook) -> tuple[Rehearsed, ...]:
    """Every script of the handbook, compared with its rules."""
    known = courses(handbook)
    return tuple(_rehearsed(handbook, document, known) for document in handbook.every(Facilitator))


def _rehearsed(handbook: Handbook, document: Document[Facilitator], known: Mapping[str, Course]) -> Rehearsed:
    scenario = handbook.get(Scenario, document.record.scenario)
    asked = tuple(ask(handbook, inject.situation) for inject in document.record.injects)
    events = tuple(
        _event(handbook, document, number, inject, question)
        for number, (inject, question) in enumerate(zip(document.record.injects, asked, strict=True))
    )
    script = Script(name(document.record.scenario), events, Spot(document))
    return Rehearsed(document, scenario, script, rehearse(script, known), asked)


def _event(
    handbook: Handbook, document: Document[Facilitator], number: int, inject: Inject, asked: Asked | None
) -> Event:
    spot = ("injects", number)
    expects = tuple(
        _expectation(handbook, expected, Spot(document, (*spot, "expected", at)))
        for at, expected in enumerate(inject.expected)
    )
    said = asked.said if asked and not asked.unknown else ()
    return Event(
        inject.id, inject.at.minutes, expects, said, inject.type == "contingency", Spot(document, spot)
    )


def _expectation(handbook: Handbook, expected: Expected, spot: Spot) -> Expectation:
    target = handbook.target(expected.does)
    return Expectation(
        name(expected.by) if expected.by else None,
        target.ref if target else None,
        elapsed(expected.within),
        name(expected.severity) if expected.severity else None,
        name(expected.statement) if expected.statement else None,
        spot,
    )


def elapsed(length: Duration | None) -> int | None:
    """The minutes of a length of time that runs with the clock on the wall."""
    return None if length is None or length.working else length.minutes


# Situations


def ask(handbook: Handbook, posed: Posed | None) -> Asked | None:
    """Ask a table about the situation of an event; None where there is none, or no such table."""
    document = handbook.get(Triage, posed.triage) if posed else None
    if posed is None or document is None:
        return None
    asked = table(document, handbook)
    given = {
        question.id: _given(question.domain, posed.answers.get(question.id)) for question in asked.questions
    }
    unknown = tuple(id for id, answers in given.items() if answers == ())
    unasked = tuple(id for id, answers in given.items() if answers is None)
    answers = {id: found for id, found in given.items() if found}
    return Asked(document, unknown, unasked, () if unknown else _answers(document, asked, answers))


def _answers(
    document: Document[Triage], asked: Table, answers: Mapping[str, frozenset[str] | tuple[Numbers, ...]]
) -> tuple[Said, ...]:
    """All that the table may say: one thing where each question has one answer, as most events have."""
    exact = {id: one for id, given in answers.items() if (one := _one(given)) is not None}
    if len(exact) == len(asked.questions):
        return (_said(document, decide(asked, exact)),)
    try:
        return tuple(_said(document, decision) for decision in possible(asked, answers))
    except TooLarge:  # too little was said of a situation in a table nobody could read
        return ()


def _one(given: frozenset[str] | tuple[Numbers, ...]) -> str | int | None:
    """The answer, if it is a single one."""
    if len(given) != 1:
        return None
    (answer,) = given
    if isinstance(answer, str):
        return answer
    return answer.low if answer.low == answer.high else None


def _given(
    domain: Choices | Numbers, cells: tuple[str, ...] | None
) -> frozenset[str] | tuple[Numbers, ...] | None:
    """The answers that a situation gives to a question: none that is known is empty, any is None."""
    if cells is None or ANY in cells:
        return None
    if isinstance(domain, Choices):
        return frozenset(cell for cell in cells if cell in domain) or ()
    spans = [numbers for cell in cells if (numbers := as_numbers(cell))]
    return tuple(within for numbers in spans if (within := _within(numbers, domain)))


def _within(numbers: Numbers, domain: Numbers) -> Numbers | None:
    ends = [end for end in (numbers.high, domain.high) if end is not None]
    low, high = max(numbers.low, domain.low), min(ends, default=None)
    return None if high is not None and high < low else Numbers(low, high)


def _said(document: Document[Triage], decision: Decision) -> Said:
    told = decision.outcome
    if not isinstance(told, Told):
        return Said(None, silent=True, source=Spot(document))
    rule = decision.rule
    return Said(
        rule.id if rule else OTHERWISE,
        told.severity,
        f"play:{told.play}" if told.play else None,
        told.reply != "no",
        source=rule.source if rule else Spot(document, (OTHERWISE,)),
    )


# Courses


@lru_cache(maxsize=8)
def courses(handbook: Handbook) -> Mapping[str, Course]:
    """Everything that a script can expect of a seat, by its full name."""
    return {course.id: course for course in _courses(handbook)}


def _courses(handbook: Handbook) -> Iterator[Course]:
    limits = _limits(handbook)
    for document in handbook.every(Play):
        parts = tuple(_of_play(document))
        yield Course(document.ref, parts, limits.get(document.ref, ()), Spot(document))
    for escalation in handbook.every(Escalation):
        clocks = (*_of_levels(handbook, escalation), *limits.get(escalation.ref, ()))
        parts = (*_of_alarm(escalation), *_of_stages(escalation))
        yield Course(escalation.ref, parts, clocks, Spot(escalation))
    yield from _passing_on(handbook)
    yield from _deciding(handbook)
    yield from _promised(handbook)


def _of_play(document: Document[Play]) -> Iterator[Part]:
    """The steps; of several by one seat, the first and those that stop a first clock come early."""
    seen: set[str] = set()
    timed = clockwork.minutes(play(document))
    for (work, begins, ends), step in zip(timed, document.record.steps, strict=True):
        early = work.who not in seen or work.completes in FIRST
        seen.add(work.who)
        says = name(step.statement) if step.statement else None
        yield Part(work.who, _own(work), begins, ends, False, early, work.completes, says, work.source)


def _of_stages(document: Document[Escalation]) -> Iterator[Part]:
    """The stages; what is said in them is not written there."""
    seen: set[str] = set()
    for work, begins, ends in clockwork.minutes(chain(document).work):
        early = work.who not in seen or work.completes in FIRST
        seen.add(work.who)
        yield Part(work.who, _own(work), begins, ends, False, early, work.completes, None, work.source)


def _of_alarm(document: Document[Escalation]) -> Iterator[Part]:
    """Whom the alarm calls, at which minute of its first round; then those who are woken in the end."""
    alarm = chain(document).alarm
    for call in clockwork.rung(alarm) if alarm else ():
        ends = None if call.ring.wait is None else call.minute + call.ring.wait
        for who in call.ring.who if call.lap == 0 else ():
            yield Part(who, call.ring.wait, call.minute, ends, call=True, source=call.ring.source)
    for who in alarm.fallback if alarm else ():
        yield Part(who, None, alarm.longest if alarm and alarm.ends else None, None, call=True)
    for number, stage in enumerate(document.record.stages):
        for who in stage.if_late.notify if stage.if_late else ():
            yield Part(name(who), call=True, source=Spot(document, ("stages", number, "if_late")))


def _own(work: clockwork.Work) -> int | None:
    return None if work.working else work.minutes


def _passing_on(handbook: Handbook) -> Iterator[Course]:
    """Hand-offs: the steps that use them, and the seats at both ends."""
    used = _steps_with_handoff(handbook)
    for document in handbook.every(Handoff):
        record = document.record
        wait = (elapsed(record.wait.slow_day), elapsed(record.wait.handling)) if record.wait else (None, None)
        handling = None if None in wait else sum(minutes or 0 for minutes in wait)
        steps = used.get(document.id, [])
        busy = {part.who for part in steps}
        near = [Part(who, source=Spot(document, ("from",))) for who in _seats(handbook, record.from_)]
        far = [
            Part(who, handling, 0, handling, source=Spot(document, ("wait",)))
            for who in _seats(handbook, record.to)
        ]
        ends = [part for part in (*near, *far) if part.who not in busy]
        yield Course(document.ref, (*steps, *ends), source=Spot(document))


def _steps_with_handoff(handbook: Handbook) -> dict[str, list[Part]]:
    used: dict[str, list[Part]] = {}
    for document in handbook.all(Play):
        for number, step in enumerate(document.record.steps):
            if step.handoff:
                own = elapsed(step.within)
                part = Part(name(step.by), own, 0, own, source=Spot(document, ("steps", number)))
                used.setdefault(name(step.handoff), []).append(part)
    return used


def _seats(handbook: Handbook, place: str) -> tuple[str, ...]:
    """The seats at one end of a hand-off: the role itself, or who answers the channel."""
    target = handbook.target(place) if ":" in place else None
    channel = target.document if target else handbook.get(Channel, place)
    record = channel.record if channel else None
    return names(record.answered_by) if isinstance(record, Channel) else (name(place),)


def _deciding(handbook: Handbook) -> Iterator[Course]:
    for document in handbook.every(Decisions):
        for number, decision in enumerate(document.record.decisions):
            spot, own = Spot(document, ("decisions", number)), elapsed(decision.within)
            seats = (*decision.driver, *decision.approver, *decision.contributors, *decision.informed)
            parts = tuple(Part(who, own, 0, own, source=spot) for who in dict.fromkeys(names(seats)))
            yield Course(f"{document.ref}#{decision.id}", parts, source=spot)


def _promised(handbook: Handbook) -> Iterator[Course]:
    """Promises are kept by whoever does it, within the longest of their clocks."""
    for document in handbook.every(Commitment):
        lengths = [
            (minutes, Spot(document, ("measures", number)))
            for number, measure in enumerate(document.record.measures)
            if (minutes := elapsed(measure.within)) is not None
        ]
        longest = sorted(lengths, key=lambda length: -length[0])[:1]
        parts = tuple(Part(None, minutes, 0, minutes, source=spot) for minutes, spot in longest)
        yield Course(document.ref, parts, source=Spot(document))


# Limits


def _of_levels(handbook: Handbook, document: Document[Escalation]) -> Iterator[Limit]:
    """The clocks that the severity scale starts."""
    for ref in document.record.severities:
        level, target = handbook.level(ref), handbook.target(f"severity:{name(ref)}")
        if level is None or target is None:
            continue
        for clock, field in (
            ("acknowledge", "acknowledge_within"),
            ("first_statement", "first_statement_within"),
        ):
            minutes = elapsed(getattr(level, field))
            if minutes is not None:
                yield Limit(clock, minutes, level.id, Spot(target.document, (*target.route, field)))


def _limits(handbook: Handbook) -> dict[str, tuple[Limit, ...]]:
    """What promises in force ask of the plays and chains that deliver them, everywhere they hold.

    A promise for some channels only is left out: a script does not say on which one a course ends.
    """
    found: dict[str, list[Limit]] = {}
    for document in handbook.all(Commitment):
        record = document.record
        if record.status != "in_force" or record.applies_to.channels or record.applies_to.issues:
            continue
        for course, limit in _asked_of(document):
            found.setdefault(course, []).append(limit)
    return {course: tuple(limits) for course, limits in found.items()}


def _asked_of(document: Document[Commitment]) -> Iterator[tuple[str, Limit]]:
    record = document.record
    levels: Iterable[str | None] = names(record.applies_to.severities) or (None,)
    for number, measure in enumerate(record.measures):
        minutes = elapsed(measure.within)
        for course in record.delivered_by if minutes is not None else ():
            for level in levels:
                yield course, Limit(measure.clock, minutes or 0, level, Spot(document, ("measures", number)))


# Coverage


@lru_cache(maxsize=8)
def coverage(handbook: Handbook) -> Coverage:
    """What there is to practise, and which event of which exercise in force practises it.

    A scenario whose script is not there is taken at its word: what its objectives test and who plays counts.
    """
    scripts = [one for one in rehearsed(handbook) if one.counts]
    written = {one.scenario.id for one in scripts if one.scenario}
    plain = [scenario for scenario in handbook.all(Scenario) if scenario.id not in written]
    touches = [touch for one in scripts for touch in _touches(handbook, one)]
    touches += [touch for scenario in plain for touch in _on_its_word(handbook, scenario)]
    touches += [touch for scenario in handbook.all(Scenario) for touch in _cells(handbook, scenario)]
    return Coverage(_wanted(handbook), tuple(dict.fromkeys(touches)))


def _wanted(handbook: Handbook) -> dict[str, tuple[str, ...]]:
    wanted = {d.ref: _rules(table(d, handbook)) for d in handbook.all(Triage)}
    for record in (Escalation, Handoff, Role):
        documents = handbook.all(record)
        wanted[record.__name__.lower()] = tuple(document.id for document in documents)
    wanted["level"] = tuple(level.id for level in handbook.levels)
    wanted["cell"] = tuple(
        cell(level.id, family.id) for level in handbook.levels for family in handbook.playbook.record.families
    )
    return wanted


def _rules(rules: Table) -> tuple[str, ...]:
    return (*(rule.id for rule in rules.rules), *([OTHERWISE] if rules.otherwise is not None else []))


def cell(level: str, family: str) -> str:
    """The name of a cell of the matrix: a severity in a crisis family."""
    return f"{level}/{family}"


def _touches(handbook: Handbook, one: Rehearsed) -> Iterator[Touch]:
    for event, asked in zip(one.script.events, one.asked, strict=True):
        for group, id in (*_decided(asked), *_done(handbook, event)):
            yield Touch(group, id, one.script.id, event.id, event.minute)


def _decided(asked: Asked | None) -> Iterator[tuple[str, str]]:
    """The rule that an event makes decide, where only one can."""
    rules = {said.rule for said in asked.said} if asked else set()
    if asked and len(rules) == 1 and (rule := next(iter(rules))):
        yield asked.document.ref, rule


def _done(handbook: Handbook, event: Event) -> Iterator[tuple[str, str]]:
    """Chains, hand-offs and seats that an event expects."""
    for expectation in event.expects:
        if expectation.who:
            yield "role", expectation.who
        kind, _, id = (expectation.does or "").partition(":")
        if kind in ("escalation", "handoff"):
            yield kind, id
        document = handbook.get(Play, id) if kind == "play" else None
        for step in document.record.steps if document else ():
            if step.handoff and name(step.by) == expectation.who:
                yield "handoff", name(step.handoff)


def _on_its_word(handbook: Handbook, scenario: Document[Scenario]) -> Iterator[Touch]:
    tested = [ref for objective in scenario.record.objectives for ref in objective.tests]
    seats = [f"role:{name(ref)}" for ref in scenario.record.roles_playing]
    for ref in (*tested, *seats):
        target = handbook.target(ref)
        if target and target.document.kind.name in ("escalation", "handoff", "role"):
            yield Touch(target.document.kind.name, target.document.id, scenario.id, "")


def _cells(handbook: Handbook, scenario: Document[Scenario]) -> Iterator[Touch]:
    for level in reached(handbook, scenario.record):
        yield Touch("level", level, scenario.id, "")
        if scenario.record.family:
            yield Touch("cell", cell(level, name(scenario.record.family)), scenario.id, "")


def reached(handbook: Handbook, scenario: Scenario) -> tuple[str, ...]:
    """The severities an exercise passes through, worst first."""
    order = [level.id for level in handbook.levels]
    ends = [name(ref) for ref in (scenario.severity_from, scenario.severity_to) if ref]
    places = [order.index(end) for end in ends if end in order]
    return tuple(order[min(places) : max(places) + 1]) if places else ()
