"""Sync: a translation and its document come in, the text of its file goes out: with what is new, without what
is left over, or with other words.

The file keeps every line that need not change; what stands in the same place as before is the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator.handbook import Document, Handbook, Passage, Translation
from generator.source import read, value_at
from generator.translations import path_of
from generator.translations.editing import added, changed, noted, removed, replaced, written
from generator.translations.fingerprints import Memory
from generator.translations.layout import same
from generator.translations.overlay import leaves, overlay, source_path
from generator.translations.tree import Branch, Twig, tree
from generator.wording import Key, fingerprint


def head(handbook: Handbook, language: str, document: Document[Any]) -> list[str]:
    """The first lines of a new file: a draft, of whoever answers for the language."""
    answers = Counter(one.by for one in handbook.translations.get(language, {}).values() if one.by)
    by = f", by: {answers.most_common(1)[0][0]}" if answers else ""
    lines = [
        "kind: translation",
        f"id: {document.id}",
        f"translation: {{state: draft{by}, on: {handbook.today}}}",
    ]
    words = document.record.keywords
    if words:
        lines.append(f"# keywords: [...]  other words people search for; in the source: {', '.join(words)}")
    return lines


def synced(one: Translation, first: list[str]) -> str:
    """The file with a field for every text that has none yet, each with its source above it."""
    whole = tree(one.document, one.passages)
    if one.source is None:
        return written(first, whole)
    return changed(one.source.text, added(one.source, whole))


def pruned(one: Translation) -> str:
    """The file without the texts whose source is gone."""
    assert one.source is not None  # nothing is left over where there is no file
    return changed(one.source.text, removed(one.source, one.left_over))


def unnoted(one: Translation) -> str:
    """The file without the notes above texts that are translated by now."""
    if one.source is None:
        return ""
    done = [passage.route for passage in one.passages if passage.text]
    return changed(one.source.text, noted(one.source, done))


def reworded(one: Translation, texts: Mapping[str, str], first: list[str]) -> str:
    """The file with these texts, by name of the field; everything else in it stays."""
    passages = [
        replace(passage, text=texts.get(passage.wording.name, passage.text)) for passage in one.passages
    ]
    if one.source is None:
        return written(first, tree(one.document, passages))
    asked = [passage for passage in passages if passage.wording.name in texts]
    there = {passage.route: twig for passage in asked if (twig := _twig(one, passage)) and _has(one, passage)}
    needed = [*asked, *(passage for passage in passages if _precedes(passage, asked))]
    in_order = [passage for passage in passages if passage in needed]
    changes = [change for route, twig in there.items() for change in replaced(one.source, route, twig)]
    return changed(one.source.text, [*changes, *added(one.source, tree(one.document, in_order))])


def _has(one: Translation, passage: Passage) -> bool:
    """Whether the file has a field for a text, be it empty."""
    return (
        bool(passage.route)
        and one.source is not None
        and value_at(one.source.data, passage.route) is not None
    )


def _twig(one: Translation, passage: Passage) -> Twig | None:
    """A text as the tree of its document holds it."""
    branch: Branch | Twig = tree(one.document, [passage])
    for step in passage.wording.key:
        branch = branch.inside[step] if isinstance(branch, Branch) else branch
    return branch if isinstance(branch, Twig) else None


def _precedes(passage: Passage, asked: Iterable[Passage]) -> bool:
    """Whether a text stands before one of these in a list matched by position, so that it holds its place."""
    return any(_before(passage.wording.key, other.wording.key) for other in asked)


def _before(key: Key, other: Key) -> bool:
    for step, there in zip(key, other, strict=False):
        if step != there:
            return isinstance(step, int) and isinstance(there, int) and step < there
    return False


def tidied(
    memory: Memory, handbook: Handbook, whole: Mapping[str, Translation]
) -> dict[tuple[str, str], str]:
    """The memory without what is no longer translated: texts that are gone, and documents that are."""
    known = {source_path(one.document): one for one in whole.values()}
    wanted = {
        (path, passage.wording.name)
        for path, one in known.items()
        for passage in one.passages
        if passage.text
    }
    unseen = bool(handbook.broken) or handbook.playbook.record.facilitator_files == "elsewhere"
    return {at: mark for at, mark in memory.items() if at in wanted or (at[0] not in known and unseen)}


def said_before(versions: Iterable[bytes], marks: Iterable[str]) -> dict[str, str]:
    """The texts with these fingerprints, in former versions of a file."""
    wanted, found = set(marks), dict[str, str]()
    for raw in versions:
        source, _ = read("", raw)
        for _, text in leaves(source.data, ()) if source else ():
            if (mark := fingerprint(text)) in wanted:
                found.setdefault(mark, text.strip())
        if wanted == found.keys():
            break
    return found


def proved(handbook: Handbook, one: Translation, text: str, texts: Mapping[str, str]) -> str:
    """The text of a file again, once it is sure that it says these texts, and all others as before."""
    path = path_of(one.document, one.language)
    source, _ = read(path, text.encode())
    if source is None:
        raise AssertionError(f"{path} could not be read after the change")
    made, _ = overlay(source, one, {}, handbook)
    for before, after in zip(one.passages, made.passages, strict=True):
        wanted = texts.get(before.wording.name, before.text or "")
        if not same(wanted, after.text or ""):
            raise AssertionError(f"{path} would say something else in {before.wording.name}")
    return text
