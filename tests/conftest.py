"""Tiny playbooks for tests: a small clean base, files laid over it, and findings as the reader sees them."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from datetime import date
from itertools import count
from pathlib import Path
from typing import TypeAlias

import pytest

from generator.finding import Finding
from generator.pipeline import Examined, examine

Files: TypeAlias = "Mapping[str, str | bytes | None]"

TODAY = date(2026, 11, 20)


def pytest_configure() -> None:
    """Let Ctrl-C mean what it means to people: whoever starts tests in the background has it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


BASE: Files = {
    "playbook/playbook.yaml": """\
kind: playbook
id: playbook
title: Aurora Foods playbook
organisation: Aurora Foods
default_owner: press-officer
comms_departments: [Communications]
families:
  - id: product-safety
    title: Product safety
reviewed_on: 2026-11-01
""",
    "playbook/severities.yaml": """\
kind: severity
id: severities
title: How bad is it?
reviewed_on: 2026-11-01
levels:
  - id: sev1
    rank: 1
    label: Crisis
    plain: People may be hurt, or the company may not recover.
    examples: [A product injures people., Customer data is for sale.]
    first_statement_within: 30m
    update_every: 30m
    stand_down:
      criteria: Nobody is in danger and no new facts for a day.
      by: press-officer
  - id: sev2
    rank: 2
    label: Major incident
    plain: Many people are affected and the press asks.
    examples: [A recall of one batch., The shop is down for a day.]
    first_statement_within: 1h
    update_every: 2h
    stand_down:
      criteria: The cause is mended and people were told.
      by: press-officer
  - id: sev3
    rank: 3
    label: Incident
    plain: Some people are affected and say so in public.
    examples: [Parcels are a week late in one country., A post of ours hurts people.]
  - id: sev4
    rank: 4
    label: Issue
    plain: Somebody is unhappy, and it may grow.
    examples: [An unkind review., A rumour in a small group.]
""",
    "roles/press-officer.yaml": """\
kind: role
id: press-officer
title: Press officer
department: Communications
holders: [p-001]
deputies: [p-002]
reviewed_on: 2026-11-01
""",
    "roles/roster.yaml": """\
kind: roster
id: roster
title: Who is there
reviewed_on: 2026-11-01
people:
  - id: p-001
  - id: p-002
  - id: p-003
""",
}
"""A small playbook in which nothing is wrong. Manual pages of checks lay their examples over it."""


def lay(root: Path, files: Files) -> Path:
    """Write the base into a folder, and the files over it. None takes a file away; ` -> ` makes a link."""
    for path, content in {**BASE, **files}.items():
        name, _, target = path.partition(" -> ")
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        if target:
            place.symlink_to(root / target)
        elif content is not None:
            place.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def read_out(finding: Finding) -> str:
    """The whole finding as a reader sees it: place, severity, check, message and way out."""
    place = f"{finding.place.path}:{finding.place.line}:{finding.place.column}"
    help = f" | {finding.help}" if finding.help else ""
    return f"{place} {finding.severity} {finding.check}: {finding.message}{help}"


@pytest.fixture(scope="session")
def base() -> Files:
    """The files of the small playbook in which nothing is wrong."""
    return BASE


@pytest.fixture
def playbook(tmp_path: Path) -> Callable[[Files], Path]:
    """`playbook({"roles/lead.yaml": "..."})` writes a tiny project over the clean base and gives its root.

    Asked again, it writes another one.
    """
    number = count(1)

    def write(files: Files | None = None) -> Path:
        return lay(tmp_path / f"project-{next(number)}", files or {})

    return write


@pytest.fixture
def examined(playbook: Callable[[Files], Path]) -> Callable[..., Examined]:
    """`examined({"roles/lead.yaml": "..."})` reads and checks a tiny project on the day of the tests."""

    def look(files: Files | None = None, today: date = TODAY) -> Examined:
        return examine(playbook(files), today)

    return look


@pytest.fixture
def found(examined: Callable[..., Examined]) -> Callable[..., list[str]]:
    """`found(files, "owner-vacant")` gives the findings of a tiny project, read out whole.

    Without a check's name all findings are given.
    """

    def read(files: Files | None = None, check: str = "", today: date = TODAY) -> list[str]:
        return [read_out(f) for f in examined(files, today).findings if check in ("", f.check)]

    return read
