"""Glossary: whether each language has its agreed words, and its way of addressing people."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Fault
from generator.checks.tongues import NAMES
from generator.handbook import Handbook, Passage, Translation
from generator.kinds.tone import Tone
from generator.kinds.vocabulary import Vocabulary
from generator.suggest import an, listed
from generator.translations import path_of
from generator.values import quoted


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
    list. Words to avoid are left alone: each language has its own.

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
        lacking = [passage for passage in found.missing if _is_term(found, passage)]
        if found.source or len(lacking) == 1:
            yield from (_no_term(found, passage) for passage in lacking)
        elif lacking:
            yield _no_terms(found, len(lacking))


def _is_term(found: Translation, passage: Passage) -> bool:
    """Whether it is a term that each language needs a word for."""
    route = passage.wording.route
    if len(route) != 3 or route[0] != "terms" or route[2] != "term":
        return False
    vocabulary: Vocabulary = found.document.record
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
