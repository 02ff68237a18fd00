"""Why a text is not YAML: libyaml's complaint comes in, a finding that names the likely slip goes out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from yaml import YAMLError

from generator.finding import Finding
from generator.source import refusals
from generator.source.faults import yaml_reads_differently, yaml_syntax
from generator.source.lines import Lines, shown

# libyaml's own words for what it met.
COLON = "mapping values are not allowed in this context"
NO_COLON = "could not find expected ':'"
NO_NAME = "did not find expected key"
NO_DASH = "did not find expected '-' indicator"
NO_START = "did not find expected <document start>"
AT_SIGN = (
    "found character that cannot start any token",
    "block sequence entries are not allowed in this context",
    "mapping keys are not allowed in this context",
    "did not find expected node content",
)
SINCE_SIGN = ("an alias", "an anchor", "a tag", "a block scalar")

# A name of more than 1,024 characters is not looked at as one.
LONGEST_SEEN = 1024


class Trouble(NamedTuple):
    """What libyaml said: its complaint and where, what it was reading and since where; and the line above."""

    lines: Lines
    complaint: str
    at: int
    reading: str
    since: int
    above: int | None

    @property
    def before(self) -> str:
        """What stands before the complaint on its line."""
        start = self.lines.start_of_line(self.at)
        return self.lines.text[start : self.at].rstrip()


def explain(lines: Lines, error: YAMLError) -> Finding:
    """The finding for a text that libyaml could not read."""
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    at = _within(lines, problem.index if problem else 0)
    since = _within(lines, context.index) if context else at
    complaint, reading = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    trouble = Trouble(lines, complaint, at, reading, since, _above(lines, at))
    return next(finding for slip in SLIPS if (finding := slip(trouble)) is not None)


def _within(lines: Lines, offset: int) -> int:
    """An offset a reader can look at: complaints about the end of the file point behind its last line."""
    return offset if offset < len(lines.text) else len(lines.text.rstrip())


class Row(NamedTuple):
    """One line in its parts: indent, dashes, a field name if it has one, the text and its offset."""

    indent: int
    dashes: str
    name: str
    start: int
    value: str

    @property
    def column(self) -> int:
        """Where its field begins, counted from 1."""
        return self.indent + len(self.dashes) + 1


_row = re.compile(
    r"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)"
    r"(?:(?P<name>\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'#\[\]{},&*!|>%@`:-][^:#\n]*?)[ ]*:(?:[ \t]+|$))?"
    r"(?P<value>[^\n]*)"
)


def _read(lines: Lines, offset: int) -> Row:
    start = lines.start_of_line(offset)
    line = lines.text[start : min(lines.end_of_line(start), start + 2000)]
    match = _row.match(line)
    assert match is not None
    return Row(
        len(match["indent"]),
        match["dashes"],
        match["name"] or "",
        start + match.start("value"),
        match["value"].rstrip(),
    )


def _above(lines: Lines, offset: int) -> int | None:
    """The start of the nearest line above that is neither blank nor a comment."""
    starts = lines.starts
    for number in range(lines.number(offset) - 1, 0, -1):
        line = lines.text[starts[number - 1] : starts[number]].strip()
        if line and line[0] != "#":
            return starts[number - 1]
    return None


def order(trouble: Trouble) -> Finding | None:
    """A line that begins with a percent sign."""
    start = trouble.lines.start_of_line(trouble.at)
    return refusals.order(trouble.lines, start) if trouble.lines.text.startswith("%", start) else None


def tab(trouble: Trouble) -> Finding | None:
    """A tab where only spaces may stand."""
    lines, at = trouble.lines, trouble.at
    start = lines.start_of_line(at)
    line = lines.text[start : lines.end_of_line(start)]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        at = start + indent.index("\t")
    elif lines.text[at : at + 1] != "\t":
        return None
    return yaml_syntax(
        lines.place(at, at + 1),
        "A tab stands here in front of the text; YAML indents with spaces only.",
        "Replace the tab with two spaces for each level. Most editors can do so in the whole file.",
    )


_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_look_alike = re.compile(f"[ -]*([{_SPACES}])|[^:\"'\n]*?(?::([{_SPACES}])|(\uff1a))")


def look_alike(trouble: Trouble) -> Finding | None:
    """A space or a colon that looks like the plain one and is another character."""
    lines = trouble.lines
    starts = (lines.start_of_line(trouble.at), lines.start_of_line(trouble.since), trouble.above)
    for start in starts:
        match = _look_alike.match(lines.text, start) if start is not None else None
        if match and match.lastindex:
            return _not_plain(lines, match.start(match.lastindex))
    return None


def _not_plain(lines: Lines, at: int) -> Finding:
    character = lines.text[at]
    kind = "colon" if character == "\uff1a" else "space"
    return yaml_syntax(
        lines.place(at, at + 1),
        f"This {kind} only looks like one (it is the character U+{ord(character):04X}), so YAML does "
        f"not see it.",
        f"Delete it and type a plain {kind}. Such characters come along when text is copied from elsewhere.",
    )


def backslash(trouble: Trouble) -> Finding | None:
    """A backslash in double quotes that begins nothing YAML knows."""
    if trouble.reading != "while parsing a quoted scalar":
        return None
    lines = trouble.lines
    at = max(lines.text.rfind("\\", 0, trouble.at + 1), trouble.since)
    piece = re.match(r"\\[xuU]?\w{0,8}", lines.text[at : at + 10])
    typed = piece[0] if piece and piece[0][1:2] in ("x", "u", "U") else lines.text[at : at + 2]
    return yaml_syntax(
        lines.place(at, at + len(typed)),
        f"In double quotes a backslash stands for a special character, and YAML knows none that is "
        f"`{typed}`.",
        "Write two backslashes for one, or put single quotes around the text.",
    )


_hashtag = re.compile(r"(?<=[^\s#])[ \t]+(#\w)")


def hashtag(trouble: Trouble) -> Finding | None:
    """A hashtag that cut a text in the middle, so that what follows makes no sense."""
    lines = trouble.lines
    brackets = trouble.since if trouble.reading.startswith("while parsing a flow") else None
    for start in (trouble.above, brackets):
        if start is None:
            continue
        row = _read(lines, start)
        sign = _hashtag.search(lines.text, row.start, lines.end_of_line(row.start))
        goes_on = start == brackets or _read(lines, trouble.at).indent > row.indent
        if sign and goes_on and not row.value.startswith(("'", '"', "|", ">")):
            return _cut(lines, row.start, sign.start(1))
    return None


def _cut(lines: Lines, start: int, sign: int) -> Finding:
    whole = lines.text[start : lines.end_of_line(start)].rstrip()
    in_brackets = whole.startswith(("[", "{"))
    if in_brackets:
        left = re.split(r"[\[{,]\s*", lines.text[start:sign])[-1]
        whole = left + re.split(r"[,\]}]", lines.text[sign : start + len(whole)])[0]
    so = "nothing is left of `{}`" if whole.startswith("#") else "`{}` ends before the #"
    return yaml_reads_differently(
        lines.to_end_of_line(sign),
        f"YAML reads everything after # as a comment, so {so.format(shown(whole))}.",
        f"{refusals.quote(whole, in_brackets)} If you mean a comment, put a space after the #.",
    )


def quote_left_open(trouble: Trouble) -> Finding | None:
    """A quote that is opened and not closed, or closed by the first quote of a later text."""
    lines = trouble.lines
    if trouble.reading == "while scanning a quoted scalar":
        return _left_open(lines, trouble.since)
    mark = trouble.before[-1:]
    opened = _opened_above(lines, trouble.above, mark) if mark in ("'", '"') else None
    return None if opened is None else _left_open(lines, opened)


def _opened_above(lines: Lines, above: int | None, mark: str) -> int | None:
    """Where a line above opens a quote that it does not close."""
    for _ in range(50):
        if above is None:
            return None
        row = _read(lines, above)
        if row.value.startswith(mark) or (row.value[:1] in ("[", "{") and row.value.count(mark) % 2):
            return row.start + row.value.rindex(mark) if row.value.count(mark) % 2 else None
        above = _above(lines, above)
    return None


def _left_open(lines: Lines, start: int) -> Finding:
    typed = lines.text[start : lines.end_of_line(start)].rstrip()
    return yaml_syntax(
        lines.to_end_of_line(start),
        f"The quote that opens `{shown(typed)}` is not closed.",
        f"Put {typed[:1]} at the end of the text.{_or_else(lines, start, typed[:1])}",
    )


def _or_else(lines: Lines, start: int, mark: str) -> str:
    in_brackets = _read(lines, start).start != start
    if mark == "'":
        return " If it is an apostrophe, put double quotes around the whole text."
    return "" if in_brackets else f" Or {refusals.AS_BLOCK}."


def after_quote(trouble: Trouble) -> Finding | None:
    """Text behind the closing quote."""
    lines, at, mark = trouble.lines, trouble.at, trouble.before[-1:]
    if mark not in ("'", '"') or not mark:
        return None
    apostrophe = "Write an apostrophe inside single quotes twice (''), or put double quotes around the text."
    inner = f'Write a double quote inside double quotes as \\". Or {refusals.AS_BLOCK}.'
    return yaml_syntax(
        lines.to_end_of_line(at),
        f"The {mark} before this closes the text, so YAML cannot place "
        f"`{shown(lines.text[at : lines.end_of_line(at)])}`.",
        apostrophe if mark == "'" else inner,
    )


def after_bracket(trouble: Trouble) -> Finding | None:
    """`[insert name] has`: the bracket is closed, and the text goes on."""
    row = _read(trouble.lines, trouble.at)
    if trouble.before[-1:] not in ("]", "}") or row.value[:1] not in ("[", "{") or not row.value:
        return None
    return refusals.sign_at_start(trouble.lines, row.start)


def sign(trouble: Trouble) -> Finding | None:
    """A text that starts with a sign which means something to YAML."""
    lines = trouble.lines
    if trouble.reading.endswith(SINCE_SIGN):
        start = trouble.since
    elif trouble.complaint in AT_SIGN:
        start = trouble.at
    else:
        return None
    if lines.text[start : start + 1] not in refusals.SIGNS:
        return None
    return refusals.sign_at_start(lines, start, _end_of_entry(lines, start))


def _end_of_entry(lines: Lines, start: int) -> int:
    """Where a text ends: at the end of its line, or in brackets at the next comma or bracket."""
    row = _read(lines, start)
    end = lines.end_of_line(start)
    if row.value[:1] in ("[", "{") and start > row.start:
        end = min((at for sign in ",]}" if (at := lines.text.find(sign, start + 1, end)) > 0), default=end)
    return end


def bracket_left_open(trouble: Trouble) -> Finding | None:
    """A bracket that is opened and not closed, or closed around a text."""
    lines = trouble.lines
    opening = lines.text[trouble.since : trouble.since + 1]
    if not trouble.reading.startswith("while parsing a flow") or opening not in ("[", "{"):
        return None
    close = "]" if opening == "[" else "}"
    typed = lines.text[trouble.since : lines.end_of_line(trouble.since)].rstrip()
    if close in typed:
        return refusals.sign_at_start(lines, trouble.since)
    return yaml_syntax(
        lines.to_end_of_line(trouble.since),
        f"The bracket that opens `{shown(typed)}` is not closed.",
        f"Put {close} at the end. If this is a text, put double quotes around the whole text.",
    )


def name_too_long(trouble: Trouble) -> Finding | None:
    """A name so long that YAML does not look for its colon."""
    lines, at = trouble.lines, trouble.at
    start = at - len(trouble.before.lstrip())
    if trouble.complaint != COLON or at - start <= LONGEST_SEEN or _read(lines, at).name:
        return None
    return refusals.long_name(lines, start, at, 128)


def colon_in_text(trouble: Trouble) -> Finding | None:
    """`Note: be calm`: a colon in a text without quotes."""
    lines = trouble.lines
    row = _read(lines, trouble.at)
    if trouble.complaint != COLON or not row.name or row.start > trouble.at:
        return None
    second = _second_field.match(row.value)
    apart = f"If `{second[1]}:` is a field, write it on a line of its own. " if second else ""
    return yaml_reads_differently(
        lines.to_end_of_line(row.start),
        f"YAML reads the colon in `{shown(row.value)}` as the end of a field name, not as text.",
        refusals.else_quote(apart, row.value),
    )


# `write does: write`: one word, then what may be the next field.
_second_field = re.compile(r"[\w-]+ +([a-z][a-z_]*): ")


_glued = re.compile(r"[ ]*(?:-[ ]+)*([\w-]+:)(?=\S)")


def colon_without_space(trouble: Trouble) -> Finding | None:
    """`owner:head-of-comms`: no space behind the colon."""
    lines = trouble.lines
    if trouble.complaint not in (COLON, NO_COLON):
        return None
    for start in (trouble.since, trouble.above):
        match = _glued.match(lines.text, lines.start_of_line(start)) if start is not None else None
        if match:
            return yaml_syntax(
                lines.place(*match.span(1)),
                f"The space after `{match[1]}` is missing.",
                f"Write `{match[1]} ` with a space after the colon.",
            )
    return None


def no_colon(trouble: Trouble) -> Finding | None:
    """A line that is neither a field nor part of a text."""
    if trouble.complaint != NO_COLON:
        return None
    return _name_missing(trouble.lines, trouble.since)


def _name_missing(lines: Lines, start: int) -> Finding:
    typed = shown(lines.text[start : lines.end_of_line(start)])
    return yaml_syntax(
        lines.to_end_of_line(start),
        f"YAML cannot tell which field `{typed}` belongs to: it has no field name and colon before it.",
        _where_it_belongs(lines, start),
    )


_first_word = re.compile(r"[a-z][a-z_]*(?= |$)", re.MULTILINE)


def _where_it_belongs(lines: Lines, start: int) -> str:
    """What a line without a name most likely is: a text without its |, a field without its colon, or text."""
    above, column = _above(lines, start), lines.column(start)
    row = _read(lines, above) if above is not None else None
    if above is not None and row and row.name and not row.value and row.column < column:
        return refusals.start_as_block(row.name, lines.number(above))
    word = _first_word.match(lines.text, start)
    if word and row and row.column == column:
        return f"If `{word[0]}` is the name of a field, put a colon after it: `{word[0]}: `."
    return (
        "If it belongs to the text above, indent it by two more spaces than the name of that field. If it "
        "begins with the name of a field, put a colon after that name."
    )


def too_far_in(trouble: Trouble) -> Finding | None:
    """A field indented so far that it becomes part of the text above it."""
    lines = trouble.lines
    if trouble.complaint != COLON or trouble.above is None:
        return None
    row, before = _read(lines, trouble.at), _read(lines, trouble.above)
    if not before.name:
        return _name_missing(lines, trouble.above + before.indent)
    number = lines.number(trouble.above)
    return yaml_syntax(
        lines.to_end_of_line(lines.start_of_line(trouble.at) + row.indent),
        f"This line is indented further than line {number}, so YAML adds it to the text there, and then "
        f"meets a "
        "colon.",
        f"If it is a field, begin it in column {before.column}, like `{shown(before.name)}` on line "
        f"{number}. If it "
        "is text, put double quotes around the whole text.",
    )


def further_left(trouble: Trouble) -> Finding | None:
    """A field further to the left than the first one, or a line behind the end of the document."""
    lines = trouble.lines
    if trouble.complaint != NO_START:
        return None
    if re.search(r"^(?:\.\.\.|---)", lines.text[: trouble.at], re.MULTILINE):
        return refusals.second_document(lines, trouble.at)
    return yaml_syntax(
        lines.to_end_of_line(trouble.at),
        f"This line stands further to the left than the first one, line {_first(lines)}.",
        "Begin all fields of the document in the first column.",
    )


def _first(lines: Lines) -> int:
    """The number of the first line that says something."""
    rows = (line.strip() for line in lines.text.split("\n"))
    return next((number for number, row in enumerate(rows, 1) if row and row[0] != "#"), 1)


def out_of_line(trouble: Trouble) -> Finding | None:
    """A line whose indent fits none above it, a dash among fields, or a field among dashes."""
    lines = trouble.lines
    row = _read(lines, trouble.at)
    start = lines.start_of_line(trouble.at) + row.indent
    if trouble.complaint not in (NO_NAME, NO_DASH):
        return None
    if lines.text[start : start + 1] == ":":
        return refusals.no_name(lines, start, start + 1)
    before = _read(lines, trouble.above) if trouble.above is not None else row
    sign = refusals.NO_DASH.match(lines.text, start)
    if sign and (trouble.complaint == NO_DASH or before.dashes):
        return refusals.no_dash(lines, start, sign)
    return yaml_syntax(lines.to_end_of_line(start), *_misfit(trouble, row, before))


def _misfit(trouble: Trouble, row: Row, before: Row) -> tuple[str, str]:
    level = trouble.lines.column(trouble.since) - 1 == row.indent
    if trouble.complaint == NO_DASH and level:
        return (
            "This line has no dash, and the lines above it in the same column are entries with a dash.",
            "Put a dash and a space before it. If it is a field of the document, it cannot follow a "
            "list that has "
            "no field name of its own.",
        )
    if row.dashes and level:
        return (
            "This line is an entry with a dash, and the lines above it in the same column are fields.",
            "Write the name of the field that the entries belong to on a line of its own above the "
            "first dash.",
        )
    like = f", like `{shown(before.name)}` on the line above" if before.name else ""
    return (
        f"This line begins in column {row.indent + 1}, where nothing above it begins.",
        f"Begin it in the same column as the lines it belongs with: column {before.column}{like}, or "
        f"further left.",
    )


def unclear(trouble: Trouble) -> Finding:
    """Whatever else libyaml stumbles over."""
    lines = trouble.lines
    return yaml_syntax(
        lines.to_end_of_line(trouble.at),
        f"YAML cannot make sense of this line: `{shown(lines.line(lines.number(trouble.at)))}`.",
        "Look at it and at the line above for a missing quote, colon, space or bracket. A text with "
        "such signs is "
        "safe as a block: | after the colon and the text on the next line.",
    )


# In this order: what is certain comes before what is likely.
SLIPS: tuple[Callable[[Trouble], Finding | None], ...] = (
    order,
    tab,
    look_alike,
    backslash,
    hashtag,
    quote_left_open,
    after_quote,
    after_bracket,
    sign,
    bracket_left_open,
    name_too_long,
    colon_in_text,
    colon_without_space,
    no_colon,
    too_far_in,
    further_left,
    out_of_line,
    unclear,
)
