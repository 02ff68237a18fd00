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


@pytest.fixture
def bilingual(project, base):
    """The tiny project in English and Hebrew, with nothing translated that need not be."""
    book = base["playbook/playbook.yaml"] + "languages: [en, he]\nrequired_translations: [tool]\n"
    return lambda files=None: project({"playbook/playbook.yaml": book, **(files or {})})


def test_every_language_of_the_playbook_is_published_and_we_say_which(run, bilingual):
    root = bilingual()

    said = run("build", "--root", root, "--audience", "comms")

    assert said.code == 0
    assert "Each in en and he.\n" in said.out
    assert '<html lang="en" dir="ltr"' in (root / "site/comms/index.html").read_text()
    assert '<html lang="he" dir="rtl"' in (root / "site/comms/he/index.html").read_text()
    assert not (root / "site/comms/he/health").exists()


@pytest.mark.parametrize("spelling", ["he", "he-IL", "he_IL", "iw"])
def test_a_language_may_be_spelled_as_computers_do(run, bilingual, spelling):
    root = bilingual()

    said = run("build", "--root", root, "--audience", "employee", "--language", spelling)

    assert said.code == 0
    assert (root / "site/employee/he/index.html").is_file()
    assert (root / "site/employee/index.html").is_file()


def test_a_language_that_is_left_out_stays_as_it_is_served(run, bilingual):
    root = bilingual()
    run("build", "--root", root, "--audience", "employee")
    before = (root / "site/employee/he/index.html").read_bytes()
    (root / "roles/old-hand.yaml").write_text(OVERDUE["roles/old-hand.yaml"])

    said = run("build", "--root", root, "--audience", "employee", "--language", "en")

    assert said.code == 0
    assert "Taken over unchanged: he.\n" in said.out
    assert (root / "site/employee/he/index.html").read_bytes() == before
    page = (root / "site/employee/roles/old-hand/index.html").read_text()
    assert 'href="../../he/"' in page
    assert "he/roles/old-hand" not in page


def test_a_language_that_the_playbook_does_not_have_is_wrong_usage(run, project, bilingual):
    one, two = (run("build", "--root", root, "--language", "pl") for root in (project(), bilingual()))

    assert (one.code, two.code) == (2, 2)
    assert "this playbook is not written in 'pl'" in one.err
    assert "playbook/playbook.yaml names only 'en'." in one.err
    assert "names en and he." in two.err


@pytest.mark.parametrize("word", ["fr", "klingon", "pl-", "", "../he"])
def test_a_language_we_do_not_know_is_wrong_usage(run, project, word):
    said = run("build", "--root", project(), "--language", word)

    assert said.code == 2
    assert "--language takes one of en, ar, he, el or pl, also spelled as in 'he-IL'" in said.err


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
