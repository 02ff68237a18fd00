from dataclasses import replace
from pathlib import Path

import pytest

from generator.site import redirects
from generator.site.faults import SiteFault
from tests.site.sample_edition import EDITION, built, read


def test_an_old_address_leads_to_the_new_one_and_takes_its_anchors_along() -> None:
    moved = redirects.moved(EDITION)
    assert moved["plays/wound/"].href == "../injury/"
    assert moved["plays/wound/"].anchor_hrefs == {"old": "../injury/#steps"}
    assert moved["plays/"].to is None
    assert moved["plays/"].anchor_hrefs == {"gone": "../roles/lead/"}


def test_chains_are_followed_to_their_end() -> None:
    chain = {"plays/a/": "plays/b/", "plays/b/": "plays/injury/", "plays/a/#x": "plays/b/#when"}
    moved = redirects.moved(replace(EDITION, redirects=chain))
    assert moved["plays/a/"].to == "plays/injury/"
    assert moved["plays/a/"].anchors == {"x": "plays/injury/#when"}


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ({"plays/a/": "plays/b/", "plays/b/": "plays/a/"}, "leads round in a circle"),
        ({"plays/a/": "plays/nowhere/"}, "which is not a page of this edition"),
        ({"plays/injury/": "roles/lead/"}, "is still the address of a page"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_refused(to: dict[str, str], reason: str) -> None:
    with pytest.raises(SiteFault, match=reason):
        redirects.moved(replace(EDITION, redirects=to))


def test_the_page_at_an_old_address_works_with_and_without_scripts(tmp_path: Path) -> None:
    html = read(built(EDITION, tmp_path / "site"), "plays/wound/")
    assert '<noscript><meta http-equiv="refresh" content="0; url=../injury/"></noscript>' in html
    assert '<link rel="canonical" href="../injury/">' in html
    assert '<a href="../injury/">' in html
    assert '<script id="__moved" type="application/json">{"old": "../injury/#steps"}</script>' in html


def test_a_living_page_carries_its_moved_anchors_and_others_carry_none(tmp_path: Path) -> None:
    site = built(EDITION, tmp_path / "site")
    assert '{"gone": "../roles/lead/"}' in read(site, "plays/")
    assert "__moved" not in read(site, "plays/injury/")


def test_an_address_of_which_only_anchors_are_known_leads_home(tmp_path: Path) -> None:
    site = built(replace(EDITION, redirects={"levels/#s1": "plays/#x"}), tmp_path / "site")
    html = read(site, "levels/")
    assert 'data-to="../"' in html
    assert '{"s1": "../plays/#x"}' in html
