"""Load of a handbook: which roles, activities, channels and people count, and with how many minutes."""

from __future__ import annotations

from collections.abc import Callable

from generator.pipeline import Examined
from generator.rules.load import Loads, loads

Look = Callable[..., Examined]


def role(id: str, *more: str) -> str:
    return "\n".join([f"kind: role\nid: {id}\ntitle: {id.title()}\nreviewed_on: 2026-11-01", *more]) + "\n"


def channel(id: str, *more: str) -> str:
    head = f"kind: channel\nid: {id}\ntitle: {id.title()}\ntype: social\nreviewed_on: 2026-11-01"
    return "\n".join([head, *more]) + "\n"


def volume(id: str, times: int | None, each: int | None) -> str:
    lines = [f"kind: channel-ops\nid: {id}\nreviewed_on: 2026-11-01"]
    lines += [f"expected_per_day: {times}"] if times is not None else []
    lines += [f"handle_minutes: {each}"] if each is not None else []
    return "\n".join(lines) + "\n"


def activities(*jobs: str) -> str:
    head = "kind: activities\nid: activities\ntitle: Who does what\nreviewed_on: 2026-11-01\nactivities:\n"
    return head + "".join(f"  - {{{job}}}\n" for job in jobs)


def of(examined: Look, files: dict[str, str]) -> Loads:
    return loads(examined(files).handbook)


def test_a_seat_has_the_minutes_and_the_people_of_its_role(examined: Look):
    found = of(examined, {"roles/desk.yaml": role("desk", "holders: [p-001, p-002]", "minutes_per_day: 90")})

    assert [(seat.id, seat.people, seat.minutes_per_day) for seat in found.seats] == [
        ("desk", ("p-001", "p-002"), 90),
        ("press-officer", ("p-001",), None),
    ]
    assert found.seat("desk") is found.seats[0]
    assert found.seat("nobody") is None


def test_a_retired_role_has_no_seat(examined: Look):
    found = of(examined, {"roles/desk.yaml": role("desk", "status: retired", "minutes_per_day: 90")})

    assert found.seat("desk") is None


def test_those_who_are_responsible_do_an_activity_and_else_the_one_who_is_accountable(examined: Look):
    files = {
        "roles/desk.yaml": role("desk", "holders: [p-001]", "minutes_per_day: 90"),
        "roles/activities.yaml": activities(
            "id: answer, title: Answer, minutes_per_day: 30, accountable: press-officer, responsible: desk",
            "id: listen, title: Listen, minutes_per_day: 20, accountable: press-officer",
            "id: talk, title: Talk, accountable: press-officer, responsible: desk",
        ),
    }
    found = of(examined, files).activities

    assert dict(found.shares) == {("answer", "desk"): 30, ("listen", "press-officer"): 20}


def test_a_channel_takes_its_messages_times_the_minutes_of_one(examined: Look):
    files = {
        "roles/desk.yaml": role("desk", "holders: [p-001]", "minutes_per_day: 90"),
        "playbook/channels/mail.yaml": channel("mail", "answered_by: desk"),
        "playbook/channel-ops/mail.yaml": volume("mail", 12, 5),
    }
    (job,) = of(examined, files).channels.jobs

    assert (job.id, job.times, job.minutes, job.seats) == ("mail", 12, 60, ("desk",))


def test_channels_that_nobody_has_to_answer_do_not_count(examined: Look):
    states = {
        "a": "status: candidate", "b": "status: preparing", "c": "status: paused", "d": "status: standby",
        "e": "status: retired", "f": "status: draft", "g": "modes: [listen, publish]",
    }  # fmt: skip
    files = {
        f"playbook/channels/{id}.yaml": channel(id, "answered_by: desk", line) for id, line in states.items()
    }
    files |= {f"playbook/channel-ops/{id}.yaml": volume(id, 10, 5) for id in states}
    files["roles/desk.yaml"] = role("desk", "holders: [p-001]", "minutes_per_day: 1")

    assert of(examined, files).channels.jobs == ()


def test_a_channel_that_is_live_or_says_nothing_of_it_counts(examined: Look):
    states = {"a": "status: live", "b": "modes: respond"}
    files = {
        f"playbook/channels/{id}.yaml": channel(id, "answered_by: desk", line) for id, line in states.items()
    }
    files |= {f"playbook/channel-ops/{id}.yaml": volume(id, 10, 5) for id in states}
    files["roles/desk.yaml"] = role("desk", "holders: [p-001]", "minutes_per_day: 1")
    counted = [job.id for job in of(examined, files).channels.jobs]

    assert counted == ["a", "b"]


def test_what_was_not_counted_yet_asks_for_nothing(examined: Look):
    files = {
        "roles/desk.yaml": role("desk", "holders: [p-001]", "minutes_per_day: 1"),
        "playbook/channels/a.yaml": channel("a", "answered_by: desk"),
        "playbook/channel-ops/a.yaml": volume("a", 10, None),
        "playbook/channels/b.yaml": channel("b", "answered_by: desk"),
        "playbook/channel-ops/b.yaml": volume("b", None, 5),
        "playbook/channels/c.yaml": channel("c"),
        "playbook/channel-ops/c.yaml": volume("c", 10, 5),
    }

    assert of(examined, files).channels.jobs == ()


def test_a_channel_one_of_whose_roles_cannot_be_read_is_not_judged(examined: Look):
    files = {
        "roles/desk.yaml": role("desk", "holders: [p-001]", "minutes_per_day: 1"),
        "roles/night.yaml": role("night", "holders: [p-001]", "minutes_per_day: a lot"),
        "playbook/channels/a.yaml": channel("a", "answered_by: [desk, night]"),
        "playbook/channel-ops/a.yaml": volume("a", 10, 5),
    }

    assert of(examined, files).channels.jobs == ()


def test_people_have_the_capacity_of_the_roster(examined: Look):
    roster = "kind: roster\nid: roster\ntitle: Who is there\nreviewed_on: 2026-11-01\npeople:\n"
    roster += "  - {id: p-001, capacity_minutes_per_day: 60}\n  - {id: p-002}\n  - {id: p-003}\n"
    files = {
        "roles/roster.yaml": roster,
        "roles/desk.yaml": role(
            "desk", "holders: [p-002, p-001]", "deputies: [p-003]", "minutes_per_day: 90"
        ),
    }
    found = of(examined, files).people

    assert [(b.person, [seat.id for seat in b.seats], b.needed, b.capacity) for b in found] == [
        ("p-001", ["desk", "press-officer"], 45, 60),
        ("p-002", ["desk"], 45, None),
    ]


def test_the_same_handbook_is_reckoned_once(examined: Look):
    handbook = examined({}).handbook

    assert loads(handbook) is loads(handbook)
