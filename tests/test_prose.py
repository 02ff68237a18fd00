"""Prose: small Markdown in, safe HTML out, whatever the text."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator import prose as prose_module
from generator.prose import is_plain, line, plain, prose

HARMLESS = {
    *("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span", "small"),
    *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "div", "bdi"),
}
ATTRIBUTES = {"href", "class", "start", "dir", "scope", "tabindex"}

NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](//evil.example/x)",
    "[x](\\\\evil.example)",
    "<javascript:alert(1)>",
    "![x](https://evil.example/pixel.png)",
    '[x](https://good.example "onmouseover=alert(1)")',
    '[x](https://good.example/"onclick="alert(1))',
    "[[javascript:alert(1)]]",
    "[[role:x|<img src=x onerror=alert(1)>]]",
    '[[role:x"onclick="alert(1)|words]]',
    "{{<b>x</b>}}",
    "{{ '7'*7 }} {% raw %} ${7*7}",
    "<![CDATA[x]]> <!-- x --> <?php x ?>",
    "<style>*{display:none}</style>",
    "| a |\n|---|\n| <iframe src=x> |",
    "```html\n<script>alert(1)</script>\n```",
    "`<script>`",
    "# <h1 id=x>\n## [x]: javascript:alert(1)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<a href='x' style='position:fixed'>x</a>",
    "&lt;script&gt; &#60;script&#62; &quot;",
    "\N{RIGHT-TO-LEFT OVERRIDE}evil\x00\x08\N{REPLACEMENT CHARACTER}",
    "<" * 200,
    "[" * 200 + "](" * 200,
]


class Tags(HTMLParser):
    """The tags and attributes a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(html)
    return parser.seen


def shown(ref: str, words: str) -> Markup:
    return Markup('<a href="../x/">%s</a>') % (words or ref)


def assert_harmless(html: str) -> None:
    for tag, attributes in tags(html):
        assert tag in HARMLESS, html
        assert set(attributes) <= ATTRIBUTES, html
        href = attributes.get("href") or ""
        assert href == "../x/" or re.match(r"(https?|mailto|tel):", href) or "href" not in attributes, html
        assert all(name.startswith("pb-") for name in (attributes.get("class") or "").split())


@pytest.mark.parametrize("text", NASTY)
def test_no_text_becomes_active(text: str) -> None:
    for before, after in [
        ("", ""),
        ("a *b* ", " c"),
        ("- ", ""),
        ("> ", ""),
        ("| a |\n|---|\n| ", " |"),
        ("# ", ""),
    ]:
        assert_harmless(prose(before + text + after, shown))
        assert_harmless(line(before + text + after, shown))


@given(st.text(alphabet=st.sampled_from(list("<>&\"'`*_[](){}|#!-=:/\\ \n\tjavascript:onx0k")), max_size=80))
@settings(deadline=None, max_examples=400)
def test_no_mix_of_signs_becomes_active(text: str) -> None:
    assert_harmless(prose(text, shown))
    assert_harmless(line(text, shown))


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=300)
def test_text_that_means_nothing_in_markdown_comes_out_as_the_parser_would_give_it(text: str) -> None:
    if is_plain(text):
        assert prose(text, shown) == prose_module._rendered(text, shown, 3)
        assert line(text, shown) == prose_module._rendered(
            " ".join(text.split()), shown, prose_module.ON_ONE_LINE
        )


@pytest.mark.parametrize(
    "text",
    [
        "One.\nTwo.\n\nThree & four.",
        "A number: 2026. Not a list - at all.",
        "  indented by two\n   and three",
        "Ends here.\n\n\n\nBegins there.\n",
        "«Ζεστό» zażółć גפן \N{ARABIC LETTER ALEF}",
        "",
        " \n ",
    ],
)
def test_plain_words_take_the_short_way_with_the_same_result(text: str) -> None:
    assert is_plain(text) or "&" in text
    assert prose(text, shown) == prose_module._rendered(text, shown, 3)


@pytest.mark.parametrize(
    "token", ["[", "*", "_*", "`", "<", "> ", "- ", "|a", "![", "[[", "{{", "a**b", "[a](", "\n- "]
)
def test_twenty_kilobytes_of_one_sign_come_out_harmless(token: str) -> None:
    assert_harmless(prose(token * (20_000 // len(token)), shown))


def test_the_same_text_follows_its_links_wherever_they_lead() -> None:
    text = "Go on with **[[play:x]]**."
    assert prose(text, lambda _ref, _words: Markup("here")) == "<p>Go on with <strong>here</strong>.</p>"
    assert prose(text, lambda _ref, _words: Markup("there")) == "<p>Go on with <strong>there</strong>.</p>"


def test_a_link_that_markdown_sees_otherwise_than_the_pattern_is_still_made() -> None:
    table = "| a |\n|---|\n| [[play:x\\|so]] |"
    assert "play:x/so" in prose(table, lambda ref, words: Markup(f"{ref}/{words}"))


def test_paragraphs_emphasis_and_lists_are_rendered() -> None:
    html = prose("Say *when*.\n\n- one\n- **two**", shown)
    assert html == "<p>Say <em>when</em>.</p>\n<ul>\n<li>one</li>\n<li><strong>two</strong></li>\n</ul>"


def test_headings_begin_below_the_section_and_keep_their_order() -> None:
    assert re.findall(r"<h\d>", prose("# a\n\n## b\n\n#### c", shown)) == ["<h3>", "<h4>", "<h6>"]
    assert re.findall(r"<h\d>", prose("### a\n\n#### b", shown, level=4)) == ["<h4>", "<h5>"]


def test_headings_get_no_ids() -> None:
    assert "id=" not in prose("### Anything {#x}", shown)


def test_our_links_are_made_by_the_page() -> None:
    assert prose("See [[role:duty|the duty desk]].", shown) == '<p>See <a href="../x/">the duty desk</a>.</p>'
    assert line("[[role:duty]]", shown) == '<a href="../x/">role:duty</a>'


def test_links_lead_to_web_mail_and_phone_only() -> None:
    text = "[a](https://a.example) [b](mailto:b@b.example) [c](tel:+123) [d](ftp://d) [e](../e/)"
    hrefs = [attributes["href"] for tag, attributes in tags(prose(text, shown)) if tag == "a"]
    assert hrefs == ["https://a.example", "mailto:b@b.example", "tel:+123"]


def test_an_image_leaves_its_words() -> None:
    assert prose("![a *red* pot](https://x.example/pot.png)", shown) == "<p>a red pot</p>"


def test_a_blank_is_marked_with_its_name() -> None:
    assert prose("In {{ city }} today.", shown) == '<p>In <span class="pb-blank">city</span> today.</p>'


def test_a_table_keeps_its_alignment_without_a_style() -> None:
    html = prose("| a | b |\n|--:|:-:|\n| 1 | 2 |", shown)
    assert 'class="pb-right"' in html
    assert 'class="pb-center"' in html
    assert "style" not in html


def test_one_line_holds_no_blocks() -> None:
    assert line("# a\n\n- b *c*", shown) == "# a - b <em>c</em>"


def test_plain_words_hold_no_markup_at_all() -> None:
    assert (
        plain("**Stop** [[role:duty]] & <b>", lambda ref: f"title of {ref}")
        == "Stop title of role:duty & <b>"
    )
