"""A reader with a browser: where they are, what the browser complained about, what it asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDE, PHONE, NARROW = ({"width": w, "height": h} for w, h in ((1400, 900), (390, 844), (320, 700)))


@dataclass
class Visit:
    """A reader with a browser: where they are, what the browser complained about, what it asked for."""

    page: Page
    host: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self._complain(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self._complain(f"error: {error}"))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("dialog", lambda dialog: (self._complain(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.context.route("**/*", self._own_host_only)

    def _own_host_only(self, route: Any) -> None:
        if route.request.url.startswith((self.host, "data:", "blob:")):
            route.continue_()
        else:
            self._complain(f"asked another host: {route.request.url}")
            route.abort()

    def _complain(self, line: str) -> None:
        self.complaints.append(f"{self.page.url.removeprefix(self.host)}: {line}")

    def to(self, path: str) -> Page:
        """Open a page and wait until all it is made of is there."""
        self.page.goto(self.host + path, wait_until="load")
        self.page.evaluate("document.fonts.ready.then(() => true)")
        return self.page

    def to_the_end(self, path: str) -> Page:
        """The same, and wait until it asks for nothing more."""
        self.to(path)
        self.page.wait_for_load_state("networkidle")
        return self.page
