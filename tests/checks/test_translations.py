"""Translations are judged text by text; what is said of one names both languages and stands in its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

Found = Callable[..., list[str]]
Files = Mapping[str, str | None]

HEADER = "translation: {state: reviewed, by: press-officer, on: 2026-11-01}"


def playbook(*languages: str, more: str = "") -> dict[str, str]:
    """A playbook in these languages, with a press officer who writes all of them."""
    return {
        "playbook/playbook.yaml": f"""\
kind: playbook
id: playbook
title: Aurora Foods playbook
organisation: Aurora Foods
languages: [{", ".join(languages)}]
default_owner: press-officer
comms_departments: [Communications]
reviewed_on: 2026-11-01
checks: {{page-orphan: off, statement-blank-unknown: off}}
{more}""",
        "roles/press-officer.yaml": f"""\
kind: role
id: press-officer
title: Press officer
department: Communications
holders: [p-001]
deputies: [p-002]
languages: [{", ".join(languages)}]
reviewed_on: 2026-11-01
""",
    }


def statement(text: str, more: str = "", kind: str = "reply") -> dict[str, str]:
    """A statement with one text."""
    return {
        "playbook/statements/words.yaml": f"""\
kind: statement
id: words
title: Words
type: {kind}
reviewed_on: 2026-11-01
text: "{text}"
{more}"""
    }


def said_in(language: str, text: str, header: str = HEADER, more: str = "") -> dict[str, str]:
    """The same statement in another language."""
    return {
        f"playbook/translations/{language}/playbook/statements/words.yaml": f"""\
kind: translation
id: words
{header}
title: {TITLES[language]}
text: "{text}"
{more}"""
    }


TITLES = {"el": "Λόγια μας", "pl": "Nasze słowa", "he": "המילים שלנו", "ar": "كلماتنا"}


@pytest.fixture
def judged(found: Found, up_to_date: Callable[[Files], Files]) -> Found:
    """The findings of one check over files whose translations are up to date."""

    def look(files: Files, check: str) -> list[str]:
        return found(up_to_date(files), check)

    return look


# Numbers, links, blanks


def test_a_changed_number_is_told_in_both_languages_and_stands_in_the_translation(judged: Found):
    files = (
        playbook("en", "el") | statement("We write in 30 minutes.") | said_in("el", "Γράφουμε σε 3 λεπτά.")
    )

    assert judged(files, "translation-changes-a-number") == [
        "playbook/translations/el/playbook/statements/words.yaml:5:20 error translation-changes-a-number: "
        "the statement 'Words' says '30 minutes' in English, and '3 λεπτά' in Greek "
        "| Say in Greek what the English says; or correct the English, if that is wrong."
    ]


@pytest.mark.parametrize(
    ("language", "source", "text", "message"),
    [
        ("pl", "Within 24 hours.", "W 48 godzin.", "says '24 hours' in English, and '48 godzin' in Polish"),
        ("he", "After 5 days.", "אחרי כמה ימים.", "says '5 days' in English, and the Hebrew text does not"),
        ("ar", "After some days.", "بعد 5 أيام.", "says '5 أيام' in Arabic, and the English text does not"),
        (
            "el",
            "2,400 parcels.",
            "2,400 δέματα.",
            "says '2,400' in English, and '2,400' in Greek, which is another number in Greek writing",
        ),
    ],
)
def test_each_sort_of_difference_has_its_sentence(
    judged: Found, language: str, source: str, text: str, message: str
):
    files = playbook("en", language) | statement(source) | said_in(language, text)

    (one,) = judged(files, "translation-changes-a-number")

    assert f"error translation-changes-a-number: the statement 'Words' {message} |" in one


def test_bare_words_for_numbers_are_a_warning_since_languages_turn_phrases_differently(judged: Found):
    files = playbook("en", "pl") | statement("Two of us come.") | said_in("pl", "Przyjdzie troje z nas.")

    (one,) = judged(files, "translation-changes-a-number")

    assert " warning translation-changes-a-number: " in one


def test_a_link_that_got_lost_is_told(judged: Found):
    source, text = "See [[role:press-officer]].", "Zobacz [[role:press-officer|rzecznika."
    files = playbook("en", "pl") | statement(source) | said_in("pl", text)

    (one,) = judged(files, "translation-changes-a-number")

    assert "links to 'role:press-officer' in English, and the Polish text does not" in one


def test_words_of_a_link_may_be_translated(judged: Found):
    source, text = "See [[role:press-officer|them]].", "Zobacz [[role:press-officer|rzecznika]]."
    files = playbook("en", "pl") | statement(source) | said_in("pl", text)

    assert judged(files, "translation-changes-a-number") == []


def test_any_language_may_be_the_source(judged: Found):
    files = (
        playbook("pl", "el") | statement("Piszemy za pół godziny.") | said_in("el", "Γράφουμε σε τρεις ώρες.")
    )

    (one,) = judged(files, "translation-changes-a-number")

    assert "says 'pół godziny' in Polish, and 'τρεις ώρες' in Greek" in one


def test_words_to_avoid_may_differ_in_their_numbers(judged: Found):
    files = playbook("en", "pl") | {
        "playbook/vocabulary.yaml": """\
kind: vocabulary
id: vocabulary
title: Word list
reviewed_on: 2026-11-01
terms:
  - {id: going-forward, term: going forward, verdict: avoid, instead: from Monday}
""",
        "playbook/translations/pl/playbook/vocabulary.yaml": f"""\
kind: translation
id: vocabulary
{HEADER}
title: Słowa
terms:
  - {{id: going-forward, term: na chwilę obecną, instead: "dziś o 14:00"}}
""",
    }

    assert judged(files, "translation-changes-a-number") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("למשאית", "the Hebrew text of the statement 'Words' lacks {{city}}"),
        ("אל {{town}}", "the Hebrew text of the statement 'Words' lacks {{city}}, and has {{town}} instead"),
        (
            "אל {{city}}, {{day}}",
            "the Hebrew text of the statement 'Words' has {{day}}, and the English has not",
        ),
    ],
)
def test_blanks_are_the_same_in_every_language(judged: Found, text: str, message: str):
    files = playbook("en", "he") | statement("To {{city}}.") | said_in("he", text)

    (one,) = judged(files, "translation-loses-a-blank")

    assert f": {message} |" in one


# What is there, as it is now, read by somebody


def holding(severities: str) -> dict[str, str]:
    return statement("We know.", f"severities: [{severities}]\n", kind="holding")


@pytest.mark.parametrize(
    ("severities", "severity"), [("sev1, sev3", "error"), ("sev2", "error"), ("sev3", None)]
)
def test_a_holding_statement_of_the_two_worst_levels_must_exist_in_every_language(
    judged: Found, severities: str, severity: str | None
):
    findings = judged(playbook("en", "ar") | holding(severities), "translation-missing")

    ours = [one for one in findings if "statements/words" in one]
    assert [one.split(" ")[1] for one in ours] == ([severity] if severity else [])
    assert all("the statement 'Words' has no Arabic version" in one for one in ours)


def test_a_missing_file_is_named_with_the_command_that_makes_it(judged: Found):
    (one,) = (
        f for f in judged(playbook("en", "ar") | holding("sev1"), "translation-missing") if "words" in f
    )

    assert one.startswith("playbook/statements/words.yaml:3:8 ")
    assert "playbook/translations/ar/playbook/statements/words.yaml; `playbook translations sync`" in one


def test_a_file_in_which_every_text_is_still_empty_is_no_beginning(judged: Found):
    empty = {
        "playbook/translations/ar/playbook/statements/words.yaml": (
            'kind: translation\nid: words\ntitle: ""\ntext: ""\n'
        )
    }

    (one,) = (
        f
        for f in judged(playbook("en", "ar") | holding("sev1") | empty, "translation-missing")
        if "words" in f
    )

    assert one.startswith("playbook/statements/words.yaml:3:8 error ")


def test_which_kinds_must_exist_is_up_to_the_playbook(judged: Found):
    files = playbook("en", "el", more="required_translations: [role]\n") | statement("We know.")

    assert [one.split(": ")[1] for one in judged(files, "translation-missing")] == [
        "the role 'Press officer' has no Greek version | Write it in "
        "playbook/translations/el/roles/press-officer.yaml; `playbook translations sync` makes the file, "
        "with a place for each text."
    ]


def test_a_few_texts_that_lack_are_one_finding_that_names_them(judged: Found):
    more = "note: When it is late.\nfor: Customers\nsummary: All in one line.\nkeywords: [a]\n"
    files = playbook("en", "pl") | statement("We know.", more) | said_in("pl", "Wiemy.")

    (one,) = (f for f in judged(files, "translation-missing") if "words" in f)

    assert one.startswith("playbook/translations/pl/playbook/statements/words.yaml:2:5 warning ")
    assert "the statement 'Words' has 3 texts without a Polish version: `summary`, `for` and `note`" in one


def test_retired_pages_and_drafts_need_no_translation(judged: Found):
    files = playbook("en", "pl")
    for status in ("draft", "retired"):
        text = statement("We know.", f"status: {status}\nseverities: [sev1]\n", kind="holding")

        assert [f for f in judged(files | text, "translation-missing") if "words" in f] == []


def test_a_source_that_changed_is_told_field_by_field_in_one_finding(found: Found, up_to_date):
    before = playbook("en", "pl") | statement("We know.", "note: At night.\n")
    before |= said_in("pl", "Wiemy.", more="note: W nocy.\n")
    files = dict(up_to_date(before))
    files |= statement("We know more.", "note: By day.\n")

    (one,) = found(files, "translation-out-of-date")

    assert one.startswith("playbook/translations/pl/playbook/statements/words.yaml:5:7 warning ")
    assert (
        "the English texts `text` and `note` of the statement 'Words' changed after they were translated"
        in one
    )
    assert "`playbook translations accept`" in one


def test_nothing_else_is_said_of_a_text_that_is_out_of_date(found: Found, up_to_date):
    files = dict(up_to_date(playbook("en", "pl") | statement("In 3 days.") | said_in("pl", "Za 3 dni.")))
    files |= statement("In 4 days.")

    assert len(found(files, "translation-out-of-date")) == 1
    assert found(files, "translation-changes-a-number") == []


def test_a_rewrapped_sentence_is_the_same_sentence(found: Found, up_to_date):
    files = dict(up_to_date(playbook("en", "pl") | statement("We know it all.") | said_in("pl", "Wiemy.")))
    files |= statement("We know\n  it all.")

    assert found(files, "translation-out-of-date") == []


@pytest.mark.parametrize(
    ("header", "severity", "message"),
    [
        ("translation: {state: machine}", "error", "is a machine's draft"),
        ("translation: {state: draft, by: press-officer}", "error", "is still a draft"),
        ("translation: {state: reviewed}", "warning", "is called reviewed, but does not say by whom"),
        (
            "translation: {state: reviewed, by: other, on: 2026-11-01}",
            "warning",
            "was reviewed by 'Other', and nothing says that this seat writes Greek",
        ),
    ],
)
def test_who_read_a_translation_counts(judged: Found, header: str, severity: str, message: str):
    other = {"roles/other.yaml": "kind: role\nid: other\ntitle: Other\nholders: [p-003]\nlanguages: [en]\n"}
    files = playbook("en", "el") | other | statement("We know.") | said_in("el", "Ξέρουμε.", header)

    (one,) = judged(files, "translation-not-reviewed")

    assert (
        f" {severity} translation-not-reviewed: the Greek version of the statement 'Words' {message} |" in one
    )


def test_a_seat_writes_what_the_people_write_who_hold_it(judged: Found):
    files = playbook("en", "el") | statement("We know.") | said_in("el", "Ξέρουμε.")
    files["roles/press-officer.yaml"] = files["roles/press-officer.yaml"].replace("languages: [en, el]\n", "")
    assert len(judged(files, "translation-not-reviewed")) == 1

    files["roles/roster.yaml"] = (
        "kind: roster\nid: roster\ntitle: Who is there\nreviewed_on: 2026-11-01\n"
        "people: [{id: p-001, languages: [el]}, {id: p-002}, {id: p-003}]\n"
    )
    assert judged(files, "translation-not-reviewed") == []


def test_an_unread_translation_of_another_page_is_a_warning(judged: Found):
    files = playbook("en", "el") | {
        "playbook/translations/el/roles/press-officer.yaml": (
            "kind: translation\nid: press-officer\ntranslation: {state: machine}\n"
            "title: Εκπρόσωπος τύπου\ndepartment: Επικοινωνία\n"
        )
    }

    (one,) = judged(files, "translation-not-reviewed")

    assert " warning translation-not-reviewed: " in one


# Letters and directions


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "We write to you tonight."),
        ("he", "נכתוב to you tonight and tell you everything"),
        ("pl", "We know that the shop is down."),
        ("pl", "Wir wissen? Не знаем, что случилось в магазине"),
        ("el", "Pasted words and nothing else here"),
    ],
)
def test_a_text_in_other_letters_or_left_as_it_was_is_told(judged: Found, language: str, text: str):
    files = playbook("en", language) | statement("We know that the shop is down.") | said_in(language, text)

    (one,) = judged(files, "translation-in-wrong-script")

    assert " warning translation-in-wrong-script: the " in one


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "غلاية Ember من Aurora Foods"),
        ("he", "K26-41 {{city}} `a long piece of code` [[role:press-officer]]"),
        ("el", "Στο news.aurora-foods.example και στο www.shop.example/help/everything"),
        ("pl", "Aurora Foods: Ember"),
        ("he", "Ember"),
    ],
)
def test_names_codes_links_and_blanks_are_in_no_script(judged: Found, language: str, text: str):
    files = (
        playbook("en", language)
        | statement("Ember, {{city}} [[role:press-officer]]")
        | said_in(language, text)
    )

    assert judged(files, "translation-in-wrong-script") == []


@pytest.mark.parametrize(
    ("language", "typed", "what"),
    [
        ("he", "+48 22 555 0100", "phone number"),
        ("ar", "022 555 01 00", "phone number"),
        ("ar", "8-20", "range"),
        ("he", "8–20", "range"),
        ("ar", "2026-11-20", "date"),
        ("he", "@aurora_foods", "account or hashtag"),
        ("ar", "#aurora", "account or hashtag"),
        ("he", "/help/lids.pdf", "file name or address"),
    ],
)
def test_what_turns_round_between_letters_that_run_the_other_way_is_told(
    judged: Found, language: str, typed: str, what: str
):
    word = {"he": "מילה", "ar": "كلمة"}[language]
    files = playbook("en", language) | statement("x") | said_in(language, f"{word} {typed} {word}.")

    (one,) = judged(files, "number-will-flip")

    assert (
        f"words.yaml:5:{8 + len(word) + 1} warning number-will-flip: the {what} '{typed}' may be shown" in one
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("he", "`+48 22 555 0100`"),
        ("he", "8-20"),
        ("he", "14:30"),
        ("ar", "14:30"),
        ("ar", "24/12/2026"),
        ("ar", "K26-41 {{a-1}} [[role:press-officer]]"),
        ("ar", "20% 2,400"),
        ("el", "+48 22 555 0100"),
    ],
)
def test_what_keeps_its_order_is_left_alone(judged: Found, language: str, text: str):
    files = playbook("en", language) | statement("x") | said_in(language, f"כאן {text}")

    assert judged(files, "number-will-flip") == []


def test_hidden_direction_marks_are_found_in_translations(judged: Found):
    files = playbook("en", "he") | statement("We know.")

    (one,) = judged(files | said_in("he", "אנחנו \u202eיודעים"), "hidden-direction-marks")
    assert one.startswith("playbook/translations/he/playbook/statements/words.yaml:5:14 error ")
    assert len(judged(files | said_in("he", "אנחנו \u2066abc יודעים"), "hidden-direction-marks")) == 1


# Words agreed on


def test_languages_without_a_way_of_addressing_people_are_told_at_once(judged: Found):
    files = playbook("en", "pl", "he") | {
        "playbook/tone.yaml": (
            "kind: tone\nid: tone\ntitle: Voice\nreviewed_on: 2026-11-01\naddress_form: {en: You.}\n"
        )
    }

    (one,) = judged(files, "address-form-missing")

    assert "nothing says how we address people in Polish or Hebrew" in one


VOCABULARY = """\
kind: vocabulary
id: vocabulary
title: Word list
reviewed_on: 2026-11-01
terms:
  - {id: sponsor, term: sponsor, meaning: Who answers for it.}
  - {id: glitch, term: glitch, verdict: avoid}
avoid:
  el: [ασφαλώς]
"""


def test_a_word_list_without_a_translation_is_told_once(judged: Found):
    files = playbook("en", "el") | {"playbook/vocabulary.yaml": VOCABULARY}

    (one,) = judged(files, "glossary-term-untranslated")

    assert "'sponsor' has no Greek term" in one

    more = VOCABULARY.replace("avoid:\n", "  - {id: triage, term: triage}\navoid:\n")
    (one,) = judged(files | {"playbook/vocabulary.yaml": more}, "glossary-term-untranslated")

    assert "none of the 2 terms of the page 'Word list' has a Greek word" in one


def test_what_a_check_of_its_own_tells_is_told_once(judged: Found):
    files = playbook("en", "el") | {
        "playbook/vocabulary.yaml": VOCABULARY,
        "playbook/translations/el/playbook/vocabulary.yaml": (
            f"kind: translation\nid: vocabulary\n{HEADER}\ntitle: Λέξεις\n"
            "terms: [{id: sponsor, meaning: Ποιος απαντά.}, {id: glitch, term: βλάβη}]\n"
        ),
    }

    assert len(judged(files, "glossary-term-untranslated")) == 1
    assert [one for one in judged(files, "translation-missing") if "vocabulary" in one] == []


def test_a_borrowed_word_is_a_word(judged: Found):
    files = playbook("en", "pl") | {
        "playbook/vocabulary.yaml": VOCABULARY,
        "playbook/translations/pl/playbook/vocabulary.yaml": (
            f"kind: translation\nid: vocabulary\n{HEADER}\ntitle: Słowa\n"
            "terms: [{id: sponsor, term: sponsor}]\n"
        ),
    }

    assert judged(files, "glossary-term-untranslated") == []


def glossary(term: str, *texts: str) -> dict[str, str]:
    """A word list with a Polish word for 'desk', and plays that speak of a desk, with their Polish texts."""
    files = playbook("en", "pl") | {
        "playbook/vocabulary.yaml": VOCABULARY.replace("sponsor", "desk"),
        "playbook/translations/pl/playbook/vocabulary.yaml": (
            f"kind: translation\nid: vocabulary\n{HEADER}\ntitle: Słowa\n"
            f"terms: [{{id: desk, term: '{term}'}}]\n"
        ),
    }
    for number, text in enumerate(texts, 1):
        files |= {
            f"playbook/plays/play-{number}.yaml": (
                f"kind: play\nid: play-{number}\ntitle: Ask the desk\nreviewed_on: 2026-11-01\n"
            ),
            f"playbook/translations/pl/playbook/plays/play-{number}.yaml": (
                f"kind: translation\nid: play-{number}\n{HEADER}\ntitle: {text}\n"
            ),
        }
    return files


def test_a_term_that_most_texts_do_without_is_told_once_as_advice(judged: Found):
    files = glossary("zespół", "Zapytaj biuro", "Spytaj dział", "Zapytaj kolegów", "Zapytaj zespół")

    (one,) = judged(files, "glossary-term-untranslated")

    assert one.startswith("playbook/translations/pl/playbook/plays/play-1.yaml:4:8 advice ")
    assert "3 of 4 Polish texts that speak of 'desk' do not say 'zespół', as the word list has it" in one


@pytest.mark.parametrize(
    ("term", "texts"),
    [
        ("zespół", ("Zapytaj zespołu", "W zespołach", "Zespołowi", "Zapytaj biuro", "Spytaj dział")),
        ("biuro, dział", ("Zapytaj biuro", "Spytaj dział", "W dziale", "Do biura")),
        ("zespół dyżurny", ("Zapytaj zespół", "Zespołom", "Dyżurnych", "Pytaj")),
    ],
)
def test_forms_parts_and_other_agreed_words_are_the_term(judged: Found, term: str, texts: tuple[str, ...]):
    assert judged(glossary(term, *texts), "glossary-term-untranslated") == []


def test_each_language_has_words_to_avoid_of_its_own(judged: Found):
    files = playbook("en", "el") | {
        "playbook/vocabulary.yaml": VOCABULARY,
        "playbook/translations/el/playbook/vocabulary.yaml": (
            f"kind: translation\nid: vocabulary\n{HEADER}\ntitle: Λέξεις\n"
            "terms: [{id: sponsor, term: ανάδοχος}, {id: glitch, term: δυσλειτουργία}]\n"
        ),
    }
    text = "Μια δυσλειτουργία, glitch, ΑΣΦΑΛΏΣ."

    findings = judged(files | statement("We know.") | said_in("el", text), "word-to-avoid-used")

    assert [one.partition(": ")[2].partition(",")[0] for one in findings] == [
        "the Greek text of the statement 'Words' says 'δυσλειτουργία'",
        "the Greek text of the statement 'Words' says 'ΑΣΦΑΛΏΣ'",
    ]


# Other checks that read every language


def test_a_text_may_be_too_long_in_one_language_alone(judged: Found):
    channel = {
        "playbook/channels/posts.yaml": (
            "kind: channel\nid: posts\ntitle: Posts\ntype: social\nmax_chars: 20\nreviewed_on: 2026-11-01\n"
        )
    }
    blanks = "channels: [posts]\nblanks: {town: {means: A town, example: Rome, filled_by: press-officer}}\n"
    files = playbook("en", "el") | channel | statement("Late to {{town}}.", blanks)
    example = "blanks: {town: {means: Πόλη, example: Θεσσαλονίκη}}\n"
    files |= said_in("el", "Αργεί στη {{town}}, δυστυχώς.", more=example)

    (one,) = judged(files, "statement-too-long")

    assert "the Greek text of the statement 'Words' has 32 characters" in one
    assert "'Posts' takes 20. The English one fits, with 13" in one


def test_promises_say_no_absolute_words_in_any_language(judged: Found):
    files = playbook("en", "he") | {
        "playbook/commitments/quick.yaml": (
            "kind: commitment\nid: quick\ntitle: Quick\nreviewed_on: 2026-11-01\n"
            "promise: We answer in 2 hours.\n"
        ),
        "playbook/translations/he/playbook/commitments/quick.yaml": (
            f"kind: translation\nid: quick\n{HEADER}\ntitle: מהר\npromise: עונים תמיד, לא תמיד תוך שעתיים.\n"
        ),
    }

    (one,) = judged(files, "promise-absolute-words")

    assert "the promise 'Quick' says 'תמיד' in Hebrew" in one


@pytest.mark.parametrize("left", ["TODO", "lorem ipsum", "[wstaw datę]", "???"])
def test_a_translation_that_is_not_finished_is_told(judged: Found, left: str):
    files = playbook("en", "pl") | statement("We know.") | said_in("pl", f"Wiemy {left} dzisiaj.")

    (one,) = judged(files, "draft-text-left")

    assert f"the Polish text of the statement 'Words' still says '{left}'" in one


def test_a_question_that_is_asked_loudly_is_finished(judged: Found):
    files = playbook("en", "pl") | statement("We know.") | said_in("pl", "Naprawdę??? Tak.")

    assert judged(files, "draft-text-left") == []


def test_a_phone_number_of_a_person_is_found_in_a_translation(judged: Found):
    files = playbook("en", "pl") | {
        "playbook/plays/night.yaml": (
            "kind: play\nid: night\ntitle: At night\nsummary: Ring.\nreviewed_on: 2026-11-01\n"
        ),
        "playbook/translations/pl/playbook/plays/night.yaml": (
            f"kind: translation\nid: night\n{HEADER}\ntitle: W nocy\nsummary: Dzwoń +48 601 555 019.\n"
        ),
    }

    (one,) = judged(files, "personal-data-on-employee-site")

    assert one.startswith("playbook/translations/pl/playbook/plays/night.yaml:5:16 error ")
    assert "in Polish, the play 'At night' shows a phone number to every employee: '+48 ...'" in one


def test_a_script_is_kept_from_players_in_every_language(judged: Found):
    secret = "Matka pisze, że jej dziecko zachorowało po zjedzeniu naszych ciastek"
    files = playbook("en", "pl") | {
        "scenarios/rumour/scenario.yaml": (
            "kind: scenario\nid: rumour\ntitle: Rumour\nreviewed_on: 2026-11-01\nbackground: It is Friday.\n"
        ),
        "scenarios/rumour/facilitator.yaml": (
            "kind: facilitator\nid: rumour\nscenario: rumour\nreviewed_on: 2026-11-01\n"
            "injects: [{id: first, at: 5m, content: A child fell ill.}]\n"
        ),
        "playbook/translations/pl/scenarios/rumour/scenario.yaml": (
            f"kind: translation\nid: rumour\n{HEADER}\ntitle: Plotka\nbackground: Piątek. {secret}.\n"
        ),
        "playbook/translations/pl/scenarios/rumour/facilitator.yaml": (
            f"kind: translation\nid: rumour\n{HEADER}\n"
            f'injects: [{{id: first, content: "ĆWICZENIE. {secret}."}}]\n'
        ),
    }

    findings = judged(files, "facilitator-text-on-employee-site")

    assert len(findings) == 1
    assert "scenarios/rumour/scenario.yaml:5:21 error" in findings[0]
    assert "in Polish, 'Matka pisze" in findings[0]


def test_employees_have_a_sentence_to_say_for_whom_they_speak_in_every_language(judged: Found):
    files = playbook("en", "el") | {
        "playbook/advocacy.yaml": (
            "kind: advocacy\nid: advocacy\ntitle: Speaking\nreviewed_on: 2026-11-01\n"
            "disclosure: I work here.\n"
        ),
        "playbook/translations/el/playbook/advocacy.yaml": (
            f"kind: translation\nid: advocacy\n{HEADER}\ntitle: Δημόσια\n"
        ),
    }

    (one,) = judged(files, "advocacy-disclosure-missing")

    assert " warning advocacy-disclosure-missing: there is no Greek wording for 'I work here'" in one
