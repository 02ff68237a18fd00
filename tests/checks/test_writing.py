"""Plays, statements and tone: what the checks say about them, as an editor reads it."""

from textwrap import dedent

import pytest

from generator.pipeline import seen_by


def file(path, title, body, id=None):
    """One file with its header; the kind is told by its folder."""
    kinds = {"plays": "play", "statements": "statement", "escalations": "escalation", "issues": "issue"}
    kinds |= {"channels": "channel", "triage": "triage", "commitments": "commitment"}
    *_, folder, name = path.split("/")
    id = id or name.removesuffix(".yaml")
    head = f"kind: {kinds.get(folder, id)}\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\n"
    return {path: head + dedent(body)}


def play(body, title="Calm the customer", id="calm"):
    return file(f"playbook/plays/{id}.yaml", title, body)


def statement(body, title="First words", id="first-words"):
    return file(f"playbook/statements/{id}.yaml", title, body)


def chain(body, title="Data leak"):
    return file("playbook/escalations/data-leak.yaml", title, body)


def tone(body):
    return file("playbook/tone.yaml", "Voice and tone", body)


def words(body):
    return file("playbook/vocabulary.yaml", "Word list", body, id="vocabulary")


def role(id, title, department):
    body = f"department: {department}\nholders: [p-003]\n"
    head = f"kind: role\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\n"
    return {f"roles/{id}.yaml": head + body}


WAREHOUSE = role("warehouse-lead", "Warehouse lead", "Operations")

HOLDING = """\
    type: holding
    families: [product-safety]
    severities: [sev1, sev2]
    approved_by: [{role: press-officer, on: 2026-11-01}]
    parts:
      acknowledge: We have heard of it.
      empathy: We are sorry for everyone who is worried.
      known: One batch is concerned.
      unknown: We do not know the cause.
      doing: We have stopped selling it.
      asked_of_you: Please do not use it.
      next_update: We speak again within half an hour.
      where: On our home page.
    """


def related(examined, files, check):
    """The further places of the first finding of a check."""
    finding = next(f for f in examined(files).findings if f.check == check)
    return [f"{r.place.path}:{r.place.line}:{r.place.column} {r.message}" for r in finding.related]


# Plays


def test_a_play_that_only_replies_ends_in_words(found):
    files = play(
        """\
        steps:
          - {id: hello, do: Say hello., by: press-officer, action: acknowledge}
          - {id: sorry, do: Say that we are sorry., by: press-officer, action: reply}
        """
    )
    assert found(files, "play-ends-in-words") == [
        "playbook/plays/calm.yaml:6:3 error play-ends-in-words: "
        "the play 'Calm the customer' ends in words: no step in it fixes, pays back or explains anything | "
        "Add a step with `action: fix` and the role that does it; if there is nothing to mend, "
        "write `ends_with: nothing-to-fix` and the reason in `ends_because`."
    ]


def test_a_play_in_which_only_communications_mends_is_found(found):
    files = play(
        """\
        steps:
          - {id: sorry, do: Say that we are sorry., by: press-officer, action: reply}
          - {id: voucher, do: Send a voucher., by: press-officer, action: refund}
        """
    )
    assert found(files, "play-ends-in-words") == [
        "playbook/plays/calm.yaml:7:44 error play-ends-in-words: "
        "in the play 'Calm the customer' only 'Press officer' mends anything ('Send a voucher.'), "
        "and that is communications | "
        "Give the step to the role that can really mend it, outside communications."
    ]


def test_somebody_outside_communications_who_mends_is_enough(found):
    files = WAREHOUSE | play(
        """\
        steps:
          - {id: sorry, do: Say that we are sorry., by: press-officer, action: reply}
          - {id: again, do: Send it again., by: warehouse-lead, action: fix}
        ends_with: fixed
        """
    )
    assert found(files, "play-ends-in-words") == []


@pytest.mark.parametrize(
    ("ending", "action", "fine"),
    [
        ("refunded", "fix", False),
        ("refunded", "refund", True),
        ("handed-over", "reply", False),
        ("handed-over", "handoff", True),
        ("explained", "reply", True),
        ("explained", "log", False),
        ("fixed", "explain", False),
    ],
)
def test_a_play_must_be_able_to_end_the_way_it_says(found, ending, action, fine):
    files = WAREHOUSE | play(
        f"""\
        steps:
          - {{id: only, do: Do it., by: warehouse-lead, action: {action}}}
        ends_with: {ending}
        """
    )
    messages = found(files, "play-ends-in-words")
    assert (messages == []) is fine
    if not fine:
        assert f"says it ends with '{ending}', but has no step that makes it so" in messages[0]


def test_nothing_to_fix_needs_a_reason(found):
    step = "{id: thank, do: Thank them., by: press-officer, action: reply}"
    body = f"steps:\n  - {step}\nends_with: nothing-to-fix\n"
    assert found(play(body), "play-ends-in-words") == [
        "playbook/plays/calm.yaml:7:12 error play-ends-in-words: "
        "the play 'Calm the customer' says that there is nothing to fix, but not why | "
        "Add the reason under `ends_because`, in a sentence colleagues can stand by."
    ]
    assert found(play(body + "ends_because: They praised us.\n"), "play-ends-in-words") == []


def test_a_play_for_a_known_complaint_must_mend_it_whatever_its_steps_are_called(found, examined):
    files = play("steps:\n  - {id: look, do: Look at it., by: press-officer, action: listen}\n") | file(
        "playbook/issues/late.yaml", "Late parcels", "complaint: Where is it?\nplay: play:calm\n"
    )
    assert len(found(files, "play-ends-in-words")) == 1
    assert related(examined, files, "play-ends-in-words") == [
        "playbook/issues/late.yaml:6:7 the known complaint it answers"
    ]


def test_a_play_that_speaks_to_nobody_is_left_alone(found):
    body = "steps:\n  - {id: look, do: Look at it., by: press-officer, action: listen}\n"
    assert found(play(body), "play-ends-in-words") == []


def test_a_press_call_may_be_explained_by_communications(found):
    body = """\
        steps:
          - {id: answer, do: Answer the call., by: press-officer, action: reply}
        ends_with: explained
        """
    assert found(play(body), "play-ends-in-words") == []


def test_drafts_of_plays_are_not_judged(found):
    body = "status: draft\nsteps:\n  - {id: sorry, do: Say sorry., by: press-officer, action: reply}\n"
    assert found(play(body), "play-ends-in-words") == []


# Scheduled posts


def test_a_chain_that_never_pauses_scheduled_posts_is_found(found):
    body = "severities: [sev2, sev3]\nstages:\n  - {id: write, by: press-officer, budget: 10m}\n"
    assert found(chain(body), "scheduled-posts-not-paused") == [
        "playbook/escalations/data-leak.yaml:7:3 error scheduled-posts-not-paused: "
        "the escalation 'Data leak' (sev2) never pauses scheduled posts and adverts | "
        "Add a first stage with the id `pause-scheduled-posts`, the role that does it and a short budget."
    ]


def test_a_pause_after_the_first_quarter_of_an_hour_is_too_late(found):
    body = """\
        severities: [sev1]
        stages:
          - {id: sort, by: press-officer, budget: 10m}
          - {id: stop, does: pause-posts, by: press-officer, budget: 6m}
        """
    assert found(chain(body), "scheduled-posts-not-paused") == [
        "playbook/escalations/data-leak.yaml:8:62 error scheduled-posts-not-paused: "
        "the escalation 'Data leak' (sev1) has paused scheduled posts and adverts only after 16 minutes "
        "(10m + 6m) | Put that stage further up, or shorten it; the limit is 15 minutes."
    ]
    assert found(chain(body.replace("6m", "5m")), "scheduled-posts-not-paused") == []


def test_chains_for_milder_levels_need_not_pause_anything(found):
    body = "severities: [sev3, sev4]\nstages:\n  - {id: write, by: press-officer, budget: 10m}\n"
    assert found(chain(body), "scheduled-posts-not-paused") == []


# Parts of holding statements


def test_a_holding_statement_must_say_all_eight_things(found):
    files = statement(
        HOLDING.replace("  next_update: We speak again within half an hour.\n    ", "").replace(
            "  empathy: We are sorry for everyone who is worried.\n    ", ""
        )
    )
    assert found(files, "statement-part-missing") == [
        "playbook/statements/first-words.yaml:10:3 error statement-part-missing: "
        "the holding statement 'First words' does not say that we care or when we speak next | "
        "Add `empathy` and `next_update` under `parts:`."
    ]


def test_a_holding_statement_in_one_text_cannot_be_judged_and_is_told_so(found):
    files = statement(
        "type: holding\napproved_by: [{role: press-officer, on: 2026-11-01}]\ntext: We are on it.\n"
    )
    assert found(files) == [
        "playbook/statements/first-words.yaml:7:7 error statement-part-missing: "
        "the holding statement 'First words' is one text, so nobody sees whether all 8 parts are in it | "
        "Write it under `parts:`, as `acknowledge`, `empathy`, `known`, `unknown`, `doing`, `asked_of_you`, "
        "`next_update` and `where`."
    ]


def test_other_statements_need_no_parts(found):
    assert found(statement("type: reply\ntext: Thank you.\n"), "statement-part-missing") == []


# Blanks


def test_a_blank_that_nobody_explains_is_pointed_at_where_it_stands(found, examined):
    files = statement(
        "type: reply\ntext: |\n  Your parcel is late.\n  It comes on {{new_day}}, we are sorry.\n"
    )
    assert found(files, "statement-blank-unknown") == [
        "playbook/statements/first-words.yaml:8:15 error statement-blank-unknown: "
        "the text uses {{new_day}}, but nobody is told what it means or who fills it in | "
        "Add `new_day` under `blanks:`, with `means`, `example` and `filled_by`."
    ]
    place = next(f.place for f in examined(files).findings if f.check == "statement-blank-unknown")
    assert place.end_column - place.column == len("{{new_day}}")


def test_a_misspelt_blank_is_one_finding_that_names_the_right_one(found):
    files = statement(
        """\
        type: reply
        text: It comes on {{ new_dya }}.
        blanks:
          new_day: {means: The day., example: Friday, filled_by: press-officer}
        """
    )
    assert found(files, "statement-blank-unknown") == [
        "playbook/statements/first-words.yaml:6:19 error statement-blank-unknown: "
        "the text uses {{new_dya}}, but nobody is told what it means or who fills it in | "
        "Did you mean {{new_day}}?"
    ]


def test_a_blank_that_no_text_uses_is_found(found):
    files = statement(
        """\
        type: reply
        text: It comes soon.
        blanks:
          new_day: {means: The day., example: Friday, filled_by: press-officer}
        """
    )
    assert found(files, "statement-blank-unknown") == [
        "playbook/statements/first-words.yaml:8:3 error statement-blank-unknown: "
        "the blank {{new_day}} is explained, but the text never uses it | "
        "Use it in the text, or delete it here."
    ]


def test_a_blank_is_explained_only_with_example_and_somebody_who_fills_it_in(found):
    files = statement("type: reply\ntext: On {{new_day}}.\nblanks:\n  new_day:\n    means: The day.\n")
    assert found(files, "statement-blank-unknown") == [
        "playbook/statements/first-words.yaml:8:3 error statement-blank-unknown: "
        "the blank {{new_day}} has no example and nobody to fill it in | "
        "Add `example` and `filled_by`."
    ]


def test_blanks_in_parts_and_in_the_message_map_count_too(found):
    files = statement(
        """\
        type: faq
        parts: {known: "It is {{batch}}."}
        message_map:
          - question: Which one?
            key_messages:
              - message: "Only {{batch}}, and nothing else."
                supports: ["Found in {{country}}."]
        blanks:
          batch: {means: The mark., example: K26, filled_by: press-officer}
          country: {means: The country., example: Poland, filled_by: press-officer}
        """
    )
    assert found(files, "statement-blank-unknown") == []


def test_a_blank_that_is_not_closed_would_go_out_as_it_stands(found):
    assert found(
        statement("type: reply\ntext: It comes on {{new_day} soon.\n"), "statement-blank-unknown"
    ) == [
        "playbook/statements/first-words.yaml:6:19 error statement-blank-unknown: "
        "there is a lone {{ in the text, so a blank is not closed or has no name | "
        "Write a blank with two brackets on each side: {{city}}."
    ]


# Length


def short_channel(limit, id="short-posts", title="Short posts", more=""):
    return file(f"playbook/channels/{id}.yaml", title, f"type: social\nmax_chars: {limit}\n{more}")


FILLED = """\
    type: reply
    channels: [short-posts, longer-posts]
    text: |
      It comes
      on {{day}}.
    blanks:
      day: {means: The day., example: Friday, filled_by: press-officer}
    """


def test_a_text_is_measured_with_its_blanks_filled_in(found, examined):
    files = statement(FILLED) | short_channel(18) | short_channel(500, "longer-posts", "Longer posts")
    assert found(files, "statement-too-long") == [
        "playbook/statements/first-words.yaml:8:3 warning statement-too-long: "
        "the statement 'First words' has 19 characters with its blanks filled in; 'Short posts' takes 18 | "
        "Shorten it, or take the channel off its list and write a shorter text for it."
    ]
    assert related(examined, files, "statement-too-long") == [
        "playbook/channels/short-posts.yaml:6:12 it takes 18"
    ]
    assert found(files | short_channel(19), "statement-too-long") == []


def test_parts_are_counted_together_with_an_empty_line_between(found):
    files = short_channel(9) | statement(
        "type: update\nchannels: [short-posts]\nparts: {doing: Abcd, known: Efgh}\n"
    )
    assert "has 10 characters; 'Short posts' takes 9" in found(files, "statement-too-long")[0]
    assert found(files | short_channel(10), "statement-too-long") == []


def test_two_channels_that_are_too_small_are_one_finding(found, examined):
    files = statement(FILLED) | short_channel(18) | short_channel(5, "longer-posts", "Longer posts")
    assert len(found(files, "statement-too-long")) == 1
    assert related(examined, files, "statement-too-long") == [
        "playbook/channels/longer-posts.yaml:6:12 it takes 5",
        "playbook/channels/short-posts.yaml:6:12 it takes 18",
    ]


def test_a_channel_without_a_limit_takes_any_text(found):
    body = "type: reply\nchannels: [mail]\ntext: " + "Long. " * 200 + "\n"
    files = statement(body) | file("playbook/channels/mail.yaml", "Mail", "type: mail\n")
    assert found(files, "statement-too-long") == []


# Approval


def approved(*signatures, valid="valid_for: 365d"):
    lines = "".join(f"  - {{role: {role}, on: {on}}}\n" for role, on in signatures)
    return statement(f"type: update\ntext: We are on it.\n{valid}\napproved_by:\n{lines}")


def test_an_approval_ends_after_the_time_it_holds(found):
    files = approved(("press-officer", "2025-08-01"))
    assert found(files, "statement-approval-expired") == [
        "playbook/statements/first-words.yaml:9:31 warning statement-approval-expired: "
        "the statement 'First words' was approved by 'Press officer' for 365d, "
        "until 2026-08-01, 111 days ago | "
        "Ask for a new approval of the text as it is now, and change the day here."
    ]


def test_an_approval_holds_on_its_last_day(found):
    assert found(approved(("press-officer", "2025-11-20")), "statement-approval-expired") == []
    assert len(found(approved(("press-officer", "2025-11-19")), "statement-approval-expired")) == 1


def test_the_newest_signature_of_a_role_counts_and_each_role_counts(found):
    renewed = approved(("press-officer", "2025-08-01"), ("press-officer", "2026-08-01"))
    assert found(renewed, "statement-approval-expired") == []
    both = approved(("press-officer", "2025-08-01"), ("warehouse-lead", "2025-07-01"))
    message = found(WAREHOUSE | both, "statement-approval-expired")[0]
    assert (
        "approved by 'Warehouse lead' for 365d, until 2026-07-01, 142 days ago; 1 other approval ended"
        in message
    )


def test_an_ended_approval_is_a_warning_even_where_the_playbook_wants_an_error(found):
    files = approved(("press-officer", "2025-08-01")) | {
        "playbook/playbook.yaml": dedent(
            """\
            kind: playbook
            id: playbook
            title: Aurora Foods playbook
            default_owner: press-officer
            reviewed_on: 2026-11-01
            checks: {statement-approval-expired: error}
            """
        )
    }
    assert " warning " in found(files, "statement-approval-expired")[0]


def test_without_a_time_an_approval_does_not_end(found):
    files = approved(("press-officer", "2015-08-01"), valid="")
    assert found(files, "statement-approval-expired") == []


# Holding statements for the worst levels


def test_a_playbook_without_statements_is_asked_for_none(found):
    assert found({}) == []


def test_a_family_without_a_holding_statement_is_found(found):
    files = statement("type: reply\ntext: Thank you.\n")
    assert found(files, "severity-without-statement") == [
        "playbook/playbook.yaml:8:5 error severity-without-statement: "
        "there is no approved holding statement for 'Product safety' at sev1 and sev2 | "
        "Write one with `type: holding`, and have it approved before it is needed."
    ]


def test_a_holding_statement_that_nobody_approved_is_not_enough(found, examined):
    files = statement(HOLDING.replace("approved_by: [{role: press-officer, on: 2026-11-01}]", "note: New."))
    assert found(files, "severity-without-statement") == [
        "playbook/playbook.yaml:8:5 error severity-without-statement: "
        "there is no approved holding statement for 'Product safety' at sev1 and sev2; "
        "'First words' is written, but nobody has approved it | "
        "Have it read, and add the role and the day under `approved_by`."
    ]
    assert related(examined, files, "severity-without-statement") == [
        "playbook/statements/first-words.yaml:2:5 written, but not approved"
    ]


def test_a_draft_does_not_count_and_one_level_alone_is_named(found):
    assert len(found(statement(HOLDING), "severity-without-statement")) == 0
    only_sev2 = statement(HOLDING.replace("[sev1, sev2]", "[severity:sev2]"))
    assert "for 'Product safety' at sev1 |" in found(only_sev2, "severity-without-statement")[0]
    drafted = statement("status: draft\n" + dedent(HOLDING)) | statement("type: reply\ntext: Hi.\n", id="hi")
    assert len(found(drafted, "severity-without-statement")) == 1


def test_a_statement_that_names_no_families_serves_them_all(found):
    files = statement(
        HOLDING.replace("    families: [product-safety]\n", "").replace("severities", "keywords")
    )
    assert found(files, "severity-without-statement") == []


def test_without_families_the_levels_themselves_are_asked(found):
    bare = (
        "kind: playbook\nid: playbook\ntitle: Small\ndefault_owner: press-officer\nreviewed_on: 2026-11-01\n"
    )
    files = {"playbook/playbook.yaml": bare} | statement("type: reply\ntext: Thank you.\n")
    assert found(files, "severity-without-statement") == [
        "playbook/severities.yaml:6:3 error severity-without-statement: "
        "there is no approved holding statement at sev1 and sev2 | "
        "Write one with `type: holding`, and have it approved before it is needed."
    ]


def test_the_employee_edition_does_not_miss_what_employees_may_not_read(examined):
    reply = statement("audience: employee\ntype: reply\ntext: Thank you.\n", id="reply")
    whole = examined(reply | statement(HOLDING))
    assert whole.findings == ()
    for audience in ("employee", "comms"):
        assert seen_by(whole, audience).findings == ()


# Stakeholders

PEOPLE = """\
    list:
      - {id: press, who: The press, order: 3}
      - {id: customers, who: Our customers, must_hear_from_us: yes, order: 2}
      - {id: employees, who: Our colleagues, order: 1}
    """


def stakeholders(body=PEOPLE):
    files = file("playbook/stakeholders.yaml", "Who must hear from us", body, id="stakeholders")
    return {path: text.replace("kind: stakeholders", "kind: stakeholder") for path, text in files.items()}


def scenario(body):
    head = "kind: scenario\nid: leak\ntitle: Data leak\nreviewed_on: 2026-11-01\n"
    return {"scenarios/leak/scenario.yaml": head + dedent(body)}


def test_a_scenario_that_forgets_employees_is_found(found, examined):
    files = stakeholders() | scenario("severity_to: sev2\nstakeholders: [press]\n")
    assert found(files, "stakeholder-forgotten") == [
        "scenarios/leak/scenario.yaml:6:15 warning stakeholder-forgotten: "
        "the scenario 'Data leak' reaches sev2, and 'Our colleagues' and 'Our customers' "
        "are not on its list of stakeholders | "
        "Add `employees` and `customers` to `stakeholders`, in the order they are told."
    ]
    assert related(examined, files, "stakeholder-forgotten") == [
        "playbook/stakeholders.yaml:8:5 must hear it from us"
    ]


def test_stakeholders_are_told_in_their_order(found):
    files = stakeholders() | scenario("severity_from: sev1\nstakeholders: [customers, employees, press]\n")
    assert found(files, "stakeholder-forgotten") == [
        "scenarios/leak/scenario.yaml:6:27 warning stakeholder-forgotten: "
        "the scenario 'Data leak' tells 'Our customers' (2) before 'Our colleagues' (1) | "
        "List them in the order of the stakeholders' page, or change the order there."
    ]


def test_a_mild_scenario_may_name_whom_it_likes(found):
    files = stakeholders() | scenario("severity_to: sev3\nstakeholders: [press]\n")
    assert found(files, "stakeholder-forgotten") == []


def test_the_statements_of_a_family_must_speak_to_everybody_who_must_hear(found):
    files = stakeholders() | statement("for: Our customers, and the press\n" + dedent(HOLDING))
    assert found(files, "stakeholder-forgotten") == [
        "playbook/stakeholders.yaml:8:5 warning stakeholder-forgotten: "
        "no statement for sev1 and sev2 in 'Product safety' speaks to 'Our colleagues' | "
        "Write one, or name `employees` under `for` of the one that is meant for them."
    ]
    staff = statement("type: update\nseverities: [sev1]\nfor: Employees\ntext: Here first.\n", id="staff")
    assert found(files | staff, "stakeholder-forgotten") == []


def test_statements_that_do_not_say_whom_they_speak_to_are_not_asked(found):
    assert found(stakeholders() | statement(HOLDING), "stakeholder-forgotten") == []


# Tone

SERIOUS = """\
    base: {formality: 3, humour: 3, irreverence: 2, energy: 3}
    situations:
      - {id: at-risk, title: At risk, reader_feels: Afraid., severities: [sev1, sev2, sev3, sev4],
         humour: 1, irreverence: 1, energy: 1}
    """


def test_a_light_tone_for_the_worst_levels_is_found(found):
    files = tone(SERIOUS.replace("humour: 1", "humour: 4").replace("energy: 1", "energy: 3"))
    assert found(files, "tone-too-light") == [
        "playbook/tone.yaml:8:14 error tone-too-light: "
        "the tone of 'At risk' (sev1) allows humour 4 of 5 and energy 3 of 5 | "
        "In a crisis keep humour and energy at 1 or 2."
    ]


def test_what_a_situation_leaves_out_is_taken_from_the_base(found, examined):
    files = tone(SERIOUS.replace("humour: 1, ", ""))
    assert [m.partition(": ")[2] for m in found(files, "tone-too-light")] == [
        "the tone of 'At risk' (sev1) allows humour 3 of 5 | In a crisis keep humour at 1 or 2."
    ]
    assert related(examined, files, "tone-too-light") == [
        "playbook/tone.yaml:5:30 taken from here, since the situation does not say"
    ]


def test_a_play_that_triage_chooses_in_a_crisis_needs_a_serious_tone_too(found, examined):
    table = """\
        inputs:
          - id: harm
            question: Is somebody hurt?
            values: [{id: some, label: Yes}, {id: none, label: No}]
        rules:
          - {id: hurt, when: {harm: some}, severity: sev1, play: calm}
        otherwise: {severity: sev4}
        """
    files = (
        play("steps: []\n")
        | file("playbook/triage/first-look.yaml", "First look", table)
        | tone(SERIOUS + "  - {id: calm, reader_feels: Well., outcomes: [calm], humour: 5, energy: 1}\n")
    )
    assert "the tone of 'calm' allows humour 5 of 5" in found(files, "tone-too-light")[0]
    assert related(examined, files, "tone-too-light") == [
        "playbook/triage/first-look.yaml:10:58 chosen here at sev1"
    ]


def test_mild_levels_may_be_merry(found):
    files = tone(
        SERIOUS.replace("[sev1, sev2, sev3, sev4]", "[sev3, sev4]").replace("humour: 1", "humour: 5")
    )
    assert found(files, "tone-too-light") == []


def test_a_level_or_a_chosen_play_without_a_tone_is_found(found, examined):
    table = """\
        inputs:
          - id: mood
            question: What is it?
            values: [{id: wrong, label: Wrong facts}, {id: bait, label: Bait}]
        hit_policy: first
        rules:
          - {id: wrong, when: {mood: wrong}, play: correct, severity: sev3}
          - {id: bait, when: {mood: bait}, play: watch, reply: no, severity: sev4, why_no_reply: It grows.}
        """
    files = (
        play("steps: []\n", "Correct the facts", "correct")
        | play("steps: []\n", "Watch", "watch")
        | file("playbook/triage/first-look.yaml", "First look", table)
        | tone(SERIOUS.replace("sev3, sev4", "sev3"))
    )
    assert found(files, "tone-situation-missing") == [
        "playbook/tone.yaml:7:3 error tone-situation-missing: "
        "no tone is set for 'Correct the facts', which triage chooses | "
        "Name the play under `outcomes` of a situation, or write a situation for it.",
        "playbook/tone.yaml:7:3 error tone-situation-missing: no tone is set for sev4 (Issue) | "
        "Name the level under `severities` of a situation, or write a situation for it.",
    ]
    found_places = [f.related for f in examined(files).findings if f.check == "tone-situation-missing"]
    assert [(r.place.path, r.place.line, r.message) for r in found_places[0]] == [
        ("playbook/triage/first-look.yaml", 11, "'First look' chooses it here")
    ]


def test_without_a_page_on_tone_nothing_is_missing(found):
    assert found({}, "tone-situation-missing") == []


ADVISED = """\
    situations:
      - id: waiting
        title: Left waiting
        reader_feels: Forgotten.
        severities: [sev1, sev2, sev3, sev4]
        do:
          - rule: Name it.
            say: We are sorry for ANY
              Inconvenience.
        dont:
          - rule: Do not hide.
            not_like_this: Mistakes were made.
    """
AVOID = "terms:\n  - {id: inconvenience, term: Any inconvenience, verdict: avoid, instead: what we did}\n"


def test_a_good_example_that_uses_a_word_to_avoid_is_found(found, examined):
    files = tone(ADVISED) | words(AVOID)
    assert found(files, "tone-example-breaks-own-rule") == [
        "playbook/tone.yaml:12:31 error tone-example-breaks-own-rule: "
        "the good example says 'ANY Inconvenience', which the word list tells us to avoid | "
        "The list suggests instead: what we did."
    ]
    assert related(examined, files, "tone-example-breaks-own-rule") == [
        "playbook/vocabulary.yaml:6:31 to be avoided"
    ]


def test_a_good_example_that_holds_a_bad_one_of_the_same_situation_is_found(found):
    files = tone(
        ADVISED.replace("We are sorry for ANY", "Yes, mistakes were made, sorry for").replace("Inc", "inc")
    )
    assert found(files, "tone-example-breaks-own-rule") == [
        "playbook/tone.yaml:12:19 error tone-example-breaks-own-rule: "
        "the good example says 'mistakes were made', which the same situation tells us not to say | "
        "Show a sentence people may copy as it stands."
    ]


def test_a_rule_without_an_example_is_found(found):
    files = tone(ADVISED.replace("        not_like_this: Mistakes were made.\n", ""))
    assert found(files, "tone-rule-without-example") == [
        "playbook/tone.yaml:15:15 warning tone-rule-without-example: "
        "'Do not hide.' in 'Left waiting' has no example | "
        "Add a sentence under `say` and one under `not_like_this`."
    ]


def test_a_word_both_to_use_and_to_avoid_is_a_contradiction(found, examined):
    files = words("terms:\n  - {id: sorry, term: Sorry, verdict: use}\navoid: {en: [SORRY], pl: [Sorry]}\n")
    assert found(files, "tone-contradiction") == [
        "playbook/vocabulary.yaml:7:14 error tone-contradiction: 'SORRY' is in both lists: use and avoid | "
        "Keep one of them; `verdict: careful` is for words that depend on the situation."
    ]
    assert related(examined, files, "tone-contradiction") == ["playbook/vocabulary.yaml:6:23 use"]


def test_a_suggestion_that_is_to_be_avoided_itself_is_a_contradiction(found):
    files = words(
        "terms:\n"
        "  - {id: utilise, term: utilise, verdict: avoid, instead: leverage it}\n"
        "  - {id: leverage, term: leverage, verdict: avoid, instead: use; do not leverage}\n"
    )
    assert found(files, "tone-contradiction") == [
        "playbook/vocabulary.yaml:6:59 error tone-contradiction: "
        "instead of 'utilise' the list suggests 'leverage', which is to be avoided too | "
        "Suggest another word."
    ]


def test_a_sentence_both_good_and_bad_is_a_contradiction_and_nothing_else(found):
    files = tone(ADVISED.replace("We are sorry for ANY\n              Inconvenience.", "mistakes were made"))
    assert found(files) == [
        "playbook/tone.yaml:12:14 error tone-contradiction: "
        "'mistakes were made' is both a good example and a bad one | Keep one of the two."
    ]


def test_a_trait_that_another_trait_denies_is_a_contradiction(found):
    files = tone("voice:\n  - {is: Warm, is_not: chummy}\n  - {is: exact, is_not: warm}\n")
    assert found(files, "tone-contradiction") == [
        "playbook/tone.yaml:7:25 error tone-contradiction: our voice is 'Warm' and is not 'warm' | "
        "Keep one of the two."
    ]


# Words to avoid


def test_a_word_to_avoid_is_pointed_at(found, examined):
    files = statement("type: reply\ntext: |\n  Dear all,\n  a Glitch took our shop down.\n") | words(
        "terms:\n  - {id: glitch, term: glitch, verdict: avoid, instead: Say what broke.}\n"
    )
    assert found(files, "word-to-avoid-used") == [
        "playbook/statements/first-words.yaml:8:5 warning word-to-avoid-used: "
        "the statement 'First words' says 'Glitch', which the word list tells us to avoid | "
        "The list suggests instead: Say what broke."
    ]
    place = next(f.place for f in examined(files).findings if f.check == "word-to-avoid-used")
    assert place.end_column - place.column == len("Glitch")
    assert related(examined, files, "word-to-avoid-used") == ["playbook/vocabulary.yaml:6:24 to be avoided"]


def test_words_are_sought_in_plays_promises_and_model_answers(found):
    promise = "promise: We leverage synergy.\ntext: We promise synergy and leverage again.\n"
    files = (
        play("steps:\n  - {id: do, do: Leverage it., by: press-officer}\n")
        | file("playbook/commitments/quick.yaml", "Quick", promise)
        | scenario("severity_to: sev3\n")
        | {
            "scenarios/leak/facilitator.yaml": "kind: facilitator\nid: leak\nscenario: leak\n"
            "reviewed_on: 2026-11-01\nmodel_answers: [We leverage our people.]\n"
        }
        | words("avoid: {en: [leverage, synergy]}\n")
    )
    assert [m.partition(" | ")[0] for m in found(files, "word-to-avoid-used")] == [
        "playbook/commitments/quick.yaml:5:13 warning word-to-avoid-used: "
        "the commitment 'Quick' says 'leverage', which the word list tells us to avoid",
        "playbook/commitments/quick.yaml:5:22 warning word-to-avoid-used: "
        "the commitment 'Quick' says 'synergy', which the word list tells us to avoid",
        "playbook/plays/calm.yaml:6:18 warning word-to-avoid-used: "
        "the play 'Calm the customer' says 'Leverage', which the word list tells us to avoid",
        "scenarios/leak/facilitator.yaml:5:20 warning word-to-avoid-used: "
        "the facilitator file 'Data leak' says 'leverage', which the word list tells us to avoid",
    ]


def test_a_word_that_is_talked_about_is_not_used(found):
    listed = words("avoid: {en: [no comment]}\n")
    step = "{id: say, by: press-officer, do: Never say 'no comment'; ring back.}"
    assert found(play(f"steps:\n  - {step}\n") | listed, "word-to-avoid-used") == []
    public = statement("type: reply\ntext: We say 'no comment' today.\n")
    assert len(found(public | listed, "word-to-avoid-used")) == 1


def test_words_of_other_languages_are_not_sought_in_the_source_language(found):
    files = statement("type: reply\ntext: Problem solved.\n") | words("avoid: {pl: [problem]}\n")
    assert found(files, "word-to-avoid-used") == []


def test_drafts_and_words_to_handle_with_care_are_left_alone(found):
    listed = words("terms:\n  - {id: sorry, term: sorry, verdict: careful}\navoid: {en: [glitch]}\n")
    drafted = statement("status: draft\ntype: reply\ntext: A glitch, sorry.\n")
    assert found(drafted | listed, "word-to-avoid-used") == []
    assert found(statement("type: reply\ntext: We are sorry.\n") | listed, "word-to-avoid-used") == []


def test_a_broken_statement_does_not_hide_the_words_of_the_others(found):
    files = (
        statement("type: reply\ntext: A glitch.\n")
        | statement("type: nonsense\ntext: Hi.\n", id="broken")
        | words("avoid: {en: [glitch]}\n")
    )
    assert len(found(files, "word-to-avoid-used")) == 1
