"""The offline copy: a finished edition comes in, one archive of it that works from a folder goes out.

A page opened as a file finds no `index.html` behind a folder's name, so links say it. The search needs
a server, so its box is taken away. Nothing in the archive depends on when or where it was made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.site.links import MOVED, SCHEME, TAG

ARCHIVE = "offline/handbook.zip"
INSIDE = "handbook/"  # so that unpacking fills one folder, whatever the reader's desktop does
STYLE = "assets/offline.css"
HIDING = f".md-search, .md-header [for=__search], a[href$='{ARCHIVE}'] {{ display: none !important; }}\n"
LEFT_OUT = re.compile(
    r"search/search_index\.json$|offline/handbook\.zip$|(?:^|/)404\.html$|assets/javascripts/(workers|lunr)/"
)
EARLIEST = (1980, 1, 1, 0, 0, 0)  # that an archive can say
TAGS = re.compile(f"({TAG.pattern})")
TARGET = re.compile(r"""(\s(?:href|data-to)=["']?|;\s*url=)([^"'\s>]+)""")


def pack(folder: Path, names: Sequence[str]) -> None:
    """Lay an archive of these files of an edition into it."""
    (folder / ARCHIVE).parent.mkdir(exist_ok=True)
    with ZipFile(folder / ARCHIVE, "w") as archive:
        for name in names:
            if not LEFT_OUT.search(name):
                add(archive, name, (folder / name).read_bytes())
        add(archive, STYLE, HIDING.encode())


def add(archive: ZipFile, name: str, data: bytes) -> None:
    """Put one file into the archive, a page with links that work without a server."""
    entry = ZipInfo(INSIDE + name, EARLIEST)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3  # the rights below are Unix rights, on whatever machine this runs
    entry.external_attr = 0o100644 << 16
    content = page_alone(name, data.decode()).encode() if name.endswith(".html") else data
    archive.writestr(entry, content, compresslevel=6)


def page_alone(name: str, html: str) -> str:
    """A page as it works when it is opened as a file."""
    parts = TAGS.split(html)
    parts[1::2] = map(tag_alone, parts[1::2])  # every other part is a tag
    html = "".join(parts)
    html = MOVED.sub(lambda moved: moved.group().replace(moved[1], anchors_alone(moved[1])), html)
    style = f'<link rel="stylesheet" href="{"../" * name.count("/")}{STYLE}">\n'
    return html.replace("</head>", style + "</head>", 1)


@lru_cache(maxsize=20_000)  # most tags of a page stand on all the others too
def tag_alone(tag: str) -> str:
    """A tag with its links made to name files; the tags that start the search no longer do."""
    tag = tag.replace(' data-md-component="search"', "").replace(' name="search"', "")
    return TARGET.sub(lambda found: found[1] + file_of(found[2]), tag)


def anchors_alone(moved: str) -> str:
    """The list of moved anchors, as data inside a page."""
    leading = {anchor: file_of(to) for anchor, to in json.loads(moved).items()}
    return json.dumps(leading).replace("<", "\\u003c").replace("&", "\\u0026").replace(">", "\\u003e")


def file_of(target: str) -> str:
    """The target of a link with the file named: `plays/#x` becomes `plays/index.html#x`."""
    if SCHEME.match(target) or target.startswith(("#", "?", "/")):
        return target
    path, mark, rest = re.match(r"([^#?]*)([#?]?)(.*)", target, re.DOTALL).groups()  # type: ignore[union-attr]
    if path.endswith("/") or path.rpartition("/")[2] in (".", ".."):
        path = path.rstrip("/") + "/index.html"
    return path + mark + rest
