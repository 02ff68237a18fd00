"""Names that lead nowhere, names given twice, and what is filled in where an editor left it out."""

from collections.abc import Callable

import pytest

from generator.handbook import Document
from generator.pipeline import Examined

Found = Callable[..., list[str]]
Look = Callable[..., Examined]

ROLE = "kind: role\nid: a\ntitle: A\nholders: [p-003]\nreviewed_on: 2026-11-01\n"
SCENARIO = "kind: scenario\nid: glass\ntitle: Glass in a jar\nreviewed_on: 2026-11-01\n"


def play(id: str, body: str = "") -> dict[str, str]:
    return {
        f"playbook/plays/{id}.yaml": f"kind: play\nid: {id}\ntitle: Refund\nreviewed_on: 2026-11-01\n{body}"
    }


def script(body: str) -> dict[str, str]:
    head = "kind: facilitator\nid: glass\nscenario: glass\nreviewed_on: 2026-11-01\n"
    return {"scenarios/glass/facilitator.yaml": head + body}


def one(seen: Examined, ref: str) -> Document:
    return next(d for d in seen.handbook.documents if d.ref == ref)


# Names that lead nowhere

LOST = {
    "a slip of the pen": (
        "owner: pres-officer",
        "there is no role called 'pres-officer' | Did you mean 'press-officer'?",
    ),
    "nothing near": ("owner: zzz", "there is no role called 'zzz' | Write the id of a role that exists."),
    "a name of another kind": (
        "owner: play:press-officer",
        "a role belongs here, and 'play:press-officer' names a play | Did you mean 'press-officer'?",
    ),
    "a kind that does not exist": (
        "owner: rol:press-officer",
        "there is no kind of document called 'rol' | Did you mean 'press-officer'?",
    ),
    "a whole scale where a level belongs": (
        "authority: {approve_up_to: severities}",
        "there is no severity called 'severities' | Write the id of a severity that exists.",
    ),
    "an item where a document belongs": (
        "owner: press-officer#desk",
        "a role belongs here, not a part of one | Did you mean 'press-officer'?",
    ),
    "a person who is not in the roster": (
        "deputies: [p-030]",
        "there is no person called 'p-030' | Did you mean 'p-003'?",
    ),
    "a link in prose": (
        "text: See [[role:pres-officer]].",
        "there is no role called 'pres-officer' | Did you mean 'role:press-officer'?",
    ),
    "a link without its kind": (
        "text: See [[press-officer]].",
        "'press-officer' does not say of what kind it is | Did you mean 'role:press-officer'?",
    ),
    "a link to an item that is not there": (
        "text: See [[severity:severities#sev5]].",
        "the page 'How bad is it?' has nothing called 'sev5' | Did you mean 'severity:severities#sev4'?",
    ),
    "a link of a kind that does not exist": (
        "text: See [[plan:zzz]].",
        "there is no kind of document called 'plan' | Write its kind and its id, such as play:refund.",
    ),
}


@pytest.mark.parametrize("case", LOST)
def test_a_name_that_leads_nowhere_is_told_with_the_one_that_was_meant(found: Found, case: str):
    line, expected = LOST[case]

    (told,) = found({"roles/a.yaml": f"{ROLE}{line}\n"}, "reference-unknown")

    assert told.split(" error reference-unknown: ")[1] == expected


def test_the_name_that_was_meant_is_shown_as_the_second_place(examined: Look):
    (finding,) = [
        f
        for f in examined({"roles/a.yaml": f"{ROLE}owner: pres-officer\n"}).findings
        if f.check == "reference-unknown"
    ]
    (related,) = finding.related

    assert (finding.place.line, finding.place.column, finding.place.end_column) == (6, 8, 20)
    assert (related.place.path, related.place.line, related.message) == (
        "roles/press-officer.yaml",
        2,
        "this one",
    )


@pytest.mark.parametrize("torn", ["[[role:press-officer]", "[role:press-officer]]", "[[role:press-officer"])
def test_a_link_that_lacks_a_bracket_is_told_where_it_stands(found: Found, torn: str):
    assert found(
        {"roles/a.yaml": f"{ROLE}text: |\n  Ring the {torn}, then wait.\n"}, "reference-unknown"
    ) == [
        f"roles/a.yaml:7:12 error reference-unknown: the link `{torn}` lacks a bracket, so readers would see "
        "it as it stands | Write two brackets on each side: `[[role:press-officer]]`."
    ]


def test_brackets_that_are_no_link_are_left_alone(found: Found):
    text = "text: See [[role:a]], [this](https://a.example/role:x]]) and `[[role:a]`, [note:well]].\n"

    assert found({"roles/a.yaml": ROLE + text}, "reference-unknown") == []


def test_a_link_in_prose_is_found_at_its_name_line_by_line(found: Found):
    text = "text: |\n\n  First this,\n  then [[role:zzz|the role]] and [[role:yyy]].\n"

    assert [told.split(" ")[0] for told in found({"roles/a.yaml": ROLE + text}, "reference-unknown")] == [
        "roles/a.yaml:9:10",
        "roles/a.yaml:9:36",
    ]


@pytest.mark.parametrize("name", ["press-officer", "role:press-officer"])
def test_names_may_be_short_or_full(found: Found, name: str):
    assert found({"roles/a.yaml": f"{ROLE}owner: {name}\n"}, "reference-unknown") == []


@pytest.mark.parametrize("name", ["sev1", "'severity:sev1'", "'severity:severities#sev1'"])
def test_items_may_be_named_short_or_full(found: Found, name: str):
    files = {"roles/a.yaml": f"{ROLE}authority: {{approve_up_to: {name}}}\n"}

    assert found(files, "reference-unknown") == []


def test_a_former_name_tells_the_new_one(found: Found):
    channel = "kind: channel\nid: f\ntitle: F\ntype: social\nstatus: candidate\nplays: [pay-back]\n"
    files = play("refund", "old_ids: [pay-back]\n") | {
        "playbook/channels/f.yaml": f"{channel}etiquette: See [[play:pay-back]].\n"
    }

    assert [told.split(" | ")[1] for told in found(files, "reference-unknown")] == [
        "It is called 'refund' now.",
        "It is called 'play:refund' now.",
    ]


def test_a_former_name_of_an_item_tells_the_new_one(found: Found, examined: Look):
    scale = examined({}).handbook
    text = next(d for d in scale.documents if d.kind.name == "severity").source.text
    files = {
        "playbook/severities.yaml": text.replace("- id: sev1\n", "- id: sev1\n    old_ids: [crisis]\n"),
        "roles/a.yaml": f"{ROLE}authority: {{approve_up_to: crisis}}\n",
    }

    (told,) = found(files, "reference-unknown")

    assert told.endswith("there is no severity called 'crisis' | It is called 'sev1' now.")


def test_what_took_the_place_of_a_retired_document_must_exist(found: Found):
    (told,) = found(
        play("old", "status: retired\nreplaced_by: refnd\n") | play("refund"), "reference-unknown"
    )

    assert told.endswith("there is no play called 'refnd' | Did you mean 'refund'?")


def test_very_many_lost_names_are_told_a_hundred_at_a_time(found: Found):
    text = "text: |\n" + "".join(f"  [[role:r{number}]]\n" for number in range(130))

    lines = found({"roles/a.yaml": ROLE + text}, "reference-unknown")

    assert len(lines) == 101
    assert any(
        "30 more names in this file lead nowhere | Mend those above, then check again." in line
        for line in lines
    )


# One fault, one finding


def test_a_name_lost_at_many_places_is_one_fault_with_all_its_places(examined: Look):
    plays = [play(f"p{number}", "owner: gone\n") for number in range(20)]
    files = {path: text for one in plays for path, text in one.items()}
    (finding,) = [f for f in examined(files).findings if f.check == "reference-unknown"]

    assert finding.message == "there is no role called 'gone', and 20 places in 20 files need it"
    assert finding.help.startswith("If it was renamed or taken away by mistake, put it back.")
    assert len(finding.related) == 12
    assert [finding.place.path, finding.related[0].message, finding.related[-1].message] == [
        "playbook/plays/p0.yaml",
        "here too",
        "here too, and in 7 more places",
    ]


def test_a_file_that_lists_what_others_name_is_missed_once(found: Found):
    head = "kind: role\ntitle: A\nholders: [p-003]\nreviewed_on: 2026-11-01\n"
    files = {f"roles/{id}.yaml": f"{head}id: {id}\nhours: {id}-hours\n" for id in "abcd"}

    (told,) = found(files, "reference-unknown")

    assert (
        "there is no playbook/calendars.yaml, which lists calendars, and 4 places in 4 files need it" in told
    )


def test_what_belongs_to_a_lost_document_is_not_taken_for_it(found: Found):
    ops = {"playbook/channel-ops/mail.yaml": "kind: channel-ops\nid: mail\nreviewed_on: 2026-11-01\n"}

    told = found(ops | play("refund", "owner: mail\n"), "reference-unknown")

    assert "there is no role called 'mail'" in told[-1]


def test_a_name_of_something_else_is_told_as_what_it_is(found: Found):
    (told,) = found({"roles/a.yaml": f"{ROLE}owner: refund\n"} | play("refund"), "reference-unknown")

    assert "a role belongs here, and 'refund' is a play" in told


def test_a_name_lost_at_a_few_places_is_told_at_each_with_the_one_that_was_meant(found: Found):
    files = {f"roles/{id}.yaml": f"{ROLE.replace('id: a', 'id: ' + id)}owner: pres-officer\n" for id in "abc"}

    assert len(found(files, "reference-unknown")) == 3


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("playbook/playbook.yaml", "families: [recall]"),
        ("playbook/severities.yaml", "severities: [sev1]"),
    ],
)
def test_while_a_file_is_missing_nobody_is_blamed_for_naming_what_stood_in_it(
    found: Found, path: str, line: str
):
    text = f"kind: statement\nid: a\ntitle: A\ntype: reply\ntext: T\nreviewed_on: 2026-11-01\n{line}\n"

    told = found({path: None, "playbook/statements/a.yaml": text})

    assert not [one for one in told if "reference-unknown" in one]
    assert [one for one in told if one.startswith(f"{path}:1:1 error file-missing")]


@pytest.mark.parametrize(
    "broken",
    [
        {"roles/b.yaml": "kind: role\nid: b\n"},
        {"roles/b.yaml": "kind: role\n\tid: b\n"},
        {"roles/b.yaml": b"\xff\xfe"},
        {"playbook/roles/b.yaml": "kind: role\nid: b\ntitle: B\n"},
        {"roles/b.yaml": "kind: role\nid: c\ntitle: B\nholders: [p-001]\nreviewed_on: 2026-11-01\n"},
    ],
    ids=["a field is missing", "a tab", "no text", "wrong folder", "wrong id"],
)
def test_whoever_names_a_broken_document_is_not_to_blame(found: Found, broken: dict[str, str | bytes]):
    findings = found(broken | {"roles/a.yaml": f"{ROLE}owner: b\ntext: See [[role:b]].\n"})

    assert len(findings) == 1
    assert "reference-unknown" not in findings[0]


def test_while_the_scale_is_broken_nobody_is_blamed_for_naming_its_levels(found: Found):
    files = {
        "playbook/severities.yaml": "kind: severity\nid: severities\ntitle: S\n",
        "roles/a.yaml": f"{ROLE}authority: {{approve_up_to: sev1}}\n",
    }

    assert [told.split(" ")[2] for told in found(files)] == ["field-missing:"]


def test_without_a_roster_people_are_not_looked_up(found: Found):
    assert found({"roles/roster.yaml": None}) == []


def test_the_few_files_a_playbook_needs_are_told_by_name(found: Found):
    nothing = dict.fromkeys(
        ("playbook/playbook.yaml", "playbook/severities.yaml", "roles/press-officer.yaml")
    )

    assert [told.split(" | ")[0] for told in found(nothing | {"roles/roster.yaml": None})] == [
        "playbook/playbook.yaml:1:1 error file-missing: the playbook itself is missing: there is no "
        "playbook/playbook.yaml",
        "playbook/severities.yaml:1:1 error file-missing: the severity scale is missing: there is no "
        "playbook/severities.yaml",
        "roles/:1:1 error file-missing: every role is missing: there is no roles/",
    ]


def test_a_broken_playbook_file_is_not_a_missing_one(found: Found):
    assert found({"playbook/playbook.yaml": "kind: playbook\n"}, "file-missing") == []


# Names given twice


def test_a_copied_file_that_kept_its_id_is_told_at_the_copy(found: Found):
    copy = {"roles/a.yaml": ROLE.replace("id: a", "id: press-officer")}

    assert found(copy) == [
        "roles/a.yaml:2:5 error id-not-unique: two documents are both called role:press-officer: "
        "roles/press-officer.yaml and roles/a.yaml | Write `id: a` here."
    ]


def test_of_two_alike_the_one_whose_file_is_called_so_is_kept(examined: Look):
    copy = {"roles/a.yaml": "kind: role\nid: press-officer\ntitle: Copy\n"}

    assert one(examined(copy), "role:press-officer").title == "Press officer"


def test_a_former_id_leads_to_one_place_only(found: Found):
    step = "  - {id: one, old_ids: [z], do: Write., by: press-officer}\n"
    steps = f"steps:\n{step}{step.replace('one', 'two')}"

    assert found(play("a", "old_ids: [x]\n" + steps) | play("b", "old_ids: [x, z]\n"), "id-not-unique") == [
        "playbook/plays/a.yaml:8:25 error id-not-unique: 'z' is given as a former id, and another item here "
        "gives it too | An old address can lead to one place only: take it out of one of the two `old_ids`.",
        "playbook/plays/b.yaml:5:11 error id-not-unique: 'x' is given as a former id, and the play 'Refund' "
        "gives it too | An old address can lead to one place only: take it out of one of the two `old_ids`.",
    ]


def test_a_former_id_must_be_free(found: Found):
    step = "  - {id: one, do: X, by: press-officer}\n"
    steps = f"steps:\n{step}{step.replace('one', 'two, old_ids: [one]')}"

    assert found(play("a", "old_ids: [b, a]\n") | play("b", steps), "id-not-unique") == [
        "playbook/plays/a.yaml:5:11 error id-not-unique: 'b' is given as a former id, but the play 'Refund' "
        "is still "
        "called so | Take it out of `old_ids`.",
        "playbook/plays/a.yaml:5:14 error id-not-unique: 'a' is given as a former id, but it is still "
        "called so | "
        "Take it out of `old_ids`.",
        "playbook/plays/b.yaml:7:25 error id-not-unique: 'one' is given as a former id, but another one "
        "here is still "
        "called so | Take it out of `old_ids`.",
    ]


# Names that only hold inside a document


def test_a_rule_answers_the_questions_of_its_table(found: Found):
    table = (
        "kind: triage\nid: a\ntitle: A\nreviewed_on: 2026-11-01\ninputs:\n"
        "  - {id: harm, question: Is anybody hurt?, values: [{id: yes, label: Y}, {id: no, label: N}]}\n"
        "rules:\n  - {id: r, when: {hram: yes}, reply: yes}\n  - {id: q, when: {harm: [no, nope]}, reply: "
        "yes}\n"
        "  - {id: s, when: {harm: any}, reply: yes}\n"
    )

    assert found({"playbook/triage/a.yaml": table}, "reference-unknown") == [
        "playbook/triage/a.yaml:8:20 error reference-unknown: there is no question called 'hram' | "
        "Did you mean 'harm'?",
        "playbook/triage/a.yaml:9:31 error reference-unknown: 'nope' is not an answer to 'Is anybody hurt?' "
        "| "
        "Did you mean 'no'?",
    ]


def test_a_script_names_objectives_and_events_that_exist(found: Found):
    files = {
        "scenarios/glass/scenario.yaml": SCENARIO
        + "objectives:\n  - {id: speak, statement: Speak in time.}\n"
    }
    body = (
        "injects:\n  - {id: one, at: 5m, content: X, objective: speek, if_not: tow}\n"
        "  - {id: two, at: 9m, content: X, objective: [speak, act], if_not: one}\n"
        "evaluation:\n  - {objective: spek, target: Y}\n"
    )

    assert [told.split("unknown: ")[1] for told in found(files | script(body), "reference-unknown")] == [
        "there is no objective called 'speek' | Did you mean 'speak'?",
        "there is no event called 'tow' | Did you mean 'two'?",
        "there is no objective called 'act' | Write the id of an objective that exists.",
        "there is no objective called 'spek' | Did you mean 'speak'?",
    ]


def test_what_a_good_team_does_may_be_a_name_or_plain_words(found: Found):
    body = (
        "injects:\n  - {id: one, at: 5m, content: X, expected: [{does: 'play:refnd'}, {does: 'Say: sorry'}, "
        "{does: play it by ear}]}\n"
    )
    files = {"scenarios/glass/scenario.yaml": SCENARIO} | script(body) | play("refund")

    assert len(found(files, "reference-unknown")) == 1


# What is filled in


def test_an_owner_an_audience_and_a_life_are_filled_in(examined: Look):
    seen = examined(
        play("a") | play("b", "owner: a\naudience: comms\nstatus: retired\n") | {"roles/a.yaml": ROLE}
    )
    first, second = one(seen, "play:a"), one(seen, "play:b")

    assert (first.owner, first.audience, first.lifecycle, first.review_days) == (
        "press-officer",
        "employee",
        "active",
        180,
    )
    assert (second.owner, second.audience, second.lifecycle) == ("a", "comms", "retired")


@pytest.mark.parametrize(
    ("path", "text", "lifecycle"),
    [
        (
            "playbook/commitments/a.yaml",
            "kind: commitment\nid: a\ntitle: A\npromise: P\nstatus: withdrawn\n",
            "retired",
        ),
        (
            "playbook/commitments/a.yaml",
            "kind: commitment\nid: a\ntitle: A\npromise: P\nstatus: aspiration\n",
            "active",
        ),
        ("playbook/initiatives/a.yaml", "kind: initiative\nid: a\ntitle: A\nstatus: stopped\n", "retired"),
        ("playbook/channels/a.yaml", "kind: channel\nid: a\ntitle: A\ntype: mail\nstatus: draft\n", "draft"),
    ],
)
def test_each_kind_says_in_its_own_words_whether_it_is_in_force(
    examined: Look, path: str, text: str, lifecycle: str
):
    assert (
        next(d for d in examined({path: text}).handbook.documents if d.source.path == path).lifecycle
        == lifecycle
    )


def test_scripts_and_operations_take_the_title_of_their_partner(examined: Look):
    files = {
        "scenarios/glass/scenario.yaml": SCENARIO,
        "playbook/channels/mail.yaml": "kind: channel\nid: mail\ntitle: The mailbox\ntype: mail\n",
        "playbook/channel-ops/mail.yaml": "kind: channel-ops\nid: mail\n",
        "playbook/channel-ops/lone-desk.yaml": "kind: channel-ops\nid: lone-desk\n",
    }
    seen = examined(files | script("injects: []\n"))

    assert one(seen, "facilitator:glass").title == "Glass in a jar"
    assert one(seen, "channel-ops:mail").title == "The mailbox"
    assert one(seen, "channel-ops:lone-desk").title == "Lone desk"


def test_addresses_come_from_ids_never_from_titles(examined: Look):
    seen = examined({"scenarios/glass/scenario.yaml": SCENARIO} | script("injects: []\n"))
    address = {d.ref: d.address for d in seen.handbook.documents}

    assert address["role:press-officer"] == "roles/press-officer/"
    assert address["severity:severities"] == "severity/"
    assert address["facilitator:glass"] == "scenarios/glass/facilitator/"
    assert address["roster:roster"] is None


def test_links_know_both_ends(examined: Look):
    book = examined(play("refund", "text: See [[severity:sev1|a crisis]].\n")).handbook
    (link,) = [k for k in book.links if k.source.ref == "play:refund"]

    assert link.prose
    assert (link.target.ref, link.target.title, link.target.address) == (
        "severity:severities#sev1",
        "Crisis",
        "severity/#sev1",
    )
    assert link in book.links_from(link.source)
    assert link in book.links_to(link.target.document)


# Names in a file that cannot be used yet

WRONG = "minutes_per_day: a lot\n"


def test_names_in_a_file_with_another_wrong_value_are_told_in_the_same_run(found: Found):
    files = {"roles/a.yaml": ROLE + WRONG + "owner: pres-officer\ntext: |\n  See [[role:nobody]].\n"}

    assert found(files) == [
        "roles/a.yaml:6:18 error value-wrong: in `minutes_per_day`, 'a lot' is not a number of minutes, 0 "
        "to 1440 | Write it like this: 30",
        "roles/a.yaml:7:8 error reference-unknown: there is no role called 'pres-officer' "
        "| Did you mean 'press-officer'?",
        "roles/a.yaml:9:9 error reference-unknown: there is no role called 'nobody' "
        "| Write the id of a role that exists.",
    ]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("steps:\n  - {id: a, do: Write., by: pres-officer, within: soon}\n", 6),
        (
            "steps:\n  - {id: a, do: Go., by: press-officer, within: x}\n  - {id: b, by: pres-officer}\n",
            7,
        ),
    ],
)
def test_names_deep_inside_such_a_file_are_told_too(found: Found, body: str, line: int):
    told = found(play("refund", body), "reference-unknown")

    assert len(told) == 1
    assert told[0].startswith(f"playbook/plays/refund.yaml:{line}:")


def test_names_under_words_of_the_editors_own_are_told_too(found: Found):
    text = (
        "kind: statement\nid: word\ntitle: Word\ntype: replay\nreviewed_on: 2026-11-01\ntext: At {{time}}.\n"
        "blanks: {time: {means: When, example: Noon, filled_by: pres-officer}}\n"
    )

    assert len(found({"playbook/statements/word.yaml": text}, "reference-unknown")) == 1


def test_a_name_that_is_no_name_at_all_is_told_once_by_its_shape(found: Found):
    files = {"roles/a.yaml": ROLE + WRONG + "owner: the press officer\n"}

    assert found(files, "reference-unknown") == []


def test_a_file_that_cannot_be_used_may_name_itself_and_what_exists(found: Found):
    files = {"roles/a.yaml": ROLE + WRONG + "owner: a\ndeputies: p-001\ntext: |\n  See [[role:a]].\n"}

    assert found(files, "reference-unknown") == []


# Links in hand-written pages


def page(text: str) -> dict[str, str]:
    return {"playbook/pages/how-we-meet.md": text}


def test_a_link_of_a_hand_written_page_that_leads_nowhere_is_told_at_its_place(found: Found):
    text = "# How we meet\n\nAsk [[role:pres-officer|them]], or [[role:press-officer]].\n"

    assert found(page(text)) == [
        "playbook/pages/how-we-meet.md:3:7 error reference-unknown: there is no role called 'pres-officer' "
        "| Did you mean 'role:press-officer'?"
    ]


def test_a_link_that_lost_a_bracket_is_told_there_too(found: Found):
    assert found(page("Ask [[role:press-officer].\n")) == [
        "playbook/pages/how-we-meet.md:1:5 error reference-unknown: the link `[[role:press-officer]` lacks a "
        "bracket, so readers would see it as it stands "
        "| Write two brackets on each side: `[[role:press-officer]]`."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Write `[[play:refund]]` for a link.\n",
        "Write ``[[play:refund]] with `ticks` `` for a link.\n",
        "```\n[[play:refund]]\n```\n",
        "~~~ yaml\n[[play:refund]]\n~~~\n\nDone.\n",
        "```\n[[play:refund]]\n",
        "[The shop](https://shop.example) and [a list][1].\n",
    ],
)
def test_an_example_of_a_link_is_none(found: Found, text: str):
    assert found(page(text)) == []


def test_a_link_behind_an_example_is_followed(found: Found):
    told = found(page("```\n[[play:a]]\n```\n\nAnd `x` then [[play:b]].\n"))

    assert len(told) == 1
    assert told[0].startswith("playbook/pages/how-we-meet.md:5:16 ")


def test_a_link_to_a_file_that_cannot_be_used_is_not_blamed(found: Found):
    assert found({**page("Ask [[role:a]].\n"), "roles/a.yaml": ROLE + WRONG}, "reference-unknown") == []
