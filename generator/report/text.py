"""The report for people: grouped by file, each finding with its line and a caret, and what to do next."""

from __future__ import annotations

import unicodedata
from itertools import groupby

import click

from generator.finding import Finding, Place, Severity
from generator.pipeline import Examined
from generator.source import Lines, Source
from generator.suggest import counted, listed

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
WIDTH = 100

Files = dict[str, "Source | Lines"]


def text(examined: Examined, strict: bool) -> str:
    """All findings and a summary. Colours are put in; whoever prints takes them out where unwanted."""
    everything: list[Source | Lines] = [*examined.sources, *examined.unread]
    files: Files = {file.path: file for file in everything}
    blocks = []
    for path, group in groupby(examined.findings, key=lambda f: f.place.path):
        blocks.append(click.style(path, bold=True, underline=True))
        blocks += [_finding(finding, files) for finding in group]
    return "\n\n".join([*blocks, summary(examined, strict)]) + "\n"


def _finding(finding: Finding, files: Files) -> str:
    place, colour = finding.place, COLOURS[finding.severity]
    where = f"{place.path}:{place.line}:{place.column}"
    head = f"{where}  {click.style(finding.severity, fg=colour, bold=True)}  {finding.check}"
    lines = [head, *_wrapped(finding.sentence)]
    lines += excerpt(place, files, colour)
    lines += _wrapped(finding.help, click.style("help: ", fg="green"))
    for related in finding.related:
        there = f"{related.place.path}:{related.place.line}:{related.place.column}"
        lines.append(f"  {click.style('see:', fg='blue')} {there} {printable(related.message)}")
    return "\n".join(lines)


def excerpt(place: Place, files: Files, colour: str) -> list[str]:
    """The source line with a caret under the place, cut to the width of a page."""
    source = files.get(place.path)
    line = source.line(place.line).rstrip() if source else ""
    if not line.strip():
        return []
    start = max(0, place.column - 1 - WIDTH // 2) if len(line) > WIDTH else 0
    shown = printable(line[start : start + WIDTH].replace("\t", "\N{RIGHTWARDS ARROW}"))
    before = _cells(shown[: place.column - 1 - start])
    end = place.end_column if place.end_line == place.line else len(line) + 1
    length = max(1, _cells(shown[place.column - 1 - start : end - 1 - start]))
    number = str(place.line)
    return [
        f"  {number} | {shown}",
        f"  {' ' * len(number)} | {' ' * before}{click.style('^' * length, fg=colour)}",
    ]


def _cells(shown: str) -> int:
    """How many columns of a terminal a text takes: marks take none, wide signs two."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in shown
    )


def printable(shown: str) -> str:
    """The text with every sign replaced that could act on a terminal or turn the line round."""
    if shown.isascii() and shown.isprintable():
        return shown
    return "".join(
        sign
        if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        else "\N{REPLACEMENT CHARACTER}"
        for sign in shown
    )


def _wrapped(shown: str, label: str = "") -> list[str]:
    """Lines of at most a page's width, indented by two."""
    lines, current = [], ""
    for word in printable(shown).split():
        if current and len(current) + len(word) + 1 > WIDTH - 8:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}".strip()
    lines = [*lines, current] if current else lines
    return [f"  {label if not index else ''}{line}" for index, line in enumerate(lines)]


def summary(examined: Examined, strict: bool) -> str:
    """How many findings of each weight, and what next."""
    read = counted(examined.documents, "document")
    errors, warnings, advice = (examined.count(severity) for severity in Severity)
    parts = [
        click.style(counted(number, word, many), fg=COLOURS[severity], bold=True)
        for number, word, many, severity in (
            (errors, "error", "errors", Severity.ERROR),
            (warnings, "warning", "warnings", Severity.WARNING),
            (advice, "piece of advice", "pieces of advice", Severity.ADVICE),
        )
        if number
    ]
    found = listed(parts) if parts else click.style("nothing to mend", fg="green", bold=True)
    next_step = _next(errors, warnings, strict) if errors or not examined.left_out else ""
    lines = [f"{read} read: {found}.", *_notes(examined), next_step]
    return "\n".join(line for line in lines if line)


def _notes(examined: Examined) -> list[str]:
    notes = []
    if examined.left_out:
        notes.append(f"{counted(examined.left_out, 'finding')} of other checks not shown, as you asked.")
    if examined.waived:
        notes.append(f"{counted(len(examined.waived), 'finding')} excused in playbook/waivers.yaml.")
    by_reason: dict[str, list[str]] = {}
    for skipped in examined.skipped:
        by_reason.setdefault(skipped.reason, []).append(skipped.check)
    for reason, checks in by_reason.items():
        notes.append(f"{counted(len(checks), 'check')} not run, because {reason}.")
    return notes


def _next(errors: int, warnings: int, strict: bool) -> str:
    if errors:
        return "Nothing is published while an error stands. `playbook checks NAME` explains a check."
    if warnings and strict:
        return "--strict: warnings must be mended or excused too. `playbook checks NAME` explains a check."
    return "`playbook build` publishes it." if not warnings else "It can be published; look at the warnings."
