"""Files, names and links: whether pages are finished, owned, read again in time, and can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final

from generator.addresses import lost, normal
from generator.checks.check import Also, Fault
from generator.checks.names import seat
from generator.checks.tongues import Said, translations
from generator.finding import Severity
from generator.gather import MOST_APART, MOST_SHOWN
from generator.handbook import Document, Handbook, Link, Translation
from generator.kinds import ALL
from generator.kinds.channel import Channel
from generator.kinds.facilitator import Facilitator
from generator.kinds.handoff import Handoff
from generator.kinds.issue import Issue
from generator.kinds.play import Play
from generator.kinds.published_links import PublishedLinks
from generator.kinds.record import Record
from generator.kinds.role import Role
from generator.kinds.scenario import Scenario
from generator.kinds.statement import Statement
from generator.kinds.triage import Triage
from generator.kinds.waivers import Waivers
from generator.marked import texts
from generator.suggest import counted, did_you_mean
from generator.values import language_code, quoted


def check_level_unknown(
    handbook: Handbook, waivable: Mapping[str, bool], caps: Mapping[str, Severity]
) -> Iterator[Fault]:
    """The playbook sets the level of a check that does not exist, or that nobody may set.

    A level for a misspelt name changes nothing: the check you wanted to soften, or to make strict, goes on
    as before. Four checks hold for everybody, because they guard people's privacy and the exercises; and
    what becomes true by time alone is never an error, so that a wrong phone number can be mended at night.

    Correct the name, or delete the line. `playbook checks` lists all names.

    Fails:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        default_owner: press-officer
        reviewed_on: 2026-11-01
        checks:
          page-orphans: off

    Passes:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        default_owner: press-officer
        reviewed_on: 2026-11-01
        checks:
          page-orphan: off
    """
    # There are not nearly so many checks: what is more is a slip of the editor, told by the first of it.
    for name, level in islice(handbook.playbook.record.checks.items(), 500):
        if name not in waivable:
            message = f"there is no check called {quoted(name)}, so this line changes nothing"
            help = did_you_mean(name, waivable, "`playbook checks` lists them all.")
        elif not waivable[name]:
            message, help = f"the level of '{name}' cannot be changed", "Delete this line."
        elif level == "error" and name in caps:
            message = f"'{name}' becomes true by time alone, so it is a {caps[name]} at most"
            help = f"Write `{caps[name]}` or `advice`, or delete this line."
        else:
            continue
        yield Fault(handbook.playbook, ("checks", name), message, help, key=True)


def reference_retired(handbook: Handbook) -> Iterator[Fault]:
    """A page that is in force names another one that was retired.

    People follow the link and do what was withdrawn. Retired are documents with `status: retired`, promises
    with `status: withdrawn` and initiatives with `status: stopped`.

    Name the document that took its place, or take the reference out. If the retired document says so in
    `replaced_by`, you are told which one it is. A `replaced_by` that leads back to the document itself leads
    nobody on, and is told too.

    Fails:

        # playbook/plays/refund.yaml
        kind: play
        id: refund
        title: Refund on the spot
        reviewed_on: 2026-11-01
        steps:
          - id: write
            do: Tell them when the money arrives.
            by: press-officer
            statement: refund-2024

        # playbook/statements/refund-2024.yaml
        kind: statement
        id: refund-2024
        title: Refund, the text of 2024
        status: retired
        replaced_by: refund-standard
        type: reply
        text: Your money is on its way.

        # playbook/statements/refund-standard.yaml
        kind: statement
        id: refund-standard
        title: Refund
        reviewed_on: 2026-11-01
        type: reply
        text: Your money will be with you in five days.

    Passes:

        # playbook/plays/refund.yaml
        kind: play
        id: refund
        title: Refund on the spot
        reviewed_on: 2026-11-01
        steps:
          - id: write
            do: Tell them when the money arrives.
            by: press-officer
            statement: refund-standard

        # playbook/statements/refund-standard.yaml
        kind: statement
        id: refund-standard
        title: Refund
        reviewed_on: 2026-11-01
        type: reply
        text: Your money will be with you in five days.
    """
    still: dict[str, list[Link]] = {}
    for link in handbook.links:
        if link.target.document.lifecycle == "retired" and _counts(link):
            still.setdefault(link.target.document.ref, []).append(link)
    for links in still.values():
        yield from [_in_use(links)] if len(links) > MOST_APART else map(_still_used, links)
    for document in handbook.documents:
        yield from _in_a_circle(handbook, document)


def _in_a_circle(handbook: Handbook, document: Document[Record]) -> Iterator[Fault]:
    """A document that is replaced by itself, or by one that it replaces: told at the first of them."""
    way = [document]
    while (after := _after(handbook, way[-1])) and after not in way:
        way.append(after)
    if after is not document or min(d.ref for d in way) != document.ref:
        return
    by = "itself" if len(way) == 1 else f"{way[1].called}, which leads back to it"
    message = f"{document.called} is replaced by {by}"
    also = tuple(Also(d, ("replaced_by",), "and this one by the next") for d in way[1:6])
    yield Fault(document, ("replaced_by",), message, "Name the one that is in force, or none.", also)


def _after(handbook: Handbook, document: Document[Record]) -> Document[Record] | None:
    """The document that took its place; none where it is in force itself and names another."""
    other = document.record.replaced_by
    if document.lifecycle != "retired" and other != document.id:
        return None
    return handbook.get(type(document.record), other)


def _successor(document: Document[Record]) -> str | None:
    """The id of what took its place, if that is another one."""
    other = document.record.replaced_by
    return other if other != document.id else None


def _still_used(link: Link) -> Fault:
    target, successor = link.target.document, _successor(link.target.document)
    return Fault(
        link.source,
        link.route,
        f"{link.source.called} still uses {target.called}, which was retired",
        f"Use '{successor}' instead." if successor else "Name another one, or take this out.",
        (Also(target, ("status",), "retired here"),),
        offset=link.offset,
        length=link.length,
    )


def _in_use(links: list[Link]) -> Fault:
    """Something that is retired and used at many places: whoever retired it can tell what comes instead."""
    target, successor = links[0].target.document, _successor(links[0].target.document)
    files = counted(len({link.source.ref for link in links}), "file")
    also = [Also(link.source, link.route, "used here") for link in links[:MOST_SHOWN]]
    if (rest := len(links) - MOST_SHOWN) > 0:
        also[-1] = replace(also[-1], message=f"used here, and in {rest} more places")
    other = f"Name '{successor}' there instead" if successor else "Name another one there"
    return Fault(
        target,
        ("status",),
        f"{target.called} was retired, but {len(links)} places in {files} still use it",
        f"{other}, or put it in force again.",
        tuple(also),
    )


def _counts(link: Link) -> bool:
    """Whether people are led along this link: from a page in force, and not from its own page."""
    source, own = link.source, link.source is link.target.document
    return source.lifecycle == "active" and not own and not isinstance(source.record, Waivers)


def published_link_lost(handbook: Handbook) -> Iterator[Fault]:
    """An address that was published before would now lead nowhere.

    Slides, intranet posts and printed sheets point at it. They cannot be called back, and they are opened on
    the day of the exercise, or on the day itself.

    Keep the id. If the page or the item got another one, write the former id under `old_ids` of what took
    its place: whoever opens the old address is led there. `playbook/published-links.yaml` is the memory of
    what was published; do not delete lines from it by hand.

    Fails:

        # playbook/published-links.yaml
        kind: published-links
        id: published-links
        reviewed_on: 2026-11-01
        links:
          - /plays/late-parcels/

    Passes:

        # playbook/published-links.yaml
        kind: published-links
        id: published-links
        reviewed_on: 2026-11-01
        links:
          - /plays/late-parcels/

        # playbook/plays/parcel-late.yaml
        kind: play
        id: parcel-late
        title: A parcel is late
        old_ids: [late-parcels]
        reviewed_on: 2026-11-01
    """
    memory = handbook.one(PublishedLinks)
    if memory is None or handbook.audience != "facilitator":
        return  # what a narrower reader misses is not lost
    gone = lost(handbook)
    told: set[str] = set()
    for number, link in enumerate(memory.record.links):
        address = normal(link)
        page, _, anchor = address.partition("#")
        if address in gone and address not in told and (not anchor or page not in gone):
            told.add(address)
            yield Fault(memory, ("links", number), _lost(address, anchor), _found_again(page, anchor))


def _lost(address: str, anchor: str) -> str:
    if language_code(address.strip("/")):
        return f"every page below /{address} was published before and would now be gone"
    what = "place" if anchor else "page"
    return f"the {what} /{address} was published before and would now be gone"


def _found_again(page: str, anchor: str) -> str:
    if language := language_code(page.strip("/")):
        return f"Keep `{language}` among the `languages` of playbook/playbook.yaml."
    if page.startswith("pages/"):
        return f"Put playbook/{page.rstrip('/')}.md back, if only to say where to look now."
    former = anchor or page.strip("/").rpartition("/")[2]
    new = "the item that took its place" if anchor else "the page that took its place"
    return f"Keep its id, or add `{former}` to `old_ids` of {new}."


# Texts that are not finished

INSERT: Final = (
    "insert|fill in|enter|add|to be|your|name|date|time|place|city|company|number|link|tb[cd]|todo|x+"
    "|wstaw|wpisz|uzupełnij|dodaj|nazwa|data|imię"
    "|συμπληρώστε|εισάγετε|προσθέστε|ημερομηνία|όνομα"
    "|להשלים|להוסיף|הכנס|הוסף|תאריך|שם"
    "|أدخل|أدرج|أكمل|أضف|التاريخ|الاسم"
)
"""How a note to oneself begins, between brackets, in the five languages."""

LEFT: Final = re.compile(
    r"(?<!\w)(?:TODO|FIXME|TBC|TBD|tbc|tbd)(?!\w)"
    r"|(?<!\w)(?:[xX]{3,}(?:[ -][xX]{3,})*)(?!\w)"
    r"|(?<!\w)[Ll]orem ipsum(?!\w)"
    rf"|(?<![\[\w])\[(?i:{INSERT})(?![^\W_])[^\[\]\n]{{0,80}}\](?![\[(:])"
)
UNSURE: Final = re.compile(rf"{LEFT.pattern}|(?<!\S)\?{{3,}}(?!\S)")
SIGNS: Final = ("TODO", "FIXME", "TBC", "TBD", "tbc", "tbd", "XXX", "xxx", "orem ipsum")
BRACKET: Final = re.compile(rf"\[(?:{INSERT})", re.IGNORECASE)
CODE: Final = re.compile(r"`[^`\n]+`")
NOT_OURS: Final = frozenset({"not_like_this", "term", "avoid", "keywords", "sources"})
"""Fields that hold others' words, or words nobody is meant to write."""


def draft_text_left(handbook: Handbook) -> Iterator[Fault]:
    """A page that is in force still holds a note to oneself: TODO, TBC, xxx, lorem ipsum, [insert date].

    Under pressure nobody reads a text twice, and a half-written sentence goes out to everybody.

    Fill it in. If somebody must fill it in each time, make it a named blank, such as `{{date}}`, and say
    under `blanks` what goes there. If the whole page is not ready, write `status: draft`: then no other
    reader sees it and nobody follows it.

    Fails:

        # playbook/statements/data-leak.yaml
        kind: statement
        id: data-leak
        title: Data leak, first hour
        reviewed_on: 2026-11-01
        type: update
        text: |
          Since [insert date] strangers could read some addresses.

    Passes:

        # playbook/statements/data-leak.yaml
        kind: statement
        id: data-leak
        title: Data leak, first hour
        reviewed_on: 2026-11-01
        type: update
        text: |
          Since {{date}} strangers could read some addresses.
        blanks:
          date:
            means: The first day on which it was possible
            example: 3 November
            filled_by: press-officer
    """
    for document in handbook.documents:
        if document.lifecycle == "active" and _may_be_left(document.source.text):
            for route, text in texts(document.record):
                if NOT_OURS.isdisjoint(route):
                    yield from _left(document, route, text)
    for translation in translations(handbook):
        if translation.document.lifecycle == "active" and translation.source:
            yield from _left_in(translation, translation.source.text)


def _left_in(translation: Translation, file: str) -> Iterator[Fault]:
    """The same in a translation, where three question marks alone are a note to oneself too."""
    if not _may_be_left(file) and "???" not in file:
        return
    for passage in translation.current:
        if NOT_OURS.isdisjoint(passage.wording.route):
            one = Said(translation, passage)
            for match in UNSURE.finditer(CODE.sub(lambda code: " " * len(code[0]), one.text)):
                message = f"the {one.title} text of {one.document.called} still says {quoted(match[0])}"
                help = "Fill it in; or delete this text, and readers get the source, marked as such."
                yield one.fault(message, help, match.start(), len(match[0]))


def _may_be_left(file: str) -> bool:
    """A quick look over a whole file, which clears nearly all of them."""
    return any(sign in file for sign in SIGNS) or bool(BRACKET.search(file))


def _left(document: Document[Record], route: tuple[str | int, ...], text: str) -> Iterator[Fault]:
    shown = CODE.sub(lambda code: " " * len(code[0]), text)
    for match in LEFT.finditer(shown):
        yield Fault(
            document,
            route,
            f"{document.called} is in force, but its text still says {quoted(match[0])}",
            _filled_in(document, match[0]),
            offset=match.start(),
            length=len(match[0]),
        )


def _filled_in(document: Document[Record], left: str) -> str:
    if isinstance(document.record, Statement) and left.startswith("["):
        words = re.findall(r"[a-z]+", left.lower())
        name = next((word for word in reversed(words) if word not in INSERT.split("|")[:3]), "name")
        return f"Fill it in, or make it a named blank such as {{{{{name}}}}}."
    return "Fill it in, or write `status: draft` until the page is ready."


# Review and owners

KEPT_BY_MACHINE: Final = (PublishedLinks, Waivers)


def review_overdue(handbook: Handbook) -> Iterator[Fault]:
    """The day of the next review has passed.

    Old numbers and old names do most harm on the worst day. How often a page is read through is written in
    `review_every`; without it, severities, escalations and statements are due every 90 days and all others
    every 180.

    Ask the owner to read the page through, correct it where needed, and write the day in `reviewed_on`. This
    is never an error, since time alone makes it true: the page carries a mark, and can be corrected at any
    hour.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        reviewed_on: 2026-01-10

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        reviewed_on: 2026-11-10
    """
    for document in _reviewed(handbook):
        read, due = document.reviewed_on, document.review_due
        if read and due and due < handbook.today:
            ago = counted((handbook.today - read).days, "day")
            every = counted(document.review_days, "day")
            who = f"Ask {seat(handbook, document.owner)} to read" if document.owner else "Read"
            message = f"{document.called} was last reviewed {ago} ago; it is due every {every}"
            help = f"{who} it through, then change `reviewed_on`."
            yield Fault(document, ("reviewed_on",), message, help)


def never_reviewed(handbook: Handbook) -> Iterator[Fault]:
    """A page does not say when somebody last read it through.

    Readers cannot tell a rule of last month from one of five years ago, and nobody is reminded to look. A day
    that is still to come says as little.

    Read the page, and write today's date in `reviewed_on`.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        reviewed_on: 2026-11-10
    """
    for document in _reviewed(handbook):
        read = document.reviewed_on
        if read is None:
            message = f"{document.called} does not say when somebody last read it through"
            yield Fault(document, (), message, f"Read it, then add `reviewed_on: {handbook.today}`.")
        elif read > handbook.today:
            message = f"{document.called} was reviewed on {read}, a day that is still to come"
            yield Fault(document, ("reviewed_on",), message, "Write the day it was really read.")


def _reviewed(handbook: Handbook) -> Iterator[Document[Record]]:
    """Documents that somebody has to read through now and then."""
    for document in handbook.documents:
        if document.lifecycle == "active" and not isinstance(document.record, KEPT_BY_MACHINE):
            yield document


def owner_vacant(handbook: Handbook) -> Iterator[Fault]:
    """A page belongs to a role that nobody holds.

    A page nobody answers for is wrong within months, and nobody is asked when it is.

    Name a holder in the role's file, by the code of the person, or give the page another `owner`. Pages
    without an `owner` belong to the `default_owner` of the playbook.

    Fails:

        # roles/content-lead.yaml
        kind: role
        id: content-lead
        title: Content lead
        reviewed_on: 2026-11-01

        # playbook/tone.yaml
        kind: tone
        id: tone
        title: Voice and tone
        owner: content-lead
        reviewed_on: 2026-11-01

    Passes:

        # roles/content-lead.yaml
        kind: role
        id: content-lead
        title: Content lead
        holders: [p-003]
        reviewed_on: 2026-11-01

        # playbook/tone.yaml
        kind: tone
        id: tone
        title: Voice and tone
        owner: content-lead
        reviewed_on: 2026-11-01
    """
    without = 0
    for document in handbook.documents:
        if document.lifecycle != "active":
            continue
        if document.record.owner is None:
            without += 1
        elif owner := _vacant(handbook, document.owner):
            message = f"{document.called} belongs to '{owner.title}', but nobody holds that role now"
            yield Fault(document, ("owner",), message, _hold(owner, "`owner`"), _seat_of(owner))
    if owner := _vacant(handbook, handbook.playbook.record.default_owner):
        pages = f"{counted(without, 'page')} that {'names' if without == 1 else 'name'} no owner"
        message = f"{pages} {'belongs' if without == 1 else 'belong'} to '{owner.title}'"
        message += ", but nobody holds that role now"
        yield Fault(
            handbook.playbook, ("default_owner",), message, _hold(owner, "the owner"), _seat_of(owner)
        )


def _vacant(handbook: Handbook, role: str | None) -> Document[Role] | None:
    seat = handbook.get(Role, role)
    return seat if seat and not seat.record.holders else None


def _hold(owner: Document[Role], what: str) -> str:
    return f"Name a holder in {owner.source.path}, or change {what}."


def _seat_of(owner: Document[Role]) -> tuple[Also, ...]:
    return (Also(owner, (), "nobody holds this role"),)


# Ways to a page

USED_BY: Final[Mapping[type[Record], tuple[type[Record], ...]]] = {
    Play: (Triage, Scenario, Channel, Issue),
    Statement: (Play, Issue),
    Handoff: (Play,),
}
"""Pages one comes to from another page, and the kinds of pages that lead there."""


MAY_LEAD: Final = tuple(kind.record for kind in ALL if kind.record is not Facilitator)
"""What must be readable before a page may be said to have no way to it."""


def page_orphan(handbook: Handbook) -> Iterator[Fault]:
    """No page leads to a play, a statement or a hand-off, so nobody will find it when it is needed.

    A plan that no table, channel or scenario names is neither started nor trained. Statements that name
    a severity or a crisis family are found from there.

    Name it where it is used: a play in a triage table, a channel, a known issue or a scenario; a statement
    or a hand-off in the step of a play. Or retire it.

    Fails:

        # playbook/plays/fake-giveaway.yaml
        kind: play
        id: fake-giveaway
        title: Fake giveaway account
        reviewed_on: 2026-11-01

        # playbook/channels/facebook.yaml
        kind: channel
        id: facebook
        title: Facebook
        type: social
        status: candidate
        reviewed_on: 2026-11-01

    Passes:

        # playbook/plays/fake-giveaway.yaml
        kind: play
        id: fake-giveaway
        title: Fake giveaway account
        reviewed_on: 2026-11-01

        # playbook/channels/facebook.yaml
        kind: channel
        id: facebook
        title: Facebook
        type: social
        status: candidate
        plays: [fake-giveaway]
        reviewed_on: 2026-11-01
    """
    reached = _reached(handbook)
    for kind, users in USED_BY.items():
        if any(handbook.all(user) for user in users):
            for document in handbook.all(kind):
                if document.ref not in reached:
                    yield _orphan(document)


def _orphan(document: Document[Record]) -> Fault:
    places = {
        Play: "a triage table, a channel, a known issue or a scenario",
        Statement: "the step of a play or a known issue",
        Handoff: "the step of a play",
    }
    where = places[type(document.record)]
    message = f"no other page leads to {document.called}"
    return Fault(document, (), message, f"Name it in {where}, or retire it.")


def _reached(handbook: Handbook) -> set[str]:
    """What one comes to by links from pages that have a way of their own: a menu or an index."""
    ways: dict[str, set[str]] = {}
    for link in handbook.links:
        # Scripts are no way to a page: players never see them, and not everybody has them.
        if _counts(link) and not isinstance(link.source.record, Facilitator):
            ways.setdefault(link.source.ref, set()).add(link.target.document.ref)
    found = {d.ref for d in handbook.documents if d.lifecycle == "active" and _has_own_way(d.record)}
    todo = list(found)
    while todo:
        new = ways.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found


def _has_own_way(record: Record) -> bool:
    if isinstance(record, Statement):
        return bool(record.severities or record.families)
    return not isinstance(record, Play | Handoff)
