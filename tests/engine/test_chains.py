"""Chains: the minute of every call and every piece of work, as in a simulation minute by minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engine.calendars import MINUTE, Calendar, is_open
from generator.engine.chains import (
    Alarm,
    Call,
    Chain,
    Office,
    Reach,
    Ring,
    Sitter,
    Work,
    completing,
    minutes,
    reach,
    run,
    rung,
)

NIGHT = Alarm((Ring(("a",), wait=5), Ring(("b", "c"), wait=5), Ring(("d",), wait=10)), 0, ("boss",))
START = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
DAY_AND_NIGHT = Calendar("UTC", always=True)
OFFICE = Calendar("UTC", dict.fromkeys(range(5), ((9 * 60, 17 * 60),)))


def called(alarm):
    return [(call.minute, call.lap, call.ring.who) for call in rung(alarm)]


# Minutes of an alarm


def test_an_alarm_counts_its_waits_from_one_step_to_the_next():
    assert called(NIGHT) == [(0, 0, ("a",)), (5, 0, ("b", "c")), (10, 0, ("d",))]
    assert NIGHT.longest == 20


def test_an_alarm_is_rung_once_unless_it_says_otherwise():
    assert Alarm((Ring(("a",), wait=5),)).longest == 5
    assert called(Alarm((Ring(("a",), wait=5),))) == [(0, 0, ("a",))]


def test_a_repeated_alarm_begins_again_after_its_last_wait():
    twice = Alarm(NIGHT.rings, 1)

    assert [minute for minute, _, _ in called(twice)] == [0, 5, 10, 20, 25, 30]
    assert [lap for _, lap, _ in called(twice)] == [0, 0, 0, 1, 1, 1]
    assert twice.longest == 40


def test_a_wait_without_end_is_the_last_call():
    stuck = Alarm((Ring(("a",), wait=5), Ring(("b",)), Ring(("c",), wait=5)), 2)

    assert called(stuck) == [(0, 0, ("a",)), (5, 0, ("b",))]
    assert not stuck.ends
    assert NIGHT.ends
    assert stuck.longest == 30


rings = st.builds(
    Ring,
    who=st.lists(st.sampled_from("abcd"), min_size=1, max_size=2, unique=True).map(tuple),
    wait=st.one_of(st.none(), st.integers(0, 20)),
)
alarms = st.builds(
    Alarm, rings=st.lists(rings, max_size=4).map(tuple), repeat=st.integers(0, 3), fallback=st.just(("boss",))
)


def rung_by_hand(alarm):
    """Somebody with a list and a stop watch."""
    calls, minute = [], 0
    todo = [(lap, ring) for lap in range(alarm.repeat + 1) for ring in alarm.rings]
    while todo:
        lap, ring = todo.pop(0)
        calls.append(Call(minute, lap, ring))
        if ring.wait is None:
            break
        waited = 0
        while waited < ring.wait:
            waited, minute = waited + 1, minute + 1
    return tuple(calls), minute


@settings(max_examples=60, deadline=None)
@given(alarms)
def test_every_alarm_is_rung_as_with_a_list_and_a_stop_watch(alarm):
    calls, end = rung_by_hand(alarm)

    assert rung(alarm) == calls
    if alarm.ends:
        assert alarm.longest == end


# Minutes of work


def test_work_runs_one_after_the_other_until_a_length_is_not_known():
    sort, write, check, say = (
        Work("sort", "a", 5),
        Work("write", "b", 10),
        Work("check", "c", None),
        Work("say", "a", 5),
    )

    assert minutes([sort, write, check, say]) == (
        (sort, 0, 5),
        (write, 5, 15),
        (check, 15, None),
        (say, None, None),
    )


def test_working_time_does_not_run_with_the_clock_on_the_wall():
    slow, say = Work("slow", "a", 60, working=True), Work("say", "a", 5)

    assert minutes([slow, say]) == ((slow, 0, None), (say, None, None))
    assert minutes([]) == ()


def test_work_up_to_the_first_piece_that_stops_a_clock():
    pieces = (
        Work("a", "a", 1),
        Work("b", "a", 1, completes="resolve"),
        Work("c", "a", 1, completes="resolve"),
    )

    assert completing(pieces, "resolve") == pieces[:2]
    assert completing(pieces, "update") == ()


# At an instant


def office(calendar=OFFICE, *people):
    return Office((calendar,), people)


def test_a_seat_is_reached_in_its_hours_by_its_holders_first():
    seat = office(OFFICE, Sitter("p-2", stands_in=True), Sitter("p-1"))

    assert reach("a", seat, START) == Reach("a", True, ("p-1", "p-2"), START)
    friday = datetime(2027, 1, 15, 17, 0, tzinfo=UTC)
    assert reach("a", seat, friday) == Reach("a", False, (), datetime(2027, 1, 18, 9, 0, tzinfo=UTC))
    assert reach("a", seat, friday - MINUTE) == Reach("a", True, ("p-1", "p-2"), friday - MINUTE)


def test_a_seat_whose_hours_nobody_wrote_down_may_or_may_not_be_reached():
    assert reach("a", None, START) == Reach("a", None, (), None)
    assert reach("a", Office((), (Sitter("p-1"),)), START) == Reach("a", None, ("p-1",), None)


def test_who_is_away_is_not_called_and_a_deputy_is():
    week = ((START, START + timedelta(days=7)),)
    seat = office(DAY_AND_NIGHT, Sitter("p-1", away=week), Sitter("p-2", stands_in=True))

    assert reach("a", seat, START).people == ("p-2",)
    assert reach("a", seat, START - MINUTE).people == ("p-1", "p-2")
    assert reach("a", seat, START + timedelta(days=7)).people == ("p-1", "p-2")


def test_a_seat_is_empty_while_everybody_is_away_and_opens_when_the_first_is_back():
    days = [timedelta(days=n) for n in range(12)]
    seat = office(
        OFFICE,
        Sitter("p-1", away=((START, START + days[2]),)),
        Sitter("p-2", away=((START, START + days[1]), (START + days[1], START + days[9]))),
    )

    assert reach("a", seat, START) == Reach("a", False, (), START + days[1 + 1])
    until_friday_night = office(OFFICE, Sitter("p-1", away=((START, START + days[4] + timedelta(hours=9)),)))
    assert reach("a", until_friday_night, START).opens == datetime(2027, 1, 18, 9, 0, tzinfo=UTC)


def test_a_seat_that_never_opens_is_never_reached():
    assert reach("a", office(Calendar("UTC")), START) == Reach("a", False, (), None)


def test_the_first_who_can_answer_takes_it_and_the_work_begins_then():
    chain = Chain("night", NIGHT, (Work("sort", "a", 5), Work("write", "b", 10)))
    at = datetime(2027, 1, 11, 8, 52, tzinfo=UTC)

    found = run(chain, at, {"a": office(Calendar("UTC")), "b": office(), "c": office(), "d": office()})

    assert [(call.call.minute, call.answered) for call in found.calls] == [(0, False), (5, False), (10, True)]
    assert found.calls[-1].at == found.taken == at + 10 * MINUTE
    assert found.fallback == ()
    sort = found.work[0]
    assert (sort.due, sort.start, sort.end) == (found.taken, None, None)
    assert len(found.work) == 1, "nothing follows on what never begins"


def test_work_waits_until_somebody_is_there_and_then_takes_its_time():
    late = datetime(2027, 1, 15, 16, 50, tzinfo=UTC)
    monday = datetime(2027, 1, 18, 9, 0, tzinfo=UTC)
    work = (
        Work("sort", "a", 20),
        Work("write", "b", 60, working=True),
        Work("say", "c", 5),
        Work("end", "c", None),
    )

    found = run(Chain("x", None, work), late, {"a": office(), "b": office()})

    assert found.taken == late
    assert [(done.start, done.end) for done in found.work] == [
        (late, late + 20 * MINUTE),
        (monday, monday + 60 * MINUTE),
        (monday + 60 * MINUTE, monday + 65 * MINUTE),
        (monday + 65 * MINUTE, None),
    ]
    assert found.work[1].due == late + 20 * MINUTE
    assert found.work[1].reach == Reach("b", False, (), monday)


def test_working_time_stops_for_the_night():
    work = (Work("write", "a", 60, working=True), Work("unknown", "b", 60, working=True))
    late = datetime(2027, 1, 11, 16, 30, tzinfo=UTC)

    found = run(Chain("x", None, work), late, {"a": office()})

    assert [done.end for done in found.work] == [
        datetime(2027, 1, 12, 9, 30, tzinfo=UTC),
        datetime(2027, 1, 12, 10, 30, tzinfo=UTC),
    ]


def test_when_nobody_answers_the_fallback_is_woken_after_all_rounds():
    nobody = {who: office(Calendar("UTC")) for who in "abcd"}

    found = run(Chain("night", NIGHT), START, nobody | {"boss": office(DAY_AND_NIGHT)})

    assert [call.answered for call in found.calls] == [False, False, False]
    assert found.taken == START + 20 * MINUTE
    assert [seat.who for seat in found.fallback] == ["boss"]


def test_when_the_fallback_does_not_answer_either_the_first_who_comes_in_takes_it():
    night = datetime(2027, 1, 11, 22, 0, tzinfo=UTC)
    early = Calendar("UTC", {1: ((8 * 60, 9 * 60),)})
    nobody = {who: office() for who in "abcd"}

    assert run(Chain("x", NIGHT), night, nobody | {"boss": office()}).taken == night + timedelta(hours=11)
    assert run(Chain("x", NIGHT), night, nobody | {"boss": office(early)}).taken == night + timedelta(
        hours=10
    )
    never = {who: office(Calendar("UTC")) for who in ("a", "b", "c", "d", "boss")}
    assert run(Chain("x", NIGHT, (Work("sort", "a", 5),)), night, never).taken is None
    assert run(Chain("x", NIGHT, (Work("sort", "a", 5),)), night, never).work == ()


def test_behind_a_wait_without_end_nobody_is_woken():
    stuck = Alarm((Ring(("a",)),), 0, ("boss",))

    found = run(Chain("x", stuck), START, {"a": office(Calendar("UTC")), "boss": office(DAY_AND_NIGHT)})

    assert (found.fallback, found.taken) == ((), None)


# The oracle: a clerk who looks at the clock every minute

weeks = st.dictionaries(
    st.integers(0, 6),
    st.lists(
        st.tuples(st.integers(0, 1439), st.integers(1, 1440)).filter(lambda h: h[0] < h[1]), max_size=2
    ).map(tuple),
    min_size=1,
    max_size=7,
)
offices = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d", "boss"]),
    st.builds(lambda week: Office((Calendar("UTC", week),)), weeks),
)


def taken_by_hand(alarm, at, seats):
    """The minute at which somebody takes it: rung at their minute, or in at last when all rounds are over."""

    def there(who, instant):
        return who not in seats or is_open(seats[who].calendars, instant)

    calls, end = rung_by_hand(alarm)
    for call in calls:
        if any(there(who, at + call.minute * MINUTE) for who in call.ring.who):
            return at + call.minute * MINUTE
    waiting = {who for call in calls for who in call.ring.who} | set(alarm.fallback if alarm.ends else ())
    for minute in range(end, end + 8 * 1440):
        if any(there(who, at + minute * MINUTE) for who in waiting):
            return at + minute * MINUTE
    return None


@settings(max_examples=40, deadline=None)
@given(alarms, offices, st.integers(0, 10080))
def test_an_alarm_is_taken_as_by_a_clerk_who_looks_at_every_minute(alarm, seats, minute):
    at = START + minute * MINUTE

    assert run(Chain("x", alarm), at, seats).taken == taken_by_hand(alarm, at, seats)
