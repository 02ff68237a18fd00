"""`playbook schema`: schemas for editors, and whether those that lie here are fresh."""

from __future__ import annotations

import json
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.kinds import ALL, KINDS
from generator.paths import find_files
from generator.validate import kind_at

HERE = Path(__file__).parents[2]


@pytest.mark.parametrize("name", [*KINDS, "roles", "findings", "handbook", "changes"])
def test_each_is_printed_by_its_name_and_is_a_schema(run, playbook, name: str):
    said = run("schema", name, "--root", playbook())

    assert said.code == 0
    Draft202012Validator.check_schema(said.data)


def test_the_ids_of_the_playbook_are_offered(run, playbook):
    owner = json.dumps(run("schema", "play", "--root", playbook()).data["properties"]["owner"])

    assert '"press-officer"' in owner


def test_a_name_that_does_not_exist_gets_a_suggestion(run, playbook):
    said = run("schema", "roll", "--root", playbook())

    assert said.code == 2
    assert "there is no schema called 'roll'. Did you mean 'role'?" in said.err


def test_they_are_written_and_stay_fresh_until_an_id_is_added(run, playbook):
    root = playbook()

    assert run("schema", "--root", root, "--check").code == 1
    written = run("schema", "--root", root)
    assert written.code == 0
    assert f"{len(list((root / 'schemas').iterdir()))} files in {root / 'schemas'}" in written.out
    fresh = run("schema", "--root", root, "--check")
    assert (fresh.code, fresh.out) == (0, f"The schemas in {root / 'schemas'} are fresh.\n")

    (root / "roles/clerk.yaml").write_text("kind: role\nid: clerk\ntitle: Clerk\nreviewed_on: 2026-11-01\n")
    stale = run("schema", "--root", root, "--check")
    assert stale.code == 1
    assert "out of date: " in stale.out
    assert run("schema", "--root", root, "--check", "--quiet").out == stale.out
    run("schema", "--root", root)
    assert run("schema", "--root", root, "--check", "--quiet").out == ""


def test_an_editor_learns_one_schema_for_each_file(run, playbook):
    root = playbook()
    run("schema", "--root", root)
    patterns = json.loads((root / "schemas/settings.json").read_text())["yaml.schemas"]

    for given in find_files(HERE)[0]:
        names = [name for name, pattern in patterns.items() if fnmatchcase(given.path, pattern)]
        assert len(names) == 1, given.path
        assert (root / names[0]).is_file()
        kind = kind_at(given.path)
        assert kind
        assert names[0] in (f"./schemas/{kind[0].name}.json", "./schemas/roles.json")


def test_another_folder_can_be_named(run, playbook, tmp_path):
    root = playbook()

    run("schema", "--root", root, "--out", tmp_path / "elsewhere")

    patterns = json.loads((tmp_path / "elsewhere/settings.json").read_text())["yaml.schemas"]
    assert all(name.startswith(str(tmp_path / "elsewhere")) for name in patterns)
    assert (tmp_path / "elsewhere/play.json").is_file()


def test_there_is_a_schema_for_every_kind(run, playbook):
    root = playbook()
    run("schema", "--root", root)

    written = {path.stem for path in (root / "schemas").iterdir()}

    others = {"roles", "findings", "handbook", "changes", "translations", "settings"}
    assert written == {kind.name for kind in ALL} | others
