"""Channels: where we speak and listen. An index, a page each, and how people reach us on one page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import REACH_US
from generator.handbook import Document
from generator.kinds.channel import Channel
from generator.kinds.channel_ops import ChannelOps
from generator.page import Crumb, MenuEntry, Page
from generator.pages import labels, weekchart
from generator.pages.frame import Frame
from generator.pages.index import Card, Facet, index_page


def pages(frame: Frame) -> Iterator[Page]:
    """The index, one page a channel, and how to reach us."""
    channels = frame.listed(Channel)
    if channels:
        yield _index(frame, channels)
    for document in frame.handbook.every(Channel):
        yield frame.document_page(
            document,
            "channel.html",
            inside=frame.handbook.get(ChannelOps, document.id),
            charts=weekchart.charts(frame, document)
            if frame.sees("comms") and is_open(document.record)
            else (),
            weekchart=weekchart,
        )
    if entries := reachable(frame):
        yield _reach_us(frame, entries)


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The lines of the index and of how to reach us."""
    if frame.listed(Channel):
        yield MenuEntry(frame.collection("channel"), "channels/")
    if reachable(frame):
        yield MenuEntry(frame.words.gettext("How people reach us"), REACH_US)


def reachable(frame: Frame) -> list[Document[Channel]]:
    """The live channels that the public can write to or call."""
    return [d for d in frame.handbook.all(Channel) if d.record.public_entry and is_open(d.record)]


def is_open(channel: Channel) -> bool:
    """Whether somebody answers there today."""
    return channel.status in (None, "live") and channel.type != "internal"


def _reach_us(frame: Frame, entries: list[Document[Channel]]) -> Page:
    say = frame.words.gettext
    return frame.page(
        "reach_us.html",
        REACH_US,
        say("How people reach us"),
        "reach-us",
        way=(Crumb(frame.collection("channel"), "channels/"),),
        summary=say("The ways in for the public, who answers there and when."),
        entries=entries,
        wide=True,
    )


def _index(frame: Frame, channels: tuple[Document[Channel], ...]) -> Page:
    say = frame.words.gettext
    return index_page(
        frame,
        "channel",
        [_card(frame, d) for d in channels],
        intro=say("Where we listen, publish and answer."),
        facets=[
            Facet("type", say("Type"), tuple((k, say(v)) for k, v in labels.CHANNEL_TYPE.items())),
            Facet("status", say("Status"), tuple((k, say(v)) for k, v in labels.CHANNEL_STATUS.items())),
        ],
    )


def _card(frame: Frame, document: Document[Channel]) -> Card:
    channel, say = document.record, frame.words.gettext
    status = channel.status or "live"
    return Card(
        document.title,
        document.address or "",
        channel.summary or "",
        note=say(labels.CHANNEL_TYPE[channel.type]),
        badges=((say(labels.CHANNEL_STATUS[status]), labels.CHANNEL_TONE[status]),),
        keywords=channel.keywords,
        facets={"type": (channel.type,), "status": (status,)},
    )
