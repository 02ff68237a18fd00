"""Boxes: answers as cells and masks, numbers cut where rules begin and end, sizes that may have no end."""

from __future__ import annotations

from generator.engine.boxes import bits, meet, space
from generator.engine.tables import Choices, Numbers, Question

WHO = Question("who", Choices(("customer", "press", "customer")))
MANY = Question("many", Numbers(0, None))
HOUR = Question("hour", Numbers(0, 23))


def cells(question: Question, *stretches: Numbers) -> tuple[object, ...]:
    return space([question], [{question.id: (stretch,)} for stretch in stretches]).axes[0].cells


def test_each_answer_is_a_cell_and_one_given_twice_is_one_answer():
    assert cells(WHO) == ("customer", "press")


def test_numbers_are_cut_where_a_rule_begins_and_behind_its_end():
    assert cells(HOUR, Numbers(9, 17)) == (Numbers(0, 8), Numbers(9, 17), Numbers(18, 23))
    assert cells(MANY, Numbers(100, 299), Numbers(300, None)) == (
        Numbers(0, 99),
        Numbers(100, 299),
        Numbers(300, None),
    )


def test_ends_outside_of_the_question_cut_nothing():
    assert cells(HOUR, Numbers(0, 23)) == (Numbers(0, 23),)
    assert cells(HOUR, Numbers(24, 30)) == (Numbers(0, 23),)
    assert cells(HOUR, Numbers(23, 40)) == (Numbers(0, 22), Numbers(23, 23))
    assert cells(Question("late", Numbers(5, 7)), Numbers(1, 5)) == (Numbers(5, 5), Numbers(6, 7))


def test_a_question_without_a_number_has_no_cells():
    assert cells(Question("never", Numbers(5, 4)), Numbers(1, 9)) == ()
    assert space([Question("never", Numbers(5, 4))], []).full == (0,)


def test_a_rule_that_does_not_look_at_a_question_takes_all_its_answers():
    whole = space([WHO, HOUR], [{"hour": (Numbers(9, 17),)}])

    assert whole.full == (0b11, 0b111)
    assert whole.box({"hour": (Numbers(9, 17),)}) == (0b11, 0b010)
    assert whole.box({"who": frozenset({"press"}), "hour": ()}) == (0b10, 0)
    assert whole.box({"who": frozenset({"nobody"})}) == (0, 0b111)


def test_a_box_is_read_as_a_rule_would_write_it():
    whole = space([WHO, HOUR], [{"hour": (Numbers(9, 17), Numbers(20, 20))}])
    night = (Numbers(0, 8), Numbers(18, 19), Numbers(21, 23))

    assert whole.read(whole.full) == {}
    assert whole.read((0b10, 0b10101)) == {"who": frozenset({"press"}), "hour": night}
    assert whole.read((0b11, 0b01111)) == {"hour": (Numbers(0, 20),)}, "stretches that touch are one"
    assert whole.read((0b11, 0)) == {"hour": ()}


def test_an_example_is_the_first_answer_to_each_question():
    whole = space([WHO, HOUR], [{"hour": (Numbers(9, 17),)}])

    assert whole.example(whole.full) == {"who": "customer", "hour": 0}
    assert whole.example((0b10, 0b110)) == {"who": "press", "hour": 9}


def test_a_box_counts_its_situations():
    whole = space([WHO, HOUR], [{"hour": (Numbers(9, 17),)}])

    assert whole.size(whole.full) == 48
    assert whole.size((0b10, 0b010)) == 9
    assert whole.size((0, 0b010)) == 0
    assert whole.cases(48) == 48


def test_what_has_no_end_is_more_than_all_that_has_one():
    whole = space([WHO, HOUR, MANY], [{"many": (Numbers(0, 999),)}])
    finite = whole.size((0b11, 0b1, 0b01))

    assert finite == 2 * 24 * 1000
    assert whole.cases(finite) == finite
    assert whole.beyond == finite + 1
    assert whole.cases(whole.size((0b01, 0b1, 0b10))) is None
    assert whole.cases(whole.size(whole.full)) is None


def test_what_two_boxes_share_is_what_both_take_of_each_question():
    assert meet((0b110, 0b01), (0b011, 0b10)) == (0b010, 0)


def test_the_bits_of_a_mask_come_in_order():
    assert list(bits(0b101001)) == [0, 3, 5]
    assert list(bits(0)) == []
