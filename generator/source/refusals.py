"""What is said about the parts of YAML that a playbook leaves out, and where YAML reads other than what was typed."""

from __future__ import annotations

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
    "|": "the start of a block, whose text begins on the next line",
    ">": "the start of a block, whose text begins on the next line",
    "[": "the start of a list",
    "]": "the end of a list",
    "{": "the start of a group of fields",
    "}": "the end of a group of fields",
    ",": "a comma between the entries of a list",
    "-": "a new entry of a list",
    "?": "the start of a field name",
}


def quote(text: str) -> str:
    """The way out for a text that YAML does not take as text: the text in quotes, or as a block."""
    block = "write | after the colon and the text on the next line"
    if len(text) > 70 or '"' in text or "\\" in text or "\n" in text:
        return f"Put double quotes around the whole text, or {block}."
    return f'Put double quotes around the whole text: `"{text}"`. Or {block}.'


def sign_at_start(lines: Lines, start: int) -> Finding:
    """A text starts with a sign that means something to YAML."""
    typed = lines.text[start : lines.end_of_line(start)].rstrip()
    sign = typed[:1]
    return yaml_reads_differently(
        lines.to_end_of_line(start),
        f"YAML reads the `{sign}` at the start of `{shown(typed)}` as {SIGNS.get(sign, 'something else')}, not as text.",
        quote(typed),
    )


def blank(lines: Lines, start: int) -> Finding:
    """`{{name}}`, a blank to fill in, written without quotes."""
    typed = lines.text[start : lines.end_of_line(start)].rstrip()
    return yaml_reads_differently(
        lines.to_end_of_line(start),
        f"YAML reads the curly brackets of `{shown(typed)}` as groups of fields, not as a blank to fill in.",
        quote(typed),
    )


def second_document(lines: Lines, start: int) -> Finding:
    """Several documents in one file."""
    return yaml_syntax(
        lines.to_end_of_line(start),
        "A second document begins here; a file holds one.",
        "Move what follows into a file of its own, or delete this line if it belongs to the document above.",
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
        f"This is level {most + 1} of entries inside entries; up to {most} can be read.",
        "Look for brackets that were never closed or for lines indented too far. If it is a text, put quotes around it.",
    )


def no_name(lines: Lines, start: int, end: int) -> Finding:
    """A value without a field name."""
    return yaml_syntax(
        lines.place(start, end),
        "A colon stands here without a field name before it.",
        "Write the name of the field before the colon, on the same line.",
    )


def long_name(lines: Lines, start: int, end: int, most: int) -> Finding:
    """A field name that is a text."""
    return yaml_syntax(
        lines.place(start, end),
        f"This field name has {end - start:,} characters; up to {most} are allowed.",
        "If this is a text with a colon in it, put double quotes around the whole text.",
    )


def merge(lines: Lines, start: int, end: int) -> Finding:
    """`<<` copies fields from another place."""
    return yaml_syntax(
        lines.place(start, end),
        "`<<` copies fields from another place of the file; a playbook says everything where it stands.",
        "Write the fields out here and delete this line.",
    )


def repeated(lines: Lines, first: Span, second: Span) -> Finding:
    """A field that is written twice."""
    here, before = lines.place(*second), lines.place(*first)
    where = f"on lines {before.line} and {here.line}" if before.line != here.line else f"on line {here.line}"
    name = shown(lines.text[slice(*second)].strip("\"'"))
    return key_repeated(
        here,
        f"`{name}` is written twice, {where}.",
        "Only one can be in force: keep the one you mean and delete the other.",
        (Related(before, "written here first"),),
    )


def compound_name(lines: Lines, outer: int, start: int) -> Finding:
    """A list or a group of fields where a field name must stand."""
    if lines.text.startswith("{{", outer):
        return blank(lines, outer)
    typed = lines.text[start : lines.end_of_line(start)]
    return yaml_syntax(
        lines.to_end_of_line(start),
        f"A field name must stand here, and YAML reads `{shown(typed)}` as several entries.",
        "Give the field a name of one word. If this is a text, put double quotes around the whole text.",
    )


def alias(lines: Lines, start: int, end: int, known: bool) -> Finding:
    """`*name`, a pointer to what another place calls `&name`."""
    name = lines.text[start + 1 : end]
    if not known:
        return sign_at_start(lines, start)
    return yaml_syntax(
        lines.place(start, end),
        f"`*{name}` stands for what `&{name}` marks elsewhere in this file; a playbook says everything where it stands.",
        f"Write it out here, and delete `&{name}` there.",
    )


def anchor(lines: Lines, start: int, known: bool, alone: bool) -> Finding:
    """`&name`, a label that `*name` can point to."""
    name = _word(lines, start)
    if not known and alone:
        return sign_at_start(lines, start)
    return yaml_syntax(
        lines.place(start, start + len(name)),
        f"`{name}` is a label for use in other places of the file; a playbook says everything where it stands.",
        f"Delete `{name}`, and write the text out wherever `*{name[1:]}` stands.",
    )


def tag(lines: Lines, start: int) -> Finding:
    """`!order` or `!!type` before a value."""
    name = _word(lines, start)
    if not name.startswith(("!!", "!<")):
        return sign_at_start(lines, start)
    return yaml_syntax(
        lines.place(start, start + len(name)),
        f"`{name}` is an order to the program on how to read what follows; a playbook holds no orders.",
        f"Delete `{name}`. If it is part of the text, put double quotes around the whole text.",
    )


def _word(lines: Lines, start: int) -> str:
    words = lines.text[start : min(lines.end_of_line(start), start + 200)].split()
    return words[0] if words else ""


def swallowed_dash(lines: Lines, dash: int, start: int) -> Finding:
    """An entry that is not in line with the others and so becomes part of a text."""
    return yaml_reads_differently(
        lines.to_end_of_line(dash),
        f"YAML reads this dash as part of the text that begins on line {lines.number(start)}, not as a new entry.",
        "Put the dash in the same column as the dash above it. If it is part of the text, write the text as a block: "
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
        f"Git left a mark of a conflict here (`{lines.text[start : start + 7]}`): two people changed the same lines.",
        "Keep the lines that are right, and delete the others and the marks `<<<<<<<`, `=======` and `>>>>>>>`.",
    )


def no_fields(lines: Lines, start: int, entries: bool) -> Finding:
    """A document that is one text or one list."""
    if entries:
        return yaml_syntax(
            lines.to_end_of_line(start),
            "This document begins with an entry of a list; it must begin with fields, such as `kind: role`.",
            "Write `kind:` and `id:` first, then the name of the field that these entries belong to.",
        )
    typed = lines.text[start : lines.end_of_line(start)]
    glued = ":" in typed and ": " not in typed
    return yaml_syntax(
        lines.to_end_of_line(start),
        f"This document begins with the text `{shown(typed)}`; it must begin with fields, such as `kind: role`.",
        "Put a space after the colon."
        if glued
        else "Write the name of a field, a colon and a space before each value.",
    )
