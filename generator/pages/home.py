"""The home page: what do you need?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.page import Page
from generator.pages.frame import Frame


def pages(frame: Frame) -> Iterator[Page]:
    """The page at the root."""
    playbook = frame.handbook.playbook
    yield frame.page("home.html", "", playbook.title, "home", summary=playbook.record.summary or "")
