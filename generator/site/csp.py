"""The wall behind the escaping: the Content-Security-Policy, and the proof that a page keeps to it.

Our pages hold no inline script, style or handler, so the policy is the same for every page and lists
no hash but that of the one script in the 404 page, which cannot know where the site lies.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from html import unescape

from generator.site.tags import INSIDE

TAG = re.compile(rf"<[a-zA-Z/!]{INSIDE}>")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
SCRIPT = re.compile(rf"<script\b({INSIDE})>(.*?)</script>", re.DOTALL | re.IGNORECASE)
ATTRIBUTE = re.compile(r"""(?<=[\s"'/])([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
NAME = re.compile(r"</?([^\s/>]+)")
SUSPECT = re.compile(
    r"""[\s"'/](?:on[a-z]+|style|srcdoc)\s*=|script:|data:text|=\s*["']?\s*(?:[a-z][a-z0-9+.-]*:)?//
        |<(?:style|base|iframe|frame|object|embed|applet|portal|form)\b|&\#|&(?:tab|newline|colon);""",
    re.IGNORECASE | re.VERBOSE,
)
ID = re.compile(r"""\sid=["']?([^\s"'>]+)""")

LOADING = {"src", "srcset", "data", "poster", "background", "manifest", "formaction", "action"}
LINKING = {"a", "area"}
FRAMES = {"style", "base", "iframe", "frame", "object", "embed", "applet", "portal"}
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x20]")


def fingerprint(script: str) -> str:
    """How a policy names one inline script."""
    return "'sha256-" + b64encode(sha256(script.encode()).digest()).decode() + "'"


def policy(scripts: Sequence[str] = (), *, header: bool = True) -> str:
    """The policy as text, for a header or (`header=False`) for a page, where `frame-ancestors` means nothing.

    `scripts` are the fingerprints of the inline scripts that may run.
    """
    rules = [
        "default-src 'none'",
        " ".join(("script-src 'self'", *scripts)),
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
    ]
    return "; ".join([*rules, "frame-ancestors 'none'"] if header else rules)


def faults(html: str, allowed: Sequence[str] = ()) -> list[str]:
    """What in a finished page the policy would stop, or a browser could read in two ways."""
    found = list(inline_scripts(html, allowed))
    bare = SCRIPT.sub(r"<script\1></script>", COMMENT.sub("", html))
    tags = TAG.findall(bare)
    if "".join(tags).count("<") != bare.count("<"):
        found.append("a tag that does not end")
    told = [in_tag(tag) for tag in tags]
    found += dict.fromkeys(fault for faults, _ in told for fault in faults)
    return found + [f"the id '{name}' twice" for name in twice(name for _, ids in told for name in ids)]


def inline_scripts(html: str, allowed: Sequence[str]) -> Iterable[str]:
    """Scripts that stand in the page itself and are not on the list; data is no script."""
    for attributes, body in SCRIPT.findall(html):
        given = dict(ATTRIBUTE.findall(attributes))
        if (
            "src" not in given
            and given.get("type") != '"application/json"'
            and fingerprint(body) not in allowed
        ):
            yield f"a script inside the page: {body.strip()[:60]}"


@lru_cache(maxsize=20_000)
def in_tag(tag: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is wrong with one tag, and its ids; pages share most of their tags."""
    return tuple(examined(tag)) if SUSPECT.search(tag) else (), tuple(ID.findall(tag))


def examined(tag: str) -> Iterable[str]:
    """What is wrong with one tag that looks suspicious."""
    element = NAME.match(tag)
    name = element.group(1).lower() if element else ""
    if name in FRAMES:
        yield f"a frame, an object, a style or a base address: {tag[:80]}"
    for key, value in ATTRIBUTE.findall(tag):
        attribute = key.lower()
        if attribute.startswith("on") or attribute in {"style", "srcdoc"}:
            yield f"a handler or a style inside a tag: {tag[:80]}"
        elif attribute in LOADING or attribute.endswith("href"):
            yield from in_address(
                tag, attribute, UNSEEN.sub("", unescape(value.strip("\"'"))), name in LINKING
            )


def in_address(tag: str, attribute: str, address: str, link: bool) -> Iterable[str]:
    """A link may lead anywhere but to a script; what is loaded must lie on this site."""
    scheme = SCHEME.match(address)
    if scheme and ("script:" in scheme.group().lower() or (link and scheme.group().lower() == "data:")):
        yield f"an address that is a script: {tag[:80]}"
    elif not link and (address.startswith(("//", "\\")) or (scheme and scheme.group().lower() != "data:")):
        yield f"something loaded from another place than this site ({attribute}): {tag[:80]}"


def twice(names: Iterable[str]) -> list[str]:
    """The names that stand more than once, in reading order."""
    seen: set[str] = set()
    again = []
    for name in names:
        if name in seen:
            again.append(name)
        seen.add(name)
    return again
