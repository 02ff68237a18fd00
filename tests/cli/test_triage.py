"""`playbook triage`: the questions it asks, when it stops, and what it says, also when it does not know."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from generator.cli import playbook as program

TABLE = {
    "playbook/triage/first-look.yaml": """\
kind: triage
id: first-look
title: First look
owner: press-officer
reviewed_on: 2026-11-01
hit_policy: first
inputs:
  - id: harm
    question: Could someone be hurt?
    help: Read it twice. See [[severity:sev2|the second level]].
    values:
      - {id: none, label: No sign of it, harm: none}
      - {id: safety, label: "Yes, somebody could be hurt", example: A burn., harm: safety}
  - id: who
    question: Who writes?
    values:
      - {id: customer, label: A customer}
      - {id: press, label: A journalist}
  - id: mentions
    question: How many mentions?
    range: {min: 0, max: 5000, unit: an hour}
rules:
  - {id: hurt, title: Somebody could be hurt, when: {harm: safety}, severity: sev2, play: warn, reply: yes,
     tell: press-officer}
  - {id: loud, title: Many know, when: {who: press, mentions: 100+}, severity: sev2, reply: after-approval}
  - {id: press, title: The press, when: {who: press}, severity: sev3, reply: no, play: warn,
     why_no_reply: The desk calls back.}
  - {id: fan, title: A customer, when: {who: customer, mentions: 0-99}, severity: sev4, reply: yes}
""",
    "playbook/plays/warn.yaml": """\
kind: play
id: warn
title: Warn people
reviewed_on: 2026-11-01
steps:
  - {id: say, by: press-officer, do: Warn them., within: 10m}
""",
    "playbook/calendars.yaml": """\
kind: calendar
id: calendars
title: Hours
reviewed_on: 2026-11-01
calendars:
  - {id: office, zone: Europe/Warsaw, week: {mon: ["09:00-17:00"], fri: ["09:00-17:00"]}}
  - {id: ever, zone: UTC, always: yes}
""",
    "roles/press-officer.yaml": """\
kind: role
id: press-officer
title: Press officer
department: Communications
hours: office
desk: {phone: +48 22 555 0100, chat: "#press"}
holders: [p-001]
deputies: [p-002]
reviewed_on: 2026-11-01
""",
}


@pytest.fixture
def root(playbook):
    return playbook(TABLE)


@pytest.fixture
def answer(root):
    """`answer("1", "2")` types these answers and gives exit code and both streams."""

    def typed(*answers: str, options: tuple[str, ...] = ()):
        words = ["triage", "first-look", "--root", str(root), "--today", "2026-11-20", *options]
        return CliRunner().invoke(program, words, input="".join(f"{a}\n" for a in answers))

    return typed


def test_it_says_what_to_do_why_and_what_came_near(run, root):
    said = run("triage", "--root", root, "--set", "harm=none", "--set", "who=press", "--set", "mentions=99")

    assert said.code == 0
    assert said.out == (
        "The press\n"
        "  How bad:  sev3 Incident\n"
        "  Do:       Warn people (play:warn)\n"
        "  Reply:    no\n"
        "  Because:  The desk calls back.\n"
        "\n"
        "Why: rule 3 'The press' fits 'A journalist'.\n"
        "  Rule 1 'Somebody could be hurt' came near, but does not take 'No sign of it'.\n"
        "  Rule 2 'Many know' came near, but does not take '99 an hour'.\n"
        "  Rule 4 'A customer' came near, but does not take 'A journalist'.\n"
        "\n"
        "The table: /triage/first-look/\n"
    )


def test_one_answer_may_settle_it(run, root):
    said = run("triage", "triage:first-look", "--root", root, "--set", "harm=Yes, somebody could be hurt")

    assert said.out.startswith(
        "Somebody could be hurt\n"
        "  How bad:  sev2 Major incident\n"
        "  Do:       Warn people (play:warn)\n"
        "  Reply:    yes\n"
        "  Tell:     Press officer, +48 22 555 0100 and #press\n"
        "\n"
        "Why: rule 1 'Somebody could be hurt' fits 'Yes, somebody could be hurt'.\n"
    )


def test_a_rule_that_fits_too_is_told(run, root):
    said = run(
        "triage", "--root", root, "--set", "harm=safety", "--set", "who=press", "--set", "mentions=100"
    )

    assert "  Rule 2 'Many know' fits too, and does not prevail.\n" in said.out


@pytest.mark.parametrize(
    ("at", "there"),
    [
        ("2026-11-20T15:59", "there until Friday 17:00"),
        ("2026-11-20T16:00", "nobody there before Monday 09:00"),
        ("2026-11-23T09:00+01:00", "there until Monday 17:00"),
    ],
)
def test_it_says_who_is_there_at_an_instant(run, root, at, there):
    said = run("triage", "--root", root, "--set", "harm=safety", "--at", at)

    assert f"Press officer, +48 22 555 0100 and #press; {there}\n" in said.out


def test_it_says_that_somebody_is_always_there_or_that_nobody_knows(run, playbook):
    role = TABLE["roles/press-officer.yaml"]
    always = playbook({**TABLE, "roles/press-officer.yaml": role.replace("office\n", "ever\n")})
    unknown = playbook({**TABLE, "roles/press-officer.yaml": role.replace("hours: office\n", "")})
    options = ("--set", "harm=safety", "--at", "2026-11-20T16:00")

    assert "#press; there at all hours\n" in run("triage", "--root", always, *options).out
    assert "#press; nobody said when somebody is there\n" in run("triage", "--root", unknown, *options).out


def test_an_open_case_says_what_it_depends_on_and_the_worst_in_doubt(run, root):
    said = run("triage", "--root", root, "--set", "harm=none", "--set", "who=press")

    assert said.code == 0
    assert said.out.startswith(
        "Not settled yet. It depends on 'How many mentions?'.\n"
        "It may be:\n"
        "  sev2 Major incident\n"
        "  sev3 Incident: Warn people (play:warn)\n"
        "\n"
        "In doubt take the worse:\n"
        "Many know\n"
    )


def test_a_case_that_no_rule_takes_is_said_so(run, root):
    said = run(
        "triage", "--root", root, "--set", "harm=none", "--set", "who=customer", "--set", "mentions=100"
    )

    assert said.code == 1
    assert (
        "This table has no rule for that case.\nAsk 'Press officer', +48 22 555 0100 and #press.\n"
        in said.out
    )
    assert "Why: no rule fits.\n" in said.out


def test_nothing_said_is_worse_than_all_in_doubt(run, root):
    said = run("triage", "--root", root, "--set", "harm=none", "--set", "who=customer")

    assert "It may be:\n  sev4 Issue\n  nothing that the table says\n" in said.out
    assert "In doubt take the worse:\nThis table has no rule for that case.\n" in said.out


def test_what_holds_where_no_rule_fits_may_be_the_worst_in_doubt(run, playbook):
    table = TABLE["playbook/triage/first-look.yaml"] + "otherwise: {severity: sev1, reply: after-approval}\n"
    root = playbook({**TABLE, "playbook/triage/first-look.yaml": table})

    said = run("triage", "--root", root, "--set", "harm=none", "--set", "who=customer")

    assert "In doubt take the worse:\nEverything else\n" in said.out


def test_questions_are_asked_until_it_is_settled(answer):
    said = answer("2")

    assert said.exit_code == 0
    assert said.stdout.startswith("Somebody could be hurt\n")
    assert (
        "\nCould someone be hurt?\n"
        "  Read it twice. See the second level.\n"
        "  1  No sign of it\n"
        "  2  Yes, somebody could be hurt\n"
        "     A burn.\n"
        "Answer (1-2, ? if you do not know): "
    ) in said.stderr
    assert "Who writes?" not in said.stderr


def test_answers_may_be_numbers_of_the_list_short_names_or_labels(answer):
    assert answer("1", "press", "100").stdout.startswith("Many know\n")
    assert answer("no sign of it", "A JOURNALIST", "5000").stdout.startswith("Many know\n")


def test_a_wrong_answer_is_asked_again(answer):
    said = answer("1", "7", "pres", "press", "many", "5001", "99")

    assert said.stdout.startswith("The press\n")
    assert "'7' is not an answer to 'Who writes?'. The answers are customer and press.\n" in said.stderr
    assert "'pres' is not an answer to 'Who writes?'. Did you mean 'press'?\n" in said.stderr
    for wrong in ("many", "5001"):
        assert f"'How many mentions?' takes a whole number from 0 to 5000, not '{wrong}'.\n" in said.stderr


def test_what_is_not_known_is_left_open_and_the_rest_is_asked(answer):
    said = answer("1", "?", "100")

    assert "How many mentions?" in said.stderr
    assert said.stdout.startswith("Not settled yet. It depends on 'Who writes?'.\n")


def test_answers_that_end_too_early_are_no_decision(answer):
    said = answer("1")

    assert said.exit_code == 2
    assert "the answers ended before the case was settled." in said.stderr
    assert said.stdout == ""


def test_as_data_nothing_is_asked(answer):
    said = answer(options=("--json",))

    data = json.loads(said.stdout)
    assert (data["settled"], data["decision"], data["open"]) == (False, None, ["harm", "who", "mentions"])
    assert [each["rule"] for each in data["possible"]] == ["hurt", "loud", "press", "fan", None]
    assert [each["said"] for each in data["possible"]] == [True, True, True, True, False]


def test_a_settled_case_as_data(run, root):
    options = ("--set", "harm=safety", "--set", "mentions=3", "--at", "2026-11-20T12:00", "--json")

    assert run("triage", "--root", root, *options).data == {
        "version": 1,
        "table": "triage:first-look",
        "answers": {"harm": "safety", "mentions": 3},
        "settled": True,
        "open": [],
        "decision": (
            decision := {
                "rule": "hurt",
                "title": "Somebody could be hurt",
                "said": True,
                "severity": "sev2",
                "play": "warn",
                "reply": "yes",
                "why_no_reply": None,
                "tell": [
                    {
                        "role": "press-officer",
                        "title": "Press officer",
                        "desk": {"phone": "+48 22 555 0100", "chat": "#press"},
                        "on_duty": True,
                        "changes_at": "2026-11-20T16:00:00+00:00",
                    }
                ],
            }
        ),
        "possible": [decision],
        "fits_too": [],
        "near": [],
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("frist-look",),
            "there is no triage table 'frist-look', or its file has an error. Did you mean 'first-look'?",
        ),
        (("first-look", "--set", "ham=none"), "has no question 'ham'. Did you mean 'harm'?"),
        (
            ("first-look", "--set", "who=pres"),
            "'pres' is not an answer to 'Who writes?'. Did you mean 'press'?",
        ),
        (("first-look", "--set", "mentions=-1"), "takes a whole number from 0 to 5000, not '-1'."),
        (("first-look", "--set", "harm"), "--set takes INPUT=VALUE, such as harm=none, not 'harm'."),
        (("first-look", "--set", "harm=none", "--set", "harm=none"), "'harm' is answered twice"),
        (("first-look", "--at", "noon"), "--at takes a time such as"),
    ],
)
def test_what_cannot_be_meant_is_said_in_plain_words(run, root, words, told):
    said = run("triage", *words, "--root", root)

    assert said.code == 2
    assert told in said.err


def test_of_several_tables_one_must_be_named(run, playbook):
    other = TABLE["playbook/triage/first-look.yaml"].replace("id: first-look", "id: calls")
    root = playbook({**TABLE, "playbook/triage/calls.yaml": other})
    said = run("triage", "--root", root)

    assert said.code == 2
    assert "there are 2 triage tables; name one: calls or first-look." in said.err


def test_without_a_table_it_says_so(run, playbook):
    said = run("triage", "--root", playbook())

    assert said.code == 2
    assert "there is no triage table in this playbook, or its file has an error." in said.err


def test_a_table_with_errors_is_used_with_a_word_on_it(run, playbook):
    text = TABLE["playbook/triage/first-look.yaml"]
    sound = playbook(
        {**TABLE, "playbook/triage/first-look.yaml": text + "otherwise: {severity: sev3, reply: yes}\n"}
    )

    note = "Note: the triage table 'First look' has errors; `playbook check` tells them.\n"
    assert run("triage", "--root", playbook(TABLE), "--set", "harm=safety").err == note
    assert run("triage", "--root", sound, "--set", "harm=safety").err == ""
