"""Lengths of time in people's words, in five languages: what is one, how long it is, and where it stands."""

from __future__ import annotations

import pytest

from generator.checks.lengths import Length, lengths

SAID = [
    ("Next news in 2 hours.", "2 hours", 120),
    ("by {{time}}, and in any case within 60 minutes", "60 minutes", 60),
    ("We speak again within the hour.", "the hour", 60),
    ("news every half an hour", "half an hour", 30),
    ("every hour and a half", "every hour and a half", 90),
    ("in an hour and a half", "an hour and a half", 90),
    ("in 1 hour 30 minutes", "1 hour 30 minutes", 90),
    ("in two hours and 15 minutes", "two hours and 15 minutes", 135),
    ("in 90-minute steps", "90-minute", 90),
    ("again in 2h", "2h", 120),
    ("in a day", "a day", 1440),
    ("in THREE Hours", "THREE Hours", 180),
    ("hourly", "hourly", 60),
    ("in a quarter of an hour", "a quarter of an hour", 15),
    ("in two weeks", "two weeks", 20160),
    ("Kolejne wiadomości za 2 godziny", "2 godziny", 120),
    ("co pół godziny", "pół godziny", 30),
    ("w ciągu godziny", "ciągu godziny", 60),
    ("za trzydzieści minut", "trzydzieści minut", 30),
    ("za półtorej godziny", "półtorej godziny", 90),
    ("za dwie godziny", "dwie godziny", 120),
    ("Επόμενα νέα σε 2 ώρες", "2 ώρες", 120),
    ("μέσα σε μισή ώρα", "μισή ώρα", 30),
    ("εντός 60 λεπτών", "60 λεπτών", 60),
    ("μέσα σε μία ώρα", "μία ώρα", 60),
    ("נעדכן בעוד שעתיים", "שעתיים", 120),
    ("תוך חצי שעה", "חצי שעה", 30),
    ("בתוך שעה", "שעה", 60),
    ("כל 30 דקות", "30 דקות", 30),
    ("בעוד שלוש שעות", "שלוש שעות", 180),
    ("خلال ساعتين", "ساعتين", 120),
    ("خلال نصف ساعة", "نصف ساعة", 30),
    ("كل 30 دقيقة", "30 دقيقة", 30),
    ("بعد ساعة ونصف", "ساعة ونصف", 90),
    ("خلال ٢٤ ساعة", "٢٤ ساعة", 1440),
]


@pytest.mark.parametrize(("text", "words", "minutes"), SAID, ids=[text for text, _, _ in SAID])
def test_a_length_of_time_is_read_as_people_say_it(text: str, words: str, minutes: int):
    assert list(lengths(text)) == [Length(minutes, text.index(words), len(words))]


@pytest.mark.parametrize(
    "text",
    [
        "at 18:30 hours",
        "on 2026-11-20",
        "We speak again today.",
        "{{next_update_time}}",
        "as soon as we know more",
        "our 24/7 desk",
        "minutes count",
        "2.5 hours",
        "",
    ],
)
def test_clocks_dates_and_blanks_are_no_lengths(text: str):
    assert list(lengths(text)) == []


def test_a_text_may_name_several_and_mix_languages():
    found = lengths("In 2 hours, za 3 godziny, or every 30 minutes.")

    assert [length.minutes for length in found] == [120, 180, 30]


def test_minutes_behind_a_full_stop_are_another_length():
    assert [length.minutes for length in lengths("We meet for 1 hour. 30 minutes later we speak.")] == [
        60,
        30,
    ]
