"""Editing: a file of translations and what is to change in it come in, pieces to put in and take out go out.

The text is changed where it must be and nowhere else, so every comment, blank line and habit of whoever wrote
it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.source import Data, Route, Source, value_at
from generator.translations.layout import WIDTH, Laid, in_quotes, laid, wrapped
from generator.translations.tree import Branch, Step, Twig, member

TO_DO: Final = "# to translate:"
_to_do = re.compile(r"(?:^[ ]*# to translate:.*\n(?:^[ ]*#(?:   .*)?\n)*)\Z", re.MULTILINE)
_plain_key = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a text and what takes its place."""

    start: int
    end: int
    text: str


def changed(text: str, changes: Iterable[Change]) -> str:
    """The text with all changes made; several at one place come in their order."""
    done, last = [], 0
    for change in sorted(changes, key=lambda one: one.start):
        done += [text[last : change.start], change.text]
        last = max(last, change.end)
    return "".join([*done, text[last:]])


# A new file


def written(head: Sequence[str], branch: Branch) -> str:
    """A whole file of translations: its first lines, then every text."""
    return "".join(f"{line}\n" for line in [*head, *_inside(branch, 0)])


# What is added


def added(source: Source, branch: Branch) -> Iterator[Change]:
    """Every text of the tree that the file has no field for yet."""
    yield from _Page(source).add(branch, source.data, (), ["kind", "id", "translation"])


# What is replaced


def replaced(source: Source, route: Route, twig: Twig) -> Iterator[Change]:
    """Another text at a route, in the way the text before was written; the note that asked for it goes."""
    page = _Page(source)
    start, end = page.span(route)
    column, taken = page.room(route)
    if page.flow(route[:-1]):
        yield Change(start, end, in_quotes(twig.text))
        return
    block = source.text[start : start + 1] == "|"
    wanted = block or (twig.block and not source.marks.typed(route).strip("\"'"))
    new = laid(twig.text, column, room=WIDTH - taken, prose=twig.prose, block=wanted)
    yield from page.without_note(route)
    head = source.text.find("\n", start, end)
    if block and head >= 0:
        if not new.body:  # the comment behind `|` stays behind the text
            yield Change(start, end, new.head + re.sub(r"^[|>][0-9+-]*", "", source.text[start:head]))
        else:
            yield Change(head, end, "".join(f"\n{line}" for line in new.body))
        return
    yield Change(start, end, new.head)
    if new.body:
        below = page.end_of_line(end)
        yield Change(below, below, "".join(f"\n{line}" for line in new.body))


def noted(source: Source, routes: Iterable[Route]) -> Iterator[Change]:
    """The notes that asked for a translation, of texts that have one now, to be taken out."""
    page = _Page(source)
    for route in routes:
        yield from page.without_note(route)


# What is taken out


def removed(source: Source, routes: Iterable[Route]) -> Iterator[Change]:
    """Texts to be taken out, and whatever is empty without them."""
    page = _Page(source)
    wholes = list(_wholes(source.data, (), frozenset(routes)))
    for route in wholes:
        yield from page.remove(route, frozenset(wholes))


def _wholes(data: Data, route: Route, gone: frozenset[Route]) -> Iterator[Route]:
    """The outermost routes that hold nothing but what is gone."""
    for step, inner in _parts(data):
        at = (*route, step)
        if at in gone or _emptied(inner, at, gone):
            yield at
        else:
            yield from _wholes(inner, at, gone)


def _parts(data: Data) -> list[tuple[Step, Data]]:
    if isinstance(data, dict):
        return list(data.items())
    return list(enumerate(data)) if isinstance(data, list) else []


def _emptied(data: Data, route: Route, gone: frozenset[Route]) -> bool:
    """Whether a part holds something that is gone, and nothing besides but its id."""
    parts = [((*route, step), inner) for step, inner in _parts(data) if step != "id"]
    return bool(parts) and all(at in gone or _emptied(inner, at, gone) for at, inner in parts)


# What moves


def rearranged(source: Source, route: Route, order: Sequence[int | None], branch: Branch) -> Change | None:
    """The members of a list in another order, each with the comments above it; None is a new one.

    A list in brackets stays as it is.
    """
    page = _Page(source)
    data = value_at(source.data, route)
    if page.flow(route) or not isinstance(data, list) or not data:
        return None
    pieces = list(page.pieces(route, len(data)))
    column = page.column(page.entry((*route, 0)))
    texts = []
    for step, old in enumerate(order):
        new = _entry(step, branch.inside.get(step), column, branch) if old is None else []
        texts.append(
            "".join(f"{line}\n" for line in new) if old is None else source.text[slice(*pieces[old])]
        )
    whole = "".join(text if text.endswith("\n") else f"{text}\n" for text in texts)
    end = pieces[-1][1]
    return Change(pieces[0][0], end, whole if source.text[:end].endswith("\n") else whole.removesuffix("\n"))


# Where things stand on the page


@dataclass(frozen=True, slots=True)
class _Page:
    """A file of translations as it is laid out."""

    source: Source

    @property
    def text(self) -> str:
        return self.source.text

    def start_of_line(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def end_of_line(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def column(self, offset: int) -> int:
        return offset - self.start_of_line(offset)

    def key(self, route: Route) -> tuple[int, int] | None:
        """Where the name of a field stands."""
        fields = self.source.marks.nearest(route[:-1])[0][2]
        found = fields.get(str(route[-1])) if isinstance(fields, dict) else None
        return found[0] if found else None

    def span(self, route: Route) -> tuple[int, int]:
        """Where a value stands, the breaks behind it not counted; behind its name where it is empty."""
        (start, end, _), _ = self.source.marks.nearest(route)
        key = self.key(route)
        if key and value_at(self.source.data, route) is None:
            colon = self.text.index(":", key[1]) + 1
            return colon, colon
        return start, start + len(self.text[start:end].rstrip(" \t\n"))

    def flow(self, route: Route) -> bool:
        """Whether a list or group, or one around it, is written in brackets."""
        nodes = (self.source.marks.nearest(route[:depth])[0] for depth in range(len(route) + 1))
        return any(node[2] is not None and self.text[node[0]] in "[{" for node in nodes)

    def entry(self, route: Route) -> int:
        """Where an entry begins: at its dash, or at its name."""
        key = self.key(route)
        return key[0] if key else self.text.rindex("-", 0, self.span(route)[0])

    def last(self, route: Route) -> int:
        """Where the last thing inside a value ends."""
        data = value_at(self.source.data, route)
        if not isinstance(data, list | dict) or not data or self.flow(route):
            return self.span(route)[1]
        return max(self.last((*route, step)) for step, _ in _parts(data))

    def room(self, route: Route) -> tuple[int, int]:
        """The column of an entry, and how much of its line is taken before its value."""
        begin = self.entry(route)
        return self.column(begin), self.column(self.span(route)[0])

    def note(self, route: Route) -> tuple[int, int] | None:
        """Where the note stands that asks for the translation of this text."""
        line = self.start_of_line(self.entry(route))
        found = _to_do.search(self.text, 0, line)
        return found.span() if found else None

    def without_note(self, route: Route) -> Iterator[Change]:
        if not self.flow(route[:-1]) and (note := self.note(route)):
            yield Change(*note, "")

    def pieces(self, route: Route, number: int) -> Iterator[tuple[int, int]]:
        """The stretch of each member of a list, with the lines above it that belong to nothing else."""
        start = self.start_of_line(self.entry((*route, 0)))
        while start and self.text[self.start_of_line(start - 1) : start].lstrip().startswith("#"):
            start = self.start_of_line(start - 1)
        for position in range(number):
            end = self._below((*route, position))
            yield start, end
            start = end

    # Adding

    def add(self, branch: Branch, data: Data, route: Route, opening: Sequence[Step] = ()) -> Iterator[Change]:
        """What a list or group of the file lacks."""
        there = _there(data)
        new: list[tuple[Step, Branch | Twig | None]] = []
        anchor: Step | None = opening[-1] if opening else None
        anchor = next((step for step in reversed(opening) if step in there), anchor)
        for step in _in_order(branch):
            if step in there:
                yield from self._between(new, anchor, route, there, branch, before=step)
                new = []
                anchor = step if anchor not in opening or step not in opening else anchor
                yield from self._into(branch.inside.get(step), (*route, there[step]))
            elif step in branch.inside:
                new.append((step, branch.inside[step]))
            elif branch.members and isinstance(step, int) and _needed(branch, step):
                new.append((step, None))
        yield from self._between(new, anchor, route, there, branch)

    def _into(self, wanted: Branch | Twig | None, route: Route) -> Iterator[Change]:
        data = value_at(self.source.data, route)
        if wanted is None or (isinstance(wanted, Twig) and data is not None):
            return
        if isinstance(wanted, Twig):
            yield Change(*self.span(route), f" {in_quotes(wanted.text)}")
        elif wanted.members and isinstance(data, str):
            yield from self._as_list(wanted, data, route)
        elif isinstance(data, list if wanted.members else dict) and data:
            yield from self.add(wanted, data, route)
        elif not data:
            yield from self._filled(wanted, route)

    def _as_list(self, wanted: Branch, typed: str, route: Route) -> Iterator[Change]:
        """A single text where the source has several by now."""
        if len(wanted.inside) > 1:
            first = wanted.inside[0]
            if isinstance(first, Twig):
                wanted.inside[0] = Twig(first.wording, typed.strip(), first.prose)
            yield from self._filled(wanted, route)

    def _filled(self, wanted: Branch, route: Route) -> Iterator[Change]:
        """A list or group that was empty."""
        start, end = self.span(route)
        if self.flow(route[:-1]):
            yield Change(start, end, _in_brackets(wanted))
            return
        column = self.column(self.entry(route))
        if not wanted.members and isinstance(route[-1], int):
            lines = _behind_dash(_inside(wanted, column + 2), column)
            yield Change(self.start_of_line(start), end, "\n".join(lines))
            return
        lines = _inside(wanted, column + 2)
        before = len(self.text[:start].rstrip(" ")) if self.text[:start].endswith(" ") else start
        yield Change(before, end, "".join(f"\n{line}" for line in lines))

    def _between(
        self,
        new: list[tuple[Step, Branch | Twig | None]],
        anchor: Step | None,
        route: Route,
        there: dict[Step, Step],
        branch: Branch,
        before: Step | None = None,
    ) -> Iterator[Change]:
        """New entries behind the one they follow in the source, else before the first."""
        if not new:
            return
        if self.flow(route):
            yield self._in_flow(new, anchor, route, there, branch)
            return
        first = (*route, next(iter(there.values())))
        column = self.column(self.entry(first))
        lines = [line for step, node in new for line in _entry(step, node, column, branch)]
        if anchor is not None and anchor in there:
            end = self.end_of_line(self.last((*route, there[anchor])))
            yield Change(end, end, "".join(f"\n{line}" for line in lines))
        else:
            at = (*route, there[before]) if before is not None and before in there else first
            yield from self._before(lines, at, column)

    def _before(self, lines: list[str], route: Route, column: int) -> Iterator[Change]:
        begin = self.entry(route)
        line = self.start_of_line(begin)
        if not self.text[line:begin].strip():
            yield Change(line, line, "".join(f"{one}\n" for one in lines))
            return
        notes = [one for one in lines if one.lstrip().startswith("#")]  # no room for them behind a dash
        texts = [one for one in lines if not one.lstrip().startswith("#")]
        dash = len(self.text[line:begin]) - len(self.text[line:begin].lstrip())
        yield Change(line, line, "".join(f"{' ' * dash}{one.strip()}\n" for one in notes))
        yield Change(begin, begin, "\n".join(texts).lstrip() + "\n" + " " * column)

    def _in_flow(
        self,
        new: list[tuple[Step, Branch | Twig | None]],
        anchor: Step | None,
        route: Route,
        there: dict[Step, Step],
        branch: Branch,
    ) -> Change:
        pieces = ", ".join(_bracketed(step, node, branch) for step, node in new)
        if anchor is not None and anchor in there:
            end = self.span((*route, there[anchor]))[1]
            return Change(end, end, f", {pieces}")
        begin = self.span(route)[0] + 1
        return Change(begin, begin, f"{pieces}, " if there else pieces)

    # Taking out

    def remove(self, route: Route, gone: frozenset[Route]) -> Iterator[Change]:
        data = value_at(self.source.data, route[:-1])
        steps = [step for step, _ in _parts(data)]
        place = steps.index(route[-1])
        if isinstance(route[-1], int) and not _all_after(steps[place:], data):
            yield Change(self.span(route)[0], self.last(route), _nothing(value_at(self.source.data, route)))
        elif self.flow(route[:-1]):
            yield self._from_flow(route, steps, place)
        else:
            kept = (n for n in range(place, len(steps)) if (*route[:-1], steps[n]) not in gone)
            yield from self._lines(route, steps, next(kept, len(steps)))

    def _from_flow(self, route: Route, steps: list[Step], place: int) -> Change:
        begin = (self.key(route) or self.span(route))[0]
        if place + 1 < len(steps):
            following = (*route[:-1], steps[place + 1])
            return Change(begin, (self.key(following) or self.span(following))[0], "")
        if place:
            return Change(self.span((*route[:-1], steps[place - 1]))[1], self.span(route)[1], "")
        return Change(begin, self.span(route)[1], "")

    def _lines(self, route: Route, steps: list[Step], kept: int) -> Iterator[Change]:
        begin = self.entry(route)
        line = self.start_of_line(begin)
        if not self.text[line:begin].strip():
            note = self.note(route)
            yield Change(note[0] if note else line, self._below(route), "")
        elif kept < len(steps):  # the next field moves up behind the dash
            following = self.entry((*route[:-1], steps[kept]))
            between = self.text[self._below((*route[:-1], steps[kept - 1])) : self.start_of_line(following)]
            yield Change(line, line, between)
            yield Change(begin, following, "")
        else:
            yield Change(begin, self._below(route) - 1, "{}")

    def _below(self, route: Route) -> int:
        """Where the line below an entry begins."""
        return min(self.end_of_line(self.last(route)) + 1, len(self.text))


def _nothing(data: Data) -> str:
    """What stands where a member was, so that those behind it keep their position."""
    return "{}" if isinstance(data, dict) else '""'


def _all_after(steps: list[Step], data: Data) -> bool:
    """Whether a member may go: those matched by their position may only from the end."""
    return isinstance(data, list) and (len(steps) == 1 or isinstance(member(data[int(steps[0])], 0), str))


def _there(data: Data) -> dict[Step, Step]:
    """What stands in a list or group of the file: its name, and its place there."""
    if isinstance(data, dict):
        return {key: key for key in data}
    entries = data if isinstance(data, list) else []
    return {member(entry, position): position for position, entry in enumerate(entries)}


def _in_order(branch: Branch) -> list[Step]:
    missing = [step for step in branch.inside if step not in branch.order]
    return [*branch.order, *missing]


def _needed(branch: Branch, step: int) -> bool:
    """Whether a member without words must stand there, so that those behind it keep their position."""
    return any(isinstance(other, int) and other > step for other in branch.inside)


# How new entries look


def _inside(branch: Branch, column: int) -> list[str]:
    lines = []
    for step in _in_order(branch):
        if step in branch.inside:
            lines += _entry(step, branch.inside[step], column, branch)
        elif branch.members and isinstance(step, int) and _needed(branch, step):
            lines += _entry(step, None, column, branch)
    return lines


def _entry(step: Step, node: Branch | Twig | None, column: int, holder: Branch) -> list[str]:
    pad = " " * column
    begin = f"{pad}-" if holder.members else f"{pad}{_name(step)}:"
    if node is None:
        copied = holder.copied.get(step, {})
        return [f"{begin} {key}: {value}" for key, value in copied.items()] or [f"{begin} {{}}"]
    if isinstance(node, Twig):
        return _text(node, begin, column)
    if not holder.members:
        return [begin, *_inside(node, column + 2)]
    named = [f"{pad}  id: {step}"] if isinstance(step, str) else []
    return _behind_dash([*named, *_inside(node, column + 2)], column)


def _text(twig: Twig, begin: str, column: int) -> list[str]:
    if twig.text:
        new = laid(twig.text, column, room=WIDTH - len(begin) - 1, prose=twig.prose, block=twig.block)
    else:
        new = Laid('""')
    notes = [] if twig.text else _note(twig.wording.text, column)
    return [*notes, f"{begin} {new.head}", *new.body]


def _note(text: str, column: int) -> list[str]:
    """The source's sentence above the text to fill in."""
    pad = " " * column
    lines = wrapped(text, WIDTH - column - 4)
    if len(lines) == 1 and len(lines[0]) + column + len(TO_DO) < WIDTH:
        return [f"{pad}{TO_DO} {lines[0]}"]
    return [f"{pad}{TO_DO}", *(f"{pad}#   {line}".rstrip() for line in lines)]


def _behind_dash(lines: list[str], column: int) -> list[str]:
    """Lines of fields as a member of a list: the first one behind a dash, notes above it."""
    pad = " " * column
    first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
    notes = [line[2:] for line in lines[:first]]
    return [*notes, f"{pad}- {lines[first][column + 2 :]}", *lines[first + 1 :]]


def _name(step: Step) -> str:
    return str(step) if _plain_key.fullmatch(str(step)) else in_quotes(str(step))


def _in_brackets(branch: Branch) -> str:
    steps = [step for step in _in_order(branch) if step in branch.inside]
    pieces = [_bracketed(step, branch.inside[step], branch) for step in steps]
    return f"[{', '.join(pieces)}]" if branch.members else f"{{{', '.join(pieces)}}}"


def _bracketed(step: Step, node: Branch | Twig | None, holder: Branch) -> str:
    value = "{}" if node is None else in_quotes(node.text) if isinstance(node, Twig) else _in_brackets(node)
    if holder.members and isinstance(step, str) and isinstance(node, Branch):
        return f"{{id: {step}, {value[1:]}"
    return value if holder.members else f"{_name(step)}: {value}"
