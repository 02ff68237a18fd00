"""The findings about parts of YAML that a playbook leaves out, and about text that YAML reads otherwise."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.finding import Finding, Place, Related
from generator.source.faults import key_repeated, yaml_reads_differently, yaml_syntax
from generator.source.lines import Lines, shown
from generator.source.marks import Span

# What YAML takes a sign for when a text starts with it.
SIGNS = {
    "@": "a sign it keeps for itself",
    "`": "a sign it keeps for itself",
    "%": "an order to the program",
    "*": "a pointer to another place in the file",
    "&": "a label",
    "!": "an order to the program",
    "|": "the start of a block",
    ">": "the start of a block",
    "[": "the start of a list",
    "]": "the end of a list",
    "{": "the start of a group of fields",
    "}": "the end of a group of fields",
    ",": "a comma between the entries of a list",
    "-": "a new entry of a list",
    "?": "the start of a field name",
}
AS_BLOCK = "write | after the colon and the text on the next line, indented by two more spaces"


CURLY = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb"


def quote(text: str, in_brackets: bool = False) -> str:
    """The way out for a text that YAML does not take as text: in quotes, or as a block (not in brackets)."""
    curly = text[:1] in CURLY and text != ""
    inside = text.strip(CURLY) if curly else text
    plain = len(inside) <= 70 and not any(sign in inside for sign in '"\\\n')
    ways = (
        "Curly quotes are letters to YAML: put straight ones in their place"
        if curly
        else "Put double quotes around the whole text"
    )
    quoted = ways + (f': `"{inside}"`' if plain else "")
    return f"{quoted}." if in_brackets else f"{quoted}. Or {AS_BLOCK}."


def else_quote(first: str, text: str, in_brackets: bool = False) -> str:
    """The same behind what is to be done if it is no text."""
    way = quote(text, in_brackets)
    return f"{first}If it is a text, {way[0].lower()}{way[1:]}" if first and way[0] != "C" else first + way


def start_as_block(name: str, number: int) -> str:
    """The way out for a text of several lines that begins below its field without a |."""
    return f"If this is what `{name}` says, write `{name}: |` on line {number}."


def sign_at_start(lines: Lines, start: int, end: int | None = None) -> Finding:
    """A text that starts with a sign which means something to YAML."""
    typed = lines.text[start : lines.end_of_line(start) if end is None else end].rstrip()
    sign = typed[:1]
    if typed.startswith("```"):
        return yaml_reads_differently(
            lines.place(start, start + len(typed)),
            "This line marks code in other programs; YAML cannot read it.",
            "Delete this line, and the one with the same signs below.",
        )
    if sign == ",":
        return yaml_syntax(
            lines.place(start, start + 1),
            "Two commas follow one another here, with nothing between them.",
            "Delete one of them.",
        )
    first = "If this is the first entry of several, begin it on a line of its own. " if sign == "-" else ""
    if re.match(r"\[[^\[\]]+,[^\[\]]+\] ", typed):
        first = "If it is a list, move what stands behind the bracket into it. "
    in_brackets = end is not None and end < lines.end_of_line(start)
    return yaml_reads_differently(
        lines.place(start, start + len(typed)),
        f"YAML reads the {sign} at the start of `{shown(typed)}` as {SIGNS.get(sign, 'an order')}, not "
        f"as text.",
        else_quote(first, typed, in_brackets),
    )


def blank(lines: Lines, start: int) -> Finding:
    """`{{name}}`, a blank to fill in, written without quotes."""
    typed = lines.text[start : lines.end_of_line(start)].rstrip()
    in_brackets = lines.text[lines.start_of_line(start) : start].rstrip()[-1:] in ("[", ",")
    if in_brackets:
        typed = typed.partition("}}")[0] + "}}"
    before = lines.text[lines.start_of_line(start) : start].strip()
    in_sentence = before.endswith(":") and " " in before.removeprefix("- ")
    return yaml_reads_differently(
        lines.place(start, start + len(typed)),
        f"YAML reads the curly brackets of `{shown(typed)}` as groups of fields, not as a blank to fill in.",
        "Start the whole text as a block: write | after the colon of its field, and the text on the next "
        "line, indented by two more spaces."
        if in_sentence
        else quote(typed, in_brackets),
    )


def order(lines: Lines, start: int) -> Finding:
    """`%YAML 3.0`, a line with an order to the program."""
    return yaml_syntax(
        lines.to_end_of_line(start),
        f"YAML reads `{shown(lines.text[start : lines.end_of_line(start)])}` as an order to the program.",
        "Delete this line. If it is part of a text, indent it as far as that text.",
    )


def second_document(lines: Lines, start: int) -> Finding:
    """Several documents in one file."""
    return yaml_syntax(
        lines.to_end_of_line(start),
        "A second document begins here, and a file holds only one.",
        "Move what follows into a file of its own. If it belongs to the document above, delete the line "
        "that parts "
        "the two (`---` or `...`).",
    )


def too_many_values(lines: Lines, start: int, most: int) -> Finding:
    """More fields and entries than any document needs."""
    return yaml_syntax(
        lines.place(start, start),
        f"This file holds more than {most:,} field names and values; the reading stops here.",
        "Split it into several documents, each in its own file.",
    )


def too_deep(lines: Lines, start: int, most: int) -> Finding:
    """Nesting that no document needs, and that is used to bring programs down."""
    return yaml_syntax(
        lines.place(start, start + 1),
        f"Here begins level {most + 1} of entries inside entries; up to {most} can be read.",
        "Look for brackets that were never closed. Else move the inner entries into a document of their own.",
    )


def no_name(lines: Lines, start: int, end: int) -> Finding:
    """A value without a field name."""
    return yaml_syntax(
        lines.place(start, min(end, lines.end_of_line(start))),
        "A field name is missing here.",
        "Write the name of the field before the colon, on the same line. If this is a text, put double "
        "quotes "
        "around the whole text.",
    )


def odd_space(lines: Lines, start: int, end: int) -> Finding:
    """A field name with a space of another sort before or behind it."""
    return yaml_syntax(
        lines.place(start, end),
        "The space beside this field name only looks like one, so YAML takes it for part of the name.",
        "Delete the spaces before and behind the name, and type plain ones.",
    )


def long_name(lines: Lines, start: int, end: int, most: int) -> Finding:
    """A field name that is a text."""
    return yaml_syntax(
        lines.place(start, end),
        f"This field name has {end - start:,} characters; up to {most} are allowed.",
        "If it is a text with a colon in it, put double quotes around the whole text.",
    )


def merge(lines: Lines, start: int, end: int) -> Finding:
    """`<<`, which copies fields from another place."""
    return yaml_syntax(
        lines.place(start, end),
        "`<<` copies fields from another place in the file; a playbook says everything where it stands.",
        "Write the fields out here, and delete this line.",
    )


def repeated(lines: Lines, first: Span, second: Span) -> Finding:
    """A field that is written twice."""
    here, before = lines.place(*second), lines.place(*first)
    where = f"on line {here.line}" if before.line == here.line else f"on lines {before.line} and {here.line}"
    name = shown(lines.text[slice(*second)].strip("\"'"))
    return key_repeated(
        here,
        f"`{name}` is written twice, {where}.",
        "Only one of them can be in force: keep the one you mean, and delete the other.",
        (Related(before, "written here first"),),
    )


def pasted(fields: list[Finding]) -> Finding:
    """A piece of the file that stands there twice, told at its second beginning."""
    first = fields[0]
    here, before = first.place.line, first.related[0].place.line
    return replace(
        first,
        message=f"The same {len(fields)} fields are written twice, from line {before} and from line {here}.",
        help="Only one of them can be in force: keep the piece you mean, and delete the other.",
    )


def compound_name(lines: Lines, outer: int, start: int) -> Finding:
    """A list or a group of fields where a field name must stand."""
    if lines.text.startswith("{{", outer):
        return blank(lines, outer)
    return yaml_syntax(
        lines.to_end_of_line(start),
        f"A field name must stand here, and `{shown(lines.text[start : lines.end_of_line(start)])}` is none.",
        "Give the field a name of one word. If this is a text, put double quotes around the whole text.",
    )


def alias(lines: Lines, start: int, end: int, known: bool) -> Finding:
    """`*name`, a pointer to what another place calls `&name`."""
    name = lines.text[start + 1 : end]
    if not known:
        return sign_at_start(lines, start, end)
    return yaml_syntax(
        lines.place(start, end),
        f"`*{shown(name)}` stands for what `&{shown(name)}` marks elsewhere in this file; a playbook says "
        "everything where it stands.",
        "Write the words out here, and delete the mark there.",
    )


def anchor(lines: Lines, start: int, name: str) -> Finding:
    """`&name`, a label that `*name` can point to."""
    return yaml_syntax(
        lines.place(start, start + len(name) + 1),
        f"`&{shown(name)}` marks what follows for use in other places; a playbook says everything where "
        f"it stands.",
        f"Delete `&{shown(name)}`, and write the words out wherever `*{shown(name)}` stands.",
    )


def tag(lines: Lines, start: int) -> Finding:
    """`!order` or `!!type` before a value."""
    line = lines.text[start : lines.end_of_line(start)]
    if not line.startswith(("!!", "!<")):
        return sign_at_start(lines, start)
    name = line.split()[0]
    return yaml_syntax(
        lines.place(start, start + len(name)),
        f"`{shown(name)}` is an order to the program on how to read what follows; a playbook holds no "
        f"orders.",
        f"Delete `{shown(name)}`. If it is part of a text, put double quotes around the whole text.",
    )


# What stands where a dash and a space are meant: a dash without its space, or the bullet of another program.
NO_DASH = re.compile(r"-(?=[^\W\d])|[\u2010-\u2015\u2212\u2022\u00b7\u25cf\uf0b7][ \t\u00a0]*")


def no_dash(lines: Lines, start: int, sign: re.Match[str]) -> Finding:
    """An entry that begins with something else than a dash and a space."""
    rest = lines.text[sign.end() : lines.end_of_line(start)]
    what = (
        "The dash at the start of this line has no space behind it"
        if sign[0] == "-"
        else f"The sign `{sign[0].strip()}` at the start of this line is not the plain dash of a list"
    )
    return yaml_reads_differently(
        lines.to_end_of_line(start),
        f"{what}, so YAML takes it for text.",
        f"Write `- {shown(rest)}`, with a dash and a space.",
    )


def swallowed_dash(lines: Lines, start: int, dash: int) -> Finding:
    """An entry that is out of line with the others and so becomes part of a text."""
    if sign := NO_DASH.match(lines.text, start):
        return no_dash(lines, start, sign)
    return yaml_reads_differently(
        lines.to_end_of_line(dash),
        f"YAML reads this dash as part of the text that begins on line {lines.number(start)}, not as a "
        f"new entry.",
        "Put it in the same column as the dash above it. If it is part of the text, write that as a block: "
        "| after the colon and the text on the next line.",
    )


def emptied_block(lines: Lines, start: int, header: str) -> Finding:
    """`>5`, read as a block that is empty."""
    return yaml_reads_differently(
        lines.place(start, start + len(header)),
        f"YAML reads `{header}` as the start of an empty block, not as text.",
        f'Put double quotes around it: `"{header}"`.',
    )


def empty(path: str, comments: bool) -> Finding:
    """A file that says nothing."""
    return yaml_syntax(
        Place(path),
        "This file holds only comments." if comments else "This file is empty.",
        "Write a document into it, beginning with `kind:` and `id:`, or delete the file.",
    )


def conflict(lines: Lines, start: int) -> Finding:
    """What git leaves in a file when two people changed the same lines."""
    return yaml_syntax(
        lines.to_end_of_line(start),
        "Two people changed the same lines here, and git could not decide between them "
        f"(`{lines.text[start : start + 7]}`).",
        "Keep the lines that are right; delete the others, and the lines with `<<<<<<<`, `=======` and "
        "`>>>>>>>`.",
    )


def begins_with_entry(lines: Lines, start: int) -> Finding:
    """A document that is a list."""
    return yaml_syntax(
        lines.to_end_of_line(start),
        "This document begins with an entry of a list; it must begin with fields, such as `kind: role`.",
        "Write `kind:` and `id:` first, then the name of the field that these entries belong to.",
    )


def begins_with_text(lines: Lines, start: int) -> Finding:
    """A document that is one text."""
    typed = lines.text[start : lines.end_of_line(start)]
    glued = ":" in typed and ": " not in typed
    return yaml_syntax(
        lines.to_end_of_line(start),
        f"This document begins with the text `{shown(typed)}`; it must begin with fields, such as "
        f"`kind: role`.",
        "Put a space after each colon."
        if glued
        else "Write the name of a field, a colon and a space before it.",
    )
