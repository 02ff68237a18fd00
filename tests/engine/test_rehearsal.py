"""Rehearsals: what a script expects against what the rules say at that minute, and what nobody practises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engine.rehearsal import (
    Answered,
    Course,
    Coverage,
    Difference,
    Due,
    Event,
    Expectation,
    Limit,
    Part,
    Said,
    Script,
    Touch,
    rehearse,
)

# A chain: the duty officer is called at once and has 5 minutes to answer, the lead 5 minutes later.
# Then 5 minutes of sorting, 10 of writing and 15 until it is approved and said.
SORT = Part("duty", 5, 0, 5, stops="acknowledge")
WRITE = Part("editor", 10, 5, 15)
SAY = Part("head", 15, 15, 30, stops="first_statement")
CALL, SECOND = Part("duty", 5, 0, 5, call=True), Part("lead", 10, 5, 15, call=True)
CHAIN = Course("escalation:safety", (CALL, SECOND, SORT, WRITE, SAY))

READ = Part("desk", 5, 0, 5)
REPLY = Part("desk", 10, 5, 15, stops="first_reply", says="sorry")
CLOSE = Part("desk", 30, 255, 285, early=False, says="closed")
ASK = Part("lead", 240, 15, 255, early=False)
PLAY = Course("play:complaint", (READ, REPLY, ASK, CLOSE))

COURSES = {course.id: course for course in (CHAIN, PLAY)}


def event(*expects: Expectation, at: int = 0, id: str = "event", **more: object) -> Event:
    return Event(id, at, expects, **more)  # type: ignore[arg-type]


def told(*events: Event, courses: Mapping[str, Course] = COURSES) -> tuple[Answered, ...]:
    return rehearse(Script("script", events), courses)


def last(*events: Event, courses: Mapping[str, Course] = COURSES) -> Answered:
    return told(*events, courses=courses)[-1]


def whats(*events: Event, courses: Mapping[str, Course] = COURSES) -> list[str]:
    return [difference.what for difference in last(*events, courses=courses).differences]


def chain(who: str, within: int | None = None, **more: str) -> Expectation:
    return Expectation(who, CHAIN.id, within, **more)  # type: ignore[arg-type]


def play(who: str, within: int | None = None, **more: str) -> Expectation:
    return Expectation(who, PLAY.id, within, **more)  # type: ignore[arg-type]


OPEN = event(chain("duty"), at=10, id="open")
"""The event with which the chain begins, at minute 10."""


# What the rules say

SEV2 = Said("danger", "sev2", PLAY.id)


def test_a_script_that_expects_what_the_rules_say_differs_in_nothing():
    agreed = event(play("desk", 15, level="sev2", words="sorry"), said=(SEV2,))

    assert last(agreed).differences == ()


def test_an_event_without_a_situation_is_asked_nothing():
    assert whats(event(play("desk", 15, level="sev1"))) == []


def test_another_level_is_told_with_what_the_rules_say():
    expects = play("desk", level="sev3")

    assert last(event(expects, said=(SEV2,))).differences == (Difference("level", expects, (SEV2,)),)


def test_each_expectation_with_another_level_is_told():
    both = event(play("desk", level="sev3"), chain("duty", level="sev4"), chain("lead"), said=(SEV2,))

    assert whats(both) == ["level", "level"]


def test_a_level_is_expected_where_the_rules_name_none():
    assert whats(event(play("desk", level="sev3"), said=(Said("danger"),))) == ["level"]


OTHER = Course("play:other", (Part("desk", 5, 0, 5),))
BOTH = {**COURSES, OTHER.id: OTHER}


def test_another_play_is_told_once_with_the_play_that_the_rules_choose():
    first, second = Expectation("desk", OTHER.id), Expectation("head", OTHER.id)
    found = last(event(first, second, said=(SEV2,)), courses=BOTH).differences

    assert found[0] == Difference("course", first, (SEV2,), PLAY)
    assert [difference.what for difference in found] == ["course", "seat"]


def test_other_plays_may_be_expected_besides():
    assert whats(event(Expectation("desk", OTHER.id), play("desk"), said=(SEV2,)), courses=BOTH) == []


def test_where_no_play_is_expected_none_is_missed():
    said = (SEV2,)

    assert whats(event(chain("duty"), said=said)) == []
    assert whats(event(Expectation("desk"), said=said)) == []
    assert whats(event(Expectation("desk", "play:gone"), said=said)) == []
    assert whats(event(Expectation("desk", OTHER.id), said=(Said("danger", "sev2"),)), courses=BOTH) == []


def test_a_play_that_the_rules_choose_may_be_unknown():
    said = Said("danger", "sev2", "play:gone")
    (difference,) = last(event(play("desk"), said=(said,))).differences

    assert (difference.what, difference.course) == ("course", None)


def test_words_are_expected_where_nobody_is_to_answer():
    silent = Said("bait", "sev4", PLAY.id, replies=False)
    expects = play("desk", words="sorry")

    assert last(event(expects, play("desk"), said=(silent,))).differences == (
        Difference("silence", expects, (silent,), PLAY),
    )


def test_rules_that_say_the_same_leave_nothing_open():
    assert whats(event(play("desk", level="sev2"), said=(SEV2, Said("other", "sev2", PLAY.id)))) == []


@pytest.mark.parametrize(
    "other",
    [
        Said("danger", "sev3", PLAY.id),
        Said("danger", "sev2", OTHER.id),
        Said("danger", "sev2", PLAY.id, replies=False),
        Said("danger", "sev2", PLAY.id, silent=True),
    ],
)
def test_rules_that_may_say_something_else_leave_it_open_and_nothing_more_is_compared(other: Said):
    asked = event(play("desk", level="sev4"), said=(SEV2, other))

    assert last(asked).differences == (Difference("open", None, (SEV2, other)),)


def test_rules_without_an_answer_are_told():
    silent = Said(None, silent=True)

    assert last(event(play("desk", level="sev2"), said=(silent,))).differences == (
        Difference("nothing", None, (silent,)),
    )


def test_other_words_than_the_play_has_are_told_with_and_without_a_situation():
    expects = play("desk", words="thanks")

    assert last(event(expects)).differences == (Difference("words", expects, (), PLAY),)
    assert last(event(expects, said=(SEV2, SEV2))).differences == (
        Difference("words", expects, (SEV2,), PLAY),
    )


def test_words_of_another_step_and_words_for_a_course_without_any_may_be_expected():
    assert whats(event(play("lead", words="sorry"))) == []
    assert whats(event(chain("head", words="sorry"))) == []
    assert PLAY.words == ("sorry", "closed")


# Who


def test_a_seat_without_a_part_is_told():
    expects = chain("nobody", 5)

    assert last(event(expects)).differences == (Difference("seat", expects, (), CHAIN),)


def test_whoever_is_only_called_has_a_part():
    assert whats(event(chain("lead"))) == []


def test_anybody_may_act_in_a_course_that_names_nobody():
    promise, empty = Course("commitment:a", (Part(None, 60, 0, 60),)), Course("statement:b")
    courses = {promise.id: promise, empty.id: empty}

    assert whats(event(Expectation("desk", promise.id, 60)), courses=courses) == []
    assert whats(event(Expectation("desk", promise.id, 61)), courses=courses) == ["late"]
    assert whats(event(Expectation("desk", empty.id, 61)), courses=courses) == []


def test_an_action_that_names_nobody_or_no_course_is_not_timed():
    assert whats(event(Expectation(None, CHAIN.id, 999))) == []
    assert whats(event(Expectation("duty", None, 999), Expectation("duty", "play:gone", 999))) == []


# By when


def due(*events: Event, courses: Mapping[str, Course] = COURSES) -> Due | None:
    return last(*events, courses=courses).dues[-1]


def test_the_opening_event_leaves_the_running_minute_of_the_seat():
    assert due(event(chain("editor"), at=7)) == Due(15, WRITE)
    assert due(event(chain("head"), at=7)) == Due(30, SAY)


def test_a_seat_that_is_called_has_the_time_of_its_call_besides():
    assert due(event(chain("duty"))) == Due(10, SORT)


def test_a_seat_that_is_called_twice_has_the_time_of_the_later_call():
    course = Course("escalation:a", (CALL, Part("duty", 10, 5, 15, call=True), SORT))

    assert due(event(Expectation("duty", course.id)), courses={course.id: course}) == Due(20, SORT)


def test_a_seat_that_works_and_is_woken_in_the_end_is_due_for_its_work():
    course = Course("escalation:a", (Part("duty", begins=30, call=True), SORT))

    assert due(event(Expectation("duty", course.id)), courses={course.id: course}) == Due(5, SORT)


def test_a_seat_that_is_only_called_is_due_when_its_call_must_be_answered():
    assert due(event(chain("lead"))) == Due(15, SECOND)


def test_later_events_leave_what_is_left_of_the_time():
    assert due(OPEN, event(chain("head"), at=12)) == Due(28, SAY, gone=2)
    assert due(OPEN, event(chain("head"), at=25)) == Due(15, SAY, gone=15)


def test_later_events_leave_the_seat_its_own_time_at_least():
    assert due(OPEN, event(chain("head"), at=26)) == Due(15, SAY)
    assert due(OPEN, event(chain("lead"), at=40)) == Due(10, SECOND)


def test_a_call_is_not_counted_twice():
    assert due(OPEN, event(chain("lead"), at=12)) == Due(13, SECOND, gone=2)


def test_minutes_count_from_the_first_event_however_the_script_is_ordered():
    later, opening = event(chain("head"), at=12), event(chain("duty"), at=10)
    found = told(later, opening)

    assert found[0].dues == (Due(28, SAY, gone=2),)
    assert found[1].dues == (Due(10, SORT),)


def test_an_event_in_reserve_begins_nothing_for_the_others():
    reserve = event(chain("duty"), at=5, reserve=True)

    assert due(reserve, OPEN, event(chain("head"), at=12)) == Due(28, SAY, gone=2)
    assert due(reserve, event(chain("head"), at=12)) == Due(30, SAY)


def test_an_event_in_reserve_has_what_is_left_once_the_course_has_begun():
    assert due(OPEN, event(chain("head"), at=12, reserve=True)) == Due(28, SAY, gone=2)
    assert due(OPEN, event(chain("head"), at=5, reserve=True)) == Due(30, SAY)


def test_at_the_opening_a_seat_is_expected_to_do_what_comes_early():
    assert due(event(play("desk"))) == Due(15, REPLY)


def test_later_on_a_seat_may_be_at_any_of_its_parts():
    assert due(event(play("desk")), event(play("desk"), at=20)) == Due(265, CLOSE, gone=20)


def test_words_say_which_part_is_meant():
    assert due(event(play("desk", words="closed"))) == Due(285, CLOSE)
    assert due(event(play("desk")), event(play("desk", words="sorry"), at=4)) == Due(11, REPLY, gone=4)


def test_words_that_no_part_of_the_seat_knows_may_mean_any_of_its_parts():
    early, late = Part("head", 5, 0, 5), Part("head", 5, 60, 65, early=False)
    course = Course("escalation:two", (early, late))
    courses = {course.id: course}

    assert due(event(Expectation("head", course.id)), courses=courses) == Due(5, early)
    assert due(event(Expectation("head", course.id, words="a")), courses=courses) == Due(65, late)
    assert due(event(play("desk", words="thanks"))) == Due(15, REPLY)


@pytest.mark.parametrize(
    "parts",
    [
        (Part("a"),),
        (Part("a", 5),),
        (Part("a", None, 0, 5),),
        (Part("a", 5, 0, 5), Part("a")),
        (Part("a", call=True),),
        (),
    ],
)
def test_what_is_not_known_is_never_late(parts: tuple[Part, ...]):
    course = Course("play:a", parts)

    assert due(event(Expectation("a", course.id, 9999)), courses={course.id: course}) is None


def test_the_own_time_is_known_where_the_running_minute_is_not():
    course = Course("play:a", (Part("b", 1, 0, 1), Part("a", 5)))
    courses = {course.id: course}
    opening = event(Expectation("b", course.id))

    assert due(opening, event(Expectation("a", course.id), at=1), courses=courses) == Due(5, course.parts[1])


# Promises

WORST, SECOND_WORST = Limit("first_statement", 25, "sev1"), Limit("first_statement", 40, "sev2")
PROMISED = {CHAIN.id: replace(CHAIN, limits=(WORST, SECOND_WORST, Limit("resolve", 1)))}


def test_a_promise_that_is_shorter_counts_at_its_level():
    assert due(event(chain("head", level="sev1")), courses=PROMISED) == Due(25, SAY, WORST)
    assert due(event(chain("head", level="sev2")), courses=PROMISED) == Due(30, SAY)


def test_of_several_levels_the_most_lenient_counts_where_none_is_named():
    strict = {CHAIN.id: replace(CHAIN, limits=(WORST, Limit("first_statement", 20, "sev2")))}

    assert due(event(chain("head")), courses=PROMISED) == Due(30, SAY)
    assert due(event(chain("head")), courses=strict) == Due(25, SAY, WORST)
    assert due(event(chain("head", level="sev4")), courses=strict) == Due(25, SAY, WORST)


def test_of_several_promises_at_a_level_the_strictest_counts():
    always = Limit("first_statement", 20)
    courses = {CHAIN.id: replace(CHAIN, limits=(WORST, always))}

    assert due(event(chain("head", level="sev1")), courses=courses) == Due(20, SAY, always)
    assert due(event(chain("head")), courses=courses) == Due(20, SAY, always)


def test_a_promise_runs_from_the_beginning_also_when_the_event_comes_after_it():
    late = event(chain("head", 5, level="sev1"), at=40)

    assert due(OPEN, late, courses=PROMISED) == Due(-5, SAY, WORST, 30)
    assert whats(OPEN, late, courses=PROMISED) == ["late"]


def test_a_promise_is_for_whoever_stops_its_clock():
    assert due(event(chain("editor", level="sev1")), courses=PROMISED) == Due(15, WRITE)


def test_a_promise_is_left_alone_where_several_parts_may_be_meant():
    course = replace(PLAY, limits=(Limit("first_reply", 1),))

    assert due(event(play("desk")), courses={PLAY.id: course}) == Due(15, REPLY)
    assert due(event(play("desk", words="sorry")), courses={PLAY.id: course}).minutes == 1  # type: ignore[union-attr]


# Late and early


def test_the_last_minute_is_not_late_and_the_next_one_is():
    expects = chain("editor", 16)

    assert whats(event(chain("editor", 15))) == []
    assert last(event(expects)).differences == (Difference("late", expects, (), CHAIN, Due(15, WRITE)),)


def test_work_that_cannot_have_begun_is_told_where_nobody_else_is_expected():
    expects = chain("head", 14)

    assert last(event(expects)).differences == (Difference("tight", expects, (), CHAIN, Due(15, SAY)),)
    assert whats(event(chain("head", 15))) == []
    assert whats(event(chain("editor", 5), chain("head", 5))) == []
    assert whats(event(play("desk", 5), chain("head", 5))) == ["tight"]


def test_a_call_that_only_comes_later_is_told():
    assert whats(event(chain("lead", 4))) == ["tight"]
    assert whats(event(chain("lead", 5))) == []


def test_the_first_part_of_a_seat_decides_how_soon_it_can_begin():
    assert whats(event(play("desk", 1))) == []


def test_later_events_may_be_as_tight_as_they_like():
    assert whats(OPEN, event(chain("head", 1), at=11)) == []


def test_nothing_is_said_of_a_seat_whose_beginning_is_not_known():
    course = Course("play:a", (Part("a", 5, 90, 95), Part("a", 5)))

    assert whats(event(Expectation("a", course.id, 5)), courses={course.id: course}) == []
    assert whats(event(chain("head"))) == []


# Against a naive reading of the same rules

seats = st.sampled_from(["a", "b", "c"])
lengths = st.lists(st.tuples(seats, st.integers(0, 9), st.booleans()), min_size=1, max_size=4)


def running(pieces: Sequence[tuple[str, int, bool]]) -> Course:
    """A course as its author would tell it: one piece of work after the other."""
    parts, minute = [], 0
    for who, own, early in pieces:
        parts.append(Part(who, own, minute, minute + own, early=early))
        minute += own
    return Course("play:random", tuple(parts))


def acceptable(pieces: Sequence[tuple[str, int, bool]], who: str, within: int, since: int) -> bool:
    """Watch the course minute by minute: is a part of the seat still running so many minutes from now?"""
    clock = [number for number, (_, own, _) in enumerate(pieces) for _ in range(own)]
    for number, (seat, own, early) in enumerate(pieces):
        if seat != who or not (early or since):
            continue
        over = max([minute + 1 for minute, piece in enumerate(clock) if piece <= number], default=0)
        if since + within <= over or (since and within <= own):
            return True
    return False


@settings(max_examples=150, deadline=None)
@given(lengths, seats, st.integers(0, 40), st.integers(0, 12))
def test_late_is_what_no_part_of_the_seat_allows(
    pieces: list[tuple[str, int, bool]], who: str, within: int, since: int
):
    course = running(pieces)
    mine = [early for seat, _, early in pieces if seat == who]
    if not mine or not (since or any(mine)):
        return
    opening = event(Expectation("d", course.id), at=3)
    found = whats(
        opening, event(Expectation(who, course.id, within), at=3 + since), courses={course.id: course}
    )

    assert ("late" in found) == (not acceptable(pieces, who, within, since))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(seats, st.integers(0, 30), st.integers(0, 60)), max_size=4), st.integers(1, 500))
def test_an_exercise_may_begin_at_any_hour(expected: list[tuple[str, int, int]], later: int):
    course = running([("a", 5, True), ("b", 7, True), ("a", 9, False), ("c", 3, True)])
    at_noon = [event(Expectation(who, course.id, within), at=at) for who, within, at in expected]
    at_night = [replace(one, minute=one.minute + later) for one in at_noon]

    noon, night = (told(*events, courses={course.id: course}) for events in (at_noon, at_night))
    assert [(one.dues, one.differences) for one in noon] == [(one.dues, one.differences) for one in night]


# Coverage

HERE, THERE = Touch("rule", "a", "one", "e", 3), Touch("rule", "a", "two", "f", 9)
COVERED = Coverage(
    {"rule": ("a", "b", "c"), "more": ("a",), "none": ()}, (HERE, THERE, Touch("rule", "c", "one", "e"))
)


def test_what_nothing_brings_into_play_is_missing_in_order():
    assert COVERED.missing("rule") == ("b",)
    assert COVERED.missing("more") == ("a",)
    assert COVERED.missing("unknown") == ()


def test_what_brings_a_thing_into_play_is_told_in_order():
    assert COVERED.by("rule", "a") == (HERE, THERE)
    assert COVERED.by("rule", "b") == ()


def test_shares_are_rounded_down_over_all_groups():
    assert COVERED.percent(["rule"]) == 66
    assert COVERED.percent(iter(["rule", "more"])) == 50
    assert COVERED.percent(["none"]) is None
    assert COVERED.percent([]) is None
    assert COVERED.percent(["unknown", "rule"]) == 66
