"""Drift: whether a translation still says the same numbers, links and blanks as the text it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks.check import Fault
from generator.checks.statements import BLANK
from generator.checks.tongues import Said, said, source_name
from generator.finding import Severity
from generator.handbook import Handbook
from generator.kinds.vocabulary import Vocabulary
from generator.numerals import Difference, compared, links
from generator.suggest import listed
from generator.values import quoted

ON_PURPOSE: Final = ("term", "instead", "note")
"""Fields of a word to avoid: each language avoids words of its own, with reasons of its own."""


def translation_changes_a_number(handbook: Handbook) -> Iterator[Fault]:
    """A translation says another number, time, length, price, phone number or link than its source.

    '24 hours' became '48', and half the customers hold us to it. Numbers are read as each language writes
    them, in figures and in words: 2,400 in English is 2.400 in Greek, and half an hour is 30 minutes.

    A figure must stand in both texts, as a figure or as a word. Words for numbers are told only if each text
    has one that the other lacks, and are a warning unless they say a length of time: languages differ
    too much in their turns of phrase to be sure.

    Correct the one that is wrong. If that is the source, correct it there, look at all its translations, and
    say that they are up to date with `playbook translations accept`.

    Fails:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, el]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/statements/shop-down.yaml
        kind: statement
        id: shop-down
        title: The shop is down
        type: reply
        reviewed_on: 2026-11-01
        text: Our shop is down. We write again in 30 minutes.

        # playbook/translations/el/playbook/statements/shop-down.yaml
        kind: translation
        id: shop-down
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: Το κατάστημα δεν λειτουργεί
        text: Το κατάστημά μας δεν λειτουργεί. Θα σας γράψουμε ξανά σε 3 λεπτά.

    Passes:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, el]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/statements/shop-down.yaml
        kind: statement
        id: shop-down
        title: The shop is down
        type: reply
        reviewed_on: 2026-11-01
        text: Our shop is down. We write again in 30 minutes.

        # playbook/translations/el/playbook/statements/shop-down.yaml
        kind: translation
        id: shop-down
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: Το κατάστημα δεν λειτουργεί
        text: Το κατάστημά μας δεν λειτουργεί. Θα σας γράψουμε ξανά σε μισή ώρα.
    """
    source = handbook.source_language
    for one in said(handbook):
        if _on_purpose(one):
            continue
        text, made_from = one.text, one.source
        for found in compared(made_from, source, text, one.language):
            yield _other_number(handbook, one, found)
        if (here := links(text)) != (there := links(made_from)):
            yield _other_link(handbook, one, sorted(there - here), sorted(here - there))


def _on_purpose(one: Said) -> bool:
    """Whether it is about a word to avoid."""
    record, route = one.document.record, one.passage.wording.route
    if not isinstance(record, Vocabulary) or len(route) != 3 or route[2] not in ON_PURPOSE:
        return False
    at = route[1]
    return isinstance(at, int) and record.terms[at].verdict == "avoid"


def _other_number(handbook: Handbook, one: Said, found: Difference) -> Fault:
    source, called = source_name(handbook), one.document.called
    there, here = found.said, found.instead
    if there and here:
        message = f"{called} says {quoted(there.typed)} in {source}, and {quoted(here.typed)} in {one.title}"
        if there.typed == here.typed:
            message += f", which is another number in {one.title} writing"
    elif there:
        message = f"{called} says {quoted(there.typed)} in {source}, and the {one.title} text does not"
    else:
        typed = here.typed if here else ""
        message = f"{called} says {quoted(typed)} in {one.title}, and the {source} text does not"
    help = f"Say in {one.title} what the {source} says; or correct the {source}, if that is wrong."
    severity = None if found.certain else Severity.WARNING
    offset, length = (here.offset, here.length) if here else (0, 1)
    return one.fault(message, help, offset, length, severity=severity)


def _other_link(handbook: Handbook, one: Said, lost: list[str], new: list[str]) -> Fault:
    source, called = source_name(handbook), one.document.called
    message = f"{called} links to {listed(map(quoted, lost))} in {source}"
    if lost and new:
        message += f", and to {listed(map(quoted, new))} in {one.title}"
    elif lost:
        message += f", and the {one.title} text does not"
    else:
        message = (
            f"{called} links to {listed(map(quoted, new))} in {one.title}, and the {source} text does not"
        )
    offset, length = 0, 1
    if new and (at := one.text.find(new[0])) >= 0:
        offset, length = at, len(new[0])
    help = (
        "A link stays as it is, on one line; only words behind the bar are translated: [[play:refund|words]]."
    )
    return one.fault(message, help, offset, length)


def translation_loses_a_blank(handbook: Handbook) -> Iterator[Fault]:
    """A translation lacks a blank such as {{city}} that its source has, or has one that the source lacks.

    Whoever fills in the text at night is asked for the town, and the town appears in one language only. The
    name between the brackets is the same in every language, letter by letter.

    Put it in, or take it out in both.

    Fails:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, he]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/statements/late-lorry.yaml
        kind: statement
        id: late-lorry
        title: A lorry is late
        type: reply
        reviewed_on: 2026-11-01
        text: The lorry to {{city}} is late.
        blanks:
          city: {means: The town, example: Łódź, filled_by: press-officer}

        # playbook/translations/he/playbook/statements/late-lorry.yaml
        kind: translation
        id: late-lorry
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: משאית מאחרת
        text: המשאית לעיר מאחרת.
        blanks:
          city: {means: שם העיר, example: "לודז'"}

    Passes:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, he]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/statements/late-lorry.yaml
        kind: statement
        id: late-lorry
        title: A lorry is late
        type: reply
        reviewed_on: 2026-11-01
        text: The lorry to {{city}} is late.
        blanks:
          city: {means: The town, example: Łódź, filled_by: press-officer}

        # playbook/translations/he/playbook/statements/late-lorry.yaml
        kind: translation
        id: late-lorry
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: משאית מאחרת
        text: המשאית ל{{city}} מאחרת.
        blanks:
          city: {means: שם העיר, example: "לודז'"}
    """
    for one in said(handbook):
        if "{{" in one.source or "{{" in one.text:
            there, here = set(BLANK.findall(one.source)), set(BLANK.findall(one.text))
            if lost := sorted(there - here):
                yield _no_blank(one, lost, sorted(here - there))
            elif new := sorted(here - there):
                yield _new_blank(handbook, one, new)


def _no_blank(one: Said, lost: list[str], new: list[str]) -> Fault:
    message = f"the {one.title} text of {one.document.called} lacks {_braced(lost)}"
    help = "Put it where the sentence needs it, with the same name between the brackets."
    if new:
        message += f", and has {_braced(new)} instead"
        help = "The name between the brackets is the same in every language."
    offset = max(one.text.find(f"{{{{{new[0]}}}}}"), 0) if new else 0
    return one.fault(message, help, offset, len(new[0]) + 4 if new else 1)


def _new_blank(handbook: Handbook, one: Said, new: list[str]) -> Fault:
    source = source_name(handbook)
    message = f"the {one.title} text of {one.document.called} has {_braced(new)}, and the {source} has not"
    offset = max(one.text.find("{{"), 0)
    return one.fault(message, f"Take it out, or put it into the {source} too.", offset, len(new[0]) + 4)


def _braced(blanks: list[str]) -> str:
    return listed(f"{{{{{blank}}}}}" for blank in blanks)
