"""`playbook serve`: what each save gives, in the terminal and on the page."""

from __future__ import annotations

from datetime import date

import pytest

from generator.cli import serve
from generator.cli.options import Setting
from generator.finding import Severity
from generator.site.faults import SiteFault

OVERDUE = "kind: role\nid: old-hand\ntitle: Old hand\nholders: [p-003]\nreviewed_on: 2025-01-01\n"


languages: list[str] = []
"""Those of the editions that were built."""


@pytest.fixture
def rebuilt(playbook, monkeypatch):
    """Rebuild a tiny project without the engine; gives the outcome, what was said, and where it was built."""

    def rebuild(files=None, quiet=False, fault: Exception | None = None, language=""):
        said, folders = [], []
        languages.clear()

        def build(edition, look, folder, epoch, ready=None):
            folders.append(folder)
            languages.append(edition.language)
            if fault:
                raise fault

        monkeypatch.setattr(serve.engine, "build", build)
        setting = Setting(playbook(files), (), date(2026, 11, 20), 0, quiet, None)
        try:
            outcome = serve.rebuild(setting, "comms", said.append, language=language)
        except Exception as raised:
            outcome = raised
        return outcome, "\n".join(said), folders

    return rebuild


def test_a_clean_playbook_gives_pages_and_nothing_to_repair(rebuilt):
    outcome, said, [folder] = rebuilt()

    assert (outcome.folder, outcome.findings) == (folder, ())
    assert "nothing to mend" in said
    folder.rmdir()


def test_warnings_stand_on_the_page_too(rebuilt):
    outcome, said, [folder] = rebuilt({"roles/old-hand.yaml": OVERDUE})

    assert outcome.folder == folder
    assert [(f.check, f.severity) for f in outcome.findings] == [("review-overdue", Severity.WARNING)]
    assert "review-overdue" in said
    folder.rmdir()


def test_errors_build_nothing_and_come_alone(rebuilt):
    outcome, said, folders = rebuilt(
        {"roles/old-hand.yaml": OVERDUE, "playbook/tone.yaml": "kind: tone\nid: tone\ntitel: Tone\n"}
    )

    assert outcome.folder is None
    assert folders == []
    assert {f.severity for f in outcome.findings} == {Severity.ERROR}
    assert "key-unknown" in said


def test_quiet_is_silent_while_all_is_well(rebuilt):
    _, said, [folder] = rebuilt(quiet=True)

    assert said == ""
    folder.rmdir()


def test_a_build_that_fails_leaves_no_folder_behind(rebuilt):
    outcome, _, [folder] = rebuilt(fault=RuntimeError("broken look"))

    assert isinstance(outcome, RuntimeError)
    assert not folder.exists()


def test_the_browser_opens_where_the_server_listens_and_not_before(run, playbook, monkeypatch):
    events = []

    def pretend(rebuild, watched, say, host, port):
        say("Built in 0.1 s. Nothing to repair.")
        events.append("built")
        say("Open http://127.0.0.1:4711/")

    monkeypatch.setattr(serve, "watch_and_serve", pretend)
    monkeypatch.setattr(serve.webbrowser, "open", events.append)

    said = run("serve", "--root", playbook(), "--port", "0", "--open")

    assert events == ["built", "http://127.0.0.1:4711/"]
    assert said.out.endswith("Open http://127.0.0.1:4711/\n")


def test_without_being_asked_no_browser_opens(run, playbook, monkeypatch):
    opened = []
    monkeypatch.setattr(serve, "watch_and_serve", lambda *given: given[2]("Open http://127.0.0.1:4711/"))
    monkeypatch.setattr(serve.webbrowser, "open", opened.append)

    run("serve", "--root", playbook())

    assert opened == []


def test_one_language_may_be_asked_for(rebuilt, base):
    book = base["playbook/playbook.yaml"] + "languages: [en, he]\nrequired_translations: [tool]\n"

    _, _, [folder] = rebuilt({"playbook/playbook.yaml": book}, language="he")

    assert languages == ["he"]
    folder.rmdir()


def test_a_language_that_the_playbook_does_not_have_is_told_on_the_page(rebuilt):
    fault, _, folders = rebuilt(language="pl")

    assert isinstance(fault, SiteFault)
    assert "this playbook is not written in 'pl'" in str(fault)
    assert folders == []
