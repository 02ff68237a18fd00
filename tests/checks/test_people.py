from collections.abc import Callable

import pytest

from generator.pipeline import Examined

ACTIVITIES = "roles/activities.yaml"
CHAIN = "playbook/escalations/safety.yaml"

Found = Callable[..., list[str]]


def role(id: str, title: str, *lines: str) -> dict[str, str]:
    body = "".join(f"{line}\n" for line in lines)
    return {f"roles/{id}.yaml": f"kind: role\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\n{body}"}


def activities(*jobs: str) -> dict[str, str]:
    head = "kind: activities\nid: activities\ntitle: Who does what\nreviewed_on: 2026-11-01\nactivities:\n"
    return {ACTIVITIES: head + "".join(f"  - {job}\n" for job in jobs)}


def chain(*lines: str, severities: str = "sev1", id: str = "safety", title: str = "Safety") -> dict[str, str]:
    head = (
        f"kind: escalation\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\nseverities: [{severities}]\n"
    )
    return {f"playbook/escalations/{id}.yaml": head + "".join(f"{line}\n" for line in lines)}


def roster(*people: str) -> dict[str, str]:
    head = "kind: roster\nid: roster\ntitle: Who is there\nreviewed_on: 2026-11-01\npeople:\n"
    return {"roles/roster.yaml": head + "".join(f"  - {person}\n" for person in people)}


SUPPORT = role("support", "Head of support", "department: Support", "holders: [p-003]")
HEAD = role("head", "Head of communications", "department: Communications", "holders: [p-002]")

# accountable-not-exactly-one


def test_two_accountable_roles_are_named(found: Found):
    jobs = activities("{id: watch, title: Watch the news, accountable: [press-officer, support]}")

    assert found(jobs | SUPPORT, "accountable-not-exactly-one") == [
        "roles/activities.yaml:6:53 error accountable-not-exactly-one: 'Watch the news' has 2 accountable "
        "roles: "
        "'Press officer' and 'Head of support' | Choose one; make the others responsible or consulted."
    ]


def test_a_job_that_nobody_answers_for_is_found(found: Found):
    assert found(activities("{id: watch, title: Watch the news}"), "accountable-not-exactly-one") == [
        "roles/activities.yaml:6:10 error accountable-not-exactly-one: nobody is accountable for 'Watch the "
        "news' | "
        "Add `accountable:` with the one role that answers for it."
    ]


def test_one_role_named_twice_is_one_role(found: Found):
    jobs = activities("{id: watch, title: Watch, accountable: [press-officer, 'role:press-officer']}")

    assert found(jobs, "accountable-not-exactly-one") == []


def test_a_draft_is_not_judged(found: Found):
    jobs = {ACTIVITIES: activities("{id: watch, title: Watch}")[ACTIVITIES] + "status: draft\n"}

    assert [told for told in found(jobs) if ACTIVITIES in told] == []


# accountable-is-a-group, accountable-is-external

TEAM = role("team", "Comms team", "is_group: yes", "holders: [p-001, p-002]")


def test_a_team_cannot_answer_for_a_job(found: Found):
    assert found(
        activities("{id: watch, title: Watch the news, accountable: team}") | TEAM, "accountable-is-a-group"
    ) == [
        "roles/activities.yaml:6:53 error accountable-is-a-group: 'Comms team' answers for 'Watch the "
        "news'; a team "
        "cannot pick up the phone | Name one role that one person holds."
    ]


def test_an_empty_chair_cannot_answer_for_a_job_and_is_told_once(found: Found):
    jobs = activities(
        "{id: one, title: One, accountable: empty}", "{id: two, title: Two, accountable: empty}"
    )

    assert found(jobs | role("empty", "Empty chair"), "accountable-is-a-group") == [
        "roles/activities.yaml:6:40 error accountable-is-a-group: 'Empty chair' answers for 'One', but "
        "nobody holds "
        "that role | Name a holder in roles/empty.yaml, or another role here."
    ]


def test_a_team_cannot_approve_a_decision(found: Found):
    decisions = {
        "roles/decisions.yaml": "kind: decisions\nid: decisions\ntitle: Who decides\n"
        "decisions:\n  - {id: speak, question: Do we speak?, driver: press-officer, approver: [team]}\n"
    }

    (told,) = found(decisions | TEAM, "accountable-is-a-group")

    assert "'Comms team' answers for the decision 'Do we speak?'" in told


def test_an_agency_may_work_but_not_answer(found: Found):
    agency = role("agency", "Night agency", "external: yes", "holders: [p-003]")
    jobs = activities("{id: night, title: Night replies, accountable: agency, responsible: agency}")

    assert found(jobs | agency, "accountable-is-external") == [
        "roles/activities.yaml:6:52 warning accountable-is-external: 'Night agency' is not one of us, but "
        "answers "
        "for 'Night replies' | Make it `responsible`, and name a role inside the company under `accountable`."
    ]


# core-activity-without-doer, changes-without-owner

FOUR = tuple(
    f"{{id: {id}, title: {id}, accountable: press-officer, responsible: press-officer, minutes_per_day: 30}}"
    for id in ("create", "promote", "converse", "answer")
)


def test_basic_jobs_that_are_missing_are_told_together(found: Found):
    assert found(activities(*FOUR[:2]), "core-activity-without-doer") == [
        "roles/activities.yaml:6:3 error core-activity-without-doer: nobody is named to talk with people or "
        "answer "
        "questions | Add `converse` and `answer` to the activities, each with a `responsible` role."
    ]


def test_a_basic_job_needs_somebody_who_does_it(found: Found):
    jobs = activities(*FOUR[:3], "{id: answer, title: Answer, accountable: press-officer}")

    (told,) = found(jobs, "core-activity-without-doer")

    assert "nobody is named to answer questions | Add `responsible:`" in told


def test_a_basic_job_needs_minutes(found: Found):
    jobs = activities(*FOUR[:3], "{id: answer, title: Answer, accountable: support, responsible: support}")
    busy = {"roles/support.yaml": SUPPORT["roles/support.yaml"] + "minutes_per_day: 60\n"}

    assert found(jobs | SUPPORT, "core-activity-without-doer") == [
        "roles/activities.yaml:9:5 error core-activity-without-doer: 'Head of support' should answer "
        "questions, but "
        "not one minute a day is set aside for it | Add `minutes_per_day` here, or in the file of the role."
    ]
    assert found(jobs | busy, "core-activity-without-doer") == []


def test_minutes_of_nought_are_no_minutes_even_where_the_role_has_some(found: Found):
    jobs = activities(*FOUR[:3], FOUR[3].replace("30", "0"))

    assert len(found(jobs, "core-activity-without-doer")) == 1


def test_without_a_list_of_activities_nothing_is_asked(found: Found):
    for check in ("core-activity-without-doer", "changes-without-owner", "accountable-not-exactly-one"):
        assert found({}, check) == []


def test_somebody_outside_communications_must_answer_for_changes(found: Found):
    jobs = activities("{id: act-on-findings, title: Change things, accountable: head}")

    assert found(jobs | HEAD, "changes-without-owner") == [
        "roles/activities.yaml:6:62 error changes-without-owner: nobody outside communications answers for "
        "changing "
        "what people complain about | Name a role from operations or product; 'Head of communications' "
        "belongs to "
        "Communications."
    ]
    outside = activities("{id: act-on-findings, title: Change things, accountable: support}")
    assert found(outside | SUPPORT, "changes-without-owner") == []


def test_a_missing_job_of_changing_things_is_found(found: Found):
    (told,) = found(activities(*FOUR), "changes-without-owner")

    assert "Add an activity `act-on-findings`" in told


def test_one_cause_is_told_once_where_nobody_answers_for_changes(found: Found):
    jobs = activities("{id: act-on-findings, title: Change things}")

    assert found(jobs, "changes-without-owner") == []
    assert len(found(jobs, "accountable-not-exactly-one")) == 1


# sponsor-missing

STRATEGY = {
    "playbook/strategy.yaml": "kind: strategy\nid: strategy\ntitle: Why we speak\nreviewed_on: 2026-11-01\n"
}
SIGNED = {
    "playbook/strategy.yaml": STRATEGY["playbook/strategy.yaml"]
    + "signed_by: [{role: boss, on: 2026-10-01}]\n"
}
BOSS = role("boss", "Chief executive", "is_sponsor: yes", "holders: [p-003]")


def test_a_strategy_without_a_sponsor_is_found(found: Found):
    assert found(STRATEGY, "sponsor-missing") == [
        "playbook/strategy.yaml:2:5 error sponsor-missing: no role is marked as the sponsor of this "
        "strategy | Write "
        "`is_sponsor: yes` in the file of the executive's role."
    ]


def test_a_sponsor_who_has_not_signed_is_found(found: Found):
    (told,) = found(STRATEGY | BOSS, "sponsor-missing")

    assert told.startswith(
        "playbook/strategy.yaml:2:5 error sponsor-missing: the sponsor, 'Chief executive', has not"
    )


def test_a_signature_on_a_day_to_come_is_none(found: Found):
    later = {path: text.replace("2026-10-01", "2027-10-01") for path, text in SIGNED.items()}

    assert found(SIGNED | BOSS, "sponsor-missing") == []
    assert found(later | BOSS, "sponsor-missing")[0].startswith("playbook/strategy.yaml:5:1")


def test_a_sponsor_seat_that_nobody_holds_is_found(found: Found):
    (told,) = found(SIGNED | role("boss", "Chief executive", "is_sponsor: yes"), "sponsor-missing")

    assert "nobody holds 'Chief executive', the role that sponsors the strategy | Name a holder." in told


def test_two_sponsors_are_one_too_many(found: Found):
    other = role("chair", "Chair", "is_sponsor: yes", "holders: [p-002]")

    (told,) = found(BOSS | other, "sponsor-missing")

    assert (
        "2 roles are marked as the sponsor: 'Chief executive' and 'Chair' | Leave it with one of them."
        in told
    )


# coe-single-department


def member(id: str, department: str) -> dict[str, str]:
    return role(id, id.capitalize(), f"department: {department}", "coe_member: yes", "holders: [p-003]")


def test_a_centre_of_one_department_is_found(found: Found):
    centre = member("anna", "Marketing") | member("bert", "marketing")

    assert found(centre, "coe-single-department") == [
        "roles/anna.yaml:6:13 warning coe-single-department: the centre of excellence has 2 members, from "
        "Marketing; "
        "it needs at least 3 departments | Add roles of other departments with `coe_member: yes`, Support "
        "among them."
    ]


def test_a_centre_of_three_departments_is_fine_unless_one_answers_for_all(found: Found):
    centre = member("anna", "Marketing") | member("bert", "Support") | member("cleo", "Product")
    jobs = activities(
        "{id: create, title: Create, accountable: bert}", "{id: answer, title: Answer, accountable: dora}"
    )
    dora = role("dora", "Dora", "department: Support", "holders: [p-001]")

    assert found(centre, "coe-single-department") == []
    (told,) = found(centre | jobs | dora, "coe-single-department")
    assert "one department, Support, answers for every activity" in told


# deputies


def test_a_role_of_a_bad_day_needs_a_deputy(found: Found):
    lone = chain("ack:", "  steps:", "    - {notify: support, wait: 5m}", severities="sev3, sev2")

    assert found(lone | SUPPORT, "deputy-missing") == [
        "roles/support.yaml:6:10 error deputy-missing: 'Head of support' is in the sev2 chain 'Safety' and "
        "has no "
        "deputy | Add one under `deputies`."
    ]


@pytest.mark.parametrize(
    "place",
    [
        "stages: [{id: sort, by: support, budget: 5m}]",
        "stages: [{id: sort, by: press-officer, budget: 5m, if_late: {notify: support}}]",
        "ack: {steps: [{notify: press-officer}], if_nobody: {notify: [press-officer, support]}}",
    ],
)
def test_a_deputy_is_needed_wherever_a_chain_names_the_role(found: Found, place: str):
    assert len(found(chain(place) | SUPPORT, "deputy-missing")) == 1
    assert found(chain(place, severities="sev3") | SUPPORT, "deputy-missing") == []


def test_a_role_of_a_bad_day_that_only_deputies_are_named_for_is_told(found: Found):
    empty = role("support", "Head of support", "holders: []", "deputies: [p-002]")

    assert found(chain("stages: [{id: sort, by: support, budget: 5m}]") | empty, "deputy-missing") == [
        "roles/support.yaml:5:10 error deputy-missing: 'Head of support' is in the sev1 chain 'Safety' and "
        "nobody holds it | Name somebody under `holders`."
    ]


def test_a_role_that_nobody_holds_and_that_is_only_woken_last_is_told_of_the_alarm(found: Found):
    last = "ack: {steps: [{notify: press-officer}], if_nobody: {notify: support}}"
    empty = role("support", "Head of support", "holders: []", "deputies: [p-002]")

    assert found(chain(last) | empty, "deputy-missing") == []


def test_two_people_who_hold_a_role_in_turn_are_enough(found: Found):
    shared = role("support", "Head of support", "holders: [p-002, p-003]")

    assert found(chain("stages: [{id: sort, by: support, budget: 5m}]") | shared, "deputy-missing") == []


def test_nobody_is_their_own_deputy(found: Found):
    alone = role("support", "Head of support", "holders: [p-003]", "deputies: [p-002, p-003]")

    assert found(alone, "deputy-is-same-person") == [
        "roles/support.yaml:6:19 error deputy-is-same-person: in 'Head of support' the holder and the "
        "deputy are "
        "both p-003 | Name a different deputy."
    ]


def test_a_holiday_that_empties_a_role_is_found(found: Found):
    people = roster(
        "{id: p-001, away: [{from: 2027-02-01, to: 2027-02-10}, {from: 2027-08-01, to: 2027-08-20}]}",
        "{id: p-002, away: [{from: 2027-08-14, to: 2027-09-01}]}",
        "{id: p-003}",
    )

    assert found(people, "deputy-away-together") == [
        "roles/press-officer.yaml:6:11 warning deputy-away-together: everybody who can sit in 'Press "
        "officer' is away "
        "from 2027-08-14 to 2027-08-20: p-001 and p-002 | Add a deputy for these days, or ask one of them "
        "to move."
    ]


def test_holidays_that_are_over_or_touch_no_day_are_fine(found: Found):
    over = roster(
        "{id: p-001, away: [{from: 2026-08-01, to: 2026-08-20}, {from: 2027-01-01, to: 2027-01-05}]}",
        "{id: p-002, away: [{from: 2026-08-01, to: 2026-08-20}, {from: 2027-01-06, to: 2027-01-09}]}",
        "{id: p-003}",
    )

    assert found(over, "deputy-away-together") == []


# drafter-approves-own-text

WRITE = "stages: [{{id: write, by: press-officer, budget: 5m}}, {{id: approve, by: {}, budget: 5m}}]"


def test_the_same_role_cannot_write_and_approve(found: Found):
    assert found(chain(WRITE.format("press-officer")), "drafter-approves-own-text") == [
        "playbook/escalations/safety.yaml:6:72 error drafter-approves-own-text: in 'Safety' 'Press officer' "
        "writes the "
        "text and approves it too | Choose another approver, or add a deputy."
    ]


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (["holders: [p-002]"], "p-002 both writes and approves the text whenever p-001 is away"),
        (
            ["holders: [p-002]", "deputies: [p-001]"],
            "p-002 both writes and approves the text whenever p-001 is away",
        ),
        (["holders: [p-002]", "deputies: [p-003]"], ""),
        (["holders: [p-003]"], ""),
        (["holders: [p-003]", "deputies: [p-002]"], ""),
        ([], ""),
    ],
)
def test_a_deputy_on_duty_must_not_leave_one_pair_of_eyes(found: Found, people: list[str], told: str):
    approver = role("head", "Head", "authority: {approve_up_to: sev1}", *people)

    findings = found(chain(WRITE.format("head")) | approver, "drafter-approves-own-text")

    assert [told in finding for finding in findings] == ([True] if told else [])


def test_one_person_in_both_chairs_is_found(found: Found):
    one = role("press-officer", "Press officer", "holders: [p-001]") | role(
        "head", "Head", "holders: [p-001]"
    )

    (told,) = found(chain(WRITE.format("head")) | one, "drafter-approves-own-text")

    assert "in 'Safety' p-001 both writes and approves the text |" in told


def test_a_second_approver_is_a_second_pair_of_eyes(found: Found):
    stages = WRITE.format("press-officer")[:-1] + ", {id: legal, does: approve, by: support, budget: 5m}]"

    assert found(chain(stages) | SUPPORT, "drafter-approves-own-text") == []


# authority-below-severity

APPROVE = "stages: [{id: approve, by: support, budget: 5m}]"


def test_an_approver_needs_the_authority_for_the_worst_level_of_the_chain(found: Found):
    low = {"roles/support.yaml": SUPPORT["roles/support.yaml"] + "authority: {approve_up_to: sev3}\n"}

    assert found(chain(APPROVE, severities="sev4, sev2") | low, "authority-below-severity") == [
        "playbook/escalations/safety.yaml:6:28 error authority-below-severity: 'Head of support' approves "
        "texts in the "
        "sev2 chain 'Safety', but may only approve up to sev3 | Raise its authority, or let another role "
        "approve."
    ]
    assert found(chain(APPROVE, severities="sev4, sev3") | low, "authority-below-severity") == []


def test_an_approver_whose_authority_nobody_wrote_down_is_a_warning(found: Found):
    assert found(chain(APPROVE) | SUPPORT, "authority-below-severity") == [
        "playbook/escalations/safety.yaml:6:28 warning authority-below-severity: 'Head of support' approves "
        "texts in "
        "the sev1 chain 'Safety', but nothing says up to which level it may | Add `authority: "
        "{approve_up_to: sev1}` in "
        "roles/support.yaml, if that is so."
    ]


def test_severities_may_be_named_in_full(found: Found):
    low = {
        "roles/support.yaml": SUPPORT["roles/support.yaml"] + "authority: {approve_up_to: 'severity:sev2'}\n"
    }

    assert (
        len(found(chain(APPROVE, severities="'severity:severities#sev1'") | low, "authority-below-severity"))
        == 1
    )


# one-person-many-hats

HATS = "stages: [{id: sort, by: press-officer, budget: 5m}, {id: facts, by: support, budget: 5m}]"


def test_one_person_with_two_roles_of_a_bad_day_is_found(found: Found):
    same = role("support", "Head of support", "holders: [p-001]", "deputies: [p-003]")

    assert found(chain(HATS) | same, "one-person-many-hats") == [
        "playbook/escalations/safety.yaml:6:25 warning one-person-many-hats: p-001 sits in 2 roles of "
        "'Safety': 'Press "
        "officer' and 'Head of support' | Let somebody else hold one of them."
    ]
    assert found(chain(HATS, severities="sev3") | same, "one-person-many-hats") == []


def test_a_lead_that_is_only_told_may_not_work_in_the_chain(found: Found):
    lead = role("lead", "Incident lead", "function: lead", "holders: [p-001]", "deputies: [p-003]")
    alarm = "ack: {steps: [{notify: lead}]}"

    assert len(found(chain(alarm, HATS) | lead | SUPPORT, "one-person-many-hats")) == 1


def test_one_role_with_two_stages_wears_one_hat(found: Found):
    twice = HATS.replace("support", "press-officer")

    assert found(chain(twice), "one-person-many-hats") == []


def test_who_writes_and_approves_is_told_once_as_the_graver_fault(found: Found):
    one = role("press-officer", "Press officer", "holders: [p-001]") | role(
        "head", "Head", "holders: [p-001]"
    )

    assert found(chain(WRITE.format("head")) | one, "one-person-many-hats") == []


# time-is-a-guess, training-missing


def test_an_old_estimate_is_a_guess(found: Found):
    guess = role("ear", "Listener", "minutes_per_day: 45", "time_basis: estimated", "measured_on: 2025-09-15")

    assert found(guess, "time-is-a-guess") == [
        "roles/ear.yaml:7:14 warning time-is-a-guess: the 45 minutes a day of 'Listener' were estimated 431 "
        "days ago "
        "and never measured | Measure one week."
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("time_basis: measured", "measured_on: 2020-01-01", "minutes_per_day: 45"),
        ("time_basis: estimated", "measured_on: 2026-05-24", "minutes_per_day: 45"),
        ("time_basis: estimated", "measured_on: 2020-01-01"),
        ("minutes_per_day: 45",),
    ],
)
def test_measured_new_or_unset_times_are_no_guesses(found: Found, lines: tuple[str, ...]):
    assert found(role("ear", "Listener", *lines), "time-is-a-guess") == []


MEDIA = "training_required: [{course: Media basics, refresh_every: 365d}]"


@pytest.mark.parametrize(
    ("trained", "told"),
    [
        ("[]", "p-003 has not taken 'Media basics'"),
        ("[{course: First aid, on: 2026-10-01}]", "p-003 has not taken 'Media basics'"),
        (
            "[{course: media basics, on: 2025-11-19}]",
            "p-003 took on 2025-11-19, more than 365 days ago, 'Media basics'",
        ),
        ("[{course: media basics, on: 2025-11-20}]", ""),
        ("[{course: Media basics, on: 2020-01-01}, {course: Media basics, on: 2026-01-01}]", ""),
        ("[{course: Media basics, on: 2027-01-01}]", "p-003 has not taken 'Media basics'"),
    ],
)
def test_holders_and_deputies_need_the_training_of_their_role(found: Found, trained: str, told: str):
    people = roster("{id: p-001}", "{id: p-002}", f"{{id: p-003, trained: {trained}}}")
    deputy = role("voice", "Spokesperson", "deputies: [p-003]", MEDIA)

    findings = found(people | deputy, "training-missing")

    assert [f"roles/voice.yaml:6:30 warning training-missing: {told}, which" in f for f in findings] == (
        [True] if told else []
    )


def test_without_a_roster_nobody_knows_who_was_trained(found: Found):
    voice = role("voice", "Spokesperson", "holders: [p-003]", MEDIA)

    assert found(voice | {"roles/roster.yaml": None}, "training-missing") == []


# contact-on-affected-channel


def reached(*methods: str) -> dict[str, str]:
    ways = ", ".join(f"{{method: {method}, reference: directory/it}}" for method in methods)
    return role("it", "Head of IT", "holders: [p-003]", f"contacts: [{ways}]")


def test_one_way_to_reach_somebody_is_too_few(found: Found):
    assert found(reached("chat", "chat"), "contact-on-affected-channel") == [
        "roles/it.yaml:6:21 warning contact-on-affected-channel: 'Head of IT' can only be reached by chat | "
        "Add a phone "
        "under `contacts`."
    ]


@pytest.mark.parametrize(
    ("methods", "fine"), [(("chat", "mail"), False), (("chat", "sms"), True), (("phone",), False)]
)
def test_one_way_must_work_without_the_office_network(found: Found, methods: tuple[str, ...], fine: bool):
    assert (found(reached(*methods), "contact-on-affected-channel") == []) is fine


def test_whom_an_alarm_wakes_must_be_reachable_somehow(found: Found):
    alarm = chain("ack: {steps: [{notify: support}]}", severities="sev4")

    (told,) = found(alarm | SUPPORT, "contact-on-affected-channel")

    assert "an alarm wakes 'Head of support', but nothing says how it is reached" in told
    assert found(SUPPORT, "contact-on-affected-channel") == []


# What cannot be read


def test_a_broken_role_hides_nothing_and_accuses_nobody(examined: Callable[..., Examined]):
    broken = {"roles/head.yaml": "kind: role\nid: head\n"}

    found = {f.check for f in examined(chain(WRITE.format("head")) | broken).findings}

    assert not found & {"drafter-approves-own-text", "authority-below-severity", "one-person-many-hats"}
    assert "field-missing" in found
