"""Glossary: whether each language has its agreed words, and its way of addressing people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks.check import Also, Fault
from generator.checks.phrases import Phrases
from generator.checks.tongues import NAMES, Said, said
from generator.finding import Severity
from generator.folding import words
from generator.handbook import Document, Handbook, Passage, Translation
from generator.kinds.tone import Tone
from generator.kinds.vocabulary import Vocabulary
from generator.source import Route
from generator.suggest import an, listed
from generator.translations import path_of
from generator.values import quoted

FEW: Final = 3
"""So many places may differ: a sentence sometimes needs another word."""
SHORT: Final = 3
ENDING: Final = 3
"""A word is known again by its beginning: all but three letters, and three at least."""
GLUED: Final = ("ar", "he")
"""Languages that glue articles and prepositions to the front of a word."""


def address_form_missing(handbook: Handbook) -> Iterator[Fault]:
    """Nothing says how we address people in a language of the playbook.

    Pan or Pani, or the first name; the plural of politeness; a form that fits a woman and a man: each
    translator decides it alone, and one reader is addressed in three ways.

    Write a line for each language under `address_form` of the page 'Voice and tone'.

    Fails:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, pl]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/tone.yaml
        kind: tone
        id: tone
        title: Voice and tone
        reviewed_on: 2026-11-01
        address_form:
          en: First name once the person has signed with it.

    Passes:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, pl]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/tone.yaml
        kind: tone
        id: tone
        title: Voice and tone
        reviewed_on: 2026-11-01
        address_form:
          en: First name once the person has signed with it.
          pl: Pan or Pani, until they offer the first name.
    """
    tone, languages = handbook.one(Tone), handbook.playbook.record.languages[1:]
    if tone and (missing := [lang for lang in languages if lang not in tone.record.address_form]):
        message = f"nothing says how we address people in {listed((NAMES[lang] for lang in missing), 'or')}"
        help = f"Add a line for each under `address_form`, such as `{missing[0]}: ...`."
        yield Fault(tone, tone.written("address_form"), message, help)


def glossary_term_untranslated(handbook: Handbook) -> Iterator[Fault]:
    """A term of the glossary has no agreed word in a language of the playbook.

    Without one, three translators find three words for one thing, and readers take them for three things.

    Agree on a word with those who write the language, and write it as `term` in the translation of the word
    list; several that are right stand side by side, parted by commas. Words to avoid are left alone: each
    language has its own.

    Where a glossary term has its word, but most texts that should use it say something else, that is told as
    advice: either the texts or the word list are behind the people. Inflected forms count, and so does a part
    of a term of several words.

    Fails:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, ar]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/vocabulary.yaml
        kind: vocabulary
        id: vocabulary
        title: Word list
        reviewed_on: 2026-11-01
        terms:
          - {id: holding-statement, term: holding statement, meaning: The first words of a crisis.}

        # playbook/translations/ar/playbook/vocabulary.yaml
        kind: translation
        id: vocabulary
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: قائمة الكلمات
        terms:
          - id: holding-statement
            meaning: أول ما نقوله في الأزمة.

    Passes:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, ar]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/vocabulary.yaml
        kind: vocabulary
        id: vocabulary
        title: Word list
        reviewed_on: 2026-11-01
        terms:
          - {id: holding-statement, term: holding statement, meaning: The first words of a crisis.}

        # playbook/translations/ar/playbook/vocabulary.yaml
        kind: translation
        id: vocabulary
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: قائمة الكلمات
        terms:
          - id: holding-statement
            term: بيان أولي
            meaning: أول ما نقوله في الأزمة.
    """
    vocabulary = handbook.one(Vocabulary)
    for whole in handbook.translations.values() if vocabulary else ():
        found = whole.get(vocabulary.ref) if vocabulary else None
        if found is None:
            continue
        lacking = [
            passage for passage in found.missing if is_term(found.document.record, passage.wording.route)
        ]
        if found.source or len(lacking) == 1:
            yield from (_no_term(found, passage) for passage in lacking)
        elif lacking:
            yield _no_terms(found, len(lacking))
    yield from _not_as_agreed(handbook, vocabulary) if vocabulary else ()


def is_term(vocabulary: Vocabulary, route: Route) -> bool:
    """Whether the text at a route is a term that each language needs a word for."""
    if len(route) != 3 or route[0] != "terms" or route[2] != "term":
        return False
    return isinstance(route[1], int) and vocabulary.terms[route[1]].verdict != "avoid"


def _no_term(found: Translation, passage: Passage) -> Fault:
    message = f"{quoted(passage.wording.text)} has no {NAMES[found.language]} term"
    help = f"Agree on one, and write it as `term` in {path_of(found.document, found.language)}."
    return Fault(found.document, passage.wording.route, message, help, at=found.place(("terms",)))


def _no_terms(found: Translation, number: int) -> Fault:
    language = NAMES[found.language]
    message = f"none of the {number} terms of {found.document.called} has {an(language)} word"
    help = f"Agree on them, and write them in {path_of(found.document, found.language)}."
    return Fault(found.document, ("terms",), message, help)


# Words that were agreed on, in use


def _not_as_agreed(handbook: Handbook, vocabulary: Document[Vocabulary]) -> Iterator[Fault]:
    """Terms of the glossary that most texts of a language do without, where their source uses them."""
    numbers = [i for i, term in enumerate(vocabulary.record.terms) if term.verdict is None]
    agreed = {
        language: _agreed(whole.get(vocabulary.ref)) for language, whole in handbook.translations.items()
    }
    if not any(agreed.values()):
        return
    phrases = Phrases(vocabulary.record.terms[i].term for i in numbers)
    uses: dict[str, frozenset[int]] = {}
    places: dict[tuple[str, int], int] = {}
    otherwise: dict[tuple[str, int], list[Said]] = {}
    for one in said(handbook):
        if one.document is vocabulary or not agreed[one.language]:
            continue
        if (source := one.source) not in uses:
            uses[source] = frozenset(numbers[use.number] for use in phrases.uses(source))
        for number in uses[source] & agreed[one.language].keys():
            here = one.language, number
            places[here] = places.get(here, 0) + 1
            if not _has(one.text, agreed[one.language][number], one.language):
                otherwise.setdefault(here, []).append(one)
    for (language, number), found in otherwise.items():
        if len(found) >= FEW and 2 * len(found) > places[language, number]:
            yield _otherwise(vocabulary, number, agreed[language][number], found, places[language, number])


def _agreed(found: Translation | None) -> dict[int, str]:
    """The words of a language by the number of their terms."""
    spoken: dict[int, str] = {}
    for passage in found.current if found else ():
        number = passage.wording.route[1] if len(passage.wording.route) == 3 else None
        if passage.wording.route[-1] == "term" and isinstance(number, int):
            spoken[number] = passage.text or ""
    return spoken


def _has(text: str, agreed: str, language: str) -> bool:
    """Whether a text has an agreed word, or a part of it, in any of its forms."""
    there = words(text)
    for stem in {_stem(word) for word in words(agreed) if len(word) > SHORT}:
        if any(stem in word if language in GLUED else word.startswith(stem) for word in there):
            return True
    return False


def _stem(word: str) -> str:
    return word[: max(SHORT, len(word) - ENDING)]


def _otherwise(
    vocabulary: Document[Vocabulary], number: int, agreed: str, found: list[Said], places: int
) -> Fault:
    term, first = vocabulary.record.terms[number].term, found[0]
    message = (
        f"{len(found)} of {places} {first.title} texts that speak of {quoted(term)} "
        f"do not say {quoted(agreed)}, as the word list has it; this is the first"
    )
    help = "Use the agreed word there; or change the word list, if people say another."
    also = (Also(vocabulary, ("terms", number, "term"), "the term"),)
    return first.fault(message, help, also=also, severity=Severity.ADVICE)
