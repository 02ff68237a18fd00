"""Words: which to use, which to handle with care, which to avoid, and what our own words mean."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.vocabulary import Term, Vocabulary
from generator.page import MenuEntry, Page
from generator.pages import labels
from generator.pages.frame import Frame


def pages(frame: Frame) -> Iterator[Page]:
    """One page, a section for each verdict."""
    for document in frame.handbook.every(Vocabulary):
        yield frame.document_page(document, "vocabulary.html", sorted_terms=by_verdict(document.record))


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    for document in frame.listed(Vocabulary):
        yield MenuEntry(document.title, document.address)


def by_verdict(vocabulary: Vocabulary) -> list[tuple[str, list[Term]]]:
    """The terms of each verdict in the order of the alphabet; verdicts without terms are left out."""
    found = {
        verdict: sorted(
            (term for term in vocabulary.terms if (term.verdict or "") == verdict),
            key=lambda term: term.term.casefold(),
        )
        for verdict in labels.VERDICT
    }
    return [(verdict, terms) for verdict, terms in found.items() if terms]
