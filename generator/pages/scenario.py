"""Scenarios: what players may read of an exercise. Nothing of a facilitator's script comes in here."""

from __future__ import annotations

from collections.abc import Iterator

from generator.handbook import Document
from generator.kinds.facilitator import Facilitator
from generator.kinds.incident import Incident
from generator.kinds.scenario import Scenario
from generator.page import MenuEntry, Page
from generator.pages import labels
from generator.pages.escalation import scale
from generator.pages.frame import Frame
from generator.pages.index import Card, Facet, index_page
from generator.pages.severity import named


def pages(frame: Frame) -> Iterator[Page]:
    """The index and one page a scenario: the sheet that players get."""
    scenarios = frame.listed(Scenario)
    if scenarios:
        yield _index(frame, scenarios)
    for document in frame.handbook.every(Scenario):
        scenario = document.record
        yield frame.document_page(
            document,
            "scenario.html",
            script=frame.handbook.get(Facilitator, document.id),
            case=frame.handbook.get(Incident, scenario.based_on),
            told=[told for name in scenario.stakeholders if (told := frame.find(name, "stakeholder"))],
            permanent=permanent(frame, document),
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The line of the index."""
    if frame.listed(Scenario):
        yield MenuEntry(frame.collection("scenario"), "scenarios/")


def permanent(frame: Frame, document: Document[Scenario]) -> str:
    """The address that trainers put on a slide: in the edition that players read."""
    host = frame.handbook.playbook.record.addresses.get(document.audience, "")  # type: ignore[call-overload]
    return f"{host.rstrip('/')}/{document.address}"


def _index(frame: Frame, scenarios: tuple[Document[Scenario], ...]) -> Page:
    say, families = frame.words.gettext, frame.handbook.playbook.record.families
    return index_page(
        frame,
        "scenario",
        [_card(frame, d) for d in scenarios],
        intro=say(
            "Exercises: invented crises, played around a table, so that the real one is not the first."
        ),
        facets=[
            Facet("family", say("Crisis family"), tuple((f.id, f.title) for f in families)),
            Facet("severity", say("How bad it gets"), scale(frame)),
            Facet("format", say("Format"), tuple((k, say(v)) for k, v in labels.FORMAT.items())),
        ],
        template="scenarios.html",
    )


def _card(frame: Frame, document: Document[Scenario]) -> Card:
    scenario, words = document.record, frame.words
    facts = [words.gettext(labels.FORMAT[scenario.format])] if scenario.format else []
    facts += [words.duration(scenario.duration)] if scenario.duration else []
    worst = (named(scenario.severity_to),) if scenario.severity_to else ()
    family = scenario.family
    return Card(
        document.title,
        document.address or "",
        scenario.summary or "",
        note=" · ".join(facts),
        badges=((frame.title(family, "family"), "quiet"),) if family else (),
        severities=worst,
        lifecycle=document.lifecycle,
        keywords=scenario.keywords,
        facets={
            "family": (named(family),) if family else (),
            "severity": worst,
            "format": (scenario.format,) if scenario.format else (),
        },
    )
