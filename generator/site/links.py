"""The link check: a finished edition comes in, every link of it that leads nowhere goes out as a line.

Links that editors write are resolved long before, so whatever is found here is a fault of the program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote

from generator.site.tags import INSIDE

# Comments and the insides of scripts and styles hold no links.
SILENT = re.compile(r"<(?:!--.*?--|((?:script|style)\b[^>]*)>.*?</(?:script|style))>", re.DOTALL)
TAG = re.compile(rf"<[a-zA-Z][\w-]*+{INSIDE}>")
NAMED = re.compile(r"<([\w-]+)(.*)>", re.DOTALL)
ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
REFRESH = re.compile(r"\s*\d+\s*;\s*url=(.*)", re.IGNORECASE | re.DOTALL)
STYLE_LINK = re.compile(r"""url\(\s*["']?([^"')]+?)["']?\s*\)|@import\s+["']([^"']+)["']""")
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")

LEAVING = {"http", "https", "mailto", "tel"}  # what a reader may follow out of the site
LINKING = ("href", "xlink:href", "src", "poster", "data", "action", "data-to")
FOLLOWED = {"a", "area"}  # the only tags whose links wait for a click
NOT_LOADED = {"canonical", "alternate"}  # what a <link> may say about other places without loading them
INDEX = "search/search_index.json"
READ = (".html", ".css", INDEX)
NOT_FOUND = "404.html"  # shown at any address, so it alone counts from the top, in each language
BASE = re.compile(r'data-base="/([^"]*)"')
MOVED = re.compile(r'<script id="__moved" type="application/json">(.*?)</script>', re.DOTALL)


class Link(NamedTuple):
    """A link as it stands in a file. `followed` ones wait for a click, others are loaded with the page."""

    target: str
    followed: bool


@dataclass(slots=True)
class Crawl:
    """What a crawl has found: files, the anchors of each page, places linked, each with a page that does."""

    files: set[str]
    anchors: dict[str, str] = field(default_factory=dict)
    wanted: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def add(self, other: Crawl) -> None:
        """Take in what was found in the files that follow."""
        self.anchors |= other.anchors
        self.wanted = other.wanted | self.wanted
        self.lines += other.lines


def broken(folder: Path) -> list[str]:
    """Every link, anchor and asset of the built folder that does not resolve, each id that stands twice."""
    crawl = Crawl({path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()})
    for name in sorted(crawl.files):
        if name.endswith(READ):
            read(name, (folder / name).read_text("utf-8", errors="replace"), crawl)
    return told(crawl)


def told(crawl: Crawl) -> list[str]:
    """All that is wrong, once every file has been read."""
    return [*sorted(crawl.lines), *dead_ends(crawl)]


def read(name: str, text: str, crawl: Crawl) -> None:
    """Take the anchors and links of one file into the crawl."""
    if name.endswith(".html"):
        tags = [tag_read(tag) for tag in TAG.findall(SILENT.sub(r"<\1>", text))]
        crawl.anchors[name] = anchors(name, [id_ for id_, _ in tags if id_], crawl)
        links = [link for _, found in tags for link in found]
        links += [
            Link(to, followed=True) for moved in MOVED.findall(text) for to in json.loads(moved).values()
        ]
        if name.rpartition("/")[2] == NOT_FOUND and (base := BASE.search(text)):
            links = [from_its_folder(link, "/" + base[1]) for link in links]
            name = NOT_FOUND
    elif name.endswith(".css"):
        links = [Link(one or other, followed=False) for one, other in STYLE_LINK.findall(text)]
    else:
        base_of_index = "../" * INDEX.count("/")
        links = [Link(base_of_index + unit["location"], followed=True) for unit in json.loads(text)["docs"]]
    for link in dict.fromkeys(links):
        note(name, link, crawl)


def anchors(name: str, ids: list[str], crawl: Crawl) -> str:
    """All ids of a page in one string, each between line ends: small, and quick to look up."""
    if len(ids) != len(set(ids)):
        twice = sorted({each for each in ids if ids.count(each) > 1})
        crawl.lines += [f"{name}: the id '{each}' stands twice" for each in twice]
    return "\n".join(["", *ids, ""])


@lru_cache(maxsize=20_000)  # most tags of a page stand on all the others too
def tag_read(tag: str) -> tuple[str, tuple[Link, ...]]:
    """The id of a tag and the links in it."""
    name, inside = NAMED.match(tag).groups()  # type: ignore[union-attr]
    attributes = {name: a or b or c for name, a, b, c in ATTRIBUTE.findall(inside)}
    return attributes.get("id", ""), tuple(links_of(name.lower(), attributes))


def links_of(tag: str, attributes: dict[str, str]) -> Iterator[Link]:
    """The links in one tag."""
    for attribute in LINKING:
        if attribute in attributes:
            followed = tag in FOLLOWED or attributes.get("rel", "").strip() in NOT_LOADED
            yield Link(unescape(attributes[attribute]).strip(), followed)
    for candidate in unescape(attributes.get("srcset", "")).split(","):
        if candidate.strip():
            yield Link(candidate.split()[0], followed=False)
    if attributes.get("http-equiv", "").lower() == "refresh" and (to := REFRESH.match(attributes["content"])):
        yield Link(unescape(to[1]), followed=True)


def from_its_folder(link: Link, base: str) -> Link:
    """A link of the page for unknown addresses, as it would stand on the home page."""
    return (
        Link("./" + link.target.removeprefix(base), link.followed) if link.target.startswith(base) else link
    )


def note(name: str, link: Link, crawl: Crawl) -> None:
    """Remember where an inner link leads, or say at once what is wrong with it."""
    if scheme := SCHEME.match(link.target):
        if not may_leave(scheme[1].lower(), link):
            crawl.lines.append(f"{name}: '{link.target[:80]}' is loaded from another place, or is no address")
    elif link.target.startswith("//"):
        crawl.lines.append(f"{name}: '{link.target[:80]}' is on another host")
    elif link.target.startswith("/"):
        crawl.lines.append(f"{name}: '{link.target}' counts from the top, so the site cannot be moved")
    else:
        path, _, anchor = link.target.partition("#")
        crawl.wanted.setdefault(
            (resolved(name, path.partition("?")[0]), unquote(anchor)), (name, link.target)
        )


def may_leave(scheme: str, link: Link) -> bool:
    """Whether a link with a scheme is one that a reader follows, or a picture inside the page."""
    return scheme in LEAVING if link.followed else scheme == "data"


def resolved(name: str, path: str) -> str:
    """The file that a relative path in a file means."""
    if not path:
        return name
    to_the_top = "../" * name.count("/")
    if path.startswith(to_the_top):
        return from_the_top(path.removeprefix(to_the_top) or "./")
    return from_the_top(f"{dirname(name)}/{path}")


@lru_cache(maxsize=20_000)  # the links of the menu are the same on every page
def from_the_top(path: str) -> str:
    """The file that a path means, counted from the top of the site."""
    target = normpath(unquote(path))
    if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
        return normpath(join(target, "index.html"))
    return target


def dead_ends(crawl: Crawl) -> Iterator[str]:
    """The links that lead to no file of the site, or to a page that lacks the anchor."""
    for (target, anchor), (name, written) in sorted(crawl.wanted.items(), key=lambda item: item[1]):
        if target not in crawl.files:
            yield f"{name}: '{written}' leads nowhere"
        elif anchor and target in crawl.anchors and f"\n{anchor}\n" not in crawl.anchors[target]:
            yield f"{name}: '{written}' leads to a page that has no '{anchor}'"
