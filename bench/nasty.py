"""Hostile files: each is full of what makes readers of YAML and Markdown slow, large or dead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MOST = 1_000_000
PLAY: Final = "kind: play\nid: nasty\ntitle: Nasty\nreviewed_on: 2026-11-01\n"


def filled(unit: str, size: int = MOST) -> str:
    return unit * (size // len(unit.encode()))


def prose(unit: str) -> str:
    """A text of the longest length a field takes."""
    return PLAY + "text: |\n  " + filled(unit, 19_900).replace("\n", "\n  ") + "\n"


def laughs() -> str:
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    return PLAY + "\n".join(lines)


def _texts() -> Mapping[str, str]:
    return {
        "brackets": filled("["),
        "braces": filled("{a: "),
        "dashes": filled("- "),
        "question marks": filled("? "),
        "quotes": filled('"'),
        "apostrophes": filled("'"),
        "ampersands": filled("&a "),
        "asterisks": filled("*a "),
        "tags": filled("!!a "),
        "colons": filled(": "),
        "comment signs": PLAY + "text: " + filled("a#b #c ", MOST - 200),
        "blank lines": PLAY + filled("\n", MOST - 200),
        "steps inward": "\n".join(" " * n + "a:" for n in range(1300)),
        "one long word": PLAY + "text: " + filled("a", MOST - 200),
        "one long name": filled("a", MOST - 10) + ": 1",
        "the same field": PLAY + filled("text: again\n", MOST - 200),
        "many fields": PLAY + "\n".join(f"field{n}: {n}" for n in range(50_000)),
        "many entries": PLAY + "steps:\n" + "".join(f"  - {n}\n" for n in range(60_000)),
        "many wrong steps": PLAY + "steps:\n" + "".join(f"  - {{a: {n}}}\n" for n in range(12_000)),
        "many unknown names": PLAY
        + "sources: [x]\nsteps:\n"
        + "".join(f"  - {{id: s{n}, do: Act., by: nobody-{n}}}\n" for n in range(8_000)),
        "many dead links": prose("[[play:x]] "),
        "the same item": PLAY + "steps:\n" + "  - {id: a, do: Act., by: duty-officer}\n" * 8_000,
        "billion laughs": laughs(),
        "invisible letters": PLAY + "text: " + filled("\u200b", MOST - 200),
        "turned letters": PLAY + "text: " + filled("a\u202e", MOST - 200),
        "marks on a letter": PLAY + "title: e" + filled("\u0301", MOST - 200),
        "very wide letters": PLAY + "text: " + filled("\ufdfa", MOST - 200),
        "carriage returns": filled("a: b\r"),
        "prose of brackets": prose("["),
        "prose of pictures": prose("!["),
        "prose of stars": prose("*a_ "),
        "prose of ticks": prose("`a``"),
        "prose of quotes": prose("> "),
        "prose of lists": prose("- a\n  "),
        "prose of tags": prose("<a <!-- "),
        "prose of tables": prose("|a|b|\n|-|-|\n"),
        "prose of blanks": prose("{{ "),
        "prose of digits": prose("+49 30 "),
        "prose of marks": prose("a<![ "),
    }


PROSE: Final = {
    f"playbook/plays/nasty-{number}.yaml": text.replace("id: nasty", f"id: nasty-{number}").encode()
    for number, text in enumerate(text for name, text in _texts().items() if name.startswith("prose"))
}
"""Documents that are sound, full of Markdown that parsers choke on."""

FILES: Final[dict[str, tuple[str, bytes]]] = {
    **{name: ("playbook/plays/nasty.yaml", text.encode()) for name, text in _texts().items()},
    "zero bytes": ("playbook/plays/nasty.yaml", bytes(MOST)),
    "bytes of no encoding": ("playbook/plays/nasty.yaml", b"\xff\xfe" * (MOST // 2)),
    "fifty megabytes": ("playbook/plays/nasty.yaml", b"a: b\n" * 10_000_000),
}
