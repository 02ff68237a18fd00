"""The frame of an edition in the making: what page families draw on to turn documents into pages.

In goes a handbook restricted to one audience, out come `Page` values: a family fills one template a page,
and what the template sets into `section(...)` becomes a section with a permanent anchor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import prose
from generator.addresses import index_of
from generator.changes import Changes
from generator.compiled import Compiled
from generator.engine.promises import Verdict
from generator.finding import Finding
from generator.foreign import Foreign, attributes, like
from generator.handbook import Document, Handbook, Target
from generator.kinds.record import Item, Record
from generator.kinds.severity import Level
from generator.page import Crumb, Page
from generator.pages import hours, labels
from generator.pages.sheet import WEB, Sheet, full_names
from generator.translations.spoken import blank_names
from generator.values import AUDIENCES, Digits
from generator.waivers import Waived
from generator.words import Words
from generator.workers import EVERYTHING, Share

R = TypeVar("R", bound=Record)

TEMPLATES: Final = Path(__file__).parent.parent / "templates"


@lru_cache(maxsize=16)
def templates(language: str, digits: Digits = "european") -> Environment:
    """The templates, with the labels of one language and its digits."""
    words = Words(language, digits)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=Compiled(f"{language}-{digits}"),
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.filters |= {
        "label": lambda choice, table: words.gettext(getattr(labels, table)[choice]),
        "language": words.language_name,
        "document_of": lambda name, find, *kinds: (target := find(name, *kinds)) and target.document,
        "pair": lambda found: (found[0].id, found[1]),
    }
    environment.globals |= {
        "_": words.label,
        "gettext": words.label,
        "ngettext": words.counted,
        "forms": words.forms,
        "words": words,
        "labels": labels,
        "attributes": attributes,
        "date": words.date,
        "day": words.short_date,
        "duration": words.duration,
        "minutes": words.minutes,
        "number": words.number,
        "percent": words.percent,
        "language": words.language_name,
        "opening": lambda calendar: hours.opening(calendar, words),
        "weekday": words.weekdays.__getitem__,
    }
    return environment


@dataclass(frozen=True, eq=False)
class Frame:
    """One edition in the making: the handbook as its audience may read it, words, and what checks found.

    `findings` and `waived` are only those about documents this audience may read, `changes` what it may know
    of an earlier version, where one was asked for. `verdicts` say whether promises can be kept, where the
    sums behind that are not for these readers; `summed` are the promises whose sums are. Of pages that are
    not in the `share` only the address is made, not what they say. An edition that is `alone` has no other
    language beside it.
    """

    handbook: Handbook
    words: Words
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    share: Share = EVERYTHING
    links: dict[tuple[Any, ...], Markup] = field(default_factory=dict)
    components: dict[int, Any] = field(default_factory=dict)
    changes: Changes | None = None
    verdicts: Mapping[tuple[str, int], Verdict] = field(default_factory=dict)
    summed: frozenset[str] = frozenset()
    alone: bool = False

    @property
    def audience(self) -> str:
        """Who reads this edition."""
        return self.handbook.audience

    @property
    def environment(self) -> Environment:
        """The templates."""
        return templates(self.words.language, self.words.digits)

    @property
    def folder(self) -> str:
        """Where this edition lies below that of its audience: `pl/`, or nothing for the written language."""
        return f"{self.handbook.spoken}/" if self.handbook.spoken else ""

    @property
    def way_out(self) -> str:
        """How an address begins that lies only beside the language the playbook is written in."""
        return "../" if self.handbook.spoken and not self.alone else ""

    def lags(self, document: Document[Any]) -> dict[str, int]:
        """How many texts of a document each language is behind."""
        found = {name: self.handbook.lagging(document, name) for name in self.handbook.translations}
        return {language: number for language, number in found.items() if number}

    def sees(self, audience: str) -> bool:
        """Whether this edition may show what is meant for `audience`."""
        return AUDIENCES.index(audience) <= AUDIENCES.index(self.audience)

    def step(self, level: Level) -> int:
        """Which of the five severity marks a level has; 0 is the worst."""
        return min(self.handbook.levels.index(level), 4)

    # What names lead to

    def find(self, name: str, *kinds: str) -> Target | None:
        """What a reference leads to; a bare id is looked up among `kinds`. None: not in this edition."""
        for ref in full_names(name, kinds):
            if target := self.handbook.target(ref):
                return target
        return None

    def title(self, name: str, *kinds: str) -> str:
        """What people read for a reference, in plain words also where it leads nowhere in this edition."""
        target = self.find(name, *kinds)
        return target.title if target else self.words.gettext(labels.hidden(full_names(name, kinds)[0]))

    def plain(self, text: str | None) -> str:
        """An editor's text without any markup, for titles and cards."""
        return prose.plain(self.said(text), self.title) if text else ""

    def said(self, text: str) -> str:
        """An editor's text with its blanks named as this edition calls them."""
        return like(text, prose.with_blanks(str(text), self._blank_names(text)))

    def blank(self, name: str, text: str = "") -> str:
        """What a blank is called in a text."""
        return self._blank_names(text).get(name) or prose.blank_words(name)

    def blank_label(self, name: str) -> str:
        """What a blank is called, as the beginning of a line."""
        called = self.blank(name)
        return like(called, called[:1].upper() + called[1:])

    def blank_spellings(self, name: str) -> str:
        """What a blank is called in the texts of this edition, a line each; foreign ones have their own."""
        return "\n".join(
            dict.fromkeys((str(self.blank(name)), self.own_blank_names.get(name) or prose.blank_words(name)))
        )

    def _blank_names(self, text: str) -> Mapping[str, str]:
        return (
            self.own_blank_names if isinstance(text, Foreign) else self.handbook.playbook.record.blank_names
        )

    @cached_property
    def own_blank_names(self) -> Mapping[str, str]:
        """What blanks are called in the language the playbook is written in."""
        return blank_names(self.handbook, self.handbook.source_language)

    def named(self, item: Item, otherwise: str) -> str:
        """What to call an item without a title: by its id where that is in the language of this edition."""
        return otherwise if self.handbook.spoken else item.id.replace("-", " ").capitalize()

    @cached_property
    def owned(self) -> dict[str, list[Document[Any]]]:
        """The documents with pages that each role answers for, by the role's id."""
        found: dict[str, list[Document[Any]]] = {}
        for document in self.handbook.documents:
            if document.owner and document.address is not None and document.lifecycle != "retired":
                found.setdefault(document.owner.rpartition(":")[2], []).append(document)
        return found

    # Pages

    def page(
        self, template: str, address: str, title: str, family: str, *, way: Sequence[Crumb] = (), **given: Any
    ) -> Page:
        """A page of the program, which no single document stands behind."""
        if address not in self.share:
            return Page(address, title, family)
        searchable, wide = given.pop("searchable", True), given.pop("wide", False)
        summary, keywords = given.pop("summary", ""), given.pop("keywords", ())
        audience, language = given.pop("page_audience", "employee"), given.pop("language", "")
        sheet = Sheet(self, address)
        lead = sheet.fill(template, **given)
        return Page(
            address,
            title,
            family,
            lead=lead,
            sections=tuple(sheet.sections),
            summary=summary,
            keywords=keywords,
            audience=audience,
            crumbs=(self.home, *way) if address else (),
            foot=sheet.fill("foot.html", document=None, page_title=title),
            searchable=searchable,
            wide=wide,
            language=language,
        )

    def document_page(self, document: Document[Any], template: str, **given: Any) -> Page:
        """The page of one document: banner, content, and the foot with owner and review."""
        if document.address is None:
            raise ValueError(f"{document.ref} has no page of its own")
        if document.address not in self.share:
            return Page(document.address, document.title, document.kind.name)
        wide = given.pop("wide", False)
        title = given.pop("title", document.title)
        sheet = Sheet(self, document.address)
        banner = sheet.fill("banner.html", document=document)
        lead = sheet.fill(template, d=document, r=document.record, **given)
        return Page(
            document.address,
            title,
            document.kind.name,
            lead=banner + lead,
            sections=tuple(sheet.sections),
            summary=document.record.summary or "",
            keywords=document.record.keywords,
            audience=document.audience,
            crumbs=self.way_to(document),
            foot=sheet.fill("foot.html", document=document, page_title=title),
            source=document.source.path,
            edit_url=self.edit_url(document),
            reviewed_on=document.reviewed_on,
            searchable=document.lifecycle != "retired",
            wide=wide,
            lags=self.lags(document),
        )

    @cached_property
    def home(self) -> Crumb:
        """The first step of every way."""
        return Crumb(self.words.gettext("Home"), "")

    def way_to(self, document: Document[Any]) -> tuple[Crumb, ...]:
        """Home, the collection, and here."""
        if not document.kind.collection:
            return (self.home,)
        return self.home, Crumb(self.collection(document.kind.name), index_of(document.kind))

    def collection(self, kind: str) -> str:
        """What people call all documents of a kind."""
        return self.words.gettext(labels.COLLECTIONS[kind])

    def edit_url(self, document: Document[Any]) -> str:
        """Where its file is edited; empty where nobody said, or the file is kept elsewhere."""
        pattern, path = self.handbook.playbook.record.edit_url, self.spoken_file(document)
        if not pattern or "{path}" not in pattern or path.startswith("facilitator:"):
            return ""
        return pattern.replace("{path}", quote(path)) if WEB.match(pattern) else ""

    def spoken_file(self, document: Document[Any]) -> str:
        """The file that holds its words in this language."""
        found = self.handbook.translations.get(self.handbook.spoken, {}).get(document.ref)
        return found.source.path if found and found.source else document.source.path

    def listed(self, record: type[R]) -> tuple[Document[R], ...]:
        """Documents of a kind for an index: retired ones are left out, drafts are in."""
        return tuple(d for d in self.handbook.every(record) if d.lifecycle != "retired")
