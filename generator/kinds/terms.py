"""The closed lists of the field that several kinds share."""

from collections.abc import Mapping
from typing import Final, Literal

from generator.words import N_

Clock = Literal["acknowledge", "first_reply", "first_statement", "update", "resolve"]

CLOCK: Final[Mapping[str, str]] = {
    "acknowledge": N_("Somebody has taken it"),
    "first_reply": N_("First reply"),
    "first_statement": N_("First statement"),
    "update": N_("Update"),
    "resolve": N_("Solved"),
}
"""What each clock is called."""

METHOD: Final[Mapping[str, str]] = {
    "phone": N_("by phone"),
    "sms": N_("by text message"),
    "chat": N_("in chat"),
    "mail": N_("by mail"),
    "pager": N_("by pager"),
}
"""How somebody is rung, as part of a sentence."""

CrisisType = Literal[
    "natural-disaster",
    "rumour",
    "workplace-violence",
    "tampering",
    "challenge",
    "technical-accident",
    "technical-product-harm",
    "human-error-accident",
    "human-error-product-harm",
    "misdeed",
    "paracrisis",
    "data-leak",
    "service-outage",
    "staff-post",
    "impersonation",
]
"""Coombs' crisis types (situational crisis communication theory), and four a company meets besides."""

ResponseStrategy = Literal[
    "attack-accuser",
    "denial",
    "scapegoat",
    "excuse",
    "justification",
    "compensation",
    "apology",
    "reminder",
    "ingratiation",
    "victimage",
]
"""Coombs' response strategies: deny (3), diminish (2), rebuild (2), bolster (3)."""

Cluster = Literal["victim", "accidental", "preventable"]
Posture = Literal["deny", "diminish", "rebuild", "bolster"]

CLUSTERS: Final[Mapping[CrisisType, Cluster]] = {
    "natural-disaster": "victim",
    "rumour": "victim",
    "workplace-violence": "victim",
    "tampering": "victim",
    "impersonation": "victim",
    "challenge": "accidental",
    "paracrisis": "accidental",
    "technical-accident": "accidental",
    "technical-product-harm": "accidental",
    "service-outage": "accidental",
    "data-leak": "accidental",
    "human-error-accident": "preventable",
    "human-error-product-harm": "preventable",
    "misdeed": "preventable",
    "staff-post": "preventable",
}
"""How much people blame us: hardly (victim), somewhat (accidental), fully (preventable).

The ten types of the theory stand where W. T. Coombs, "Protecting Organization Reputations During a Crisis",
Corporate Reputation Review 10(3), 2007, puts them. The others are ours: somebody who poses as us harms us
too; an attack in public on how we work is a challenge; what fails is technical; whoever loses data is held
to account for it, whoever took them; and what a colleague posts is a human error.
"""

POSTURES: Final[Mapping[ResponseStrategy, Posture]] = {
    "attack-accuser": "deny",
    "denial": "deny",
    "scapegoat": "deny",
    "excuse": "diminish",
    "justification": "diminish",
    "compensation": "rebuild",
    "apology": "rebuild",
    "reminder": "bolster",
    "ingratiation": "bolster",
    "victimage": "bolster",
}
"""What each strategy does with the blame; from the same article."""

Harm = Literal["none", "safety", "data"]
