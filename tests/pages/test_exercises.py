"""Exercises: the players' sheet, the facilitator's script, and what nobody has practised."""

import csv
import io
import re
from collections.abc import Callable
from typing import get_args

import pytest

from generator.kinds.facilitator import Inject
from generator.kinds.incident import Incident
from generator.kinds.scenario import Format
from generator.kinds.terms import CrisisType
from generator.pages import labels
from generator.pages.exercised import WIDEST
from generator.pages.facilitator import MARKS, harmless
from generator.values import LANGUAGES
from tests.pages.conftest import Pages, tags_of
from tests.pages.rehearsal import REHEARSAL

Example = Callable[..., Pages]

SHEET = "scenarios/hot-lid/"
SCRIPT = "scenarios/hot-lid/facilitator/"
SECRETS = (
    "My child was burnt",
    "Let silences stand",
    "Watch who picks up",
    "before minute sixty",
    "asks after the child first",
    "What surprised you",
    "at noon today",
    "runs faster than in life",
    "A kettle",
    "Rings the parent",
)


def rehearse(example: Example, audience: str, **more: str) -> Pages:
    """The example playbook with exercises, cases and plans."""
    return example(audience, REHEARSAL, **more)


def rows(pages: Pages, path: str) -> list[list[str]]:
    """A table for spreadsheets, read as a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(pages.edition.files[path].decode("utf-8-sig"))))


# What players read


def test_players_read_all_that_they_need_and_where_it_stands_for_ever(example: Example) -> None:
    text = rehearse(example, "employee").text(SHEET)
    for words in (
        "An hour about a lid that springs open.",
        "from Incident to Crisis",
        "90 minutes, the talk afterwards included",
        "Product does harm, technical cause",
        "We speak within the hour. People hear it from us.",
        "Press officer leads",
        "It is Tuesday.",
        "Bring a pen.",
        "What would you ask first?",
        "All telephones work.",
        "https://handbook.aurora.example/scenarios/hot-lid/",
    ):
        assert words in text


def test_trainers_get_the_address_of_the_edition_that_players_read(example: Example) -> None:
    text = rehearse(example, "facilitator").text(SHEET)
    assert "https://handbook.aurora.example/scenarios/hot-lid/" in text


@pytest.mark.parametrize("audience", ["employee", "comms"])
def test_nothing_of_the_script_leaves_the_facilitator_edition(example: Example, audience: str) -> None:
    pages = rehearse(example, audience)
    told = "\n".join(pages.text(address) for address in pages.by_address)
    assert [secret for secret in SECRETS if secret in told] == []
    assert SCRIPT not in pages.by_address
    assert "coverage/" not in pages.by_address
    assert [path for path in pages.edition.files if path.startswith(("scenarios/", "coverage/"))] == []


@pytest.mark.parametrize("audience", ["employee", "comms"])
def test_an_edition_is_the_same_with_and_without_a_script(example: Example, audience: str) -> None:
    without = example(audience, {**REHEARSAL, "scenarios/hot-lid/facilitator.yaml": None})
    with_it = rehearse(example, audience)
    assert with_it.by_address.keys() == without.by_address.keys()
    differing = [at for at, page in with_it.by_address.items() if page != without.page(at)]
    assert differing == []


def test_what_an_objective_tests_is_a_link_or_plain_words(example: Example) -> None:
    employee = rehearse(example, "employee").section(SHEET, "_objectives")
    assert 'href="../../plays/say-sorry/"' in employee
    assert "Somebody is hurt <small>(comms edition)</small>" in employee
    assert 'href="../../escalations/safety/"' in rehearse(example, "comms").section(SHEET, "_objectives")


def test_who_is_told_stands_in_the_order_of_the_scenario(example: Example) -> None:
    told = rehearse(example, "comms").section(SHEET, "_stakeholders")
    assert told.index("Our colleagues") < told.index("People who bought it")
    assert "_stakeholders" not in rehearse(example, "employee").anchors(SHEET)


def test_a_case_and_its_exercise_lead_to_each_other(example: Example) -> None:
    pages = rehearse(example, "comms")
    assert 'href="../../incidents/late-recall/"' in pages.section(SHEET, "_case")
    assert 'href="../../scenarios/hot-lid/"' in pages.section("incidents/late-recall/", "_rehearsed")


def test_exercises_can_be_filtered_by_how_bad_they_get(example: Example) -> None:
    card = re.search(r"<li class=\"pb-card\"[^>]*>", rehearse(example, "employee").html("scenarios/"))
    assert card
    assert 'data-family="product-safety"' in card[0]
    assert 'data-severity="sev1"' in card[0]
    assert 'data-format="tabletop"' in card[0]


# What facilitators read


def test_each_event_says_when_to_whom_and_what_a_good_team_does(example: Example) -> None:
    script = rehearse(example, "facilitator").text(SCRIPT)
    for words in (
        "0 0:00 A parent to Duty desk via Our page",
        "EXERCISE My child was burnt by your kettle",
        "For you Watch who picks up the telephone first.",
        "Duty desk within 10 minutes (playbook: by minute 5) Say sorry Major incident Words: Words nobody",
        "Press officer within 15 minutes Rings the parent in person",
        "Could somebody be hurt? Yes, somebody could",
        "If the team does not act, play second call",
    ):
        assert words in script


def test_each_event_says_what_the_playbook_itself_answers_and_where_that_differs(example: Example) -> None:
    script = rehearse(example, "facilitator").section(SCRIPT, "_script")
    first, second = script.split("<tr id=")[1:]
    assert "pb-sev--0" in first.partition("pb-msel__rules")[2], "the level of the rule, not the expected one"
    assert 'href="../../../triage/first-look/#danger"' in first
    assert "not what is expected here" in first
    assert "pb-msel__rules" not in second


def test_a_script_in_agreement_with_the_playbook_is_not_marked(example: Example) -> None:
    script = REHEARSAL["scenarios/hot-lid/facilitator.yaml"]
    agreed = script.replace("within: 10m, severity: sev2", "within: 5m, severity: sev1")
    pages = example("facilitator", {**REHEARSAL, "scenarios/hot-lid/facilitator.yaml": agreed})
    assert "not what is expected here" not in pages.html(SCRIPT)


def test_a_situation_that_stays_open_says_so(example: Example) -> None:
    script = REHEARSAL["scenarios/hot-lid/facilitator.yaml"]
    open_ = script.replace("{harm: safety, mentions: 100-299}", "{mentions: 5}")
    pages = example("facilitator", {**REHEARSAL, "scenarios/hot-lid/facilitator.yaml": open_})
    assert "leaves this open" in pages.text(SCRIPT)


def test_every_event_is_marked_in_all_languages_that_are_played(example: Example) -> None:
    scenario = REHEARSAL["scenarios/hot-lid/scenario.yaml"] + "languages: [en, el]\n"
    pages = example("facilitator", {**REHEARSAL, "scenarios/hot-lid/scenario.yaml": scenario})
    assert pages.html(SCRIPT).count('<strong class="pb-exercise" lang="el">ΑΣΚΗΣΗ</strong>') == 3
    assert rows(pages, f"{SCRIPT}msel.csv")[1][7].startswith("EXERCISE / ΑΣΚΗΣΗ: ")


def test_there_is_a_mark_in_each_language() -> None:
    assert tuple(MARKS) == LANGUAGES


def test_every_event_is_marked_as_an_exercise_also_in_the_spreadsheet(example: Example) -> None:
    pages = rehearse(example, "facilitator")
    assert pages.html(SCRIPT).count('<strong class="pb-exercise">EXERCISE</strong>') == 3
    content = [row[7] for row in rows(pages, f"{SCRIPT}msel.csv")[1:]]
    assert len(content) == 3
    assert all(cell.startswith("EXERCISE: ") for cell in content)


def test_events_in_reserve_stand_apart(example: Example) -> None:
    pages = rehearse(example, "facilitator")
    assert "second-call" in re.findall(r'<tr id="([^"]+)"', pages.section(SCRIPT, "_reserve"))
    assert re.findall(r'<tr id="([^"]+)"', pages.section(SCRIPT, "_script")) == ["first-post", "radio-on"]


def test_evaluators_get_a_form_for_each_objective(example: Example) -> None:
    form = rehearse(example, "facilitator").section(SCRIPT, "_evaluation-speak-in-time")
    assert "before minute sixty" in form
    assert "Somebody asks after the child first." in form
    assert form.count('class="pb-box"') == 4 * 3
    assert "0 and 65" in form


def test_the_sheet_for_the_talk_has_questions_minutes_and_lines_to_write_on(example: Example) -> None:
    talk = rehearse(example, "facilitator").section(SCRIPT, "_hotwash")
    assert "What surprised you?" in talk
    assert "2 questions, about 10\N{NO-BREAK SPACE}minutes for each." in talk
    assert talk.count('class="pb-writing"') == 2


def test_a_script_leads_to_the_players_sheet_and_back(example: Example) -> None:
    pages = rehearse(example, "facilitator")
    assert 'href="../../../scenarios/hot-lid/"' in pages.html(SCRIPT)
    assert 'href="../../scenarios/hot-lid/facilitator/"' in pages.html(SHEET)
    assert [crumb.title for crumb in pages.page(SCRIPT).crumbs] == ["Home", "Scenarios", "A hot lid"]


def test_the_spreadsheet_says_who_does_what_by_when(example: Example) -> None:
    head, first, *_ = rows(rehearse(example, "facilitator"), f"{SCRIPT}msel.csv")
    row = dict(zip(head, first, strict=True))
    assert row["Minute"] == "0"
    assert row["To"] == "Duty desk"
    assert row["If not"] == "second-call"
    deeds = row["Expected"].replace("\N{NO-BREAK SPACE}", " ").split("\n")
    assert deeds[0].startswith("Duty desk: Say sorry (10 minutes; Major incident; Words nobody")
    assert deeds[1] == "Press officer: Rings the parent in person (15 minutes)"


@pytest.mark.parametrize("cell", ["=1+1", "+353 20", "-1", "@SUM(A1)", "  =1", "\t=1"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_a_harmless_cell_is_left_alone() -> None:
    assert harmless("A parent rings") == "A parent rings"


def test_a_script_without_events_says_so(example: Example) -> None:
    bare = "kind: facilitator\nid: hot-lid\nscenario: hot-lid\n"
    pages = example("facilitator", {**REHEARSAL, "scenarios/hot-lid/facilitator.yaml": bare})
    assert "No events are written down yet." in pages.text(SCRIPT)
    assert f"{SCRIPT}msel.csv" not in pages.edition.files


def test_hostile_text_in_a_script_stays_text(example: Example) -> None:
    script = REHEARSAL["scenarios/hot-lid/facilitator.yaml"]
    hostile = script.replace("A parent", "<img src=x onerror=alert(1)>").replace("A kettle", "<script>")
    html = example("facilitator", {**REHEARSAL, "scenarios/hot-lid/facilitator.yaml": hostile}).html(SCRIPT)
    tags = tags_of(html)
    assert not [tag for tag, _ in tags if tag in ("img", "script")]
    assert not [name for _, names in tags for name in names if name.startswith("on") or name == "style"]
    assert "&lt;img src=x" in html


# What nobody has practised


def test_coverage_says_which_exercise_reaches_which_level(example: Example) -> None:
    matrix = rehearse(example, "facilitator").section("coverage/", "_matrix")
    lines = matrix.split("<tr>")[2:]
    assert ["A hot lid" in line for line in lines] == [True, True, True, False]
    assert ["passes through" in line for line in lines] == [False, True, True, False]
    assert "no exercise" in lines[3]


def test_gaps_are_said_in_plain_words(example: Example) -> None:
    gaps = rehearse(example, "facilitator").section("coverage/", "_gaps")
    assert "No exercise reaches it in Product safety." in gaps
    assert gaps.count("<li>") == 1


def test_coverage_names_what_no_exercise_touches(example: Example) -> None:
    untouched = rehearse(example, "facilitator").section("coverage/", "_untouched")
    assert "From the desk to the press office" in untouched
    assert "Somebody is hurt" not in untouched


def test_coverage_says_at_which_minute_of_which_exercise_a_rule_decides(example: Example) -> None:
    rules = rehearse(example, "facilitator").section("coverage/", "_rules")
    danger, bait, otherwise = rules.split("<tr")[2:]
    assert 'href="../scenarios/hot-lid/facilitator/#first-post">0' in danger
    assert "no exercise" in bait
    assert "Where no rule fits" in otherwise
    assert "33%" in rules


def test_coverage_counts_further_events_of_a_seat(example: Example) -> None:
    seats = rehearse(example, "facilitator").section("coverage/", "_parts")
    line = next(line for line in seats.split("<tr") if "Press officer" in line)
    assert 'href="../scenarios/hot-lid/facilitator/#first-post">0' in line
    assert "<small>+1</small>" in line


def test_many_exercises_are_named_in_the_line(example: Example) -> None:
    scenario = REHEARSAL["scenarios/hot-lid/scenario.yaml"]
    more = {
        f"scenarios/lid-{n}/scenario.yaml": scenario.replace("hot-lid", f"lid-{n}").replace(
            "A hot lid", f"Lid {n}"
        )
        for n in range(WIDEST)
    }
    parts = example("facilitator", {**REHEARSAL, **more}).section("coverage/", "_parts")
    assert "<thead>" not in parts
    assert '<a href="../scenarios/lid-3/">Lid 3</a>' in parts


def test_the_rules_and_the_parts_are_spreadsheets_too(example: Example) -> None:
    pages = rehearse(example, "facilitator")
    assert rows(pages, "coverage/rules.csv") == [
        ["Type", "Id", "Title", "A hot lid"],
        ["First look", "danger", "Somebody could be hurt", "0 first-post"],
        ["First look", "bait", "bait", ""],
        ["First look", "otherwise", "Where no rule fits", ""],
    ]
    assert ["Escalations", "safety", "Somebody is hurt", "65 second-call"] in rows(
        pages, "coverage/parts.csv"
    )


def test_coverage_is_a_spreadsheet_too(example: Example) -> None:
    assert rows(rehearse(example, "facilitator"), "coverage/coverage.csv") == [
        ["Severity", "Product safety"],
        ["Crisis", "A hot lid"],
        ["Major incident", "A hot lid"],
        ["Incident", "A hot lid"],
        ["Issue", ""],
    ]


@pytest.mark.parametrize(
    ("table", "choice"),
    [
        (labels.FORMAT, Format),
        (labels.CRISIS_TYPE, CrisisType),
        (labels.WHOSE, Incident.model_fields["whose"].annotation),
        (labels.INJECT, Inject.model_fields["type"].annotation),
    ],
)
def test_every_choice_has_a_label(table: dict[str, str], choice: object) -> None:
    assert set(get_args(choice)) <= set(table)
