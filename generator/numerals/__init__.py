"""Numerals: numbers, times, lengths, money and links in texts of five languages, and how two texts differ."""

from generator.numerals.compare import Difference, compared, differences
from generator.numerals.reading import Reading, Strength, links, readings

__all__ = ["Difference", "Reading", "Strength", "compared", "differences", "links", "readings"]
