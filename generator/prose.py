"""Prose: what an editor wrote in a text field comes in, safe HTML goes out.

A small Markdown (CommonMark and tables). Raw HTML and images come out as text, links lead to https, http,
mailto and tel or are our own `[[kind:id]]`, and a cleaner that knows only our elements has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup

from generator.follow import PROSE_LINK
from generator.foreign import Foreign, block, inline, like

Linker = Callable[[str, str], Markup]
"""Makes the link to `kind:id` with these words; empty words: its own title. Plain words where none may be."""

BLANK = re.compile(r"\{\{\s*([^{}\n]{1,80}?)\s*\}\}")
"""A gap that somebody fills in: `{{city}}`."""

SCHEMES = frozenset({"https", "http", "mailto", "tel"})
ALLOWED_LINK = re.compile(rf"(?:{'|'.join(sorted(SCHEMES))}):", re.IGNORECASE)

# Whatever could mean something in Markdown; a text without any of it needs no parser.
SPEAKING = re.compile(
    r"""[\\`*_\[\]<>&\#|~{}\x00-\x08\x0b-\x1f\x7f-\xa0\u2028\u2029]
      | ^[^\S\n]*(?:[-+=]|\d{1,9}[.)])
      | ^(?:[ ]{4}|[ ]*\t)
      | [ ]{2}$""",
    re.VERBOSE | re.MULTILINE,
)
PARAGRAPHS = re.compile(r"\n(?:[^\S\n]*\n)+")


def prose(text: str, link: Linker, level: int = 3) -> Markup:
    """A text as paragraphs, lists, tables; its uppermost heading gets `level`."""
    if isinstance(text, Foreign):
        return block(prose(text.plain, link, level), text.language)
    if is_plain(text):
        return Markup("\n".join(f"<p>{paragraph}</p>" for paragraph in _paragraphs(text)))
    try:
        return _with_links(text, level, _links(text, link))
    except KeyError:
        return _rendered(text, link, level)


def line(text: str, link: Linker) -> Markup:
    """The same in one line, for a table cell or a list: emphasis, code and links only."""
    if isinstance(text, Foreign):
        return inline(line(text.plain, link), text.language)
    if is_plain(text):
        return Markup(" ".join(_escaped(text).split()))
    text = " ".join(text.split())
    try:
        return _with_links(text, ON_ONE_LINE, _links(text, link))
    except KeyError:
        return _rendered(text, link, ON_ONE_LINE)


def plain(text: str, title: Callable[[str], str]) -> str:
    """The bare words, for places that hold no markup; `title` gives the words for `kind:id`."""
    html = line(str(text), lambda ref, words: Markup.escape(words or str(title(ref))))
    return like(text, " ".join(html.striptags().split()))


def is_plain(text: str) -> bool:
    """Whether nothing in the text means anything but itself."""
    return not SPEAKING.search(text)


# A text whose links lead to the same places is the same on every page of every edition and build, so it is
# rendered once. Should Markdown make other links of it than the pattern finds, it is rendered as it stands.

Links = tuple[tuple[str, str, str], ...]
ON_ONE_LINE = 0


def _links(text: str, link: Linker) -> Links:
    """Each link of a text: the name, the words, and what becomes of them here."""
    found = ((match[1].strip(), (match[2] or "").strip()) for match in PROSE_LINK.finditer(text))
    return tuple((ref, words, str(link(ref, words))) for ref, words in found)


@lru_cache(maxsize=2**14)
def _with_links(text: str, level: int, links: Links) -> Markup:
    made = {(ref, words): Markup(html) for ref, words, html in links}
    return _rendered(text, lambda ref, words: made[ref, words], level)


def _rendered(text: str, link: Linker, level: int) -> Markup:
    if level == ON_ONE_LINE:
        tokens = MARKDOWN.parseInline(text)
    else:
        tokens = MARKDOWN.parse(text)
        _shift_headings(tokens, level)
    return Markup(WALL.clean(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {"link": link})).strip())


def _paragraphs(text: str) -> list[str]:
    blocks = (block for block in PARAGRAPHS.split(text) if block.strip())
    return ["\n".join(line.strip() for line in _escaped(block).strip().split("\n")) for block in blocks]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shift_headings(tokens: Sequence[Token], top: int) -> None:
    """Bring headings below that of the section, their order kept."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    uppermost = min((int(token.tag[1]) for token in headings), default=top)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - uppermost + top)}"


# What the parser knows beyond CommonMark


def _pointer(state: StateInline, silent: bool) -> bool:
    """`[[kind:id]]` and `[[kind:id|words]]`."""
    match = PROSE_LINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("pointer", "", 0)
        token.meta = {"ref": match[1].strip(), "words": (match[2] or "").strip()}
    state.pos = match.end()
    return True


def _blank(state: StateInline, silent: bool) -> bool:
    """`{{city}}`."""
    match = BLANK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("blank", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _show_pointer(token: Token, link: Linker) -> str:
    return str(link(token.meta["ref"], token.meta["words"]))


def blank_words(name: str) -> str:
    """The name of a blank as people read it: `next_update_time` is next update time."""
    return name.replace("_", " ")


def with_blanks(text: str, called: Mapping[str, str]) -> str:
    """The same text with its blanks named as they are called on pages."""
    if not called or "{{" not in text:
        return text
    return BLANK.sub(lambda blank: f"{{{{{called.get(blank[1], blank[1])}}}}}", text)


def _show_blank(token: Token, _link: Linker) -> str:
    return f'<span class="pb-blank">{_escaped(blank_words(token.content))}</span>'


def _show_image(token: Token, _link: Linker) -> str:
    return _escaped("".join(child.content for child in token.children or ()))


def _show_code(token: Token, _link: Linker) -> str:
    return f"<pre><code>{_escaped(token.content)}</code></pre>\n"


def _show_table_open(_token: Token, _link: Linker) -> str:
    return '<div class="pb-scroll" tabindex="0"><table>\n'


def _show_table_close(_token: Token, _link: Linker) -> str:
    return "</table></div>\n"


def _show_cell(token: Token, _link: Linker) -> str:
    """Columns keep their alignment as a class: the site's policy lets no style through."""
    side = str(token.attrs.get("style", "")).removeprefix("text-align:")
    scope = ' scope="col"' if token.tag == "th" else ""
    return f'<{token.tag}{scope} class="pb-{side}">' if side else f"<{token.tag}{scope}>"


SHOWN: Mapping[str, Callable[[Token, Linker], str]] = {
    "pointer": _show_pointer,
    "blank": _show_blank,
    "image": _show_image,
    "fence": _show_code,
    "code_block": _show_code,
    "table_open": _show_table_open,
    "table_close": _show_table_close,
    "th_open": _show_cell,
    "td_open": _show_cell,
}


def _rule(show: Callable[[Token, Linker], str]) -> Callable[..., str]:
    def render(_renderer: Any, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
        return show(tokens[index], env["link"])

    return render


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.inline.ruler.before("link", "pointer", _pointer)
    parser.inline.ruler.before("link", "blank", _blank)
    parser.validateLink = lambda url: bool(ALLOWED_LINK.match(url.strip()))  # type: ignore[method-assign]
    for name, show in SHOWN.items():
        parser.add_render_rule(name, _rule(show))
    return parser


MARKDOWN = _parser()

WALL = nh3.Cleaner(
    tags={
        *("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span"),
        *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "div", "bdi", "small"),
    },
    attributes={"*": set(), "a": {"href"}, "ol": {"start"}, "bdi": {"dir"}, "th": {"scope"}},
    allowed_classes={
        "div": {"pb-scroll"},
        "span": {"pb-blank", "pb-hidden"},
        "a": {"pb-sev"},
        "th": {"pb-left", "pb-center", "pb-right"},
        "td": {"pb-left", "pb-center", "pb-right"},
    },
    tag_attribute_values={"div": {"tabindex": {"0"}}},
    url_schemes=set(SCHEMES),
    link_rel=None,
)
