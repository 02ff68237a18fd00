"""The program's own words in one language: labels through gettext; dates, numbers and lists through Babel."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from markupsafe import Markup

from generator.values import Duration

LOCALES = Path(__file__).parent / "locales"
RIGHT_TO_LEFT = frozenset({"ar", "he"})
WRITTEN_AS = {"en": "en_GB"}
"""The country's habits where a language has several: 20 November 2026."""
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def N_(text: str) -> str:
    """Marks a label that stands in a table of the program; it is translated where it is printed."""
    return text


@lru_cache
def catalogue(language: str) -> NullTranslations:
    """The labels in one language, read from the file that translators fill: no compiled copy can lag behind."""
    file = LOCALES / language / "LC_MESSAGES" / "messages.po"
    if not file.is_file():
        return NullTranslations()
    with file.open("rb") as text, BytesIO() as compiled:
        write_mo(compiled, read_po(text, locale=language))
        compiled.seek(0)
        return GNUTranslations(compiled)


class Words:
    """Says the program's own words in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.translations = catalogue(language)
        self.locale = Locale.parse(WRITTEN_AS.get(language, language))
        self._labels: dict[str, Markup] = {}

    @property
    def direction(self) -> str:
        """`rtl` for Arabic and Hebrew, else `ltr`."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def gettext(self, text: str) -> str:
        """A label in this language."""
        return self.translations.gettext(text) if text else ""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """A label that depends on a number."""
        return self.translations.ngettext(one, many, number)

    # For templates: labels are our own HTML, what is put into them is not

    def label(self, text: str, **given: object) -> Markup:
        """A label as HTML, with values put into it: `_("within %(time)s", time=...)`."""
        found = self._labels.get(text)
        if found is None:
            found = self._labels[text] = Markup(self.gettext(text))
        return found % given if given or "%" in found else found

    def counted(self, one: str, many: str, num: int, **given: object) -> Markup:
        """A label that depends on a number, which it may show as `%(num)s`."""
        return Markup(self.ngettext(one, many, num)) % {"num": self.number(num), **given}

    # Time

    def date(self, day: datetime.date) -> str:
        """20 November 2026."""
        return _date(day, "long", self.locale)

    def short_date(self, day: datetime.date) -> str:
        """20 Nov 2026, for tables."""
        return _date(day, "medium", self.locale)

    def duration(self, length: Duration) -> str:
        """A length of time as the editor counted it: 15 minutes, 2 working days; `0m` is at once."""
        if not length.amount:
            return self.gettext("at once")
        if length.unit == "bh":
            text = self.ngettext("%(num)s working hour", "%(num)s working hours", length.amount)
        elif length.unit == "bd":
            text = self.ngettext("%(num)s working day", "%(num)s working days", length.amount)
        else:
            return _unit(length.amount, UNITS[length.unit], self.locale)
        return together(text % {"num": self.number(length.amount)})

    def minutes(self, number: int) -> str:
        """A number of minutes, in hours and minutes from two hours on, in days where they come out even."""
        if number < 120:
            return _unit(number, UNITS["m"], self.locale)
        if number % 1440 == 0:
            return _unit(number // 1440, UNITS["d"], self.locale)
        hours, rest = divmod(number, 60)
        parts = [_unit(hours, UNITS["h"], self.locale)] + (
            [_unit(rest, UNITS["m"], self.locale)] if rest else []
        )
        return " ".join(parts)

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

    def number(self, value: float) -> str:
        """A number with the separators of the language."""
        return str(format_decimal(value, locale=self.locale))

    def percent(self, value: int) -> str:
        """A percentage, from its number of a hundred."""
        return str(format_percent(value / 100, locale=self.locale))

    def listing(self, parts: Sequence[str]) -> str:
        """One, two and three."""
        return format_list(list(parts), locale=self.locale)

    def either(self, parts: Sequence[str]) -> str:
        """One, two or three."""
        return format_list(list(parts), style="or", locale=self.locale)

    def language_name(self, code: str) -> str:
        """The name of a language."""
        return str(Locale.parse(code).get_language_name(self.locale) or code)


UNITS = {"m": "minute", "h": "hour", "d": "day"}


@lru_cache(maxsize=4096)
def _date(day: datetime.date, form: str, locale: Locale) -> str:
    return str(format_date(day, form, locale=locale))


@lru_cache(maxsize=4096)
def _unit(number: int, unit: str, locale: Locale) -> str:
    return together(str(format_unit(number, f"duration-{unit}", "long", locale=locale)))


def together(text: str) -> str:
    """The same words, never parted at the end of a line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")
