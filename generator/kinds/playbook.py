"""The playbook itself: whose it is, its languages, families, limits and defaults."""

from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from generator.kinds.record import Item, Part, Record
from generator.values import (
    CalendarRef,
    Code,
    Count,
    Digits,
    Lang,
    Langs,
    Line,
    Lines,
    OneOrMany,
    RoleRef,
    Text,
    Title,
    Url,
)


class Limits(Part):
    """How much is too much, for this company."""

    goals_per_year: Count = Field(5, description="Social goals a year; more is a warning.")
    triage_inputs: Count = Field(5, description="Questions a triage table may ask.")
    triage_cases: Count = Field(500, description="Combinations of answers a triage table may have.")
    span: Count = Field(7, description="Roles one role may direct in a chain.")


class Family(Item):
    """A crisis family: crises that the same people answer in the same way."""

    title: Title = Field(description="The name people read.")
    summary: Text | None = Field(None, description="What belongs to this family, in a sentence or two.")


Level = Literal["off", "advice", "warning", "error"]
Audience = Literal["employee", "comms", "facilitator"]
Translatable = Literal[
    "activities",
    "advocacy",
    "calendar",
    "channel",
    "channel-ops",
    "commitment",
    "decisions",
    "escalation",
    "facilitator",
    "goals",
    "handoff",
    "incident",
    "initiative",
    "issue",
    "play",
    "playbook",
    "readiness",
    "role",
    "scenario",
    "severity",
    "stakeholder",
    "statement",
    "strategy",
    "tone",
    "tool",
    "triage",
    "vocabulary",
]
"""The kinds that people read."""


class Playbook(Record):
    """Whose playbook this is and what holds for all of it."""

    organisation: Line | None = Field(None, description="The company's name as the public knows it.")
    languages: Langs = Field(
        ("en",), min_length=1, description="The first is the one you write in; the others are translations."
    )
    required_translations: Annotated[tuple[Translatable, ...], OneOrMany()] = Field(
        ("severity", "advocacy", "triage", "statement"),
        description="Kinds that must exist in every language; of statements those for the two worst levels.",
    )
    digits: dict[Lang, Digits] = Field(
        default_factory=dict,
        description="The digits of a language: european (the default) or, for ar, arabic-indic.",
    )
    families: tuple[Family, ...] = Field((), description="The crisis families.")
    limits: Limits = Field(Limits(), description="How much is too much.")
    default_owner: RoleRef | None = Field(None, description="Answers for every page that names no owner.")
    default_calendar: CalendarRef | None = Field(
        None, description="Opening hours where nothing else is said."
    )
    comms_departments: Lines = Field((), description="Departments that count as communications.")
    blank_names: dict[str, Line] = Field(
        default_factory=dict,
        description="What the blanks of texts are called on pages, by name: what_we_do: what we do now.",
    )
    feedback_to: Code | None = Field(
        None, description="Where 'something wrong on this page?' leads: a mailbox or a web address."
    )
    edit_url: Code | None = Field(
        None, description="Where a page's file is edited, with {path} in it: https://code.example/edit/{path}"
    )
    addresses: dict[Audience, Url] = Field(default_factory=dict, description="Where each edition is served.")
    facilitator_files: Literal["here", "elsewhere"] = Field(
        "here", description="'elsewhere' if the scripts of exercises are kept in a private folder."
    )
    checks: dict[str, Level] = Field(
        default_factory=dict, description="Levels of this playbook, by check id."
    )

    @field_validator("languages")
    @classmethod
    def _each_once(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        twice = next((code for place, code in enumerate(languages) if code in languages[:place]), None)
        if twice:
            help = "Keep one; other spellings, such as he-IL and iw, are the same language."
            raise PydanticCustomError("value-wrong", "'{code}' is named twice", {"code": twice, "help": help})
        return languages
