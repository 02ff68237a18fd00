"""The story of the fast reply and the forty minutes on hold is told as the program tells it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
STORY = (DOCS / "story.md").read_text("utf-8")
GIT = ("git", "-c", "user.name=Editor", "-c", "user.email=editor@wexcombe.example")
TODAY = "2026-11-20"


def told() -> Iterator[tuple[list[str], str]]:
    """Each command of the story with what the story says it prints."""
    for block in re.findall(r"^```console\n\$ playbook (.*?)^```$", STORY, re.MULTILINE | re.DOTALL):
        command, _, out = block.partition("\n")
        yield shlex.split(command), out


def said(root: Path, command: list[str]) -> str:
    words = [sys.executable, "-m", "generator", *command, "--today", TODAY, "--no-color"]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
    return done.stdout


def agree(shown: str, printed: str) -> None:
    """What is shown stands in what is printed, in this order; a line of dots leaves something out."""
    at = 0
    for part in re.split(r"^ *\.\.\.\n\n?", shown, flags=re.MULTILINE):
        found = printed.find(part, at)
        assert found >= 0, f"the program says otherwise:\n{printed}\n---- the story says:\n{part}"
        at = found + len(part)
    if not re.search(r"^ *\.\.\.$", shown, re.MULTILINE):
        assert shown == printed


@pytest.fixture(scope="module")
def before(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("wexcombe")
    shutil.copytree(DOCS / "story" / "before", root, dirs_exist_ok=True)
    return root


@pytest.fixture(scope="module")
def after(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("wexcombe-after")
    shutil.copytree(DOCS / "story" / "before", root, dirs_exist_ok=True)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "The fast reply"], ["tag", "before"]):
        subprocess.run([*GIT, *command], cwd=root, check=True)
    (root / "playbook/plays/send-to-the-phone.yaml").unlink()
    shutil.copytree(DOCS / "story" / "after", root, dirs_exist_ok=True)
    return root


def without_commit(text: str) -> str:
    """The text without what differs from one repository to the next."""
    return re.sub(r"\([0-9a-f]{8}, \d{4}-\d\d-\d\d\)", "(a commit)", text)


def test_the_story_tells_two_commands_before_and_two_after():
    assert [command[0] for command, _ in told()] == ["check", "explain", "check", "diff"]


@pytest.mark.parametrize("number", [0, 1])
def test_the_broken_playbook_is_told_as_the_story_tells_it(before, number):
    command, out = list(told())[number]

    agree(out, said(before, command))


@pytest.mark.parametrize("number", [2, 3])
def test_the_mended_playbook_is_told_as_the_story_tells_it(after, number):
    command, out = list(told())[number]

    agree(without_commit(out), without_commit(said(after, command)))


def test_the_last_line_is_true(before, tmp_path):
    shutil.copytree(before, tmp_path / "wexcombe")
    handoff = tmp_path / "wexcombe/playbook/handoffs/page-to-phone.yaml"
    handoff.write_text(handoff.read_text("utf-8").replace("slow_day: 40m", "slow_day: 35m"), "utf-8")

    assert said(tmp_path / "wexcombe", ["check"]).startswith("18 documents read: nothing to mend.")

    handoff.write_text(handoff.read_text("utf-8").replace("slow_day: 35m", "slow_day: 36m"), "utf-8")

    assert "61 minutes in all" in said(tmp_path / "wexcombe", ["check"])
