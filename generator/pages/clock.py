"""The running minute of chains and steps: waits and budgets added up as they follow each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.values import Duration


def starts(lengths: Iterable[Duration | None]) -> Iterator[int | None]:
    """The minute at which each begins, the first at 0; None from where a length is not known.

    Working time does not run with the clock on the wall, so nothing is known behind it either.
    """
    at: int | None = 0
    for length in lengths:
        yield at
        at = _after(at, length)


def ends(lengths: Iterable[Duration | None]) -> Iterator[int | None]:
    """The minute by which each is over."""
    at: int | None = 0
    for length in lengths:
        at = _after(at, length)
        yield at


def _after(at: int | None, length: Duration | None) -> int | None:
    return None if at is None or length is None or length.working else at + length.minutes
