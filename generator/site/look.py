"""The look: a repository's `mkdocs.yml` comes in, a MkDocs configuration that keeps our promises goes out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Both engines announce their successors on every build unless told not to before they are imported.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")

from jinja2 import TemplateNotFound
from markupsafe import Markup, escape
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from generator.page import Edition
from generator.site.faults import LookFault

THEME = Path(__file__).parent.parent / "theme"
MATERIAL = "material"

REFUSED = {
    "content.tooltips": "it turns escaped text back into markup",
    "search.suggest": "it puts what readers type into the page",
    "search.share": "it needs a script inside a link",
    "navigation.instant": "pages are loaded whole, so that old anchors and the policy hold",
    "navigation.instant.prefetch": "pages are loaded whole, so that old anchors and the policy hold",
    "navigation.instant.preview": "pages are loaded whole, so that old anchors and the policy hold",
    "navigation.instant.progress": "pages are loaded whole, so that old anchors and the policy hold",
    "announce.dismiss": "a notice about the playbook must stay in sight",
}
ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
OLD_CODES = {"iw": "he", "in": "id", "ji": "yi", "no": "nb"}


def read(look: Path, pages: Path, into: Path) -> MkDocsConfig:
    """Read `mkdocs.yml`, with the folder of hand-written pages and the folder to write to."""
    try:
        return load_config(str(look), docs_dir=str(pages), site_dir=str(into))
    except (MkDocsException, Abort) as problem:
        raise LookFault(f"{look.name} cannot be used: {problem}") from problem


def settle(config: MkDocsConfig, edition: Edition) -> None:
    """Fit the configuration to one edition, and refuse what would break a promise of the site."""
    if faults := tuple(objections(config)):
        raise LookFault(faults)
    language = language_of(edition.language)
    config.site_name = Markup(escape(str(edition.name)))
    config.site_description = Markup(escape(str(edition.description)))
    config.nav = []
    config.repo_url = None
    config.edit_uri = None
    config.theme["font"] = False
    config.theme["language"] = language
    config.theme["direction"] = edition.direction
    config.theme.static_templates.discard("sitemap.xml")
    add_theme(config.theme.dirs)


def add_theme(folders: list[str]) -> None:
    """Our templates come before Material's and after a repository's own."""
    if str(THEME) not in folders:
        place = next(i for i, folder in enumerate(folders) if Path(folder).parent.name == MATERIAL)
        folders.insert(place, str(THEME))


def objections(config: MkDocsConfig) -> Iterator[str]:
    """What the look asks for that the site cannot give."""
    if config.theme.name != MATERIAL:
        yield f"mkdocs.yml: the theme must be 'material', it is '{config.theme.name}'"
    for feature in config.theme.get("features") or []:
        if feature in REFUSED:
            yield f"mkdocs.yml: take out the feature '{feature}': {REFUSED[feature]}"
    for setting, address in loaded(config):
        if ELSEWHERE.match(address):
            yield f"mkdocs.yml: {setting} loads '{address}': lay the file into playbook/pages instead"


def loaded(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Every file that the look makes a reader's browser load."""
    yield from (("extra_css", str(path)) for path in config.extra_css)
    yield from (("extra_javascript", str(script)) for script in config.extra_javascript)
    yield from (("theme: " + name, str(config.theme.get(name) or "")) for name in ("logo", "favicon"))


def language_of(code: str) -> str:
    """The theme's own code for a language: `he_IL`, `he-IL` and `iw` are all `he`."""
    primary = re.split(r"[-_]", code.lower())[0]
    return OLD_CODES.get(primary, primary)


BETTER = {
    "ar": {
        "search.result.initializer": "يجري إعداد البحث",
        "search.result.one": "نتيجة واحدة",
        "search.result.other": "عدد النتائج: #",
        "search.result.more.one": "نتيجة أخرى في هذه الصفحة",
        "search.result.more.other": "نتائج أخرى في هذه الصفحة: #",
    },
    "he": {
        "search.result.initializer": "החיפוש בהכנה",
        "search.result.one": "נמצא דף אחד",
        "search.result.other": "דפים שנמצאו: #",
        "search.result.more.one": "עוד תוצאה אחת בדף הזה",
        "search.result.more.other": "עוד תוצאות בדף הזה: #",
    },
    "el": {
        "search.result.none": "Δεν βρέθηκε καμία σελίδα",
        "search.result.one": "Βρέθηκε μία σελίδα",
        "search.result.other": "Σελίδες που βρέθηκαν: #",
    },
}
"""What the theme says wrongly, or with one plural where a language has several."""


def words_of(env: Any, language: str, direction: str) -> dict[str, str]:
    """The theme's own words (search box, contents list) in one language, English where it has none."""
    theirs = translations(env, language)
    if not theirs:
        raise LookFault(f"the theme has no words for the language '{language}'")
    said = translations(env, "en") | theirs | BETTER.get(language, {})
    if said["direction"] != direction:
        raise LookFault(
            f"the language '{language}' is read {said['direction']}, but the edition says {direction}"
        )
    return said


KEYS = (
    "direction",
    "clipboard.copy",
    "clipboard.copied",
    "search.config.lang",
    "search.config.pipeline",
    "search.placeholder",
    "search.reset",
    "search.result.initializer",
    "search.result.placeholder",
    "search.result.none",
    "search.result.one",
    "search.result.other",
    "search.result.more.one",
    "search.result.more.other",
    "search.result.term.missing",
    "select.version",
)


def translations(env: Any, language: str) -> dict[str, str]:
    """What one language file of the theme says; nothing for a language it does not know."""
    try:
        word = env.get_template(f"partials/languages/{language}.html").module.t
    except TemplateNotFound:
        return {}
    said = {key: str(word(key)) for key in KEYS}
    return {key: text for key, text in said.items() if text}
