"""`playbook exercise plan`: what the exercises practise, and what nobody has practised."""

from __future__ import annotations

import pytest

from tests.checks.test_exercises import (
    DANGER,
    RING,
    TWO_STAGES,
    chain,
    expecting,
    posed,
    role,
    scenario,
    script,
    triage,
)
from tests.cli.conftest import HERE

CALM = "id: calm, title: Nobody is hurt, when: {harm: no}, severity: sev4"
SUPPORT = role("support", "Support")


@pytest.fixture
def root(playbook):
    """A playbook with one exercise, which practises some of it."""
    event = posed(
        "harm: yes, mentions: 4", "by: press-officer, does: play:ring-back, within: 5m, severity: sev1"
    )
    played = scenario("family: product-safety", "severity_from: sev3", "severity_to: sev1") | script(event)
    return playbook(
        played | triage(DANGER, CALM, otherwise="severity: sev4") | RING | SUPPORT | chain(TWO_STAGES)
    )


def test_what_no_exercise_reaches_is_listed_rule_by_rule(run, root):
    said = run("exercise", "plan", "--root", root)

    assert said.code == 0
    assert (
        said.out
        == """\
1 exercise in force, 1 script.

Triage rules: 1 of 3 exercised: 33%
  first-look#calm  Nobody is hurt  (playbook/triage/first-look.yaml:14)
  first-look#otherwise  where no rule fits  (playbook/triage/first-look.yaml:15)

Escalations: 0 of 1 exercised
  safety  Safety  (playbook/escalations/safety.yaml)

Roles: 1 of 2 exercised
  support  Support  (roles/support.yaml)

Severities by crisis family: 3 of 4 exercised
  product-safety  sev4 reached by no exercise
"""
    )


def test_the_same_as_data_names_the_events(run, root):
    data = run("exercise", "plan", "--root", root, "--json").data

    assert data["version"] == 1
    assert data["exercises"] == ["hot-lid"]
    assert data["triage_rules"] == {"exercised": 1, "of": 3, "percent": 33}
    assert data["triage"][0] == {
        "table": "first-look",
        "rule": "danger",
        "title": "Somebody could be hurt",
        "events": [{"scenario": "hot-lid", "event": "one", "minute": 0}],
    }
    assert data["severities"][0] == {"severity": "sev1", "family": "product-safety", "scenarios": ["hot-lid"]}
    assert data["missing"] == {
        "triage": ["first-look#calm", "first-look#otherwise"],
        "escalations": ["safety"],
        "handoffs": [],
        "roles": ["support"],
        "severities": ["sev4/product-safety"],
    }


def test_a_playbook_without_exercises_has_practised_nothing(run, playbook):
    said = run("exercise", "plan", "--root", playbook())

    assert said.code == 0
    assert said.out.startswith("0 exercises in force, 0 scripts.\n\nRoles: 0 of 1 exercised\n")


def test_a_scenario_without_a_script_names_no_event(run, playbook):
    tests = "objectives: [{id: a, statement: We speak., tests: [escalation:safety]}]"
    data = run(
        "exercise", "plan", "--root", playbook(scenario(tests) | SUPPORT | chain(TWO_STAGES)), "--json"
    ).data

    assert data["escalations"] == [{"id": "safety", "title": "Safety", "events": [{"scenario": "hot-lid"}]}]


def test_scripts_kept_elsewhere_are_asked_for_and_found(run, playbook, base, tmp_path):
    elsewhere = {"playbook/playbook.yaml": base["playbook/playbook.yaml"] + "facilitator_files: elsewhere\n"}
    root = playbook(scenario() | elsewhere)
    kept = tmp_path / "kept" / "hot-lid" / "facilitator.yaml"
    kept.parent.mkdir(parents=True)
    kept.write_text(next(iter(script(expecting("by: press-officer, does: Rings, within: 5m")).values())))

    assert "--facilitator-dir" in run("exercise", "plan", "--root", root).out
    assert (
        "Roles: all 1 exercised"
        in run("exercise", "plan", "--root", root, "--facilitator-dir", tmp_path / "kept").out
    )


def test_there_is_no_other_job_yet(run, root):
    assert run("exercise", "pack", "--root", root).code == 2


def test_the_starter_exercises_what_it_must(run):
    data = run("exercise", "plan", "--root", HERE, "--json").data

    assert data["triage_rules"]["percent"] >= 80
    assert {key: data["missing"][key] for key in ("escalations", "handoffs", "severities")} == {
        "escalations": [],
        "handoffs": [],
        "severities": [],
    }
