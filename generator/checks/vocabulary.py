"""The word list: whether the texts we publish, or teach, use a word we have agreed to avoid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks import statements
from generator.checks.check import Also, Fault
from generator.checks.phrases import Phrases, Use
from generator.checks.tongues import Said, said_of
from generator.handbook import Document, Handbook
from generator.kinds.commitment import Commitment
from generator.kinds.facilitator import Facilitator
from generator.kinds.play import Play
from generator.kinds.record import Record
from generator.kinds.statement import Statement
from generator.kinds.vocabulary import Vocabulary
from generator.source import Route
from generator.values import quoted


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word or phrase on the list of words to avoid, where it stands there, and what to write instead."""

    phrase: str
    document: Document[Vocabulary]
    route: Route
    instead: str | None = None

    @property
    def way_out(self) -> str:
        """What the list suggests, as a help line; empty where it suggests nothing."""
        return f"The list suggests instead: {self.instead.rstrip('.')}." if self.instead else ""


def to_avoid(handbook: Handbook) -> list[Avoided]:
    """The words to avoid in the source language."""
    document = handbook.one(Vocabulary)
    if document is None:
        return []
    terms = [
        Avoided(term.term, document, ("terms", i, "term"), term.instead)
        for i, term in enumerate(document.record.terms)
        if term.verdict == "avoid"
    ]
    source = handbook.playbook.record.languages[0]
    further = document.record.avoid.get(source, ())
    return terms + [Avoided(word, document, ("avoid", source, i)) for i, word in enumerate(further)]


def to_avoid_in(handbook: Handbook, language: str) -> list[Avoided]:
    """The words to avoid in a language that the handbook is translated into."""
    document = handbook.one(Vocabulary)
    if document is None:
        return []
    translation = handbook.translations.get(language, {}).get(document.ref)
    words = {p.wording.route: p.text for p in translation.passages if p.text} if translation else {}
    terms = [
        Avoided(word, document, ("terms", i, "term"), words.get(("terms", i, "instead")))
        for i, term in enumerate(document.record.terms)
        if term.verdict == "avoid" and (word := words.get(("terms", i, "term")))
    ]
    further = document.record.avoid.get(language, ())
    return terms + [Avoided(word, document, ("avoid", language, i)) for i, word in enumerate(further)]


def word_to_avoid_used(handbook: Handbook) -> Iterator[Fault]:
    """A text uses a word that the word list tells us to avoid.

    Jargon reads as hiding, and a phrase that everybody uses reads as if nobody meant it. Searched are
    statements, the steps of plays, commitments and the model answers of exercises, in every language, for the
    terms with `verdict: avoid` and for the further words under `avoid` in that language.

    Only whole words count, in capitals or not. In plays and commitments a word between quotation marks is
    talked about and not used, so it is left alone: Never write 'glitch'.

    Fails:

        # playbook/statements/shop-down.yaml
        kind: statement
        id: shop-down
        title: The shop is down
        type: reply
        reviewed_on: 2026-11-01
        text: Because of a glitch our shop is down, and we are sorry.

        # playbook/vocabulary.yaml
        kind: vocabulary
        id: vocabulary
        title: Word list
        reviewed_on: 2026-11-01
        terms:
          - {id: glitch, term: glitch, verdict: avoid, instead: say what broke}

    Passes:

        # playbook/statements/shop-down.yaml
        kind: statement
        id: shop-down
        title: The shop is down
        type: reply
        reviewed_on: 2026-11-01
        text: The payment page of our shop has been down since eight, and we are sorry.

        # playbook/vocabulary.yaml
        kind: vocabulary
        id: vocabulary
        title: Word list
        reviewed_on: 2026-11-01
        terms:
          - {id: glitch, term: glitch, verdict: avoid, instead: say what broke}
    """
    avoided = to_avoid(handbook)
    phrases = Phrases(one.phrase for one in avoided)
    theirs = {language: to_avoid_in(handbook, language) for language in handbook.translations}
    listed = {language: Phrases(one.phrase for one in words) for language, words in theirs.items()}
    for document, published, texts in _documents(handbook):
        told: set[int] = set()
        searched = dict(texts)
        for route, text in searched.items():
            for use in phrases.uses(text):
                if use.number not in told and (published or not use.quoted):
                    told.add(use.number)
                    yield _used(document, route, use, avoided[use.number])
        for one in said_of(handbook, document):
            if one.passage.wording.route in searched:
                for use in listed[one.language].uses(one.text):
                    if published or not use.quoted:
                        yield _used_in(one, use, theirs[one.language][use.number])


def _used(document: Document[Record], route: Route, use: Use, avoided: Avoided) -> Fault:
    message = f"{document.called} says {quoted(use.typed)}, which the word list tells us to avoid"
    also = (Also(avoided.document, avoided.route, "to be avoided"),)
    help = avoided.way_out or "Say it in plain words."
    return Fault(document, route, message, help, also, offset=use.offset, length=use.length)


def _used_in(one: Said, use: Use, avoided: Avoided) -> Fault:
    message = (
        f"the {one.title} text of {one.document.called} says {quoted(use.typed)}, "
        "which the word list tells us to avoid"
    )
    also = (Also(avoided.document, avoided.route, "to be avoided"),)
    return one.fault(message, avoided.way_out or "Say it in plain words.", use.offset, use.length, also)


Texts = Iterator[tuple[Route, str]]


def _documents(handbook: Handbook) -> Iterator[tuple[Document[Record], bool, Texts]]:
    """Documents with the texts that are searched, and whether those are read in public as they stand."""
    for statement in handbook.all(Statement):
        yield statement, True, statements.texts(statement)
    for play in handbook.all(Play):
        yield play, False, _of_play(play.record)
    for commitment in handbook.all(Commitment):
        yield commitment, False, _of_commitment(commitment.record)
    for script in handbook.all(Facilitator):
        yield script, True, ((("model_answers", i), t) for i, t in enumerate(script.record.model_answers))


def _of_play(play: Play) -> Texts:
    yield from ((("steps", i, "do"), step.do) for i, step in enumerate(play.steps))
    yield from _named(play, "text", "ends_because")


def _of_commitment(commitment: Commitment) -> Texts:
    yield from _named(commitment, "promise", "text", "exclusions")


def _named(record: Record, *fields: str) -> Texts:
    yield from (((field,), text) for field in fields if (text := getattr(record, field)))
