"""The same files give the same bytes, wherever and whenever and by whomever they are built."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.whole.published import ROOT, Site, content_of, publish

# A harbour at the other end of the calendar, another language, another order of sets and of folders.
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "pl_PL.UTF-8",
    "LC_ALL": "C",
    "LANGUAGE": "ar",
    "PYTHONHASHSEED": "4242",
    "COLUMNS": "40",
    "HOME": "/nonexistent",
}


def backwards(root: Path, into: Path) -> Path:
    """A copy whose files were made in another order, later, and with other rights."""
    for file in sorted(root.rglob("*"), reverse=True):
        if file.is_file():
            copy = into / file.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
            copy.chmod(0o600)
            os.utime(copy, (4_000_000_000, 4_000_000_000))
    (into / "playbook/pages").mkdir(exist_ok=True)
    return into


@pytest.fixture(scope="module")
def elsewhere(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Site:
    """The starter, published again in other surroundings."""

    def make(folder: Path) -> None:
        content_of(ROOT, folder / "first")
        root = backwards(folder / "first", folder / "another way" / "tö here")
        before = os.umask(0o077)
        try:
            publish(root, folder / "site", **ELSEWHERE)
        finally:
            os.umask(before)

    return Site(made_once("elsewhere", make) / "site")


def test_every_file_is_the_same_in_other_surroundings(starter: Site, elsewhere: Site) -> None:
    before, after = starter.files(), elsewhere.files()
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []
    assert len(before) > 1000


def test_times_and_rights_of_the_files_are_the_same_too(starter: Site, elsewhere: Site) -> None:
    def kept(site: Site) -> dict[str, tuple[int, int]]:
        states = {path: path.stat() for path in sorted(site.folder.rglob("*"))}
        return {
            path.relative_to(site.folder).as_posix(): (int(state.st_mtime), state.st_mode)
            for path, state in states.items()
        }

    assert kept(starter) == kept(elsewhere)


def small(tmp_path: Path, name: str, *arguments: str, **environment: str) -> dict[str, bytes]:
    root = content_of(ROOT / "generator/fresh", tmp_path / name / "root", look=ROOT)
    return Site(publish(root, tmp_path / name / "site", *arguments, **environment)).files()


def test_the_epoch_of_the_surroundings_is_the_day_that_today_names(tmp_path: Path) -> None:
    midnight = int(datetime(2026, 11, 20, tzinfo=UTC).timestamp())
    named = small(tmp_path, "named", "--today", "2026-11-20")
    given = small(tmp_path, "given", SOURCE_DATE_EPOCH=str(midnight))
    both = small(tmp_path, "both", "--today", "2026-11-20", SOURCE_DATE_EPOCH="1000000000")
    assert named == given == both


def test_another_day_changes_what_depends_on_the_day_and_nothing_else(tmp_path: Path) -> None:
    one = small(tmp_path, "one", "--today", "2026-01-02")
    later = small(tmp_path, "later", "--today", "2026-01-03")
    changed = {name for name in one if one[name] != later.get(name)}
    assert one.keys() == later.keys()
    assert {name.split("/", 1)[1].removesuffix(".gz").removesuffix(".br") for name in changed} <= {
        "sitemap.xml",
        "health/index.html",
        "search/search_index.json",
    }
