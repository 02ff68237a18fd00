"""Moving: lists without ids follow their source, and no word of a translator is lost on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.translations.moving import ordered

A, B, C, D, NEW = (frozenset({("", name)}) for name in ("a", "b", "c", "d", "new"))


def test_what_stands_right_is_left_alone():
    assert ordered([A, B, C], [A, B, C], [True] * 3) == []
    assert ordered([A, B], [A, B, C], [True] * 2) == []
    assert ordered([A, B, C], [A, NEW, C], [True] * 3) == []
    assert ordered([], [A], []) == []


def test_what_nobody_remembers_is_left_alone():
    assert ordered([frozenset(), frozenset()], [A, B], [True] * 2) == []


def test_members_follow_their_sentences():
    assert ordered([A, B, C], [A, NEW, B, C], [True] * 3) == [0, None, 1, 2]
    assert ordered([A, B, C], [C, A, B], [True] * 3) == [2, 0, 1]
    assert ordered([A, B, C], [B, C], [True] * 3) == [1, 2, 0]


def test_a_sentence_that_was_reworded_keeps_its_translation():
    assert ordered([A, B, C], [NEW, C, B], [True] * 3) == [0, 2, 1]


def test_members_nobody_has_filled_in_are_made_anew():
    assert ordered([A, frozenset(), B], [NEW, A, D, B], [True, False, True]) == [None, 0, None, 2]


marks = st.sampled_from([A, B, C, D, NEW, frozenset()])


@given(st.lists(st.tuples(marks, st.booleans()), max_size=6), st.lists(marks.filter(bool), max_size=6))
def test_every_written_member_is_kept_exactly_once(members, after):
    before, says = [mark for mark, _ in members], [said or bool(mark) for mark, said in members]

    order = ordered(before, after, says)

    olds = [old for old in order if old is not None]
    assert len(olds) == len(set(olds))
    if order:
        assert {old for old, said in enumerate(says) if said} <= set(olds)
