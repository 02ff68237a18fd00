"""The health of the handbook: findings, exceptions, reviews, owners, languages; for its keepers.

Like the manuals of the checks and the page of changes it stands beside the playbook's own language alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from generator.finding import WEIGHT, Finding
from generator.handbook import Document
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame
from generator.translations.status import status
from generator.words import N_

HEALTH: Final = "health/"
SOON: Final = timedelta(days=30)

AGES: Final = (
    ("overdue", N_("overdue"), "bad"),
    ("soon", N_("due within 30 days"), "wait"),
    ("fresh", N_("fresh"), "good"),
    ("never", N_("never reviewed"), "never"),
)
"""How fresh a review is: name, label, tone."""


@dataclass(frozen=True, slots=True)
class Review:
    """One page and how fresh it is."""

    document: Document[Any]
    age: str


@dataclass(frozen=True, slots=True)
class Keeper:
    """One owner, with the pages it keeps, sorted by age."""

    role: str
    reviews: tuple[Review, ...]

    def of(self, age: str) -> list[Review]:
        """Its pages of one age."""
        return [review for review in self.reviews if review.age == age]


def pages(frame: Frame) -> Iterator[Page]:
    """The page, in the editions of those who can do something about it."""
    if not frame.sees("comms") or frame.way_out:
        return
    say = frame.words.gettext
    found = reviews(frame)
    yield frame.page(
        "health.html",
        HEALTH,
        say("The health of this handbook"),
        "health",
        summary=say("Findings, exceptions, reviews that are due, and who keeps which page."),
        page_audience="comms",
        findings=by_check(frame.findings),
        waived=frame.waived,
        reviews=found,
        ages=[(age, say(label), tone, [r for r in found if r.age == age]) for age, label, tone in AGES],
        keepers=keepers(found),
        languages=[status(frame.handbook, language) for language in frame.handbook.translations],
        documents={document.ref: document for document in frame.handbook.documents},
    )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    if frame.sees("comms"):
        yield MenuEntry(frame.words.gettext("Health"), frame.way_out + HEALTH)


def by_check(findings: tuple[Finding, ...]) -> list[tuple[str, list[Finding]]]:
    """Findings by check, the gravest and then the most frequent first."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.check, []).append(finding)
    return sorted(found.items(), key=lambda pair: (WEIGHT[pair[1][0].severity], -len(pair[1]), pair[0]))


def reviews(frame: Frame) -> list[Review]:
    """How fresh each page in force is, the most overdue first."""
    kept = [d for d in frame.handbook.documents if d.address is not None and d.lifecycle == "active"]
    found = [Review(document, age_of(document, frame)) for document in kept]
    order = [age for age, _, _ in AGES]
    return sorted(found, key=lambda r: (order.index(r.age), r.document.review_due or frame.handbook.today))


def age_of(document: Document[Any], frame: Frame) -> str:
    """How fresh its last review is."""
    due, today = document.review_due, frame.handbook.today
    if due is None:
        return "never"
    if due < today:
        return "overdue"
    return "soon" if due <= today + SOON else "fresh"


def keepers(found: list[Review]) -> list[Keeper]:
    """The owners, those with most pages first."""
    kept: dict[str, list[Review]] = {}
    for review in found:
        kept.setdefault((review.document.owner or "").rpartition(":")[2], []).append(review)
    return [Keeper(role, tuple(own)) for role, own in sorted(kept.items(), key=lambda k: (-len(k[1]), k[0]))]
