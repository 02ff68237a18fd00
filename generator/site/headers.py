"""Header files: the security policy and an audience come in, what a web server has to send goes out.

They lie beside the editions, in `headers/<audience>/`: `pages.conf` and `assets.conf` to be included by
nginx, and `_headers` for hosts that serve a folder as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FOLDER = "headers"
# A page may change at any time; a file whose name carries a mark of its content never does.
PAGES = {
    "employee": "private, no-cache",
    "comms": "private, no-cache",
    "facilitator": "private, no-store",
}
MARKED_ASSETS = "private, max-age=31536000, immutable"


def security(policy: str) -> dict[str, str]:
    """The headers that every answer carries."""
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "Strict-Transport-Security": "max-age=31536000",
        "X-Robots-Tag": "noindex, nofollow",
    }


def write(release: Path, audience: str, policy: str) -> None:
    """Lay the header files of one audience into a release."""
    place = release / FOLDER / audience
    place.mkdir(parents=True)
    pages = security(policy) | {"Cache-Control": PAGES[audience]}
    assets = security(policy) | {"Cache-Control": MARKED_ASSETS}
    (place / "pages.conf").write_text(for_nginx(pages), "utf-8")
    (place / "assets.conf").write_text(for_nginx(assets), "utf-8")
    (place / "_headers").write_text(for_static_host(pages), "utf-8")


def for_nginx(headers: Mapping[str, str]) -> str:
    """Lines for nginx's `include`."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())


def for_static_host(headers: Mapping[str, str]) -> str:
    """One block, for all addresses."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
