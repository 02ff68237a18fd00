"""Load: what is dealt out is complete, fits wherever it can, and what does not fit is told."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engine.load import Burden, Dealt, Job, Seat, Short, burdens, deal, spans


def desk(minutes: int | None, id: str = "desk", *people: str) -> Seat:
    return Seat(id, people, minutes)


def messages(id: str, times: int, each: int, *seats: str) -> Job:
    return Job(id, times * each, seats or ("desk",), times)


# Against an oracle

names = st.sampled_from(["a", "b", "c", "d"])
seats = st.dictionaries(names, st.none() | st.integers(0, 40), min_size=1).map(
    lambda found: [Seat(id, (), minutes) for id, minutes in sorted(found.items())]
)
jobs = st.lists(
    st.tuples(st.integers(1, 30), st.lists(names, min_size=1, max_size=4), st.integers(1, 3)), max_size=6
).map(
    lambda found: [Job(f"j{n}", minutes, tuple(its), times) for n, (minutes, its, times) in enumerate(found)]
)


def possible(job: Job, given_: list[Seat]) -> set[str]:
    return set(job.seats) & {seat.id for seat in given_}


def deficiency(some: list[Job], given_: list[Seat]) -> int:
    """The minutes that cannot be dealt: the worst excess of a set of jobs (Hall's theorem)."""
    known = {seat.id: seat.minutes_per_day for seat in given_}
    worst = 0
    for group in chain.from_iterable(combinations(some, size) for size in range(1, len(some) + 1)):
        around = set().union(*(possible(job, given_) for job in group))
        if all(known[id] is not None for id in around):
            worst = max(worst, sum(job.minutes for job in group) - sum(known[id] or 0 for id in around))
    return worst


@settings(max_examples=300, deadline=None)
@given(jobs, seats)
def test_what_is_left_over_is_as_little_as_it_can_be(some: list[Job], given_: list[Seat]):
    done = [job for job in some if possible(job, given_)]

    assert sum(short.over for short in deal(some, given_).shorts) == deficiency(done, given_)


@settings(max_examples=200, deadline=None)
@given(jobs, seats)
def test_every_minute_of_every_job_falls_to_a_seat_that_may_do_it(some: list[Job], given_: list[Seat]):
    dealt = deal(some, given_)

    assert list(dealt.jobs) == [job for job in some if possible(job, given_)]
    for job in dealt.jobs:
        shares = {seat: minutes for (id, seat), minutes in dealt.shares.items() if id == job.id}
        assert sum(shares.values()) == job.minutes
        assert min(shares.values()) >= 0
        assert set(shares) == possible(job, given_)


@settings(max_examples=200, deadline=None)
@given(jobs, seats)
def test_a_shortage_names_all_that_competes_and_only_that(some: list[Job], given_: list[Seat]):
    dealt = deal(some, given_)
    told = [job.id for short in dealt.shorts for job in short.jobs]
    tight = {seat.id for short in dealt.shorts for seat in short.seats}

    assert len(told) == len(set(told))
    for short in dealt.shorts:
        assert short.needed == sum(job.minutes for job in short.jobs)
        assert short.given == sum(seat.minutes_per_day or 0 for seat in short.seats)
        assert short.over > 0
        assert {seat.id for seat in short.seats} == set().union(*(possible(j, given_) for j in short.jobs))
        for seat in short.seats:
            assert {job.id for job, _ in dealt.of(seat.id)} <= {job.id for job in short.jobs}
    for seat in given_:
        if seat.id not in tight and seat.minutes_per_day is not None:
            assert dealt.needed(seat.id) <= seat.minutes_per_day


@settings(max_examples=100, deadline=None)
@given(jobs, seats)
def test_the_same_work_is_dealt_alike_each_time(some: list[Job], given_: list[Seat]):
    assert deal(some, given_) == deal(list(some), list(given_))


# By hand


def test_what_fits_exactly_fits():
    assert deal([messages("mail", 60, 5)], [desk(300)]).shorts == ()


def test_one_minute_too_many_is_told():
    (short,) = deal([messages("mail", 301, 1)], [desk(300)]).shorts

    assert short == Short((messages("mail", 301, 1),), (desk(300),), 301, 300)
    assert short.over == 1
    assert short.undone == 1


def test_eighty_messages_of_six_minutes_leave_thirty_people_without_an_answer():
    (short,) = deal([messages("facebook", 80, 6)], [desk(300)]).shorts

    assert (short.needed, short.given, short.over, short.undone) == (480, 300, 180, 30)


def test_messages_left_are_an_average_over_the_channels_rounded_to_the_nearest():
    (short,) = deal([messages("a", 10, 2), messages("b", 10, 8)], [desk(85)]).shorts

    assert short.over == 15
    assert short.undone == 3


def test_a_job_that_says_no_number_of_times_comes_once_a_day():
    (short,) = deal([Job("report", 30, ("desk",)), Job("list", 30, ("desk",))], [desk(0)]).shorts

    assert short.undone == 2


def test_half_a_message_counts_as_one():
    (short,) = deal([messages("a", 2, 10)], [desk(5)]).shorts

    assert (short.over, short.undone) == (15, 2)


def test_several_channels_are_added_up_against_the_one_desk_that_answers_them():
    dealt = deal([messages("a", 20, 5), messages("b", 30, 5)], [desk(200)])

    assert [(short.needed, short.given) for short in dealt.shorts] == [(250, 200)]
    assert dealt.needed("desk") == 250
    assert [(job.id, minutes) for job, minutes in dealt.of("desk")] == [("a", 100), ("b", 150)]


def test_two_desks_share_a_channel_evenly_while_that_fits():
    dealt = deal([Job("a", 101, ("one", "two"))], [desk(60, "one"), desk(60, "two")])

    assert dealt.shares == {("a", "one"): 51, ("a", "two"): 50}
    assert dealt.shorts == ()


def test_a_desk_with_little_time_takes_what_fits_and_the_other_the_rest():
    dealt = deal([Job("a", 100, ("one", "two"))], [desk(10, "one"), desk(200, "two")])

    assert dealt.shares == {("a", "one"): 10, ("a", "two"): 90}


def test_work_moves_on_so_that_what_only_one_desk_may_do_fits():
    some = [Job("any", 100, ("one", "two")), Job("only", 80, ("one",))]
    dealt = deal(some, [desk(100, "one"), desk(80, "two")])

    assert dealt.shorts == ()
    assert dealt.shares == {("any", "one"): 20, ("any", "two"): 80, ("only", "one"): 80}


def test_work_moves_on_over_several_desks():
    some = [
        Job("ab", 10, ("a", "b")),
        Job("bc", 10, ("b", "c")),
        Job("cd", 10, ("c", "d")),
        Job("a", 10, ("a",)),
    ]
    dealt = deal(some, [desk(10, id) for id in "abcd"])

    assert dealt.shorts == ()
    assert [dealt.needed(id) for id in "abcd"] == [10, 10, 10, 10]


def test_a_shortage_leaves_out_a_desk_that_could_help_nobody_there():
    some = [Job("only", 500, ("one",)), Job("any", 100, ("one", "two"))]
    dealt = deal(some, [desk(300, "one"), desk(400, "two")])

    assert [([job.id for job in s.jobs], [seat.id for seat in s.seats], s.over) for s in dealt.shorts] == [
        (["only"], ["one"], 200)
    ]


def test_shortages_that_share_nothing_are_told_apart():
    some = [Job("a", 20, ("one",)), Job("b", 30, ("two",))]
    dealt = deal(some, [desk(10, "one"), desk(10, "two")])

    assert [(short.jobs[0].id, short.over) for short in dealt.shorts] == [("a", 10), ("b", 20)]


def test_what_is_left_over_falls_to_the_desks_evenly():
    dealt = deal([Job("a", 100, ("one", "two"))], [desk(30, "one"), desk(30, "two")])

    assert dealt.shares == {("a", "one"): 50, ("a", "two"): 50}


def test_a_desk_of_unknown_minutes_is_never_too_small():
    dealt = deal([Job("a", 1000, ("one", "two"))], [desk(10, "one"), desk(None, "two")])

    assert dealt.shorts == ()
    assert dealt.shares == {("a", "one"): 10, ("a", "two"): 990}


def test_a_desk_with_no_minutes_has_none():
    assert deal([Job("a", 1, ("one",))], [desk(0, "one")]).shorts[0].given == 0


def test_a_job_whose_desks_nobody_knows_is_left_out():
    assert deal([Job("a", 1, ("gone",))], [desk(0)]) == Dealt((), {}, ())


def test_a_desk_named_twice_counts_once():
    dealt = deal([Job("a", 10, ("desk", "desk"))], [desk(10)])

    assert dealt.shares == {("a", "desk"): 10}
    assert dealt.shorts == ()


def test_a_desk_without_time_is_among_those_that_fall_short():
    some = [Job("any", 5, ("one", "none")), Job("only", 10, ("one",))]
    (short,) = deal(some, [desk(10, "one"), desk(0, "none")]).shorts

    assert [seat.id for seat in short.seats] == ["one", "none"]
    assert (short.needed, short.given) == (15, 10)


# People


def test_a_seat_is_shared_evenly_by_those_who_hold_it():
    assert Seat("desk", ("p-1", "p-2", "p-3"), 100).each == Fraction(100, 3)
    assert Seat("desk", (), 100).each == 100
    assert Seat("desk", ("p-1",), None).each == 0


def test_the_seats_of_a_person_add_up_against_their_day():
    held = [desk(300, "one", "p-1"), desk(240, "two", "p-1", "p-2"), desk(None, "three", "p-1")]

    assert burdens(held, {"p-1": 420, "p-2": 100}) == (
        Burden("p-1", tuple(held), 420),
        Burden("p-2", (held[1],), 100),
    )
    assert [burden.needed for burden in burdens(held, {"p-1": 420, "p-2": 100})] == [420, 120]
    assert [burden.over for burden in burdens(held, {"p-1": 420, "p-2": 100})] == [0, 20]


def test_a_third_of_a_minute_too_much_is_too_much():
    (burden,) = burdens([desk(100, "one", "p-1", "p-2", "p-3")], {"p-1": 33})[:1]

    assert burden.over == Fraction(1, 3)


def test_nobody_is_over_an_unknown_capacity():
    (burden,) = burdens([desk(1440, "one", "p-1")], {})

    assert burden == Burden("p-1", (desk(1440, "one", "p-1"),), None)
    assert burden.over == 0


def test_people_without_a_seat_carry_nothing_and_a_person_named_twice_holds_it_once():
    held = [desk(60, "one", "p-2", "p-2")]

    assert burdens(held, {"p-1": 420, "p-2": None}) == (Burden("p-2", (held[0],), None),)


# Span


def test_a_span_counts_each_seat_once_and_never_the_lead_itself():
    assert spans([("lead", "a"), ("lead", "lead"), ("lead", "b"), ("lead", "a"), ("other", "other")]) == {
        "lead": ("a", "b"),
        "other": (),
    }
