"""`playbook check`: all findings, in three forms, with the same words."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from generator.cli.check import NEVER_IGNORED

DEPUTY = {
    "playbook/escalations/product-safety.yaml": """\
kind: escalation
id: product-safety
title: Product safety
reviewed_on: 2026-11-01
severities: [sev1]
ack:
  steps:
    - {notify: lonely-lead, wait: 10m}
""",
    "roles/lonely-lead.yaml": """\
kind: role
id: lonely-lead
title: Lonely lead
holders: [p-003]
reviewed_on: 2026-11-01
""",
}
UNKNOWN = {
    "playbook/plays/refund.yaml": """\
kind: play
id: refund
title: Refund
owner: pres-officer
reviewed_on: 2026-11-01
"""
}
OVERDUE = {
    "roles/old-hand.yaml": """\
kind: role
id: old-hand
title: Old hand
holders: [p-003]
reviewed_on: 2025-01-01
"""
}


def test_a_clean_playbook_says_so_and_what_comes_next(run, playbook):
    said = run("check", "--root", playbook())

    assert said.code == 0
    assert said.out == "4 documents read: nothing to mend.\n`playbook build` publishes it.\n"


def test_an_error_ends_with_one_and_is_told_in_words(run, playbook):
    said = run("check", "--root", playbook(UNKNOWN))

    assert said.code == 1
    assert "playbook/plays/refund.yaml:4:8  error  reference-unknown" in said.out
    assert "  4 | owner: pres-officer" in said.out
    assert "help: Did you mean 'press-officer'?" in said.out
    assert "1 error" in said.out.splitlines()[-2]


def test_a_warning_alone_is_no_failure_unless_strict(run, playbook):
    root = playbook(OVERDUE)

    assert run("check", "--root", root).code == 0
    strict = run("check", "--root", root, "--strict")
    assert strict.code == 1
    assert "--strict: warnings must be mended or excused too." in strict.out


def test_the_json_is_of_the_published_shape_and_nothing_else_is_printed(run, playbook):
    root = playbook({**UNKNOWN, **OVERDUE, "playbook/tone.yaml": "kind: tone\n\tid: tone\n"})
    shape = run("schema", "findings", "--root", root).data

    said = run("check", "--root", root, "--format", "json")

    Draft202012Validator(shape).validate(said.data)
    assert said.code == 1
    assert said.data["summary"]["error"] == sum(f["severity"] == "error" for f in said.data["findings"])
    assert {f["check"] for f in said.data["findings"]} >= {"reference-unknown", "review-overdue"}
    unknown = next(f for f in said.data["findings"] if f["check"] == "reference-unknown")
    assert (unknown["document"], unknown["line"], unknown["column"]) == ("play:refund", 4, 8)


def test_all_forms_say_the_same_words(run, playbook):
    root = playbook({**UNKNOWN, **OVERDUE})
    findings = run("check", "--root", root, "--format", "json").data["findings"]

    text = " ".join(run("check", "--root", root).out.split())
    github = run("check", "--root", root, "--format", "github").out

    assert findings
    for finding in findings:
        message = " ".join(finding["message"].split())
        assert message[1:] in text  # as a sentence it begins with a capital
        assert message[1:] in github
        assert " ".join(finding["help"].split()) in text


def test_annotations_come_with_a_page_for_the_summary_of_the_step(run, playbook, monkeypatch, tmp_path):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))

    said = run("check", "--root", playbook(UNKNOWN), "--format", "github")

    assert said.out.startswith("::error file=playbook/plays/refund.yaml,line=4,col=8,")
    page = (tmp_path / "summary.md").read_text()
    assert page.startswith("## playbook check\n\n```text\n")
    assert "Did you mean 'press-officer'?" in page
    assert "\x1b" not in page


def test_annotations_name_files_from_the_top_of_the_repository(run, playbook, monkeypatch):
    root = playbook(UNKNOWN)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(root.parent))

    said = run("check", "--root", root, "--format", "github")

    assert f"file={root.name}/playbook/plays/refund.yaml," in said.out


def test_only_shows_one_check_and_says_how_much_it_leaves_out(run, playbook):
    root = playbook({**UNKNOWN, **OVERDUE})

    said = run("check", "--root", root, "--only", "review-overdue")

    assert said.code == 0
    assert "reference-unknown" not in said.out
    assert "1 finding of other checks not shown, as you asked." in said.out
    assert "playbook build" not in said.out


def test_ignore_leaves_one_check_out(run, playbook):
    root = playbook(DEPUTY)
    found = run("check", "--root", root, "--format", "json").data["findings"]

    said = run("check", "--root", root, "--format", "json", "--ignore", "deputy-missing")

    assert {f["check"] for f in found} - {f["check"] for f in said.data["findings"]} == {"deputy-missing"}


@pytest.mark.parametrize("check", sorted(NEVER_IGNORED))
def test_what_protects_people_cannot_be_ignored(run, playbook, check: str):
    said = run("check", "--root", playbook(), "--ignore", check)

    assert said.code == 2
    assert f"'{check}' can never be ignored" in said.err


def test_there_are_four_that_cannot_be_ignored():
    assert len(NEVER_IGNORED) == 4


@pytest.mark.parametrize("option", ["--only", "--ignore"])
def test_a_check_that_does_not_exist_is_wrong_usage_with_a_suggestion(run, playbook, option: str):
    said = run("check", "--root", playbook(), option, "deputy-mising")

    assert said.code == 2
    assert "there is no check called 'deputy-mising'. Did you mean 'deputy-missing'?" in said.err


def test_quiet_says_nothing_of_a_clean_playbook_and_all_of_a_broken_one(run, playbook):
    assert run("check", "--root", playbook(), "--quiet").out == ""
    assert "reference-unknown" in run("check", "--root", playbook(UNKNOWN), "-q").out


def test_json_is_printed_even_when_quiet(run, playbook):
    assert run("check", "--root", playbook(), "-q", "--format", "json").data["findings"] == []


def test_colours_are_for_terminals_that_want_them(run, playbook, monkeypatch):
    root = playbook(UNKNOWN)

    assert "\x1b[" in run("check", "--root", root, colour=True).out
    assert "\x1b[" not in run("check", "--root", root, "--no-color", colour=True).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", "--root", root, colour=True).out


def test_the_playbook_is_found_from_any_folder_below_it(run, playbook, monkeypatch):
    monkeypatch.chdir(playbook(UNKNOWN) / "playbook" / "plays")

    assert "playbook/plays/refund.yaml:4:8" in run("check").out


def test_without_a_playbook_we_say_where_we_looked_and_what_to_do(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    nowhere = run("check")
    wrong = run("check", "--root", tmp_path / "gone")

    assert nowhere.code == wrong.code == 2
    assert "there is no playbook/ folder here or above" in nowhere.err
    assert "playbook init DIR" in nowhere.err
    assert f"there is no playbook/ folder in {tmp_path / 'gone'}" in wrong.err


def test_today_decides_what_is_overdue(run, playbook):
    root = playbook(OVERDUE)

    def overdue(day: str) -> bool:
        return "review-overdue" in run("check", "--root", root, today=day).out

    assert overdue("2026-11-20")
    assert not overdue("2025-02-01")


def test_the_day_of_source_date_epoch_is_today_unless_we_say_otherwise(run, playbook, monkeypatch):
    root = playbook(OVERDUE)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1738368000")  # 2025-02-01

    assert "review-overdue" not in run("check", "--root", root, today=None).out
    assert "review-overdue" in run("check", "--root", root, today="2026-11-20").out


@pytest.mark.parametrize(
    "day", ["tomorrow", "2026-02-30", "20261120", "2026-W47-5", "0001-01-01", "9999-12-31", ""]
)
def test_a_day_that_is_none_is_wrong_usage(run, playbook, day: str):
    said = run("check", "--root", playbook(), "--today", day, today=None)

    assert said.code == 2
    assert f"--today takes a date such as 2026-11-20 (year-month-day), not '{day}'." in said.err


@pytest.mark.parametrize("epoch", ["soon", "-1", "1.5", "99999999999", "٣"])
def test_a_source_date_epoch_that_is_no_time_is_unusable(run, playbook, monkeypatch, epoch: str):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    said = run("check", "--root", playbook(), today=None)

    assert said.code == 2
    assert f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not '{epoch}'." in said.err


SCENARIO = {
    "playbook/playbook.yaml": """\
kind: playbook
id: playbook
title: Aurora Foods playbook
organisation: Aurora Foods
default_owner: press-officer
comms_departments: [Communications]
facilitator_files: elsewhere
families:
  - {id: product-safety, title: Product safety}
reviewed_on: 2026-11-01
""",
}


def test_scripts_kept_elsewhere_are_skipped_and_said_so(run, playbook):
    said = run("check", "--root", playbook(SCENARIO), "--format", "json")

    skipped = {s["check"]: s["reason"] for s in said.data["summary"]["skipped_checks"]}
    assert "--facilitator-dir" in skipped["facilitator-text-on-employee-site"]


def test_scripts_kept_elsewhere_are_read_where_we_are_told(run, playbook, tmp_path):
    script = tmp_path / "private" / "spill" / "facilitator.yaml"
    script.parent.mkdir(parents=True)
    script.write_text("kind: facilitator\nid: spill\ntitel: Spill\n")

    said = run("check", "--root", playbook(SCENARIO), "--facilitator-dir", tmp_path / "private")

    assert said.code == 1
    assert "facilitator:spill/facilitator.yaml:3:1  error  key-unknown" in said.out
    assert "  3 | titel: Spill" in said.out


def test_a_facilitator_dir_that_is_not_there_is_wrong_usage(run, playbook, tmp_path):
    said = run("check", "--root", playbook(), "--facilitator-dir", tmp_path / "gone")

    assert said.code == 2


def test_one_broken_file_hides_nothing_in_others(run, playbook):
    said = run("check", "--root", playbook({**UNKNOWN, "playbook/tone.yaml": "kind: [tone\n"}))

    assert "playbook/tone.yaml:" in said.out
    assert "  1 | kind: [tone" in said.out
    assert "reference-unknown" in said.out
