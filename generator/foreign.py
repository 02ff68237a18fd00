"""Foreign: a text in another language than the page around it, which says so wherever it is printed.

While a page is being filled, such a text stands between marks that no editor can type. When the page is done
they become elements with `lang` and `dir`, or nothing where no element may stand, as in an attribute.
"""

from __future__ import annotations

import re
from typing import Any, Final

from markupsafe import Markup

RIGHT_TO_LEFT: Final = frozenset({"ar", "he"})

OPEN, NAMED, CLOSE = "\ue010", "\ue011", "\ue012"
PIECE: Final = re.compile(f"(<[^>]*>)|{OPEN}([a-z]+){NAMED}|{CLOSE}")
MARKS: Final = re.compile(f"{OPEN}[a-z]+{NAMED}|{CLOSE}")
WHOLE: Final = re.compile(f"\\s*{OPEN}([a-z]+){NAMED}[^{OPEN}{CLOSE}]*{CLOSE}\\s*")
NAME: Final = re.compile(r"</?([a-zA-Z]+)")
WORDS_ONLY: Final = frozenset({"title", "desc", "option", "textarea", "script", "style"})
"""Elements that hold letters and no other element."""


def direction_of(language: str) -> str:
    """`rtl` for Arabic and Hebrew, else `ltr`."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


class Foreign(str):
    """A text with its own language. Where it is put into HTML it marks itself; `plain` is the text alone."""

    language: str

    def __new__(cls, text: str, language: str) -> Foreign:
        """The text, in that language."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return self.plain, self.language

    @property
    def plain(self) -> str:
        """The text without its language."""
        return self[:]

    def __html__(self) -> Markup:
        return inline(Markup.escape(self.plain), self.language)

    def __str__(self) -> str:
        return self.plain


def like(text: str, made: str) -> str:
    """What was made of a text, in the language of that text."""
    return Foreign(made, text.language) if isinstance(text, Foreign) else made


def inline(html: Markup, language: str) -> Markup:
    """Some HTML as part of a line in another language, between marks."""
    return Markup(f"{OPEN}{language}{NAMED}") + html + Markup(CLOSE)


def block(html: Markup, language: str) -> Markup:
    """Some HTML as a block in another language."""
    return Markup('<div class="pb-foreign"%s>%s</div>') % (language_attributes(language), html)


def attributes(text: str) -> Markup:
    """The attributes of an element that holds letters only, where they are in another language."""
    return language_attributes(text.language) if isinstance(text, Foreign) else Markup("")


def language_attributes(language: str) -> Markup:
    """What an element says that begins another language."""
    return Markup(' lang="%s" dir="%s"') % (language, direction_of(language))


def bare(html: Markup) -> str:
    """The letters of some HTML on one line, for places that take letters only; foreign if all of them are."""
    letters = " ".join(Markup(MARKS.sub("", html)).unescape().split())
    return Foreign(letters, found[1]) if (found := WHOLE.fullmatch(html)) else letters


def shown(html: Markup) -> Markup:
    """Finished HTML in which every mark has become an element, or nothing inside of tags and bare texts."""
    if OPEN not in html:
        return html
    made: list[str] = []
    inside: list[str] = []  # the elements around, as far as they matter here
    at = 0
    for piece in PIECE.finditer(html):
        made.append(html[at : piece.start()])
        at = piece.end()
        if piece[1]:
            made.append(MARKS.sub("", piece[1]))
            _enter(piece[1], inside)
        elif not WORDS_ONLY.isdisjoint(inside):
            continue
        else:
            made.append(_element(piece[2], "tspan" if "svg" in inside else "span"))
    return Markup("".join([*made, html[at:]]))


def _enter(tag: str, inside: list[str]) -> None:
    found = NAME.match(tag)
    name = found[1].lower() if found else ""
    if name not in WORDS_ONLY and name != "svg":
        return
    if not tag.startswith("</"):
        inside.append(name)
    elif name in inside:
        inside.remove(name)


def _element(language: Any, name: str) -> str:
    if not language:
        return f"</{name}>"
    return f'<{name} class="pb-foreign"{language_attributes(language)}>'
