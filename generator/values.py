"""The types a field can have: text as the editor typed it goes in, a checked value comes out.

Every refusal says what stands there, what was expected and an example of the right form. The JSON
Schema beside each type is what an editor's completion shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LANGUAGES: Final = ("en", "ar", "he", "el", "pl")
AUDIENCES: Final = ("employee", "comms", "facilitator")
ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def wrong(found: object, expected: str, example: str) -> PydanticCustomError:
    """The error for a value of the wrong form; `example` shows the right one."""
    return PydanticCustomError(
        "value-wrong",
        "{found} is not {expected}",
        {"found": quoted(found), "expected": expected, "help": f"Write it like this: {example}"},
    )


def quoted(found: object) -> str:
    """The value as the editor wrote it, cut short, or what kind of thing stands there instead."""
    if isinstance(found, list):
        return "a list"
    if isinstance(found, dict):
        return "a group of fields"
    text = " ".join(str(found).split())
    return f"'{text[:57]}...'" if len(text) > 60 else f"'{text}'"


def as_text(found: object, expected: str, example: str) -> str:
    """The text of a single value; a list or a group is refused."""
    if not isinstance(found, str):
        raise wrong(found, expected, example)
    return found.strip()


# Text


def _line(limit: int) -> BeforeValidator:
    def read(found: object) -> str:
        text = as_text(found, "a text", "some words on one line")
        if not text:
            raise PydanticCustomError(
                "value-wrong", "there is no text here", {"help": "Write it, or delete the line."}
            )
        if len(text) > limit:
            raise PydanticCustomError(
                "value-wrong",
                "this text has {length} characters, at most {limit} fit here",
                {
                    "length": len(text),
                    "limit": limit,
                    "help": "Say it shorter; details belong into the text below.",
                },
            )
        return text

    return BeforeValidator(read)


@dataclass(frozen=True, slots=True)
class Words:
    """Marks a field whose text is read by people as it stands, unlike an id or a reference.

    It holds at most `limit` letters.
    """

    limit: int


@dataclass(frozen=True, slots=True)
class Prose(Words):
    """Marks a field whose text is prose: small Markdown, with links such as [[play:refund]]."""


@dataclass(frozen=True, slots=True)
class Same:
    """Marks a text that is the same in every language: a number to ring, a mailbox, an address, a code."""


def _text_schema(limit: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "minLength": 1, "maxLength": limit})


Title = Annotated[str, _line(70), _text_schema(70), Words(70)]
Summary = Annotated[str, _line(160), _text_schema(160), Words(160)]
Line = Annotated[str, _line(400), _text_schema(400), Words(400)]
Code = Annotated[str, _line(400), _text_schema(400), Same(), Words(400)]
Text = Annotated[str, _line(2000), _text_schema(2000), Prose(2000)]
Rich = Annotated[str, _line(20000), _text_schema(20000), Prose(20000)]


def _address(found: object) -> str:
    example = "https://intranet.example/page"
    text = as_text(found, "a web address", example)
    if not re.fullmatch(r"https?://[^\s<>\"'`\\]+", text):
        raise wrong(text, "a web address", example)
    return text


Url = Annotated[str, BeforeValidator(_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})]


# Numbers


def _number(expected: str, low: int, high: int, example: str = "30") -> BeforeValidator:
    def read(found: object) -> int:
        text = as_text(found, expected, example)
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise wrong(text, expected, example)
        return int(text)

    return BeforeValidator(read)


def _integer_schema(low: int, high: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "integer", "minimum": low, "maximum": high})


Count = Annotated[int, _number("a whole number", 0, 999_999_999), _integer_schema(0, 999_999_999)]
Minutes = Annotated[int, _number("a number of minutes, 0 to 1440", 0, 1440), _integer_schema(0, 1440)]
WeekMinutes = Annotated[int, _number("a number of minutes a week", 0, 10080), _integer_schema(0, 10080)]
Percent = Annotated[int, _number("a percentage, 0 to 100", 0, 100), _integer_schema(0, 100)]
Score = Annotated[int, _number("a score from 1 to 5", 1, 5, "3"), _integer_schema(1, 5)]
Rank = Annotated[int, _number("a rank from 1 (the worst) to 9", 1, 9, "2"), _integer_schema(1, 9)]
Year = Annotated[int, _number("a year", 2000, 2100, "2027"), _integer_schema(2000, 2100)]


def _decimal(found: object) -> float:
    text = as_text(found, "a number", "12.5")
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", text):
        raise wrong(text, "a number", "12.5")
    return float(text)


Number = Annotated[float, BeforeValidator(_decimal), WithJsonSchema({"type": "number"})]


@dataclass(frozen=True, slots=True)
class Span:
    """Whole numbers from `low` to `high`, both included; `high` None has no end."""

    low: int
    high: int | None

    def __str__(self) -> str:
        return f"{self.low}+" if self.high is None else f"{self.low}-{self.high}"


def span(found: object) -> Span:
    """Read `100-299`, `300+` or a single number."""
    example = "100-299, or 300+ for 300 and more"
    text = as_text(found, "a range of numbers", example).replace("–", "-")
    match = re.fullmatch(r"([0-9]{1,9})(?:\s*(\+)|\s*-\s*([0-9]{1,9}))?", text)
    if not match:
        raise wrong(text, "a range of numbers", example)
    low = int(match[1])
    high = None if match[2] else int(match[3] or match[1])
    if high is not None and high < low:
        raise wrong(text, "a range from a smaller to a larger number", f"{high}-{low}")
    return Span(low, high)


_as_written = PlainSerializer(str, return_type=str)
NumberSpan = Annotated[
    Span,
    BeforeValidator(span),
    _as_written,
    WithJsonSchema(
        {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^[0-9]+(\+| *- *[0-9]+)?$"}]}
    ),
]


# Time

_MINUTES: Final = {"m": 1, "h": 60, "d": 1440, "bh": 60, "bd": 480}
_LONGEST: Final = 366 * 1440


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: `amount` of `unit` (m, h, d; bh and bd are working hours and days)."""

    amount: int
    unit: str

    @property
    def working(self) -> bool:
        """Whether it only runs inside opening hours."""
        return self.unit.startswith("b")

    @property
    def minutes(self) -> int:
        """Its length in minutes; a working day counts eight hours."""
        return self.amount * _MINUTES[self.unit]

    @property
    def days(self) -> int:
        """Its length in whole days."""
        return self.minutes // 1440

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"


def duration(found: object) -> Duration:
    """Read `15m`, `2h`, `1d`, or working time `4bh`, `2bd`."""
    example = "15m, 2h or 1d (4bh and 2bd for working hours and days)"
    text = as_text(found, "a length of time", example)
    match = re.fullmatch(r"([0-9]{1,6})(m|h|d|bh|bd)", text)
    if not match:
        raise wrong(text, "a length of time", example)
    read = Duration(int(match[1]), match[2])
    if read.minutes > _LONGEST:
        raise wrong(text, "a length of time of at most 365 days", "365d")
    return read


def minute_mark(found: object) -> Duration:
    """Read the minute of an exercise: `5m`, or just `5`."""
    if isinstance(found, str) and re.fullmatch(r"[0-9]{1,4}", found.strip()):
        return Duration(int(found), "m")
    return duration(found)


_duration_schema = {
    "type": "string",
    "pattern": "^[0-9]+(m|h|d|bh|bd)$",
    "examples": ["15m", "2h", "1d", "4bh"],
}
Length = Annotated[Duration, BeforeValidator(duration), _as_written, WithJsonSchema(_duration_schema)]
MinuteMark = Annotated[
    Duration,
    BeforeValidator(minute_mark),
    _as_written,
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, _duration_schema]}),
]


def _day(found: object) -> date:
    text = as_text(found, "a date", "2026-11-20")
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        read = date.fromisoformat(text)
        if not 1900 <= read.year < 2200:
            raise ValueError  # later sums of days would leave the calendar
        return read
    except ValueError:
        raise wrong(text, "a date of the calendar", "2026-11-20 (year-month-day)") from None


_day_schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "examples": ["2026-11-20"]}
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema(_day_schema)]


def _day_or_permanent(found: object) -> date | None:
    return None if found == "permanent" else _day(found)


EndDay = Annotated[
    date | None,
    BeforeValidator(_day_or_permanent),
    PlainSerializer(lambda end: end.isoformat() if end else "permanent", return_type=str),
    WithJsonSchema({"anyOf": [_day_schema, {"const": "permanent"}]}),
]


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours of one day, from `opens` to `closes`; `24:00` is the end of the day (None)."""

    opens: time
    closes: time | None

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes.strftime('%H:%M') if self.closes else '24:00'}"


def hours(found: object) -> Hours:
    """Read `09:00-17:00`."""
    example = '"09:00-17:00"'
    text = as_text(found, "opening hours", example).replace("–", "-")
    match = re.fullmatch(
        r"([01]\d|2[0-3]):([0-5]\d)\s*-\s*(?:([01]\d|2[0-3]):([0-5]\d)|24:00)", text, re.ASCII
    )
    if not match:
        raise wrong(text, "opening hours", example)
    opens = time(int(match[1]), int(match[2]))
    closes = time(int(match[3]), int(match[4])) if match[3] else None
    if closes is not None and closes <= opens:
        raise wrong(
            text, "opening hours that end after they begin", "22:00-24:00 and 00:00-06:00 the next day"
        )
    return Hours(opens, closes)


OpeningHours = Annotated[
    Hours,
    BeforeValidator(hours),
    _as_written,
    WithJsonSchema({"type": "string", "pattern": r"^\d\d:\d\d *- *\d\d:\d\d$", "examples": ["09:00-17:00"]}),
]


def _zone(found: object) -> str:
    text = as_text(found, "a time zone", "Europe/Warsaw")
    try:
        ZoneInfo(text)
    except (ValueError, OSError, LookupError):
        raise wrong(text, "a time zone we know", "Europe/Warsaw, Asia/Jerusalem or Africa/Cairo") from None
    return text


Zone = Annotated[
    str, BeforeValidator(_zone), WithJsonSchema({"type": "string", "examples": ["Europe/Warsaw"]})
]


# Choices


def _yes_no(found: object) -> bool:
    text = as_text(found, "yes or no", "yes")
    if text.lower() in ("yes", "true", "on"):
        return True
    if text.lower() in ("no", "false", "off"):
        return False
    raise wrong(text, "yes or no", "yes")


YesNo = Annotated[
    bool,
    BeforeValidator(_yes_no),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]}),
]


def language_code(spelling: str) -> str:
    """Our code for a language however it is spelled: `he`, `he-IL`, `he_IL`, `iw` are one; else nothing."""
    if not re.fullmatch(r"[A-Za-z]{2}([-_][A-Za-z]{2})?", spelling):
        return ""
    code = spelling[:2].lower()
    code = "he" if code == "iw" else code
    return code if code in LANGUAGES else ""


def _language(found: object) -> str:
    text = as_text(found, "a language", "en")
    code = language_code(text)
    if not code:
        raise wrong(text, "one of our languages", "en, ar, he, el or pl")
    return code


Lang = Annotated[str, BeforeValidator(_language), WithJsonSchema({"enum": list(LANGUAGES)})]


def one_or_many(found: object) -> object:
    """A single value where a list may stand is a list of one: editors need not remember the dash."""
    return [found] if isinstance(found, str) else found


_many = BeforeValidator(one_or_many)


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """Marks a list for which a single value may stand, in the record and in its schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """How it is read."""
        return core_schema.no_info_before_validator_function(one_or_many, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """What an editor sees."""
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


def many_schema(item: dict[str, Any]) -> WithJsonSchema:
    """The schema of a field that takes one value or a list of them."""
    return WithJsonSchema({"anyOf": [item, {"type": "array", "items": item}]})


# References


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a field that names other documents or items. No kinds: any, written `kind:id`."""

    kinds: tuple[str, ...]
    or_text: bool = False
    or_word: str = ""

    @property
    def words(self) -> str:
        """What the field names, in words: `role` or `channel or role`."""
        return " or ".join(self.kinds) or "document"


def _reference(found: object) -> str:
    text = as_text(found, "a name of another document", "head-of-comms")
    if not re.fullmatch(r"(?:[a-z][a-z-]*:)?[^\s:#]+(?:#[^\s:#]+)?", text):
        raise wrong(text, "an id, which has no spaces", "head-of-comms")
    return text


def _full_reference(found: object) -> str:
    text = as_text(found, "a reference", "play:refund")
    if not re.fullmatch(r"[a-z][a-z-]*:[^\s:#]+(?:#[^\s:#]+)?", text):
        raise wrong(text, "a kind and an id", "play:refund or severity:sev1")
    return text


_read = BeforeValidator(_reference)


def _name_schema(kinds: tuple[str, ...]) -> dict[str, Any]:
    """What an editor sees; `x-refers-to` is where a playbook's own ids are put in."""
    return {"type": "string", "pattern": r"^\S+$", "x-refers-to": list(kinds)}


def _naming(*kinds: str) -> WithJsonSchema:
    return WithJsonSchema(_name_schema(kinds))


def _namings(*kinds: str) -> WithJsonSchema:
    return many_schema(_name_schema(kinds))


RoleRef = Annotated[str, _read, RefTo(("role",)), _naming("role")]
RoleRefs = Annotated[tuple[RoleRef, ...], _many, _namings("role")]
SeverityRef = Annotated[str, _read, RefTo(("severity",)), _naming("severity")]
SeverityRefs = Annotated[tuple[SeverityRef, ...], _many, _namings("severity")]
FamilyRef = Annotated[str, _read, RefTo(("family",)), _naming("family")]
FamilyRefs = Annotated[tuple[FamilyRef, ...], _many, _namings("family")]
ChannelRef = Annotated[str, _read, RefTo(("channel",)), _naming("channel")]
ChannelRefs = Annotated[tuple[ChannelRef, ...], _many, _namings("channel")]
AnyChannelRefs = Annotated[
    tuple[Annotated[str, _read, RefTo(("channel",), or_word="any"), _naming("channel")], ...],
    _many,
    many_schema({"anyOf": [{"const": "any"}, _name_schema(("channel",))]}),
]
CalendarRef = Annotated[str, _read, RefTo(("calendar",)), _naming("calendar")]
PlayRef = Annotated[str, _read, RefTo(("play",)), _naming("play")]
PlayRefs = Annotated[tuple[PlayRef, ...], _many, _namings("play")]
StatementRef = Annotated[str, _read, RefTo(("statement",)), _naming("statement")]
HandoffRef = Annotated[str, _read, RefTo(("handoff",)), _naming("handoff")]
TriageRef = Annotated[str, _read, RefTo(("triage",)), _naming("triage")]
TriageRefs = Annotated[tuple[TriageRef, ...], _many, _namings("triage")]
IssueRef = Annotated[str, _read, RefTo(("issue",)), _naming("issue")]
IssueRefs = Annotated[tuple[IssueRef, ...], _many, _namings("issue")]
IncidentRef = Annotated[str, _read, RefTo(("incident",)), _naming("incident")]
ScenarioRef = Annotated[str, _read, RefTo(("scenario",)), _naming("scenario")]
GoalRef = Annotated[str, _read, RefTo(("goals",)), _naming("goals")]
GoalRefs = Annotated[tuple[GoalRef, ...], _many, _namings("goals")]
ServedRefs = Annotated[
    tuple[Annotated[str, _read, RefTo(("goals", "initiative")), _naming("goals", "initiative")], ...],
    _many,
    _namings("goals", "initiative"),
]
StakeholderRefs = Annotated[
    tuple[Annotated[str, _read, RefTo(("stakeholder",)), _naming("stakeholder")], ...],
    _many,
    _namings("stakeholder"),
]
ReadinessRef = Annotated[str, _read, RefTo(("readiness",)), _naming("readiness")]
PersonRef = Annotated[str, _read, RefTo(("person",)), _naming("person")]
PersonRefs = Annotated[tuple[PersonRef, ...], _many, _namings("person")]
PlaceRef = Annotated[str, _read, RefTo(("channel", "role")), _naming("channel", "role")]
AnyRef = Annotated[str, BeforeValidator(_full_reference), RefTo(()), _naming()]
AnyRefs = Annotated[tuple[AnyRef, ...], _many, _namings()]
Deed = Annotated[str, _line(600), _text_schema(600), RefTo((), or_text=True), Words(600)]
Lines = Annotated[tuple[Line, ...], _many, many_schema({"type": "string"})]
Texts = Annotated[tuple[Text, ...], _many, many_schema({"type": "string"})]
Digits = Literal["european", "arabic-indic"]
Langs = Annotated[tuple[Lang, ...], _many, many_schema({"enum": list(LANGUAGES)})]


def _id(found: object) -> str:
    text = as_text(found, "an id", "late-parcels")
    if not ID.fullmatch(text):
        raise wrong(text, "an id (small letters a to z, digits, single hyphens between)", "late-parcels")
    if len(text) > 48:
        raise wrong(text, "an id of at most 48 characters", text[:48].rstrip("-"))
    return text


_id_schema = {"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": 48}
Id = Annotated[str, BeforeValidator(_id), WithJsonSchema(_id_schema)]
Ids = Annotated[tuple[Id, ...], _many, many_schema(_id_schema)]
