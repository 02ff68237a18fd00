"""Cover: for each channel and language, when somebody is there who writes it, and when nobody is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import COVER
from generator.handbook import Document
from generator.kinds.channel import Channel
from generator.page import Crumb, MenuEntry, Page
from generator.pages import weekchart
from generator.pages.frame import Frame
from generator.pages.weekchart import Chart


def pages(frame: Frame) -> Iterator[Page]:
    """The page, in the comms edition and beyond."""
    found = charted(frame)
    if not found:
        return
    say = frame.words.gettext
    yield frame.page(
        "cover.html",
        COVER,
        say("Who is there when"),
        "cover",
        way=(Crumb(frame.collection("channel"), "channels/"),),
        summary=say("Hours and languages of every channel, hour by hour, and when nobody is there."),
        page_audience="comms",
        charted=found,
        unknown=unknown(frame, [channel for channel, _ in found]),
        weekchart=weekchart,
        wide=True,
    )


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """Its line of the menu."""
    if charted(frame):
        yield MenuEntry(frame.words.gettext("Who is there when"), COVER)


def charted(frame: Frame) -> list[tuple[Document[Channel], tuple[Chart, ...]]]:
    """The open channels of which it is known who is there when, with their weeks."""
    if not frame.sees("comms"):
        return []
    found = [(channel, weekchart.charts(frame, channel)) for channel in _answering(frame)]
    return [(channel, charts) for channel, charts in found if charts]


def unknown(frame: Frame, known: list[Document[Channel]]) -> list[Document[Channel]]:
    """The open channels that answer, of which it is not written down who is there when."""
    return [channel for channel in _answering(frame) if channel not in known]


def _answering(frame: Frame) -> list[Document[Channel]]:
    return [
        channel
        for channel in frame.handbook.all(Channel)
        if channel.record.status in (None, "live")
        and (not channel.record.modes or "respond" in channel.record.modes)
    ]
