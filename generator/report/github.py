"""Annotations for a pull request, in the workflow commands of GitHub Actions.

The host shows ten errors and ten warnings a step and drops the rest without a word, so the heaviest
come first and a last line says how many there are.
"""

from __future__ import annotations

import click

from generator.finding import WEIGHT, Finding, Severity
from generator.pipeline import Examined
from generator.report.text import summary

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def github(examined: Examined, strict: bool) -> str:
    """One workflow command a finding, heaviest first, then the summary as plain lines."""
    heaviest = sorted(examined.findings, key=lambda f: (WEIGHT[f.severity], f.place))
    lines = [_command(finding) for finding in heaviest]
    return "\n".join([*lines, click.unstyle(summary(examined, strict))]) + "\n"


def _command(finding: Finding) -> str:
    place = finding.place
    properties = {
        "file": place.path,
        "line": place.line,
        "col": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "title": finding.check,
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = f"{finding.sentence}\n{finding.help}".strip()
    return f"::{COMMANDS[finding.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
