"""The starter playbook published once for all of these tests, served as a web server would, and visited in
Chromium. The tests here see what readers see: files, answers of a server, pages in a browser.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import CHROMIUM
from tests.whole.published import ROOT, Site, publish, served
from tests.whole.visit import ARGUMENTS, WIDE, Visit


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """The workers of one test run wait for each other here."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def shared_folder(factory: pytest.TempPathFactory, workers: bool) -> Path:
    """A folder that all workers of one test run see."""
    base = factory.getbasetemp()
    return base.parent if workers else base


@pytest.fixture(scope="session")
def made_once(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[[str, Callable[[Path], object]], Path]:
    """`made_once(name, make)` gives a folder that the first worker who asks has filled by `make(folder)`."""
    base = shared_folder(tmp_path_factory, hasattr(request.config, "workerinput"))

    def once(name: str, make: Callable[[Path], object]) -> Path:
        folder = base / f"whole-{name}"
        with one_at_a_time(base / f"whole-{name}.lock"):
            if not folder.is_dir():
                fresh = base / f"whole-{name}.new"
                shutil.rmtree(fresh, ignore_errors=True)
                fresh.mkdir()
                make(fresh)
                fresh.rename(folder)
        return folder

    return once


@pytest.fixture(scope="session")
def starter(made_once: Callable[..., Path]) -> Site:
    """The starter playbook, published as `playbook build` does it."""
    return Site(made_once("starter", lambda folder: publish(ROOT, folder / "site")) / "site")


@pytest.fixture(scope="module")
def host(starter: Site) -> Iterator[str]:
    """The address at which the starter is served: `host + "comms/plays/"`."""
    with served(starter.folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. Its life ends with the module: other tests in this process start their own."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """`visit(viewport=PHONE)` is a reader of the starter on a phone; `host=` sends them elsewhere."""
    contexts = []

    def start(host: str = "", **how: Any) -> Visit:
        context = browser.new_context(**{"viewport": WIDE, "locale": "en", **how})
        contexts.append(context)
        return Visit(context.new_page(), host or request.getfixturevalue("host"))

    yield start
    for context in contexts:
        context.close()
