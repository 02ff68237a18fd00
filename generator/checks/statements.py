"""Statements: whether a text can be used as it stands: whole, short, approved, and there when needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from generator.checks.check import Also, Fault
from generator.checks.names import name, names, seat, titled
from generator.checks.tongues import NAMES, source_name
from generator.follow import PROSE_LINK
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel
from generator.kinds.playbook import Family
from generator.kinds.record import Signature
from generator.kinds.severity import Level, Severities
from generator.kinds.statement import PARTS, Blank, Statement
from generator.source import Route
from generator.suggest import counted, listed, nearest
from generator.translations.spoken import record_in
from generator.values import quoted

SAYS = {
    "acknowledge": "that we know what happened",
    "empathy": "that we care",
    "known": "what we know",
    "unknown": "what we do not know yet",
    "doing": "what we are doing",
    "asked_of_you": "what people can do",
    "next_update": "when we speak next",
    "where": "where the next news will stand",
}
"""The parts of a holding statement, in words."""

BLANK = re.compile(r"\{\{\s*([^{}\n]{1,80}?)\s*\}\}")
TORN = re.compile(r"\{\{|\}\}")


def texts(document: Document[Statement]) -> Iterator[tuple[Route, str]]:
    """All that a statement says in public: its parts, its text, the answers of its message map."""
    record = document.record
    yield from ((("parts", part), text) for part, text in record.parts.items())
    if record.text:
        yield ("text",), record.text
    for i, question in enumerate(record.message_map):
        for j, key in enumerate(question.key_messages):
            here = ("message_map", i, "key_messages", j)
            yield (*here, "message"), key.message
            yield from (((*here, "supports", k), support) for k, support in enumerate(key.supports))


def statement_part_missing(handbook: Handbook) -> Iterator[Fault]:
    """A holding statement leaves out one of the eight things people need in the first hour.

    The first hour is judged by exactly these parts: that we know what happened (`acknowledge`), that we
    care (`empathy`), what we know (`known`) and do not know yet (`unknown`), what we are doing (`doing`),
    what people can do (`asked_of_you`), when we speak next (`next_update`) and where (`where`).

    Each is a field under `parts:`, so that whoever fills the blanks at night sees at once what is there.

    Fails:

        # playbook/statements/allergen-holding.yaml
        kind: statement
        id: allergen-holding
        title: Allergen, first hour
        type: holding
        reviewed_on: 2026-11-01
        approved_by: [{role: press-officer, on: 2026-11-01}]
        parts:
          acknowledge: We have heard that people fell ill after eating our biscuits.
          empathy: We are sorry for everyone who is worried or unwell.
          known: The reports name one kind of biscuit.
          unknown: We do not know yet what caused it.
          doing: We have stopped selling it.
          asked_of_you: Please do not eat it. If you feel ill, see a doctor.

    Passes:

        # playbook/statements/allergen-holding.yaml
        kind: statement
        id: allergen-holding
        title: Allergen, first hour
        type: holding
        reviewed_on: 2026-11-01
        approved_by: [{role: press-officer, on: 2026-11-01}]
        parts:
          acknowledge: We have heard that people fell ill after eating our biscuits.
          empathy: We are sorry for everyone who is worried or unwell.
          known: The reports name one kind of biscuit.
          unknown: We do not know yet what caused it.
          doing: We have stopped selling it.
          asked_of_you: Please do not eat it. If you feel ill, see a doctor.
          next_update: We speak again within the hour.
          where: You will find it on our home page.
    """
    for statement in handbook.all(Statement):
        if statement.record.type == "holding":
            yield from _parts_missing(statement)


def _parts_missing(statement: Document[Statement]) -> Iterator[Fault]:
    missing = [part for part in PARTS if part not in statement.record.parts]
    if not statement.record.parts:
        message = (
            f"the holding statement {quoted(statement.title)} is one text, "
            f"so nobody sees whether all {len(PARTS)} parts are in it"
        )
        help = f"Write it under `parts:`, as {listed((f'`{part}`' for part in PARTS), most=len(PARTS))}."
        yield Fault(statement, ("text",), message, help)
    elif missing:
        said = listed((SAYS[part] for part in missing), last="or")
        message = f"the holding statement {quoted(statement.title)} does not say {said}"
        help = f"Add {listed(f'`{part}`' for part in missing)} under `parts:`."
        yield Fault(statement, ("parts",), message, help)


def statement_blank_unknown(handbook: Handbook) -> Iterator[Fault]:
    """A blank such as {{city}} is not explained, or is explained and never used.

    Under pressure a blank that nobody knows goes out as it stands, and the public reads {{city}}. So every
    blank of a text is listed under `blanks:` with what it means, an example and the role that fills it in.

    A blank that is listed but used nowhere is most often a slip of spelling in the text.

    Fails:

        # playbook/statements/late-parcel.yaml
        kind: statement
        id: late-parcel
        title: Your parcel is late
        type: reply
        reviewed_on: 2026-11-01
        text: Your parcel is late, and we are sorry. It comes on {{new_day}}.

    Passes:

        # playbook/statements/late-parcel.yaml
        kind: statement
        id: late-parcel
        title: Your parcel is late
        type: reply
        reviewed_on: 2026-11-01
        text: Your parcel is late, and we are sorry. It comes on {{new_day}}.
        blanks:
          new_day:
            means: The day the carrier has promised us.
            example: Friday, 27 November
            filled_by: press-officer
    """
    for statement in handbook.all(Statement):
        used = _blanks_used(statement)
        unused = [blank for blank in statement.record.blanks if blank not in used]
        for blank, (route, offset) in used.items():
            if blank not in statement.record.blanks:
                meant = nearest(blank, unused)
                unused = [other for other in unused if other != meant]
                yield _undeclared(statement, blank, route, offset, meant)
        yield from (_unused(statement, blank) for blank in unused)
        yield from _half_declared(statement, used)
        yield from _torn(statement)


def _blanks_used(statement: Document[Statement]) -> dict[str, tuple[Route, int]]:
    used: dict[str, tuple[Route, int]] = {}
    for route, text in texts(statement):
        for match in BLANK.finditer(text):
            used.setdefault(match[1], (route, match.start()))
    return used


def _undeclared(
    statement: Document[Statement], blank: str, route: Route, offset: int, meant: str | None
) -> Fault:
    typed = f"{{{{{blank}}}}}"
    message = f"the text uses {typed}, but nobody is told what it means or who fills it in"
    help = f"Add `{blank}` under `blanks:`, with `means`, `example` and `filled_by`."
    if meant:
        help = f"Did you mean {{{{{meant}}}}}?"
    return Fault(statement, route, message, help, offset=offset, length=len(typed))


def _unused(statement: Document[Statement], blank: str) -> Fault:
    message = f"the blank {{{{{blank}}}}} is explained, but the text never uses it"
    help = "Use it in the text, or delete it here."
    if any(f"{{{blank}}}" in text for _, text in texts(statement)):
        help = f"In the text write two brackets on each side: {{{{{blank}}}}}."
    return Fault(statement, ("blanks", blank), message, help, key=True)


def _half_declared(statement: Document[Statement], used: dict[str, tuple[Route, int]]) -> Iterator[Fault]:
    for blank, explained in statement.record.blanks.items():
        missing = _lacks(explained)
        if missing and blank in used:
            message = f"the blank {{{{{blank}}}}} has {listed(missing.values())}"
            help = f"Add {listed(f'`{field}`' for field in missing)}."
            yield Fault(statement, ("blanks", blank), message, help, key=True)


def _lacks(blank: Blank) -> dict[str, str]:
    asked = {"means": "no meaning", "example": "no example", "filled_by": "nobody to fill it in"}
    return {field: words for field, words in asked.items() if not getattr(blank, field)}


def _torn(statement: Document[Statement]) -> Iterator[Fault]:
    for route, text in texts(statement):
        rest = BLANK.sub(lambda match: " " * len(match[0]), text)
        if match := TORN.search(rest):
            message = f"there is a lone {match[0]} in the text, so a blank is not closed or has no name"
            help = "Write a blank with two brackets on each side: {{city}}."
            yield Fault(statement, route, message, help, offset=match.start(), length=2)


def statement_too_long(handbook: Handbook) -> Iterator[Fault]:
    """A text, with its blanks filled in, is longer than a channel takes.

    It would be cut in mid-sentence, or somebody would shorten an approved text at night. The blanks are
    filled with their examples and all parts are counted, with an empty line between them. Every language is
    counted with its own examples: Greek often takes a fifth more room than English.

    Shorten the text, write a second one for that channel, or take the channel off its list.

    Fails:

        # playbook/channels/short-posts.yaml
        kind: channel
        id: short-posts
        title: Short posts
        type: social
        max_chars: 60
        reviewed_on: 2026-11-01

        # playbook/statements/shop-down.yaml
        kind: statement
        id: shop-down
        title: The shop is down
        type: reply
        channels: [short-posts]
        reviewed_on: 2026-11-01
        text: Our shop has been down since this morning, and we are sorry for the trouble.

    Passes:

        # playbook/channels/short-posts.yaml
        kind: channel
        id: short-posts
        title: Short posts
        type: social
        max_chars: 60
        reviewed_on: 2026-11-01

        # playbook/statements/shop-down.yaml
        kind: statement
        id: shop-down
        title: The shop is down
        type: reply
        channels: [short-posts]
        reviewed_on: 2026-11-01
        text: Our shop is down. We are sorry, and we are on it.
    """
    for statement in handbook.all(Statement):
        limits = sorted(_limits(handbook, statement), key=lambda limit: limit[0])
        if not limits:
            continue
        if (length := len(filled(statement.record))) > limits[0][0]:
            yield _too_long(statement, length, [limit for limit in limits if limit[0] < length])
        yield from _too_long_elsewhere(handbook, statement, length, limits[0])


def _too_long_elsewhere(
    handbook: Handbook, statement: Document[Statement], length: int, limit: tuple[int, Document[Channel]]
) -> Iterator[Fault]:
    """The languages in which it is too long, where the source is not or not alone."""
    most, channel = limit
    for whole in handbook.translations.values():
        found = whole.get(statement.ref)
        if found is None or found.source is None:
            continue
        record = record_in(found, handbook.source_language)
        there = len(filled(record)) if isinstance(record, Statement) else 0
        if there > most:
            message = (
                f"the {NAMES[found.language]} text of {statement.called} has {counted(there, 'character')}; "
                f"{quoted(channel.title)} takes {most}"
            )
            if length <= most:
                message += f". The {source_name(handbook)} one fits, with {length}"
            route = ("text",) if statement.record.text else ("parts",)
            also = (Also(channel, ("max_chars",), f"it takes {most}"),)
            yield Fault(statement, route, message, SHORTER, also, at=found.place(route))


def filled(statement: Statement) -> str:
    """The text as it goes out: part by part, its blanks filled with their examples."""
    paragraphs = [p for part in statement.wording() for p in re.split(r"\n\s*\n", part)]
    plain = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    linked = PROSE_LINK.sub(lambda link: link[2] or name(link[1]), plain)
    return BLANK.sub(lambda blank: _example(statement, blank), linked)


def _example(statement: Statement, blank: re.Match[str]) -> str:
    explained = statement.blanks.get(blank[1])
    return explained.example if explained and explained.example else blank[1]


def _limits(handbook: Handbook, statement: Document[Statement]) -> Iterator[tuple[int, Document[Channel]]]:
    for ref in statement.record.channels:
        channel = handbook.get(Channel, ref)
        if channel and channel.lifecycle != "retired" and channel.record.max_chars:
            yield channel.record.max_chars, channel


def _too_long(
    statement: Document[Statement], length: int, limits: list[tuple[int, Document[Channel]]]
) -> Fault:
    limit, channel = limits[0]
    filled_in = " with its blanks filled in" if statement.record.blanks else ""
    message = (
        f"{statement.called} has {counted(length, 'character')}{filled_in}; "
        f"{quoted(channel.title)} takes {limit}"
    )
    also = tuple(Also(channel, ("max_chars",), f"it takes {limit}") for limit, channel in limits)
    return Fault(statement, ("text",) if statement.record.text else ("parts",), message, SHORTER, also)


SHORTER: Final = "Shorten it, or take the channel off its list and write a shorter text for it."


def statement_approval_expired(handbook: Handbook) -> Iterator[Fault]:
    """The time for which somebody approved a text is over.

    Pre-approved means approved as things are now: laws, products and people change. `valid_for` says how
    long an approval holds; it is counted from the day each role signed, and its newest signature counts.

    Ask the role to read the text again and change the day under `approved_by`. Because this becomes true by
    the clock alone, it never stops a publication: the page carries a notice until the text is approved.

    Whether the text was changed after its approval is not looked at yet.

    Fails:

        # playbook/statements/data-leak-holding.yaml
        kind: statement
        id: data-leak-holding
        title: Data leak, first words
        type: update
        reviewed_on: 2026-11-01
        text: We are looking into it, and speak again within the hour.
        approved_by: [{role: press-officer, on: 2025-08-01}]
        valid_for: 365d

    Passes:

        # playbook/statements/data-leak-holding.yaml
        kind: statement
        id: data-leak-holding
        title: Data leak, first words
        type: update
        reviewed_on: 2026-11-01
        text: We are looking into it, and speak again within the hour.
        approved_by: [{role: press-officer, on: 2026-08-01}]
        valid_for: 365d
    """
    for statement in handbook.all(Statement):
        ended = _ended(statement.record, handbook.today) if statement.record.valid_for else {}
        if ended:
            yield _approval_ended(handbook, statement, ended)


def _approval_ended(handbook: Handbook, statement: Document[Statement], ended: dict[int, date]) -> Fault:
    number, last = min(ended.items(), key=lambda end: end[1])
    who = seat(handbook, statement.record.approved_by[number].role)
    days = counted((handbook.today - last).days, "day")
    others = f"; {counted(len(ended) - 1, 'other approval')} ended too" if ended.keys() - {number} else ""
    message = (
        f"{statement.called} was approved by {who} for {statement.record.valid_for}, "
        f"until {last}, {days} ago{others}"
    )
    help = "Ask for a new approval of the text as it is now, and change the day here."
    return Fault(statement, ("approved_by", number, "on"), message, help)


def _ended(statement: Statement, today: date) -> dict[int, date]:
    """The last signature of each role whose time is over, with its last day."""
    newest: dict[str, tuple[int, Signature]] = {}
    for number, signature in enumerate(statement.approved_by):
        role = name(signature.role)
        if role not in newest or newest[role][1].on <= signature.on:
            newest[role] = (number, signature)
    valid = timedelta(minutes=statement.valid_for.minutes) if statement.valid_for else timedelta(0)
    return {number: s.on + valid for number, s in newest.values() if s.on + valid < today}


def severity_without_statement(handbook: Handbook) -> Iterator[Fault]:
    """For one of the two worst levels and a crisis family there is no approved holding statement.

    Without one somebody starts from a blank page at three in the morning. For each family the playbook
    names, and for both of the worst levels, there must be an active statement with `type: holding` and a
    signature under `approved_by`. A statement that names no families, or no severities, serves them all.

    A playbook that holds no statements at all is not asked for any. The source language is looked at here;
    `translation-missing` says in which other languages a holding statement is not there.

    Fails:

        # playbook/statements/shop-down.yaml
        kind: statement
        id: shop-down
        title: The shop is down
        type: reply
        reviewed_on: 2026-11-01
        text: Our shop is down. We are sorry, and we are on it.

    Passes:

        # playbook/statements/first-words.yaml
        kind: statement
        id: first-words
        title: First words
        type: holding
        families: [product-safety]
        severities: [sev1, sev2]
        reviewed_on: 2026-11-01
        approved_by: [{role: press-officer, on: 2026-11-01}]
        parts:
          acknowledge: We have heard that people fell ill after eating our biscuits.
          empathy: We are sorry for everyone who is worried or unwell.
          known: The reports name one kind of biscuit.
          unknown: We do not know yet what caused it.
          doing: We have stopped selling it.
          asked_of_you: Please do not eat it. If you feel ill, see a doctor.
          next_update: We speak again within the hour.
          where: You will find it on our home page.
    """
    if not handbook.all(Statement) or handbook.audience == "employee":
        return  # holding statements are for communications, so employees cannot see what is missing
    families: tuple[Family | None, ...] = handbook.playbook.record.families or (None,)
    holding = [s for s in handbook.all(Statement) if s.record.type == "holding"]
    served = [(s, frozenset(names(s.record.families))) for s in holding]
    for number, family in enumerate(families):
        serving = [s for s, named in served if family is None or not named or family.id in named]
        bare = [v for v in handbook.levels[:2] if not any(_approved_for(s, v) for s in serving)]
        if bare:
            yield _no_statement(handbook, number, family, bare, serving)


def _serves(named: tuple[str, ...], id: str) -> bool:
    return not named or id in names(named)


def _approved_for(statement: Document[Statement], level: Level) -> bool:
    return bool(statement.record.approved_by) and _serves(statement.record.severities, level.id)


def _no_statement(
    handbook: Handbook,
    number: int,
    family: Family | None,
    levels: list[Level],
    serving: list[Document[Statement]],
) -> Fault:
    unsigned = [
        s
        for s in serving
        if not s.record.approved_by and any(_serves(s.record.severities, level.id) for level in levels)
    ]
    whose = f" for {quoted(family.title)}" if family else ""
    message = f"there is no approved holding statement{whose} at {listed(level.id for level in levels)}"
    help = "Write one with `type: holding`, and have it approved before it is needed."
    if unsigned:
        message += f"; {titled(s.title for s in unsigned)} is written, but nobody has approved it"
        help = "Have it read, and add the role and the day under `approved_by`."
    also = tuple(Also(s, (), "written, but not approved") for s in unsigned)
    if family:
        return Fault(handbook.playbook, ("families", number), message, help, also)
    scale = handbook.one(Severities)
    return Fault(scale or handbook.playbook, ("levels",), message, help, also)
