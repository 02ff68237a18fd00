"""Comparing numbers: the readings of a text and of its translation come in, where they differ goes out.

Figures are taken at their word. Words are not: one language says 'twice' where another says 'again', so
words only count where both sides have one left over that the other does not know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.numerals.reading import Meaning, Reading, Rough, Strength, in_figures, outline, readings
from generator.numerals.tongues import Value

MOST: Final = 100
"""Of so many numbers that differ in one text, more need not be paired."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that the source says and its translation does not, or the other way round, or both."""

    said: Reading | None
    instead: Reading | None

    @property
    def certain(self) -> bool:
        """Whether a figure, or a length of time, is at stake; bare number words may be a turn of phrase."""
        both = [one for one in (self.said, self.instead) if one]
        return any(one.strength is Strength.FIGURE or one.kind != "number" for one in both)


def compared(source: str, written_in: str, text: str, language: str) -> tuple[Difference, ...]:
    """Where a text and its translation, which should say the same numbers, do not."""
    rough = outline(source, written_in)
    if not rough and not in_figures(text):
        return ()  # words that only one of them has are nothing against it
    if _surely_alike(rough, outline(text, language)):
        return ()  # so for nearly all others
    return differences(readings(source, written_in), readings(text, language))


def _surely_alike(source: tuple[Rough, ...], translation: tuple[Rough, ...]) -> bool:
    """Whether the outlines of two texts say so; words that only one of them has are nothing against it."""
    if source == translation:
        return True
    left, right = (
        Counter((amount.removeprefix("="), what) for amount, what in one) for one in (source, translation)
    )
    lost, new = left - right, right - left
    if lost and new:
        return False
    figures = {amount[1:] for amount, _ in (*source, *translation) if amount.startswith("=")}
    return not any(amount in figures for amount, _ in (*lost, *new))


def differences(source: Sequence[Reading], translation: Sequence[Reading]) -> tuple[Difference, ...]:
    """Where two texts differ that were read, in the order of the source."""
    left, right = _unmatched(source, translation)
    lost, new = ([one for one in side if one.strength] for side in (left, right))
    pairs = _pairs(lost, new)
    told = [Difference(*pair) for pair in pairs]
    told += [Difference(one, None) for one in _gone(lost, translation) if not any(one is a for a, _ in pairs)]
    told += [Difference(None, one) for one in _gone(new, source) if not any(one is b for _, b in pairs)]
    return tuple(told)


def _gone(readings: list[Reading], others: Sequence[Reading]) -> list[Reading]:
    """The figures among them that the other text does not know at all."""
    figures = (one for one in readings if one.strength is Strength.FIGURE)
    return [one for one in figures if not any(exactly(one, o) or loosely(one, o) for o in others)]


def _unmatched(
    source: Sequence[Reading], translation: Sequence[Reading]
) -> tuple[list[Reading], list[Reading]]:
    """What is left on both sides when every number has found its like, the surest first."""
    left, right = _without_equals(source, translation)
    for alike in (exactly, loosely):
        for least in (Strength.FIGURE, Strength.WORD, Strength.HINT):
            _pair_off(left, right, alike, least)
    return left, right


def _without_equals(
    source: Sequence[Reading], translation: Sequence[Reading]
) -> tuple[list[Reading], list[Reading]]:
    """Both without what is surely said in both; of very many that are left, the first."""
    both = Counter(map(_sure, source)) & Counter(map(_sure, translation))
    both.pop(None, None)
    return _less(source, Counter(both))[:MOST], _less(translation, Counter(both))[:MOST]


def _less(readings: Sequence[Reading], both: Counter[tuple[str, Value] | None]) -> list[Reading]:
    rest = []
    for reading in readings:
        if both[sure := _sure(reading)] > 0:
            both[sure] -= 1
        else:
            rest.append(reading)
    return rest


def _sure(reading: Reading) -> tuple[str, Value] | None:
    """What a figure or a word surely says."""
    meaning = reading.meanings[0]
    return (meaning.kind, meaning.value) if reading.strength else None


def _pair_off(
    left: list[Reading], right: list[Reading], alike: Callable[[Reading, Reading], bool], least: Strength
) -> None:
    for one in tuple(left):
        for other in right:
            if min(one.strength, other.strength) >= least and alike(one, other):
                left[:] = [r for r in left if r is not one]
                right[:] = [r for r in right if r is not other]
                break


def exactly(one: Reading, other: Reading) -> bool:
    """Whether both mean the same kind of thing, and the same of it."""
    return any(_same(a, b) for a in one.meanings for b in other.meanings)


def loosely(one: Reading, other: Reading) -> bool:
    """Whether both may mean the same: where one says no unit, the bare numbers count."""
    return any(
        a.amounts & b.amounts
        for a in one.meanings
        for b in other.meanings
        if a.kind != b.kind and "number" in (a.kind, b.kind)
    )


def _same(a: Meaning, b: Meaning) -> bool:
    if a.kind != b.kind:
        return False
    if a.value == b.value:
        return True
    if a.kind == "time":
        return _hands(str(a.value)) == _hands(str(b.value)) and "?" in f"{a.value}{b.value}"
    return False


def _hands(value: str) -> str:
    """Where the hands of a clock point."""
    hour, _, minutes = value.rstrip("?").partition(":")
    return f"{int(hour) % 12}:{minutes}"


def _pairs(left: list[Reading], right: list[Reading]) -> list[tuple[Reading, Reading]]:
    """Which number was put for which: of its own kind first, else the next one."""
    pairs: list[tuple[Reading, Reading]] = []
    rest = list(right)
    for akin in (True, False):
        for one in left:
            if any(one is a for a, _ in pairs):
                continue
            fit = [o for o in rest if o.kind == one.kind or (not akin and "code" not in (o.kind, one.kind))]
            if fit:
                pairs.append((one, fit[0]))
                rest = [o for o in rest if o is not fit[0]]
    return sorted(pairs, key=lambda pair: pair[0].offset)
