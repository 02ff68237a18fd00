"""Page families: what each page tells its readers."""

import re
from collections.abc import Callable
from typing import Literal, get_args

import pytest

from generator.kinds.calendar import Calendar
from generator.kinds.channel import Channel
from generator.kinds.commitment import Commitment
from generator.kinds.escalation import Does, Method
from generator.kinds.handoff import Carried
from generator.kinds.play import Action, Ending
from generator.kinds.role import Function
from generator.kinds.terms import Clock, Harm
from generator.kinds.triage import Reply
from generator.pages import labels
from generator.pages.hours import opening
from generator.words import Words
from tests.pages.conftest import Pages

Example = Callable[..., Pages]


# Home and start


def test_the_home_page_gives_the_number_to_ring_without_a_click(example: Example) -> None:
    now = example().section("", "_now")
    assert 'href="tel:+353209100108"' in now
    assert "Ring the duty desk at any hour." in now


def test_what_may_i_say_is_one_click_from_home(example: Example) -> None:
    pages = example()
    assert 'href="advocacy/#_say"' in pages.section("", "_now")
    assert "I work at Aurora and speak for myself." in pages.section("advocacy/", "_say")


def test_statements_that_everybody_may_use_stand_under_what_may_i_say(example: Example) -> None:
    statement = (
        "kind: statement\nid: open-words\ntitle: Open words\ntype: reply\ntext: Hello.\naudience: employee\n"
    )
    section = example(files={"playbook/statements/open-words.yaml": statement}).section("advocacy/", "_say")
    assert 'href="../statements/open-words/"' in section
    assert "sorry-words" not in section


def test_the_home_page_answers_three_groups_with_what_there_is(example: Example) -> None:
    employee, comms = example().text(""), example("comms").text("")
    assert "I work here" in employee
    assert "I speak for us" in employee
    assert "https://comms.aurora.example" in employee
    assert "Raise the alarm" not in employee
    assert "Raise the alarm" in comms


def test_only_the_employee_edition_offers_a_copy_to_take_along(example: Example) -> None:
    assert 'href="offline/handbook.zip"' in example().html("")
    assert "handbook.zip" not in example("comms").html("")


def test_without_guidelines_the_home_page_says_whom_to_ask(edition: Callable[..., Pages]) -> None:
    assert "Press officer" in edition().section("", "_now")


def test_a_seat_is_told_by_its_desk_and_the_rule_by_both_sides(example: Example) -> None:
    text = example().text("advocacy/")
    assert "Talk about your craft." in text
    assert "This is how rye smells." in text
    assert "Ask Press officer" in text
    assert "Do not answer for the company." in text


# Severity


def test_a_level_says_what_it_means_and_which_clocks_it_starts(example: Example) -> None:
    section = example("comms").section("severity/", "sev1")
    assert "A product injures people." in section
    assert "30\N{NO-BREAK SPACE}minutes" in section
    assert 'href="../escalations/safety/"' in section
    assert "Nobody is in danger" in section


def test_a_severity_is_told_by_word_and_shape_besides_colour(example: Example) -> None:
    html = example().section("severity/", "_scale")
    assert re.search(r'pb-sev--0"><i class="pb-icon pb-icon--octagon" aria-hidden="true"></i>Crisis', html)
    assert re.search(r'pb-sev--3"><i class="pb-icon pb-icon--circle" aria-hidden="true"></i>Issue', html)


def test_employees_read_who_is_told_first_but_not_the_chain(example: Example) -> None:
    pages = example()
    alarms = pages.section("severity/", "_alarms")
    assert "Somebody is hurt" in alarms
    assert "Duty desk" in alarms
    assert "escalations/safety/" not in pages.by_address
    assert "Ring again and again" not in "".join(pages.html(address) for address in pages.by_address)


# Roles


def test_my_role_says_what_i_do_decide_approve_and_am_told(example: Example) -> None:
    pages = example("comms")
    does, decides = (
        pages.section("roles/press-officer/", "_does"),
        pages.section("roles/press-officer/", "_decides"),
    )
    assert "Say sorry for that thing." in does
    assert "25\N{NO-BREAK SPACE}minutes" in does  # the end of its stage: 10 + 15
    assert "Do we call the batch back?" in decides
    assert "Incident" in pages.section("roles/press-officer/", "_approves")
    assert "in minute 5" in pages.section("roles/press-officer/", "_told")


def test_who_holds_a_seat_stays_with_the_communications_team(example: Example) -> None:
    assert "p-002" in example("comms").html("roles/press-officer/")
    assert "p-002" not in example().html("roles/press-officer/")
    assert "away 1 Dec 2026" in example("comms").text("roles/press-officer/")


def test_chains_that_ask_the_same_of_a_seat_stand_on_one_line(example: Example) -> None:
    chain = """\
kind: escalation
id: other
title: Another chain
severities: [sev3]
ack:
  steps:
    - {notify: [duty-desk], by: [phone], wait: 5m}
"""
    told = example("comms", {"playbook/escalations/other.yaml": chain}).section("roles/duty-desk/", "_told")
    assert told.count("in minute 0") == 1
    assert "Another chain" in told


def test_every_seat_is_listed_with_its_number(example: Example) -> None:
    html = example().html("roles/")
    assert html.count('class="pb-card"') == 2
    assert "tel:+353209100108" in html


def test_an_index_offers_only_filters_that_tell_something_apart(example: Example) -> None:
    roles = {
        f"roles/r{n}.yaml": f"kind: role\nid: r{n}\ntitle: Role {n}\ndepartment: Care\n" for n in range(8)
    }
    html = example(files=roles).html("roles/")
    assert 'name="department"' in html
    assert 'name="function"' not in html


def test_the_matrix_spells_its_letters_out_for_those_who_listen(example: Example) -> None:
    html = example().section("activities/", "_matrix")
    assert '<span class="pb-hush">Accountable</span>' in html
    assert "Answer people" in html


def test_a_decision_says_who_drives_and_who_approves(example: Example) -> None:
    section = example("comms").section("decisions/", "recall")
    assert "Duty desk" in section
    assert "2\N{NO-BREAK SPACE}hours" in section


def test_a_calendar_shows_the_week_and_the_holidays_to_come(example: Example) -> None:
    section = example().section("calendar/", "office")
    assert "09:00–17:00" in section
    assert "22:00–24:00" in section
    assert "closed" in section
    assert "25 December 2026" in section
    assert "1 January 2026" not in section
    assert "Press officer" in section
    assert "Day and night" in example().section("calendar/", "always")


def test_opening_hours_are_told_in_a_few_words_where_somebody_needs_them(example: Example) -> None:
    text = example().text("reach-us/")
    assert "Office hours Sun 10:00–12:00, 22:00–24:00 Mon 09:00–17:00 Europe/Dublin" in text


@pytest.mark.parametrize(
    ("week", "words"),
    [
        (
            {"mon": "09-17", "tue": "09-17", "wed": "09-17", "fri": "09-12"},
            "Mon–Wed 09:00–17:00, Fri 09:00–12:00",
        ),
        ({"sun": "09-17", "mon": "09-17", "tue": "09-17"}, "Sun–Tue 09:00–17:00"),
        (dict.fromkeys(("sun", "mon", "tue", "wed", "thu", "fri", "sat"), "08-22"), "every day 08:00–22:00"),
        ({}, ""),
    ],
)
def test_days_that_are_alike_are_told_together(week: dict[str, str], words: str) -> None:
    spans = {day: [f"{hours[:2]}:00-{hours[3:]}:00"] for day, hours in week.items()}
    calendar = Calendar.model_validate({"id": "c", "zone": "Europe/Dublin", "week": spans})
    assert ", ".join(f"{days} {hours}" for days, hours in opening(calendar, Words("en"))) == words


# Sorting, plays, chains


def test_a_table_shows_its_questions_its_lines_and_a_section_for_each(example: Example) -> None:
    pages = example()
    assert "A scratched tin." in pages.section("triage/first-look/", "_questions")
    assert 'href="#danger"' in pages.section("triage/first-look/", "_table")
    danger = pages.section("triage/first-look/", "danger")
    assert "Reply after approval" in danger
    assert 'href="tel:+353209100108"' in danger
    assert "An answer would carry it further." in pages.section("triage/first-look/", "bait")
    assert "Say sorry" in pages.section("triage/first-look/", "_otherwise")


def test_numbers_in_a_table_read_as_a_range(example: Example) -> None:
    assert "0–9" in example().section("triage/first-look/", "bait")


def test_a_play_says_who_by_when_and_how_long_in_all(example: Example) -> None:
    text = example().text("plays/say-sorry/")
    assert "within 5 minutes" in text
    assert "within 10 minutes (15 minutes in all)" in text
    assert "Stops the clock: First reply" in text
    assert "Do not explain first." in text


def test_a_play_says_what_leads_to_it(example: Example) -> None:
    leads = example().section("plays/say-sorry/", "_leads-here")
    assert "First look" in leads
    assert "Our page" in leads
    assert "An answer within two hours" in leads


def test_working_time_is_not_added_to_the_clock_on_the_wall(example: Example) -> None:
    play = """\
kind: play
id: slow
title: Slow
steps:
  - {id: a, do: A., by: duty-desk, within: 2bd}
  - {id: b, do: B., by: duty-desk, within: 5m}
"""
    text = example(files={"playbook/plays/slow.yaml": play}).text("plays/slow/")
    assert "within 2 working days" in text
    assert "in all" not in text


def test_a_chain_shows_the_running_minute_of_alarm_and_work(example: Example) -> None:
    pages = example("comms")
    minutes = re.findall(r"minute </span>(\d+)", pages.section("escalations/safety/", "_alarm"))
    assert minutes == ["0", "5", "15"]
    work = pages.section("escalations/safety/", "_work")
    assert re.findall(r"minute </span>(\d+)", work) == ["0", "10"]
    assert "25\N{NO-BREAK SPACE}minutes in all" in work
    assert "If nobody answers" in pages.section("escalations/safety/", "_alarm")


def test_the_index_of_chains_says_which_one_answers_a_family_at_a_level(example: Example) -> None:
    which = example("comms").section("escalations/", "_which")
    assert which.count('href="../escalations/safety/"') == 2


# Promises, channels, hand-offs


def test_the_pact_parts_what_is_in_force_from_what_is_not(example: Example) -> None:
    aim = "kind: commitment\nid: aim\ntitle: An aim\npromise: We mean to.\nstatus: aspiration\n"
    pages = example(files={"playbook/commitments/aim.yaml": aim})
    assert "An aim" in pages.section("commitments/", "_not-yet")
    assert "An answer within two hours" in pages.section("commitments/", "_we")
    assert "Do not quote it as a promise." in pages.text("commitments/aim/")


def test_a_promise_shows_its_clock_and_what_delivers_it(example: Example) -> None:
    text = example().text("commitments/two-hours/")
    assert "First reply" in text
    assert "90%" in text
    assert "Say sorry" in text


def test_keys_and_volumes_of_a_channel_stay_with_the_communications_team(example: Example) -> None:
    assert "Can log in" in example("comms").text("channels/page/")
    assert "60 minutes" in example("comms").text("channels/page/")
    assert "Can log in" not in example().text("channels/page/")


def test_how_people_reach_us_lists_the_open_ways_in(example: Example) -> None:
    paused = "kind: channel\nid: closed\ntitle: Closed page\ntype: social\nstatus: paused\npublic_entry: x\n"
    text = example(files={"playbook/channels/closed.yaml": paused}).text("reach-us/")
    assert "https://network.example/aurora" in text
    assert "English and Polish" in text
    assert "Closed page" not in text


def test_a_hand_off_shows_the_wait_of_an_ordinary_and_of_a_slow_day(example: Example) -> None:
    text = example("comms").text("handoffs/")
    assert "Duty desk passes cases to Press officer" in text
    assert "Slow day 40 minutes" in text
    assert "summary and how to reach the person" in example("comms").text("handoffs/desk-to-press/")


# Voice


def test_a_situation_shows_its_tone_beside_that_of_an_ordinary_day(example: Example) -> None:
    section = example().section("tone/", "hurt")
    assert 'aria-label="2 of 5, from formal to casual"' in section
    assert "pb-scale__was" in section
    assert "Please stop eating it." in section
    assert "Not like this" in section


def test_words_are_sorted_by_what_to_do_with_them(example: Example) -> None:
    pages = example()
    assert "what happened" in pages.section("vocabulary/", "_avoid")
    assert "All loaves of one oven." in pages.section("vocabulary/", "_glossary")


# Care


def test_health_and_checks_are_for_those_who_write(example: Example) -> None:
    assert "health/" not in example().by_address
    assert "checks/" not in example().by_address
    pages = example("comms")
    assert {"health/", "checks/", "checks/key-unknown/"} <= set(pages.by_address)


def test_the_health_page_says_how_fresh_each_page_is_also_in_words(example: Example) -> None:
    role = "kind: role\nid: duty-desk\ntitle: Duty desk\nreviewed_on: 2025-11-01\n"
    pages = example("comms", {"roles/duty-desk.yaml": role})
    assert "Duty desk: overdue" in pages.section("health/", "_reviews")
    assert "Duty desk" in pages.section("health/", "_overdue")


def test_the_health_page_shows_findings_with_their_place_and_the_manual(example: Example) -> None:
    role = "kind: role\nid: duty-desk\ntitle: Duty desk\nreviewed_on: 2025-11-01\n"
    findings = example("comms", {"roles/duty-desk.yaml": role}).section("health/", "_findings")
    assert "roles/duty-desk.yaml:" in findings
    assert 'href="../checks/review-overdue/"' in findings


def test_a_manual_page_shows_what_fails_and_what_passes(example: Example) -> None:
    pages = example("comms")
    assert "departmnt" in pages.section("checks/key-unknown/", "_fails")
    assert "department" in pages.section("checks/key-unknown/", "_passes")


# Hand-written pages


def test_a_hand_written_page_is_safe_prose_with_its_heading_as_title(example: Example) -> None:
    text = "# How we *meet*\n\nSee [[role:duty-desk]].\n\n## When\n\n<script>alert(1)</script>\n"
    files = {"playbook/pages/how-we-meet.md": text, "playbook/pages/od d.md": "x"}
    pages = example(files=files)
    assert pages.page("pages/how-we-meet/").title == "How we meet"
    html = pages.html("pages/how-we-meet/")
    assert 'href="../../roles/duty-desk/"' in html
    assert "<h2>When</h2>" in html
    assert "<script" not in html
    assert [address for address in pages.by_address if address.startswith("pages/")] == ["pages/how-we-meet/"]


# Labels


def choices(annotation: object) -> set[str]:
    """The members of a closed choice, also where it may be left out."""
    found = set()
    for part in get_args(annotation):
        found |= choices(part) if get_args(part) else {part} if isinstance(part, str) else set()
    return found


@pytest.mark.parametrize(
    ("table", "choice"),
    [
        (labels.FUNCTION, Function),
        (labels.METHOD, Method),
        (labels.WORK, Does),
        (labels.CLOCK, Clock),
        (labels.ACTION, Action),
        (labels.ENDING, Ending),
        (labels.REPLY, Reply),
        (labels.HARM, Harm),
        (labels.CARRIED, Carried),
        (labels.CHANNEL_TYPE, Channel.model_fields["type"].annotation),
        (labels.CHANNEL_STATUS, Channel.model_fields["status"].annotation),
        (labels.CHANNEL_TONE, Channel.model_fields["status"].annotation),
        (labels.OWNERSHIP, Channel.model_fields["ownership"].annotation),
        (labels.SIGNOFF, Channel.model_fields["signoff"].annotation),
        (labels.COMMITMENT, Commitment.model_fields["status"].annotation),
        (labels.COMMITMENT_TONE, Commitment.model_fields["status"].annotation),
        (labels.READERS, Literal["employee", "comms", "facilitator"]),
    ],
)
def test_every_choice_has_a_label(table: dict[str, str], choice: object) -> None:
    assert choices(choice) <= set(table)
