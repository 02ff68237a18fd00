"""A sheet: one page while its template is being filled. It gathers sections and makes links from here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from generator import prose
from generator.foreign import bare, like, shown
from generator.handbook import Document, Target
from generator.kinds import ITEM_KINDS
from generator.kinds.record import Item
from generator.kinds.role import Role
from generator.page import Section
from generator.pages import labels

if TYPE_CHECKING:
    from generator.pages.frame import Frame

WEB = re.compile(r"https?://")
MAILBOX = re.compile(r"[^\s@<>\"?&]+@[^\s@<>\"?&]+")
NOWHERE = "_/"
"""A step of an address that no page has, for what is alike on all pages of one depth."""
SENTENCE_END = re.compile(r"[.!?…؟](?=\s)")
DIALLED = re.compile(r"[^0-9+*#,;]")


@dataclass(eq=False)
class Sheet:
    """One page being filled: it gathers sections and hands out anchors, and knows links from here."""

    frame: Frame
    here: str
    sections: list[Section] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    level: int = 1

    def fill(self, template: str, **given: Any) -> Markup:
        """Render a template; what stands outside its sections comes back."""
        made = self.frame.environment.get_template(template)
        return shown(Markup(made.render(self.offered, c=self.components, **given).strip()))

    @property
    def components(self) -> Any:
        """The parts pages are built of, made once a depth: links are alike on all pages so deep."""
        made, depth = self.frame.components, self.here.count("/")
        if depth not in made:
            template = self.frame.environment.get_template("components.html")
            made[depth] = template.make_module(Sheet(self.frame, NOWHERE * depth).offered)
        return made[depth]

    @cached_property
    def offered(self) -> dict[str, Any]:
        """What every template can use."""
        frame = self.frame
        return {
            "frame": frame,
            "handbook": frame.handbook,
            "today": frame.handbook.today,
            "audience": frame.audience,
            "sees": frame.sees,
            "find": frame.find,
            "title_of": frame.title,
            "here": self.here,
            "section": self.section,
            "anchor": self.anchor,
            "href": self.href,
            "link": self.link,
            "links": self.links,
            "prose": self.prose,
            "line": self.line,
            "plain": frame.plain,
            "gist": self.gist,
            "role_of": self.role_of,
            "phone_href": phone_href,
            "mail_href": mail_href,
            "web_href": web_href,
            "feedback": self.feedback,
        }

    # Sections and anchors

    def section(self, id: str | Item, title: str, level: int = 2, *, caller: Callable[[], Markup]) -> Markup:
        """Take what stands inside as a section of the page; nothing inside, no section.

        `id` is an item of the document, or a fixed name of the program: that gets a `_` in front, which
        no id in the data has. Sections follow each other, they do not stand inside one another.
        """
        outside, self.level = self.level, level
        html = shown(Markup(caller().strip()))
        self.level = outside
        if html:
            anchor = self.claim(id.id if isinstance(id, Item) else f"_{id}")
            heading = bare(title) if isinstance(title, Markup) else like(title, " ".join(title.split()))
            self.sections.append(Section(anchor, level, heading, html))
        return Markup("")

    def claim(self, anchor: str) -> str:
        """An anchor nobody has yet on this page; the first who asks gets the plain one."""
        taken, number = anchor, 2
        while taken in self.anchors:
            taken, number = f"{anchor}_{number}", number + 1
        self.anchors.add(taken)
        return taken

    def anchor(self, item: Item) -> Markup:
        """The `id` attribute of an item that is not a section; nothing if its id is taken on this page."""
        if item.id in self.anchors:
            return Markup("")
        self.anchors.add(item.id)
        return Markup(' id="%s"') % item.id

    # Links

    @cached_property
    def base(self) -> str:
        """The way from here to the edition's root."""
        return "../" * self.here.count("/")

    def href(self, address: str) -> str:
        """The relative link from here to an address of this edition."""
        page, mark, anchor = address.partition("#")
        if mark and page == self.here:
            return f"#{anchor}"
        return (self.base + page or "./") + mark + anchor

    def link(self, to: Any, *kinds: str, words: str = "") -> Markup:
        """A link to a document, a target or a name; plain words where this audience may not go.

        Of a communications document with a public face its title is said, of others only what sort it is.
        """
        key = (to if isinstance(to, str) else to.ref, kinds, words, self.base)
        made = self.frame.links.get(key)
        if made is None:
            made = self.frame.links[key] = self._link(to, kinds, words)
        return made

    def _link(self, to: Any, kinds: Sequence[str], words: str) -> Markup:
        if isinstance(to, Document):
            target: Target | None = Target(to)
        elif isinstance(to, Target):
            target = to
        else:
            target = self.frame.find(to, *kinds)
        if target is None:
            return self.hidden(full_names(str(to), kinds)[0], words)
        if target.address is None:
            return Markup.escape(words or target.title)
        return Markup('<a href="%s">%s</a>') % (self.base + target.address, words or target.title)

    def hidden(self, name: str, words: str) -> Markup:
        """Plain words for what is not in this edition."""
        say, comma = self.frame.words.label, Markup(self.frame.words.comma)
        if face := self.frame.handbook.faces.get(name.partition("#")[0]):
            note = [say("comms edition")]
            note += [say("open: %(hours)s", hours=self.link(face.hours, "calendar"))] if face.hours else []
            return Markup("%s <small>(%s)</small>") % (words or face.title, comma.join(note))
        return Markup('<span class="pb-hidden">%s</span>') % (words or say(labels.hidden(name)))

    def links(self, names: Sequence[Any], *kinds: str) -> list[Markup]:
        """A link for each name."""
        return [self.link(name, *kinds) for name in names]

    # Prose

    def prose(self, text: str | None) -> Markup:
        """An editor's text as paragraphs, lists and tables; its headings stand below that of the section."""
        return prose.prose(self.frame.said(text), self.pointer, self.level + 1) if text else Markup("")

    def line(self, text: str | None) -> Markup:
        """An editor's text on one line."""
        return prose.line(self.frame.said(text), self.pointer) if text else Markup("")

    def gist(self, text: str | None) -> str:
        """The first sentence of an editor's text."""
        words = self.frame.plain(text)
        return like(words, words[: end.end()].rstrip()) if (end := SENTENCE_END.search(words)) else words

    def pointer(self, name: str, words: str) -> Markup:
        """A link written by hand in a text."""
        return self.link(name, words=words)

    # People

    def role_of(self, name: str | None) -> Document[Role] | None:
        """The role of that name, if this edition has it."""
        return self.frame.handbook.get(Role, name)

    def feedback(self, title: str) -> str:
        """Where 'something wrong on this page?' leads; empty where nobody said."""
        to = (self.frame.handbook.playbook.record.feedback_to or "").removeprefix("mailto:").strip()
        mark = f"/{self.frame.folder}{self.here}"
        if WEB.match(to):
            return f"{to}{'&' if '?' in to else '?'}page={quote(mark, safe='')}"
        if not MAILBOX.fullmatch(to):
            return ""
        say = self.frame.words.gettext
        subject = say("Something is wrong on the page “%(title)s”") % {"title": title}
        body = f"\n\n{self.permanent or mark} ({say(labels.EDITIONS[self.frame.audience])})"
        return f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(body)}"

    @property
    def permanent(self) -> str:
        """The whole permanent address, where the playbook says at which host this edition is served."""
        host = self.frame.handbook.playbook.record.addresses.get(self.frame.audience)  # type: ignore[call-overload]
        return f"{host.rstrip('/')}/{self.frame.folder}{self.here}" if host else ""


def full_names(name: str, kinds: Sequence[str]) -> list[str]:
    """The names a reference may mean, as the handbook's index knows them."""
    written = [name] if ":" in name or not kinds else [f"{kind}:{name}" for kind in kinds]
    split = (ref.partition(":") for ref in written)
    return [f"{ITEM_KINDS.get(kind, kind)}:{rest}" for kind, _, rest in split]


def phone_href(number: str) -> str:
    """The link that dials a number; empty if there is none in it."""
    dialled = DIALLED.sub("", number.partition(";")[0])
    return f"tel:{dialled}" if re.search(r"\d{2}", dialled) else ""


def mail_href(mailbox: str) -> str:
    """The link that writes to a mailbox; empty if it is none."""
    return f"mailto:{quote(mailbox, safe='@')}" if MAILBOX.fullmatch(mailbox) else ""


def web_href(address: str) -> str:
    """The link to a chat room; empty if it is only a name."""
    return address if re.fullmatch(r"https?://[^\s<>\"'`\\]+", address) else ""
