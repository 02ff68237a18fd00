"""A text and its line breaks: character offsets go in, lines, columns and quotable pieces come out."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from generator.finding import Place


class Lines:
    """The text of one file, able to say on which line and in which column a character stands."""

    __slots__ = ("_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The offset of each line's first character."""
        # Most files have no findings, so nobody asks, so the lines are counted at the first question.
        if self._starts is None:
            lengths = (len(line) + 1 for line in self.text.split("\n"))
            self._starts = list(accumulate(lengths, initial=0))[:-1]
        return self._starts

    def number(self, offset: int) -> int:
        """The line an offset stands on, counted from 1."""
        return bisect_right(self.starts, offset)

    def column(self, offset: int) -> int:
        """The column an offset stands in, counted from 1, in characters."""
        return offset - self.starts[self.number(offset) - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line without its break; empty for a line that is not there."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        return self.text[start : self.end_of_line(start)]

    def start_of_line(self, offset: int) -> int:
        """Where the line that holds this offset begins."""
        return self.starts[self.number(offset) - 1]

    def end_of_line(self, offset: int) -> int:
        """Where the line that holds this offset ends, its break not counted."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def place(self, start: int, end: int) -> Place:
        """The stretch between two offsets."""
        return Place(self.path, self.number(start), self.column(start), self.number(end), self.column(end))

    def to_end_of_line(self, start: int) -> Place:
        """The stretch from an offset to the last visible character of its line."""
        return self.place(start, max(start, start + len(self.text[start : self.end_of_line(start)].rstrip())))


def shown(text: str, limit: int = 70) -> str:
    """A piece of somebody's text as a message quotes it: on one line, not too long."""
    flat = " ".join(text[: limit * 4].split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
