"""Index pages of collections: a card for each document, and a filter that works in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.addresses import index_of
from generator.kinds import KINDS
from generator.page import Page
from generator.pages.frame import Frame
from generator.values import AUDIENCES


@dataclass(frozen=True, slots=True)
class Card:
    """One document on an index page.

    `note` is a small line below the title, `phone` the desk's number, `badges` are (text, tone) with the
    tones of `components.html`, `facets` its values by the name of a `Facet`, `group` the id of its group.
    """

    title: str
    address: str
    summary: str = ""
    note: str = ""
    phone: str = ""
    lifecycle: str = "active"
    badges: tuple[tuple[str, str], ...] = ()
    severities: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    group: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A choice to filter by: its name, its label, and the values with their labels."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


def index_page(
    frame: Frame,
    kind: str,
    cards: Sequence[Card],
    *,
    intro: str = "",
    facets: Iterable[Facet] = (),
    groups: Sequence[tuple[str, str]] = (),
    template: str = "index.html",
    **given: Any,
) -> Page:
    """The page that lists a collection. `groups` are (id, title) in order; facets of one value vanish."""
    useful = [shown for facet in facets if len((shown := used(facet, cards)).options) > 1]
    return frame.page(
        template,
        index_of(KINDS[kind]),
        frame.collection(kind),
        f"{kind}-index",
        summary=intro,
        intro=intro,
        cards=cards,
        facets=useful,
        groups=groups,
        page_audience=min(KINDS[kind].audience, frame.audience, key=AUDIENCES.index),
        **given,
    )


def used(facet: Facet, cards: Sequence[Card]) -> Facet:
    """The facet with only those values that a card has."""
    found = {value for card in cards for value in card.facets.get(facet.name, ())}
    return Facet(facet.name, facet.label, tuple(option for option in facet.options if option[0] in found))
