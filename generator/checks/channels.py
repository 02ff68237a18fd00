"""Channels: whether each was ready before it opened, listens, answers, and can be held in a crisis."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Also, Fault
from generator.checks.names import name, names, seat, the_worst, titled
from generator.handbook import Document, Handbook
from generator.kinds.calendar import Calendars
from generator.kinds.channel import Channel
from generator.kinds.channel_ops import ChannelOps
from generator.kinds.escalation import Escalation
from generator.kinds.play import Play
from generator.kinds.readiness import Readiness
from generator.kinds.role import Role
from generator.kinds.triage import Triage
from generator.source import Route
from generator.suggest import counted, listed
from generator.values import quoted

TEST_EVERY = 180
"""Days after which a crisis page must be switched on in a test again."""

NOT_IN_USE = frozenset({"candidate", "preparing", "paused"})


def _live(handbook: Handbook) -> tuple[Document[Channel], ...]:
    return tuple(d for d in handbook.all(Channel) if d.record.status == "live")


def channel_live_before_ready(handbook: Handbook) -> Iterator[Fault]:
    """A channel is live although something that should have come first is not done.

    Entering and failing is worse than not entering. A channel may be live when every readiness question
    that `blocks: channel-live` is done for this channel, when the day in `entry_on` has come, when somebody
    owns it, and when a triage table and plays say what happens with the posts that arrive there.

    Finish what is open, or set the channel back to `status: preparing`. Readiness is told point by point in
    the channel's own file; the questions stand in `playbook/readiness.yaml`. A playbook without plays, or
    without triage tables, is not asked for them, and neither is a channel that only publishes.

    Fails:

        # playbook/readiness.yaml
        kind: readiness
        id: readiness
        title: Are we ready?
        reviewed_on: 2026-11-01
        groups:
          - id: nine-things
            title: Nine things
            items:
              - {id: brief-employees, question: Do our people know about it?, blocks: [channel-live]}

        # playbook/channels/short-video.yaml
        kind: channel
        id: short-video
        title: Short videos
        status: live
        type: social
        modes: [listen, publish, respond]
        languages: [en]
        public_entry: The name Aurora Foods
        reviewed_on: 2026-11-01

    Passes:

        # playbook/readiness.yaml
        kind: readiness
        id: readiness
        title: Are we ready?
        reviewed_on: 2026-11-01
        groups:
          - id: nine-things
            title: Nine things
            items:
              - {id: brief-employees, question: Do our people know about it?, blocks: [channel-live]}

        # playbook/channels/short-video.yaml
        kind: channel
        id: short-video
        title: Short videos
        status: live
        type: social
        modes: [listen, publish, respond]
        languages: [en]
        public_entry: The name Aurora Foods
        reviewed_on: 2026-11-01
        readiness:
          - {item: brief-employees, status: done, evidence: Slides of the staff meeting, done_on: 2026-10-05}
    """
    blocking = dict(_blocking(handbook))
    for channel in _live(handbook):
        yield from _points_open(channel, blocking)
        yield from _too_early(handbook, channel)
        yield from _not_set(handbook, channel)


def _blocking(handbook: Handbook) -> Iterator[tuple[str, Also]]:
    for document in handbook.all(Readiness):
        for i, group in enumerate(document.record.groups):
            for j, question in enumerate(group.items):
                if "channel-live" in question.blocks:
                    route: Route = ("groups", i, "items", j, "question")
                    yield question.id, Also(document, route, "the question")


def _points_open(channel: Document[Channel], blocking: dict[str, Also]) -> Iterator[Fault]:
    done = {name(point.item) for point in channel.record.readiness if point.status == "done"}
    missing = [question for question in blocking if question not in done]
    if missing:
        few = f"{len(missing)} of its {len(blocking)} readiness points"
        few = few if blocking.keys() - {missing[0]} else "its only readiness point"
        message = f"{channel.called} is live, but {few} {_is(missing)} open: {titled(missing)}"
        help = "Finish what is open and say so under `readiness`, or write `status: preparing` until then."
        also = tuple(blocking[question] for question in missing[:4])
        yield Fault(channel, ("readiness",) if channel.record.readiness else ("status",), message, help, also)


def _is(several: list[str]) -> str:
    return "is" if len(several) == 1 else "are"


def _too_early(handbook: Handbook, channel: Document[Channel]) -> Iterator[Fault]:
    entry = channel.record.entry_on
    if entry and entry > handbook.today:
        days = counted((entry - handbook.today).days, "day")
        listening = " and we are still listening" if channel.record.listening_period else ""
        message = f"{channel.called} is live, but we begin to speak there on {entry}, in {days}{listening}"
        help = "Write `status: preparing` until that day, or correct the day."
        yield Fault(channel, ("entry_on",), message, help)


def _not_set(handbook: Handbook, channel: Document[Channel]) -> Iterator[Fault]:
    record = channel.record
    only_publishes = record.modes == ("publish",)
    asked = {
        "nobody owns it": ("owner", bool(channel.owner)),
        "no triage table sorts what arrives there": (
            "triage",
            bool(record.triage) or only_publishes or not handbook.all(Triage),
        ),
        "no play says what to do there": (
            "plays",
            bool(record.plays) or only_publishes or not handbook.all(Play),
        ),
    }
    missing = {words: field for words, (field, there) in asked.items() if not there}
    if missing:
        message = f"{channel.called} is live, but {listed(missing)}"
        help = f"Fill in {listed(f'`{field}`' for field in missing.values())}."
        yield Fault(channel, ("status",), message, help)


def channel_broadcast_only(handbook: Handbook) -> Iterator[Fault]:
    """A live channel publishes, but nobody listens or answers there.

    People who write to us there talk to a wall, in front of everybody. Say who listens and who answers, or
    let the exception with its reason show that nobody does. Places for adverts (`type: ad`) are left alone.

    Fails:

        # playbook/channels/photo-feed.yaml
        kind: channel
        id: photo-feed
        title: Photo feed
        status: live
        type: social
        modes: [publish]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/channels/photo-feed.yaml
        kind: channel
        id: photo-feed
        title: Photo feed
        status: live
        type: social
        modes: [listen, publish, respond]
        answered_by: [press-officer]
        languages: [en]
        public_entry: The name Aurora Foods
        reviewed_on: 2026-11-01
    """
    for channel in _live(handbook):
        modes = channel.record.modes
        lacks = [
            words for mode, words in (("listen", "listens"), ("respond", "answers")) if mode not in modes
        ]
        if "publish" in modes and lacks and channel.record.type != "ad":
            message = f"{channel.called} publishes, but nobody {listed(lacks, last='or')} there"
            help = "Say who does, under `modes` and `answered_by`; or let an exception say that nobody does."
            yield Fault(channel, ("modes",), message, help)


def channel_one_admin(handbook: Handbook) -> Iterator[Fault]:
    """Fewer than two people, in two roles, can log in to a channel.

    One lost telephone, one holiday or one quarrel locks us out of our own account, most likely on the day
    we need it. Name two roles or more under `admins`, held by different people.

    Fails:

        # playbook/channels/photo-feed.yaml
        kind: channel
        id: photo-feed
        title: Photo feed
        type: social
        reviewed_on: 2026-11-01

        # playbook/channel-ops/photo-feed.yaml
        kind: channel-ops
        id: photo-feed
        admins: [press-officer]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/channels/photo-feed.yaml
        kind: channel
        id: photo-feed
        title: Photo feed
        type: social
        reviewed_on: 2026-11-01

        # playbook/channel-ops/photo-feed.yaml
        kind: channel-ops
        id: photo-feed
        admins: [press-officer, web-editor]
        reviewed_on: 2026-11-01

        # roles/web-editor.yaml
        kind: role
        id: web-editor
        title: Web editor
        department: Web shop
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    for inside in handbook.all(ChannelOps):
        channel = handbook.get(Channel, inside.id)
        if channel is None or channel.lifecycle == "active":
            yield from _few_admins(handbook, inside)


def _few_admins(handbook: Handbook, inside: Document[ChannelOps]) -> Iterator[Fault]:
    admins = tuple(dict.fromkeys(names(inside.record.admins)))
    roles = [role for admin in admins if (role := handbook.get(Role, admin))]
    people = {name(person) for role in roles for person in role.record.holders}
    channel = quoted(inside.title)
    if not admins:
        message = f"nothing says who can log in to {channel}"
    elif len(admins) == 1:
        message = f"only one role can log in to {channel}: {seat(handbook, admins[0])}"
    elif len(roles) == len(admins) and len(people) == 1:
        message = (
            f"only one person can log in to {channel}: {next(iter(people))} holds all {len(roles)} roles"
        )
    else:
        return
    help = "Add a second role under `admins`, held by somebody else."
    yield Fault(inside, ("admins",), message, help)


def crisis_only_on_rented_channels(handbook: Handbook) -> Iterator[Fault]:
    """A chain for the worst levels speaks on no channel that we own.

    The platform may be down, may close our account, or may itself be the problem. Each chain for the two
    worst levels names under `channels` at least one with `ownership: owned` that the public can open: our
    site, a crisis page, a mailing list. The intranet does not count, and neither does a channel that is
    not in use. A playbook without channels is asked for nothing.

    Fails:

        # playbook/channels/large-network.yaml
        kind: channel
        id: large-network
        title: The large network
        type: social
        ownership: rented
        reviewed_on: 2026-11-01

        # playbook/escalations/data-leak.yaml
        kind: escalation
        id: data-leak
        title: Data leak
        severities: [sev1, sev2]
        channels: [large-network]
        reviewed_on: 2026-11-01
        stages:
          - {id: pause-scheduled-posts, by: press-officer, budget: 5m}

    Passes:

        # playbook/channels/crisis-page.yaml
        kind: channel
        id: crisis-page
        title: Crisis page
        type: site
        ownership: owned
        reviewed_on: 2026-11-01

        # playbook/escalations/data-leak.yaml
        kind: escalation
        id: data-leak
        title: Data leak
        severities: [sev1, sev2]
        channels: [crisis-page]
        reviewed_on: 2026-11-01
        stages:
          - {id: pause-scheduled-posts, by: press-officer, budget: 5m}
    """
    if not handbook.all(Channel):
        return
    for chain in handbook.all(Escalation):
        levels = the_worst(handbook, chain.record.severities)
        channels = [handbook.get(Channel, ref) for ref in chain.record.channels]
        if levels and not any(channel is None or _ours(channel) for channel in channels):
            yield _nothing_owned(chain, levels, [c for c in channels if c])


def _ours(channel: Document[Channel]) -> bool:
    record = channel.record
    in_use = channel.lifecycle == "active" and record.status not in NOT_IN_USE
    return in_use and record.ownership == "owned" and record.type != "internal"


def _nothing_owned(
    chain: Document[Escalation], levels: tuple[str, ...], channels: list[Document[Channel]]
) -> Fault:
    if channels:
        where = titled(channel.title for channel in channels)
        message = (
            f"in {chain.called} ({listed(levels)}) we speak only on {where}, "
            "and on nothing of our own that the public can open"
        )
    else:
        message = f"{chain.called} ({listed(levels)}) does not say on which channels we speak"
    help = (
        "Add a channel with `ownership: owned` that the public can open, such as our site or a crisis page."
    )
    also = tuple(Also(c, ("ownership",), c.record.ownership or "not said whose it is") for c in channels[:4])
    return Fault(chain, ("channels",), message, help, also)


def channel_blocked_for_employees(handbook: Handbook) -> Iterator[Fault]:
    """A public channel is live, but our own people cannot open it at work.

    We would pay to speak where our own colleagues cannot look, listen or help. Have it opened, or let an
    exception with a reason say why not.

    Fails:

        # playbook/channels/short-video.yaml
        kind: channel
        id: short-video
        title: Short videos
        status: live
        type: social
        employee_access: blocked
        reviewed_on: 2026-11-01

    Passes:

        # playbook/channels/short-video.yaml
        kind: channel
        id: short-video
        title: Short videos
        status: live
        type: social
        employee_access: allowed
        reviewed_on: 2026-11-01
    """
    for channel in _live(handbook):
        if channel.record.employee_access == "blocked" and channel.record.type != "internal":
            message = f"{channel.called} is live, but employees cannot open it at work"
            help = "Have it opened for everyone, and write `employee_access: allowed`."
            yield Fault(channel, ("employee_access",), message, help)


def channel_without_public_hours(handbook: Handbook) -> Iterator[Fault]:
    """We answer on a channel, but do not say when, in which languages or how people reach it.

    'Is anyone there?' is the question of people who are already unhappy. The page 'How to reach us' is made
    from `hours`, `languages` and `public_entry` of the live channels on which we respond. The hours of the
    office (`default_calendar`) are not printed for a channel that names none, since nobody has promised
    them there; a playbook without calendars is not asked for hours.

    Fails:

        # playbook/channels/messages.yaml
        kind: channel
        id: messages
        title: Direct messages
        status: live
        type: chat
        modes: [listen, publish, respond]
        languages: [en]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/channels/messages.yaml
        kind: channel
        id: messages
        title: Direct messages
        status: live
        type: chat
        modes: [listen, publish, respond]
        languages: [en]
        public_entry: The message button on our page
        reviewed_on: 2026-11-01
    """
    calendars = bool(handbook.all(Calendars))
    for channel in _live(handbook):
        record = channel.record
        asked = {
            "opening hours": ("hours", bool(record.hours) or not calendars),
            "languages": ("languages", bool(record.languages)),
            "public entry (a name, number or address)": ("public_entry", bool(record.public_entry)),
        }
        missing = {words: field for words, (field, there) in asked.items() if not there}
        if missing and "respond" in record.modes and record.type != "internal":
            lacks = " and ".join(f"no {words}" for words in missing)
            message = f"'How to reach us' cannot list {quoted(channel.title)} well: it has {lacks}"
            help = f"Fill in {listed(f'`{field}`' for field in missing.values())}."
            yield Fault(channel, ("modes",), message, help)


def dark_site_untested(handbook: Handbook) -> Iterator[Fault]:
    """The crisis page was not switched on in a test for half a year, or nobody is named who does it.

    A switch that nobody has tried fails on the night it is needed. A crisis page is a channel with
    `status: standby`; `tested_on` is the day of the last test and counts for 180 days, `switched_on_by` the
    role that does it.

    Because this becomes true by the clock alone, it never stops a publication.

    Fails:

        # playbook/channels/crisis-page.yaml
        kind: channel
        id: crisis-page
        title: Crisis page
        status: standby
        type: site
        ownership: owned
        switched_on_by: press-officer
        tested_on: 2025-09-12
        reviewed_on: 2026-11-01

    Passes:

        # playbook/channels/crisis-page.yaml
        kind: channel
        id: crisis-page
        title: Crisis page
        status: standby
        type: site
        ownership: owned
        switched_on_by: press-officer
        tested_on: 2026-10-14
        reviewed_on: 2026-11-01
    """
    for channel in handbook.all(Channel):
        if channel.record.status == "standby" and channel.record.ownership != "rented":
            yield from _untested(handbook, channel)


def _untested(handbook: Handbook, channel: Document[Channel]) -> Iterator[Fault]:
    tested, title = channel.record.tested_on, channel.called
    help = "Switch it on in a test, and write the day under `tested_on`."
    if tested is None:
        yield Fault(channel, ("status",), f"{title} was never switched on in a test", help)
    elif (days := (handbook.today - tested).days) > TEST_EVERY:
        message = f"{title} was last switched on in a test {days} days ago; the limit is {TEST_EVERY}"
        yield Fault(channel, ("tested_on",), message, help)
    if channel.record.switched_on_by is None:
        message = f"nobody is named who switches {title} on"
        yield Fault(channel, ("status",), message, "Name the role under `switched_on_by`.")
