"""Promises and hand-offs: what the checks say, as an editor reads it."""

from __future__ import annotations

from textwrap import dedent

import pytest

HOMES = {
    "commitment": "commitments",
    "escalation": "escalations",
    "channel": "channels",
    "play": "plays",
    "handoff": "handoffs",
    "statement": "statements",
    "triage": "triage",
}


def doc(kind, id, title, body):
    """One file with its header."""
    head = f"kind: {kind}\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\n"
    return {f"playbook/{HOMES[kind]}/{id}.yaml": head + dedent(body)}


def promise(body="", id="soon", title="You hear from us soon", words="You hear from us soon."):
    return doc("commitment", id, title, f"promise: {words}\n" + dedent(body))


def measured(clock, within, by="", level="sev3", more=""):
    by = f"delivered_by: {by}\n" if by else ""
    return (
        f"measures:\n  - {{clock: {clock}, within: {within}{more}}}\n{by}"
        f"applies_to: {{channels: our-page, severities: {level}}}\n"
    )


def channel(id="our-page", title="Our page", every="10m"):
    return doc("channel", id, title, f"status: preparing\ntype: social\nchecked_every: {every}\n")


def chain(id="alarm", title="The alarm", severities="[sev1, sev2, sev3]", waits=("5m", "5m", "10m")):
    steps = "".join(f"    - {{notify: press-officer, by: [phone, chat], wait: {wait}}}\n" for wait in waits)
    return doc(
        "escalation",
        id,
        title,
        f"severities: {severities}\nack:\n  steps:\n{steps}stages:\n"
        "  - {id: sort, by: press-officer, budget: 5m}\n"
        "  - {id: write, by: press-officer, budget: 10m}\n"
        "  - {id: approve, by: press-officer, budget: 15m, completes: first_statement}\n",
    )


SUM = "playbook/escalations/alarm.yaml"


def related(examined, files, check):
    """The further places of the first finding of a check."""
    finding = next(f for f in examined(files).findings if f.check == check)
    return [f"{r.place.path}:{r.place.line} {r.message}" for r in finding.related]


def checks(examined, files, *prefixes):
    """Which of these checks speak, and of what."""
    found = examined(files).findings
    return sorted({f.check for f in found if f.check.startswith(prefixes or ("promise-", "handoff-"))})


# Sums


def test_a_promise_broken_on_a_good_day_is_told_as_a_sum(found, examined):
    files = promise(measured("first_statement", "25m", "escalation:alarm")) | channel() | chain()

    assert found(files, "promise-never-met") == [
        "playbook/commitments/soon.yaml:7:38 error promise-never-met: 'You hear from us soon' "
        "promises a first "
        "statement within 25 minutes; along the escalation 'The alarm', even if everyone reacts at "
        "once, it "
        "takes 30 minutes (5 sort + 10 write + 15 approve) | Shorten a step, or promise 60 minutes, "
        "which would "
        "hold on a bad day too."
    ]
    assert related(examined, files, "promise-never-met") == [
        f"{SUM}:12 5 minutes: sort",
        f"{SUM}:13 10 minutes: write",
        f"{SUM}:14 15 minutes: approve",
    ]


def test_a_promise_that_holds_only_when_somebody_looks_at_once(found, examined):
    files = promise(measured("first_statement", "35m", "escalation:alarm")) | channel() | chain()

    assert found(files, "promise-missed-as-a-rule") == [
        "playbook/commitments/soon.yaml:7:38 error promise-missed-as-a-rule: 'You hear from us "
        "soon' promises a "
        "first statement within 35 minutes; with somebody looking at 'Our page' every 10 minutes, the "
        "escalation 'The alarm' takes 40 minutes as a rule (10 until somebody looks + 5 sort + 10 "
        "write + 15 "
        "approve) | Look more often, shorten a step, or promise 60 minutes, which would hold on a "
        "bad day too."
    ]
    assert related(examined, files, "promise-missed-as-a-rule")[0] == (
        "playbook/channels/our-page.yaml:7 10 minutes: until somebody looks"
    )


@pytest.mark.parametrize(("level", "severity"), [("sev3", "warning"), ("sev2", "error"), ("sev1", "error")])
def test_a_promise_missed_on_a_bad_day_is_an_error_for_the_two_worst_levels(found, level, severity):
    files = promise(measured("first_statement", "45m", "escalation:alarm", level)) | channel() | chain()

    assert found(files, "promise-missed-on-a-bad-day") == [
        f"playbook/commitments/soon.yaml:7:38 {severity} promise-missed-on-a-bad-day: 'You hear "
        f"from us soon' "
        "promises a first statement within 45 minutes; if the alarm has to go all the way to its "
        "last step, "
        "the escalation 'The alarm' takes 60 minutes (10 until somebody looks + 20 the alarm + 5 "
        "sort + 10 write + "
        "15 approve) | Shorten the waits or a step, or promise 60 minutes."
    ]


@pytest.mark.parametrize(
    ("within", "check"),
    [
        ("29m", ["promise-never-met"]),
        ("30m", ["promise-missed-as-a-rule"]),
        ("40m", ["promise-missed-on-a-bad-day"]),
        ("60m", []),
    ],
)
def test_one_sum_is_told_by_one_check(examined, within, check):
    files = promise(measured("first_statement", within, "escalation:alarm")) | channel() | chain()

    assert checks(examined, files, "promise-never", "promise-missed", "handoff-slower") == check


def test_equal_chains_are_told_once(found):
    chains = {}
    for n in range(6):
        chains |= chain(f"alarm-{n}", f"Alarm {n}")
    by = "[" + ", ".join(f"escalation:alarm-{n}" for n in range(6)) + "]"
    (told,) = found(promise(measured("first_statement", "25m", by)) | channel() | chains, "promise-never-met")

    assert "; the same is true of 5 other chains |" in told


def test_of_two_channels_the_slower_one_is_told(found):
    body = measured("first_statement", "35m", "escalation:alarm").replace("our-page", "[our-page, feed]")
    files = promise(body) | channel() | channel("feed", "The feed", "25m") | chain()
    (told,) = found(files, "promise-missed-as-a-rule")

    assert "looking at 'The feed' every 25 minutes" in told


def test_many_places_are_cut_to_those_that_take_longest(examined):
    steps = "".join(
        f"  - {{id: s{n}, do: Do it., by: press-officer, within: {n}m{', completes: resolve' * (n == 9)}}}\n"
        for n in range(1, 10)
    )
    files = promise(measured("resolve", "10m", "play:long")) | channel()
    files |= doc("play", "long", "A long way", f"steps:\n{steps}")
    told = related(examined, files, "promise-never-met")

    assert [place.partition(" ")[2] for place in told] == [
        "5 minutes: s5",
        "6 minutes: s6",
        "7 minutes: s7",
        "8 minutes: s8",
        "9 minutes: s9",
        "10 minutes in 4 shorter places",
    ]


def test_a_long_sum_names_the_steps_that_take_longest(found):
    last = ", completes: resolve"
    steps = "".join(
        f"  - {{id: s{n}, do: Do it., by: press-officer, within: {n}m{last * (n == 12)}}}\n"
        for n in range(1, 13)
    )
    files = promise(measured("resolve", "10m", "play:long")) | channel()
    (told,) = found(files | doc("play", "long", "A long way", f"steps:\n{steps}"), "promise-never-met")

    assert (
        "(4 s4 + 5 s5 + 6 s6 + 7 s7 + 8 s8 + 9 s9 + 10 s10 + 11 s11 + 12 s12 + 6 in 3 shorter steps)" in told
    )


def test_an_aim_is_not_held_to_its_sum(examined):
    aim = promise(measured("first_statement", "5m", "escalation:alarm") + "status: aspiration\n")

    assert checks(examined, aim | channel() | chain(), "promise-never", "promise-missed") == []


def test_a_step_without_a_time_makes_it_at_least(found):
    play = doc(
        "play",
        "answer",
        "Answer",
        """\
        steps:
          - {id: read, do: Read., by: press-officer}
          - {id: reply, do: Answer., by: press-officer, within: 40m, completes: first_reply}
        """,
    )
    (told,) = found(
        promise(measured("first_reply", "30m", "play:answer")) | channel() | play, "promise-never-met"
    )

    assert "it takes at least 40 minutes (40 reply)" in told


def test_the_worst_moment_of_the_week_is_named(found):
    play = doc(
        "play",
        "judge",
        "Judge it",
        """\
        steps:
          - {id: judge, do: Judge., by: press-officer, within: 4bh, completes: resolve}
        """,
    )
    files = promise(measured("resolve", "1d", "play:judge", more=", calendar: always")) | channel() | play
    files["roles/press-officer.yaml"] = (
        "kind: role\nid: press-officer\ntitle: Press officer\ndepartment: Communications\n"
        "holders: [p-001]\ndeputies: [p-002]\nhours: office\nreviewed_on: 2026-11-01\n"
    )
    days = "\n".join(f'      {day}: ["09:00-17:00"]' for day in ("mon", "tue", "wed", "thu", "fri"))
    files["playbook/calendars.yaml"] = (
        "kind: calendar\nid: calendars\ntitle: Opening hours\nreviewed_on: 2026-11-01\ncalendars:\n"
        f"  - id: office\n    zone: Europe/Warsaw\n    week:\n{days}\n"
        "  - {id: always, zone: Europe/Warsaw, always: yes}\n"
    )
    (told,) = found(files, "promise-missed-on-a-bad-day")

    assert (
        "if it begins on Friday 16:50, the play 'Judge it' takes 68 hours 10 minutes "
        "(10 minutes until somebody looks + 68 hours judge)" in told
    )


# The whole journey

TO_PHONE = """\
steps:
  - {id: answer, do: Give the number., by: press-officer, within: 15m}
  - {id: ring, do: They ring., by: press-officer, within: 0m, handoff: to-phone}
  - {id: solve, do: Solve it., by: press-officer, within: 0m, completes: resolve}
ends_with: fixed
"""


def journey(within, wait, every="0m"):
    return (
        promise(measured("resolve", within, "play:to-phone"), title="One journey")
        | channel(every=every)
        | channel("care-line", "The care line")
        | doc("play", "to-phone", "To the phone", TO_PHONE)
        | handoff(wait=wait)
    )


def handoff(
    id="to-phone",
    start="our-page",
    end="care-line",
    carries="[case-number, summary, promised-time]",
    transfer="warm",
    wait="{typical: 8m, slow_day: 40m, handling: 10m, measured_on: 2026-11-01}",
):
    body = f"from: {start}\nto: {end}\n"
    body += f"transfer: {transfer}\n" if transfer else ""
    body += f"carries: {carries}\n" if carries else ""
    body += f"wait: {wait}\n" if wait else ""
    return doc("handoff", id, f"Hand-off {id}", body)


def test_forty_minutes_on_hold_break_a_promise_that_would_hold(found, examined):
    files = journey("60m", "{typical: 8m, slow_day: 40m, handling: 10m, measured_on: 2026-11-01}")

    assert found(files, "handoff-slower-than-promise") == [
        "playbook/commitments/soon.yaml:7:30 error handoff-slower-than-promise: 'One journey' "
        "promises a solution "
        "within 60 minutes, then the play 'To the phone' sends people to 'The care line', where a "
        "slow day means "
        "40 minutes of waiting and 10 minutes of work: 65 minutes in all (15 answer + 40 the wait + "
        "10 the "
        "handling) | Shorten the wait, offer to ring back, solve it where it began, or promise 65 "
        "minutes."
    ]
    assert related(examined, files, "handoff-slower-than-promise") == [
        "playbook/plays/to-phone.yaml:6 15 minutes: answer",
        "playbook/handoffs/to-phone.yaml:9 40 minutes: the wait",
        "playbook/handoffs/to-phone.yaml:9 10 minutes: the handling",
    ]
    assert checks(examined, files, "promise-never", "promise-missed") == []


def test_a_queue_of_every_day_is_told_as_such(found):
    files = journey("60m", "{typical: 40m, slow_day: 90m, handling: 10m, measured_on: 2026-11-01}")
    (told,) = found(files, "handoff-slower-than-promise")

    assert "'The care line', where people usually meet 40 minutes of waiting and 10 minutes of work" in told
    assert "65 minutes in all (15 answer + 40 the wait + 10 the handling)" in told


def test_a_promise_broken_before_the_hand_off_is_not_its_fault(examined):
    files = journey("10m", "{typical: 8m, slow_day: 40m, handling: 10m, measured_on: 2026-11-01}")

    assert checks(examined, files, "promise-never", "promise-missed", "handoff-slower") == [
        "promise-never-met"
    ]


# Promises against each other


def test_a_worse_level_must_not_be_slower_on_the_scale(found, base):
    scale = str(base["playbook/severities.yaml"]).replace(
        "first_statement_within: 30m", "first_statement_within: 90m"
    )

    assert found({"playbook/severities.yaml": scale}, "promise-slower-when-worse") == [
        "playbook/severities.yaml:11:29 error promise-slower-when-worse: sev1 has 90 minutes for "
        "the first "
        "statement, but sev2, which is less bad, has 1 hour | Give sev1 1 hour or less, or sev2 more."
    ]


def test_a_worse_level_must_not_be_slower_among_promises(found):
    slow = promise(measured("first_statement", "90m", level="sev1"), "crisis", "In a crisis")
    quick = promise(measured("first_statement", "60m", level="sev2"), "major", "In a major incident")

    assert found(slow | quick | channel(), "promise-slower-when-worse") == [
        "playbook/commitments/crisis.yaml:7:38 error promise-slower-when-worse: a first statement: "
        "sev1 within "
        "90 minutes ('In a crisis'), but sev2 within 60 minutes ('In a major incident'); the worse "
        "level must "
        "not be slower | Promise 60 minutes or less for sev1, or more for sev2."
    ]


@pytest.mark.parametrize(
    ("clock", "one", "other"),
    [
        ("resolve", "90m", "60m"),  # what is bigger may take longer to solve
        ("first_statement", "60m", "60m"),
        ("first_statement", "60m", "90m"),
        ("first_statement", "2bh", "60m"),  # working time and time on the wall are not alike
    ],
)
def test_a_worse_level_may_be_as_quick_or_take_longer_to_solve(found, clock, one, other):
    files = promise(measured(clock, one, level="sev1"), "crisis") | channel()

    assert (
        found(files | promise(measured(clock, other, level="sev2"), "major"), "promise-slower-when-worse")
        == []
    )


def test_two_promises_for_one_thing_are_in_conflict(found):
    one = promise(measured("first_reply", "1h"), "one-hour", "An answer within the hour")
    other = promise(measured("first_reply", "4h"), "four-hours", "An answer within four hours")

    assert found(one | other | channel(), "promise-conflict") == [
        "playbook/commitments/four-hours.yaml:7:34 error promise-conflict: a first answer on 'Our "
        "page' at sev3: "
        "'An answer within the hour' promises it within 1 hour, 'An answer within four hours' "
        "within 4 hours | "
        "Keep one of them, or say under `applies_to` where each holds."
    ]


def test_a_level_must_not_leave_more_time_than_was_promised_in_public(found):
    quick = promise(measured("first_statement", "45m", level="sev2"), "quick", "We speak quickly") | channel()
    slow = promise(measured("first_statement", "2h", level="sev2"), "slow", "We speak") | channel()

    assert found(quick, "promise-conflict") == [
        "playbook/severities.yaml:21:29 error promise-conflict: 'We speak quickly' promises a first "
        "statement within 45 minutes at sev2, but the level itself leaves 1 hour | Give sev2 45 "
        "minutes or less, or change the promise."
    ]
    assert found(slow, "promise-conflict") == []


def test_a_promise_may_contradict_itself(found):
    body = """\
    measures:
      - {clock: first_reply, within: 1h}
      - {clock: first_reply, within: 4h}
    """

    assert found(promise(body), "promise-conflict") == [
        "playbook/commitments/soon.yaml:8:34 error promise-conflict: 'You hear from us soon' "
        "promises a first "
        "answer twice, within 1 hour and within 4 hours | Keep one of them, or say under "
        "`applies_to` where each "
        "holds."
    ]


@pytest.mark.parametrize(
    "other",
    [
        measured("first_reply", "60m"),
        measured("first_reply", "4h", level="sev4"),
        measured("acknowledge", "4h"),
        measured("first_reply", "4h").replace("our-page", "feed"),
        measured("first_reply", "4h") + "status: aspiration\n",
        measured("first_reply", "4h") + "direction: customer\n",
        measured("first_reply", "4h", more=", target_percent: 99"),
    ],
)
def test_promises_about_different_things_are_not_in_conflict(found, other):
    one = promise(measured("first_reply", "1h", more=", target_percent: 80"), "one")

    assert found(one | promise(other, "other") | channel() | channel("feed"), "promise-conflict") == []


# As they are written


def test_a_promise_without_a_clock(found):
    assert found(promise(), "promise-without-clock") == [
        "playbook/commitments/soon.yaml:5:10 error promise-without-clock: the promise 'You hear "
        "from us soon' "
        "has no clock | Add one under `measures`: what starts it, what stops it, how long, and "
        "during which "
        "hours."
    ]
    assert found(promise("direction: customer\n"), "promise-without-clock") == []
    assert found(promise("status: proposed\n"), "promise-without-clock") == []


def test_a_clock_that_does_not_say_all(found):
    body = "measures:\n  - {clock: first_reply, starts_when: You write, within: 2h}\n"

    assert found(promise(body), "promise-without-clock") == [
        "playbook/commitments/soon.yaml:7:5 error promise-without-clock: the clock of 'You hear "
        "from us soon' does "
        "not say what stops it nor during which hours it runs | Fill in `stops_when` and `calendar`."
    ]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "",
            "5:10 error promise-without-delivery: the promise 'You hear from us soon' names no play "
            "and no "
            "escalation that delivers it | Name it under `delivered_by`, such as `play:answer`.",
        ),
        (
            "delivered_by: role:press-officer\n",
            "6:15 error promise-without-delivery: the promise 'You hear from us soon' names no play "
            "and no "
            "escalation that delivers it | Name it under `delivered_by`, such as `play:answer`.",
        ),
        (
            "delivered_by: play:answer\nmeasures: [{clock: update, within: 1h}]\n",
            "7:20 error promise-without-delivery: 'You hear from us soon' promises an update, but "
            "no step of "
            "'Answer' stops that clock | Write `completes: update` at the step or stage that does.",
        ),
        (
            "delivered_by: play:draft\n",
            "6:15 error promise-without-delivery: the promise 'You hear from us soon' is delivered "
            "only by "
            "'Not yet', still a draft | Finish the draft, or name what is followed today.",
        ),
        (
            "delivered_by: play:empty\nmeasures: [{clock: first_reply, within: 1h}]\n",
            "6:15 error promise-without-delivery: 'You hear from us soon' is delivered by 'Empty', "
            "where nobody "
            "holds the seat 'Night desk' | Fill the seat: write who sits there under `holders`.",
        ),
    ],
)
def test_a_promise_that_nobody_delivers(found, body, told):
    step = "steps: [{{id: reply, do: Answer., by: {by}, within: 5m, completes: first_reply}}]\n"
    plays = doc("play", "answer", "Answer", step.format(by="press-officer"))
    plays |= doc("play", "draft", "Not yet", "status: draft\n" + step.format(by="press-officer"))
    plays |= doc("play", "empty", "Empty", step.format(by="night-desk"))
    plays["roles/night-desk.yaml"] = (
        "kind: role\nid: night-desk\ntitle: Night desk\nreviewed_on: 2026-11-01\n"
    )

    assert found(promise(body) | plays, "promise-without-delivery") == [
        f"playbook/commitments/soon.yaml:{told}"
    ]


def test_each_of_several_that_deliver_a_promise_stops_its_clock(found):
    step = "steps: [{id: reply, do: Answer., by: press-officer, within: 5m}]\n"
    plays = doc("play", "answer", "Answer", step.replace("5m", "5m, completes: first_reply"))
    plays |= doc("play", "ring", "Ring back", step)
    body = "delivered_by: [play:answer, play:ring]\nmeasures: [{clock: first_reply, within: 1h}]\n"

    [told] = found(promise(body) | plays, "promise-without-delivery")

    assert told.startswith("playbook/commitments/soon.yaml:6:29 ")
    assert told.endswith(
        "'You hear from us soon' promises a first answer, but no step of 'Ring back' stops its clock | Write "
        "`completes: first_reply` at the step or stage that does, or take play:ring out of `delivered_by`."
    )


def test_what_we_ask_of_customers_needs_nobody_who_delivers_it(found):
    assert found(promise("direction: customer\n"), "promise-without-delivery") == []


SPONSOR = {
    "roles/sponsor.yaml": "kind: role\nid: sponsor\ntitle: The boss\nis_sponsor: yes\nholders: [p-003]\n"
    "reviewed_on: 2026-11-01\n"
}
LAWYER = {
    "roles/lawyer.yaml": "kind: role\nid: lawyer\ntitle: The lawyer\nfunction: legal\nholders: [p-003]\n"
    "reviewed_on: 2026-11-01\n"
}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", "but neither the sponsor nor Legal has agreed to its wording"),
        ("legal_reviewed_on: 2026-11-01\n", "but the sponsor has not agreed to its wording"),
        ("approved_by: [{role: sponsor, on: 2026-11-01}]\n", "but Legal has not agreed to its wording"),
    ],
)
def test_a_promise_nobody_signed(found, body, told):
    (message,) = found(promise(body) | SPONSOR | LAWYER, "promise-not-approved")

    assert f"the promise 'You hear from us soon' is in force, {told} | Ask" in message


@pytest.mark.parametrize(
    "body",
    [
        "approved_by: [{role: sponsor, on: 2026-11-01}, {role: lawyer, on: 2026-11-01}]\n",
        "approved_by: [{role: sponsor, on: 2026-11-01}]\nlegal_reviewed_on: 2026-11-01\n",
        "status: proposed\n",
    ],
)
def test_a_signed_promise_and_one_not_yet_in_force(found, body):
    assert found(promise(body) | SPONSOR | LAWYER, "promise-not-approved") == []


@pytest.mark.parametrize(
    ("language", "words", "typed"),
    [
        ("en", "We always answer.", "always"),
        ("en", "We answer IMMEDIATELY.", "IMMEDIATELY"),
        ("en", "You get 100% of it back.", "100%"),
        ("ar", "نرد عليك دائمًا في الموعد.", "دائمًا"),
        ("he", "אנחנו עונים תמיד.", "תמיד"),
        ("el", "Απαντάμε πάντα στην ώρα μας.", "πάντα"),
        ("pl", "Zawsze odpowiadamy na czas.", "Zawsze"),
    ],
)
def test_words_that_are_quoted_back(found, base, language, words, typed):
    playbook = str(base["playbook/playbook.yaml"]) + f"languages: [{language}]\n"
    files = promise(words=f'"{words}"') | {"playbook/playbook.yaml": playbook}
    (told,) = found(files, "promise-absolute-words")

    assert f"the promise 'You hear from us soon' says '{typed}' | Say a time or a limit instead" in told


@pytest.mark.parametrize(
    "words",
    [
        "We cannot always answer at night.",
        "We don’t guarantee a voice.",
        "Nevertheless we answer.",
        "We do not say 'never'.",
        "We answer within 2 hours.",
    ],
)
def test_words_that_only_look_absolute(found, words):
    assert found(promise(words=f'"{words}"'), "promise-absolute-words") == []


def test_an_aim_may_dream(found):
    files = promise("status: aspiration\n", words="We always answer.")

    assert found(files, "promise-absolute-words") == []


def test_a_clock_that_nobody_counts(found, examined):
    body = """\
    measures:
      - {clock: acknowledge, within: 1h}
      - {clock: first_reply, within: 2h, evidence: Case desk}
      - {clock: resolve, within: 4h}
    """

    assert found(promise(body), "promise-unmeasured") == [
        "playbook/commitments/soon.yaml:7:5 warning promise-unmeasured: nothing says how we know "
        "that we keep 'You "
        "hear from us soon': that somebody takes it and a solution | Name the report that shows it, "
        "under "
        "`evidence`."
    ]
    assert related(examined, promise(body), "promise-unmeasured") == [
        "playbook/commitments/soon.yaml:9 nor here"
    ]


def test_a_public_text_points_at_an_aim(found):
    aim = promise("status: aspiration\n", "one-day", "Solved within a day")
    text = "type: reply\ntext: We are on it, see [[commitment:one-day]].\n"

    assert found(aim | doc("statement", "reply", "We know", text), "aspiration-shown-as-promise") == [
        "playbook/statements/reply.yaml:6:27 error aspiration-shown-as-promise: the statement 'We "
        "know' points "
        "people at 'Solved within a day', which is still an aim | Point at a promise that holds, or "
        "leave it out "
        "until this one does."
    ]


def test_only_public_words_and_promises_not_in_force_count(found):
    aim = promise("status: proposed\n", "one-day", "Solved within a day")
    inside = doc("play", "answer", "Answer", "text: Not [[commitment:one-day]].\n")
    note = doc(
        "statement", "reply", "We know", "type: reply\ntext: Yes.\nnote: Not [[commitment:one-day]].\n"
    )
    told = promise(words='"See [[commitment:one-day]]."')

    assert found(aim | inside | note, "aspiration-shown-as-promise") == []
    assert len(found(aim | told, "aspiration-shown-as-promise")) == 1


# Hand-offs


@pytest.mark.parametrize(
    ("carries", "told"),
    [
        (
            "",
            "1:7 error handoff-without-context: nothing travels with a case from 'Our page' to 'The "
            "care line'; "
            "people there begin from the start | Add `case-number`, `summary` and `promised-time` under "
            "`carries`.",
        ),
        (
            "[case-number, contact]",
            "8:10 error handoff-without-context: a case travels without the summary or what we "
            "promised and for "
            "when from 'Our page' to 'The care line'; people there begin from the start | Add "
            "`summary` and "
            "`promised-time` under `carries`.",
        ),
    ],
)
def test_a_case_that_travels_without_its_story(found, carries, told):
    files = channel() | channel("care-line", "The care line") | handoff(carries=carries)
    told = told.replace("1:7", "2:5") if told.startswith("1:7") else told

    assert found(files, "handoff-without-context") == [f"playbook/handoffs/to-phone.yaml:{told}"]


TABLE = """\
inputs:
  - {id: hurt, question: Is anybody hurt?, values: [{id: yes, label: Yes}, {id: no, label: No}]}
rules:
  - {id: hurt, when: {hurt: yes}, severity: sev1, play: to-phone, reply: yes}
  - {id: well, when: {hurt: no}, severity: sev4, play: to-phone, reply: yes}
"""


@pytest.mark.parametrize(
    ("transfer", "told"),
    [
        (
            "cold",
            "the hand-over is cold from 'Our page' to 'The care line', and sev1 cases may go this "
            "way | Stay "
            "until the next one has it, and write `transfer: warm`.",
        ),
        (
            "",
            "nothing says that the hand-over is warm from 'Our page' to 'The care line', and sev1 "
            "cases may go "
            "this way | Stay until the next one has it, and write `transfer: warm`.",
        ),
    ],
)
def test_a_serious_case_is_handed_over_warm(found, examined, transfer, told):
    files = channel() | channel("care-line", "The care line") | handoff(transfer=transfer)
    files |= doc("play", "to-phone", "To the phone", TO_PHONE) | doc("triage", "first", "First look", TABLE)
    (message,) = found(files, "handoff-without-context")

    assert message.endswith(f" error handoff-without-context: {told}")
    assert related(examined, files, "handoff-without-context") == [
        "playbook/triage/first.yaml:8 this rule sends sev1 cases to 'To the phone'",
        "playbook/plays/to-phone.yaml:7 which hands them over here",
    ]
    mild = doc("triage", "first", "First look", TABLE.replace("sev1", "sev3"))
    assert found(files | mild, "handoff-without-context") == []


def circle():
    return (
        channel()
        | channel("care-line", "The care line")
        | channel("form", "The form")
        | handoff("one", "our-page", "care-line")
        | handoff("two", "care-line", "form")
        | handoff("three", "form", "our-page")
    )


def test_people_sent_round_in_a_circle(found, examined):
    assert found(circle(), "handoff-ping-pong") == [
        "playbook/handoffs/one.yaml:6:5 error handoff-ping-pong: 'Our page' sends people to 'The "
        "care line', 'The "
        "care line' sends people to 'The form', 'The form' sends people to 'Our page', and nobody "
        "on the way "
        "ends the case | Let one of the desks keep the case: a play with this hand-off and a step "
        "that stops "
        "`resolve`."
    ]
    assert related(examined, circle(), "handoff-ping-pong") == [
        "playbook/handoffs/two.yaml:6 and on from here",
        "playbook/handoffs/three.yaml:6 and on from here",
    ]


def test_a_circle_is_cut_by_a_play_that_ends_the_case(found):
    play = doc("play", "to-phone", "To the phone", TO_PHONE.replace("to-phone", "two"))
    words = TO_PHONE.replace("to-phone", "two").replace(", completes: resolve", "")
    open_end = doc("play", "to-phone", "To the phone", words.replace("fixed", "handed-over"))

    assert found(circle() | play, "handoff-ping-pong") == []
    assert len(found(circle() | open_end, "handoff-ping-pong")) == 1


def test_ways_that_do_not_come_back_are_no_circle(found):
    files = circle() | handoff("three", "our-page", "form")

    assert found(files, "handoff-ping-pong") == []


def test_a_desk_that_passes_cases_to_itself(found):
    files = channel() | handoff("round", "our-page", "our-page")
    (told,) = found(files, "handoff-ping-pong")

    assert "'Our page' passes cases to itself, and nobody ends them" in told


@pytest.mark.parametrize(
    ("wait", "told"),
    [
        ("", "2:5 warning handoff-wait-unmeasured: nothing says how long people wait at 'The care line'"),
        (
            "{typical: 8m}",
            "9:7 warning handoff-wait-unmeasured: nothing says when the wait at 'The care line' (8 "
            "minutes) was "
            "measured",
        ),
        (
            "{typical: 8m, measured_on: 2026-08-21}",
            "9:34 warning handoff-wait-unmeasured: the wait at 'The care line' (8 minutes) was last "
            "measured 91 "
            "days ago; it holds for 90",
        ),
    ],
)
def test_a_wait_that_nobody_measured_lately(found, wait, told):
    files = channel() | channel("care-line", "The care line") | handoff(wait=wait)

    assert found(files, "handoff-wait-unmeasured") == [
        f"playbook/handoffs/to-phone.yaml:{told} | Take it from the telephone system or the case "
        f"desk, and write "
        "the day under `wait.measured_on`."
    ]


def test_a_measured_wait_holds_for_ninety_days(found):
    files = channel() | channel("care-line") | handoff(wait="{typical: 8m, measured_on: 2026-08-22}")

    assert found(files, "handoff-wait-unmeasured") == []


def test_a_small_playbook_is_asked_for_nothing(examined):
    assert checks(examined, {}, "promise-", "handoff-", "aspiration-") == []
