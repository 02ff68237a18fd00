"""Old addresses kept alive: a small page for each that is gone, and moved anchors for pages that live on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.page import Edition, href
from generator.site.faults import SiteFault


@dataclass(frozen=True, slots=True)
class Moved:
    """An old address: where it leads, and where its anchors lead. `to` is none while the page lives on."""

    address: str
    to: str | None = None
    anchors: dict[str, str] = field(default_factory=dict)

    @property
    def href(self) -> str:
        """The link from the old address to the new one; the home page when only anchors are known."""
        return href(self.to or "", self.address)

    @property
    def anchor_hrefs(self) -> dict[str, str]:
        """The link from the old address for each old anchor."""
        return {anchor: href(to, self.address) for anchor, to in sorted(self.anchors.items())}


def moved(edition: Edition) -> dict[str, Moved]:
    """The redirects of an edition by old address, each leading straight to a page that exists."""
    living = {page.address for page in edition.pages}
    found: dict[str, Moved] = {}
    for old in sorted(edition.redirects):
        address, _, anchor = old.partition("#")
        to = end_of(old, edition.redirects, living)
        known = found.setdefault(address, Moved(address))
        if anchor:
            known.anchors[anchor] = to
        elif address in living:
            raise SiteFault(
                f"the old address '{old}' is still the address of a page: it cannot lead to '{to}'"
            )
        else:
            found[address] = Moved(address, to, known.anchors)
    return found


def end_of(old: str, redirects: Mapping[str, str], living: set[str]) -> str:
    """Follow a chain of redirects to its end."""
    seen = [old]
    while (to := next_of(seen[-1], redirects)) is not None:
        if to in seen:
            raise SiteFault(f"the old address '{old}' leads round in a circle: {' -> '.join([*seen, to])}")
        seen.append(to)
    if seen[-1].partition("#")[0] not in living:
        raise SiteFault(f"the old address '{old}' leads to '{seen[-1]}', which is not a page of this edition")
    return seen[-1]


def next_of(address: str, redirects: Mapping[str, str]) -> str | None:
    """One step: the address itself has moved, or the page has and takes the anchor along."""
    page, mark, anchor = address.partition("#")
    if address in redirects or page not in redirects:
        return redirects.get(address)
    return redirects[page] if "#" in redirects[page] else redirects[page] + mark + anchor
