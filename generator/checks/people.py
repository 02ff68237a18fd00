"""People: who answers for a job, who does it, and whether the top and all departments take part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any, Final

from generator.checks.check import Also, Fault
from generator.checks.names import name, names, seat, sits_in_communications, titled
from generator.handbook import Document, Handbook
from generator.kinds.activities import Activities, Activity
from generator.kinds.decisions import Decisions
from generator.kinds.role import Role
from generator.kinds.strategy import Strategy
from generator.source import Route
from generator.suggest import counted, listed
from generator.values import quoted

CORE: Final = {
    "create": "create content",
    "promote": "promote content",
    "converse": "talk with people",
    "answer": "answer questions",
}
ACT: Final = "act-on-findings"
GUESS_HOLDS: Final = timedelta(days=180)
RINGS: Final = frozenset({"phone", "sms", "pager"})
DEPARTMENTS: Final = 3


def accountable_not_exactly_one(handbook: Handbook) -> Iterator[Fault]:
    """A job has no accountable role, or more than one.

    With none, everyone looks at each other when it is not done. With two, each waits for the other.

    Name exactly one role under `accountable`. Those who do the work stand under `responsible`, those who are
    asked before under `consulted`.

    Fails:

        # roles/activities.yaml
        kind: activities
        id: activities
        title: Who does what
        reviewed_on: 2026-11-01
        activities:
          - id: watch
            title: Watch the news
            accountable: [press-officer, head-of-support]

        # roles/head-of-support.yaml
        kind: role
        id: head-of-support
        title: Head of support
        department: Support
        holders: [p-003]
        reviewed_on: 2026-11-01

    Passes:

        # roles/activities.yaml
        kind: activities
        id: activities
        title: Who does what
        reviewed_on: 2026-11-01
        activities:
          - id: watch
            title: Watch the news
            accountable: press-officer
            consulted: [head-of-support]

        # roles/head-of-support.yaml
        kind: role
        id: head-of-support
        title: Head of support
        department: Support
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    for document, route, activity in _activities(handbook):
        roles = dict.fromkeys(names(activity.accountable))
        if len(roles) > 1:
            who = listed((seat(handbook, role) for role in roles), most=6)
            message = f"{quoted(activity.title)} has {len(roles)} accountable roles: {who}"
            help = "Choose one; make the others responsible or consulted."
            yield Fault(document, (*route, "accountable"), message, help)
        elif not roles:
            message = f"nobody is accountable for {quoted(activity.title)}"
            yield Fault(
                document, (*route, "id"), message, "Add `accountable:` with the one role that answers for it."
            )


def accountable_is_a_group(handbook: Handbook) -> Iterator[Fault]:
    """The accountable role of a job, or the approver of a decision, is a team, or a seat nobody holds.

    If it is everybody's responsibility it is nobody's: a team cannot pick up the phone, and an empty chair
    cannot either.

    Name one role that one person holds. The team can stay `responsible`: it does the work.

    Fails:

        # roles/decisions.yaml
        kind: decisions
        id: decisions
        title: Who decides
        reviewed_on: 2026-11-01
        decisions:
          - id: speak
            question: Do we speak about it in public?
            driver: press-officer
            approver: comms-team

        # roles/comms-team.yaml
        kind: role
        id: comms-team
        title: Communications team
        is_group: yes
        holders: [p-001, p-002, p-003]
        reviewed_on: 2026-11-01

    Passes:

        # roles/decisions.yaml
        kind: decisions
        id: decisions
        title: Who decides
        reviewed_on: 2026-11-01
        decisions:
          - id: speak
            question: Do we speak about it in public?
            driver: press-officer
            approver: press-officer
    """
    empty: set[tuple[str, str]] = set()
    for document, route, job, ref in _answering(handbook):
        role = handbook.get(Role, ref)
        if role is None:
            continue
        if role.record.is_group:
            message = f"'{role.title}' answers for {job}; a team cannot pick up the phone"
            yield Fault(document, route, message, "Name one role that one person holds.")
        elif not role.record.holders and (document.ref, role.id) not in empty:
            empty.add((document.ref, role.id))
            message = f"'{role.title}' answers for {job}, but nobody holds that role"
            help = f"Name a holder in {role.source.path}, or another role here."
            yield Fault(document, route, message, help, (Also(role, (), "nobody holds this role"),))


def accountable_is_external(handbook: Handbook) -> Iterator[Fault]:
    """The accountable role of a job belongs to an agency or a freelancer.

    An agency cannot change your company for you, and it may be gone when the contract ends. Agencies may do
    the work; someone inside must answer for it.

    Make the agency `responsible`, and name a role inside under `accountable`.

    Fails:

        # roles/activities.yaml
        kind: activities
        id: activities
        title: Who does what
        reviewed_on: 2026-11-01
        activities:
          - id: answer
            title: Answer questions at night
            accountable: night-agency

        # roles/night-agency.yaml
        kind: role
        id: night-agency
        title: Night desk of the agency
        external: yes
        holders: [p-003]
        reviewed_on: 2026-11-01

    Passes:

        # roles/activities.yaml
        kind: activities
        id: activities
        title: Who does what
        reviewed_on: 2026-11-01
        activities:
          - id: answer
            title: Answer questions at night
            accountable: press-officer
            responsible: night-agency

        # roles/night-agency.yaml
        kind: role
        id: night-agency
        title: Night desk of the agency
        external: yes
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    for document, route, activity in _activities(handbook):
        for number, ref in enumerate(activity.accountable):
            role = handbook.get(Role, ref)
            if role and role.record.external:
                message = f"'{role.title}' is not one of us, but answers for {quoted(activity.title)}"
                help = "Make it `responsible`, and name a role inside the company under `accountable`."
                yield Fault(document, (*route, "accountable", number), message, help)


def core_activity_without_doer(handbook: Handbook) -> Iterator[Fault]:
    """One of the four basic jobs has nobody who does it, or no time: create, promote, converse, answer.

    A company that speaks in public does these four jobs every day, whether it has planned them or not. What
    nobody has time for is done late, by whoever happens to see it.

    Each of the four needs an activity of that id, a role under `responsible`, and minutes: those of the
    activity, or the `minutes_per_day` of the role.

    Fails:

        # roles/activities.yaml
        kind: activities
        id: activities
        title: Who does what
        reviewed_on: 2026-11-01
        activities:
          - id: promote
            title: Promote content
            accountable: press-officer

    Passes:

        # roles/activities.yaml
        kind: activities
        id: activities
        title: Who does what
        reviewed_on: 2026-11-01
        activities:
          - id: create
            title: Create content
            accountable: press-officer
            responsible: press-officer
            minutes_per_day: 60
          - id: promote
            title: Promote content
            accountable: press-officer
            responsible: press-officer
            minutes_per_day: 30
          - id: converse
            title: Talk with people
            accountable: press-officer
            responsible: press-officer
            minutes_per_day: 60
          - id: answer
            title: Answer questions
            accountable: press-officer
            responsible: press-officer
            minutes_per_day: 120

    """
    document = handbook.one(Activities)
    if document is None:
        return
    jobs = {activity.id: (route, activity) for _, route, activity in _activities(handbook)}
    if missing := [id for id in CORE if id not in jobs]:
        message = f"nobody is named to {listed((CORE[id] for id in missing), 'or')}"
        help = f"Add {listed(f'`{id}`' for id in missing)} to the activities, each with a `responsible` role."
        yield Fault(document, document.written("activities"), message, help)
    for id, words in CORE.items():
        if id not in jobs:
            continue
        route, activity = jobs[id]
        if not activity.responsible:
            message = f"nobody is named to {words}"
            yield Fault(document, route, message, "Add `responsible:` with the role that does it.")
        elif not _has_time(handbook, activity):
            who = listed((seat(handbook, role) for role in activity.responsible), most=4)
            message = f"{who} should {words}, but not one minute a day is set aside for it"
            yield Fault(document, route, message, "Add `minutes_per_day` here, or in the file of the role.")


def changes_without_owner(handbook: Handbook) -> Iterator[Fault]:
    """Nobody outside communications answers for changing what people complain about.

    Communications hears the complaints and cannot repair a product. If nobody else is accountable, people
    are heard and nothing changes.

    Add an activity `act-on-findings` and make a role from operations, product or service accountable.
    Which departments count as communications stands in `comms_departments` of the playbook.

    Fails:

        # roles/activities.yaml
        kind: activities
        id: activities
        title: Who does what
        reviewed_on: 2026-11-01
        activities:
          - id: act-on-findings
            title: Change what people complain about
            accountable: press-officer

    Passes:

        # roles/activities.yaml
        kind: activities
        id: activities
        title: Who does what
        reviewed_on: 2026-11-01
        activities:
          - id: act-on-findings
            title: Change what people complain about
            accountable: head-of-product

        # roles/head-of-product.yaml
        kind: role
        id: head-of-product
        title: Head of product
        department: Product
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    document = handbook.one(Activities)
    if document is None:
        return
    route, activity = next(((r, a) for _, r, a in _activities(handbook) if a.id == ACT), ((), None))
    who = activity.accountable if activity else ()
    if activity and not who:
        return  # that nobody at all is accountable is said already
    if all(sits_in_communications(handbook, role) for role in who):
        message = "nobody outside communications answers for changing what people complain about"
        if activity is None:
            help = f"Add an activity `{ACT}` with an accountable role from operations or product."
        else:
            help = f"Name a role from operations or product; {_sits(handbook, who[0])}."
            route = (*route, "accountable")
        yield Fault(document, route, message, help)


def _sits(handbook: Handbook, ref: str) -> str:
    role = handbook.get(Role, ref)
    return f"{seat(handbook, ref)} belongs to {role.record.department if role else 'communications'}"


def _activities(handbook: Handbook) -> Iterator[tuple[Document[Activities], Route, Activity]]:
    document = handbook.one(Activities)
    for number, activity in enumerate(document.record.activities if document else ()):
        if document:
            yield document, ("activities", number), activity


def _answering(handbook: Handbook) -> Iterator[tuple[Document[Any], Route, str, str]]:
    """Who answers for what: the document, the place of the role's name, the job in words, the role."""
    for document, route, activity in _activities(handbook):
        for number, ref in enumerate(activity.accountable):
            yield document, (*route, "accountable", number), quoted(activity.title), ref
    decisions = handbook.one(Decisions)
    for place, decision in enumerate(decisions.record.decisions if decisions else ()):
        for number, ref in enumerate(decision.approver):
            route = ("decisions", place, "approver", number)
            yield decisions, route, f"the decision {quoted(decision.question)}", ref  # type: ignore[misc]


def _has_time(handbook: Handbook, activity: Activity) -> bool:
    if activity.minutes_per_day is not None:
        return activity.minutes_per_day > 0
    roles = [handbook.get(Role, ref) for ref in activity.responsible]
    return any(role is None or role.record.minutes_per_day for role in roles)


def sponsor_missing(handbook: Handbook) -> Iterator[Fault]:
    """There is a strategy, but not exactly one executive who sponsors it and has signed it.

    Without somebody at the top, managers cling to the way things are, and time for the work is the first
    thing to be cut.

    Mark the executive's role with `is_sponsor: yes`, name who holds it, and add the signature with its date
    to `signed_by` of the strategy.

    Fails:

        # playbook/strategy.yaml
        kind: strategy
        id: strategy
        title: Why we speak
        reviewed_on: 2026-11-01

        # roles/chief-executive.yaml
        kind: role
        id: chief-executive
        title: Chief executive
        is_sponsor: yes
        holders: [p-003]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/strategy.yaml
        kind: strategy
        id: strategy
        title: Why we speak
        reviewed_on: 2026-11-01
        signed_by:
          - {role: chief-executive, on: 2026-10-12}

        # roles/chief-executive.yaml
        kind: role
        id: chief-executive
        title: Chief executive
        is_sponsor: yes
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    strategy = handbook.one(Strategy)
    sponsors = [role for role in handbook.all(Role) if role.record.is_sponsor]
    if len(sponsors) > 1:
        message = (
            f"{len(sponsors)} roles are marked as the sponsor: {titled(role.title for role in sponsors)}"
        )
        also = tuple(Also(role, ("is_sponsor",), "this one too") for role in sponsors[1:])
        yield Fault(sponsors[0], ("is_sponsor",), message, "Leave it with one of them.", also)
    elif strategy and not sponsors:
        message = "no role is marked as the sponsor of this strategy"
        yield Fault(strategy, (), message, "Write `is_sponsor: yes` in the file of the executive's role.")
    elif strategy:
        yield from _unsigned(handbook, strategy, sponsors[0])


def _unsigned(handbook: Handbook, strategy: Document[Strategy], sponsor: Document[Role]) -> Iterator[Fault]:
    if not sponsor.record.holders:
        message = f"nobody holds '{sponsor.title}', the role that sponsors the strategy"
        yield Fault(sponsor, ("is_sponsor",), message, "Name a holder.")
    signed = strategy.record.signed_by
    if not any(name(s.role) == sponsor.id and s.on <= handbook.today for s in signed):
        message = f"the sponsor, '{sponsor.title}', has not signed the strategy"
        help = f"Add `- {{role: {sponsor.id}, on: ...}}` with the day of the signature to `signed_by`."
        yield Fault(strategy, strategy.written("signed_by"), message, help)


def coe_single_department(handbook: Handbook) -> Iterator[Fault]:
    """The centre of excellence has members from fewer than three departments, or one answers for all jobs.

    Marketing alone cannot mend sales, support or the product. A centre that nobody else sits in gives rules
    that nobody else follows.

    Mark a role from support and one from another department with `coe_member: yes`, and let other
    departments answer for some of the activities.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        department: Communications
        coe_member: yes
        holders: [p-001]
        reviewed_on: 2026-11-01

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        department: Communications
        coe_member: yes
        holders: [p-001]
        reviewed_on: 2026-11-01

        # roles/head-of-support.yaml
        kind: role
        id: head-of-support
        title: Head of support
        department: Support
        coe_member: yes
        holders: [p-002]
        reviewed_on: 2026-11-01

        # roles/head-of-product.yaml
        kind: role
        id: head-of-product
        title: Head of product
        department: Product
        coe_member: yes
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    members = [role for role in handbook.all(Role) if role.record.coe_member]
    departments = _departments(members)
    if members and len(departments) < DEPARTMENTS:
        where = listed(departments) if departments else "departments that nobody named"
        what = counted(len(members), "member")
        message = (
            f"the centre of excellence has {what}, from {where}; it needs at least {DEPARTMENTS} departments"
        )
        also = tuple(Also(role, ("coe_member",), "a member") for role in members[1:])
        help = "Add roles of other departments with `coe_member: yes`, Support among them."
        yield Fault(members[0], ("coe_member",), message, help, also)
    elif members:
        yield from _all_in_one(handbook)


def _all_in_one(handbook: Handbook) -> Iterator[Fault]:
    """One department answers for every activity. Where it is communications, that is said already."""
    refs = {ref for _, _, activity in _activities(handbook) for ref in activity.accountable}
    roles = [role for ref in sorted(refs) if (role := handbook.get(Role, ref))]
    document, departments = handbook.one(Activities), _departments(roles)
    in_comms = all(sits_in_communications(handbook, role.id) for role in roles)
    if document and len(roles) > 1 and len(departments) == 1 and not in_comms:
        message = f"one department, {departments[0]}, answers for every activity"
        yield Fault(document, ("activities",), message, "Let others answer for some of them.")


def _departments(roles: Iterable[Document[Role]]) -> list[str]:
    """The departments of these roles, each once, however it is spelled."""
    named = [role.record.department for role in roles if role.record.department]
    return list({department.casefold(): department for department in reversed(named)}.values())[::-1]
