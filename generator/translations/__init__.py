"""Translations: the texts of a handbook in the other languages of its playbook, and how far they are.

Files of translations come in beside the resolved handbook; the handbook goes out with them in it, and with it
what does not belong there. A translation that lags is no fault: readers get the source's words, so marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.finding import Finding, Place, Severity
from generator.handbook import Document, Handbook, Passage, Translation, Translations
from generator.kinds.record import Record
from generator.shape import file_misplaced
from generator.source import Lines, Source
from generator.translations.fingerprints import Memory, parse
from generator.translations.overlay import none_yet, overlay, source_path
from generator.values import LANGUAGES, language_code
from generator.wording import Key, Wording, fingerprint, wordings

FOLDER: Final = "playbook/translations/"
AWAY: Final = "facilitator:translations/"
"""Where the translations of scripts stand that are kept elsewhere."""


@dataclass(frozen=True, slots=True)
class Translated:
    """The handbook with its translations, and what did not belong into them."""

    handbook: Handbook
    findings: tuple[Finding, ...]


def translate(
    handbook: Handbook,
    overlays: Sequence[Source],
    memories: Sequence[Lines] = (),
    unreadable: frozenset[str] = frozenset(),
) -> Translated:
    """Read every file of translations against the document it belongs to.

    `memories` are the files of fingerprints, `unreadable` the paths of translations that could not be read:
    of these nothing more is said.
    """
    languages = handbook.playbook.record.languages[1:]
    words = {document.ref: wordings(document.record) for document in handbook.documents}
    spoken = [document for document in handbook.documents if words[document.ref]]
    at = {source_path(document): document for document in spoken}
    memory = {language: _memory(memories, language) for language in languages}
    found: dict[str, dict[str, Translation]] = {language: {} for language in languages}
    findings: list[Finding] = [*_pages_astray(handbook)]
    for source in overlays:
        language, path = whose(source.path)
        document = at.get(path)
        if fault := _astray(source, language, document, path, handbook):
            findings.append(fault)
        elif language in found and document:
            if document.ref in found[language]:
                findings.append(_twice(source, document))
                continue
            asked = none_yet(document, language, words[document.ref])
            made, faults = overlay(source, asked, memory[language], handbook)
            found[language][document.ref] = made
            findings += faults
    torn = {whose(path) for path in unreadable}
    whole = {
        language: {
            document.ref: found[language].get(document.ref)
            or none_yet(document, language, words[document.ref])
            for document in spoken
            if (language, source_path(document)) not in torn
        }
        for language in languages
    }
    return Translated(replace(handbook, translations=whole), tuple(findings))


def path_of(document: Document[Record], language: str) -> str:
    """Where the translation of a document into a language stands, as paths are printed."""
    path = document.source.path
    if path.startswith("facilitator:"):
        return f"{AWAY}{language}/scenarios/{path.removeprefix('facilitator:')}"
    return f"{FOLDER}{language}/{path}"


def whose(path: str) -> tuple[str, str]:
    """The language of a file of translations, as far as its folder is one, and the path of its source."""
    _, _, rest = path.partition("translations/")
    folder, _, source = rest.partition("/")
    return language_code(folder) or folder, source


def _memory(memories: Sequence[Lines], language: str) -> Memory:
    found: dict[tuple[str, str], str] = {}
    for lines in memories:
        if whose(lines.path)[0] == language:
            found |= parse(lines.text)
    return found


# Files that belong to nothing


def _astray(
    source: Source, language: str, document: Document[Record] | None, path: str, handbook: Handbook
) -> Finding | None:
    if told := _no_translation(language, handbook):
        return file_misplaced(source, *told)
    if document or _excused(path, handbook):
        return None
    message = f"this is a translation of '{path}', and there is no such document to translate"
    help = (
        "Take it away if the document is gone. If it was renamed, write its former id under `old_ids` there; "
        "then `playbook translations sync` renames this file too."
    )
    return replace(file_misplaced(source, message, help), severity=Severity.WARNING)


def _pages_astray(handbook: Handbook) -> Iterator[Finding]:
    """Hand-written pages in a folder that nobody would ever read."""
    for pages in handbook.handwritten_in.values():
        for lines in pages.values():
            if told := _no_translation(whose(lines.path)[0], handbook):
                yield Finding("file-misplaced", Severity.ERROR, told[0], Place(lines.path), told[1])


def _no_translation(language: str, handbook: Handbook) -> tuple[str, str] | None:
    """Why a language's folder can hold nothing, and what to do."""
    if not language_code(language):
        return f"the folder '{language}' is no language of ours", f"The languages are {', '.join(LANGUAGES)}."
    if language == handbook.source_language:
        message = f"this translates into '{language}', the language that the playbook itself is written in"
        return message, "Take the file away, or move it to the folder of its language."
    return None


def _excused(path: str, handbook: Handbook) -> bool:
    """Whether a missing source is somebody else's affair: it cannot be read, or is kept elsewhere."""
    away = handbook.playbook.record.facilitator_files == "elsewhere" and path.endswith("/facilitator.yaml")
    stems = {re.sub(r"/(?:scenario|facilitator)\.yaml$|\.yaml$", "", path).rpartition("/")[2]}
    return away or any(id in stems for _, id in handbook.broken)


def _twice(source: Source, document: Document[Record]) -> Finding:
    message = f"{document.called} has two translations into this language"
    return file_misplaced(source, message, "Keep one of the two files.")


def every(handbook: Handbook) -> Iterator[Translation]:
    """All translations of a handbook, language by language."""
    for found in handbook.translations.values():
        yield from found.values()


__all__ = [
    "AWAY",
    "FOLDER",
    "Key",
    "Passage",
    "Translated",
    "Translation",
    "Translations",
    "Wording",
    "every",
    "fingerprint",
    "path_of",
    "source_path",
    "translate",
    "whose",
    "wordings",
]
