"""Exercises in the engine's terms: what becomes of plays, chains, hand-offs, promises and situations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.engine.rehearsal import Course
from generator.kinds.facilitator import Posed
from generator.pipeline import Examined
from generator.rules.rehearsal import ask, courses, coverage, rehearsed
from tests.checks.test_exercises import (
    DANGER,
    RING,
    chain,
    expecting,
    play,
    posed,
    role,
    scenario,
    script,
    triage,
)

Look = Callable[..., Examined]

HEAD = role("head", "Head")


def told(course: Course) -> list[tuple[object, ...]]:
    """The parts of a course: who, own time, from minute, to minute, and what is special."""
    return [
        (p.who, p.own, p.begins, p.ends, *(["call"] if p.call else []), *([] if p.early else ["later"]))
        for p in course.parts
    ]


def course(look: Look, id: str, files: dict[str, str]) -> Course:
    return courses(look(files).handbook)[id]


def test_the_first_step_of_a_seat_and_those_that_stop_a_first_clock_come_early(examined: Look):
    steps = play(
        "id: a, do: A., by: press-officer, within: 5m",
        "id: b, do: B., by: head, within: 1h",
        "id: c, do: C., by: press-officer, within: 10m, completes: first_reply",
        "id: d, do: D., by: press-officer, within: 1d, completes: resolve",
    )

    assert told(course(examined, "play:ring-back", steps | HEAD)) == [
        ("press-officer", 5, 0, 5),
        ("head", 60, 5, 65),
        ("press-officer", 10, 65, 75),
        ("press-officer", 1440, 75, 1515, "later"),
    ]


def test_working_time_leaves_the_minutes_behind_it_unknown(examined: Look):
    steps = play(
        "id: a, do: A., by: press-officer, within: 1bh",
        "id: b, do: B., by: head, within: 5m",
        "id: c, do: C., by: head",
    )

    assert told(course(examined, "play:ring-back", steps | HEAD)) == [
        ("press-officer", None, 0, None),
        ("head", 5, None, None),
        ("head", None, None, None, "later"),
    ]


def test_a_chain_calls_works_and_falls_back(examined: Look):
    safety = chain(
        "ack:\n  steps:\n    - {notify: press-officer, wait: 5m}\n    - {notify: head, wait: 10m}\n"
        "  repeat: 1\n  if_nobody: {notify: head}",
        "stages:\n  - {id: sort, by: press-officer, budget: 5m, completes: acknowledge}\n"
        "  - {id: write, by: head, budget: 20m, if_late: {notify: press-officer}}\n"
        "  - {id: publish, by: press-officer, budget: 5m, completes: first_statement}",
        severities="sev1, sev2",
    )

    found = course(examined, "escalation:safety", safety | HEAD)
    assert told(found) == [
        ("press-officer", 5, 0, 5, "call"),
        ("head", 10, 5, 15, "call"),
        ("head", None, 30, None, "call"),
        ("press-officer", None, None, None, "call"),
        ("press-officer", 5, 0, 5),
        ("head", 20, 5, 25),
        ("press-officer", 5, 25, 30, "later"),
    ]
    assert [(limit.clock, limit.minutes, limit.level) for limit in found.limits] == [
        ("first_statement", 30, "sev1"),
        ("first_statement", 60, "sev2"),
    ]


PROMISE = """\
kind: commitment
id: quick
title: We are quick
promise: We answer within an hour.
status: in_force
reviewed_on: 2026-11-01
delivered_by: play:ring-back
measures:
  - {clock: first_reply, within: 1h}
  - {clock: resolve, within: 2bd}
  - {clock: resolve, within: 3h}
"""


def test_promises_in_force_everywhere_are_limits_of_what_delivers_them(examined: Look):
    def limits(text: str) -> list[tuple[object, ...]]:
        files = RING | {"playbook/commitments/quick.yaml": text}
        found = course(examined, "play:ring-back", files).limits
        return [(limit.clock, limit.minutes, limit.level) for limit in found]

    assert limits(PROMISE) == [("first_reply", 60, None), ("resolve", 180, None)]
    assert limits(PROMISE + "applies_to: {severities: [sev4]}\n") == [
        ("first_reply", 60, "sev4"),
        ("resolve", 180, "sev4"),
    ]
    assert limits(PROMISE + "applies_to: {channels: [page]}\n") == []
    assert limits(PROMISE.replace("in_force", "proposed")) == []


def test_a_promise_that_is_expected_is_kept_by_anybody_within_its_longest_clock(examined: Look):
    files = RING | {"playbook/commitments/quick.yaml": PROMISE}

    assert told(course(examined, "commitment:quick", files)) == [(None, 180, 0, 180)]


HANDOFF = """\
kind: handoff
id: a
title: To the head
from: page
to: role:head
wait: {typical: 5m, slow_day: 40m, handling: 10m}
reviewed_on: 2026-11-01
"""
PAGE = {
    "playbook/channels/page.yaml": "kind: channel\nid: page\ntitle: Page\ntype: social\n"
    "answered_by: [press-officer, desk]\nreviewed_on: 2026-11-01\n"
}


def test_a_handoff_has_the_seats_at_both_ends_and_those_whose_steps_use_it(examined: Look):
    step = play("id: pass, do: Pass it on., by: press-officer, within: 7m, handoff: a")
    files = step | HEAD | PAGE | role("desk", "Desk") | {"playbook/handoffs/a.yaml": HANDOFF}

    assert told(course(examined, "handoff:a", files)) == [
        ("press-officer", 7, 0, 7),
        ("desk", None, None, None),
        ("head", 50, 0, 50),
    ]


def test_a_handoff_without_measured_waits_has_no_limit(examined: Look):
    bare = HANDOFF.replace("wait: {typical: 5m, slow_day: 40m, handling: 10m}\n", "")
    files = HEAD | {"playbook/handoffs/a.yaml": bare.replace("from: page", "from: role:press-officer")}

    assert told(course(examined, "handoff:a", files)) == [
        ("press-officer", None, None, None),
        ("head", None, 0, None),
    ]


def test_everybody_named_has_a_part_in_a_decision(examined: Look):
    files = HEAD | {
        "roles/decisions.yaml": "kind: decisions\nid: decisions\ntitle: Who decides\n"
        "reviewed_on: 2026-11-01\ndecisions:\n  - {id: stop, question: Stop?, driver: head, "
        "approver: press-officer, informed: head, within: 2h}\n"
    }

    assert told(course(examined, "decisions:decisions#stop", files)) == [
        ("head", 120, 0, 120),
        ("press-officer", 120, 0, 120),
    ]


# Situations


@pytest.mark.parametrize(
    ("answers", "unknown", "unasked", "rules"),
    [
        ({"harm": ("yes",), "mentions": ("4",)}, (), (), ["danger"]),
        ({"harm": ("no",), "mentions": ("4",)}, (), (), ["otherwise"]),
        ({"harm": ("yes", "no"), "mentions": ("4",)}, (), (), ["danger", "otherwise"]),
        ({"harm": ("any",), "mentions": ("4",)}, (), ("harm",), ["danger", "otherwise"]),
        ({"harm": ("yes",)}, (), ("mentions",), ["danger"]),
        ({"harm": ("yes",), "mentions": ("400+",)}, (), (), ["danger"]),
        ({"harm": ("yes",), "mentions": ("501+",)}, ("mentions",), (), []),
        ({"harm": ("yes",), "mentions": ("many",)}, ("mentions",), (), []),
        ({"harm": ("perhaps",), "mentions": ("4",)}, ("harm",), (), []),
    ],
)
def test_a_situation_is_asked_of_its_table(
    examined: Look, answers: dict[str, tuple[str, ...]], unknown: object, unasked: object, rules: list[str]
):
    handbook = examined(triage(DANGER, otherwise="severity: sev4") | RING).handbook
    asked = ask(handbook, Posed(triage="first-look", answers={}).model_copy(update={"answers": answers}))

    assert asked is not None
    assert (asked.unknown, asked.unasked) == (unknown, unasked)
    assert [said.rule for said in asked.said] == rules


def test_nothing_is_asked_where_there_is_no_situation_or_no_table(examined: Look):
    handbook = examined(RING).handbook

    assert ask(handbook, None) is None
    assert ask(handbook, Posed(triage="first-look", answers={})) is None


# Coverage


def test_a_rule_is_only_exercised_where_no_other_may_decide(examined: Look):
    table = triage(DANGER, "id: calm, when: {harm: no}, severity: sev4") | RING
    acts = "by: press-officer, does: Rings, within: 5m"

    def missing(answers: str) -> tuple[str, ...]:
        handbook = examined(scenario() | table | script(posed(answers, acts))).handbook
        return coverage(handbook).missing("triage:first-look")

    assert missing("harm: yes") == ("calm",)
    assert missing("mentions: 4") == ("danger", "calm")


def test_exercises_that_are_not_in_force_exercise_nothing(examined: Look):
    event = expecting("by: press-officer, does: Rings, within: 5m")
    (path, text), *_ = script(event).items()

    for files in (scenario("status: draft") | script(event), scenario() | {path: f"{text}status: draft\n"}):
        found = examined(files).handbook
        assert coverage(found).missing("role") == ("press-officer",)
        assert len(rehearsed(found)) == 1
    assert coverage(examined(scenario() | script(event)).handbook).missing("role") == ()


def test_whoever_plays_in_a_scenario_without_a_script_counts(examined: Look):
    handbook = examined(scenario("roles_playing: [press-officer]") | HEAD).handbook

    assert coverage(handbook).missing("role") == ("head",)


def test_an_exercise_passes_all_levels_between_its_ends(examined: Look):
    played = scenario("family: product-safety", "severity_from: sev4", "severity_to: sev2")

    assert coverage(examined(played).handbook).missing("cell") == ("sev1/product-safety",)
    assert coverage(examined(played).handbook).missing("level") == ("sev1",)
