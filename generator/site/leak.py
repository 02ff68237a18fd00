"""The leak scan: a finished edition and the texts of all files come in, what it gives away goes out.

A leak is eight words in a row of a file the audience may not read, which stand in no file it may
read and are not the program's own. Case, marks and punctuation do not count. Every file is read:
pages with the insides of their tags, indexes, pictures, data, archives, and the names of files.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from itertools import chain, groupby
from pathlib import Path
from sys import intern
from urllib.parse import unquote_plus

import generator
from generator.finding import Finding, Place, Severity
from generator.folding import RUN, Gram, Word, grams, words, words_in_place
from generator.values import AUDIENCES

PROBE = 6
CHECK = "facilitator-text-on-employee-site"
DIFFERENT_WORDS = 3
SHOWN_WORDS = 12

TAG = re.compile(r"<[^>]*>")
LONG_TAG = re.compile(r"<[^>]{16,}>")  # a shorter one has no room for eight words
END_OF_TAG = ">\n"  # behind it no tag is open, whatever stands before
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
ESCAPED_SIGN = re.compile(r"""\\[nrt"'/\\]""")
LEAF = re.compile(r'"(?:[^"\\]++|\\.)*+"|[^\s\[\]{}:,"]+', re.DOTALL)
LINK_TARGET = re.compile(r"\]\([^)\s]*\)|\[\[[^\]\s]*\]\]")
GZIPPED, ZIPPED = b"\x1f\x8b", b"PK\x03\x04"
MOST_UNPACKED = 64 * 2**20
BATCH = 2**16  # letters of an index that are read together
UNREADABLE = (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error)
OWN = {".html", ".js", ".po", ".py"}
READERS = {"employee": "employees", "comms": "the comms team", "facilitator": "facilitators"}


@dataclass(frozen=True, slots=True)
class Text:
    """One prose field of a content file: the widest audience that may read it, where it stands, what it says.

    `start` is the line of the text's first word, or says it when asked, since few are ever asked. Texts of
    one file follow one another in its order.
    """

    audience: str
    path: str
    start: int | Callable[[], int]
    text: str

    @property
    def line(self) -> int:
        """The line of the text's first word."""
        return self.start if isinstance(self.start, int) else self.start()


def leaks(
    folder: Path,
    audience: str,
    texts: Sequence[Text],
    own_words: Callable[[], Iterable[str]] = lambda: (),
) -> list[Finding]:
    """What the built folder says that this audience may not read, one finding for each stretch of a file.

    `own_words` gives the program's own words and is asked only when something is suspected.
    """
    hidden = hidden_from(audience, texts)
    suspected: dict[Gram, str] = {}
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in sorted(paths, key=lambda path: path.suffix != ".html"):
        suspect(path.relative_to(folder).as_posix(), path.read_bytes(), hidden, suspected)
    return judged(suspected, audience, texts, own_words)


def judged(
    suspected: dict[Gram, str],
    audience: str,
    texts: Sequence[Text],
    own_words: Callable[[], Iterable[str]],
) -> list[Finding]:
    """What remains of a suspicion once it is known what everybody may say."""
    allowed: list[list[str]] = []
    if suspected:
        allowed = [_all_words(said) for _, said in _by_file(_readable(texts, audience))]
        _clear(suspected, allowed)
        for gram in [gram for gram in suspected if not _tells(gram)]:
            del suspected[gram]
    if suspected:
        _clear(suspected, (words(text) for text in own_words()))
    hidden = hidden_from(audience, texts)
    return _findings(hidden.narrower, suspected, audience, Known(allowed)) if suspected else []


def hidden_from(audience: str, texts: Iterable[Text]) -> Hidden:
    """What readers of this audience may not know."""
    return Hidden([text for text in texts if _rank(text.audience) > _rank(audience)])


def _readable(texts: Iterable[Text], audience: str) -> list[Text]:
    return [text for text in texts if _rank(text.audience) <= _rank(audience)]


def own_words() -> Iterator[str]:
    """What the program itself says: the words in its templates, messages, manuals and catalogues."""
    for path in sorted(Path(generator.__file__).parent.rglob("*")):
        if path.suffix in OWN:
            text = path.read_text("utf-8")
            yield text
            yield TAG.sub(" ", text)


def _rank(audience: str) -> int:
    return AUDIENCES.index(audience)


def _by_file(texts: Iterable[Text]) -> Iterator[tuple[str, list[Text]]]:
    for path, said in groupby(texts, key=lambda text: text.path):
        yield path, list(said)


def _blocks(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """The texts of each file in which a run may be looked for.

    A text of eight words or more stands alone, since its end and the beginning of the next one are no
    sentence anybody wrote; shorter ones that follow one another, as in a list, are read as one.
    """
    for _, said in _by_file(texts):
        for short, block in groupby(said, key=lambda text: len(text.text.split()) < RUN):
            if short:
                yield list(block)
            else:
                yield from ([text] for text in block)


def _all_words(said: Iterable[Text]) -> list[str]:
    # All texts share their words, so that one of each is kept.
    return [intern(word) for text in said for word in words(shown_prose(text.text))]


def shown_prose(text: str) -> str:
    """Prose as a page shows it: the targets of links, which stand between its words, are left out."""
    return LINK_TARGET.sub(lambda found: " " * len(found.group()), text) if "[" in text else text


@dataclass(frozen=True)
class Hidden:
    """The runs that may not be shown, as numbers: a tenth of the memory. A chance equal finds no place."""

    narrower: Sequence[Text]

    @cached_property
    def probes(self) -> set[int]:
        """All runs of six words."""
        return self._hashes(PROBE)

    @cached_property
    def runs(self) -> set[int]:
        """All runs of eight words, needed only on suspicion."""
        return self._hashes(RUN)

    def may_stand_in(self, folded: Sequence[str]) -> bool:
        """Whether a run might stand there: any eight words hold six that begin at every third."""
        return not self.probes.isdisjoint(map(hash, grams(folded, PROBE, RUN - PROBE + 1)))

    def _hashes(self, size: int) -> set[int]:
        blocks = (_all_words(said) for said in _blocks(self.narrower))
        return {number for folded in blocks for number in map(hash, grams(folded, size))}


# Reading the built files


def suspect(name: str, data: bytes, hidden: Hidden, suspected: dict[Gram, str]) -> None:
    """Note each run of a file that is both hidden and shown, with the first file that shows it."""
    if not hidden.probes:
        return
    for inner, content in unpacked(name, data):
        for folded in chain([words(inner)], _folded(inner, content)):
            if hidden.may_stand_in(folded):
                for gram in grams(folded):
                    if hash(gram) in hidden.runs:
                        suspected.setdefault(gram, inner)


def _folded(name: str, data: bytes) -> Iterator[Sequence[str]]:
    """The words of the texts in a file: what stands between its tags, in them, what its data says."""
    text = data.decode("utf-8", errors="replace")
    if name.endswith(".html"):
        yield from _folded_page(text)
    elif name.endswith((".json", ".webmanifest")):
        yield from _folded_data(text)
    else:
        yield from _words_in(_without_escapes(text))


def _folded_page(text: str) -> Iterator[Sequence[str]]:
    """Pages share most of their lines, so these are read once."""
    visible: list[str] = []
    inside: list[str] = []
    *whole, rest = text.split(END_OF_TAG)
    for between, within in (*map(_words_of_lines, whole), _words_in(_without_escapes(rest))):
        visible += between
        inside += within
    yield visible
    yield inside


@lru_cache(maxsize=2**12)
def _words_of_lines(lines: str) -> tuple[list[str], list[str]]:
    return _words_in(_without_escapes(lines + END_OF_TAG))


def _folded_data(text: str) -> Iterator[Sequence[str]]:
    """An index is as long as all pages together, so it is read in batches, each with the end of the last."""
    before: list[str] = []
    for batch in _batches(map(_leaf, LEAF.finditer(text))):
        between, within = _words_in(batch)
        yield before + between
        yield within
        before = (before + between)[-RUN:]


def _batches(texts: Iterable[str]) -> Iterator[str]:
    batch: list[str] = []
    length = 0
    for text in texts:
        batch.append(text)
        length += len(text)
        if length > BATCH:
            yield " ".join(batch)
            batch, length = [], 0
    yield " ".join(batch)


def _words_in(text: str) -> tuple[list[str], list[str]]:
    """The words between the tags of a text, and those in them."""
    inside = " ".join(LONG_TAG.findall(text))
    inside = unquote_plus(inside) if "%" in inside else inside
    return words(unescape(TAG.sub(" ", text))), words(unescape(inside))


def unpacked(name: str, data: bytes, depth: int = 2) -> Iterator[tuple[str, bytes]]:
    """A file, or what an archive holds; office documents are archives, too."""
    try:
        if data.startswith(GZIPPED) and depth:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
                inner = packed.read(MOST_UNPACKED)
            yield from unpacked(name.removesuffix(".gz"), inner, depth - 1)
            return
        if data.startswith(ZIPPED) and depth:
            for member, inner in members(data):
                for path, content in unpacked(member, inner, depth - 1):
                    yield f"{name} > {path}", content
            return
    except UNREADABLE:
        pass  # locked or torn: what cannot be unpacked is read as it is
    yield name, data


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in an archive, up to an amount that a machine can bear."""
    left = MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            with archive.open(member) as packed:
                content = packed.read(left)
            left -= len(content)
            yield member.filename, content


def _without_escapes(text: str) -> str:
    if "\\" not in text:
        return text
    return ESCAPED_SIGN.sub(" ", ESCAPED.sub(lambda code: chr(int(code[1], 16)), text))


def _leaf(found: re.Match[str]) -> str:
    """A name, a text or a number in data, as it is meant."""
    leaf = found.group()
    if "\\" in leaf:
        with suppress(ValueError):
            return str(json.loads(leaf))
    return leaf.strip('"')


# From suspicion to findings


def _clear(suspected: dict[Gram, str], allowed: Iterable[list[str]]) -> None:
    for folded in allowed:
        for gram in grams(folded):
            suspected.pop(gram, None)


@dataclass(frozen=True, slots=True)
class _Said:
    """A word of a file, with the text it stands in."""

    word: Word
    text: Text

    @property
    def typed(self) -> str:
        return self.text.text[self.word.start : self.word.end]

    @property
    def line(self) -> int:
        return self.text.line + self.text.text.count("\n", 0, self.word.start)


@dataclass(frozen=True)
class Known:
    """What readers may know anyway, for runs that are put together from the ends of two texts."""

    files: Sequence[Sequence[str]]

    @cached_property
    def _lines(self) -> list[str]:
        return [f" {' '.join(folded)} " for folded in self.files]

    def tells(self, run: Sequence[_Said]) -> bool:
        """Whether each text's part of the run stands in a file they may read, so nothing is given away."""
        parts = [
            " ".join(each.word.folded for each in part)
            for _, part in groupby(run, key=lambda each: id(each.text))
        ]
        return len(parts) > 1 and all(any(f" {part} " in line for line in self._lines) for part in parts)


def _tells(gram: Gram) -> bool:
    """Whether a run says anything: rows of numbers and of one repeated word stand in any two tables."""
    return len({word for word in gram if not word.isdigit()}) >= DIFFERENT_WORDS


def _findings(
    narrower: Iterable[Text], suspected: dict[Gram, str], audience: str, known: Known
) -> list[Finding]:
    found = []
    for texts in _blocks(narrower):
        said = [_Said(word, text) for text in texts for word in words_in_place(shown_prose(text.text))]
        found += [
            _finding(said[start:end], name, audience)
            for start, end, name in _stretches(said, suspected, known)
        ]
    return found


def _stretches(
    said: Sequence[_Said], suspected: dict[Gram, str], known: Known
) -> Iterator[tuple[int, int, str]]:
    """The longest stretches of a file that are shown: from which word, to which, and in which built file."""
    start = end = 0
    name = ""
    for at, gram in enumerate(grams([each.word.folded for each in said])):
        if gram not in suspected or known.tells(said[at : at + RUN]):
            continue
        if name and at > end:
            yield start, end, name
            name = ""
        if not name:
            start, name = at, suspected[gram]
        end = at + RUN
    if name:
        yield start, end, name


def _finding(said: Sequence[_Said], name: str, audience: str) -> Finding:
    first = said[0]
    more = " ..." if len(said) > SHOWN_WORDS else ""
    return Finding(
        check=CHECK,
        severity=Severity.ERROR,
        message=(
            f"'{_typed(said[:SHOWN_WORDS])}{more}' stands {_where(name)} of the {audience} site, "
            f"but this file is for {READERS[first.text.audience]} only"
        ),
        place=Place(first.text.path, first.line, 1, said[-1].line + 1, 1),
        help=(
            "Nothing was published. If readers of that site may know it, write it in a file they may read; "
            "if not, please report it: the program should never show them this file."
        ),
    )


def _typed(said: Iterable[_Said]) -> str:
    """The words as the editor typed them; a chunk such as '15-minute' is two words but stands once."""
    return " ".join(
        next(same).typed for _, same in groupby(said, key=lambda each: (each.line, each.word.start))
    )


def _where(name: str) -> str:
    if name == "index.html":
        return "on the home page"
    if name.endswith("/index.html"):
        return f"on the page '{name.removesuffix('index.html')}'"
    return f"in the file '{name}'"
