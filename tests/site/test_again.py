"""Building again while somebody writes: what has not changed is taken over, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.page import Edition
from generator.site.again import Before
from generator.source import read
from generator.source.remembered import remembered
from tests.site.sample_edition import EDITION, LOOK, PLAY, built

SAYS = LOOK.read_bytes()
ADDRESSES = {page.address for page in EDITION.pages}


@pytest.fixture
def before(tmp_path: Path) -> Before:
    return Before(EDITION, SAYS, built(EDITION, tmp_path / "before"))


def with_title(title: str) -> Edition:
    pages = tuple(replace(page, title=title) if page == PLAY else page for page in EDITION.pages)
    return replace(EDITION, pages=pages)


def test_every_page_of_the_same_edition_is_ready(before: Before) -> None:
    assert set(before.ready(EDITION, SAYS)) == ADDRESSES


def test_a_page_that_changed_is_not_ready(before: Before) -> None:
    assert set(before.ready(with_title("Another"), SAYS)) == ADDRESSES - {PLAY.address}


@pytest.mark.parametrize("change", [{"name": "Another"}, {"menu": ()}, {"description": "Another"}])
def test_nothing_is_ready_when_what_stands_around_all_pages_changed(
    before: Before, change: dict[str, object]
) -> None:
    assert not before.ready(replace(EDITION, **change), SAYS)  # type: ignore[arg-type]


def test_nothing_is_ready_under_another_look_or_when_the_folder_is_gone(
    before: Before, tmp_path: Path
) -> None:
    assert not before.ready(EDITION, SAYS + b"\n")
    assert not replace(before, folder=tmp_path / "gone").ready(EDITION, SAYS)


def test_built_again_a_site_is_what_it_would_be_built_anew(before: Before, tmp_path: Path) -> None:
    edition = with_title("Another")
    again = built(edition, tmp_path / "again", ready=before.ready(edition, SAYS))
    anew = built(edition, tmp_path / "anew")
    assert contents(again) == contents(anew)
    assert b"Another" in contents(again)[f"{PLAY.address}index.html"]


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_file_is_read_anew_only_when_it_changed() -> None:
    asked: list[bytes] = []

    def reading(path: str, raw: bytes):
        asked.append(raw)
        return read(path, raw)

    again = remembered(reading)
    first = again("a.yaml", b"kind: play\n")
    assert again("a.yaml", b"kind: play\n") is first
    assert again("a.yaml", b"kind: role\n")[0] is not first[0]
    assert asked == [b"kind: play\n", b"kind: role\n"]
