"""Who does what: the jobs of an ordinary day as a matrix of roles (RACI), then one by one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.activities import Activities, Activity
from generator.page import MenuEntry, Page
from generator.pages import labels
from generator.pages.frame import Frame
from generator.pages.severity import named


def pages(frame: Frame) -> Iterator[Page]:
    """The matrix and its activities."""
    for document in frame.handbook.every(Activities):
        yield frame.document_page(
            document, "activities.html", wide=True, seats=seats(document.record), parts=parts
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    for document in frame.listed(Activities):
        yield MenuEntry(document.title, document.address)


def seats(activities: Activities) -> list[str]:
    """All roles that take part, those with most to answer for first."""
    weight: dict[str, int] = {}
    for activity in activities.activities:
        for part, value in zip(labels.RACI, (3, 4, 1, 1), strict=True):
            for role in getattr(activity, part):
                weight[named(role)] = weight.get(named(role), 0) + value
    return sorted(weight, key=lambda role: (-weight[role], role))


def parts(activity: Activity, role: str) -> list[str]:
    """What a role is in an activity: responsible, accountable, consulted, informed."""
    return [part for part in labels.RACI if role in map(named, getattr(activity, part))]
