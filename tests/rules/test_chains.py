"""Escalations and plays as the engine's chains, and which chain answers what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from generator.engine.chains import Alarm, Ring, Work, run
from generator.kinds.escalation import Escalation
from generator.kinds.play import Play
from generator.pipeline import Examined
from generator.rules.chains import answering, chain, offices, play
from generator.rules.spots import Spot

Look = Callable[..., Examined]

CHAIN = """\
kind: escalation
id: night
title: Night rota
severities: [severity:sev1, sev2]
family: product-safety
reviewed_on: 2026-11-01
ack:
  steps:
    - {notify: [press-officer, role:sponsor], by: [phone, pager], wait: 5m}
    - {notify: sponsor, wait: 1h}
    - {notify: press-officer}
  repeat: 2
  if_nobody: {notify: sponsor}
stages:
  - {id: pause-scheduled-posts, by: press-officer, budget: 5m}
  - {id: write, by: role:press-officer, budget: 4bh, completes: first_statement}
"""
SPONSOR = "kind: role\nid: sponsor\ntitle: Sponsor\nholders: [p-003]\nreviewed_on: 2026-11-01\n"
FILES = {"playbook/escalations/night.yaml": CHAIN, "roles/sponsor.yaml": SPONSOR}


def other(id: str, severities: str, family: str = "") -> dict[str, str]:
    body = f"kind: escalation\nid: {id}\ntitle: {id}\nreviewed_on: 2026-11-01\nseverities: [{severities}]\n"
    return {f"playbook/escalations/{id}.yaml": body + (f"family: {family}\n" if family else "")}


def test_an_escalation_is_an_alarm_and_work_with_bare_names_and_places(examined: Look):
    document = examined(FILES).handbook.all(Escalation)[0]

    found = chain(document)

    assert found.id == "night"
    assert found.alarm == Alarm(
        (
            Ring(("press-officer", "sponsor"), ("phone", "pager"), 5),
            Ring(("sponsor",), (), 60),
            Ring(("press-officer",), (), None),
        ),
        2,
        ("sponsor",),
    )
    assert found.work == (
        Work("pause-scheduled-posts", "press-officer", 5, does="pause-posts"),
        Work("write", "press-officer", 240, working=True, completes="first_statement", does="write"),
    )
    assert found.source == Spot(document)
    assert found.alarm.source == Spot(document, ("ack",))
    assert [ring.source for ring in found.alarm.rings][1] == Spot(document, ("ack", "steps", 1))
    assert found.work[1].source == Spot(document, ("stages", 1))


def test_a_chain_may_have_no_alarm_and_no_work(examined: Look):
    found = chain(examined(other("bare", "sev1")).handbook.all(Escalation)[0])

    assert (found.alarm, found.work) == (None, ())


def test_a_play_is_work_step_by_step(examined: Look):
    body = (
        "kind: play\nid: answer\ntitle: Answer\nreviewed_on: 2026-11-01\nsteps:\n"
        "  - {id: reply, do: Reply., by: press-officer, within: 10m, action: reply, completes: first_reply}\n"
        "  - {id: log, do: Write it down., by: role:press-officer, completes: none}\n"
    )
    document = examined({"playbook/plays/answer.yaml": body}).handbook.all(Play)[0]

    assert play(document) == (
        Work("reply", "press-officer", 10, completes="first_reply", does="reply"),
        Work("log", "press-officer", None),
    )
    assert play(document)[1].source == Spot(document, ("steps", 1))


def test_a_severity_in_a_family_is_answered_by_its_own_chains_and_by_those_for_all(examined: Look):
    files = {**FILES, **other("all", "sev1, sev3"), **other("draft", "sev1")}
    files["playbook/escalations/draft.yaml"] += "status: draft\n"
    handbook = examined(files).handbook

    def ids(*asked: str) -> list[str]:
        return [document.id for document in answering(handbook, *asked)]

    assert ids("sev1", "product-safety") == ["all", "night"]
    assert ids("severity:sev2", "family:product-safety") == ["night"]
    assert ids("sev3", "product-safety") == ["all"]
    assert ids("sev1", "data-leak") == ["all"]
    assert ids("sev1") == ["all", "night"]
    assert ids("sev4") == []


def test_the_seats_of_everybody_a_chain_needs_are_its_offices(examined: Look):
    handbook = examined(FILES).handbook
    running = chain(handbook.all(Escalation)[0])

    found = offices(handbook, running)

    assert set(found) == {"press-officer", "sponsor"}
    assert [sitter.id for sitter in found["press-officer"].people] == ["p-001", "p-002"]
    assert run(running, datetime(2027, 1, 11, tzinfo=UTC), found).taken == datetime(2027, 1, 11, tzinfo=UTC)
    assert offices(handbook, chain(examined(other("bare", "sev1")).handbook.all(Escalation)[0])) == {}
