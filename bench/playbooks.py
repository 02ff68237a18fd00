"""Large playbooks by chance: a seed and a number of documents come in, a clean playbook goes out.

The starter playbook (or, below its size, the one `init` writes) is the core, so that every check has
something to do. Around it grow documents of about three kilobytes each.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from bench.sentences import Sentences

ROOT = Path(__file__).parent.parent
CONTENT = ("playbook", "roles", "scenarios")
TODAY = date(2026, 11, 20)
ABOUT = 3000  # bytes of a document
SHARES = {
    "scenario": 0.27,
    "facilitator": 0.27,
    "play": 0.14,
    "statement": 0.12,
    "issue": 0.10,
    "role": 0.06,
    "incident": 0.04,
}
"""What the documents are: nobody keeps thousands of roles, but drills grow with the years."""

Document = dict[str, Any]


def write(folder: Path, documents: int, seed: int = 1) -> int:
    """A playbook of so many documents of all shares, deterministic for a seed. Says how many bytes it has."""
    core = lay_core(folder, small=documents < 300)
    return grow(folder, counts(documents - core), seed)


def write_scenarios(folder: Path, scenarios: int, seed: int = 1) -> None:
    """A playbook of so many scenario pages, and the core they lean on."""
    lay_core(folder, small=False)
    found = len(list((folder / "scenarios").glob("*/scenario.yaml")))
    grow(folder, {"scenario": scenarios - found}, seed)


def lay_core(folder: Path, small: bool) -> int:
    """Write the core, and say how many documents it has."""
    home = ROOT / "generator" / "fresh" if small else ROOT
    for name in CONTENT:
        if (home / name).is_dir():
            shutil.copytree(home / name, folder / name, ignore=shutil.ignore_patterns("translations"))
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    for path in folder.rglob("*.yaml"):  # the one that `init` writes is reviewed when it is written
        path.write_text(path.read_text("utf-8").replace("reviewed_on: 2026-01-01", f"reviewed_on: {TODAY}"))
    book = folder / "playbook" / "playbook.yaml"
    book.write_text(re.sub(r"(?m)^languages: .*$", "languages: [en]", book.read_text("utf-8")))
    return sum(1 for name in CONTENT for _ in (folder / name).rglob("*.yaml"))


def counts(documents: int) -> dict[str, int]:
    """How many documents of each kind; what is lost by rounding becomes issues."""
    shared = {kind: int(documents * share) for kind, share in SHARES.items()}
    shared["facilitator"] = shared["scenario"]
    shared["issue"] += documents - sum(shared.values())
    return shared


def grow(folder: Path, wanted: Mapping[str, int], seed: int) -> int:
    """Write so many documents of each kind around a core."""
    maker = Maker(random.Random(seed), Core(folder), wanted)
    size = 0
    for kind, number in wanted.items():
        for place in range(number):
            path, document = maker.make(kind, place)
            text = in_yaml(document)
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
            size += len(text.encode())
    return size


class Core:
    """The names in a core that further documents may use, read from its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        playbook = self.read("playbook/playbook.yaml")
        self.families = [family["id"] for family in playbook["families"]]
        self.severities = [level["id"] for level in self.read("playbook/severities.yaml")["levels"]]
        self.roles = self.names("roles", "role")
        self.channels = self.names("playbook/channels", "channel")
        self.plays = [id for id in self.names("playbook/plays", "play") if self.for_everybody(id)]
        self.stakeholders = self.items("playbook/stakeholders.yaml", "list")
        self.people = self.codes()
        self.outside = [r for r in self.roles if self.department(r) not in playbook["comms_departments"]]

    def read(self, path: str) -> Document:
        read: Document = yaml.load((self.folder / path).read_text("utf-8"), yaml.CSafeLoader)
        return read

    def names(self, folder: str, kind: str) -> list[str]:
        """The ids of a kind, which are the names of its files."""
        paths = sorted((self.folder / folder).glob("*.yaml"))
        return [path.stem for path in paths if path.read_text("utf-8").startswith(f"kind: {kind}\n")]

    def for_everybody(self, play: str) -> bool:
        return "audience" not in self.read(f"playbook/plays/{play}.yaml")

    def items(self, path: str, field: str) -> list[str]:
        """The ids of a list in a document that may not be there."""
        return [item["id"] for item in self.read(path)[field]] if (self.folder / path).is_file() else []

    def codes(self) -> list[str]:
        """The people of the roster, or whoever the roles name."""
        if known := self.items("roles/roster.yaml", "people"):
            return known
        return sorted({code for role in self.roles for code in self.read(f"roles/{role}.yaml")["holders"]})

    def department(self, role: str) -> str:
        return str(self.read(f"roles/{role}.yaml").get("department"))


class Maker:
    """Makes documents that name each other and the core."""

    def __init__(self, chance: random.Random, core: Core, wanted: Mapping[str, int]) -> None:
        self.chance = chance
        self.core = core
        self.wanted = wanted
        self.texts = {name: Sentences(chance, name) for name in ("employee", "comms", "facilitator")}
        self.roles = core.roles
        self.plays = [f"play-{number}" for number in range(wanted.get("play", 0))] or core.plays
        self.statements = [f"statement-{number}" for number in range(wanted.get("statement", 0))]
        self.links = [f"play:{id}" for id in [*core.plays, *self.plays]] + [f"role:{id}" for id in core.roles]
        self.makers: dict[str, Callable[[int], Document]] = {
            "scenario": self.scenario,
            "facilitator": self.facilitator,
            "play": self.play,
            "statement": self.statement,
            "issue": self.issue,
            "role": self.role,
            "incident": self.incident,
        }

    def make(self, kind: str, number: int) -> tuple[str, Document]:
        """The path and the content of one document, grown to about the size they all have."""
        document = self.makers[kind](number)
        readers = {"facilitator": "facilitator", "statement": "comms", "incident": "comms"}.get(
            kind, "employee"
        )
        field = {"scenario": "background", "incident": "what", "statement": "note"}.get(kind, "text")
        room = 2000 if field == "note" else 20_000
        about = self.chance.randint(int(ABOUT * 0.7), int(ABOUT * 1.5))
        while (missing := about - len(in_yaml(document).encode())) > 200:
            links = self.links if readers == "employee" else ()
            more = self.texts[readers].paragraphs(max(1, missing // 400), links)
            if len(document.get(field, "")) + len(more) > room:
                break
            document[field] = document[field] + "\n" + more if field in document else more
        return HOMES[kind].format(number), document

    def header(self, kind: str, number: int, readers: str) -> Document:
        text = self.texts[readers]
        return {
            "kind": kind,
            "id": f"{kind}-{number}",
            "title": text.title(number),
            "summary": text.summary(),
            "owner": self.any(self.roles),
            "reviewed_on": str(self.day()),
            "keywords": [text.noun() for _ in range(self.chance.randint(2, 6))],
        }

    def scenario(self, number: int) -> Document:
        core, text, some = self.core, self.texts["employee"], self.some
        worst = self.chance.randrange(len(core.severities) - 1)
        return self.header("scenario", number, "employee") | {
            "reviewed_on": str(TODAY),  # after all that it tests
            "format": self.any(("seminar", "workshop", "tabletop", "drill", "functional")),
            "crisis_type": self.any(("rumour", "data-leak", "service-outage", "misdeed", "tampering")),
            "family": self.any(core.families),
            "severity_from": core.severities[worst + 1],
            "severity_to": core.severities[worst],
            "duration": f"{self.chance.randrange(30, 240, 5)}m",
            **({"channels": some(core.channels, 2, 5)} if core.channels else {}),
            "languages": ["en"],
            "roles_playing": some(self.roles, 2, 7),
            "lead_role": self.any(self.roles),
            "stakeholders": core.stakeholders,
            "objectives": [
                {
                    "id": f"goal-{at}",
                    "statement": text.one() + "\n",
                    "tests": [f"play:{self.play_after(number, at)}"],
                }
                for at in range(3)
            ],
            "background": text.paragraphs(2, self.links),
            "briefing": text.paragraphs(1, self.links),
            "questions": [text.one() for _ in range(3)],
            "assumptions": [text.one() for _ in range(2)],
        }

    def facilitator(self, number: int) -> Document:
        text = self.texts["facilitator"]
        return {
            "kind": "facilitator",
            "id": f"scenario-{number}",
            "scenario": f"scenario-{number}",
            "owner": self.any(self.roles),
            "reviewed_on": str(self.day()),
            "text": text.paragraphs(1),
            "injects": [self.inject(at) for at in range(self.chance.randint(3, 6))],
            "evaluation": [{"objective": f"goal-{at}", "target": text.one()} for at in range(3)],
            "hotwash_minutes": "20",
            "hotwash_questions": [text.one() for _ in range(2)],
            "materials": [text.noun() for _ in range(3)],
        }

    def inject(self, at: int) -> Document:
        text = self.texts["facilitator"]
        expected: Document = {
            "by": self.any(self.roles),
            "does": f"play:{self.any(self.plays)}",
            "within": f"{self.chance.randrange(5, 30, 5)}m",
            "severity": self.any(self.core.severities),
        }
        return {
            "id": f"event-{at}",
            "at": f"{at * 5}m",
            "type": "key",
            "from": text.title(at),
            "to": self.any(self.roles),
            "content": text.paragraph() + "\n",
            "objective": f"goal-{at % 3}",
            "expected": [expected],
            "controller": text.one(),
        }

    def play(self, number: int) -> Document:
        text = self.texts["employee"]
        steps: list[Document] = [
            {"id": f"step-{at}", "do": text.one() + " " + text.one() + "\n", "by": self.any(self.roles)}
            | {"within": f"{self.chance.randrange(5, 120, 5)}m"}
            for at in range(self.chance.randint(3, 6))
        ]
        steps[0] |= {"action": "acknowledge", "completes": "acknowledge"}
        steps[1] |= {"action": "explain", "by": self.any(self.core.outside)}
        if self.statements:
            steps[1]["statement"] = self.statements[number % len(self.statements)]
        done, ending = self.chance.choice((("fix", "fixed"), ("refund", "refunded"), ("fix", "explained")))
        steps[-1] |= {"action": done, "completes": "resolve", "by": self.any(self.core.outside)}
        return self.header("play", number, "employee") | {
            "for": text.summary(),
            "text": text.paragraphs(1, self.links),
            "steps": steps,
            "do_not": [text.one() for _ in range(3)],
            "ends_with": ending,
            "ends_because": text.one(),
        }

    def statement(self, number: int) -> Document:
        text = self.texts["comms"]
        parts = (
            "acknowledge",
            "empathy",
            "known",
            "unknown",
            "doing",
            "asked_of_you",
            "next_update",
            "where",
        )
        said = {part: f"{text.one()}\n" for part in parts}
        said["known"] = f"What we know: {{{{known_so_far}}}}. {said['known']}"
        means = {"means": text.one(), "example": text.noun(), "filled_by": self.any(self.roles)}
        first = number == 0  # serves every crisis, so that the smallest core lacks nothing either
        approved = [{"role": self.roles[-1], "on": str(self.day())}]
        return self.header("statement", number, "comms") | {
            "type": "holding" if first else self.any(("update", "correction", "apology", "closing")),
            "phase": self.any(("initial", "maintenance", "resolution")),
            "families": self.core.families if first else self.some(self.core.families, 1, 3),
            "severities": self.core.severities if first else self.some(self.core.severities, 1, 2),
            "for": text.summary(),
            "parts": said,
            "blanks": {"known_so_far": means},
            "register": "official",
            "signoff": "none",
            "next_update_within": "30m",
            "approved_by": approved,
            "valid_for": "365d",
        }

    def issue(self, number: int) -> Document:
        text = self.texts["employee"]
        return self.header("issue", number, "employee") | {
            "status": "fixing",
            "rank": str(100 + number),
            "complaint": text.paragraph() + "\n",
            "text": text.paragraphs(1, self.links),
            "per_month": str(self.chance.randint(1, 900)),
            "raised_by": self.any(("customers", "staff", "press")),
            "raised_on": str(self.day() - timedelta(100)),
            "decided_on": str(self.day() - timedelta(80)),
            "decide_within": "60d",
            "where": text.one(),
            "fix_owner": self.any(self.core.outside),
            "fix_due": str(TODAY + timedelta(self.chance.randint(30, 300))),
            "what_we_did": text.paragraphs(1, self.links),
            "play": self.any(self.plays),
            "public_explanation_url": f"https://www.example.com/help/{number}",
        }

    def role(self, number: int) -> Document:
        text, people = self.texts["employee"], self.some(self.core.people, 2, 2)
        directory = f"directory/role-{number}"
        return self.header("role", number, "employee") | {
            "function": self.any(("operations", "information", "planning", "listening")),
            "department": text.noun().capitalize(),
            "text": text.paragraphs(2, self.links),
            "desk": {"chat": f"#role-{number}", "mail": f"role-{number}@company.example"},
            "holders": people[:1],
            "deputies": people[1:],
            "minutes_per_day": "60",
            "time_basis": "measured",
            "measured_on": str(self.day()),
            "languages": ["en"],
            "contacts": [{"method": how, "reference": f"{directory}/{how}"} for how in ("phone", "sms")],
        }

    def incident(self, number: int) -> Document:
        text = self.texts["comms"]
        return self.header("incident", number, "comms") | {
            "whose": "industry",
            "when": f"spring {self.chance.randint(2015, 2026)}",
            "crisis_type": self.any(("rumour", "data-leak", "service-outage", "misdeed", "tampering")),
            "family": self.any(self.core.families),
            "what": text.paragraphs(2),
            "did_well": text.paragraphs(1),
            "did_badly": text.paragraphs(1),
            "how_we_would_do_better": text.paragraphs(1),
            "no_scenario_because": text.one(),
        }

    # By chance

    def any(self, these: Any) -> str:
        return str(self.chance.choice(these))

    def some(self, these: list[str], least: int, most: int) -> list[str]:
        return self.chance.sample(these, min(len(these), self.chance.randint(least, most)))

    def day(self) -> date:
        return TODAY - timedelta(self.chance.randint(1, 60))

    def play_after(self, number: int, at: int) -> str:
        """In turn, so that something leads to every play."""
        return self.plays[(number * 3 + at) % len(self.plays)]


HOMES = {
    "scenario": "scenarios/scenario-{}/scenario.yaml",
    "facilitator": "scenarios/scenario-{}/facilitator.yaml",
    "play": "playbook/plays/play-{}.yaml",
    "statement": "playbook/statements/statement-{}.yaml",
    "issue": "playbook/issues/issue-{}.yaml",
    "role": "roles/role-{}.yaml",
    "incident": "playbook/incidents/incident-{}.yaml",
}
BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,@/()'-]*")
TYPED = re.compile(r"true|false|null|yes|no|on|off", re.IGNORECASE)


def in_yaml(document: Document) -> str:
    """A document as a person would write it: prose in blocks, short lists in brackets."""
    return "\n".join(_fields(document, "")) + "\n"


def _fields(group: Document, indent: str) -> Iterator[str]:
    for name, value in group.items():
        if isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from _fields(value, indent + "  ")
        elif isinstance(value, list) and value and (isinstance(value[0], dict) or len(value[0]) > 30):
            yield f"{indent}{name}:"
            for member in value:
                yield from _entry(member, indent + "  ")
        elif isinstance(value, str) and "\n" in value:
            yield f"{indent}{name}: |"
            yield from (f"{indent}  {line}" if line else "" for line in value.rstrip("\n").split("\n"))
        else:
            yield f"{indent}{name}: {_short(value)}"


def _entry(member: Document | str, indent: str) -> Iterator[str]:
    if isinstance(member, str):
        yield f"{indent}- {_short(member)}"
        return
    first, *rest = _fields(member, indent + "  ")
    yield f"{indent}- {first.strip()}"
    yield from rest


def _short(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_short, value))}]"
    bare = BARE.fullmatch(value) and not value.endswith(" ") and not TYPED.fullmatch(value)
    return value if bare else json.dumps(value, ensure_ascii=False)
