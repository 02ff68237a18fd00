"""The load of a day: a picture a seat with its numbers, people, who answers what, and the tables."""

import csv
import io
import re
from collections.abc import Callable

import pytest

from tests.pages.conftest import Pages

Example = Callable[..., Pages]

ROLE = "kind: role\nid: duty-desk\ntitle: Duty desk\nis_group: yes\nreviewed_on: 2026-11-01\n"
DESK = {"roles/duty-desk.yaml": ROLE + "holders: [p-002, p-003]\nminutes_per_day: 50\n"}
ROSTER = """\
kind: roster
id: roster
title: Who is there
reviewed_on: 2026-11-01
people:
  - {id: p-001, capacity_minutes_per_day: 200}
  - {id: p-002, capacity_minutes_per_day: 200}
  - {id: p-003, capacity_minutes_per_day: 200}
"""


def full(example: Example, **files: str) -> Pages:
    """The example, with a desk that is given ten minutes too few."""
    return example("comms", {**DESK, "roles/roster.yaml": ROSTER, **files})


def rows(pages: Pages, path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(pages.edition.files[path].decode("utf-8-sig"))))


def rects(picture: str) -> list[tuple[str, dict[str, str]]]:
    """The bars of a picture: their class, and their numbers."""
    found = re.findall(r'<rect class="pb-load__(\w+)"([^>]*)/>', picture)
    return [(name, dict(re.findall(r'(\w+)="([^"]*)"', rest))) for name, rest in found]


def test_the_page_is_for_those_who_plan_the_work(example: Example) -> None:
    assert "load/" not in example("employee").by_address
    assert "What a day holds" not in example("employee").menu()
    assert not [path for path in example("employee").edition.files if path.startswith("load/")]
    assert example("comms").page("load/").audience == "comms"
    assert "What a day holds" in example("comms").menu()


def test_where_nobody_counts_minutes_there_is_no_page(edition: Callable[..., Pages]) -> None:
    pages = edition({}, "comms")

    assert "load/" not in pages.by_address
    assert pages.edition.redirects["load/"] == "roles/"


def test_a_seat_stands_with_its_numbers_and_what_does_not_fit(example: Example) -> None:
    seats = full(example).section("load/", "_seats")
    line = seats[seats.index("Duty desk") :]
    line = line[: line.index("</tr>")]

    assert re.findall(r'data-label="(\w+)">([^<]+)<', line) == [
        ("Given", "50"),
        ("Activities", "60"),
        ("Channels", "60"),
    ]
    assert "10 minutes too many" in line
    assert rects(line) == [
        ("given", {"width": "50", "height": "20"}),
        ("activities", {"y": "3", "width": "50", "height": "6"}),
        ("over", {"x": "50", "y": "3", "width": "10", "height": "6"}),
        ("channels", {"y": "11", "width": "50", "height": "6"}),
        ("over", {"x": "50", "y": "11", "width": "10", "height": "6"}),
    ]


def test_all_pictures_have_one_scale_and_the_fullest_comes_first(example: Example) -> None:
    seats = full(example).section("load/", "_seats")

    assert set(re.findall(r'viewBox="0 0 (\d+) 20"', seats)) == {"60"}
    assert seats.index("Duty desk") < seats.index("Press officer")


def test_a_seat_that_says_no_minutes_has_no_ground_and_is_never_too_full(example: Example) -> None:
    seats = example("comms").section("load/", "_seats")
    line = next(row for row in seats.split("<tr>") if "Duty desk" in row)

    assert [name for name, _ in rects(line)] == ["activities", "channels"]
    assert "too many" not in line
    assert 'data-label="Given">–<' in line


def test_people_who_carry_alike_stand_on_one_line(example: Example) -> None:
    people = full(example).section("load/", "_people")
    line = next(row for row in people.split("<tr>") if "p-002" in row)

    assert re.findall(r"<code>(p-\d+)</code>", line) == ["p-002", "p-003"]
    assert "25 of 50, shared by 2" in re.sub(r"\s+", " ", line)
    assert [name for name, _ in rects(line)] == ["given", "activities"]


def test_a_person_with_too_little_time_is_told_apart(example: Example) -> None:
    roster = ROSTER.replace("p-001, capacity_minutes_per_day: 200", "p-001, capacity_minutes_per_day: 50")
    pages = full(example, **{"roles/roster.yaml": roster})
    line = next(row for row in pages.section("load/", "_people").split("<tr>") if "p-001" in row)

    assert "10 minutes too many" in line
    assert [(name, bar["width"]) for name, bar in rects(line)] == [
        ("given", "50"),
        ("activities", "50.00"),
        ("over", "10.00"),
    ]


def test_channels_say_what_arrives_and_who_answers(example: Example) -> None:
    text = full(example).section("load/", "_channels")
    line = next(row for row in text.split("<tr>") if "Our page" in row)

    assert re.findall(r'class="pb-right" data-label="[^"]+">([^<]+)<', line) == ["10", "6", "60"]
    assert "Duty desk" in line
    assert "about 2 people a day without an answer" in line


def test_a_channel_nobody_answers_or_has_counted_says_so(example: Example) -> None:
    quiet = "kind: channel\nid: quiet\ntitle: Quiet\ntype: mail\nreviewed_on: 2026-11-01\n"
    text = full(example, **{"playbook/channels/quiet.yaml": quiet}).section("load/", "_channels")
    line = next(row for row in text.split("<tr>") if "Quiet" in row)

    assert "nobody has counted" in line
    assert line.count("nobody") == 2


def test_the_tables_for_spreadsheets_say_the_same(example: Example) -> None:
    pages = full(example)

    assert rows(pages, "load/seats.csv") == [
        ["Seat", "Minutes a day given", "Needed by activities", "Needed by channels", "Too many"],
        ["Duty desk", "50", "60", "60", "10"],
        ["Press officer", "60", "0", "0", "0"],
    ]
    assert rows(pages, "load/people.csv")[1:] == [
        ["p-001", "Press officer", "60", "200", "0"],
        ["p-002", "Duty desk", "25", "200", "0"],
        ["p-003", "Duty desk", "25", "200", "0"],
    ]
    assert ["Our page", "10", "6", "60", "Duty desk"] in rows(pages, "load/channels.csv")


def test_a_title_that_looks_like_a_formula_stays_text_in_a_spreadsheet(example: Example) -> None:
    role = DESK["roles/duty-desk.yaml"].replace("title: Duty desk", 'title: "=1+1"')

    assert rows(full(example, **{"roles/duty-desk.yaml": role}), "load/seats.csv")[1][0] == "'=1+1"


@pytest.mark.parametrize(("audience", "there"), [("employee", False), ("comms", True)])
def test_the_page_of_a_role_shows_its_day_to_those_who_plan(
    example: Example, audience: str, there: bool
) -> None:
    pages = example(audience, DESK)
    html = pages.html("roles/duty-desk/")

    assert ("pb-myload" in html) == there
    if there:
        words = re.search(r'role="img" aria-label="([^"]+)"', html[html.index("pb-myload") :])
        assert words
        assert words[1].replace("\N{NO-BREAK SPACE}", " ") == (
            "Given 50 minutes a day. Activities ask for 60 minutes, channels for 60 minutes."
        )
        assert 'href="../../load/"' in html
