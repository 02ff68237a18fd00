"""Reports: findings as text for a terminal, JSON for programs, annotations for a pull request.

One function a format, from what was examined to a text. The words are the same in all.
"""

from collections.abc import Callable
from typing import Final

from generator.pipeline import Examined
from generator.report.github import github
from generator.report.json import json
from generator.report.text import text

Report = Callable[[Examined, bool], str]

FORMATS: Final[dict[str, Report]] = {"text": text, "json": json, "github": github}
