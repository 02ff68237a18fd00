"""Facilitators' scripts: events in time, what a good team does, forms to print. Facilitator edition only."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.engine.rehearsal import Answered, Said
from generator.handbook import Document, Target
from generator.kinds.facilitator import Evaluation, Expected, Facilitator, Inject, Posed
from generator.kinds.scenario import Objective, Scenario
from generator.kinds.triage import Triage
from generator.page import Crumb, Page
from generator.pages import labels
from generator.pages.frame import Frame
from generator.pages.triage import label_of
from generator.rules.rehearsal import Asked, rehearsed
from generator.words import N_

FORMULA: Final = ("=", "+", "-", "@")
"""How a cell begins that a spreadsheet would run instead of showing it."""

MARKS: Final = {"en": "EXERCISE", "ar": "تمرين", "he": "תרגיל", "el": "ΑΣΚΗΣΗ", "pl": "ĆWICZENIA"}
"""What an invented post carries, so that it cannot be taken for a real one, in the languages of exercises."""

PARAGRAPH: Final = re.compile(r"\n\s*\n")

COLUMNS: Final = (
    N_("Event"),
    N_("Minute"),
    N_("On the clock"),
    N_("Type"),
    N_("Sender"),
    N_("To"),
    N_("Channel"),
    N_("Content"),
    N_("Objective"),
    N_("Expected"),
    N_("If not"),
    N_("Note"),
)


@dataclass(frozen=True, slots=True)
class Form:
    """What an evaluator fills in for one objective: the threshold, the tasks, and when to look."""

    evaluation: Evaluation
    objective: Objective | None
    events: tuple[Inject, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the playbook itself answers to an event: the table, what it says, and the rule that decides.

    `dues` are the minutes within which it wants each expected action; `otherwise` marks an event to which
    it answers something else than the script expects.
    """

    table: Document[Triage] | None
    said: Said | None
    rule: Target | None
    dues: tuple[int | None, ...]
    otherwise: bool


def pages(frame: Frame) -> Iterator[Page]:
    """One page a script."""
    for document in frame.handbook.every(Facilitator):
        if frame.audience == "facilitator":
            yield _page(frame, document)


def files(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The script's events as a table for spreadsheets, beside the page."""
    for document in frame.handbook.every(Facilitator):
        if frame.audience == "facilitator" and document.record.injects:
            yield f"{document.address}msel.csv", table(frame, document)


def _page(frame: Frame, document: Document[Facilitator]) -> Page:
    script, say = document.record, frame.words.gettext
    scenario = scenario_of(frame, document)
    page = frame.document_page(
        document,
        "facilitator.html",
        title=say("Script: %(title)s") % {"title": scenario.title if scenario else document.title},
        scenario=scenario,
        objectives=objectives(scenario),
        forms=forms(document.record, scenario),
        planned=[inject for inject in script.injects if inject.type != "contingency"],
        reserve=[inject for inject in script.injects if inject.type == "contingency"],
        played=played(script, scenario),
        clock=clock,
        answers=lambda posed: answers(frame, posed),
        ruled=ruled(frame, document),
        marks=marks(frame, scenario),
        wide=True,
    )
    way = (*page.crumbs, Crumb(scenario.title, scenario.address or "")) if scenario else page.crumbs
    return replace(page, crumbs=way)


def ruled(frame: Frame, document: Document[Facilitator]) -> dict[str, Ruled]:
    """What the playbook itself answers to each event, by the event's id."""
    rehearsal = next((one for one in rehearsed(frame.handbook) if one.document is document), None)
    if rehearsal is None:
        return {}
    told = zip(document.record.injects, rehearsal.answered, rehearsal.asked, strict=True)
    return {inject.id: _ruled(frame, answered, asked) for inject, answered, asked in told}


def _ruled(frame: Frame, answered: Answered, asked: Asked | None) -> Ruled:
    said = asked.said[0] if asked and len(asked.said) == 1 and not asked.said[0].silent else None
    rule = frame.find(f"{asked.document.ref}#{said.rule}") if asked and said else None
    return Ruled(
        asked.document if asked else None,
        said,
        rule,
        tuple(None if due is None else due.minutes for due in answered.dues),
        bool(answered.differences or (asked and said is None)),
    )


def marks(frame: Frame, scenario: Document[Scenario] | None) -> list[tuple[str, str]]:
    """The word that marks an event as an exercise, in the language of the page and in those played."""
    here = frame.words.language
    played = scenario.record.languages if scenario else ()
    others = [(language, MARKS[language]) for language in played if language != here]
    return [(here, frame.words.gettext("EXERCISE")), *others]


def scenario_of(frame: Frame, document: Document[Facilitator]) -> Document[Scenario] | None:
    """The exercise a script belongs to."""
    return frame.handbook.get(Scenario, document.record.scenario)


def objectives(scenario: Document[Scenario] | None) -> dict[str, Objective]:
    """What the exercise tests, by id."""
    return {objective.id: objective for objective in scenario.record.objectives} if scenario else {}


def forms(script: Facilitator, scenario: Document[Scenario] | None) -> list[Form]:
    """One form for each judged objective, with the events that test it."""
    known = objectives(scenario)
    return [
        Form(
            evaluation,
            known.get(evaluation.objective),
            tuple(inject for inject in script.injects if evaluation.objective in inject.objectives),
        )
        for evaluation in script.evaluation
    ]


def played(script: Facilitator, scenario: Document[Scenario] | None) -> int:
    """The minutes of play: what is left of the exercise before the talk; at least up to the last event."""
    last = max((inject.at.minutes for inject in script.injects), default=0)
    whole = scenario.record.duration.minutes if scenario and scenario.record.duration else 0
    return max(whole - script.hotwash_minutes, last)


def clock(minute: int) -> str:
    """A minute of the exercise as a stop watch shows it: 0:05, 1:30."""
    hours, minutes = divmod(minute, 60)
    return f"{hours}:{minutes:02}"


def answers(frame: Frame, posed: Posed) -> list[tuple[str, str]]:
    """What the event would make the team answer at the first look: questions and answers in words."""
    document = frame.handbook.get(Triage, posed.triage)
    if document is None:
        return []
    said = []
    for question in document.record.inputs:
        if given := posed.answers.get(question.id):
            shown = [label_of(question, answer, frame.words) for answer in given]
            said.append((question.question, frame.words.either(shown)))
    return said


# The table as a file


def table(frame: Frame, document: Document[Facilitator]) -> bytes:
    """All events, one a line, as comma-separated values that a spreadsheet opens and never runs."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([frame.words.gettext(column) for column in COLUMNS])
    scenario = scenario_of(frame, document)
    known, mark = objectives(scenario), " / ".join(word for _, word in marks(frame, scenario))
    for inject in document.record.injects:
        writer.writerow([harmless(cell) for cell in _row(frame, inject, known, mark)])
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell that stays text: an apostrophe goes before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell


def _row(frame: Frame, inject: Inject, known: dict[str, Objective], mark: str) -> list[str]:
    words, say = frame.words, frame.words.gettext
    aims = [frame.plain(known[id].statement) if id in known else id for id in inject.objectives]
    return [
        inject.id,
        str(inject.at.minutes),
        clock(inject.at.minutes),
        say(labels.INJECT[inject.type]),
        inject.from_ or "",
        words.comma.join(frame.title(role, "role") for role in inject.to),
        frame.title(inject.via, "channel") if inject.via else "",
        f"{mark}: {_paragraphs(frame, inject.content)}",
        "\n".join(aims),
        "\n".join(_deed(frame, expected) for expected in inject.expected),
        inject.if_not or "",
        _paragraphs(frame, inject.controller or ""),
    ]


def _paragraphs(frame: Frame, text: str) -> str:
    """An editor's text without markup, its paragraphs kept apart."""
    return "\n\n".join(frame.plain(paragraph) for paragraph in PARAGRAPH.split(text.strip()))


def _deed(frame: Frame, expected: Expected) -> str:
    """Who does what, within which time, at which level, with which words, on one line."""
    words, found = frame.words, frame.find(expected.does)
    who = f"{frame.title(expected.by, 'role')}: " if expected.by else ""
    level = frame.handbook.level(expected.severity)
    more = [
        words.duration(expected.within) if expected.within else "",
        level.label if level else "",
        frame.title(expected.statement, "statement") if expected.statement else "",
    ]
    told = words.semicolon.join(part for part in more if part)
    return f"{who}{found.title if found else frame.plain(expected.does)}{f' ({told})' if told else ''}"
