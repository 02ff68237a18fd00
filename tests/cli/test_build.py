"""`playbook build` and `rollback`: nothing is published with errors, and the way back is short."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]

NOBODY = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
BROKEN = {"playbook/tone.yaml": "kind: tone\nid: tone\ntitel: Tone\n"}
OVERDUE = {
    "roles/old-hand.yaml": """\
kind: role
id: old-hand
title: Old hand
holders: [p-003]
reviewed_on: 2025-01-01
"""
}


@pytest.fixture
def project(playbook):
    """A tiny project with a look, so that it can be built."""

    def write(files=None) -> Path:
        root = playbook(files)
        shutil.copy(HERE / "mkdocs.yml", root)
        (root / "playbook/pages").mkdir()
        return root

    return write


def test_with_an_error_nothing_is_published(run, project):
    root = project(BROKEN)

    said = run("build", "--root", root)

    assert said.code == 1
    assert "playbook/tone.yaml:3:1  error  key-unknown" in said.out
    assert "Nothing is published while an error stands." in said.out
    assert not (root / "site").exists()


def test_with_a_warning_nothing_is_published_under_strict(run, project):
    root = project(OVERDUE)

    said = run("build", "--root", root, "--strict")

    assert said.code == 1
    assert "review-overdue" in said.out
    assert not (root / "site").exists()


def test_one_edition_is_published_and_we_say_where_it_is(run, project, monkeypatch):
    root = project(OVERDUE)
    monkeypatch.chdir(root.parent)

    said = run("build", "--root", root.name, "--audience", "employee")

    assert said.code == 0
    assert said.out == (
        f"Release site-000001 of 5 documents is served from {root}/site.\n"
        f"  employee:    {root}/site/employee/index.html\n"
        "1 warning: `playbook check` shows what to look at.\n"
    )
    assert (root / "site/employee/roles/old-hand/index.html").is_file()
    assert not (root / "site/comms").exists()


def test_the_last_good_site_stays_and_the_one_before_comes_back(run, project):
    root = project()
    run("build", "--root", root, "--audience", "employee")
    title = "<title>Aurora Foods playbook"
    assert title in (root / "site/employee/index.html").read_text()

    (root / "playbook/tone.yaml").write_text(BROKEN["playbook/tone.yaml"])
    assert run("build", "--root", root, "--audience", "employee").code == 1
    assert title in (root / "site/employee/index.html").read_text()

    (root / "playbook/tone.yaml").unlink()
    settings = root / "playbook/playbook.yaml"
    settings.write_text(settings.read_text().replace("Aurora Foods playbook", "Another title"))
    quiet = run("build", "--root", root, "--audience", "employee", "--quiet")
    assert (quiet.code, quiet.out) == (0, "")
    assert "<title>Another title" in (root / "site/employee/index.html").read_text()

    back = run("rollback", "--site", root / "site")
    assert (back.code, back.out) == (0, "Release site-000001 is served again.\n")
    assert title in (root / "site/employee/index.html").read_text()

    further = run("rollback", "--root", root)
    assert further.code == 2
    assert "'site-000001' is the oldest release that is kept." in further.err


def test_there_is_nothing_to_go_back_to_without_a_site(run, tmp_path):
    said = run("rollback", "--site", tmp_path / "site")

    assert said.code == 2
    assert "There is no site at" in said.err


def test_a_playbook_without_a_look_is_told_what_is_missing(run, playbook):
    root = playbook()

    said = run("build", "--root", root)

    assert said.code == 2
    assert f"there is no {root}/mkdocs.yml; it says how the site looks." in said.err


def test_a_folder_that_is_not_ours_is_left_alone(run, project, tmp_path):
    (tmp_path / "photos").mkdir()

    said = run("build", "--root", project(), "--site", tmp_path / "photos")

    assert said.code == 2
    assert "did not make, so it is left alone" in said.err


def test_a_language_the_playbook_is_not_written_in_is_wrong_usage(run, project):
    said = run("build", "--root", project(), "--language", "pl")

    assert said.code == 2
    assert "this playbook is written in 'en', and no translation into 'pl' can be built yet." in said.err


def test_an_audience_that_does_not_exist_is_wrong_usage(run, project):
    assert run("build", "--root", project(), "--audience", "public").code == 2


def test_with_an_earlier_version_the_page_of_what_changed_is_published(run, project):
    root = project()
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["commit", "--quiet", "--message=x"],
    ):
        subprocess.run(["git", "-C", root, *NOBODY, *words], check=True)
    (root / "roles/old-hand.yaml").write_text(OVERDUE["roles/old-hand.yaml"])

    said = run("build", "--root", root, "--since", "main")

    assert said.code == 0
    assert not (root / "site/employee/changes").exists()
    for audience in ("comms", "facilitator"):
        page = (root / "site" / audience / "changes/index.html").read_text()
        assert "New: “Old hand”." in page


def test_without_an_earlier_version_of_that_name_nothing_is_published(run, project):
    root = project()
    subprocess.run(["git", "-C", root, "init", "--quiet"], check=True)

    said = run("build", "--root", root, "--since", "main")

    assert said.code == 2
    assert "nothing has been committed in this repository yet" in said.err
    assert not (root / "site").exists()
