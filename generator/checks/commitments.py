"""Promises as they are written: their clocks, who stands behind them, who agreed, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from generator.checks.check import Also, Fault
from generator.checks.names import name, titled
from generator.checks.phrases import Phrases, Use, words
from generator.checks.sums import CLOCKS
from generator.checks.tongues import said_of
from generator.handbook import Document, Handbook, Link
from generator.kinds.channel import Channel
from generator.kinds.commitment import Commitment, Measure
from generator.kinds.handoff import Handoff
from generator.kinds.role import Role
from generator.kinds.statement import Statement
from generator.rules.promises import Deliverer, delivering, delivers, in_force, path, work
from generator.suggest import listed
from generator.values import quoted

ABSOLUTE: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "always",
        "never",
        "guarantee",
        "guarantees",
        "guaranteed",
        "immediately",
        "instantly",
        "at once",
        "right away",
        "100%",
        "without exception",
        "in every case",
        "under all circumstances",
        "no matter what",
    ),
    "ar": (
        "دائما",
        "دوما",
        "أبدا",
        "نضمن",
        "نكفل",
        "فورا",
        "على الفور",
        "حالا",
        "100%",
        "بلا استثناء",
        "دون استثناء",
        "مهما كان",
    ),
    "he": (
        "תמיד",
        "לעולם",
        "אף פעם",
        "מובטח",
        "אחריות מלאה",
        "מיד",
        "מייד",
        "באופן מיידי",
        "100%",
        "ללא יוצא מן הכלל",
        "בכל מקרה",
    ),
    "el": (
        "πάντα",
        "πάντοτε",
        "ποτέ",
        "εγγυόμαστε",
        "εγγυώμαστε",
        "εγγύηση",
        "εγγυημένα",
        "εγγυημένη",
        "εγγυημένο",
        "αμέσως",
        "100%",
        "χωρίς εξαίρεση",
        "σε κάθε περίπτωση",
    ),
    "pl": (
        "zawsze",
        "nigdy",
        "gwarantujemy",
        "gwarancja",
        "gwarancję",
        "gwarantowany",
        "gwarantowana",
        "gwarantowane",
        "natychmiast",
        "od razu",
        "bezzwłocznie",
        "100%",
        "bez wyjątku",
        "w każdym przypadku",
        "bez względu na wszystko",
    ),
}
"""Words that lawyers quote back, by language, in the forms a promise is written in."""

NOT: Final = frozenset(
    (
        *("not", "no", "cannot", "can't", "don't", "doesn't", "won't", "isn't", "aren't"),
        *("nie", "δεν", "μη", "μην", "όχι", "לא", "אין", "لا", "لن", "ليس"),
    )
)
"""Words that turn one of the others into its contrary: 'not always'."""


def promise_without_clock(handbook: Handbook) -> Iterator[Fault]:
    """A promise in force does not say what starts its clock, what stops it, how long, or in which hours.

    'We answer fast' can neither be checked nor kept. Each measure needs `starts_when`, `stops_when`, `within`
    and a `calendar`.

    Fill in what is missing. What we ask of customers may do without a clock.

    Fails:

        # playbook/commitments/we-listen.yaml
        kind: commitment
        id: we-listen
        title: We listen
        reviewed_on: 2026-11-01
        promise: We read what you write.

    Passes:

        # playbook/commitments/we-listen.yaml
        kind: commitment
        id: we-listen
        title: We listen
        reviewed_on: 2026-11-01
        promise: We read what you write within 2 hours, from 8 to 20.
        measures:
          - clock: acknowledge
            starts_when: Your message arrives
            stops_when: A colleague has read it
            within: 2h
            calendar: desk

        # playbook/calendars.yaml
        kind: calendar
        id: calendars
        title: Opening hours
        reviewed_on: 2026-11-01
        calendars:
          - {id: desk, zone: Europe/Warsaw, week: {mon: ["08:00-20:00"]}}
    """
    for document in _in_force(handbook):
        record = document.record
        if not record.measures and record.direction == "company":
            message = f"the promise {quoted(document.title)} has no clock"
            help = (
                "Add one under `measures`: what starts it, what stops it, how long, and during which hours."
            )
            yield Fault(document, ("promise",), message, help)
        for number, measure in enumerate(record.measures):
            if missing := _unsaid(measure):
                what = listed(missing.values(), last="nor")
                message = f"the clock of {quoted(document.title)} does not say {what}"
                help = f"Fill in {listed(f'`{field}`' for field in missing)}."
                yield Fault(document, ("measures", number), message, help)


def _unsaid(measure: Measure) -> dict[str, str]:
    asked = {
        "starts_when": "what starts it",
        "stops_when": "what stops it",
        "within": "how long it may run",
        "calendar": "during which hours it runs",
    }
    return {field: words for field, words in asked.items() if getattr(measure, field) is None}


def promise_without_delivery(handbook: Handbook) -> Iterator[Fault]:
    """Nobody and nothing stands behind a promise in force.

    A promise is delivered by a play or an escalation that people really follow: an active one, in which some
    stage or step stops the promised clock, and in which every seat up to there is held by somebody.

    Name it under `delivered_by`, write `completes:` at the step that stops the clock, and fill the seats.

    Fails:

        # playbook/commitments/every-complaint.yaml
        kind: commitment
        id: every-complaint
        title: Every complaint gets an answer
        reviewed_on: 2026-11-01
        promise: Every complaint gets an answer within 2 days.

    Passes:

        # playbook/commitments/every-complaint.yaml
        kind: commitment
        id: every-complaint
        title: Every complaint gets an answer
        reviewed_on: 2026-11-01
        promise: Every complaint gets an answer within 2 days.
        measures:
          - {clock: first_reply, within: 2d}
        delivered_by: play:answer

        # playbook/plays/answer.yaml
        kind: play
        id: answer
        title: Answer
        reviewed_on: 2026-11-01
        steps:
          - {id: reply, do: Answer where they wrote., by: press-officer, within: 4h, completes: first_reply}
    """
    for document in _in_force(handbook):
        named = [target for ref in document.record.delivered_by if (target := handbook.target(ref))]
        route = document.written("delivered_by", "promise")
        called = f"the promise {quoted(document.title)}"
        if not document.record.delivered_by or (named and not any(delivers(t.document) for t in named)):
            if document.record.direction == "customer" and not named:
                continue  # what we ask of others is not ours to deliver
            message = f"{called} names no play and no escalation that delivers it"
            yield Fault(document, route, message, "Name it under `delivered_by`, such as `play:answer`.")
        elif named and not (active := delivering(handbook, document)):
            drafts = [t.document for t in named if t.document.lifecycle == "draft"]
            if drafts:  # what is retired is told as such
                message = f"{called} is delivered only by {titled(d.title for d in drafts)}, still a draft"
                yield Fault(document, route, message, "Finish the draft, or name what is followed today.")
        elif named:
            yield from _undelivered(handbook, document, active)


def _undelivered(
    handbook: Handbook, document: Document[Commitment], active: tuple[Deliverer, ...]
) -> Iterator[Fault]:
    """Clocks that nothing stops, and empty seats on the way."""
    empty: dict[str, tuple[Document[Role], Deliverer]] = {}
    stopping: set[str] = set()
    for number, measure in enumerate(document.record.measures):
        found = {d.ref: path(handbook, d, measure.clock) for d in active}
        stopping |= {ref for ref, way in found.items() if way}
        if not any(found.values()):
            message = (
                f"{quoted(document.title)} promises {CLOCKS[measure.clock]}, but no step of "
                f"{titled(d.title for d in active)} stops that clock"
            )
            help = f"Write `completes: {measure.clock}` at the step or stage that does."
            yield Fault(document, ("measures", number, "clock"), message, help)
        for deliverer in active:
            for role in _seats(handbook, deliverer, measure.clock):
                if not role.record.holders and not role.record.is_group:
                    empty.setdefault(role.id, (role, deliverer))
    for deliverer in active if stopping else ():
        if deliverer.ref not in stopping:
            yield _idle(handbook, document, deliverer)
    for role, deliverer in empty.values():
        message = (
            f"{quoted(document.title)} is delivered by {quoted(deliverer.title)}, where nobody holds the "
        )
        also = (Also(role, (), "nobody holds it"),)
        yield Fault(
            document,
            document.written("delivered_by", "promise"),
            f"{message}seat {quoted(role.title)}",
            "Fill the seat: write who sits there under `holders`.",
            also,
        )


def _idle(handbook: Handbook, document: Document[Commitment], deliverer: Deliverer) -> Fault:
    """One of several that deliver a promise stops none of its clocks."""
    clocks = dict.fromkeys(measure.clock for measure in document.record.measures)
    promised = listed((CLOCKS[clock] for clock in clocks), "or")
    completes = listed((f"`completes: {clock}`" for clock in clocks), "or")
    named = [handbook.target(ref) for ref in document.record.delivered_by]
    number = next(n for n, target in enumerate(named) if target and target.document.ref == deliverer.ref)
    called = quoted(document.title)
    return Fault(
        document,
        ("delivered_by", number),
        f"{called} promises {promised}, but no step of {quoted(deliverer.title)} stops its clock",
        f"Write {completes} at the step or stage that does, or take {deliverer.ref} out of `delivered_by`.",
        (Also(deliverer, (), "no step here stops it"),),
    )


def _seats(handbook: Handbook, deliverer: Deliverer, clock: str) -> Iterator[Document[Role]]:
    """The seats of the work up to the one that stops the clock."""
    for piece in work(deliverer):
        if role := handbook.get(Role, piece.who):
            yield role
        if piece.completes == clock:
            return


def promise_not_approved(handbook: Handbook) -> Iterator[Fault]:
    """A promise is in force without the sponsor's signature, or without Legal.

    Read literally, a promise is a contract. The executive who signs the strategy has to mean it, and Legal
    has to have read it. Whoever changes the wording asks them again, and dates the signature.

    Ask them, and write role and day under `approved_by`; for Legal the day under `legal_reviewed_on` will do.

    Fails:

        # playbook/commitments/quick-answer.yaml
        kind: commitment
        id: quick-answer
        title: An answer within the half hour
        reviewed_on: 2026-11-01
        promise: You hear from us within 30 minutes.

    Passes:

        # playbook/commitments/quick-answer.yaml
        kind: commitment
        id: quick-answer
        title: An answer within the half hour
        reviewed_on: 2026-11-01
        promise: You hear from us within 30 minutes.
        legal_reviewed_on: 2026-10-30
    """
    sponsors = {role.id for role in handbook.all(Role) if role.record.is_sponsor}
    lawyers = {role.id for role in handbook.all(Role) if role.record.function == "legal"}
    for document in _in_force(handbook):
        signed = {name(signature.role) for signature in document.record.approved_by}
        missing = []
        if sponsors and not sponsors & signed:
            missing.append("the sponsor")
        if not document.record.legal_reviewed_on and not lawyers & signed:
            missing.append("Legal")
        if missing:
            who = listed(missing, last="nor")
            message = (
                f"the promise {quoted(document.title)} is in force, but {who} has not agreed to its wording"
            )
            if len(missing) == 2:
                message = message.replace("but the", "but neither the").replace(
                    "has not agreed", "has agreed"
                )
            help = "Ask, and write role and day under `approved_by`; or set `status: proposed` until then."
            yield Fault(document, document.written("approved_by", "promise"), message, help)


def promise_absolute_words(handbook: Handbook) -> Iterator[Fault]:
    """A promise in force says always, never, guarantee, immediately or the like.

    Lawyers quote such words back, and so do customers. They also say less than a number does.

    Say a time and its limits instead: 'within 2 hours, from 8 to 20'. Looked at are the title and the promise
    itself, in every language of the playbook.

    Fails:

        # playbook/commitments/quick-answer.yaml
        kind: commitment
        id: quick-answer
        title: A quick answer
        reviewed_on: 2026-11-01
        promise: We answer immediately.

    Passes:

        # playbook/commitments/quick-answer.yaml
        kind: commitment
        id: quick-answer
        title: A quick answer
        reviewed_on: 2026-11-01
        promise: We answer within 2 hours.
    """
    help = "Say a time or a limit instead, for example 'within 2 hours'."
    for document in _in_force(handbook):
        for field in ("title", "promise"):
            for use in _absolutes(str(getattr(document.record, field)), handbook.source_language):
                message = f"the promise {quoted(document.title)} says '{use.typed}'"
                yield Fault(document, (field,), message, help, offset=use.offset, length=use.length)
        for one in said_of(handbook, document):
            if one.passage.wording.route in (("title",), ("promise",)):
                for use in _absolutes(one.text, one.language):
                    message = f"the promise {quoted(document.title)} says '{use.typed}' in {one.title}"
                    yield one.fault(message, help, use.offset, use.length)


def _absolutes(text: str, language: str) -> Iterator[Use]:
    """The words that promise everything, unless another word says that they do not hold."""
    for use in _absolute(language).uses(text):
        before = words(text[: use.offset])[-1:]
        if not (use.quoted or (before and before[0] in NOT) or _negated(text[: use.offset])):
            yield use


@lru_cache(maxsize=8)
def _absolute(language: str) -> Phrases:
    return Phrases(ABSOLUTE.get(language, ABSOLUTE["en"]))


def _negated(before: str) -> bool:
    """Whether the word before is a short form such as don't."""
    last = before.replace("\u2019", "'").casefold().split()[-1:]
    return bool(last) and last[0] in NOT


def promise_unmeasured(handbook: Handbook) -> Iterator[Fault]:
    """Nothing says how we know that a promise in force is kept.

    A promise that nobody counts is lip service. Every clock needs a report that shows it.

    Name it under `evidence` of the measure, such as 'Case desk, weekly report'.

    Fails:

        # playbook/commitments/quick-answer.yaml
        kind: commitment
        id: quick-answer
        title: A quick answer
        reviewed_on: 2026-11-01
        promise: We answer within 2 hours.
        measures:
          - {clock: first_reply, within: 2h}

    Passes:

        # playbook/commitments/quick-answer.yaml
        kind: commitment
        id: quick-answer
        title: A quick answer
        reviewed_on: 2026-11-01
        promise: We answer within 2 hours.
        measures:
          - {clock: first_reply, within: 2h, evidence: "Case desk, weekly report"}
    """
    for document in _in_force(handbook):
        unseen = [n for n, measure in enumerate(document.record.measures) if not measure.evidence]
        if unseen:
            what = listed(CLOCKS[document.record.measures[n].clock] for n in unseen)
            message = f"nothing says how we know that we keep {quoted(document.title)}: {what}"
            also = tuple(Also(document, ("measures", n), "nor here") for n in unseen[1:])
            help = "Name the report that shows it, under `evidence`."
            yield Fault(document, ("measures", unseen[0]), message, help, also)


def aspiration_shown_as_promise(handbook: Handbook) -> Iterator[Fault]:
    """A text that goes to the public points at a promise that is not in force.

    A hope printed as a promise will be quoted as one. Looked at are statements, the pages of channels, what
    we tell people when a case is handed over, and the wording of promises in force.

    Point at a promise that holds, or leave the reference out until this one does.

    Fails:

        # playbook/commitments/one-day.yaml
        kind: commitment
        id: one-day
        title: Solved within a day
        reviewed_on: 2026-11-01
        status: aspiration
        promise: Your case is solved within a day.

        # playbook/statements/we-know.yaml
        kind: statement
        id: we-know
        title: We know
        reviewed_on: 2026-11-01
        type: reply
        text: We know, and we are on it. See [[commitment:one-day]].

    Passes:

        # playbook/commitments/one-day.yaml
        kind: commitment
        id: one-day
        title: Solved within a day
        reviewed_on: 2026-11-01
        status: aspiration
        promise: Your case is solved within a day.

        # playbook/statements/we-know.yaml
        kind: statement
        id: we-know
        title: We know
        reviewed_on: 2026-11-01
        type: reply
        text: We know, and we are on it. You hear from us by noon.
    """
    not_yet = {"aspiration": "still an aim", "proposed": "only proposed"}
    for document in handbook.all(Commitment):
        state = not_yet.get(document.record.status or "")
        for link in handbook.links_to(document) if state else ():
            if link.source.lifecycle == "active" and _public(link):
                message = f"{link.source.called} points people at {quoted(document.title)}, which is {state}"
                also = (Also(document, document.written("status", "id"), "not in force"),)
                help = "Point at a promise that holds, or leave it out until this one does."
                yield Fault(
                    link.source, link.route, message, help, also, offset=link.offset, length=link.length
                )


def _public(link: Link) -> bool:
    """Whether the reference stands in words that the public reads."""
    record, field = link.source.record, link.route[0]
    if isinstance(record, Statement):
        return field in ("parts", "text", "message_map")
    if isinstance(record, Channel):
        return field in ("summary", "text", "public_entry")
    if isinstance(record, Handoff):
        return field == "customer_is_told"
    return isinstance(record, Commitment) and field == "promise" and in_force(link.source)  # type: ignore[arg-type]


def _in_force(handbook: Handbook) -> Iterator[Document[Commitment]]:
    return (document for document in handbook.all(Commitment) if in_force(document))
