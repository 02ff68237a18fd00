"""Plain Markdown that any generator can build: headings as Markdown, bodies as HTML blocks.

Headings keep their permanent ids as plain anchors. Links lead from folder to folder, as in the site, since
engines leave links in HTML as they are. Nothing that an editor typed is Markdown here: in titles every sign
that means something is written as its number, and bodies stand in blocks that engines hand through.
"""

from __future__ import annotations

import json
import re
from typing import Final

from generator.page import Edition, Page, Section

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#|&~$:!^=]")
_PREFORMATTED: Final = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


def markdown(edition: Edition) -> dict[str, str]:
    """The pages of an edition as Markdown files, by path: the page `roles/x/` is `roles/x/index.md`."""
    return {f"{page.address}index.md": _page(page) for page in edition.pages}


def _page(page: Page) -> str:
    front = ["---", f"title: {_quoted(page.title)}"]
    if page.summary:
        front.append(f"description: {_quoted(page.summary)}")
    blocks = ["\n".join([*front, "---"]), f"# {_escaped(page.title)}", _body(page.lead)]
    for section in page.sections:
        blocks += [_heading(section), _body(section.html)]
    blocks.append(_body(page.foot))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _heading(section: Section) -> str:
    return f'<a id="{section.id}"></a>\n\n{"#" * section.level} {_escaped(section.title)}'


def _body(html: str) -> str:
    """HTML as one Markdown block: a `div` opens it, and no blank line inside ends it."""
    body = "".join(map(_unbroken, _PREFORMATTED.split(html))).strip()
    return f"<div>\n{body}\n</div>" if body else ""


def _unbroken(html: str) -> str:
    if html.startswith("<pre"):
        return html.replace("\n", "&#10;")
    return re.sub(r"\n\s*\n+", "\n", html)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
