"""The setting of one edition: what the plugin asks at each step of a MkDocs build, in that order."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.compiled import Compiled
from generator.finding import Finding
from generator.foreign import shown
from generator.page import Edition, Page
from generator.site import again, assets, csp, handwritten, look, redirects, search_index
from generator.site.chrome import Chrome, missing, shared
from generator.site.faults import SiteFault
from generator.site.finished import FinishedPage
from generator.words import Words
from generator.workers import EVERYTHING, Share

STEP = r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*"
ADDRESS = re.compile(rf"(?:{STEP}/)*")
PATH = re.compile(rf"(?:{STEP}/)*{STEP}")
RESERVED = ("assets/", "search/")
NOT_FOUND = "404.html"
NOT_FOUND_SCRIPT = look.THEME / "partials" / "find_base.html"


def allowed_scripts() -> tuple[str, ...]:
    """The fingerprints of the inline scripts in our own theme: the one of the 404 page."""
    return tuple(csp.fingerprint(body) for _, body in csp.SCRIPT.findall(NOT_FOUND_SCRIPT.read_text("utf-8")))


@dataclass
class Setting:
    """One edition on its way through MkDocs. `guarded` pages carry the policy and are held to it.

    `ready` are the built files of pages that need not be built again, by address. Of an edition that several
    build, each lays the pages of its `share`; the first also lays all that is no page.
    """

    edition: Edition
    findings: Sequence[Finding] = ()
    guarded: bool = True
    ready: Mapping[str, Path] = field(default_factory=dict)
    share: Share = EVERYTHING
    words: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    chrome: Chrome | None = None

    @cached_property
    def scripts(self) -> tuple[str, ...]:
        """The fingerprints of inline scripts that may run."""
        return allowed_scripts()

    @cached_property
    def moved(self) -> dict[str, redirects.Moved]:
        """The old addresses of this edition."""
        return redirects.moved(self.edition)

    def settle(self, config: MkDocsConfig) -> None:
        """Fit the look to the edition, and see that the edition can be laid out at all."""
        if faults := [*address_faults(self.edition), *handwritten.faults(Path(config.docs_dir), config)]:
            raise SiteFault(faults)
        look.settle(config, self.edition)
        self.words = look.words_of(config.theme.get_env(), config.theme["language"], self.edition.direction)

    def lay(self, files: Files, config: MkDocsConfig) -> None:
        """Lay pages among the files; hand-written sources are already pages of the edition."""
        for file in files.documentation_pages():
            files.remove(file)
        self.languages = search_languages(self.words, files)
        self.names = assets.lay(files, config, self.spoken_in(files, config))
        if self.edition.root:
            assets.leave_to_common(files)
        self.ready = self.ready if again.may_take_over(config) else {}
        if self.share.number:
            leave_out(files, config)
        for page in self.edition.pages:
            if page.address in self.share and page.address not in self.ready:
                files.append(FinishedPage(page, config).file)

    def spoken_in(self, files: Files, config: MkDocsConfig) -> list[str]:
        """The languages whose rules for the search this edition brings along, also for those beside it."""
        env = config.theme.get_env()
        beside = [t for t in self.edition.tongues if t.language != self.edition.language]
        words = (look.words_of(env, look.language_of(t.language), t.direction) for t in beside)
        codes = [code for said in words for code in search_languages(said, files)]
        return list(dict.fromkeys([*self.languages, *codes]))

    def dress(self, env: Environment, files: Files, config: MkDocsConfig) -> None:
        """Make the theme escape all it prints, and give it the words and the surroundings of this edition."""
        env.autoescape = True
        if again.may_take_over(config):  # else the code of others may be folded into a template
            env.bytecode_cache = Compiled(config.theme["language"])
        env.filters["plain"] = str  # a text in another language without its mark, for an attribute
        ours = Words(config.theme["language"], self.edition.digits)
        env.install_gettext_callables(ours.gettext, ours.ngettext, newstyle=True)  # type: ignore[attr-defined]
        policy = csp.policy(self.scripts, header=False) if self.guarded else ""
        common = shared(self.edition, ours, self.words, self.names, policy, self.findings, config)
        menu_html = env.get_template("partials/menu.html").module.listed  # type: ignore[attr-defined]
        self.chrome = Chrome(
            self.edition,
            self.moved,
            common,
            menu_html,
            lambda name, given: env.get_template(name).render(given),
        )
        living = {page.address for page in self.edition.pages}
        for old in self.moved.values() if not self.share.number else ():
            if old.address not in living:
                files.append(self.redirect(old, env, config))

    def redirect(self, old: redirects.Moved, env: Environment, config: MkDocsConfig) -> File:
        """The page that stands where a page has gone."""
        assert self.chrome is not None
        page = Page(old.address, self.edition.name, "redirect")
        html = shown(Markup(env.get_template("redirect.html").render(self.chrome.of(page) | {"moved": old})))
        self.prove(html, old.address)
        return File.generated(
            config, old.address + "index.html", content=html.encode(), inclusion=InclusionLevel.INCLUDED
        )

    def around(self, page: Page | None = None) -> dict[str, Any]:
        """What the theme prints around one page, or around the page for addresses that do not exist."""
        assert self.chrome is not None
        if page is None:
            nowhere = Page("", self.edition.name, "not-found")
            return self.chrome.of(nowhere) | {"missing": missing(self.edition)}
        return self.chrome.of(page)

    def prove(self, html: str, where: str) -> None:
        """Hold a page to the policy it carries."""
        if self.guarded and (faults := csp.faults(html, self.scripts)):
            raise SiteFault([f"the page '{where}' holds {fault}" for fault in faults])

    def complete(self, site: Path) -> None:
        """Write what is no page, the search index and the edition's further files; lay ready pages beside."""
        if self.share.number:
            return
        again.take_over(self.ready, site)
        index = search_index.write(self.edition, search_settings(self.words, self.languages))
        for path, content in (("search/search_index.json", index.encode()), *self.edition.files.items()):
            write_new(site, path, content)


def leave_out(files: Files, config: MkDocsConfig) -> None:
    """Lay no files and no page for addresses that do not exist: that is done by another."""
    for file in list(files):
        files.remove(file)
    config.theme.static_templates.clear()
    config.extra_templates.clear()


def address_faults(edition: Edition) -> list[str]:
    """Addresses that cannot be files, or stand twice."""
    addresses = [page.address for page in edition.pages]
    old = [address.partition("#")[0] for address in edition.redirects]
    odd = [a for a in [*addresses, *old] if not ADDRESS.fullmatch(a) or a.startswith(RESERVED)]
    odd += [path for path in edition.files if not PATH.fullmatch(path)]
    return [
        *(f"the address {json.dumps(address)} cannot be the address of a page" for address in odd),
        *(f"the address '{address}' belongs to two pages" for address in csp.twice(addresses)),
    ]


def write_new(site: Path, path: str, content: bytes) -> None:
    """Write one more file, which must not take the place of another."""
    target = site / path
    if target.exists():
        raise SiteFault(f"two files of the site want to be '{path}'")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def search_languages(words: dict[str, str], files: Files) -> list[str]:
    """The languages whose rules the search worker has, English where it has none."""
    wanted = [code.strip() for code in words["search.config.lang"].split(",")]
    return [c for c in wanted if f"assets/javascripts/lunr/min/lunr.{c}.min.js" in files.src_uris] or ["en"]


def search_settings(words: dict[str, str], languages: list[str]) -> dict[str, Any]:
    """How the worker is to cut text into words."""
    return {
        "lang": languages,
        "separator": search_index.BETWEEN_WORDS,
        "pipeline": [step.strip() for step in words["search.config.pipeline"].split(",") if step.strip()],
    }
