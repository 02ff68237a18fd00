"""Text that vanishes in comments: a `#` glued to a word behind a plain text, or where a text should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Finding
from generator.source.faults import yaml_reads_differently
from generator.source.lines import Lines, shown
from generator.source.marks import Marks
from generator.source.refusals import quote

_glued = re.compile(r"(?<![ \t])[ \t]+(?=#\w)")
# `#owner: x` and `#- x` on a line of their own: a field or an entry put out of force on purpose.
_out_of_force = re.compile(r"#\s*(?:-|[\w-]+:(?:\s|$))")
_block_header = re.compile(r"[|>][0-9+-]{0,2}\Z")


def lost_in_comments(lines: Lines, marks: Marks) -> Iterator[Finding]:
    """A finding for each text that YAML ends at a `#` though its writer went on."""
    if _glued.search(lines.text) is None:
        return
    # A whole comes before its parts, so at each end the innermost value stays: the text itself.
    starts = {end: start for start, end in marks.spans()}
    blocks = {start for start in starts.values() if lines.text[start : start + 1] in ("|", ">")}
    plain = {end: start for end, start in starts.items() if lines.text[start : start + 1] not in ("'", '"')}
    for gap in _glued.finditer(lines.text):
        end, sign = gap.span()
        if end == 0 or lines.text[end - 1] == "\n":
            end = _end_of_text_above(lines, plain, sign)
        header = _block_header.search(lines.text, max(end - 3, 0), max(end, 0))
        if end in plain:
            yield _cut(lines, plain[end], end, sign)
        elif header and header.start() in blocks:
            yield _cut(lines, end, end, sign)


def _end_of_text_above(lines: Lines, plain: dict[int, int], sign: int) -> int:
    """The end of the text that a comment line further in seems to continue, else -1."""
    end = lines.start_of_line(sign) - 1
    while end > 0 and lines.text[end - 1] in " \t":
        end -= 1
    if end not in plain or _out_of_force.match(lines.text, sign):
        return -1
    above = lines.line(lines.number(end))
    return end if lines.column(sign) > len(above) - len(above.lstrip(" ")) + 1 else -1


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
