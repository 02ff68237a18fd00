"""Reading again: a file that has not changed since the last time is not read anew.

For whoever reads a playbook at each save; what is remembered is as large as the playbook.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from generator.finding import Finding
from generator.source import Source, read

Read: TypeAlias = "tuple[Source | None, tuple[Finding, ...]]"
Reading: TypeAlias = Callable[[str, bytes], Read]


def remembered(reading: Reading = read) -> Reading:
    """The same way of reading, which remembers what became of each path and its bytes."""
    known: dict[str, tuple[bytes, Read]] = {}

    def read_again(path: str, raw: bytes) -> Read:
        if path not in known or known[path][0] != raw:
            known[path] = raw, reading(path, raw)
        return known[path][1]

    return read_again
