"""The folder of hand-written pages as MkDocs sees it: which of its files may be copied into the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.paths import PAGE_NAME

COPIED = {
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico"),
    *(".pdf", ".csv", ".txt", ".ics", ".vcf", ".zip"),
    *(".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".potx", ".dotx"),
    *(".mp3", ".mp4", ".m4a", ".webm", ".ogg", ".vtt"),
    *(".woff2", ".css"),
}
PAGES = {".md", ".markdown"}
RESERVED = ("assets/", "search/")
ACTIVE = re.compile(rb"<script|\son[a-z]+\s*=|javascript:|<foreignobject|<!entity|<iframe", re.IGNORECASE)


def is_page(folder: Path, path: Path) -> bool:
    """Whether a file in the folder is read as a page of the handbook."""
    return path.parent == folder and path.suffix == ".md" and bool(PAGE_NAME.fullmatch(path.stem))


def faults(folder: Path, config: MkDocsConfig) -> Iterator[str]:
    """Files that cannot be laid into the site as they are, each with a way out."""
    if folder.is_symlink():
        yield f"{folder.name}: is a link to another place: lay the folder itself here"
        return
    scripts = {str(script) for script in config.extra_javascript}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name.startswith("."):
            continue
        if name.startswith(RESERVED):
            yield f"{folder.name}/{name}: this folder's name belongs to the program: choose another"
        elif path.is_symlink():
            yield f"{folder.name}/{name}: is a link to another place: lay the file itself here"
        elif path.is_file() and path.suffix.lower() not in COPIED | PAGES and name not in scripts:
            yield (
                f"{folder.name}/{name}: files ending in '{path.suffix}' are not copied into the handbook: "
                "write pages as .md, lay anything else beside the playbook"
            )
        elif path.suffix.lower() in PAGES and not is_page(folder, path):
            yield (
                f"{folder.name}/{name}: makes no page: write pages into {folder.name}/ itself, with names of "
                "plain letters, digits, '-' and '_' that end in .md"
            )
        elif path.suffix.lower() == ".svg" and ACTIVE.search(path.read_bytes()):
            yield f"{folder.name}/{name}: the drawing holds a script or a frame: export it again without"
