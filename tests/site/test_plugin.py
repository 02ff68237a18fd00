"""Plain `mkdocs build` and `mkdocs serve`, through the plugin."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator import assemble
from generator.finding import Finding, Place, Severity
from generator.page import Edition
from tests.site.sample_edition import EDITION, LOOK

BROKEN = Finding("x", Severity.ERROR, "there is no role 'leed'", Place("roles/a.yaml", 3, 5), "write 'lead'")
DOUBT = replace(BROKEN, severity=Severity.WARNING)


class Repository:
    """A content repository whose edition a test decides."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.answer: tuple[Edition | None, tuple[Finding, ...]] = (EDITION, ())
        self.asked: list[tuple[Path, str, str]] = []
        shutil.copy(LOOK, root / "mkdocs.yml")
        for folder in ("playbook/pages", "roles"):
            (root / folder).mkdir(parents=True)

    def edition_at(
        self, root: Path, audience: str, language: str = ""
    ) -> tuple[Edition | None, tuple[Finding, ...]]:
        self.asked.append((root, audience, language))
        return self.answer

    def mkdocs(self, command: str = "build") -> MkDocsConfig:
        """What MkDocs does before a build; `again` is a later build of one `serve`."""
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.root / "out"))
        if command != "again":
            config.plugins.on_startup(command=command, dirty=False)
        return config

    def page(self, address: str = "") -> str:
        return (self.root / "out" / address / "index.html").read_text("utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path)
    monkeypatch.setattr(assemble, "edition_at", made.edition_at)
    return made


def test_mkdocs_build_lays_the_edition_of_the_audience_that_the_look_names(repository: Repository) -> None:
    build(repository.mkdocs())
    assert repository.asked == [(repository.root, "comms", "")]
    assert "Somebody was hurt" in repository.page("plays/injury/")


def test_the_look_may_name_the_language_that_mkdocs_shows(repository: Repository) -> None:
    look = repository.root / "mkdocs.yml"
    look.write_text(look.read_text().replace("audience: comms", "audience: employee\n      language: he"))
    build(repository.mkdocs())
    assert repository.asked == [(repository.root, "employee", "he")]


def test_mkdocs_build_stops_at_an_error_and_says_it_in_one_line(
    repository: Repository, caplog: pytest.LogCaptureFixture
) -> None:
    repository.answer = (None, (BROKEN,))
    with pytest.raises(Abort):
        build(repository.mkdocs())
    assert "roles/a.yaml:3:5: there is no role 'leed' (write 'lead')" in caplog.text
    assert not (repository.root / "out").exists()


def test_mkdocs_build_counts_a_warning_and_goes_on(
    repository: Repository, caplog: pytest.LogCaptureFixture
) -> None:
    repository.answer = (EDITION, (DOUBT,))
    build(repository.mkdocs())
    assert "there is no role 'leed'" in caplog.text
    assert "leed" not in repository.page()


def test_mkdocs_serve_watches_the_folders_of_the_playbook_that_exist(repository: Repository) -> None:
    config = repository.mkdocs("serve")
    build(config)
    assert [Path(path).name for path in config.watch if Path(path).parent == repository.root] == [
        "playbook",
        "roles",
    ]


def test_mkdocs_serve_keeps_the_last_good_pages_and_shows_findings_on_each(repository: Repository) -> None:
    build(repository.mkdocs("serve"))
    repository.answer = (None, (BROKEN,))
    build(repository.mkdocs("again"))
    html = repository.page("plays/injury/")
    assert "Somebody was hurt" in html
    assert "there is no role &#39;leed&#39;" in html


def test_mkdocs_serve_shows_a_single_page_while_there_was_never_a_good_edition(
    repository: Repository,
) -> None:
    repository.answer = (None, (BROKEN,))
    build(repository.mkdocs("serve"))
    assert "The handbook cannot be shown yet" in repository.page()
    assert "there is no role &#39;leed&#39;" in repository.page()


def test_mkdocs_serve_leaves_room_for_the_script_that_reloads_the_page(repository: Repository) -> None:
    build(repository.mkdocs("serve"))
    assert "Content-Security-Policy" not in repository.page()
