"""What changed: the page `/changes/`, for those who look after the handbook and must know what is new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.changes.story import Story, story
from generator.changes.values import Named, Version
from generator.handbook import Target
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame

CHANGES: Final = "changes/"
COMMIT: Final = re.compile(r"[0-9a-f]{7,64}")


def pages(frame: Frame) -> Iterator[Page]:
    """The page, where an earlier version was given to compare with."""
    if frame.changes is None or not frame.sees("comms") or frame.way_out:
        return
    say = frame.words.gettext
    told: Story = story(frame.changes, frame.words)
    yield frame.page(
        "changes.html",
        CHANGES,
        say("What changed"),
        "changes",
        summary=say("What is done, said and promised differently since an earlier version."),
        page_audience="comms",
        told=told,
        since=since(frame.changes.before, frame),
        page_of=lambda named: page_of(named, frame),
        wide=True,
        searchable=False,  # whoever searches in a crisis must not find the words of last month
    )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    if frame.changes is not None and frame.sees("comms"):
        yield MenuEntry(frame.words.gettext("What changed"), frame.way_out + CHANGES)


def since(version: Version, frame: Frame) -> str:
    """The day of the earlier version, and its name where that is more than a row of letters and digits."""
    day = frame.words.date(date.fromisoformat(version.day)) if version.day else ""
    if not day or COMMIT.fullmatch(version.name):
        return day or version.name
    return f"{day} ({version.name})"


def page_of(named: Named | None, frame: Frame) -> Target | None:
    """Where to read on, if this edition has a page for it."""
    target = frame.handbook.target(named.ref) if named and named.ref else None
    return target if target and target.address is not None else None
