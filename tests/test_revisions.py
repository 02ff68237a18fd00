"""Former versions of a playbook, read from real git repositories: whole, safe, and nothing else touched."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.revisions import NoRevision, as_it_stood, revision_of

OUTSIDE = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@b.example",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@b.example",
    "GIT_AUTHOR_DATE": "2026-11-01T10:00:00+0000",
    "GIT_COMMITTER_DATE": "2026-11-01T10:00:00+0000",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(root: Path, *words: str, input: bytes | None = None) -> str:
    """Run git in a folder, as nobody in particular."""
    done = subprocess.run(
        ["git", "-C", str(root), *words],
        env={**os.environ, **OUTSIDE},
        input=input,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


@pytest.fixture(autouse=True)
def _nobodys_setting(monkeypatch: pytest.MonkeyPatch):
    """No test depends on who runs it."""
    for name, value in OUTSIDE.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repository(tmp_path: Path) -> Callable[..., Path]:
    """`repository({"playbook/a.yaml": "text"})` is a repository with these files in its first commit."""

    def make(files: dict[str, str], links: dict[str, str] | None = None) -> Path:
        root = tmp_path / "repository"
        git(tmp_path, "init", "--quiet", "--initial-branch=main", str(root))
        for path, content in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content)
        for path, target in (links or {}).items():
            (root / path).symlink_to(target)
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message=first")
        return root

    return make


def stood(root: Path, name: str = "HEAD") -> dict[str, str]:
    """Every file and link of a former version, with its text or where it leads."""
    with as_it_stood(root, revision_of(root, name)) as folder:
        return {
            path.relative_to(folder).as_posix(): f"-> {path.readlink()}"
            if path.is_symlink()
            else path.read_text()
            for path in sorted(folder.rglob("*"))
            if path.is_symlink() or path.is_file()
        }


def refused(root: Path, name: str) -> str:
    with pytest.raises(NoRevision) as why:
        stood(root, name)
    return str(why.value)


def test_what_a_playbook_can_hold_comes_back_as_it_stood(repository):
    root = repository(
        {
            "playbook/playbook.yaml": "one\n",
            "playbook/pages/how-we-meet.md": "# How\n",
            "roles/lead.yml": "a lead\n",
            "notes/big.bin": "no document\n",
            "README.md": "no page\n",
        }
    )

    assert stood(root) == {
        "playbook/pages/how-we-meet.md": "# How\n",
        "playbook/playbook.yaml": "one\n",
        "roles/lead.yml": "a lead\n",
    }


def test_neither_the_working_tree_nor_the_index_is_touched(repository):
    root = repository({"playbook/a.yaml": "old\n"})
    (root / "playbook/a.yaml").write_text("being written\n")
    (root / "playbook/b.yaml").write_text("staged\n")
    git(root, "add", "playbook/b.yaml")
    index = (root / ".git/index").read_bytes()

    assert stood(root) == {"playbook/a.yaml": "old\n"}
    assert (root / "playbook/a.yaml").read_text() == "being written\n"
    assert (root / ".git/index").read_bytes() == index


def test_the_folder_is_gone_afterwards(repository):
    root = repository({"playbook/a.yaml": "x"})

    with as_it_stood(root, revision_of(root, "main")) as folder:
        assert (folder / "playbook/a.yaml").is_file()

    assert not folder.exists()


def test_a_version_knows_its_commit_and_its_day(repository):
    root = repository({"playbook/a.yaml": "x"})

    found = revision_of(root, "main")

    assert found.name == "main"
    assert found.commit == git(root, "rev-parse", "HEAD")
    assert found.commit.startswith(found.short)
    assert found.day.isoformat() == "2026-11-01"


def test_a_commit_of_no_day_that_a_calendar_knows_is_read_all_the_same(repository):
    root = repository({"playbook/a.yaml": "x"})
    written = git(root, "cat-file", "commit", "HEAD").replace("1793527200", "99999999999999")
    commit = git(root, "hash-object", "-t", "commit", "-w", "--stdin", input=f"{written}\n".encode())

    assert revision_of(root, commit).day.year == 9999
    assert stood(root, commit) == {"playbook/a.yaml": "x"}


@pytest.mark.parametrize("name", ["main", "HEAD", "v1", "HEAD~0", "topic/müller", "main^{commit}"])
def test_branches_tags_and_commits_can_be_named(repository, name):
    root = repository({"playbook/a.yaml": "x"})
    git(root, "tag", "--annotate", "v1", "--message=one")
    git(root, "branch", "topic/müller")

    assert stood(root, name) == {"playbook/a.yaml": "x"}


def test_the_playbook_may_lie_in_a_folder_of_the_repository(repository):
    root = repository({"hand book/playbook/a.yaml": "x", "playbook/other.yaml": "not ours"})

    assert stood(root / "hand book") == {"playbook/a.yaml": "x"}


def test_a_folder_that_was_a_file_then_has_nothing_to_compare_with(repository):
    root = repository({"book": "a file"})
    (root / "book").unlink()
    (root / "book/playbook").mkdir(parents=True)

    with pytest.raises(NoRevision, match="has no files in book/playbook/"):
        stood(root / "book")


def test_odd_names_come_back_letter_by_letter(repository):
    odd = ["a b.yaml", 'quote".yaml', "tab\t.yaml", "line\nbreak.yaml", "ünï.yaml", "-dash.yaml", "[x]*.yaml"]
    root = repository({f"playbook/{name}": name for name in odd})

    assert stood(root) == {f"playbook/{name}": name for name in odd}


def test_bytes_are_not_filtered(repository):
    root = repository({".gitattributes": "*.yaml text eol=crlf ident\n", "playbook/a.yaml": "$Id$\n"})

    assert stood(root) == {"playbook/a.yaml": "$Id$\n"}


def test_no_command_of_the_repository_runs(repository, tmp_path):
    root = repository({"playbook/a.yaml": "x", ".gitattributes": "*.yaml filter=bad diff=bad\n"})
    for setting in ("filter.bad.smudge", "diff.bad.textconv", "core.fsmonitor", "core.pager", "gpg.program"):
        git(root, "config", setting, f"touch {tmp_path / 'ran'}; cat")
    git(root, "config", "log.showSignature", "true")

    stood(root)

    assert not (tmp_path / "ran").exists()


def test_links_are_kept_as_links_and_never_written_through(repository, tmp_path):
    root = repository({"playbook/a.yaml": "x"}, {"playbook/out.yaml": "/etc/hostname", "roles": "playbook"})

    assert stood(root) == {
        "playbook/a.yaml": "x",
        "playbook/out.yaml": "-> /etc/hostname",
        "roles": "-> playbook",
    }


def tree(root: Path, entries: list[tuple[str, str, str]]) -> str:
    """A commit of a tree that no honest git would make: entries of mode, name and content."""
    lines = b""
    for mode, name, content in entries:
        named = content
        if mode != "40000":
            named = git(root, "hash-object", "-w", "--stdin", input=content.encode())
        lines += f"{mode} {name}".encode() + b"\0" + bytes.fromhex(named)
    made = git(root, "hash-object", "-w", "-t", "tree", "--literally", "--stdin", input=lines)
    return git(root, "commit-tree", made, "-m", "hostile")


def inner(root: Path, entries: list[tuple[str, str, str]]) -> str:
    return git(root, "rev-parse", f"{tree(root, entries)}^{{tree}}")


def test_a_hostile_tree_cannot_write_elsewhere(repository, tmp_path):
    root = repository({"playbook/a.yaml": "x"})
    target = tmp_path / "target"
    target.mkdir()
    bad = inner(root, [("100644", "bad.yaml", "bad"), ("120000", "worse.yaml", "/etc/passwd")])
    ours = inner(root, [("120000", "out", str(target)), ("40000", "out", bad), ("100644", "ok.yaml", "ok")])
    commit = tree(root, [("40000", "..", bad), ("40000", ".git", bad), ("40000", "playbook", ours)])

    found = stood(root, commit)

    assert list(target.iterdir()) == []
    assert not (tmp_path / "bad.yaml").exists()
    assert {path: text for path, text in found.items() if "out" not in path} == {"playbook/ok.yaml": "ok"}


def test_a_submodule_is_left_out(repository):
    root = repository({"playbook/a.yaml": "x"})
    git(
        root,
        "update-index",
        "--add",
        "--cacheinfo",
        f"160000,{git(root, 'rev-parse', 'HEAD')},playbook/module",
    )
    git(root, "commit", "--quiet", "--message=module")

    assert stood(root) == {"playbook/a.yaml": "x"}


def test_a_file_too_large_to_be_read_keeps_its_size_and_costs_nothing(repository):
    root = repository({"playbook/a.yaml": "x", "playbook/large.yaml": "y" * (2**20 + 1)})

    with as_it_stood(root, revision_of(root, "main")) as folder:
        assert (folder / "playbook/large.yaml").stat().st_size == 2**20 + 1


def test_a_hook_that_speaks_of_another_repository_is_not_listened_to(repository, monkeypatch, tmp_path):
    root = repository({"playbook/a.yaml": "x"})
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_COMMON_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))

    assert stood(root) == {"playbook/a.yaml": "x"}


# What is said where there is no such version


def test_a_misspelt_branch_gets_the_nearest_name(repository):
    root = repository({"playbook/a.yaml": "x"})
    git(root, "branch", "spring-cleaning")

    assert refused(root, "spring-claening") == (
        "there is no version 'spring-claening' in this repository. Did you mean 'spring-cleaning'?"
    )


def test_a_branch_that_is_only_on_the_server_is_named_in_full(repository, tmp_path):
    root = repository({"playbook/a.yaml": "x"})
    git(root, "checkout", "--quiet", "--detach")
    git(root, "update-ref", "refs/remotes/origin/release", "HEAD")

    assert refused(root, "release") == (
        "there is no version 'release' in this repository. Did you mean 'origin/release'?"
    )


def test_where_nothing_is_near_git_lists_them(repository):
    root = repository({"playbook/a.yaml": "x"})

    assert refused(root, "zzzzzzzz") == (
        "there is no version 'zzzzzzzz' in this repository. `git log` and `git branch -a` list them."
    )


def test_a_shallow_copy_says_how_to_get_the_rest(repository, tmp_path):
    root = repository({"playbook/a.yaml": "x"})
    git(root, "commit", "--quiet", "--allow-empty", "--message=second")
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), str(copy))

    assert refused(copy, "HEAD~1") == (
        "there is no version 'HEAD~1' in this repository. It is a shallow copy, which holds the latest "
        "commits only: `git fetch --unshallow` brings the rest (in a workflow, `fetch-depth: 0` where it "
        "checks out)."
    )


def test_two_versions_in_one_word_are_told_apart(repository):
    root = repository({"playbook/a.yaml": "x"})

    assert refused(root, "main..topic") == "name the two versions one by one: `main topic`."
    assert refused(root, "main...") == "name the two versions one by one: `main HEAD`."


@pytest.mark.parametrize("name", ["", " ", "--output=/tmp/x", "-1", "a\nb", "a\0b", "x\x1b[31m"])
def test_what_cannot_be_a_name_never_reaches_git(repository, name):
    root = repository({"playbook/a.yaml": "x"})

    assert "cannot be the name of a version" in refused(root, name)


@pytest.mark.parametrize(
    "name", ["main; touch x", "$(touch x)", "`touch x`", "main:playbook/a.yaml", "ünknown", "@{-1}x"]
)
def test_hostile_names_are_only_unknown(repository, name):
    root = repository({"playbook/a.yaml": "x"})

    assert refused(root, name).startswith(f"there is no version '{name}' in this repository.")
    assert sorted(path.name for path in root.iterdir()) == [".git", "playbook"]


def test_a_folder_without_a_repository_has_no_history(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert refused(tmp_path, "main") == (
        f"{tmp_path} does not lie in a git repository, so there is no former version to compare with. "
        "`git init` and a first commit begin a history."
    )


def test_a_repository_of_somebody_else_says_how_to_trust_it(repository, monkeypatch):
    root = repository({"book/playbook/a.yaml": "x"})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    assert refused(root / "book", "main") == (
        f"git does not trust the repository of {root / 'book'}, which belongs to another user. "
        f"`git config --global --add safe.directory {root}` tells it to."
    )


def test_a_repository_without_a_commit_has_no_history(tmp_path):
    git(tmp_path, "init", "--quiet")

    assert refused(tmp_path, "main") == (
        "nothing has been committed in this repository yet, so there is no former version."
    )


def test_a_version_without_a_playbook_is_nothing_to_compare_with(repository):
    root = repository({"README.md": "x", "book/README.md": "y"})

    assert refused(root / "book", "main") == (
        "'main' has no files in book/playbook/, so there is nothing to compare with."
    )


def test_without_git_it_says_what_to_install(repository, monkeypatch):
    root = repository({"playbook/a.yaml": "x"})
    monkeypatch.setenv("PATH", "/nowhere")

    assert refused(root, "main") == (
        "git cannot be found; former versions are read with it. Install git, then try again."
    )


@pytest.mark.parametrize(
    ("lost", "named"), [("playbook/a.yaml", "playbook/a.yaml"), ("playbook", "the playbook")]
)
def test_a_repository_that_lost_an_object_is_told(repository, lost, named):
    root = repository({"playbook/a.yaml": "x"})
    name = git(root, "rev-parse", f"HEAD:{lost}")
    (root / ".git/objects" / name[:2] / name[2:]).unlink()

    assert refused(root, "main") == (
        f"git cannot give the contents of {named}. The copy of the repository may be incomplete; "
        "`git fsck` says."
    )


def test_what_was_translated_then_is_remembered_with_the_words(repository: Callable[..., Path]):
    kept = {
        "playbook/playbook.yaml": "kind: playbook\n",
        "playbook/translations/pl/playbook/playbook.yaml": "kind: translation\n",
        "playbook/translations/pl/fingerprints.txt": "playbook/playbook.yaml title 0123456789ab\n",
        "playbook/translations/pl/playbook/pages/how-we-meet.md": "# Jak się spotykamy\n",
    }

    assert stood(repository({**kept, "playbook/notes.txt": "not ours"})) == kept
