"""Cover: promises nobody is there for, languages nobody writes, hand-offs to closed desks."""

from __future__ import annotations

from collections.abc import Callable

from generator.pipeline import Examined

Found = Callable[..., list[str]]

HEAD = "kind: calendar\nid: calendars\ntitle: When somebody is there\nreviewed_on: 2026-11-01\ncalendars:\n"
ALWAYS = "{id: always, zone: Europe/Warsaw, always: yes}"


def calendars(*lines: str) -> dict[str, str]:
    return {"playbook/calendars.yaml": HEAD + "".join(f"  - {line}\n" for line in lines)}


def hours(id: str, days: str, open: str, zone: str = "Europe/Warsaw", more: str = "") -> str:
    week = ", ".join(f"{day}: [{open}]" for day in days.split())
    return f"{{id: {id}, title: {id.capitalize()}, zone: {zone}, week: {{{week}}}{more}}}"


def role(id: str, *lines: str) -> dict[str, str]:
    body = "".join(f"{line}\n" for line in lines)
    title = id.replace("-", " ").capitalize()
    return {f"roles/{id}.yaml": f"kind: role\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\n{body}"}


def promise(
    within: str, calendar: str, by: str, clock: str = "first_reply", more: str = ""
) -> dict[str, str]:
    return {
        "playbook/commitments/quick.yaml": "kind: commitment\nid: quick\ntitle: Quick\nstatus: in_force\n"
        "promise: You hear from us.\nmeasures:\n"
        f"  - {{clock: {clock}, within: {within}, calendar: {calendar}}}\n"
        f"delivered_by: {by}\nreviewed_on: 2026-11-01\n{more}"
    }


def play(*steps: str) -> dict[str, str]:
    lines = "".join(f"  - {{{step}}}\n" for step in steps)
    head = "kind: play\nid: answer\ntitle: Answer\nends_with: explained\nreviewed_on: 2026-11-01\nsteps:\n"
    return {"playbook/plays/answer.yaml": head + lines}


REPLY = "id: reply, do: Reply., by: desk, within: 10m, completes: first_reply"
SUNDAY_TO_FRIDAY = hours("office", "sun mon tue wed thu fri", "08:00-18:00")
DESK = role("desk", "holders: [p-003]", "hours: office")


def related(examined: Callable[..., Examined], files: dict[str, str], check: str) -> list[str]:
    finding = next(f for f in examined(files).findings if f.check == check)
    return [f"{r.place.path}:{r.place.line}:{r.place.column} {r.message}" for r in finding.related]


# promise-outside-hours


def test_a_promise_day_and_night_is_told_with_the_longest_hole_of_the_weekend(
    found: Found, examined: Callable[..., Examined]
):
    files = calendars(ALWAYS, SUNDAY_TO_FRIDAY) | DESK | play(REPLY)
    files |= promise("1h", "always", "play:answer")

    assert found(files, "promise-outside-hours") == [
        "playbook/commitments/quick.yaml:7:48 error promise-outside-hours: you promise 1 hour, "
        "day and night. "
        "Nobody is on duty from Friday 18:00 to Sunday 08:00 (38 hours) | "
        "Let somebody be there then, or name under `calendar` hours that you can keep."
    ]
    assert related(examined, files, "promise-outside-hours") == [
        "playbook/plays/answer.yaml:7:5 needed for this promise",
        "roles/desk.yaml:6:8 the hours of 'Desk'",
    ]


def test_the_one_seat_that_is_empty_is_named_where_others_are_there(
    found: Found, examined: Callable[..., Examined]
):
    approver = role("counsel", "holders: [p-002]", "hours: office")
    files = calendars(ALWAYS, hours("office", "mon tue wed thu fri", "08:00-18:00")) | approver
    files |= role("desk", "holders: [p-003]", "hours: always")
    files |= play("id: ok, do: Approve., by: counsel, within: 5m", REPLY)

    (said,) = found(files | promise("1h", "always", "play:answer"), "promise-outside-hours")

    assert "The seat 'Counsel' is empty from Friday 18:00 to Monday 08:00 (62 hours) |" in said
    places = related(examined, files | promise("1h", "always", "play:answer"), "promise-outside-hours")
    assert places == [
        "playbook/plays/answer.yaml:7:5 needed for this promise",
        "roles/counsel.yaml:6:8 the hours of 'Counsel'",
    ]


def test_where_two_teams_leave_a_hole_both_the_hole_and_the_seat_that_is_empty_longer_are_told(found: Found):
    teams = (
        hours("office", "mon tue wed thu fri", "08:00-18:00"),
        hours("other", "sun mon tue wed thu", "08:00-18:00"),
    )
    files = calendars(ALWAYS, *teams) | DESK | role("counsel", "holders: [p-002]", "hours: other")
    files |= play("id: ok, do: Approve., by: counsel, within: 5m", REPLY)

    (said,) = found(files | promise("1h", "always", "play:answer"), "promise-outside-hours")

    assert (
        "you promise 1 hour, day and night. Nobody is on duty from Friday 18:00 to Sunday 08:00 (38 hours), "
        "and the seat 'Counsel' is empty even longer, from Thursday 18:00 to Sunday 08:00 (62 hours) |"
    ) in said


def test_a_hole_that_leaves_enough_time_for_the_work_is_survived(found: Found):
    noon = hours("office", "mon", "08:00-12:00,13:00-17:00".replace(",", ", "))
    files = calendars(hours("day", "mon", "08:00-17:00"), noon) | DESK | play(REPLY)

    assert found(files | promise("70m", "day", "play:answer"), "promise-outside-hours") == []
    (said,) = found(files | promise("69m", "day", "play:answer"), "promise-outside-hours")
    assert "you promise 69 minutes, in the hours of 'Day'. " in said
    assert "Nobody is on duty from Monday 12:00 to Monday 13:00 (1 hour) |" in said


def test_only_the_hours_of_the_promise_count_and_a_closed_night_joins_two_holes(found: Found):
    days = "mon tue wed thu fri"
    files = calendars(hours("day", days, "08:00-18:00"), hours("office", days, "09:00-17:00"))
    files |= DESK | play(REPLY)

    (said,) = found(files | promise("2h", "day", "play:answer"), "promise-outside-hours")

    assert "from Friday 17:00 to Monday 09:00 (64 hours, of which 2 hours count) |" in said
    assert found(files | promise("131m", "day", "play:answer"), "promise-outside-hours") == []


def test_days_are_counted_on_the_wall_and_working_hours_in_words(found: Found):
    days = "mon tue wed thu fri"
    files = calendars(hours("day", days, "08:00-18:00"), hours("office", "mon", "09:00-17:00"))
    files |= DESK | play(REPLY)

    (said,) = found(files | promise("3d", "day", "play:answer"), "promise-outside-hours")
    assert "you promise 3 days, in the hours of 'Day'" in said
    (said,) = found(files | promise("4bh", "day", "play:answer"), "promise-outside-hours")
    assert "you promise 4 working hours, in the hours of 'Day'" in said
    (said,) = found(files | promise("1bd", "day", "play:answer"), "promise-outside-hours")
    assert "you promise 1 working day, in" in said
    assert found(files | promise("8d", "day", "play:answer"), "promise-outside-hours") == []


def test_what_follows_after_the_clock_has_stopped_does_not_matter(found: Found):
    files = calendars(ALWAYS, SUNDAY_TO_FRIDAY) | role("night", "holders: [p-002]", "hours: always") | DESK
    first = "id: first, do: Reply., by: night, within: 10m, completes: first_reply"
    files |= play(first, "id: then, do: Write it down., by: desk, within: 5m")

    assert found(files | promise("1h", "always", "play:answer"), "promise-outside-hours") == []


CHAIN = """\
kind: escalation
id: night
title: Night rota
severities: [sev1, sev2, sev3, sev4]
reviewed_on: 2026-11-01
ack:
  steps:
    - {notify: desk, wait: 5m}
    - {notify: press-officer, wait: 5m}
  if_nobody: {notify: sponsor}
stages:
  - {id: publish, by: sponsor, budget: 10m, completes: first_statement}
"""


def test_of_those_whom_an_alarm_rings_one_is_enough(found: Found):
    files = calendars(ALWAYS, hours("office", "mon tue wed thu fri", "08:00-18:00")) | DESK
    files |= {"playbook/escalations/night.yaml": CHAIN}
    files |= promise("1h", "always", "escalation:night", "first_statement")
    sponsor = role("sponsor", "holders: [p-002]", "hours: always")
    officer = role("press-officer", "holders: [p-001]", "deputies: [p-002]", "hours: office")

    assert found(files | sponsor | officer, "promise-outside-hours") == []
    text = CHAIN.replace("  if_nobody: {notify: sponsor}\n", "")
    (said,) = found(
        files | sponsor | officer | {"playbook/escalations/night.yaml": text}, "promise-outside-hours"
    )
    assert "Nobody whom the alarm rings is on duty from Friday 18:00 to Monday 08:00 (62 hours) |" in said


def test_nothing_is_said_where_hours_are_not_known_or_nothing_is_promised_by_us(found: Found):
    files = calendars(ALWAYS, SUNDAY_TO_FRIDAY) | play(REPLY)
    whole = files | DESK | promise("1h", "always", "play:answer")

    assert (
        found(files | role("desk", "holders: [p-003]") | promise("1h", "always", "play:answer"), CHECK) == []
    )
    quick = whole["playbook/commitments/quick.yaml"]
    for old, new in (("in_force", "aspiration"), ("reviewed_on", "direction: customer\nreviewed_on")):
        assert found(whole | {"playbook/commitments/quick.yaml": quick.replace(old, new)}, CHECK) == []
    assert found(files | DESK | promise("1h", "always", "play:answer", "resolve"), CHECK) == []


CHECK = "promise-outside-hours"


def test_a_hole_that_only_summer_time_makes_is_told_with_its_month_and_on_one_clock(found: Found):
    dubai = hours("office", "mon", "11:00-21:00", "Asia/Dubai")
    files = calendars(hours("day", "mon", "08:00-18:00"), dubai) | DESK | play(REPLY)

    (said,) = found(files | promise("20m", "day", "play:answer"), CHECK)

    assert "from Monday 08:00 to Monday 09:00 (1 hour, Warsaw time) in a July week |" in said
    winter = hours("office", "mon", "10:00-20:00", "Asia/Dubai")
    files |= calendars(hours("day", "mon", "08:00-18:00"), winter)
    (said,) = found(files | promise("20m", "day", "play:answer"), CHECK)
    assert "from Monday 17:00 to Monday 18:00 (1 hour, Warsaw time) in a January week |" in said


def test_a_hole_that_only_a_holiday_makes_is_a_warning_with_its_date(found: Found):
    days = "mon tue wed thu fri"
    office = hours("office", days, "08:00-18:00", more=", holidays: [2026-12-25]")
    files = calendars(hours("day", days, "08:00-18:00"), office) | DESK | play(REPLY)

    assert found(files | promise("2h", "day", "play:answer"), CHECK) == [
        "playbook/commitments/quick.yaml:7:48 warning promise-outside-hours: you promise 2 hours, in the "
        "hours of 'Day'. Because of the holiday on Friday 2026-12-25 the seat 'Desk' is empty "
        "from Friday 08:00 to "
        "Friday 18:00 (10 hours) | Let somebody be there on that day, or add it to the `holidays` of the "
        "promise's calendar."
    ]
    past = {path: text.replace("2026-12-25", "2026-10-26") for path, text in files.items()}
    assert found(past | promise("2h", "day", "play:answer"), CHECK) == []


# language-uncovered


def channel(*lines: str, hours: str = "day", languages: str = "en, ar") -> dict[str, str]:
    head = (
        "kind: channel\nid: photo-feed\ntitle: Photo feed\ntype: social\nstatus: live\n"
        f"modes: [listen, publish, respond]\npublic_entry: Aurora\nreviewed_on: 2026-11-01\nhours: {hours}\n"
        f"languages: [{languages}]\n"
    )
    return {"playbook/channels/photo-feed.yaml": head + "".join(f"{line}\n" for line in lines)}


LONG = hours("day", "mon tue", "09:00-22:00")
SHORT = hours("office", "mon tue", "09:00-17:00")
TONGUE = "language-uncovered"


def test_a_language_that_nobody_writes_in_the_evening_is_found(
    found: Found, examined: Callable[..., Examined]
):
    files = calendars(LONG, SHORT) | role("desk", "holders: [p-003]", "hours: day", "languages: [en]")
    files |= role("arabic", "holders: [p-002]", "hours: office", "languages: [ar]")
    files |= channel("answered_by: [desk, arabic]")

    assert found(files, TONGUE) == [
        "playbook/channels/photo-feed.yaml:10:17 error language-uncovered: 'Photo feed' promises answers "
        "in Arabic, but nobody on duty writes it from Monday 17:00 to Monday 22:00 (5 hours), "
        "and at 1 other time "
        "of the week | Let somebody who does be there, or shorten the hours."
    ]
    assert related(examined, files, TONGUE) == [
        "playbook/channels/photo-feed.yaml:9:8 when it is open",
        "roles/arabic.yaml:6:8 the hours of 'Arabic'",
    ]


def test_a_language_that_nobody_writes_at_all_is_found(found: Found):
    files = calendars(LONG) | role("desk", "holders: [p-003]", "hours: day", "languages: [en]")

    (said,) = found(files | channel("answered_by: desk"), TONGUE)

    assert "'Photo feed' promises answers in Arabic, which nobody writes who answers there |" in said


def test_hours_in_which_nobody_is_there_for_any_language_are_one_finding(found: Found):
    files = calendars(LONG, SHORT) | role("desk", "holders: [p-003]", "hours: office", "languages: [en, ar]")

    (said,) = found(files | channel("answered_by: desk"), TONGUE)

    assert (
        "'Photo feed' is open from Monday 17:00 to Monday 22:00 (5 hours), and at 1 other time of the week, "
        "but nobody who answers there is on duty then |"
    ) in said


ROSTER = """\
kind: roster
id: roster
title: Who is there
reviewed_on: 2026-11-01
people:
  - {id: p-001, languages: [en]}
  - {id: p-002, languages: [en, ar], away: [{from: 2026-11-23, to: 2026-11-29}]}
  - {id: p-003, languages: [en]}
"""


def test_people_write_what_the_roster_says_and_an_absence_is_a_warning_with_its_date(found: Found):
    files = calendars(LONG) | {"roles/roster.yaml": ROSTER}
    files |= role("desk", "holders: [p-003]", "deputies: [p-002]", "hours: day", "languages: [en, ar]")

    assert found(files | channel("answered_by: desk"), TONGUE) == [
        "playbook/channels/photo-feed.yaml:10:17 warning language-uncovered: 'Photo feed' promises answers "
        "in Arabic, but on Monday 2026-11-23 (all who write it are away) nobody writes it from "
        "Monday 09:00 to "
        "Monday 22:00 (13 hours) | Let somebody stand in, or close the channel on that day (`holidays`)."
    ]
    away = ROSTER.replace("{id: p-003,", "{id: p-003, away: [{from: 2026-11-23, to: 2026-11-29}],")
    assert found(files | {"roles/roster.yaml": away} | channel("answered_by: desk"), TONGUE) == []


def test_nothing_is_said_of_languages_where_something_is_not_known(found: Found):
    known = role("desk", "holders: [p-003]", "hours: day", "languages: [en]")
    unknown = role("arabic", "holders: [p-002]", "languages: [ar]")
    files = calendars(LONG, SHORT) | known | unknown

    assert found(files | channel("answered_by: [desk, arabic]"), TONGUE) == []
    assert found(files | channel(), TONGUE) == []
    assert (
        found(
            calendars(LONG) | role("desk", "holders: [p-003]", "hours: day") | channel("answered_by: desk"),
            TONGUE,
        )
        == []
    )
    listening = {path: text.replace(", respond", "") for path, text in channel("answered_by: desk").items()}
    assert found(files | listening, TONGUE) == []
    paused = {
        path: text.replace("status: live", "status: paused")
        for path, text in channel("answered_by: desk").items()
    }
    assert found(files | paused, TONGUE) == []


# handoff-to-closed-desk


def handoff(*lines: str) -> dict[str, str]:
    head = (
        "kind: handoff\nid: over\ntitle: Over\nfrom: desk\nto: phone\n"
        "carries: [summary]\nreviewed_on: 2026-11-01\n"
    )
    return {"playbook/handoffs/over.yaml": head + "".join(f"{line}\n" for line in lines)}


CLOSED = "handoff-to-closed-desk"
BOTH = role("desk", "holders: [p-003]", "hours: day") | role("phone", "holders: [p-002]", "hours: office")


def test_a_desk_that_is_closed_while_the_other_is_open_is_found(
    found: Found, examined: Callable[..., Examined]
):
    files = calendars(LONG, SHORT) | BOTH | handoff()

    assert found(files, CLOSED) == [
        "playbook/handoffs/over.yaml:5:5 error handoff-to-closed-desk: 'Desk' sends people to "
        "'Phone', which is "
        "closed while the first is open: from Monday 17:00 to Monday 22:00 (5 hours), and at 1 "
        "other time of the "
        "week | Write under `if_closed` which play helps people then."
    ]
    assert related(examined, files, CLOSED) == [
        "playbook/calendars.yaml:6:5 open until then",
        "playbook/calendars.yaml:7:5 the other desk",
    ]


def test_the_hours_of_the_hand_off_win_and_a_play_for_closed_hours_is_enough(found: Found):
    files = calendars(LONG, SHORT) | BOTH | play(REPLY)

    assert found(files | handoff("hours: day"), CLOSED) == []
    assert found(files | handoff("if_closed: answer"), CLOSED) == []
    assert found(files | role("phone", "holders: [p-002]") | handoff(), CLOSED) == []


def test_a_desk_closed_on_a_holiday_is_a_warning(found: Found):
    closed = hours("office", "mon tue", "09:00-22:00", more=", holidays: [2026-12-07]")

    (said,) = found(calendars(LONG, closed) | BOTH | handoff(), CLOSED)

    assert "warning handoff-to-closed-desk" in said
    assert (
        "which on Monday 2026-12-07 is closed from Monday 09:00 to Monday 22:00 (13 hours) for a holiday"
        in said
    )
