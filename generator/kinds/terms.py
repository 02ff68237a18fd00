"""The closed lists of the field that several kinds share."""

from typing import Literal

Clock = Literal["acknowledge", "first_reply", "first_statement", "update", "resolve"]

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

Harm = Literal["none", "safety", "data"]
