"""Exercises: scripts that cannot be played, scripts against the playbook, and what nobody practises."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.pipeline import Examined

Found = Callable[..., list[str]]

SCRIPT = "scenarios/hot-lid/facilitator.yaml"
SCENARIO = "scenarios/hot-lid/scenario.yaml"


def scenario(*lines: str, id: str = "hot-lid", title: str = "Hot lid") -> dict[str, str]:
    body = "".join(f"{line}\n" for line in lines)
    head = f"kind: scenario\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\n"
    return {f"scenarios/{id}/scenario.yaml": head + body}


def script(*events: str, hotwash: int | None = None, id: str = "hot-lid") -> dict[str, str]:
    head = f"kind: facilitator\nid: {id}\nscenario: {id}\nreviewed_on: 2026-11-01\n"
    head += f"hotwash_minutes: {hotwash}\n" if hotwash is not None else ""
    return {
        f"scenarios/{id}/facilitator.yaml": head + "injects:\n" + "".join(f"  - {{{e}}}\n" for e in events)
    }


def role(id: str, title: str) -> dict[str, str]:
    return {f"roles/{id}.yaml": f"kind: role\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\n"}


def play(*steps: str, id: str = "ring-back", title: str = "Ring back") -> dict[str, str]:
    head = f"kind: play\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\nends_with: explained\nsteps:\n"
    return {f"playbook/plays/{id}.yaml": head + "".join(f"  - {{{step}}}\n" for step in steps)}


def chain(*lines: str, severities: str = "sev3", id: str = "safety", title: str = "Safety") -> dict[str, str]:
    head = (
        f"kind: escalation\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\nseverities: [{severities}]\n"
    )
    return {f"playbook/escalations/{id}.yaml": head + "".join(f"{line}\n" for line in lines)}


def triage(*rules: str, otherwise: str = "") -> dict[str, str]:
    head = """\
kind: triage
id: first-look
title: First look
reviewed_on: 2026-11-01
inputs:
  - id: harm
    question: Could somebody be hurt?
    values: [{id: yes, label: Yes}, {id: no, label: No}]
  - id: mentions
    question: How many mentions an hour?
    range: {min: 0, max: 500, unit: mentions}
rules:
"""
    end = f"otherwise: {{{otherwise}}}\n" if otherwise else ""
    return {"playbook/triage/first-look.yaml": head + "".join(f"  - {{{rule}}}\n" for rule in rules) + end}


ALIKE = "id: one, at: 0m, content: The lid burnt me!"
DANGER = "id: danger, title: Somebody could be hurt, when: {harm: yes}, severity: sev1, play: ring-back"
RING = play("id: ring, do: Ring the person., by: press-officer, within: 15m")
SUPPORT = role("support", "Support")


def posed(answers: str, *expected: str) -> str:
    """An event that poses a situation and expects something."""
    asked = f"situation: {{triage: first-look, answers: {{{answers}}}}}"
    return f"{ALIKE}, {asked}, expected: [{', '.join(f'{{{one}}}' for one in expected)}]"


def expecting(*expected: str, id: str = "one", at: int = 0) -> str:
    return f"id: {id}, at: {at}m, content: Oh!, expected: [{', '.join(f'{{{one}}}' for one in expected)}]"


# objective-never-tested, inject-without-objective, inject-without-expected-action

SPEAK = "objectives: [{id: speak, statement: We speak within thirty minutes.}]"


def test_an_objective_without_an_event_is_told(found: Found):
    files = scenario(SPEAK) | script("id: rain, at: 0m, type: contextual, content: It rains.")

    assert found(files, "objective-never-tested") == [
        "scenarios/hot-lid/scenario.yaml:5:14 error objective-never-tested: objective 1 of the scenario "
        "'Hot lid', 'We speak within thirty minutes.', has no event that tests it | Give an event "
        "`objective: speak` and an expected action, or drop the objective."
    ]


def test_an_objective_whose_events_expect_nothing_is_told_with_these_events(
    examined: Callable[..., Examined],
):
    files = scenario(SPEAK) | script("id: rain, at: 0m, content: It rains., objective: speak")
    (told,) = [f for f in examined(files).findings if f.check == "objective-never-tested"]

    assert told.message.endswith("is never tested: the events that serve it expect nothing of anybody")
    assert [(also.place.path, also.place.line) for also in told.related] == [(SCRIPT, 6)]


def test_a_scenario_without_a_script_is_not_asked_for_events(found: Found):
    assert found(scenario(SPEAK), "objective-never-tested") == []


def test_an_event_that_serves_no_objective_is_told(found: Found):
    files = scenario(SPEAK) | script(
        "id: rain, at: 7m, content: It rains.", "id: sun, at: 9m, type: contextual, content: No."
    )

    assert found(files, "inject-without-objective") == [
        "scenarios/hot-lid/facilitator.yaml:6:5 warning inject-without-objective: the event 'rain' (minute "
        "7) serves no objective | Name one under `objective`, or write `type: contextual` if it only sets "
        "the scene."
    ]


def test_where_there_are_no_objectives_none_is_asked_for(found: Found):
    files = scenario() | script("id: rain, at: 7m, content: It rains.")

    assert found(files, "inject-without-objective") == []


def test_an_event_must_say_what_a_good_team_does(found: Found):
    files = scenario() | script(
        "id: rain, at: 7m, content: It rains.",
        expecting("does: Rings, within: 5m", "by: press-officer, does: Sings", "does: Waits", at=8),
    )

    assert found(files, "inject-without-expected-action") == [
        "scenarios/hot-lid/facilitator.yaml:6:5 error inject-without-expected-action: the event 'rain' "
        "(minute 7) does not say what a good team does, who, and by when | Add `expected:` with `by`, "
        "`does` and `within`, or write `type: contextual`.",
        "scenarios/hot-lid/facilitator.yaml:7:48 error inject-without-expected-action: the event 'one' "
        "(minute 8) does not say who does it: 'Rings' | Add `by`.",
        "scenarios/hot-lid/facilitator.yaml:7:75 error inject-without-expected-action: the event 'one' "
        "(minute 8) does not say within which time: 'Sings' | Add `within`.",
        "scenarios/hot-lid/facilitator.yaml:7:109 error inject-without-expected-action: the event 'one' "
        "(minute 8) does not say who does it or within which time: 'Waits' | Add `by` and `within`.",
    ]


# inject-after-the-end, inject-role-not-playing, too-many-injects-at-once


def at(*minutes: int, to: str = "") -> list[str]:
    """Events that only set the scene, at these minutes."""
    whom = f"to: {to}, " if to else ""
    return [f"id: e{n}, at: {n}m, type: contextual, {whom}content: A post." for n in minutes]


def test_an_event_in_the_minute_in_which_the_talk_begins_comes_too_late(found: Found):
    files = scenario("duration: 90m") | script(*at(69, 70), hotwash=20)

    assert found(files, "inject-after-the-end") == [
        "scenarios/hot-lid/facilitator.yaml:8:19 error inject-after-the-end: the event 'e70' (minute 70) "
        "comes too late: the exercise lasts 1 hour 30 minutes, with 20 minutes for the talk afterwards | "
        "Move it before minute 70, or make the exercise longer."
    ]


def test_an_exercise_without_a_talk_lasts_to_its_end(found: Found):
    assert found(scenario("duration: 90m") | script(*at(89), hotwash=0), "inject-after-the-end") == []
    (told,) = found(scenario("duration: 90m") | script(*at(90), hotwash=0), "inject-after-the-end")
    assert "the exercise lasts 1 hour 30 minutes | Move it before minute 90" in told


def test_an_exercise_of_unknown_length_has_no_end(found: Found):
    assert found(scenario() | script(*at(999)), "inject-after-the-end") == []
    assert found(scenario("duration: 1bd") | script(*at(999)), "inject-after-the-end") == []


def test_events_out_of_order_are_told(found: Found):
    assert found(scenario() | script(*at(5, 4, 6)), "inject-after-the-end") == [
        "scenarios/hot-lid/facilitator.yaml:7:18 error inject-after-the-end: the event 'e4' (minute 4) "
        "stands after the event 'e5' (minute 5) | Put the events in the order in which they happen, or "
        "correct the minute."
    ]


def test_two_events_may_happen_in_one_minute(found: Found):
    second = "id: other, at: 5m, type: contextual, content: A call."

    assert found(scenario() | script(*at(5), second), "inject-after-the-end") == []


def test_an_empty_chair_is_told_once_with_all_events_that_need_it(found: Found):
    whom = "id: c, at: 7m, to: [support, press-officer]"
    event = f"{whom}, content: C, expected: [{{by: support, does: R, within: 5m}}]"
    later = expecting("by: support, does: Rings, within: 5m", id="later", at=9)
    files = scenario("roles_playing: [press-officer]") | SUPPORT | script(event, later)

    assert found(files, "inject-role-not-playing") == [
        "scenarios/hot-lid/facilitator.yaml:6:26 error inject-role-not-playing: the event 'c' (minute 7) "
        "is for 'Support', a role that is not playing; 1 other event calls for it too | Add support to "
        "`roles_playing` of the scenario, or choose another role.",
    ]


@pytest.mark.parametrize(
    "lines", [("roles_playing: [support]",), ("roles_playing: [press-officer]", "lead_role: support"), ()]
)
def test_whoever_plays_leads_or_is_not_asked_for_may_be_called(found: Found, lines: tuple[str, ...]):
    files = scenario(*lines) | SUPPORT | script(*at(0, to="support"))

    assert found(files, "inject-role-not-playing") == []


def test_more_than_three_events_in_ten_minutes_are_too_many(found: Found):
    files = scenario() | script(*at(0, 3, 6, 9, 12, 15, to="press-officer"))

    assert found(files, "too-many-injects-at-once") == [
        "scenarios/hot-lid/facilitator.yaml:9:44 warning too-many-injects-at-once: 'Press officer' gets 4 "
        "events between minute 0 and 9, which is too many | Move some of them, or give them to another "
        "role."
    ]


def test_ten_minutes_later_is_another_time(found: Found):
    assert found(scenario() | script(*at(0, 1, 2, 10, to="press-officer")), "too-many-injects-at-once") == []


def test_events_in_one_minute_and_in_reserve_are_counted_as_they_should(found: Found):
    key = [f"id: e{n}, at: 4m, to: press-officer, content: A post." for n in range(4)]
    reserve = [event.replace("at: 4m", "at: 4m, type: contingency") for event in key]

    assert (
        "'Press officer' gets 4 events at minute 4"
        in found(scenario() | script(*key), "too-many-injects-at-once")[0]
    )
    assert found(scenario() | script(*key[:3], reserve[3]), "too-many-injects-at-once") == []


# exercise-marking-missing, real-name-in-exercise


@pytest.mark.parametrize(
    ("language", "text"),
    [("ar", "حرقني الغطاء"), ("he", "המכסה שרף אותי"), ("el", "Το καπάκι με έκαψε")],
)
def test_a_post_in_a_language_that_is_not_played_has_no_mark(found: Found, language: str, text: str):
    event = f"id: g, at: 0m, type: contextual, content: {text}"
    title = {"ar": "Arabic", "he": "Hebrew", "el": "Greek"}[language]

    assert found(scenario("languages: [pl]") | script(event), "exercise-marking-missing") == [
        "scenarios/hot-lid/facilitator.yaml:6:48 error exercise-marking-missing: the event 'g' (minute 0) "
        f"is written in {title}, but has no EXERCISE marking in {title} | Add {language} to `languages` in "
        "scenarios/hot-lid/scenario.yaml; the word is then added."
    ]
    assert found(scenario(f"languages: [en, {language}]") | script(event), "exercise-marking-missing") == []


def test_a_foreign_word_in_a_post_needs_no_mark_of_its_own(found: Found):
    event = "id: g, at: 0m, type: contextual, content: She only wrote καπάκι and nothing else."

    assert found(scenario() | script(event), "exercise-marking-missing") == []


def named(found: Found, text: str, sender: str = "Somebody") -> list[str]:
    event = f'id: g, at: 0m, type: contextual, from: "{sender}", content: "{text}"'
    return found(scenario() | script(event), "real-name-in-exercise")


def test_real_accounts_and_addresses_are_told_at_the_word(found: Found):
    assert named(found, "See kettle-news.com/lid, write to me@shop.pl.", "@kettle_fan") == [
        "scenarios/hot-lid/facilitator.yaml:6:46 warning real-name-in-exercise: the event 'g' (minute 0) "
        "names the account '@kettle_fan' | Invent a name; addresses and accounts that end in .example "
        "belong to nobody.",
        "scenarios/hot-lid/facilitator.yaml:6:74 warning real-name-in-exercise: the event 'g' (minute 0) "
        "names the real address 'kettle-news.com' | Invent a name; addresses and accounts that end in "
        ".example belong to nobody.",
        "scenarios/hot-lid/facilitator.yaml:6:104 warning real-name-in-exercise: the event 'g' (minute 0) "
        "names the real address 'me@shop.pl' | Invent a name; addresses and accounts that end in .example "
        "belong to nobody.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "https://kettle-news.example/lid and www.a.test",
        "write to me@shop.example",
        "@kettle-fan.example asks",
        "pots@home is a shop of 10.30",
    ],
)
def test_invented_names_and_plain_words_are_left_alone(found: Found, text: str):
    assert named(found, text) == []


def test_words_with_a_missing_blank_are_no_address(found: Found):
    assert named(found, "It broke.And then he left.Nobody cares, e.g. the shop at 10.30.") == []


def test_our_own_addresses_may_be_used(found: Found, base: dict[str, str]):
    own = base["playbook/playbook.yaml"] + "addresses: {employee: 'https://handbook.aurora.com/'}\n"
    channel = {
        "playbook/channels/page.yaml": "kind: channel\nid: page\ntitle: Page\ntype: social\n"
        "public_entry: '@aurorafoods on www.aurora.pl'\nreviewed_on: 2026-11-01\n"
    }
    event = "id: g, at: 0m, type: contextual, content: '@AuroraFoods, help.aurora.pl, https://handbook.aurora.com/x'"
    files = scenario() | script(event) | channel | {"playbook/playbook.yaml": own}

    assert found(files, "real-name-in-exercise") == []


def case(what: str, *lines: str, whose: str = "competitor") -> dict[str, str]:
    head = "kind: incident\nid: x\ntitle: A rival's week\nreviewed_on: 2026-11-01\n"
    body = "".join(f"{line}\n" for line in (f"whose: {whose}", f"what: {what}", *lines))
    return {"playbook/incidents/x.yaml": head + body}


POTTERSON = "Last May the makers of Potterson waited nine days, until Monday."


def test_the_company_of_somebody_elses_case_is_told(found: Found):
    event = "id: g, at: 0m, type: contextual, content: Like Potterson on Monday!"

    assert found(scenario() | script(event) | case(POTTERSON), "real-name-in-exercise") == [
        "scenarios/hot-lid/facilitator.yaml:6:53 warning real-name-in-exercise: the event 'g' (minute 0) "
        "names a company of a real case, 'Potterson' | Invent a name; addresses and accounts that end in "
        ".example belong to nobody."
    ]
    assert found(scenario() | script(event) | case(POTTERSON, whose="own"), "real-name-in-exercise") == []


# exercise-sorted-otherwise

WAIT = play("id: a, do: A., by: press-officer, within: 5m", id="wait", title="Wait")


def sorted_otherwise(found: Found, event: str, *rules: str, otherwise: str = "", **more: str) -> list[str]:
    files = scenario() | triage(*(rules or (DANGER,)), otherwise=otherwise) | RING | WAIT | script(event)
    return found({**files, **more}, "exercise-sorted-otherwise")


def test_another_level_and_play_of_one_rule_are_one_finding(examined: Callable[..., Examined]):
    event = posed("harm: yes, mentions: 4", "by: press-officer, does: play:wait, within: 5m, severity: sev3")
    files = scenario() | triage(DANGER) | RING | WAIT | script(event)
    (told,) = [f for f in examined(files).findings if f.check == "exercise-sorted-otherwise"]

    assert told.message == (
        "the event 'one' (minute 0) expects sev3 and the play 'Wait', but the rule 'Somebody could be "
        "hurt' of 'First look' says sev1 and leads to the play 'Ring back'"
    )
    assert told.help == "Correct what is expected, the answers of the situation, or the rule."
    assert (told.place.line, told.place.column) == (6, 189)
    assert [(also.place.path, also.place.line, also.message) for also in told.related] == [
        ("playbook/triage/first-look.yaml", 13, "this rule decides"),
        (SCRIPT, 6, "the situation"),
        (SCRIPT, 6, "expected here as well"),
    ]


def test_a_script_that_agrees_is_left_alone(found: Found):
    event = posed(
        "harm: yes, mentions: 4", "by: press-officer, does: play:ring-back, within: 5m, severity: sev1"
    )

    assert sorted_otherwise(found, event) == []


def test_what_holds_where_no_rule_fits_is_named_so(examined: Callable[..., Examined]):
    event = posed("harm: no, mentions: 4", "by: press-officer, does: Rings, within: 5m, severity: sev1")
    files = scenario() | triage(DANGER, otherwise="severity: sev4") | RING | WAIT | script(event)
    (told,) = [f for f in examined(files).findings if f.check == "exercise-sorted-otherwise"]

    assert told.message.endswith("expects sev1, but `otherwise` of 'First look' says sev4")
    assert told.related[0].message == "no rule fits, so this decides"


def test_words_are_expected_where_the_rule_wants_silence(found: Found):
    silence = "reply: no, why_no_reply: It would spread."
    bait = f"id: bait, when: {{harm: yes}}, severity: sev4, play: ring-back, {silence}"
    event = posed("harm: yes, mentions: 4", "by: press-officer, does: Rings, within: 5m, statement: sorry")
    sorry = {
        "playbook/statements/sorry.yaml": "kind: statement\nid: sorry\ntitle: Sorry words\ntype: reply\n"
        "text: We are sorry.\nreviewed_on: 2026-11-01\n"
    }
    (told,) = sorted_otherwise(found, event, bait, **sorry)

    assert (
        "expects an answer with 'Sorry words', but the rule 'bait' of 'First look' says not to answer" in told
    )


def test_other_words_than_those_of_the_play_are_told(found: Found):
    kind = "kind: statement\nid: {0}\ntitle: {0} words\ntype: reply\ntext: Hello.\nreviewed_on: 2026-11-01\n"
    words = {f"playbook/statements/{id}.yaml": kind.format(id) for id in ("sorry", "thanks")}
    step = play("id: ring, do: Ring., by: press-officer, within: 15m, statement: sorry")
    event = expecting("by: press-officer, does: play:ring-back, within: 5m, statement: thanks")

    assert found(scenario() | step | words | script(event), "exercise-sorted-otherwise") == [
        "scenarios/hot-lid/facilitator.yaml:6:113 error exercise-sorted-otherwise: the event 'one' (minute "
        "0) expects the words 'thanks words', but the play 'Ring back' has 'sorry words' | Correct the "
        "expected `statement`, or give the play these words in one of its steps."
    ]


def test_a_situation_that_leaves_the_answer_open_is_told_with_the_question(found: Found):
    event = posed("mentions: 4", "by: press-officer, does: Rings, within: 5m, severity: sev1")

    assert sorted_otherwise(
        found, event, DANGER, "id: calm, title: Calm, when: {harm: no}, severity: sev4"
    ) == [
        "scenarios/hot-lid/facilitator.yaml:6:92 error exercise-sorted-otherwise: the event 'one' (minute "
        "0) leaves it open how the triage table 'First look' sorts it: sev1 with the play 'Ring back' or "
        "sev4 | Answer 'Could somebody be hurt?' under `answers` too."
    ]


def test_two_answers_to_a_question_may_leave_it_open(found: Found):
    rules = (
        "id: few, when: {mentions: 0-9}, severity: sev4",
        "id: many, when: {mentions: 10-500}, severity: sev2",
    )
    spread = posed("harm: no, mentions: 5-10", "by: press-officer, does: Rings, within: 5m, severity: sev4")
    (told,) = sorted_otherwise(found, spread, *rules)

    assert told.endswith("sorts it: sev4 or sev2 | Give one answer to each question.")
    assert sorted_otherwise(found, spread.replace("5-10", "5-9"), *rules) == []
    assert sorted_otherwise(found, spread.replace("5-10", "[4, 9]"), *rules) == []


def test_questions_that_do_not_matter_need_no_answer(found: Found):
    event = posed("harm: yes", "by: press-officer, does: Rings, within: 5m, severity: sev1")

    assert sorted_otherwise(found, event) == []


def test_a_situation_without_a_rule_is_told(found: Found):
    event = posed("harm: no, mentions: 4", "by: press-officer, does: Rings, within: 5m, severity: sev3")

    assert sorted_otherwise(found, event) == [
        "scenarios/hot-lid/facilitator.yaml:6:62 error exercise-sorted-otherwise: the event 'one' (minute "
        "0) poses a situation for which the triage table 'First look' has no rule | Add a rule or "
        "`otherwise` to the table, or correct the answers."
    ]


def test_a_number_that_the_question_does_not_take_is_told(found: Found):
    event = posed("harm: yes, mentions: 501", "by: press-officer, does: Rings, within: 5m, severity: sev3")

    assert sorted_otherwise(found, event) == [
        "scenarios/hot-lid/facilitator.yaml:6:114 error exercise-sorted-otherwise: the event 'one' (minute "
        "0) answers 501 to 'How many mentions an hour?' | Write a number from 0 to 500, such as 40, or "
        "20-99."
    ]
    assert "answers many to" in sorted_otherwise(found, event.replace("501", "many"))[0]


def test_scripts_that_are_not_in_force_are_not_compared(found: Found):
    event = posed("harm: yes, mentions: 4", "by: press-officer, does: Rings, within: 5m, severity: sev3")
    draft = {SCRIPT: script(event)[SCRIPT] + "status: draft\n"}

    assert sorted_otherwise(found, event) != []
    assert sorted_otherwise(found, event, **draft) == []
    assert sorted_otherwise(found, event, **scenario("status: draft")) == []


# exercise-expects-another-seat, expected-action-looser-than-playbook

TWO_STAGES = """\
stages:
  - {id: sort, by: press-officer, budget: 20m}
  - {id: write, by: support, budget: 20m, completes: first_statement}"""


def test_a_role_without_a_part_is_told_with_those_that_have_one(found: Found):
    event = expecting("by: support, does: play:ring-back, within: 15m")

    assert found(scenario() | RING | SUPPORT | script(event), "exercise-expects-another-seat") == [
        "scenarios/hot-lid/facilitator.yaml:6:53 warning exercise-expects-another-seat: the event 'one' "
        "(minute 0) expects 'Support' to act in the play 'Ring back', where that role has no part | Roles "
        "with a part: press-officer. Choose one of them, or give support a part."
    ]


def test_a_role_in_the_alarm_or_told_when_it_is_late_has_a_part(found: Found):
    told = chain(
        "ack:\n  steps:\n    - {notify: press-officer, wait: 10m}\n  if_nobody: {notify: support}",
        "stages: [{id: sort, by: press-officer, budget: 20m}]",
    )
    late = chain("stages: [{id: sort, by: press-officer, budget: 20m, if_late: {notify: support}}]")
    event = script(expecting("by: support, does: escalation:safety, within: 15m"))

    for files in (told, late):
        assert found(scenario() | SUPPORT | files | event, "exercise-expects-another-seat") == []


def test_work_before_its_time_is_advice(found: Found):
    event = script(expecting("by: support, does: escalation:safety, within: 19m"))

    assert found(scenario() | SUPPORT | chain(TWO_STAGES) | event, "exercise-expects-another-seat") == [
        "scenarios/hot-lid/facilitator.yaml:6:95 advice exercise-expects-another-seat: the event 'one' "
        "(minute 0) wants 'Support' to act in the escalation 'Safety' within 19 minutes, but their work "
        "only begins at minute 20 | Allow more time, or say who acts before them."
    ]


def test_a_call_before_its_time_is_advice(found: Found):
    alarm = "ack:\n  steps:\n    - {notify: press-officer, wait: 10m}\n    - {notify: support, wait: 10m}"
    event = script(expecting("by: support, does: escalation:safety, within: 9m"))
    (told,) = found(scenario() | SUPPORT | chain(alarm) | event, "exercise-expects-another-seat")

    assert "within 9 minutes, but the alarm only calls them at minute 10" in told


def loose(found: Found, *events: str, severities: str = "sev1, sev2") -> list[str]:
    files = scenario() | SUPPORT | chain(TWO_STAGES, severities=severities) | script(*events)
    return found(files, "expected-action-looser-than-playbook")


OPENING = expecting("by: press-officer, does: escalation:safety, within: 20m")


def test_more_time_than_the_playbook_allows_is_told(found: Found):
    assert loose(found, OPENING) == []
    assert loose(found, OPENING.replace("20m", "21m")) == [
        "scenarios/hot-lid/facilitator.yaml:6:101 error expected-action-looser-than-playbook: the event "
        "'one' (minute 0) gives 'Press officer' 21 minutes for the escalation 'Safety'; the playbook "
        "allows 20 minutes | Write `within: 20m` or less, or change the playbook."
    ]


def test_what_is_left_of_the_time_is_told_with_the_minute_at_which_it_began(found: Found):
    later = expecting("by: support, does: escalation:safety, within: 36m", id="two", at=5)

    assert loose(found, OPENING, later, severities="sev3") == [
        "scenarios/hot-lid/facilitator.yaml:7:95 error expected-action-looser-than-playbook: the event "
        "'two' (minute 5) gives 'Support' 36 minutes for the escalation 'Safety'; that began at minute 0, "
        "so the playbook leaves 35 minutes | Write `within: 35m` or less, or change the playbook."
    ]


def test_a_promise_is_told_with_what_it_leaves(examined: Callable[..., Examined]):
    late = expecting("by: support, does: escalation:safety, within: 25m, severity: sev1", id="two", at=17)
    later = expecting("by: support, does: escalation:safety, within: 5m, severity: sev1", id="three", at=30)
    files = scenario() | SUPPORT | chain(TWO_STAGES, severities="sev1, sev2") | script(OPENING, late, later)
    told = [f for f in examined(files).findings if f.check == "expected-action-looser-than-playbook"]

    assert [(f.message, f.help) for f in told] == [
        (
            "the event 'two' (minute 17) gives 'Support' 25 minutes for the escalation 'Safety'; that "
            "began at minute 0, so the promise leaves 13 minutes",
            "Write `within: 13m` or less, or change the playbook.",
        ),
        (
            "the event 'three' (minute 30) gives 'Support' 5 minutes for the escalation 'Safety'; that "
            "began at minute 0, so the promise is over at minute 30",
            "Bring the event forward, or change the playbook.",
        ),
    ]
    assert [(also.place.path, also.message) for also in told[0].related] == [
        ("playbook/escalations/safety.yaml", "the time that this has"),
        ("playbook/severities.yaml", "promised within 30 minutes"),
    ]


# severity-never-exercised, escalation-never-exercised, competitor-lesson-not-rehearsed, scenario-outdated


def test_levels_that_no_exercise_reaches_are_told_by_family(found: Found):
    files = scenario("family: product-safety", "severity_from: sev3", "severity_to: sev2")

    assert found(files, "severity-never-exercised") == [
        "playbook/playbook.yaml:8:5 warning severity-never-exercised: no exercise reaches sev1 or sev4 for "
        "'Product safety' | Write a scenario, or let one reach further."
    ]
    assert "reaches any severity for 'Product safety'" in found(scenario(), "severity-never-exercised")[0]


def test_without_families_the_levels_alone_count(found: Found, base: dict[str, str]):
    plain = base["playbook/playbook.yaml"].replace(
        "families:\n  - id: product-safety\n    title: Product safety\n", ""
    )
    files = scenario("severity_from: sev3", "severity_to: sev1") | {"playbook/playbook.yaml": plain}

    assert found(files, "severity-never-exercised") == [
        "playbook/playbook.yaml:2:5 warning severity-never-exercised: no exercise reaches sev4 | Write a "
        "scenario, or let one reach further."
    ]


def test_where_nobody_exercises_nothing_is_missed(found: Found):
    handoff = {"playbook/handoffs/a.yaml": HANDOFF}

    for check in (
        "severity-never-exercised",
        "escalation-never-exercised",
        "competitor-lesson-not-rehearsed",
    ):
        assert found(chain(TWO_STAGES, severities="sev1") | SUPPORT | handoff, check) == []


HANDOFF = """\
kind: handoff
id: a
title: To support
from: role:press-officer
to: role:support
reviewed_on: 2026-11-01
"""


def never(found: Found, *events: str, **files: str) -> list[str]:
    handed = {"playbook/handoffs/a.yaml": HANDOFF}
    others = chain(TWO_STAGES, severities="sev3", id="small", title="Small")
    everything = scenario() | SUPPORT | chain(TWO_STAGES, severities="sev2, sev3") | others | handed
    return found({**everything, **(script(*events) if events else {}), **files}, "escalation-never-exercised")


def test_a_chain_for_the_worst_levels_and_a_handoff_must_be_exercised(found: Found):
    assert never(found) == [
        "playbook/escalations/safety.yaml:2:5 warning escalation-never-exercised: the escalation 'Safety' "
        "for sev2 is in no exercise | Let an event of a script expect `escalation:safety`.",
        "playbook/handoffs/a.yaml:2:5 warning escalation-never-exercised: the hand-off 'To support' is in "
        "no exercise | Let an event of a script expect `handoff:a`.",
    ]


def test_events_exercise_what_they_expect(found: Found):
    assert never(found, OPENING, expecting("by: support, does: handoff:a, within: 5m", id="two", at=1)) == []


def test_a_play_whose_step_hands_over_exercises_the_handoff_if_that_seat_acts(found: Found):
    steps = play(
        "id: ring, do: Ring., by: press-officer, within: 5m, handoff: a",
        "id: wait, do: Wait., by: support, within: 5m",
    )
    by_the_other = expecting("by: support, does: play:ring-back, within: 5m", id="two", at=1)

    assert never(found, OPENING, by_the_other.replace("support", "press-officer"), **steps) == []
    assert ["'To support'" in line for line in never(found, OPENING, by_the_other, **steps)] == [True]


def test_a_scenario_without_a_script_is_taken_at_its_word(found: Found):
    tests = "objectives: [{id: a, statement: We pass it on., tests: [escalation:safety, handoff:a]}]"

    assert never(found, **scenario(tests)) == []
    assert len(never(found, *at(0), **scenario(tests))) == 2, "a script shows what really happens"


def test_a_case_must_teach_something_and_be_rehearsed(found: Found):
    better = "how_we_would_do_better: We speak on the first day."
    why = "no_scenario_because: It cannot happen here."
    lessons = "competitor-lesson-not-rehearsed"

    assert found(scenario() | case("A week without a word."), lessons) == [
        "playbook/incidents/x.yaml:2:5 warning competitor-lesson-not-rehearsed: the incident 'A rival's "
        "week' does not say how we would do better and has no scenario | Fill in `how_we_would_do_better`. "
        "Base a scenario on it (`based_on: x`), or write `no_scenario_because`."
    ]
    assert found(scenario() | case("A week.", better, why), lessons) == []
    assert found(scenario("based_on: x") | case("A week.", better), lessons) == []
    assert found(case("A week.", better), lessons) == []


def test_what_was_reviewed_after_the_exercise_is_told(found: Found):
    tests = "objectives: [{id: a, statement: We ring., tests: [play:ring-back, play:wait]}]"
    newer = {path: text.replace("2026-11-01", "2026-11-03") for path, text in RING.items()}
    newest = {path: text.replace("2026-11-01", "2026-11-04") for path, text in WAIT.items()}
    future = {path: text.replace("2026-11-01", "2026-12-04") for path, text in WAIT.items()}

    assert found(scenario(tests) | newer | newest, "scenario-outdated") == [
        "scenarios/hot-lid/scenario.yaml:4:14 warning scenario-outdated: the scenario 'Hot lid' was last "
        "read on 2026-11-01, but the play 'Wait' (and 1 other document), which it tests, was reviewed on "
        "2026-11-04 | Read scenario and script beside it once more, and set `reviewed_on`."
    ]
    assert found(scenario(tests) | RING | WAIT, "scenario-outdated") == []
    assert found(scenario(tests) | RING | future, "scenario-outdated") == []


def test_scripts_kept_elsewhere_are_said_to_be_missing_not_wrong(
    examined: Callable[..., Examined], base: dict[str, str]
):
    elsewhere = {"playbook/playbook.yaml": base["playbook/playbook.yaml"] + "facilitator_files: elsewhere\n"}
    looked = examined(scenario(SPEAK) | elsewhere)
    skipped = {skip.check for skip in looked.skipped}

    assert {"objective-never-tested", "exercise-sorted-otherwise", "escalation-never-exercised"} <= skipped
    assert "severity-never-exercised" not in skipped
