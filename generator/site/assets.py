"""Which of the theme's files belong in a site, and their names: ours carry a mark of their content."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.site.look import THEME

OURS = "assets/"
SCRIPTS_OF_LANGUAGES = "assets/javascripts/lunr/"
STEMMING = ("min/lunr.stemmer.support.min.js", "min/lunr.multi.min.js")
MAP_COMMENT = re.compile(r"\s*(?://|/\*)# sourceMappingURL=[^\n]*\s*$")
SEGMENTERS = {"ja": "tinyseg.js", "th": "wordcut.js"}


def marked(folder: Path = THEME) -> dict[str, str]:
    """Our own styles and scripts: their path in the theme, and in the site, where it follows the content."""
    found = sorted(path for path in (folder / "assets").rglob("*") if path.suffix in {".css", ".js"})
    return {path.relative_to(folder).as_posix(): with_mark(path, folder) for path in found}


def with_mark(path: Path, folder: Path) -> str:
    """`assets/playbook.css` as `assets/playbook.1f0c9d2a.css`."""
    mark = sha256(path.read_bytes()).hexdigest()[:8]
    return path.with_name(f"{path.stem}.{mark}{path.suffix}").relative_to(folder).as_posix()


def lay(files: Files, config: MkDocsConfig, languages: list[str]) -> dict[str, str]:
    """Put the theme's files in order and say where ours, and the engine's own, are to be found."""
    names = marked()
    for file in list(files):
        if file.src_uri in names:
            files.remove(file)
            files.append(renamed(file, names[file.src_uri], config))
        elif is_dead_weight(file.src_uri, languages):
            files.remove(file)
        elif file.src_uri.startswith("assets/") and file.src_uri.endswith((".min.js", ".min.css")):
            files.remove(file)
            files.append(without_map(file, config))
    return names | engine_files(files)


def leave_to_common(files: Files) -> None:
    """Lay none of the theme's files: an edition in another language uses those of the first one."""
    for file in list(files):
        if file.src_uri.startswith(OURS):
            files.remove(file)


def renamed(file: File, name: str, config: MkDocsConfig) -> File:
    """The same file under another name."""
    return File.generated(config, name, content=file.content_bytes, inclusion=InclusionLevel.INCLUDED)


def without_map(file: File, config: MkDocsConfig) -> File:
    """A minified file without the line that makes developer tools ask for its source map."""
    text = MAP_COMMENT.sub("\n", file.content_string)
    return File.generated(config, file.src_uri, content=text.encode(), inclusion=InclusionLevel.INCLUDED)


def is_dead_weight(path: str, languages: list[str]) -> bool:
    """Source maps, a site map without a host, the search's rules for languages other than this edition's."""
    if path == "sitemap.xml" or (path.endswith(".map") and path.startswith(OURS)):
        return True
    if not path.startswith(SCRIPTS_OF_LANGUAGES):
        return False
    wanted = {*STEMMING, *(f"min/lunr.{language}.min.js" for language in languages)}
    wanted |= {SEGMENTERS[language] for language in languages if language in SEGMENTERS}
    return languages == ["en"] or path.removeprefix(SCRIPTS_OF_LANGUAGES) not in wanted


def engine_files(files: Files) -> dict[str, str]:
    """The engine's main files by a name without the mark that changes with its releases."""
    paths = [file.src_uri for file in files]
    return {
        "main.css": only(paths, r"assets/stylesheets/main\..*\.css"),
        "palette.css": only(paths, r"assets/stylesheets/palette\..*\.css"),
        "bundle.js": only(paths, r"assets/javascripts/bundle\..*\.js"),
        "search.js": only(paths, r"assets/javascripts/workers/search\..*\.js"),
    }


def only(paths: list[str], pattern: str) -> str:
    """The one path that fits."""
    (path,) = [path for path in paths if re.fullmatch(pattern, path)]
    return path
