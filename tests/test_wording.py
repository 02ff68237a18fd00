"""What is said differently in another language, and what is the same in all of them."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from generator.pipeline import Examined
from generator.wording import fingerprint, said_in, wordings

Look = Callable[..., Examined]

PLAY = """\
kind: play
id: refund
title: Refund
summary: The money goes back.
reviewed_on: 2026-11-01
keywords: [money]
sources: [The law of 2011]
steps:
  - id: answer
    do: Say that it goes back.
    by: press-officer
    within: 1h
do_not: [Argue.]
"""


def of(seen: Examined, ref: str) -> list[tuple[str, str]]:
    document = next(d for d in seen.handbook.documents if d.ref == ref)
    return [(wording.name, wording.text) for wording in wordings(document.record)]


def test_words_are_translated_but_no_names_times_sources_or_keywords(examined: Look):
    seen = examined({"playbook/plays/refund.yaml": PLAY})
    assert of(seen, "play:refund") == [
        ("title", "Refund"),
        ("summary", "The money goes back."),
        ("steps.answer.do", "Say that it goes back."),
        ("do_not.0", "Argue."),
    ]


def test_numbers_to_ring_and_addresses_are_in_no_language(examined: Look):
    desk = "desk: {phone: '+48 22 1', chat: '#press', mail: press@aurora.example}\n"
    role = f"kind: role\nid: a\ntitle: A\nholders: [p-003]\nreviewed_on: 2026-11-01\n{desk}"
    assert of(examined({"roles/a.yaml": role}), "role:a") == [("title", "A")]


def test_nobody_translates_the_roster_or_what_is_kept_for_the_program(examined: Look):
    assert not [d for d in examined().handbook.documents if d.kind.name == "roster" and wordings(d.record)]


def test_a_reference_in_a_script_is_no_words(examined: Look):
    scenario = "kind: scenario\nid: glass\ntitle: Glass\nreviewed_on: 2026-11-01\n"
    script = (
        "kind: facilitator\nid: glass\nscenario: glass\nreviewed_on: 2026-11-01\n"
        "injects:\n  - id: one\n    at: 5m\n    content: EXERCISE\n"
        "    expected:\n      - does: play:refund\n      - does: Ring the desk.\n"
    )
    seen = examined(
        {
            "scenarios/glass/scenario.yaml": scenario,
            "scenarios/glass/facilitator.yaml": script,
            "playbook/plays/refund.yaml": PLAY,
        }
    )
    assert of(seen, "facilitator:glass") == [
        ("injects.one.content", "EXERCISE"),
        ("injects.one.expected.1.does", "Ring the desk."),
    ]


def test_what_is_written_can_be_found_by_the_same_names_where_it_may_not_fit(examined: Look):
    play = next(
        d for d in examined({"playbook/plays/refund.yaml": PLAY}).handbook.documents if d.id == "refund"
    )
    typed = {"title": "Zwrot", "within": "2h", "steps": [{"id": "answer", "do": "Powiedz.", "by": "x"}]}
    assert [(route, text) for route, text, _ in said_in(play.kind.record, typed)] == [
        (("title",), "Zwrot"),
        (("steps", 0, "do"), "Powiedz."),
    ]


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_a_fingerprint_changes_with_the_words_and_not_with_the_breaks_between_them(words: list[str]):
    assert fingerprint(" ".join(words)) == fingerprint("\n  ".join(words) + "\n")
    assert fingerprint(" ".join(words)) != fingerprint(" ".join([*words, "x"]))
