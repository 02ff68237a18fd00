"""Text that vanishes in comments: a `#` glued to a word behind a plain text or where a text should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Finding
from generator.source.faults import yaml_reads_differently
from generator.source.lines import Lines, shown
from generator.source.marks import Marks
from generator.source.refusals import quote

_glued = re.compile(r"[ \t\n]#\w")
# `#owner: x` and `#- x` on a line of their own are a field or an entry that somebody put out of force on purpose.
_out_of_force = re.compile(r"#\s*(?:-|[\w-]+:(?:\s|$))")
_block_header = re.compile(r"[|>][0-9+-]{0,2}$")


def lost_in_comments(lines: Lines, marks: Marks) -> Iterator[Finding]:
    """A finding for each text that ends at a `#` though its writer went on."""
    if _glued.search(lines.text) is None:
        return
    plain = {end: start for start, end in marks.spans() if lines.text[start : start + 1] not in ("'", '"')}
    for match in _glued.finditer(lines.text):
        finding = _lost(lines, plain, match.start() + 1)
        if finding:
            yield finding


def _lost(lines: Lines, plain: dict[int, int], sign: int) -> Finding | None:
    before = lines.text[lines.start_of_line(sign) : sign].rstrip(" \t")
    if not before:
        return _lost_below(lines, plain, sign)
    end = lines.start_of_line(sign) + len(before)
    header = _block_header.search(before)
    if end in plain:
        return _cut(lines, plain[end], end, sign)
    if header and end - len(header[0]) in set(plain.values()):
        return _cut(lines, end, end, sign)
    return None


def _lost_below(lines: Lines, plain: dict[int, int], sign: int) -> Finding | None:
    """A comment on a line of its own, further in than the text or the empty field above it."""
    above = lines.text[: lines.start_of_line(sign)].rstrip(" \t\n")
    end = len(above)
    if end not in plain or _out_of_force.match(lines.text, sign):
        return None
    line = lines.line(lines.number(max(end - 1, 0)))
    if lines.column(sign) - 1 <= len(line) - len(line.lstrip(" ")):
        return None
    return _cut(lines, plain[end], end, sign)


def _cut(lines: Lines, start: int, end: int, sign: int) -> Finding:
    left = lines.text[start:end]
    whole = lines.text[start if left else sign : lines.end_of_line(sign)].strip()
    lost = shown(lines.text[sign : lines.end_of_line(sign)])
    becomes = f"`{shown(whole)}` becomes `{shown(left)}`" if left else f"nothing is left of `{shown(whole)}`"
    return yaml_reads_differently(
        lines.to_end_of_line(sign),
        f"YAML reads everything after # as a comment, so {becomes}."
        + (f" Lost is `{lost}`." if left else ""),
        f"{quote(whole)} If you mean a comment, put a space after the #.",
    )
