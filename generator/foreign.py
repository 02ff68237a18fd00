"""Foreign: a text in another language than the page around it, which says so wherever it is printed."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

RIGHT_TO_LEFT: Final = frozenset({"ar", "he"})


def direction_of(language: str) -> str:
    """`rtl` for Arabic and Hebrew, else `ltr`."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


class Foreign(str):
    """A text with its own language. As HTML it marks itself; `plain` is the text alone, for attributes."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Foreign:
        """The text, in that language."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return self.plain, self.language

    def __getstate__(self) -> Any:
        return None

    @property
    def plain(self) -> str:
        """The text without its mark."""
        return str.__str__(self)

    def __html__(self) -> Markup:
        return around(Markup.escape(self.plain), self.language)


def around(html: Markup, language: str, block: bool = False) -> Markup:
    """Some HTML marked as standing in that language: a span of a line, or a block of its own."""
    tag = "div" if block else "span"
    return Markup('<{0} class="pb-foreign" lang="{1}" dir="{2}">{3}</{0}>').format(
        tag, language, direction_of(language), html
    )


def like(text: str, made: str) -> str:
    """What was made of a text, in the same language as that text."""
    return Foreign(made, text.language) if isinstance(text, Foreign) else made
