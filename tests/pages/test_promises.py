"""Promise pages: can we keep it? And the map of hand-offs, as a picture and as a list."""

from __future__ import annotations

import re

import pytest

from generator.pages.desks import WIDE, plan

HEAD = "kind: {kind}\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\n"


def file(folder, kind, id, title, body):
    return {f"playbook/{folder}/{id}.yaml": HEAD.format(kind=kind, id=id, title=title) + body}


FILES = (
    file(
        "commitments",
        "commitment",
        "soon",
        "Solved soon",
        "promise: Solved within 60 minutes.\nmeasures:\n  - {clock: resolve, within: 60m}\n"
        "applies_to: {channels: [our-page, feed], severities: sev4}\ndelivered_by: play:to-the-phone\n",
    )
    | file(
        "plays",
        "play",
        "to-the-phone",
        "To the phone",
        "steps:\n"
        "  - {id: answer, do: Answer them., by: press-officer, within: 15m}\n"
        "  - {id: ring, do: They ring., by: press-officer, within: 0m, handoff: to-phone}\n"
        "  - {id: solve, do: Solve it., by: press-officer, within: 20m, completes: resolve}\n",
    )
    | file(
        "handoffs",
        "handoff",
        "to-phone",
        "To the care line",
        "from: our-page\nto: care-line\nwait: {typical: 8m, slow_day: 40m, handling: 10m}\n",
    )
    | file("channels", "channel", "our-page", "Our page", "type: social\nchecked_every: 5m\n")
    | file("channels", "channel", "feed", "Our feed", "type: social\nchecked_every: 10m\n")
    | file("channels", "channel", "care-line", "The care line", "type: phone\n")
)


@pytest.fixture
def page(edition):
    """The words of the answer on the promise's page."""

    def look(audience="comms", files=None):
        return edition(FILES | (files or {}), audience).section("commitments/soon/", "_kept")

    return look


def bare(html):
    text = re.sub(r"<[^>]+>", " ", html).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(text.split())


def rows(html):
    """The rows of the sum, cell by cell."""
    found = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    return [[bare(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in found]


def test_a_promise_page_adds_up_what_it_takes(page):
    assert rows(page()) == [
        ["What takes time", "At best", "As a rule", "On a bad day"],
        ["Until somebody looks: Our feed", "–", "10", "10"],
        ["Answer Press officer", "15", "15", "15"],
        ["Waiting: To the care line", "8", "8", "40"],
        ["The case there: To the care line", "10", "10", "10"],
        ["Solve Press officer", "20", "20", "20"],
        ["Together", "53", "63 (too long)", "95 (too long)"],
        ["Promised", "60", "60", "60"],
    ]


def test_it_says_in_words_whether_it_can_be_kept_and_how_quicker_channels_do(page):
    text = bare(page())

    assert "Solved: within 60 minutes We can keep it only if somebody looks at once" in text
    assert text.endswith("Our page : 53 at best, 58 as a rule, 90 on a bad day")


def test_every_term_leads_to_where_it_was_written(page):
    links = re.findall(r'<th scope="row">.*?href="([^"]+)"', page())

    assert links == [
        "../../channels/feed/",
        "../../plays/to-the-phone/#answer",
        "../../handoffs/to-phone/",
        "../../handoffs/to-phone/",
        "../../plays/to-the-phone/#solve",
    ]


def test_the_bars_are_as_long_as_the_sums_and_cross_the_promised_minute(page):
    bars = re.findall(r"<svg.*?</svg>", page(), re.DOTALL)
    ends = [
        max(int(x) + int(w) for x, w in re.findall(r' x="(\d+)" y="3" width="(\d+)"', bar)) for bar in bars
    ]

    assert ends == [53, 63, 95]
    assert all('x1="60" x2="60"' in bar for bar in bars)
    assert all(float(re.search(r'viewBox="0 0 ([\d.]+)', bar)[1]) >= 95 for bar in bars)


def test_what_takes_hours_is_told_in_hours_and_minutes(page, edition):
    long = {
        path: text.replace("within: 20m", "within: 24h").replace("within: 60m", "within: 3d")
        for path, text in FILES.items()
    }
    html = edition(long, "comms").section("commitments/soon/", "_kept")

    assert ["Solve Press officer", "24:00", "24:00", "24:00"] in rows(html)
    assert ["Together", "24:33", "24:43", "25:15"] in rows(html)
    assert ["Promised", "72:00", "72:00", "72:00"] in rows(html)


def test_an_aim_is_shown_with_its_sum_and_not_held_to_it(page):
    path = "playbook/commitments/soon.yaml"
    html = page(files={path: FILES[path] + "status: aspiration\n"})

    assert "nobody is held to this sum" in html
    assert "pb-badge--bad" not in html
    assert len(rows(html)) == 8


def test_employees_read_the_verdict_and_nothing_of_what_they_may_not_see(page):
    html = page("employee")

    assert "We can keep it only if somebody looks at once" in html
    for inside in ("care line", "40", "Waiting", "<table", "<svg"):
        assert inside not in html


def test_employees_read_the_sum_where_all_of_it_is_theirs(page):
    path = "playbook/plays/to-the-phone.yaml"
    html = page("employee", {path: FILES[path].replace(", handoff: to-phone", "")})

    assert ["Together", "35", "45", "45"] in rows(html)


PROMISE, PLAY = "playbook/commitments/soon.yaml", "playbook/plays/to-the-phone.yaml"
HERE_ONLY = {PLAY: FILES[PLAY].replace(", handoff: to-phone", "")}


def test_employees_read_no_sum_that_leaves_out_a_channel_of_others(page):
    """Where a promise holds everywhere, what counts is where somebody looks most seldom."""
    files = (
        HERE_ONLY
        | {PROMISE: FILES[PROMISE].replace("channels: [our-page, feed], ", "")}
        | file("channels", "channel", "board", "Board", "type: social\nchecked_every: 3h\naudience: comms\n")
    )

    assert ["Together", "35", "215 (too long)", "215 (too long)"] in rows(page("comms", files))
    assert "<table" not in page("employee", files)
    assert "We can keep it only if somebody looks at once" in page("employee", files)


def test_a_promise_without_a_sum_says_nothing(edition):
    path = "playbook/commitments/soon.yaml"
    bare_promise = {path: FILES[path].replace("delivered_by: play:to-the-phone\n", "")}
    sections = edition(FILES | bare_promise, "comms").page("commitments/soon/").sections

    assert "_kept" not in {section.id for section in sections}


def test_equal_chains_share_a_sum(edition):
    chains = {}
    for id in ("one", "two"):
        chains |= file(
            "escalations",
            "escalation",
            id,
            f"Chain {id}",
            "severities: [sev4]\nack: {steps: [{notify: press-officer, wait: 5m}]}\n"
            "stages: [{id: write, by: press-officer, budget: 10m, completes: resolve}]\n",
        )
    path = "playbook/commitments/soon.yaml"
    both = FILES[path].replace("play:to-the-phone", "[escalation:one, escalation:two]")
    html = edition(FILES | chains | {path: both}, "comms").section("commitments/soon/", "_kept")

    assert html.count("<table") == 1
    assert "2 ways with the same sum: Chain one , Chain two" in bare(html)
    assert rows(html)[1:4] == [
        ["Until somebody looks: Our feed", "–", "10", "10"],
        ["The alarm runs to its end", "–", "–", "5"],
        ["Write Press officer", "10", "10", "10"],
    ]


# The map

WAYS = (
    FILES
    | file("handoffs", "handoff", "to-press", "To the press", "from: care-line\nto: press-officer\n")
    | file("handoffs", "handoff", "feed", "From the feed", "from: feed\nto: care-line\n")
)


def test_the_map_shows_every_desk_and_both_waits(edition):
    section = edition(WAYS, "comms").section("handoffs/", "_map")

    assert 'role="img"' in section
    assert sorted(re.findall(r'class="pb-desks__name"[^>]*>([^<]+)<', section)) == [
        "Our feed",
        "Our page",
        "Press officer",
        "The care line",
    ]
    assert "usually 8 minutes slow day 40 minutes" in bare(section)
    assert bare(section).count("not measured") == 2
    assert edition(WAYS, "comms").section("handoffs/", "_list").count("<li>") == 3


def drawn(edition, monkeypatch, files, language=""):
    """The plan that the map of these files is drawn from."""
    plans = []
    monkeypatch.setattr(
        "generator.pages.handoff.plan", lambda frame, found: plans.append(plan(frame, found)) or plans[-1]
    )
    edition(files, "comms", language)
    return plans[0]


def test_a_desk_stands_behind_those_that_pass_cases_to_it(edition, monkeypatch):
    desks = {" ".join(desk.lines): desk for desk in drawn(edition, monkeypatch, WAYS).desks}

    assert desks["Our page"].x == desks["Our feed"].x < desks["The care line"].x < desks["Press officer"].x


def test_the_map_is_mirrored_for_those_who_read_from_the_right(edition, monkeypatch):
    left = drawn(edition, monkeypatch, WAYS)
    right = drawn(edition, monkeypatch, WAYS, "he")

    assert [desk.x for desk in right.desks] == [left.width - desk.x - WIDE for desk in left.desks]
    assert [way.at[0] for way in right.ways] == [left.width - way.at[0] for way in left.ways]


def test_ways_that_lead_round_are_drawn_too_and_no_desk_stands_on_another(edition, monkeypatch):
    back = file("handoffs", "handoff", "back", "Back", "from: press-officer\nto: our-page\n")
    found = drawn(edition, monkeypatch, WAYS | back)

    assert len(found.ways) == 4
    for one in found.desks:
        for other in found.desks:
            if one is not other and one.x == other.x:
                assert one.y + one.height <= other.y or other.y + other.height <= one.y
