"""Chains: whether those who are alarmed can be reached, stand in for each other, and may sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from generator.checks.check import Also, Fault
from generator.checks.names import name, names, seat, the_worst
from generator.checks.seats import who_sits
from generator.finding import Severity
from generator.handbook import Document, Handbook
from generator.kinds.escalation import Escalation, Stage
from generator.kinds.role import Role
from generator.source import Route
from generator.suggest import counted, listed

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


def deputy_missing(handbook: Handbook) -> Iterator[Fault]:
    """A role in the chain for one of the two worst levels has no deputy, or nobody holds it.

    One holiday, one illness, one night without a phone, and the chain stops there.

    Name at least one other person under `deputies` in the role's file. A role that several people hold in
    turn needs none, since one of them can step in for the other. A role that only deputies are named for has
    nobody to stand in for: name a holder under `holders`.

    Fails:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev1, sev2]
        ack:
          steps:
            - notify: legal-duty
              wait: 10m

        # roles/legal-duty.yaml
        kind: role
        id: legal-duty
        title: Legal duty
        holders: [p-003]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev1, sev2]
        ack:
          steps:
            - notify: legal-duty
              wait: 10m

        # roles/legal-duty.yaml
        kind: role
        id: legal-duty
        title: Legal duty
        holders: [p-003]
        deputies: [p-002]
        reviewed_on: 2026-11-01
    """
    for role, chain, route, level in _in_worst_chains(handbook):
        here = f"'{role.title}' is in the {level} chain '{chain.title}'"
        also = (Also(chain, route, "named here"),)
        if not role.record.holders and route[1] != "if_nobody":
            message, help = f"{here} and nobody holds it", "Name somebody under `holders`."
            yield Fault(role, role.written("holders", "deputies"), message, help, also)
        elif not role.record.deputies and len(set(names(role.record.holders))) < 2:
            message, help = f"{here} and has no deputy", "Add one under `deputies`."
            yield Fault(role, role.written("deputies", "holders"), message, help, also)


def drafter_approves_own_text(handbook: Handbook) -> Iterator[Fault]:
    """In one chain the same person writes the text and approves it, always or when somebody is away.

    Then no second pair of eyes sees a public statement before everybody else does. It is easy to overlook,
    since it may only happen when a deputy is on duty.

    Let another role approve, or add a deputy to one of the two roles who stands in for neither of the other.

    Fails:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev3]
        stages:
          - {id: write, by: press-officer, budget: 10m}
          - {id: approve, by: head-of-comms, budget: 10m, completes: first_statement}

        # roles/head-of-comms.yaml
        kind: role
        id: head-of-comms
        title: Head of communications
        holders: [p-002]
        authority: {approve_up_to: sev1}
        reviewed_on: 2026-11-01

    Passes:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev3]
        stages:
          - {id: write, by: press-officer, budget: 10m}
          - {id: approve, by: head-of-comms, budget: 10m, completes: first_statement}

        # roles/head-of-comms.yaml
        kind: role
        id: head-of-comms
        title: Head of communications
        holders: [p-002]
        deputies: [p-003]
        authority: {approve_up_to: sev1}
        reviewed_on: 2026-11-01
    """
    for chain in handbook.all(Escalation):
        write, approve = _stages(chain, "write"), _stages(chain, "approve")
        if how := _one_hand(handbook, [s.by for _, s in write], [s.by for _, s in approve]):
            place, other = approve[0][0], write[0][0]
            message = f"in '{chain.title}' {how}"
            also = (Also(chain, (*other, "by"), "who writes"),)
            yield Fault(chain, (*place, "by"), message, "Choose another approver, or add a deputy.", also)


def _one_hand(handbook: Handbook, writers: list[str], approvers: list[str]) -> str:
    """How it comes that one person writes and approves a text; empty where two people always look at it."""
    if not writers or not approvers:
        return ""
    if set(names(writers)) == set(names(approvers)) and len(set(names(writers))) == 1:
        return f"{seat(handbook, writers[0])} writes the text and approves it too"
    if not all(handbook.get(Role, ref) for ref in (*writers, *approvers)):
        return ""  # who else could do it stands in a file that cannot be read
    write, approve = _all_people(handbook, writers), _all_people(handbook, approvers)
    for absent in ("", *sorted(write | approve)):
        left = (write - {absent}, approve - {absent})
        if left[0] == left[1] and len(left[0]) == 1:
            (person,) = left[0]
            when = f" whenever {absent} is away" if absent else ""
            return f"{person} both writes and approves the text{when}"
    return ""


def authority_below_severity(handbook: Handbook) -> Iterator[Fault]:
    """The role that approves texts in a chain may not approve them for so bad a level.

    The text then waits for somebody who may not sign it, and the minutes run.

    Raise `authority: {approve_up_to: ...}` in the role's file, if that is meant, or let another role approve.
    Where a role says nothing of its authority, that is a warning: at night nobody should have to guess.

    Fails:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev3]
        stages:
          - {id: approve, by: head-of-support, budget: 10m, completes: first_statement}

        # roles/head-of-support.yaml
        kind: role
        id: head-of-support
        title: Head of support
        holders: [p-003]
        authority: {approve_up_to: sev4}
        reviewed_on: 2026-11-01

    Passes:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev3]
        stages:
          - {id: approve, by: head-of-support, budget: 10m, completes: first_statement}

        # roles/head-of-support.yaml
        kind: role
        id: head-of-support
        title: Head of support
        holders: [p-003]
        authority: {approve_up_to: sev2}
        reviewed_on: 2026-11-01
    """
    for chain in handbook.all(Escalation):
        levels = [level for ref in chain.record.severities if (level := handbook.level(ref))]
        worst = min(levels, key=lambda level: level.rank, default=None)
        for route, stage in _stages(chain, "approve"):
            role = handbook.get(Role, stage.by)
            if role is None or worst is None:
                continue
            authority = role.record.authority
            written = authority.approve_up_to if authority else None
            limit = handbook.level(written)
            job = f"'{role.title}' approves texts in the {worst.id} chain '{chain.title}'"
            if not written:
                message = f"{job}, but nothing says up to which level it may"
                help = f"Add `authority: {{approve_up_to: {worst.id}}}` in {role.source.path}, if that is so."
                yield Fault(chain, (*route, "by"), message, help, severity=Severity.WARNING)
            elif limit and limit.rank > worst.rank:
                message = f"{job}, but may only approve up to {limit.id}"
                also = (Also(role, ("authority", "approve_up_to"), "up to here"),)
                yield Fault(
                    chain, (*route, "by"), message, "Raise its authority, or let another role approve.", also
                )


def one_person_many_hats(handbook: Handbook) -> Iterator[Fault]:
    """In the chain for one of the two worst levels, one person sits in two of its roles.

    Whoever leads the response must not do the work as well, and whoever looks for facts cannot write at the
    same time. One person with two hats is the place where the chain gets stuck.

    Let somebody else hold one of the two roles. A role with more than one stage is not counted: there it is
    plain to see that the same person does both.

    Fails:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev1]
        stages:
          - {id: pause-scheduled-posts, by: press-officer, budget: 5m}
          - {id: facts, by: fact-finder, budget: 10m}

        # roles/fact-finder.yaml
        kind: role
        id: fact-finder
        title: Fact finder
        holders: [p-001]
        deputies: [p-003]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev1]
        stages:
          - {id: pause-scheduled-posts, by: press-officer, budget: 5m}
          - {id: facts, by: fact-finder, budget: 10m}

        # roles/fact-finder.yaml
        kind: role
        id: fact-finder
        title: Fact finder
        holders: [p-003]
        deputies: [p-002]
        reviewed_on: 2026-11-01
    """
    for chain in handbook.all(Escalation):
        if not the_worst(handbook, chain.record.severities):
            continue
        hats: dict[str, dict[str, Route]] = {}
        for route, ref in _working(handbook, chain):
            role = handbook.get(Role, ref)
            if role and role.record.holders and not role.record.is_group:
                hats.setdefault(name(role.record.holders[0]), {}).setdefault(role.id, route)
        for person, roles in hats.items():
            if len(roles) > 1 and not _is_said(handbook, chain, set(roles)):
                yield _hats(handbook, chain, person, roles)


def _hats(handbook: Handbook, chain: Document[Escalation], person: str, roles: dict[str, Route]) -> Fault:
    first, *others = roles.values()
    what = listed(seat(handbook, role) for role in roles)
    message = f"{person} sits in {counted(len(roles), 'role')} of '{chain.title}': {what}"
    also = tuple(Also(chain, route, "the same person") for route in others)
    return Fault(chain, first, message, "Let somebody else hold one of them.", also)


def _is_said(handbook: Handbook, chain: Document[Escalation], roles: set[str]) -> bool:
    """Whether these roles are just those that write and approve, which is told as the graver fault."""
    write, approve = ([s.by for _, s in _stages(chain, work)] for work in ("write", "approve"))
    return roles <= set(names([*write, *approve])) and bool(_one_hand(handbook, write, approve))


def contact_on_affected_channel(handbook: Handbook) -> Iterator[Fault]:
    """A role that must be woken can be reached in one way only, or only through the office network.

    If the chat tool is down, so is your alarm; and sometimes the network is the crisis.

    Give each role of a chain at least two ways under `contacts`, one of which rings: phone, sms or pager.
    Write a reference into the company directory, never the number itself.

    Fails:

        # roles/head-of-it.yaml
        kind: role
        id: head-of-it
        title: Head of IT
        holders: [p-003]
        contacts:
          - {method: chat, reference: directory/head-of-it}
        reviewed_on: 2026-11-01

    Passes:

        # roles/head-of-it.yaml
        kind: role
        id: head-of-it
        title: Head of IT
        holders: [p-003]
        contacts:
          - {method: chat, reference: directory/head-of-it}
          - {method: phone, reference: directory/head-of-it}
        reviewed_on: 2026-11-01
    """
    woken = {name(ref) for chain in handbook.all(Escalation) for _, ref in _told(chain)}
    for role in handbook.all(Role):
        ways = list(dict.fromkeys(contact.method for contact in role.record.contacts))
        if not ways and role.id in woken:
            message = f"an alarm wakes '{role.title}', but nothing says how it is reached"
            yield Fault(role, (), message, "Add two ways under `contacts`, one of which rings.")
        elif len(ways) == 1:
            message = f"'{role.title}' can only be reached by {ways[0]}"
            other = "another way" if ways[0] in RINGS else "a phone"
            yield Fault(role, ("contacts", 0, "method"), message, f"Add {other} under `contacts`.")
        elif ways and RINGS.isdisjoint(ways):
            message = (
                f"'{role.title}' can only be reached by {listed(ways)}, which fail together with the network"
            )
            yield Fault(role, ("contacts", 0, "method"), message, "Add a phone under `contacts`.")


def _in_worst_chains(
    handbook: Handbook,
) -> Iterator[tuple[Document[Role], Document[Escalation], Route, str]]:
    """Each role that is named in a chain for the two worst levels, once, with the first place."""
    seen: set[str] = set()
    for chain in handbook.all(Escalation):
        level = next(iter(the_worst(handbook, chain.record.severities)), None)
        for route, ref in _named(chain) if level else ():
            role = handbook.get(Role, ref)
            if role and role.ref not in seen and role.lifecycle == "active":
                seen.add(role.ref)
                yield role, chain, route, str(level)


def _working(handbook: Handbook, chain: Document[Escalation]) -> Iterator[tuple[Route, str]]:
    """Roles that have work in a chain: those of the stages, and a lead even if it is only told."""
    for number, stage in enumerate(chain.record.stages):
        yield ("stages", number, "by"), stage.by
    for route, ref in _told(chain):
        role = handbook.get(Role, ref)
        if role and role.record.function == "lead":
            yield route, ref


def _named(chain: Document[Escalation]) -> Iterator[tuple[Route, str]]:
    """Every role named in a chain, with its place."""
    yield from _told(chain)
    for number, stage in enumerate(chain.record.stages):
        yield ("stages", number, "by"), stage.by
        for at, ref in enumerate(stage.if_late.notify if stage.if_late else ()):
            yield ("stages", number, "if_late", "notify", at), ref


def _told(chain: Document[Escalation]) -> Iterator[tuple[Route, str]]:
    """The roles that the alarm wakes, with their places."""
    alarm = chain.record.ack
    for number, step in enumerate(alarm.steps if alarm else ()):
        for at, ref in enumerate(step.notify):
            yield ("ack", "steps", number, "notify", at), ref
    for at, ref in enumerate(alarm.if_nobody.notify if alarm and alarm.if_nobody else ()):
        yield ("ack", "if_nobody", "notify", at), ref


def _stages(chain: Document[Escalation], work: str) -> list[tuple[Route, Stage]]:
    found = enumerate(chain.record.stages)
    return [(("stages", number), stage) for number, stage in found if stage.work == work]


def _all_people(handbook: Handbook, refs: Iterable[str]) -> set[str]:
    roles = [role for ref in refs if (role := handbook.get(Role, ref))]
    return {person for role in roles for person in who_sits(role)}
