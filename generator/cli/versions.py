"""Versions: the name of a branch, tag or commit comes in, the playbook as it stood there goes out."""

from __future__ import annotations

from pathlib import Path

from generator.changes import Version
from generator.cli.options import Setting, Unusable
from generator.pipeline import Examined, examine
from generator.revisions import NoRevision, Revision, as_it_stood, revision_of
from generator.source.remembered import Reading


def at(setting: Setting, name: str, reading: Reading) -> tuple[Version, Examined]:
    """A former version of the files, read and checked as of the same day as today's."""
    try:
        revision = revision_of(setting.root, name)
        with as_it_stood(setting.root, revision) as folder:
            dirs = (_then(setting.root, one, folder) for one in setting.facilitator_dirs)
            there = tuple(one for one in dirs if one.is_dir())
            return _version(revision), examine(folder, setting.today, there, reading)
    except NoRevision as why:
        raise Unusable(str(why)) from None


def _version(revision: Revision) -> Version:
    return Version(revision.name, revision.short, revision.day.isoformat())


def _then(root: Path, folder: Path, stood: Path) -> Path:
    """A folder of facilitator files as it stood; one outside the playbook has no history here."""
    return stood / folder.relative_to(root) if folder.is_relative_to(root) else folder
