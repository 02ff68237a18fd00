"""A playbook published by the command, and what came of it: pages, files, the answers of a server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-20"
AUDIENCES = ("employee", "comms", "facilitator")
OTHERS = ("ar", "he", "el", "pl")
"""The languages of the starter beside the one it is written in."""
FAMILY = re.compile(r'class="[^"]*\bpb-family-([\w-]+)')


# The command


def playbook(
    *arguments: str | Path, root: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """`playbook ARGUMENTS` in a process of its own, on the day of the tests."""
    command = [sys.executable, "-m", "generator", *map(str, arguments), "--root", str(root)]
    if "--today" not in command and "SOURCE_DATE_EPOCH" not in environment:
        command += ["--today", TODAY]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, **environment}, check=False
    )


def publish(root: Path, site: Path, *arguments: str, **environment: str) -> Path:
    """The site of a playbook, which must be publishable."""
    done = playbook("build", "--site", site, "--quiet", *arguments, root=root, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def content_of(root: Path, into: Path, look: Path | None = None) -> Path:
    """A copy of a playbook's content alone, to be changed; `look` is where its mkdocs.yml lies."""
    for name in ("playbook", "roles", "scenarios"):
        if (root / name).is_dir():
            shutil.copytree(root / name, into / name)
    (into / "playbook/pages").mkdir(exist_ok=True)  # git keeps no empty folder
    shutil.copy((look or root) / "mkdocs.yml", into)
    return into


# What was published


@dataclass(frozen=True)
class Place:
    """One page of a site: its edition, its address there, and the family it belongs to."""

    audience: str
    address: str
    family: str
    size: int

    @property
    def path(self) -> str:
        return f"{self.audience}/{self.address}"

    @property
    def language(self) -> str:
        """Its language, empty for the one the playbook is written in."""
        first = self.address.partition("/")[0]
        return first if first in OTHERS else ""


@dataclass(frozen=True)
class Site:
    """A published site on disk."""

    folder: Path

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All pages in the language of the playbook; those of no family are redirects and the page for what
        is missing.
        """
        return tuple(p for p in self.everywhere if not p.language)

    @cached_property
    def everywhere(self) -> tuple[Place, ...]:
        """All pages of all editions in all languages."""
        return tuple(place for audience in AUDIENCES for place in self._places(audience))

    def _places(self, audience: str) -> Iterator[Place]:
        for file in sorted((self.folder / audience).rglob("index.html")):
            html = file.read_text("utf-8")
            address = file.relative_to(self.folder / audience).as_posix().removesuffix("index.html")
            if family := FAMILY.search(html):
                yield Place(audience, address, family[1], len(html))

    @cached_property
    def families(self) -> tuple[Place, ...]:
        """The largest page of each family, in whichever edition it stands."""
        found: dict[str, Place] = {}
        for place in self.places:
            if place.family not in found or place.size > found[place.family].size:
                found[place.family] = place
        return tuple(found[name] for name in sorted(found))

    def of(self, family: str, audience: str) -> tuple[Place, ...]:
        """The pages of one family in one edition."""
        return tuple(p for p in self.places if (p.family, p.audience) == (family, audience))

    def files(self, audience: str = "") -> dict[str, bytes]:
        """Every file by path."""
        top = self.folder / audience
        return {p.relative_to(top).as_posix(): p.read_bytes() for p in sorted(top.rglob("*")) if p.is_file()}


# Serving


class WebServer(SimpleHTTPRequestHandler):
    """Serves a site with the headers its header files ask for, and its page for what is missing."""

    def end_headers(self) -> None:
        for name, value in headers_of(Path(self.directory), self.path.split("/")[1]).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, *_: object) -> None:
        page = Path(self.directory, self.path.split("/")[1], "404.html")
        body = page.read_bytes() if page.is_file() else b"nothing here"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def headers_of(site: Path, audience: str) -> dict[str, str]:
    """The headers of one edition, as `_headers` lists them."""
    file = site / "headers" / audience / "_headers"
    lines = file.read_text("utf-8").splitlines()[1:] if file.is_file() else []
    return dict(line.strip().split(": ", 1) for line in lines)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder behind a web server; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(WebServer, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
