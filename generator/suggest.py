"""Did you mean ...? The nearest known word to one that is unknown."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None when nothing is near (Ratcliff and Obershelp's measure)."""
    candidates = [name for name in known if abs(len(name) - len(word)) <= 8]
    lowered = {name.lower(): name for name in candidates}
    if word.lower() in lowered:
        return lowered[word.lower()]
    found = get_close_matches(word[:64].lower(), lowered, n=1, cutoff=0.6)
    return lowered[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The help line with the nearest known word, or `otherwise`."""
    found = nearest(word, known)
    return f"Did you mean '{found}'?" if found else otherwise


def listed(words: Iterable[str], last: str = "and", most: int = 8) -> str:
    """Words as a list people read: a, b and c. A long list is cut."""
    items = list(words)
    if len(items) > most:
        items = [*items[:most], f"{len(items) - most} more"]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 role, 3 roles."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def an(noun: str) -> str:
    """The noun with its article: a role, an escalation."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"
