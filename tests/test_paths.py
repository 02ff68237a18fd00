"""Paths: which files of a playbook are read, in which order, and what is said about those that are not."""

from __future__ import annotations

import errno
import inspect
import os
import re
import socket
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.finding import Finding
from generator.paths import file_unreadable, find_files, load
from generator.source import MOST_BYTES

ROLE = "kind: role\nid: captain\n"
Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    def make(**folders: dict[str, str]) -> Path:
        for folder, files in folders.items():
            for name, text in files.items():
                file = tmp_path / folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        return tmp_path / next(iter(folders))

    return make


def paths(root: Path, *facilitator_dirs: Path) -> list[str]:
    return [given.path for given in find_files(root, facilitator_dirs)[0]]


def said(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{f.place.path} {f.check} {f.message}" for f in findings]


def told(root: Path, *facilitator_dirs: Path) -> list[str]:
    return said(find_files(root, facilitator_dirs)[1])


def test_documents_are_found_in_the_three_folders_in_the_order_of_their_paths(tree: Tree) -> None:
    names = [
        "scenarios/b/scenario.yaml",
        "roles/b.yaml",
        "playbook/plays/x.yaml",
        "playbook/Z.yaml",
        "roles/B.yaml",
    ]
    root = tree(
        root={**dict.fromkeys(names, ROLE), "other/x.yaml": ROLE, "mkdocs.yml": ROLE, "roles/notes.md": ""}
    )
    assert paths(root) == [
        "playbook/Z.yaml",
        "playbook/plays/x.yaml",
        "roles/B.yaml",
        "roles/b.yaml",
        "scenarios/b/scenario.yaml",
    ]
    assert told(root) == []


def test_pages_translations_hidden_files_and_backups_are_left_alone(tree: Tree) -> None:
    names = [
        "playbook/pages/x.yaml",
        "playbook/translations/ar/x.yaml",
        "roles/.x.yaml",
        "roles/x.yaml~",
        "roles/.x/y.yaml",
    ]
    root = tree(root={**dict.fromkeys(names, ROLE), "playbook/plays/pages/x.yaml": ROLE})
    assert paths(root) == ["playbook/plays/pages/x.yaml"]
    assert told(root) == []


def test_a_playbook_without_the_folders_holds_nothing(tmp_path: Path) -> None:
    assert find_files(tmp_path) == ((), ())


@pytest.mark.parametrize("ending", ["yml", "YAML", "Yml"])
def test_another_ending_is_told_and_the_file_is_read_all_the_same(tree: Tree, ending: str) -> None:
    root = tree(root={f"roles/captain.{ending}": ROLE})
    loaded = load(root)
    assert said(loaded.findings) == [
        f"roles/captain.{ending} file-misplaced `roles/captain.{ending}` does not end in `.yaml`."
    ]
    assert loaded.findings[0].help == "Rename it to `captain.yaml`."
    assert loaded.sources[0].data == {"kind": "role", "id": "captain"}


def test_a_broken_file_hides_nothing_of_the_others(tree: Tree) -> None:
    root = tree(
        root={
            "roles/a.yaml": "kind: @role\n",
            "roles/b.yaml": ROLE,
            "roles/c.yaml": "",
            "roles/d.yaml": "a: 1\na: 2\n",
        }
    )
    loaded = load(root)
    assert [source.path for source in loaded.sources] == ["roles/b.yaml", "roles/d.yaml"]
    assert [(f.place.path, f.check) for f in loaded.findings] == [
        ("roles/a.yaml", "yaml-reads-differently"),
        ("roles/c.yaml", "yaml-syntax"),
        ("roles/d.yaml", "key-repeated"),
    ]


def test_the_lines_of_a_broken_file_can_be_shown_without_harm(tree: Tree) -> None:
    root = tree(root={"roles/a.yaml": "kind: role\nid: @\x1b[31m\u202ered\n"})
    (root / "roles/b.yaml").write_bytes(b"kind: caf\xe9\n")
    assert {lines.path: lines.line(lines.text.count("\n")) for lines in load(root).unread} == {
        "roles/a.yaml": "id: @\ufffd[31m\ufffdred",
        "roles/b.yaml": "kind: caf\ufffd",
    }


def test_facilitator_files_from_elsewhere_are_printed_by_their_scenario(tree: Tree) -> None:
    root = tree(
        root={"scenarios/night/scenario.yaml": ROLE},
        scripts={
            "night/facilitator.yaml": ROLE,
            "night/notes.yaml": ROLE,
            "x.yaml": ROLE,
            ".git/facilitator.yaml": ROLE,
        },
    )
    scripts = root.parent / "scripts"
    assert paths(root, scripts) == ["scenarios/night/scenario.yaml", "facilitator:night/facilitator.yaml"]
    assert told(root, scripts) == []
    assert load(root, [scripts]).sources[1].path == "facilitator:night/facilitator.yaml"


def test_the_same_facilitator_file_is_read_once(tree: Tree) -> None:
    root = tree(root={"scenarios/night/facilitator.yaml": ROLE})
    assert paths(root, root / "scenarios", root / "scenarios") == ["scenarios/night/facilitator.yaml"]
    assert told(root, root / "scenarios") == []


def test_of_two_scripts_for_one_scenario_the_second_is_told(tree: Tree) -> None:
    root = tree(
        root={}, one={"night/facilitator.yaml": ROLE}, two={"night/facilitator.yaml": "kind: other\n"}
    )
    files, findings = find_files(root, [root.parent / "one", root.parent / "two"])
    assert [given.file.read_text() for given in files] == [ROLE]
    assert findings[0].check == "file-misplaced"
    assert "stands in two facilitator folders" in findings[0].message


def test_a_facilitator_folder_that_is_not_there_is_told(tree: Tree) -> None:
    root = tree(root={})
    (line,) = told(root, Path("gone"))
    assert line.startswith("facilitator:gone file-unreadable `facilitator:gone` is not there")


# Names that lead astray.


def test_a_link_out_of_the_playbook_is_refused(tree: Tree) -> None:
    root = tree(root={"roles/a.yaml": ROLE}, outside={"b.yaml": ROLE})
    (root / "roles/b.yaml").symlink_to("../../outside/b.yaml")
    (root / "roles/more").symlink_to(root.parent / "outside")
    (root / "playbook").symlink_to("/")
    assert paths(root) == ["roles/a.yaml"]
    why = "is a link that leads out of the playbook; only what lies inside is read."
    assert told(root) == [
        f"{name} file-misplaced `{name}` {why}" for name in ("playbook", "roles/b.yaml", "roles/more")
    ]


def test_a_link_out_of_a_facilitator_folder_is_refused(tree: Tree) -> None:
    root = tree(root={"roles/a.yaml": ROLE}, scripts={"x/y": ""})
    (root.parent / "scripts/night").mkdir()
    (root.parent / "scripts/night/facilitator.yaml").symlink_to(root / "roles/a.yaml")
    assert paths(root, root.parent / "scripts") == ["roles/a.yaml"]
    assert "is a link that leads out of the playbook" in told(root, root.parent / "scripts")[0]


def test_a_link_inside_the_playbook_is_followed(tree: Tree) -> None:
    root = tree(root={"shared/a.yaml": ROLE, "drafts/b/c.yaml": ROLE, "roles/README.md": ""})
    (root / "roles/a.yaml").symlink_to("../shared/a.yaml")
    (root / "roles/more").symlink_to("../drafts")
    (root / "roles/notes").symlink_to("README.md")
    assert paths(root) == ["roles/a.yaml", "roles/more/b/c.yaml"]
    assert told(root) == []


def test_a_root_that_is_a_link_itself_is_fine(tree: Tree) -> None:
    root = tree(root={"roles/a.yaml": ROLE})
    (root.parent / "link").symlink_to(root)
    assert paths(root.parent / "link") == ["roles/a.yaml"]
    assert told(root.parent / "link") == []


def test_links_that_lead_in_a_circle_or_nowhere_are_told(tree: Tree) -> None:
    root = tree(root={"roles/a.yaml": ROLE, "playbook/x.yaml": ROLE})
    (root / "roles/circle").symlink_to("../roles")
    (root / "roles/self.yaml").symlink_to("self.yaml")
    (root / "roles/gone.yaml").symlink_to("nothing.yaml")
    (root / "playbook/again").symlink_to("../roles")
    assert paths(root) == ["playbook/x.yaml", "roles/a.yaml"]
    again = "is a link to a folder that is read already, as `roles`."
    assert told(root) == [
        f"playbook/again file-misplaced `playbook/again` {again}",
        f"roles/circle file-misplaced `roles/circle` {again}",
        "roles/gone.yaml file-unreadable `roles/gone.yaml` is not there, or is a link whose target is gone.",
        "roles/self.yaml file-unreadable `roles/self.yaml` is a link that leads round in a circle.",
    ]


def test_folders_that_link_to_one_another_are_each_read_once(tree: Tree) -> None:
    root = tree(root={f"roles/f{number}/x.yaml": ROLE for number in range(8)})
    for one in range(8):
        for other in range(8):
            (root / f"roles/f{one}/to{other}").symlink_to(f"../f{other}")
    assert len(paths(root)) == 8
    assert len(told(root)) == 64


def test_pipes_sockets_and_devices_are_told_and_never_opened(tree: Tree) -> None:
    root = tree(root={"roles/a.yaml": ROLE})
    os.mkfifo(root / "roles/pipe.yaml")
    here = Path.cwd()
    os.chdir(root / "roles")  # a socket's name may have some hundred letters only
    try:
        with socket.socket(socket.AF_UNIX) as plug:
            plug.bind("plug.yaml")
    finally:
        os.chdir(here)
    loaded = load(root)
    assert [source.path for source in loaded.sources] == ["roles/a.yaml"]
    assert said(loaded.findings) == [
        f"{name} file-unreadable `{name}` is not a file with text in it but a pipe, a socket or a device."
        for name in ("roles/pipe.yaml", "roles/plug.yaml")
    ]


def test_files_and_folders_one_may_not_read_are_told(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree(root={"roles/a.yaml": ROLE, "roles/b.yaml": ROLE, "playbook/plays/c.yaml": ROLE})
    monkeypatch.setattr("generator.paths.os.open", _locked(os.open, str(root / "roles/a.yaml")))
    monkeypatch.setattr("generator.paths.os.scandir", _locked(os.scandir, str(root / "playbook/plays")))
    loaded = load(root)
    assert [source.path for source in loaded.sources] == ["roles/b.yaml"]
    assert said(loaded.findings) == [
        "playbook/plays file-unreadable `playbook/plays` may not be read by you.",
        "roles/a.yaml file-unreadable `roles/a.yaml` may not be read by you.",
    ]


def _locked(call: Callable[..., object], path: str) -> Callable[..., object]:
    def locked(given: object, *more: object) -> object:
        if str(given) == os.path.realpath(path):
            raise PermissionError(errno.EACCES, "Permission denied")
        return call(given, *more)

    return locked


def test_a_file_that_goes_away_while_reading_is_told(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree(root={"roles/a.yaml": ROLE, "roles/b.yaml": ROLE})
    found = find_files(root)
    (root / "roles/a.yaml").unlink()
    monkeypatch.setattr("generator.paths.find_files", lambda *_: found)
    loaded = load(root)
    assert [source.path for source in loaded.sources] == ["roles/b.yaml"]
    assert "roles/a.yaml file-unreadable `roles/a.yaml` is not there" in said(loaded.findings)[0]


def test_a_file_above_the_limit_is_told_with_its_size(tree: Tree) -> None:
    root = tree(root={"roles/a.yaml": ROLE})
    with (root / "roles/a.yaml").open("wb") as stream:
        stream.truncate(3 * MOST_BYTES)
    assert said(load(root).findings) == [
        "roles/a.yaml yaml-syntax This file has 3,145,728 bytes; up to 1,048,576 (one megabyte) can be read."
    ]


def test_names_with_odd_bytes_and_signs_are_printed_in_full_and_read(tree: Tree) -> None:
    root = tree(root={"roles/a.yaml": ROLE})
    names = [
        b"\xff.yaml",
        b"line\nbreak.yaml",
        "over\u202eride.yaml".encode(),
        b"\x1b[31m.yaml",
        "é'\".yaml".encode(),
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(root) + b"/roles/" + name)).write_text(ROLE)
    loaded = load(root)
    assert [source.path for source in loaded.sources] == [
        "roles/\\x1b[31m.yaml",
        "roles/\\xff.yaml",
        "roles/a.yaml",
        "roles/line\\nbreak.yaml",
        "roles/over\\u202eride.yaml",
        "roles/é'\".yaml",
    ]
    assert not loaded.findings


def test_a_folder_with_the_name_of_a_file_is_told_and_looked_into(tree: Tree) -> None:
    root = tree(root={"roles/a.yaml/b.yaml": ROLE})
    assert paths(root) == ["roles/a.yaml/b.yaml"]
    assert told(root) == ["roles/a.yaml file-misplaced `roles/a.yaml` is a folder with the name of a file."]


def test_a_file_in_the_place_of_a_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "roles").write_text(ROLE)
    assert find_files(tmp_path) == ((), ())


# The manual page.


def test_the_examples_of_the_manual_page_say_what_happens(tree: Tree) -> None:
    text = inspect.getdoc(file_unreadable) or ""
    failing, passing = (
        textwrap.dedent(re.search(rf"^{label}:\n\n((?:    .*\n?|\n)+)", text, re.MULTILINE)[1])  # type: ignore[index]
        for label in ("Fails", "Passes")
    )
    root = tree(root={"roles/duty-captain.yaml": passing})
    assert load(root).findings == ()
    link, target = re.match(r"# (\S+) -> (\S+)", failing).groups()  # type: ignore[union-attr]
    (root / link).unlink()
    (root / link).symlink_to(root / target)
    assert [f.check for f in load(root).findings] == ["file-unreadable"]
