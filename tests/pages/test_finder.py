"""The finder and the crisis card: what they tell whom, and what they keep from whom."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from generator.foreign import Foreign
from generator.pages.crisis_card import beginning, set_in
from tests.pages.conftest import Pages

Example = Callable[..., Pages]

TABLE = """\
kind: triage
id: first-look
title: First look
old_ids: [look]
inputs:
  - id: harm
    old_ids: [hurt]
    question: Could somebody be hurt?
    values:
      - {id: none, label: No}
      - {id: safety, label: "Yes"}
  - id: mentions
    question: How many?
    range: {min: 1, max: 500}
hit_policy: highest-severity
rules:
  - {id: small, when: {mentions: 1-99}, severity: sev4, reply: yes, tell: press-officer}
  - id: danger
    old_ids: [peril]
    when: {harm: safety, mentions: [5, 100-499]}
    severity: sev1
    tell: duty-desk
"""
WORDS = """\
kind: statement
id: open-words
title: Open words
type: reply
text: "Dear {{first_name}}, {{city}} is [safe]."
audience: employee
blanks:
  first_name: {means: Their own name, example: Marta}
  city: {}
reviewed_on: 2026-11-01
"""


def line(pages: Pages, id: str, table: str = "first-look") -> str:
    """The HTML of one answer in the list."""
    html = pages.html("find/")
    return html.split(f'<details id="{table}/{id}"')[1].split("</details></li>")[0]


def data(pages: Pages) -> Any:
    """The first table as the browser gets it."""
    return json.loads(unescape(re.findall(r"data-table='([^']*)'", pages.html("find/"))[0]))


def with_words(example: Example, audience: str = "employee") -> Pages:
    play = "kind: play\nid: say-sorry\ntitle: Say sorry\nsteps:\n"
    play += (
        "  - {id: a, do: Write., by: duty-desk, within: 5m, statement: open-words, completes: acknowledge}\n"
    )
    play += (
        "  - {id: b, do: Wait., by: duty-desk, within: 5m, statement: sorry-words, completes: first_reply}\n"
    )
    files = {"playbook/statements/open-words.yaml": WORDS, "playbook/plays/say-sorry.yaml": play}
    return example(audience, files)


def test_an_answer_tells_whom_to_ring_what_to_do_by_when_and_where_it_is_written(example: Example) -> None:
    danger = line(example(), "danger")
    assert 'href="tel:+353209100108"' in danger
    assert 'href="../plays/say-sorry/"' in danger
    assert "First reply</dt><dd>15\N{NO-BREAK SPACE}minutes" in danger
    assert "We speak in public within</dt><dd>30\N{NO-BREAK SPACE}minutes" in danger
    assert "Do not explain first." in danger
    assert 'href="../triage/first-look/#danger"' in danger


def test_a_seat_without_a_number_has_the_one_to_ring_instead_beside_it(example: Example) -> None:
    role = "kind: role\nid: press-officer\ntitle: Press officer\ndesk: {chat: '#press'}\n"
    files = {"playbook/triage/first-look.yaml": TABLE, "roles/press-officer.yaml": role}
    small = line(example(files=files), "small")
    assert "If you reach nobody there, tell" in small
    assert 'href="tel:+353209100108"' in small
    assert "If you reach nobody there" not in line(example(), "danger")


def test_where_we_stay_silent_the_reason_stands_and_no_text(example: Example) -> None:
    bait = line(example("comms"), "bait")
    assert "An answer would carry it further." in bait
    assert "data-words-to-say" not in bait
    assert "We speak in public" not in bait


def test_a_text_is_shown_only_to_those_who_may_use_it(example: Example) -> None:
    employee, comms = (line(with_words(example, audience), "danger") for audience in ("employee", "comms"))
    assert employee.count("data-words-to-say") == 1
    assert "Words nobody outside communications may see" not in employee
    assert comms.count("data-words-to-say") == 2
    assert "Nobody has approved it yet" in employee


def test_each_blank_of_a_text_has_a_field_and_the_text_to_copy_names_it(example: Example) -> None:
    danger = line(with_words(example), "danger")
    assert danger.count("data-blank=") == 2
    assert 'data-blank="first name" placeholder="for example Marta"' in danger
    assert 'data-text="Dear [first name], [city] is [safe]."' in danger


def test_the_first_word_counts_from_the_first_step_that_stops_a_clock(example: Example) -> None:
    assert "Somebody has taken it</dt><dd>5\N{NO-BREAK SPACE}minutes" in line(with_words(example), "danger")


def test_where_no_clock_stops_the_first_step_has_a_time(example: Example) -> None:
    play = "kind: play\nid: say-sorry\ntitle: Say sorry\n"
    play += "steps:\n  - {id: a, do: Go., by: duty-desk, within: 2bh}\n"
    danger = line(example(files={"playbook/plays/say-sorry.yaml": play}), "danger")
    assert "The first step</dt><dd>2\N{NO-BREAK SPACE}working\N{NO-BREAK SPACE}hours" in danger


def test_the_list_stands_in_the_order_in_which_its_lines_are_tried(example: Example) -> None:
    pages = example(files={"playbook/triage/first-look.yaml": TABLE})
    assert re.findall(r'data-line="([^"]+)"', pages.html("find/")) == ["danger", "small"]
    first_wins = TABLE.replace("highest-severity", "first")
    pages = example(files={"playbook/triage/first-look.yaml": first_wins})
    assert re.findall(r'data-line="([^"]+)"', pages.html("find/")) == ["small", "danger"]


def test_the_browser_gets_the_table_as_data_with_its_former_names(example: Example) -> None:
    assert data(example(files={"playbook/triage/first-look.yaml": TABLE})) == {
        "id": "first-look",
        "policy": "highest-severity",
        "questions": [
            {"id": "harm", "values": ["none", "safety"]},
            {"id": "mentions", "low": 1, "high": 500},
        ],
        "rules": [
            {"id": "small", "when": {"mentions": [[1, 99]]}, "rank": 4},
            {"id": "danger", "when": {"harm": ["safety"], "mentions": [[5, 5], [100, 499]]}, "rank": 1},
        ],
        "otherwise": False,
        "otherwiseRank": None,
        "formerly": ["look"],
        "former": {"harm": ["hurt"], "danger": ["peril"]},
    }


def test_a_table_with_a_hole_says_whom_to_ring_there(example: Example) -> None:
    html = example(files={"playbook/triage/first-look.yaml": TABLE}).html("find/")
    nothing = html.split("data-nothing")[1]
    assert "This handbook has no answer for that" in nothing
    assert 'href="tel:+353209100108"' in nothing.split("</section>")[0]
    assert "data-nothing" not in example().html("find/")


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_table_that_is_not_in_force_is_not_asked(example: Example, status: str) -> None:
    files = {"playbook/triage/first-look.yaml": f"{TABLE}status: {status}\n"}
    for audience in ("employee", "comms"):
        pages = example(audience, files)
        assert "find/" not in pages.by_address
        assert "What do I do now?" not in pages.menu()
        assert 'href="advocacy/#_saw"' in pages.section("", "_now")


def test_home_and_each_table_lead_to_the_finder(example: Example) -> None:
    pages = example()
    assert 'href="find/"' in pages.section("", "_now")
    assert 'href="../../find/#first-look"' in pages.html("triage/first-look/")
    assert "What do I do now?" in pages.menu()


def test_without_an_employee_rule_the_owner_of_the_playbook_is_the_one_to_ring(edition: Example) -> None:
    pages = edition({"playbook/triage/first-look.yaml": TABLE})
    assert "Press officer" in pages.html("find/").split("data-finder")[0]
    assert "crisis-card/" not in pages.by_address


# The card

RULE = """\
kind: advocacy
id: advocacy
title: You, in public
in_a_crisis:
  - severities: sev1
    if_you_see: "{see}"
    do_not: ["{dont}", "{dont}", Do not guess.]
    tell: duty-desk
  - {{severities: sev2, if_you_see: Ring., do_not: Do not guess., tell: duty-desk}}
"""


def card_of(example: Example, see: str, dont: str) -> str:
    rule = RULE.format(see=see, dont=dont)
    return example(files={"playbook/advocacy.yaml": rule}).html("crisis-card/")


def test_the_card_says_see_it_do_not_tell_and_the_number(example: Example) -> None:
    html = card_of(example, "Somebody is hurt. Ring [[role:duty-desk]].", "Do not post.")
    assert "Somebody is hurt. Ring Duty desk." in html
    assert html.count("<li>") == 2
    assert html.count("tel:+353209100108") == 1
    assert "pb-crisis-card--roomy" in html


def test_a_card_with_too_many_words_keeps_the_beginning_of_each(example: Example) -> None:
    html = card_of(example, "Ring. " + "Then wait a while. " * 60, "Stop. " + "Not that. " * 90)
    assert "pb-crisis-card--tight" in html
    assert "<p>Ring.</p>" in html
    assert "<li>Stop.</li>" in html
    assert "Then wait" not in html
    assert "Not that" not in html


@pytest.mark.parametrize(
    ("told", "do_not", "size"),
    [(2, 0, "roomy"), (6, 4, "roomy"), (12, 8, "snug"), (16, 8, "snug"), (20, 12, "tight"), (30, 16, "")],
)
def test_the_more_words_the_smaller_the_type(told: int, do_not: int, size: str) -> None:
    sentence = "Ring at any hour, you need not be sure. "
    assert set_in([sentence * told], [sentence.strip()] * do_not, 1) == size


def test_a_second_number_takes_its_room_from_the_words() -> None:
    words = ["Ring at any hour. " * 24], ["Do not post."] * 5
    assert [set_in(*words, seats) for seats in (1, 2)] == ["roomy", "snug"]


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    assert beginning("Ring the desk. Then wait.") == "Ring the desk."
    assert beginning("and so on " * 40) == "and so on " * 14 + "and so on …"
    for text in (Foreign("Ring the desk. Then wait.", "en"), Foreign("and so on " * 40, "en")):
        assert getattr(beginning(text), "language", "") == "en"
