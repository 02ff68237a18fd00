"""Roles: an index of the seats, and for each seat the page somebody prints and pins to the wall."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.handbook import Document, Link
from generator.kinds.advocacy import Advocacy
from generator.kinds.channel import Channel
from generator.kinds.escalation import Escalation
from generator.kinds.record import Record
from generator.kinds.role import Role
from generator.page import MenuEntry, Page
from generator.pages import backlinks, clock, labels
from generator.pages.backlinks import Field
from generator.pages.frame import Frame
from generator.pages.index import Card, Facet, index_page
from generator.pages.load import bar_of


def pages(frame: Frame) -> Iterator[Page]:
    """The index and one page a role."""
    roles = frame.listed(Role)
    if roles:
        yield _index(frame, roles)
    for document in frame.handbook.every(Role):
        yield frame.document_page(
            document, "role.html", seat=Seat(frame, document), load=bar_of(frame, document)
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The line of the index."""
    if frame.listed(Role):
        yield MenuEntry(frame.collection("role"), "roles/")


def _index(frame: Frame, roles: tuple[Document[Role], ...]) -> Page:
    say = frame.words.gettext
    departments = sorted({d.record.department for d in roles if d.record.department})
    slugs = {name: f"d{number}" for number, name in enumerate(departments)}
    functions = tuple((name, say(label)) for name, label in labels.FUNCTION.items())
    return index_page(
        frame,
        "role",
        [_card(frame, d, slugs) for d in roles],
        intro=say("Every seat, how to reach it, and what it does on a good day and on a bad one."),
        facets=[
            Facet("department", say("Department"), tuple((slugs[name], name) for name in departments)),
            Facet("function", say("Function"), functions),
        ],
    )


def _card(frame: Frame, document: Document[Role], slugs: dict[str, str]) -> Card:
    role, say = document.record, frame.words.gettext
    badges = [(say("Centre of excellence"), "info")] if role.coe_member else []
    badges += [(say("Sponsor"), "info")] if role.is_sponsor else []
    return Card(
        document.title,
        document.address or "",
        role.summary or "",
        note=role.department or "",
        phone=(role.desk.phone or "") if role.desk else "",
        badges=tuple(badges),
        lifecycle=document.lifecycle,
        keywords=role.keywords,
        facets={
            "department": (slugs[role.department],) if role.department else (),
            "function": (role.function,) if role.function else (),
        },
    )


@dataclass(frozen=True, slots=True)
class Duty:
    """Something a seat does, decides or is told: where it is written, what, and by when."""

    document: Document[Any]
    part: Any
    at: int | None = None


class Seat:
    """All that the handbook says about one role, gathered from the documents that name it."""

    def __init__(self, frame: Frame, document: Document[Role]) -> None:
        self.frame = frame
        self.document = document
        self.links = backlinks.referring(frame.handbook, document)

    def named(self, *fields: Field) -> list[Duty]:
        """Where it is named in one of these fields, with the item that names it."""
        found = [link for field in fields for link in self.links.get(field, ())]
        return [Duty(link.source, backlinks.holder(link)) for link in found]

    def documents(self, *fields: Field) -> list[Document[Record]]:
        """The documents that name it in one of these fields."""
        return backlinks.sources([link for field in fields for link in self.links.get(field, ())])

    @property
    def plays(self) -> list[tuple[Document[Record], list[Any]]]:
        """Its steps, play by play."""
        return grouped(self.named(("play", "steps", "by")))

    def channels(self, field: str) -> list[Document[Channel]]:
        """The channels whose operations name it in this field."""
        found = (self.frame.handbook.get(Channel, d.id) for d in self.documents(("channel-ops", field)))
        return [channel for channel in found if channel]

    @property
    def stages(self) -> list[tuple[Duty, list[Document[Any]]]]:
        """Its work in escalations with the minute it is over; chains that ask the same of it together."""
        duties = [self._stage(link) for link in self.links.get(("escalation", "stages", "by"), ())]
        return alike(duties, lambda duty: (duty.part.work or duty.part.id, duty.part.budget, duty.at))

    def _stage(self, link: Link) -> Duty:
        stages = link.source.record.stages  # type: ignore[attr-defined]
        minutes = list(clock.ends(stage.budget for stage in stages))
        return Duty(link.source, backlinks.holder(link), minutes[int(link.route[1])])

    @property
    def alarms(self) -> list[tuple[Duty, list[Document[Any]]]]:
        """The alarms that reach it, with the minute they do; chains that ring alike together."""
        links = self.links.get(("escalation", "ack", "steps", "notify"), ())
        duties = [self._alarm(link) for link in links]
        return alike(duties, lambda duty: (duty.at, duty.part.by, duty.part.wait))

    def _alarm(self, link: Link) -> Duty:
        record = link.source.record
        assert isinstance(record, Escalation)
        assert record.ack is not None
        step = int(link.route[2])
        minutes = list(clock.starts(alarm.wait for alarm in record.ack.steps))
        return Duty(link.source, record.ack.steps[step], minutes[step])

    @property
    def owned(self) -> list[Document[Record]]:
        """The pages it answers for, named there or by default."""
        return self.frame.owned.get(self.document.id, [])

    @property
    def told_by_everybody(self) -> bool:
        """Whether this is the seat that employees tell when they see something go wrong."""
        return any(document.kind.record is Advocacy for document in self.documents(TOLD))


TOLD: Field = ("advocacy", "in_a_crisis", "tell")


def alike(duties: list[Duty], what: Callable[[Duty], Hashable]) -> list[tuple[Duty, list[Document[Any]]]]:
    """Duties that are the same but for the document, once each, with their documents."""
    found: dict[Hashable, tuple[Duty, list[Document[Any]]]] = {}
    for duty in duties:
        found.setdefault(what(duty), (duty, []))[1].append(duty.document)
    return list(found.values())


def grouped(duties: list[Duty]) -> list[tuple[Document[Record], list[Any]]]:
    """Duties by document, in order."""
    found: dict[Document[Record], list[Any]] = {}
    for duty in duties:
        found.setdefault(duty.document, []).append(duty.part)
    return list(found.items())
