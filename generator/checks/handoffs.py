"""Hand-offs: whether a case that is passed on is still solved in time, travels whole, and comes to an end."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from generator.checks.check import Also, Fault
from generator.checks.names import name
from generator.checks.promises import missed
from generator.checks.sums import Day, alike, besides, broken_on, places, promised, taking, told, total
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel
from generator.kinds.handoff import Handoff
from generator.kinds.play import Play
from generator.kinds.role import Role
from generator.kinds.triage import Triage
from generator.rules.promises import Kept
from generator.rules.spots import Spot
from generator.suggest import listed
from generator.times import spell
from generator.values import quoted

CARRIES: Final = {
    "case-number": "the case number",
    "summary": "the summary",
    "promised-time": "what we promised and for when",
}
"""What must travel with every case, or people tell it twice."""

MEASURED: Final = timedelta(days=90)
"""How long a measured wait holds."""


def handoff_slower_than_promise(handbook: Handbook) -> Iterator[Fault]:
    """A promise would hold, but the case is handed to another desk, and people wait there too long.

    A quick answer on the page, then forty minutes on hold: the problem is solved in the end, and the customer
    is as angry as before. The whole journey counts. Each hand-off on the way adds the wait and the handling
    at the other desk, measured on an ordinary and on a slow day.

    Shorten the wait, offer to ring back, solve it where it began, or promise a longer time.

    Fails:

        # playbook/commitments/one-journey.yaml
        kind: commitment
        id: one-journey
        title: One journey, one hour
        reviewed_on: 2026-11-01
        promise: If you come to the phone, your case is solved within 60 minutes.
        applies_to: {severities: sev4}
        measures:
          - {clock: resolve, within: 60m}
        delivered_by: play:to-the-phone

        # playbook/plays/to-the-phone.yaml
        kind: play
        id: to-the-phone
        title: To the phone
        reviewed_on: 2026-11-01
        steps:
          - {id: answer, do: Answer and give the number., by: press-officer, within: 15m}
          - {id: ring, do: They ring., by: press-officer, within: 0m, handoff: page-to-phone}
          - {id: solve, do: Solve it., by: press-officer, within: 0m, completes: resolve}

        # playbook/handoffs/page-to-phone.yaml
        kind: handoff
        id: page-to-phone
        title: From the page to the phone
        reviewed_on: 2026-11-01
        from: our-page
        to: care-line
        transfer: warm
        carries: [case-number, summary, promised-time]
        wait: {typical: 8m, slow_day: 40m, handling: 10m, measured_on: 2026-11-01}

        # playbook/channels/our-page.yaml
        kind: channel
        id: our-page
        title: Our page
        reviewed_on: 2026-11-01
        status: preparing
        type: social

        # playbook/channels/care-line.yaml
        kind: channel
        id: care-line
        title: The care line
        reviewed_on: 2026-11-01
        status: preparing
        type: phone

    Passes:

        # playbook/commitments/one-journey.yaml
        kind: commitment
        id: one-journey
        title: One journey, one hour
        reviewed_on: 2026-11-01
        promise: If you come to the phone, your case is solved within 60 minutes.
        applies_to: {severities: sev4}
        measures:
          - {clock: resolve, within: 60m}
        delivered_by: play:to-the-phone

        # playbook/plays/to-the-phone.yaml
        kind: play
        id: to-the-phone
        title: To the phone
        reviewed_on: 2026-11-01
        steps:
          - {id: answer, do: Answer and give the number., by: press-officer, within: 15m}
          - {id: ring, do: They ring., by: press-officer, within: 0m, handoff: page-to-phone}
          - {id: solve, do: Solve it., by: press-officer, within: 0m, completes: resolve}

        # playbook/handoffs/page-to-phone.yaml
        kind: handoff
        id: page-to-phone
        title: From the page to the phone
        reviewed_on: 2026-11-01
        from: our-page
        to: care-line
        transfer: warm
        carries: [case-number, summary, promised-time]
        wait: {typical: 8m, slow_day: 20m, handling: 10m, measured_on: 2026-11-01}

        # playbook/channels/our-page.yaml
        kind: channel
        id: our-page
        title: Our page
        reviewed_on: 2026-11-01
        status: preparing
        type: social

        # playbook/channels/care-line.yaml
        kind: channel
        id: care-line
        title: The care line
        reviewed_on: 2026-11-01
        status: preparing
        type: phone
    """
    for group in missed(handbook):
        kept = group[0]
        if not kept.handed_over:
            continue
        day = broken_on(kept)
        terms = kept.sum.terms if kept.sum else ()
        message = (
            f"{promised(kept)}, then {kept.delivered_by.called} sends people to "
            f"{_desks(handbook, kept, day)}: {total(kept, day)} in all ({told(terms, day)})"
            f"{besides(kept, group)}"
        )
        help = (
            "Shorten the wait, offer to ring back, solve it where it began, or promise "
            f"{alike(kept, taking(kept, 'bad'))}."
        )
        route = ("measures", kept.measure, "within")
        yield Fault(kept.commitment, route, message, help, places(kept, day))


def _desks(handbook: Handbook, kept: Kept, day: Day) -> str:
    """Where the case goes and what that takes: 'The care line', where a slow day means 40 minutes ..."""
    found: dict[str, dict[str, int]] = {}
    for term in kept.sum.terms if kept.sum else ():
        if term.what in ("wait", "handling") and isinstance(term.source, Spot):
            minutes = found.setdefault(term.source.document.id, {"wait": 0, "handling": 0})
            minutes[term.what] += getattr(term, day)
    when = "a slow day means" if day == "bad" else "people usually meet"
    return listed(
        f"{_place(handbook, _handoff(handbook, id).record.to)}, where {when} "
        f"{spell(taken['wait'])} of waiting and {spell(taken['handling'])} of work"
        for id, taken in found.items()
    )


def _handoff(handbook: Handbook, id: str) -> Document[Handoff]:
    found = handbook.get(Handoff, id)
    if found is None:
        raise LookupError(id)
    return found


def _place(handbook: Handbook, ref: str) -> str:
    """What people call a channel or a seat."""
    document = _node(handbook, ref)
    return quoted(document.title if document else name(ref))


def _node(handbook: Handbook, ref: str) -> Document[Channel] | Document[Role] | None:
    """The channel or the role that a hand-off names."""
    if ref.startswith("role:"):
        return handbook.get(Role, ref)
    return handbook.get(Channel, ref) or handbook.get(Role, ref)


def handoff_without_context(handbook: Handbook) -> Iterator[Fault]:
    """A case is passed on without its story, or a serious one is passed on by just giving a number.

    The customer then tells everything again, and the other desk does not know what we promised. At least the
    case number, the summary and the promised time travel with it. Where one of the two worst severities may
    be at stake the hand-over is warm: we stay until the next one has it.

    Add what is missing under `carries`, and `transfer: warm`.

    Fails:

        # playbook/handoffs/page-to-phone.yaml
        kind: handoff
        id: page-to-phone
        title: From the page to the phone
        reviewed_on: 2026-11-01
        from: press-officer
        to: care-line
        wait: {typical: 8m, measured_on: 2026-11-01}

        # playbook/channels/care-line.yaml
        kind: channel
        id: care-line
        title: The care line
        reviewed_on: 2026-11-01
        status: preparing
        type: phone

    Passes:

        # playbook/handoffs/page-to-phone.yaml
        kind: handoff
        id: page-to-phone
        title: From the page to the phone
        reviewed_on: 2026-11-01
        from: press-officer
        to: care-line
        carries: [case-number, summary, promised-time]
        wait: {typical: 8m, measured_on: 2026-11-01}

        # playbook/channels/care-line.yaml
        kind: channel
        id: care-line
        title: The care line
        reviewed_on: 2026-11-01
        status: preparing
        type: phone
    """
    serious = _serious(handbook)
    for document in handbook.all(Handoff):
        record = document.record
        if missing := {id: words for id, words in CARRIES.items() if id not in record.carries}:
            what = "nothing travels with a case" if not record.carries else "a case travels without"
            lacking = "" if not record.carries else f" {listed(missing.values(), last='or')}"
            message = f"{what}{lacking} from {_way(handbook, record)}; people there begin from the start"
            help = f"Add {listed(f'`{id}`' for id in missing)} under `carries`."
            yield Fault(document, document.written("carries"), message, help)
        if record.transfer != "warm" and (found := serious.get(document.id)):
            level, also = found
            how = "the hand-over is cold" if record.transfer else "nothing says that the hand-over is warm"
            message = f"{how} from {_way(handbook, record)}, and {level} cases may go this way"
            help = "Stay until the next one has it, and write `transfer: warm`."
            yield Fault(document, document.written("transfer"), message, help, also)


def _way(handbook: Handbook, record: Handoff) -> str:
    return f"{_place(handbook, record.from_)} to {_place(handbook, record.to)}"


def _serious(handbook: Handbook) -> Mapping[str, tuple[str, tuple[Also, ...]]]:
    """The hand-offs that a table leads to at one of the two worst severities: the level and the way."""
    found: dict[str, tuple[str, tuple[Also, ...]]] = {}
    for table in handbook.all(Triage):
        for number, rule in enumerate(table.record.rules):
            play = handbook.get(Play, rule.play)
            level = name(rule.severity) if rule.severity else ""
            for at, step in enumerate(play.record.steps if play and level in handbook.worst else ()):
                if play and step.handoff:
                    also = (
                        Also(
                            table, ("rules", number), f"this rule sends {level} cases to {quoted(play.title)}"
                        ),
                        Also(play, ("steps", at, "handoff"), "which hands them over here"),
                    )
                    found.setdefault(name(step.handoff), (level, also))
    return found


def handoff_ping_pong(handbook: Handbook) -> Iterator[Fault]:
    """Hand-offs lead round in a circle, and nothing on the way ends the case.

    The page sends people to the phone, the phone to the form, and the form back to the page. Everybody has
    done their duty, and nobody the work.

    Let one of the desks keep the case: a play that uses the hand-off and ends with something fixed, refunded
    or explained, or in which a later step stops the clock `resolve`.

    Fails:

        # playbook/handoffs/page-to-phone.yaml
        kind: handoff
        id: page-to-phone
        title: From the page to the phone
        reviewed_on: 2026-11-01
        from: our-page
        to: care-line

        # playbook/handoffs/phone-to-page.yaml
        kind: handoff
        id: phone-to-page
        title: From the phone to the page
        reviewed_on: 2026-11-01
        from: care-line
        to: our-page

        # playbook/channels/our-page.yaml
        kind: channel
        id: our-page
        title: Our page
        reviewed_on: 2026-11-01
        status: preparing
        type: social

        # playbook/channels/care-line.yaml
        kind: channel
        id: care-line
        title: The care line
        reviewed_on: 2026-11-01
        status: preparing
        type: phone

    Passes:

        # playbook/handoffs/page-to-phone.yaml
        kind: handoff
        id: page-to-phone
        title: From the page to the phone
        reviewed_on: 2026-11-01
        from: our-page
        to: care-line

        # playbook/handoffs/phone-to-page.yaml
        kind: handoff
        id: phone-to-page
        title: From the phone to the page
        reviewed_on: 2026-11-01
        from: care-line
        to: our-page

        # playbook/plays/to-the-phone.yaml
        kind: play
        id: to-the-phone
        title: To the phone
        reviewed_on: 2026-11-01
        steps:
          - {id: ring, do: Solve it on the call., by: press-officer, within: 45m, handoff: page-to-phone}
          - {id: close, do: Say that it is settled., by: press-officer, within: 5m, completes: resolve}

        # playbook/channels/our-page.yaml
        kind: channel
        id: our-page
        title: Our page
        reviewed_on: 2026-11-01
        status: preparing
        type: social

        # playbook/channels/care-line.yaml
        kind: channel
        id: care-line
        title: The care line
        reviewed_on: 2026-11-01
        status: preparing
        type: phone
    """
    ending = set(_ending(handbook))
    ways: dict[str, list[tuple[str, Document[Handoff]]]] = {}
    going = [document for document in handbook.all(Handoff) if document.id not in ending]
    for document in going:
        start, end = (_key(handbook, ref) for ref in (document.record.from_, document.record.to))
        ways.setdefault(start, []).append((end, document))
    told: set[str] = set()
    for document in going:
        circle = _circle(handbook, document, ways) if document.id not in told else ()
        if circle:
            told |= {each.id for each in circle}
            yield _round(handbook, circle)


def _round(handbook: Handbook, circle: tuple[Document[Handoff], ...]) -> Fault:
    first, *others = circle
    sends = [
        f"{_place(handbook, each.record.from_)} sends people to {_place(handbook, each.record.to)}"
        for each in circle
    ]
    message = f"{', '.join(sends)}, and nobody on the way ends the case"
    if not others:
        message = f"{_place(handbook, first.record.from_)} passes cases to itself, and nobody ends them"
    also = tuple(Also(each, ("to",), "and on from here") for each in others[:6])
    help = "Let one of the desks keep the case: a play with this hand-off and a step that stops `resolve`."
    return Fault(first, ("to",), message, help, also)


def _circle(
    handbook: Handbook,
    document: Document[Handoff],
    ways: Mapping[str, list[tuple[str, Document[Handoff]]]],
) -> tuple[Document[Handoff], ...]:
    """The shortest way that begins with this hand-off and leads back to its beginning; else nothing."""
    home, first = _key(handbook, document.record.from_), _key(handbook, document.record.to)
    came: dict[str, tuple[Document[Handoff], ...]] = {first: (document,)}
    queue = deque([first])
    while queue and home not in came:
        here = queue.popleft()
        for there, by in ways.get(here, ()):
            if there not in came:
                came[there] = (*came[here], by)
                queue.append(there)
    return came.get(home, ())


def _key(handbook: Handbook, ref: str) -> str:
    found = _node(handbook, ref)
    return found.ref if found else ref


def _ending(handbook: Handbook) -> Iterator[str]:
    """The hand-offs that a play uses and then brings the case to its end."""
    for play in handbook.all(Play):
        steps = play.record.steps
        for number, step in enumerate(steps):
            resolved = any(later.completes == "resolve" for later in steps[number:])
            if step.handoff and (resolved or play.record.ends_with in ("fixed", "refunded", "explained")):
                yield name(step.handoff)


def handoff_wait_unmeasured(handbook: Handbook) -> Iterator[Fault]:
    """Nobody knows how long people wait at the other desk, or it was measured long ago.

    The queue you remember is not the queue you have. A measured wait holds for 90 days.

    Take the number from the telephone system or the case desk, and write the day under `wait.measured_on`.

    Fails:

        # playbook/handoffs/page-to-phone.yaml
        kind: handoff
        id: page-to-phone
        title: From the page to the phone
        reviewed_on: 2026-11-01
        from: press-officer
        to: care-line
        carries: [case-number, summary, promised-time]
        wait: {typical: 8m, measured_on: 2025-12-20}

        # playbook/channels/care-line.yaml
        kind: channel
        id: care-line
        title: The care line
        reviewed_on: 2026-11-01
        status: preparing
        type: phone

    Passes:

        # playbook/handoffs/page-to-phone.yaml
        kind: handoff
        id: page-to-phone
        title: From the page to the phone
        reviewed_on: 2026-11-01
        from: press-officer
        to: care-line
        carries: [case-number, summary, promised-time]
        wait: {typical: 8m, measured_on: 2026-11-01}

        # playbook/channels/care-line.yaml
        kind: channel
        id: care-line
        title: The care line
        reviewed_on: 2026-11-01
        status: preparing
        type: phone
    """
    help = "Take it from the telephone system or the case desk, and write the day under `wait.measured_on`."
    for document in handbook.all(Handoff):
        wait, to = document.record.wait, _place(handbook, document.record.to)
        if wait is None:
            yield Fault(document, (), f"nothing says how long people wait at {to}", help)
            continue
        spelt = f" ({spell(wait.typical.minutes)})" if wait.typical else ""
        if wait.measured_on is None:
            message = f"nothing says when the wait at {to}{spelt} was measured"
            yield Fault(document, ("wait",), message, help)
        elif (days := handbook.today - wait.measured_on) > MEASURED:
            message = f"the wait at {to}{spelt} was last measured {days.days} days ago; it holds for 90"
            yield Fault(document, ("wait", "measured_on"), message, help)
