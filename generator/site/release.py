"""Releases: a finished folder comes in, and `site` shows it from one moment to the next.

`site` is a symbolic link to `.site-releases/<name>-<number>/` beside it. Everything is built in
`.site-releases/.building-*` and renamed when it is whole, so a reader sees the old site or the new
one, and whoever ends the program at any moment leaves the old one standing.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.site.faults import SiteFault

STORE = ".site-releases"
BUILDING = ".building-"
REMOVING = ".removing-"
LINK = ".link-"
EARLIER_KEPT = 2

# The faults of a disk or of its owner; any other is ours.
OF_THE_DISK = {
    errno.ENOSPC: "there is no space left on the disk",
    errno.EDQUOT: "the disk space allowed to you is used up",
    errno.EFBIG: "a file became larger than this machine allows",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "this folder may not be written by you",
    errno.EPERM: "this folder may not be written by you",
    errno.EIO: "the disk reports a fault",
    errno.ENOTDIR: "a file stands where a folder is needed",
    errno.EXDEV: f"{STORE} lies on another disk than the site",
    errno.EMFILE: "too many files are open on this machine",
    errno.ENFILE: "too many files are open on this machine",
}


class PlaceFault(SiteFault):
    """The place given for the site cannot be used; what was served there is still served, unchanged."""


def placed(site: Path) -> Path:
    """The place of the site, made absolute without following the link it is."""
    whole = Path(os.path.abspath(site))  # noqa: PTH100 - Path.resolve() would follow the link itself
    return whole.parent.resolve() / whole.name


def served(site: Path) -> str:
    """The name of the release that is served now, or nothing. Refuses whatever is not our link."""
    if not os.path.lexists(site):
        return ""
    if not site.is_symlink():
        what = "folder" if site.is_dir() else "file"
        raise PlaceFault(
            f"'{site}' is a {what} that this program did not make, so it is left alone. "
            "Move or delete it, or name another place with --site."
        )
    target = site.readlink()
    if target.parent != Path(STORE) or not _numbered(site, target.name):
        raise PlaceFault(
            f"'{site}' is a link to '{target}', which this program did not make, so it is left alone. "
            "Move or delete it, or name another place with --site."
        )
    return target.name


def served_folder(site: Path) -> Path | None:
    """The folder of the release that is served now, if there is one."""
    name = served(site)
    folder = site.parent / STORE / name
    return folder if name and folder.is_dir() else None


@contextmanager
def building(site: Path, waiting: Callable[[], None]) -> Iterator[Path]:
    """A fresh folder to build in, for one build at a time; gone afterwards unless it was published.

    `waiting` is called once when another build is at work. The lock is the kernel's, which frees
    it even when its holder is killed.
    """
    served(site)
    with disk_faults(site):
        store = _store(site)
        with _locked(store / ".build.lock", waiting):
            _sweep(store, BUILDING)
            folder = Path(tempfile.mkdtemp(prefix=BUILDING, dir=store))
            folder.chmod(0o755)
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)


def publish_folder(site: Path, folder: Path, complete: Callable[[Path | None], None]) -> str:
    """Make `folder` the site: bring it safely to the disk, name it, swap the link, drop old releases.

    `complete` is called first, with the release that is served up to now if there is one.
    """
    store = site.parent / STORE
    with _locked(store / ".swap.lock"):
        before = served(site)
        complete(store / before if before else None)
        _to_disk(folder)
        name = f"{site.name}-{max([0, *_numbers(site)]) + 1:06d}"
        folder.rename(store / name)
        _to_disk_folder(store)
        _point(site, name)
        with suppress(OSError):  # what cannot be removed now is removed by a later build
            _drop(site, keep={name, *_earlier(site, before)})
    return name


def rollback(site: Path) -> str:
    """Serve the release before the one that is served now, and say its name. Again: one further back."""
    site = placed(site)
    with disk_faults(site):
        now = served(site)
        if not now or not (site.parent / STORE).is_dir():
            raise PlaceFault(f"There is no site at '{site}' yet, so there is nothing to go back to.")
        with _locked(site.parent / STORE / ".swap.lock"):
            older = [number for number in _numbers(site) if number < _number(served(site))]
            if not older:
                raise PlaceFault(f"'{now}' is the oldest release that is kept. It is still served.")
            name = f"{site.name}-{max(older):06d}"
            _point(site, name)
            return name


@contextmanager
def disk_faults(site: Path) -> Iterator[None]:
    """Turn a full disk or a missing right into words; any other fault is our own and stays one."""
    try:
        yield
    except OSError as fault:
        if fault.errno not in OF_THE_DISK:
            raise
        why = OF_THE_DISK[fault.errno]
        raise PlaceFault(
            f"The site could not be written at '{fault.filename or site.parent}': {why}. "
            "What was published before is still served, unchanged."
        ) from fault


def _store(site: Path) -> Path:
    store = site.parent / STORE
    if not store.is_dir():
        store.mkdir(parents=True)
        store.chmod(0o755)
    return store


@contextmanager
def _locked(path: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    # O_CLOEXEC is Python's default, so no program started by a build keeps the lock.
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _point(site: Path, name: str) -> None:
    """Swap the link by rename: there is no moment without a site. It is relative, so folders can be moved."""
    beside = site.parent / STORE / f"{LINK}{site.name}"
    beside.unlink(missing_ok=True)
    beside.symlink_to(Path(STORE) / name)
    beside.replace(site)
    _to_disk_folder(site.parent)


def _earlier(site: Path, before: str) -> list[str]:
    """The releases to keep behind a new one. What was rolled back, or never served, is not among them."""
    if not before:
        return []
    known = sorted(number for number in _numbers(site) if number <= _number(before))
    return [f"{site.name}-{number:06d}" for number in known[-EARLIER_KEPT:]]


def _drop(site: Path, keep: set[str]) -> None:
    store = site.parent / STORE
    for number in _numbers(site):
        name = f"{site.name}-{number:06d}"
        if name not in keep:
            # Renamed first: a removal that is cut short leaves no half release to roll back to.
            (store / name).rename(store / f"{REMOVING}{name}")
    _sweep(store, REMOVING)


def _sweep(store: Path, prefix: str) -> None:
    """Remove what a build that was ended half-way has left."""
    for entry in store.glob(f"{prefix}*"):
        shutil.rmtree(entry, ignore_errors=True)


def _numbers(site: Path) -> list[int]:
    return [_number(path.name) for path in (site.parent / STORE).iterdir() if _numbered(site, path.name)]


def _numbered(site: Path, name: str) -> bool:
    return re.fullmatch(re.escape(site.name) + r"-[0-9]{6,}", name) is not None


def _number(name: str) -> int:
    return int(name.rpartition("-")[2])


def _to_disk(folder: Path) -> None:
    """Have the kernel write all of the folder's file system: one call, where one a file takes minutes."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
        if call is None:
            os.sync()
        elif call(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)


def _to_disk_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
