"""Exceptions: what they excuse, for how long, and what they never excuse."""

from collections.abc import Callable
from datetime import date

import pytest

from generator.pipeline import Examined, seen_by

Found = Callable[..., list[str]]
Look = Callable[..., Examined]

VACANT = {
    "roles/a.yaml": "kind: role\nid: a\ntitle: A\nreviewed_on: 2026-11-01\n",
    "playbook/tone.yaml": "kind: tone\nid: tone\ntitle: Tone\nowner: a\nreviewed_on: 2026-11-01\n",
}


def waiver(
    check: str = "owner-vacant", document: str = "tone:tone", until: str = "2026-12-31"
) -> dict[str, str]:
    entry = (
        f"  - check: {check}\n    document: {document}\n    reason: We are hiring.\n"
        f"    approved_by: press-officer\n    until: {until}\n"
    )
    return {"playbook/waivers.yaml": f"kind: waivers\nid: waivers\nlist:\n{entry}"}


def test_an_exception_takes_its_finding_away_and_keeps_it_for_the_record(examined: Look):
    seen = examined(VACANT | waiver())
    (waived,) = seen.waived

    assert "owner-vacant" not in {f.check for f in seen.findings}
    assert (waived.finding.check, waived.finding.document) == ("owner-vacant", "tone:tone")
    assert waived.waiver.reason == "We are hiring."


def test_an_exception_excuses_one_check_of_one_document(found: Found):
    other = {
        "playbook/goals.yaml": "kind: goals\nid: goals\ntitle: Goals\nowner: a\nreviewed_on: 2026-11-01\n"
    }

    (told,) = found(VACANT | other | waiver(), "owner-vacant")

    assert told.startswith("playbook/goals.yaml:4:8 ")


@pytest.mark.parametrize(("today", "stands"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_an_exception_holds_to_the_end_of_its_last_day(found: Found, today: date, stands: bool):
    assert bool(found(VACANT | waiver(), "owner-vacant", today)) is stands
    assert bool(found(VACANT | waiver(), "waiver-expired", today)) is stands


def test_an_exception_that_is_over_is_a_warning_and_the_fault_is_back(found: Found):
    assert found(VACANT | waiver(until="2026-09-30"), "waiver-expired") == [
        "playbook/waivers.yaml:8:12 warning waiver-expired: the exception from 'owner-vacant' for tone:tone "
        "ended on "
        "2026-09-30 | Mend the fault now, or ask 'Press officer' to renew the exception."
    ]


def test_an_exception_that_excuses_nothing_should_go(found: Found):
    assert found(waiver(document="role:press-officer"), "waiver-expired") == [
        "playbook/waivers.yaml:4:12 warning waiver-expired: the exception from 'owner-vacant' for "
        "role:press-officer "
        "excuses nothing any more | Delete it."
    ]


@pytest.mark.parametrize(
    "check", ["reference-unknown", "personal-data-on-employee-site", "hidden-direction-marks", "value-wrong"]
)
def test_some_checks_can_never_be_excused(found: Found, check: str):
    assert found(waiver(check), "waiver-expired") == [
        f"playbook/waivers.yaml:4:12 error waiver-expired: '{check}' can never be excused | Delete this "
        f"exception and "
        "mend the fault."
    ]


def test_an_exception_from_a_misspelt_check_is_told_with_the_nearest_name(found: Found):
    assert found(VACANT | waiver("owner-vacnt"), "waiver-expired") == [
        "playbook/waivers.yaml:4:12 error waiver-expired: there is no check called 'owner-vacnt' | "
        "Did you mean 'owner-vacant'?"
    ]


def test_an_exception_for_a_document_that_does_not_exist_is_a_lost_name(found: Found):
    (told,) = found(VACANT | waiver(document="tone:tome"), "reference-unknown")

    assert told.startswith("playbook/waivers.yaml:5:15 ")


def test_a_document_may_be_named_by_one_of_its_items(found: Found):
    late = {
        "playbook/severities.yaml": "kind: severity\nid: severities\ntitle: S\nreviewed_on: 2026-01-01\n"
        "levels: [{id: sev1, rank: 1, label: A, plain: B, examples: [One., Two.]}]\n"
    }

    assert found(late | waiver("review-overdue", "severity:sev1"), "review-overdue") == []


def test_while_something_is_broken_nobody_knows_what_an_exception_excuses(found: Found):
    broken = {"roles/b.yaml": "kind: role\nid: b\n"}

    assert found(waiver(document="role:press-officer") | broken, "waiver-expired") == []


def test_an_exception_from_a_check_that_is_switched_off_may_stay(found: Found):
    off = {"playbook/playbook.yaml": "kind: playbook\nid: playbook\ntitle: P\nchecks: {owner-vacant: off}\n"}

    assert found(VACANT | off | waiver(), "waiver-expired") == []


def test_an_exception_for_what_an_audience_may_not_read_is_not_told_to_it(examined: Look):
    files = {
        "scenarios/glass/scenario.yaml": "kind: scenario\nid: glass\ntitle: Glass\nreviewed_on: 2026-11-01\n",
        "scenarios/glass/facilitator.yaml": "kind: facilitator\nid: glass\nscenario: glass\n",
    }
    seen = examined(files | waiver("never-reviewed", "facilitator:glass"))

    assert [w.finding.document for w in seen.waived] == ["facilitator:glass"]
    comms = seen_by(seen, "comms")
    assert (comms.waived, [f for f in comms.findings if f.check == "waiver-expired"]) == ((), [])


def test_a_draft_of_a_list_of_exceptions_excuses_nothing(found: Found):
    draft = {
        path: text.replace("id: waivers", "id: waivers\nstatus: draft") for path, text in waiver().items()
    }

    assert len(found(VACANT | draft, "owner-vacant")) == 1
