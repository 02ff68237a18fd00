"""Building again: the last edition and its folder come in, the pages that would come out the same go out.

For whoever watches the handbook while it is written. A page is the same if its value is, and all that
stands around it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.page import Edition


@dataclass(frozen=True, slots=True)
class Before:
    """The last build: its edition, its look as it was read, and its folder, which may be gone by now."""

    edition: Edition
    look: bytes
    folder: Path

    def ready(self, edition: Edition, look: bytes) -> dict[str, Path]:
        """The built file of each page, by address, that this edition shows unchanged."""
        if look != self.look or surroundings(edition) != surroundings(self.edition):
            return {}
        pages = {page.address: page for page in self.edition.pages}
        files = {page.address: self.folder / page.address / "index.html" for page in edition.pages}
        same = (page.address for page in edition.pages if pages.get(page.address) == page)
        return {address: files[address] for address in same if files[address].is_file()}


def surroundings(edition: Edition) -> Edition:
    """What all pages of an edition share: everything but the pages themselves."""
    return replace(edition, pages=(), files={})


def may_take_over(config: MkDocsConfig) -> bool:
    """Whether a page follows from its value alone: no plugin, hook or template of others has a say in it."""
    return set(config.plugins) <= {"playbook"} and not config.hooks and config.theme.custom_dir is None


def take_over(ready: Mapping[str, Path], site: Path) -> None:
    """Lay the built files of unchanged pages into a new site."""
    for address, file in ready.items():
        target = site / address / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(file, target)  # built files never change, so two sites may share them
        except OSError:
            shutil.copy2(file, target)
