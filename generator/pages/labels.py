"""What the program calls kinds, closed choices and editions: tables of labels, translated where printed."""

from __future__ import annotations

from typing import Final

from generator.kinds.terms import CLOCK, METHOD
from generator.words import N_

__all__ = ["CLOCK", "METHOD"]

EDITIONS: Final = {
    "employee": N_("Employee edition"),
    "comms": N_("Comms edition"),
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
    "playbook": N_("Playbook"),
    "severity": N_("Severity scale"),
    "roster": N_("Roster"),
    "activities": N_("Who does what"),
    "decisions": N_("Who decides"),
    "calendar": N_("Opening hours"),
    "strategy": N_("Strategy"),
    "goals": N_("Goals"),
    "stakeholder": N_("Who must hear from us"),
    "tone": N_("Tone of voice"),
    "vocabulary": N_("Words"),
    "channel-ops": N_("Channel operations"),
    "readiness": N_("Are we ready?"),
    "advocacy": N_("Start here"),
    "tool": N_("Tools"),
    "waivers": N_("Exceptions"),
    "published-links": N_("Published addresses"),
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
    return HIDDEN.get(name.partition(":")[0], N_("a page of the comms edition"))


# Closed choices of the YAML, as people read them


SHAPES: Final = ("octagon", "triangle", "diamond", "circle", "square")
"""The shapes of severities, worst first."""

FUNCTION: Final = {
    "lead": N_("Leads the response"),
    "deputy-lead": N_("Stands in for the lead"),
    "information": N_("Information"),
    "spokesperson": N_("Spokesperson"),
    "liaison": N_("Liaison"),
    "operations": N_("Operations"),
    "planning": N_("Planning"),
    "scribe": N_("Keeps the log"),
    "legal": N_("Legal"),
    "listening": N_("Listening"),
}
WORK: Final = {
    "sort": N_("Sort"),
    "pause-posts": N_("Pause scheduled posts"),
    "find-facts": N_("Find the facts"),
    "write": N_("Write"),
    "approve": N_("Approve"),
    "publish": N_("Publish"),
}
ACTION: Final = {
    "listen": N_("Listen"),
    "acknowledge": N_("Acknowledge"),
    "reply": N_("Reply"),
    "fix": N_("Fix"),
    "explain": N_("Explain"),
    "refund": N_("Refund"),
    "handoff": N_("Hand over"),
    "pause-posts": N_("Pause posts"),
    "log": N_("Write down"),
}
ENDING: Final = {
    "fixed": N_("It is fixed"),
    "refunded": N_("The money goes back"),
    "explained": N_("It is explained"),
    "handed-over": N_("Somebody else has it"),
    "nothing-to-fix": N_("There is nothing to fix"),
}
REPLY: Final = {
    "yes": N_("Reply"),
    "no": N_("Do not reply"),
    "after-approval": N_("Reply after approval"),
}
REPLY_TONE: Final = {"yes": "good", "no": "quiet", "after-approval": "wait"}
HARM: Final = {
    "none": N_("nobody is harmed"),
    "safety": N_("somebody could be hurt"),
    "data": N_("personal data is at risk"),
}
MEDIA: Final = {
    "none": N_("no press"),
    "local": N_("local or trade press"),
    "national": N_("national press"),
    "international": N_("international press"),
}
CHANNEL_TYPE: Final = {
    "social": N_("Social network"),
    "site": N_("Web site"),
    "mail": N_("Mail"),
    "phone": N_("Phone"),
    "chat": N_("Chat"),
    "press": N_("Press"),
    "ad": N_("Advertising"),
    "internal": N_("Inside the company"),
}
CHANNEL_STATUS: Final = {
    "candidate": N_("Being considered"),
    "preparing": N_("In preparation"),
    "live": N_("Live"),
    "paused": N_("Paused"),
    "standby": N_("Stands by for a crisis"),
    "draft": N_("Draft"),
    "retired": N_("Retired"),
}
CHANNEL_TONE: Final = {
    "live": "good",
    "standby": "info",
    "paused": "wait",
    "preparing": "wait",
    "candidate": "quiet",
    "retired": "quiet",
    "draft": "wait",
}
OWNERSHIP: Final = {"owned": N_("Ours"), "rented": N_("On somebody else's platform")}
MODE: Final = {
    "listen": N_("we listen"),
    "publish": N_("we publish"),
    "respond": N_("we answer"),
}
SIGNOFF: Final = {
    "named": N_("with a name"),
    "initials": N_("with initials"),
    "none": N_("not signed"),
}
MIX: Final = {
    "people": N_("People and personality"),
    "help": N_("Help and answers"),
    "product": N_("Products and offers"),
    "cause": N_("Causes beyond the product"),
}
PROGRESS: Final = {"open": N_("Open"), "started": N_("Started"), "done": N_("Done")}
PROGRESS_TONE: Final = {"open": "wait", "started": "info", "done": "good"}
COMMITMENT: Final = {
    "aspiration": N_("What we aim for"),
    "proposed": N_("Proposed"),
    "in_force": N_("In force"),
    "withdrawn": N_("Withdrawn"),
    "draft": N_("Draft"),
    "retired": N_("Retired"),
}
COMMITMENT_TONE: Final = {
    "in_force": "good",
    "proposed": "wait",
    "draft": "wait",
    "aspiration": "info",
    "withdrawn": "quiet",
    "retired": "quiet",
}
CARRIED: Final = {
    "case-number": N_("case number"),
    "summary": N_("summary"),
    "contact": N_("how to reach the person"),
    "promised-time": N_("promised time"),
    "language": N_("language"),
}
TRANSFER: Final = {
    "warm": N_("Warm: we stay until the next desk has it"),
    "cold": N_("Cold: we give a number or an address"),
}
VERDICT: Final = {
    "use": N_("Words to use"),
    "careful": N_("Words to handle with care"),
    "avoid": N_("Words to avoid"),
    "": N_("Glossary"),
}
DIMENSION: Final = {
    "formality": (N_("formal"), N_("casual")),
    "humour": (N_("serious"), N_("funny")),
    "irreverence": (N_("respectful"), N_("irreverent")),
    "energy": (N_("matter-of-fact"), N_("enthusiastic")),
}
RACI: Final = {
    "responsible": (N_("R"), N_("Responsible"), N_("does it")),
    "accountable": (N_("A"), N_("Accountable"), N_("answers for it")),
    "consulted": (N_("C"), N_("Consulted"), N_("is asked before")),
    "informed": (N_("I"), N_("Informed"), N_("is told after")),
}
WEIGHT: Final = {
    "error": N_("Error"),
    "warning": N_("Warning"),
    "advice": N_("Advice"),
}
WEIGHT_TONE: Final = {"error": "bad", "warning": "wait", "advice": "info"}


# Exercises and cases

FORMAT: Final = {
    "seminar": N_("Seminar"),
    "workshop": N_("Workshop"),
    "tabletop": N_("Tabletop"),
    "game": N_("Game"),
    "drill": N_("Drill"),
    "functional": N_("Functional exercise"),
    "full-scale": N_("Full-scale exercise"),
}
CRISIS_TYPE: Final = {
    "natural-disaster": N_("Natural disaster"),
    "rumour": N_("Rumour"),
    "workplace-violence": N_("Violence at work"),
    "tampering": N_("Tampering"),
    "challenge": N_("Challenge: people say we act wrongly"),
    "technical-accident": N_("Accident, technical cause"),
    "technical-product-harm": N_("Product does harm, technical cause"),
    "human-error-accident": N_("Accident, human error"),
    "human-error-product-harm": N_("Product does harm, human error"),
    "misdeed": N_("Misdeed"),
    "paracrisis": N_("Public threat of a crisis"),
    "data-leak": N_("Data leak"),
    "service-outage": N_("Service is down"),
    "staff-post": N_("A colleague's post"),
    "impersonation": N_("Somebody poses as us"),
}
WHOSE: Final = {
    "own": N_("Our own"),
    "competitor": N_("A competitor's"),
    "industry": N_("From the industry"),
}
INJECT: Final = {
    "contextual": N_("Background"),
    "key": N_("Key event"),
    "contingency": N_("Only if needed"),
}
RATING: Final = {
    "P": (N_("P"), N_("Performed without challenges")),
    "S": (N_("S"), N_("Performed with some challenges")),
    "M": (N_("M"), N_("Performed with major challenges")),
    "U": (N_("U"), N_("Unable to be performed")),
}

# Statements

STATEMENT: Final = {
    "holding": N_("First statement"),
    "update": N_("Update"),
    "correction": N_("Correction"),
    "apology": N_("Apology"),
    "closing": N_("Closing"),
    "faq": N_("Questions and answers"),
    "reply": N_("Prepared reply"),
}
PHASE: Final = {
    "pre-crisis": N_("before a crisis"),
    "initial": N_("in the first hours"),
    "maintenance": N_("while it lasts"),
    "resolution": N_("when it ends"),
    "evaluation": N_("afterwards"),
}
PART: Final = {
    "acknowledge": N_("What happened"),
    "empathy": N_("What we feel"),
    "known": N_("What we know"),
    "unknown": N_("What we do not know"),
    "doing": N_("What we are doing"),
    "asked_of_you": N_("What we ask of you"),
    "next_update": N_("When you hear from us"),
    "where": N_("Where you hear from us"),
    "text": N_("The text"),
}
REGISTER: Final = {
    "official": N_("official, the company speaks"),
    "personal": N_("personal, one person to another"),
}
STRATEGY: Final = {
    "attack-accuser": N_("Confront the accuser"),
    "denial": N_("Deny"),
    "scapegoat": N_("Blame somebody outside"),
    "excuse": N_("Excuse"),
    "justification": N_("Justify"),
    "compensation": N_("Compensate"),
    "apology": N_("Apologise"),
    "reminder": N_("Remind of past good work"),
    "ingratiation": N_("Thank and praise"),
    "victimage": N_("Say that we suffer too"),
}

# Issues, goals and plans

ISSUE: Final = {
    "open": N_("Open"),
    "fixing": N_("Being fixed"),
    "fixed": N_("Fixed"),
    "accepted": N_("Stays as it is"),
    "draft": N_("Draft"),
    "retired": N_("Retired"),
}
ISSUE_TONE: Final = {
    "open": "wait",
    "fixing": "info",
    "fixed": "good",
    "accepted": "quiet",
    "draft": "wait",
    "retired": "quiet",
}
RAISED_BY: Final = {
    "customers": N_("customers"),
    "community": N_("the community"),
    "staff": N_("colleagues"),
    "press": N_("the press"),
    "partners": N_("partners"),
}
GOAL: Final = {
    "outcome": N_("Outcome"),
    "quality": N_("Quality"),
    "engagement": N_("Engagement"),
    "reach": N_("Reach"),
    "insight": N_("Insight"),
}
SCOPE: Final = {
    "company": N_("For the whole company"),
    "department": N_("For one department"),
}
STAGE: Final = {
    "planning": N_("Planning: we listen and learn"),
    "presence": N_("Presence: we are there"),
    "engagement": N_("Engagement: we talk with people"),
    "formalised": N_("Formalised: rules and roles are set"),
    "strategic": N_("Strategic: it serves what the business wants"),
    "converged": N_("Converged: it is how the business works"),
}
ORGANISATION: Final = {
    "decentralised": N_("Decentralised: each unit by itself"),
    "centralised": N_("Centralised: one department for all"),
    "hub-and-spoke": N_("Hub and spoke: a small centre, units that do the talking"),
    "dandelion": N_("Dandelion: several hubs and spokes under one roof"),
    "holistic": N_("Holistic: everybody does it"),
}
INITIATIVE: Final = {
    "planned": N_("Planned"),
    "active": N_("Running"),
    "done": N_("Done"),
    "stopped": N_("Stopped"),
    "draft": N_("Draft"),
    "retired": N_("Retired"),
}
INITIATIVE_TONE: Final = {
    "planned": "wait",
    "active": "info",
    "done": "good",
    "stopped": "quiet",
    "draft": "wait",
    "retired": "quiet",
}
INITIATIVE_TYPE: Final = {
    "campaign": N_("Campaign"),
    "programme": N_("Programme"),
    "community": N_("Community"),
}
GATE: Final = {
    "channel-live": N_("No channel goes live before it is done"),
    "initiative-start": N_("No initiative starts before it is done"),
}
TOOL: Final = {
    "idea": N_("Idea"),
    "pilot": N_("On trial"),
    "bought": N_("In use"),
    "retired": N_("Given up"),
}
TOOL_TONE: Final = {"idea": "quiet", "pilot": "wait", "bought": "good", "retired": "quiet"}
