"""Languages that are not built now: the editions that are come in, out goes what is served of the others.

They are taken over as they are, so that a release stays whole and no language leads nowhere.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.page import Edition, Tongue
from generator.site.assets import OURS
from generator.site.faults import SiteFault

PACKED = ("*.gz", "*.br")


@dataclass(frozen=True, slots=True)
class Kept:
    """One language of one audience as it is served; `before` is that audience's folder there."""

    audience: str
    tongue: Tongue
    before: Path

    def has(self, address: str) -> bool:
        """Whether it has a page at an address."""
        return (self.before / self.tongue.root / address / "index.html").is_file()

    def lay(self, folder: Path) -> None:
        """Take it over into the folder of its audience, with the files its pages share with others."""
        ignore = shutil.ignore_patterns(*PACKED)
        shutil.copytree(
            self.before / self.tongue.root,
            folder / self.tongue.root,
            ignore=ignore,
            copy_function=shutil.copyfile,
        )
        for file in sorted((self.before / OURS).rglob("*")):
            target = folder / OURS / file.relative_to(self.before / OURS)
            if file.is_file() and not target.exists() and file.suffix not in {".gz", ".br"}:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)


def kept(editions: Sequence[Edition], before: Path | None) -> tuple[Kept, ...]:
    """The languages of these audiences that are served, belong to the playbook, and are not built now."""
    built = {(edition.audience, edition.language) for edition in editions}
    wanted = dict.fromkeys((edition.audience, tongue) for edition in editions for tongue in bare(edition))
    return tuple(
        found
        for audience, tongue in wanted
        if before is not None and tongue.root and (audience, tongue.language) not in built
        if (found := Kept(audience, tongue, before / audience)).has("")
    )


def bare(edition: Edition) -> list[Tongue]:
    """The languages of an edition, without what they lack of it."""
    return [replace(tongue, lacks=frozenset()) for tongue in edition.tongues]


def with_those_there(edition: Edition, editions: Sequence[Edition], others: Sequence[Kept]) -> Edition:
    """The edition offering only the languages that there will be, each with what it lacks."""
    built = {each.language for each in editions if each.audience == edition.audience}
    found = {each.tongue.language: each for each in others if each.audience == edition.audience}
    known = []
    for tongue in edition.tongues:
        if tongue.language in built:
            known.append(tongue)
        elif old := found.get(tongue.language):
            lacks = frozenset(page.address for page in edition.pages if not old.has(page.address))
            known.append(replace(tongue, lacks=lacks))
    return replace(edition, tongues=tuple(known))


def refuse_outdated(lines: Sequence[str], audience: str, others: Sequence[Kept]) -> None:
    """Refuse to keep a language whose pages lead to some that are no longer there."""
    roots = tuple(each.tongue.root for each in others if each.audience == audience)
    if outdated := [line for line in lines if roots and line.startswith(roots)]:
        language = outdated[0].partition("/")[0]
        raise SiteFault(
            f"the {audience} pages in '{language}' that are served do not fit this version of the playbook "
            f"any more ({outdated[0]}). Build without --language, so that they are made anew."
        )
