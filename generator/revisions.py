"""Revisions: a playbook in a git repository and the name of a former version come in, its files as they stood
there go out, in a temporary folder.

Neither the working tree nor the index is touched, no filter or hook of the repository runs, and nothing is
written outside the folder, whatever names the former version holds.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Final

from generator.paths import ENDINGS, MEMORY, PAGES, TRANSLATIONS
from generator.source import MOST_BYTES
from generator.suggest import nearest

LINK: Final = b"120000"
FILES: Final = (b"100644", b"100755", b"100664")
PLACES: Final = (
    "GIT_DIR",
    "GIT_COMMON_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
)
"""Variables a hook sets for its own repository; ours is the one the playbook lies in."""

MOST_NAMES: Final = 2000
MOST_FORMER: Final = 100
INSTALL: Final = "git cannot be found; former versions are read with it. Install git, then try again."


class NoRevision(Exception):
    """A former version cannot be read, told in words for a person."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A version: its name as asked for, its commit, and the day it was committed."""

    name: str
    commit: str
    day: date

    @property
    def short(self) -> str:
        """The first letters of its commit, enough for people."""
        return self.commit[:8]


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in a former version: its path below the playbook's root, what it is, its object and its size."""

    path: str
    mode: bytes
    object: bytes
    size: int


@contextmanager
def as_it_stood(root: Path, revision: Revision) -> Iterator[Path]:
    """A folder with the playbook's files of that revision; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="playbook-") as folder:
        lay_out(root, revision, Path(os.path.realpath(folder)))
        yield Path(os.path.realpath(folder))


def revision_of(root: Path, name: str) -> Revision:
    """The revision of that name in the repository the playbook lies in."""
    _repository(root)
    if not name.strip() or name.startswith("-") or not name.isprintable():
        raise NoRevision(
            f"'{_shown(name)}' cannot be the name of a version. A branch, a tag or a commit can."
        )
    if ".." in name:
        first, _, second = name.replace("...", "..").partition("..")
        raise NoRevision(f"name the two versions one by one: `{first or 'HEAD'} {second or 'HEAD'}`.")
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found is None:
        raise NoRevision(_unknown(root, name))
    commit = found.decode("ascii", "replace").strip()
    told = (_git(root, "rev-list", "--max-count=1", "--format=%ct", commit) or b"0").split()[-1]
    return Revision(name, commit, _day(int(told)))


def _day(seconds: int) -> date:
    """The day of a commit; git takes any number for its clock, and one without a day counts as the last."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (OverflowError, ValueError, OSError):
        return date.max


def lay_out(root: Path, revision: Revision, folder: Path) -> None:
    """Write what a playbook can hold of that revision into an empty folder; links come last."""
    way = _repository(root)
    entries = [entry for entry in _entries(root, revision, way) if _wanted(entry)]
    if not any(entry.path.startswith("playbook/") for entry in entries):
        where = f"{_shown(os.fsdecode(way))}playbook/"
        raise NoRevision(f"'{revision.name}' has no files in {where}, so there is nothing to compare with.")
    fitting = [entry for entry in entries if entry.size <= MOST_BYTES]
    for entry in entries:
        if entry.size > MOST_BYTES:
            _write(folder, entry, b"", entry.size)
    links = []
    for entry, content in zip(fitting, _contents(root, fitting), strict=True):
        if entry.mode == LINK:
            links.append((entry, content))
        else:
            _write(folder, entry, content, len(content))
    for entry, target in links:
        _link(folder, entry, target)


def former(root: Path, path: str, most: int = MOST_FORMER) -> Iterator[bytes]:
    """What stood in a file of the playbook in former versions, newest first; nothing where git cannot say."""
    try:
        commits = _git(root, "log", f"--max-count={most}", "--format=%H", "--", path) or b""
        for commit in commits.decode("ascii", "replace").split():
            content = _git(root, "show", f"{commit}:./{path}")
            if content is not None:
                yield content
    except NoRevision:
        return


# What the repository says


def _repository(root: Path) -> bytes:
    """The way from the top of the repository to the playbook: `handbook/`, or nothing."""
    inside = _git(root, "rev-parse", "--is-inside-work-tree", "--show-prefix", "--is-inside-git-dir")
    lines = (inside or b"").split(b"\n")
    if len(lines) < 3 or lines[0] != b"true":
        raise NoRevision(_no_repository(root))
    return lines[1]


def _no_repository(root: Path) -> str:
    refused = _complaint(root)
    if "dubious ownership" in refused:
        top = re.search(r"safe\.directory (.+)", refused)  # git knows where the repository begins
        return (
            f"git does not trust the repository of {root}, which belongs to another user. "
            f"`git config --global --add safe.directory {top[1] if top else root}` tells it to."
        )
    return (
        f"{root} does not lie in a git repository, so there is no former version to compare with. "
        "`git init` and a first commit begin a history."
    )


def _unknown(root: Path, name: str) -> str:
    if _git(root, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return "nothing has been committed in this repository yet, so there is no former version."
    begin = f"there is no version '{_shown(name)}' in this repository."
    if (_git(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
        return (
            f"{begin} It is a shallow copy, which holds the latest commits only: `git fetch --unshallow` "
            "brings the rest (in a workflow, `fetch-depth: 0` where it checks out)."
        )
    names = _names(root)
    far = next((known for known in names if known.endswith(f"/{name}")), None)
    found = far or nearest(name, names)
    return (
        f"{begin} Did you mean '{found}'?" if found else f"{begin} `git log` and `git branch -a` list them."
    )


def _names(root: Path) -> list[str]:
    ask = ("for-each-ref", f"--count={MOST_NAMES}", "--format=%(refname:short)")
    told = _git(root, *ask, "refs/heads", "refs/tags", "refs/remotes") or b""
    return [name for name in told.decode("utf-8", "replace").split("\n") if name]


def _entries(root: Path, revision: Revision, way: bytes) -> Iterator[Entry]:
    tree = f"{revision.commit}:".encode() + way.rstrip(b"/")
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", tree)
    if found is None or (_git(root, "cat-file", "-t", found.strip()) or b"tree").strip() != b"tree":
        return  # the folder was not there then, or was something else
    listed = _git(root, "ls-tree", "-r", "-z", "-l", "--full-tree", tree)
    if listed is None:
        raise NoRevision(_incomplete(os.fsdecode(way) or "the playbook"))
    for line in listed.split(b"\0"):
        about, tab, path = line.partition(b"\t")
        if tab:
            mode, _, named, size = about.split()
            yield Entry(os.fsdecode(path), mode, named, int(size) if size.isdigit() else 0)


def _wanted(entry: Entry) -> bool:
    """Whether a playbook can hold it: a document, a page by hand, what was translated, a link to one."""
    if any(part in ("", ".", "..") or part.lower() == ".git" for part in entry.path.split("/")):
        return False
    if entry.mode == LINK:
        return entry.size <= MOST_BYTES
    kept = entry.path.startswith((f"{PAGES}/", f"{TRANSLATIONS}/")) and entry.path.endswith((".md", MEMORY))
    return entry.mode in FILES and (kept or entry.path.lower().endswith(ENDINGS))


def _contents(root: Path, entries: list[Entry]) -> Iterator[bytes]:
    """The bytes of each entry, in order, read one after the other."""
    with tempfile.TemporaryFile() as asked:
        asked.writelines(entry.object + b"\n" for entry in entries)
        asked.seek(0)
        command = ["git", "-C", os.fspath(root), "cat-file", "--batch"]
        with subprocess.Popen(
            command, stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_surroundings()
        ) as git:
            assert git.stdout is not None  # a pipe was asked for
            for entry in entries:
                yield _next_object(git.stdout, entry)


def _next_object(stream: IO[bytes], entry: Entry) -> bytes:
    head = stream.readline().split()
    if len(head) != 3 or head[1] != b"blob":
        raise NoRevision(_incomplete(entry.path))
    content = stream.read(int(head[2]))
    stream.read(1)
    return content


def _incomplete(path: str) -> str:
    return (
        f"git cannot give the contents of {_shown(path)}. The copy of the repository may be incomplete; "
        "`git fsck` says."
    )


def _git(root: Path, *words: str | bytes) -> bytes | None:
    """What git answers; None where it refuses."""
    done = _asked(root, words)
    return done.stdout if done.returncode == 0 else None


def _complaint(root: Path) -> str:
    return _asked(root, ("rev-parse", "--show-prefix")).stderr.decode("utf-8", "replace")


def _asked(root: Path, words: tuple[str | bytes, ...]) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", os.fspath(root), *words]
    try:
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=_surroundings()
        )
    except FileNotFoundError:
        raise NoRevision(INSTALL) from None


def _surroundings() -> dict[str, str]:
    """The environment without what a hook says of another repository; git asks nothing, in English."""
    kept = {name: value for name, value in os.environ.items() if name not in PLACES}
    return {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


# What is written


def _write(folder: Path, entry: Entry, content: bytes, size: int) -> None:
    """A file; one that is too large to be read is written empty, in its size."""
    place = folder / entry.path
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.write(content)
            file.truncate(size)
    except (FileExistsError, NotADirectoryError):
        return  # two names that this disk cannot tell apart: the first one counts


def _link(folder: Path, entry: Entry, target: bytes) -> None:
    place = folder / entry.path
    if os.path.realpath(place.parent) != os.fspath(place.parent) or b"\0" in target or not target:
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(os.fsdecode(target))
    except (FileExistsError, NotADirectoryError):
        return


def _shown(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace").replace("\n", " ")
