"""Compiled templates: kept from one run to the next beside the program, as Python keeps its own modules.

A kept form is used only while the template and all files of the program are as they were when it was made.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from jinja2.bccache import Bucket, BytecodeCache

PROGRAM: Final = Path(__file__).parent
PLACE: Final = PROGRAM / "__pycache__" / "templates"
MADE_OF: Final = (".py", ".html", ".po", ".mo")
SEAL: Final = 32
"""A kept form begins with so many bytes of its own checksum."""
ENGINES: Final = ("jinja2", "markupsafe", "babel", "mkdocs")


class Compiled(BytecodeCache):
    """What Jinja asks before it compiles a template of one language, whose words it may have folded in."""

    def __init__(self, language: str, place: Path = PLACE) -> None:
        self.language = language
        self.place = place

    def get_source_checksum(self, source: str) -> str:
        """What has to be the same for a kept form to be used."""
        return sha256(f"{program()} {self.language} {source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the kept form if there is one, and it is whole; Jinja looks whether it still fits."""
        with suppress(OSError):
            kept = self._file(bucket).read_bytes()
            form = kept[SEAL:]
            if kept[:SEAL] == sha256(form).digest():  # Python itself may crash on a damaged one
                bucket.bytecode_from_string(form)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a form. Where nothing may be written, templates are compiled each time."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            self.place.mkdir(parents=True, exist_ok=True)
            beside = self._file(bucket).with_suffix(f".{os.getpid()}")
            try:
                form = bucket.bytecode_to_string()
                beside.write_bytes(sha256(form).digest() + form)
                beside.replace(self._file(bucket))
            finally:
                beside.unlink(missing_ok=True)

    def _file(self, bucket: Bucket) -> Path:
        return self.place / f"{bucket.key}.{self.language}"


@lru_cache(maxsize=1)
def program() -> str:
    """A mark of everything that a compiled template may depend on, besides its own text and language."""
    parts = [f"{name} {version(name)}" for name in ENGINES]
    for folder, folders, names in os.walk(PROGRAM):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if name.endswith(MADE_OF):
                with suppress(FileNotFoundError):  # an editor's lock is a link that leads nowhere
                    state = Path(folder, name).stat()
                    parts.append(f"{folder}/{name} {state.st_size} {state.st_mtime_ns}")
    return sha256("\n".join(parts).encode()).hexdigest()
