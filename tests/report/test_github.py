"""Annotations: one workflow command a finding, and no text of an editor that could be another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.finding import Finding, Place, Severity
from generator.report.github import github

FINDING = Finding(
    "reference-unknown",
    Severity.ERROR,
    "there is no role called 'head-of-coms'",
    Place("playbook/plays/refund.yaml", 18, 15, 18, 28),
    "did you mean 'head-of-comms'?",
)


@pytest.fixture
def lines(examined):
    return lambda *findings: github(replace(examined(), findings=findings), False).splitlines()


def test_a_finding_is_one_command_with_its_place(lines):
    assert lines(FINDING)[0] == (
        "::error file=playbook/plays/refund.yaml,line=18,col=15,endLine=18,endColumn=28,"
        "title=reference-unknown::There is no role called 'head-of-coms'.%0Adid you mean 'head-of-comms'?"
    )


def test_the_heaviest_come_first_since_the_host_shows_only_ten(lines):
    findings = [replace(FINDING, severity=s) for s in (Severity.ADVICE, Severity.WARNING, Severity.ERROR)]

    commands = [line.split(" ")[0] for line in lines(*findings) if line.startswith("::")]

    assert commands == ["::error", "::warning", "::notice"]


def test_the_last_lines_say_how_many_there_are(lines):
    assert lines(*[FINDING] * 30)[30] == "4 documents read: 30 errors."


def test_nothing_an_editor_typed_becomes_a_command(lines):
    nasty = "100% sure,\r\n::set-output name=x::y"
    shown = lines(replace(FINDING, message=nasty, place=Place("a,b:c%\n.yaml")))

    assert shown[0].startswith("::error file=a%2Cb%3Ac%25%0A.yaml,line=1,")
    assert "::100%25 sure,%0D%0A::set-output name=x::y.%0A" in shown[0]
    assert not any(line.startswith("::") for line in shown[1:])


def test_there_are_no_colours(examined):
    assert "\x1b" not in github(replace(examined(), findings=(FINDING,)), False)
