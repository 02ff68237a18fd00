"""What the theme prints around a page: menu, way home, languages, audience mark. The HTML is in `theme/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.finding import Finding
from generator.foreign import language_attributes
from generator.page import Edition, Page, Tongue, href
from generator.site import menu, switch
from generator.site.letters import letters
from generator.site.look import language_of
from generator.site.redirects import Moved
from generator.words import N_, Words

AUDIENCES = {
    "employee": N_("Employee edition"),
    "comms": N_("Comms edition"),
    "facilitator": N_("Facilitator edition"),
}
# The colour switch as `mkdocs.yml` names it, so that catalogues hold the words.
SWITCHES = (N_("Switch to light colours"), N_("Switch to dark colours"), N_("Use the colours of this device"))


NOT_FOUND = N_("Page not found")
NOT_THERE = N_(
    "There is no page at this address. It may have been mistyped, or it belongs to another edition."
)


@dataclass
class Chrome:
    """One edition's surroundings, made once and asked for each page."""

    edition: Edition
    moved: Mapping[str, Moved]
    shared: Mapping[str, Any]
    menu_html: Callable[[Sequence[menu.MenuLine], str], str]
    fill: Callable[[str, Mapping[str, Any]], str]
    menus: dict[tuple[int, str | None, bool], Markup] = field(default_factory=dict)
    parts: dict[tuple[str, str], Markup] = field(default_factory=dict)

    def of(self, page: Page) -> dict[str, Any]:
        """Everything the theme needs to know about one page beyond its content."""
        base = "../" * page.address.count("/")
        choices = switch.choices(self.edition, page)
        return {
            **self.shared,
            "finished": page,
            "title": str(page.title),
            "own": own_attributes(page, self.edition),
            "base": base,
            "common": base + self.way_to_common,
            "choices": choices,
            "behind": next((choice.behind for choice in choices if choice.current and choice.tongue.root), 0),
            "alike": partial(self.alike, base),
            "menu": self.menu_at(page.address),
            "crumbs": [(crumb.title, href(crumb.address, page.address)) for crumb in page.crumbs],
            "edit_url": page.edit_url if page.edit_url.startswith(("https://", "http://")) else "",
            "moved_anchors": self.moved[page.address].anchor_hrefs if page.address in self.moved else {},
        }

    @property
    def way_to_common(self) -> str:
        """The way from the edition's root to the styles, scripts and letters its languages share."""
        return "../" * self.edition.root.count("/")

    def alike(self, base: str, name: str) -> Markup:
        """A part of the theme that is the same on all pages of one depth; it is filled once."""
        key = base, name
        if key not in self.parts:
            self.parts[key] = Markup(
                self.fill(name, {**self.shared, "base": base, "common": base + self.way_to_common})
            )
        return self.parts[key]

    def menu_at(self, here: str) -> Markup:
        """The menu as HTML; pages at one depth that stand at the same line share it."""
        active = menu.standing(tuple(menu.addresses(self.edition.menu)), here)
        key = (here.count("/"), active, active == here)
        if key not in self.menus:
            lines = menu.lines(self.edition.menu, "../" * key[0], here, active)
            self.menus[key] = Markup(self.menu_html(lines, self.edition.name))
        return self.menus[key]


def own_attributes(page: Page, edition: Edition) -> Markup:
    """The attributes of a page's content where it is in another language than what stands around it."""
    if page.language in ("", edition.language):
        return Markup("")
    return language_attributes(page.language)


def missing(edition: Edition) -> list[tuple[Tongue, str, str]]:
    """What the page for missing addresses says in the other languages: a server has one for all of them."""
    others = [tongue for tongue in edition.tongues if tongue.language != edition.language]
    words = [Words(tongue.language) for tongue in others]
    return [(t, w.gettext(NOT_FOUND), w.gettext(NOT_THERE)) for t, w in zip(others, words, strict=True)]


def shared(
    edition: Edition,
    ours: Words,
    words: Mapping[str, str],
    files: Mapping[str, str],
    policy: str,
    findings: Sequence[Finding],
    config: Any,
) -> dict[str, Any]:
    """What is the same on every page of an edition."""
    return {
        "edition": edition,
        "audience_mark": AUDIENCES[edition.audience],
        "language": language_of(edition.language),
        "source_name": ours.language_name(edition.tongues[0].language) if edition.tongues else "",
        "number": ours.number,
        "letters": letters(language_of(edition.language)),
        "words": words,
        "files": files,
        "policy": policy,
        "findings": findings,
        "config": config,
    }
