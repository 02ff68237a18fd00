"""Two versions of a tiny playbook, compared; and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from generator.changes import Changes, Version, compare
from generator.changes.story import Story, story
from generator.pipeline import seen_by
from generator.words import Words

ROLE = """\
kind: role
id: {id}
title: {title}
holders: [p-002]
deputies: [p-003]
reviewed_on: 2026-11-01
"""

TABLE = """\
kind: triage
id: posts
title: A post about us
reviewed_on: 2026-11-01
hit_policy: first
inputs:
  - id: hurt
    question: Is somebody hurt?
    values:
      - {id: no, label: No}
      - {id: yes, label: Yes}
  - id: reach
    question: How many write about it?
    range: {min: 0, max: 999, unit: people}
rules:
  - {id: hurt, title: Somebody is hurt, when: {hurt: yes}, severity: sev1, play: warn, reply: after-approval}
  - {id: many, title: Many write, when: {reach: 100+}, severity: sev2, reply: yes, tell: [press-officer]}
otherwise: {severity: sev4, reply: yes}
"""

PLAY = """\
kind: play
id: warn
title: Warn people
reviewed_on: 2026-11-01
steps:
  - {id: sort, do: Read it twice., by: press-officer, within: 5m}
  - {id: say, do: Say what you know., by: press-officer, within: 10m, completes: first_reply}
ends_with: explained
"""

ALARM = """\
kind: escalation
id: safety
title: Product safety, crisis
severities: [sev1]
family: product-safety
reviewed_on: 2026-11-01
ack:
  steps:
    - {notify: press-officer, by: phone, wait: 5m}
    - {notify: lead, by: [phone, sms], wait: 10m}
stages:
  - {id: write, does: write, by: press-officer, budget: 10m}
  - {id: publish, does: publish, by: lead, budget: 5m, completes: first_statement}
"""

STATEMENT = """\
kind: statement
id: first-words
title: First words
type: holding
reviewed_on: 2026-11-01
approved_by:
  - {role: press-officer, on: 2026-10-01}
parts:
  acknowledge: |
    We know that a biscuit made people ill.
  doing: |
    We look into it, and we speak again in an hour.
"""

LEAD = ROLE.format(id="lead", title="Crisis lead")

FILES: Mapping[str, str] = {
    "roles/lead.yaml": LEAD,
    "playbook/triage/posts.yaml": TABLE,
    "playbook/plays/warn.yaml": PLAY,
    "playbook/escalations/safety.yaml": ALARM,
    "playbook/statements/first-words.yaml": STATEMENT,
}


def replaced(path: str, *pairs: tuple[str, str]) -> dict[str, str]:
    """A file of the earlier version with some words replaced, each of which must be there."""
    text = FILES[path]
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return {path: text}


Files = Mapping[str, "str | bytes | None"]


@pytest.fixture
def changed(examined: Callable[..., Any]) -> Callable[..., Changes]:
    """`changed({"playbook/plays/warn.yaml": "..."})`: what changed if these files are laid over the others.

    `before` are files laid over the earlier version alone.
    """

    def compared(after: Files, before: Files | None = None, audience: str = "") -> Changes:
        sides = examined({**FILES, **(before or {})}), examined({**FILES, **after})
        if audience:
            sides = seen_by(sides[0], audience), seen_by(sides[1], audience)
        return compare(*sides, (Version("main", "3f2a91c4", "2026-11-12"), Version("")))

    return compared


@pytest.fixture
def told(changed: Callable[..., Changes]) -> Callable[..., Story]:
    """The same, told."""

    def tell(*given: Any, **more: Any) -> Story:
        return story(changed(*given, **more), Words("en"))

    return tell
