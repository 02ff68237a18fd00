"""Follow: the names in a document come in, links to what they name go out, and findings for the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.finding import Finding, Place, Related, Severity
from generator.handbook import Document, Link, Target, items
from generator.kinds import ITEM_KINDS, KINDS
from generator.kinds.facilitator import Facilitator
from generator.kinds.record import Record
from generator.kinds.scenario import Scenario
from generator.kinds.triage import Input, Triage
from generator.marked import POINTERS, marked, marked_as_typed
from generator.source import Lines, Route
from generator.suggest import an, did_you_mean, listed, nearest
from generator.values import RefTo, quoted

PROSE_LINK: Final = re.compile(r"\[\[([^\[\]|\n]{1,120})(?:\|([^\[\]\n]{1,200}))?\]\]")
"""A link in prose: [[play:refund]] or [[play:refund|the words to show]]."""

TORN: Final = re.compile(r"(?<![`\[])\[{1,2}([a-z][a-z-]*:[^\s\[\]|`]*[\w])(?:\|[^\[\]\n]*)?\]{0,2}(?![\w(])")
"""What is left of a link that lost a bracket: [[play:refund]."""

MOST: Final = 100
"""Nobody mends more than so many names in one file before looking again."""

CODE: Final = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,}).*?(?:^[ ]{0,3}(?P=fence)|\Z)|(?P<ticks>`+).+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
"""What a Markdown page shows as it stands: an example of a link is none."""

COMPARISONS: Final = 30_000
"""Looking for the nearest name takes a moment for each there is; a playbook in pieces is told without."""

NAME: Final = re.compile(r"(?:[a-z][a-z-]*:)?[^\s:#]+(?:#[^\s:#]+)?")
"""What a reference looks like; anything else is told by the shape of the document."""

Kinds = tuple[str, ...]


def reference_unknown(
    document: Document[Record], place: Place, message: str, help: str, related: tuple[Related, ...] = ()
) -> Finding:
    """A document names another one that does not exist.

    A chain that names a role nobody defined alerts nobody. The nearest existing id is suggested. A name that
    is lost at more than a few places is told once, with all of them: then it is the document that is gone.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        owner: head-of-coms
        holders: [p-001]
        reviewed_on: 2026-11-01

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        owner: press-officer
        holders: [p-001]
        reviewed_on: 2026-11-01
    """
    return Finding("reference-unknown", Severity.ERROR, message, place, help, related, document.ref)


@dataclass(frozen=True, slots=True)
class Names:
    """Every name that may be used: those of documents and items, of broken documents, and former ones.

    `missing` are the kinds of which the playbook needs a file and has none.
    """

    index: Mapping[str, Target]
    broken: frozenset[tuple[str, str]]
    former: Mapping[str, Target]
    missing: frozenset[str] = frozenset()
    _near: dict[tuple[str, Kinds], Target | None] = field(default_factory=dict)
    _named: dict[str, dict[str, Target]] = field(default_factory=dict)
    _compared: Counter[str] = field(default_factory=Counter)

    def find(self, text: str, kinds: Kinds) -> Target | None:
        """What a name leads to, if that is of one of these kinds; of any, if none is given."""
        if ":" not in text:
            return next((t for kind in kinds if (t := self._at(f"{kind}:{text}", kind))), None)
        kind = text.partition(":")[0]
        if not kinds:
            return self.index.get(full(text))
        return self._at(text, kind) if kind in kinds else None

    def _at(self, ref: str, kind: str) -> Target | None:
        found = self.index.get(full(ref))
        return found if found and (found.item is not None) == _is_item(kind) else None

    def excused(self, text: str, kinds: Kinds) -> bool:
        """Whether the name is that of a broken or missing file, or of a person where there is no roster."""
        if ":" in text:
            kind, _, name = text.partition(":")
            wanted = {(kind, name.partition("#")[0])}
        else:
            wanted = {(kind, text) for kind in kinds}
        if not wanted.isdisjoint(self.broken):
            return True
        holders = {ITEM_KINDS.get(kind, kind) for kind, _ in wanted}
        if not holders.isdisjoint(self.missing):
            return True
        if any(kind in holders and not KINDS[kind].collection for kind, _ in self.broken):
            return True
        return kinds == ("person",) and not self.named("roster")

    def near(self, name: str, kinds: Kinds) -> Target | None:
        """The target whose name is nearest to this one."""
        if (name, kinds) not in self._near:
            names = {known: target for kind in kinds for known, target in self.named(kind).items()}
            self._compared["times"] += len(names)
            found = nearest(name, names) if self._compared["times"] <= COMPARISONS else None
            self._near[name, kinds] = names[found] if found else None
        return self._near[name, kinds]

    def lists_nothing(self, kinds: Kinds) -> str:
        """The file that would list items of this kind, if nothing in it can be named; else no text."""
        home = KINDS.get(ITEM_KINDS.get(kinds[0], kinds[0])) if len(kinds) == 1 else None
        listed = home and not home.collection and _is_item(kinds[0])
        return home.home if home and listed and not self.named(kinds[0]) else ""

    def elsewhere(self, name: str, kinds: Kinds) -> str:
        """What a name means that is none of these kinds, in words; no text where it means nothing."""
        others = (k for k in KINDS.values() if k.collection and k.address and k.name not in kinds)
        return next((kind.words for kind in others if f"{kind.name}:{name}" in self.index), "")

    def named(self, kind: str) -> Mapping[str, Target]:
        """The targets of a kind by the names one would use for them."""
        if not self._named:
            for ref, target in self.index.items():
                home, _, name = ref.partition(":")
                if "#" not in name and (target.item is not None) == _is_item(home):
                    self._named.setdefault(home, {})[name] = target
        return self._named.get(ITEM_KINDS.get(kind, kind), {})


def _is_item(kind: str) -> bool:
    """Whether names of this kind are those of items: severity levels, goals, persons."""
    return kind in ITEM_KINDS or (kind in KINDS and not KINDS[kind].collection)


def full(ref: str) -> str:
    """The name as the index knows it: items named without their document get it."""
    kind, _, rest = ref.partition(":")
    return f"{ITEM_KINDS[kind]}:{rest}" if kind in ITEM_KINDS else ref


def former_names(documents: tuple[Document[Record], ...]) -> dict[str, Target]:
    """The names that documents and items had before."""
    found: dict[str, Target] = {}
    for document in documents:
        kind = document.kind.name
        found |= {f"{kind}:{old}": Target(document) for old in document.record.old_ids}
        for route, item in items(document.record):
            target = Target(document, item, route)
            for old in item.old_ids:
                found[f"{document.ref}#{old}"] = target
                if not document.kind.collection:
                    found[f"{kind}:{old}"] = target
    return found


def follow(document: Document[Record], names: Names) -> tuple[list[Link], list[Finding]]:
    """The links of a document, and what is said of its names that lead nowhere."""
    links: list[Link] = []
    lost: list[Finding] = []
    for route, text, what in marked(document.record, POINTERS):
        if isinstance(what, RefTo):
            _reference(document, route, text, what, names, links, lost)
        elif "[[" in text or "]]" in text:
            _prose(document, route, text, names, links, lost)
    lost += _local(document, names)
    return links, _the_first(document, lost)


def follow_unfit(document: Document[Record], names: Names) -> list[Finding]:
    """What is said of the names in a document that cannot be used yet, since some other value in it is wrong.

    So they are told in the same run. Its record is not asked, only what was typed.
    """
    links: list[Link] = []
    lost: list[Finding] = []
    for route, text, what in marked_as_typed(document.kind.record, document.source.data, POINTERS):
        if not isinstance(what, RefTo):
            _prose(document, route, text, names, links, lost)
        elif NAME.fullmatch(text) and not (what.kinds == () and ":" not in text):
            _reference(document, route, text, what, names, links, lost)
    return _the_first(document, lost)


def follow_by_hand(document: Document[Record], lines: Lines, names: Names) -> list[Finding]:
    """What is said of the links in a hand-written page that lead nowhere. `document` stands for the page."""
    lost: list[Finding] = []
    for name, start, end in pointers(lines.text):
        if names.find(name, ()) is None and not names.excused(name, ()):
            lost.append(_unknown(document, lines.place(start, end), name, (), names))
    rest = PROSE_LINK.sub(_blank, CODE.sub(_blank, lines.text))
    lost += _torn(document, lines.place, rest)
    return _the_first(document, lost)


def pointers(text: str) -> Iterator[tuple[str, int, int]]:
    """The links of a Markdown page: the full name, and where it stands. Code is left out."""
    for match in PROSE_LINK.finditer(CODE.sub(_blank, text)):
        yield match[1].strip(), *match.span(1)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _the_first(document: Document[Record], lost: list[Finding]) -> list[Finding]:
    """Of very many names that lead nowhere the first, and how many more there are."""
    if len(lost) <= MOST:
        return lost
    message = f"{len(lost) - MOST} more names in this file lead nowhere"
    rest = reference_unknown(document, document.place(), message, "Mend those above, then check again.")
    return [*lost[:MOST], rest]


def _reference(
    document: Document[Record],
    route: Route,
    text: str,
    to: RefTo,
    names: Names,
    links: list[Link],
    lost: list[Finding],
) -> None:
    if (text and text == to.or_word) or (to.or_text and not _is_reference(text)):
        return
    target = names.find(text, to.kinds)
    if target is not None:
        links.append(Link(document, route, target))
    elif not names.excused(text, to.kinds):
        lost.append(_unknown(document, document.place(*route), text, to.kinds, names))


def _is_reference(text: str) -> bool:
    kind, colon, rest = text.partition(":")
    return bool(colon) and kind in KINDS and bool(re.fullmatch(r"[^\s:]+", rest))


def _prose(
    document: Document[Record], route: Route, text: str, names: Names, links: list[Link], lost: list[Finding]
) -> None:
    for match in PROSE_LINK.finditer(text):
        name, (start, end) = match[1].strip(), match.span(1)
        target = names.find(name, ())
        if target is not None:
            links.append(Link(document, route, target, True, start, end - start))
        elif not names.excused(name, ()):
            place = document.text_place(route, start, end - start)
            lost.append(_unknown(document, place, name, (), names))
    rest = PROSE_LINK.sub(_blank, text)
    lost += _torn(document, lambda start, end: document.text_place(route, start, end - start), rest)


def _torn(document: Document[Record], place: Callable[[int, int], Place], text: str) -> Iterator[Finding]:
    """Links that lost a bracket, in a text without its whole links."""
    for match in TORN.finditer(text):
        if match[1].partition(":")[0] in (*KINDS, *ITEM_KINDS):
            message = f"the link `{match[0]}` lacks a bracket, so readers would see it as it stands"
            help = f"Write two brackets on each side: `[[{match[1]}]]`."
            yield reference_unknown(document, place(*match.span()), message, help)


# What is said of a name that leads nowhere


@dataclass(frozen=True, slots=True)
class _Lost:
    """A name that leads nowhere: what is said of it, the name that may be meant, and what to write else."""

    message: str
    near: Target | None
    help: str


def _unknown(document: Document[Record], place: Place, text: str, kinds: Kinds, names: Names) -> Finding:
    lost = _lost(text, kinds, names)
    new = next((t for ref in _refs(text, kinds) if (t := names.former.get(ref))), None)
    target = new or lost.near
    if target is None:
        return reference_unknown(document, place, lost.message, lost.help)
    shown = _shown(target, text, kinds)
    help = f"It is called '{shown}' now." if new else f"Did you mean '{shown}'?"
    related = (Related(target.document.place(*target.route, "id"), "this one"),)
    return reference_unknown(document, place, lost.message, help, related)


def _lost(text: str, kinds: Kinds, names: Names) -> _Lost:
    kind, _, name = text.rpartition(":")
    anything = "Write its kind and its id, such as play:refund."
    if not kind and not kinds:
        message = f"'{text}' does not say of what kind it is"
        return _Lost(message, names.near(name, tuple(KINDS)), anything)
    if kind and kind not in KINDS and kind not in ITEM_KINDS:
        message = f"there is no kind of document called '{kind}'"
        return _Lost(message, names.near(name, kinds or tuple(KINDS)), anything)
    if kind and kinds and kind not in kinds:
        message = f"{an(_either(kinds))} belongs here, and '{text}' names {an(_words(kind))}"
        return _Lost(message, names.near(name, kinds), f"Write the id of {an(_either(kinds))}.")
    if "#" in text and (holder := names.find(text.partition("#")[0], kinds)):
        item = text.partition("#")[2]
        if kinds and not any(_is_item(kind) for kind in kinds):
            message = f"{an(_either(kinds))} belongs here, not a part of one"
            return _Lost(message, holder, "Take away what stands behind the '#'.")
        message = f"{holder.document.called} has nothing called '{item}'"
        return _Lost(
            message, _item_near(holder.document, item), "Write the id of something that stands there."
        )
    wanted = (kind,) if kind else kinds
    if found := names.lists_nothing(wanted):
        return _Lost(f"there is no {found}, which lists {_several(wanted)}", None, "Write that file.")
    if not kind and (other := names.elsewhere(name, wanted)):
        message = f"{an(_either(wanted))} belongs here, and '{name}' is {an(other)}"
        return _Lost(message, names.near(name, wanted), f"Write the id of {an(_either(wanted))}.")
    message = f"there is no {_either(wanted)} called '{name}'"
    return _Lost(message, names.near(name, wanted), f"Write the id of {an(_either(wanted))} that exists.")


def _refs(text: str, kinds: Kinds) -> Iterator[str]:
    """The full names that a name may stand for."""
    return iter((text,)) if ":" in text else (f"{kind}:{text}" for kind in kinds or KINDS)


def _item_near(document: Document[Record], name: str) -> Target | None:
    known = {item.id: Target(document, item, route) for route, item in items(document.record)}
    found = nearest(name, known)
    return known[found] if found else None


def _shown(target: Target, text: str, kinds: Kinds) -> str:
    """How to write the name of a target where `text` stands now."""
    if "#" in text and target.item:
        return f"{text.partition('#')[0]}#{target.item.id}"
    name = target.item.id if target.item else target.document.id
    if kinds:
        return name
    home = target.document.kind.name
    short = {home: kind for kind, home in ITEM_KINDS.items()}
    return f"{short.get(home, home) if target.item else home}:{name}"


def _either(kinds: Kinds) -> str:
    return " or ".join(_words(kind) for kind in kinds)


def _several(kinds: Kinds) -> str:
    one = _either(kinds)
    return f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"


def _words(kind: str) -> str:
    own = {"severity": "severity", "goals": "goal", "readiness": "readiness question", "calendar": "calendar"}
    return own.get(kind) or (KINDS[kind].words if kind in KINDS and KINDS[kind].collection else kind)


# Names that only hold inside a document


def _local(document: Document[Record], names: Names) -> Iterator[Finding]:
    record = document.record
    if record.replaced_by and names.find(record.replaced_by, (document.kind.name,)) is None:
        yield from _successor(document, record.replaced_by, names)
    if isinstance(record, Triage):
        for i, rule in enumerate(record.rules):
            yield from _answers(document, ("rules", i, "when"), rule.when, record)
    elif isinstance(record, Facilitator):
        yield from _script(document, record, names)


def _successor(document: Document[Record], id: str, names: Names) -> Iterator[Finding]:
    kind = document.kind.name
    if document.kind.collection and not names.excused(id, (kind,)):
        yield _unknown(document, document.place("replaced_by"), id, (kind,), names)


def _script(document: Document[Record], record: Facilitator, names: Names) -> Iterator[Finding]:
    target = names.find(record.scenario, ("scenario",))
    scenario = target.document.record if target else None
    goals = [o.id for o in scenario.objectives] if isinstance(scenario, Scenario) else None
    events = [inject.id for inject in record.injects]
    for i, inject in enumerate(record.injects):
        for j, goal in enumerate(inject.objectives if goals is not None else ()):
            yield from _known(document, ("injects", i, "objective", j), goal, goals or [], "objective")
        if inject.if_not:
            yield from _known(document, ("injects", i, "if_not"), inject.if_not, events, "event")
        if inject.situation and (table := names.find(inject.situation.triage, ("triage",))):
            route = ("injects", i, "situation", "answers")
            if isinstance(table.document.record, Triage):
                yield from _answers(document, route, inject.situation.answers, table.document.record)
    for i, guide in enumerate(record.evaluation if goals is not None else ()):
        yield from _known(document, ("evaluation", i, "objective"), guide.objective, goals or [], "objective")


def _known(
    document: Document[Record], route: Route, name: str, known: list[str], what: str
) -> Iterator[Finding]:
    if name not in known:
        help = did_you_mean(name, known, f"Write the id of {an(what)} that exists.")
        yield reference_unknown(document, document.place(*route), f"there is no {what} called '{name}'", help)


def _answers(
    document: Document[Record], route: Route, answers: Mapping[str, tuple[str, ...]], table: Triage
) -> Iterator[Finding]:
    inputs = {question.id: question for question in table.inputs}
    for name, cells in answers.items():
        question = inputs.get(name)
        place = document.source.place((*route, name), key=True)
        if question is None:
            help = did_you_mean(name, inputs, f"The questions are {listed(inputs)}.")
            yield reference_unknown(document, place, f"there is no question called {quoted(name)}", help)
        else:
            known = [value.id for value in question.values]
            for at, cell in enumerate(cells):
                if help := _unlike(cell, question, known):
                    message = f"'{cell}' is not an answer to {quoted(question.question)}"
                    yield reference_unknown(document, document.place(*route, name, at), message, help)


def _unlike(cell: str, question: Input, known: list[str]) -> str:
    """What to write instead of an answer that there is not; empty where there is it."""
    if cell == "any" or cell in known or not (known or question.range):
        return ""
    if known:
        return did_you_mean(cell, known, f"The answers are {listed(known)}.")
    number = re.fullmatch(r"([0-9]{1,9})(\+|-([0-9]{1,9}))?", cell)
    sound = number and int(number[3] or number[1]) >= int(number[1])
    return "" if sound else "It takes numbers: 100-299, or 300+ for 300 and more."
