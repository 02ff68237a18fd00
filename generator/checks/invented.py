"""Invented worlds: whether mock posts are marked as such and name nobody real."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from generator.checks.check import Also, Fault
from generator.checks.exercises import events
from generator.handbook import Handbook
from generator.kinds.channel import Channel
from generator.kinds.incident import Incident

SCRIPTS: Final = {"ar": ("ARABIC", "Arabic"), "he": ("HEBREW", "Hebrew"), "el": ("GREEK", "Greek")}
"""Languages that their letters give away: what Unicode calls the letters, what people call the language."""

LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>()\"'\]]+|[\w.+-]*@?(?:[a-z0-9-]+\.)+[a-z]{2,}\b", re.IGNORECASE
)
HANDLE: Final = re.compile(r"(?<![\w@./])@[A-Za-z0-9_](?:[\w.-]*\w)?")
ENDING: Final = re.compile(
    r"\.(?:com|net|org|info|biz|eu|int|edu|gov|io|co|app|dev|shop|store|online|site|news|blog|tv|me|ai"
    r"|pl|gr|cy|il|eg|ae|sa|jo|uk|ie|de|at|ch|fr|be|nl|lu|it|es|pt|cz|sk|hu|ro|bg|se|no|dk|fi|us|ca|au)$"
)
"""How addresses end that people write without https; other words with a dot in them are left alone."""
INVENTED: Final = re.compile(r"(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|org|net))$")
"""Names that the makers of the net keep free for examples and tests (RFC 2606, 6761)."""

CAPITAL: Final = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]+[A-Za-z]*(?: [A-Z][a-z]+)*")
ORDINARY: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Christmas|Easter|Ramadan|Europe|European|English|Arabic|Hebrew|Greek|Polish"
)
"""Words with a capital that name nobody."""


def exercise_marking_missing(handbook: Handbook) -> Iterator[Fault]:
    """An event is written in a language in which it does not get the word EXERCISE.

    The word goes before each event in every language that the exercise is played in. A mock post without it,
    on somebody's screen or in a photograph, can become the crisis it only played.

    Name the language under `languages` of the scenario, or write the event in a language that stands there.

    Fails:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        languages: [en]
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - {id: first-post, at: 0m, type: contextual, content: Το καπάκι με έκαψε}

    Passes:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        languages: [en, el]
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - {id: first-post, at: 0m, type: contextual, content: Το καπάκι με έκαψε}
    """
    for event in events(handbook):
        marked = event.scenario.record.languages or handbook.playbook.record.languages
        for language, (letters, title) in SCRIPTS.items():
            if language not in marked and _mostly(letters, event.inject.content):
                message = f"{event.called} is written in {title}, but has no EXERCISE marking in {title}"
                help = (
                    f"Add {language} to `languages` in {event.scenario.source.path}; the word is then added."
                )
                also = (Also(event.scenario, event.scenario.written("languages"), "the exercise"),)
                yield Fault(event.script, (*event.route, "content"), message, help, also)


def _mostly(letters: str, text: str) -> bool:
    """Whether half of the letters of a text are of that writing, or more."""
    if text.isascii():
        return False
    all_letters = [letter for letter in text if letter.isalpha()]
    alike = sum(unicodedata.name(letter, "").startswith(letters) for letter in all_letters)
    return alike * 2 >= len(all_letters) > 0


def real_name_in_exercise(handbook: Handbook) -> Iterator[Fault]:
    """An event names a real account, a real address on the net or the company of somebody else's case.

    A mock post that names somebody is a defamation as soon as it leaves the room, and a link in it may lead
    anywhere.

    Invent names. Addresses on the net end in `.example` or `.test`, which nobody can own; so do accounts, as
    in `@kettle-fan.example`. The playbook's own addresses may be used.

    Fails:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - {id: first-post, at: 0m, type: contextual, content: "Read it all on https://kettle-news.com/lid"}

    Passes:

        # scenarios/hot-lid/scenario.yaml
        kind: scenario
        id: hot-lid
        title: Hot lid
        reviewed_on: 2026-11-01

        # scenarios/hot-lid/facilitator.yaml
        kind: facilitator
        id: hot-lid
        scenario: hot-lid
        reviewed_on: 2026-11-01
        injects:
          - {id: first-post, at: 0m, type: contextual, content: "Read it all on https://kettle-news.example/lid"}
    """
    ours, companies = _own_addresses(handbook), _companies(handbook)
    for event in events(handbook):
        for field, text in (("from", event.inject.from_), ("content", event.inject.content)):
            for what, offset, found, also in _named(text or "", ours, companies):
                message = f"{event.called} names {what} '{found}'"
                help = "Invent a name; addresses and accounts that end in .example belong to nobody."
                route = (*event.route, field)
                yield Fault(event.script, route, message, help, also, offset=offset, length=len(found))


def _named(
    text: str, ours: frozenset[str], companies: dict[str, Also]
) -> Iterator[tuple[str, int, str, tuple[Also, ...]]]:
    for match in LINK.finditer(text):
        host = _host(match[0])
        if host and not INVENTED.search(host) and not any(f".{host}".endswith(f".{own}") for own in ours):
            yield "the real address", match.start(), match[0].rstrip(".,;:!?"), ()
    for match in HANDLE.finditer(text):
        if not INVENTED.search(match[0].casefold()) and match[0].casefold() not in ours:
            yield "the account", match.start(), match[0], ()
    for company, also in companies.items():
        if found := re.search(rf"\b{re.escape(company)}\b", text):
            yield "a company of a real case,", found.start(), company, (also,)


def _host(found: str) -> str:
    """The host of what looks like an address on the net; empty where it is only two words without a blank."""
    link = found.casefold().rstrip(".,;:!?")
    if link.startswith(("http://", "https://")):
        try:
            return urlsplit(link).hostname or ""
        except ValueError:
            return ""
    host = link.rpartition("@")[2].partition("/")[0]
    return host if link.startswith("www.") or ENDING.search(host) else ""


def _own_addresses(handbook: Handbook) -> frozenset[str]:
    """Hosts and accounts of the playbook's own."""
    record = handbook.playbook.record
    entries = [c.record.public_entry or "" for c in handbook.every(Channel)]
    text = " ".join(
        [*map(str, record.addresses.values()), record.feedback_to or "", record.edit_url or "", *entries]
    )
    hosts = {host.removeprefix("www.") for match in LINK.finditer(text) if (host := _host(match[0]))}
    return frozenset(hosts | {match[0].casefold() for match in HANDLE.finditer(text)})


def _companies(handbook: Handbook) -> dict[str, Also]:
    """Names in the cases of others that are neither ours nor ordinary words, with their first place."""
    found: dict[str, Also] = {}
    own = " ".join([handbook.playbook.title, handbook.playbook.record.organisation or "", *_home(handbook)])
    for case in handbook.all(Incident):
        for field, text in (("title", case.title), ("what", case.record.what)):
            for match in CAPITAL.finditer(text) if case.record.whose != "own" else ():
                if not ORDINARY.fullmatch(match[0].split()[0]) and match[0] not in own:
                    found.setdefault(match[0], Also(case, (field,), "the case names it"))
    return found


def _home(handbook: Handbook) -> Iterator[str]:
    """Texts in which our own names, products and places stand."""
    for document in handbook.documents:
        if document.kind.name in ("channel", "play", "role", "vocabulary", "scenario", "severity"):
            yield document.title
