"""`playbook init`: a new playbook that checks clean and builds as it is, from here or from a wheel."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import pytest

HERE = Path(__file__).parents[2]
PACKED_FOLDERS = ("generator", "playbook", "roles", "scenarios")
PACKED_FILES = ("mkdocs.yml", "pyproject.toml", "README.md", "LICENSE")


def test_eight_documents_check_clean_under_strict(run, tmp_path):
    made = run("init", tmp_path / "ours")

    assert made.code == 0
    assert made.out.startswith(f"8 documents written to {tmp_path / 'ours'}.\n")
    said = run("check", "--strict", "--root", tmp_path / "ours")
    assert (said.code, said.out.splitlines()[0]) == (0, "8 documents read: nothing to mend.")
    assert (tmp_path / "ours/playbook/pages").is_dir()


def test_in_this_folder_the_next_commands_need_no_root(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    made = run("init", ".")

    assert made.out.startswith("8 documents written to this folder.\n")
    assert "\n  playbook check    " in made.out
    assert "already" in run("init", ".").err


def test_the_documents_count_as_reviewed_on_the_day_they_are_written(run, tmp_path):
    run("init", tmp_path / "ours", today="2031-03-04")

    assert "reviewed_on: 2031-03-04\n" in (tmp_path / "ours/roles/head-of-comms.yaml").read_text()
    assert run("check", "--strict", "--root", tmp_path / "ours", today="2031-03-05").code == 0


def test_the_starter_is_a_whole_playbook_that_checks_clean(run, tmp_path):
    made = run("init", tmp_path / "ours", "--from", "starter")

    assert made.code == 0
    said = run("check", "--strict", "--root", tmp_path / "ours", "--format", "json")
    assert said.data["findings"] == []
    assert said.data["summary"]["documents"] >= 100
    assert f"{said.data['summary']['documents']} documents written" in made.out
    assert not (tmp_path / "ours/playbook/published-links.yaml").exists()


@pytest.mark.parametrize("there", ["playbook/x.yaml", "roles/x.yaml", "scenarios/x.yaml", "mkdocs.yml"])
def test_what_is_there_is_never_written_over(run, tmp_path, there: str):
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text("mine")
    before = sorted(tmp_path.rglob("*"))

    said = run("init", tmp_path)

    assert said.code == 2
    assert f"there is '{there.partition('/')[0]}' in {tmp_path} already. Nothing was written" in said.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_repository_that_is_otherwise_in_use_keeps_its_own_files(run, tmp_path):
    (tmp_path / ".gitignore").write_text("*.tmp\n")

    assert run("init", tmp_path).code == 0
    assert (tmp_path / ".gitignore").read_text() == "*.tmp\n"


def test_what_is_built_stays_out_of_the_repository(run, tmp_path):
    run("init", tmp_path / "ours")

    assert "/site\n" in (tmp_path / "ours/.gitignore").read_text()


def test_quiet_says_nothing(run, tmp_path):
    assert run("init", tmp_path / "ours", "--quiet").out == ""


def test_a_folder_with_a_blank_in_its_name_can_be_copied_from_the_screen(run, tmp_path):
    said = run("init", tmp_path / "our playbook")

    assert f"playbook check --root '{tmp_path / 'our playbook'}'" in said.out


@pytest.mark.skipif(
    int(version("setuptools").partition(".")[0]) < 77, reason="packing needs the locked setuptools"
)
def test_an_installed_wheel_brings_the_starter_and_all_that_pages_need(process, tmp_path):
    source, wheels, lib = tmp_path / "source", tmp_path / "wheels", tmp_path / "lib"
    for name in PACKED_FOLDERS:
        shutil.copytree(HERE / name, source / name, symlinks=True)
    for name in PACKED_FILES:
        shutil.copy2(HERE / name, source / name)
    command = ("-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation")
    subprocess.run([sys.executable, *command, "--wheel-dir", wheels, source], check=True)
    with ZipFile(next(wheels.glob("*.whl"))) as wheel:
        wheel.extractall(lib)
    (tmp_path / "home").mkdir()

    def installed(*words: object):
        return process(*words, cwd=tmp_path / "home", PYTHONPATH=str(lib))

    assert installed("init", "ours", "--from", "starter").code == 0
    clean = installed("check", "--root", "ours", "--strict", "--today", "2026-11-20")
    assert (clean.code, clean.err) == (0, "")
    packed = {path.relative_to(lib / "generator") for path in (lib / "generator").rglob("*")}
    for folder in ("templates", "theme", "fresh", "locales"):
        kept = [p for p in (HERE / "generator" / folder).rglob("*") if p.is_file() and p.name[0] != "."]
        assert {path.relative_to(HERE / "generator") for path in kept} <= packed
