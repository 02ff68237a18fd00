"""Numbers are read as five languages write and say them, and two texts are told apart by what they say."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction

import pytest
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.numerals import Strength, compared, links, readings
from generator.values import LANGUAGES

WRITINGS = [(language, "latn") for language in LANGUAGES] + [("ar", "arab")]


def meant(text: str, language: str) -> list[tuple[str, object]]:
    """What is surely meant in a text, its first meaning each."""
    return [
        (r.kind, r.meanings[0].value) for r in readings(text, language) if r.strength is not Strength.HINT
    ]


def minutes(text: str, language: str) -> list[object]:
    return [value for kind, value in meant(text, language) if kind == "length"]


def told(source: str, text: str, language: str) -> list[tuple[str | None, str | None]]:
    """The differences between an English text and its translation, as typed."""
    return [
        (one.said.typed if one.said else None, one.instead.typed if one.instead else None)
        for one in compared(source, "en", text, language)
    ]


# Lengths of time


@pytest.mark.parametrize(
    ("language", "length", "text"),
    [
        ("en", 30, "half an hour"),
        ("en", 30, "30 minutes"),
        ("en", 15, "a quarter of an hour"),
        ("en", 45, "three quarters of an hour"),
        ("en", 90, "an hour and a half"),
        ("en", 150, "two and a half hours"),
        ("en", 40, "a forty-minute wait"),
        ("en", 20160, "a fortnight"),
        ("en", 75, "one hour and 15 minutes"),
        ("pl", 30, "pół godziny"),
        ("pl", 15, "w kwadrans"),
        ("pl", 45, "trzy kwadranse"),
        ("pl", 90, "półtorej godziny"),
        ("pl", 150, "dwie i pół godziny"),
        ("pl", 1440, "24 godziny"),
        ("pl", 10, "w ciągu dziesięciu minut"),
        ("pl", 2880, "po dwóch dniach"),
        ("pl", 120, "dwugodzinna rozmowa"),
        ("el", 30, "μισή ώρα"),
        ("el", 30, "σε ένα ημίωρο"),
        ("el", 45, "τρία τέταρτα της ώρας"),
        ("el", 90, "μιάμιση ώρα"),
        ("el", 150, "δυόμισι ώρες"),
        ("el", 2880, "σε 48ωρο"),
        ("el", 40, "σαράντα λεπτά"),
        ("el", 2880, "δύο ημέρες"),
        ("he", 30, "חצי שעה"),
        ("he", 15, "ברבע שעה"),
        ("he", 45, "שלושת רבעי שעה"),
        ("he", 90, "שעה וחצי"),
        ("he", 120, "בתוך שעתיים"),
        ("he", 150, "שעתיים וחצי"),
        ("he", 2880, "יומיים"),
        ("he", 25, "עשרים וחמש דקות"),
        ("he", 20160, "שבועיים"),
        ("ar", 30, "نصف ساعة"),
        ("ar", 30, "خلال نصف الساعة"),
        ("ar", 15, "ربع ساعة"),
        ("ar", 90, "ساعة ونصف"),
        ("ar", 120, "ساعتين"),
        ("ar", 120, "بعد ساعتان"),
        ("ar", 150, "ساعتين ونصف"),
        ("ar", 2880, "يومان"),
        ("ar", 45, "خمس وأربعين دقيقة"),
        ("ar", 12, "اثنتا عشرة دقيقة"),
        ("ar", 30, "٣٠ دقيقة"),
    ],
)
def test_a_length_of_time_is_read_in_words_and_figures(language: str, length: int, text: str):
    assert minutes(text, language) == [length]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "within the hour"),
        ("pl", "o tej godzinie"),
        ("el", "κάθε ώρα"),
        ("he", "בשעה"),
        ("ar", "كل ساعة"),
    ],
)
def test_a_bare_unit_may_be_one_of_it_and_is_never_sure(language: str, text: str):
    assert meant(text, language) == []


# Numbers


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("en", 240, "two hundred and forty"),
        ("en", 21, "twenty-one"),
        ("en", 5000, "5 thousand"),
        ("en", 2400, "2,400"),
        ("en", Fraction(2, 5), "0.4"),
        ("en", 12, "a dozen"),
        ("pl", 2400, "2 400"),
        ("pl", 2400, "2.400"),
        ("pl", Fraction(2, 5), "0,4"),
        ("pl", 5000, "5 tys."),
        ("pl", 21, "dwadzieścia jeden"),
        ("pl", 3904, "trzy tysiące dziewięćset cztery"),
        ("pl", 12, "dwunastu"),
        ("el", 2400, "2.400"),
        ("el", Fraction(2, 5), "0,4"),
        ("el", 2400, "δύο χιλιάδες τετρακόσια"),
        ("el", 45, "σαράντα πέντε"),
        ("el", 3, "τριών"),
        ("he", 2400, "2,400"),
        ("he", 11, "אחת עשרה"),
        ("he", 12, "שנים עשר"),
        ("he", 19, "תשע עשרה"),
        ("he", 3900, "שלושת אלפים ותשע מאות"),
        ("he", 24, "עשרים וארבע"),
        ("ar", 2400, "٢٬٤٠٠"),
        ("ar", 2400, "2,400"),
        ("ar", Fraction(2, 5), "٠٫٤"),
        ("ar", 11, "إحدى عشرة"),
        ("ar", 12, "اثنا عشر"),
        ("ar", 31, "واحد وثلاثون"),
        ("ar", 3900, "ثلاثة آلاف وتسعمئة"),
        ("ar", 2000, "ألفان"),
        ("ar", 24, "۲۴"),
    ],
)
def test_a_number_is_read_in_the_writing_of_its_language(language: str, number: object, text: str):
    assert meant(text, language) == [("number", number)]


@pytest.mark.parametrize(
    ("language", "kind", "value", "text"),
    [
        ("en", "time", "14:30", "2:30 pm"),
        ("en", "time", "14:30", "2:30 p.m."),
        ("en", "time", "14:30", "14:30"),
        ("el", "time", "14:30", "2:30 μ.μ."),
        ("ar", "time", "14:30", "2:30 م"),
        ("ar", "time", "14:30", "١٤:٣٠"),
        ("en", "money", "39 EUR", "€39"),
        ("en", "money", "39 EUR", "39 euro"),
        ("pl", "money", "39 PLN", "39 zł"),
        ("el", "money", "39 EUR", "39 €"),
        ("he", "money", "39 ILS", "39 ש״ח"),
        ("he", "money", "39 ILS", "₪39"),
        ("ar", "money", "39 EGP", "39 ج.م"),
        ("en", "percent", 20, "20%"),
        ("pl", "percent", 20, "20 procent"),
        ("el", "percent", 20, "20 τοις εκατό"),
        ("he", "percent", 20, "20 אחוזים"),
        ("ar", "percent", 20, "20 في المئة"),
        ("en", "date", "14.10", "14 October"),
        ("en", "date", "14.10", "October 14"),
        ("pl", "date", "14.10", "14 października"),
        ("el", "date", "14.10", "14 Οκτωβρίου"),
        ("he", "date", "14.10", "14 באוקטובר"),
        ("ar", "date", "14.10", "14 أكتوبر"),
        ("en", "date", "20.11.2026", "2026-11-20"),
        ("pl", "date", "20.11.2026", "20.11.2026"),
        ("he", "phone", "48225550100", "+48 22 555 0100"),
        ("he", "code", "K26-41", "ב-K26-41"),
    ],
)
def test_times_money_dates_phones_and_codes_are_what_they_are(
    language: str, kind: str, value: object, text: str
):
    assert meant(text, language) == [(kind, value)]


def test_what_may_be_two_things_is_both():
    (one,) = readings("o 14.30", "pl")

    assert {(m.kind, m.value) for m in one.meanings} == {("number", Fraction(143, 10)), ("time", "14:30")}


def test_nothing_is_read_in_blanks_links_and_addresses():
    text = (
        "{{number_2}} [[severity:sev1]] [[play:refund|two words]] https://shop.example/24 www.shop.example/7"
    )

    assert meant(text, "en") == [("number", 2)]


def test_a_reading_stands_where_it_was_typed():
    text = "אפשר לחכות ٣٠ דקות או 45"

    assert [text[r.offset : r.offset + r.length] for r in readings(text, "he")] == ["٣٠ דקות", "45"]


# As Babel writes them


@pytest.mark.parametrize(("language", "digits"), WRITINGS)
@settings(max_examples=60, deadline=None)
@given(number=st.integers(0, 9_999_999), hundredths=st.integers(0, 99))
def test_a_number_that_babel_writes_is_read_back(language: str, digits: str, number: int, hundredths: int):
    value = Fraction(number * 100 + hundredths, 100)
    text = format_decimal(float(value), format="#,##0.##", locale=language, numbering_system=digits)

    assert value in {m.value for r in readings(text, language) for m in r.meanings}


@pytest.mark.parametrize(("language", "digits"), WRITINGS)
@settings(max_examples=40, deadline=None)
@given(number=st.integers(1, 99_999), currency=st.sampled_from(["EUR", "PLN", "ILS", "EGP"]))
def test_a_price_that_babel_writes_is_read_back(language: str, digits: str, number: int, currency: str):
    text = format_currency(number, currency, locale=language, numbering_system=digits)

    assert meant(text, language) == [("money", f"{number} {currency}")]


@pytest.mark.parametrize(("language", "digits"), WRITINGS)
@settings(max_examples=40, deadline=None)
@given(number=st.integers(0, 1000))
def test_a_percentage_that_babel_writes_is_read_back(language: str, digits: str, number: int):
    text = format_percent(number / 100, locale=language, numbering_system=digits)

    assert meant(text, language) == [("percent", number)]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40, deadline=None)
@given(day=st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_a_date_that_babel_writes_is_read_back(language: str, day: date):
    text = format_date(day, "long", locale="en_GB" if language == "en" else language)

    assert meant(text, language) == [("date", f"{day.day}.{day.month}"), ("number", day.year)]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(clock=st.times())
def test_a_time_that_babel_writes_is_read_back(language: str, clock: time):
    text = format_time(clock, "short", locale="en_GB" if language == "en" else language)
    read = f"{clock.hour}:{clock.minute:02}"

    assert meant(text, language)[0] in {("time", read), ("time", f"{clock.hour % 12}:{clock.minute:02}?")}


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(number=st.integers(2, 500), unit=st.sampled_from([("minute", 1), ("hour", 60), ("day", 1440)]))
def test_a_length_that_babel_writes_is_read_back(language: str, number: int, unit: tuple[str, int]):
    name, long = unit
    text = format_unit(number, f"duration-{name}", locale=language)
    if f"duration-{name}" in text:
        return  # a form that Babel does not have

    assert minutes(text, language) == [number * long]


# Two texts

SAME = [
    ("within 30 minutes", "pl", "w ciągu pół godziny"),
    ("within half an hour", "el", "σε 30 λεπτά"),
    ("within 24 hours", "he", "בתוך יממה"),
    ("within a day", "ar", "خلال 24 ساعة"),
    ("within the hour", "pl", "w ciągu 60 minut"),
    ("2 hours", "he", "שעתיים"),
    ("2 people", "ar", "شخصان"),
    ("2,400 parcels", "el", "2.400 δέματα"),
    ("2,400 parcels", "pl", "2400 paczek"),
    ("at 14:30", "el", "στις 2:30 μ.μ."),
    ("at 14:30", "pl", "o 14.30"),
    ("at 18:00", "el", "στις 6 το απόγευμα"),
    ("at noon", "pl", "o 12:00"),
    ("at four o'clock", "pl", "o szesnastej"),
    ("at four o'clock", "ar", "عند الساعة الرابعة"),
    ("twelve people", "ar", "١٢ شخصًا"),
    ("one of us", "pl", "ktoś z nas"),
    ("a day", "he", "יום אחד"),
    ("the second report", "el", "η δεύτερη αναφορά"),
    ("both desks", "pl", "oba zespoły"),
    ("write twice", "ar", "اكتبوا مرتين"),
    ("do not think twice", "pl", "nie wahaj się"),
    ("5, 15 and 30 minutes", "he", "5, 15 ו-30 דקות"),
    ("two thirds", "pl", "dwie trzecie"),
    ("seventy a month", "he", "שבעים בחודש"),
    ("39 euro", "ar", "39 يورو"),
    ("€39", "pl", "39 €"),
    ("2 weeks", "el", "14 ημέρες"),
    ("12 months", "he", "שנה אחת"),
    ("on the 21st", "pl", "dwudziestego pierwszego"),
    ("on the 21st", "el", "την εικοστή πρώτη"),
    ("on the 21st", "ar", "في الحادي والعشرين"),
    ("a 24-hour watch", "el", "24ωρη φρουρά"),
    ("100%", "pl", "w stu procentach"),
    ("at 20:00", "he", "ב-8 בערב"),
    ("0.5 hours", "pl", "pół godziny"),
    ("a couple of hours", "pl", "parę godzin"),
    ("11 boxes", "ar", "أحد عشر صندوقًا"),
]


@pytest.mark.parametrize(("source", "language", "text"), SAME)
def test_the_same_number_in_another_writing_is_no_difference(source: str, language: str, text: str):
    assert told(source, text, language) == []


OTHER = [
    ("in 30 minutes", "el", "σε 3 λεπτά", [("30 minutes", "3 λεπτά")]),
    ("in 30 minutes", "pl", "za 30 godzin", [("30 minutes", "30 godzin")]),
    ("24 hours", "he", "48 שעות", [("24 hours", "48 שעות")]),
    ("half an hour", "pl", "półtorej godziny", [("half an hour", "półtorej godziny")]),
    ("two hours", "ar", "ثلاث ساعات", [("two hours", "ثلاث ساعات")]),
    ("two people", "he", "שלושה אנשים", [("two", "שלושה")]),
    ("39 euro", "pl", "39 zł", [("39 euro", "39 zł")]),
    ("20% off", "el", "25% έκπτωση", [("20%", "25%")]),
    ("2,400 parcels", "el", "2,400 δέματα", [("2,400", "2,400")]),
    ("at 18:00", "ar", "عند 06:00", [("18:00", "06:00")]),
    ("on 14 October", "he", "ב-15 באוקטובר", [("14 October", "15 באוקטובר")]),
    ("on 14 October", "pl", "14 listopada", [("14 October", "14 listopada")]),
    ("batch K26-41", "ar", "الدفعة K26-40", [("K26-41", "K26-40")]),
    ("ring +48 22 555 0100", "el", "καλέστε +48 22 555 0101", [("+48 22 555 0100", "+48 22 555 0101")]),
    ("after 5 days", "pl", "po kilku dniach", [("5 days", None)]),
    ("after some days", "pl", "po 5 dniach", [(None, "5 dniach")]),
    ("from 8 to 20, then 20", "he", "מ-8 עד 20, ואז 8", [("20", "8")]),
]


@pytest.mark.parametrize(("source", "language", "text", "expected"), OTHER)
def test_another_number_is_told_with_what_stands_in_its_place(
    source: str, language: str, text: str, expected: list[tuple[str | None, str | None]]
):
    assert told(source, text, language) == expected


def test_words_alone_are_less_sure_than_figures_and_lengths():
    assert not compared("two people", "en", "שלושה אנשים", "he")[0].certain
    assert compared("two hours", "en", "שלוש שעות", "he")[0].certain
    assert compared("2 people", "en", "שלושה אנשים", "he")[0].certain


@settings(max_examples=80, deadline=None)
@given(
    numbers=st.tuples(st.integers(2, 5000), st.integers(2, 5000)).filter(lambda pair: pair[0] != pair[1]),
    language=st.sampled_from([language for language in LANGUAGES if language != "en"]),
)
def test_every_other_figure_is_told(numbers: tuple[int, int], language: str):
    one, other = numbers
    source = f"x {format_decimal(one, locale='en')} x"
    same, wrong = (f"x {format_decimal(number, locale=language)} x" for number in (one, other))

    assert told(source, same, language) == []
    assert len(told(source, wrong, language)) == 1


def test_links_are_targets_addresses_and_mailboxes():
    text = (
        "[[play:refund|so]] [[role:care-lead]] https://shop.example/a. www.shop.example, help@shop.example!"
    )

    assert links(text) == {
        "play:refund",
        "role:care-lead",
        "https://shop.example/a",
        "www.shop.example",
        "help@shop.example",
    }
    assert links("news.shop.example.") == {"news.shop.example"}
    assert links("z.B. e.g. 14.30 itd.") == frozenset()


SIGNS = "0123456789٠١٢३ .,:/-+@#[](){}|€%½'\"\u200f\u00a0\nאבגדהalmnoزواحدعشرτρίαpółgodziny"


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(st.one_of(st.sampled_from(SIGNS), st.characters()), max_size=60),
    other=st.text(st.sampled_from(SIGNS), max_size=60),
    language=st.sampled_from(LANGUAGES),
)
def test_no_text_breaks_the_reading_and_every_text_says_the_same_as_itself(
    text: str, other: str, language: str
):
    for reading in readings(text, language):
        assert text[reading.offset : reading.offset + reading.length] == reading.typed
    assert compared(text, language, text, language) == ()
    compared(text, "en", other, language)


@pytest.mark.parametrize(
    "text",
    ["9" * 20_000, "1,000" * 4_000, "a" * 20_000 + "@", "](" * 10_000, "one and " * 2_500, "[[" * 10_000,
     "a." * 10_000, "וב" * 10_000, "1 2 " * 5_000, "half an " * 2_500],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_very_long_texts_are_read_like_others(text: str):
    for language in LANGUAGES:
        assert compared(text, "en", f"2 {text[2:]}", language) is not None
        assert len(readings(text, language)) <= len(text)
        assert links(text) == links(f"{text} ")
