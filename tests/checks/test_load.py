"""Load: minutes that do not exist are told as a sum, once, with every place that takes part."""

from __future__ import annotations

from collections.abc import Callable

from generator.pipeline import Examined

Found = Callable[..., list[str]]


def role(id: str, title: str, *more: str) -> str:
    return "\n".join([f"kind: role\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01", *more]) + "\n"


def roster(*people: str) -> str:
    head = "kind: roster\nid: roster\ntitle: Who is there\nreviewed_on: 2026-11-01\npeople:\n"
    return head + "".join(f"  - {{id: {person}}}\n" for person in ("p-001", "p-002", *people))


def channel(id: str, title: str, answered_by: str) -> str:
    return (
        f"kind: channel\nid: {id}\ntitle: {title}\ntype: social\nreviewed_on: 2026-11-01\n"
        f"answered_by: {answered_by}\n"
    )


def volume(id: str, times: int, each: int) -> str:
    head = f"kind: channel-ops\nid: {id}\nreviewed_on: 2026-11-01\n"
    return f"{head}expected_per_day: {times}\nhandle_minutes: {each}\n"


def activities(*jobs: str) -> str:
    head = "kind: activities\nid: activities\ntitle: Who does what\nreviewed_on: 2026-11-01\nactivities:\n"
    return head + "".join(f"  - {{{job}, accountable: press-officer}}\n" for job in jobs)


DESK = {
    "roles/desk.yaml": role("desk", "Social desk", "holders: [p-002, p-003]", "minutes_per_day: 300"),
    "playbook/channels/facebook.yaml": channel("facebook", "Facebook", "desk"),
    "playbook/channel-ops/facebook.yaml": volume("facebook", 80, 6),
}


# time-over-capacity


def test_three_roles_that_need_more_than_a_day_has_are_told_as_a_sum(examined: Callable[..., Examined]):
    files = {
        "roles/roster.yaml": roster("p-009, capacity_minutes_per_day: 420"),
        "roles/a.yaml": role("a", "Community lead", "holders: [p-009]", "minutes_per_day: 240"),
        "roles/b.yaml": role("b", "Duty editor", "holders: [p-009]", "minutes_per_day: 180"),
        "roles/c.yaml": role("c", "Social desk", "holders: [p-009, p-001]", "minutes_per_day: 240"),
        "roles/d.yaml": role("d", "Scribe", "holders: [p-009]"),
    }
    (finding,) = (f for f in examined(files).findings if f.check == "time-over-capacity")

    assert finding.sentence == "p-009 holds 3 roles that need 540 minutes a day, and has 420."
    assert finding.help == "Move 120 minutes to someone else, or correct the number that is wrong."
    assert (finding.place.path, finding.place.line) == ("roles/roster.yaml", 8)
    assert [(also.place.path, also.message) for also in finding.related] == [
        ("roles/a.yaml", "'Community lead': 240 minutes"),
        ("roles/b.yaml", "'Duty editor': 180 minutes"),
        ("roles/c.yaml", "'Social desk': 120 of 240 minutes, shared by 2"),
    ]


def test_one_role_can_be_too_much(found: Found):
    files = {
        "roles/roster.yaml": roster("p-009, capacity_minutes_per_day: 60"),
        "roles/a.yaml": role("a", "Community lead", "holders: [p-009]", "minutes_per_day: 61"),
    }

    assert found(files, "time-over-capacity") == [
        "roles/roster.yaml:8:43 error time-over-capacity: p-009 holds 'Community lead', which needs 61 "
        "minutes a day, and has 60 | Move 1 minute to someone else, or correct the number that is wrong."
    ]


def test_a_full_day_is_not_too_much(found: Found):
    files = {
        "roles/roster.yaml": roster("p-009, capacity_minutes_per_day: 60"),
        "roles/a.yaml": role("a", "Community lead", "holders: [p-009]", "minutes_per_day: 60"),
    }

    assert found(files, "time-over-capacity") == []


def test_a_broken_part_of_a_minute_is_rounded_up(found: Found):
    files = {
        "roles/roster.yaml": roster("p-009, capacity_minutes_per_day: 33", "p-010", "p-011"),
        "roles/a.yaml": role("a", "Desk", "holders: [p-009, p-010, p-011]", "minutes_per_day: 100"),
    }
    (told,) = found(files, "time-over-capacity")

    assert "needs 34 minutes a day, and has 33 | Move 1 minute" in told


def test_deputies_and_people_of_unknown_capacity_are_not_asked(found: Found):
    files = {
        "roles/roster.yaml": roster("p-009, capacity_minutes_per_day: 1", "p-010"),
        "roles/a.yaml": role("a", "Desk", "holders: [p-010]", "deputies: [p-009]", "minutes_per_day: 1000"),
    }

    assert found(files, "time-over-capacity") == []


# time-below-work


def test_activities_that_take_more_than_the_role_is_given_are_told(examined: Callable[..., Examined]):
    files = {
        "roles/a.yaml": role("a", "Community manager", "holders: [p-002]", "minutes_per_day: 60"),
        "roles/activities.yaml": activities(
            "id: converse, title: Talk, minutes_per_day: 85, responsible: a",
            "id: answer, title: Answer, minutes_per_day: 60, responsible: a",
        ),
    }
    (finding,) = (f for f in examined(files).findings if f.check == "time-below-work")

    assert str(finding.severity) == "warning"
    assert finding.message == (
        "'Community manager' is given 60 minutes a day, but its activities add up to 145"
    )
    assert finding.help == "Correct one of the two."
    assert (finding.place.path, finding.place.line) == ("roles/a.yaml", 6)
    assert [(also.place.line, also.message) for also in finding.related] == [
        (6, "85 minutes"),
        (7, "60 minutes"),
    ]


def test_roles_that_share_an_activity_are_told_together(found: Found):
    files = {
        "roles/a.yaml": role("a", "Desk", "holders: [p-002]", "minutes_per_day: 60"),
        "roles/b.yaml": role("b", "Night watch", "holders: [p-002]", "minutes_per_day: 40"),
        "roles/activities.yaml": activities(
            "id: answer, title: Answer, minutes_per_day: 101, responsible: [a, b]"
        ),
    }

    assert found(files, "time-below-work") == [
        "roles/a.yaml:6:18 warning time-below-work: 'Desk' and 'Night watch' are given 100 minutes a day "
        "together, but their activities add up to 101 | Correct one of the two."
    ]


def test_a_shared_activity_that_fits_into_the_other_role_is_no_trouble(found: Found):
    files = {
        "roles/a.yaml": role("a", "Desk", "holders: [p-002]", "minutes_per_day: 60"),
        "roles/b.yaml": role("b", "Night watch", "holders: [p-002]", "minutes_per_day: 41"),
        "roles/activities.yaml": activities(
            "id: answer, title: Answer, minutes_per_day: 101, responsible: [a, b]"
        ),
    }

    assert found(files, "time-below-work") == []


def test_of_many_activities_the_first_are_shown(examined: Callable[..., Examined]):
    files = {
        "roles/a.yaml": role("a", "Desk", "holders: [p-002]", "minutes_per_day: 1"),
        "roles/activities.yaml": activities(
            *(f"id: a{n}, title: Job {n}, minutes_per_day: 1, responsible: a" for n in range(9))
        ),
    }
    (finding,) = (f for f in examined(files).findings if f.check == "time-below-work")

    assert len(finding.related) == 6
    assert finding.related[-1].message == "1 minute, and 3 more places"


# volume-over-minutes


def test_a_channel_that_brings_more_than_the_desk_has_is_a_story_with_numbers(
    examined: Callable[..., Examined],
):
    (finding,) = (f for f in examined(DESK).findings if f.check == "volume-over-minutes")

    assert str(finding.severity) == "warning"
    assert finding.sentence == (
        "'Facebook' brings about 80 messages a day at 6 minutes each = 480 minutes. "
        "'Social desk' has 300. About 30 people a day will get no answer."
    )
    assert finding.document == "channel-ops:facebook"
    assert (finding.place.path, finding.place.line) == ("playbook/channel-ops/facebook.yaml", 4)
    assert [(also.place.path, also.message) for also in finding.related] == [
        ("roles/desk.yaml", "300 minutes")
    ]


def test_several_channels_of_one_desk_are_added_up(found: Found):
    files = {
        **DESK,
        "playbook/channel-ops/facebook.yaml": volume("facebook", 40, 6),
        "playbook/channels/mail.yaml": channel("mail", "Mail", "desk"),
        "playbook/channel-ops/mail.yaml": volume("mail", 10, 7),
    }

    assert found(files, "volume-over-minutes") == [
        "playbook/channel-ops/facebook.yaml:4:19 warning volume-over-minutes: 2 channels bring about 50 "
        "messages a day ('Facebook' 40 at 6 minutes each and 'Mail' 10 at 7 minutes each) = 310 minutes. "
        "'Social desk' has 300. About 2 people a day will get no answer "
        "| Give the role more minutes, let another role answer too, or answer on fewer channels."
    ]


def test_two_desks_that_answer_one_channel_have_their_minutes_together(found: Found):
    files = {
        **DESK,
        "roles/night.yaml": role("night", "Night watch", "holders: [p-001]", "minutes_per_day: 120"),
        "playbook/channels/facebook.yaml": channel("facebook", "Facebook", "[desk, night]"),
    }
    (told,) = found(files, "volume-over-minutes")

    assert (
        "'Social desk' and 'Night watch' have 420. About 10 people a day will get no answer"
        in told.replace("'Night watch' and 'Social desk'", "'Social desk' and 'Night watch'")
    )


def test_a_desk_with_just_enough_minutes_is_no_trouble(found: Found):
    files = {**DESK, "roles/desk.yaml": role("desk", "Desk", "holders: [p-002]", "minutes_per_day: 480")}

    assert found(files, "volume-over-minutes") == []


def test_a_desk_that_says_no_minutes_is_not_asked(found: Found):
    files = {**DESK, "roles/desk.yaml": role("desk", "Desk", "holders: [p-002]")}

    assert found(files, "volume-over-minutes") == []


# span-too-wide


def chain(*workers: str) -> dict[str, str]:
    stages = "".join(f"  - {{id: s{n}, by: {who}, budget: 5m}}\n" for n, who in enumerate(workers))
    text = (
        "kind: escalation\nid: fire\ntitle: Fire\nseverities: [sev3]\nreviewed_on: 2026-11-01\n"
        "ack: {steps: [{notify: lead, wait: 5m}], if_nobody: {notify: press-officer}}\n"
        f"stages:\n{stages}"
    )
    seats = {f"roles/{who}.yaml": role(who, who.title(), "holders: [p-001]") for who in workers}
    lead = role("lead", "Crisis lead", "holders: [p-002]", "function: lead")
    return {**seats, "roles/lead.yaml": lead, "playbook/escalations/fire.yaml": text}


EIGHT = tuple(f"w{n}" for n in range(8))


def test_eight_roles_are_too_many_for_one_to_direct(found: Found):
    assert found(chain(*EIGHT), "span-too-wide") == [
        "playbook/escalations/fire.yaml:8:18 warning span-too-wide: in 'Fire' 'Crisis lead' directs 8 other "
        "roles, and nobody can direct more than 7 "
        "| Let a deputy lead direct some of them, or give two stages to one role."
    ]


def test_seven_roles_and_the_lead_itself_are_not_too_many(found: Found):
    assert found(chain("lead", *EIGHT[:7], "w0"), "span-too-wide") == []


def test_a_deputy_lead_takes_over_half_of_them(found: Found):
    files = chain(*EIGHT, "second")
    files["roles/second.yaml"] = role("second", "Second", "holders: [p-003]", "function: deputy-lead")

    assert found(files, "span-too-wide") == []


def test_a_chain_without_a_lead_is_not_asked(found: Found):
    files = chain(*EIGHT)
    files["roles/lead.yaml"] = role("lead", "Crisis lead", "holders: [p-002]")

    assert found(files, "span-too-wide") == []
