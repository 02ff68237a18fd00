"""Load: whether the minutes that are promised in a day exist, for people, for seats and for channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil
from typing import Final

from generator.checks.check import Also, Fault
from generator.checks.names import name, seat, titled
from generator.engine.load import Burden, Job, Seat, Short, spans
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel
from generator.kinds.escalation import Escalation
from generator.kinds.role import Role
from generator.kinds.roster import Roster
from generator.rules.load import loads
from generator.rules.spots import Spot
from generator.suggest import counted, listed
from generator.values import quoted

MOST: Final = 6
"""Nobody looks at more places than that for one fault."""

SPAN: Final = 7
"""How many roles one can direct in a crisis: the incident command system's span of control."""


def time_over_capacity(handbook: Handbook) -> Iterator[Fault]:
    """The roles that somebody holds need more minutes a day than this person has.

    These are promised hours that do not exist. Something is left undone every day, and nobody has decided
    what.

    Move a role, or a part of it, to somebody else, or correct the number that is wrong. `minutes_per_day` of
    a role is what the seat takes in a day, all its holders together; they share it evenly. Deputies are not
    counted, since they only stand in. Who has no `capacity_minutes_per_day` in the roster is not asked.

    Fails:

        # roles/roster.yaml
        kind: roster
        id: roster
        title: Who is there
        reviewed_on: 2026-11-01
        people:
          - id: p-001
          - id: p-002
          - {id: p-003, capacity_minutes_per_day: 420}

        # roles/duty-editor.yaml
        kind: role
        id: duty-editor
        title: Duty editor
        holders: [p-003]
        minutes_per_day: 300
        reviewed_on: 2026-11-01

        # roles/community-lead.yaml
        kind: role
        id: community-lead
        title: Community lead
        holders: [p-003]
        minutes_per_day: 240
        reviewed_on: 2026-11-01

    Passes:

        # roles/roster.yaml
        kind: roster
        id: roster
        title: Who is there
        reviewed_on: 2026-11-01
        people:
          - id: p-001
          - {id: p-002, capacity_minutes_per_day: 420}
          - {id: p-003, capacity_minutes_per_day: 420}

        # roles/duty-editor.yaml
        kind: role
        id: duty-editor
        title: Duty editor
        holders: [p-003]
        minutes_per_day: 300
        reviewed_on: 2026-11-01

        # roles/community-lead.yaml
        kind: role
        id: community-lead
        title: Community lead
        holders: [p-002, p-003]
        minutes_per_day: 240
        reviewed_on: 2026-11-01
    """
    roster = handbook.one(Roster)
    if roster:
        people = {person.id: number for number, person in enumerate(roster.record.people)}
        for burden in loads(handbook).people:
            if burden.over:
                yield _overburdened(handbook, roster, people[burden.person], burden)


def _overburdened(handbook: Handbook, roster: Document[Roster], number: int, burden: Burden) -> Fault:
    roles = [its for its in burden.seats if its.minutes_per_day]
    held = f"{seat(handbook, roles[0].id)}, which needs"
    if len(roles) > 1:
        held = f"{counted(len(roles), 'role')} that need"
    needed, over = counted(ceil(burden.needed), "minute"), counted(ceil(burden.over), "minute")
    message = f"{burden.person} holds {held} {needed} a day, and has {burden.capacity}"
    help = f"Move {over} to someone else, or correct the number that is wrong."
    also = _also((its.source, _share(handbook, its)) for its in roles)
    return Fault(roster, ("people", number, "capacity_minutes_per_day"), message, help, also)


def _share(handbook: Handbook, its: Seat) -> str:
    """What a seat asks of one of its holders."""
    title = seat(handbook, its.id)
    if len(its.people) == 1:
        return f"{title}: {its.minutes_per_day} minutes"
    return f"{title}: {ceil(its.each)} of {its.minutes_per_day} minutes, shared by {len(its.people)}"


def time_below_work(handbook: Handbook) -> Iterator[Fault]:
    """A role is given fewer minutes a day than its activities take.

    One of the two numbers is made up, and every promise that is built on it is too.

    Correct `minutes_per_day` of the role or of the activities. The minutes of an activity are those of all
    roles that are `responsible` for it, together; it is told only where they do not fit however the roles
    share them.

    Fails:

        # roles/activities.yaml
        kind: activities
        id: activities
        title: Who does what
        reviewed_on: 2026-11-01
        activities:
          - {id: converse, title: Talk with people, minutes_per_day: 85, accountable: [press-officer],
             responsible: [community-manager]}
          - {id: answer, title: Answer questions, minutes_per_day: 60, accountable: [press-officer],
             responsible: [community-manager]}

        # roles/community-manager.yaml
        kind: role
        id: community-manager
        title: Community manager
        holders: [p-003]
        minutes_per_day: 60
        reviewed_on: 2026-11-01

    Passes:

        # roles/activities.yaml
        kind: activities
        id: activities
        title: Who does what
        reviewed_on: 2026-11-01
        activities:
          - {id: converse, title: Talk with people, minutes_per_day: 85, accountable: [press-officer],
             responsible: [community-manager]}
          - {id: answer, title: Answer questions, minutes_per_day: 60, accountable: [press-officer],
             responsible: [community-manager]}

        # roles/community-manager.yaml
        kind: role
        id: community-manager
        title: Community manager
        holders: [p-003]
        minutes_per_day: 145
        reviewed_on: 2026-11-01
    """
    for short in loads(handbook).activities.shorts:
        first = short.seats[0].source
        assert isinstance(first, Spot)
        alone = len(short.seats) == 1
        is_given, their = ("is given", "its") if alone else ("are given", "their")
        message = (
            f"{_who(handbook, short)} {is_given} {counted(short.given, 'minute')} a day"
            f"{'' if alone else ' together'}, but {their} activities add up to {short.needed}"
        )
        jobs = ((job.source, counted(job.minutes, "minute")) for job in short.jobs)
        seats = ((its.source, counted(its.minutes_per_day or 0, "minute")) for its in short.seats[1:])
        yield Fault(first.document, first.route, message, "Correct one of the two.", _also((*jobs, *seats)))


def volume_over_minutes(handbook: Handbook) -> Iterator[Fault]:
    """More messages arrive on channels in a day than the roles that answer there have minutes for.

    The queue then grows every day, until it becomes the story.

    Give the roles more minutes, let another role answer too, take longer over fewer channels, or change what
    you promise there. What arrives and how long one message takes stand in the channel's own file in
    `playbook/channel-ops/`, and the minutes in the role's file. Channels that the same roles answer are added
    up, and the people of one role share its minutes. Channels that are not in use yet, or where you only
    listen or publish, are not counted.

    Fails:

        # playbook/channels/messenger.yaml
        kind: channel
        id: messenger
        title: Messenger
        type: chat
        reviewed_on: 2026-11-01
        answered_by: social-desk

        # playbook/channel-ops/messenger.yaml
        kind: channel-ops
        id: messenger
        reviewed_on: 2026-11-01
        expected_per_day: 80
        handle_minutes: 6

        # roles/social-desk.yaml
        kind: role
        id: social-desk
        title: Social desk
        is_group: yes
        holders: [p-002, p-003]
        minutes_per_day: 300
        reviewed_on: 2026-11-01

    Passes:

        # playbook/channels/messenger.yaml
        kind: channel
        id: messenger
        title: Messenger
        type: chat
        reviewed_on: 2026-11-01
        answered_by: social-desk

        # playbook/channel-ops/messenger.yaml
        kind: channel-ops
        id: messenger
        reviewed_on: 2026-11-01
        expected_per_day: 80
        handle_minutes: 6

        # roles/social-desk.yaml
        kind: role
        id: social-desk
        title: Social desk
        is_group: yes
        holders: [p-002, p-003]
        minutes_per_day: 500
        reviewed_on: 2026-11-01
    """
    for short in loads(handbook).channels.shorts:
        busiest = max(short.jobs, key=lambda job: job.minutes)
        spot = busiest.source
        assert isinstance(spot, Spot)
        has = "has" if len(short.seats) == 1 else "have"
        message = (
            f"{_arrives(handbook, short)}. {_who(handbook, short)} {has} {short.given}. "
            f"About {counted(short.undone, 'person', 'people')} a day will get no answer"
        )
        others = ((job.source, _brings(job)) for job in short.jobs if job is not busiest)
        seats = ((its.source, counted(its.minutes_per_day or 0, "minute")) for its in short.seats)
        help = "Give the role more minutes, let another role answer too, or answer on fewer channels."
        yield Fault(spot.document, spot.route, message, help, _also((*seats, *others)))


def _arrives(handbook: Handbook, short: Short) -> str:
    """What arrives, as a sum."""
    if len(short.jobs) == 1:
        (job,) = short.jobs
        brings = f"{_channel(handbook, job)} brings about {counted(job.times, 'message')} a day"
        return f"{brings} at {_each(job)} = {job.minutes} minutes"
    parts = listed((f"{_channel(handbook, job)} {_brings(job)}" for job in short.jobs), most=MOST)
    number = counted(len(short.jobs), "channel")
    times = sum(job.times for job in short.jobs)
    return f"{number} bring about {times} messages a day ({parts}) = {short.needed} minutes"


def _brings(job: Job) -> str:
    return f"{job.times} at {_each(job)}"


def _each(job: Job) -> str:
    return f"{counted(job.minutes // job.times, 'minute')} each"


def _channel(handbook: Handbook, job: Job) -> str:
    channel = handbook.get(Channel, job.id)
    return titled([channel.title if channel else job.id])


def _who(handbook: Handbook, short: Short) -> str:
    return listed((seat(handbook, its.id) for its in short.seats), most=4)


def _also(places: Iterable[tuple[object, str]]) -> tuple[Also, ...]:
    """The places that belong to a fault; of very many the first, and how many more there are."""
    found = [Also(spot.document, spot.route, word) for spot, word in places if isinstance(spot, Spot)]
    if len(found) <= MOST:
        return tuple(found)
    last = found[MOST - 1]
    more = Also(last.document, last.route, f"{last.message}, and {len(found) - MOST} more places")
    return (*found[: MOST - 1], more)


def span_too_wide(handbook: Handbook) -> Iterator[Fault]:
    """In the chain of an escalation one role directs more than seven others.

    Whoever leads can listen to a handful of people at once; the eighth waits, or acts alone. The incident
    command system, where the rule comes from, calls five a good number and seven the most.

    Put a role with `function: deputy-lead` into the chain, which takes over half of them, or give two stages
    to one role. Whoever has `function: lead` directs all roles that have a stage in the chain. A chain with
    no lead is not asked.

    Fails:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        severities: [sev3]
        reviewed_on: 2026-11-01
        ack:
          steps:
            - {notify: crisis-lead, wait: 10m}
          if_nobody: {notify: press-officer}
        stages:
          - {id: sort, by: crisis-lead, budget: 5m}
          - {id: listen, by: analyst, budget: 5m}
          - {id: fix, by: quality, budget: 5m}
          - {id: supply, by: warehouse, budget: 5m}
          - {id: law, by: counsel, budget: 5m}
          - {id: write, by: editor, budget: 5m}
          - {id: translate, by: translator, budget: 5m}
          - {id: post, by: web-editor, budget: 5m}
          - {id: speak, by: press-officer, budget: 5m, completes: first_statement}

        # roles/crisis-lead.yaml
        kind: role
        id: crisis-lead
        title: Crisis lead
        function: lead
        holders: [p-003]
        reviewed_on: 2026-11-01

        # roles/analyst.yaml
        kind: role
        id: analyst
        title: Analyst
        holders: [p-002]
        reviewed_on: 2026-11-01

        # roles/quality.yaml
        kind: role
        id: quality
        title: Quality
        holders: [p-002]
        reviewed_on: 2026-11-01

        # roles/warehouse.yaml
        kind: role
        id: warehouse
        title: Warehouse
        holders: [p-002]
        reviewed_on: 2026-11-01

        # roles/counsel.yaml
        kind: role
        id: counsel
        title: Counsel
        holders: [p-002]
        reviewed_on: 2026-11-01

        # roles/editor.yaml
        kind: role
        id: editor
        title: Editor
        holders: [p-002]
        reviewed_on: 2026-11-01

        # roles/translator.yaml
        kind: role
        id: translator
        title: Translator
        holders: [p-002]
        reviewed_on: 2026-11-01

        # roles/web-editor.yaml
        kind: role
        id: web-editor
        title: Web editor
        holders: [p-002]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        severities: [sev3]
        reviewed_on: 2026-11-01
        ack:
          steps:
            - {notify: crisis-lead, wait: 10m}
          if_nobody: {notify: press-officer}
        stages:
          - {id: sort, by: crisis-lead, budget: 5m}
          - {id: speak, by: press-officer, budget: 5m, completes: first_statement}

        # roles/crisis-lead.yaml
        kind: role
        id: crisis-lead
        title: Crisis lead
        function: lead
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    for chain in handbook.all(Escalation):
        roles = _in_chain(handbook, chain)
        leads = [ref for ref, role in roles.items() if role.record.function == "lead"]
        deputies = [ref for ref, role in roles.items() if role.record.function == "deputy-lead"]
        directed = [name(stage.by) for stage in chain.record.stages if name(stage.by) not in deputies]
        for lead, others in spans((leads[0], ref) for ref in directed if leads).items():
            if len(others) > SPAN * (1 + len(deputies)):
                yield _wide(handbook, chain, lead, others)


def _in_chain(handbook: Handbook, chain: Document[Escalation]) -> dict[str, Document[Role]]:
    """The roles that are woken or have work in a chain, those that are woken first."""
    refs = [ref for step in (chain.record.ack.steps if chain.record.ack else ()) for ref in step.notify]
    refs += [stage.by for stage in chain.record.stages]
    return {name(ref): role for ref in refs if (role := handbook.get(Role, ref))}


def _wide(handbook: Handbook, chain: Document[Escalation], lead: str, others: tuple[str, ...]) -> Fault:
    message = (
        f"in {quoted(chain.title)} {seat(handbook, lead)} directs {len(others)} other roles, "
        f"and nobody can direct more than {SPAN}"
    )
    first = next(at for at, stage in enumerate(chain.record.stages) if name(stage.by) == others[0])
    help = "Let a deputy lead direct some of them, or give two stages to one role."
    return Fault(chain, ("stages", first, "by"), message, help)
