"""Alarms: chains that lead to somebody at last, and levels that have exactly one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.pipeline import Examined

Found = Callable[..., list[str]]

FALLBACK = "  if_nobody: {notify: sponsor}"
EVERY = "sev1, sev2, sev3, sev4"


def role(id: str, title: str, *lines: str) -> dict[str, str]:
    body = "".join(f"{line}\n" for line in lines)
    return {f"roles/{id}.yaml": f"kind: role\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\n{body}"}


def chain(
    *lines: str, severities: str = EVERY, id: str = "night", title: str = "Night rota"
) -> dict[str, str]:
    head = (
        f"kind: escalation\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\nseverities: [{severities}]\n"
    )
    return {f"playbook/escalations/{id}.yaml": head + "".join(f"{line}\n" for line in lines)}


def alarm(*steps: str, then: str = FALLBACK) -> tuple[str, ...]:
    return ("ack:", "  steps:", *(f"    - {{{step}}}" for step in steps), *([then] if then else []))


SPONSOR = role("sponsor", "Sponsor", "holders: [p-003]")
FIRST, SECOND = "notify: press-officer, by: phone, wait: 5m", "notify: night-editor, by: phone, wait: 10m"
EDITOR = role("night-editor", "Night editor", "holders: [p-002]", "deputies: [p-003]")


def related(examined: Callable[..., Examined], files: dict[str, str], check: str) -> list[str]:
    finding = next(f for f in examined(files).findings if f.check == check)
    return [f"{r.place.path}:{r.place.line}:{r.place.column} {r.message}" for r in finding.related]


# escalation-dead-end


def test_an_alarm_after_which_nothing_happens_is_found_at_its_last_step(found: Found):
    assert found(chain(*alarm(FIRST, SECOND, then="")) | EDITOR, "escalation-dead-end") == [
        "playbook/escalations/night.yaml:9:7 error escalation-dead-end: if nobody answers the second call in "
        "'Night rota', nothing more happens | Say under `if_nobody` who is woken then."
    ]


def test_an_alarm_of_one_call_has_no_number(found: Found):
    (said,) = found(chain(*alarm(FIRST, then="")), "escalation-dead-end")

    assert "if nobody answers the call in 'Night rota', nothing more happens" in said


def test_a_last_resort_that_nobody_holds_is_none(found: Found, examined: Callable[..., Examined]):
    files = chain(*alarm(FIRST)) | role("sponsor", "Sponsor")

    assert found(files, "escalation-dead-end") == [
        "playbook/escalations/night.yaml:9:23 error escalation-dead-end: if nobody answers, 'Night rota' "
        "wakes 'Sponsor', which nobody holds | Name a holder, or wake somebody else."
    ]
    assert related(examined, files, "escalation-dead-end") == ["roles/sponsor.yaml:2:5 nobody holds it"]


def test_one_held_role_among_those_who_are_woken_is_enough(found: Found):
    then = "  if_nobody: {notify: [sponsor, night-editor]}"

    assert (
        found(chain(*alarm(FIRST, then=then)) | role("sponsor", "Sponsor") | EDITOR, "escalation-dead-end")
        == []
    )
    assert found(chain(*alarm(FIRST)) | SPONSOR, "escalation-dead-end") == []


def test_a_chain_without_an_alarm_is_asked_for_none(found: Found):
    assert (
        found(chain("stages:", "  - {id: sort, by: press-officer, budget: 5m}"), "escalation-dead-end") == []
    )


# escalation-loop


def test_passing_back_to_who_was_rung_before_is_a_circle(found: Found, examined: Callable[..., Examined]):
    files = chain(*alarm(FIRST, SECOND, then="  if_nobody: {notify: press-officer}")) | EDITOR

    assert found(files, "escalation-loop") == [
        "playbook/escalations/night.yaml:10:23 error escalation-loop: if nobody answers in 'Night rota', "
        "'Night editor' passes back to 'Press officer', who was rung before | "
        "Wake somebody who has not been rung yet."
    ]
    assert related(examined, files, "escalation-loop") == [
        "playbook/escalations/night.yaml:8:16 rung here before"
    ]


def test_passing_to_who_was_rung_last_is_a_circle_too(found: Found):
    (said,) = found(chain(*alarm(FIRST, then="  if_nobody: {notify: role:press-officer}")), "escalation-loop")

    assert "'Press officer' passes to 'Press officer' again" in said


def test_a_last_resort_with_somebody_new_is_no_circle(found: Found):
    then = "  if_nobody: {notify: [press-officer, sponsor]}"

    assert found(chain(*alarm(FIRST, then=then)) | SPONSOR, "escalation-loop") == []


def rising(id: str, title: str, severities: str, *to: str) -> dict[str, str]:
    rises = [f"  - {{condition: It gets worse., to: {level}}}" for level in to]
    return chain("raise_when:", *rises, severities=severities, id=id, title=title)


def test_chains_that_raise_to_each_other_are_a_circle(found: Found, examined: Callable[..., Examined]):
    files = rising("support", "Support", "sev3", "sev2") | rising("comms", "Comms duty", "sev2", "sev3")

    assert found(files, "escalation-loop") == [
        "playbook/escalations/comms.yaml:7:37 error escalation-loop: 'Comms duty' raises to sev3 and then "
        "'Support' raises to sev2, which 'Comms duty' answers again: no case gets any further | "
        "Break the circle: raise to a worse level only."
    ]
    assert related(examined, files, "escalation-loop") == [
        "playbook/escalations/support.yaml:7:37 and from here"
    ]


def test_a_chain_that_raises_to_its_own_level_answers_itself(found: Found):
    (said,) = found(rising("support", "Support", "sev3", "sev3"), "escalation-loop")

    assert "'Support' raises to sev3, which it answers itself: no case gets any further" in said


@pytest.mark.parametrize(
    "files",
    [
        rising("support", "Support", "sev3, sev4", "sev3"),
        rising("low", "Low", "sev3, sev4", "sev2") | rising("high", "High", "sev1, sev2", "sev1"),
        rising("odd", "Odd", "sev1, sev3", "sev2") | rising("even", "Even", "sev2, sev4", "sev1"),
        rising("down", "Down", "sev2", "sev3") | rising("end", "End", "sev3"),
    ],
)
def test_what_gets_worse_step_by_step_is_no_circle(found: Found, files: dict[str, str]):
    assert found(files, "escalation-loop") == []


# escalation-step-unreachable


def test_what_stands_behind_a_wait_without_end_can_never_happen(
    found: Found, examined: Callable[..., Examined]
):
    files = chain(*alarm("notify: press-officer", SECOND)) | EDITOR | SPONSOR

    assert found(files, "escalation-step-unreachable") == [
        "playbook/escalations/night.yaml:8:7 error escalation-step-unreachable: step 2 of 'Night rota' can "
        "never happen: step 1 has no waiting time, so we wait there for ever | "
        "Write how long we wait there, such as `wait: 10m`."
    ]
    assert related(examined, files, "escalation-step-unreachable") == [
        "playbook/escalations/night.yaml:9:7 never happens"
    ]


def test_the_last_step_needs_a_wait_where_something_follows(found: Found):
    last = "notify: press-officer"

    (said,) = found(chain(*alarm(last)) | SPONSOR, "escalation-step-unreachable")
    assert "`if_nobody` of 'Night rota' can never happen: step 1 has no waiting time" in said
    (said,) = found(chain(*alarm(last, then="  repeat: 1")), "escalation-step-unreachable")
    assert "the second round of 'Night rota' can never happen" in said
    assert found(chain(*alarm(last, then="")), "escalation-step-unreachable") == []


# escalation-same-person-twice


SAME = role("night-editor", "Night editor", "holders: [p-001]", "deputies: [p-003]")


def test_two_calls_to_one_person_are_found(found: Found, examined: Callable[..., Examined]):
    files = chain(*alarm(FIRST, SECOND)) | SAME | SPONSOR

    assert found(files, "escalation-same-person-twice") == [
        "playbook/escalations/night.yaml:9:16 warning escalation-same-person-twice: step 1 and step 2 of "
        "'Night rota' both call p-001 | Ring somebody else in one of the two."
    ]
    assert related(examined, files, "escalation-same-person-twice") == [
        "playbook/escalations/night.yaml:8:16 rung here before",
        "roles/night-editor.yaml:5:10 who holds it",
    ]


def test_the_last_resort_may_be_the_same_person_too(found: Found):
    (said,) = found(
        chain(*alarm(FIRST)) | role("sponsor", "Sponsor", "deputies: [p-001]"), "escalation-same-person-twice"
    )

    assert "step 1 and `if_nobody` of 'Night rota' both wake p-001" in said


@pytest.mark.parametrize(
    "files",
    [
        chain(*alarm(FIRST, SECOND)) | EDITOR | SPONSOR,
        chain(*alarm(FIRST, "notify: [press-officer, night-editor], wait: 5m")) | EDITOR | SPONSOR,
        chain(*alarm("notify: press-officer, by: chat, wait: 5m", FIRST)) | SPONSOR,
        chain(*alarm(FIRST, SECOND)) | role("night-editor", "Night editor") | SPONSOR,
        chain(*alarm(FIRST, then="  if_nobody: {notify: press-officer}")),
    ],
)
def test_a_new_person_another_way_or_what_is_told_elsewhere_is_no_such_fault(
    found: Found, files: dict[str, str]
):
    assert found(files, "escalation-same-person-twice") == []


def test_the_same_seat_tried_the_same_way_twice_is_found(found: Found):
    assert len(found(chain(*alarm(FIRST, FIRST)) | SPONSOR, "escalation-same-person-twice")) == 1


# severity-without-escalation


def test_a_level_without_an_escalation_is_found_as_soon_as_there_is_one(found: Found):
    assert found(chain(severities="sev1, sev3, sev4"), "severity-without-escalation") == [
        "playbook/severities.yaml:16:5 error severity-without-escalation: sev2 has no escalation | "
        "Add one, or add `sev2` to the `severities` of an existing one."
    ]
    assert found({}, "severity-without-escalation") == []
    assert found(chain(), "severity-without-escalation") == []


FAMILIES = {
    "playbook/playbook.yaml": """\
kind: playbook
id: playbook
title: Aurora Foods playbook
organisation: Aurora Foods
default_owner: press-officer
comms_departments: [Communications]
families:
  - {id: product-safety, title: Product safety}
  - {id: data-leak, title: Data leak}
reviewed_on: 2026-11-01
"""
}


def test_the_families_that_a_level_leaves_out_are_named(found: Found):
    files = (
        FAMILIES
        | chain("family: product-safety")
        | chain("family: data-leak", severities="sev1, sev2, sev3", id="leak", title="Leak")
    )

    assert found(files, "severity-without-escalation") == [
        "playbook/severities.yaml:31:5 error severity-without-escalation: sev4 has no escalation for "
        "'Data leak' | Add one, or add `sev4` to the `severities` of an existing one."
    ]


def test_two_escalations_for_one_level_are_found_once(found: Found, examined: Callable[..., Examined]):
    files = FAMILIES | chain() | chain("family: data-leak", severities="sev1, sev2", id="leak", title="Leak")

    assert found(files, "severity-without-escalation") == [
        "playbook/escalations/leak.yaml:5:13 error severity-without-escalation: sev1 and sev2 have 2 "
        "escalations for 'Data leak': 'Leak' and 'Night rota' | "
        "Keep one of them, or give each its own levels and families."
    ]
    assert related(examined, files, "severity-without-escalation") == [
        "playbook/escalations/night.yaml:5:13 and this one"
    ]


def test_without_families_one_escalation_a_level_is_asked_for(found: Found):
    none = {
        path: text.partition("families:")[0] + "reviewed_on: 2026-11-01\n" for path, text in FAMILIES.items()
    }

    assert found(none | chain(), "severity-without-escalation") == []
    (said,) = found(none | chain(severities="sev1, sev2, sev3"), "severity-without-escalation")
    assert "sev4 has no escalation |" in said


# severity-without-stand-down


def test_one_of_the_worst_levels_must_say_when_it_is_over(found: Found, base: dict[str, str]):
    whole = base["playbook/severities.yaml"]
    before, behind = whole.split("    stand_down:\n      criteria: Nobody is in danger", 1)
    cut = before + behind.partition("by: press-officer\n")[2]

    assert found({"playbook/severities.yaml": cut}, "severity-without-stand-down") == [
        "playbook/severities.yaml:6:5 warning severity-without-stand-down: sev1 does not say when it is "
        "over, or who declares that | Add `stand_down` with `criteria` and `by`."
    ]
    assert found({}, "severity-without-stand-down") == []


def test_whoever_declares_it_over_must_be_somebody(found: Found):
    assert found(role("press-officer", "Press officer"), "severity-without-stand-down") == [
        f"playbook/severities.yaml:{line}:11 warning severity-without-stand-down: 'Press officer' declares "
        f"that {level} is over, but nobody holds that role | Name a holder, or another role."
        for line, level in ((15, "sev1"), (25, "sev2"))
    ]
