"""The registry of page families, in the groups of the menu. To learn which pages exist, read the table.

A family is a module with `pages(frame)`, which yields its pages, and where it wants one `menu(frame)`, which
yields its lines of the menu, and `files(frame)`, which yields further files as (path, bytes). A family
whose documents are absent yields nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Final

from generator.page import MenuEntry, Page
from generator.pages import (
    activities,
    advocacy,
    calendar,
    changes,
    channel,
    checks,
    commitment,
    cover,
    coverage,
    crisis_card,
    decisions,
    escalation,
    facilitator,
    finder,
    goals,
    handoff,
    handwritten,
    health,
    home,
    incident,
    initiative,
    issue,
    load,
    play,
    readiness,
    role,
    scenario,
    severity,
    stakeholder,
    statement,
    strategy,
    tone,
    tool,
    triage,
    vocabulary,
)
from generator.pages.frame import Frame
from generator.words import N_, Words

ENGLISH: Final = "en"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the menu and the families in it. Without a title its lines stand by themselves."""

    title: str
    families: tuple[ModuleType, ...]


IN_ENGLISH: Final = (health, checks)
"""Pages about the program's findings, which are in English, whatever language the playbook is written in."""

GROUPS: Final = (
    Group("", (home, advocacy, finder, crisis_card)),
    Group(N_("Right now"), (triage, severity, play, escalation)),
    Group(N_("Our words"), (statement, tone, vocabulary)),
    Group(N_("Who does what"), (role, activities, load, decisions, stakeholder, calendar)),
    Group(N_("Where we speak"), (channel, handoff, cover)),
    Group(N_("What we promise"), (commitment, issue)),
    Group(N_("Practise and learn"), (scenario, facilitator, coverage, incident)),
    Group(N_("Where we are going"), (strategy, goals, initiative, readiness, tool)),
    Group(N_("Further pages"), (handwritten,)),
    Group(N_("Care of this handbook"), (changes, health, checks)),
)


def pages(frame: Frame) -> Iterator[Page]:
    """All pages of an edition."""
    for group in GROUPS:
        for family in group.families:
            if family in IN_ENGLISH and frame.words.language != ENGLISH:
                yield from (replace(page, language=ENGLISH) for page in family.pages(in_english(frame)))
            else:
                yield from family.pages(frame)


def in_english(frame: Frame) -> Frame:
    """The same frame with the program's words in English, and with no part made in another language."""
    return replace(frame, words=Words(ENGLISH), links={}, components={})


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The menu of an edition; groups that would be empty are left out."""
    for group in GROUPS:
        lines = [line for family in group.families if hasattr(family, "menu") for line in family.menu(frame)]
        if lines and group.title:
            yield MenuEntry(frame.words.gettext(group.title), None, tuple(lines))
        else:
            yield from lines


def files(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """All further files of an edition, by path."""
    for group in GROUPS:
        for family in group.families:
            if hasattr(family, "files"):
                yield from family.files(frame)
