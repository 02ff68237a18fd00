"""What the checks mean: a list of them, and the manual page of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks import CHECKS, level_of
from generator.checks.check import Check
from generator.page import Crumb, MenuEntry, Page
from generator.pages.frame import Frame
from generator.pages.health import HEALTH

ADDRESS: Final = "checks/"


def pages(frame: Frame) -> Iterator[Page]:
    """The list and one page a check, in the editions of those who write."""
    if not frame.sees("comms") or frame.way_out:
        return
    say = frame.words.gettext
    families: dict[str, list[Check]] = {}
    for check in CHECKS:
        families.setdefault(check.family, []).append(check)
    yield frame.page(
        "checks.html",
        ADDRESS,
        say("What is checked"),
        "checks",
        way=(health(frame),),
        summary=say("Every check with its meaning, an example that fails and one that passes."),
        page_audience="comms",
        families=families,
        level_of=lambda check: level_of(check, frame.handbook),
        counts=counts(frame),
    )
    for check in CHECKS:
        yield _manual(frame, check)


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The line of the list."""
    if frame.sees("comms"):
        yield MenuEntry(frame.words.gettext("Checks"), frame.way_out + ADDRESS)


def health(frame: Frame) -> Crumb:
    """The way to the health page."""
    return Crumb(frame.words.gettext("Health"), HEALTH)


def counts(frame: Frame) -> dict[str, int]:
    """How many findings of this edition each check has."""
    found: dict[str, int] = {}
    for finding in frame.findings:
        found[finding.check] = found.get(finding.check, 0) + 1
    return found


def _manual(frame: Frame, check: Check) -> Page:
    manual = check.manual
    return frame.page(
        "check.html",
        f"{ADDRESS}{check.id}/",
        check.id,
        "check",
        way=(health(frame), Crumb(frame.words.gettext("Checks"), ADDRESS)),
        summary=manual.title,
        page_audience="comms",
        check=check,
        manual=manual,
        level=level_of(check, frame.handbook),
        findings=[finding for finding in frame.findings if finding.check == check.id],
    )
