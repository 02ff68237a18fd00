"""Words: labels, durations, dates and lists in each language."""

from datetime import date, time

import pytest
from markupsafe import Markup

from generator.values import LANGUAGES, Digits, duration
from generator.words import LOCALES, Words


def said(length: str, language: str = "en") -> str:
    return Words(language).duration(duration(length)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("length", "words"),
    [
        ("15m", "15 minutes"),
        ("1m", "1 minute"),
        ("60m", "60 minutes"),
        ("2h", "2 hours"),
        ("180d", "180 days"),
        ("1bh", "1 working hour"),
        ("2bd", "2 working days"),
        ("0m", "at once"),
    ],
)
def test_a_duration_is_said_as_the_editor_counted_it(length: str, words: str) -> None:
    assert said(length) == words


@pytest.mark.parametrize(
    ("language", "words"), [("pl", "2 godziny"), ("el", "2 ώρες"), ("ar", "ساعتان"), ("he", "שעתיים")]
)
def test_a_duration_follows_the_plurals_of_the_language(language: str, words: str) -> None:
    assert said("2h", language) == words


def test_a_number_and_its_unit_are_never_parted_at_the_end_of_a_line() -> None:
    assert " " not in Words("en").duration(duration("15m"))
    assert " " not in Words("en").duration(duration("2bd"))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 minutes"),
        (90, "90 minutes"),
        (150, "2 hours and 30 minutes"),
        (120, "2 hours"),
        (2880, "2 days"),
    ],
)
def test_sums_of_minutes_are_said_in_hours_once_they_are_long(number: int, words: str) -> None:
    assert Words("en").minutes(number).replace("\N{NO-BREAK SPACE}", " ") == words


def test_dates_lists_and_shares_are_written_as_people_write_them() -> None:
    words = Words("en")
    assert words.date(date(2026, 11, 20)) == "20 November 2026"
    assert words.short_date(date(2026, 11, 20)) == "20 Nov 2026"
    assert words.listing(["a", "b", "c"]) == "a, b and c"
    assert words.either(["a", "b"]) == "a or b"
    assert words.percent(35) == "35%"
    assert words.weekdays["sun"] == "Sunday"
    assert words.language_name("he") == "Hebrew"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_say_everything(language: str) -> None:
    words = Words(language)
    assert words.direction == ("rtl" if language in ("ar", "he") else "ltr")
    assert all(
        [words.date(date(2026, 1, 2)), words.listing(["a", "b"]), words.percent(5), *words.weekdays.values()]
    )
    assert {words.language_name(code) for code in LANGUAGES}


def test_a_label_escapes_what_is_put_into_it_but_not_itself() -> None:
    words = Words("en")
    assert words.label("within %(time)s", time="<b>") == Markup("within &lt;b&gt;")
    assert words.label("up to %(level)s", level=Markup("<b>x</b>")) == Markup("up to <b>x</b>")
    assert words.counted("%(num)s finding", "%(num)s findings", 1200) == Markup("1,200 findings")


LENGTHS = {
    "en": {"m": ("minute", "minutes"), "h": ("hour", "hours"), "d": ("day", "days")},
    "el": {"m": ("λεπτό", "λεπτά"), "h": ("ώρα", "ώρες"), "d": ("ημέρα", "ημέρες")},
    "he": {
        "m": ("דקה אחת", "שתי דקות", "דקות"),
        "h": ("שעה אחת", "שעתיים", "שעות"),
        "d": ("יום אחד", "יומיים", "ימים"),
    },
    "pl": {
        "m": ("minuta", "minuty", "minut"),
        "h": ("godzina", "godziny", "godzin"),
        "d": ("dzień", "dni", "dni"),
    },
    "ar": {
        "m": ("دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة"),
        "h": ("ساعة واحدة", "ساعتان", "ساعات", "ساعة", "ساعة"),
        "d": ("يوم واحد", "يومان", "أيام", "يومًا", "يوم"),
    },
}
"""How each language counts minutes, hours and days: one, two and so on."""


def counted(number: int, language: str, forms: tuple[str, ...]) -> str:
    """A number of something as the grammar of the language has it, not as CLDR says it."""
    tens, ones = number % 100, number % 10
    if language in ("en", "el"):
        return f"{number} {forms[number != 1]}"
    if language == "he":
        return forms[number - 1] if number in (1, 2) else f"{number} {forms[2]}"
    if language == "pl":
        few = ones in (2, 3, 4) and tens not in (12, 13, 14)
        return f"{number} {forms[0 if number == 1 else 1 if few else 2]}"
    if number in (1, 2):
        return forms[number - 1]
    return f"{number} {forms[2 if 3 <= tens <= 10 else 3 if tens > 10 else 4]}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["m", "h", "d"])
def test_every_number_of_minutes_hours_and_days_is_said_as_the_grammar_has_it(
    language: str, unit: str
) -> None:
    for number in range(1, 201):
        assert said(f"{number}{unit}", language) == counted(number, language, LENGTHS[language][unit])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "ساعتان و15 دقيقة"),
        ("el", "2 ώρες και 15 λεπτά"),
        ("he", "שעתיים ו־15 דקות"),
        ("pl", "2 godziny i 15 minut"),
    ],
)
def test_hours_and_minutes_are_joined_as_the_language_joins_them(language: str, words: str) -> None:
    assert Words(language).minutes(135).replace("\N{NO-BREAK SPACE}", " ") == words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("digits", ["european", "arabic-indic"])
def test_nothing_that_is_counted_holds_marks_that_nobody_sees(language: str, digits: Digits) -> None:
    words = Words(language, digits)
    day = date(2026, 11, 20)
    said = [
        words.date(day),
        words.short_date(day),
        words.percent(35),
        words.number(1234.5),
        words.minutes(135),
    ]
    said += [*words.weekdays.values(), *words.short_weekdays.values(), words.time(time(9, 5))]
    assert not [text for text in said if set(text) & set("\u061c\u200e\u200f")]


def test_arabic_pages_may_have_arabic_digits_wherever_the_program_counts() -> None:
    words = Words("ar", "arabic-indic")
    assert words.number(1234.5) == "١٬٢٣٤٫٥"
    assert words.percent(35) == "٣٥٪"
    assert words.time(time(9, 5)) == "٠٩:٠٥"
    assert words.time(None) == "٢٤:٠٠"
    assert words.date(date(2026, 11, 20)) == "٢٠ نوفمبر ٢٠٢٦"
    assert words.short_date(date(2026, 11, 2)) == "٢ نوفمبر ٢٠٢٦"
    assert words.minutes(15) == "١٥\N{NO-BREAK SPACE}دقيقة"
    assert words.counted("%(num)s finding", "%(num)s findings", 25) == "٢٥ ملاحظة"
    assert words.label("Step %(number)s", number=3) == "الخطوة ٣"
    assert words.forms("%(num)s finding", "%(num)s findings")["few"] == "%(num)s ملاحظات"


def test_a_code_that_is_put_into_a_label_keeps_its_digits() -> None:
    assert Words("ar", "arabic-indic").label("Tests:").isprintable()
    assert "p-07" in Words("ar", "arabic-indic").label("Measured on %(day)s", day="p-07")


def test_a_list_of_links_stays_links_and_of_texts_stays_safe() -> None:
    links = [Markup('<a href="a/">A</a>'), "<b>", Markup('<a href="c/">C</a>')]
    assert Words("en").listing(links) == Markup('<a href="a/">A</a>, &lt;b&gt; and <a href="c/">C</a>')
    assert Words("en").listing(["<b>"]) == "<b>"
    assert not isinstance(Words("en").listing(["<b>"]), Markup)


@pytest.mark.parametrize(
    ("language", "parts", "words"),
    [
        ("he", ["דקה", "שעה"], "דקה ושעה"),
        ("he", ["דקה", "3 שעות"], "דקה ו־3 שעות"),
        ("he", ["אתר", "Porch"], "אתר ו־Porch"),
        ("he", ["אתר", Markup("<b>Porch</b>")], "אתר ו־<b>Porch</b>"),
        ("he", ["אתר", Markup("<b>דף</b>")], "אתר ו<b>דף</b>"),
        ("ar", ["أ", "ب", "ج"], "أ وب وج"),
        ("pl", ["a", "b", "c"], "a, b i c"),
        ("el", ["α", "β", "γ"], "α, β και γ"),
    ],
)
def test_lists_are_joined_as_the_language_joins_them(language: str, parts: list[str], words: str) -> None:
    assert str(Words(language).listing(parts)) == words


def test_each_language_has_its_own_quotation_marks() -> None:
    quoted = {language: Words(language).quoted("x") for language in LANGUAGES}
    assert quoted == {"en": "“x”", "ar": "«x»", "el": "«x»", "he": '"x"', "pl": "„x”"}


def test_arabic_has_a_comma_of_its_own() -> None:
    assert (Words("ar").comma, Words("ar").semicolon) == ("، ", "؛ ")
    assert {Words(language).comma for language in LANGUAGES if language != "ar"} == {", "}


def test_a_script_gets_a_label_for_every_sort_of_number() -> None:
    assert set(Words("ar").forms("%(num)s day", "%(num)s days")) == {
        "zero",
        "one",
        "two",
        "few",
        "many",
        "other",
    }
    assert set(Words("pl").forms("%(num)s day", "%(num)s days")) == {"one", "few", "many"}
    assert Words("en").forms("%(num)s day", "%(num)s days") == {"one": "%(num)s day", "other": "%(num)s days"}


def test_a_label_with_quotation_marks_can_stand_in_an_attribute() -> None:
    assert '"' not in Words("he").label("Something is wrong on the page “%(title)s”", title="x")


def test_a_catalogue_is_read_as_it_stands_without_being_compiled_first() -> None:
    assert not list((LOCALES).rglob("*.mo"))
    assert Words("pl").gettext("Home") == "Strona główna"
    assert Words("de").gettext("Home") == "Home"


def test_four_figures_stand_together_in_polish_and_apart_elsewhere() -> None:
    assert [Words("pl").number(value) for value in (1059, 9999, 10_000)] == ["1059", "9999", "10\u00a0000"]
    assert [Words(language).number(1059) for language in ("en", "el", "he", "ar")] == [
        *("1,059", "1.059", "1,059", "1,059")
    ]
