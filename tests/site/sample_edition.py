"""A small edition, made by hand, for tests of the site's edge."""

from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from generator.page import Crumb, Edition, MenuEntry, Page, Section
from generator.site import engine

LOOK = Path(__file__).parents[2] / "mkdocs.yml"
EPOCH = 1_767_225_600

TEXT = Markup(
    "<p>Thank the customer, then <a href='../../roles/lead/'>tell the lead</a>.</p>"
    "<table><thead><tr><th>Step</th><th>Who</th></tr></thead>"
    "<tbody><tr><td>1</td><td>Duty editor</td></tr></tbody></table>"
)
STEPS = (
    Section("when", 2, "When to use this", TEXT),
    Section("steps", 2, "What to do", TEXT),
    Section("first", 3, "The first five minutes", TEXT),
)
HOME = Page("", "What do you need?", "home", lead=Markup("<p>Three ways in.</p>"))
PLAYS = Page("plays/", "Plays", "index", crumbs=(Crumb("Home", ""),), wide=True)
PLAY = Page(
    "plays/injury/",
    "Somebody was hurt",
    "play",
    lead=Markup("<p>Care before speed.</p>"),
    sections=STEPS,
    summary="What to do first",
    keywords=("allergen", "wound"),
    crumbs=(Crumb("Home", ""), Crumb("Plays", "plays/")),
    foot=Markup("<p>Owner: the lead</p>"),
    edit_url="https://git.example/edit/playbook/plays/injury.yaml",
)
ROLE = Page("roles/lead/", "Lead", "role", sections=STEPS[:1], searchable=False)
MENU = (
    MenuEntry("Home", ""),
    MenuEntry("Act", None, (MenuEntry("Plays", "plays/"),)),
    MenuEntry("Lead", "roles/lead/"),
)
EDITION = Edition(
    "comms",
    "en",
    "ltr",
    "Harbour playbook",
    (HOME, PLAYS, PLAY, ROLE),
    MENU,
    {
        "plays/wound/": "plays/injury/",
        "plays/wound/#old": "plays/injury/#steps",
        "plays/#gone": "roles/lead/",
    },
    {"data/plays.json": b'{"plays": 1}'},
    "How we speak in public",
)


def with_page(page: Page, edition: Edition = EDITION) -> Edition:
    """The edition with one page more, or another in its place."""
    kept = tuple(p for p in edition.pages if p.address != page.address)
    return replace(edition, pages=(*kept, page))


def built(edition: Edition, into: Path, look: Path = LOOK, **more: object) -> Path:
    """The site of an edition in a fresh folder."""
    into.mkdir(parents=True)
    engine.build(edition, look, into, EPOCH, **more)  # type: ignore[arg-type]
    return into


def read(site: Path, address: str) -> str:
    """A page of a built site."""
    return (site / address / "index.html").read_text("utf-8")
