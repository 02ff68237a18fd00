"""Translations for tests: files of a tiny project come in, the same go out with their texts up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from generator.pipeline import Examined
from generator.translations.fingerprints import format

Files = Mapping[str, str | None]


@pytest.fixture
def up_to_date(examined: Callable[..., Examined]) -> Callable[[Files], Files]:
    """`up_to_date(files)` adds the memory of what each translation was made from: the source as it is now.

    A language whose memory is among the files keeps it.
    """

    def remember(files: Files) -> Files:
        there = {path.split("/")[2] for path in files if path.startswith("playbook/translations/")}
        memory = {language: f"playbook/translations/{language}/fingerprints.txt" for language in there}
        if not (new := {language: path for language, path in memory.items() if path not in files}):
            return files
        translations = examined(files).handbook.translations
        return {**files, **{path: _memory(translations.get(lang, {})) for lang, path in new.items()}}

    return remember


def _memory(translations):
    return format(
        {
            (translation.document.source.path, passage.wording.name): passage.wording.fingerprint
            for translation in translations.values()
            for passage in translation.passages
        }
    )
