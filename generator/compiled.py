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
from pickle import UnpicklingError
from typing import Final

from jinja2.bccache import Bucket, BytecodeCache

PROGRAM: Final = Path(__file__).parent
PLACE: Final = PROGRAM / "__pycache__" / "templates"
MADE_OF: Final = (".py", ".html", ".po", ".mo")
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
        """Take the kept form if there is one; Jinja looks whether it still fits."""
        with suppress(OSError, EOFError, UnpicklingError):
            bucket.bytecode_from_string(self._file(bucket).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a form. Where nothing may be written, templates are compiled each time."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            self.place.mkdir(parents=True, exist_ok=True)
            beside = self._file(bucket).with_suffix(f".{os.getpid()}")
            try:
                beside.write_bytes(bucket.bytecode_to_string())
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
                state = Path(folder, name).stat()
                parts.append(f"{folder}/{name} {state.st_size} {state.st_mtime_ns}")
    return sha256("\n".join(parts).encode()).hexdigest()
