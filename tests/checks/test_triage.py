"""Triage tables: gaps, overlaps, dead rules, harm taken lightly, silence, tables too large for a bad day."""

from __future__ import annotations

import pytest

from generator.engine import sweep
from generator.kinds.triage import Triage
from generator.rules.tables import table

TABLE = "playbook/triage/first-look.yaml"

HEAD = """\
kind: triage
id: first-look
title: First look
reviewed_on: 2026-11-01
"""

QUESTIONS = """\
inputs:
  - id: harm
    question: Could someone be hurt?
    values:
      - {id: none, label: No sign of it, harm: none}
      - {id: safety, label: Somebody is hurt, harm: safety}
      - {id: data, label: Data may be out, harm: data}
  - id: who
    question: Who writes?
    values:
      - {id: customer, label: A customer}
      - {id: press, label: A journalist}
  - id: about
    question: What is it?
    values:
      - {id: question, label: A question}
      - {id: complaint, label: Something went wrong}
      - {id: praise, label: Praise}
"""

HARM = "  - {id: harm, title: Harm, when: {harm: [safety, data]}, severity: sev2, reply: yes}\n"
OTHERWISE = "otherwise: {severity: sev4, reply: yes}\n"


def sorting(rules: str, policy: str = "first", rest: str = "", questions: str = QUESTIONS) -> dict[str, str]:
    return {TABLE: f"{HEAD}hit_policy: {policy}\n{questions}rules:\n{rules}{rest}"}


def test_a_gap_is_told_with_a_case_how_many_and_a_rule_to_paste(found, examined):
    rules = HARM + (
        "  - id: press\n    title: The press\n    when: {who: press, about: [question, complaint]}\n"
        "    severity: sev3\n    reply: after-approval\n    tell: [press-officer]\n"
        "  - {id: customer, title: Customers, when: {who: customer}, severity: sev4, reply: yes}\n"
    )
    files = sorting(rules)

    assert found(files, "triage-gap") == [
        f"{TABLE}:24:1 error triage-gap: no rule of 'First look' fits 'No sign of it' + 'A journalist' + "
        "'Praise' (1 such case of 18) | Add a rule, such as `- {id: none-press-praise, when: {harm: none, "
        "who: press, about: praise}, severity: sev4, reply: yes}`, or `otherwise` for all that is left."
    ]
    finding = next(f for f in examined(files).findings if f.check == "triage-gap")
    assert [(r.place.line, r.message) for r in finding.related] == [
        (25, "'Harm' comes near, but does not take 'No sign of it'"),
        (27, "'The press' comes near, but does not take 'Praise'"),
        (32, "'Customers' comes near, but does not take 'A journalist'"),
    ]


def test_the_rule_that_is_suggested_closes_the_gap(found, examined):
    rules = HARM + "  - {id: press, when: {who: press, about: complaint}, severity: sev3, reply: yes}\n"
    for _ in range(5):
        gaps = [f for f in examined(sorting(rules)).findings if f.check == "triage-gap"]
        if not gaps:
            break
        rules += f"  {gaps[0].help.split('`')[1]}\n"

    assert found(sorting(rules)) == []
    assert rules.count("  - {id: none-") == 2


def test_cases_are_told_for_the_whole_region(found):
    (only,) = found(sorting(HARM), "triage-gap")

    assert "'No sign of it' + 'A customer' + 'A question' (6 such cases of 18)" in only
    assert "`- {id: none, when: {harm: none}, severity: sev2, reply: yes}`" in only


def test_a_rule_for_harm_is_suggested_at_the_level_of_harm(found):
    rules = (
        "  - {id: none, when: {harm: none}, severity: sev4, reply: yes}\n"
        "  - {id: hurt, when: {harm: safety}, severity: sev1, reply: after-approval, tell: [press-officer]}\n"
        "  - {id: bait, when: {harm: data, about: praise}, severity: sev1, reply: no,"
        " play: watch, why_no_reply: Bait.}\n"
    )

    (only,) = found(sorting(rules), "triage-gap")

    assert "{harm: data, about: [question, complaint]}, severity: sev1, reply: after-approval, " in only
    assert "tell: press-officer}`" in only


def test_where_no_rule_can_be_an_example_the_mildest_level_is_suggested(found):
    (only,) = found({TABLE: HEAD + QUESTIONS}, "triage-gap")

    assert only.startswith(f"{TABLE}:2:")
    assert "(18 such cases of 18)" in only
    assert "`- {id: everything-else, severity: sev4}`" in only


def test_a_short_name_that_is_taken_gets_a_number(found):
    rules = "  - {id: none, when: {harm: [safety, data]}, severity: sev2, reply: yes}\n"

    (only,) = found(sorting(rules), "triage-gap")

    assert "- {id: none-2, when: {harm: none}" in only


def test_many_gaps_are_told_five_at_a_time(found):
    diagonal = "".join(f"      - {{id: a{n}, label: Answer {n}}}\n" for n in range(6))
    questions = "inputs:\n" + "".join(
        f"  - id: q{n}\n    question: Question {n}?\n    values:\n{diagonal}" for n in range(2)
    )
    rules = "".join(
        f"  - {{id: r{n}-{m}, when: {{q0: a{n}, q1: a{m}}}, severity: sev4, reply: yes}}\n"
        for n in range(6)
        for m in range(6)
        if (n + m) % 2
    )

    assert 2 <= len(found(sorting(rules, questions=questions), "triage-gap")) <= 5


NUMBERS = """\
inputs:
  - id: mentions
    question: How many mentions an hour?
    range: {min: 0, unit: mentions}
"""


def test_a_gap_between_numbers_is_told_by_its_first_number(found):
    rules = (
        "  - {id: few, when: {mentions: 0-99}, severity: sev4, reply: yes}\n"
        "  - {id: many, when: {mentions: 300+}, severity: sev2, reply: yes}\n"
    )

    (only,) = found(sorting(rules, questions=NUMBERS), "triage-gap")

    assert "fits '100 mentions' (200 such cases) | " in only
    assert "`- {id: 100-299, when: {mentions: 100-299}, severity: sev4, reply: yes}`" in only


def test_a_gap_without_end_says_so(found):
    rules = "  - {id: few, when: {mentions: 0-99}, severity: sev4, reply: yes}\n"

    (only,) = found(sorting(rules, questions=NUMBERS), "triage-gap")

    assert "fits '100 mentions' (and so on for every larger number)" in only
    assert "`- {id: 100-or-more, when: {mentions: 100+}," in only


def test_a_table_with_otherwise_has_no_gap(found):
    assert found(sorting(HARM, rest=OTHERWISE)) == []


def test_a_table_that_cannot_be_proved_is_a_warning(found, monkeypatch):
    monkeypatch.setattr(sweep, "PATIENCE", 0)
    rules = "  - {id: a, when: {harm: none, who: press}, severity: sev4, reply: yes}\n"

    assert found(sorting(rules + HARM, rest=OTHERWISE)) == [
        f"{TABLE}:6:1 warning triage-gap: the triage table 'First look' is too large to be proved: "
        "3 questions, 2 rules that cross each other | Split it in two tables; until then nobody knows "
        "whether it has an answer to everything."
    ]


def test_two_rules_that_fit_one_case_and_differ_are_told_with_the_case(found, examined):
    rules = HARM + (
        "  - {id: press, title: The press, when: {harm: none, who: press}, severity: sev3, reply: yes}\n"
        "  - {id: wrong, title: A fault, when: {harm: none, about: complaint}, severity: sev4, reply: yes}\n"
    )
    files = sorting(rules, "unique", OTHERWISE)

    assert found(files) == [
        f"{TABLE}:27:24 error triage-overlap: 'No sign of it' + 'A journalist' + 'Something went wrong' fits "
        "both 'A fault' and 'The press', which decide differently (1 such case of 18) | Say in `when` what "
        "tells them apart, or write `hit_policy: first` and put the stronger one first."
    ]
    (finding,) = examined(files).findings
    assert [(r.place.line, r.message) for r in finding.related] == [
        (26, "'The press' fits too, and decides differently")
    ]


def test_a_rule_that_meets_many_others_is_one_fault(found, examined):
    rules = HARM + (
        "  - {id: any, title: Catch-all, severity: sev4, reply: no, play: p, why_no_reply: Because.}\n"
        + "".join(
            f"  - {{id: {who}-{about}, when: {{harm: none, who: {who}, about: {about}}}, severity: sev3}}\n"
            for who in ("customer", "press")
            for about in ("question", "complaint", "praise")
        )
    )
    (only,) = [f for f in examined(sorting(rules, "unique")).findings if f.check == "triage-overlap"]

    assert only.message == (
        "'Somebody is hurt' + 'A customer' + 'A question' fits both 'Catch-all' and 'Harm', which decide "
        "differently (12 such cases of 18); 'Catch-all' meets 6 more rules like that"
    )
    assert len(only.related) == 6
    assert only.related[-1].message.endswith("decides differently; so does 1 more rule")


@pytest.mark.parametrize("policy", ["first", "highest-severity"])
def test_where_the_policy_chooses_rules_may_overlap(found, policy):
    rules = HARM + "  - {id: press, when: {who: press}, severity: sev3, reply: yes}\n"

    assert found(sorting(rules, policy, OTHERWISE)) == []


def test_rules_that_say_the_same_may_overlap(found):
    rules = HARM + (
        "  - {id: press, when: {harm: none, who: press}, severity: sev4, reply: yes}\n"
        "  - {id: wrong, when: {harm: none, about: complaint}, severity: sev4, reply: yes}\n"
    )

    assert found(sorting(rules, "unique", OTHERWISE)) == []


def test_a_rule_below_one_that_takes_its_cases_is_never_used(found, examined):
    rules = HARM + (
        "  - {id: customer, title: Customers, when: {who: customer}, severity: sev4, reply: yes}\n"
        "  - {id: hurt, title: Hurt, when: {harm: safety, who: customer}, severity: sev1, reply: yes}\n"
        "  - {id: fan, title: A fan, when: {who: customer, about: praise}, severity: sev4, reply: yes}\n"
    )
    files = sorting(rules, rest=OTHERWISE)

    assert found(files) == [
        f"{TABLE}:27:23 error triage-rule-never-used: rule 3 'Hurt' can never apply: rule 1 'Harm' above it "
        "takes all its cases | Move it up, or take it out.",
        f"{TABLE}:28:22 error triage-rule-never-used: rule 4 'A fan' can never apply: rule 1 'Harm' and rule "
        "2 'Customers' above it take all its cases | Move it up, or take it out.",
    ]
    assert [r.message for r in examined(files).findings[1].related] == [
        "'Harm' takes its cases",
        "'Customers' takes its cases",
    ]


def test_a_rule_that_always_meets_a_worse_one_is_never_used(found):
    rules = HARM + "  - {id: hurt, title: Hurt, when: {harm: safety}, severity: sev3, reply: yes}\n"

    assert found(sorting(rules, "highest-severity", OTHERWISE)) == [
        f"{TABLE}:26:23 error triage-rule-never-used: rule 2 'Hurt' can never apply: rule 1 'Harm' fits "
        "wherever it fits, and decides | Let it take other answers, give it a worse level, or take it out."
    ]


def test_in_a_unique_table_a_rule_inside_another_that_says_the_same_is_never_used(found):
    rules = HARM + "  - {id: hurt, title: Hurt, when: {harm: safety}, severity: sev2, reply: yes}\n"

    assert found(sorting(rules, "unique", OTHERWISE)) == [
        f"{TABLE}:26:23 error triage-rule-never-used: rule 2 'Hurt' can never apply: rule 1 'Harm' takes all "
        "its cases and says the same | Take it out, or let it take other answers."
    ]


def test_in_a_unique_table_a_rule_inside_another_that_differs_is_told_as_an_overlap_only(found):
    rules = HARM + "  - {id: hurt, title: Hurt, when: {harm: safety}, severity: sev3, reply: yes}\n"

    assert [f.split(" ")[2] for f in found(sorting(rules, "unique", OTHERWISE))] == ["triage-overlap:"]


def test_a_rule_that_takes_none_of_the_answers_is_never_used(found):
    rules = HARM + "  - {id: never, title: Never, when: {about: []}, severity: sev4, reply: yes}\n"

    assert found(sorting(rules, rest=OTHERWISE), "triage-rule-never-used") == [
        f"{TABLE}:26:24 error triage-rule-never-used: rule 2 'Never' can never apply: it takes none of the "
        "answers to 'What is it?' | Say under `when` which answers it takes."
    ]


def test_an_answer_that_there_is_not_is_told_once(found):
    rules = HARM + "  - {id: press, when: {about: complain}, severity: sev3, reply: yes}\n"

    assert [f.split(" ")[2] for f in found(sorting(rules))] == ["reference-unknown:"]


def test_harm_below_the_two_worst_levels_is_told_with_the_case(found):
    rules = (
        "  - {id: praise, title: Thanks, when: {about: praise}, severity: sev4, reply: yes}\n"
        "  - {id: press, title: The press, when: {who: press}, reply: yes}\n"
        "  - {id: bait, title: Bait, when: {harm: data, about: question}, severity: sev2, reply: no,"
        " play: watch, why_no_reply: Because.}\n"
        "  - {id: hurt, when: {harm: safety}, severity: sev1, reply: yes}\n"
    )
    end = "must lead to sev1 or sev2 and be answered."
    above = "One rule for it above all others is enough."

    assert found(sorting(rules, rest=OTHERWISE), "triage-harm-underrated") == [
        f"{TABLE}:25:25 error triage-harm-underrated: 'Somebody is hurt' + 'A customer' + 'Praise' is sorted "
        f"to sev4 by the rule 'Thanks' (2 such cases); 'The press' is too mild as well (4 such cases in all) "
        f"| Whatever else is answered, 'Somebody is hurt' to 'Could someone be hurt?' {end} {above}",
        f"{TABLE}:27:23 error triage-harm-underrated: 'Data may be out' + 'A customer' + 'A question' is "
        "sorted to sev2 and not answered by the rule 'Bait' (1 such case); 'Thanks', 'The press' and "
        "`otherwise` are too mild as well (6 such cases in all) | Whatever else is answered, "
        f"'Data may be out' to 'Could someone be hurt?' {end} {above}",
    ]


def test_silence_needs_a_reason_and_somebody_who_watches(found):
    rules = HARM + (
        "  - {id: rant, title: Rant, when: {about: praise}, severity: sev4, reply: no}\n"
        "  - {id: bait, when: {about: question}, severity: sev4, reply: no, why_no_reply: Because.}\n"
    )

    assert found(
        sorting(rules, rest="otherwise: {severity: sev4, reply: no, play: watch}\n"), "silence-without-reason"
    ) == [
        f"{TABLE}:26:75 error silence-without-reason: the rule 'Rant' says that we do not answer, "
        "but gives no "
        "reason, and names no play, so nobody watches what comes of it | Write `why_no_reply`, a sentence "
        "that colleagues can stand by, and a `play` that says who looks at it again.",
        f"{TABLE}:27:64 error silence-without-reason: the rule 'bait' says that we do not answer, "
        "but names no "
        "play, so nobody watches what comes of it | Write a `play` that says who looks at it again.",
        f"{TABLE}:28:36 error silence-without-reason: `otherwise` of 'First look' says that we do "
        "not answer, "
        "but gives no reason | Write `why_no_reply`, a sentence that colleagues can stand by.",
    ]


PLAY = """\
kind: play
id: {id}
title: {title}
reviewed_on: 2026-11-01
steps:
  - {{id: do, by: press-officer, do: Do it., within: 1h}}
"""


def play(id: str, title: str) -> dict[str, str]:
    return {f"playbook/plays/{id}.yaml": PLAY.format(id=id, title=title)}


DEAD = HARM + (
    "  - {id: praise, when: {about: praise}, severity: sev4, reply: yes}\n"
    "  - {id: fan, title: A fan, when: {about: praise}, severity: sev4, play: reward, reply: yes}\n"
)


def test_a_play_that_no_case_leads_to_is_told(found):
    assert found(
        {**sorting(DEAD, rest=OTHERWISE), **play("reward", "Reward a fan")}, "triage-outcome-unused"
    ) == [
        f"{TABLE}:27:74 warning triage-outcome-unused: the play 'Reward a fan' is never chosen: 'A "
        "fan' names "
        "it and never applies | Let a rule choose it that applies, or take both out."
    ]


@pytest.mark.parametrize(
    "rest", ["otherwise: {severity: sev4, play: reward, reply: yes}\n", "  - {id: x, play: reward}\n"]
)
def test_a_play_that_another_rule_leads_to_is_used(found, rest):
    files = {**sorting(DEAD, rest=rest), **play("reward", "Reward a fan")}

    assert found(files, "triage-outcome-unused") == []


def test_more_questions_or_cases_than_the_limits_are_told(found, base):
    limited = base["playbook/playbook.yaml"] + "limits: {triage_inputs: 3, triage_cases: 17}\n"
    files = sorting(HARM, rest=OTHERWISE)

    assert found(files) == []
    assert found({**files, "playbook/playbook.yaml": limited}) == [
        f"{TABLE}:6:1 warning triage-too-many-questions: the triage table 'First look' asks 3 questions (18 "
        "cases); the limits are 3 and 17 | Split it in two: one that sorts roughly, and one for the sort "
        "that needs more."
    ]
    assert found({**files, "playbook/playbook.yaml": limited.replace("17", "18")}) == []


def test_numbers_that_the_rules_treat_alike_are_one_case(found, base):
    limited = base["playbook/playbook.yaml"] + "limits: {triage_inputs: 1, triage_cases: 2}\n"
    rules = "  - {id: many, when: {mentions: 300+}, severity: sev4, reply: yes}\n"
    files = sorting(rules, rest=OTHERWISE, questions=NUMBERS)

    assert found({**files, "playbook/playbook.yaml": limited}) == []


def test_a_table_is_read_once_for_all_audiences(examined):
    handbook = examined(sorting(HARM, rest=OTHERWISE)).handbook
    (document,) = handbook.all(Triage)

    assert table(document, handbook) is table(document, handbook.for_audience("employee"))


@pytest.mark.parametrize("cell", ["many", "299-100"])
def test_an_answer_that_is_no_number_is_told_once(found, cell):
    rules = f"  - {{id: many, when: {{mentions: {cell}}}, severity: sev4, reply: yes}}\n"

    assert found(sorting(rules, questions=NUMBERS, rest=OTHERWISE)) == [
        f"{TABLE}:11:33 error reference-unknown: '{cell}' is not an answer to 'How many mentions an hour?' | "
        "It takes numbers: 100-299, or 300+ for 300 and more."
    ]
