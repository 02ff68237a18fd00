"""Statements: what can be copied, what must be filled in, whether it still holds."""

import re
from collections.abc import Callable
from html import unescape

from generator.pages.frame import Frame
from generator.pipeline import Examined
from generator.translations.fingerprints import format
from generator.translations.spoken import in_language
from generator.wording import fingerprint
from generator.words import Words
from tests.pages.conftest import Pages
from tests.pages.example import EXAMPLE
from tests.pages.rehearsal import REHEARSAL

Example = Callable[..., Pages]

FIRST = "statements/first-words/"


def read(example: Example, audience: str = "comms", **files: str) -> Pages:
    """The example playbook with a statement of each sort."""
    return example(audience, {**REHEARSAL, **files})


def test_the_parts_stand_in_reading_order_with_their_names(example: Example) -> None:
    names = re.findall(r'pb-wording__name">([^<]+)<', read(example).section(FIRST, "_text"))
    assert names == ["What happened", "When you hear from us"]


def test_the_whole_text_is_copied_plain_with_its_blanks_in_brackets(example: Example) -> None:
    text = re.search(r'data-text="([^"]*)"', read(example).section(FIRST, "_text"))
    assert text
    assert unescape(text[1]) == (
        "We hear that [what happened]. See our rules.\n\nWe write again at [next time]."
    )


def test_each_blank_says_what_goes_in_and_who_fills_it(example: Example) -> None:
    blanks = read(example).section(FIRST, "_blanks")
    assert '<span class="pb-blank">what happened</span>' in blanks
    assert "In one plain sentence" in blanks
    assert "a lid opened" in blanks
    assert 'href="../../roles/duty-desk/"' in blanks
    assert "We hear that a lid opened." in blanks


def test_a_statement_whose_approval_has_run_out_says_so_first(example: Example) -> None:
    pages = read(example)
    assert "It held until 10 January 2026." in str(pages.page(FIRST).lead)
    assert "The approval has run out" not in pages.text("statements/thank-you/")
    assert "Approval has run out" in pages.text("statements/")


def test_only_the_newest_signature_of_a_role_counts(example: Example) -> None:
    signed = REHEARSAL["playbook/statements/first-words.yaml"].replace(
        "  - {role: press-officer, on: 2025-01-10}",
        "  - {role: press-officer, on: 2025-01-10}\n  - {role: press-officer, on: 2026-11-01}",
    )
    pages = read(example, **{"playbook/statements/first-words.yaml": signed})
    assert "The approval has run out" not in pages.text(FIRST)


def test_a_text_nobody_approved_says_so(example: Example) -> None:
    raw = "kind: statement\nid: raw\ntitle: Raw\ntype: reply\ntext: Hello.\n"
    assert "Nobody has approved this text yet" in read(example, **{"playbook/statements/raw.yaml": raw}).text(
        "statements/raw/"
    )


def test_a_text_too_long_for_a_channel_is_told_so(example: Example) -> None:
    page = "kind: channel\nid: page\ntitle: Our page\ntype: social\nmax_chars: "
    short = read(example, **{"playbook/channels/page.yaml": f"{page}20\n"})
    roomy = read(example, **{"playbook/channels/page.yaml": f"{page}900\n"})
    assert "too long for 20 characters" in short.text(FIRST)
    assert "fits into 900 characters" in roomy.text(FIRST)


def test_questions_that_will_come_have_our_messages(example: Example) -> None:
    section = read(example).section(FIRST, "_map")
    assert "Was anybody hurt?" in section
    assert "Three colleagues do nothing else." in section


def test_employees_read_only_the_texts_that_everybody_may_use(example: Example) -> None:
    pages = read(example, "employee")
    assert "Everybody may use this text" in pages.text("statements/thank-you/")
    assert FIRST not in pages.by_address
    assert "First words" not in pages.text("statements/")


def test_statements_stand_by_sort_and_can_be_filtered(example: Example) -> None:
    pages = read(example)
    assert pages.anchors("statements/")[:2] == ["_holding", "_reply"]
    assert 'data-reader="employee"' in pages.section("statements/", "_reply")


BOOK = EXAMPLE["playbook/playbook.yaml"] + "languages: [en, pl]\nblank_names: {next_time: the next hour}\n"
POLISH = {
    "playbook/translations/pl/playbook/playbook.yaml": (
        "kind: translation\nid: playbook\nblank_names: {next_time: następna godzina}\n"
    ),
    "playbook/translations/pl/playbook/statements/first-words.yaml": (
        "kind: translation\nid: first-words\nparts: {acknowledge: 'Wiemy, że {{what_happened}}.'}\n"
    ),
    "playbook/translations/pl/fingerprints.txt": format(
        {
            ("playbook/playbook.yaml", "blank_names.next_time"): fingerprint("the next hour"),
            ("playbook/statements/first-words.yaml", "parts.acknowledge"): fingerprint(
                "We hear that **{{what_happened}}**. See [[play:say-sorry|our rules]]."
            ),
        }
    ),
}


def test_in_another_language_each_paragraph_says_its_own_and_names_its_blanks_in_it(example: Example) -> None:
    files = {**REHEARSAL, "playbook/playbook.yaml": BOOK, **POLISH}
    pages = example("comms", files, language="pl")
    text, blanks = pages.section(FIRST, "_text"), pages.section(FIRST, "_blanks")
    assert '<p>Wiemy, że <span class="pb-blank">what happened</span>.</p>' in text
    english = '<p>We write again at <span class="pb-blank">the next hour</span>.</p>'
    assert f'<div class="pb-foreign" lang="en" dir="ltr">{english}</div>' in text
    copied = re.search(r'data-text="([^"]*)"', text)
    assert copied
    assert unescape(copied[1]) == "Wiemy, że [what happened].\n\nWe write again at [the next hour]."
    assert '<p><span class="pb-foreign" lang="en" dir="ltr">We write again at 18:00.</span></p>' in blanks
    assert "<p>Wiemy, że a lid opened.</p>" in blanks
    assert '<span class="pb-blank">następna godzina</span>' in blanks


def test_a_field_for_a_blank_knows_its_name_in_translated_and_in_untranslated_texts(
    examined: Callable[..., Examined],
) -> None:
    files = {**EXAMPLE, **REHEARSAL, "playbook/playbook.yaml": BOOK, **POLISH}
    frame = Frame(in_language(examined(files).handbook, "pl"), Words("pl"))
    assert frame.blank_spellings("next_time").split("\n") == ["następna godzina", "the next hour"]
    assert frame.blank_spellings("what_happened") == "what happened"
    assert frame.blank_label("next_time") == "Następna godzina"
