"""A built folder is read once, by one process or several: nothing that is wrong with it escapes either."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site import leak, links, proof

SECRET = "The caller says that the dairy knew of the glass since Tuesday."
TEXTS = [leak.Text("facilitator", "scenarios/glass/facilitator.yaml", 3, SECRET)]
MANY = range(20)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Twenty pages in a ring, a style and an index."""
    for number in MANY:
        page = tmp_path / f"plays/play-{number}/index.html"
        page.parent.mkdir(parents=True)
        following = (number + 1) % len(MANY)
        page.write_text(f'<h1 id="top">Play {number}</h1>\n<a href="../play-{following}/#top">next</a>\n')
    (tmp_path / "look.css").write_text("p { color: red }\n" * 100)
    return tmp_path


def read(site: Path, processes: int, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """What is given away, and what is wrong with links."""
    monkeypatch.setattr(proof, "PIECE", 3)
    seen = proof.read_all(site, leak.hidden_from("employee", TEXTS), archive=True, processes=processes)
    given_away = leak.judged(seen.suspected, "employee", TEXTS, lambda: ())
    return [finding.message for finding in given_away], links.told(seen.crawl)


both = pytest.mark.parametrize("processes", [1, 3])


@both
def test_a_whole_folder_has_nothing_wrong(site: Path, processes: int, monkeypatch: pytest.MonkeyPatch):
    assert read(site, processes, monkeypatch) == ([], [])
    assert (site / "offline/handbook.zip").is_file()
    assert (site / "look.css.br").is_file()


@both
def test_the_first_page_that_shows_a_hidden_text_is_named(
    site: Path, processes: int, monkeypatch: pytest.MonkeyPatch
):
    for name in ("look.css", "plays/play-7/index.html", "plays/play-3/index.html"):
        (site / name).write_text((site / name).read_text() + f"<p>{SECRET}</p>")

    (given_away,), _ = read(site, processes, monkeypatch)

    assert "stands on the page 'plays/play-3/' of the employee site" in given_away


@both
def test_links_from_one_piece_into_another_are_followed(
    site: Path, processes: int, monkeypatch: pytest.MonkeyPatch
):
    (site / "plays/play-0/index.html").unlink()
    page = site / "plays/play-12/index.html"
    page.write_text(page.read_text().replace('id="top"', 'id="else"'))
    (site / "look.css").write_text("p { background: url(gone.png) }")
    twice = site / "plays/play-5/index.html"
    twice.write_text(twice.read_text() + '<i id="top">')

    _, wrong = read(site, processes, monkeypatch)

    assert wrong == [
        "plays/play-5/index.html: the id 'top' stands twice",
        "look.css: 'gone.png' leads nowhere",
        "plays/play-11/index.html: '../play-12/#top' leads to a page that has no 'top'",
        "plays/play-19/index.html: '../play-0/#top' leads nowhere",
    ]
