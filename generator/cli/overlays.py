"""The desk on which translations are worked on: the playbook is read, files change, all are written."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import click

from generator.cli.options import Setting, Unusable
from generator.handbook import Handbook, Passage, Translation
from generator.paths import FACILITATOR, MEMORY, load
from generator.resolve import resolve
from generator.revisions import former
from generator.source import Lines, Source, read
from generator.suggest import did_you_mean, listed
from generator.translations import AWAY, FOLDER, path_of, source_path, translate
from generator.translations.fingerprints import format as formatted
from generator.translations.fingerprints import parse
from generator.translations.moving import moved
from generator.translations.overlay import overlay
from generator.translations.renaming import carried, former_paths, renamed
from generator.translations.sync import head, said_before, tidied
from generator.validate import validate
from generator.values import language_code
from generator.words import Words

WHICH: Final = "[FILE or KIND:ID]..."
language_option = click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="L",
    help="Only this language, such as pl. May be repeated.",
)


def say(setting: Setting, line: str) -> None:
    """Print a line, unless only what is wrong was asked for."""
    if not setting.quiet:
        click.echo(line)


def in_english(code: str) -> str:
    """A language as the program calls it: Polish (pl)."""
    return f"{Words('en').language_name(code)} ({code})"


@dataclass(frozen=True, slots=True, eq=False)
class Pick:
    """A translation that was asked for, and its fields, where only some were asked for."""

    translation: Translation
    fields: frozenset[str] = frozenset()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The texts asked for."""
        whole = self.translation.passages
        return tuple(p for p in whole if not self.fields or p.wording.name in self.fields)


@dataclass(eq=False)
class Desk:
    """The playbook, and what has changed so far: texts of files and what is remembered, by printed path.

    `known` is what was remembered before, `anew` are translations read again after a change, by language,
    `gone` are files that have another name now, with that name.
    """

    setting: Setting
    handbook: Handbook
    files: dict[str, str] = field(default_factory=dict)
    memories: dict[str, dict[tuple[str, str], str]] = field(default_factory=dict)
    known: dict[str, dict[tuple[str, str], str]] = field(default_factory=dict)
    anew: dict[str, dict[str, Translation]] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, setting: Setting, renaming: Iterable[str] | None = None) -> Desk:
        """The desk for the playbook of this command.

        With `renaming`, translations into these languages (none: into all) follow renamed documents.
        """
        loaded = load(setting.root, setting.facilitator_dirs)
        resolved = resolve(validate(loaded.sources, loaded.findings), setting.today, loaded.handwritten)
        unreadable = frozenset(lines.path for lines in loaded.unread)
        known = {lines.path: parse(lines.text) for lines in loaded.memories}
        desk = cls(
            setting, resolved.handbook, {}, dict(known), {path: {**one} for path, one in known.items()}
        )
        overlays = desk._follow(loaded.overlays, renaming) if renaming is not None else loaded.overlays
        lines = [Lines(path, formatted(memory)) for path, memory in desk.memories.items()]
        handbook = translate(resolved.handbook, overlays, lines, unreadable).handbook
        if any(kind == "playbook" for kind, _ in handbook.broken):
            raise Unusable("playbook/playbook.yaml has errors; `playbook check` says which.")
        if not handbook.translations:
            raise Unusable(
                "this playbook has one language. Name the others in playbook/playbook.yaml, "
                "for example `languages: [en, pl]`."
            )
        _say_unread([*unreadable, *(f"{kind}:{id}" for kind, id in sorted(handbook.broken))])
        desk.handbook = handbook
        return desk

    def _follow(self, overlays: Sequence[Source], spellings: Iterable[str]) -> tuple[Source, ...]:
        """The files of translations, those of renamed documents under their new names."""
        others = self.handbook.playbook.record.languages[1:]
        codes = {language_code(one) for one in spellings} or {*others}
        moves = {one.before: one.source for one in renamed(self.handbook, overlays, codes)}
        former = former_paths(self.handbook)
        for path, memory in self.memories.items():
            if _language(path) in codes:
                self.memories[path] = carried(memory, former)
        self.files |= {source.path: source.text for source in moves.values()}
        self.gone = {before: source.path for before, source in moves.items() if before != source.path}
        return tuple(moves.get(source.path, source) for source in overlays)

    # What was asked for

    def languages(self, asked: Iterable[str]) -> list[str]:
        """The languages asked for; without any, all into which the playbook is translated."""
        there = list(self.handbook.translations)
        for spelling in asked:
            if language_code(spelling) not in there:
                raise Unusable(f"the playbook is not translated into '{spelling}', but into {listed(there)}.")
        codes = [language_code(spelling) for spelling in asked]
        return [code for code in there if code in codes] if codes else there

    def picked(self, which: Iterable[str], languages: Iterable[str]) -> list[Pick]:
        """The translations asked for by file, by `kind:id` or by `kind:id#field`; without any, all."""
        codes = self.languages(languages)
        whole = [one for code in codes for one in self.handbook.translations[code].values()]
        if not which:
            return [Pick(one) for one in whole]
        picks = [pick for name in which for pick in self._named(name, whole)]
        return [*{(p.translation.language, p.translation.document.ref, p.fields): p for p in picks}.values()]

    def _named(self, name: str, whole: list[Translation]) -> list[Pick]:
        ref, _, wanted = name.partition("#")
        found = [one for one in whole if one.document.ref == ref]
        if not found:
            path = self._inside(name)
            found = [one for one in whole if path in _paths(one) or _below(path, one)]
        if not found:
            known = {one.document.ref for one in whole}
            raise Unusable(f"there is no document or file '{name}' to translate. {did_you_mean(ref, known)}")
        fields = {p.wording.name for one in found for p in one.passages}
        if wanted and wanted not in fields:
            raise Unusable(f"{ref} has no text '{wanted}' to translate. {did_you_mean(wanted, fields)}")
        return [Pick(one, frozenset({wanted} if wanted else ())) for one in found]

    def _inside(self, name: str) -> str:
        """A path as the playbook prints it, wherever one is."""
        path = os.path.normpath(Path.cwd() / name)
        root = os.fspath(self.setting.root)
        return path.removeprefix(root).lstrip("/") if path.startswith(f"{root}/") else name

    # What changes

    def head(self, one: Translation) -> list[str]:
        """The first lines of a file that is not there yet."""
        return head(self.handbook, one.language, one.document)

    def put(self, one: Translation, text: str) -> None:
        """Give the file of a translation another text."""
        if one.source is None or text != one.source.text:
            self.files[_path(one)] = text

    def again(self, one: Translation, text: str) -> Translation:
        """The translation as it is with another text in its file."""
        source, _ = read(_path(one), text.encode())
        if source is None:
            raise AssertionError(f"{_path(one)} could not be read after the change")
        self.put(one, text)
        made, _ = overlay(source, one, self.memory(one.language), self.handbook)
        self.anew.setdefault(one.language, {})[one.document.ref] = made
        return made

    def in_order(self, one: Translation) -> Translation:
        """The translation with the members of its lists where the source has them now."""
        path = source_path(one.document)
        memory = self.memories.get(self._memory_path(one), {})
        own = {name: mark for (at, name), mark in memory.items() if at == path}
        if one.source is None or (found := moved(one, own)) is None or found.text == one.source.text:
            return one
        for name in own:
            memory.pop((path, name))
        gone = set(found.names.values())
        kept = {name: mark for name, mark in own.items() if name not in found.names and name not in gone}
        own = kept | {new: own[old] for old, new in found.names.items()}
        memory.update({(path, name): mark for name, mark in own.items()})
        return self.in_order(self.again(one, found.text))  # lists inside of lists

    def whole(self, language: str) -> dict[str, Translation]:
        """All translations of a language by `kind:id`, their lists in the source's order."""
        return {ref: self.in_order(one) for ref, one in self.handbook.translations[language].items()}

    def latest(self, one: Translation) -> Translation:
        """The translation with what has been changed in it so far."""
        text = self.files.get(_path(one))
        return one if text is None else self.again(one, text)

    def memory(self, language: str) -> dict[tuple[str, str], str]:
        """What is remembered of a language."""
        found: dict[tuple[str, str], str] = {}
        for path, memory in self.memories.items():
            if _language(path) == language:
                found |= memory
        return found

    def remember(self, one: Translation, name: str, mark: str) -> None:
        """Remember from which sentence a text was made; an empty mark forgets it."""
        memory = self.memories.setdefault(self._memory_path(one), {})
        memory.pop((source_path(one.document), name), None)
        if mark:
            memory[source_path(one.document), name] = mark

    def former(self, chosen: Iterable[Translation]) -> dict[tuple[str, str], str]:
        """The sentences that stale texts were translated from, as far as the repository knows them."""
        found: dict[tuple[str, str], str] = {}
        for one in chosen:
            path, memory = source_path(one.document), self.memory(one.language) if one.stale else {}
            wanted = {name: mark for (at, name), mark in memory.items() if at == path}
            wanted = {p.wording.name: wanted[p.wording.name] for p in one.stale if p.wording.name in wanted}
            said = said_before(former(self.setting.root, path), set(wanted.values())) if wanted else {}
            found |= {(path, name): said[mark] for name, mark in wanted.items() if mark in said}
        return found

    def tidy(self, language: str) -> None:
        """Forget what is no longer translated."""
        for path, memory in self.memories.items():
            if _language(path) == language:
                now = {**self.handbook.translations[language], **self.anew.get(language, {})}
                self.memories[path] = tidied(memory, self.handbook, now)

    def _memory_path(self, one: Translation) -> str:
        folder = AWAY if path_of(one.document, one.language).startswith(AWAY) else FOLDER
        there = (p for p in self.memories if p.startswith(folder) and _language(p) == one.language)
        return next(there, f"{folder}{one.language}/{MEMORY}")

    # What is written

    def write(self) -> list[str]:
        """Write every file that has changed, all or none; their paths."""
        texts = dict(self.files)
        for path, memory in self.memories.items():
            if memory != self.known.get(path, {}):
                texts[path] = formatted(memory)
        data = {path: _as_before(self._file(path), text) for path, text in texts.items()}
        new = {path: raw for path, raw in data.items() if raw is not None}
        for path, raw in new.items():
            self._beside(path).parent.mkdir(parents=True, exist_ok=True)
            self._beside(path).write_bytes(raw)
        for path in new:
            self._beside(path).replace(self._file(path))
        for path in self.gone:
            self._file(path).unlink()
        return sorted(new)

    def _beside(self, path: str) -> Path:
        file = self._file(path)
        return file.with_name(f".{file.name}.new")

    def _file(self, path: str) -> Path:
        if not path.startswith(FACILITATOR):
            root, inner = self.setting.root, path
        else:
            inner = path.removeprefix(FACILITATOR)
            root = self._away(inner)
        file = root / inner
        if not Path(os.path.realpath(file.parent)).is_relative_to(os.path.realpath(root)):
            raise Unusable(f"{path} leads out of the playbook; nothing was written.")
        return file

    def _away(self, inner: str) -> Path:
        """The facilitator folder that holds the script of this translation."""
        dirs = self.setting.facilitator_dirs
        scenario = inner.rpartition("/")[0].rpartition("/")[2]
        return next((one for one in dirs if (one / scenario).is_dir()), dirs[0])


def _say_unread(names: list[str]) -> None:
    """Nothing is said or changed of what cannot be read, so it is named."""
    if names:
        line = f"{listed(names)} cannot be read and is left out; `playbook check` says why."
        click.echo(line, err=True)


def _path(one: Translation) -> str:
    return one.source.path if one.source else path_of(one.document, one.language)


def _paths(one: Translation) -> tuple[str, str]:
    return one.document.source.path, _path(one)


def _below(folder: str, one: Translation) -> bool:
    return any(path.startswith(f"{folder.rstrip('/')}/") for path in _paths(one))


def _language(path: str) -> str:
    return language_code(path.partition("translations/")[2].partition("/")[0])


def _as_before(file: Path, text: str) -> bytes | None:
    """The bytes of a file with this text, its line ends as before; None where nothing changes."""
    raw = text.encode()
    if not file.exists():
        return raw
    before = file.read_bytes()
    if b"\r\n" in before:
        raw = raw.replace(b"\n", b"\r\n")
    if before.startswith(codecs.BOM_UTF8):
        raw = codecs.BOM_UTF8 + raw
    return None if raw == before else raw
