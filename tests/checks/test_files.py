from collections.abc import Callable

import pytest

from generator.pipeline import Examined

PLAYBOOK = "playbook/playbook.yaml"
REFUND = "playbook/plays/refund.yaml"
FACEBOOK = "playbook/channels/facebook.yaml"

ROLE = """\
kind: role
id: content-lead
title: Content lead
reviewed_on: 2026-11-01
"""

Found = Callable[..., list[str]]


def play(id: str, body: str = "", title: str = "Refund on the spot") -> dict[str, str]:
    text = f"kind: play\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\n{body}"
    return {f"playbook/plays/{id}.yaml": text}


def statement(id: str, body: str = "text: We are sorry.\n", title: str = "Refund") -> dict[str, str]:
    text = f"kind: statement\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\ntype: reply\n{body}"
    return {f"playbook/statements/{id}.yaml": text}


def playbook_with(body: str) -> dict[str, str]:
    head = "kind: playbook\nid: playbook\ntitle: Aurora\nreviewed_on: 2026-11-01\n"
    return {PLAYBOOK: head + body}


def links(*addresses: str) -> dict[str, str]:
    lines = "".join(f"  - {address}\n" for address in addresses)
    text = f"kind: published-links\nid: published-links\nlinks:\n{lines}"
    return {"playbook/published-links.yaml": text}


# The base


def test_in_the_small_playbook_of_the_tests_nothing_is_wrong(found: Found):
    assert found() == []


# check-level-unknown


def test_a_level_for_a_misspelt_check_is_told_with_the_nearest_name(found: Found):
    files = playbook_with("checks:\n  page-orphans: off\n")

    assert found(files, "check-level-unknown") == [
        "playbook/playbook.yaml:6:3 error check-level-unknown: there is no check called 'page-orphans', so "
        "this "
        "line changes nothing | Did you mean 'page-orphan'?"
    ]


def test_a_level_for_no_check_at_all_points_to_the_list(found: Found):
    (told,) = found(playbook_with("checks:\n  zzz: off\n"), "check-level-unknown")

    assert told.endswith("| `playbook checks` lists them all.")


def test_the_level_of_a_check_that_guards_people_cannot_be_changed(found: Found):
    files = playbook_with("checks:\n  personal-data-on-employee-site: warning\n")

    assert found(files, "check-level-unknown") == [
        "playbook/playbook.yaml:6:3 error check-level-unknown: the level of 'personal-data-on-employee-site' "
        "cannot be changed | Delete this line."
    ]


def test_what_time_alone_makes_true_cannot_be_made_an_error(found: Found):
    files = playbook_with("checks:\n  review-overdue: error\n")

    assert found(files, "check-level-unknown") == [
        "playbook/playbook.yaml:6:3 error check-level-unknown: 'review-overdue' becomes true by time alone, "
        "so it "
        "is a warning at most | Write `warning` or `advice`, or delete this line."
    ]


@pytest.mark.parametrize("level", ["advice", "error"])
def test_a_playbook_sets_the_level_of_a_check(found: Found, level: str):
    files = playbook_with(f"default_owner: content-lead\nchecks:\n  owner-vacant: {level}\n")

    (told,) = found(files | {"roles/content-lead.yaml": ROLE}, "owner-vacant")

    assert f" {level} owner-vacant: " in told


def test_a_playbook_switches_a_check_off(found: Found):
    files = playbook_with("default_owner: content-lead\nchecks:\n  owner-vacant: off\n")

    assert found(files | {"roles/content-lead.yaml": ROLE}, "owner-vacant") == []


def test_even_as_an_error_a_capped_check_warns_only(found: Found):
    files = playbook_with("review_every: 1d\nchecks:\n  review-overdue: error\n")

    (told,) = found(files, "review-overdue")

    assert " warning review-overdue: " in told


# reference-retired

USES_OLD = play(
    "refund", "steps:\n  - id: write\n    do: Write.\n    by: press-officer\n    statement: refund-2024\n"
)
OLD = statement("refund-2024", "status: retired\nreplaced_by: refund-standard\ntext: Soon.\n", "Refund, 2024")


def test_a_play_that_uses_a_retired_statement_is_told_what_took_its_place(found: Found):
    assert found(USES_OLD | OLD | statement("refund-standard"), "reference-retired") == [
        "playbook/plays/refund.yaml:9:16 error reference-retired: the play 'Refund on the spot' still uses "
        "the "
        "statement 'Refund, 2024', which was retired | Use 'refund-standard' instead."
    ]


def test_what_is_retired_and_used_at_many_places_is_told_where_it_was_retired(found: Found):
    uses = play("p", "owner: gone\n")
    many = {
        f"playbook/plays/p{n}.yaml": uses["playbook/plays/p.yaml"].replace("id: p", f"id: p{n}")
        for n in range(9)
    }
    gone = {
        "roles/gone.yaml": "kind: role\nid: gone\ntitle: Gone\nstatus: retired\nreplaced_by: press-officer\n"
    }

    assert found(many | gone, "reference-retired") == [
        "roles/gone.yaml:4:9 error reference-retired: the role 'Gone' was retired, but 9 places in 9 files "
        "still use it | Name 'press-officer' there instead, or put it in force again."
    ]


def test_a_document_replaced_by_itself_leads_nobody_on(found: Found):
    old = statement("refund-2024", "status: retired\nreplaced_by: refund-2024\ntext: Soon.\n", "Refund, 2024")

    assert found(USES_OLD | old, "reference-retired") == [
        "playbook/plays/refund.yaml:9:16 error reference-retired: the play 'Refund on the spot' still uses "
        "the statement 'Refund, 2024', which was retired | Name another one, or take this out.",
        "playbook/statements/refund-2024.yaml:7:14 error reference-retired: the statement 'Refund, 2024' is "
        "replaced by itself | Name the one that is in force, or none.",
    ]


def test_documents_that_replace_each_other_are_told_once(found: Found):
    files = {}
    for old, new in (("a", "b"), ("b", "c"), ("c", "a")):
        files |= statement(old, f"status: retired\nreplaced_by: {new}\ntext: Soon.\n", old.upper())

    assert found(files, "reference-retired") == [
        "playbook/statements/a.yaml:7:14 error reference-retired: the statement 'A' is replaced by "
        "the statement 'B', which leads back to it | Name the one that is in force, or none."
    ]


def test_a_way_that_ends_at_something_in_force_is_no_circle(found: Found):
    files = statement("a", "status: retired\nreplaced_by: b\ntext: Soon.\n")
    files |= statement("b", "replaced_by: a\ntext: Soon.\n")

    assert found(files, "reference-retired") == []


def test_without_a_successor_the_reference_is_to_go(found: Found):
    old = statement("refund-2024", "status: retired\ntext: Soon.\n")

    (told,) = found(USES_OLD | old, "reference-retired")

    assert told.endswith("| Name another one, or take this out.")


def test_the_retired_document_is_shown_as_the_second_place(examined: Callable[..., Examined]):
    findings = examined(USES_OLD | OLD | statement("refund-standard")).findings
    (related,) = next(f.related for f in findings if f.check == "reference-retired")

    assert (related.place.path, related.place.line) == ("playbook/statements/refund-2024.yaml", 6)
    assert related.message == "retired here"


def test_a_link_in_prose_to_something_retired_is_found_at_the_link(found: Found):
    files = play(
        "refund", "text: |\n  First read this,\n  then say [[statement:refund-2024|the old text]].\n"
    )

    (told,) = found(files | OLD | statement("refund-standard"), "reference-retired")

    assert told.startswith("playbook/plays/refund.yaml:7:14 ")


def test_a_withdrawn_promise_and_a_stopped_initiative_count_as_retired(found: Found):
    files = play("refund", "text: See [[commitment:fast]] and [[initiative:shop]].\n") | {
        "playbook/commitments/fast.yaml": "kind: commitment\nid: fast\ntitle: Fast\nstatus: withdrawn\n"
        "promise: Fast.\n",
        "playbook/initiatives/shop.yaml": "kind: initiative\nid: shop\ntitle: Shop\nstatus: stopped\n",
    }

    assert len(found(files, "reference-retired")) == 2


def test_drafts_retired_pages_and_exceptions_may_name_what_is_retired(found: Found):
    draft = {path: text.replace("title:", "status: draft\ntitle:") for path, text in USES_OLD.items()}
    gone = {path: text.replace("title:", "status: retired\ntitle:") for path, text in USES_OLD.items()}
    waiver = {
        "playbook/waivers.yaml": "kind: waivers\nid: waivers\nlist:\n  - check: page-orphan\n"
        "    document: statement:refund-2024\n    reason: Old.\n    approved_by: press-officer\n"
        "    until: 2027-01-01\n"
    }

    for files in (draft, gone, waiver):
        assert found(files | OLD | statement("refund-standard"), "reference-retired") == []


# published-link-lost


def test_a_published_page_that_is_gone_is_found_in_the_memory(found: Found):
    assert found(links("/plays/late-parcels/", "/severity/"), "published-link-lost") == [
        "playbook/published-links.yaml:4:5 error published-link-lost: the page /plays/late-parcels/ was "
        "published "
        "before and would now be gone | Keep its id, or add `late-parcels` to `old_ids` of the page that "
        "took "
        "its place."
    ]


def test_a_published_item_that_is_gone_is_found_too(found: Found):
    assert found(links("/severity/#sev1", "/severity/#sev0"), "published-link-lost") == [
        "playbook/published-links.yaml:5:5 error published-link-lost: the place /severity/#sev0 was "
        "published "
        "before and would now be gone | Keep its id, or add `sev0` to `old_ids` of the item that took its "
        "place."
    ]


def test_the_places_of_a_page_that_is_gone_are_not_told_one_by_one(found: Found):
    lost = links("/plays/gone/", "/plays/gone/#one", "/plays/gone/#two", "/plays/gone/")

    assert len(found(lost | play("other"), "published-link-lost")) == 1


@pytest.mark.parametrize(
    "written", ["/plays/old/", "plays/old", "/plays/old/index.html", "/plays/old/#first"]
)
def test_former_ids_keep_addresses_alive_however_they_are_written(found: Found, written: str):
    step = "  - id: second\n    old_ids: [first]\n    do: Write.\n    by: press-officer\n"
    steps = f"old_ids: [old]\nsteps:\n{step}"

    assert found(links(written) | play("new", steps), "published-link-lost") == []
    assert found(links(written) | play("new"), "published-link-lost") != []


def test_indexes_and_pages_of_the_program_are_there(found: Found):
    addresses = links("/", "/plays/", "/roles/", "/health/", "/checks/some-old-check/")

    assert found(addresses | play("refund"), "published-link-lost") == []


def test_a_page_whose_file_cannot_be_read_yet_is_not_lost(found: Found):
    files = links("/plays/refund/", "/plays/refund/#one", "/plays/") | {REFUND: "kind: play\nid: refund\n"}

    assert found(files, "published-link-lost") == []


def test_scripts_kept_elsewhere_are_not_lost(found: Found):
    scenario = {
        "scenarios/glass/scenario.yaml": "kind: scenario\nid: glass\ntitle: Glass\nreviewed_on: 2026-11-01\n"
    }
    address = links("/scenarios/glass/facilitator/")

    assert (
        found(address | scenario | playbook_with("facilitator_files: elsewhere\n"), "published-link-lost")
        == []
    )
    assert len(found(address | scenario | playbook_with(""), "published-link-lost")) == 1


# draft-text-left


def test_a_note_to_oneself_is_found_at_the_very_words(found: Found):
    body = "text: |\n  Since [insert date] strangers could read\n  some addresses. TODO: ask IT.\n"

    assert found(statement("data-leak", body, "Data leak"), "draft-text-left") == [
        "playbook/statements/data-leak.yaml:7:9 error draft-text-left: the statement 'Data leak' is in "
        "force, but "
        "its text still says '[insert date]' | Fill it in, or make it a named blank such as {{date}}.",
        "playbook/statements/data-leak.yaml:8:19 error draft-text-left: the statement 'Data leak' is in "
        "force, but "
        "its text still says 'TODO' | Fill it in, or write `status: draft` until the page is ready.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ring TBC first.",
        "Ring tbd first.",
        "Lorem ipsum dolor sit amet.",
        "Ring xxx first.",
        "Ring [your name] first.",
        "Zadzwoń do [wpisz nazwę].",
        "Καλέστε [συμπληρώστε].",
        "התקשרו אל [להשלים].",
        "اتصل بـ [أدخل الاسم].",
    ],
)
def test_notes_to_oneself_are_found_in_every_language(found: Found, text: str):
    assert len(found(play("refund", f"text: |\n  {text}\n"), "draft-text-left")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Read [the page](https://shop.example/date) first.",
        "Read [[statement:refund]] and [name][1] first.\n\n  [1]: https://shop.example",
        "Never leave `TODO` or `[insert date]` in a text.",
        "Size XXXL, version xxxiv, the todo list of the team.",
        "He said: we [sic] are sorry.",
        "Fill in {{date}} and {{city}}.",
    ],
)
def test_links_examples_and_ordinary_words_are_no_notes(found: Found, text: str):
    assert found(play("refund", f"text: |\n  {text}\n") | statement("refund"), "draft-text-left") == []


def test_a_draft_may_hold_notes(found: Found):
    assert found(play("refund", "status: draft\ntext: TODO\n"), "draft-text-left") == []


def test_a_word_list_may_list_words_that_nobody_should_write(found: Found):
    words = {
        "playbook/vocabulary.yaml": "kind: vocabulary\nid: vocabulary\ntitle: Words\n"
        "terms:\n  - id: tbc\n    term: TBC\n    verdict: avoid\navoid:\n  en: [TODO]\n"
    }

    assert found(words, "draft-text-left") == []


# review-overdue and never-reviewed


def test_an_overdue_review_tells_how_long_ago_and_whom_to_ask(found: Found):
    role = ROLE.replace("2026-11-01", "2025-10-04") + "holders: [p-003]\n"

    assert found({"roles/content-lead.yaml": role}, "review-overdue") == [
        "roles/content-lead.yaml:4:14 warning review-overdue: the role 'Content lead' was last reviewed 412 "
        "days "
        "ago; it is due every 180 days | Ask 'Press officer' to read it through, then change `reviewed_on`."
    ]


@pytest.mark.parametrize(("reviewed_on", "overdue"), [("2026-11-13", False), ("2026-11-12", True)])
def test_a_review_is_due_on_the_last_day_and_overdue_after_it(found: Found, reviewed_on: str, overdue: bool):
    files = play("refund", "review_every: 7d\n")
    files = {path: text.replace("2026-11-01", reviewed_on) for path, text in files.items()}

    assert bool(found(files, "review-overdue")) is overdue


def test_scales_chains_and_statements_are_due_sooner(found: Found):
    late = {
        path: text.replace("2026-11-01", "2026-08-01") for path, text in (statement("a") | play("b")).items()
    }

    (told,) = found(late, "review-overdue")

    assert "the statement 'Refund' was last reviewed 111 days ago; it is due every 90 days" in told


def test_a_page_nobody_ever_reviewed_is_advice(found: Found):
    (told,) = found(
        {"roles/content-lead.yaml": ROLE.replace("reviewed_on: 2026-11-01\n", "")}, "never-reviewed"
    )

    assert told == (
        "roles/content-lead.yaml:2:5 advice never-reviewed: the role 'Content lead' does not say when "
        "somebody "
        "last read it through | Read it, then add `reviewed_on: 2026-11-20`."
    )


def test_a_review_on_a_day_still_to_come_is_no_review(found: Found):
    (told,) = found({"roles/content-lead.yaml": ROLE.replace("2026", "2062")}, "never-reviewed")

    assert told.startswith(
        "roles/content-lead.yaml:4:14 advice never-reviewed: the role 'Content lead' was reviewed"
    )


def test_drafts_and_files_kept_by_machine_need_no_review(found: Found):
    draft = play("refund", "status: draft\n")
    draft = {path: text.replace("reviewed_on: 2026-11-01\n", "") for path, text in draft.items()}

    assert found(draft | links("/severity/"), "never-reviewed") == []


# owner-vacant

TONE = {
    "playbook/tone.yaml": "kind: tone\nid: tone\ntitle: Voice and tone\nowner: content-lead\n"
    "reviewed_on: 2026-11-01\n"
}


def test_a_page_of_a_role_that_nobody_holds_has_no_owner(found: Found):
    assert found(TONE | {"roles/content-lead.yaml": ROLE}, "owner-vacant") == [
        "playbook/tone.yaml:4:8 error owner-vacant: the page 'Voice and tone' belongs to 'Content lead', "
        "but nobody "
        "holds that role now | Name a holder in roles/content-lead.yaml, or change `owner`."
    ]


def test_a_vacant_default_owner_is_told_once_with_the_number_of_pages(found: Found):
    files = playbook_with("default_owner: content-lead\n") | {"roles/content-lead.yaml": ROLE}

    assert found(files, "owner-vacant") == [
        "playbook/playbook.yaml:5:16 error owner-vacant: 5 pages that name no owner belong to 'Content "
        "lead', but "
        "nobody holds that role now | Name a holder in roles/content-lead.yaml, or change the owner."
    ]


def test_a_playbook_that_names_no_owners_is_not_asked_for_holders(found: Found):
    assert found(playbook_with("") | {"roles/content-lead.yaml": ROLE}, "owner-vacant") == []


def test_drafts_need_no_owner_and_unknown_owners_are_told_elsewhere(found: Found):
    draft = {path: text + "status: draft\n" for path, text in TONE.items()}

    assert found(draft | {"roles/content-lead.yaml": ROLE}, "owner-vacant") == []
    assert found(TONE, "owner-vacant") == []
    assert len(found(TONE, "reference-unknown")) == 1


# page-orphan

CHANNEL = {
    FACEBOOK: "kind: channel\nid: facebook\ntitle: Facebook\ntype: social\nstatus: candidate\n"
    "reviewed_on: 2026-11-01\n"
}
USE = "steps:\n  - id: write\n    do: Write.\n    by: press-officer\n    statement: {}\n"


def test_a_play_that_nothing_leads_to_is_an_orphan(found: Found):
    assert found(play("fake", title="Fake giveaway") | CHANNEL, "page-orphan") == [
        "playbook/plays/fake.yaml:2:5 warning page-orphan: no other page leads to the play 'Fake giveaway' "
        "| Name it "
        "in a triage table, a channel, a known issue or a scenario, or retire it."
    ]


def test_two_plays_that_only_lead_to_each_other_are_orphans_both(found: Found):
    circle = play("one", "text: See [[play:two]].\n") | play("two", "text: See [[play:one]].\n")

    assert len(found(circle | CHANNEL, "page-orphan")) == 2


def test_a_play_on_a_channel_leads_on_to_its_statement(found: Found):
    channel = {FACEBOOK: CHANNEL[FACEBOOK] + "plays: [refund]\n"}
    used = play("refund", USE.format("sorry")) | statement("sorry")

    assert found(used | channel, "page-orphan") == []
    assert len(found(used | CHANNEL, "page-orphan")) == 2


def test_a_draft_or_a_retired_page_leads_nowhere(found: Found):
    for status in ("draft", "retired"):
        channel = {FACEBOOK: CHANNEL[FACEBOOK].replace("candidate", status) + "plays: [refund]\n"}
        other = {"playbook/channels/phone.yaml": CHANNEL[FACEBOOK].replace("id: facebook", "id: phone")}
        assert len(found(play("refund") | channel | other, "page-orphan")) == 1


def test_a_script_is_no_way_to_a_page(found: Found):
    scenario = "kind: scenario\nid: glass\ntitle: Glass\nreviewed_on: 2026-11-01\n"
    script = (
        "kind: facilitator\nid: glass\nscenario: glass\nreviewed_on: 2026-11-01\ninjects:\n  - id: one\n"
        "    at: 5m\n    content: A call.\n    expected:\n      - {by: press-officer, does: play:refund}\n"
    )
    files = {"scenarios/glass/scenario.yaml": scenario, "scenarios/glass/facilitator.yaml": script}

    assert len(found(files | play("refund"), "page-orphan")) == 1


def test_where_nothing_could_lead_to_plays_none_is_an_orphan(found: Found):
    assert found(play("refund"), "page-orphan") == []


def test_a_statement_for_a_severity_or_a_family_is_found_from_there(found: Found):
    holding = statement("crisis", "severities: [sev1]\ntext: We know.\n")
    family = statement("safety", "families: [product-safety]\ntext: We know.\n")
    lonely = statement("lonely")
    channel = {FACEBOOK: CHANNEL[FACEBOOK] + "plays: [refund]\n"}

    (told,) = found(holding | family | lonely | channel | play("refund"), "page-orphan")

    assert told.startswith("playbook/statements/lonely.yaml:2:5 ")


def test_while_a_file_cannot_be_read_nobody_knows_what_is_an_orphan(examined: Callable[..., Examined]):
    broken = {"playbook/triage/first-look.yaml": "kind: triage\nid: first-look\ntitle: First look\n"}
    seen = examined(play("refund") | CHANNEL | broken)

    assert "page-orphan" not in {f.check for f in seen.findings}
    assert [s.reason for s in seen.skipped if s.check == "page-orphan"] == [
        "triage:first-look cannot be read yet"
    ]
