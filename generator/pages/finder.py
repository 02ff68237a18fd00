"""The finder, "What do I do now?": a few questions, then whom to tell, what to do and what to say.

Every question and every answer stands on the page, as a list to read where no script runs. The browser gets
the tables besides, as data, and asks one question at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.addresses import FIND
from generator.engine.tables import Choices, Numbers, Table
from generator.engine.tables import Rule as Line
from generator.handbook import Document
from generator.kinds.advocacy import Advocacy, InACrisis
from generator.kinds.play import Play
from generator.kinds.role import Role
from generator.kinds.statement import Statement
from generator.kinds.triage import Input, Outcome, Rule, Triage
from generator.page import MenuEntry, Page
from generator.pages import clock, labels, statement
from generator.pages.frame import Frame
from generator.pages.severity import named
from generator.pages.triage import answers
from generator.rules.tables import table as table_of
from generator.words import N_

TITLE = N_("What do I do now?")
INTRO = N_("A few questions, then whom to tell, what to do, by when, and what to say.")
FIRST_STEPS = 3
SAID = ("acknowledge", "first_reply", "first_statement")
"""The clocks that stop when somebody has heard from us."""


def pages(frame: Frame) -> Iterator[Page]:
    """The finder, where there is a table to ask."""
    tables = asked(frame)
    if tables:
        say = frame.words.gettext
        yield frame.page(
            "find.html",
            FIND,
            say(TITLE),
            "find",
            summary=say(INTRO),
            keywords=tuple(word for finder in tables for word in finder.document.record.keywords),
            tables=tables,
            help=helpline(frame),
            intro=say(INTRO),
            card=bool(alarms(frame)),
            first_steps=FIRST_STEPS,
            wide=True,
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The way in, among the first lines of the menu."""
    if asked(frame):
        yield MenuEntry(frame.words.gettext(TITLE), FIND)


def asked(frame: Frame) -> list[Finder]:
    """The tables the finder asks: those in force that decide something."""
    found = (Finder(frame, document) for document in frame.handbook.all(Triage))
    return [finder for finder in found if finder.lines]


def alarms(frame: Frame) -> tuple[InACrisis, ...]:
    """What the employee rule says about a bad day."""
    rule = frame.handbook.one(Advocacy)
    return rule.record.in_a_crisis if rule else ()


def helpline(frame: Frame) -> str | None:
    """The seat to ring when there is no time for questions, or no answer."""
    first = next((alarm.tell for alarm in alarms(frame) if alarm.tell), None)
    return first or frame.handbook.playbook.record.default_owner


# One table


@dataclass(frozen=True, eq=False)
class Finder:
    """One table of the finder: its questions, and its answers by who prevails over whom."""

    frame: Frame
    document: Document[Triage]

    @cached_property
    def table(self) -> Table:
        """The table as the engine knows it."""
        return table_of(self.document, self.frame.handbook)

    @cached_property
    def questions(self) -> list[Input]:
        """What it asks."""
        known = {question.id for question in self.table.questions}
        return [question for question in self.document.record.inputs if question.id in known]

    @cached_property
    def lines(self) -> list[Answer]:
        """Every answer it gives, in the order in which they are tried."""
        written = {rule.id: rule for rule in self.document.record.rules}
        found = [self.line(written[rule.id]) for rule in self.table.ranked(self.table.rules)]
        rest = self.document.record.otherwise
        return [*found, self.line(rest)] if rest else found

    def line(self, outcome: Outcome) -> Answer:
        """One answer."""
        return Answer(self.frame, self.document, outcome)

    @property
    def data(self) -> dict[str, Any]:
        """The table as the browser gets it, with the former names of its parts."""
        former = {
            part.id: list(part.old_ids)
            for part in (*self.document.record.inputs, *self.document.record.rules)
            if part.old_ids
        }
        mine = {"formerly": list(self.document.record.old_ids)} if self.document.record.old_ids else {}
        return {**as_data(self.table), **mine, **({"former": former} if former else {})}


def as_data(table: Table) -> dict[str, Any]:
    """A decision table as plain data: what `decide.js` reads."""
    return {
        "id": table.id,
        "policy": table.policy,
        "questions": [_asks(question.id, question.domain) for question in table.questions],
        "rules": [_rule(rule) for rule in table.rules],
        "otherwise": table.otherwise is not None,
        "otherwiseRank": table.otherwise_rank,
    }


def _asks(id: str, domain: Choices | Numbers) -> dict[str, Any]:
    if isinstance(domain, Choices):
        return {"id": id, "values": list(domain.values)}
    return {"id": id, "low": domain.low, "high": domain.high}


def _rule(rule: Line) -> dict[str, Any]:
    when = {
        question: sorted(taken)
        if isinstance(taken, frozenset)
        else [[numbers.low, numbers.high] for numbers in taken]
        for question, taken in rule.when.items()
    }
    return {"id": rule.id, "when": when, "rank": rule.rank}


# One answer


@dataclass(frozen=True, eq=False)
class Answer:
    """What one rule tells its reader to do, as far as this edition may say it."""

    frame: Frame
    document: Document[Triage]
    outcome: Outcome

    @property
    def id(self) -> str:
        """Its name in the address of the answer."""
        return self.outcome.id if isinstance(self.outcome, Rule) else "_otherwise"

    @property
    def title(self) -> str:
        """The situation in a few words."""
        if not isinstance(self.outcome, Rule):
            return self.frame.words.gettext("Everything else")
        rule = self.outcome
        return rule.title or self.frame.named(rule, self.frame.words.gettext("Rule"))

    @property
    def conditions(self) -> list[list[str]]:
        """The answers it takes, as people read them, by question; none where it takes all."""
        rule = self.outcome
        if not isinstance(rule, Rule):
            return []
        return [taken for _, taken in answers(self.frame.words, self.document.record, rule)]

    @property
    def address(self) -> str:
        """The section of the table's page that says the same."""
        taken = {question.id for question in self.document.record.inputs}
        mark = f"{self.id}_2" if self.id in taken else self.id
        return f"{self.document.address}#{mark}"

    @cached_property
    def play(self) -> Document[Play] | None:
        """What to do, if this edition has it."""
        return self.frame.handbook.get(Play, self.outcome.play)

    @property
    def reachable(self) -> bool:
        """Whether one of the seats to tell has a number to ring."""
        seats = (self.frame.handbook.get(Role, name) for name in self.outcome.tell)
        return any(seat.record.desk.phone for seat in seats if seat and seat.record.desk)

    @property
    def times(self) -> list[tuple[str, str]]:
        """By when: the play's first word to the person, else its first step; then the severity's clocks."""
        return [*self._first(), *(self._clocks() if self.outcome.reply != "no" else ())]

    def _first(self) -> Iterator[tuple[str, str]]:
        steps, words = self.play.record.steps if self.play else (), self.frame.words
        ends = clock.ends(step.within for step in steps)
        said = (
            (step.completes, end) for step, end in zip(steps, ends, strict=True) if step.completes in SAID
        )
        stops, end = next(said, (None, None))
        if stops and end is not None:
            yield words.gettext(labels.CLOCK[stops]), words.minutes(end)
        elif steps and steps[0].within:
            yield words.gettext("The first step"), words.duration(steps[0].within)

    def _clocks(self) -> Iterator[tuple[str, str]]:
        level, words = self.frame.handbook.level(self.outcome.severity), self.frame.words
        known = (
            (N_("We speak in public within"), level.first_statement_within),
            (N_("Then again every"), level.update_every),
        ) if level else ()  # fmt: skip
        for label, length in known:
            if length:
                yield words.gettext(label), words.duration(length)

    @cached_property
    def says(self) -> list[Saying]:
        """The texts this reader may use, in the order of the steps; none where we stay silent."""
        steps = self.play.record.steps if self.play and self.outcome.reply != "no" else ()
        names = dict.fromkeys(step.statement for step in steps if step.statement)
        found = (self.frame.handbook.get(Statement, name) for name in names)
        return [Saying(self.frame, text) for text in found if text and text.lifecycle == "active"]

    @property
    def do_not(self) -> list[str]:
        """What not to do: in this situation, and whenever it is as bad as this."""
        here = self.play.record.do_not if self.play else ()
        level = self.outcome.severity
        always = (
            text
            for alarm in alarms(self.frame)
            if level and named(level) in map(named, alarm.severities)
            for text in alarm.do_not
        )
        return list(dict.fromkeys((*here, *always)))


@dataclass(frozen=True, eq=False)
class Saying:
    """A text somebody may use, with its blanks."""

    frame: Frame
    document: Document[Statement]

    @property
    def parts(self) -> list[str]:
        """Its parts in reading order."""
        return [text for _, text in statement.parts(self.document.record)]

    @property
    def whole(self) -> str:
        """The text as it is pasted elsewhere, its blanks in brackets."""
        return statement.whole(self.frame, self.document.record)

    @property
    def expired(self) -> bool:
        """Whether its approval has run out."""
        return statement.expired(self.document.record, self.frame.handbook.today)

    @property
    def approved(self) -> bool:
        """Whether it may go out as it stands."""
        return bool(self.document.record.approved_by) and not self.expired
