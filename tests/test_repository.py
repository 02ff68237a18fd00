"""The starter playbook: it checks clean, it is as rich as promised, and one could adopt it tomorrow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.handbook import Handbook
from generator.kinds.advocacy import Advocacy
from generator.kinds.calendar import Calendars
from generator.kinds.channel import Channel
from generator.kinds.channel_ops import ChannelOps
from generator.kinds.commitment import Commitment
from generator.kinds.escalation import Escalation
from generator.kinds.facilitator import Facilitator
from generator.kinds.goals import Goals
from generator.kinds.handoff import Handoff
from generator.kinds.incident import Incident
from generator.kinds.initiative import Initiative
from generator.kinds.issue import Issue
from generator.kinds.play import Play
from generator.kinds.readiness import Readiness
from generator.kinds.role import Role
from generator.kinds.roster import Roster
from generator.kinds.scenario import Scenario
from generator.kinds.stakeholder import Stakeholders
from generator.kinds.statement import Statement
from generator.kinds.strategy import Strategy
from generator.kinds.tone import Tone
from generator.kinds.tool import Tools
from generator.kinds.triage import Triage
from generator.kinds.vocabulary import Vocabulary
from generator.marked import texts
from generator.pipeline import Examined, examine

HERE = Path(__file__).parents[1]
CONTENT = ("playbook", "roles", "scenarios")
OF_THE_CHANNELS = re.compile(r"https?://([^/\s\"')>\]]+)|[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")


@pytest.fixture(scope="module")
def starter() -> Examined:
    return examine(HERE, date(2026, 11, 20))


@pytest.fixture(scope="module")
def handbook(starter: Examined) -> Handbook:
    return starter.handbook


def files() -> Iterator[Path]:
    translations = HERE / "playbook" / "translations"
    for folder in CONTENT:
        found = sorted((HERE / folder).rglob("*.yaml"))
        yield from (path for path in found if translations not in path.parents)


def test_it_checks_clean(starter):
    assert [(f.place.path, f.place.line, f.check, f.message) for f in starter.findings] == []


def test_what_is_waived_in_it_is_life_as_it_is_and_nothing_is_left_unchecked(starter):
    assert [waived.finding.check for waived in starter.waived] == ["exercise-expects-another-seat"]
    assert starter.skipped == ()
    assert starter.handbook.playbook.record.checks == {}


def test_every_file_is_a_document_of_it(starter):
    assert starter.documents == len(starter.handbook.documents) == len(list(files()))


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (Role, 14),
        (Channel, 8),
        (ChannelOps, 8),
        (Triage, 2),
        (Play, 15),
        (Escalation, 6),
        (Handoff, 5),
        (Commitment, 8),
        (Statement, 25),
        (Issue, 10),
        (Incident, 6),
        (Initiative, 3),
        (Scenario, 12),
        (Facilitator, 12),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_there_are_enough_documents_in_force(handbook, kind, least: int):
    assert len(handbook.all(kind)) >= least


def test_four_severities_and_a_chain_for_each_family_at_the_worst_and_the_other_levels(handbook):
    levels = [level.id for level in handbook.levels]
    chains = {
        (short(family), short(level))
        for chain in handbook.all(Escalation)
        for family in chain.record.family
        for level in chain.record.severities
    }

    assert len(levels) == 4
    assert chains >= {(f.id, level) for f in handbook.playbook.record.families for level in levels}


def test_roles_have_desks_deputies_and_codes_instead_of_names(handbook):
    seats = [d.record for d in handbook.all(Role) if not d.record.is_group]

    assert sum(bool(seat.desk) for seat in seats) >= 14
    assert sum(bool(seat.deputies) for seat in seats) >= 14
    people = handbook.one(Roster).record.people
    assert all(re.fullmatch(r"p-\d{3}", person.id) for person in people)
    assert {"activities", "decisions"} <= {d.kind.name for d in handbook.documents}


def test_calendars_know_both_weeks_and_the_night(handbook):
    calendars = handbook.one(Calendars).record.calendars
    weeks = [{day for day, hours in calendar.week.items() if hours} for calendar in calendars]

    assert {"mon", "tue", "wed", "thu", "fri"} in weeks
    assert {"sun", "mon", "tue", "wed", "thu"} in weeks
    assert any(calendar.always for calendar in calendars)


def test_channels_have_their_operations_and_readiness_is_complete(handbook):
    channels = {d.id for d in handbook.every(Channel)}

    assert {d.id for d in handbook.every(ChannelOps)} == channels
    assert [len(group.items) for group in handbook.one(Readiness).record.groups] == [9, 7, 3]


def test_promises_go_both_ways_and_one_is_an_honest_aim(handbook):
    records = [d.record for d in handbook.every(Commitment)]

    assert {record.direction for record in records} == {"company", "customer"}
    assert sum(record.status == "aspiration" for record in records) == 1


def test_the_slow_day_of_the_phone_line_is_in_plain_sight(handbook):
    assert any(
        length.minutes >= 40
        for document in handbook.all(Handoff)
        for _, length in lengths(document.record)
        if "phone" in document.id
    )


def lengths(part: object) -> Iterator[tuple[str, object]]:
    from pydantic import BaseModel

    from generator.values import Duration

    if isinstance(part, BaseModel):
        for name, value in part:
            if isinstance(value, Duration):
                yield name, value
            yield from lengths(value)
    elif isinstance(part, tuple):
        for member in part:
            yield from lengths(member)


def test_statements_are_of_all_sorts_with_blanks(handbook):
    sorts = Counter(d.record.type for d in handbook.all(Statement))

    assert {"holding", "update", "correction", "apology", "closing", "reply"} <= set(sorts)
    assert any(d.record.blanks for d in handbook.all(Statement))


def test_voice_and_ten_situations_show_both_sides(handbook):
    tone = handbook.one(Tone).record

    assert 3 <= len(tone.voice) <= 5
    assert len(tone.situations) >= 10
    for situation in tone.situations:
        assert any(rule.say for rule in situation.do), situation.id
        assert any(rule.not_like_this for rule in (*situation.do, *situation.dont)), situation.id


def test_sixty_words_of_every_verdict(handbook):
    terms = handbook.one(Vocabulary).record.terms

    assert len(terms) >= 60
    assert {term.verdict for term in terms} >= {"use", "avoid", "careful"}
    assert sum(bool(term.meaning) for term in terms) >= 10, "the words of the handbook are explained"


def test_strategy_goals_and_tools_are_of_a_size_one_can_hold(handbook):
    assert len(handbook.one(Strategy).record.posture) == 4
    assert 1 <= len(handbook.one(Goals).record.social_goals) <= 5
    assert handbook.one(Tools).record.list
    assert handbook.one(Stakeholders).record.list
    assert handbook.one(Advocacy)


def test_scenarios_cover_every_family_and_severity_and_each_has_its_script(handbook):
    scenarios = handbook.all(Scenario)
    order = [level.id for level in handbook.levels]
    levels = {
        level
        for d in scenarios
        for level in order[
            order.index(short(d.record.severity_to)) : order.index(short(d.record.severity_from)) + 1
        ]
    }

    assert {short(d.record.family) for d in scenarios} == {f.id for f in handbook.playbook.record.families}
    assert levels == set(order)
    assert {d.id for d in handbook.all(Facilitator)} == {d.id for d in scenarios}


def short(ref: str) -> str:
    return re.split("[:#]", ref)[-1]


def test_nothing_reads_like_a_form_to_fill_in(handbook):
    unfinished = re.compile(
        r"\b(TODO|TBC|TBD|FIXME|XXX|lorem|ipsum|placeholder|asdf|foo|bar)\b", re.IGNORECASE
    )

    assert [
        f"{document.ref} {route}: {text[:60]}"
        for document in handbook.documents
        for route, text in texts(document.record)
        if unfinished.search(text)
    ] == []


def test_no_address_leads_to_somebody_real():
    foreign = []
    for path in files():
        for found in OF_THE_CHANNELS.finditer(path.read_text("utf-8")):
            host = (found[1] or found[2]).rstrip(".,;")
            if not host.endswith(".example"):
                foreign.append(f"{path.relative_to(HERE)}: {found[0]}")

    assert foreign == []


def test_no_text_stands_in_two_places(handbook):
    seen: dict[str, set[str]] = {}
    for document in handbook.documents:
        for _, text in texts(document.record):
            if len(text.split()) >= 25:
                seen.setdefault(" ".join(text.split()), set()).add(document.ref)

    assert {text[:80]: refs for text, refs in seen.items() if len(refs) > 1} == {}
