"""Governance: rhythms, decisions, texts against the clock, and answers that go together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

import pytest

from generator.checks.responses import goes_with
from generator.kinds.terms import CLUSTERS, POSTURES, CrisisType, ResponseStrategy
from generator.pipeline import Examined

Found = Callable[..., list[str]]


def statement(id: str, *more: str, title: str = "", type: str = "update", text: str = "We know.") -> str:
    head = f"kind: statement\nid: {id}\ntitle: {title or id.title()}\ntype: {type}\nreviewed_on: 2026-11-01"
    return "\n".join([head, *more, *([f"text: {text}"] if text else [])]) + "\n"


def says(next_update: str, *more: str) -> dict[str, str]:
    """A statement for sev1 (every 30 minutes) and sev2 (every 2 hours) that promises the next news so."""
    parts = f'parts:\n  known: We know.\n  next_update: "{next_update}"'
    file = statement("word", "severities: [sev1, sev2]", *more, parts, text="")
    return {"playbook/statements/word.yaml": file}


# update-rhythm-missing


def test_a_worst_level_without_a_rhythm_is_told(found: Found, base: Mapping[str, str]):
    scale = base["playbook/severities.yaml"].replace("    update_every: 30m\n", "")

    assert found({"playbook/severities.yaml": scale}, "update-rhythm-missing") == [
        "playbook/severities.yaml:6:9 error update-rhythm-missing: sev1 says nothing about how often we "
        "update the public | Add `update_every`, for example 30m."
    ]


def test_lesser_levels_need_no_rhythm(found: Found):
    assert found({}, "update-rhythm-missing") == []


def test_an_update_that_does_not_say_when_we_speak_next_is_told(found: Found):
    files = {
        "playbook/statements/word.yaml": statement("word", "severities: [sev3, sev2]", title="Second word")
    }

    assert found(files, "update-rhythm-missing") == [
        "playbook/statements/word.yaml:4:7 error update-rhythm-missing: the statement 'Second word' is an "
        "update for sev2 and does not say when we speak next "
        "| Add the part `next_update`, or `next_update_within`."
    ]


@pytest.mark.parametrize(
    "file",
    [
        statement("word", "severities: [sev1]", "next_update_within: 30m"),
        statement("word", "severities: [sev1]", text="The next news stands here in 30 minutes."),
        statement(
            "word",
            "severities: [sev1]",
            "blanks: {next_news: {means: m, example: e, filled_by: press-officer}}",
            text='"Again at {{next_news}}."',
        ),
        statement("word", "severities: [sev3]"),
        statement("word", "severities: [sev1]", type="closing"),
        statement("word"),
    ],
)
def test_an_update_may_say_it_in_several_ways(found: Found, file: str):
    assert found({"playbook/statements/word.yaml": file}, "update-rhythm-missing") == []


# statement-next-update-mismatch


def test_a_text_that_promises_news_too_late_is_told_at_its_words(examined: Callable[..., Examined]):
    files = says("Next news in 2 hours.")
    (finding,) = (f for f in examined(files).findings if f.check == "statement-next-update-mismatch")

    assert str(finding.severity) == "warning"
    assert finding.sentence == "The text promises news in 2 hours; sev1 says every 30 minutes."
    assert finding.help == "Promise 30 minutes or less, or change `update_every` of sev1."
    place = finding.place
    line = files["playbook/statements/word.yaml"].splitlines()[place.line - 1]
    assert line[place.column - 1 : place.end_column - 1] == "2 hours"
    assert [(also.place.line, also.message) for also in finding.related] == [(12, "every 30 minutes")]


@pytest.mark.parametrize("words", ["in half an hour", "in 30 minutes", "by {{when}}", "as soon as we can"])
def test_a_text_that_keeps_the_rhythm_or_names_no_time_is_no_trouble(found: Found, words: str):
    assert found(says(f"Next news {words}."), "statement-next-update-mismatch") == []


@pytest.mark.parametrize(
    "words", ["za 45 minut", "σε μία ώρα", "בעוד שעתיים", "خلال ساعة", "in 31 minutes", "every hour"]
)
def test_it_is_read_in_every_language(found: Found, words: str):
    assert len(found(says(words), "statement-next-update-mismatch")) == 1


def test_of_several_times_the_shortest_counts(found: Found):
    assert (
        found(says("In 2 hours, and every 30 minutes if it grows."), "statement-next-update-mismatch") == []
    )


def test_both_levels_that_speak_more_often_are_shown(examined: Callable[..., Examined]):
    (finding,) = (
        f
        for f in examined(says("Tomorrow, in one day.")).findings
        if f.check == "statement-next-update-mismatch"
    )

    assert [also.message for also in finding.related] == ["every 30 minutes", "every 2 hours"]


def test_the_field_is_compared_where_the_text_names_no_time(found: Found):
    files = says("Soon, on this page.", "next_update_within: 45m")

    assert found(files, "statement-next-update-mismatch") == [
        "playbook/statements/word.yaml:7:21 warning statement-next-update-mismatch: `next_update_within` "
        "promises news in 45 minutes; sev1 says every 30 minutes "
        "| Promise 30 minutes or less, or change `update_every` of sev1."
    ]


def test_text_and_field_that_are_both_late_are_told_once(found: Found):
    assert len(found(says("In 2 hours.", "next_update_within: 2h"), "statement-next-update-mismatch")) == 1


# decision-without-approver


def decisions(*lines: str) -> dict[str, str]:
    head = "kind: decisions\nid: decisions\ntitle: Who decides\nreviewed_on: 2026-11-01\ndecisions:\n"
    seats = {
        f"roles/{id}.yaml": f"kind: role\nid: {id}\ntitle: {id.title()}\nholders: [p-003]\n"
        "reviewed_on: 2026-11-01\n"
        for id in ("editor", "lawyer", "boss")
    }
    body = "".join(
        f"  - id: d{n}\n    question: Do we say sorry?\n"
        + "".join(f"    {part}\n" for part in line.split("; "))
        for n, line in enumerate(lines)
    )
    return {**seats, "roles/decisions.yaml": head + body}


def test_three_approvers_are_two_too_many(found: Found):
    files = decisions("driver: editor; approver: [editor, lawyer, boss]")

    assert found(files, "decision-without-approver") == [
        "roles/decisions.yaml:9:15 error decision-without-approver: 'Do we say sorry?' has 3 approvers: "
        "'Editor', 'Lawyer' and 'Boss' | Choose one; the others contribute."
    ]


def test_a_decision_that_nobody_takes_or_drives_is_told(found: Found):
    assert found(decisions("informed: boss"), "decision-without-approver") == [
        "roles/decisions.yaml:6:9 error decision-without-approver: nobody approves 'Do we say sorry?' "
        "| Add `approver:` with the one role that says yes or no.",
        "roles/decisions.yaml:6:9 error decision-without-approver: nobody drives 'Do we say sorry?' "
        "| Add `driver:` with the one role that moves it forward.",
    ]


def test_two_drivers_are_one_too_many_and_one_named_twice_is_one(found: Found):
    files = decisions("driver: [editor, boss]; approver: [lawyer, lawyer]")
    (told,) = found(files, "decision-without-approver")

    assert "has 2 drivers: 'Editor' and 'Boss'" in told


CHAIN = """\
kind: escalation
id: fire
title: Fire
severities: [sev3]
reviewed_on: 2026-11-01
ack: {steps: [{notify: press-officer}], if_nobody: {notify: press-officer}}
stages:
  - {id: write, by: editor, budget: 10m}
  - {id: approve, by: lawyer, budget: 5m}
  - {id: publish, by: press-officer, budget: 5m, completes: first_statement}
"""


def test_a_decision_that_takes_longer_than_its_stage_has_is_a_warning(examined: Callable[..., Examined]):
    files = {
        **decisions("driver: editor; approver: lawyer; within: 15m"),
        "playbook/escalations/fire.yaml": CHAIN,
    }
    (finding,) = (f for f in examined(files).findings if f.check == "decision-without-approver")

    assert str(finding.severity) == "warning"
    assert finding.message == (
        "'Do we say sorry?' may take 15 minutes, but its approval in 'Fire' has 5 minutes"
    )
    assert (finding.place.path, finding.place.line) == ("roles/decisions.yaml", 10)
    assert [(also.place.line, also.message) for also in finding.related] == [(9, "5 minutes here")]


@pytest.mark.parametrize(
    "decision",
    [
        "driver: editor; approver: lawyer; within: 5m",
        "driver: editor; approver: lawyer",
        "driver: boss; approver: lawyer; within: 15m",
        "driver: editor; approver: boss; within: 15m",
        "driver: editor; approver: lawyer; within: 1bh",
    ],
)
def test_a_decision_that_fits_or_is_another_is_no_trouble(found: Found, decision: str):
    files = {**decisions(decision), "playbook/escalations/fire.yaml": CHAIN}

    assert found(files, "decision-without-approver") == []


# response-strategy-mismatch

ALLOWED = {
    "rumour": "attack-accuser denial scapegoat excuse justification victimage",
    "impersonation": "attack-accuser denial scapegoat excuse justification victimage",
    "natural-disaster": "excuse justification victimage",
    "workplace-violence": "excuse justification victimage",
    "tampering": "excuse justification victimage",
    "challenge": "attack-accuser denial scapegoat excuse justification",
    "paracrisis": "attack-accuser denial scapegoat excuse justification",
    "technical-accident": "excuse justification",
    "technical-product-harm": "excuse justification",
    "service-outage": "excuse justification",
    "data-leak": "excuse justification",
    "human-error-accident": "",
    "human-error-product-harm": "",
    "misdeed": "",
    "staff-post": "",
}
"""What goes with each sort of crisis, besides what goes with all."""

ALWAYS = {"compensation", "apology", "reminder", "ingratiation"}


@pytest.mark.parametrize("crisis", get_args(CrisisType))
def test_each_sort_of_crisis_takes_the_answers_that_go_with_it(crisis: CrisisType):
    fitting = {strategy for strategy in get_args(ResponseStrategy) if goes_with(strategy, crisis)}

    assert fitting == ALWAYS | set(ALLOWED[crisis].split())


def test_every_crisis_and_every_answer_has_its_group():
    assert set(CLUSTERS) == set(get_args(CrisisType))
    assert set(POSTURES) == set(get_args(ResponseStrategy))


def scenario(id: str, crisis: str, *more: str, title: str = "") -> dict[str, str]:
    head = f"kind: scenario\nid: {id}\ntitle: {title or id.title()}\nreviewed_on: 2026-11-01"
    lines = [head, "family: product-safety", f"crisis_type: {crisis}", *more]
    return {f"scenarios/{id}/scenario.yaml": "\n".join(lines) + "\n"}


ANSWER = {
    "playbook/statements/answer.yaml": statement(
        "answer", "families: product-safety", "strategy: scapegoat", title="Our answer"
    )
}


def test_an_answer_that_goes_with_no_crisis_of_its_family_is_told(examined: Callable[..., Examined]):
    files = {**ANSWER, **scenario("label", "human-error-product-harm")}
    (finding,) = (f for f in examined(files).findings if f.check == "response-strategy-mismatch")

    assert str(finding.severity) == "warning"
    assert finding.message == (
        "the statement 'Our answer' answers with a scapegoat, but each crisis in 'Product safety' is "
        "a preventable crisis (human error product harm)"
    )
    assert finding.help == "Use an apology and compensation."
    assert (finding.place.path, finding.place.line) == ("playbook/statements/answer.yaml", 7)
    assert [also.place.path for also in finding.related] == ["scenarios/label/scenario.yaml"]


def test_one_crisis_of_the_family_that_it_goes_with_is_enough(found: Found):
    files = {**ANSWER, **scenario("label", "human-error-product-harm"), **scenario("talk", "rumour")}

    assert found(files, "response-strategy-mismatch") == []


def test_a_family_nobody_has_rehearsed_says_nothing(found: Found):
    assert found(ANSWER, "response-strategy-mismatch") == []


def test_a_case_from_life_counts_too(found: Found):
    case = (
        "kind: incident\nid: case\ntitle: A case\nwhose: own\nwhat: It broke.\nfamily: product-safety\n"
        "crisis_type: tampering\nreviewed_on: 2026-11-01\n"
    )
    (told,) = found({**ANSWER, "playbook/incidents/case.yaml": case}, "response-strategy-mismatch")

    assert "each crisis in 'Product safety' is a crisis that happens to us (tampering)" in told
    assert "deny only what is untrue" in told


def test_an_answer_that_a_scenario_uses_must_go_with_that_scenario(found: Found):
    tests = "objectives: [{id: speak, statement: We speak., tests: [statement:answer]}]"
    files = {**ANSWER, **scenario("label", "misdeed", tests, title="The label"), **scenario("talk", "rumour")}

    assert found(files, "response-strategy-mismatch") == [
        "playbook/statements/answer.yaml:7:11 warning response-strategy-mismatch: 'The label' plays a "
        "preventable crisis (misdeed), and the statement 'Our answer' answers it with a scapegoat "
        "| Use an apology and compensation."
    ]


# response-strategy-mixed


def script(*statements: str) -> dict[str, str]:
    expected = "".join(
        f"      - {{by: press-officer, does: Speaks, within: 5m, statement: {id}}}\n" for id in statements
    )
    text = (
        "kind: facilitator\nid: talk\nscenario: talk\nreviewed_on: 2026-11-01\ninjects:\n"
        f"  - id: first\n    at: 5m\n    content: They ask.\n    expected:\n{expected}"
    )
    return {"scenarios/talk/facilitator.yaml": text}


def answers(**strategies: str) -> dict[str, str]:
    return {
        f"playbook/statements/{id}.yaml": statement(id, f"strategy: {strategy}", title=f"Word {id}")
        for id, strategy in strategies.items()
    }


def test_a_statement_that_denies_and_makes_good_is_told(found: Found):
    assert found(answers(a="[reminder, compensation, denial]"), "response-strategy-mixed") == [
        "playbook/statements/a.yaml:6:22 error response-strategy-mixed: the statement 'Word a' uses a "
        "denial and compensation | Choose one line."
    ]


def test_a_scenario_whose_texts_first_deny_and_then_apologise_is_told(examined: Callable[..., Examined]):
    files = {
        **answers(a="denial", b="apology"),
        **scenario("talk", "rumour", title="Talk"),
        **script("a", "b"),
    }
    (finding,) = (f for f in examined(files).findings if f.check == "response-strategy-mixed")

    assert str(finding.severity) == "error"
    assert finding.message == "in 'Talk' 'Word a' answers with a denial and 'Word b' with an apology"
    assert finding.help == "Choose one line for the whole plan."
    assert finding.document == "scenario:talk"
    assert [also.place.path for also in finding.related] == [
        "playbook/statements/a.yaml",
        "playbook/statements/b.yaml",
    ]


@pytest.mark.parametrize("other", ["denial", "reminder", "[attack-accuser, ingratiation]"])
def test_texts_that_keep_to_one_line_are_no_trouble(found: Found, other: str):
    files = {**answers(a="denial", b=other), **scenario("talk", "rumour"), **script("a", "b")}

    assert found(files, "response-strategy-mixed") == []


def test_texts_of_one_family_may_differ_while_no_scenario_uses_both(found: Found):
    files = {**answers(a="denial", b="apology"), **scenario("talk", "rumour"), **script("a")}

    assert found(files, "response-strategy-mixed") == []


def test_a_text_that_is_mixed_by_itself_is_told_once(found: Found):
    files = {**answers(a="[denial, apology]"), **scenario("talk", "rumour"), **script("a")}

    assert len(found(files, "response-strategy-mixed")) == 1
