"""`search/search_index.json` in the form that Material's worker reads, written from the sections of pages.

The worker puts titles and texts into the result list as HTML, so both are escaped here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any

from generator.page import Edition, Page
from generator.site.tags import INSIDE

# What stands inside these is no text to read.
SILENT = re.compile(
    r'<(script|style|svg|template)\b.*?</\1>|<details class="pb-tongue">.*?</details>',
    re.DOTALL | re.IGNORECASE,
)
TAG = re.compile(rf"<{INSIDE}>")
# Blanks, dashes (the Hebrew one, too), and the quotes and stops of our languages, which else stick to a word.
BETWEEN_WORDS = r"[\s\-\u2013\u2014\u05be\u201e\u201c\u201d\u00ab\u00bb()\u060c\u061b\u061f,;!?\u2026]+"
FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "keywords": {"boost": 500.0}}


def text_of(html: str) -> str:
    """The words of a piece of HTML, escaped for the result list."""
    words = unescape(TAG.sub(" ", SILENT.sub(" ", html)))
    return escape(" ".join(words.split()))


def entries(page: Page) -> Iterator[dict[str, Any]]:
    """A page as units to find: the page itself, then each section with its anchor."""
    whole: dict[str, Any] = {
        "location": page.address,
        "title": escape(str(page.title)),
        "text": escape(str(page.summary)) or text_of(page.lead),
    }
    if page.keywords:
        whole["keywords"] = escape(" ".join(page.keywords))
    yield whole
    for section in page.sections:
        yield {
            "location": f"{page.address}#{section.id}",
            "title": escape(str(section.title)),
            "text": text_of(section.html),
        }


def write(edition: Edition, settings: Mapping[str, Any]) -> str:
    """The whole index of an edition; `settings` are the language, separator and pipeline of the worker."""
    docs = [entry for page in edition.pages if page.searchable for entry in entries(page)]
    config = {**settings, "fields": FIELDS}
    return json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
