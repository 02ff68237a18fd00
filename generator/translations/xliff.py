"""XLIFF 1.2: units as translation agencies' tools exchange them; and back.

Written and read with the standard library. Whoever reads a file from outside is careful: no document type, so
no entities, and no file is opened but the one given. Blanks and links are `<ph>`, which tools keep from harm.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from io import StringIO
from itertools import groupby
from typing import Final, TypeAlias
from xml.parsers import expat
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from generator import __version__
from generator.translations.units import Fault, Opened, Parcel, Sent, Unit

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
TOOL: Final = "governance-playbook"
MOST_LEVELS: Final = 64
STATES: Final = {"reviewed": "final", "draft": "translated", "machine": "translated"}
UNREADY: Final = ("needs-", "new")
"""How the states begin that say a text is not ready."""

LEFT_ALONE: Final = frozenset({"alt-trans", "skl", "glossary", "reference", "internal-file"})
"""Elements in which no texts of ours stand."""

Part: TypeAlias = "str | tuple[str, str]"
_blank = re.compile(r"\{\{[^{}\n]*\}\}")
_link = re.compile(r"\[\[([^\[\]|]*)(\|)?([^\[\]]*)\]\]")


def written(parcel: Parcel) -> str:
    """The parcel as an XLIFF file, one `<file>` for each document."""
    out = StringIO()
    pen = _Pen(XMLGenerator(out, "utf-8", short_empty_elements=True))
    pen.xml.startDocument()
    with_language = {"source-language": parcel.source_language, "target-language": parcel.language}
    pen.begin("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    for path, units in groupby(parcel.units, key=lambda unit: unit.path):
        pen.begin("file", {"original": path, **with_language, "datatype": "plaintext", "tool-id": TOOL})
        pen.begin("header")
        pen.line("tool", {"tool-id": TOOL, "tool-name": "playbook", "tool-version": __version__})
        for note in parcel.notes:
            pen.line("note", {"from": "playbook"}, [note])
        pen.end("header")
        pen.begin("body")
        for unit in units:
            _write(pen, unit, parcel)
        pen.end("body")
        pen.end("file")
    pen.end("xliff")
    return out.getvalue()


def _write(pen: _Pen, unit: Sent, parcel: Parcel) -> None:
    limit = {"maxwidth": str(unit.limit), "size-unit": "char"} if unit.limit else {}
    approved = {"approved": "yes" if unit.ready and unit.state == "reviewed" else "no"}
    pen.begin("trans-unit", {"id": unit.name, **approved, "xml:space": "preserve", **limit})
    numbers: dict[tuple[str, int], str] = {}
    pen.line("source", {"xml:lang": parcel.source_language}, _parts(unit.source, numbers))
    state = STATES.get(unit.state, "translated") if unit.ready else "needs-review-translation"
    state = state if unit.target else "needs-translation"
    machine = {"state-qualifier": "leveraged-mt"} if unit.target and unit.state == "machine" else {}
    pen.line("target", {"xml:lang": parcel.language, "state": state, **machine}, _parts(unit.target, numbers))
    pen.begin("context-group", {"name": "where", "purpose": "location"})
    pen.line("context", {"context-type": "sourcefile"}, [unit.path])
    pen.line("context", {"context-type": "linenumber"}, [str(unit.place)])
    pen.end("context-group")
    if unit.before:
        pen.begin("context-group", {"name": "sent", "purpose": "information"})
        pen.line("context", {"context-type": "x-sent-as"}, [unit.before])
        pen.end("context-group")
    for note in unit.notes:
        pen.line("note", {"from": "playbook", "annotates": "source"}, [note])
    if unit.previous:
        pen.begin("alt-trans", {"alttranstype": "previous-version"})
        pen.line("source", {"xml:lang": parcel.source_language}, [unit.previous])
        pen.line("target", {"xml:lang": parcel.language}, [unit.target])
        pen.end("alt-trans")
    pen.end("trans-unit")


def _parts(text: str, numbers: dict[tuple[str, int], str]) -> list[Part]:
    """The text in pieces; what must stay as it is has a number, in the source as in its translation."""
    parts: list[Part] = []
    last = 0
    seen: Counter[str] = Counter()
    for start, end in _keepers(text):
        piece = text[start:end]
        seen[piece] += 1
        number = numbers.setdefault((piece, seen[piece]), str(len(numbers) + 1))
        parts += [text[last:start], (number, piece)]
        last = end
    return [part for part in (*parts, text[last:]) if part]


def _keepers(text: str) -> list[tuple[int, int]]:
    """Where blanks stand, and links; of a link with words of its own, only what is around them."""
    spans = [found.span() for found in _blank.finditer(text)]
    for found in _link.finditer(text):
        if found[2]:
            spans += [(found.start(), found.end(2)), (found.end(3), found.end())]
        else:
            spans.append(found.span())
    spans.sort()
    return [span for n, span in enumerate(spans) if not n or span[0] >= spans[n - 1][1]]


class _Pen:
    """Writes elements on lines of their own, their texts untouched."""

    def __init__(self, xml: XMLGenerator) -> None:
        self.xml = xml
        self.depth = 0

    def begin(self, name: str, attributes: dict[str, str] | None = None) -> None:
        self._indent()
        self.xml.startElement(name, AttributesImpl(attributes or {}))
        self.depth += 1

    def end(self, name: str) -> None:
        self.depth -= 1
        self._indent()
        self.xml.endElement(name)
        if not self.depth:
            self.xml.ignorableWhitespace("\n")

    def line(self, name: str, attributes: dict[str, str], parts: Sequence[Part] = ()) -> None:
        self._indent()
        self.xml.startElement(name, AttributesImpl(attributes))
        for part in parts:
            if isinstance(part, str):
                self.xml.characters(part)
            else:
                self.xml.startElement("ph", AttributesImpl({"id": part[0]}))
                self.xml.characters(part[1])
                self.xml.endElement("ph")
        self.xml.endElement(name)

    def _indent(self) -> None:
        self.xml.ignorableWhitespace("\n" + "  " * self.depth if self.depth else "")


# Reading


class _Refused(Exception):
    """The file holds something that is not taken in; carries why."""


class _Reading:
    """An XLIFF file while it is read."""

    def __init__(self) -> None:
        self.source_language = self.language = ""
        self.units: list[Unit] = []
        self._around: list[str] = []
        self._alone = 0
        self._unit: dict[str, str] = {}
        self._line = 0
        self._text: list[str] | None = None
        self._into = ""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._said
        self.parser = parser

    def _doctype(self, *_: object) -> None:
        raise _Refused("the file has a document type (<!DOCTYPE>), which XLIFF does not need; take it out")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if len(self._around) >= MOST_LEVELS:
            raise _Refused(f"elements are nested more than {MOST_LEVELS} deep")
        if not self._around:
            _must_be_ours(namespace, local, attributes)
        self._around.append(local)
        self._alone += local in LEFT_ALONE
        if self._alone:
            return
        if local == "file":
            self._languages(attributes)
        elif local == "trans-unit":
            self._unit, self._line = {"id": attributes.get("id", "")}, self.parser.CurrentLineNumber
        elif local in ("source", "target") and self._around[-2] == "trans-unit":
            self._text, self._into = [], local
            self._unit["state"] = attributes.get("state", "") if local == "target" else ""
        elif local == "context" and attributes.get("context-type") == "x-sent-as":
            self._text, self._into = [], "before"
        elif local == "note" and self._unit and attributes.get("from") != "playbook":
            self._text, self._into = [], "remark"
        elif local == "x" and self._text is not None:
            self._text.append(attributes.get("equiv-text", ""))

    def _end(self, _: str) -> None:
        local = self._around.pop()
        self._alone -= local in LEFT_ALONE
        if self._alone or local in LEFT_ALONE:
            return
        if local in ("source", "target", "context", "note") and self._text is not None:
            said = [self._unit.get("remark", ""), *self._text] if local == "note" else self._text
            self._unit[self._into] = "".join(said)
            self._text = None
        elif local == "trans-unit":
            self.units.append(self._made())
            self._unit = {}

    def _said(self, text: str) -> None:
        if self._text is not None and not self._alone:
            self._text.append(text)

    def _made(self) -> Unit:
        said, state = self._unit, self._unit.get("state", "")
        target = said.get("target", "")
        ready = not state.startswith(UNREADY) if state and target else None
        before, remark = said.get("before", "").strip(), said.get("remark", "").strip()
        return Unit(said.get("id", ""), said.get("source", ""), target, ready, before, self._line, remark)

    def _languages(self, attributes: dict[str, str]) -> None:
        found = attributes.get("source-language", ""), attributes.get("target-language", "")
        if self.units and found != (self.source_language, self.language):
            raise _Refused("the file is in several languages; send one file for each")
        self.source_language, self.language = found


def _must_be_ours(namespace: str, local: str, attributes: dict[str, str]) -> None:
    if local != "xliff":
        raise _Refused(f"the file begins with <{local}>, so it is not XLIFF")
    version = attributes.get("version", "")
    if namespace != NAMESPACE or not version.startswith("1."):
        raise _Refused(f"this is XLIFF {version or 'of an unknown version'}; ask for version 1.2")


def opened(raw: bytes) -> Opened:
    """The units of an XLIFF file that came back."""
    reading = _Reading()
    try:
        reading.parser.Parse(raw, True)
    except _Refused as why:
        return Opened(faults=(Fault(reading.parser.CurrentLineNumber, str(why)),))
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 1)
        message = (
            f"this is not XLIFF, or a torn file: {expat.ErrorString(getattr(error, 'code', 0)) or error}"
        )
        return Opened(faults=(Fault(line, message),))
    return Opened(reading.source_language, reading.language, tuple(reading.units))
