"""Two wordings, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.changes.wording import MOST_WORDS, pieces

SIGNS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}


def marked(before: str | None, after: str | None) -> str:
    return "".join(SIGNS[piece.way].format(piece.text) for piece in pieces(before, after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("We speak in an hour.", "We speak in two hours.", "We speak in [-an hour-]{+two hours+}."),
        ("Stop using it.", "Stop using it now.", "Stop using it{+ now+}."),
        ("Stop using it now.", "Stop using it.", "Stop using it[- now-]."),
        ("the same", "the same", "the same"),
        ("Ring us in {{city}}.", "Ring us in {{town}}.", "Ring us in [-{{city}}-]{+{{town}}+}."),
        ("It is Ladlewick's.", "It is ours.", "It is [-Ladlewick's-]{+ours+}."),
        ("naïve café", "naïve Café", "naïve [-café-]{+Café+}"),
        ("שלום עולם טוב", "שלום עולם רע", "שלום עולם [-טוב-]{+רע+}"),
        (None, "New words.", "{+New words.+}"),
        ("Old words.", None, "[-Old words.-]"),
    ],
)
def test_what_went_stands_before_what_came(before, after, shown):
    assert marked(before, after) == shown


def test_a_text_written_anew_is_not_cut_into_crumbs():
    before, after = "Ring the number on the frame.", "A mechanic calls you before noon, I promise."

    assert marked(before, after) == f"[-{before}-]{{+{after}+}}"


def test_blanks_between_two_changed_words_belong_to_both():
    assert marked("we will all go home at one", "we will all come back at one") == (
        "we will all [-go home-]{+come back+} at one"
    )


def test_a_very_long_text_is_shown_as_two():
    before, after = "a " * MOST_WORDS, "a " * MOST_WORDS + "b"

    assert [piece.way for piece in pieces(before, after)] == ["gone", "new"]


TEXTS = st.text(alphabet="ab .\n{}", max_size=40)


@settings(max_examples=200)
@given(before=TEXTS, after=TEXTS)
def test_no_letter_is_lost_or_made_up(before, after):
    found = pieces(before, after)

    assert "".join(piece.text for piece in found if piece.way != "new") == before
    assert "".join(piece.text for piece in found if piece.way != "gone") == after
    assert all(piece.text for piece in found)
