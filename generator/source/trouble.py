"""Why a text is not YAML: libyaml's complaint comes in, a finding that names the line and the likely slip goes out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from yaml import YAMLError

from generator.finding import Finding
from generator.source import refusals
from generator.source.faults import yaml_reads_differently, yaml_syntax
from generator.source.lines import Lines, shown


class Trouble(NamedTuple):
    """What libyaml said: the complaint and its offset, what it was reading then and where that began."""

    lines: Lines
    complaint: str
    at: int
    reading: str
    since: int


def explain(lines: Lines, error: YAMLError) -> Finding:
    """The finding for a text that libyaml could not read."""
    mark = getattr(error, "problem_mark", None)
    since = getattr(error, "context_mark", None)
    at = _within(lines, mark.index if mark else 0)
    trouble = Trouble(
        lines,
        getattr(error, "problem", None) or "",
        at,
        getattr(error, "context", None) or "",
        _within(lines, since.index) if since else at,
    )
    return next(finding for slip in SLIPS if (finding := slip(trouble)) is not None)


def _within(lines: Lines, offset: int) -> int:
    """An offset that a reader can look at: complaints about the end of the file point behind its last line."""
    return offset if offset < len(lines.text) else len(lines.text.rstrip())


class Field(NamedTuple):
    """One line of a document: how far in it begins, its field name if it has one, and its value's offset."""

    indent: int
    dashes: str
    name: str
    start: int
    value: str


_field = re.compile(
    r"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)"
    r"(?:(?P<name>\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'#\[\]{},&*!|>%@`:-][^:#\n]*?)[ ]*:(?:[ \t]+|$))?"
    r"(?P<value>[^\n]*)"
)


def _read(lines: Lines, offset: int) -> Field:
    start = lines.start_of_line(offset)
    line = lines.text[start : min(lines.end_of_line(start), start + 2000)]
    match = _field.match(line)
    assert match is not None
    return Field(
        len(match["indent"]),
        match["dashes"],
        match["name"] or "",
        start + match.start("value"),
        match["value"].rstrip(),
    )


def _line_above(lines: Lines, offset: int) -> int | None:
    """The start of the nearest line above that is neither blank nor a comment."""
    start = lines.start_of_line(offset)
    while start > 0:
        start = lines.start_of_line(start - 1)
        line = lines.text[start : lines.end_of_line(start)].strip()
        if line and not line.startswith("#"):
            return start
    return None


def tab(trouble: Trouble) -> Finding | None:
    """A tab where only spaces may stand."""
    lines, at = trouble.lines, trouble.at
    start = lines.start_of_line(at)
    before = lines.text[start : lines.end_of_line(start)]
    lead = before[: len(before) - len(before.lstrip())]
    if "\t" in lead:
        at = start + lead.index("\t")
    elif lines.text[at : at + 1] != "\t":
        return None
    return yaml_syntax(
        lines.place(at, at + 1),
        "A tab stands here in front of the text; YAML indents with spaces only.",
        "Replace the tab with two spaces for each level. Most editors can do so in the whole file.",
    )


_odd_space = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_odd_indent = re.compile("^[ -]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_odd_colon = re.compile("^[^:\"']*?(:[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|\uff1a)")


def odd_space(trouble: Trouble) -> Finding | None:
    """A space or colon that looks like the plain one and is another character."""
    lines = trouble.lines
    above = _line_above(lines, trouble.at)
    for start in (lines.start_of_line(trouble.at), lines.start_of_line(trouble.since), above):
        if start is None:
            continue
        line = lines.text[start : lines.end_of_line(start)]
        match = _odd_indent.search(line) or _odd_colon.search(line)
        if match:
            return _not_plain(lines, start + match.end(1) - 1)
    return None


def _not_plain(lines: Lines, at: int) -> Finding:
    character = lines.text[at]
    kind = "colon" if character == "\uff1a" else "space"
    return yaml_syntax(
        lines.place(at, at + 1),
        f"This {kind} is not the one YAML knows (it is U+{ord(character):04X}; they look alike).",
        f"Delete it and type a plain {kind}. It often comes along when text is copied from a web page.",
    )


def quote_left_open(trouble: Trouble) -> Finding | None:
    """A quote that is opened and not closed."""
    lines = trouble.lines
    if trouble.reading == "while scanning a quoted scalar":
        return _left_open(lines, trouble.since)
    if lines.text[: trouble.at].rstrip()[-1:] not in ("'", '"'):
        return None
    opened = _opened_above(lines, trouble.at, lines.text[: trouble.at].rstrip()[-1])
    return _left_open(lines, opened) if opened is not None else None


def _opened_above(lines: Lines, at: int, mark: str) -> int | None:
    """The quote of a line above that this line's first quote has closed by mistake."""
    above = _line_above(lines, at)
    for _ in range(50):
        if above is None:
            return None
        field = _read(lines, above)
        if field.value.startswith(mark):
            return field.start if field.value.count(mark) % 2 else None
        above = _line_above(lines, above)
    return None


def _left_open(lines: Lines, start: int) -> Finding:
    typed = lines.text[start : lines.end_of_line(start)].rstrip()
    return yaml_syntax(
        lines.to_end_of_line(start),
        f"The quote that opens `{shown(typed)}` is not closed.",
        f"Put {typed[:1]} at the end of the text. Or write | after the colon and the text on the next line.",
    )


def backslash(trouble: Trouble) -> Finding | None:
    """A backslash in double quotes that begins nothing YAML knows."""
    if trouble.reading not in ("while parsing a quoted scalar", "while scanning a double-quoted scalar"):
        return None
    lines = trouble.lines
    at = max(lines.text.rfind("\\", 0, trouble.at + 1), trouble.since)
    piece = lines.text[at : at + 2]
    return yaml_syntax(
        lines.place(at, at + 2),
        f"In double quotes a backslash begins an escape, and YAML knows none that reads `{piece}` here.",
        "Write two backslashes, or use single quotes around the text.",
    )


def after_quote(trouble: Trouble) -> Finding | None:
    """Text behind the closing quote."""
    lines, at = trouble.lines, trouble.at
    before = lines.text[lines.start_of_line(at) : at].rstrip()
    mark = before[-1:]
    if mark not in ("'", '"') or not mark:
        return None
    rest = shown(lines.text[at : lines.end_of_line(at)])
    apostrophe = "Write an apostrophe inside single quotes twice (''), or use double quotes around the text."
    inner = 'Write a double quote inside double quotes as \\", or write | after the colon and the text on the next line.'
    return yaml_syntax(
        lines.to_end_of_line(at),
        f"The text was closed by the {mark} before this, so YAML cannot place `{rest}`.",
        apostrophe if mark == "'" else inner,
    )


_glued_sign = re.compile(r"(?<=[^\s#])[ \t]+(#\w)")


def hashtag(trouble: Trouble) -> Finding | None:
    """A hashtag that cut a text in the middle, so that its next line makes no sense."""
    lines = trouble.lines
    above = _line_above(lines, trouble.at)
    flow = trouble.since if "flow" in trouble.reading else None
    for start in (above, flow):
        if start is None:
            continue
        field = _read(lines, start)
        match = _glued_sign.search(lines.text, field.start, lines.end_of_line(field.start))
        further_in = start == flow or _read(lines, trouble.at).indent > field.indent
        if match and further_in and not field.value.startswith(("'", '"', "|", ">")):
            return _cut_by_hashtag(lines, field.start, match.start(1))
    return None


def _cut_by_hashtag(lines: Lines, start: int, sign: int) -> Finding:
    whole = lines.text[start : lines.end_of_line(start)].rstrip()
    return yaml_reads_differently(
        lines.to_end_of_line(sign),
        f"YAML reads everything after # as a comment, so `{shown(whole)}` ends before the #.",
        f"{refusals.quote(whole)} If you mean a comment, put a space after the #.",
    )


def after_bracket(trouble: Trouble) -> Finding | None:
    """`[insert name] has`: a bracket closed, and the text goes on."""
    lines = trouble.lines
    before = lines.text[lines.start_of_line(trouble.at) : trouble.at].rstrip()
    field = _read(lines, trouble.at)
    if before[-1:] not in ("]", "}") or not before or field.value[:1] not in ("[", "{"):
        return None
    if field.value.startswith("{{"):
        return refusals.blank(lines, field.start)
    return refusals.sign_at_start(lines, field.start)


def bracket_left_open(trouble: Trouble) -> Finding | None:
    """A bracket that is opened and not closed."""
    lines = trouble.lines
    if not trouble.reading.startswith("while parsing a flow") or "node" in trouble.reading:
        return None
    sign = lines.text[trouble.since : trouble.since + 1]
    if sign not in ("[", "{"):
        return None
    close = "]" if sign == "[" else "}"
    typed = lines.text[trouble.since : lines.end_of_line(trouble.since)].rstrip()
    if close in typed:
        return refusals.sign_at_start(lines, trouble.since)
    return yaml_syntax(
        lines.to_end_of_line(trouble.since),
        f"The bracket that opens `{shown(typed)}` is not closed.",
        f"Put {close} at the end. If this is a text, put double quotes around the whole text.",
    )


_at_sign = (
    "found character that cannot start any token",
    "block sequence entries are not allowed in this context",
    "mapping keys are not allowed in this context",
    "did not find expected node content",
)
_since_sign = ("an alias", "an anchor", "a tag", "a block scalar", "a directive")


def sign(trouble: Trouble) -> Finding | None:
    """A text that starts with a sign that means something to YAML."""
    lines = trouble.lines
    if trouble.reading.endswith(_since_sign):
        start = trouble.since
    elif trouble.complaint in _at_sign:
        start = trouble.at
    else:
        return None
    return refusals.sign_at_start(lines, start) if lines.text[start : start + 1] in refusals.SIGNS else None


def colon_in_text(trouble: Trouble) -> Finding | None:
    """`Note: be calm`: a colon in a text that has no quotes."""
    lines = trouble.lines
    if trouble.complaint != "mapping values are not allowed in this context":
        return None
    field = _read(lines, trouble.at)
    if not field.name or field.start > trouble.at:
        return None
    return yaml_reads_differently(
        lines.to_end_of_line(field.start),
        f"YAML reads the colon in `{shown(field.value)}` as the end of a field name, not as text.",
        refusals.quote(field.value),
    )


_glued_colon = re.compile(r"([ ]*(?:-[ ]+)*)([\w-]+):(?=\S)")


def colon_without_space(trouble: Trouble) -> Finding | None:
    """`owner:head-of-comms`: no space behind the colon."""
    lines = trouble.lines
    if "mapping values" not in trouble.complaint and "':'" not in trouble.complaint:
        return None
    for start in (trouble.since, _line_above(lines, trouble.at)):
        match = _glued_colon.match(lines.text, lines.start_of_line(start)) if start is not None else None
        if match:
            return yaml_syntax(
                lines.place(match.start(2), match.end()),
                f"After `{match[2]}:` the space is missing.",
                f"Write `{match[2]}: ` with a space after the colon.",
            )
    return None


def no_colon(trouble: Trouble) -> Finding | None:
    """A line that is neither a field nor part of a text."""
    lines = trouble.lines
    start = trouble.since
    if trouble.complaint != "could not find expected ':'":
        return None
    typed = shown(lines.text[start : lines.end_of_line(start)])
    return yaml_syntax(
        lines.to_end_of_line(start),
        f"A field name and a colon are missing before `{typed}`.",
        "If the line belongs to the text above, indent it two spaces further than the name of that field.",
    )


def too_far_in(trouble: Trouble) -> Finding | None:
    """A field that is indented so far that it becomes part of the text above it."""
    lines = trouble.lines
    above = _line_above(lines, trouble.at)
    if trouble.complaint != "mapping values are not allowed in this context" or above is None:
        return None
    start = lines.start_of_line(trouble.at)
    start += _read(lines, start).indent
    number = lines.number(above)
    if not _read(lines, above).name:
        return yaml_syntax(
            lines.to_end_of_line(above + _read(lines, above).indent),
            f"A field name and a colon are missing before `{shown(lines.line(number))}`.",
            "Write the name of the field, a colon and a space before the text.",
        )
    return yaml_syntax(
        lines.to_end_of_line(start),
        f"This line is indented further than line {number}, so YAML adds it to the text there and then meets a colon.",
        f"If it is a field of its own, indent it as far as line {number}. If it is text, put double quotes around the "
        "whole text.",
    )


def further_left(trouble: Trouble) -> Finding | None:
    """A field further to the left than the first one, or a line behind the end of the document."""
    lines = trouble.lines
    if trouble.complaint != "did not find expected <document start>":
        return None
    if re.search(r"^(?:\.\.\.|---)", lines.text[: trouble.at], re.MULTILINE):
        return refusals.second_document(lines, trouble.at)
    return yaml_syntax(
        lines.to_end_of_line(trouble.at),
        "This line stands further to the left than the first field of the document.",
        "Begin all fields of the document in the first column.",
    )


def out_of_line(trouble: Trouble) -> Finding | None:
    """A line whose indent fits none above it, a dash among fields, or a field among dashes."""
    lines = trouble.lines
    if trouble.complaint not in ("did not find expected key", "did not find expected '-' indicator"):
        return None
    field = _read(lines, trouble.at)
    start = lines.start_of_line(trouble.at) + field.indent
    if lines.text[start : start + 1] == ":":
        return refusals.no_name(lines, start, start + 1)
    return yaml_syntax(lines.to_end_of_line(start), *_misfit(trouble, field))


def _misfit(trouble: Trouble, field: Field) -> tuple[str, str]:
    if trouble.complaint.endswith("indicator"):
        return (
            "This line has no dash, and the lines above it are entries with a dash.",
            "Put a dash and a space before it, or indent it as far as the field it belongs to.",
        )
    if field.dashes and field.indent == trouble.lines.column(trouble.since) - 1:
        return (
            "This line is an entry with a dash, and the lines above it in the same column are fields.",
            "Give the entries a field name: write it with a colon on a line of its own above the first dash.",
        )
    spaces = f"{field.indent} space" + ("" if field.indent == 1 else "s")
    return (
        f"This line is indented by {spaces}, which fits no line above it.",
        "Indent it as far as the line it belongs with. Lines of one text all begin in the same column or further in.",
    )


def unclear(trouble: Trouble) -> Finding:
    """Whatever else libyaml stumbles over."""
    return yaml_syntax(
        trouble.lines.to_end_of_line(trouble.at),
        f"YAML cannot make sense of the text from here: `{shown(trouble.lines.line(trouble.lines.number(trouble.at)))}`.",
        "Look at this line and the one above for a missing quote, colon, space or bracket. A text with such signs is "
        "safe as a block: | after the colon and the text on the next line.",
    )


# In this order: what is certain comes before what is likely.
SLIPS: tuple[Callable[[Trouble], Finding | None], ...] = (
    tab,
    odd_space,
    backslash,
    hashtag,
    quote_left_open,
    after_quote,
    after_bracket,
    sign,
    bracket_left_open,
    colon_in_text,
    colon_without_space,
    no_colon,
    too_far_in,
    further_left,
    out_of_line,
    unclear,
)
