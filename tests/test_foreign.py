"""A text in another language than its page is marked as such wherever an element may stand."""

import pickle

from jinja2 import Environment
from markupsafe import Markup, escape

from generator.foreign import Foreign, bare, inline, like, shown
from generator.prose import line, plain, prose

PAGES = Environment(autoescape=True)


def filled(template: str, **given: object) -> str:
    return str(shown(Markup(PAGES.from_string(template).render(given))))


def no_link(name: str, words: str) -> Markup:
    return Markup.escape(words or name)


WORDS = Foreign("Ring <b> & co", "en")


def test_in_a_line_it_is_a_span_with_its_language_and_direction():
    assert filled("<p>{{ x }}</p>", x=WORDS) == (
        '<p><span class="pb-foreign" lang="en" dir="ltr">Ring &lt;b&gt; &amp; co</span></p>'
    )
    assert 'lang="he" dir="rtl"' in filled("{{ x }}", x=Foreign("שלום", "he"))


def test_in_an_attribute_and_in_elements_of_letters_alone_only_its_letters_stand():
    letters = "Ring &lt;b&gt; &amp; co"
    for before, after in {
        '<a title="': '">',
        "<title>": "</title>",
        "<svg><title>": "</title></svg>",
        "<option>": "</option>",
    }.items():
        assert filled(before + "{{ x }}" + after, x=WORDS) == before + letters + after


def test_inside_a_picture_it_is_a_part_of_the_line_which_a_picture_may_hold():
    made = filled("<svg><text>{{ x }}</text></svg><p>{{ x }}</p>", x=WORDS)
    assert made.startswith('<svg><text><tspan class="pb-foreign" lang="en" dir="ltr">')
    assert made.endswith("</span></p>")


def test_prose_is_a_block_of_its_own_and_its_markup_still_works():
    made = prose(Foreign("Say *sorry*.\n\nThen act.", "en"), no_link)
    assert made.startswith('<div class="pb-foreign" lang="en" dir="ltr"><p>Say <em>sorry</em>.</p>')
    assert shown(line(Foreign("Say *sorry*", "en"), no_link)) == (
        '<span class="pb-foreign" lang="en" dir="ltr">Say <em>sorry</em></span>'
    )


def test_a_text_that_was_rendered_before_in_the_language_of_its_page_lends_it_no_mark():
    text = "One *and* only"
    assert "pb-foreign" not in prose(text, no_link)
    assert "pb-foreign" in prose(Foreign(text, "en"), no_link)
    assert "pb-foreign" not in prose(text, no_link)


def test_the_bare_words_of_it_keep_their_language_and_whatever_else_is_made_of_it_does_not():
    assert like(plain(Foreign("*Ring* us", "en"), str), "") == Foreign("", "en")
    assert plain(Foreign("*Ring* us", "en"), str).language == "en"
    assert type(WORDS.strip()) is type(WORDS.plain) is type(f"{WORDS}") is str


def test_it_survives_the_way_to_another_process():
    back = pickle.loads(pickle.dumps(WORDS))
    assert (back, back.language) == (WORDS, "en")


def test_it_is_the_same_text_as_any_other_to_whoever_compares():
    assert WORDS == "Ring <b> & co"
    assert {WORDS: 1}["Ring <b> & co"] == 1
    assert "pb-foreign" not in escape(WORDS.plain)


def test_the_letters_of_a_heading_keep_their_language_where_all_of_them_are_in_one():
    whole = bare(inline(Markup.escape("Ring &\n us"), "en"))
    assert (whole, whole.language) == ("Ring & us", "en")
    assert type(bare(Markup("Step 3: ") + inline(Markup("Ring"), "en"))) is str
    assert bare(Markup("Step 3: ") + inline(Markup("Ring"), "en")) == "Step 3: Ring"
