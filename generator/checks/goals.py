"""Goals: whether they are few, can be measured, serve the business and count more than fans."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Also, Fault
from generator.checks.names import name, titled
from generator.handbook import Document, Handbook
from generator.kinds.goals import Goals, SocialGoal
from generator.suggest import counted, listed
from generator.values import quoted

Numbered = tuple[int, SocialGoal]


def goals_too_many(handbook: Handbook) -> Iterator[Fault]:
    """There are more social goals for one year than a team can care about.

    If everything is a goal, nothing is. Five a year are plenty; `limits.goals_per_year` of the playbook
    sets another number. A goal belongs to its `year`, else to the year of its `by`.

    Fails:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        default_owner: press-officer
        reviewed_on: 2026-11-01
        limits:
          goals_per_year: 1

        # playbook/goals.yaml
        kind: goals
        id: goals
        title: Goals
        reviewed_on: 2026-11-01
        business_goals:
          - {id: loyal, title: Customers who stay}
        social_goals:
          - id: solved
            title: More cases solved at once
            year: 2027
            business_goal: loyal
            kind: quality
            metric: {name: Solved at first contact, unit: percent, source: Desk report}
            baseline: 54
            target: 70
            by: 2027-12-31
            owner: press-officer
          - id: quick
            title: Quicker answers
            year: 2027
            business_goal: loyal
            kind: quality
            metric: {name: Answered within two hours, unit: percent, source: Desk report}
            baseline: 71
            target: 90
            by: 2027-12-31
            owner: press-officer

    Passes:

        # playbook/goals.yaml
        kind: goals
        id: goals
        title: Goals
        reviewed_on: 2026-11-01
        business_goals:
          - {id: loyal, title: Customers who stay}
        social_goals:
          - id: solved
            title: More cases solved at once
            year: 2027
            business_goal: loyal
            kind: quality
            metric: {name: Solved at first contact, unit: percent, source: Desk report}
            baseline: 54
            target: 70
            by: 2027-12-31
            owner: press-officer
    """
    most = handbook.playbook.record.limits.goals_per_year
    for goals in handbook.all(Goals):
        for year, those in _by_year(goals.record).items():
            if len(those) > most:
                when = f" for {year}" if year else " without a year"
                message = f"there are {counted(len(those), 'social goal')}{when}; the limit is {most}"
                help = "Choose those that matter most, and give the others a later year or let them go."
                yield Fault(goals, ("social_goals", those[most][0]), message, help, _limit(handbook))


def _limit(handbook: Handbook) -> tuple[Also, ...]:
    own = "goals_per_year" in handbook.playbook.record.limits.model_fields_set
    return (Also(handbook.playbook, ("limits", "goals_per_year"), "the limit"),) if own else ()


def _by_year(goals: Goals) -> dict[int | None, list[Numbered]]:
    years: dict[int | None, list[Numbered]] = {}
    for number, goal in enumerate(goals.social_goals):
        year = goal.year or (goal.by.year if goal.by else None)
        years.setdefault(year, []).append((number, goal))
    return years


def goal_not_measurable(handbook: Handbook) -> Iterator[Fault]:
    """A goal does not say what is counted, from how many to how many, by when and by whom.

    Without these nobody can say whether we won. A goal needs under `metric` a `name`, a `unit` and a
    `source`, and besides a `baseline`, a `target` that differs from it, a day under `by` and an `owner`.

    Fails:

        # playbook/goals.yaml
        kind: goals
        id: goals
        title: Goals
        reviewed_on: 2026-11-01
        business_goals:
          - {id: loyal, title: Customers who stay}
        social_goals:
          - id: visible
            title: Be more visible
            business_goal: loyal
            kind: quality
            by: 2027-12-31
            owner: press-officer

    Passes:

        # playbook/goals.yaml
        kind: goals
        id: goals
        title: Goals
        reviewed_on: 2026-11-01
        business_goals:
          - {id: loyal, title: Customers who stay}
        social_goals:
          - id: visible
            title: Be found when people need help
            business_goal: loyal
            kind: quality
            metric: {name: Cases solved by our help pages, unit: cases a month, source: Desk report}
            baseline: 120
            target: 300
            by: 2027-12-31
            owner: press-officer
    """
    for goals in handbook.all(Goals):
        for number, goal in enumerate(goals.record.social_goals):
            route = ("social_goals", number)
            if missing := _unmeasured(goal):
                message = f"{quoted(goal.title)} does not say {listed(missing.values(), last='or')}"
                help = f"Fill in {listed(f'`{field}`' for field in missing)}."
                yield Fault(goals, route, message, help)
            if goal.target is not None and goal.target == goal.baseline:
                message = f"{quoted(goal.title)} wants {goal.target:g}, and that is what we have already"
                help = "Write the number you want to reach."
                yield Fault(goals, (*route, "target"), message, help)


def _unmeasured(goal: SocialGoal) -> dict[str, str]:
    metric = goal.metric
    asked = {
        "metric.name": ("what we count", metric and metric.name),
        "metric.unit": ("in what we count it", metric and metric.unit),
        "metric.source": ("where the number comes from", metric and metric.source),
        "baseline": ("how many it is today", goal.baseline is not None),
        "target": ("how many we want", goal.target is not None),
        "by": ("by when", goal.by),
        "owner": ("who answers for it", goal.owner),
    }
    missing = {field: words for field, (words, there) in asked.items() if not there}
    if metric is None:
        missing = {f: words for f, words in missing.items() if not f.startswith("metric.")}
        missing = {"metric": "what we count", **missing}
    return missing


def goal_without_business_goal(handbook: Handbook) -> Iterator[Fault]:
    """A social goal serves no business goal.

    Leaders fund business goals, not likes. `business_goal` names one of the goals under `business_goals`,
    in the leaders' own words; a social goal that fits none of them is a wish, or a business goal is missing.

    Fails:

        # playbook/goals.yaml
        kind: goals
        id: goals
        title: Goals
        reviewed_on: 2026-11-01
        business_goals:
          - {id: loyal, title: Customers who stay}
        social_goals:
          - id: followers
            title: 10,000 followers
            kind: outcome
            metric: {name: Followers, unit: people, source: Platform report}
            baseline: 4000
            target: 10000
            by: 2027-12-31
            owner: press-officer

    Passes:

        # playbook/goals.yaml
        kind: goals
        id: goals
        title: Goals
        reviewed_on: 2026-11-01
        business_goals:
          - {id: loyal, title: Customers who stay}
        social_goals:
          - id: helped
            title: People who were helped come back
            business_goal: loyal
            kind: outcome
            metric: {name: Second orders after a complaint, unit: percent, source: Shop report}
            baseline: 20
            target: 35
            by: 2027-12-31
            owner: press-officer
    """
    for goals in handbook.all(Goals):
        business = {goal.id: goal.title for goal in goals.record.business_goals}
        social = {goal.id: (i, goal) for i, goal in enumerate(goals.record.social_goals)}
        named = listed((f"`{id}`" for id in business), last="or")
        help = f"Write {named} under `business_goal`." if business else "Add what the company wants first."
        for number, goal in social.values():
            route = ("social_goals", number)
            serves = name(goal.business_goal) if goal.business_goal else None
            if serves is None:
                message = f"{quoted(goal.title)} is not linked to any business goal"
                yield Fault(goals, route, message, help)
            elif serves in social and serves not in business:
                other, what = social[serves]
                message = f"{quoted(goal.title)} serves {quoted(what.title)}, which is a social goal itself"
                also = (Also(goals, ("social_goals", other, "title"), "a social goal"),)
                yield Fault(goals, (*route, "business_goal"), message, help, also)


def goals_only_count_fans(handbook: Handbook) -> Iterator[Fault]:
    """The goals of a year count reach, and hardly what came of it.

    Fans are not results: a contest wins followers and changes nothing. Each year needs at least one goal
    whose `kind` is `outcome` or `quality`, and goals of the kind `reach` must not be the larger part.

    Fails:

        # playbook/goals.yaml
        kind: goals
        id: goals
        title: Goals
        reviewed_on: 2026-11-01
        business_goals:
          - {id: loyal, title: Customers who stay}
        social_goals:
          - id: followers
            title: More followers
            business_goal: loyal
            kind: reach
            metric: {name: Followers, unit: people, source: Platform report}
            baseline: 4000
            target: 10000
            by: 2027-12-31
            owner: press-officer

    Passes:

        # playbook/goals.yaml
        kind: goals
        id: goals
        title: Goals
        reviewed_on: 2026-11-01
        business_goals:
          - {id: loyal, title: Customers who stay}
        social_goals:
          - id: solved
            title: More cases solved at once
            business_goal: loyal
            kind: quality
            metric: {name: Solved at first contact, unit: percent, source: Desk report}
            baseline: 54
            target: 70
            by: 2027-12-31
            owner: press-officer
    """
    for goals in handbook.all(Goals):
        for year, those in _by_year(goals.record).items():
            sorts = [goal for _, goal in those if goal.kind]
            reach = [goal for goal in sorts if goal.kind == "reach"]
            if sorts:
                yield from _fans_only(goals, year, sorts, reach)


def _fans_only(
    goals: Document[Goals], year: int | None, sorts: list[SocialGoal], reach: list[SocialGoal]
) -> Iterator[Fault]:
    when = f" for {year}" if year else ""
    those = counted(len(sorts), "goal")
    if not any(goal.kind in ("outcome", "quality") for goal in sorts):
        message = f"no goal{when} counts what came of it: of {those} none is of the kind outcome or quality"
    elif len(reach) * 2 > len(sorts):
        counts = "counts" if len(reach) == 1 else "count"
        message = f"{len(reach)} of the {those}{when} only {counts} reach: {titled(g.title for g in reach)}"
    else:
        return
    help = "Add one about solved problems or better service, or let one of these go."
    yield Fault(goals, ("social_goals",), message, help)
