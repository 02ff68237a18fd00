"""What two versions do differently, over all situations, at every minute, for every promise."""

from __future__ import annotations

from generator.changes.values import (
    Answers,
    Clock,
    Covered,
    Decided,
    Edited,
    Found,
    Length,
    Moment,
    Moved,
    Named,
    Outcome,
    Promised,
    Rehearsed,
    Setting,
    Step,
    Sums,
    Task,
    Told,
    Uncompared,
)
from tests.changes.conftest import FILES, LEAD, PLAY, ROLE, replaced
from tests.conftest import BASE

POSTS = Named("A post about us", "triage:posts", "triage table")
CRISIS = Named("Crisis", "severity:severities#sev1", "severity")
MAJOR = Named("Major incident", "severity:severities#sev2", "severity")
ISSUE = Named("Issue", "severity:severities#sev4", "severity")
WARN = Named("Warn people", "play:warn", "play")
OFFICER = Named("Press officer", "role:press-officer", "role")
LEADER = Named("Crisis lead", "role:lead", "role")
SAFETY = Named("Product safety, crisis", "escalation:safety", "escalation")
FAMILY = Named("Product safety", "playbook:playbook#product-safety", "family")


def test_holes_are_told_a_week_for_channels_and_a_stretch_for_promises(told):
    page = {"playbook/calendars.yaml": HOURS, "playbook/channels/page.yaml": PAGE, "roles/clerk.yaml": CLERK}
    shorter = (
        HOURS.replace("id: shop", "id: long", 1)
        .replace("id: desk", "id: shop")
        .replace("id: long", "id: desk")
    )
    shorter = shorter.replace('fri: ["09:00-17:00"]', 'fri: ["09:00-14:00"]', 1)

    [cover] = [
        one for one in told({**page, "playbook/calendars.yaml": shorter}, page).chapters if one.id == "cover"
    ]

    assert cover.gist == ("Fewer hours with somebody there: “Our page”.",)
    [row] = cover.entries[0].rows
    assert (row.label, row.before, row.after) == (
        "Polish",
        "no hole",
        "nobody for 3 hours a week, the longest: Friday 14:00 to Friday 17:00",
    )


def test_nothing_changed_where_nothing_changed(changed):
    found = changed({})

    assert found == type(found)(found.before, found.after)


def test_a_comment_and_a_review_are_no_news(changed):
    found = changed({"playbook/plays/warn.yaml": PLAY.replace("2026-11-01", "2026-11-15 # read again")})

    assert found == type(found)(found.before, found.after)


# Situations


def test_situations_are_counted_over_the_whole_table(changed):
    [found] = changed(replaced("playbook/triage/posts.yaml", ("reach: 100+", "reach: 50+"))).answers

    assert found == Decided(
        POSTS,
        50,
        2000,
        (
            Answers(
                Outcome(ISSUE, None, "yes"),
                Outcome(MAJOR, None, "yes", (OFFICER,)),
                50,
                (("Is somebody hurt?", "No"), ("How many write about it?", "50 people")),
                "",
                "Many write",
            ),
        ),
    )


def test_a_number_without_an_end_cannot_be_counted(changed):
    endless = ("{min: 0, max: 999, unit: people}", "{min: 0}")
    before = replaced("playbook/triage/posts.yaml", endless)
    after = replaced("playbook/triage/posts.yaml", endless, ("reach: 100+", "reach: 50+"))

    [found] = changed(after, before).answers

    # fifty situations: these can be counted, all of them cannot
    assert (found.changed, found.total, [group.cases for group in found.groups]) == (50, None, [50])


def test_rules_written_in_another_way_change_no_answer(changed):
    rule = "  - {id: many, title: Many write, when: {reach: 100+}"
    split = rule.replace("100+", "100-500") + ", severity: sev2, reply: yes, tell: [press-officer]}\n"
    split += rule.replace("id: many", "id: more").replace("100+", "501+")

    found = changed(replaced("playbook/triage/posts.yaml", (rule, split)))

    assert found.answers == ()
    assert [one.what.ref for one in found.moved] == ["triage:posts#more"]


def test_a_new_question_and_a_new_answer_are_told_apart(changed):
    yes = "      - {id: yes, label: Yes}\n"
    more = f"{yes}      - {{id: maybe, label: Nobody knows}}\n"
    asked = "rules:\n"
    question = "  - {id: who, question: Who writes?, values: [{id: us, label: One of us}]}\nrules:\n"

    [found] = changed(replaced("playbook/triage/posts.yaml", (yes, more), (asked, question))).answers

    assert (found.changed, found.groups) == (0, ())
    assert found.asked == ("Is somebody hurt? Nobody knows", "Who writes?")


def test_where_a_new_answer_leads_is_told_and_counted(changed, told):
    yes = "      - {id: yes, label: Yes}\n"
    after = replaced(
        "playbook/triage/posts.yaml", (yes, f"{yes}      - {{id: maybe, label: Nobody knows}}\n")
    )

    [found] = changed(after).answers

    # 1,000 numbers of people: 900 are a hundred or more
    assert [(one.cases, one.after and one.after.severity) for one in found.first] == [
        (900, MAJOR),
        (100, ISSUE),
    ]
    assert found.first[1].example == (
        ("Is somebody hurt?", "Nobody knows"),
        ("How many write about it?", "0 people"),
    )
    [entry] = told(after).chapters[0].entries
    assert [(row.before, row.after) for row in entry.rows][1] == ("no such answer", "Issue; reply")


def test_no_situation_counts_twice_where_two_questions_have_a_new_answer(changed):
    more = "      - {id: gone, label: Gone}\n"
    yes, us = "      - {id: yes, label: Yes}\n", "      - {id: us, label: One of us}\n"
    who = f"  - id: who\n    question: Who writes?\n    values:\n{us}"
    before = replaced("playbook/triage/posts.yaml", ("rules:\n", f"{who}rules:\n"))
    [table] = before.values()

    [found] = changed(
        {"playbook/triage/posts.yaml": table.replace(yes, yes + more).replace(us, us + more)}, before
    ).answers

    # 3 x 1,000 x 2 situations, of which 2 x 1,000 x 1 were there before
    assert sum(one.cases for one in found.first) == 4000


def test_a_renamed_play_seat_and_question_answer_as_before(changed):
    after = {
        "playbook/plays/warn.yaml": None,
        "playbook/plays/speak.yaml": PLAY.replace("id: warn", "id: speak\nold_ids: [warn]"),
        **replaced(
            "playbook/triage/posts.yaml",
            ("play: warn", "play: speak"),
            ("- id: hurt\n", "- id: harm\n    old_ids: [hurt]\n"),
            ("when: {hurt: yes}", "when: {harm: yes}"),
        ),
    }

    found = changed(after)

    assert found.answers == ()
    assert [(one.document, one.fields) for one in found.edited] == [(POSTS, ("rules: when",))]
    assert found.moved == (
        Moved("renamed", Named("Warn people", "play:speak", "play"), "warn", "speak"),
        Moved("renamed", Named("Is somebody hurt?", "triage:posts#harm"), "hurt", "harm", POSTS),
    )


def test_a_name_taken_back_is_a_renaming_too(changed):
    before = {
        "playbook/plays/warn.yaml": None,
        "playbook/plays/speak.yaml": PLAY.replace("id: warn", "id: speak\nold_ids: [warn]"),
        **replaced("playbook/triage/posts.yaml", ("play: warn", "play: speak")),
    }

    found = changed({}, before)

    assert found.moved == (Moved("renamed", WARN, "speak", "warn"),)
    assert found.answers == ()


def test_another_order_of_severities_is_felt_in_the_tables(changed):
    worst = ("hit_policy: first", "hit_policy: highest-severity")
    scale = str(BASE["playbook/severities.yaml"])
    swapped = (
        scale.replace("rank: 1\n", "rank: 9\n")
        .replace("rank: 2\n", "rank: 1\n")
        .replace("rank: 9\n", "rank: 2\n")
    )
    table = replaced("playbook/triage/posts.yaml", worst)

    [found] = changed({**table, "playbook/severities.yaml": swapped}, table).answers

    assert (found.changed, found.total) == (900, 2000)


# Who is told


def test_who_is_told_later_who_now_and_who_no_more(changed):
    after = {
        **replaced(
            "playbook/escalations/safety.yaml",
            ("by: phone, wait: 5m", "by: phone, wait: 15m"),
            (
                "notify: lead, by: [phone, sms], wait: 10m}",
                "notify: [lead, clerk], by: [phone, sms], wait: 10m}",
            ),
            ("stages:", "  if_nobody: {notify: guard}\nstages:"),
        ),
        "roles/clerk.yaml": ROLE.format(id="clerk", title="Clerk"),
        "roles/guard.yaml": ROLE.format(id="guard", title="Night guard"),
    }
    both = ("phone", "sms")
    crisis = ((CRISIS, None),)

    assert changed(after).told == (
        Told(LEADER, Moment(5, both, SAFETY), Moment(15, both, SAFETY), crisis),
        Told(Named("Clerk", "role:clerk", "role"), None, Moment(15, both, SAFETY), crisis),
        Told(Named("Night guard", "role:guard", "role"), None, Moment(25, (), SAFETY, last=True), crisis),
    )


def test_a_family_is_named_where_not_all_are_meant(changed):
    two = str(BASE["playbook/playbook.yaml"]).replace(
        "reviewed_on", "  - {id: delivery, title: Delivery}\nreviewed_on"
    )
    after = replaced("playbook/escalations/safety.yaml", ("by: phone, wait: 5m", "by: phone, wait: 6m"))
    files = {"playbook/playbook.yaml": two}

    [found] = changed({**files, **after}, files).told

    assert found.cases == ((CRISIS, FAMILY),)


def test_an_alarm_without_an_end_never_reaches_the_last(changed):
    endless = ("by: [phone, sms], wait: 10m}", "by: [phone, sms]}\n  if_nobody: {notify: guard}")
    guard = {"roles/guard.yaml": ROLE.format(id="guard", title="Night guard")}

    [found] = changed({**guard, **replaced("playbook/escalations/safety.yaml", endless)}, guard).told

    assert found.after == Moment(None, (), SAFETY, last=True)


def test_an_escalation_that_answers_one_more_severity_tells_people_there(changed):
    found = changed(replaced("playbook/escalations/safety.yaml", ("[sev1]", "[sev1, sev2]")))

    assert [
        (one.role.title, one.before, one.after and one.after.minute, one.cases) for one in found.told
    ] == [
        ("Press officer", None, 0, ((MAJOR, None),)),
        ("Crisis lead", None, 5, ((MAJOR, None),)),
    ]


# Work and times


def test_a_longer_step_moves_all_behind_it(changed):
    found = changed(replaced("playbook/escalations/safety.yaml", ("budget: 10m", "budget: 25m")))

    assert found.work == (
        Step(SAFETY, "write", Task(OFFICER, 10), Task(OFFICER, 25)),
        Step(SAFETY, "publish", Task(LEADER, 15), Task(LEADER, 30)),
    )
    assert found.clocks == (
        Clock(SAFETY, ("write", "time it may take"), Length("10m", 10), Length("25m", 25)),
    )


def test_another_seat_a_new_step_and_one_that_is_gone(changed):
    after = replaced(
        "playbook/plays/warn.yaml",
        ("do: Read it twice., by: press-officer", "do: Read it twice., by: lead"),
        ("  - {id: say, do: Say what you know., by: press-officer, within: 10m, completes: first_reply}\n",
         "  - {id: tell, do: Tell them., by: lead, within: 1bh}\n"),
    )  # fmt: skip

    assert changed(after).work == (
        Step(WARN, "Read it twice.", Task(OFFICER, 5), Task(LEADER, 5)),
        Step(WARN, "Tell them.", None, Task(LEADER, None)),
        Step(WARN, "Say what you know.", Task(OFFICER, 15), None),
    )


def test_a_time_that_came_or_went(changed):
    after = replaced("playbook/plays/warn.yaml", ("within: 5m", "within: 1bh"), (", within: 10m", ""))

    assert changed(after).clocks == (
        Clock(WARN, ("step 1", "time limit"), Length("5m", 5), Length("1bh", 60, True)),
        Clock(WARN, ("step 2", "time limit"), Length("10m", 10), None),
    )


# Promises, cover, exercises

PROMISE = """\
kind: commitment
id: an-answer
title: An answer in a quarter of an hour
status: in_force
promise: You have an answer within fifteen minutes.
reviewed_on: 2026-11-01
measures:
  - {clock: first_reply, within: 15m}
delivered_by: play:warn
"""
ANSWER = Named("An answer in a quarter of an hour", "commitment:an-answer", "commitment")
PROMISED = {"playbook/commitments/an-answer.yaml": PROMISE}


def test_whether_a_promise_still_holds(changed):
    after = replaced("playbook/plays/warn.yaml", ("within: 5m", "within: 6m"))

    assert changed({**PROMISED, **after}, PROMISED).promises == (
        Promised(
            ANSWER,
            "first_reply",
            (WARN, WARN),
            (),
            Sums(Length("15m", 15), 15, 15, 15, "held"),
            Sums(Length("15m", 15), 16, 16, 16, "never-met"),
        ),
    )


def test_a_promise_that_is_new_or_can_no_longer_be_added_up(changed):
    after = replaced("playbook/plays/warn.yaml", (", completes: first_reply", ""))
    sums = Sums(Length("15m", 15), 15, 15, 15, "held")

    [new] = changed(PROMISED).promises
    [lost] = changed({**PROMISED, **after}, PROMISED).promises

    assert (new.before, new.after) == (None, sums)
    assert (lost.before, lost.after) == (sums, None)


def test_a_promise_delivered_by_something_else_is_compared_with_what_it_was(changed):
    other = {
        "playbook/plays/ring.yaml": PLAY.replace("id: warn", "id: ring").replace("Warn people", "Ring them")
    }
    after = {"playbook/commitments/an-answer.yaml": PROMISE.replace("play:warn", "play:ring")}
    longer = {"playbook/plays/ring.yaml": other["playbook/plays/ring.yaml"].replace("10m", "1h")}

    [found] = changed({**longer, **after}, {**PROMISED, **longer}).promises

    assert found.delivered_by == (WARN, Named("Ring them", "play:ring", "play"))
    assert found.before is not None
    assert found.after is not None
    assert (found.before.verdict, found.after.verdict) == ("held", "never-met")


HOURS = """\
kind: calendar
id: calendars
title: When somebody is there
reviewed_on: 2026-11-01
calendars:
  - id: shop
    zone: Europe/Warsaw
    week: {mon: ["09:00-17:00"], fri: ["09:00-17:00"]}
  - id: desk
    zone: Europe/Warsaw
    week: {mon: ["09:00-17:00"], fri: ["09:00-17:00"]}
"""
PAGE = """\
kind: channel
id: page
title: Our page
type: social
modes: [listen, respond]
hours: shop
languages: [pl]
answered_by: clerk
reviewed_on: 2026-11-01
"""
CLERK = ROLE.format(id="clerk", title="Clerk") + "hours: desk\nlanguages: [pl]\n"


def test_a_hole_in_cover_that_opened(changed):
    before = {
        "playbook/calendars.yaml": HOURS,
        "playbook/channels/page.yaml": PAGE,
        "roles/clerk.yaml": CLERK,
    }
    shop, desk = HOURS.split("  - id: desk")
    desk = desk.replace('fri: ["09:00-17:00"]', 'fri: ["09:00-14:00"]')
    shorter = f"{shop}  - id: desk{desk}"

    found = changed({**before, "playbook/calendars.yaml": shorter}, before)

    assert found.cover == (
        Covered(
            Named("Our page", "channel:page", "channel"),
            "language:pl",
            0,
            180,
            "",
            "Friday 14:00 to Friday 17:00",
        ),
    )


def test_a_promise_that_nobody_is_there_for(changed):
    clerk = {"playbook/calendars.yaml": HOURS.replace("id: shop", "id: shop\n    always: yes", 1)}
    play = {"playbook/plays/warn.yaml": PLAY.replace("by: press-officer", "by: clerk")}
    promise = {"playbook/commitments/an-answer.yaml": PROMISE.replace("15m}", "15m, calendar: shop}")}
    there = {**clerk, **play, **promise, "roles/clerk.yaml": CLERK.replace("hours: desk", "hours: shop")}
    away = {**there, "roles/clerk.yaml": CLERK}

    [found] = changed(away, there).cover

    assert found == Covered(ANSWER, "clock:first_reply", 0, 5280, "", "Monday 17:00 to Friday 09:00")


SCENARIO = """\
kind: scenario
id: lid
title: A hot lid
reviewed_on: 2026-11-01
"""
SCRIPT = """\
kind: facilitator
id: lid
scenario: lid
reviewed_on: 2026-11-01
injects:
  - id: first-post
    at: 5m
    content: The lid burnt me!
    situation: {triage: posts, answers: {hurt: yes, reach: "20"}}
    expected:
      - {by: press-officer, does: play:warn, severity: sev1}
"""
PLAYED = {"scenarios/lid/scenario.yaml": SCENARIO, "scenarios/lid/facilitator.yaml": SCRIPT}


def test_an_exercise_that_comes_out_otherwise(changed):
    after = replaced(
        "playbook/triage/posts.yaml", ("severity: sev1, play: warn", "severity: sev2, play: warn")
    )

    assert changed({**PLAYED, **after}, PLAYED).scenarios == (
        Rehearsed(
            Named("A hot lid", "scenario:lid", "scenario"),
            "first post",
            5,
            Outcome(CRISIS, WARN, None),
            Outcome(MAJOR, WARN, None),
            (),
            ("another severity than the script expects",),
        ),
    )


def test_only_facilitators_are_told_of_scripts(changed):
    after = replaced(
        "playbook/triage/posts.yaml", ("severity: sev1, play: warn", "severity: sev2, play: warn")
    )
    twisted = {"scenarios/lid/facilitator.yaml": SCRIPT.replace("5m", "9m")}

    plain = changed({**PLAYED, **after}, PLAYED, audience="comms")

    assert plain.scenarios == ()
    assert plain == changed({**PLAYED, **after, **twisted}, PLAYED, audience="comms")


# Words and documents


def test_approved_words_come_first_and_know_their_approval(changed):
    after = {
        **replaced("playbook/plays/warn.yaml", ("Say what you know.", "Say what you know now.")),
        **replaced("playbook/statements/first-words.yaml", ("in an hour", "in two hours")),
    }

    statement, play = changed(after).words

    assert (statement.document.title, statement.where, statement.approved, statement.unsigned) == (
        "First words", ("doing",), True, True,
    )  # fmt: skip
    assert (statement.before, statement.after) == (
        "We look into it, and we speak again in an hour.",
        "We look into it, and we speak again in two hours.",
    )
    assert (play.document, play.where, play.approved, play.unsigned) == (
        WARN,
        ("step 2", "what to do"),
        False,
        False,
    )


def test_a_new_signature_approves_new_words(changed):
    after = replaced(
        "playbook/statements/first-words.yaml", ("in an hour", "in a day"), ("2026-10-01", "2026-11-10")
    )

    [found] = changed(after).words

    assert (found.approved, found.unsigned) == (True, False)


def test_links_are_shown_by_the_words_that_stand_for_them(changed):
    text = ("reviewed_on", "text: |\n  Ask the [[role:lead]] or [[role:lead|somebody]] first.\nreviewed_on")
    before = replaced("playbook/plays/warn.yaml", text)
    after = {"playbook/plays/warn.yaml": before["playbook/plays/warn.yaml"].replace("first.", "now.")}

    [found] = changed(after, before).words

    assert (found.before, found.after) == (
        "Ask the Crisis lead or somebody first.",
        "Ask the Crisis lead or somebody now.",
    )


def test_what_was_added_taken_away_retired_and_renamed(changed):
    before = {"roles/clerk.yaml": ROLE.format(id="clerk", title="Clerk")}
    after = {
        "roles/clerk.yaml": None,
        "roles/guard.yaml": ROLE.format(id="guard", title="Night guard"),
        "roles/lead.yaml": LEAD.replace("title: Crisis lead", "title: Crisis manager\nstatus: draft"),
        **replaced(
            "playbook/statements/first-words.yaml", ("type: holding", "type: holding\nstatus: retired")
        ),
    }

    assert changed(after, before).moved == (
        Moved("retired", Named("First words", "statement:first-words", "statement"), "active", "retired"),
        Moved("added", Named("Night guard", "role:guard", "role"), after="active"),
        Moved("retitled", Named("Crisis manager", "role:lead", "role"), "Crisis lead", "Crisis manager"),
        Moved("status", Named("Crisis manager", "role:lead", "role"), "active", "draft"),
        Moved("gone", Named("Clerk", "role:clerk", "role"), before="active"),
    )


def test_what_takes_the_place_of_a_retired_document_is_named(changed):
    after = {
        "playbook/statements/second-words.yaml": FILES["playbook/statements/first-words.yaml"]
        .replace("first-words", "second-words")
        .replace("First words", "Second words"),
        **replaced(
            "playbook/statements/first-words.yaml",
            ("type: holding", "type: holding\nstatus: retired\nreplaced_by: second-words"),
        ),
    }

    [retired] = [one for one in changed(after).moved if one.way == "retired"]

    assert retired.instead == Named("Second words", "statement:second-words", "statement")


def test_what_else_was_edited_is_named_by_its_field(changed):
    found = changed({"roles/lead.yaml": LEAD.replace("deputies: [p-003]", "deputies: [p-001]")})

    deputies = Setting("deputies", ("deputies",), "p-003", "p-001")
    assert found.edited == (Edited(LEADER, ("deputies",), (deputies,)),)


def test_hours_and_holidays_are_told_day_by_day(changed, told):
    before = {"playbook/calendars.yaml": HOURS}
    after = {"playbook/calendars.yaml": HOURS.replace('fri: ["09:00-17:00"]', 'fri: ["09:00-14:00"]', 1)}

    [edited] = changed(after, before).edited

    assert [(one.before, one.after) for one in edited.settings] == [("09:00-17:00", "09:00-14:00")]
    [chapter] = [one for one in told(after, before).chapters if one.id == "edited"]
    [row] = chapter.entries[0].rows
    assert row.label.endswith(": week: fri")


def test_of_a_long_list_only_what_came_and_went_is_told(changed):
    days = [f"2026-12-{day}" for day in range(10, 20)]

    def closed(on):
        line = f"    holidays: [{', '.join(on)}]\n"
        return {"playbook/calendars.yaml": HOURS.replace("    week:", f"{line}    week:", 1)}

    [edited] = changed(closed([*days, "2026-12-24"]), closed(["2026-12-09", *days])).edited

    assert [(one.before, one.after) for one in edited.settings] == [("2026-12-09", "2026-12-24")]


def test_what_does_not_fit_on_a_line_is_named_only(changed, told):
    after = {"roles/lead.yaml": f"{LEAD}contacts:\n  - {{method: phone, reference: directory/lead}}\n"}

    [edited] = changed(after).edited

    assert edited.fields == ("contacts",)
    [chapter] = [one for one in told(after).chapters if one.id == "edited"]
    assert [(row.label, row.before, row.after) for row in chapter.entries[0].rows] == [
        ("Crisis lead", "", "contacts")
    ]


# Findings, and broken sides


def test_findings_that_arose_and_were_settled(changed):
    lonely = LEAD.replace("deputies: [p-003]\n", "")

    arisen, settled = changed({"roles/lead.yaml": lonely}), changed({}, {"roles/lead.yaml": lonely})

    assert "deputy-missing" in [one.check for one in arisen.arisen]
    assert arisen.settled == ()
    assert settled.settled == arisen.arisen
    assert settled.arisen == ()


def test_a_finding_that_only_moved_is_no_news(changed):
    lonely = LEAD.replace("deputies: [p-003]\n", "")

    found = changed({"roles/lead.yaml": f"# a note\n\n{lonely}"}, {"roles/lead.yaml": lonely})

    assert (found.arisen, found.settled) == ((), ())


def test_where_one_side_is_broken_the_rest_is_still_compared(changed):
    after = {
        "playbook/triage/posts.yaml": "kind: triage\nid: posts\nrules: [",
        **replaced("playbook/escalations/safety.yaml", ("by: phone, wait: 5m", "by: phone, wait: 15m")),
    }

    found = changed(after)

    assert found.uncompared[0] == Uncompared("after", "the triage table 'A post about us'", "it has errors")
    assert [one.role.title for one in found.told] == ["Crisis lead"]
    assert (found.answers, found.moved) == ((), ())
    assert [one.check for one in found.arisen if one.severity == "error"] == ["yaml-syntax"]


def test_nobody_is_said_to_be_untold_by_a_chain_that_one_side_cannot_read(changed):
    broken = replaced("playbook/escalations/safety.yaml", ("wait: 5m", "wait: 5"))
    by_chain = PROMISE.replace("play:warn", "escalation:safety").replace("first_reply", "first_statement")
    promise = {"playbook/commitments/an-answer.yaml": by_chain}

    assert len(changed(promise).promises) == 1
    later, earlier = changed({**promise, **broken}, promise), changed(promise, {**promise, **broken})

    assert (later.told, later.promises, later.work) == ((), (), ())
    assert (earlier.told, earlier.promises, earlier.work) == ((), (), ())
    called = "the escalation 'Product safety, crisis'"
    assert later.uncompared[0] == Uncompared("after", called, "it has errors")


def test_a_document_that_was_broken_before_is_not_new(changed):
    before = {"playbook/triage/posts.yaml": "kind: triage\nid: posts\ntitel: A post\n"}

    found = changed({}, before)

    assert found.uncompared[0] == Uncompared("before", "the triage table 'A post about us'", "it has errors")
    assert found.moved == ()
    assert {one.check for one in found.settled} >= {"key-unknown", "field-missing"}


def test_a_document_broken_on_both_sides_is_told_once(changed):
    broken = {"playbook/triage/posts.yaml": "kind: triage\nid: posts\n"}

    assert changed(broken, broken).uncompared == (
        Uncompared("both", "the triage table 'posts'", "it has errors"),
    )


def test_everything_is_empty_without_a_playbook_file(changed):
    found = changed({"playbook/playbook.yaml": "not: a playbook\n"})

    assert found.uncompared[0].what == "the playbook 'Aurora Foods playbook'"
    assert isinstance(found.arisen[0], Found)
