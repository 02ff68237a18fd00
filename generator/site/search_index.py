"""`search/search_index.json` in the form that Material's worker reads, written from the sections of pages.

The worker puts titles and texts into the result list as HTML, so both are escaped here.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
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
FIELDS = {
    "title": {"boost": 1000.0},
    "text": {"boost": 1.0},
    "keywords": {"boost": 500.0},
    "plain": {"boost": 1.0},
}
# Marks that are no part of a decomposed letter: Polish ł, and the line that stretches Arabic words.
UNMARKED = str.maketrans({"ł": "l", "\u0640": None})


def text_of(html: str) -> str:
    """The words of a piece of HTML, escaped for the result list."""
    words = unescape(TAG.sub(" ", SILENT.sub(" ", html)))
    return escape(" ".join(words.split()))


def plain(text: str) -> str:
    """The words of a text that carry marks, as people type them in a hurry: επιστροφη, اعادة, zgloszenie."""
    if text.isascii():
        return ""
    found = dict.fromkeys(re.split(BETWEEN_WORDS, text.lower()))
    return " ".join(bare for word in found if (bare := _bare(word)) != word)


@lru_cache(maxsize=50_000)  # the same few thousand words stand on all pages
def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return bare.translate(UNMARKED)


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


def found(page: Page) -> list[dict[str, Any]]:
    """The units of a page, the first of which is also found by those who leave accents and hamza away.

    Titles, search words and summary are enough for that; the words of all texts would make the Greek index
    two thirds larger.
    """
    first, *others = entries(page)
    texts = [first["title"], first.get("keywords", ""), first["text"], *(unit["title"] for unit in others)]
    typed = plain(" ".join(texts))
    return [{**first, "plain": typed} if typed else first, *others]


def write(edition: Edition, settings: Mapping[str, Any]) -> str:
    """The whole index of an edition; `settings` are the language, separator and pipeline of the worker."""
    docs = [entry for page in edition.pages if page.searchable for entry in found(page)]
    config = {**settings, "fields": FIELDS}
    return json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
