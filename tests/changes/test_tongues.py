"""What a change does to the other languages: new words there, and what stands in the source's words now."""

from __future__ import annotations

from generator.wording import fingerprint

BOOK = (
    "kind: playbook\nid: playbook\ntitle: Aurora\nlanguages: [en, pl]\n"
    "default_owner: press-officer\nreviewed_on: 2026-11-01\n"
)
PLAY = (
    "kind: play\nid: pay\ntitle: Pay back\nreviewed_on: 2026-11-01\n"
    "do_not:\n  - Argue about it.\n  - Ask for a reason.\n"
)
POLISH = "kind: translation\nid: pay\ntitle: Zwrot\ndo_not:\n  - Nie spieraj się.\n  - Nie pytaj o powód.\n"
AT = "playbook/plays/pay.yaml"
OVERLAY = "playbook/translations/pl/playbook/plays/pay.yaml"
MEMORY = "playbook/translations/pl/fingerprints.txt"


def files(play: str = PLAY, polish: str = POLISH, *known: str) -> dict[str, str]:
    said = known or ("Pay back", "Argue about it.", "Ask for a reason.")
    marks = zip(("title", "do_not.0", "do_not.1"), said, strict=True)
    memory = "".join(f"{AT} {name} {fingerprint(text)}\n" for name, text in marks)
    return {"playbook/playbook.yaml": BOOK, AT: play, OVERLAY: polish, MEMORY: memory}


def chapter(story):
    return next((one for one in story.chapters if one.id == "languages"), None)


def test_a_changed_sentence_says_in_which_languages_it_is_behind_now(told):
    after = files(PLAY.replace("Ask for a reason.", "Ask for the reason."))

    languages = chapter(told(after, files()))

    assert languages.gist == (
        "Polish: 1 text stands in the source's words now: it is not translated, or was before the source "
        "changed.",
    )
    [entry] = languages.entries
    assert (entry.title, entry.texts) == ("Pay back, in Polish", ())


def test_new_words_in_a_language_are_shown_one_by_one(told):
    after = files(PLAY, POLISH.replace("Nie pytaj o powód.", "Nie pytaj o przyczynę."))

    languages = chapter(told(after, files()))

    assert languages.gist == ("Polish: 1 text has new words.",)
    [text] = languages.entries[0].texts
    assert (text.label, [(piece.way, piece.text) for piece in text.pieces]) == (
        "do_not.1",
        [("same", "Nie pytaj o "), ("gone", "powód"), ("new", "przyczynę"), ("same", ".")],
    )


def test_a_language_that_follows_its_source_at_once_is_not_behind(told):
    changed = PLAY.replace("Ask for a reason.", "Ask for the reason.")
    polish = POLISH.replace("Nie pytaj o powód.", "Nie pytaj o ten powód.")
    after = files(changed, polish, "Pay back", "Argue about it.", "Ask for the reason.")

    assert chapter(told(after, files())).gist == ("Polish: 1 text has new words.",)


def test_a_language_nobody_touched_is_not_told(told):
    assert chapter(told({**files(), AT: PLAY + "ends_with: explained\n"}, files())) is None


def test_a_new_text_stands_in_the_source_s_words_until_it_is_translated(told):
    after = files(PLAY + "  - Promise a day.\n")
    assert chapter(told(after, files())).gist == (
        "Polish: 1 text stands in the source's words now: it is not translated, or was before the source "
        "changed.",
    )


def test_a_whole_new_language_is_counted_and_not_printed(told):
    many = "".join(f"  - Rule {number} of many.\n" for number in range(50))
    play = "kind: play\nid: pay\ntitle: Pay back\nreviewed_on: 2026-11-01\ndo_not:\n" + many
    polish = "kind: translation\nid: pay\ntitle: Zwrot\ndo_not:\n" + many.replace("Rule", "Zasada").replace(
        "of many", "z wielu"
    )
    texts = [("title", "Pay back"), *((f"do_not.{n}", f"Rule {n} of many.") for n in range(50))]
    memory = "".join(f"{AT} {name} {fingerprint(text)}\n" for name, text in texts)
    before = {"playbook/playbook.yaml": BOOK.replace("[en, pl]", "[en]"), AT: play}

    languages = chapter(told({**files(play, polish), MEMORY: memory}, before))

    assert languages.gist == ("Polish: 51 texts have new words.",)
    assert languages.entries[0].texts == ()
