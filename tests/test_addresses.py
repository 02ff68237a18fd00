"""What `addresses` promises is kept by the editions, and they have no page that nobody knows of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.addresses import addresses, lost
from generator.assemble import editions
from generator.page import Edition, Page
from generator.pipeline import Examined, examine
from generator.values import AUDIENCES

Look = Callable[..., Examined]

STARTER = Path(__file__).parent.parent
ANCHOR = re.compile(r'\sid="([^"]+)"')
PLAY = "kind: play\nid: {id}\ntitle: A play\nreviewed_on: 2026-11-01\n{more}"


def play(id: str, more: str = "") -> dict[str, str]:
    return {f"playbook/plays/{id}.yaml": PLAY.format(id=id, more=more)}


@pytest.fixture(scope="module")
def starter() -> Examined:
    return examine(STARTER, date(2026, 11, 20))


def places(page: Page) -> Iterator[str]:
    """The page and every anchor on it."""
    yield page.address
    html = "".join([page.lead, *(section.html for section in page.sections), page.foot])
    for anchor in (*(section.id for section in page.sections), *ANCHOR.findall(html)):
        yield f"{page.address}#{anchor}"


def alive(made: list[Edition]) -> set[str]:
    """Every address that leads somewhere in at least one edition."""
    found = {place for edition in made for page in edition.pages for place in places(page)}
    found |= {tongue.root for edition in made for tongue in edition.tongues}
    return found | {old for edition in made for old in edition.redirects}


def kept(address: str, living: set[str], redirects: Mapping[str, str]) -> bool:
    """Whether an address leads somewhere; a page that has moved takes its anchors along."""
    page, mark, anchor = address.partition("#")
    return address in living or (page in redirects and redirects[page] + mark + anchor in living)


def test_every_promised_address_of_the_starter_is_a_place_on_a_page_or_leads_to_one(starter: Examined):
    made = editions(starter, AUDIENCES)
    living, redirects = alive(made), dict(made[-1].redirects)

    assert [a for a in sorted(addresses(starter.handbook)) if not kept(a, living, redirects)] == []


def test_every_page_of_the_starter_has_a_promised_address(starter: Examined):
    pages = {page.address for edition in editions(starter, AUDIENCES) for page in edition.pages}

    unknown = pages - addresses(starter.handbook)
    assert {address for address in unknown if not address.startswith("checks/")} == set()


@pytest.mark.parametrize(
    ("files", "old", "new"),
    [
        (play("a", "status: retired\n"), "plays/", ""),
        (
            {"playbook/channels/x.yaml": "kind: channel\nid: x\ntitle: X\ntype: internal\n"},
            "reach-us/",
            "channels/",
        ),
        (
            {"playbook/issues/x.yaml": "kind: issue\nid: x\ntitle: X\ncomplaint: It is late.\n"},
            "you-said-we-did/",
            "issues/",
        ),
    ],
)
def test_a_page_that_has_nothing_to_gather_leads_to_the_one_above(
    examined: Look, files: dict[str, str], old: str, new: str
):
    looked = examined(files)
    [edition] = editions(looked, ["employee"])

    assert old in addresses(looked.handbook)
    assert edition.redirects[old] == new


def test_wider_editions_say_nothing_of_the_page_that_facilitators_have(examined: Look):
    looked = examined({"scenarios/x/scenario.yaml": "kind: scenario\nid: x\ntitle: X\n"})
    employee, comms, facilitator = editions(looked, AUDIENCES)

    assert "coverage/" not in {*employee.redirects, *comms.redirects}
    assert "coverage/" in {*facilitator.redirects, *(page.address for page in facilitator.pages)}


def test_a_hand_written_page_has_an_address_that_is_not_lost_unseen(examined: Look):
    memory = {
        "playbook/published-links.yaml": "kind: published-links\nid: published-links\n"
        "links: [/pages/how-we-meet/, /pages/gone/]\n",
        "playbook/pages/how-we-meet.md": "# How we meet\n",
    }
    looked = examined(memory)
    handbook = looked.handbook

    assert [finding.help for finding in looked.findings if finding.check == "published-link-lost"] == [
        "Put playbook/pages/gone.md back, if only to say where to look now."
    ]
    assert "pages/how-we-meet/" in addresses(handbook)
    assert lost(handbook) == {"pages/gone/"}


def test_a_language_that_was_published_is_not_given_up_unseen(examined: Look):
    book = "kind: playbook\nid: playbook\ntitle: A\nreviewed_on: 2026-11-01\ndefault_owner: press-officer\n"
    memory = {"playbook/published-links.yaml": "kind: published-links\nid: published-links\nlinks: [/pl/]\n"}

    kept = examined({**memory, "playbook/playbook.yaml": book + "languages: [en, pl]\n"})
    gone = examined({**memory, "playbook/playbook.yaml": book})

    assert "pl/" in addresses(kept.handbook)
    assert [f for f in kept.findings if f.check == "published-link-lost"] == []
    assert [(f.message, f.help) for f in gone.findings if f.check == "published-link-lost"] == [
        (
            "every page below /pl/ was published before and would now be gone",
            "Keep `pl` among the `languages` of playbook/playbook.yaml.",
        )
    ]
