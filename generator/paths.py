"""Paths and load: a root folder comes in, the files of its playbook go out in a fixed order, read or with a
finding.

Nothing outside the root is read, nothing is opened that could make the program wait, and every name can be
printed.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.finding import Finding, Place, Severity
from generator.source import MOST_BYTES, Lines, Source, read, too_large, unread
from generator.source.characters import decode, hidden
from generator.source.remembered import Reading

CONTENT = ("playbook", "roles", "scenarios")
# Below these stand Markdown pages and translations, which other stages read.
PAGES = "playbook/pages"
TRANSLATIONS = "playbook/translations"
NOT_CONTENT = (PAGES, TRANSLATIONS)
MEMORY = "fingerprints.txt"
PAGE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")  # what can stand in an address
# The last two are what programs make of a name whose ending the computer does not show.
ENDINGS = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
FACILITATOR = "facilitator:"


@dataclass(frozen=True, slots=True)
class Given:
    """A file to read: the path to print, and where it is."""

    path: str
    file: Path


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything that was read, in a fixed order, what is wrong, and the lines of files without a source.

    `handwritten` are the Markdown pages by name: `playbook/pages/how-we-meet.md` is `how-we-meet`. `overlays`
    are the files of translations, `memories` those in which their fingerprints are kept, `handwritten_in` the
    pages by the folder of their language.
    """

    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Lines, ...] = ()
    handwritten: Mapping[str, Lines] = field(default_factory=dict)
    overlays: tuple[Source, ...] = ()
    memories: tuple[Lines, ...] = ()
    handwritten_in: Mapping[str, Mapping[str, Lines]] = field(default_factory=dict)


def file_unreadable(path: str, why: str, help: str = "") -> Finding:
    """A file of the playbook cannot be opened.

    What stands in it is not in force, and the handbook would be published without it. Mostly the file belongs
    to another user, or the name is that of something else: a link whose target is gone, a pipe, a device.

    Open the file in an editor. If that fails too, ask whoever looks after the computer for leave to read it;
    if the name is a link, point it at a file of the playbook or put the file itself there.

    Fails:

        # roles/duty-captain.yaml -> roles/gone.yaml

    Passes:

        # roles/duty-captain.yaml
        kind: role
        id: duty-captain
        title: Duty captain
    """
    return Finding("file-unreadable", Severity.ERROR, f"`{path}` {why}", Place(path), help)


def file_misplaced(path: str, why: str, help: str) -> Finding:
    """A file stands where the playbook does not read it; its manual page is with the checks of shape."""
    return Finding("file-misplaced", Severity.ERROR, f"`{path}` {why}", Place(path), help)


def load(root: Path, facilitator_dirs: Sequence[Path] = (), reading: Reading = read) -> Loaded:
    """Read every file of a playbook. A broken one hides nothing of the others."""
    files, misplaced = find_files(root, facilitator_dirs)
    others, astray = find_translations(root, facilitator_dirs)
    findings, broken = [*misplaced, *astray], list[Lines]()
    sources = list(_read(files, reading, findings, broken))
    overlays = list(_read(others, reading, findings, broken))
    pages = _pages(root, PAGES, findings)
    pages_in = {
        folder.name: found
        for folder in sorted((root / TRANSLATIONS).glob("*"))
        if (found := _pages(root, f"{TRANSLATIONS}/{folder.name}/{PAGES}", findings))
    }
    memories = tuple(_memories(root, facilitator_dirs, findings))
    return Loaded(tuple(sources), tuple(findings), tuple(broken), pages, tuple(overlays), memories, pages_in)


def _read(
    files: Iterable[Given], reading: Reading, findings: list[Finding], broken: list[Lines]
) -> Iterator[Source]:
    """The sources of files; what is wrong with them, and the lines of those that give none, are noted."""
    for given in files:
        content = open_file(given)
        source, found = (None, (content,)) if isinstance(content, Finding) else reading(given.path, content)
        findings.extend(found)
        if source is not None:
            yield source
        elif isinstance(content, bytes):
            broken.append(unread(given.path, content))


def _memories(root: Path, facilitator_dirs: Sequence[Path], findings: list[Finding]) -> Iterator[Lines]:
    """What was remembered of the sentences that were translated, language by language."""
    folders = [(TRANSLATIONS, root / TRANSLATIONS)]
    folders += [(FACILITATOR + "translations", folder / "translations") for folder in facilitator_dirs]
    for name, folder in folders:
        for file in sorted(folder.glob(f"*/{MEMORY}")):
            given = Given(f"{name}/{printable(file.parent.name)}/{MEMORY}", file)
            content = open_file(given)
            text, found = (None, (content,)) if isinstance(content, Finding) else decode(given.path, content)
            findings.extend(found)
            if text is not None:
                yield Lines(given.path, text)


def _pages(root: Path, where: str, findings: list[Finding]) -> dict[str, Lines]:
    """The hand-written pages in a folder, by name."""
    pages = dict[str, Lines]()
    for given in _handwritten(root, where):
        content = open_file(given)
        text, found = (None, (content,)) if isinstance(content, Finding) else decode(given.path, content)
        findings.extend(found)
        if text is not None:
            pages[given.file.stem] = Lines(given.path, text)
    return pages


def _handwritten(root: Path, where: str) -> list[Given]:
    """The files of hand-written pages; publishing refuses what else lies in their folder."""
    folder = root / where
    files = sorted(folder.glob("*.md")) if not folder.is_symlink() else []
    named = (file for file in files if PAGE_NAME.fullmatch(file.stem))
    return [Given(f"{printable(where)}/{f.name}", f) for f in named if not f.is_symlink() and not f.is_dir()]


def open_file(given: Given) -> bytes | Finding:
    """The bytes of a file, or why there are none; never waits for a pipe or a device."""
    try:
        if not stat.S_ISREG(given.file.stat().st_mode):
            return _special(given.path)
        # The name may lead to a pipe by now, so the opening may not wait either.
        with os.fdopen(os.open(given.file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        return _closed(given.path, error)
    return raw if len(raw) <= MOST_BYTES else too_large(given.path, max(size, len(raw)))


def find_files(
    root: Path, facilitator_dirs: Sequence[Path] = ()
) -> tuple[tuple[Given, ...], tuple[Finding, ...]]:
    """The files of a playbook, sorted by path, and a finding for each name that leads astray."""
    walk = Walk(root)
    walk.through(name for name in CONTENT if os.path.lexists(root / name))
    given, findings = walk.result()
    for folder in facilitator_dirs:
        more, found = _in_facilitator_dir(folder, given)
        given, findings = given + more, findings + found
    return given, findings


def find_translations(
    root: Path, facilitator_dirs: Sequence[Path] = ()
) -> tuple[tuple[Given, ...], tuple[Finding, ...]]:
    """The files of translations, sorted by path; those of scripts kept elsewhere stand beside them."""
    walks = [(Walk(root), TRANSLATIONS)]
    walks += [(Walk(folder, FACILITATOR), "translations") for folder in facilitator_dirs]
    for walk, name in walks:
        walk.through([name] if os.path.lexists(Path(walk.root, name)) else [])
    given, findings = zip(*(walk.result() for walk, _ in walks), strict=True)
    return tuple(one for some in given for one in some), tuple(one for some in findings for one in some)


class Walk:
    """A walk through the folders below a root that never leaves it and enters no folder twice."""

    def __init__(self, root: Path, prefix: str = "") -> None:
        self.root = os.path.realpath(root)
        self.prefix = prefix
        self.given: list[Given] = []
        self.findings: list[Finding] = []
        self._entered: dict[str, str] = {}

    def result(self) -> tuple[tuple[Given, ...], tuple[Finding, ...]]:
        """What the walk met, in the order of the paths."""
        return (
            tuple(sorted(self.given, key=lambda one: one.path)),
            tuple(sorted(self.findings, key=lambda one: one.place)),
        )

    def through(self, names: Iterable[str]) -> None:
        """Go through files and folders, linked ones last: a file is met under its own name first."""
        todo, linked = [*names], deque[str]()
        while todo or linked:
            late = not todo
            path = linked.popleft() if late else todo.pop()
            real = self._inside(path)
            if real is None:
                continue
            if not Path(real).is_dir():
                self._take(path)
            elif not late and Path(self.root, path).is_symlink():
                linked.append(path)
            else:
                todo.extend(self._inner(path, real))

    def _inside(self, path: str) -> str | None:
        """Where a path really leads, or None with a finding if that is nowhere or outside."""
        try:
            real = os.path.realpath(Path(self.root, path), strict=True)
        except OSError as error:
            self.findings.append(_closed(self._name(path), error))
            return None
        if os.path.commonpath((real, self.root)) != self.root:
            self.findings.append(_outside(self._name(path)))
            return None
        return real

    def _inner(self, path: str, real: str) -> list[str]:
        """The names in a folder that can lead to content."""
        if real in self._entered:
            self.findings.append(_again(self._name(path), self._name(self._entered[real])))
            return []
        self._entered[real] = path
        if path.lower().endswith(ENDINGS):
            self.findings.append(_folder_like_a_file(self._name(path)))
        try:
            with os.scandir(real) as entries:
                return [f"{path}/{entry.name}" for entry in entries if _leads_on(path, entry)]
        except OSError as error:
            self.findings.append(_closed(self._name(path), error))
            return []

    def _take(self, path: str) -> None:
        if not path.lower().endswith(ENDINGS):
            return
        if not path.endswith(".yaml"):
            self.findings.append(_other_ending(self._name(path)))
        self.given.append(Given(self._name(path), Path(self.root, path)))

    def _name(self, path: str) -> str:
        return self.prefix + printable(path)


def _leads_on(folder: str, entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(".") or f"{folder}/{entry.name}" in NOT_CONTENT:
        return False
    return entry.name.lower().endswith(ENDINGS) or entry.is_symlink() or entry.is_dir()


def _in_facilitator_dir(
    folder: Path, given: tuple[Given, ...]
) -> tuple[tuple[Given, ...], tuple[Finding, ...]]:
    """`DIR/<scenario-id>/facilitator.yaml` of a folder, except what was found before."""
    walk = Walk(folder, FACILITATOR)
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
    except OSError as error:
        return (), (_closed(FACILITATOR + printable(os.fspath(folder)), error),)
    walk.through(
        f"{name}/facilitator{ending}"
        for name in names
        for ending in ENDINGS
        if os.path.lexists(folder / name / f"facilitator{ending}")
    )
    known = {os.path.realpath(one.file) for one in given}
    more, findings = walk.result()
    fresh = tuple(one for one in more if os.path.realpath(one.file) not in known)
    taken = {one.path for one in given}
    twice = tuple(_twice(one.path, folder) for one in fresh if one.path in taken)
    return tuple(one for one in fresh if one.path not in taken), findings + twice


def printable(path: str) -> str:
    """A path fit for any report: odd bytes and invisible characters are written out."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(
        _written_out(letter) if letter in "\n\t" or hidden.match(letter) else letter for letter in text
    )


def _written_out(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def _other_ending(path: str) -> Finding:
    return file_misplaced(
        path,
        "does not end in `.yaml`.",
        f"Rename it to `{_without_ending(path.rpartition('/')[2])}.yaml`.",
    )


def _without_ending(name: str) -> str:
    lower = name.lower()
    return name[: -len(next(ending for ending in reversed(ENDINGS) if lower.endswith(ending)))]


def _folder_like_a_file(path: str) -> Finding:
    return file_misplaced(
        path,
        "is a folder with the name of a file.",
        "Give the folder a name without an ending; a document is a file.",
    )


def _outside(path: str) -> Finding:
    return file_misplaced(
        path,
        "is a link that leads out of the playbook; only what lies inside is read.",
        "Put the file itself here, or delete the link.",
    )


def _again(path: str, first: str) -> Finding:
    return file_misplaced(
        path,
        f"is a link to a folder that is read already, as `{first}`.",
        "Delete the link.",
    )


def _twice(path: str, folder: Path) -> Finding:
    return file_misplaced(
        path,
        f"stands in two facilitator folders; the one in `{printable(os.fspath(folder))}` was not read.",
        "Keep one of the two files.",
    )


def _special(path: str) -> Finding:
    return file_unreadable(
        path,
        "is not a file with text in it but a pipe, a socket or a device.",
        "Delete it, or give the name to a file that holds a document.",
    )


_REASONS = {
    errno.EACCES: ("may not be read by you.", "Ask whoever looks after the computer for leave to read it."),
    errno.EPERM: ("may not be read by you.", "Ask whoever looks after the computer for leave to read it."),
    errno.ENOENT: (
        "is not there, or is a link whose target is gone.",
        "Put the file there, or delete the link.",
    ),
    errno.ENOTDIR: ("is not a folder.", "A folder must stand there, with the documents in it."),
    errno.ELOOP: ("is a link that leads round in a circle.", "Delete it, or put the file itself here."),
    errno.ENAMETOOLONG: ("has a name too long to be opened.", "Give it a shorter name."),
}


def _closed(path: str, error: OSError) -> Finding:
    other = f"cannot be opened ({error.strerror or 'no reason given'}).", "Try to open it in an editor."
    return file_unreadable(path, *_REASONS.get(error.errno or 0, other))
