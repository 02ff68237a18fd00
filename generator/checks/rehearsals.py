"""Rehearsals: whether the playbook answers the events of an exercise as its script expects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks.check import Also, Fault
from generator.checks.exercises import SHOWN, Happens
from generator.checks.names import seat, titled
from generator.engine.rehearsal import Answered, Difference, Due, Said
from generator.finding import Severity
from generator.handbook import Handbook, item_title
from generator.kinds.statement import Statement
from generator.kinds.triage import Triage
from generator.rules.rehearsal import Asked, Rehearsed, rehearsed
from generator.rules.spots import Spot
from generator.source import Route
from generator.suggest import listed
from generator.times import spell
from generator.values import quoted

FIELD: Final = {"level": "severity", "course": "does", "silence": "statement", "words": "statement"}
SORTED: Final = frozenset({"level", "course", "silence"})


def exercise_sorted_otherwise(handbook: Handbook) -> Iterator[Fault]:
    """An event poses a situation that the triage table sorts otherwise than the script expects.

    A scenario is a test of the playbook. Here one of the two is wrong: either we train people to do what the
    playbook does not want, or the table does not do what everybody in the room takes for granted.

    The finding names the rule that decides. Correct what is expected, the answers of the situation, or the
    rule. A situation whose answers leave it open which rule decides is told as well: answer every question.

    Fails:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        inputs:
          - id: harm
            question: Could somebody be hurt?
            values: [{id: yes, label: Yes}, {id: no, label: No}]
        rules:
          - {id: danger, title: Somebody could be hurt, when: {harm: yes}, severity: sev1}
          - {id: calm, title: Nobody is hurt, when: {harm: no}, severity: sev4}

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - id: first-post
            at: 0m
            content: The lid burnt me!
            situation: {triage: first-look, answers: {harm: yes}}
            expected:
              - {by: press-officer, does: Rings the person, within: 10m, severity: sev3}

    Passes:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        inputs:
          - id: harm
            question: Could somebody be hurt?
            values: [{id: yes, label: Yes}, {id: no, label: No}]
        rules:
          - {id: danger, title: Somebody could be hurt, when: {harm: yes}, severity: sev1}
          - {id: calm, title: Nobody is hurt, when: {harm: no}, severity: sev4}

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - id: first-post
            at: 0m
            content: The lid burnt me!
            situation: {triage: first-look, answers: {harm: yes}}
            expected:
              - {by: press-officer, does: Rings the person, within: 10m, severity: sev1}
    """
    for event, asked, answered in _events(handbook):
        if asked and asked.unknown:
            yield from _unknown(event, asked)
        wrong = [difference for difference in answered.differences if difference.what in SORTED]
        if wrong:
            yield _sorted(handbook, event, wrong)
        for difference in answered.differences:
            if asked and difference.what in ("open", "nothing"):
                yield _undecided(handbook, event, asked, difference)
            elif difference.what == "words":
                yield _worded(handbook, event, difference)


def _events(handbook: Handbook) -> Iterator[tuple[Happens, Asked | None, Answered]]:
    for one in rehearsed(handbook):
        for number, answered in enumerate(one.answered if one.counts else ()):
            yield _happens(one, number), one.asked[number], answered


def _happens(one: Rehearsed, number: int) -> Happens:
    assert one.scenario  # since it counts
    return Happens(one.document, one.scenario, number, one.document.record.injects[number])


def _unknown(event: Happens, asked: Asked) -> Iterator[Fault]:
    """Answers to questions about numbers: those of lists are told as unknown references."""
    for question in asked.document.record.inputs:
        if question.id in asked.unknown and question.range:
            given = event.inject.situation.answers.get(question.id, ()) if event.inject.situation else ()
            most = "" if question.range.max is None else f" to {question.range.max}"
            message = f"{event.called} answers {listed(given)} to {quoted(question.question)}"
            help = f"Write a number from {question.range.min}{most or ' on'}, such as 40, or 20-99."
            route = (*event.route, "situation", "answers", question.id)
            also = (Also(asked.document, _input(asked, question.id), "the question"),)
            yield Fault(event.script, route, message, help, also)


def _input(asked: Asked, id: str) -> Route:
    return ("inputs", [question.id for question in asked.document.record.inputs].index(id))


def _sorted(handbook: Handbook, event: Happens, wrong: list[Difference]) -> Fault:
    """One fault for all that one rule says otherwise."""
    said = wrong[0].said[0]
    expects, answers = _expected(handbook, wrong), _answered(handbook, wrong, said)
    message = f"{event.called} expects {listed(expects)}, but {_rule(said)} {listed(answers)}"
    help = "Correct what is expected, the answers of the situation, or the rule."
    also = (_decides(said), event.also("the situation", "situation"))
    others = tuple(_place(event, difference, "expected here as well") for difference in wrong[1:SHOWN])
    return Fault(event.script, _route(wrong[0]), message, help, (*also, *others))


def _expected(handbook: Handbook, wrong: list[Difference]) -> list[str]:
    said = []
    for difference in wrong:
        expectation = difference.expectation
        if expectation is None:
            continue
        if difference.what == "level":
            said.append(str(expectation.level))
        elif difference.what == "course":
            said.append(_title(handbook, str(expectation.does)))
        else:
            said.append(f"an answer with {_statement(handbook, expectation.words)}")
    return list(dict.fromkeys(said))


def _answered(handbook: Handbook, wrong: list[Difference], said: Said) -> list[str]:
    whats = {difference.what for difference in wrong}
    parts = []
    if "level" in whats:
        parts.append(f"says {said.level}" if said.level else "names no severity")
    if "course" in whats:
        parts.append(f"leads to {_title(handbook, str(said.course))}")
    if "silence" in whats:
        parts.append("says not to answer")
    return parts


def _undecided(handbook: Handbook, event: Happens, asked: Asked, difference: Difference) -> Fault:
    table, route = asked.document, (*event.route, "situation")
    if difference.what == "nothing":
        message = f"{event.called} poses a situation for which {table.called} has no rule"
        help = "Add a rule or `otherwise` to the table, or correct the answers."
        return Fault(
            event.script, route, message, help, (Also(table, ("rules",), "none of these rules fits"),)
        )
    rules = [_rule(said) for said in difference.said]
    ways = list(dict.fromkeys(_gist(handbook, said) for said in difference.said))
    message = f"{event.called} leaves it open how {table.called} sorts it: {listed(ways, 'or', 4)}"
    also = tuple(
        _decides(said, f"{rule} may decide") for said, rule in zip(difference.said, rules, strict=True)
    )
    questions = [q.question for q in table.record.inputs if q.id in asked.unasked]
    help = (
        f"Answer {listed(map(quoted, questions), most=4)} under `answers` too."
        if questions
        else "Give one answer to each question."
    )
    return Fault(event.script, (*route, "answers"), message, help, also[:SHOWN])


def _gist(handbook: Handbook, said: Said) -> str:
    if said.silent:
        return "not at all"
    what = [said.level or "", _title(handbook, said.course) if said.course else ""]
    return " with ".join(part for part in what if part) or "without a word"


def _worded(handbook: Handbook, event: Happens, difference: Difference) -> Fault:
    expectation, course = difference.expectation, difference.course
    assert expectation
    assert course
    ready = titled((_statement_title(handbook, words) for words in course.words), most=3)
    message = (
        f"{event.called} expects the words {_statement(handbook, expectation.words)}, but "
        f"{_title(handbook, course.id)} has {ready}"
    )
    help = "Correct the expected `statement`, or give the play these words in one of its steps."
    spot = course.source
    also = (
        (Also(spot.document, ("steps",), "the words stand in its steps"),) if isinstance(spot, Spot) else ()
    )
    return Fault(event.script, _route(difference), message, help, also)


def exercise_expects_another_seat(handbook: Handbook) -> Iterator[Fault]:
    """An event expects a role to act in a play, chain or decision in which the playbook gives it no part.

    Either we train the wrong person, or the playbook forgets somebody who will act in any case.

    Let the role act that has the part, or give this role a step. Where an event wants something sooner than
    the work before it can be over, or before the alarm calls that role at all, that is told as advice.

    Fails:

        # playbook/plays/ring-back.yaml
        kind: play
        id: ring-back
        title: Ring back
        reviewed_on: 2026-11-01
        ends_with: explained
        steps:
          - {id: ring, do: Ring the person back., by: press-officer, within: 15m}

        # roles/support.yaml
        kind: role
        id: support
        title: Support
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - id: first-post
            at: 0m
            content: The lid burnt me!
            expected:
              - {by: support, does: play:ring-back, within: 15m}

    Passes:

        # playbook/plays/ring-back.yaml
        kind: play
        id: ring-back
        title: Ring back
        reviewed_on: 2026-11-01
        ends_with: explained
        steps:
          - {id: ring, do: Ring the person back., by: press-officer, within: 15m}

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - id: first-post
            at: 0m
            content: The lid burnt me!
            expected:
              - {by: press-officer, does: play:ring-back, within: 15m}
    """
    for event, _, answered in _events(handbook):
        for difference in answered.differences:
            if difference.what == "seat":
                yield _no_part(handbook, event, difference)
            elif difference.what == "tight":
                yield _too_soon(handbook, event, difference)


def _no_part(handbook: Handbook, event: Happens, difference: Difference) -> Fault:
    expectation, course = difference.expectation, difference.course
    assert expectation
    assert course
    who, what = seat(handbook, str(expectation.who)), _title(handbook, course.id)
    have = list(dict.fromkeys(part.who for part in course.parts if part.who))
    message = f"{event.called} expects {who} to act in {what}, where that role has no part"
    help = f"Roles with a part: {', '.join(have)}. Choose one of them, or give {expectation.who} a part."
    also = (_at(course.source, "who has a part in it"),) if isinstance(course.source, Spot) else ()
    return Fault(event.script, _route(difference, "by"), message, help, also)


def _too_soon(handbook: Handbook, event: Happens, difference: Difference) -> Fault:
    expectation, course, due = difference.expectation, difference.course, difference.due
    assert expectation
    assert course
    assert due
    who, what = seat(handbook, str(expectation.who)), _title(handbook, course.id)
    why = "the alarm only calls them" if due.part.call else "their work only begins"
    message = (
        f"{event.called} wants {who} to act in {what} within {spell(expectation.within or 0)}, but {why} "
        f"at minute {due.minutes}"
    )
    help = "Allow more time, or say who acts before them."
    also = (_at(due.part.source, "from here"),) if isinstance(due.part.source, Spot) else ()
    route = _route(difference, "within")
    return Fault(event.script, route, message, help, also, severity=Severity.ADVICE)


def expected_action_looser_than_playbook(handbook: Handbook) -> Iterator[Fault]:
    """An event accepts an action later than the playbook wants it.

    We train people to be late.

    Counted is from the event with which a play or chain begins in the exercise: up to the minute at which the
    role must be through, with the time the alarm gives it to answer; at later events, what is left of that
    time, or the role's own time if that is longer. Where the action stops a clock that is promised, the
    promise counts. Shorten `within`, bring the event forward, or change the playbook.

    Fails:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev3]
        stages:
          - {id: write, by: press-officer, budget: 30m}

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - id: first-post
            at: 0m
            content: The lid burnt me!
            expected:
              - {by: press-officer, does: escalation:product-safety, within: 60m}

    Passes:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev3]
        stages:
          - {id: write, by: press-officer, budget: 30m}

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - id: first-post
            at: 0m
            content: The lid burnt me!
            expected:
              - {by: press-officer, does: escalation:product-safety, within: 30m}
    """
    for event, _, answered in _events(handbook):
        for difference in answered.differences:
            if difference.what == "late":
                yield _loose(handbook, event, difference)


def _loose(handbook: Handbook, event: Happens, difference: Difference) -> Fault:
    expectation, course, due = difference.expectation, difference.course, difference.due
    assert expectation
    assert course
    assert due
    who, what = seat(handbook, str(expectation.who)), _title(handbook, course.id)
    message = f"{event.called} gives {who} {spell(expectation.within or 0)} for {what}; "
    by, minutes = ("the promise" if due.limit else "the playbook"), due.minutes
    help = f"Write `within: {minutes}m` or less, or change the playbook."
    begun = f"that began at minute {event.inject.at.minutes - due.gone}, so {by}"
    if minutes <= 0:
        message += f"{begun} is over at minute {event.inject.at.minutes + minutes}"
        help = "Bring the event forward, or change the playbook."
    elif due.gone:
        message += f"{begun} leaves {spell(minutes)}"
    else:
        message += f"{by} allows {spell(minutes)}"
    return Fault(event.script, _route(difference, "within"), message, help, tuple(_why(due)))


def _why(due: Due) -> Iterator[Also]:
    if isinstance(due.part.source, Spot):
        yield _at(due.part.source, "the time that this has")
    if due.limit and isinstance(due.limit.source, Spot):
        yield _at(due.limit.source, f"promised within {spell(due.limit.minutes)}")


# Words and places


def _title(handbook: Handbook, ref: str) -> str:
    """What people call a play, a chain, a hand-off or a decision in a sentence."""
    target = handbook.target(ref)
    if target is None:
        return quoted(ref)
    return f"the decision {quoted(item_title(target.item))}" if target.item else target.document.called


def _statement(handbook: Handbook, id: str | None) -> str:
    return quoted(_statement_title(handbook, id))


def _statement_title(handbook: Handbook, id: str | None) -> str:
    document = handbook.get(Statement, id)
    return document.title if document else str(id)


def _rule(said: Said) -> str:
    """The rule that decides, as people call it."""
    spot = said.source
    if not isinstance(spot, Spot) or not isinstance(spot.document.record, Triage):
        return "the table"
    table = quoted(spot.document.title)
    rule = next((rule for rule in spot.document.record.rules if rule.id == said.rule), None)
    if rule is None:
        return f"`otherwise` of {table}"
    return f"the rule {quoted(rule.title or rule.id)} of {table}"


def _decides(said: Said, message: str = "") -> Also:
    spot = said.source
    assert isinstance(spot, Spot)
    rest = "no rule fits, so this decides" if spot.route == ("otherwise",) else "this rule decides"
    return _at(spot, message or rest)


def _at(spot: Spot, message: str) -> Also:
    return Also(spot.document, spot.route, message)


def _route(difference: Difference, field: str = "") -> Route:
    """Where the script expects it: the field of the expected action."""
    spot = difference.expectation.source if difference.expectation else None
    assert isinstance(spot, Spot)
    return (*spot.route, field or FIELD[difference.what])


def _place(event: Happens, difference: Difference, message: str) -> Also:
    return Also(event.script, _route(difference), message)
