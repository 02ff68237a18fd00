"""A playbook comes in, the same playbook with hostile text in every field that holds text goes out.

The fields are found by walking the records, so a new kind or field is tried from its first day.
"""

from __future__ import annotations

import json
import types
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import yaml
from pydantic import BaseModel, WithJsonSchema

from generator.kinds import ALL
from generator.marked import marked as marked_in
from generator.pipeline import examine
from generator.source import Route
from generator.translations import Wording, path_of, source_path, wordings
from generator.translations.fingerprints import format
from generator.validate import kind_at
from generator.values import Words

# Each has fewer than eight words, so that no two files share a run of eight, and fits into a title.
STRINGS: Sequence[str] = (
    '"><img src=x onerror=__pwn()>',
    "</title></script><script>__pwn()</script>",
    "<svg/onload=__pwn()>",
    "[click](javascript:__pwn())",
    "' onmouseover='__pwn()' autofocus onfocus='__pwn()",
    "javascript:__pwn()",
    "]]><script>__pwn()</script><![CDATA[",
    "<!-- --><iframe srcdoc='<script>__pwn()</script>'>",
    "[x](&#106;avascript:__pwn())",
    "<javascript:__pwn()>",
    "![pic](//evil.example/a.png 'onerror=__pwn()')",
    "[a]: javascript:__pwn()",
    '[link](https://ok.example "onclick=__pwn()")',
    "```html\n</code></pre><script>__pwn()</script>",
    "`</code><script>__pwn()</script>`",
    "&lt;script&gt;__pwn()&lt;/script&gt;",
    "{{7*7}}{% raw %}${7*7}<%= 7*7 %>",
    "# {: onclick=__pwn() } {#anchor .md-typeset}",
    "*[abbr]: <img/src/onerror=__pwn()>",
    "| <b>a</b> |\n|---|\n| <i onclick=__pwn()> |",
    '<a href="vbscript:__pwn()" style="position:fixed">x</a>',
    "</textarea></style></template><base href=//evil.example>",
    '<meta http-equiv=refresh content="0;url=//evil.example">',
    "data:text/html,<script>__pwn()</script>",
    "\\\"-alert(1)}//'-alert`1`",
    "//evil.example/%0d%0aSet-Cookie",
    '=HYPERLINK("//evil.example")',
    "[[role:duty-officer|<img src onerror=__pwn()>]]",
    "<form action=//evil.example><button formaction=javascript:__pwn()>",
    "<math><a xlink:href=javascript:__pwn()>x",
    "<object data=//evil.example><embed src=//evil.example>",
)
LEFT_AS_WRITTEN = {
    ("Waiver", "check"),  # names a check
    ("PublishedLinks", "links"),  # are addresses, and losing one is an error
    ("Playbook", "required_translations"),  # names kinds
}

TODAY = date(2026, 11, 20)

# What the walk meets nowhere else: kinds and fields that the starter does without.
EXTRA: dict[str, Any] = {
    "playbook/waivers.yaml": {
        "kind": "waivers",
        "id": "waivers",
        "reviewed_on": "2026-11-01",
        "list": [
            {
                "check": "tone-contradiction",
                "document": "tone:tone",
                "reason": "x",
                "approved_by": "head-of-comms",
                "until": "2027-01-01",
            }
        ],
    },
    "playbook/published-links.yaml": {
        "kind": "published-links",
        "id": "published-links",
        "links": ["/plays/"],
    },
    "playbook/triage/how-many.yaml": {
        "kind": "triage",
        "id": "how-many",
        "title": "x",
        "reviewed_on": "2026-11-01",
        "inputs": [{"id": "mentions", "question": "x", "range": {"min": "0", "max": "500", "unit": "x"}}],
        "rules": [
            {
                "id": "all",
                "when": {"mentions": "any"},
                "play": "watch-and-wait",
                "reply": "no",
                "why_no_reply": "x",
            }
        ],
    },
}
# Words that break these rules are what we want to see told on the health page, not what stops the build.
TOLD_ONLY = (
    "initiative-dependency-not-agreed",
    "statement-blank-unknown",
    "tone-contradiction",
    "tone-example-breaks-own-rule",
    "translation-changes-a-number",
    "translation-loses-a-blank",
)
ADDED: dict[str, Any] = {
    "vocabulary": {"avoid": {"en": ["x"]}},
    "playbook": {"checks": dict.fromkeys(TOLD_ONLY, "warning")},
}


class Poisoned:
    """Fills fields, and counts which it has filled."""

    def __init__(self, offset: int = 0) -> None:
        self.offset = offset
        self.filled: Counter[tuple[str, str]] = Counter()

    def playbook(self, root: Path) -> None:
        """Poison every document below `root`, in place, and those that few playbooks have."""
        for path, document in EXTRA.items():
            (root / path).write_text(json.dumps(document), "utf-8")
        for file in sorted(root.rglob("*.yaml")):
            found = kind_at(file.relative_to(root).as_posix())
            if found is None:
                continue
            data = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
            data |= ADDED.get(data["kind"], {})
            made = self.part(found[0].record, data, found[0].audience == "facilitator")
            file.write_text(json.dumps(made, ensure_ascii=False, indent=1), "utf-8")

    def part(self, model: type[BaseModel], data: dict[str, Any], alone: bool) -> dict[str, Any]:
        """A document or a part of one; texts that may stand there and do not are put in."""
        made = dict(data)
        for name, (key, hint) in fields(model).items():
            if (model.__name__, name) in LEFT_AS_WRITTEN:
                continue
            if key in data:
                made[key] = self.value(hint, data[key], (model.__name__, name), alone)
            elif (missing := self.missing(hint, (model.__name__, name), alone)) is not None:
                made[key] = missing
        return made

    def value(self, hint: Any, value: Any, field: tuple[str, str], alone: bool) -> Any:
        for kind in options(hint):
            if limit := marked(kind):
                return self.text(limit, field, alone)
            bare, _ = without_marks(kind)
            if get_origin(bare) is tuple:
                values = value if isinstance(value, list) else [value]
                return [self.value(get_args(bare)[0], each, field, alone) for each in values]
            if get_origin(bare) is dict:
                return {k: self.value(get_args(bare)[1], v, field, alone) for k, v in value.items()}
            if isinstance(bare, type) and issubclass(bare, BaseModel) and isinstance(value, dict):
                return self.part(bare, value, alone)
        return value

    def missing(self, hint: Any, field: tuple[str, str], alone: bool) -> Any:
        """A text, or a list of one, for a field that is left out; nothing for fields of other sorts."""
        for kind in options(hint):
            bare, _ = without_marks(kind)
            if limit := marked(kind):
                return self.text(limit, field, alone)
            if get_origin(bare) is tuple and (limit := marked(get_args(bare)[0])):
                return [self.text(limit, field, alone)]
        return None

    def text(self, limit: int, field: tuple[str, str], alone: bool) -> str:
        """Another string each time; where there is room, all of them every other time."""
        turn = self.filled[field] + self.offset
        self.filled[field] += 1
        whole = "\n\n".join(STRINGS)
        if len(whole) <= limit and turn % 2 == 0 and not alone:
            return whole
        return STRINGS[(turn + len(field[1]) * (limit <= 400)) % len(STRINGS)][:limit]


# Translations


def translate(root: Path, language: str) -> None:
    """Translate all there is below `root` into hostile text, up to date with its source."""
    memory: dict[tuple[str, str], str] = {}
    for document in examine(root, TODAY).handbook.documents:
        said = wordings(document.record)
        limits = {route: mark.limit for route, _, mark in marked_in(document.record, (Words,))}
        texts = [
            (one, STRINGS[turn % len(STRINGS)][: limits[one.route]])
            for turn, one in enumerate(said, len(memory))
        ]
        head = {"kind": "translation", "id": document.id, "translation": {"state": "reviewed"}}
        file = root / path_of(document, language)
        if texts:
            file.parent.mkdir(parents=True, exist_ok=True)
            made = {**head, "keywords": [STRINGS[0]], **nested(texts)}
            file.write_text(json.dumps(made, ensure_ascii=False, indent=1), "utf-8")
        memory |= {(source_path(document), one.name): one.fingerprint for one in said}
    (root / f"playbook/translations/{language}/fingerprints.txt").write_text(format(memory), "utf-8")


def forget(root: Path, language: str) -> None:
    """Make every translation into a language out of date, so that its pages speak in the source's words."""
    (root / f"playbook/translations/{language}/fingerprints.txt").unlink()


def nested(texts: Iterable[tuple[Wording, str]]) -> dict[str, Any]:
    """Texts in the shape of a translation's file."""
    top: dict[str, Any] = {}
    for wording, text in texts:
        _lay(top, wording.route, wording.key, text)
    return top


def _lay(inside: Any, route: Route, key: tuple[str | int, ...], text: str) -> None:
    step, rest = route[0], route[1:]
    if isinstance(inside, list):
        inside += [{} if rest else "" for _ in range(int(step) + 1 - len(inside))]
        if rest and key[0] != step:
            inside[int(step)]["id"] = key[0]
    if not rest:
        inside[step] = text
        return
    if isinstance(inside, dict) and step not in inside:
        inside[step] = [] if isinstance(rest[0], int) else {}
    _lay(inside[step], rest, key[1:], text)


def text_fields() -> set[tuple[str, str]]:
    """Every field of every record that holds text people read, as (record, field)."""
    return {
        (model.__name__, name)
        for model in models()
        for name, (_, hint) in fields(model).items()
        if any(marked(each) for each in leaves(hint))
    } - LEFT_AS_WRITTEN


def models() -> list[type[BaseModel]]:
    """Every record, and every part of one."""
    found: dict[type[BaseModel], None] = {}
    waiting: list[type[BaseModel]] = [kind.record for kind in ALL]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found[model] = None
            hints = [hint for _, hint in fields(model).values()]
            waiting += [
                e for h in hints for e in leaves(h) if isinstance(e, type) and issubclass(e, BaseModel)
            ]
    return list(found)


def fields(model: type[BaseModel]) -> dict[str, tuple[str, Any]]:
    """The fields of a record: the key people write, and the type with all its marks."""
    hints = get_type_hints(model, include_extras=True)
    return {name: (field.alias or name, hints[name]) for name, field in model.model_fields.items()}


def without_marks(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    return (get_args(hint)[0], get_args(hint)[1:]) if get_origin(hint) is Annotated else (hint, ())


def options(hint: Any) -> list[Any]:
    """The types a value may have, but nothing at all."""
    bare, marks = without_marks(hint)
    if get_origin(bare) in (Union, types.UnionType) and not marks:
        return [each for each in get_args(bare) if each is not type(None)]
    return [hint]


def leaves(hint: Any) -> Iterator[Any]:
    """What a field is made of in the end: texts, numbers, parts."""
    for kind in options(hint):
        bare, _ = without_marks(kind)
        if get_origin(bare) is tuple:
            yield from leaves(get_args(bare)[0])
        elif get_origin(bare) is dict:
            yield from leaves(get_args(bare)[1])
        else:
            yield kind if marked(kind) else bare


def marked(hint: Any) -> int:
    """How much text people read fits; 0 for what is no such text."""
    _, marks = without_marks(hint)
    if not any(isinstance(mark, Words) for mark in marks):
        return 0
    schema = next((mark.json_schema for mark in marks if isinstance(mark, WithJsonSchema)), None) or {}
    return int(schema.get("maxLength", 400))
