"""`playbook diff`: two versions of a real repository, told to people, to a pull request and to programs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.changes.conftest import FILES, replaced
from tests.changes.test_compared import SCENARIO, SCRIPT
from tests.conftest import lay

HERE = Path(__file__).parents[2]
NOBODY = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@b.example",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@b.example",
    "GIT_AUTHOR_DATE": "2026-11-01T10:00:00+0000",
    "GIT_COMMITTER_DATE": "2026-11-01T10:00:00+0000",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


@pytest.fixture(autouse=True)
def _nobodys_repository(monkeypatch: pytest.MonkeyPatch):
    for name, value in NOBODY.items():
        monkeypatch.setenv(name, value)


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(root: Path, branch: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message=a change")
    git(root, "branch", "--force", branch)


@pytest.fixture
def versions(tmp_path: Path) -> Callable[..., Path]:
    """`versions({"roles/lead.yaml": "..."})`: a branch `before`, and these files as they are."""

    def make(after: Mapping[str, str | bytes | None], folder: str = "") -> Path:
        top = tmp_path / "repository"
        root = top / folder
        lay(root, FILES)
        git(tmp_path, "init", "--quiet", "--initial-branch=main", str(top))
        commit(top, "before")
        lay(root, {**FILES, **after})
        return root

    return make


LATER = {
    **replaced("playbook/escalations/safety.yaml", ("by: phone, wait: 5m", "by: phone, wait: 15m")),
    **replaced("playbook/triage/posts.yaml", ("reach: 100+", "reach: 50+")),
    **replaced("playbook/statements/first-words.yaml", ("in an hour", "in two hours")),
}

TOLD = """\
What changed from before ({commit}, 2026-11-01) to the files as they are now

  - 50 of 2,000 situations are answered differently in “A post about us”.
  - Told later in an alarm: “Crisis lead”.
  - 1 approved text was reworded.
  - The approval is older than the new words: “First words”.
  - Times changed in “Product safety, crisis”.

SITUATIONS THAT ARE ANSWERED DIFFERENTLY

  A post about us
  50 of 2,000 situations are answered differently.
    50 situations, for example: Is somebody hurt? No; How many write about it? 50 people
      before: Issue; reply
      now:    Major incident; reply; tell Press officer

WHO IS TOLD EARLIER OR LATER

  Crisis
    Crisis lead: minute 5, by phone or by text message → minute 15, by phone or by text message

APPROVED WORDS

  First words
    Doing
      before: We look into it, and we speak again in [an hour].
      now:    We look into it, and we speak again in [two hours].
      The approval is older than these words.

TIMES

  Product safety, crisis
    Alarm: step 1: wait: 5 minutes → 15 minutes
"""

COMMENTED = """\
### What this changes

- 50 of 2,000 situations are answered differently in “A post about us”.
- Told later in an alarm: “Crisis lead”.
- 1 approved text was reworded.
- The approval is older than the new words: “First words”.
- Times changed in “Product safety, crisis”.

<sub>From before ({commit}, 2026-11-01) to the files as they are now.</sub>

<details><summary>Situations that are answered differently</summary>

**A post about us**

50 of 2,000 situations are answered differently.  

| Situation | Before | Now |
|---|---|---|
| 50 situations, for example: Is somebody hurt? No; How many write about it? 50 people | Issue; reply | Major incident; reply; tell Press officer |

</details>

<details><summary>Who is told earlier or later</summary>

**Crisis**

| Seat | Before | Now |
|---|---|---|
| Crisis lead | minute 5, by phone or by text message | minute 15, by phone or by text message |

</details>

<details><summary>Approved words</summary>

**First words**

- Doing: We look into it, and we speak again in <del>an hour</del><ins>two hours</ins>. *The approval is older than these words.*

</details>

<details><summary>Times</summary>

**Product safety, crisis**

| Time | Before | Now |
|---|---|---|
| Alarm: step 1: wait | 5 minutes | 15 minutes |

</details>
"""  # noqa: E501, W291


def test_the_story_for_a_terminal(run, versions):
    root = versions(LATER)

    said = run("diff", "before", "--root", root)

    assert (said.code, said.err) == (0, "")
    assert said.out == TOLD.format(commit=git(root, "rev-parse", "HEAD")[:8])


def test_the_story_for_a_pull_request(run, versions):
    root = versions(LATER)

    said = run("diff", "before", "--root", root, "--format", "markdown")

    assert said.code == 0
    assert said.out == COMMENTED.format(commit=git(root, "rev-parse", "HEAD")[:8])


def test_the_story_for_programs_has_the_published_shape(run, versions):
    root = versions(LATER)
    shape = run("schema", "changes", "--root", root).data

    said = run("diff", "before", "--root", root, "--format", "json")

    Draft202012Validator.check_schema(shape)
    Draft202012Validator(shape).validate(said.data)
    assert said.data["version"] == 1
    assert said.data["before"]["name"] == "before"
    assert [(one["changed"], one["total"]) for one in said.data["answers"]] == [(50, 2000)]
    assert [one["text_after"] for one in said.data["words"]] == [
        "We look into it, and we speak again in two hours."
    ]


def test_two_versions_are_compared_without_the_files_as_they_are(run, versions):
    root = versions(LATER)
    commit(root, "after")
    (root / "playbook/escalations/safety.yaml").write_text("something else")

    said = run("diff", "before", "after", "--root", root)

    assert said.out.startswith("What changed from before (")
    assert "to after (" in said.out.splitlines()[0]
    assert "could not be compared" not in said.out
    assert "Told later in an alarm: “Crisis lead”." in said.out


def test_the_other_way_round_tells_the_opposite(run, versions):
    root = versions(LATER)
    commit(root, "after")

    assert "Told earlier in an alarm: “Crisis lead”." in run("diff", "after", "before", "--root", root).out


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_exit_code_0_also_where_nothing_changed(run, versions, form):
    said = run("diff", "before", "--root", versions({}), "--format", form)

    assert said.code == 0
    assert said.data["answers"] == [] if form == "json" else "Nothing changed." in said.out


def test_a_playbook_in_a_folder_of_the_repository(run, versions):
    root = versions(LATER, "our handbook")

    assert "Told later in an alarm: “Crisis lead”." in run("diff", "before", "--root", root).out


def test_nothing_is_touched(run, versions):
    root = versions(LATER)
    git(root, "add", "playbook/triage")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    run("diff", "before", "--root", root)

    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_where_one_side_is_broken_the_rest_is_told(run, versions):
    root = versions({**LATER, "playbook/triage/posts.yaml": "kind: triage\n  id: posts\n"})

    said = run("diff", "before", "--root", root)

    assert said.code == 0
    assert (
        "  ! The triage table 'A post about us' could not be compared: it has errors in the later" in said.out
    )
    assert "Told later in an alarm: “Crisis lead”." in said.out


def test_facilitator_files_kept_elsewhere_are_read_beside_both_versions(run, versions, tmp_path):
    milder = replaced("playbook/triage/posts.yaml", ("sev1, play: warn", "sev2, play: warn"))
    root = versions(milder)
    elsewhere = tmp_path / "scripts"
    lay(root, {**FILES, "scenarios/lid/scenario.yaml": SCENARIO})
    commit(root, "before")
    lay(root, {**FILES, **milder})
    (elsewhere / "lid").mkdir(parents=True)
    (elsewhere / "lid/facilitator.yaml").write_text(SCRIPT)

    said = run("diff", "before", "--root", root, "--facilitator-dir", elsewhere)

    assert "1 event of exercises comes out differently: “A hot lid”." in said.out


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("befor", "Error: there is no version 'befor' in this repository. Did you mean 'before'?"),
        ("main..before", "Error: name the two versions one by one: `main before`."),
        ("", "Error: '' cannot be the name of a version. A branch, a tag or a commit can."),
        ("$(touch x)", "Error: there is no version '$(touch x)' in this repository. `git log` and"),
    ],
)
def test_a_version_that_is_not_there_is_wrong_usage(run, versions, name, why):
    root = versions({})

    said = run("diff", name, "--root", root)

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(why)
    assert not (root / "x").exists()


def test_a_name_that_looks_like_an_option_is_refused(run, versions):
    said = run("diff", "--root", versions({}), "--", "--output=x", today=None)

    assert said.code == 2
    assert "'--output=x' cannot be the name of a version." in said.err


def test_words_of_editors_do_nothing_in_a_comment(run, versions):
    title = "Ask @everybody | <img src=x> [a](http://b) `c` #12 *d*"
    root = versions(replaced("playbook/plays/warn.yaml", ("title: Warn people", f"title: '{title}'")))

    said = run("diff", "before", "--root", root, "--format", "markdown")

    safe = r"Ask @<!-- -->everybody \| &lt;img src=x&gt; \[a\](http://b) \`c\` #<!-- -->12 \*d\*"
    assert f"| Play “Warn people” | Warn people | {safe} |" in said.out or safe in said.out
    assert "@everybody" not in said.out
    assert "<img" not in said.out


def test_words_of_editors_do_nothing_on_a_terminal(run, versions):
    root = versions(replaced("playbook/plays/warn.yaml", ("do: Read it twice.", 'do: "Read\\u200f it"')))

    assert "\u200f" not in run("diff", "before", "--root", root).out


def test_a_comment_is_never_too_long_for_its_host(run, versions):
    steps = "".join(
        f"  - {{id: s{n}, do: '{'word ' * 300}{n}', by: press-officer, within: 5m}}\n" for n in range(60)
    )
    root = versions(replaced("playbook/plays/warn.yaml", ("steps:\n", f"steps:\n{steps}")))

    said = run("diff", "before", "--root", root, "--format", "markdown")

    assert len(said.out) < 65_000
    assert "Too long to be shown here: " in said.out


def test_the_story_of_the_fast_reply_is_told(run, tmp_path):
    root = tmp_path / "story"
    shutil.copytree(HERE / "docs/story/before", root)
    git(tmp_path, "init", "--quiet", "--initial-branch=main", str(root))
    commit(root, "before")
    shutil.copytree(HERE / "docs/story/after", root, dirs_exist_ok=True)
    (root / "playbook/plays/send-to-the-phone.yaml").unlink()

    said = run("diff", "before", "--root", root)

    assert "“Solved within the hour” holds now; before, it was missed on a bad day." in said.out
    assert "On a bad day: 65 minutes → 50 minutes" in said.out


def test_it_runs_as_a_process_in_the_folder_itself(process, versions):
    root = versions(LATER)

    said = process("diff", "before", "--format", "json", "--today", "2026-11-20", cwd=root, **NOBODY)

    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["told"][0]["role"]["title"] == "Crisis lead"
