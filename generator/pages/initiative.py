"""The roadmap: initiatives by quarter on one table, and one page each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.handbook import Document
from generator.kinds.initiative import Initiative
from generator.kinds.tool import Tools
from generator.page import MenuEntry, Page
from generator.pages import backlinks, labels
from generator.pages.frame import Frame
from generator.pages.index import Card, Facet, index_page

LONGEST: Final = 16
"""The most quarters that a table shows."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months."""

    year: int
    number: int

    @property
    def next(self) -> Quarter:
        """The one after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def pages(frame: Frame) -> Iterator[Page]:
    """The roadmap and one page an initiative."""
    initiatives = by_start(frame)
    if initiatives:
        yield _index(frame, initiatives)
    for document in frame.handbook.every(Initiative):
        yield frame.document_page(document, "initiative.html", tools=tools(frame, document))


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The line of the roadmap."""
    if frame.listed(Initiative):
        yield MenuEntry(frame.collection("initiative"), "initiatives/")


def by_start(frame: Frame) -> list[Document[Initiative]]:
    """The initiatives, the earliest first; those without a day come last."""
    return sorted(frame.listed(Initiative), key=lambda d: (d.record.start or date.max, d.title))


def quarters(initiatives: list[Document[Initiative]], today: date) -> list[Quarter]:
    """The quarters that a table must show: from the first start, or today, to the last end."""
    days = [day for d in initiatives for day in (d.record.start, d.record.end) if day]
    if not days:
        return []
    at, last = quarter_of(min(days)), quarter_of(max([*days, today]))
    shown = [at]
    while shown[-1] < last:
        shown.append(shown[-1].next)
    return shown[-LONGEST:]


def runs_in(initiative: Initiative, quarter: Quarter) -> bool:
    """Whether it runs in a quarter; what is permanent runs from its start on."""
    if initiative.start is None or quarter < quarter_of(initiative.start):
        return False
    if initiative.end is None:
        return initiative.permanent or quarter == quarter_of(initiative.start)
    return quarter <= quarter_of(initiative.end)


def tools(frame: Frame, document: Document[Initiative]) -> list[tuple[Document[Tools], str, str]]:
    """The tools that serve it: the page, the anchor and the title."""
    links = backlinks.referring(frame.handbook, document).get(("tool", "list", "serves"), [])
    held = [(link.source, backlinks.holder(link)) for link in links]
    return [(source, tool.id, getattr(tool, "title", tool.id)) for source, tool in held if tool]  # type: ignore[misc]


def _index(frame: Frame, initiatives: list[Document[Initiative]]) -> Page:
    say = frame.words.gettext
    shown = quarters(initiatives, frame.handbook.today)
    return index_page(
        frame,
        "initiative",
        [_card(frame, d) for d in initiatives],
        intro=say(
            "What is under way and what comes next, with the people who agreed and the money's last day."
        ),
        facets=[Facet("status", say("Status"), tuple((k, say(v)) for k, v in labels.INITIATIVE.items()))],
        template="initiatives.html",
        initiatives=initiatives,
        quarters=shown,
        years=[(year, sum(q.year == year for q in shown)) for year in dict.fromkeys(q.year for q in shown)],
        now=quarter_of(frame.handbook.today),
        runs_in=runs_in,
        wide=True,
    )


def _card(frame: Frame, document: Document[Initiative]) -> Card:
    initiative, say = document.record, frame.words.gettext
    status = initiative.status or "planned"
    return Card(
        document.title,
        document.address or "",
        initiative.summary or "",
        note=say(labels.INITIATIVE_TYPE[initiative.type]) if initiative.type else "",
        badges=((say(labels.INITIATIVE[status]), labels.INITIATIVE_TONE[status]),),
        keywords=initiative.keywords,
        facets={"status": (status,)},
    )
