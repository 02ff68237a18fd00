"""Privacy: what a page would tell people who are not meant to know it, or about people it must not name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from generator.checks.check import Also, Fault
from generator.checks.tongues import Said, said, said_of
from generator.folding import RUN, Gram, grams, words, words_in_place
from generator.follow import full, pointers
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel
from generator.kinds.facilitator import Facilitator
from generator.kinds.playbook import Playbook
from generator.kinds.record import Record
from generator.kinds.role import Role
from generator.kinds.roster import Roster
from generator.kinds.scenario import Scenario
from generator.kinds.statement import Statement
from generator.marked import texts
from generator.source import Lines, Route
from generator.values import AUDIENCES, quoted

READERS: Final = {"employee": "every employee", "comms": "the comms team", "facilitator": "facilitators only"}


# Links


def link_to_hidden_page(handbook: Handbook) -> Iterator[Fault]:
    """A link in a text leads to a page that some of its readers cannot open.

    They meet a dead end, and learn that something is kept from them. Where a field names such a page, the
    handbook shows plain words instead of a link; in a text it cannot know which words you would want.

    Take the link out and say in words what these readers need, or give the page a narrower `audience`.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        reviewed_on: 2026-11-01
        text: |
          What you do at night stands in [[escalation:night]].

        # playbook/escalations/night.yaml
        kind: escalation
        id: night
        title: At night
        severities: [sev4]
        reviewed_on: 2026-11-01

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        reviewed_on: 2026-11-01
        text: |
          At night, ring the duty desk; it knows what to do.

        # playbook/escalations/night.yaml
        kind: escalation
        id: night
        title: At night
        severities: [sev4]
        reviewed_on: 2026-11-01
    """
    for link in handbook.links:
        here, there = link.source, link.target.document
        if not link.prose or here.lifecycle != "active":
            continue
        why = ""
        if AUDIENCES.index(there.audience) > AUDIENCES.index(here.audience):
            why = f"is for {READERS[there.audience]}"
        elif there.lifecycle == "draft" and here.audience == "employee":
            why = "is still a draft"
        if why:
            message = (
                f"{here.called} is for {READERS[here.audience]}, but links to {there.called}, which {why}"
            )
            yield Fault(here, link.route, message, IN_WORDS, offset=link.offset, length=link.length)
    for page, lines in _by_hand(handbook):
        yield from _placed(_hidden(handbook, page, lines.text), lines)


IN_WORDS: Final = "Take the link out, and say in words what these readers need."


def _hidden(handbook: Handbook, page: Document[Playbook], text: str) -> Iterator[Fault]:
    """The links of a hand-written page that some of its readers, all employees, cannot follow."""
    for name, start, end in pointers(text):
        target = handbook.target(full(name))
        if target is None or (
            target.document.audience == "employee" and target.document.lifecycle != "draft"
        ):
            continue
        there = target.document
        why = "is still a draft" if there.audience == "employee" else f"is for {READERS[there.audience]}"
        message = f"{page.called} is for {READERS['employee']}, but links to {there.called}, which {why}"
        yield Fault(page, (), message, IN_WORDS, offset=start, length=end - start)


# Scripts of exercises

DIFFERENT_WORDS: Final = 3
SHORTEST: Final = 2 * RUN - 1  # as many letters as words, and blanks between


def facilitator_text_on_employee_site(handbook: Handbook) -> Iterator[Fault]:
    """A sentence of an exercise's script also stands where players can read it.

    Players who have read the script learn nothing, and nobody notices. Eight words in a row count; case,
    accents and punctuation do not.

    Say it in other words, in the script or here. A script may quote statements, and any document that it
    names, since players are meant to know those; but nothing of it may stand in the scenario that players
    prepare with. This finding can be neither lowered nor excused.

    Fails:

        # scenarios/allergen-rumour/scenario.yaml
        kind: scenario
        id: allergen-rumour
        title: Allergen rumour
        reviewed_on: 2026-11-01
        background: |
          A mother writes that her child fell ill after eating our oat biscuits.

        # scenarios/allergen-rumour/facilitator.yaml
        kind: facilitator
        id: allergen-rumour
        scenario: allergen-rumour
        reviewed_on: 2026-11-01
        injects:
          - id: first-post
            at: 5m
            content: |
              EXERCISE. My child fell ill after eating our oat biscuits? No: after eating YOUR biscuits!
              A mother writes that her child fell ill after eating our oat biscuits.

    Passes:

        # scenarios/allergen-rumour/scenario.yaml
        kind: scenario
        id: allergen-rumour
        title: Allergen rumour
        reviewed_on: 2026-11-01
        background: |
          It is a quiet Friday, and the new biscuits have been in the shops for a week.

        # scenarios/allergen-rumour/facilitator.yaml
        kind: facilitator
        id: allergen-rumour
        scenario: allergen-rumour
        reviewed_on: 2026-11-01
        injects:
          - id: first-post
            at: 5m
            content: |
              EXERCISE. A mother writes that her child fell ill after eating our oat biscuits.
    """
    scripts = handbook.every(Facilitator)
    # One number for each eight words: nearly every text is cleared by that, at little cost.
    hidden = {one for script in scripts for text in _all_texts(handbook, script) for one in _hashes(text)}
    secrets: Secrets | None = None
    for document in handbook.documents if hidden else ():
        if document.audience == "facilitator" or isinstance(document.record, Statement):
            continue
        for route, text in texts(document.record):
            if not hidden.isdisjoint(_hashes(text)):
                secrets = _secrets(handbook) if secrets is None else secrets
                yield from _told(document, route, text, secrets)
    for one in said(handbook) if hidden else ():
        if one.document.audience == "facilitator" or isinstance(one.document.record, Statement):
            continue
        if not hidden.isdisjoint(_hashes(one.text)):
            secrets = _secrets(handbook) if secrets is None else secrets
            for fault in _told(one.document, one.passage.wording.route, one.text, secrets):
                yield _in_translation(one, fault)
    for page, lines in _by_hand(handbook) if hidden else ():
        yield from _placed(_told(page, (), lines.text, secrets or _secrets(handbook)), lines)


Secrets = dict[Gram, list[tuple[Document[Facilitator], Route]]]


def _all_texts(handbook: Handbook, document: Document[Any]) -> Iterator[str]:
    """The texts of a document in every language."""
    yield from (text for _, text in texts(document.record))
    yield from (one.text for one in said_of(handbook, document))


def _hashes(text: str) -> Iterator[int]:
    return map(hash, grams(words(text))) if len(text) >= SHORTEST else iter(())


def _telling(text: str) -> Iterator[Gram]:
    """Every eight words in a row; rows of numbers and of one repeated word stand in any two tables."""
    for gram in grams(words(text)):
        if len({word for word in gram if not word.isdigit()}) >= DIFFERENT_WORDS:
            yield gram


def _secrets(handbook: Handbook) -> Secrets:
    """Every eight words that only scripts say, with the scripts and places that say them."""
    said_openly = {gram for statement in handbook.every(Statement) for gram in _said(handbook, statement)}
    found: Secrets = {}
    for script in handbook.every(Facilitator):
        quoted = {gram for document in _quoted(handbook, script) for gram in _said(handbook, document)}
        spoken = ((one.passage.wording.route, one.text) for one in said_of(handbook, script))
        for route, text in (*texts(script.record), *spoken):
            for gram in _telling(text):
                if gram not in said_openly and gram not in quoted:
                    found.setdefault(gram, []).append((script, route))
    return found


def _said(handbook: Handbook, document: Document[Any]) -> Iterator[Gram]:
    return (gram for text in _all_texts(handbook, document) for gram in grams(words(text)))


def _quoted(handbook: Handbook, script: Document[Facilitator]) -> Iterator[Document[Record]]:
    """The documents a script may quote: all it names but the scenario, which players prepare with."""
    named = dict.fromkeys(link.target.document for link in handbook.links_from(script))
    return (document for document in named if not isinstance(document.record, Scenario))


def _told(document: Document[Record], route: Route, text: str, secrets: Secrets) -> Iterator[Fault]:
    """One fault for each stretch of a text that repeats a script."""
    said = words_in_place(text)
    owners = [secrets.get(gram) for gram in grams([word.folded for word in said])]
    for repeats, same in groupby(enumerate(owners), key=lambda one: one[1] is not None):
        stretch = list(same)
        if repeats and (owner := stretch[0][1]):
            script, where = owner[0]
            start, end = said[stretch[0][0]].start, said[stretch[-1][0] + RUN - 1].end
            words_said = quoted(" ".join(text[start:end].split()))
            message = f"{words_said} also stands in the script of '{script.title}', which is not for players"
            help = "Say it in other words, here or in the script."
            also = (Also(script, where, "the script"),)
            yield Fault(document, route, message, help, also, offset=start, length=end - start)


# Hand-written pages


def _by_hand(handbook: Handbook) -> Iterator[tuple[Document[Playbook], Lines]]:
    """The hand-written pages, which everybody reads: each as a part of the playbook itself, and its lines."""
    kind = replace(handbook.playbook.kind, words="hand-written page")
    for name, lines in handbook.by_hand:
        yield replace(handbook.playbook, kind=kind, title=name), lines


def _placed(faults: Iterator[Fault], lines: Lines) -> Iterator[Fault]:
    """The faults of a text that is a whole file, each with its place there."""
    for fault in faults:
        start = fault.offset or 0
        yield replace(fault, at=lines.place(start, start + fault.length))


# Persons

MAIL: Final = re.compile(r"(?<![\w.+%-])([A-Za-z0-9][\w.+%-]*)@(?:[\w-]+\.)+[A-Za-z]{2,}")
GENERIC: Final = frozenset(
    """
    abuse admin alert alerts care careers comms communication communications community complaints compliance
    contact crisis customer customers delivery desk dpo duty editor emergency ethics events feedback gdpr
    handbook hello help helpdesk hotline hr incident incidents info investors it jobs legal mail marketing
    media news newsroom night no noreply office orders partners people playbook post postmaster pr press
    privacy product quality recall reception refunds reply returns safety sales security service services
    shipping shop social spokesperson suppliers support switchboard team training web webmaster
    biuro kontakt pomoc prasa reklamacje sklep zwroty obsluga klienta rodo
    """.split()  # noqa: SIM905
)
"""Words that name a mailbox many people read. A mailbox made of others may be a person's."""

_GAP: Final = r"[ \u00a0()/.\-]{0,2}"
_CUE: Final = (
    "tel|phone|mobile|cell|call|ring|text|fax|sms|telefon|zadzwoń|dzwoń|komórka|numer|τηλ|τηλέφωνο|κινητό"
    "|καλέστε|טל|טלפון|נייד|חייגו|התקשרו|هاتف|جوال|اتصل|رقم"
)
_DATE: Final = r"(?!\d{1,2}[./-]\d{1,2}[./-]\d{2})"
PHONE: Final = re.compile(
    rf"(?<![\w+])\+{_GAP}\d(?:{_GAP}\d){{7,14}}(?!\w)"  # +48 22 123 45 67
    rf"|(?<![\w+/#.,-])(?<!\d[ \u00a0])\(?{_DATE}0(?:[ \u00a0()/-]{{0,2}}\d){{8,13}}(?![\w-])"  # 022 1234567
    r"|(?<![\w+/#.,-])(?<!\d[ \u00a0])\(?\d{3}\)?[ -]\d{3}-\d{3,4}(?![\w-])"  # 601-234-567, (555) 010-1234
    rf"|(?i:(?<!\w)(?:{_CUE})\w?)[\s.:]{{0,6}}{_DATE}(?P<cued>\(?\d(?:{_GAP}\d){{6,13}})(?![\w-])"
)
MANY_DIGITS: Final = re.compile(rf"\d(?:{_GAP}\d){{6}}")
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
CODE: Final = re.compile(r"(?<![\w:-])[a-z]{1,12}-\d{1,6}(?![\w-])")
MAY_NAME: Final = re.compile(r"@|\d")
"""What every number, mailbox and code has: a quick look that clears most texts."""
USUAL_CODE: Final = re.compile(r"p-\d{3,}")


def personal_data_on_employee_site(handbook: Handbook) -> Iterator[Fault]:
    """A page for all employees shows a phone number, a personal mailbox or the code of a person.

    What every employee reads is soon read by others, and nobody can call a home number back. People also
    change seats: a number in a text is wrong long before anybody notices.

    Name the role instead. How anyone reaches its seat belongs under `desk` in the role's file, how the
    public reaches us under `public_entry` of a channel; what stands there may be repeated anywhere.
    Mailboxes that many people read, such as press@ or customer-care@, are fine. This finding can be neither
    lowered nor excused.

    Fails:

        # playbook/plays/night-call.yaml
        kind: play
        id: night-call
        title: A call at night
        reviewed_on: 2026-11-01
        steps:
          - id: ring
            do: Ring the press officer at home, +48 601 555 0199.
            by: press-officer

    Passes:

        # playbook/plays/night-call.yaml
        kind: play
        id: night-call
        title: A call at night
        reviewed_on: 2026-11-01
        steps:
          - id: ring
            do: Ring the press desk.
            by: press-officer

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        desk:
          phone: +48 22 555 0100
        reviewed_on: 2026-11-01
    """
    public = _public(handbook)
    codes = {person.id for roster in handbook.every(Roster) for person in roster.record.people}
    for document in handbook.documents:
        # A retired page can still be read; a draft cannot.
        if document.audience == "employee" and document.lifecycle != "draft":
            for route, text in texts(document.record):
                if not _is_public(document, route):
                    yield from _personal(document, route, text, public, codes)
    for one in said(handbook):
        document, route = one.document, one.passage.wording.route
        if document.audience == "employee" and document.lifecycle != "draft" and MAY_NAME.search(one.text):
            for fault in _personal(document, route, one.text, public, codes):
                yield _in_translation(one, fault)
    for page, lines in _by_hand(handbook):
        yield from _placed(_personal(page, (), lines.text, public, codes), lines)


def _personal(
    document: Document[Record], route: Route, text: str, public: frozenset[str], codes: set[str]
) -> Iterator[Fault]:
    yield from _numbers(document, route, text, public)
    yield from _mailboxes(document, route, text, public)
    yield from _codes(document, route, text, codes)


def _in_translation(one: Said, fault: Fault) -> Fault:
    """The same fault, of a text in another language."""
    return one.fault(
        f"in {one.title}, {fault.message}", fault.help, fault.offset or 0, fault.length, fault.also
    )


def _numbers(document: Document[Record], route: Route, text: str, public: frozenset[str]) -> Iterator[Fault]:
    for start, number in phones(text):
        if _same_number(number) not in public:
            message = f"{document.called} shows a phone number to every employee: {_masked(number)}"
            help = "Name the role instead; the number of a desk belongs under `desk` in the role's file."
            yield Fault(document, route, message, help, offset=start, length=len(number))


def _mailboxes(
    document: Document[Record], route: Route, text: str, public: frozenset[str]
) -> Iterator[Fault]:
    for match in MAIL.finditer(text) if "@" in text else ():
        if match[0].lower() not in public and not is_generic(match[1]):
            message = f"{document.called} shows a mailbox that may be a person's: {_masked(match[0])}"
            help = "Name the role instead; the mailbox of a desk belongs under `desk` in the role's file."
            yield Fault(document, route, message, help, offset=match.start(), length=len(match[0]))


def _codes(document: Document[Record], route: Route, text: str, codes: set[str]) -> Iterator[Fault]:
    for match in CODE.finditer(text) if "-" in text else ():
        if match[0] in codes or USUAL_CODE.fullmatch(match[0]):
            message = f"{document.called} names a person to every employee, by the code {match[0]}"
            help = "Name the role instead; who holds it stands in the role's file."
            yield Fault(document, route, message, help, offset=match.start(), length=len(match[0]))


def phones(text: str) -> Iterator[tuple[int, str]]:
    """What looks like a phone number in a text, with its place."""
    if not MANY_DIGITS.search(text):
        return
    for match in PHONE.finditer(text.translate(_DIGITS)):
        start, end = match.span("cued") if match["cued"] else match.span()
        yield start, text[start:end]


def is_generic(local: str) -> bool:
    """Whether a mailbox is one that many people read: made of the names of jobs, or of a country's code."""
    parts = re.split(r"[._+%-]+", local.lower().rstrip("0123456789"))
    return any(part in GENERIC for part in parts) and all(part in GENERIC or len(part) < 3 for part in parts)


def _public(handbook: Handbook) -> frozenset[str]:
    """Numbers and mailboxes that are there to be known: those of desks and public entries."""
    found = set()
    for document in handbook.documents:
        for route, text in texts(document.record) if _has_public(document.record) else ():
            if _is_public(document, route):
                found |= {_same_number(number) for _, number in phones(text)}
                found |= {match[0].lower() for match in MAIL.finditer(text)}
                found.add(_same_number(text))
    return frozenset(found)


def _has_public(record: Record) -> bool:
    return isinstance(record, Role | Channel | Playbook)


def _is_public(document: Document[Record], route: Route) -> bool:
    record, field = document.record, route[0]
    return (
        (isinstance(record, Role) and field == "desk")
        or (isinstance(record, Channel) and field == "public_entry")
        or (isinstance(record, Playbook) and field in ("feedback_to", "edit_url"))
    )


def _same_number(number: str) -> str:
    """A number without what is written around its digits, nor its country's code."""
    return "".join(sign for sign in number.translate(_DIGITS) if sign.isdigit())[-8:]


def _masked(found: str) -> str:
    """The beginning only: findings are printed in many places, and this is what should not be spread."""
    return f"'{found[:4]}...'"
