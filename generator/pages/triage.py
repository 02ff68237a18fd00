"""Triage: the table that says what to do with a post or a call, and a section for each outcome."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.kinds.triage import Input, Rule, Triage
from generator.page import MenuEntry, Page
from generator.pages import backlinks
from generator.pages.frame import Frame
from generator.pages.index import Card, index_page
from generator.words import Words


def pages(frame: Frame) -> Iterator[Page]:
    """The index and one page a table."""
    tables = frame.listed(Triage)
    if tables:
        cards = [
            Card(d.title, d.address or "", d.record.summary or "", lifecycle=d.lifecycle) for d in tables
        ]
        intro = frame.words.gettext("Choose the table for what is in front of you.")
        yield index_page(frame, "triage", cards, intro=intro)
    for document in frame.handbook.every(Triage):
        channels = backlinks.referring(frame.handbook, document).get(("channel", "triage"), [])
        yield frame.document_page(
            document,
            "triage.html",
            wide=True,
            answers=partial(answers, frame.words),
            channels=backlinks.sources(channels),
        )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Each table has its own line: whoever needs one is in a hurry."""
    tables = frame.listed(Triage)
    for document in tables if len(tables) < 4 else ():
        yield MenuEntry(document.title, document.address)
    if len(tables) >= 4:
        yield MenuEntry(frame.collection("triage"), "triage/")


def answers(words: Words, table: Triage, rule: Rule) -> Iterator[tuple[Input, list[str]]]:
    """The questions a rule looks at, each with the answers it takes as people read them."""
    for question in table.inputs:
        cells = rule.when.get(question.id, ("any",))
        if cells != ("any",):
            yield question, [label_of(question, cell, words) for cell in cells]


def label_of(question: Input, cell: str, words: Words) -> str:
    """An answer as people read it: its label, or the range of numbers."""
    for answer in question.values:
        if answer.id == cell:
            return answer.label
    return words.figures(cell.replace("-", "–"))
