"""The program's own words in one language: labels through gettext; dates, numbers and lists through Babel.

Lengths of time are labels too: what Babel has for them is not whole in every language.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final, Literal

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup, escape

from generator.foreign import direction_of
from generator.values import Digits, Duration

LOCALES = Path(__file__).parent / "locales"
WRITTEN_AS = {"en": "en_GB"}
"""The country's habits where a language has several: 20 November 2026."""
UNPARTED = {"pl": 10_000}
"""Below this no sign stands between thousands (CLDR's minimum grouping digits, which Babel leaves out)."""
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SHORT_DATE = {"ar": "d MMM y"}
"""How a day is written in tables, where the language's own short form is held together by direction marks."""
PAUSES: Final = {"ar": ("، ", "؛ ")}
"""The comma and the semicolon of a language that has its own."""

QUOTES: Final = {"ar": ("«", "»"), "el": ("«", "»"), "he": ('"', '"'), "pl": ("„", "”")}
"""What stands before and behind a quotation, where it is not “this”."""

ARABIC_INDIC: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
MARKS: Final = re.compile("[\u061c\u200e\u200f]")
HEBREW: Final = re.compile("[\u05d0-\u05ea]")
MAQAF: Final = "\N{HEBREW PUNCTUATION MAQAF}"


def N_(text: str) -> str:
    """Marks a label that stands in a table of the program; it is translated where it is printed."""
    return text


@lru_cache
def catalogue(language: str) -> NullTranslations:
    """The labels in one language, read from the file that translators fill: no compiled copy can lag."""
    file = LOCALES / language / "LC_MESSAGES" / "messages.po"
    if not file.is_file():
        return NullTranslations()
    with file.open("rb") as text, BytesIO() as compiled:
        write_mo(compiled, read_po(text, locale=language))
        compiled.seek(0)
        return GNUTranslations(compiled)


def NN_(one: str, many: str) -> tuple[str, str]:
    """Marks a label that depends on a number and stands in a table of the program."""
    return one, many


SORTS: Final = (*range(101), 1_000_000)
"""Every sort of number that a language has is among these."""


class Words:
    """Says the program's own words in one language, its numbers in the digits that were asked for."""

    def __init__(self, language: str, digits: Digits = "european") -> None:
        self.language = language
        self.digits = digits
        self.translations = catalogue(language)
        self.locale = Locale.parse(WRITTEN_AS.get(language, language))
        self.comma, self.semicolon = PAUSES.get(language, (", ", "; "))
        self._labels: dict[str, Markup] = {}

    @property
    def direction(self) -> str:
        """`rtl` for Arabic and Hebrew, else `ltr`."""
        return direction_of(self.language)

    def gettext(self, text: str) -> str:
        """A label in this language."""
        return self.figures(self.translations.gettext(text)) if text else ""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """A label that depends on a number."""
        return self.figures(self.translations.ngettext(one, many, number))

    # For templates: labels are our own HTML, what is put into them is not

    def label(self, text: str, **given: object) -> Markup:
        """A label as HTML, with values put into it: `_("within %(time)s", time=...)`."""
        found = self._labels.get(text)
        if found is None:
            found = self._labels[text] = _html(self.gettext(text))
        return found % self._said(given) if given or "%" in found else found

    def counted(self, one: str, many: str, num: int, **given: object) -> Markup:
        """A label that depends on a number, which it may show as `%(num)s`."""
        return _html(self.ngettext(one, many, num)) % self._said({"num": num, **given})

    def forms(self, one: str, many: str) -> dict[str, str]:
        """A label for every sort of number that the language knows, for scripts: `one`, `few`, `other`."""
        return {self.locale.plural_form(number): self.ngettext(one, many, number) for number in SORTS}

    def _said(self, given: Mapping[str, object]) -> dict[str, object]:
        return {name: self.number(value) if type(value) is int else value for name, value in given.items()}

    # Time

    def date(self, day: datetime.date) -> str:
        """20 November 2026."""
        return self.figures(_date(day, "long", self.locale))

    def short_date(self, day: datetime.date) -> str:
        """20 Nov 2026, for tables."""
        return self.figures(_date(day, SHORT_DATE.get(self.language, "medium"), self.locale))

    def time(self, clock: datetime.time | datetime.datetime | None) -> str:
        """09:00; the end of the day, for which there is no time, is 24:00."""
        return self.figures(f"{clock:%H:%M}" if clock else "24:00")

    def duration(self, length: Duration) -> str:
        """A length of time as the editor counted it: 15 minutes, 2 working days; `0m` is at once."""
        return self._length(length.amount, length.unit) if length.amount else self.gettext("at once")

    def minutes(self, number: int) -> str:
        """A number of minutes, in hours and minutes from two hours on, in days where they come out even."""
        if number < 120:
            return self._length(number, "m")
        if number % 1440 == 0:
            return self._length(number // 1440, "d")
        hours, rest = divmod(number, 60)
        return self.listing([self._length(hours, "h"), *([self._length(rest, "m")] if rest else [])])

    def _length(self, amount: int, unit: str) -> str:
        return together(self.ngettext(*LENGTHS[unit], amount) % {"num": self.number(amount)})

    @cached_property
    def weekdays(self) -> dict[str, str]:
        """The names of the days by their codes in the YAML."""
        return self._days("wide")

    @cached_property
    def short_weekdays(self) -> dict[str, str]:
        """The same, short: Mon, Tue."""
        return self._days("abbreviated")

    def _days(self, width: Literal["wide", "abbreviated"]) -> dict[str, str]:
        names = get_day_names(width, locale=self.locale)
        return {code: names[number] for number, code in enumerate(WEEK)}

    # Numbers, lists, languages

    def figures(self, text: str) -> str:
        """A text of the program with its digits as they were asked for: 1:30 of a stop watch."""
        return text.translate(ARABIC_INDIC) if self.digits == "arabic-indic" else text

    def number(self, value: float) -> str:
        """A number with the separators of the language."""
        system = "arab" if self.digits == "arabic-indic" else "latn"
        apart = abs(value) >= UNPARTED.get(self.language, 0)
        made = format_decimal(value, locale=self.locale, numbering_system=system, group_separator=apart)
        return self.figures(made)

    def percent(self, value: int) -> str:
        """A percentage, from its number of a hundred."""
        text = MARKS.sub("", format_percent(value / 100, locale=self.locale))
        return self.figures(text.replace("%", "٪") if self.digits == "arabic-indic" else text)

    def listing(self, parts: Sequence[str]) -> str:
        """One, two and three; links stay links."""
        return self._listed(parts, "standard")

    def either(self, parts: Sequence[str]) -> str:
        """One, two or three."""
        return self._listed(parts, "or")

    def _listed(self, parts: Sequence[str], style: Literal["standard", "or"]) -> str:
        html = any(hasattr(part, "__html__") for part in parts)
        shown = [str(escape(part)) for part in parts] if html else list(parts)
        text = format_list(shown, style=style, locale=self.locale)
        if self.language == "he" and style == "standard" and len(shown) > 1:
            text = _set_apart(text, shown[-1])
        return Markup(text) if html else text

    def quoted(self, text: str) -> str:
        """A title among other words."""
        before, behind = QUOTES.get(self.language, ("“", "”"))
        return f"{before}{text}{behind}"

    def language_name(self, code: str) -> str:
        """The name of a language."""
        return str(Locale.parse(code).get_language_name(self.locale) or code)


@lru_cache
def own_name(language: str) -> str:
    """What a language calls itself: Polski, العربية."""
    name = Words(language).language_name(language)
    return name[:1].upper() + name[1:]


LENGTHS: Final = {
    "m": NN_("%(num)s minute", "%(num)s minutes"),
    "h": NN_("%(num)s hour", "%(num)s hours"),
    "d": NN_("%(num)s day", "%(num)s days"),
    "bh": NN_("%(num)s working hour", "%(num)s working hours"),
    "bd": NN_("%(num)s working day", "%(num)s working days"),
}


def _html(label: str) -> Markup:
    """A label as HTML that may also stand between quotation marks, though it has some itself."""
    return Markup(label.replace('"', "&#34;"))


def _set_apart(text: str, last: str) -> str:
    """In Hebrew the word "and" is joined by a hyphen to what is not written in Hebrew letters."""
    first = Markup(last).striptags().strip("“„”«»\"'([ ")[:1]
    return text if HEBREW.match(first) else text.removesuffix(last) + MAQAF + last


@lru_cache(maxsize=4096)
def _date(day: datetime.date, form: str, locale: Locale) -> str:
    return str(format_date(day, form, locale=locale))


def together(text: str) -> str:
    """The same words, never parted at the end of a line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")
