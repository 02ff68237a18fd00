"""Words: labels, durations, dates and lists in each language."""

from datetime import date
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from markupsafe import Markup

from generator.pages import labels as labels_module
from generator.values import LANGUAGES, duration
from generator.words import Words


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
    [(0, "0 minutes"), (90, "90 minutes"), (150, "2 hours and 30 minutes"), (120, "2 hours"), (2880, "2 days")],
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


def test_every_label_can_be_taken_out_for_translation() -> None:
    root = Path(__file__).parent.parent
    methods, options = parse_mapping_cfg((root / "babel.cfg").open())
    found = extract_from_dir(root, methods, options, keywords={**DEFAULT_KEYWORDS, "N_": None, "say": None})
    labels = {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}
    assert {
        "I just saw something go wrong",
        "Reply after approval",
        "%(num)s finding",
        "Skip to content",
        "How people reach us",
    } <= labels
    tables = [table for name, table in vars(labels_module).items() if name.isupper()]
    assert {shown for table in tables for shown in _texts(table)} <= labels | TONES


TONES = {"good", "bad", "wait", "info", "quiet", "octagon", "triangle", "diamond", "circle", "square"}
"""Values of label tables that are no words."""


def _texts(table: object) -> set[str]:
    values = table.values() if isinstance(table, dict) else ()
    return {text for value in values for text in (value if isinstance(value, tuple) else (value,)) if text}
