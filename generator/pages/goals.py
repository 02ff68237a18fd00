"""Goals: what the business wants, and the few numbers we answer for because of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.handbook import Document
from generator.kinds.goals import Goals, SocialGoal
from generator.page import MenuEntry, Page
from generator.pages import backlinks
from generator.pages.frame import Frame
from generator.pages.severity import named


def pages(frame: Frame) -> Iterator[Page]:
    """The page, where there are goals."""
    for document in frame.handbook.every(Goals):
        yield frame.document_page(
            document,
            "goals.html",
            serving=lambda goal, document=document: serving(document.record, goal),
            loose=loose(document.record),
            share=share,
            latest=latest,
            served=served(frame, document),
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    if frame.listed(Goals):
        yield MenuEntry(frame.collection("goals"), "goals/")


def serving(goals: Goals, business_goal: str) -> list[SocialGoal]:
    """The numbers that serve a business goal."""
    return [g for g in goals.social_goals if g.business_goal and named(g.business_goal) == business_goal]


def loose(goals: Goals) -> list[SocialGoal]:
    """The numbers that serve none that is written here."""
    known = {goal.id for goal in goals.business_goals}
    return [g for g in goals.social_goals if not g.business_goal or named(g.business_goal) not in known]


def latest(goal: SocialGoal) -> float | None:
    """The number as it was last read; before the first reading, where it started."""
    return max(goal.progress, key=lambda reading: reading.on).value if goal.progress else goal.baseline


def share(goal: SocialGoal) -> int | None:
    """How much of the way from the baseline to the target is done, of a hundred."""
    now = latest(goal)
    if now is None or goal.baseline is None or goal.target is None or goal.baseline == goal.target:
        return None
    done = (now - goal.baseline) / (goal.target - goal.baseline)
    return round(100 * min(1.0, max(0.0, done)))


def served(frame: Frame, document: Document[Goals]) -> dict[str, list[Document[Any]]]:
    """The initiatives and tools that serve each goal, by its id."""
    found: dict[str, list[Document[Any]]] = {}
    links = backlinks.referring(frame.handbook, document)
    for field in (("initiative", "goals"), ("tool", "list", "serves")):
        for link in links.get(field, []):
            own = found.setdefault(link.target.item.id, []) if link.target.item else []
            if link.source not in own:
                own.append(link.source)
    return found
