"""Whole pages, compared with what was last looked at. UPDATE_GOLDEN=1 writes them anew; read the diff."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.page import Page
from tests.pages.conftest import Pages

GOLDEN = Path(__file__).parent / "golden"


def written(page: Page) -> str:
    """A page as one file to look at."""
    parts = [f"<title>{page.title}</title>", page.lead]
    parts += [f'<h{s.level} id="{s.id}">{s.title}</h{s.level}>\n{s.html}' for s in page.sections]
    return "\n\n".join(str(part) for part in [*parts, f"<footer>\n{page.foot}\n</footer>\n"])


@pytest.mark.parametrize(
    ("audience", "address", "name"),
    [
        ("employee", "", "home"),
        ("employee", "plays/say-sorry/", "play"),
        ("employee", "triage/first-look/", "triage"),
        ("comms", "escalations/safety/", "escalation"),
        ("comms", "roles/press-officer/", "role"),
    ],
)
def test_the_page_is_as_it_was_last_looked_at(
    example: Callable[..., Pages], audience: str, address: str, name: str
) -> None:
    path = GOLDEN / f"{name}.html"
    made = written(example(audience).page(address))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, "utf-8")
    assert made == path.read_text("utf-8")
