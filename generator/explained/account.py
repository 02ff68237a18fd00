"""Accounts: what `playbook explain` tells of one rule, in words and as data, whatever the rule is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.rules.spots import Spot


@dataclass(frozen=True, slots=True)
class Row:
    """One line: when or how long (`lead`), what, and where that was written.

    `value` is the number behind `lead`.
    """

    text: str
    lead: str = ""
    value: int | None = None
    spot: Spot | None = None

    @property
    def place(self) -> str:
        """The file and line it came from."""
        if self.spot is None:
            return ""
        place = self.spot.document.place(*self.spot.route)
        return f"{place.path}:{place.line}"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, lines, and a sentence that draws the conclusion."""

    title: str
    rows: tuple[Row, ...] = ()
    conclusion: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What there is to tell of one document."""

    ref: str
    title: str
    sections: tuple[Section, ...]

    def as_data(self) -> dict[str, Any]:
        """The same for programs; minutes are numbers."""
        sections = [
            {
                "title": section.title,
                "rows": [
                    {"lead": row.lead, "minutes": row.value, "text": row.text, "place": row.place}
                    for row in section.rows
                ],
                "conclusion": section.conclusion,
            }
            for section in self.sections
        ]
        return {"version": 1, "document": self.ref, "title": self.title, "sections": sections}

    def lines(self) -> Iterator[tuple[str, str]]:
        """The same for people: each line with what sort it is (title, heading, row, place or said)."""
        yield "title", f"{self.title}  ({self.ref})"
        for section in self.sections:
            yield "said", ""
            yield "heading", section.title
            width = max((len(row.lead) for row in section.rows), default=0)
            for row in section.rows:
                lead = f"{row.lead:>{width}}  " if width else ""
                yield "row", f"  {lead}{row.text}"
                if row.place:
                    yield "place", f"  {'':{len(lead)}}{row.place}"
            if section.conclusion:
                yield "said", f"  {section.conclusion}"
