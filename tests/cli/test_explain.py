"""`playbook explain`: one rule in words and minutes, with the line that each comes from."""

from __future__ import annotations

from pathlib import Path

STORY = Path(__file__).parents[2] / "docs" / "story" / "before"

CHAIN = {
    "playbook/escalations/any.yaml": """\
kind: escalation
id: any
title: Any crisis
severities: [sev1]
ack:
  steps:
    - {notify: press-officer, by: [phone, sms], wait: 5m}
    - {notify: helper, wait: 10m}
  repeat: 1
  if_nobody: {notify: helper}
stages:
  - {id: write, by: press-officer, budget: 20m}
  - {id: publish, by: helper, budget: 4bh, completes: first_statement}
""",
    "playbook/calendars.yaml": """\
kind: calendar
id: calendars
title: Hours
calendars:
  - id: office
    title: Office hours
    zone: Europe/Dublin
    week: {mon: ["09:00-17:00"], tue: ["09:00-17:00"]}
""",
    "roles/helper.yaml": """\
kind: role
id: helper
title: Helper
holders: [p-002]
hours: office
""",
}


def explained(run, root, *words):
    said = run("explain", *words, "--root", root)
    assert said.code == 0, said.err
    return said.out


def test_an_escalation_is_told_minute_by_minute(run, playbook):
    assert (
        explained(run, playbook(CHAIN), "escalation:any")
        == """\
Any crisis  (escalation:any)

The alarm, if nobody answers
   minute 0  'Press officer' is told by phone and by text message; 5 minutes to answer
             playbook/escalations/any.yaml:7
   minute 5  'Helper' is told; 10 minutes to answer
             playbook/escalations/any.yaml:8
  minute 15  'Press officer' is told by phone and by text message, round 2; 5 minutes to answer
             playbook/escalations/any.yaml:7
  minute 20  'Helper' is told, round 2; 10 minutes to answer
             playbook/escalations/any.yaml:8
  If nobody has answered after 30 minutes, 'Helper' is woken.

The work, counted from when somebody takes it
  minute 0 to 20  write: 'Press officer', 20 minutes
                  playbook/escalations/any.yaml:12
           later  publish: 'Helper', 4 hours of working time; then the public has heard from us
                  playbook/escalations/any.yaml:13
"""
    )


def test_an_escalation_runs_from_an_instant(run, playbook):
    out = explained(run, playbook(CHAIN), "escalation:any", "--at", "2026-11-23T15:30")

    assert (
        out.partition("\n\nIf it begins ")[2]
        == """\
on Monday 2026-11-23 at 15:30 (UTC)
      15:30  'Press officer', whose hours nobody has written down
      15:50  write: 'Press officer', whose hours nobody has written down
  11:50 +1d  publish: 'Helper' is there (p-002)
  Somebody takes it at 15:30.
"""
    )


def test_a_promise_is_a_sum_whose_terms_have_their_places(run):
    assert (
        explained(run, STORY, "commitment:solved-in-the-hour")
        == """\
Solved within the hour  (commitment:solved-in-the-hour)

Within 1 hour it is solved, on 'The riders' page', at 'Ordinary'
            at best, as a rule, on a bad day; in minutes
   0  0  0  until somebody looks
            playbook/channels/riders-page.yaml:13
  15 15 15  answer
            playbook/plays/send-to-the-phone.yaml:8
   0  0  0  hand over
            playbook/plays/send-to-the-phone.yaml:15
   8  8 40  the wait
            playbook/handoffs/page-to-phone.yaml:13
  10 10 10  the handling
            playbook/handoffs/page-to-phone.yaml:14
   0  0  0  settle
            playbook/plays/send-to-the-phone.yaml:22
  33 33 65  altogether
  Delivered by 'Send them to the phone'. The promise breaks on a bad day.
"""
    )


def test_a_handoff_tells_its_waits_and_who_uses_it(run):
    out = explained(run, STORY, "handoff:page-to-phone")

    assert "  40 minutes  on a slow day nine of ten wait no longer than\n" in out
    assert "The desk that takes cases is there whenever this one passes them on." in out
    assert "Used by\n  the play 'Send them to the phone'\n  playbook/plays/send-to-the-phone.yaml:21" in out


def test_a_handoff_to_a_closed_desk_says_when_it_is_closed(run, playbook, tmp_path):
    files = {str(path.relative_to(STORY)): path.read_text("utf-8") for path in STORY.rglob("*.yaml")}
    calendars = (
        files["playbook/calendars.yaml"]
        + """\
  - id: short
    title: Short hours
    zone: Europe/Dublin
    week: {mon: ["09:00-12:00"]}
"""
    )
    handoff = files["playbook/handoffs/page-to-phone.yaml"].replace("hours: shop-hours", "hours: short")
    changed = {"playbook/calendars.yaml": calendars, "playbook/handoffs/page-to-phone.yaml": handoff}

    out = explained(run, playbook({**files, **changed}), "handoff:page-to-phone")

    assert "  9 hours  from Tuesday 09:00 to Tuesday 18:00\n" in out
    assert "  6 hours  from Monday 12:00 to Monday 18:00\n" in out
    assert "Then 'Answer where they wrote' is the play." in out


def test_a_role_tells_when_it_is_called_and_what_it_does(run, playbook):
    assert (
        explained(run, playbook(CHAIN), "role:helper")
        == """\
Helper  (role:helper)

Who sits there
  p-002
  Hours: Office hours.

When it is called
   minute 5  by 'Any crisis'
             playbook/escalations/any.yaml:8
  minute 20  by 'Any crisis'
             playbook/escalations/any.yaml:8
  minute 30  by 'Any crisis', since nobody answered
             playbook/escalations/any.yaml:10

What it does
  later  publish, in 'Any crisis'
         playbook/escalations/any.yaml:13
"""
    )


def test_a_table_tells_what_each_rule_decides_of_all_situations(run):
    assert (
        explained(run, STORY, "triage:first-look")
        == """\
A post about us  (triage:first-look)

12 situations in all
  6  'Somebody fell', for example: Yes, or I am not sure + An order or an appointment + Calm
     playbook/triage/first-look.yaml:25
  2  'Praise', for example: No + Praise + Calm
     playbook/triage/first-look.yaml:32
  4  'Something is wrong', for example: No + An order or an appointment + Calm
     playbook/triage/first-look.yaml:38
  The first rule that fits decides.
"""
    )


def test_the_same_as_data_has_numbers_and_places(run, playbook):
    data = run("explain", "escalation:any", "--root", playbook(CHAIN), "--json").data

    assert data["version"] == 1
    assert data["document"] == "escalation:any"
    assert data["sections"][0]["rows"][1] == {
        "lead": "minute 5",
        "minutes": 5,
        "text": "'Helper' is told; 10 minutes to answer",
        "place": "playbook/escalations/any.yaml:8",
    }


def test_an_unknown_name_gets_the_nearest_one(run, playbook):
    said = run("explain", "escalation:anny", "--root", playbook(CHAIN))

    assert said.code == 2
    assert "Did you mean 'escalation:any'?" in said.err


def test_what_cannot_be_explained_is_shown_by_another_command(run, playbook):
    said = run("explain", "severity:sev1", "--root", playbook())

    assert said.code == 2
    assert "`playbook show severity:sev1` shows it" in said.err


def test_a_time_that_is_none_says_how_to_write_one(run, playbook):
    said = run("explain", "escalation:any", "--at", "tonight", "--root", playbook(CHAIN))

    assert said.code == 2
    assert "--at takes a time such as 2026-12-25T03:10" in said.err


def test_an_instant_is_only_for_escalations(run, playbook):
    said = run("explain", "role:helper", "--at", "2026-11-23T15:30", "--root", playbook(CHAIN))

    assert said.code == 2
    assert "--at is for escalations" in said.err
