"""Arriving: units that came back from translators come in; what is taken over, and what is told, goes out.

Nothing that is newer here is overwritten, nothing wrong is taken in, and a text made from a former sentence
of the source stays out of date.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.handbook import Handbook, Passage, Translation
from generator.marked import marked
from generator.source.characters import hidden
from generator.suggest import listed
from generator.translations.layout import same, unwrapped
from generator.translations.overlay import source_path
from generator.translations.units import Fault, Opened, Unit, name_of
from generator.wording import SPOKEN, fingerprint

_blank = re.compile(r"\{\{\s*([^{}\n]*?)\s*\}\}")
_link = re.compile(r"\[\[\s*([^\[\]|\n]*?)\s*(?:\|[^\[\]]*)?\]\]")

TAKEN: Final = "taken"
CONFIRMED: Final = "confirmed"
LATE: Final = "late"
UNSURE: Final = "unsure"
GONE: Final = "gone"
NEWER: Final = "newer"
EMPTY: Final = "empty"
"""What can become of a unit: its text is taken over; it stands as it was and is up to date; it is taken over,
but its source has changed since; its translator is not sure of it; there is no such text any more; the text
here was changed meanwhile and stays; nobody has translated it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one unit."""

    what: str
    name: str
    line: int


@dataclass(slots=True)
class Arrived:
    """What a file that came back changes: texts by document and field, fingerprints by path and field.

    An empty fingerprint is one to forget. `remarks` are units whose translator has something to say. With
    faults nothing is changed.
    """

    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    remarks: list[Unit] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def wrong_languages(opened: Opened, handbook: Handbook) -> str:
    """Why a file is not for this playbook, judging by its languages; else nothing."""
    source, others = handbook.source_language, list(handbook.translations)
    language = opened.language.replace("_", "-").partition("-")[0].lower()
    if language not in others:
        known = listed(others, "or") or "no language, since `languages:` names only one"
        named = (
            f"translates into '{opened.language}'"
            if opened.language
            else "does not say into which language it translates"
        )
        return f"this file {named}; the playbook is translated into {known}"
    given = opened.source_language.replace("_", "-").partition("-")[0].lower()
    if given and given != source:
        return f"this file translates from '{opened.source_language}'; the playbook is written in '{source}'"
    return ""


def arrived(
    units: Sequence[Unit], whole: Mapping[str, Translation], memory: Mapping[tuple[str, str], str]
) -> Arrived:
    """What becomes of every unit, given the translations of its language by `kind:id`."""
    known = {
        name_of(one.document, passage.wording): (one, passage)
        for one in whole.values()
        for passage in one.passages
    }
    moved = {
        (_shape(name), passage.wording.fingerprint): (one, passage) for name, (one, passage) in known.items()
    }
    made = Arrived(remarks=[unit for unit in units if unit.remark])
    seen: Counter[str] = Counter()
    for unit in units:
        seen[unit.name] += 1
        mark, there = fingerprint(unit.source), known.get(unit.name)
        if there is None or there[1].wording.fingerprint != mark:
            there = moved.get((_shape(unit.name), mark), there)  # a list has got another line meanwhile
        if there is None:
            made.told.append(Told(GONE, unit.name, unit.line))
        elif seen[unit.name] > 1:
            made.faults.append(Fault(unit.line, f"{unit.name} is in this file twice; keep one"))
        else:
            _take(made, unit, *there, memory)
    return made


def _shape(name: str) -> str:
    """A name without the places in lists."""
    return re.sub(r"(?<=[.])\d+(?=[.]|$)", "*", name)


def _take(
    made: Arrived, unit: Unit, one: Translation, passage: Passage, memory: Mapping[tuple[str, str], str]
) -> None:
    at = source_path(one.document), passage.wording.name
    target = unwrapped(unit.target.replace("\r\n", "\n").replace("\t", " ").strip())
    what = _became(unit, target, passage)
    if what == TAKEN and (faults := list(_faults(unit, target, one, passage))):
        made.faults += faults
        return
    mark = fingerprint(unit.source)
    late = mark != passage.wording.fingerprint
    if what == TAKEN:
        made.texts.setdefault(one.document.ref, {})[passage.wording.name] = target
        made.marks[at] = "" if unit.ready is False else mark
        what = UNSURE if unit.ready is False else LATE if late else TAKEN
    elif what == CONFIRMED and memory.get(at) != mark:
        made.marks[at] = mark
        what = LATE if late else CONFIRMED
    elif what == UNSURE and passage.current:
        made.marks[at] = ""
    elif what in (CONFIRMED, UNSURE):
        return
    if what:
        made.told.append(Told(what, unit.name, unit.line))


def _became(unit: Unit, target: str, passage: Passage) -> str:
    if not target:
        return EMPTY if passage.text is None else ""
    if passage.text is None:
        return TAKEN
    if same(target, passage.text):
        return "" if unit.ready is None else CONFIRMED if unit.ready else UNSURE
    if unit.before and unit.before != fingerprint(passage.text):
        return "" if unit.before == fingerprint(target) else NEWER
    return TAKEN


# What is not taken in


def _faults(unit: Unit, target: str, one: Translation, passage: Passage) -> Iterator[Fault]:
    for what, pattern in (("the blank {{%s}}", _blank), ("the link [[%s]]", _link)):
        there, here = Counter(pattern.findall(passage.wording.text)), Counter(pattern.findall(target))
        for name in there - here:
            yield Fault(unit.line, f"{unit.name} has lost {what % name}")
        for name in here - there:
            yield Fault(unit.line, f"{unit.name} has {what % name}, {_once_more(there[name])}")
    limit = next(
        mark.limit for route, _, mark in marked(one.document.record, SPOKEN) if route == passage.wording.route
    )
    if len(target) > limit:
        yield Fault(unit.line, f"{unit.name} has {len(target)} characters, at most {limit} fit there")
    if found := hidden.search(target.replace("\n", "")):
        code = f"U+{ord(found[0]):04X}"
        yield Fault(unit.line, f"{unit.name} holds an invisible character ({code}); take it out")


def _once_more(number: int) -> str:
    return "more often than its source" if number else "which its source does not have"
