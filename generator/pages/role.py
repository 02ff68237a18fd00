"""Roles: an index of the seats, and for each seat the page somebody prints and pins to the wall."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.role import Role
from generator.page import MenuEntry, Page
from generator.pages.frame import Frame
from generator.pages.index import Card, index_page


def pages(frame: Frame) -> Iterator[Page]:
    """The index and one page a role."""
    roles = frame.listed(Role)
    if roles:
        yield index_page(
            frame, "role", [Card(d.title, d.address or "", d.record.summary or "") for d in roles]
        )
    for document in frame.handbook.every(Role):
        yield frame.document_page(document, "role.html")


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The line of the index."""
    if frame.listed(Role):
        yield MenuEntry(frame.collection("role"), "roles/")
