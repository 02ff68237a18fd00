"""Alarms: whether each level has its chain, and whether a chain leads to somebody at last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.checks.check import Also, Fault
from generator.checks.names import names, seat, titled
from generator.checks.seats import who_sits
from generator.handbook import Document, Handbook
from generator.kinds.escalation import AlarmChain, Escalation
from generator.kinds.role import Role
from generator.kinds.severity import Level, Severities
from generator.rules.chains import answering
from generator.rules.names import name
from generator.source import Route
from generator.suggest import listed
from generator.values import quoted

ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
MOST: Final = 6


def escalation_dead_end(handbook: Handbook) -> Iterator[Fault]:
    """When nobody answers the last call of an alarm, nothing more happens.

    Everybody is asleep, and nobody is next.

    Say under `if_nobody` who is woken then, and give that role a holder: a person who may be woken, such as
    the head of the company.

    Fails:

        # playbook/escalations/night-rota.yaml
        kind: escalation
        id: night-rota
        title: Night rota
        reviewed_on: 2026-11-01
        severities: [sev1, sev2, sev3, sev4]
        ack:
          steps:
            - {notify: press-officer, by: phone, wait: 10m}

    Passes:

        # playbook/escalations/night-rota.yaml
        kind: escalation
        id: night-rota
        title: Night rota
        reviewed_on: 2026-11-01
        severities: [sev1, sev2, sev3, sev4]
        ack:
          steps:
            - {notify: press-officer, by: phone, wait: 10m}
          if_nobody: {notify: sponsor, do: Ring until somebody answers.}

        # roles/sponsor.yaml
        kind: role
        id: sponsor
        title: Sponsor
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    for chain in handbook.all(Escalation):
        alarm = chain.record.ack
        if alarm is None:
            continue
        last = len(alarm.steps) - 1
        if alarm.if_nobody is None:
            call = f"the {ORDINALS[last]} call" if 0 < last < len(ORDINALS) else "the call"
            message = f"if nobody answers {call} in {quoted(chain.title)}, nothing more happens"
            help = "Say under `if_nobody` who is woken then."
            yield Fault(chain, ("ack", "steps", last), message, help)
        elif empty := _nobody_holds(handbook, alarm.if_nobody.notify):
            woken = titled(role.title for role in empty)
            message = f"if nobody answers, {quoted(chain.title)} wakes {woken}, which nobody holds"
            also = tuple(Also(role, role.written("holders"), "nobody holds it") for role in empty)
            yield Fault(
                chain, ("ack", "if_nobody", "notify"), message, "Name a holder, or wake somebody else.", also
            )


def _nobody_holds(handbook: Handbook, refs: Iterable[str]) -> list[Document[Role]]:
    """The roles, if all of them can be read and nobody sits in any."""
    roles = [handbook.get(Role, ref) for ref in refs]
    found = [role for role in roles if role and not who_sits(role)]
    return found if len(found) == len(roles) else []


def escalation_loop(handbook: Handbook) -> Iterator[Fault]:
    """An escalation passes a case back to where it came from.

    The case circles, and nobody decides.

    Two circles can be written. An alarm may pass to somebody at last (`if_nobody`) who was rung before and
    did not answer: wake somebody else then. And chains may raise a case (`raise_when`) to a level whose
    chain raises it back to the first: both must go up.

    Fails:

        # playbook/escalations/night-rota.yaml
        kind: escalation
        id: night-rota
        title: Night rota
        reviewed_on: 2026-11-01
        severities: [sev1, sev2, sev3, sev4]
        ack:
          steps:
            - {notify: press-officer, by: phone, wait: 10m}
          if_nobody: {notify: press-officer}

    Passes:

        # playbook/escalations/night-rota.yaml
        kind: escalation
        id: night-rota
        title: Night rota
        reviewed_on: 2026-11-01
        severities: [sev1, sev2, sev3, sev4]
        ack:
          steps:
            - {notify: press-officer, by: phone, wait: 10m}
          if_nobody: {notify: sponsor}

        # roles/sponsor.yaml
        kind: role
        id: sponsor
        title: Sponsor
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    for chain in handbook.all(Escalation):
        if chain.record.ack:
            yield from _back_in_the_alarm(handbook, chain, chain.record.ack)
    yield from _circles(handbook)


def _back_in_the_alarm(handbook: Handbook, chain: Document[Escalation], alarm: AlarmChain) -> Iterator[Fault]:
    """A last resort that consists of those who were rung before."""
    last = names(alarm.if_nobody.notify) if alarm.if_nobody else ()
    rung = {ref: at for at, step in reversed([*enumerate(alarm.steps)]) for ref in names(step.notify)}
    if last and rung.keys() >= set(last):
        passing = listed(seat(handbook, ref) for ref in names(alarm.steps[-1].notify))
        back = listed(seat(handbook, ref) for ref in last)
        if set(last) == set(names(alarm.steps[-1].notify)):
            end = f"{back} passes to {back} again"
        else:
            end = f"{passing} passes back to {back}, who was rung before"
        message = f"if nobody answers in {quoted(chain.title)}, {end}"
        first = min(rung[ref] for ref in last)
        also = (Also(chain, ("ack", "steps", first, "notify"), "rung here before"),)
        help = "Wake somebody who has not been rung yet."
        yield Fault(chain, ("ack", "if_nobody", "notify"), message, help, also)


@dataclass(frozen=True, slots=True)
class Rise:
    """A case raised by a chain, with the place where that is written, to a chain at another level."""

    chain: Document[Escalation]
    route: Route
    to: Document[Escalation]
    level: str


Post = tuple[str, str]
"""A chain, by id, at one of its levels."""


def _circles(handbook: Handbook) -> Iterator[Fault]:
    """Chains that raise a case round in a circle, each circle once."""
    told: set[frozenset[str]] = set()
    families: list[str | None] = [family.id for family in handbook.playbook.record.families]
    for family in families or [None]:
        rises = _rises(handbook, family)
        for post in rises:
            way = _way_back(rises, post)
            circle = frozenset(rise.chain.id for rise in way)
            if way and circle not in told:
                told.add(circle)
                yield _circle(way)


def _circle(way: list[Rise]) -> Fault:
    steps = [f"{quoted(rise.chain.title)} raises to {rise.level}" for rise in way]
    again = f"which {quoted(way[-1].to.title)} answers again" if len(way) > 1 else "which it answers itself"
    message = f"{listed(steps, last='and then')}, {again}: no case gets any further"
    also = tuple(Also(rise.chain, rise.route, "and from here") for rise in way[1:MOST])
    help = "Break the circle: raise to a worse level only."
    return Fault(way[0].chain, way[0].route, message, help, also)


def _rises(handbook: Handbook, family: str | None) -> dict[Post, list[Rise]]:
    """Where each chain raises the cases of a family to, from each level it answers.

    What raises to a level no worse than all that a chain answers is meant for each of them; else it is meant
    for the milder ones.
    """
    ranks = {level.id: level.rank for level in handbook.levels}
    found: dict[Post, list[Rise]] = {}
    for level, chain in [(one, chain) for one in ranks for chain in answering(handbook, one, family)]:
        own = [ranks[answered] for answered in names(chain.record.severities) if answered in ranks]
        for position, written in enumerate(chain.record.raise_when):
            to = name(written.to)
            if to in ranks and (ranks[to] < ranks[level] or ranks[to] >= max(own)):
                found.setdefault((chain.id, level), []).extend(
                    Rise(chain, ("raise_when", position, "to"), by, to)
                    for by in answering(handbook, to, family)
                )
    return found


def _way_back(rises: dict[Post, list[Rise]], start: Post) -> list[Rise]:
    """The shortest way from a chain at a level to itself; empty where there is none."""
    ways = [[rise] for rise in rises[start]]
    seen: set[Post] = set()
    for way in ways:
        at = (way[-1].to.id, way[-1].level)
        if at == start:
            return way
        if at not in seen:
            seen.add(at)
            ways += [[*way, rise] for rise in rises.get(at, ())]
    return []


def escalation_step_unreachable(handbook: Handbook) -> Iterator[Fault]:
    """A step of an alarm can never happen, since the one before it has no waiting time.

    A safety net that can never open is worse than none: everybody relies on it.

    Write how long we wait for an answer before the next step, such as `wait: 10m`. The last step needs one
    too, if the round is repeated or somebody is woken in the end.

    Fails:

        # playbook/escalations/data-leak.yaml
        kind: escalation
        id: data-leak
        title: Data leak
        reviewed_on: 2026-11-01
        severities: [sev1, sev2, sev3, sev4]
        ack:
          steps:
            - {notify: press-officer, by: phone}
            - {notify: sponsor, by: phone, wait: 10m}

        # roles/sponsor.yaml
        kind: role
        id: sponsor
        title: Sponsor
        holders: [p-003]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/escalations/data-leak.yaml
        kind: escalation
        id: data-leak
        title: Data leak
        reviewed_on: 2026-11-01
        severities: [sev1, sev2, sev3, sev4]
        ack:
          steps:
            - {notify: press-officer, by: phone, wait: 5m}
            - {notify: sponsor, by: phone, wait: 10m}

        # roles/sponsor.yaml
        kind: role
        id: sponsor
        title: Sponsor
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    for chain in handbook.all(Escalation):
        alarm = chain.record.ack
        stuck = (
            next((at for at, step in enumerate(alarm.steps) if step.wait is None), None) if alarm else None
        )
        if alarm is None or stuck is None:
            continue
        lost = [f"step {at + 1}" for at in range(stuck + 1, len(alarm.steps))]
        lost += ["the second round"] if alarm.repeat and not lost else []
        lost += ["`if_nobody`"] if alarm.if_nobody and not lost else []
        if lost:
            message = (
                f"{listed(lost)} of {quoted(chain.title)} can never happen: "
                f"step {stuck + 1} has no waiting time, so we wait there for ever"
            )
            also = tuple(
                Also(chain, ("ack", "steps", at), "never happens")
                for at in range(stuck + 1, len(alarm.steps))
            )
            help = "Write how long we wait there, such as `wait: 10m`."
            yield Fault(chain, ("ack", "steps", stuck), message, help, also[:MOST])


def escalation_same_person_twice(handbook: Handbook) -> Iterator[Fault]:
    """Two calls of an alarm, one after the other, ring the same person.

    The second call rings in the same empty room, and the minutes are lost.

    Ring somebody else in one of the two steps. A second try in another way (`by: phone` after `by: chat`)
    is no fault; nor is a step that rings somebody new besides.

    Fails:

        # playbook/escalations/night-rota.yaml
        kind: escalation
        id: night-rota
        title: Night rota
        reviewed_on: 2026-11-01
        severities: [sev1, sev2, sev3, sev4]
        ack:
          steps:
            - {notify: press-officer, by: phone, wait: 5m}
            - {notify: night-editor, by: phone, wait: 10m}
          if_nobody: {notify: sponsor}

        # roles/night-editor.yaml
        kind: role
        id: night-editor
        title: Night editor
        holders: [p-001]
        deputies: [p-002]
        reviewed_on: 2026-11-01

        # roles/sponsor.yaml
        kind: role
        id: sponsor
        title: Sponsor
        holders: [p-003]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/escalations/night-rota.yaml
        kind: escalation
        id: night-rota
        title: Night rota
        reviewed_on: 2026-11-01
        severities: [sev1, sev2, sev3, sev4]
        ack:
          steps:
            - {notify: press-officer, by: phone, wait: 5m}
            - {notify: night-editor, by: phone, wait: 10m}
          if_nobody: {notify: sponsor}

        # roles/night-editor.yaml
        kind: role
        id: night-editor
        title: Night editor
        holders: [p-002]
        deputies: [p-001]
        reviewed_on: 2026-11-01

        # roles/sponsor.yaml
        kind: role
        id: sponsor
        title: Sponsor
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    for chain in handbook.all(Escalation):
        for before, behind in pairwise(_calls(chain)):
            again = _rung_first(handbook, behind.roles)
            if again and again <= _rung_first(handbook, before.roles) and not _other_way(before, behind):
                what = "both call" if behind.number else "both wake"
                whom = listed(sorted(again))
                message = f"{before.words} and {behind.words} of {quoted(chain.title)} {what} {whom}"
                also = (Also(chain, before.route, "rung here before"), *_holders(handbook, behind.roles))
                help = "Ring somebody else in one of the two."
                yield Fault(chain, behind.route, message, help, also[:MOST])


@dataclass(frozen=True, slots=True)
class Rung:
    """A call of an alarm; `number` is None for the last resort."""

    roles: tuple[str, ...]
    by: tuple[str, ...]
    route: Route
    number: int | None

    @property
    def words(self) -> str:
        """What it is called in a sentence."""
        return f"step {self.number}" if self.number else "`if_nobody`"


def _calls(chain: Document[Escalation]) -> Iterator[Rung]:
    alarm = chain.record.ack
    for at, step in enumerate(alarm.steps if alarm else ()):
        yield Rung(names(step.notify), step.by, ("ack", "steps", at, "notify"), at + 1)
    if alarm and alarm.if_nobody and not _is_circle(alarm):
        yield Rung(names(alarm.if_nobody.notify), (), ("ack", "if_nobody", "notify"), None)


def _is_circle(alarm: AlarmChain) -> bool:
    """Whether the last resort is told as a circle already."""
    rung = {ref for step in alarm.steps for ref in names(step.notify)}
    return bool(alarm.if_nobody) and rung >= set(names(alarm.if_nobody.notify if alarm.if_nobody else ()))


def _rung_first(handbook: Handbook, roles: Iterable[str]) -> set[str]:
    """Whose phones ring: the holders, and where there are none those who stand in. Empty: not known."""
    documents = [handbook.get(Role, role) for role in roles]
    if not all(documents):
        return set()
    found = [set(names(d.record.holders or d.record.deputies)) for d in documents if d]
    return set().union(*found) if all(found) else set()


def _other_way(before: Rung, behind: Rung) -> bool:
    """Whether the same seats are tried in another way."""
    return set(before.roles) == set(behind.roles) and bool(before.by) and not set(behind.by) <= set(before.by)


def _holders(handbook: Handbook, roles: Iterable[str]) -> tuple[Also, ...]:
    found = [role for ref in roles if (role := handbook.get(Role, ref))]
    return tuple(Also(role, role.written("holders", "deputies"), "who holds it") for role in found)


def severity_without_escalation(handbook: Handbook) -> Iterator[Fault]:
    """A level has no escalation for a crisis family, or more than one.

    The alarm rings and no list says who; or two lists say different things, and ten minutes are lost over
    which one holds.

    Write one escalation for each level and family: one document may answer several levels and families,
    and one that names no family answers all of them. As long as there is no escalation at all, none is
    asked for.

    Fails:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev1, sev3, sev4]
        family: product-safety

    Passes:

        # playbook/escalations/product-safety.yaml
        kind: escalation
        id: product-safety
        title: Product safety
        reviewed_on: 2026-11-01
        severities: [sev1, sev2, sev3, sev4]
        family: product-safety
    """
    scale = handbook.one(Severities)
    if scale is None or not handbook.all(Escalation):
        return
    families = {family.id: family.title for family in handbook.playbook.record.families}
    for position, level in enumerate(scale.record.levels):
        missing = [title for id, title in families.items() if not answering(handbook, level.id, id)]
        if missing or not (families or answering(handbook, level.id)):
            what = f" for {titled(missing)}" if len(missing) < len(families) else ""
            message = f"{level.id} has no escalation{what}"
            help = f"Add one, or add `{level.id}` to the `severities` of an existing one."
            yield Fault(scale, ("levels", position), message, help)
    yield from _answered_twice(handbook, families)


def _answered_twice(handbook: Handbook, families: dict[str, str]) -> Iterator[Fault]:
    """Chains that answer the same level and family, each group of chains once."""
    groups: dict[tuple[Document[Escalation], ...], list[tuple[str, str]]] = {}
    for level in handbook.levels:
        for family in families or {"": ""}:
            chains = answering(handbook, level.id, family or None)
            if len(chains) > 1:
                groups.setdefault(chains, []).append((level.id, families.get(family, "")))
    for chains, cases in groups.items():
        levels = listed(dict.fromkeys(level for level, _ in cases))
        titles = [title for title in dict.fromkeys(title for _, title in cases) if title]
        what = f" for {titled(titles)}" if titles and len(titles) < len(families) else ""
        have = "have" if len({level for level, _ in cases}) > 1 else "has"
        message = (
            f"{levels} {have} {len(chains)} escalations{what}: {titled(chain.title for chain in chains)}"
        )
        help = "Keep one of them, or give each its own levels and families."
        also = tuple(Also(chain, ("severities",), "and this one") for chain in chains[1:MOST])
        yield Fault(chains[0], ("severities",), message, help, also)


def severity_without_stand_down(handbook: Handbook) -> Iterator[Fault]:
    """One of the two worst levels does not say when it is over, or who says so.

    Then the crisis never officially ends, and people burn out.

    Write under `stand_down` what must be true before it is over, and the role that declares it, which
    somebody must hold.

    Fails:

        # playbook/severities.yaml
        kind: severity
        id: severities
        title: How bad is it?
        reviewed_on: 2026-11-01
        levels:
          - id: sev1
            rank: 1
            label: Crisis
            plain: People may be hurt.
            examples: [A product injures people., Customer data is for sale.]

    Passes:

        # playbook/severities.yaml
        kind: severity
        id: severities
        title: How bad is it?
        reviewed_on: 2026-11-01
        levels:
          - id: sev1
            rank: 1
            label: Crisis
            plain: People may be hurt.
            examples: [A product injures people., Customer data is for sale.]
            stand_down:
              criteria: Nobody is in danger and no new facts for a day.
              by: press-officer
    """
    scale = handbook.one(Severities)
    for position, level in enumerate(scale.record.levels if scale else ()):
        if scale and level.id in handbook.worst:
            yield from _end(handbook, scale, ("levels", position), level)


def _end(handbook: Handbook, scale: Document[Severities], route: Route, level: Level) -> Iterator[Fault]:
    if level.stand_down is None:
        message = f"{level.id} does not say when it is over, or who declares that"
        yield Fault(scale, route, message, "Add `stand_down` with `criteria` and `by`.")
    elif empty := _nobody_holds(handbook, [level.stand_down.by]):
        message = f"{quoted(empty[0].title)} declares that {level.id} is over, but nobody holds that role"
        also = (Also(empty[0], empty[0].written("holders"), "nobody holds it"),)
        yield Fault(scale, (*route, "stand_down", "by"), message, "Name a holder, or another role.", also)
