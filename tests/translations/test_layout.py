"""How a text is laid out: unwrapped for translators, wrapped for the file, as YAML that says the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source import read
from generator.translations.layout import laid, same, unwrapped, wrapped

KEPT = (
    "- one\n- two",
    "1. one\n2. two",
    "a line with a hard break  \nand the next",
    "a line with a hard break\\\nand the next",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "### Heading\ntext",
    "```\none\ntwo\n```",
    "text\n\n    code\n    more code",
    "one paragraph\n\nanother",
    "> quoted\n> again",
    "Title\n---",
)


def test_the_lines_of_a_paragraph_become_one():
    assert unwrapped("We have been told\nthat {{what}}.\n\nMore\nsoon.\n") == (
        "We have been told that {{what}}.\n\nMore soon."
    )


def test_a_point_of_a_list_that_runs_on_becomes_one_line():
    assert unwrapped("- one that\n  runs on\n- two") == "- one that runs on\n- two"


@pytest.mark.parametrize("text", KEPT)
def test_breaks_that_mean_something_stay(text: str):
    assert unwrapped(text) == text
    assert unwrapped("\n".join(wrapped(text, 20))) == text


def test_links_and_blanks_are_never_broken_at_the_end_of_a_line():
    text = "Then ring the [[role:duty-officer|officer who is on duty tonight]] about {{the thing}}, please."

    lines = wrapped(text, 30)

    assert any("[[role:duty-officer|officer who is on duty tonight]]" in line for line in lines)
    assert len(lines) > 2


def test_no_line_begins_with_what_would_become_a_list():
    lines = wrapped("We sold many pots in that year, and it was 2026 - a good year for all of them.", 48)

    assert not any(line.startswith("- ") for line in lines)
    assert len(lines) > 1


PIECES = ("pot", "-", "1.", "#", "{{a b}}", "[[x:y|z w]]", "|", ">", "כד", "**", "\n", "\n\n", "  ")
words = st.lists(st.sampled_from(PIECES))
letters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])


@given(words.map(" ".join))
def test_wrapping_and_unwrapping_come_back_to_the_same(text: str):
    whole = unwrapped(text)

    assert unwrapped(whole) == whole
    assert unwrapped("\n".join(wrapped(text, 16))) == whole
    assert same(text, whole)


@given(st.text(letters, max_size=90))
def test_any_text_is_read_from_the_file_as_it_was(text: str):
    text = text.strip()
    for prose in (False, True):
        new = laid(text, 2, room=60, prose=prose)
        source, problems = read("", "\n".join([f"a:\n  b: {new.head}", *new.body]).encode())

        assert problems == ()
        assert source is not None
        assert same(source.data["a"]["b"].strip(), text)
