"""Editing: what somebody wrote in a file of translations stays, whatever is put in or taken out beside it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from random import Random

import pytest

from generator.handbook import Translation
from generator.pipeline import examine
from generator.source import read
from generator.translations.editing import added, changed, removed, replaced, written
from generator.translations.layout import same
from generator.translations.overlay import overlay
from generator.translations.tree import Twig, proses, tree

HERE = Path(__file__).parents[2]

PLAY = """\
kind: play
id: ring-back
title: Ring back
summary: Somebody waits for us.
reviewed_on: 2026-11-01
ends_with: explained
steps:
  - id: look
    by: press-officer
    do: |
      Look up what we know, and
      who asked before.
  - id: ring
    by: press-officer
    do: Ring them.
  - id: write
    by: press-officer
    do: Write down what was said.
do_not:
  - Do not promise a day.
  - Do not blame anybody.
"""

BY_HAND = """\
# Read by Ewa on Friday.
kind: translation
id: ring-back   # the play
translation: {state: reviewed}

title:    "Oddzwoń"     # short!
steps:
    # the first thing to do
    - id: look
      do: >-
        Sprawdź, co wiemy,
        i kto już pytał.

    - {id: write, do: Zapisz.}
do_not: [ Nie obiecuj dnia. ]
# The end.
"""


@pytest.fixture
def one(playbook):
    """`one(text)` is the translation of the play with this file."""

    def one(text: str, play: str = PLAY) -> Translation:
        languages = {"playbook/playbook.yaml": (HERE_BASE + "languages: [en, pl]\n")}
        root = playbook(
            languages
            | {
                "playbook/plays/ring-back.yaml": play,
                "playbook/translations/pl/playbook/plays/ring-back.yaml": text,
            }
        )
        return examine(root, date(2026, 11, 20)).handbook.translations["pl"]["play:ring-back"]

    return one


HERE_BASE = "kind: playbook\nid: playbook\ntitle: P\ndefault_owner: press-officer\nreviewed_on: 2026-11-01\n"


def with_all(found: Translation) -> str:
    assert found.source is not None
    return changed(found.source.text, added(found.source, tree(found.document, found.passages)))


def test_what_is_new_is_put_where_the_source_has_it(one):
    assert (
        with_all(one(BY_HAND))
        == """\
# Read by Ewa on Friday.
kind: translation
id: ring-back   # the play
translation: {state: reviewed}

title:    "Oddzwoń"     # short!
# to translate: Somebody waits for us.
summary: ""
steps:
    # the first thing to do
    - id: look
      do: >-
        Sprawdź, co wiemy,
        i kto już pytał.
    - id: ring
      # to translate: Ring them.
      do: ""

    - {id: write, do: Zapisz.}
do_not: [ Nie obiecuj dnia., "" ]
# The end.
"""
    )


def test_where_nothing_is_new_not_a_byte_changes(one):
    whole = with_all(one(BY_HAND))

    assert with_all(one(whole)) == whole


def test_a_file_that_says_nothing_yet_gets_everything(one):
    head = "kind: translation\nid: ring-back\ntranslation: {state: draft}"

    text = with_all(one(head))

    assert text.startswith(head + '\n# to translate: Ring back\ntitle: ""\n')
    assert '    # to translate: Look up what we know, and who asked before.\n    do: ""\n' in text
    assert text.endswith('  # to translate: Do not blame anybody.\n  - ""')


def test_a_whole_new_file_reads_like_its_source(one):
    found = one("kind: translation\nid: ring-back\n")

    text = written(["kind: translation", "id: ring-back"], tree(found.document, found.passages))

    assert text.endswith("\n")
    assert [line.split(":")[0] for line in text.splitlines() if not line.startswith(" ") and ":" in line] == [
        "kind", "id", "# to translate", "title", "# to translate", "summary", "steps", "do_not",
    ]  # fmt: skip


def reworded(found: Translation, name: str, text: str) -> str:
    passage = next(p for p in found.passages if p.wording.name == name)
    twig = Twig(passage.wording, text, passage.wording.route in proses(found.document))
    assert found.source is not None
    return changed(found.source.text, replaced(found.source, passage.route, twig))


@pytest.mark.parametrize(
    ("name", "text", "before", "after"),
    [
        ("title", "Oddzwonimy", '"Oddzwoń"     # short!', "Oddzwonimy     # short!"),
        ("title", "Uwaga: oddzwoń", '"Oddzwoń"     # short!', '"Uwaga: oddzwoń"     # short!'),
        ("steps.write.do", "Zapisz, co było.", "do: Zapisz.}", 'do: "Zapisz, co było."}'),
        ("do_not.0", "Nie obiecuj.", "[ Nie obiecuj dnia. ]", '[ "Nie obiecuj." ]'),
        ("steps.look.do", "Zajrzyj.", ">-\n        Sprawdź, co wiemy,\n        i kto już pytał.", "Zajrzyj."),
    ],
)
def test_only_the_text_that_changed_is_written_anew(one, name, text, before, after):
    assert reworded(one(BY_HAND), name, text) == BY_HAND.replace(before, after)


def test_a_long_text_becomes_a_block_in_the_habit_of_the_file(one):
    long = "Sprawdź, co już o tym wiemy, kto o to pytał wcześniej i co mu odpowiedzieliśmy. " * 2

    text = reworded(one(BY_HAND), "steps.look.do", long)

    assert "      do: |\n        Sprawdź, co już o tym wiemy" in text
    assert max(map(len, text.splitlines())) <= 110


def test_the_note_goes_when_the_text_has_come(one):
    whole = with_all(one(BY_HAND))

    text = reworded(one(whole), "summary", "Ktoś na nas czeka.")

    assert text == whole.replace(
        '# to translate: Somebody waits for us.\nsummary: ""', "summary: Ktoś na nas czeka."
    )


def test_what_is_left_over_goes_and_nothing_else(one):
    gone = "  - id: write\n    by: press-officer\n    do: Write down what was said.\n"
    shorter = PLAY.replace(gone, "").replace("summary: Somebody waits for us.\n", "")
    found = one(with_all(one(BY_HAND)).replace('summary: ""', "summary: Czeka. # hm"), shorter)

    assert found.source is not None
    text = changed(found.source.text, removed(found.source, found.left_over))

    assert "Czeka" not in text
    assert "write" not in text
    assert "# the first thing to do" in text
    assert one(text, shorter).left_over == ()


# The starter, all of it


def test_whatever_is_taken_out_of_the_starter_can_be_put_back_and_no_comment_is_lost():
    chance = Random(4)
    handbook = examine(HERE, date(2026, 11, 20)).handbook
    begun = [one for found in handbook.translations.values() for one in found.values() if one.source]
    for one in begun[::4]:
        assert one.source is not None
        routes = [passage.route for passage in one.passages if passage.text]
        if not routes:
            continue
        commented = re.sub(r"\n(?=[a-z_]+:)", "\n# A remark.\n", one.source.text)
        source, _ = read(one.source.path, commented.encode())
        assert source is not None
        gone = chance.sample(routes, chance.randint(1, len(routes)))
        less, _ = read(source.path, changed(source.text, removed(source, gone)).encode())
        assert less is not None, one.document.ref
        cut, _ = overlay(less, one, {}, handbook)
        filled = changed(less.text, added(less, tree(one.document, cut.passages)))
        more, problems = read(less.path, filled.encode())
        assert more is not None
        assert problems == (), one.document.ref
        whole, _ = overlay(more, one, {}, handbook)
        assert all(passage.route for passage in whole.passages), one.document.ref
        changes = [
            change
            for before, after in zip(one.passages, whole.passages, strict=True)
            if before.text and before.text != after.text
            for change in replaced(more, after.route, Twig(before.wording, before.text, True))
        ]
        last, _ = read(more.path, changed(more.text, changes).encode())
        assert last is not None
        again, _ = overlay(last, one, {}, handbook)
        for before, after in zip(one.passages, again.passages, strict=True):
            assert same(before.text or "", after.text or ""), one.document.ref
        assert last.text.count("# A remark.") >= less.text.count("# A remark.")
