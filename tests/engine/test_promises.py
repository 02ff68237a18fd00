"""Promise arithmetic against sums done by hand and against every minute of a week."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.engine.promises import MANY, WEEK, Sum, Term, Week, add_up, taken, verdict

HOUR, DAY = 60, 1440
OFFICE = Week(tuple((day * DAY + 9 * HOUR, day * DAY + 17 * HOUR) for day in range(5)))
"""Five days from 9 to 17, beginning on a Monday."""
ALWAYS = Week(((0, WEEK),))


def plain(what: str, best: int, rule: int | None = None, bad: int | None = None) -> Term:
    rule = best if rule is None else rule
    return Term(what, best, rule, rule if bad is None else bad)  # type: ignore[arg-type]


def office(minutes: int, hours: Week = OFFICE) -> Term:
    return Term("step", minutes, minutes, minutes, working=True, hours=hours)


LOOKED_AT = Sum(
    (
        plain("look", 0, 10),
        plain("alarm", 0, 0, 20),
        plain("stage", 5),
        plain("stage", 10),
        plain("stage", 15),
    )
)


def test_a_chain_takes_its_budgets_at_best_the_look_as_a_rule_and_the_alarm_on_a_bad_day() -> None:
    assert (LOOKED_AT.best, LOOKED_AT.rule, LOOKED_AT.bad) == (30, 40, 60)


@pytest.mark.parametrize(
    ("within", "said"),
    [
        (25, "never-met"),
        (29, "never-met"),
        (30, "missed-as-a-rule"),
        (35, "missed-as-a-rule"),
        (39, "missed-as-a-rule"),
        (40, "missed-on-a-bad-day"),
        (45, "missed-on-a-bad-day"),
        (59, "missed-on-a-bad-day"),
        (60, "held"),
        (61, "held"),
    ],
)
def test_a_promise_is_kept_if_its_minutes_are_not_fewer(within: int, said: str) -> None:
    assert verdict(LOOKED_AT, within) == said


def test_forty_minutes_on_hold_make_an_hour_too_short() -> None:
    journey = add_up([plain("step", 15), plain("wait", 8, 8, 40), plain("handling", 10)])
    assert (journey.best, journey.rule, journey.bad) == (33, 33, 65)
    assert verdict(journey, 60) == "missed-on-a-bad-day"
    assert verdict(journey, 65) == "held"


def test_nothing_takes_no_time() -> None:
    assert add_up([]) == Sum(())
    assert (Sum(()).best, Sum(()).rule, Sum(()).bad) == (0, 0, 0)
    assert verdict(Sum(()), 0) == "held"


def test_terms_and_their_sources_come_back_in_order() -> None:
    terms = [Term("step", 1, 2, 3, label="read", source="a"), Term("wait", 4, 5, 6, label="hold", source="b")]
    assert add_up(terms) == Sum(tuple(terms))
    assert [term.source for term in add_up(terms).terms] == ["a", "b"]


def test_working_time_without_known_hours_runs_as_it_is() -> None:
    assert add_up([Term("step", 480, 480, 480, working=True)]).bad == 480


def test_what_is_no_working_time_ignores_opening_hours() -> None:
    found = add_up([Term("step", 600, 600, 600, working=False, hours=OFFICE)])
    assert (found.best, found.bad, found.worst_start) == (600, 600, None)


def test_working_time_takes_its_minutes_at_best_and_the_weekend_on_a_bad_day() -> None:
    found = add_up([office(4 * HOUR)])
    assert (found.best, found.rule, found.bad) == (240, 240, 64 * HOUR + 240)
    assert found.worst_start == 4 * DAY + 17 * HOUR  # Friday 17:00


def test_work_longer_than_a_day_takes_a_night_at_best() -> None:
    found = add_up([office(10 * HOUR)])
    assert found.best == 10 * HOUR + 16 * HOUR
    assert found.bad == 64 * HOUR + 10 * HOUR + 16 * HOUR


def test_a_weekend_is_waited_for_once_however_many_steps_follow() -> None:
    found = add_up([office(2 * HOUR), plain("step", 30), office(2 * HOUR)])
    assert found.best == 270
    assert found.bad == 64 * HOUR + 270
    assert [term.bad for term in found.terms] == [66 * HOUR, 30, 2 * HOUR]


def test_the_look_may_push_the_work_over_the_weekend() -> None:
    found = add_up([plain("look", 0, 10), office(4 * HOUR)])
    assert (found.best, found.rule) == (240, 250)
    assert found.bad == 64 * HOUR + 250  # somebody looks just as the office closes


def test_a_clock_that_stands_still_at_night_counts_working_time_once() -> None:
    found = add_up([office(4 * HOUR)], OFFICE, OFFICE)
    assert (found.best, found.rule, found.bad) == (240, 240, 240)


def test_a_clock_counts_only_its_own_open_minutes() -> None:
    later = Week(tuple((day * DAY + 12 * HOUR, day * DAY + 20 * HOUR) for day in range(5)))
    found = add_up([office(2 * HOUR)], later, later)
    assert found.best == 120  # a case of 19:59 is worked on while the clock stands still, and counts in full
    assert found.bad == 299  # from 15:01 to 20:00, when one minute of work is left for the morning


def test_a_case_begins_only_while_it_may() -> None:
    morning = Week(tuple((day * DAY + 9 * HOUR, day * DAY + 12 * HOUR) for day in range(5)))
    found = add_up([office(4 * HOUR)], morning)
    assert (found.best, found.bad, found.worst_start) == (240, 240, None)


def test_a_place_that_never_closes_takes_its_minutes_whenever_it_begins() -> None:
    found = add_up([office(5000, ALWAYS)])
    assert (found.best, found.bad) == (5000, 5000)


def test_a_week_knows_when_it_is_open() -> None:
    assert [OFFICE.is_open(at) for at in (0, 539, 540, 1019, 1020, WEEK + 540)] == [
        False,
        False,
        True,
        True,
        False,
        True,
    ]
    assert OFFICE.total == 2400
    assert OFFICE.bounds[:3] == (540, 1020, 1980)


def test_no_work_is_done_at_once_even_at_night() -> None:
    assert OFFICE.after(0, 0) == 0
    assert OFFICE.latest(7, 0) == 7


SMALL = Week(((3, 5), (10, 13), (20, 21)))
"""Six minutes of a week."""


def there(week: Week, minute: int) -> bool:
    return any(start <= minute % WEEK < end for start, end in week.spans)


@pytest.mark.parametrize("week", [SMALL, Week(((0, 2), (7, 8))), Week(((WEEK - 3, WEEK),))])
def test_every_minute_of_a_small_week_is_counted_as_a_clerk_counts(week: Week) -> None:
    open_minutes = [minute for minute in range(2 * WEEK) if there(week, minute)]
    for at in [*range(30), *range(WEEK - 5, WEEK + 25)]:
        assert week.worked(at) == sum(minute < at for minute in open_minutes)
        assert week.is_open(at) == (at in open_minutes)
        left = [minute for minute in open_minutes if minute >= at]
        for minutes in range(1, min(7, len(left))):
            assert week.after(at, minutes) == left[minutes - 1] + 1


@pytest.mark.parametrize("minutes", range(1, 8))
def test_latest_is_the_first_minute_from_which_work_is_not_done_in_time(minutes: int) -> None:
    for done in range(WEEK, WEEK + 30):
        found = SMALL.latest(done, minutes)
        assert SMALL.after(found - 1, minutes) < done <= SMALL.after(found, minutes)


def test_values_cannot_be_changed_and_compare_by_what_they_say() -> None:
    term = Term("step", 1, 2, 3, source="here", hours=OFFICE)

    assert term == Term("step", 1, 2, 3, source="there")
    assert not term.working
    for value, name in ((term, "best"), (Sum((term,)), "terms"), (OFFICE, "spans")):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, None)
    assert not hasattr(term, "__dict__")
    assert not hasattr(Sum(()), "__dict__")


def test_each_term_needs_its_minutes() -> None:
    with pytest.raises(ValueError, match="zip"):
        taken([office(5)], [5, 6], 0)


def test_more_terms_than_anybody_follows_are_added_up_as_they_are() -> None:
    assert add_up([office(6)] * MANY).bad == 64 * HOUR + 6 * MANY
    assert add_up([office(6)] * (MANY + 1)).bad == 6 * MANY + 6


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    bounds = sorted(draw(st.sets(st.integers(0, WEEK), min_size=2, max_size=8)))
    return Week(tuple(zip(bounds[::2], bounds[1::2], strict=False)))


@st.composite
def some_terms(draw: st.DrawFn) -> list[Term]:
    found = []
    for _ in range(draw(st.integers(1, 3))):
        best = draw(st.integers(0, 700))
        rule = best + draw(st.integers(0, 30))
        bad = rule + draw(st.integers(0, 300))
        hours = draw(st.none() | weeks())
        found.append(Term("step", best, rule, bad, working=hours is not None, hours=hours))
    return found


@given(weeks(), st.integers(0, 3 * WEEK), st.integers(1, 900))
@settings(max_examples=60, deadline=None)
def test_work_is_done_when_a_minute_by_minute_count_says_so(week: Week, at: int, minutes: int) -> None:
    assert week.worked(at) == sum(there(week, minute) for minute in range(at))
    if minutes <= week.total:
        left, now = minutes, at
        while left:
            left -= there(week, now)
            now += 1
        assert week.after(at, minutes) == now


@given(some_terms(), st.none() | weeks(), st.none() | weeks())
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_no_minute_of_the_week_is_better_or_worse(
    terms: list[Term], starts: Week | None, clock: Week | None
) -> None:
    every = [at for at in range(WEEK) if starts is None or starts.is_open(at)]
    found = add_up(terms, starts, clock)

    def totals(minutes: list[int]) -> list[int]:
        return [sum(taken(terms, minutes, at, clock)) for at in every]

    assert found.best == min(totals([term.best for term in terms]))
    assert found.rule == min(totals([term.rule for term in terms]))
    assert found.bad == max(totals([term.bad for term in terms]))
