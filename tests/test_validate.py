"""What is said of a document that has not the form of its kind: each refusal is read aloud here."""

from collections.abc import Callable

import pytest

from generator.pipeline import Examined
from generator.validate import kind_at

Found = Callable[..., list[str]]

SHAPE = {
    "key-unknown",
    "field-missing",
    "value-wrong",
    "file-misplaced",
    "yaml-reads-differently",
    "id-not-unique",
}


@pytest.fixture
def said(examined: Callable[..., Examined]) -> Callable[[str, str], list[str]]:
    """`said(path, yaml)`: what is said of the form of that file, as `line:column check: message | help`."""

    def read(path: str, text: str) -> list[str]:
        return [
            f"{f.place.line}:{f.place.column} {f.check}: {f.message} | {f.help}"
            for f in examined({path: text}).findings
            if f.place.path == path and f.check in SHAPE
        ]

    return read


def role(*lines: str) -> str:
    return "kind: role\nid: a\ntitle: A\n" + "".join(f"{line}\n" for line in lines)


ROLE = "roles/a.yaml"

CASES = {
    "a file that does not say what it is": (
        ROLE,
        "id: a\ntitle: A\n",
        [
            "1:1 field-missing: the file does not say what kind of document it is | "
            "Begin the file with `kind: role` and `id: ...`."
        ],
    ),
    "a misspelt kind": (
        ROLE,
        "kind: rol\nid: a\ntitle: A\n",
        ["1:7 value-wrong: there is no kind of document called 'rol' | Did you mean 'role'?"],
    ),
    "no id": (
        ROLE,
        "kind: role\ntitle: A\n",
        ["1:1 field-missing: `id` is missing | Add `id: a`, the name of the file or folder."],
    ),
    "an id with a capital": (
        ROLE,
        "kind: role\nid: A b\ntitle: A\n",
        [
            "2:5 value-wrong: in `id`, 'A b' is not an id (small letters a to z, digits, single hyphens "
            "between) | "
            "Write it like this: a-b"
        ],
    ),
    "an id that is not the file's name": (
        ROLE,
        "kind: role\nid: b\ntitle: A\n",
        [
            "2:5 id-not-unique: the id 'b' and the name of the file, 'a', differ | "
            "Write `id: a`, or rename the file. Keep a published id in `old_ids`."
        ],
    ),
    "all errors at once": (
        ROLE,
        "kind: role\nid: a\nfunktion: lead\nminutes_per_day: two\nfunction: leader\nholders:\n",
        [
            "1:1 field-missing: `title` is missing | Add `title:` (The name people read, at most 70 "
            "characters.)",
            "3:1 key-unknown: 'funktion' is not a field of a role | Did you mean 'function'?",
            "4:18 value-wrong: in `minutes_per_day`, 'two' is not a number of minutes, 0 to 1440 | "
            "Write it like this: 30",
            "5:11 value-wrong: in `function`, 'leader' is not one of the choices | Did you mean 'lead'? "
            "Write lead, "
            "deputy-lead, information, spokesperson, liaison, operations, planning, scribe, legal or "
            "listening.",
            "6:9 value-wrong: `holders` is empty | Write what belongs there, or delete the line.",
        ],
    ),
    "unknown keys deep inside": (
        ROLE,
        role("desk:", "  fone: 12", "contacts:", "  - {method: phon, referenc: x}"),
        [
            "5:3 key-unknown: 'fone' is not a field of `desk` | Did you mean 'phone'?",
            "7:5 field-missing: `reference` is missing in `contacts` | Add `reference:` (The directory "
            "entry, never "
            "the number itself.)",
            "7:14 value-wrong: in `contacts.method`, 'phon' is not one of the choices | Did you mean "
            "'phone'? Write "
            "phone, sms, chat, mail or pager.",
            "7:20 key-unknown: 'referenc' is not a field of `contacts` | Did you mean 'reference'?",
        ],
    ),
    "a text where a group of fields belongs": (
        ROLE,
        role("desk: phone"),
        [
            "4:7 value-wrong: in `desk`, a group of fields belongs here, and 'phone' stands here | Write "
            "the fields "
            "below, indented, each with its name and a colon."
        ],
    ),
    "a list where a group of fields belongs": (
        ROLE,
        role("desk:", "  - phone: 1"),
        [
            "5:3 value-wrong: in `desk`, a group of fields belongs here, and a list stands here | Write the "
            "fields "
            "below, indented, each with its name and a colon."
        ],
    ),
    "a group of fields where a list belongs": (
        ROLE,
        role("contacts:", "  method: phone", "  reference: x"),
        [
            "5:3 value-wrong: in `contacts`, a list belongs here, and a group of fields stands here | Start "
            "each "
            "entry on a line of its own with '- '."
        ],
    ),
    "a group of fields where a text belongs": (
        ROLE,
        role("department:", "  en: Sales"),
        [
            "5:3 value-wrong: in `department`, a text belongs here, and a group of fields stands here | "
            "Write it like this: some words on one line"
        ],
    ),
    "brackets that swallow a text": (
        ROLE,
        role("department: [Sales]"),
        [
            "4:13 yaml-reads-differently: YAML reads '[Sales]' as a list or a group of fields, not as a "
            "text, because "
            "of the bracket it starts with | Put quotes around the text, or start it with | on the line "
            "before."
        ],
    ),
    "braces that swallow a text are told once": (
        ROLE,
        role("department: {x}"),
        [
            "4:13 yaml-reads-differently: YAML reads '{x}' as a list or a group of fields, not as a text, "
            "because of "
            "the bracket it starts with | Put quotes around the text, or start it with | on the line before."
        ],
    ),
    "a colon that swallows an entry": (
        ROLE,
        role("keywords:", "  - one", "  - Note: be calm"),
        [
            "6:5 yaml-reads-differently: YAML reads 'Note: be calm' as a list or a group of fields, not as "
            "a text, "
            "because of the colon in it | Put quotes around the text, or start it with | on the line before."
        ],
    ),
    "a name in brackets within a list": (
        ROLE,
        role("holders: [[p-001]]"),
        [
            "4:11 value-wrong: in `holders`, a name of another document belongs here, and a list stands "
            "here | Write it like this: head-of-comms"
        ],
    ),
    "values left empty, wherever they stand": (
        ROLE,
        "kind: role\nid: a\ntitle:\ndesk:\n  phone:\ncontacts:\n  -\n  - {method: phon, reference: x}\n",
        [
            "3:7 value-wrong: `title` is empty | Write what belongs there, or delete the line.",
            "5:9 value-wrong: `desk.phone` is empty | Write what belongs there, or delete the line.",
            "7:4 value-wrong: `contacts` is empty | Write what belongs there, or delete the line.",
            "8:14 value-wrong: in `contacts.method`, 'phon' is not one of the choices | Did you mean "
            "'phone'? Write "
            "phone, sms, chat, mail or pager.",
        ],
    ),
    "a text without words": (
        ROLE,
        role('department: "  "'),
        ["4:13 value-wrong: in `department`, there is no text here | Write it, or delete the line."],
    ),
    "a text that is too long": (
        ROLE,
        f"kind: role\nid: a\ntitle: {'A' * 71}\n",
        [
            "3:8 value-wrong: in `title`, this text has 71 characters, at most 70 fit here | Say it "
            "shorter; details "
            "belong into the text below."
        ],
    ),
    "a list that is too long": (
        ROLE,
        role(f"keywords: [{', '.join('abcdefghijklm')}]"),
        ["4:11 value-wrong: in `keywords`, at most 12 entries fit here | Keep the most important ones."],
    ),
    "a list that is too short": (
        "playbook/severities.yaml",
        "kind: severity\nid: severities\ntitle: S\nlevels:\n"
        "  - {id: sev1, rank: 1, label: A, plain: B, examples: [one]}\n",
        ["5:55 value-wrong: in `levels.examples`, at least 2 entries must stand here | Add what is missing."],
    ),
    "an empty list": (
        "playbook/escalations/a.yaml",
        "kind: escalation\nid: a\ntitle: A\nseverities: []\n",
        ["4:13 value-wrong: in `severities`, at least 1 entry must stand here | Add what is missing."],
    ),
    "a number that is too large": (
        "playbook/escalations/a.yaml",
        "kind: escalation\nid: a\ntitle: A\nseverities: [sev4]\nack: {steps: [{notify: press-officer}], "
        "repeat: 4}\n",
        ["5:49 value-wrong: in `ack.repeat`, '4' is more than 3 | Write 3 or less."],
    ),
    "dates that are none": (
        ROLE,
        role("reviewed_on: 2026-02-30", "measured_on: yesterday"),
        [
            "4:14 value-wrong: in `reviewed_on`, '2026-02-30' is not a date of the calendar | Write it like "
            "this: "
            "2026-11-20 (year-month-day)",
            "5:14 value-wrong: in `measured_on`, 'yesterday' is not a date of the calendar | Write it like "
            "this: "
            "2026-11-20 (year-month-day)",
        ],
    ),
    "a length of time without its unit": (
        ROLE,
        role("review_every: 90"),
        [
            "4:15 value-wrong: in `review_every`, '90' is not a length of time | Write it like this: 90m "
            "for minutes, 90h for hours, 90d for days"
        ],
    ),
    "more time than a year": (
        ROLE,
        role("review_every: 400d"),
        [
            "4:15 value-wrong: in `review_every`, '400d' is not a length of time of at most 365 days | "
            "Write it like "
            "this: 365d"
        ],
    ),
    "neither yes nor no": (
        ROLE,
        role("is_group: maybe"),
        ["4:11 value-wrong: in `is_group`, 'maybe' is not yes or no | Write it like this: yes"],
    ),
    "a language that is not ours": (
        ROLE,
        role("languages: [en, fr]"),
        [
            "4:17 value-wrong: in `languages`, 'fr' is not one of our languages | Write it like this: en, "
            "ar, he, el "
            "or pl"
        ],
    ),
    "a field of a group outside its group": (
        ROLE,
        role("declare_up_to: sev1"),
        [
            "4:1 key-unknown: 'declare_up_to' is not a field of a role | It belongs under `authority:`, "
            "indented."
        ],
    ),
    "a field in brackets without its colon": (
        ROLE,
        role("contacts: [{method: phone, reference x}]"),
        [
            "4:28 yaml-reads-differently: the colon and space after `reference` are missing, so YAML reads "
            "'reference x' as a field's name | Write `reference: x`."
        ],
    ),
    "a field in brackets without its space": (
        ROLE,
        role("contacts: [{method: phone, reference:x}]"),
        [
            "4:28 yaml-reads-differently: the space after `reference:` is missing, so YAML reads "
            "'reference:x' as a field's name | Write `reference: x`."
        ],
    ),
    "nothing between quotes": (
        ROLE,
        role('owner: ""'),
        [
            "4:8 value-wrong: in `owner`, nothing stands between the quotes | "
            "Write what belongs there, or delete the line."
        ],
    ),
    "the name of a person where a code belongs": (
        ROLE,
        role("deputies: [Anna Example]"),
        [
            "4:12 value-wrong: in `deputies`, 'Anna Example' is not an id, which has no spaces | Write the "
            "code of the person, as in the roster; names stay in the directory."
        ],
    ),
    "a name with spaces": (
        ROLE,
        role("owner: Press Officer"),
        [
            "4:8 value-wrong: in `owner`, 'Press Officer' is not an id, which has no spaces | Write it like "
            "this: "
            "press-officer"
        ],
    ),
    "hours, a zone and a weekday": (
        "playbook/calendars.yaml",
        "kind: calendar\nid: calendars\ntitle: C\ncalendars:\n  - id: a\n    zone: Europe/Warszawa\n"
        "    week: {monday: ['09:00-17:00'], tue: ['17:00-09:00'], wed: [9-5]}\n",
        [
            "6:11 value-wrong: in `calendars.zone`, 'Europe/Warszawa' is not a time zone we know | Write it "
            "like "
            "this: Europe/Warsaw, Asia/Jerusalem or Africa/Cairo",
            "7:12 value-wrong: 'monday' is not one of the choices | Did you mean 'mon'? Write sun, mon, "
            "tue, wed, "
            "thu, fri or sat.",
            "7:43 value-wrong: in `week.tue`, '17:00-09:00' is not opening hours that end after they begin "
            "| Write it "
            "like this: 22:00-24:00 and 00:00-06:00 the next day",
            "7:65 value-wrong: in `week.wed`, '9-5' is not opening hours | Write it like this: "
            '"09:00-17:00"',
        ],
    ),
    "a score out of range, and one that is missing": (
        "playbook/tone.yaml",
        "kind: tone\nid: tone\ntitle: T\nbase: {formality: 6, humour: 1, irreverence: 1}\n",
        [
            "4:7 field-missing: `energy` is missing in `base` | Add `energy:` (1 matter-of-fact, 5 "
            "enthusiastic.)",
            "4:19 value-wrong: in `base.formality`, '6' is not a score from 1 to 5 | Write it like this: 3",
        ],
    ),
    "an address that is none, and an unknown edition": (
        "playbook/playbook.yaml",
        "kind: playbook\nid: playbook\ntitle: P\naddresses: {employee: www.x.example, all: "
        "'https://x.example'}\n",
        [
            "4:23 value-wrong: in `addresses.employee`, 'www.x.example' is not a web address | Write it "
            "like this: "
            "https://intranet.example/page",
            "4:38 value-wrong: 'all' is not one of the choices | Write employee, comms or facilitator.",
        ],
    ),
    "a choice of two lists is told once": (
        "playbook/plays/a.yaml",
        "kind: play\nid: a\ntitle: A\nsteps:\n  - {id: x, do: Y, by: press-officer, completes: reply}\n",
        [
            "5:50 value-wrong: in `steps.completes`, 'reply' is not one of the choices | Did you mean "
            "'first_reply'? "
            "Write acknowledge, first_reply, first_statement, update, resolve or none."
        ],
    ),
    "steps that lack something": (
        "playbook/plays/a.yaml",
        "kind: play\nid: a\ntitle: A\nsteps:\n  - id: x\n    do: Y\n  - do: Z\n    by: press-officer\n",
        [
            "5:5 field-missing: `by` is missing in `steps` | Add `by:` (Who does it.)",
            "7:5 field-missing: `id` is missing in `steps` | Add `id:` (The permanent name of this item "
            "inside the "
            "document.)",
        ],
    ),
    "a statement that says nothing": (
        "playbook/statements/a.yaml",
        "kind: statement\nid: a\ntitle: A\ntype: reply\n",
        [
            "1:1 field-missing: this statement says nothing | Give it a `text:`, or `parts:` such as "
            "`acknowledge:` "
            "and `doing:`."
        ],
    ),
    "a part with another name": (
        "playbook/statements/a.yaml",
        "kind: statement\nid: a\ntitle: A\ntype: reply\nparts:\n  knwon: We know.\n",
        [
            "6:3 value-wrong: 'knwon' is not one of the choices | Did you mean 'known'? Write acknowledge, "
            "empathy, "
            "known, unknown, doing, asked_of_you, next_update, where or text."
        ],
    ),
    "a language named twice in two spellings": (
        "playbook/playbook.yaml",
        "kind: playbook\nid: playbook\ntitle: P\nlanguages: [en, he-IL, iw]\n",
        [
            "4:12 value-wrong: in `languages`, 'he' is named twice | Keep one; other spellings, such as "
            "he-IL and iw, are the same language."
        ],
    ),
    "a playbook for some only": (
        "playbook/playbook.yaml",
        "kind: playbook\nid: playbook\ntitle: P\naudience: comms\n",
        [
            "4:11 value-wrong: every edition is made with the playbook itself, so it cannot be for 'comms' "
            "alone | Leave the line out."
        ],
    ),
    "an audience that is too wide": (
        "playbook/initiatives/a.yaml",
        "kind: initiative\nid: a\ntitle: A\naudience: employee\n",
        [
            "4:11 value-wrong: an initiative is for the comms edition; 'employee' would show it to more "
            "people | "
            "Write `audience: comms`, or leave the line out."
        ],
    ),
    "a file in the wrong folder": (
        "playbook/roles/a.yaml",
        "kind: role\nid: a\ntitle: A\n",
        [
            "1:7 file-misplaced: a document of kind 'role' does not live at playbook/roles/a.yaml | Move it "
            "to "
            "roles/a.yaml."
        ],
    ),
    "a file one folder too deep": (
        "playbook/plays/more/a.yaml",
        "kind: play\nid: a\ntitle: A\n",
        [
            "1:7 file-misplaced: a document of kind 'play' does not live at playbook/plays/more/a.yaml | "
            "Move it to "
            "playbook/plays/a.yaml."
        ],
    ),
    "an item named twice": (
        "playbook/plays/a.yaml",
        "kind: play\nid: a\ntitle: A\nsteps:\n  - {id: x, do: Y, by: press-officer}\n"
        "  - {id: x, do: Z, by: press-officer}\n",
        [
            "6:10 id-not-unique: 'x' stands twice in `steps` | Give one of them another id; others may name "
            "it by "
            "its id."
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_refusal_says_what_stands_there_and_what_to_write(said: Callable[[str, str], list[str]], case: str):
    path, text, expected = CASES[case]

    assert said(path, text) == expected


def test_no_message_speaks_of_types(said: Callable[[str, str], list[str]]):
    forbidden = {
        "string",
        "str",
        "dict",
        "mapping",
        "tuple",
        "null",
        "none",
        "int",
        "integer",
        "boolean",
        "object",
    }

    for path, text, _ in CASES.values():
        for line in said(path, text):
            message = line.partition(": ")[2].lower().replace("or none.", "")
            assert forbidden.isdisjoint(message.replace("'", " ").replace(".", " ").split()), line


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("yes", True), ("no", False), ("Yes", True), ("off", False), ('"no"', False), ("true", True)],
)
def test_what_the_field_means_decides_how_a_word_is_read(examined, typed: str, meant: bool):
    handbook = examined({ROLE: role(f"is_group: {typed}")}).handbook

    assert next(d for d in handbook.documents if d.ref == "role:a").record.is_group is meant


def test_numbers_dates_and_yes_stay_texts_in_a_text(examined):
    lines = ("department: no", "desk: {phone: +48 22 123, chat: 010, mail: 2026-01-02}")
    record = next(d.record for d in examined({ROLE: role(*lines)}).handbook.documents if d.ref == "role:a")

    assert (record.department, record.desk.phone, record.desk.chat, record.desk.mail) == (
        "no",
        "+48 22 123",
        "010",
        "2026-01-02",
    )


def test_one_value_may_stand_where_a_list_belongs(examined):
    record = next(
        d.record for d in examined({ROLE: role("holders: p-003")}).handbook.documents if d.ref == "role:a"
    )

    assert record.holders == ("p-003",)


def test_a_file_with_very_many_faults_tells_the_first_hundred(said: Callable[[str, str], list[str]]):
    lines = said(ROLE, role(*(f"field{number}: x" for number in range(150))))

    assert len(lines) == 101
    assert (
        "1:1 value-wrong: this file has 50 more problems like these | Mend those above, then check again."
        in lines
    )


def test_a_broken_file_hides_no_fault_of_another(found: Found):
    files = {"roles/a.yaml": "kind: role\nid: a\n", "roles/b.yaml": "kind: role\nid: b\n"}

    assert [line.split(":")[0] for line in found(files, "field-missing")] == ["roles/a.yaml", "roles/b.yaml"]


def test_findings_name_the_document_by_its_file_where_its_id_is_not_to_be_trusted(examined):
    findings = examined({ROLE: "kind: role\nid: [x]\n"}).findings

    assert {f.document for f in findings} == {"role:a"}


@pytest.mark.parametrize(
    ("path", "kind", "id"),
    [
        ("playbook/playbook.yaml", "playbook", "playbook"),
        ("roles/roster.yaml", "roster", "roster"),
        ("roles/press-officer.yaml", "role", "press-officer"),
        ("scenarios/glass/scenario.yaml", "scenario", "glass"),
        ("scenarios/glass/facilitator.yaml", "facilitator", "glass"),
        ("facilitator:glass/facilitator.yaml", "facilitator", "glass"),
    ],
)
def test_a_file_says_by_its_place_what_it_is(path: str, kind: str, id: str):
    found = kind_at(path)

    assert found is not None
    assert (found[0].name, found[1]) == (kind, id)


@pytest.mark.parametrize(
    "path",
    [
        "roles/a.yml",
        "roles/a/b.yaml",
        "scenarios/scenario.yaml",
        "playbook/a.yaml",
        "scenarios//scenario.yaml",
    ],
)
def test_other_places_are_no_home(path: str):
    assert kind_at(path) is None


def test_a_value_taken_away_by_a_hash_is_told_once(examined: Callable[..., Examined]) -> None:
    found = examined({ROLE: role("desk:", "  chat: #duty")}).findings

    assert [f.check for f in found if f.place.path == ROLE] == ["yaml-reads-differently"]


@pytest.mark.parametrize("path", ["roles/a.yml", "roles/a.yaml.txt", "roles/a.YAML"])
def test_a_file_with_another_ending_is_told_once_and_nobody_who_names_it(
    path: str, examined: Callable[..., Examined]
) -> None:
    found = examined({path: role(), "roles/b.yaml": "kind: role\nid: b\ntitle: B\nowner: a\n"}).findings

    assert [f.help for f in found if f.place.path == path and f.check in SHAPE] == ["Rename it to `a.yaml`."]
    assert not [f for f in found if f.check == "reference-unknown"]
