"""A file of translations holds words, matched by name; it may lag, and it may hold nothing else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.handbook import Translation
from generator.pipeline import Examined, examine
from generator.translations.fingerprints import format, parse
from generator.wording import fingerprint

Found = Callable[..., list[str]]
Look = Callable[..., Examined]

BOOK = """\
kind: playbook
id: playbook
title: Aurora Foods playbook
languages: [en, pl]
default_owner: press-officer
reviewed_on: 2026-11-01
required_translations: []
checks:
  translation-missing: off
  translation-out-of-date: off
  translation-not-reviewed: off
  translation-in-wrong-script: off
  address-form-missing: off
  glossary-term-untranslated: off
"""
PLAY = """\
kind: play
id: refund
title: Refund
reviewed_on: 2026-11-01
steps:
  - id: answer
    do: Say that it goes back.
    by: press-officer
    within: 1h
  - id: pay
    do: Pay it back.
    by: press-officer
    within: 2h
"""
POLISH = """\
kind: translation
id: refund
translation: {state: reviewed, by: press-officer, on: 2026-11-02}
title: Zwrot
keywords: [pieniądze, zwrot]
steps:
  - id: pay
    do: Oddaj pieniądze.
  - id: answer
    do: Powiedz, że wracają.
"""
AT = "playbook/translations/pl/playbook/plays/refund.yaml"
WORDS = {"title": "Refund", "steps.answer.do": "Say that it goes back.", "steps.pay.do": "Pay it back."}


def memory(**changed: str) -> str:
    marks = {name: fingerprint(text) for name, text in WORDS.items()}
    return format(
        {("playbook/plays/refund.yaml", name): mark for name, mark in marks.items()}
        | {("playbook/plays/refund.yaml", name): mark for name, mark in changed.items()}
    )


def files(polish: str | None = POLISH, **more: str | None) -> dict[str, str | None]:
    return {
        "playbook/playbook.yaml": BOOK,
        "playbook/plays/refund.yaml": PLAY,
        AT: polish,
        "playbook/translations/pl/fingerprints.txt": memory(),
        **more,
    }


def translation(seen: Examined, ref: str = "play:refund") -> Translation:
    return seen.handbook.translations["pl"][ref]


def told(seen: Examined) -> list[str]:
    return [
        f"{f.check} {f.place.path}:{f.place.line} {f.severity.value}: {f.message} | {f.help}"
        for f in seen.findings
    ]


def test_words_are_matched_by_the_ids_of_their_members_in_whatever_order(examined: Look):
    seen = examined(files())
    found = translation(seen)
    assert told(seen) == []
    assert {p.wording.name: p.text for p in found.passages} == {
        "title": "Zwrot",
        "steps.answer.do": "Powiedz, że wracają.",
        "steps.pay.do": "Oddaj pieniądze.",
    }
    assert (found.state, found.by, found.keywords) == ("reviewed", "press-officer", ("pieniądze", "zwrot"))
    assert found.current == found.passages


def test_a_changed_sentence_makes_that_field_stale_and_no_other(examined: Look):
    changed = PLAY.replace("Pay it back.", "Pay it back at once.")
    found = translation(examined(files(**{"playbook/plays/refund.yaml": changed})))
    assert [p.wording.name for p in found.stale] == ["steps.pay.do"]
    assert found.missing == ()


def test_a_sentence_that_is_only_broken_elsewhere_is_the_same_sentence(examined: Look):
    wrapped = PLAY.replace("do: Pay it back.", "do: |\n      Pay it\n      back.")
    assert translation(examined(files(**{"playbook/plays/refund.yaml": wrapped}))).stale == ()


def test_a_text_whose_source_was_never_noted_counts_as_stale(examined: Look):
    unknown = {"playbook/translations/pl/fingerprints.txt": "not a line of ours\n"}
    assert len(translation(examined(files(**unknown))).stale) == 3
    assert len(translation(examined(files(**{"playbook/translations/pl/fingerprints.txt": None}))).stale) == 3


@pytest.mark.parametrize("empty", ['""', "", "|\n"], ids=["quotes", "nothing", "a block"])
def test_an_empty_text_and_one_that_is_not_there_are_missing(examined: Look, empty: str):
    found = translation(examined(files(POLISH.replace("title: Zwrot", f"title: {empty}"))))
    assert [p.wording.name for p in found.missing] == ["title"]
    gone = translation(examined(files(POLISH.replace("title: Zwrot\n", ""))))
    assert [p.wording.name for p in gone.missing] == ["title"]


def test_a_document_without_a_file_is_missing_as_a_whole(examined: Look):
    found = translation(examined(files(None)))
    assert (found.source, len(found.missing), found.state) == (None, 3, "")


def test_what_the_source_no_longer_says_is_left_over_and_no_fault(examined: Look):
    shorter = PLAY[: PLAY.index("  - id: pay")]
    seen = examined(files(**{"playbook/plays/refund.yaml": shorter}))
    assert translation(seen).left_over == (("steps", 0, "do"),)
    assert told(seen) == []


OWN = (
    "Take it out: numbers, times, names and references "
    "are read from playbook/plays/refund.yaml in every language."
)
REFUSED = {
    "a time": (
        "    do: Oddaj pieniądze.\n    within: 3h\n",
        "key-unknown {}:9 error: 'within' does not belong into a translation, which holds words only | "
        + OWN,
    ),
    "a name": (
        "    do: Oddaj pieniądze.\n    by: nobody\n",
        "key-unknown {}:9 error: 'by' does not belong into a translation, which holds words only | " + OWN,
    ),
    "a slip": (
        "    do: Oddaj pieniądze.\n    doo: Oddaj.\n",
        "key-unknown {}:9 error: 'doo' is not a field of a translation of the play 'Refund' | "
        "Did you mean 'do'?",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_anything_but_words_is_refused_at_its_line(examined: Look, name: str):
    typed, expected = REFUSED[name]
    seen = examined(files(POLISH.replace("    do: Oddaj pieniądze.\n", typed)))
    assert told(seen) == [expected.format(AT)]


FORM = "Write it like this: translation: {{state: reviewed, by: head-of-comms, on: 2026-11-20}}"
HEADS = {
    "kind: play\nid: refund\n": "value-wrong {}:1 error: 'play' is not 'translation' | "
    "Begin the file with `kind: translation`.",
    "kind: translation\nid: return\n": "value-wrong {}:2 error: this file translates 'refund', "
    "but says otherwise | Write `id: refund` in its second line.",
    "kind: translation\nid: refund\ntranslation: {state: done}\n": "value-wrong {}:3 error: 'done' is not "
    f"machine, draft or reviewed | {FORM}",
    "kind: translation\nid: refund\ntranslation: {by: press-officer}\n": "field-missing {}:3 error: "
    f"`translation` does not say its `state`: machine, draft or reviewed | {FORM}",
    "kind: translation\nid: refund\ntranslation: {state: draft, by: pres-officer}\n": "value-wrong {}:3 "
    "error: 'pres-officer' is not a role of this playbook | Did you mean 'press-officer'?",
}


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_a_translation_says_what_it_is(examined: Look, head: str):
    assert told(examined(files(head + "title: Zwrot\n"))) == [HEADS[head].format(AT)]


def test_a_title_has_no_more_room_than_in_its_source(examined: Look):
    seen = examined(files(POLISH.replace("title: Zwrot", f"title: {'z' * 71}")))
    assert told(seen) == [
        f"value-wrong {AT}:4 error: this text has 71 characters, at most 70 fit here | "
        "Say it shorter, as the source does."
    ]


def test_a_translation_of_nothing_is_told_and_stops_nothing(examined: Look):
    seen = examined(files(**{"playbook/plays/refund.yaml": None}))
    assert [f.severity.value for f in seen.findings] == ["warning"]
    assert "there is no such document to translate" in seen.findings[0].message


def test_a_broken_source_is_blamed_alone(examined: Look):
    seen = examined(files(**{"playbook/plays/refund.yaml": "kind: play\nid: refund\n"}))
    assert {f.place.path for f in seen.findings} == {"playbook/plays/refund.yaml"}


def test_a_broken_translation_is_told_once_and_hides_nothing(examined: Look):
    seen = examined(files(POLISH + "\tx: y\n"))
    assert [f.check for f in seen.findings] == ["yaml-syntax"]
    assert "play:refund" not in seen.handbook.translations["pl"]
    assert "role:press-officer" in seen.handbook.translations["pl"]


@pytest.mark.parametrize("folder", ["he-IL", "he_IL", "iw", "he"])
def test_a_language_is_found_however_its_folder_spells_it(examined: Look, folder: str):
    at = f"playbook/translations/{folder}/playbook/plays/refund.yaml"
    seen = examined(
        files(
            None,
            **{"playbook/playbook.yaml": BOOK.replace("pl]", "he_IL]"), at: POLISH.replace("Zwrot", "החזר")},
        )
    )
    found = seen.handbook.translations["he"]["play:refund"]
    assert next(p.text for p in found.passages if p.wording.name == "title") == "החזר"


def test_a_folder_that_is_no_language_and_one_of_the_source_are_told(examined: Look):
    klingon, own = AT.replace("/pl/", "/xx/"), AT.replace("/pl/", "/en/")
    seen = examined(files(**{klingon: POLISH, own: POLISH}))
    assert [(f.place.path, f.message) for f in seen.findings] == [
        (own, "this translates into 'en', the language that the playbook itself is written in"),
        (klingon, "the folder 'xx' is no language of ours"),
    ]


def test_a_language_the_playbook_does_not_speak_yet_waits_in_silence(examined: Look):
    seen = examined(files(**{"playbook/playbook.yaml": BOOK.replace("[en, pl]", "[en]")}))
    assert (told(seen), seen.handbook.translations) == ([], {})


def test_any_language_may_be_the_source(examined: Look):
    polish = {
        "playbook/playbook.yaml": BOOK.replace("[en, pl]", "[pl, en]"),
        "playbook/plays/refund.yaml": PLAY.replace("Refund", "Zwrot"),
        AT.replace("/pl/", "/en/"): POLISH.replace("Zwrot", "Refund"),
    }
    found = examined(files(None, **polish)).handbook.translations["en"]["play:refund"]
    assert next(p.text for p in found.passages if p.wording.name == "title") == "Refund"


def test_a_memory_is_written_in_order_and_read_back():
    kept = {("b.yaml", "title"): "1" * 12, ("a.yaml", "steps.x.do"): "2" * 12}
    assert parse(format(kept)) == kept
    assert format(kept).splitlines()[2:] == [f"a.yaml steps.x.do {'2' * 12}", f"b.yaml title {'1' * 12}"]


def test_scripts_kept_elsewhere_have_their_translations_there(playbook: Callable[..., Path], tmp_path: Path):
    scenario = "kind: scenario\nid: glass\ntitle: Glass\nreviewed_on: 2026-11-01\n"
    script = "kind: facilitator\nid: glass\nscenario: glass\nreviewed_on: 2026-11-01\ntext: Begin softly.\n"
    polish = "kind: translation\nid: glass\ntext: Zacznij łagodnie.\n"
    root = playbook(
        {
            "playbook/playbook.yaml": BOOK + "facilitator_files: elsewhere\n",
            "scenarios/glass/scenario.yaml": scenario,
        }
    )
    away = tmp_path / "away"
    for name, text in {"glass": script, "translations/pl/scenarios/glass": polish}.items():
        (away / name).mkdir(parents=True)
        (away / name / "facilitator.yaml").write_text(text)
    mark = fingerprint("Begin softly.")
    memory = f"scenarios/glass/facilitator.yaml text {mark}\n"
    (away / "translations/pl/fingerprints.txt").write_text(memory)

    found = translation(examine(root, date(2026, 11, 20), [away]), "facilitator:glass")

    assert [p.text for p in found.current] == ["Zacznij łagodnie."]
    assert found.place().path == "facilitator:translations/pl/scenarios/glass/facilitator.yaml"


PAGE = "playbook/translations/{}/playbook/pages/{}.md"


def test_pages_written_by_hand_are_found_however_the_folder_of_their_language_is_spelled(examined: Look):
    pages = {PAGE.format("pl-PL", "one"): "# Jeden\n", PAGE.format("pl", "two"): "# Dwa\n"}
    found = examined(files(**pages)).handbook.handwritten_in
    assert {name: lines.text for name, lines in found["pl"].items()} == {"one": "# Jeden\n", "two": "# Dwa\n"}


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("pr", "The folder 'pr' is no language of ours."),
        ("en-GB", "This translates into 'en', the language that the playbook itself is written in."),
    ],
)
def test_a_page_written_by_hand_that_nobody_would_read_is_told(examined: Look, folder: str, message: str):
    (line,) = told(examined(files(**{PAGE.format(folder, "one"): "# One\n"})))
    assert line.startswith(f"file-misplaced {PAGE.format(folder, 'one')}:1 error: ")
    assert message.rstrip(".")[1:] in line


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "title: [Zwrot, pieniędzy]",
            "value-wrong {}:4 error: here stand several texts, and the source has one",
        ),
        ("keywords: {zwrot: 1}", "value-wrong {}:4 error: these are not keywords one after the other"),
        ("keywords: [[zwrot]]", "value-wrong {}:4 error: these are not keywords one after the other"),
    ],
)
def test_a_text_in_another_form_than_its_source_is_told_and_not_passed_over(
    examined: Look, typed: str, message: str
):
    polish = "".join(POLISH.splitlines(keepends=True)[:3]) + typed + "\n"
    (line,) = told(examined(files(polish)))
    assert line.startswith(message.format(AT))
