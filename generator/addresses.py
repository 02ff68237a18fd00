"""Addresses: a handbook comes in, every address it keeps alive goes out, for all audiences together.

They are written as pages are: `plays/refund/`, `severity/#sev1`, the home page as nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.handbook import Document, Handbook, items
from generator.kinds import KINDS, Kind
from generator.kinds.facilitator import Facilitator
from generator.kinds.published_links import PublishedLinks
from generator.values import AUDIENCES

PROGRAM: Final = ("", "health/", "checks/")
"""Pages the program makes by itself; what stands below them is its own affair, not the editor's."""

REACH_US: Final = "reach-us/"
YOU_SAID: Final = "you-said-we-did/"
COVERAGE: Final = "coverage/"
COVER: Final = "cover/"
LOAD: Final = "load/"
FIND: Final = "find/"
CRISIS_CARD: Final = "crisis-card/"

GATHERED: Final = (
    ("channel", REACH_US, "employee"),
    ("issue", YOU_SAID, "employee"),
    ("scenario", COVERAGE, "facilitator"),
    ("channel", COVER, "comms"),
    ("role", LOAD, "comms"),
    ("triage", FIND, "employee"),
    ("advocacy", CRISIS_CARD, "employee"),
)
"""Further pages made of all documents of a kind: the kind, the address, and who may read it."""


def addresses(handbook: Handbook) -> frozenset[str]:
    """Every address that leads somewhere: pages, items on them, indexes, and former ids of both.

    Each language has them all again in its folder, so the folder alone is remembered.
    """
    found = set(PROGRAM)
    found.update(f"{language}/" for language in handbook.playbook.record.languages[1:])
    found.update(page_by_hand(name) for name in handbook.handwritten)
    found.update(address for address, _ in gathering(handbook))
    for document in handbook.documents:
        found.update(_of(document))
    return frozenset(found)


def gathering(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """The pages that gather documents, for all editions as wide as this one: address, and the page above it.

    While there is nothing to gather, its readers are led to the page above.
    """
    there = {document.kind.name: document.kind for document in handbook.documents}
    for kind in there.values():
        if kind.collection and kind.address:
            yield index_of(kind), ""
    for name, address, widest in GATHERED:
        if name in there and AUDIENCES.index(widest) <= AUDIENCES.index(handbook.audience):
            yield address, index_of(there[name])


def page_by_hand(name: str) -> str:
    """The page of the hand-written file of that name."""
    return f"pages/{name}/"


def _of(document: Document[Any]) -> Iterator[str]:
    if document.address is None:
        return
    anchors = [name for _, item in items(document.record) for name in (item.id, *item.old_ids)]
    former = [address_of(document.kind, old) for old in document.record.old_ids]
    for page in (document.address, *former):
        yield page
        yield from (f"{page}#{anchor}" for anchor in anchors)


def address_of(kind: Kind, id: str) -> str:
    """The page of a document of that kind and id; nothing where the kind has no pages."""
    return (kind.address or "").format(id=id)


def index_of(kind: Kind) -> str:
    """The page that lists a collection: `plays/`; of other kinds their only page."""
    return (kind.address or "").partition("{id}")[0]


def published(handbook: Handbook) -> frozenset[str]:
    """Every address that was published before, as `playbook/published-links.yaml` remembers them."""
    memory = handbook.one(PublishedLinks)
    return frozenset(normal(link) for link in memory.record.links) if memory else frozenset()


def lost(handbook: Handbook) -> frozenset[str]:
    """Published addresses that would lead nowhere now.

    A document that cannot be read, or a script kept elsewhere, is not lost: its pages will be back.
    """
    now, away = addresses(handbook), _away(handbook)
    return frozenset(
        link
        for link in published(handbook) - now
        if link.partition("#")[0] not in away and not link.startswith(PROGRAM[1:])
    )


def _away(handbook: Handbook) -> frozenset[str]:
    broken = {address_of(KINDS[kind], id) for kind, id in handbook.broken}
    broken |= {index_of(KINDS[kind]) for kind, _ in handbook.broken}
    broken |= {address for name, address, _ in GATHERED if name in {kind for kind, _ in handbook.broken}}
    if handbook.playbook.record.facilitator_files == "elsewhere":
        kind = KINDS["facilitator"]
        there = {d.id for d in handbook.every(Facilitator)}
        broken |= {address_of(kind, id) for id in _scenarios(handbook) if id not in there}
    return frozenset(broken)


def _scenarios(handbook: Handbook) -> Iterator[str]:
    return (d.id for d in handbook.documents if d.kind.name == "scenario")


def normal(link: str) -> str:
    """An address as it is written here: no slash in front, one at the end, no `index.html`."""
    page, mark, anchor = link.strip().partition("#")
    page = page.strip("/").removesuffix("index.html").strip("/")
    return (f"{page}/" if page else "") + mark + anchor
