"""The command line as its users meet it: a command line goes in, exit code and both streams come out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import playbook as program

HERE = Path(__file__).parents[2]


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str = ""

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _nobodys_setting(monkeypatch: pytest.MonkeyPatch):
    """No test depends on who runs it, and where."""
    for name in ("NO_COLOR", "SOURCE_DATE_EPOCH", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Callable[..., Said]:
    """`run("check", "--root", root)` runs a command in this process, on the day of the tests."""

    def run(name: str, *options: object, today: str | None = "2026-11-20", colour: bool = False) -> Said:
        day = ("--today", today) if today else ()
        result = CliRunner().invoke(program, [name, *map(str, options), *day], color=colour)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def process() -> Callable[..., Said]:
    """The same as a process of its own, with variables of the environment by name."""

    def process(*words: object, cwd: Path | None = None, python: str = "", **variables: str) -> Said:
        command = ["-c", python, *map(str, words)] if python else ["-m", "generator", *map(str, words)]
        environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(HERE), "LANG": "C.UTF-8", **variables}
        done = subprocess.run(
            [sys.executable, *command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
        )
        return Said(done.returncode, done.stdout, done.stderr)

    return process
