"""Telling: what changed is told in the language of the playbook, whichever it is."""

import pytest

from generator.changes.telling import Teller
from generator.words import Words


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Friday 18:00 to Monday 08:00 (2026-12-25)"),
        ("pl", "piątek 18:00 – poniedziałek 08:00 (2026-12-25)"),
        ("ar", "الجمعة 18:00 إلى الاثنين 08:00 (2026-12-25)"),
    ],
)
def test_a_stretch_of_the_week_is_told_with_the_days_of_the_language(language: str, told: str):
    assert Teller(Words(language)).stretch("Friday 18:00 to Monday 08:00 (2026-12-25)") == told


def test_a_stretch_that_is_no_stretch_is_told_too():
    tell = Teller(Words("pl"))
    assert (tell.stretch("all week"), tell.stretch("")) == ("cały tydzień", "")


@pytest.mark.parametrize(
    ("number", "told"), [(1, "1 nowa uwaga."), (3, "3 nowe uwagi."), (12, "12 nowych uwag.")]
)
def test_what_is_counted_is_counted_in_the_language(number: int, told: str):
    assert Teller(Words("pl")).counted("%(num)s new finding.", "%(num)s new findings.", number) == told


def test_a_long_list_of_titles_is_cut_and_quoted_as_the_language_does():
    titles = ["A", "B", "C", "D", "E"]
    assert Teller(Words("pl")).quoted(titles) == "„A”, „B”, „C” i jeszcze 2"
    assert Teller(Words("en")).quoted(titles) == "“A”, “B”, “C” and 2 more"
