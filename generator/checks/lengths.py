"""Lengths of time in a text: words of our five languages come in, minutes and their places go out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time that a text names: how many minutes it is, and where its words stand."""

    minutes: int
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a language says lengths of time: `units` by their minutes, `numbers` by their words, `phrases`."""

    units: Mapping[str, int]
    numbers: Mapping[str, int]
    phrases: Mapping[str, int]
    before: str = ""
    """Letters that may be glued to the front of a word: articles and prepositions."""


ENGLISH: Final = Tongue(
    units={r"minutes?|mins?\b": 1, r"hours?|hrs?\b|h\b": 60, r"days?": 1440, r"weeks?": 10080},
    numbers={
        "an?|one": 1, "two|a couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8,
        "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60,
    },
    phrases={
        r"half an hour|half-hour(?:ly)?": 30, r"the hour": 60, r"(?:a )?quarter of an hour": 15,
        r"three quarters of an hour": 45,
        r"(?:an|every) hour and a half|one and a half hours": 90, r"half a day": 720,
        r"hourly|every hour": 60, r"every day|daily": 1440,
    },
)  # fmt: skip
POLISH: Final = Tongue(
    units={r"minut[aęy]?|min\b": 1, r"godzin[aęy]?|godz\b|h\b": 60, r"dni|dzień|dnia|dob[aęy]": 1440},
    numbers={
        "jedn[aąeą][jo]?|jeden": 1, "dwie|dwóch|dwa": 2, "trzech|trzy": 3, "czterech|cztery": 4,
        "pięciu|pięć": 5,
        "sześciu|sześć": 6, "ośmiu|osiem": 8, "dziesięciu|dziesięć": 10, "piętnastu|piętnaście": 15,
        "dwudziestu|dwadzieścia": 20, "trzydziestu|trzydzieści": 30,
    },
    phrases={
        r"pół godziny": 30, r"kwadrans[ae]?": 15, r"półtorej godziny": 90,
        r"(?:co|za|ciągu|niż|każd[aąe][jo]?) (?:godzinę|godziny|godzina)": 60,
        r"codziennie|(?:co|za) dzień": 1440,
    },
)  # fmt: skip
GREEK: Final = Tongue(
    units={r"λεπτ(?:ά|ό|ών|ού)": 1, r"[ωώ]ρ(?:α|ες|ών|ας)": 60, r"η?μέρ(?:α|ες|ας)|ημερών": 1440},
    numbers={
        "μ[ίι]α|μιας": 1, "δύο|δυο": 2, "τρεις|τριών": 3, "τέσσερις|τεσσάρων": 4, "πέντε": 5, "έξι": 6,
        "οκτώ|οχτώ": 8,
        "δέκα": 10, "δεκαπέντε": 15, "είκοσι": 20, "τριάντα": 30,
    },
    phrases={
        r"μισή ώρα|μισής ώρας|ημίωρο": 30, r"ένα τέταρτο": 15, r"μιάμιση ώρα": 90, r"κάθε ώρα|την ώρα": 60,
        r"κάθε η?μέρα": 1440,
    },
)  # fmt: skip
HEBREW: Final = Tongue(
    units={r"דקות|דקה": 1, r"שעות|שעה": 60, r"ימים|יום": 1440},
    numbers={
        "שתי|שני": 2, "שלוש|שלושה": 3, "ארבע|ארבעה": 4, "חמש|חמישה": 5, "שש|שישה": 6, "שמונה": 8,
        "עשר|עשרה": 10,
        "עשרים": 20, "שלושים": 30,
    },
    phrases={
        r"חצי (?:ה?שעה)": 30, r"רבע שעה": 15, r"שעה וחצי": 90, r"שעתיים": 120, r"יומיים": 2880, r"ה?שעה": 60,
        r"כל יום": 1440,
    },
    before="[ובכלמשה]{0,2}",
)  # fmt: skip
ARABIC: Final = Tongue(
    units={r"دقائق|دقيقة": 1, r"ساعات|ساعة": 60, r"أيام|يوما|يوم": 1440},
    numbers={
        "ثلاثة|ثلاث": 3, "أربعة|أربع": 4, "خمسة|خمس": 5, "ستة|ست": 6, "ثمانية|ثماني": 8, "عشرة|عشر": 10,
        "عشرين|عشرون": 20, "ثلاثين|ثلاثون": 30,
    },
    phrases={
        r"نصف (?:ال)?ساعة": 30, r"ربع (?:ال)?ساعة": 15, r"(?:ال)?ساعة ونصف": 90, r"(?:ال)?ساعتين|ساعتان": 120,
        r"يومين|يومان": 2880, r"(?:ال)?ساعة": 60, r"كل يوم|يوميا": 1440,
    },
    before="(?:[وفبلك]?ال|[وفبلك])?",
)  # fmt: skip

TONGUES: Final = (ENGLISH, POLISH, GREEK, HEBREW, ARABIC)
AND: Final = re.compile(r"\s*(?:and|i|και|ו|و)?\s*")
FIGURES: Final = r"(?<![\d:.,/-])\d{1,3}"


def lengths(text: str) -> Iterator[Length]:
    """Every length of time that a text names, in its order: 'in 2 hours', 'half an hour', 'שעתיים'.

    Times of the clock, dates and blanks are none. A text may mix languages; each is tried.
    """
    found: dict[int, Length] = {}
    for tongue, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            length = Length(_minutes(tongue, match), match.start(), match.end() - match.start())
            if match.start() not in found or found[match.start()].length < length.length:
                found[match.start()] = length
    yield from _joined(text, [length for _, length in sorted(found.items())])


def _joined(text: str, found: list[Length]) -> Iterator[Length]:
    """The same, hours and the minutes right behind them made one: 1 hour and 30 minutes."""
    whole: Length | None = None
    for length in found:
        between = text[whole.offset + whole.length : length.offset] if whole else ""
        if whole and AND.fullmatch(between) and length.minutes < 60 <= whole.minutes:
            end = length.offset + length.length
            whole = Length(whole.minutes + length.minutes, whole.offset, end - whole.offset)
            continue
        if whole:
            yield whole
        whole = length
    if whole:
        yield whole


def _minutes(tongue: Tongue, match: re.Match[str]) -> int:
    if phrase := match["phrase"]:
        return _of(tongue.phrases, phrase)
    number = match["number"]
    times = int(number) if number.isdecimal() else _of(tongue.numbers, number)
    return times * _of(tongue.units, match["unit"])


def _of(words: Mapping[str, int], found: str) -> int:
    """What a word stands for; it was found by one of these."""
    return next(value for word, value in words.items() if re.fullmatch(word, found, re.IGNORECASE))


def _pattern(tongue: Tongue) -> re.Pattern[str]:
    phrases, numbers, units = ("|".join(words) for words in (tongue.phrases, tongue.numbers, tongue.units))
    return re.compile(
        rf"(?:\b{tongue.before}(?P<phrase>{phrases})"
        rf"|(?P<number>{FIGURES}|\b(?:{numbers}))[\s-]{{0,2}}(?P<unit>{units}))(?!\w)",
        re.IGNORECASE,
    )


_PATTERNS: Final = tuple((tongue, _pattern(tongue)) for tongue in TONGUES)
