"""Each language's pages speak that language: what stands in another one says so, or is a name."""

import re
from collections.abc import Iterator

import pytest

from tests.whole.published import AUDIENCES, Site
from tests.whole.spoken_text import Said, said_on, words_of

LANGUAGES = ("ar", "he", "el", "pl")
DIRECTIONS = {"ar": "rtl", "he": "rtl", "el": "ltr", "pl": "ltr"}

NAMES = {
    "Ladlewick",
    "Gifts",
    "Ember",
    "Harbour",
    "Porch",
    "Field",
    "Pan",
    "Pani",
    "ty",
    "ISO",
    "CSV",
    "sev",
    "O",
}
"""The company, what it sells, two forms of address in Polish, standards, the letter that is no nought."""

LETTERS = set("ACIRPSMU")
"""The marks of a RACI matrix and of an evaluation, which are the same in every language."""

GREEKS_SAY = {
    *("e", "E", "mail", "Chat", "chat", "intranet", "SMS", "like", "likes", "premium", "blogger"),
    *("newsletter", "follow", "browser"),
    *("off", "the", "record", "dark", "site"),
}
"""What is written in Latin letters in Greek."""

ENGLISH = {
    *("the", "and", "with", "you", "your", "this", "that", "who", "which", "from", "are", "have", "has"),
    *("what", "nobody", "they", "our", "their", "should", "until", "before", "after", "of", "is", "for"),
    *("were", "will", "not"),
}
"""Words that no Polish sentence has and no English one can do without."""


def spoken(site: Site, audience: str, language: str) -> Iterator[tuple[str, Said]]:
    """Every text of an audience's pages in that language which says it is in it."""
    folder = site.folder / audience / language
    for page in sorted(folder.rglob("*.html")):
        for said in said_on(page.read_text("utf-8")):
            if said.language == language:
                yield page.relative_to(folder).as_posix(), said


def astray(language: str, word: str) -> bool:
    """Whether a word gives away that its sentence is in another language."""
    if language == "pl":
        return word.lower() in ENGLISH
    if not re.match(r"[A-Za-z]", word):
        return False
    return word not in NAMES | LETTERS | (GREEKS_SAY if language == "el" else set())


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_left_in_the_language_of_the_source(starter: Site, audience: str, language: str) -> None:
    left = {
        (page, said.text[:80])
        for page, said in spoken(starter, audience, language)
        if any(astray(language, word) for word in words_of(said.text))
    }
    assert sorted(left) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_of_what_is_said_is_in_the_letters_of_the_language(starter: Site, language: str) -> None:
    """So that the test above cannot pass over pages on which nothing is said."""
    scripts = {
        "ar": "[\u0620-\u06ff]",
        "he": "[\u05d0-\u05ea]",
        "el": "[\u0370-\u03ff\u1f00-\u1fff]",
        "pl": "[ąćęłńóśźż]",
    }
    texts = [said.text for _, said in spoken(starter, "employee", language)]
    own = sum(bool(re.search(scripts[language], text, re.IGNORECASE)) for text in texts)
    assert own > 5000


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_says_its_language_and_direction(starter: Site, audience: str, language: str) -> None:
    opening = f'<html lang="{language}" dir="{DIRECTIONS[language]}"'
    pages = sorted((starter.folder / audience / language).rglob("*.html"))
    assert len(pages) > 100
    redirects = [page for page in pages if 'http-equiv="refresh"' in page.read_text("utf-8")]
    assert [
        page.name for page in pages if opening not in page.read_text("utf-8") and page not in redirects
    ] == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_address_lives_in_every_language(starter: Site, audience: str) -> None:
    """But for what the program writes in English alone."""
    root = starter.folder / audience
    here = {
        page.relative_to(root).as_posix()
        for page in root.rglob("index.html")
        if page.relative_to(root).parts[0] not in LANGUAGES
    }
    alone = {page for page in here if page.startswith(("health/", "checks/"))}
    for language in LANGUAGES:
        there = {
            page.relative_to(root / language).as_posix() for page in (root / language).rglob("index.html")
        }
        assert there == here - alone
