"""PO and XLIFF: what goes out can be read by translators' tools, and comes back as it went, or is refused."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.pypo import pofile
from translate.storage.xliff import xlifffile

from generator.translations import po, xliff
from generator.translations.units import Parcel, Sent, Unit

TEXTS = (
    'Say "hello" to {{name}}, 50 % of \\ all & <b>bold</b>.',
    "One paragraph.\n\nAnother one, with a\ttab",
    "See [[play:refund]] and [[role:care-lead|the lead of care]] or [[play:refund|that]], {{a}} {{a}}.",
    "كوب شاي، ٣ مرات\n\u200fוגם בעברית",
    "it's a long one " * 40,
)


def sent(
    source: str, target: str = "", *, ready: bool = True, name: str = "play:p#text", **more: object
) -> Sent:
    return Sent(
        name, source, target, ready, "0123456789ab" if target else "", path="playbook/p.yaml", place=3, **more
    )  # type: ignore[arg-type]


def parcel(*units: Sent) -> Parcel:
    return Parcel("Aurora", "en", "pl", "2026-11-20", ("Form of address: Pan, Pani.",), units)


def back(unit: Sent) -> Unit:
    return Unit(unit.name, unit.source, unit.target, unit.ready if unit.target else None, unit.before)


def same_units(found: tuple[Unit, ...], units: tuple[Sent, ...]) -> bool:
    plain = [Unit(one.name, one.source, one.target, one.ready, one.before) for one in found]
    return plain == [back(unit) for unit in units]


UNITS = tuple(
    unit
    for number, text in enumerate(TEXTS)
    for unit in (
        sent(text, name=f"play:p#a{number}"),
        sent(
            text,
            text[::-1].replace("[", "(").replace("\u200f", ""),
            name=f"play:p#b{number}",
            state="reviewed",
        ),
        sent(
            text,
            text,
            name=f"play:p#c{number}",
            ready=False,
            previous=text * 3,
            limit=70,
            notes=("One.", "Two."),
        ),
    )
)


def test_po_comes_back_as_it_went():
    opened = po.opened(po.written(parcel(*UNITS)))

    assert (opened.source_language, opened.language, opened.faults) == ("en", "pl", ())
    assert same_units(opened.units, UNITS)


def test_xliff_comes_back_as_it_went():
    opened = xliff.opened(xliff.written(parcel(*UNITS)).encode())

    assert (opened.source_language, opened.language, opened.faults) == ("en", "pl", ())
    assert same_units(opened.units, UNITS)


letters = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"
)
pieces = st.lists(
    st.sampled_from(["{{a}}", "[[b:c]]", "[[b:c|d]]", "[[", "]]", "|", "{{", "&", '"', "\\", "\n"])
    | st.text(letters)
)


@given(pieces.map("".join).map(str.strip).filter(bool))
def test_any_text_comes_back_as_it_went(text: str):
    unit = sent(text, text, state="draft", previous=text)

    assert same_units(po.opened(po.written(parcel(unit))).units, (unit,))
    assert same_units(xliff.opened(xliff.written(parcel(unit)).encode()).units, (unit,))


# As translators' tools read them


def test_other_tools_read_the_po_file():
    file = pofile.parsestring(po.written(parcel(*UNITS)).encode())
    units = [unit for unit in file.units if not unit.isheader()]

    assert [unit.getcontext() for unit in units] == [unit.name for unit in UNITS]
    assert [str(unit.source) for unit in units] == [unit.source for unit in UNITS]
    assert [str(unit.target) for unit in units] == [unit.target for unit in UNITS]
    assert [unit.isfuzzy() for unit in units] == [bool(unit.target) and not unit.ready for unit in UNITS]
    assert [str(unit.prev_source) for unit in units] == [unit.previous for unit in UNITS]
    assert "One." in units[2].getnotes("developer")


def test_other_tools_read_the_xliff_file():
    file = xlifffile.parsestring(xliff.written(parcel(*UNITS)).encode())

    assert (file.getsourcelanguage(), file.gettargetlanguage()) == ("en", "pl")
    assert [str(unit.source) for unit in file.units] == [unit.source for unit in UNITS]
    assert [str(unit.target or "") for unit in file.units] == [unit.target for unit in UNITS]
    assert [unit.istranslated() for unit in file.units] == [
        bool(unit.target) and unit.ready for unit in UNITS
    ]
    assert [unit.isfuzzy() for unit in file.units] == [bool(unit.target) and not unit.ready for unit in UNITS]
    assert "One." in file.units[2].getnotes()


def test_what_another_tool_writes_comes_back():
    file = xlifffile.parsestring(xliff.written(parcel(*UNITS)).encode())
    file.units[0].target = "Powiedz {{name}}"
    file.units[0].markfuzzy(False)
    units = xliff.opened(bytes(file)).units

    assert (units[0].target, units[0].ready) == ("Powiedz {{name}}", True)
    assert same_units(units[1:], UNITS[1:])


def test_blanks_and_links_are_kept_apart_from_the_words():
    text = "See [[role:care-lead|the lead]] about {{a}}, [[play:refund]]."
    root = ElementTree.fromstring(xliff.written(parcel(sent(text, "{{a}}: [[play:refund]]"))))
    unit = "{urn:oasis:names:tc:xliff:document:1.2}"

    kept = [[(ph.get("id"), ph.text) for ph in root.iter() if ph in set(side)] for side in (
        root.find(f".//{unit}source"), root.find(f".//{unit}target")
    ) if side is not None]  # fmt: skip
    assert kept == [
        [("1", "[[role:care-lead|"), ("2", "]]"), ("3", "{{a}}"), ("4", "[[play:refund]]")],
        [("3", "{{a}}"), ("4", "[[play:refund]]")],
    ]


# What is refused

HEAD = 'msgid ""\nmsgstr "Language: pl\\n"\n\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (HEAD + 'msgid "a"\nmsgstr "b\n', 5, "does not end with a quotation mark"),
        (HEAD + 'msgid "a"\nmsgstr "b"c"\n', 5, "quotation mark"),
        (HEAD + 'msgid "a"\nmsgid "b"\n', 5, "not PO"),
        ("Dear colleague,\nhere are the texts.\n", 1, "not PO"),
        ("/etc/hostname", 1, "not PO"),
    ],
)
def test_a_torn_po_file_is_told_with_its_line(text, line, words):
    [fault] = po.opened(text).faults

    assert fault.line == line
    assert words in fault.message


BOMB = """<?xml version="1.0"?>
<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<xliff version="1.2">&b;&c;</xliff>"""
OPEN = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (BOMB, 2, "document type"),
        (f"{OPEN}\n<file>", 2, "torn file"),
        (f"{OPEN}&nbsp;</xliff>", 1, "torn file"),
        ('<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', 1, "ask for version 1.2"),
        ("<html/>", 1, "begins with <html>"),
        (OPEN + "<group>" * 99, 1, "deep"),
        ("\x00", 1, "torn file"),
        (
            f'{OPEN}<file source-language="en" target-language="pl"><trans-unit id="a"/></file>\n'
            '<file source-language="en" target-language="el"/></xliff>',
            2,
            "several languages",
        ),
    ],
)
def test_xml_that_is_torn_hostile_or_not_ours_is_told_with_its_line(text, line, words):
    [fault] = xliff.opened(text.encode()).faults

    assert fault.line == line
    assert words in fault.message


@given(st.binary(max_size=300))
def test_any_bytes_give_units_or_a_fault(raw: bytes):
    assert xliff.opened(raw).faults or not xliff.opened(raw).units
    opened = po.opened(raw.decode("utf-8", "replace"))
    assert opened.faults or opened.units is not None
