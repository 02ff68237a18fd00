"""Fingerprints: which sentence of the source each translated text was made from, remembered by machine.

One file a language, `playbook/translations/<lang>/fingerprints.txt`: a line for each text, sorted, so that
two people who translate different pages change different lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

NAME: Final = "fingerprints.txt"
HEAD: Final = (
    "# Kept by `playbook translations`: the sentence of the source that each text was translated from.\n"
    "# path of the source, field, fingerprint\n"
)

Memory: TypeAlias = Mapping[tuple[str, str], str]
"""By path of the source and name of the field (`steps.acknowledge.do`): the fingerprint of its sentence."""


def parse(text: str) -> dict[tuple[str, str], str]:
    """The memory in a file's text; lines that say nothing plain are passed over: their texts are stale."""
    found = {}
    for line in text.splitlines():
        path, _, rest = line.partition(" ")
        name, _, mark = rest.rpartition(" ")
        if name and not line.startswith("#"):
            found[path, name] = mark
    return found


def format(memory: Memory) -> str:
    """The text of a memory."""
    return HEAD + "".join(f"{path} {name} {mark}\n" for (path, name), mark in sorted(memory.items()))
