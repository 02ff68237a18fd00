"""The server configuration that `docs/publishing.md` shows, tried in a real nginx with a stand-in log-in."""

import http.client
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.page import Edition
from generator.site import csp
from generator.site.publish import publish

DOCS = Path(__file__).parents[2] / "docs" / "publishing.md"
HOSTS = {
    "employee": "handbook.example",
    "comms": "comms-handbook.example",
    "facilitator": "exercises.example",
}
GROUPS = {"erin": {"employee"}, "fay": {"employee", "comms", "facilitator"}}

pytestmark = pytest.mark.skipif(
    not (shutil.which("nginx") and shutil.which("openssl")), reason="needs nginx and openssl"
)


class LogIn(BaseHTTPRequestHandler):
    """Lets those in whose cookie names them, into the editions of their groups."""

    protocol_version = "HTTP/1.1"
    down = False
    asked: list[str] = []  # noqa: RUF012 - a handler is made for each request

    def do_GET(self) -> None:
        wanted = parse_qs(urlsplit(self.path).query).get("allowed_groups", [""])[0].removeprefix("handbook-")
        name = re.search(r"session_1=(\w+)", self.headers.get("Cookie", ""))
        known = GROUPS.get(name[1]) if name else None
        self.asked.append(self.path)
        allowed = 401 if known is None else 202 if wanted in known else 403
        self.send_response(503 if self.down else allowed)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def engine(edition: Edition, look: Path, into: Path, epoch: int) -> None:
    (into / "index.html").write_text(f"<!doctype html><p>{edition.audience}</p>" + "<p>words</p>" * 300)
    (into / "404.html").write_text("<!doctype html><p>nothing here</p>")
    (into / "assets").mkdir()
    (into / "assets" / "site.0123abcd.css").write_text("p { margin: 0 }\n")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def shown(folder: Path, port: int, log_in: int) -> str:
    """The configuration as the page tells to write it, with this machine's places."""
    block = re.search(r"```nginx\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert block
    once, employee = block[1].split("\n\nserver {", 1)
    doors = "".join(
        "\nserver {" + employee.replace("employee", audience).replace(HOSTS["employee"], host)
        for audience, host in HOSTS.items()
    )
    places = {
        "/srv/handbook/": f"{folder}/",
        "/run/nginx-handbook": f"{folder}/memory",
        "/etc/ssl/handbook.pem": f"{folder}/cert.pem",
        "/etc/ssl/handbook.key": f"{folder}/key.pem",
        "listen 443": f"listen 127.0.0.1:{port}",
        "127.0.0.1:4180": f"127.0.0.1:{log_in}",
        "200 202 10s": "200 202 1s",
    }
    text = once + doors
    for there, here in places.items():
        assert there in text
        text = text.replace(there, here)
    temporary = "".join(
        f"{kind}_temp_path {folder}/temp-{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; daemon off;\nuser root;\n"
        f"events {{}}\nhttp {{\ntypes {{ text/html html; text/css css; application/zip zip; }}\n"
        f"access_log off;\n{temporary}{text}\n}}\n"
    )


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Door:
    folder: Path
    port: int

    def get(self, audience: str, path: str = "/", who: str = "", **headers: str) -> Answer:
        trust = ssl.create_default_context(cafile=str(self.folder / "cert.pem"))
        trust.check_hostname = False
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=trust, timeout=30)
        sent = {"Host": HOSTS[audience], **headers}
        if who:
            sent["Cookie"] = f"session_0=half; session_1={who}"
        # The name in the handshake decides which door is knocked at.
        connection.sock = trust.wrap_socket(
            socket.create_connection(("127.0.0.1", self.port)), server_hostname=HOSTS[audience]
        )
        connection.request("GET", path, headers=sent)
        reply = connection.getresponse()
        found = Answer(
            reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read()
        )
        connection.close()
        return found


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    folder = tmp_path_factory.mktemp("nginx")
    editions = [Edition(audience, "en", "ltr", "Handbook", (), ()) for audience in HOSTS]
    publish(
        editions,
        folder / "site",
        Path("mkdocs.yml"),
        1_700_000_000,
        engine=engine,
        policy=lambda: csp.policy(),
    )
    made = f"-newkey rsa:2048 -keyout {folder}/key.pem -out {folder}/cert.pem -subj /CN=handbook.example"
    subprocess.run(f"openssl req -x509 -nodes {made}".split(), check=True, capture_output=True)
    log_in = ThreadingHTTPServer(("127.0.0.1", 0), LogIn)
    threading.Thread(target=log_in.serve_forever, daemon=True).start()
    port = free_port()
    (folder / "nginx.conf").write_text(shown(folder, port, log_in.server_port))
    nginx = ["nginx", "-e", f"{folder}/error.log", "-p", str(folder), "-c", f"{folder}/nginx.conf"]
    tested = subprocess.run([*nginx, "-t"], capture_output=True, text=True)
    assert tested.returncode == 0, tested.stderr
    server = subprocess.Popen(nginx)
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield Door(folder, port)
    server.terminate()
    server.wait(30)
    log_in.shutdown()


@pytest.mark.parametrize("path", ["/", "/search/search_index.json", "/assets/site.0123abcd.css", "/gone/"])
def test_without_signing_in_there_is_nothing_but_the_way_to_the_log_in(door: Door, path: str):
    answer = door.get("employee", path)

    assert answer.status == 302
    assert answer.headers["location"] == f"/oauth2/sign_in?rd={path}"


def test_each_door_opens_for_its_own_readers_alone(door: Door):
    assert [door.get(audience, who="erin").status for audience in HOSTS] == [200, 403, 403]
    assert [door.get(audience, who="fay").status for audience in HOSTS] == [200, 200, 200]
    assert b"<p>facilitator</p>" in door.get("facilitator", who="fay").body


def test_what_one_reader_may_see_opens_nothing_for_the_next(door: Door):
    assert door.get("facilitator", who="fay").status == 200
    assert door.get("facilitator", who="erin").status == 403
    assert door.get("facilitator").status == 302


def test_the_log_in_is_not_asked_for_every_file(door: Door):
    door.get("employee", who="fay")
    asked = len(LogIn.asked)
    for _ in range(20):
        assert door.get("employee", who="fay").status == 200

    assert len(LogIn.asked) - asked < 20


def test_pages_are_sent_as_they_were_compressed_with_all_headers(door: Door):
    answer = door.get("employee", who="fay", **{"Accept-Encoding": "gzip"})

    assert answer.body == (door.folder / "site" / "employee" / "index.html.gz").read_bytes()
    assert answer.headers["content-security-policy"] == csp.policy()
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, no-cache"


def test_files_with_a_mark_are_kept_and_pages_for_facilitators_are_not(door: Door):
    marked = door.get("employee", "/assets/site.0123abcd.css", who="fay")
    script = door.get("facilitator", who="fay")

    assert marked.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert marked.headers["content-security-policy"] == csp.policy()
    assert script.headers["cache-control"] == "private, no-store"


def test_a_browser_that_has_the_page_is_told_so(door: Door):
    first = door.get("comms", who="fay")
    again = door.get("comms", who="fay", **{"If-None-Match": first.headers["etag"]})
    assert again.status == 304


def test_an_address_that_is_not_there_shows_the_sites_own_page(door: Door):
    answer = door.get("employee", "/gone/", who="fay")

    assert answer.status == 404
    assert b"nothing here" in answer.body
    assert "content-security-policy" in answer.headers


def test_while_the_log_in_is_down_whoever_was_in_reads_on_and_nobody_else_gets_in(
    door: Door, monkeypatch: pytest.MonkeyPatch
):
    assert door.get("employee", who="fay").status == 200
    time.sleep(1.5)  # longer than the answer counts as fresh
    monkeypatch.setattr(LogIn, "down", True)

    assert door.get("employee", who="fay").status == 200
    assert door.get("employee", who="erik").status == 500
    assert door.get("employee").status == 500
