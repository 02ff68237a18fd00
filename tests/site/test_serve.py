import multiprocessing
import os
import re
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.queues import Queue
from pathlib import Path
from tempfile import mkdtemp
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect, sync_playwright

from generator.banner import Outcome, banner
from generator.finding import Finding, Place, Severity
from generator.serve import serve
from generator.site.csp import policy
from generator.site.faults import SiteFault
from tests.chromium import CHROMIUM

context = multiprocessing.get_context("fork")
PATIENCE = 60

GAP = Finding(
    "triage-gap",
    Severity.ERROR,
    "no rule says what to do with <b>a rumour</b>",
    Place("playbook/triage/post.yaml", 7, 3),
    "Add a rule, or an 'otherwise'.",
)


def page(text: str) -> str:
    guard = f'<meta http-equiv="Content-Security-Policy" content="{policy(header=False)}">'
    return f"<!doctype html><html><head>{guard}<title>{text}</title></head><body><p>{text}</p></body></html>"


@dataclass
class Writer:
    """Somebody who writes: the file says what the next rebuild gives."""

    file: Path
    url: str
    messages: "Queue[str]"
    process: multiprocessing.Process

    def write(self, text: str) -> None:
        """Save the file as editors do, by a rename, and wait until it was built."""
        beside = self.file.with_suffix(".new")
        beside.write_text(text)
        beside.replace(self.file)
        self.heard("Built in")

    def heard(self, part: str) -> str:
        while part not in (message := self.messages.get(timeout=PATIENCE)):
            pass
        return message

    def get(self, path: str = "", host: str = "") -> str:
        request = Request(self.url + path, headers={"Host": host} if host else {})
        with urlopen(request, timeout=PATIENCE) as reply:
            return reply.read().decode()


def rebuild(file: Path, base: Path) -> Outcome:
    text = file.read_text()
    if text.startswith("broken"):
        return Outcome(None, [GAP])
    if text.startswith("crash"):
        raise ZeroDivisionError("division by zero")
    if text.startswith("look"):
        raise SiteFault("mkdocs.yml: the theme must be 'material'")
    folder = Path(mkdtemp(dir=base))
    (folder / "index.html").write_text(page(text))
    (folder / "404.html").write_text(page("nothing here"))
    (folder / "data.csv").write_text("a,b")
    return Outcome(folder, [GAP] if text.startswith("warned") else [])


Start = Callable[[str], Writer]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[Writer] = []

    def begin(text: str) -> Writer:
        file, base = tmp_path / "playbook" / "playbook.yaml", tmp_path / "built"
        file.parent.mkdir()
        base.mkdir()
        file.write_text(text)
        messages: Queue[str] = context.Queue()
        process = context.Process(
            target=serve, args=(lambda: rebuild(file, base), [file.parent], messages.put, "127.0.0.1", 0)
        )
        process.start()
        writer = Writer(file, "", messages, process)
        started.append(writer)
        writer.url = writer.heard("Open http").split()[1]
        return writer

    yield begin
    for writer in started:
        writer.process.kill()
        writer.process.join()


def test_pages_are_served_and_rebuilt_when_a_file_is_saved(start: Start):
    writer = start("first")
    assert "<p>first</p>" in writer.get()

    writer.write("second")

    assert "<p>second</p>" in writer.get()
    assert "playbook-repair" not in writer.get()


def test_broken_content_keeps_the_last_good_pages_and_says_what_to_repair(start: Start):
    writer = start("good")
    writer.write("broken")

    shown = writer.get()

    assert "<p>good</p>" in shown
    assert "1 thing to repair in the playbook. You see the last good pages." in shown
    assert "<code>playbook/triage/post.yaml:7:3</code>" in shown
    assert "No rule says what to do with &lt;b&gt;a rumour&lt;/b&gt;" in shown
    assert "Add a rule, or an &#x27;otherwise&#x27;." in shown

    writer.write("repaired")
    assert "<p>repaired</p>" in writer.get()
    assert "playbook-repair" not in writer.get()


def test_before_the_first_good_build_every_page_is_the_findings(start: Start):
    writer = start("broken")

    assert "1 thing to repair in the playbook. There are no pages yet." in writer.get("plays/refund/")

    writer.write("good")
    assert "<p>good</p>" in writer.get()


def test_warnings_stand_on_fresh_pages(start: Start):
    shown = start("warned").get()

    assert "<p>warned</p>" in shown
    assert "1 thing to repair in the playbook</summary>" in shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("crash", "The program itself failed, please report it: ZeroDivisionError: division by zero"),
        ("look", "mkdocs.yml: the theme must be &#x27;material&#x27;"),
    ],
)
def test_a_rebuild_that_raises_neither_hangs_nor_shows_a_traceback(start: Start, text: str, words: str):
    writer = start("good")
    writer.write(text)

    shown = writer.get()

    assert "<p>good</p>" in shown
    assert words in shown
    assert "Traceback" not in shown
    writer.write("good again")
    assert "<p>good again</p>" in writer.get()


def test_a_waiting_page_hears_of_the_next_build(start: Start):
    writer = start("good")
    epoch, number = re.findall(r'data-epoch="(\d+)" data-page="(\d+)"', writer.get())[0]

    writer.write("better")

    assert int(writer.get(f"livereload/{epoch}/{number}")) > int(epoch)


def test_folders_of_older_builds_are_removed_and_the_last_one_at_the_end(start: Start):
    writer = start("one")
    for text in ("two", "three", "broken", "four"):
        writer.write(text)
    built = writer.file.parent.parent / "built"
    assert len(list(built.iterdir())) == 1

    os.kill(writer.process.pid or 0, signal.SIGINT)
    assert writer.heard("Stopped") == "Stopped."
    writer.process.join(PATIENCE)

    assert writer.process.exitcode == 0
    assert list(built.iterdir()) == []


def test_the_sites_own_page_tells_that_there_is_nothing(start: Start):
    writer = start("good")

    with pytest.raises(HTTPError) as told:
        writer.get("gone/")

    assert told.value.code == 404
    assert "nothing here" in told.value.read().decode()


def test_a_page_from_elsewhere_cannot_read_what_is_served_here(start: Start):
    writer = start("good")

    with pytest.raises(HTTPError) as told:
        writer.get(host="rebound.example:8000")

    assert told.value.code == 403
    assert "<p>good</p>" in writer.get(host="localhost:1234")


def test_a_port_in_use_is_told_in_plain_words(tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SiteFault, match="Perhaps another program uses it"):
            serve(lambda: Outcome(None), [], str, port=port)


def test_a_long_list_is_cut_and_says_so():
    strip = banner(Outcome(None, [GAP] * 60), alone=False)

    assert strip.count("<li>") == 50
    assert "and 10 more: see the terminal" in strip


@pytest.mark.browser
def test_an_open_page_shows_each_build_by_itself_within_its_policy(start: Start):
    writer = start("first")
    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        tab = browser.new_page()
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on("console", lambda message: faults.append(message.text) if "Policy" in message.text else None)
        tab.goto(writer.url)
        writer.write("second")
        expect(tab.get_by_text("second")).to_be_visible(timeout=PATIENCE * 1000)
        writer.write("broken")
        strip = tab.locator(".playbook-repair")
        expect(strip).to_contain_text("1 thing to repair", timeout=PATIENCE * 1000)
        expect(strip).to_have_css("position", "fixed")
        expect(tab.get_by_text("second")).to_be_visible()
        writer.write("third")
        expect(tab.get_by_text("third")).to_be_visible(timeout=PATIENCE * 1000)
        expect(strip).to_have_count(0)
        browser.close()
    assert faults == []
