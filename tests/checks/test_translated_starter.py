"""The starter in its five languages: one changed sentence or number is found, and nothing else is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator import checks
from generator.checks.tongues import said
from generator.finding import Finding
from generator.handbook import Handbook
from generator.numerals import Strength, compared, readings
from generator.paths import load
from generator.resolve import resolve
from generator.source import Source, read
from generator.translations import translate
from generator.validate import validate

HERE = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)


class Remembered:
    """Reads files once; `other` takes the place of the bytes of some."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[Source | None, tuple[Finding, ...]]] = {}
        self.other: dict[str, bytes] = {}

    def __call__(self, path: str, raw: bytes) -> tuple[Source | None, tuple[Finding, ...]]:
        if path in self.other:
            return read(path, self.other[path])
        if path not in self.known:
            self.known[path] = read(path, raw)
        return self.known[path]


@pytest.fixture(scope="module")
def reading() -> Remembered:
    return Remembered()


def read_in(reading: Remembered) -> Handbook:
    """The starter with its translations, not yet checked."""
    loaded = load(HERE, (), reading)
    resolved = resolve(validate(loaded.sources, loaded.findings), TODAY, loaded.handwritten)
    return translate(resolved.handbook, loaded.overlays, loaded.memories).handbook


@pytest.fixture(scope="module")
def starter(reading: Remembered) -> Handbook:
    return read_in(reading)


def lagging(handbook: Handbook) -> Counter[tuple[str, str, str]]:
    """Every text that readers of a language do not get in it: language, document, field."""
    return Counter(
        (language, ref, passage.wording.name)
        for language, whole in handbook.translations.items()
        for ref, found in whole.items()
        for passage in (*found.missing, *found.stale)
    )


def test_the_starter_speaks_five_languages_and_no_text_lags(starter: Handbook):
    assert set(starter.translations) == {"ar", "he", "el", "pl"}
    assert len(list(said(starter))) > 10_000
    assert lagging(starter) == Counter()


def test_changing_one_sentence_makes_one_text_of_each_language_stale_and_nothing_else(
    starter: Handbook, reading: Remembered
):
    path = "playbook/plays/move-to-phone.yaml"
    before = (HERE / path).read_text("utf-8")
    step = starter.target("play:move-to-phone").document.record.steps[1]
    sentence = step.do.splitlines()[0]
    assert before.count(sentence) == 1
    reading.other = {path: before.replace(sentence, f"Now {sentence}").encode()}

    changed = read_in(reading)
    reading.other = {}

    assert lagging(changed) == Counter(
        {(lang, "play:move-to-phone", f"steps.{step.id}.do"): 1 for lang in starter.translations}
    )


def test_no_check_of_languages_has_anything_to_say_of_the_starter(starter: Handbook):
    findings = [
        f"{fault.at} {check.id}: {fault.message}"
        for check in checks.LANGUAGES
        for fault in check.made_by(starter)
    ]

    assert findings == []


def mutants(handbook: Handbook, strength: Strength) -> Iterator[tuple[str, str, str]]:
    """Every translated text with one of its numbers made another one: source, text, typed, language."""
    for one in said(handbook):
        for number in readings(one.text, one.language):
            if number.strength is strength and number.kind != "code":
                start, end = number.offset, number.offset + number.length
                other = _other(number.typed)
                yield one.source, f"{one.text[:start]}{other}{one.text[end:]}", one.language


def _other(typed: str) -> str:
    """The same number with its first digit replaced by another."""
    at = next(i for i, sign in enumerate(typed) if sign.isdigit())
    return f"{typed[:at]}{(int(typed[at]) + 4) % 9 + 1}{typed[at + 1 :]}"


def test_every_figure_of_the_starter_that_is_changed_in_one_language_is_found(starter: Handbook):
    made = list(mutants(starter, Strength.FIGURE))
    found = [compared(source, "en", text, language) for source, text, language in made]

    assert len(made) > 1500
    assert sum(map(bool, found)) >= 0.995 * len(made)


def test_a_number_word_of_the_starter_that_is_exchanged_is_mostly_found(starter: Handbook):
    seven = {"ar": "سبعة", "he": "שבעה", "el": "επτά", "pl": "siedem"}
    made = [
        (
            one.source,
            f"{one.text[: n.offset]}{seven[one.language]}{one.text[n.offset + len(n.typed.split()[0]) :]}",
            one,
        )
        for one in said(starter)
        for n in readings(one.text, one.language)
        if n.strength is Strength.WORD and n.kind == "number" and len(n.typed.split()) == 1
    ]
    found = [compared(source, "en", text, one.language) for source, text, one in made]

    assert len(made) > 1000
    assert sum(map(bool, found)) >= 0.8 * len(made)
