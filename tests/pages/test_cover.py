"""Who is there when: weeks as bars, holes in words, and chains minute by minute."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.pages.conftest import Pages

Example = Callable[..., Pages]

CALENDARS = """\
kind: calendar
id: calendars
title: When somebody is there
reviewed_on: 2026-11-01
calendars:
  - id: office
    title: Office hours
    zone: Europe/Dublin
    week: {mon: ["09:00-17:00"], sun: ["10:00-12:00", "22:00-24:00"]}
    holidays: [2026-12-25, 2026-01-01]
  - {id: always, zone: Europe/Dublin, always: yes}
  - {id: mornings, zone: Europe/Dublin, week: {mon: ["09:00-13:00"], sun: ["10:00-12:00"]}}
  - {id: gulf, zone: Asia/Dubai, week: {mon: ["13:00-21:00"], sun: ["00:00-24:00"], tue: ["00:00-04:00"]}}
"""
DESK = (
    "kind: role\nid: duty-desk\ntitle: Duty desk\nis_group: yes\nholders: [p-003]\nreviewed_on: 2026-11-01\n"
)


def desk(hours: str, languages: str = "en, pl") -> dict[str, str]:
    """The example, with a desk that keeps these hours."""
    body = f"{DESK}hours: {hours}\nlanguages: [{languages}]\n"
    return {"playbook/calendars.yaml": CALENDARS, "roles/duty-desk.yaml": body, **WARN}


WARN = {
    "playbook/playbook.yaml": """\
kind: playbook
id: playbook
title: Aurora Foods playbook
organisation: Aurora Foods
default_owner: press-officer
comms_departments: [Communications]
families: [{id: product-safety, title: Product safety}]
checks: {language-uncovered: warning, promise-outside-hours: warning}
reviewed_on: 2026-11-01
"""
}


def bars(html: str) -> list[tuple[str, float, float]]:
    """The bars of the first language: covered or not, where they begin and how wide they are."""
    row = html[: html.index("</svg>")]
    found = re.findall(r'<rect class="pb-week-chart__(there|hole)" x="([\d.]+)" width="([\d.]+)"', row)
    return [(kind, float(x), float(width)) for kind, x, width in found]


def test_the_page_is_for_those_who_plan_who_is_there(example: Example) -> None:
    files = desk("office")

    assert "cover/" not in example("employee", files).by_address
    assert example("comms", files).page("cover/").audience == "comms"
    assert "Who is there when" in example("comms", files).menu()
    assert "Who is there when" not in example("employee", files).menu()
    assert "_cover" not in example("employee", files).anchors("channels/page/")


def test_where_nothing_is_known_there_is_no_page(edition: Callable[..., Pages], example: Example) -> None:
    assert edition({}, "comms").edition.redirects.get("cover/") is None
    assert example("comms").edition.redirects["cover/"] == "channels/"
    assert "_cover" not in example("comms").anchors("channels/page/")


def test_a_week_is_drawn_on_the_clock_of_the_channel(example: Example) -> None:
    html = example("comms", desk("mornings")).section("cover/", "_page")

    hour = 100 / 168
    assert bars(html) == [
        ("there", pytest.approx(10 * hour, abs=0.01), pytest.approx(2 * hour, abs=0.01)),
        ("hole", pytest.approx(22 * hour, abs=0.01), pytest.approx(2 * hour, abs=0.01)),
        ("there", pytest.approx(33 * hour, abs=0.01), pytest.approx(4 * hour, abs=0.01)),
        ("hole", pytest.approx(37 * hour, abs=0.01), pytest.approx(4 * hour, abs=0.01)),
    ]
    assert "<span>Sun</span><span>Mon</span>" in html, "the week begins on Sunday where people work then"


def test_the_picture_is_told_in_words_and_the_holes_by_length(example: Example) -> None:
    pages = example("comms", desk("mornings"))
    text = " ".join(re.sub(r"<[^>]+>", " ", pages.section("cover/", "_page")).replace("\xa0", " ").split())

    assert (
        "Open, and nobody who answers is there: Monday 13:00 to 17:00 (4 hours) Sunday 22:00 to Monday 00:00"
        in text
    )
    assert 'aria-label="English: somebody is there in 50% of the opening hours"' in pages.section(
        "cover/", "_page"
    )
    assert pages.section("channels/page/", "_cover").count("<svg") == 2


def test_languages_that_are_not_alike_are_told_apart(example: Example) -> None:
    text = example("comms", desk("office", "en")).text("cover/")

    assert "Open, and nobody there writes Polish:" in text
    assert "Monday 09:00 to 17:00" in text
    assert "Polish 0%" in text
    assert "English 100%" in text


def test_where_all_is_covered_the_page_says_so_and_names_what_holidays_open(example: Example) -> None:
    assert "somebody is there in all opening hours, in every language" in example(
        "comms", desk("always")
    ).text("cover/")
    closed = CALENDARS.replace('sun: ["10:00-12:00"]}}', 'sun: ["10:00-12:00"]}}').replace(
        "{id: always, zone: Europe/Dublin, always: yes}",
        "{id: always, zone: Europe/Dublin, always: yes, holidays: [2026-12-21]}",
    )
    text = example("comms", {**desk("always"), "playbook/calendars.yaml": closed}).text("cover/")
    assert (
        "In the coming year, besides: 21 December 2026 (holiday): English and Polish, Monday 09:00 to 17:00"
        in text
    )


def test_winter_and_summer_are_drawn_both_where_they_differ(example: Example) -> None:
    text = example("comms", desk("gulf")).text("cover/")

    assert "In winter, an ordinary week of January" in text
    assert "In summer, an ordinary week of July" in text
    assert "In winter" not in example("comms", desk("mornings")).text("cover/")


def test_channels_of_which_nothing_is_known_are_named(example: Example) -> None:
    bare = (
        "kind: channel\nid: bare\ntitle: Bare page\ntype: social\nstatus: live\nmodes: [respond]\n"
        "languages: [en]\nreviewed_on: 2026-11-01\n"
    )
    pages = example("comms", {**desk("office"), "playbook/channels/bare.yaml": bare})

    assert "Bare page" in pages.section("cover/", "_unknown")


def test_pictures_are_mirrored_by_the_style_sheet_alone(example: Example) -> None:
    html = example("comms", desk("mornings")).html("cover/")

    assert 'style="' not in html
    assert "transform=" not in html


# Minute by minute


def points(html: str, name: str) -> list[float]:
    """Where calls or stages begin, in percent of the picture."""
    attribute = "cx" if name == "call" else "x"
    return [float(x) for x in re.findall(rf'pb-minutes__{name}[^"]*" {attribute}="([\d.]+)%"', html)]


def test_alarm_and_work_stand_on_one_scale_with_the_promised_minute(example: Example) -> None:
    html = example("comms").section("escalations/safety/", "_minutes")

    minute = 95 / 60
    assert points(html, "call") == [
        0.0,
        pytest.approx(5 * minute, abs=0.01),
        pytest.approx(15 * minute, abs=0.01),
    ]
    assert points(html, "stage") == [pytest.approx(at * minute, abs=0.01) for at in (0, 10, 15, 25)]
    assert re.findall(r'pb-minutes__limit" x1="([\d.]+)%"', html) == ["47.5", "95.0"]
    assert "First statement: within 30\xa0minutes" in html
    assert 'role="img"' in html


def test_a_promise_that_a_chain_delivers_is_marked_with_what_comes_of_it(example: Example) -> None:
    promise = (
        "kind: commitment\nid: soon\ntitle: You hear soon\npromise: Soon.\nstatus: in_force\n"
        "reviewed_on: 2026-11-01\n"
        "applies_to: {severities: [sev1]}\nmeasures:\n"
        "  - {clock: first_statement, within: 30m, calendar: always}\ndelivered_by: escalation:safety\n"
    )
    pages = example("comms", {**desk("always"), "playbook/commitments/soon.yaml": promise})
    html = pages.section("escalations/safety/", "_minutes")

    assert html.count("You hear soon") == 1
    assert "We can keep it only if somebody looks at once" in html, "its page looks every ten minutes"


def test_a_promise_long_after_the_chain_is_told_in_words_only(example: Example) -> None:
    late = (
        "kind: commitment\nid: late\ntitle: You hear late\npromise: Late.\nstatus: in_force\n"
        "reviewed_on: 2026-11-01\n"
        "applies_to: {severities: [sev1, sev2]}\nmeasures:\n"
        "  - {clock: first_statement, within: 3d, calendar: always}\ndelivered_by: escalation:safety\n"
    )
    html = example("comms", {**desk("always"), "playbook/commitments/late.yaml": late}).section(
        "escalations/safety/", "_minutes"
    )

    assert 'pb-minutes__limit"' not in html
    assert "within 3\xa0days" in html


def test_who_stands_in_and_when_nobody_is_there_stands_with_each_step(example: Example) -> None:
    html = example("comms", desk("always")).section("escalations/safety/", "_alarm")

    assert "There day and night" in html
    assert 'Stands in: <bdi dir="ltr">p-002</bdi>' in html
    assert "Nobody there at the longest: Monday 17:00 to Sunday 10:00" in html


def test_a_stage_in_working_time_ends_what_can_be_drawn(example: Example) -> None:
    chain = (
        "kind: escalation\nid: safety\ntitle: Product safety\nseverities: [sev1]\nfamily: product-safety\n"
        "audience: comms\nreviewed_on: 2026-11-01\nstages:\n"
        "  - {id: write, by: press-officer, budget: 10m}\n  - {id: approve, by: press-officer, budget: 4bh}\n"
    )
    html = example("comms", {"playbook/escalations/safety.yaml": chain}).section(
        "escalations/safety/", "_minutes"
    )

    assert points(html, "stage") == [0.0]
    assert "Behind this nobody knows the minute" in html
    assert "pb-minutes__call" not in html
