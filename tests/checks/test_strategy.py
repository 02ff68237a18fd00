"""Goals, readiness, complaints, the roadmap and employees: what the checks say, as an editor reads it."""

from textwrap import dedent

import pytest


def one(path, kind, title, body):
    """One file with its header."""
    id = path.rpartition("/")[2].removesuffix(".yaml")
    head = f"kind: {kind}\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\n"
    return {path: head + dedent(body)}


def goals(*social, business="  - {id: loyal, title: Customers who stay}\n"):
    listed = "".join(f"  - {{{goal}}}\n" for goal in social)
    return one("playbook/goals.yaml", "goals", "Goals", f"business_goals:\n{business}social_goals:\n{listed}")


def issue(body, title="Late parcels", id="late-parcels"):
    return one(f"playbook/issues/{id}.yaml", "issue", title, "complaint: Where is it?\n" + dedent(body))


def initiative(body):
    return one("playbook/initiatives/repair.yaml", "initiative", "Repair it yourself", body)


def advocacy(body):
    return one("playbook/advocacy.yaml", "advocacy", "Speaking for yourself", body)


def role(id, department, more=""):
    body = f"department: {department}\nholders: [p-003]\n{more}"
    return one(f"roles/{id}.yaml", "role", id.replace("-", " ").capitalize(), body)


def playbook_with(body):
    return one(
        "playbook/playbook.yaml",
        "playbook",
        "Aurora Foods playbook",
        "default_owner: press-officer\ncomms_departments: [Communications]\n" + body,
    )


def related(examined, files, check):
    """The further places of the first finding of a check."""
    finding = next(f for f in examined(files).findings if f.check == check)
    return [f"{r.place.path}:{r.place.line}:{r.place.column} {r.message}" for r in finding.related]


def measured(id, year=2027, kind="quality", more=""):
    return (
        f"id: {id}, title: Goal {id}, year: {year}, business_goal: loyal, kind: {kind}, "
        "metric: {name: Solved cases, unit: percent, source: Desk report}, "
        f"baseline: 50, target: 70, by: {year}-12-31, owner: press-officer{more}"
    )


# Goals


def test_more_goals_than_the_playbook_allows_are_too_many(found, examined):
    files = goals(*(measured(id) for id in "abcdef"))
    assert found(files) == [
        "playbook/goals.yaml:13:5 warning goals-too-many: "
        "there are 6 social goals for 2027; the limit is 5 | "
        "Choose those that matter most, and give the others a later year or let them go."
    ]
    assert related(examined, files, "goals-too-many") == []
    strict = files | playbook_with("limits: {goals_per_year: 2}\n")
    assert "6 social goals for 2027; the limit is 2" in found(strict, "goals-too-many")[0]
    assert related(examined, strict, "goals-too-many") == ["playbook/playbook.yaml:7:26 the limit"]


def test_goals_are_counted_year_by_year(found):
    files = goals(*(measured(id, 2027) for id in "abcde"), *(measured(id, 2028) for id in "fg"))
    assert found(files) == []


def test_a_goal_without_a_number_cannot_be_measured(found):
    assert found(goals("id: seen, title: Be more visible, business_goal: loyal"), "goal-not-measurable") == [
        "playbook/goals.yaml:8:5 error goal-not-measurable: 'Be more visible' does not say what we count, "
        "how many it is today, how many we want, by when or who answers for it | "
        "Fill in `metric`, `baseline`, `target`, `by` and `owner`."
    ]


def test_half_a_measure_is_told_field_by_field(found):
    half = measured("a").replace("unit: percent, source: Desk report", "how_counted: By hand")
    assert found(goals(half), "goal-not-measurable") == [
        "playbook/goals.yaml:8:5 error goal-not-measurable: "
        "'Goal a' does not say in what we count it or where the number comes from | "
        "Fill in `metric.unit` and `metric.source`."
    ]


def test_a_goal_that_is_reached_already_is_none(found):
    files = goals(measured("a").replace("target: 70", "target: 50"))
    assert found(files, "goal-not-measurable") == [
        "playbook/goals.yaml:8:165 error goal-not-measurable: "
        "'Goal a' wants 50, and that is what we have already | Write the number you want to reach."
    ]
    from_nothing = goals(measured("a").replace("baseline: 50", "baseline: 0"))
    assert found(from_nothing, "goal-not-measurable") == []


def test_a_social_goal_must_serve_a_business_goal(found, examined):
    loose = measured("fans").replace("business_goal: loyal, ", "")
    assert found(goals(loose), "goal-without-business-goal") == [
        "playbook/goals.yaml:8:5 error goal-without-business-goal: "
        "'Goal fans' is not linked to any business goal | Write `loyal` under `business_goal`."
    ]
    circular = goals(measured("a"), measured("b").replace("loyal", "a"))
    assert found(circular, "goal-without-business-goal") == [
        "playbook/goals.yaml:9:55 error goal-without-business-goal: "
        "'Goal b' serves 'Goal a', which is a social goal itself | Write `loyal` under `business_goal`."
    ]
    assert related(examined, circular, "goal-without-business-goal") == [
        "playbook/goals.yaml:8:20 a social goal"
    ]


def test_goals_that_only_count_fans_are_found(found):
    reach = goals(measured("a", kind="reach"), measured("b", kind="engagement"))
    assert found(reach) == [
        "playbook/goals.yaml:8:3 warning goals-only-count-fans: no goal for 2027 counts what came of it: "
        "of 2 goals none is of the kind outcome or quality | "
        "Add one about solved problems or better service, or let one of these go."
    ]
    mostly = goals(measured("a"), measured("b", kind="reach"), measured("c", kind="reach"))
    assert "2 of the 3 goals for 2027 only count reach: 'Goal b' and 'Goal c'" in found(mostly)[0]
    half = goals(measured("a"), measured("b", kind="reach"))
    assert found(half) == []


def test_goals_that_do_not_say_what_they_count_are_not_judged(found):
    assert found(goals(measured("a").replace("kind: quality, ", ""))) == []


# Readiness


def readiness(items, group="nine-things"):
    body = f"groups:\n  - id: {group}\n    title: Questions\n    items:\n{items}"
    return one("playbook/readiness.yaml", "readiness", "Are we ready?", body)


def test_a_tick_without_proof_is_found_on_the_page_and_in_a_channel(found):
    items = "      - {id: brief, question: Do our people know?, status: done, done_on: 2026-10-01}\n"
    channel = one(
        "playbook/channels/feed.yaml",
        "channel",
        "Feed",
        "type: social\nreadiness: [{item: brief, status: done, evidence: Slides}]\n",
    )
    assert found(readiness(items) | channel) == [
        "playbook/channels/feed.yaml:6:35 error readiness-without-evidence: "
        "'brief' is ticked as done, without a day | Add `done_on`, or set it back to `started`.",
        "playbook/readiness.yaml:9:60 error readiness-without-evidence: "
        "'Do our people know?' is ticked as done, without a proof | "
        "Add `evidence`, or set it back to `started`.",
    ]


def test_what_is_not_ticked_needs_no_proof(found):
    assert found(readiness("      - {id: brief, question: Do our people know?, status: started}\n")) == []


SPONSOR = role("sponsor", "Board", "is_sponsor: yes\n")


def test_a_hard_truth_needs_an_answer_a_proof_and_the_sponsor(found):
    items = "      - {id: top, question: Is it led from the top?, evidence: Minutes}\n"
    assert found(SPONSOR | readiness(items, "hard-truths"), "hard-truth-unanswered") == [
        "playbook/readiness.yaml:9:9 warning hard-truth-unanswered: the hard truth "
        "'Is it led from the top?' has no honest answer and no signature of the sponsor | "
        "Fill in `answer` and `signed_by`; 'not yet' is an answer too."
    ]
    signed = items.replace(
        "Minutes}", "Minutes, answer: Not yet., signed_by: [{role: sponsor, on: 2026-09-01}]}"
    )
    assert found(SPONSOR | readiness(signed, "hard-truths"), "hard-truth-unanswered") == []


def test_without_a_sponsor_nobody_can_sign_and_other_groups_are_not_hard_truths(found):
    items = "      - {id: top, question: Is it?, evidence: Minutes, answer: Not yet.}\n"
    assert found(readiness(items, "hard-truths"), "hard-truth-unanswered") == []
    assert found(SPONSOR | readiness("      - {id: top, question: Is it?}\n"), "hard-truth-unanswered") == []


# Complaints

OPERATIONS = role("warehouse-lead", "Operations")
MENDED = "fix_owner: warehouse-lead\nfix_due: 2027-02-26\n"
PLAY = one("playbook/plays/trace.yaml", "play", "Trace it", "")


def test_a_common_complaint_needs_a_page_and_a_play(found):
    files = OPERATIONS | PLAY | issue("rank: 2\n" + MENDED)
    assert found(files, "complaint-without-answer") == [
        "playbook/issues/late-parcels.yaml:5:12 warning complaint-without-answer: "
        "complaint number 2, 'Late parcels', has no page we can link to and no statement and no play | "
        "Fill in `public_explanation_url` and `play`."
    ]
    answered = issue("play: trace\npublic_explanation_url: https://aurora.example/late\n" + MENDED)
    assert found(OPERATIONS | PLAY | answered, "complaint-without-answer") == []


def test_a_complaint_without_a_rank_is_called_by_its_title(found):
    assert found(OPERATIONS | issue(MENDED), "complaint-without-answer") == [
        "playbook/issues/late-parcels.yaml:5:12 warning complaint-without-answer: "
        "the complaint 'Late parcels' has no page we can link to and no statement | "
        "Fill in `public_explanation_url`."
    ]


def test_a_complaint_that_was_mended_needs_no_answer(found):
    assert found(issue("status: fixed\n"), "complaint-without-answer") == []


def test_only_the_ten_commonest_complaints_are_asked(found):
    files = OPERATIONS
    for rank in range(1, 13):
        files = files | issue(f"rank: {rank}\n" + MENDED, f"Number {rank}", f"number-{rank}")
    messages = found(files, "complaint-without-answer")
    assert len(messages) == 10
    assert not any("Number 11" in m or "Number 12" in m for m in messages)


def test_a_complaint_that_nobody_mends_is_found(found):
    assert found(issue("status: open\n"), "complaint-fix-without-owner") == [
        "playbook/issues/late-parcels.yaml:5:12 warning complaint-fix-without-owner: "
        "nobody is named to fix and no day is set for 'Late parcels' | "
        "Fill in `fix_owner` and `fix_due`, or say why it is `accepted`."
    ]


def test_communications_cannot_mend_a_complaint(found, examined):
    files = issue("fix_owner: press-officer\nfix_due: 2027-02-26\n")
    assert found(files, "complaint-fix-without-owner") == [
        "playbook/issues/late-parcels.yaml:6:12 warning complaint-fix-without-owner: "
        "'Late parcels' is to be fixed by 'Press officer', and communications cannot mend it | "
        "Name the role outside communications that can."
    ]
    assert related(examined, files, "complaint-fix-without-owner") == [
        "roles/press-officer.yaml:4:13 in communications"
    ]


def test_an_accepted_complaint_needs_a_reason_and_a_fixed_one_nothing(found):
    assert found(issue("status: accepted\n"), "complaint-fix-without-owner") == [
        "playbook/issues/late-parcels.yaml:6:9 warning complaint-fix-without-owner: "
        "we have accepted 'Late parcels', but do not say why | Add the reason under `accepted_because`."
    ]
    accepted = issue("status: accepted\naccepted_because: Enamel is glass.\n")
    assert found(accepted, "complaint-fix-without-owner") == []
    assert found(issue("status: fixed\n"), "complaint-fix-without-owner") == []


RAISED = "raised_by: community\nraised_on: 2026-09-01\n"


def test_what_people_raised_waits_for_a_decision(found):
    files = issue(RAISED + "decide_within: 30d\n")
    assert found(files, "feedback-loop-open") == [
        "playbook/issues/late-parcels.yaml:7:12 warning feedback-loop-open: 'Late parcels', raised by "
        "community, has waited 80 days for a yes or a no; the limit is 30d | "
        "Decide, and write the day under `decided_on`."
    ]
    assert "the limit is 60d" in found(issue(RAISED), "feedback-loop-open")[0]
    assert found(issue(RAISED + "decide_within: 80d\n"), "feedback-loop-open") == []


@pytest.mark.parametrize("more", ["decided_on: 2026-09-20", "status: fixing", "status: fixed"])
def test_what_was_decided_waits_no_longer(found, more):
    assert found(issue(RAISED + more + "\n"), "feedback-loop-open") == []


def test_what_the_press_raised_is_no_feedback(found):
    assert found(issue(RAISED.replace("community", "press")), "feedback-loop-open") == []


# The roadmap

IT = role("it-lead", "IT")
PAID = "end: 2027-06-30\nresources: {funded_until: 2027-06-30}\n"


def dependency(text):
    return initiative(f"{PAID}dependencies:\n  - {{department: IT, needs: a link, {text}}}\n")


def test_an_initiative_that_another_department_has_not_agreed_to_is_found(found):
    assert found(dependency("agreed: no"), "initiative-dependency-not-agreed") == [
        "playbook/initiatives/repair.yaml:8:45 error initiative-dependency-not-agreed: "
        "the initiative 'Repair it yourself' needs 'a link' from IT, and IT has not agreed | "
        "Ask them, or write `status: planned` until they have said yes."
    ]


def test_a_yes_must_come_from_somebody_of_that_department(found, examined):
    assert found(dependency("agreed: yes"), "initiative-dependency-not-agreed") == [
        "playbook/initiatives/repair.yaml:8:5 error initiative-dependency-not-agreed: "
        "the initiative 'Repair it yourself' needs 'a link' from IT, but nobody is named who agreed | "
        "Name under `agreed_by` the role of IT that said yes."
    ]
    stranger = dependency("agreed: yes, agreed_by: press-officer")
    assert found(stranger, "initiative-dependency-not-agreed") == [
        "playbook/initiatives/repair.yaml:8:61 error initiative-dependency-not-agreed: "
        "the initiative 'Repair it yourself' needs 'a link' from IT, but 'Press officer', who agreed, "
        "belongs to Communications | Ask somebody in IT, and name that role."
    ]
    assert related(examined, stranger, "initiative-dependency-not-agreed") == [
        "roles/press-officer.yaml:4:13 in Communications"
    ]
    assert found(IT | dependency("agreed: yes, agreed_by: it-lead")) == []


def test_a_place_in_somebody_elses_newsletter_must_be_agreed_too(found):
    letter = one("playbook/channels/letter.yaml", "channel", "Newsletter", "type: mail\n")
    files = letter | initiative(PAID + "distribution: [{channel: letter, placement: first item}]\n")
    assert found(files, "initiative-dependency-not-agreed") == [
        "playbook/initiatives/repair.yaml:7:45 error initiative-dependency-not-agreed: "
        "nobody has agreed to the place 'first item' on 'Newsletter' for 'Repair it yourself' | "
        "Ask whoever owns that place, and name the role under `agreed_by`."
    ]


@pytest.mark.parametrize("status", ["planned", "done", "stopped", "draft"])
def test_only_running_initiatives_need_everybodys_yes(found, status):
    files = {p: t + f"status: {status}\n" for p, t in dependency("agreed: no").items()}
    assert found(files, "initiative-dependency-not-agreed") == []


def test_money_that_ends_too_early_is_found(found):
    files = initiative("end: 2027-06-30\nresources: {funded_until: 2027-01-31}\n")
    assert found(files) == [
        "playbook/initiatives/repair.yaml:6:27 warning initiative-funding-short: "
        "the initiative 'Repair it yourself' runs until 2027-06-30, but is paid for only until 2027-01-31 | "
        "Find the money, or let it end when the money does."
    ]


def test_something_permanent_is_paid_for_three_years_ahead(found):
    files = initiative("start: 2026-05-01\nend: permanent\nresources: {funded_until: 2029-11-19}\n")
    assert "; 3 years ahead would be 2029-11-20" in found(files, "initiative-funding-short")[0]
    enough = {p: t.replace("2029-11-19", "2029-11-20") for p, t in files.items()}
    assert found(enough, "initiative-funding-short") == []
    later = {p: t.replace("2026-05-01", "2027-05-01") for p, t in files.items()}
    assert "; 3 years ahead would be 2030-05-01" in found(later, "initiative-funding-short")[0]


def test_three_years_after_a_leap_day_there_is_none(found):
    files = initiative("start: 2028-02-29\nend: permanent\nresources: {funded_until: 2031-02-27}\n")
    assert "; 3 years ahead would be 2031-02-28" in found(files, "initiative-funding-short")[0]


def test_a_day_at_the_end_of_the_calendar_is_no_crash(found):
    files = initiative("start: 9999-12-31\nend: permanent\n")
    assert found(files) == [
        "playbook/initiatives/repair.yaml:5:8 error value-wrong: "
        "in `start`, '9999-12-31' is not a date of the calendar | "
        "Write it like this: 2026-11-20 (year-month-day)"
    ]


def test_what_runs_says_until_when_it_is_paid_for_and_a_plan_need_not(found):
    assert found(initiative("end: 2027-06-30\n"), "initiative-funding-short") == [
        "playbook/initiatives/repair.yaml:5:6 warning initiative-funding-short: the initiative "
        "'Repair it yourself' runs until 2027-06-30, but nothing says until when it is paid for | "
        "Add `funded_until` under `resources`."
    ]
    assert found(initiative("status: planned\nend: 2027-06-30\n"), "initiative-funding-short") == []
    assert found(initiative("start: 2026-06-30\n"), "initiative-funding-short") == []


def test_a_tool_before_a_need_is_found(found):
    def tools(body):
        return one(
            "playbook/tools.yaml", "tool", "Tools", f"list: [{{id: ear, title: Listening ear, {body}}}]\n"
        )

    assert found(tools("status: pilot, assessed_by: press-officer")) == [
        "playbook/tools.yaml:5:8 warning tool-before-need: 'Listening ear' is tried out, but "
        "serves no goal and no initiative and no day says when it was assessed | "
        "Fill in `serves` and `assessed_on`."
    ]
    full = "status: bought, serves: a, assessed_by: press-officer, assessed_on: 2026-04-01"
    assert found(goals(measured("a")) | tools(full)) == []
    assert found(tools("status: idea")) == []
    assert found(tools("status: retired")) == []


# Employees

RULE = "if_you_see: Ring us., do_not: [Do not answer.], tell: press-officer"


def test_the_employee_page_has_a_rule_for_both_of_the_worst_levels(found):
    files = advocacy(f"disclosure: I work here.\nin_a_crisis: [{{severities: sev2, {RULE}}}]\n")
    assert found(files) == [
        "playbook/advocacy.yaml:6:14 error employee-crisis-rule-missing: "
        "the employee page does not say what to do, what not to do or whom to tell during sev1 | "
        "Add `if_you_see`, `do_not` and `tell` under `in_a_crisis`."
    ]
    for_all = advocacy(f"disclosure: I work here.\nin_a_crisis: [{{{RULE}}}]\n")
    assert found(for_all) == []


def test_a_rule_that_says_neither_what_not_to_do_nor_whom_to_tell_is_half_a_rule(found):
    files = advocacy("disclosure: I work here.\nin_a_crisis:\n  - if_you_see: Ring us.\n")
    assert found(files) == [
        "playbook/advocacy.yaml:7:5 error employee-crisis-rule-missing: "
        "the employee page does not say what not to do or whom to tell during sev1 and sev2 | "
        "Add `do_not` and `tell` under `in_a_crisis`."
    ]


def test_employees_need_a_sentence_that_says_for_whom_they_speak(found):
    assert found(advocacy(f"in_a_crisis: [{{{RULE}}}]\n")) == [
        "playbook/advocacy.yaml:2:5 error advocacy-disclosure-missing: "
        "there is no wording for 'I work here, and this is my own view' | "
        "Add a sentence people can copy under `disclosure`."
    ]


def test_drafts_and_absent_pages_ask_for_nothing(found):
    assert found({}) == []
    assert found(advocacy("status: draft\n")) == []
    assert found(issue("status: draft\n")) == []
