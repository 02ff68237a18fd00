"""Gather: what is said of names that lead nowhere comes in, one finding for each lost name goes out.

A name that leads nowhere at many places is not misspelt there: what it named is gone, and that is one fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from generator.finding import Finding, Related, in_reading_order
from generator.suggest import counted

MOST_APART: Final = 3
"""Up to so many places are told one by one, each with the name that may be meant."""

MOST_SHOWN: Final = 12
"""Of the other places so many are named; the rest are found when these are mended."""


_LOST: Final = re.compile(r"^there is no | is not an answer to | belongs here, and '")


def gathered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those that say the same at more than a few places told once, at the first of them."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in in_reading_order(list(findings)):
        alike.setdefault((finding.check, finding.message), []).append(finding)
    told: list[Finding] = []
    for same in alike.values():
        told += [_at_once(same)] if len(same) > MOST_APART and _is_lost(same[0]) else same
    return told


def _is_lost(finding: Finding) -> bool:
    return finding.check == "reference-unknown" and bool(_LOST.search(finding.message))


def _at_once(same: list[Finding]) -> Finding:
    first, others = same[0], same[1:]
    files = counted(len({finding.place.path for finding in same}), "file")
    where = f"{len(same)} places in {files} need it"
    new = first.help.startswith("It is called")
    help = (
        f"{first.help} Write that in each place."
        if new
        else "If it was renamed or taken away by mistake, put it back. Else write another id in each place."
    )
    shown = others if len(others) <= MOST_SHOWN else others[: MOST_SHOWN - 1]
    related = [Related(finding.place, "here too") for finding in shown]
    if rest := len(others) - len(shown):
        related.append(Related(others[len(shown)].place, f"here too, and in {rest - 1} more places"))
    return replace(first, message=f"{first.message}, and {where}", help=help, related=tuple(related))
