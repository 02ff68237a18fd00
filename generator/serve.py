"""The site on this machine while somebody writes: a rebuild and paths to watch come in, pages are served.

Broken content never takes pages away. The last good ones stay, and each carries what is to be repaired.
"""

from __future__ import annotations

import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from generator.banner import OWN_FILES, Outcome, banner, page_alone, reload_script, summary
from generator.finding import Finding, Place, Severity
from generator.site.faults import SiteFault

BETWEEN_LOOKS = 0.5  # seconds
HERE = {"localhost", "127.0.0.1", "::1"}


def serve(
    rebuild: Callable[[], Outcome],
    watch: Sequence[Path],
    on_message: Callable[[str], None],
    host: str = "127.0.0.1",
    port: int = 8000,
) -> None:
    """Build, serve, and build again whenever a watched file changes, until Ctrl-C.

    Each rebuild gives a folder of its own, which is removed when a newer one takes its place. A rebuild may
    raise whatever it likes: that is shown, too.
    """
    server = Server(rebuild, watch, host, port, on_message)
    try:
        server.again()
        threading.Thread(target=server.look, daemon=True).start()
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        on_message("Stopped.")
    except OSError as fault:
        raise SiteFault(
            f"'{host}:{port}' cannot be used ({fault.strerror}). Perhaps another program uses it: "
            "choose another number with --port."
        ) from fault
    finally:
        server.shutdown()
        server.remove_pages()


class Server(LiveReloadServer):
    """MkDocs' reloading server, which keeps the last good pages and shows findings in them."""

    def __init__(
        self,
        rebuild: Callable[[], Outcome],
        watch: Sequence[Path],
        host: str,
        port: int,
        on_message: Callable[[str], None],
    ) -> None:
        super().__init__(builder=self.again, host=host, port=port, root=".")
        self.rebuild = rebuild
        self.paths = watch
        self.seen = fingerprint(watch)
        self._watched_paths = {str(path): 1 for path in watch}  # pages are to carry the reload script
        self.say = on_message
        self.pages: Path | None = None
        self.latest = Outcome(None)
        self.request = threading.local()
        self.error_handler = self.not_found

    # Watching

    def look(self) -> None:
        """Ask for a build whenever the files are not as they were before the last one.

        MkDocs' own observer begins to look after the first build and misses what is saved during it.
        """
        while not self._shutdown:
            time.sleep(BETWEEN_LOOKS)
            if (now := fingerprint(self.paths)) != self.seen:
                self.seen = now
                with self._rebuild_cond:
                    self._want_rebuild = True
                    self._rebuild_cond.notify_all()

    # Building

    def again(self) -> None:
        """Build once more. It never raises, or the server would be stuck."""
        started = time.monotonic()
        self.latest = self.outcome()
        if self.latest.folder is not None:
            before, self.pages = self.pages, self.latest.folder.absolute()
            self.root = str(self.pages)
            if before not in (None, self.pages):
                shutil.rmtree(before, ignore_errors=True)
        self.say(f"Built in {time.monotonic() - started:.1f} s. {summary(self.latest, self.pages)}")

    def outcome(self) -> Outcome:
        """What the rebuild gives; a fault of the look or of the program as findings."""
        try:
            return self.rebuild()
        except SiteFault as fault:
            return Outcome(None, [problem("site", line) for line in fault.lines])
        except (Exception, SystemExit) as fault:
            words = f"The program itself failed, please report it: {type(fault).__name__}: {fault}"
            return Outcome(None, [problem("program", words)])

    def remove_pages(self) -> None:
        """Leave nothing behind."""
        if self.pages is not None:
            shutil.rmtree(self.pages, ignore_errors=True)

    # Answering

    def server_activate(self) -> None:
        """Say where to look, now that the place is ours."""
        super().server_activate()
        self.say(f"Open http://{f'[{self.place}]' if ':' in self.place else self.place}:{self.server_port}/")

    @property
    def place(self) -> str:
        """The number of this machine that is listened on."""
        return str(self.server_address[0])

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"]
        if not self.asked_from_here(environ.get("HTTP_HOST", "")):
            return answer(
                start_response, "403 Forbidden", "text/plain", "Ask for this site by its own address."
            )
        if path in OWN_FILES:
            return answer(start_response, "200 OK", *OWN_FILES[path])
        if path.startswith("/livereload/"):
            return super()._serve_request(environ, start_response)
        with self._epoch_cond:
            # Before the path is looked up: a page of the old folder must not pass for one of the new build.
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            self.request.epoch = self._visible_epoch
        if self.pages is None:
            return answer(
                start_response,
                "200 OK",
                "text/html; charset=utf-8",
                page_alone(self.latest, self.request.epoch),
            )
        return super()._serve_request(environ, start_response)

    def asked_from_here(self, name: str) -> bool:
        """Whether a request calls us by our own name: a foreign page must not read what is only here."""
        if not ip_address(self.place).is_loopback:
            return True
        return re.sub(r":\d+$", "", name).strip("[]").lower() in HERE

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        shown = getattr(self.request, "epoch", epoch)
        addition = (banner(self.latest, alone=False) + reload_script(shown)).encode()
        body, end, rest = content.rpartition(b"</body>")
        return body + addition + end + rest if end else content + addition

    def not_found(self, code: int) -> bytes | None:
        """The site's own page for addresses that do not exist."""
        page = self.pages / f"{code}.html" if self.pages else None
        if page is None or not page.is_file():
            return None
        return self._inject_js_into_html(page.read_bytes(), self._visible_epoch)


def fingerprint(paths: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """All files at or below the paths with the time and size of each; hidden ones are those of editors."""
    found: dict[str, tuple[int, int]] = {}
    for path in paths:
        with suppress(OSError):  # a file may go while it is looked at; the next look is near
            if path.is_dir():
                found.update(files_below(str(path)))
            else:
                found[str(path)] = time_and_size(path.stat())
    return found


def files_below(folder: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every file in a folder and its folders. This runs all the time, so it is the quickest way there is."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from files_below(entry.path)
            else:
                yield entry.path, time_and_size(entry.stat())


def time_and_size(state: os.stat_result) -> tuple[int, int]:
    """What changes when a file is saved."""
    return state.st_mtime_ns, state.st_size


def problem(check: str, message: str) -> Finding:
    """A fault that stands in no file of the playbook."""
    return Finding(check, Severity.ERROR, message, Place(""))


def answer(start_response: Any, status: str, kind: str, text: str) -> list[bytes]:
    """A small answer of our own."""
    data = text.encode()
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(data)))])
    return [data]
