"""Load: what a file's bytes are read as, what is said about those that are no document, and where it points.

`tests/corpus/refused.txt` holds contents and the findings about them as the reader sees them,
`tests/corpus/nasty/` files that no editor would write. After a change of words run with REFRESH=1 and review.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator import source as load
from generator.finding import Finding, Severity
from generator.source import Data, Route, Source, read, swallowed_text, tree, value_at
from generator.source.characters import MOST_BYTES, STAND_IN, hidden
from generator.source.tree import MOST_LEVELS, MOST_NODES

CORPUS = Path(__file__).parent / "corpus"
PATH = "roles/captain.yaml"


def reading(content: str | bytes) -> tuple[Source | None, tuple[Finding, ...]]:
    return read(PATH, content.encode() if isinstance(content, str) else content)


def source(content: str | bytes) -> Source:
    found, findings = reading(content)
    assert found is not None, findings
    return found


def data(content: str | bytes) -> dict[str, Data]:
    assert not reading(content)[1]
    return source(content).data


def said(content: str | bytes) -> list[str]:
    """The findings in short: `line:column check message`."""
    return [f"{f.place.line}:{f.place.column} {f.check} {f.message}" for f in reading(content)[1]]


def typed(found: Source, route: Route, key: bool = False) -> str:
    """What stands in the file at the place of a value."""
    return cut(found, found.place(route, key))


def cut(found: Source, place: object) -> str:
    line, column, end_line, end_column = (
        getattr(place, n) for n in ("line", "column", "end_line", "end_column")
    )
    rows = [found.line(number) for number in range(line, end_line + 1)]
    rows[-1] = rows[-1][: end_column - 1]
    rows[0] = rows[0][column - 1 :]
    return "\n".join(rows)


# What is read.

PLAIN = (
    "no Yes on off ~ null true 010 0x1F 0b11 1_000 1.10 1e3 .inf .nan 10:30 12:30:45 2026-01-02 2026-13-45 = "
    "C# +48-22-123 https://example.org/a#b a:b we're 50% a-b -x ?x :x 100,000 \N{GREEK SMALL LETTER ALPHA}"
)


@pytest.mark.parametrize("value", PLAIN.split())
def test_every_plain_value_is_the_text_that_was_typed(value: str) -> None:
    assert data(f"key: {value}\nentries:\n  - {value}\n") == {"key": value, "entries": [value]}


def test_a_field_without_a_value_is_empty_and_a_quoted_nothing_is_a_text() -> None:
    assert data("key:\nother: ''\nentries:\n  -\n  - a\n") == {
        "key": None,
        "other": "",
        "entries": [None, "a"],
    }


def test_figures_and_answers_as_field_names_are_text_too() -> None:
    assert data("1: a\nno: b\n2026-01-01: c\n") == {"1": "a", "no": "b", "2026-01-01": "c"}


def test_a_block_takes_nothing_away() -> None:
    text = "#crisis [insert name] {x} @support *x &x !x %x\nNote: be calm\n- and `wait` > # there\n"
    assert data("text: |\n" + textwrap.indent(text, "  ")) == {"text": text}


def test_quotes_take_nothing_away() -> None:
    assert data("a: 'We saw #allergen posts: [insert name]'\nb: \"@x {y} #z\"\n") == {
        "a": "We saw #allergen posts: [insert name]",
        "b": "@x {y} #z",
    }


def test_a_comment_with_a_space_behind_its_sign_is_a_comment() -> None:
    content = """\
        # head
        #top
        key: value  # a comment
        list:   # of two
          - x #
          #- y
          #z: w
          - "quoted" #todo
        group: #of one
          a: b
        last: |  # as a block
          c #d
        #end
        """
    assert data(textwrap.dedent(content)) == {
        "key": "value",
        "list": ["x", "quoted"],
        "group": {"a": "b"},
        "last": "c #d\n",
    }


def test_a_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    found = source(b"\xef\xbb\xbfkind: role\r\ntext: |\r\n  one\r\n  two\r\nid: \xc3\xa9x\r\n")
    assert found.data == {"kind": "role", "text": "one\ntwo\n", "id": "éx"}
    assert typed(found, ("kind",)) == "role"
    assert typed(found, ("id",)) == "éx"
    assert found.line(5) == "id: éx"


def test_a_document_may_begin_with_dashes_and_end_with_dots() -> None:
    assert data("%YAML 1.1\n---\nkind: role\n...\n") == {"kind": "role"}


def test_joiners_and_marks_that_spelling_needs_are_text() -> None:
    text = "می\u200cخواهم क\u200d C++\u200e \u200f! \u061c 👩\u200d🚒 ❤\ufe0f"
    assert data(f"key: {text}\n") == {"key": text}


def test_a_name_typed_with_loose_accents_is_the_name_with_fixed_ones() -> None:
    assert data("cafe\u0301: x\n") == {"caf\u00e9": "x"}


def test_levels_values_and_names_up_to_the_limit_are_read() -> None:
    assert data("a: " + "[" * (MOST_LEVELS - 1) + "]" * (MOST_LEVELS - 1))
    fields = (MOST_NODES - 1) // 2
    assert len(data("".join(f"k{number}: x\n" for number in range(fields)))) == fields
    assert data("k" * 128 + ": x\n") == {"k" * 128: "x"}
    assert data(b"a: " + b"x" * (MOST_BYTES - 3)) == {"a": "x" * (MOST_BYTES - 3)}


# What is refused.


def told(content: bytes) -> str:
    """All that a reader is told about a content."""
    return "\n".join(_told(finding) for finding in reading(content)[1])


def _told(finding: Finding) -> str:
    place = finding.place
    related = [f"    see {r.place.line}:{r.place.column} {r.message}" for r in finding.related]
    span = f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"
    return "\n".join(
        [f"{span} {finding.check}", f"    {finding.message}", f"    help: {finding.help}", *related]
    )


def _block(name: str, content: str, findings: str) -> str:
    return f"# {name}\n{textwrap.indent(content, '    ')}{findings}\n"


def _blocks() -> list[tuple[str, str, str]]:
    text = (CORPUS / "refused.txt").read_text(encoding="utf-8")
    blocks = [block.partition("\n") for block in re.split(r"^# ", text, flags=re.MULTILINE)[1:]]
    parts = [(name, re.split(r"^(?=\d+:)", rest, maxsplit=1, flags=re.MULTILINE)) for name, _, rest in blocks]
    return [
        (name, textwrap.dedent(both[0]).strip("\n") + "\n", "".join(both[1:]).strip()) for name, both in parts
    ]


def _with_signs(shown: str) -> str:
    return re.sub(r"⟦([0-9A-F]+)⟧", lambda sign: chr(int(sign[1], 16)), shown)


def _refresh() -> None:
    blocks = [_block(n, c, told(_with_signs(c).encode())) for n, c, _ in _blocks()]
    (CORPUS / "refused.txt").write_text("\n".join(blocks), encoding="utf-8")
    lines = [_block(file.name, "", told(file.read_bytes())) for file in sorted(CORPUS.glob("nasty/*.yaml"))]
    (CORPUS / "nasty.txt").write_text("\n".join(lines), encoding="utf-8")


if os.environ.get("REFRESH"):
    _refresh()

REFUSED = _blocks()


@pytest.mark.parametrize(("content", "findings"), [b[1:] for b in REFUSED], ids=[b[0] for b in REFUSED])
def test_what_is_not_read_as_typed_is_told_with_its_place_and_a_way_out(content: str, findings: str) -> None:
    assert findings
    assert told(_with_signs(content).encode()) == findings


NASTY = sorted(CORPUS.glob("nasty/*.yaml"))


@pytest.mark.parametrize("file", NASTY, ids=[file.stem for file in NASTY])
def test_a_nasty_file_gives_findings_and_nothing_worse(file: Path) -> None:
    expected = (CORPUS / "nasty.txt").read_text(encoding="utf-8")
    assert told(file.read_bytes())
    assert _block(file.name, "", told(file.read_bytes())) in expected


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (
            "k" * 2000 + ": x\n",
            "1:1 yaml-syntax This field name has 2,000 characters; up to 128 are allowed.",
        ),
        ("k: x\n" * 30_000, "2:1 key-repeated `k` is written twice, on lines 1 and 2."),
        ("a: " + "x" * MOST_BYTES, "1:1 yaml-syntax This file has 1,048,579 bytes; up to 1,048,576"),
        ("  \n\n", "1:1 yaml-syntax This file is empty."),
        ("---\n", "1:1 yaml-syntax This file is empty."),
    ],
    ids=["a name without end", "a name again and again", "bytes without end", "blanks", "dashes"],
)
def test_what_is_too_much_or_too_little_is_told(content: str, beginning: str) -> None:
    assert said(content)[0].startswith(beginning)


def test_values_beyond_the_limit_end_the_reading() -> None:
    told_at_last = said("".join(f"k{number}: x\n" for number in range(30_000)))[-1]
    assert "25000:" in told_at_last
    assert "This file holds more than 50,000 field names and values; the reading stops here." in told_at_last


def test_of_many_invisible_characters_twenty_are_told_and_the_others_counted() -> None:
    findings = reading("a: " + "x\u200b" * 1030 + "\n")[1]
    assert [f.place.column for f in findings] == [5 + 2 * n for n in range(20)]
    assert findings[-1].help.endswith("1,010 more such places follow in this file.")


def test_one_fault_does_not_hide_the_others_of_its_file() -> None:
    content = 'a: b\u200b\na: c\nd: e #f\ng: !h i\nj: "\\u202e"\nk: l\n   - m\n'
    assert [line.split()[:2] for line in said(content)] == [
        ["1:5", "yaml-syntax"],
        ["2:1", "key-repeated"],
        ["4:4", "yaml-reads-differently"],
        ["5:5", "hidden-direction-marks"],
        ["7:4", "yaml-reads-differently"],
        ["3:6", "yaml-reads-differently"],
    ]


def test_repeated_names_are_told_also_before_an_unreadable_line() -> None:
    assert [line.split()[:2] for line in said("a: 1\na: 2\nb: @x\n")] == [
        ["2:1", "key-repeated"],
        ["3:4", "yaml-reads-differently"],
    ]


def test_of_a_repeated_field_the_first_value_stays_and_the_places_after_it_hold() -> None:
    found = source("a: 1\na: {b: [c, d]}\ne:\n  f: 2\n  f: 3\n  g: 4\nh: 5\n")
    assert found.data == {"a": "1", "e": {"f": "2", "g": "4"}, "h": "5"}
    assert [typed(found, r) for r in [("a",), ("e", "f"), ("e", "g"), ("h",)]] == ["1", "2", "4", "5"]


def test_a_text_behind_a_lost_sign_is_kept_as_typed_so_that_other_checks_go_on() -> None:
    assert source("a: !x y\nb: &c d\ne: *f\n").data == {"a": "!x y", "b": "&c d", "e": "*f"}


def test_a_pointer_to_a_mark_leaves_nothing_to_trust() -> None:
    assert reading("a: &x b\nc: *x\n")[0] is None
    assert reading("<<: b\n")[0] is None


def test_no_invisible_character_gets_past_the_loading() -> None:
    found = source('a: x\u202ey\u200b # \u0007\nb: "\\u2028\\0\\x85\\r"\n')
    assert found.data == {"a": f"x{STAND_IN}y{STAND_IN}", "b": STAND_IN * 4}
    assert hidden.search(found.text) is None


def test_without_libyaml_the_reading_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "CParser", None)
    with pytest.raises(load.LibyamlMissing, match="pip install"):
        reading("a: b\n")


TECHNICAL = re.compile(
    r"\b(string|mapping|scalar|null|none|token|sequence|parse|node|alias|anchor|boolean|int)\b", re.I
)


def test_findings_use_no_words_of_programmers() -> None:
    contents = [_with_signs(content).encode() for _, content, _ in REFUSED] + [f.read_bytes() for f in NASTY]
    for finding in (finding for content in contents for finding in reading(content)[1]):
        prose = re.sub(r"`.*?`(?!`)|\(.*?\)", "", finding.message + " " + finding.help)
        assert not TECHNICAL.search(prose.replace("is none", "").replace("knows none", "")), prose
        assert finding.message[0].isupper() or finding.message[0] == "`"
        assert finding.message.endswith((".", "?"))
        assert finding.help.endswith((".", "`"))
        assert finding.severity is Severity.ERROR
        assert finding.document == ""


# The manual pages.

PAGES = [load.yaml_syntax, load.yaml_reads_differently, load.key_repeated, load.hidden_direction_marks]


def _example(page: Callable[..., Finding], label: str) -> str:
    text = inspect.getdoc(page) or ""
    match = re.search(rf"^{label}:\n\n((?:    .*\n?|\n)+)", text, re.MULTILINE)
    assert match
    return textwrap.dedent(match[1])


@pytest.mark.parametrize("page", PAGES)
def test_the_failing_example_of_a_manual_page_gives_its_finding_alone(page: Callable[..., Finding]) -> None:
    failing = _example(page, "Fails")
    assert failing.startswith("# ")
    assert {finding.check for finding in reading(failing)[1]} == {page.__name__.replace("_", "-")}


@pytest.mark.parametrize("page", PAGES)
def test_the_passing_example_of_a_manual_page_is_clean(page: Callable[..., Finding]) -> None:
    assert data(_example(page, "Passes"))


# Where everything stands.

DOCUMENT = """\
kind: escalation   # a comment
'id': product-safety

stages:
  - id: tell
    within: 15m
    tell: [duty-captain, head-of-comms]
  - id: écrire
    does: "sort \\u00e9 it"
    note: 'it''s late'
text: |
  First line with [[role:lead]] in it.

    Second line.

folded: >-
  These words
  are folded.
plain: these words
  go on here
empty:
last: {a: b, c: [d]}
"""


def test_places_of_values_keys_and_entries() -> None:
    found = source(DOCUMENT)
    expected: dict[Route, str] = {
        ("kind",): "escalation",
        ("id",): "product-safety",
        ("stages", 0, "within"): "15m",
        ("stages", 0, "tell"): "[duty-captain, head-of-comms]",
        ("stages", 0, "tell", 1): "head-of-comms",
        ("stages", 1, "id"): "écrire",
        ("stages", 1, "does"): '"sort \\u00e9 it"',
        ("stages", 1, "note"): "'it''s late'",
        ("text",): "First line with [[role:lead]] in it.\n\n    Second line.",
        ("folded",): "These words\n  are folded.",
        ("plain",): "these words\n  go on here",
        ("last",): "{a: b, c: [d]}",
        ("last", "c", 0): "d",
    }
    assert {route: typed(found, route) for route in expected} == expected
    assert typed(found, ("stages", 1, "does"), key=True) == "does"
    assert typed(found, ("id",), key=True) == "'id'"
    assert typed(found, ("stages",), key=True) == "stages"


def test_the_place_of_a_list_or_group_is_its_first_line() -> None:
    found = source(DOCUMENT)
    assert typed(found, ("stages",)) == "- id: tell"
    assert typed(found, ("stages", 1)) == "id: écrire"


def test_the_top_of_the_document_is_its_first_line() -> None:
    assert typed(source(DOCUMENT), ()) == "kind: escalation   # a comment"
    assert source("# head\n\nkind: role\n").place(()).line == 3


def test_a_place_that_is_not_there_falls_back_to_what_is_around_it() -> None:
    found = source(DOCUMENT)
    assert found.place(("stages", 1, "owner", "x")) == found.place(("stages", 1))
    assert found.place(("stages", 7)) == found.place(("stages",))
    assert found.place(("stages", -1)) == found.place(("stages",))
    assert found.place(("nothing", 3), key=True) == found.place(())
    assert found.place(("stages", 1, "owner"), key=True) == found.place(("stages", 1))
    assert found.place(("kind", "x")) == found.place(("kind",))
    assert found.place((), key=True) == found.place(())


def test_an_empty_value_stands_behind_its_colon() -> None:
    place = source(DOCUMENT).place(("empty",))
    assert (place.line, place.column, place.end_column) == (21, 7, 7)


def test_an_empty_block_stands_at_its_sign() -> None:
    found = source("a: |  # to be written\n\nb: c\n")
    assert typed(found, ("a",)) == "|  # to be written"


def test_lines_are_there_for_carets() -> None:
    found = source(DOCUMENT)
    assert found.line(1) == "kind: escalation   # a comment"
    assert (found.line(0), found.line(23), found.line(999)) == ("", "", "")


@pytest.mark.parametrize(
    ("route", "words"),
    [
        (("kind",), "lat"),
        (("stages", 0, "tell", 1), "of-comms"),
        (("text",), "[[role:lead]]"),
        (("text",), "Second line"),
        (("folded",), "words are"),
        (("plain",), "here"),
        (("stages", 1, "note"), "late"),
    ],
)
def test_words_inside_a_text_are_found_in_the_file(route: Route, words: str) -> None:
    found = source(DOCUMENT)
    value = value_at(found.data, route)
    assert isinstance(value, str)
    place = found.text_place(route, value.index(words), len(words))
    assert cut(found, place).split() == words.split()


def test_a_letter_written_as_an_escape_is_found_whole() -> None:
    found = source(DOCUMENT)
    assert cut(found, found.text_place(("stages", 1, "does"), len("sort "))) == "\\u00e9"
    assert cut(found, found.text_place(("stages", 1, "does"), len("sort é "), 2)) == "it"
    assert cut(found, found.text_place(("stages", 1, "note"), 2)) == "''"


def test_letters_of_what_is_no_text_stand_where_the_value_stands() -> None:
    found = source(DOCUMENT)
    for route in [("stages",), ("empty",), ("nothing",), ("kind", 0)]:
        assert found.text_place(route, 3) == found.place(route)
    assert found.text_place(("kind",), 999) == found.place(("kind",))


def test_text_that_was_read_as_a_list_or_group_can_be_quoted_as_typed() -> None:
    found = source(
        "a: [insert name]\nb: {x}\nc:\n  - Note: be calm\n  - - d\n  - e\nf:\n  - g: h\n    i: j\nk: '[l]'\n"
    )
    expected: dict[Route, str | None] = {
        ("a",): "[insert name]",
        ("b",): "{x}",
        ("c", 0): "Note: be calm",
        ("c", 1): "- d",
        ("c", 2): None,
        ("c",): None,
        ("f", 0): None,
        ("k",): None,
        ("nothing",): None,
    }
    assert {route: swallowed_text(found, route) for route in expected} == expected


# Any bytes, any text.

calm = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SIGNS = st.text(alphabet="ab: -\n#[]{}&*!|>'\"%@`\\,?0\t<=.~\r\u202e\u00a0\u0301\ufeff", max_size=60)
PIECES = st.lists(
    st.sampled_from(
        [
            *"[]{}'\"|>%\\\n\tab\u2028",
            "a: ",
            "  ",
            "- ",
            "#x",
            " #",
            "&x",
            "*x",
            "!y",
            ": ",
            "---\n",
            "? ",
            "<<: ",
            "\r\n",
        ]
    ),
    max_size=40,
).map("".join)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80).map(lambda text: hidden.sub("", text))


def _nothing_worse(raw: bytes) -> None:
    found, findings = read(PATH, raw)
    assert found is not None or findings
    rows = len(raw.decode("utf-8", "replace").replace("\r", "\n").split("\n"))
    for finding in findings:
        place = finding.place
        assert 1 <= place.line <= place.end_line <= rows
        assert place.column >= 1
        assert (place.line, place.column) <= (place.end_line, place.end_column)
    if found is not None:
        assert hidden.search(found.text) is None
        for route in _routes(found.data, ()):
            found.place(route)
            found.place(route, key=True)
            found.text_place(route, 2, 3)
            swallowed_text(found, route)


def _routes(value: Data, route: Route) -> list[Route]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [route, *(deeper for step, child in inner for deeper in _routes(child, (*route, step)))]


@calm
@given(st.binary(max_size=200))
def test_any_bytes_give_a_source_or_findings(raw: bytes) -> None:
    _nothing_worse(raw)


@calm
@given(st.one_of(SIGNS, PIECES))
@example("a: 'b\n\n\n")
@example("? a\n: #b")
@example('"\\')
def test_any_signs_give_a_source_or_findings(text: str) -> None:
    _nothing_worse(text.encode())


@calm
@given(st.integers(0, len(DOCUMENT)), st.integers(0, 6), st.one_of(SIGNS, st.binary(max_size=4)))
def test_any_slip_in_a_document_gives_a_source_or_findings(at: int, away: int, slip: str | bytes) -> None:
    raw = slip.encode() if isinstance(slip, str) else slip
    document = DOCUMENT.encode()
    _nothing_worse(document[:at] + raw + document[at + away :])


def _untyped(value: object) -> object:
    if isinstance(value, dict):
        return {key: _untyped(inner) for key, inner in value.items()}
    return [_untyped(inner) for inner in value] if isinstance(value, list) else value


@calm
@given(st.one_of(SIGNS, PIECES))
def test_what_is_read_without_findings_is_what_yaml_itself_reads(text: str) -> None:
    found, findings = reading(text)
    if found is not None and not findings:
        theirs = yaml.load(text.removeprefix("\ufeff"), yaml.CBaseLoader)
        assert json.loads(json.dumps(found.data).replace("null", '""')) == _untyped(theirs)


def _double(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _block_of(text: str) -> str:
    return "|2+\n" + "\n".join("  " + line for line in text.split("\n"))


@calm
@given(TEXT)
@example("a\n\n b\n")
@example("\t'\"\\ é \U0001f600")
def test_any_text_comes_back_from_double_quotes(text: str) -> None:
    assert data(f"a: {_double(text)}\nb: c\n") == {"a": text, "b": "c"}


@calm
@given(TEXT.filter(lambda text: "\n" not in text))
def test_any_line_comes_back_from_single_quotes(text: str) -> None:
    assert data(f"a: {_single(text)}\nb: c\n") == {"a": text, "b": "c"}


@calm
@given(TEXT)
@example("  a\n#b\n\n")
def test_any_text_comes_back_from_a_block(text: str) -> None:
    assert data(f"a: {_block_of(text)}\nb: c\n") == {"a": text + "\n", "b": "c"}


@calm
@given(TEXT, st.sampled_from([_double, _single, _block_of]), st.data())
def test_each_letter_of_any_text_is_found_in_the_file(
    text: str, written: Callable[[str], str], draw: st.DataObject
) -> None:
    if written is _single:
        text = text.replace("\n", " ")
    found = source(f"x: y\na: {written(text)}\nb: c\n")
    visible = [offset for offset, letter in enumerate(text) if letter not in " \t\n"]
    if visible:
        offset = draw.draw(st.sampled_from(visible))
        letter = cut(found, found.text_place(("a",), offset))
        assert letter in (text[offset], _double(text[offset])[1:-1], _single(text[offset])[1:-1])


WORD = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
VALUES = st.recursive(
    WORD,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORD, inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


@calm
@given(st.dictionaries(WORD, VALUES, min_size=1, max_size=4), st.booleans())
def test_the_place_of_any_plain_value_holds_that_value(values: dict[str, Data], brackets: bool) -> None:
    content = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, default_flow_style=brackets)
    found = source(content)
    for route in _routes(found.data, ()):
        value = value_at(found.data, route)
        if isinstance(value, str):
            assert typed(found, route).strip("'\"") == value
        if route and isinstance(route[-1], str):
            assert normalize("NFC", typed(found, route, key=True).strip("'\"")) == route[-1]


def test_a_field_written_a_thousand_times_is_told_twenty_times() -> None:
    source, findings = read("playbook/plays/refund.yaml", b"kind: play\n" * 1000)
    assert source is not None
    assert source.data == {"kind": "play"}
    assert [finding.check for finding in findings] == ["key-repeated"] * 20
