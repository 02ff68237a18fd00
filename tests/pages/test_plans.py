"""Issues, cases, goals, strategy, roadmap, readiness, stakeholders, tools."""

import re
from collections.abc import Callable
from datetime import date
from posixpath import join, normpath

import pytest

from generator.kinds.goals import SocialGoal
from generator.kinds.initiative import Initiative
from generator.pages.goals import share
from generator.pages.initiative import Quarter, quarter_of, runs_in
from tests.pages.conftest import Pages
from tests.pages.rehearsal import REHEARSAL

Example = Callable[..., Pages]


def read(example: Example, audience: str = "comms") -> Pages:
    """The example playbook with plans."""
    return example(audience, REHEARSAL)


# Issues and cases


def test_issues_stand_by_rank_with_what_to_link(example: Example) -> None:
    index = read(example, "employee").html("issues/")
    assert re.findall(r'href="\.\./issues/([^/]+)/"', index) == ["leaky-box", "late-parcels", "chipped-pot"]
    assert 'href="https://www.aurora.example/help/late"' in index
    assert "no public page yet" in index


def test_a_repair_that_is_late_says_so(example: Example) -> None:
    pages = read(example, "employee")
    assert "overdue" in str(pages.page("issues/late-parcels/").lead)
    assert "overdue" not in str(pages.page("issues/leaky-box/").lead)


def test_an_issue_says_what_to_link_say_and_do_and_who_repairs_it(example: Example) -> None:
    pages = read(example, "employee")
    do = pages.section("issues/late-parcels/", "_do")
    assert 'href="../../statements/thank-you/"' in do
    assert 'href="../../plays/say-sorry/"' in do
    assert 'data-copy="_explanation"' in do
    assert "Duty desk" in pages.section("issues/late-parcels/", "_fix")


def test_what_came_of_complaints_is_told_with_the_reason_where_nothing_changes(example: Example) -> None:
    pages = read(example, "employee")
    assert "The seal has a round corner now." in pages.section("you-said-we-did/", "_fixed")
    assert "Enamel is glass." in pages.section("you-said-we-did/", "_accepted")
    assert "You said Tuesday." not in pages.html("you-said-we-did/")


def test_a_case_says_what_was_done_and_how_we_would_do_it(example: Example) -> None:
    text = read(example).text("incidents/late-recall/")
    for words in (
        "A maker waited nine days.",
        "Done well The shops",
        "Done badly Nobody",
        "within the hour.",
    ):
        assert words in text


def test_a_case_that_is_not_practised_says_why(example: Example) -> None:
    case = REHEARSAL["playbook/incidents/late-recall.yaml"].replace("late-recall", "other")
    files = {**REHEARSAL, "playbook/incidents/other.yaml": case + "no_scenario_because: Too rare.\n"}
    assert "Too rare." in example("comms", files).section("incidents/other/", "_rehearsed")
    files["playbook/incidents/other.yaml"] = case
    assert "No exercise is based on this case yet." in example("comms", files).text("incidents/other/")


# Goals and strategy


def test_a_goal_says_where_it_stands_and_what_serves_it(example: Example) -> None:
    pages = read(example)
    text = pages.text("goals/")
    for words in ("We start from 50", "Today 60", "Target 90", "People who wait leave.", "By hand"):
        assert words in text
    goal = pages.section("goals/", "answered-soon")
    assert 'href="../initiatives/radar/"' in goal
    assert 'href="../tool/"' in goal


@pytest.mark.parametrize(
    ("baseline", "target", "now", "done"),
    [("50", "90", "60", 25), ("6", "2", "5", 25), ("6", "2", "9", 0), ("50", "90", "99", 100)],
)
def test_a_goal_that_counts_down_is_counted_too(baseline: str, target: str, now: str, done: int) -> None:
    goal = {"id": "g", "title": "G", "baseline": baseline, "target": target}
    assert share(SocialGoal.model_validate(goal | {"progress": [{"on": "2026-10-01", "value": now}]})) == done


def test_a_shift_of_posture_is_told_in_words_besides_the_picture(example: Example) -> None:
    posture = read(example, "employee").section("strategy/", "_posture")
    assert 'role="img" aria-label="Today 2 of 5, wanted 4 of 5"' in posture
    assert "Today 2 of 5, wanted 4." in posture
    assert "style=" not in posture


# The roadmap


def test_the_roadmap_says_in_which_quarters_each_initiative_runs(example: Example) -> None:
    timeline = read(example).section("initiatives/", "_timeline")
    assert timeline.index("menders") < timeline.index("Batch radar")
    circle, radar = timeline.split("<tbody>")[1].split("<tr>")[1:]
    assert circle.count("runs") == 6
    assert radar.count("runs") == 3


def test_a_year_ends_with_its_fourth_quarter() -> None:
    assert quarter_of(date(2026, 12, 31)) == Quarter(2026, 4)
    assert Quarter(2026, 4).next == Quarter(2027, 1)


def test_what_is_permanent_runs_on_and_what_only_began_does_not() -> None:
    header = {"kind": "initiative", "id": "i", "title": "I", "start": "2026-05-01"}
    later = Quarter(2028, 1)
    assert runs_in(Initiative.model_validate(header | {"end": "permanent"}), later)
    assert not runs_in(Initiative.model_validate(header), later)


def test_an_initiative_says_who_has_not_agreed_yet(example: Example) -> None:
    pages = read(example)
    assert "Not yet" in pages.section("initiatives/radar/", "_needs")
    assert 'href="../../tool/#watch"' in pages.section("initiatives/radar/", "_tools")
    assert "it has no end" in pages.text("initiatives/circle/")


# Readiness, stakeholders, tools


def test_readiness_counts_by_group_and_answers_honestly(example: Example) -> None:
    pages = read(example)
    assert "Nine things 1 0 1" in pages.text("readiness/")
    assert "Not yet and we say so." in pages.section("readiness/", "nine-things")
    assert "No channel goes live before it is done" in pages.section("readiness/", "nine-things")


def test_the_gates_say_how_far_each_channel_is(example: Example) -> None:
    gates = read(example).section("readiness/", "_gates")
    assert "Our page" in gates
    assert "nothing is written about it" in gates
    assert 'href="#support"' not in gates


def test_stakeholders_stand_in_the_order_they_are_told(example: Example) -> None:
    order = read(example).section("stakeholder/", "_order")
    assert order.index("Our colleagues") < order.index("People who bought it")
    assert order.count("must hear it from us:") == 1


def test_a_tool_says_what_it_serves(example: Example) -> None:
    tool = read(example).section("tool/", "watch")
    assert 'href="../goals/#answered-soon"' in tool
    assert 'href="../initiatives/radar/"' in tool


# All of them


@pytest.mark.parametrize("audience", ["employee", "comms", "facilitator"])
def test_no_link_is_dead_and_no_anchor_stands_twice(example: Example, audience: str) -> None:
    pages = read(example, audience)
    anchors = {address: pages.anchors(address) for address in pages.by_address}
    for address, own in anchors.items():
        assert len(own) == len(set(own)), address
        for link in re.findall(r'href="([^":]+)"', pages.html(address)):
            path, _, anchor = link.partition("#")
            target = normpath(join("/", address, path)).strip("/") if path else address.rstrip("/")
            if target not in pages.edition.files and not path.endswith(".zip"):
                found = anchors[f"{target}/" if target else ""]
                assert not anchor or anchor in found, (address, link)


def test_every_item_has_its_anchor(example: Example) -> None:
    pages = read(example, "facilitator")
    for address, items in {
        "scenarios/hot-lid/": {"speak-in-time"},
        "scenarios/hot-lid/facilitator/": {"first-post", "radio-on", "second-call"},
        "goals/": {"people-stay", "answered-soon"},
        "strategy/": {"to-people", "people-first"},
        "readiness/": {"nine-things", "rule-book", "support"},
        "stakeholder/": {"staff", "buyers"},
        "tool/": {"watch"},
    }.items():
        assert items <= set(pages.anchors(address)), address


@pytest.mark.parametrize("language", ["ar", "pl"])
def test_the_pages_stand_in_other_languages_too(example: Example, language: str) -> None:
    built = example("facilitator", REHEARSAL, language=language)
    assert set(built.by_address) == set(read(example, "facilitator").by_address)
