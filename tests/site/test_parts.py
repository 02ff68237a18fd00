"""A large site is built in parts by several processes, and is the same site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.page import Page
from generator.site import engine
from generator.site.faults import SiteFault
from tests.site.sample_edition import EDITION, LOOK, built

MORE = tuple(Page(f"plays/p-{number}/", f"Play {number}", "play") for number in range(30))
LARGE = replace(EDITION, pages=(*EDITION.pages, *MORE))


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many parts each site was built in."""
    counted: list[int] = []
    original = engine.build_in_parts

    def counting(*given) -> None:
        counted.append(given[-1])
        original(*given)

    monkeypatch.setattr(engine, "MANY", 20)
    monkeypatch.setattr(engine, "build_in_parts", counting)
    return counted


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_built_in_parts_a_site_is_what_one_alone_would_build(tmp_path: Path, parts: list[int]) -> None:
    together = built(LARGE, tmp_path / "together", processes=3)
    alone = built(LARGE, tmp_path / "alone", processes=1)

    assert parts == [3]
    assert contents(together) == contents(alone)
    assert {path.name for path in tmp_path.iterdir()} == {"together", "alone"}


def test_few_pages_are_built_by_one(tmp_path: Path, parts: list[int]) -> None:
    built(EDITION, tmp_path / "site", processes=3)

    assert parts == []


def test_a_look_with_templates_of_its_own_is_built_by_one(tmp_path: Path, parts: list[int]) -> None:
    (tmp_path / "own").mkdir()
    look = tmp_path / "mkdocs.yml"
    look.write_text(LOOK.read_text().replace("name: material", "name: material\n  custom_dir: own"))

    built(LARGE, tmp_path / "site", look, processes=3)

    assert parts == []


def test_a_fault_in_any_part_is_told_and_leaves_no_part_behind(tmp_path: Path, parts: list[int]) -> None:
    bad = Page("plays/bad/", "Bad", "play", lead=Markup("<script>x()</script>"))
    faulty = replace(LARGE, pages=(*LARGE.pages, bad))

    with pytest.raises(SiteFault, match="the page 'plays/bad/' holds a script inside the page"):
        built(faulty, tmp_path / "site", processes=3)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_cannot_take_the_place_of_a_page_of_another_part(tmp_path: Path, parts: list[int]) -> None:
    files = {f"plays/p-{number}/index.html": b"" for number in range(30)}

    with pytest.raises(SiteFault, match="two files of the site want to be"):
        built(replace(LARGE, files=files), tmp_path / "site", processes=3)
