"""Exercises: whether a script can be played, and whether it trains what it says it trains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.checks.check import Also, Fault
from generator.checks.names import name, names, seat
from generator.handbook import Document, Handbook
from generator.kinds.facilitator import Expected, Facilitator, Inject
from generator.kinds.scenario import Scenario
from generator.rules.rehearsal import elapsed
from generator.source import Route
from generator.suggest import counted, listed
from generator.times import spell
from generator.values import quoted

MOST: Final = 3
WINDOW: Final = 10
"""More events than that for one seat within so many minutes are noise instead of practice."""

SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Happens:
    """An event of a script in force, with its place and its exercise."""

    script: Document[Facilitator]
    scenario: Document[Scenario]
    number: int
    inject: Inject

    @property
    def route(self) -> Route:
        """Where it stands."""
        return ("injects", self.number)

    @property
    def called(self) -> str:
        """What people call it in a sentence."""
        return f"the event '{self.inject.id}' (minute {self.inject.at.minutes})"

    def also(self, message: str, *route: str | int) -> Also:
        """The event as a second place of a fault."""
        return Also(self.script, (*self.route, *route), message)


def plays(handbook: Handbook) -> Iterator[tuple[Document[Facilitator], Document[Scenario]]]:
    """Every script in force with its scenario."""
    for script in handbook.all(Facilitator):
        scenario = handbook.get(Scenario, script.record.scenario)
        if scenario and scenario.lifecycle == "active":
            yield script, scenario


def events(handbook: Handbook) -> Iterator[Happens]:
    """Every event of every script in force."""
    for script, scenario in plays(handbook):
        yield from _events(script, scenario)


def _events(script: Document[Facilitator], scenario: Document[Scenario]) -> Iterator[Happens]:
    for number, inject in enumerate(script.record.injects):
        yield Happens(script, scenario, number, inject)


def objective_never_tested(handbook: Handbook) -> Iterator[Fault]:
    """An objective of an exercise is tested by no event from which an action is expected.

    The day was well spent, but nobody knows now whether the team can do what you wanted to see.

    Give an event of the script this objective and an expected action, or take the objective out.

    Fails:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01
        objectives:
          - {id: speak-in-time, statement: We speak within thirty minutes.}

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - {id: weather, at: 0m, type: contextual, content: It is a rainy Tuesday.}

    Passes:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01
        objectives:
          - {id: speak-in-time, statement: We speak within thirty minutes.}

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - id: first-post
            at: 0m
            content: The lid burnt me!
            objective: speak-in-time
            expected:
              - {by: press-officer, does: Writes the first statement, within: 30m}
    """
    for script, scenario in plays(handbook):
        for number, objective in enumerate(scenario.record.objectives):
            serving = [e for e in _events(script, scenario) if objective.id in e.inject.objectives]
            if any(event.inject.expected for event in serving):
                continue
            message = f"objective {number + 1} of {scenario.called}, {quoted(objective.statement)}, " + (
                "is never tested: the events that serve it expect nothing of anybody"
                if serving
                else "has no event that tests it"
            )
            help = f"Give an event `objective: {objective.id}` and an expected action, or drop the objective."
            also = tuple(event.also("serves it", "objective") for event in serving[:SHOWN])
            yield Fault(scenario, ("objectives", number), message, help, also)


def inject_without_objective(handbook: Handbook) -> Iterator[Fault]:
    """An event of an exercise serves none of its objectives.

    It costs the players minutes and teaches them nothing you wanted to teach.

    Link it to an objective of the scenario, or mark it `type: contextual` if it only sets the scene.

    Fails:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01
        objectives:
          - {id: speak-in-time, statement: We speak within thirty minutes.}

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - {id: rain, at: 0m, content: It rains.}

    Passes:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01
        objectives:
          - {id: speak-in-time, statement: We speak within thirty minutes.}

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - {id: rain, at: 0m, type: contextual, content: It rains.}
    """
    for event in events(handbook):
        inject = event.inject
        if event.scenario.record.objectives and inject.type != "contextual" and not inject.objectives:
            message = f"{event.called} serves no objective"
            help = "Name one under `objective`, or write `type: contextual` if it only sets the scene."
            yield Fault(event.script, event.route, message, help)


def inject_without_expected_action(handbook: Handbook) -> Iterator[Fault]:
    """An event does not say what a good team does after it, who does it, and within which time.

    Then the evaluator has nothing to tick, and the talk afterwards is about taste.

    Add `expected:` with `by`, `does` and `within`. An event that only sets the scene is `type: contextual`.

    Fails:

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
          - {id: first-post, at: 0m, content: The lid burnt me!}

    Passes:

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
              - {by: press-officer, does: Rings the person back, within: 10m}
    """
    for event in events(handbook):
        if event.inject.type == "contextual":
            continue
        if not event.inject.expected:
            message = f"{event.called} does not say what a good team does, who, and by when"
            help = "Add `expected:` with `by`, `does` and `within`, or write `type: contextual`."
            yield Fault(event.script, event.route, message, help)
        for number, expected in enumerate(event.inject.expected):
            if lacking := _lacking(expected):
                message = f"{event.called} does not say {listed(lacking, 'or')}: {quoted(expected.does)}"
                help = (
                    "Add "
                    + listed(("`by`" if word == "who does it" else "`within`") for word in lacking)
                    + "."
                )
                yield Fault(event.script, (*event.route, "expected", number), message, help)


def _lacking(expected: Expected) -> list[str]:
    return [
        word
        for word, value in (("who does it", expected.by), ("within which time", expected.within))
        if value is None
    ]


def inject_after_the_end(handbook: Handbook) -> Iterator[Fault]:
    """An event comes after the end of play, or stands before one that comes earlier.

    The exercise ends before its climax, or whoever runs it reads the events in the wrong order.

    The play ends where the talk afterwards begins: `duration` of the scenario, less `hotwash_minutes` of the
    script (20 where nothing is said). Move the event, make the exercise longer, or put the events in order.

    Fails:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        duration: 90m
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        hotwash_minutes: 20
        injects:
          - {id: television, at: 75m, type: contextual, content: A camera is at the gate.}

    Passes:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        duration: 90m
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        hotwash_minutes: 20
        injects:
          - {id: television, at: 65m, type: contextual, content: A camera is at the gate.}
    """
    for script, scenario in plays(handbook):
        whole, happening = elapsed(scenario.record.duration), list(_events(script, scenario))
        for event in happening if whole is not None else ():
            if event.inject.at.minutes >= (whole or 0) - script.record.hotwash_minutes:
                yield _too_late(event, whole or 0, script.record.hotwash_minutes)
        for before, event in pairwise(happening):
            if event.inject.at.minutes < before.inject.at.minutes:
                message = f"{event.called} stands after {before.called}"
                help = "Put the events in the order in which they happen, or correct the minute."
                also = (before.also("comes before it in the file", "at"),)
                yield Fault(script, (*event.route, "at"), message, help, also)


def _too_late(event: Happens, whole: int, talk: int) -> Fault:
    lasts = f"the exercise lasts {spell(whole)}" + (
        f", with {spell(talk)} for the talk afterwards" if talk else ""
    )
    also = [Also(event.scenario, ("duration",), f"{spell(whole)} in all")]
    if "hotwash_minutes" in event.script.source.data:
        also.append(Also(event.script, ("hotwash_minutes",), "for the talk afterwards"))
    help = f"Move it before minute {whole - talk}, or make the exercise longer."
    return Fault(
        event.script, (*event.route, "at"), f"{event.called} comes too late: {lasts}", help, tuple(also)
    )


def inject_role_not_playing(handbook: Handbook) -> Iterator[Fault]:
    """An event is for a role, or expects something of a role, that does not play.

    The call goes to an empty chair, and the exercise stops until somebody improvises.

    Add the role under `roles_playing` of the scenario, or give the event to a role that is at the table.

    Fails:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        roles_playing: [head-of-comms]
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - {id: first-call, at: 0m, type: contextual, to: press-officer, content: A reporter rings.}

        # roles/head-of-comms.yaml
        kind: role
        id: head-of-comms
        title: Head of communications
        reviewed_on: 2026-11-01

    Passes:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        roles_playing: [press-officer]
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - {id: first-call, at: 0m, type: contextual, to: press-officer, content: A reporter rings.}
    """
    empty: dict[tuple[str, str], dict[tuple[object, ...], tuple[Happens, Route, str]]] = {}
    for event in events(handbook):
        record = event.scenario.record
        at_the_table = {*names(record.roles_playing), *names([record.lead_role] if record.lead_role else [])}
        for route, ref, does in _called_on(event) if record.roles_playing else ():
            if name(ref) not in at_the_table:
                called = empty.setdefault((event.script.ref, name(ref)), {})
                called.setdefault(event.route, (event, route, does))
    for (_, role), called in empty.items():
        yield _empty_chair(handbook, role, list(called.values()))


def _empty_chair(handbook: Handbook, role: str, called: list[tuple[Happens, Route, str]]) -> Fault:
    """One finding for a role that is missing, at the first event that needs it; the others as places."""
    (event, route, does), *others = called
    who, more = seat(handbook, role), ""
    if others:
        more = f"; {counted(len(others), 'other event')} {'calls' if len(others) == 1 else 'call'} for it too"
    message = f"{event.called} {does} {who}, a role that is not playing{more}"
    help = f"Add {role} to `roles_playing` of the scenario, or choose another role."
    table = Also(event.scenario, ("roles_playing",), "who is at the table")
    also = (table, *(Also(event.script, there, "called for here too") for _, there, _ in others))
    return Fault(event.script, route, message, help, also)


def _called_on(event: Happens) -> Iterator[tuple[Route, str, str]]:
    for number, ref in enumerate(event.inject.to):
        yield (*event.route, "to", number), ref, "is for"
    for number, expected in enumerate(event.inject.expected):
        if expected.by:
            yield (*event.route, "expected", number, "by"), expected.by, "expects something of"


def too_many_injects_at_once(handbook: Handbook) -> Iterator[Fault]:
    """One role gets more than three events within ten minutes.

    Nobody can read, think and answer at that pace; what you see then is noise, and no skill.

    Move some of the events, or give them to other roles. Events in reserve are not counted.

    Fails:

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
          - {id: one, at: 0m, type: contextual, to: press-officer, content: A post.}
          - {id: two, at: 2m, type: contextual, to: press-officer, content: A call.}
          - {id: three, at: 4m, type: contextual, to: press-officer, content: A mail.}
          - {id: four, at: 6m, type: contextual, to: press-officer, content: Another call.}

    Passes:

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
          - {id: one, at: 0m, type: contextual, to: press-officer, content: A post.}
          - {id: two, at: 5m, type: contextual, to: press-officer, content: A call.}
          - {id: three, at: 10m, type: contextual, to: press-officer, content: A mail.}
          - {id: four, at: 15m, type: contextual, to: press-officer, content: Another call.}
    """
    for script, scenario in plays(handbook):
        for role, given in _by_role(script, scenario).items():
            crowd = max((_within(given, start) for start in given), key=len)
            if len(crowd) > MOST:
                first, last = crowd[0].inject.at.minutes, crowd[-1].inject.at.minutes
                when = f"between minute {first} and {last}" if last > first else f"at minute {first}"
                message = f"{seat(handbook, role)} gets {len(crowd)} events {when}, which is too many"
                help = "Move some of them, or give them to another role."
                also = tuple(
                    event.also("one of them", "to") for event in [*crowd[:MOST], *crowd[MOST + 1 :]][:SHOWN]
                )
                yield Fault(script, (*crowd[MOST].route, "to"), message, help, also)


def _by_role(script: Document[Facilitator], scenario: Document[Scenario]) -> dict[str, list[Happens]]:
    given: dict[str, list[Happens]] = {}
    planned = (event for event in _events(script, scenario) if event.inject.type != "contingency")
    for event in sorted(planned, key=lambda event: event.inject.at.minutes):
        for role in dict.fromkeys(names(event.inject.to)):
            given.setdefault(role, []).append(event)
    return given


def _within(given: list[Happens], start: Happens) -> list[Happens]:
    begins = start.inject.at.minutes
    return [event for event in given if begins <= event.inject.at.minutes < begins + WINDOW]
