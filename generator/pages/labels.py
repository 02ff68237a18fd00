"""What the program calls kinds, closed choices and editions: tables of labels, translated where printed."""

from __future__ import annotations

from typing import Final

from generator.kinds import Kind
from generator.words import N_

EDITIONS: Final = {
    "employee": N_("Employee edition"),
    "comms": N_("Communications edition"),
    "facilitator": N_("Facilitator edition"),
}
READERS: Final = {
    "employee": N_("For everybody in the company"),
    "comms": N_("For the communications team"),
    "facilitator": N_("For facilitators only"),
}
COLLECTIONS: Final = {
    "role": N_("Roles"),
    "initiative": N_("Roadmap"),
    "channel": N_("Channels"),
    "triage": N_("What do I do with this?"),
    "play": N_("Plays"),
    "escalation": N_("Escalations"),
    "handoff": N_("Hand-offs"),
    "commitment": N_("Our pact"),
    "statement": N_("Statements"),
    "issue": N_("Known issues"),
    "incident": N_("Case library"),
    "scenario": N_("Scenarios"),
    "facilitator": N_("Scenarios"),
}
HIDDEN: Final = {
    "statement": N_("a prepared statement of the communications team"),
    "escalation": N_("an escalation of the communications team"),
    "handoff": N_("a hand-off between desks"),
    "play": N_("a play of the communications team"),
    "decisions": N_("a decision of the communications team"),
    "scenario": N_("an exercise of the communications team"),
    "initiative": N_("a plan of the communications team"),
    "incident": N_("a case in the communications team's library"),
    "stakeholder": N_("people the communications team speaks to"),
    "tool": N_("a tool of the communications team"),
    "readiness": N_("a question of readiness"),
    "role": N_("a role that is not shown here"),
    "facilitator": N_("material for facilitators"),
}


def hidden(name: str) -> str:
    """What is said of a document that this edition does not hold, and of which not even the title is said."""
    return HIDDEN.get(name.partition(":")[0], N_("a page of the communications edition"))


def collection_address(kind: Kind) -> str:
    """`roles/` for roles, `severity/` for the severity scale."""
    address = kind.address or ""
    return address.partition("{id}")[0]


# Closed choices of the YAML, as people read them


LIFECYCLE: Final = {"draft": N_("Draft"), "retired": N_("Retired")}


SHAPES: Final = ("octagon", "triangle", "diamond", "circle", "square")
"""The shapes of severities, worst first."""
