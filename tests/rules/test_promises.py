"""Promises of a handbook as sums: the worked examples, the starter, and which terms count where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.pipeline import examine
from generator.rules.promises import Kept, promises, seen_whole, verdicts

HERE = Path(__file__).parents[2]

PROMISE = """\
kind: commitment
id: {id}
title: A promise
reviewed_on: 2026-11-01
promise: You hear from us soon.
{more}"""

CHAIN = """\
kind: escalation
id: product-safety
title: Product safety
reviewed_on: 2026-11-01
severities: [sev1, sev2]
ack:
  steps:
    - {notify: press-officer, wait: 5m}
    - {notify: press-officer, wait: 5m}
    - {notify: press-officer, wait: 10m}
stages:
  - {id: sort, by: press-officer, budget: 5m, completes: acknowledge}
  - {id: write, by: press-officer, budget: 10m}
  - {id: approve, by: press-officer, budget: 15m, completes: first_statement}
  - {id: publish, by: press-officer, budget: 40m, completes: resolve}
"""

PAGE = """\
kind: channel
id: our-page
title: Our page
reviewed_on: 2026-11-01
type: social
checked_every: 10m
"""

PLAY = """\
kind: play
id: to-the-phone
title: To the phone
reviewed_on: 2026-11-01
steps:
  - {id: answer, do: Answer., by: press-officer, within: 15m, completes: first_reply}
  - {id: ring, do: They ring., by: press-officer, within: 0m, handoff: to-phone}
  - {id: solve, do: Solve it., by: press-officer, within: 0m, completes: resolve}
  - {id: later, do: Look back., by: press-officer, within: 1d, handoff: to-phone}
"""

HANDOFF = """\
kind: handoff
id: to-phone
title: To the phone
reviewed_on: 2026-11-01
from: our-page
to: press-officer
"""

WAIT = "wait: {typical: 8m, slow_day: 40m, handling: 10m}\n"

CALENDARS = """\
kind: calendar
id: calendars
title: Opening hours
reviewed_on: 2026-11-01
calendars:
  - id: office
    zone: Europe/Warsaw
    week:
      mon: ["09:00-17:00"]
      tue: ["09:00-17:00"]
      wed: ["09:00-17:00"]
      thu: ["09:00-17:00"]
      fri: ["09:00-17:00"]
  - {id: always, zone: Europe/Warsaw, always: yes}
"""


def promise(clock="first_statement", within="60m", by="escalation:product-safety", more="", id="soon"):
    body = (
        f"measures:\n  - {{clock: {clock}, within: {within}{more}}}\n"
        + (f"delivered_by: {by}\n" if by else "")
        + "applies_to: {channels: our-page, severities: sev1}\n"
    )
    return {f"playbook/commitments/{id}.yaml": PROMISE.format(id=id, more=body)}


def files(*documents):
    homes = {"escalation": "escalations", "channel": "channels", "play": "plays", "handoff": "handoffs"}
    found = {}
    for text in documents:
        kind, id = (line.partition(": ")[2] for line in text.splitlines()[:2])
        found[f"playbook/{homes[kind]}/{id}.yaml"] = text
    return found


@pytest.fixture
def kept(examined):
    """The sums of a tiny playbook's promises."""

    def look(laid) -> tuple[Kept, ...]:
        return promises(examined(laid).handbook)

    return look


def sums(found):
    return [(k.sum.best, k.sum.rule, k.sum.bad) if k.sum else None for k in found]


@pytest.mark.parametrize(
    ("within", "verdict"),
    [
        ("25m", "never-met"),
        ("35m", "missed-as-a-rule"),
        ("45m", "missed-on-a-bad-day"),
        ("60m", "held"),
    ],
)
def test_the_worked_example_of_a_chain(kept, within, verdict):
    (found,) = kept(promise(within=within) | files(CHAIN, PAGE))

    assert sums([found]) == [(30, 40, 60)]
    assert found.verdict == verdict
    assert [(t.what, t.label, t.best, t.rule, t.bad) for t in found.sum.terms] == [
        ("look", "until somebody looks", 0, 10, 10),
        ("alarm", "the alarm", 0, 0, 20),
        ("stage", "sort", 5, 5, 5),
        ("stage", "write", 10, 10, 10),
        ("stage", "approve", 15, 15, 15),
    ]
    assert [(t.source.document.ref, t.source.route) for t in found.sum.terms] == [
        ("channel:our-page", ("checked_every",)),
        ("escalation:product-safety", ("ack",)),
        ("escalation:product-safety", ("stages", 0)),
        ("escalation:product-safety", ("stages", 1)),
        ("escalation:product-safety", ("stages", 2)),
    ]


def test_a_repeated_alarm_is_waited_for_again(kept):
    chain = CHAIN.replace("stages:\n", "  repeat: 2\nstages:\n", 1)

    assert sums(kept(promise() | files(chain, PAGE))) == [(30, 40, 100)]


def test_the_worked_example_of_forty_minutes_on_hold(kept):
    page = PAGE.replace("checked_every: 10m\n", "")
    laid = promise("resolve", "60m", "play:to-the-phone") | files(page, PLAY, HANDOFF + WAIT)
    (found,) = kept(laid)

    assert sums([found]) == [(33, 33, 65)]
    assert (found.verdict, found.without) == ("missed-on-a-bad-day", "held")
    assert found.handed_over
    waits = [t for t in found.sum.terms if t.what in ("wait", "handling")]
    assert [(t.source.document.ref, t.source.route) for t in waits] == [
        ("handoff:to-phone", ("wait", "slow_day")),
        ("handoff:to-phone", ("wait", "handling")),
    ]


def test_hand_offs_count_for_the_whole_journey_only(kept):
    laid = promise("first_reply", "60m", "play:to-the-phone") | files(PAGE, PLAY, HANDOFF + WAIT)

    assert sums(kept(laid)) == [(15, 25, 25)]


def test_what_is_broken_without_the_hand_off_is_not_its_fault(kept):
    laid = promise("resolve", "20m", "play:to-the-phone") | files(PAGE, PLAY, HANDOFF + WAIT)
    (found,) = kept(laid)

    assert (found.verdict, found.without, found.handed_over) == ("never-met", "missed-as-a-rule", False)


@pytest.mark.parametrize(
    ("wait", "found"),
    [
        ("", (15, 25, 25)),
        ("wait: {typical: 8m}\n", (23, 33, 33)),
        ("wait: {slow_day: 40m}\n", (55, 65, 65)),
        ("wait: {handling: 10m}\n", (25, 35, 35)),
    ],
)
def test_a_hand_off_adds_what_is_known_of_it(kept, wait, found):
    laid = promise("resolve", "60m", "play:to-the-phone") | files(PAGE, PLAY, HANDOFF + wait)
    (one,) = kept(laid)

    assert sums([one]) == [found]
    assert [(spot.document.ref, spot.route) for spot in one.untimed] == (
        [] if wait else [("handoff:to-phone", ())]
    )


def test_a_step_without_a_time_makes_the_sum_a_least(kept):
    play = PLAY.replace("within: 15m, completes", "completes")
    (found,) = kept(promise("first_reply", "60m", "play:to-the-phone") | files(PAGE, play, HANDOFF))

    assert sums([found]) == [(0, 10, 10)]
    assert [spot.route for spot in found.untimed] == [("steps", 0)]


def test_nothing_that_stops_the_clock_gives_no_sum(kept):
    (found,) = kept(promise("update") | files(CHAIN, PAGE))

    assert (found.sum, found.verdict, found.handed_over) == (None, None, False)


def test_a_chain_answers_for_the_severities_it_is_made_for(kept):
    chain = CHAIN.replace("severities: [sev1, sev2]", "severities: [sev2]")

    assert kept(promise() | files(chain, PAGE)) == ()


def test_a_promise_that_names_nothing_is_held_to_the_chains_of_its_severity(kept):
    (found,) = kept(promise(by="") | files(CHAIN, PAGE))

    assert found.delivered_by.ref == "escalation:product-safety"
    assert (found.channel.id, found.severity, found.measure) == ("our-page", "sev1", 0)


def test_a_promise_that_holds_everywhere_is_held_to_where_somebody_looks_most_seldom(kept):
    body = "measures:\n  - {clock: first_statement, within: 60m}\ndelivered_by: escalation:product-safety\n"
    slow = PAGE.replace("our-page", "the-feed").replace("10m", "25m")
    dark = PAGE.replace("our-page", "the-site").replace("10m", "2h") + "status: standby\n"
    laid = {"playbook/commitments/soon.yaml": PROMISE.format(id="soon", more=body)}
    found = kept(laid | files(CHAIN, PAGE, slow, dark))

    assert [(k.channel.id, k.severity) for k in found] == [("the-feed", "sev1"), ("the-feed", "sev2")]
    assert sums(found) == [(30, 55, 75)] * 2


def test_an_aim_has_its_sum_and_is_not_held_to_it(kept):
    laid = {path: text + "status: aspiration\n" for path, text in promise(within="5m").items()}
    (found,) = kept(laid | files(CHAIN, PAGE))

    assert (found.verdict, found.binding) == ("never-met", False)


WORKING = """\
kind: play
id: to-the-phone
title: To the phone
reviewed_on: 2026-11-01
steps:
  - {id: judge, do: Judge it., by: quality, within: 4bh, completes: resolve}
"""
QUALITY = {
    "roles/quality.yaml": "kind: role\nid: quality\ntitle: Quality\nholders: [p-001]\nhours: office\n"
    "reviewed_on: 2026-11-01\n",
    "playbook/calendars.yaml": CALENDARS,
}


def test_working_time_waits_for_the_weekend_on_a_bad_day(kept):
    laid = promise("resolve", "3d", "play:to-the-phone", ", calendar: always")
    (found,) = kept(laid | files(PAGE, WORKING) | QUALITY)

    assert sums([found]) == [(240, 250, 64 * 60 + 250)]  # from Friday 16:50, when it is seen as they leave
    assert found.verdict == "held"


def test_a_promise_in_hours_counts_on_its_own_clock(kept):
    laid = promise("resolve", "5h", "play:to-the-phone", ", calendar: office")
    (found,) = kept(laid | files(PAGE, WORKING) | QUALITY)

    assert sums([found]) == [(240, 250, 250)]
    assert found.verdict == "held"


def test_a_seat_without_hours_works_by_the_clock_on_the_wall(kept):
    quality = {path: text.replace("hours: office\n", "") for path, text in QUALITY.items()}
    (found,) = kept(promise("resolve", "5h", "play:to-the-phone") | files(PAGE, WORKING) | quality)

    assert sums([found]) == [(240, 250, 250)]


def test_the_wait_at_a_desk_in_working_hours_runs_in_the_hours_of_the_hand_off(kept):
    handoff = HANDOFF + "hours: office\nwait: {typical: 1h, slow_day: 2bh}\n"
    laid = promise("resolve", "1d", "play:to-the-phone", ", calendar: always")
    (found,) = kept(laid | files(PAGE, PLAY, handoff) | {"playbook/calendars.yaml": CALENDARS})

    assert found.sum.best == 75
    assert found.sum.bad == 15 + 10 + 64 * 60 + 120


# The starter


@pytest.fixture(scope="module")
def starter():
    return examine(HERE, date(2026, 11, 20)).handbook


@pytest.mark.parametrize(
    ("id", "worst"),
    [
        ("one-journey", (98, 113, 145)),
        ("speak-first-sev1", (35, 45, 60)),
        ("speak-first-sev2", (35, 45, 60)),
        ("solved-in-an-hour", (98, 113, 145)),
        ("answer-on-social", (30, 45, 45)),
        ("parcel-found", (30 * 60 + 45, 30 * 60 + 55, 37 * 60 + 55)),
    ],
)
def test_the_promises_of_the_starter_take_what_their_pages_say(starter, id, worst):
    found = sums(kept for kept in promises(starter) if kept.commitment.id == id)

    assert max(found, key=lambda total: total[2]) == worst


def test_every_promise_in_force_of_the_starter_can_be_kept(starter):
    assert {kept.verdict for kept in promises(starter) if kept.binding} == {"held"}
    assert verdicts(starter)["solved-in-an-hour", 0] == "never-met"
    assert verdicts(starter)["one-journey", 0] == "held"


def test_employees_see_sums_whole_or_not_at_all(starter):
    seen = seen_whole(starter.for_audience("employee"), starter.for_audience("comms"))

    assert "answer-on-social" in seen
    assert not {"one-journey", "parcel-found", "speak-first-sev1"} & seen
