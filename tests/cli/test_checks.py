"""`playbook checks`: the list of checks, and the manual page of one."""

from __future__ import annotations

import pytest

from generator.checks import CHECKS


def test_the_list_names_every_check_with_its_level_and_meaning(run):
    said = run("checks")

    assert said.code == 0
    for check in CHECKS:
        assert any(
            line.split()[:2] == [check.id, check.level] and line.endswith(check.manual.title)
            for line in said.out.splitlines()
        )
    assert f"{len(CHECKS)} checks." in said.out


def test_the_list_for_programs_is_of_the_promised_shape(run):
    data = run("checks", "--format", "json").data

    assert list(data) == ["version", "checks"]
    assert data["version"] == 1
    assert data["checks"] == [{"id": c.id, "level": str(c.level), "family": c.family} for c in CHECKS]


def test_one_check_is_explained_with_an_example_of_each_side(run):
    said = run("checks", "deputy-missing")

    assert said.code == 0
    assert said.out.startswith("deputy-missing (error)\n\nA role in the chain")
    assert "This fails:\n\n    # playbook/escalations/product-safety.yaml\n    kind: escalation\n" in said.out
    assert "This passes:" in said.out
    assert "May be excused in playbook/waivers.yaml." in said.out


def test_a_check_that_protects_people_says_that_it_is_never_excused(run):
    assert "Can never be excused." in run("checks", "personal-data-on-employee-site").out


def test_one_check_for_programs_carries_its_manual_page(run):
    [page] = run("checks", "deputy-missing", "--format", "json").data["checks"]

    assert page["id"] == "deputy-missing"
    assert page["fails"]["playbook/escalations/product-safety.yaml"].startswith("kind: escalation\n")


def test_a_check_that_does_not_exist_gets_a_suggestion(run):
    said = run("checks", "deputy-mising")

    assert said.code == 2
    assert "Did you mean 'deputy-missing'?" in said.err


def test_no_playbook_is_needed_but_the_shared_options_are_taken(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert run("checks", "--root", tmp_path, "--quiet", "--no-color").code == 0


@pytest.mark.parametrize("colour", [True, False])
def test_colours_can_be_switched_off(run, colour: bool):
    options = () if colour else ("--no-color",)

    assert ("\x1b[" in run("checks", *options, colour=True).out) is colour
