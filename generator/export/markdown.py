"""Plain Markdown that any generator can build: headings as Markdown, bodies as HTML blocks.

Headings keep their permanent ids as plain anchors, links become links between the files.
"""

from __future__ import annotations

import json
import re
from posixpath import join, normpath, relpath
from typing import Final

from generator.page import Edition, Page, Section

_LINK: Final = re.compile(r'(<a\b[^>]*?\shref=")([^"#?:]*/|)(#[^"]*)?(")')
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|])")


def markdown(edition: Edition) -> dict[str, str]:
    """The pages of an edition as Markdown files, by path."""
    return {_file(page.address): _page(page) for page in edition.pages}


def _file(address: str) -> str:
    return f"{address}index.md"


def _page(page: Page) -> str:
    front = ["---", f"title: {json.dumps(page.title, ensure_ascii=False)}"]
    if page.summary:
        front.append(f"description: {json.dumps(page.summary, ensure_ascii=False)}")
    blocks = ["\n".join([*front, "---"]), f"# {_escaped(page.title)}", _body(page, page.lead)]
    for section in page.sections:
        blocks += [_heading(section), _body(page, section.html)]
    blocks.append(_body(page, page.foot))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _heading(section: Section) -> str:
    return f'<a id="{section.id}"></a>\n\n{"#" * section.level} {_escaped(section.title)}'


def _body(page: Page, html: str) -> str:
    """HTML as one Markdown block: no blank line inside, links to files."""
    linked = _LINK.sub(lambda link: _to_file(page, link), html)
    return re.sub(r"\n\s*\n+", "\n", linked).strip()


def _to_file(page: Page, link: re.Match[str]) -> str:
    if not link[2]:
        return link[0]
    address = normpath(join(page.address or ".", link[2]))
    target = _file("" if address == "." else f"{address}/")
    return f"{link[1]}{relpath(target, page.address or '.')}{link[3] or ''}{link[4]}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
