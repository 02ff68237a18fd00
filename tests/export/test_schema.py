"""Schemas for editors agree with the program: what is valid there is valid here, and help is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from generator.export.schema import homes, mixed, schemas
from generator.kinds import ALL
from generator.paths import find_files
from generator.pipeline import examine
from generator.validate import kind_at

HERE = Path(__file__).parents[2]
FRESH = HERE / "generator" / "fresh"


def as_an_editor_reads(text: str) -> Any:
    """The document as an editor for YAML 1.2 sees it, whose core schema gives types to plain scalars."""
    return _typed(yaml.compose(text, Loader=yaml.SafeLoader))


def _typed(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _typed(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_typed(member) for member in node.value]
    return node.value if node.style else _core(node.value)


def _core(text: str) -> Any:
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def complaints(root: Path) -> Iterator[str]:
    """What an editor with our schemas would underline in this playbook."""
    handbook = examine(root, date(2026, 11, 20)).handbook
    validators = {name: Draft202012Validator(schema) for name, schema in schemas(handbook).items()}
    for given in find_files(root)[0]:
        kind = kind_at(given.path)
        assert kind
        document = as_an_editor_reads(given.file.read_text("utf-8"))
        for error in validators[kind[0].name].iter_errors(document):
            yield f"{given.path} {error.json_path}: {error.message[:200]}"


def test_the_editor_types_plain_words_as_yaml_1_2_does():
    assert as_an_editor_reads("a: no\nb: 010\nc: 1.5\nd: '1'\ne: 10:00\nf: [true, ~]\ng: 2026-11-20\n") == {
        "a": "no", "b": 10, "c": 1.5, "d": "1", "e": "10:00", "f": [True, None], "g": "2026-11-20",
    }  # fmt: skip


def test_an_editor_underlines_nothing_in_the_starter():
    assert list(complaints(HERE)) == []


def test_an_editor_underlines_nothing_in_a_new_playbook():
    assert list(complaints(FRESH)) == []


def valid(schema: dict[str, Any], **fields: Any) -> bool:
    return Draft202012Validator(schema).is_valid({"kind": "role", "id": "lead", "title": "Lead", **fields})


def test_a_reference_may_be_any_id_of_the_playbook_short_or_in_full(examined):
    role = schemas(examined().handbook)["role"]

    assert valid(role, owner="press-officer")
    assert valid(role, owner="role:press-officer")
    assert not valid(role, owner="pres-officer")
    assert valid(role, holders=["p-001", "p-002"])
    assert not valid(role, holders="p-999")
    assert valid(role, authority={"approve_up_to": "sev1"})


def test_text_that_looks_like_a_number_or_a_yes_is_still_text():
    role = schemas()["role"]

    assert valid(role, title=2026, keywords=["rumour", False])
    assert not valid(role, title=["a", "list"])
    assert not valid(role, review_every=180)


def test_a_field_for_any_channel_takes_the_word_for_it(examined):
    channel = {"playbook/channels/forum.yaml": "kind: channel\nid: forum\ntitle: Forum\ntype: social\n"}
    goals = repr(schemas(examined(channel).handbook)["goals"])

    assert "{'const': 'any'}" in goals
    assert "{'enum': ['forum']}" in goals


def test_without_a_playbook_any_id_will_do():
    assert valid(schemas()["role"], owner="whoever")


def test_unknown_fields_are_underlined():
    assert not valid(schemas()["role"], ownr="press-officer")


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_every_field_has_help(kind):
    schema = schemas()[kind.name]
    parts = [schema, *schema.get("$defs", {}).values()]

    fields = [(name, field) for part in parts for name, field in part.get("properties", {}).items()]

    assert [name for name, field in fields if not field.get("description")] == []
    assert "x-refers-to" not in repr(schema)


def test_the_folder_of_several_kinds_has_one_schema_that_chooses(examined):
    assert homes()["roles"] == "roles/*.yaml"
    assert not {"role", "roster", "activities", "decisions"} & set(homes())
    registry = Registry().with_resources(
        (f"https://schemas.example/{name}.json", Resource.from_contents(schema))
        for name, schema in {**schemas(examined().handbook), **mixed()}.items()
    )
    chooses = Draft202012Validator({"$ref": "https://schemas.example/roles.json"}, registry=registry)

    assert chooses.is_valid({"kind": "role", "id": "lead", "title": "Lead"})
    assert chooses.is_valid({"kind": "roster", "id": "roster", "title": "Us", "people": [{"id": "p-001"}]})
    assert not chooses.is_valid({"kind": "roster", "id": "roster", "title": "Us", "holders": ["p-001"]})
    assert not chooses.is_valid({"kind": "play", "id": "lead", "title": "Lead"})
