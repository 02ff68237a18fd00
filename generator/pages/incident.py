"""The case library: what happened to us and to others, and how we would do it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.handbook import Document
from generator.kinds.incident import Incident
from generator.kinds.record import Record
from generator.page import MenuEntry, Page
from generator.pages import backlinks, labels
from generator.pages.frame import Frame
from generator.pages.index import Card, Facet, index_page
from generator.pages.severity import named


def pages(frame: Frame) -> Iterator[Page]:
    """The index and one page a case."""
    incidents = frame.listed(Incident)
    if incidents:
        yield _index(frame, incidents)
    for document in frame.handbook.every(Incident):
        yield frame.document_page(document, "incident.html", rehearsed=rehearsed(frame, document))


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The line of the index."""
    if frame.listed(Incident):
        yield MenuEntry(frame.collection("incident"), "incidents/")


def rehearsed(frame: Frame, document: Document[Incident]) -> list[Document[Record]]:
    """The exercises that are based on it."""
    return backlinks.sources(backlinks.referring(frame.handbook, document).get(("scenario", "based_on"), []))


def _index(frame: Frame, incidents: tuple[Document[Incident], ...]) -> Page:
    say, families = frame.words.gettext, frame.handbook.playbook.record.families
    return index_page(
        frame,
        "incident",
        [_card(frame, d) for d in incidents],
        intro=say(
            "Cases to learn from, told without names: what was done well, what was not, what we would do."
        ),
        facets=[
            Facet("family", say("Crisis family"), tuple((f.id, f.title) for f in families)),
            Facet("whose", say("Whose case"), tuple((k, say(v)) for k, v in labels.WHOSE.items())),
        ],
    )


def _card(frame: Frame, document: Document[Incident]) -> Card:
    incident, say = document.record, frame.words.gettext
    note = [say(labels.WHOSE[incident.whose]), incident.when or ""]
    badges = [(frame.title(incident.family, "family"), "quiet")] if incident.family else []
    badges += [(say("Rehearsed"), "good")] if rehearsed(frame, document) else []
    return Card(
        document.title,
        document.address or "",
        incident.summary or "",
        note=Markup(" · ").join(part for part in note if part),
        badges=tuple(badges),
        lifecycle=document.lifecycle,
        keywords=incident.keywords,
        facets={
            "family": (named(incident.family),) if incident.family else (),
            "whose": (incident.whose,),
        },
    )
