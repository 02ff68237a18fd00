from collections.abc import Callable

import pytest

from generator.checks.privacy import is_generic, phones
from generator.pipeline import Examined

Found = Callable[..., list[str]]

SECRET = "A mother writes that her child fell ill after eating our oat biscuits."


def play(text: str, *lines: str) -> dict[str, str]:
    body = "".join(f"{line}\n" for line in lines)
    said = "".join(f"  {line}\n" for line in text.split("\n"))
    head = "kind: play\nid: night\ntitle: A call at night\nreviewed_on: 2026-11-01\n"
    return {"playbook/plays/night.yaml": f"{head}{body}text: |\n{said}"}


def exercise(background: str, content: str, *lines: str) -> dict[str, str]:
    head = "kind: {}\nid: oats\nreviewed_on: 2026-11-01\n"
    scenario = head.format("scenario") + f"title: Oats\nbackground: |\n  {background}\n"
    script = head.format("facilitator") + "scenario: oats\ninjects:\n  - id: one\n    at: 5m\n"
    more = "".join(f"{line}\n" for line in lines)
    return {
        "scenarios/oats/scenario.yaml": scenario,
        "scenarios/oats/facilitator.yaml": f"{script}    content: |\n      {content}\n{more}",
    }


# link-to-hidden-page

NIGHT = {
    "playbook/escalations/dark.yaml": "kind: escalation\nid: dark\ntitle: In the dark\nseverities: [sev4]\n"
    "reviewed_on: 2026-11-01\n"
}


def test_a_link_that_readers_cannot_follow_is_found_at_the_link(found: Found):
    assert found(
        play("First breathe,\nthen read [[escalation:dark|the chain]].") | NIGHT, "link-to-hidden-page"
    ) == [
        "playbook/plays/night.yaml:7:15 error link-to-hidden-page: the play 'A call at night' is for every "
        "employee, "
        "but links to the escalation 'In the dark', which is for the comms team | Take the link out, and "
        "say in words "
        "what these readers need."
    ]


def test_a_link_to_the_same_or_a_wider_audience_is_fine(found: Found):
    for text in ("See [[role:press-officer]].", "See [[severity:sev1]]."):
        assert found(play(text) | NIGHT, "link-to-hidden-page") == []
    assert found(play("See [[escalation:dark]].", "audience: comms") | NIGHT, "link-to-hidden-page") == []


def test_a_draft_is_hidden_from_employees(found: Found):
    draft = {"playbook/plays/new.yaml": "kind: play\nid: new\ntitle: New\nstatus: draft\n"}

    (told,) = found(play("See [[play:new]].") | draft, "link-to-hidden-page")

    assert "links to the play 'New', which is still a draft" in told
    assert found(play("See [[play:new]].", "audience: comms") | draft, "link-to-hidden-page") == []


def test_a_person_is_never_linked_from_an_employee_page(found: Found):
    (told,) = found(play("Ask [[person:p-001]]."), "link-to-hidden-page")

    assert "which is for the comms team" in told


def test_a_field_may_name_what_readers_cannot_open(found: Found):
    scenario = {
        "scenarios/oats/scenario.yaml": "kind: scenario\nid: oats\ntitle: Oats\nreviewed_on: 2026-11-01\n"
        "objectives:\n  - {id: speak, statement: Speak in time., tests: [escalation:dark]}\n"
    }

    assert found(scenario | NIGHT, "link-to-hidden-page") == []


def test_links_in_drafts_are_not_judged_yet(found: Found):
    assert found(play("See [[escalation:dark]].", "status: draft") | NIGHT, "link-to-hidden-page") == []


# facilitator-text-on-employee-site

CHECK = "facilitator-text-on-employee-site"


def test_a_sentence_of_the_script_in_the_scenario_is_found_at_its_words(found: Found):
    assert found(exercise(f"It is Friday. {SECRET}", f"EXERCISE. {SECRET}"), CHECK) == [
        "scenarios/oats/scenario.yaml:6:17 error facilitator-text-on-employee-site: 'A mother writes that "
        "her child "
        "fell ill after eating our ...' also stands in the script of 'Oats', which is not for players | Say "
        "it in "
        "other words, here or in the script."
    ]


def test_the_script_is_shown_as_the_second_place(examined: Callable[..., Examined]):
    (finding,) = [f for f in examined(exercise(SECRET, SECRET)).findings if f.check == CHECK]
    (related,) = finding.related

    assert (related.place.path, related.place.line) == ("scenarios/oats/facilitator.yaml", 9)


@pytest.mark.parametrize(
    "said",
    [
        SECRET.upper(),
        SECRET.replace(" ", "  "),
        SECRET.replace("writes that", "*writes*, that"),
        "She fell ill after eating our oat biscuits. A mother writes that her child fell ill after.",
    ],
)
def test_case_marks_and_other_words_around_do_not_hide_a_sentence(found: Found, said: str):
    assert len(found(exercise(said, SECRET), CHECK)) == 1


def test_seven_words_in_a_row_are_no_sentence(found: Found):
    assert found(exercise("A child fell ill after eating our biscuits.", SECRET), CHECK) == []
    assert found(exercise("Her child fell ill after eating our bread.", SECRET), CHECK) == []


def test_rows_of_numbers_tell_nothing(found: Found):
    numbers = "1 2 3 4 5 6 7 8 9 10"

    assert found(exercise(numbers, numbers), CHECK) == []


def test_a_sentence_of_the_script_in_any_other_file_is_found(found: Found):
    (told,) = found(exercise("A quiet day.", SECRET) | play(f"Mind this: {SECRET}"), CHECK)

    assert told.startswith("playbook/plays/night.yaml:6:14 error ")


def test_a_script_may_quote_statements_and_what_it_names(found: Found):
    statement = {
        "playbook/statements/ill.yaml": "kind: statement\nid: ill\ntitle: Ill\ntype: reply\n"
        f"reviewed_on: 2026-11-01\ntext: {SECRET}\n"
    }
    expected = ("    expected:", "      - {by: press-officer, does: play:night}")

    assert found(exercise("A quiet day.", SECRET) | statement, CHECK) == []
    assert found(exercise("A quiet day.", SECRET, *expected) | play(SECRET), CHECK) == []


def test_naming_its_own_scenario_is_no_leave_to_quote_it(found: Found):
    files = exercise(SECRET, SECRET, "    controller: See [[scenario:oats]].")

    assert len(found(files, CHECK)) == 1


def test_a_draft_of_a_script_is_a_script(found: Found):
    files = exercise(SECRET, SECRET, "status: draft")

    assert len(found(files, CHECK)) == 1


def test_where_scripts_are_kept_elsewhere_the_check_says_that_it_was_skipped(
    examined: Callable[..., Examined],
):
    elsewhere = {
        "playbook/playbook.yaml": "kind: playbook\nid: playbook\ntitle: Aurora\n"
        "facilitator_files: elsewhere\n"
    }

    skipped = {s.check: s.reason for s in examined(elsewhere).skipped}
    assert skipped[CHECK] == "the facilitator files are kept elsewhere; point to them with --facilitator-dir"


def test_no_level_and_no_exception_softens_a_leak(found: Found):
    files = exercise(SECRET, SECRET) | {
        "playbook/playbook.yaml": f"kind: playbook\nid: playbook\ntitle: Aurora\nchecks:\n  {CHECK}: off\n",
        "playbook/waivers.yaml": f"kind: waivers\nid: waivers\nlist:\n  - check: {CHECK}\n"
        "    document: scenario:oats\n    reason: Because.\n"
        "    approved_by: press-officer\n    until: 2027-01-01\n",
    }

    assert [told.split(" ")[1] for told in found(files, CHECK)] == ["error"]


# personal-data-on-employee-site

PERSONAL = "personal-data-on-employee-site"


def test_a_phone_number_is_found_at_its_place_and_not_repeated_in_full(found: Found):
    assert found(play("At night\nring +48 601 555 019."), PERSONAL) == [
        "playbook/plays/night.yaml:7:8 error personal-data-on-employee-site: the play 'A call at night' "
        "shows a phone "
        "number to every employee: '+48 ...' | Name the role instead; the number of a desk belongs under "
        "`desk` in "
        "the role's file."
    ]


def test_a_personal_mailbox_is_found(found: Found):
    (told,) = found(play("Write to a.nowak@aurora.example."), PERSONAL)

    assert "the play 'A call at night' shows a mailbox that may be a person's: 'a.no...' |" in told


def test_the_code_of_a_person_is_found_in_a_text(found: Found):
    (told,) = found(play("Ask p-017."), PERSONAL)

    assert "the play 'A call at night' names a person to every employee, by the code p-017 |" in told


def test_codes_of_any_form_are_known_from_the_roster(found: Found):
    roster = {
        "roles/roster.yaml": "kind: roster\nid: roster\ntitle: People\n"
        "people: [{id: emp-7}, {id: p-001}, {id: p-002}]\n"
    }

    assert len(found(play("Ask emp-7, not item-7.") | roster, PERSONAL)) == 1


def test_titles_and_retired_pages_can_be_read_too(found: Found):
    retired = play("Ring +48 601 555 019.", "status: retired")
    titled = {path: text.replace("A call at night", "Ring p-017") for path, text in play("Ring.").items()}

    assert len(found(retired, PERSONAL)) == 1
    assert len(found(titled, PERSONAL)) == 1


def test_drafts_and_pages_for_the_comms_team_are_not_on_the_employee_site(found: Found):
    assert found(play("Ring +48 601 555 019.", "status: draft"), PERSONAL) == []
    assert found(play("Ring +48 601 555 019.", "audience: comms"), PERSONAL) == []


def test_desks_and_public_entries_may_be_known_and_repeated(found: Found):
    desk = {
        "roles/press-officer.yaml": "kind: role\nid: press-officer\ntitle: Press officer\nholders: [p-001]\n"
        "desk: {phone: +48 22 555 0100, chat: '#press', mail: anna@aurora.example}\nreviewed_on: "
        "2026-11-01\n",
        "playbook/channels/phone.yaml": "kind: channel\nid: phone\ntitle: Phone\ntype: phone\n"
        "status: candidate\npublic_entry: 0800 555 0199 (free of charge)\nreviewed_on: 2026-11-01\n",
    }
    text = "Ring 022 555 01 00 or (0800) 555 01 99, or write to Anna@Aurora.example."

    assert found(desk | play(text), PERSONAL) == []
    assert len(found(play(text), PERSONAL)) == 3


@pytest.mark.parametrize(
    "local",
    [
        "press",
        "customer-care",
        "care.pl",
        "no-reply",
        "head.office2".replace("head", "press"),
        "reklamacje",
        "info+web",
    ],
)
def test_mailboxes_made_of_the_names_of_jobs_are_read_by_many(local: str):
    assert is_generic(local)


@pytest.mark.parametrize("local", ["anna", "a.nowak", "anna.nowak", "j.k", "pl", "anna.press", "nowak77"])
def test_other_mailboxes_may_be_a_persons(local: str):
    assert not is_generic(local)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ring +48 22 555 01 00 now", ["+48 22 555 01 00"]),
        ("Ring +48225550100.", ["+48225550100"]),
        ("Ring +48 (22) 555-01-00, please", ["+48 (22) 555-01-00"]),
        ("ring 0048 22 555 01 00", ["0048 22 555 01 00"]),
        ("050-555-0199 is hers", ["050-555-0199"]),
        ("his is 601-555-019", ["601-555-019"]),
        ("his is (212) 555-0199", ["(212) 555-0199"]),
        ("Mobile: 601 555 019", ["601 555 019"]),
        ("Zadzwoń: 601 555 019", ["601 555 019"]),
        ("نتصل: ٠٥٠١٢٣٤٥٦٧", ["٠٥٠١٢٣٤٥٦٧"]),
        ("טל: 50 555 0199", ["50 555 0199"]),
        ("τηλ. 210 555 0199", ["210 555 0199"]),
        ("Call tel:+48225550100", ["+48225550100"]),
    ],
)
def test_phone_numbers_are_known_however_they_are_written(text: str, numbers: list[str]):
    assert [number for _, number in phones(text)] == numbers
    assert [text[start : start + len(number)] for start, number in phones(text)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "On 2026-11-20 at 09:00-17:00, within 30 minutes.",
        "From 01.02.2026 to 05/06/2027 10:00 all is well.",
        "Open 09.00-17.00 and 10.00-14.00.",
        "We sold 1 234 567 890 biscuits, 123 456 789 of them in May.",
        "Batch INV-0123456789, post https://social.example/status/01234567890123.",
        "Account PL61 1090 1014 0000 0712 1981 2874.",
        "Ring 112 or 999 in an emergency.",
        "Call 24/7, all 365 days, versions 1.10.2 and 2.0.1.",
        "Between 100-299 mentions an hour; 300+ is worse.",
    ],
)
def test_dates_hours_amounts_and_ids_are_no_phone_numbers(text: str):
    assert list(phones(text)) == []


# Hand-written pages


@pytest.mark.parametrize("folder", ["playbook/pages", "playbook/translations/pl/playbook/pages"])
def test_a_hand_written_page_gives_no_person_and_no_script_away(found: Found, folder: str):
    page = (
        f"# How we meet\n\nAsk p-001, or ring +48 601 555 0199\nor anna.nowak@aurora.example.\n\n{SECRET}\n"
    )
    files = exercise("A quiet Friday.", SECRET) | {f"{folder}/how-we-meet.md": page}

    told = [line for line in found(files) if line.startswith(f"{folder}/")]

    assert [line.partition(": ")[0] for line in told] == [
        f"{folder}/how-we-meet.md:3:5 error personal-data-on-employee-site",
        f"{folder}/how-we-meet.md:3:20 error personal-data-on-employee-site",
        f"{folder}/how-we-meet.md:4:4 error personal-data-on-employee-site",
        f"{folder}/how-we-meet.md:6:1 error facilitator-text-on-employee-site",
    ]
    assert "the hand-written page 'how-we-meet' names a person to every employee" in told[0]


def test_hidden_direction_marks_in_a_hand_written_page_are_found(found: Found):
    (told,) = found({"playbook/pages/x.md": "# X\n\nNever \u202esend\u202c it.\n"}, "hidden-direction-marks")

    assert told.startswith("playbook/pages/x.md:3:7 error hidden-direction-marks: ")


# Links of hand-written pages

DARK = "kind: escalation\nid: night\ntitle: At night\nseverities: [sev4]\nreviewed_on: 2026-11-01\n"


def test_a_hand_written_page_may_not_lead_employees_to_a_page_they_cannot_open(found: Found):
    files = {
        "playbook/pages/meet.md": "# How we meet\n\nAt night see [[escalation:night]].\n",
        "playbook/escalations/night.yaml": DARK,
    }

    assert found(files, "link-to-hidden-page") == [
        "playbook/pages/meet.md:3:16 error link-to-hidden-page: the hand-written page 'meet' is for every "
        "employee, but links to the escalation 'At night', which is for the comms team "
        "| Take the link out, and say in words what these readers need."
    ]


def test_a_hand_written_page_may_not_lead_to_a_draft(found: Found):
    files = {
        "playbook/pages/meet.md": "See [[role:night]].\n",
        "roles/night.yaml": "kind: role\nid: night\ntitle: Night watch\nstatus: draft\nholders: [p-001]\n",
    }
    (told,) = found(files, "link-to-hidden-page")

    assert "links to the role 'Night watch', which is still a draft" in told


def test_a_hand_written_page_may_lead_to_what_all_may_read(found: Found):
    files = {
        "playbook/pages/meet.md": "See [[role:press-officer]], [[severity:sev1]] and `[[escalation:x]]`.\n"
    }

    assert found(files, "link-to-hidden-page") == []
