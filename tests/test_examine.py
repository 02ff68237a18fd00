"""Whatever stands in a file, examining the playbook gives findings with a place, and never an accident."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks import CHECKS
from generator.finding import Place
from generator.kinds import ALL
from generator.pipeline import Examined, examine, seen_by
from generator.source import read

QUICK = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

SEEDS = [
    (path, text)
    for check in CHECKS
    for path, text in sorted({**check.manual.fails, **check.manual.passes}.items())
    if " -> " not in path
]
"""Every file of every manual page: together they use all kinds and nearly all fields."""

EXAMPLES = [example for check in CHECKS for example in (check.manual.fails, check.manual.passes)]
TREES = [(path, text) for path, text in SEEDS if read(path, text.encode())[0] is not None]
FIELDS = sorted({name for kind in ALL for name in kind.record.model_fields})
SIGNS = [b"\n", b": ", b"- ", b"#", b"[", b"{", b"|\n", b"\xff", b"\xe2\x80\xae"]

AWKWARD = [
    *("", " ", "a\nb", "9" * 400, "ß" * 80, "\u200d"),
    *[
        "no",
        "0",
        "-1",
        "1e9",
        "any",
        "#",
        ":",
        "`",
        "\\",
        "%s",
        "{0}",
        "{{x}}",
        "[[",
        "[[role:x]]",
        "<script>",
        "Ὀδυσσεύς",
        "שלום",
        "مرحبا",
    ],
    *["sev1", "press-officer", "role:press-officer", "play:x#y", "p-001"],
    *["2026-02-30", "2199-12-31", "0m", "999999m", "365d", "0bd", "00:00-24:00", "100-299"],
]

VALUES = st.recursive(
    st.none() | st.sampled_from(AWKWARD) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "to", "from", "on", "x"]) | st.text(max_size=8), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder)


def look(root: Path, base: Mapping[str, str], files: Mapping[str, bytes]) -> Examined:
    """Examine the small playbook of the tests with some files laid over it."""
    for old in root.rglob("*.yaml"):
        old.unlink()
    for name, raw in {**{name: text.encode() for name, text in base.items()}, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)
    return examine(root, date(2026, 11, 20))


def assert_sound(seen: Examined, root: Path) -> None:
    """Every finding says something, about a place that is there."""
    for finding in seen.findings:
        assert finding.message
        assert "\n" not in finding.message + finding.help
        for place in (finding.place, *(related.place for related in finding.related)):
            assert_there(place, root)


def assert_there(place: Place, root: Path) -> None:
    file = root / place.path
    raw = file.read_bytes() if file.is_file() else b""
    assert (place.line, place.column) >= (1, 1)
    assert (place.line, place.column) <= (place.end_line, place.end_column)
    assert place.line <= raw.count(b"\n") + raw.count(b"\r") + 1


@QUICK
@given(data=st.data())
def test_bytes_changed_at_random_never_end_in_an_accident(
    root: Path, base: dict[str, str], data: st.DataObject
):
    path, text = data.draw(st.sampled_from(SEEDS))
    raw = bytearray(text.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at, gone = data.draw(st.integers(0, len(raw))), data.draw(st.integers(0, 6))
        raw[at : at + gone] = data.draw(st.binary(max_size=3) | st.sampled_from(SIGNS))

    assert_sound(look(root, base, {path: bytes(raw)}), root)


@QUICK
@given(data=st.data())
def test_any_value_in_any_field_never_ends_in_an_accident(
    root: Path, base: dict[str, str], data: st.DataObject
):
    path, text = data.draw(st.sampled_from(TREES))
    source, _ = read(path, text.encode())
    assert source is not None
    changed = json.loads(json.dumps(source.data))
    for _ in range(data.draw(st.integers(1, 3))):
        put(changed, data)

    assert_sound(look(root, base, {path: written(changed)}), root)


@QUICK
@given(data=st.data())
def test_examples_laid_together_with_fields_left_out_never_end_in_an_accident(
    root: Path, base: dict[str, str], data: st.DataObject
):
    examples = data.draw(st.lists(st.sampled_from(EXAMPLES), min_size=2, max_size=5))
    files = {}
    for path, text in (file for example in examples for file in example.items()):
        source, _ = read(path, text.encode())
        if source is not None:
            tree = json.loads(json.dumps(source.data))
            leave_out(tree, data)
            files[path] = written(tree)

    seen = look(root, base, files)
    assert_sound(seen, root)
    for audience in ("employee", "comms"):
        assert_sound(seen_by(seen, audience), root)


def written(tree: dict) -> bytes:
    return json.dumps(tree, ensure_ascii=False).encode()


def leave_out(tree: dict, data: st.DataObject) -> None:
    """Take some fields away, mostly ones that a document can live without."""
    for name in data.draw(st.lists(st.sampled_from(sorted(tree)), max_size=3)):
        if name not in ("kind", "id", "title"):
            tree.pop(name, None)


def put(tree: dict, data: st.DataObject) -> None:
    """Replace a value somewhere in a tree, or add one."""
    node = tree
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys)) if keys else None
        if key is None or not isinstance(node[key], dict | list) or not node[key] or data.draw(st.booleans()):
            break
        node = node[key]
    value = data.draw(VALUES)
    if isinstance(node, list):
        node.insert(data.draw(st.integers(0, len(node))), value)
    else:
        node[key if key is not None and data.draw(st.booleans()) else data.draw(st.sampled_from(FIELDS))] = (
            value
        )
