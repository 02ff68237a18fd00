"""Words and phrases are found in five scripts as people read them, and only where they are whole."""

import pytest

from generator.checks.phrases import Phrases, words


def found(phrase, text):
    return [text[use.offset : use.offset + use.length] for use in Phrases([phrase]).uses(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("glitch", "A Glitch, a GLITCH: glitch.", ["Glitch", "GLITCH", "glitch"]),
        ("any inconvenience", "sorry for any\n  inconvenience caused", ["any\n  inconvenience"]),
        ("any inconvenience", "any *inconvenience*", ["any *inconvenience"]),
        ("e-mail", "Send an e‑mail.", ["e‑mail"]),
        ("can't", "We can’t say", ["can’t"]),
        ("λάθος", "Το ΛΆΘΟΣ μας και το λάθος σας", ["ΛΆΘΟΣ", "λάθος"]),
        ("ΣΦΆΛΜΑΤΟΣ", "χωρίς σφάλματος", ["σφάλματος"]),
        ("usterka", "USTERKA jest", ["USTERKA"]),
        ("błąd", "To nasz BŁĄD.", ["BŁĄD"]),
        ("błąd", "To nasz BŁA\u0328D.", ["BŁA\u0328D"]),
        ("خلل", "حدث خَلَلٌ اليوم", ["خَلَلٌ"]),
        ("خَلَل", "حدث خلل اليوم", ["خلل"]),
        ("خلل", "حدث خـلـل اليوم", ["خـلـل"]),
        ("תקלה", "הייתה תַּקָּלָה אתמול", ["תַּקָּלָה"]),
        ("אי נוחות", "על כל אי-נוחות", ["אי-נוחות"]),
        ("100 %", "It is 100 % safe", ["100 %"]),
        ("!!!", "Great!!!", ["!!!"]),
        ("ﬁx", "a fix", ["fix"]),
    ],
)
def test_a_phrase_is_found_whatever_its_case_marks_and_breaks(phrase, text, expected):
    assert found(phrase, text) == expected


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("glitch", "glitches and unglitched"),
        ("can", "We can't"),
        ("no comment", "We said no. Comment as you like."),
        ("λάθος", "τα λάθη, ολάθος"),
        ("sąd", "sad i sądy"),
        ("sad", "sąd"),
        ("laska", "łaska"),
        ("خلل", "والخلل"),
        ("city", "Come to {{city}}."),
        ("glitch", "See https://shop.example/glitch and [[play:glitch]] or [[play:glitch|our page]]."),
        ("any inconvenience", "any {{kind}} inconvenience"),
    ],
)
def test_what_is_not_the_whole_phrase_is_not_found(phrase, text):
    assert found(phrase, text) == []


def test_the_words_shown_for_a_link_are_read():
    assert found("glitch", "[[play:refund|a glitch]]") == ["glitch"]


def test_an_owner_of_a_word_still_uses_it():
    assert found("glitch", "the glitch's end") == ["glitch"]


def test_the_longer_phrase_wins_and_keeps_its_number():
    uses = Phrases(["call", "high call volume"]).uses("a high call volume, a call")
    assert [(use.number, use.typed) for use in uses] == [(1, "high call volume"), (0, "call")]


def test_quotation_marks_of_every_language_are_seen():
    for text in ("'glitch'", '"glitch"', "„glitch”", "«glitch»", "“glitch”"):
        assert [use.quoted for use in Phrases(["glitch"]).uses(f"Never say {text}.")] == [True]
    assert [use.quoted for use in Phrases(["glitch"]).uses("'A glitch, yes'")] == [False]


def test_an_empty_list_finds_nothing():
    assert list(Phrases([]).uses("anything")) == []
    assert list(Phrases([" "]).uses("anything")) == []


def test_letters_are_counted_as_typed_where_folding_changes_their_number():
    text = "Straße ﬁne glitch"
    assert found("glitch", text) == ["glitch"]
    assert found("strasse", text) == ["Straße"]


def test_words_are_compared_without_signs():
    assert words("No, thank-you!") == ("no", "thank", "you")
