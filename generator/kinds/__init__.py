"""The registry of kinds: what each is called, where its files live, who may read them, where its page is.

To learn what content exists, read the table at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.kinds.activities import Activities
from generator.kinds.advocacy import Advocacy
from generator.kinds.calendar import Calendars
from generator.kinds.channel import Channel
from generator.kinds.channel_ops import ChannelOps
from generator.kinds.commitment import Commitment
from generator.kinds.decisions import Decisions
from generator.kinds.escalation import Escalation
from generator.kinds.facilitator import Facilitator
from generator.kinds.goals import Goals
from generator.kinds.handoff import Handoff
from generator.kinds.incident import Incident
from generator.kinds.initiative import Initiative
from generator.kinds.issue import Issue
from generator.kinds.play import Play
from generator.kinds.playbook import Playbook
from generator.kinds.published_links import PublishedLinks
from generator.kinds.readiness import Readiness
from generator.kinds.record import Record
from generator.kinds.role import Role
from generator.kinds.roster import Roster
from generator.kinds.scenario import Scenario
from generator.kinds.severity import Severities
from generator.kinds.stakeholder import Stakeholders
from generator.kinds.statement import Statement
from generator.kinds.strategy import Strategy
from generator.kinds.tone import Tone
from generator.kinds.tool import Tools
from generator.kinds.triage import Triage
from generator.kinds.vocabulary import Vocabulary
from generator.kinds.waivers import Waivers


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of document.

    `home` is the path of its files, with `{id}` for collections. `audience` is who reads it unless the
    file says otherwise; `widest` is the widest the file may say. `address` is the page, `{id}` for
    collections, None where a kind has no page of its own. `words` is what people call it.
    """

    name: str
    record: type[Record]
    home: str
    audience: str
    address: str | None
    words: str
    review_days: int = 180
    widest: str = ""

    @property
    def collection(self) -> bool:
        """Whether there may be many of it."""
        return "{id}" in self.home

    @property
    def widest_audience(self) -> str:
        """The widest audience a file of this kind may name."""
        return self.widest or self.audience


ALL: Final = (
    Kind("playbook", Playbook, "playbook/playbook.yaml", "employee", None, "playbook"),
    Kind(
        "severity",
        Severities,
        "playbook/severities.yaml",
        "employee",
        "severity/",
        "severity scale",
        90,
    ),
    Kind("role", Role, "roles/{id}.yaml", "employee", "roles/{id}/", "role"),
    Kind("roster", Roster, "roles/roster.yaml", "comms", None, "roster"),
    Kind(
        "activities",
        Activities,
        "roles/activities.yaml",
        "employee",
        "activities/",
        "activities",
    ),
    Kind(
        "decisions",
        Decisions,
        "roles/decisions.yaml",
        "comms",
        "decisions/",
        "decisions",
    ),
    Kind(
        "calendar",
        Calendars,
        "playbook/calendars.yaml",
        "employee",
        "calendar/",
        "calendars",
    ),
    Kind(
        "strategy",
        Strategy,
        "playbook/strategy.yaml",
        "employee",
        "strategy/",
        "strategy",
    ),
    Kind(
        "goals",
        Goals,
        "playbook/goals.yaml",
        "employee",
        "goals/",
        "goals",
    ),
    Kind(
        "initiative", Initiative, "playbook/initiatives/{id}.yaml", "comms", "initiatives/{id}/", "initiative"
    ),
    Kind(
        "stakeholder",
        Stakeholders,
        "playbook/stakeholders.yaml",
        "comms",
        "stakeholder/",
        "stakeholders",
    ),
    Kind("tone", Tone, "playbook/tone.yaml", "employee", "tone/", "tone of voice"),
    Kind(
        "vocabulary",
        Vocabulary,
        "playbook/vocabulary.yaml",
        "employee",
        "vocabulary/",
        "vocabulary",
    ),
    Kind("channel", Channel, "playbook/channels/{id}.yaml", "employee", "channels/{id}/", "channel"),
    Kind("channel-ops", ChannelOps, "playbook/channel-ops/{id}.yaml", "comms", None, "channel operations"),
    Kind("triage", Triage, "playbook/triage/{id}.yaml", "employee", "triage/{id}/", "triage table"),
    Kind("play", Play, "playbook/plays/{id}.yaml", "employee", "plays/{id}/", "play"),
    Kind(
        "escalation",
        Escalation,
        "playbook/escalations/{id}.yaml",
        "comms",
        "escalations/{id}/",
        "escalation",
        90,
    ),
    Kind("handoff", Handoff, "playbook/handoffs/{id}.yaml", "comms", "handoffs/{id}/", "hand-off"),
    Kind(
        "commitment",
        Commitment,
        "playbook/commitments/{id}.yaml",
        "employee",
        "commitments/{id}/",
        "commitment",
    ),
    Kind(
        "statement",
        Statement,
        "playbook/statements/{id}.yaml",
        "comms",
        "statements/{id}/",
        "statement",
        90,
        widest="employee",
    ),
    Kind("issue", Issue, "playbook/issues/{id}.yaml", "employee", "issues/{id}/", "known issue"),
    Kind("incident", Incident, "playbook/incidents/{id}.yaml", "comms", "incidents/{id}/", "incident"),
    Kind(
        "readiness",
        Readiness,
        "playbook/readiness.yaml",
        "comms",
        "readiness/",
        "readiness",
    ),
    Kind("advocacy", Advocacy, "playbook/advocacy.yaml", "employee", "advocacy/", "employee guidelines"),
    Kind("tool", Tools, "playbook/tools.yaml", "comms", "tool/", "tools"),
    Kind("scenario", Scenario, "scenarios/{id}/scenario.yaml", "employee", "scenarios/{id}/", "scenario"),
    Kind(
        "facilitator",
        Facilitator,
        "scenarios/{id}/facilitator.yaml",
        "facilitator",
        "scenarios/{id}/facilitator/",
        "facilitator file",
    ),
    Kind("waivers", Waivers, "playbook/waivers.yaml", "comms", None, "exceptions"),
    Kind(
        "published-links",
        PublishedLinks,
        "playbook/published-links.yaml",
        "comms",
        None,
        "published addresses",
    ),
)

KINDS: Final = {kind.name: kind for kind in ALL}
BY_RECORD: Final = {kind.record: kind for kind in ALL}

ITEM_KINDS: Final = {"family": "playbook", "person": "roster"}
"""Kinds of items that are named without their document: `family:delivery` stands in the playbook."""
