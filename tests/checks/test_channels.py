"""Channels: readiness before opening, listening, log-ins, and a place of our own in a crisis."""

from textwrap import dedent

import pytest


def channel(body, id="photo-feed", title="Photo feed"):
    head = f"kind: channel\nid: {id}\ntitle: {title}\nreviewed_on: 2026-11-01\n"
    return {f"playbook/channels/{id}.yaml": head + dedent(body)}


def inside(body, id="photo-feed"):
    head = f"kind: channel-ops\nid: {id}\nreviewed_on: 2026-11-01\n"
    return {f"playbook/channel-ops/{id}.yaml": head + dedent(body)}


def chain(body):
    head = "kind: escalation\nid: data-leak\ntitle: Data leak\nreviewed_on: 2026-11-01\n"
    return {"playbook/escalations/data-leak.yaml": head + dedent(body)}


def role(id, *holders):
    body = f"kind: role\nid: {id}\ntitle: {id.replace('-', ' ').capitalize()}\nreviewed_on: 2026-11-01\n"
    return {f"roles/{id}.yaml": body + f"holders: [{', '.join(holders)}]\n"}


def related(examined, files, check):
    """The further places of the first finding of a check."""
    finding = next(f for f in examined(files).findings if f.check == check)
    return [f"{r.place.path}:{r.place.line}:{r.place.column} {r.message}" for r in finding.related]


LIVE = """\
status: live
type: social
modes: [listen, publish, respond]
languages: [en]
public_entry: Aurora Foods
"""

QUESTIONS = {
    "playbook/readiness.yaml": dedent(
        """\
        kind: readiness
        id: readiness
        title: Are we ready?
        reviewed_on: 2026-11-01
        groups:
          - id: nine-things
            title: Nine things
            items:
              - {id: rule-book, question: Is there one?, blocks: channel-live}
              - {id: who-answers, question: Who does?, blocks: [channel-live, initiative-start]}
              - {id: budget, question: Is there one?, blocks: initiative-start}
        """
    )
}


# Live before ready


def test_a_live_channel_with_open_points_is_found(found, examined):
    files = QUESTIONS | channel(LIVE + "readiness: [{item: who-answers, status: started}]\n")
    assert found(files, "channel-live-before-ready") == [
        "playbook/channels/photo-feed.yaml:10:12 error channel-live-before-ready: "
        "the channel 'Photo feed' is live, but 2 of its 2 readiness points are open: "
        "'rule-book' and 'who-answers' | "
        "Finish what is open and say so under `readiness`, or write `status: preparing` until then."
    ]
    assert related(examined, files, "channel-live-before-ready") == [
        "playbook/readiness.yaml:9:35 the question",
        "playbook/readiness.yaml:10:37 the question",
    ]


def test_one_open_point_among_several_is_named(found):
    point = "{item: readiness:rule-book, status: done, evidence: The book, done_on: 2026-01-01}"
    files = QUESTIONS | channel(LIVE + f"readiness:\n  - {point}\n")
    assert (
        "but 1 of its 2 readiness points is open: 'who-answers'"
        in found(files, "channel-live-before-ready")[0]
    )


@pytest.mark.parametrize("status", ["candidate", "preparing", "paused", "standby", "draft", "retired"])
def test_a_channel_that_is_not_live_may_be_unready(found, status):
    files = QUESTIONS | channel(LIVE.replace("live", status))
    assert found(files, "channel-live-before-ready") == []


def test_a_channel_cannot_be_live_before_its_day(found):
    files = channel(LIVE + "entry_on: 2026-12-01\nlistening_period: 60d\n")
    assert found(files, "channel-live-before-ready") == [
        "playbook/channels/photo-feed.yaml:10:11 error channel-live-before-ready: "
        "the channel 'Photo feed' is live, but we begin to speak there on 2026-12-01, in 11 days "
        "and we are still listening | Write `status: preparing` until that day, or correct the day."
    ]
    assert found(channel(LIVE + "entry_on: 2026-11-20\n"), "channel-live-before-ready") == []


def test_a_live_channel_needs_a_table_and_plays_where_the_playbook_has_any(found):
    head = "reviewed_on: 2026-11-01\n"
    plays = {"playbook/plays/reply.yaml": f"kind: play\nid: reply\ntitle: Reply\n{head}"}
    table = {
        "playbook/triage/first-look.yaml": f"kind: triage\nid: first-look\ntitle: First look\n{head}"
        "inputs: [{id: a, question: Is it?, values: [{id: b, label: Yes}, {id: c, label: No}]}]\n"
        "otherwise: {play: reply, severity: sev4}\n"
    }
    assert found(plays | table | channel(LIVE), "channel-live-before-ready") == [
        "playbook/channels/photo-feed.yaml:5:9 error channel-live-before-ready: "
        "the channel 'Photo feed' is live, but no triage table sorts what arrives there and "
        "no play says what to do there | Fill in `triage` and `plays`."
    ]
    full = channel(LIVE + "triage: first-look\nplays: [reply]\n")
    assert found(plays | table | full, "channel-live-before-ready") == []
    only_publishes = channel(LIVE.replace("[listen, publish, respond]", "publish"))
    assert found(plays | table | only_publishes, "channel-live-before-ready") == []


def test_a_playbook_without_tables_plays_and_readiness_asks_for_none(found):
    assert found(channel(LIVE)) == []


def test_a_live_channel_needs_an_owner(found):
    nobody = {
        "playbook/playbook.yaml": "kind: playbook\nid: playbook\ntitle: Small\nreviewed_on: 2026-11-01\n"
    }
    assert found(nobody | channel(LIVE), "channel-live-before-ready") == [
        "playbook/channels/photo-feed.yaml:5:9 error channel-live-before-ready: "
        "the channel 'Photo feed' is live, but nobody owns it | Fill in `owner`."
    ]


# Broadcast only


@pytest.mark.parametrize(
    ("modes", "told"),
    [
        ("[publish]", "nobody listens or answers there"),
        ("[publish, listen]", "nobody answers there"),
        ("[publish, respond]", "nobody listens there"),
    ],
)
def test_a_channel_that_only_talks_is_found(found, modes, told):
    files = channel(LIVE.replace("[listen, publish, respond]", modes))
    assert found(files, "channel-broadcast-only") == [
        "playbook/channels/photo-feed.yaml:7:8 warning channel-broadcast-only: "
        f"the channel 'Photo feed' publishes, but {told} | "
        "Say who does, under `modes` and `answered_by`; or let an exception say that nobody does."
    ]


def test_adverts_and_listening_posts_need_not_answer(found):
    advert = LIVE.replace("[listen, publish, respond]", "[publish]").replace("social", "ad")
    assert found(channel(advert), "channel-broadcast-only") == []
    ear = LIVE.replace("[listen, publish, respond]", "[listen]")
    assert found(channel(ear), "channel-broadcast-only") == []


# Administrators


def test_one_role_that_can_log_in_is_too_few(found):
    assert found(channel(LIVE) | inside("admins: press-officer\n"), "channel-one-admin") == [
        "playbook/channel-ops/photo-feed.yaml:4:9 error channel-one-admin: "
        "only one role can log in to 'Photo feed': 'Press officer' | "
        "Add a second role under `admins`, held by somebody else."
    ]


def test_two_roles_held_by_one_person_are_one_administrator(found):
    files = channel(LIVE) | inside("admins: [press-officer, web-editor]\n")
    assert found(files | role("web-editor", "p-001"), "channel-one-admin") == [
        "playbook/channel-ops/photo-feed.yaml:4:9 error channel-one-admin: "
        "only one person can log in to 'Photo feed': p-001 holds all 2 roles | "
        "Add a second role under `admins`, held by somebody else."
    ]
    assert found(files | role("web-editor", "p-003"), "channel-one-admin") == []


def test_nobody_who_can_log_in_is_worse(found):
    assert found(channel(LIVE) | inside("expected_per_day: 4\n"), "channel-one-admin") == [
        "playbook/channel-ops/photo-feed.yaml:1:1 error channel-one-admin: "
        "nothing says who can log in to 'Photo feed' | "
        "Add a second role under `admins`, held by somebody else."
    ]


def test_a_retired_channel_needs_no_administrators(found):
    files = channel(LIVE.replace("live", "retired")) | inside("admins: press-officer\n")
    assert found(files, "channel-one-admin") == []


# A place of our own

SPEAKS = "severities: [sev1, sev3]\nchannels: [photo-feed, intranet]\n"
PAUSED = "stages: [{id: pause-scheduled-posts, by: press-officer, budget: 5m}]\n"


def test_a_crisis_told_only_on_rented_channels_is_found(found, examined):
    files = (
        channel("type: social\nownership: rented\n")
        | channel("type: internal\nownership: owned\n", "intranet", "Intranet")
        | chain(SPEAKS + PAUSED)
    )
    assert found(files, "crisis-only-on-rented-channels") == [
        "playbook/escalations/data-leak.yaml:6:11 error crisis-only-on-rented-channels: "
        "in the escalation 'Data leak' (sev1) we speak only on 'Photo feed' and 'Intranet', "
        "and on nothing of our own that the public can open | "
        "Add a channel with `ownership: owned` that the public can open, such as our site or a crisis page."
    ]
    assert related(examined, files, "crisis-only-on-rented-channels") == [
        "playbook/channels/photo-feed.yaml:6:12 rented",
        "playbook/channels/intranet.yaml:6:12 owned",
    ]


def test_a_crisis_page_on_standby_is_a_place_of_our_own_and_a_planned_one_is_not(found):
    files = channel("type: site\nownership: owned\nstatus: standby\n", "intranet", "Crisis page") | channel(
        "type: social\nownership: rented\n"
    )
    assert found(files | chain(SPEAKS + PAUSED), "crisis-only-on-rented-channels") == []
    planned = {path: text.replace("standby", "candidate") for path, text in files.items()}
    assert len(found(planned | chain(SPEAKS + PAUSED), "crisis-only-on-rented-channels")) == 1


def test_a_chain_that_names_no_channels_is_found_only_where_there_are_any(found):
    silent = chain("severities: [sev2]\n" + PAUSED)
    assert found(silent, "crisis-only-on-rented-channels") == []
    assert found(silent | channel("type: social\n"), "crisis-only-on-rented-channels") == [
        "playbook/escalations/data-leak.yaml:1:1 error crisis-only-on-rented-channels: "
        "the escalation 'Data leak' (sev2) does not say on which channels we speak | "
        "Add a channel with `ownership: owned` that the public can open, such as our site or a crisis page."
    ]


def test_milder_chains_may_speak_where_they_like(found):
    files = channel("type: social\nownership: rented\n") | chain(
        "severities: [sev3]\nchannels: [photo-feed]\n" + PAUSED
    )
    assert found(files, "crisis-only-on-rented-channels") == []


def test_a_channel_that_cannot_be_read_is_given_the_benefit_of_the_doubt(found):
    files = channel("type: nonsense\n", "intranet") | channel("type: social\nownership: rented\n")
    assert found(files | chain(SPEAKS + PAUSED), "crisis-only-on-rented-channels") == []


# Everyday use


def test_a_live_channel_that_employees_cannot_open_is_found(found):
    assert found(channel(LIVE + "employee_access: blocked\n"), "channel-blocked-for-employees") == [
        "playbook/channels/photo-feed.yaml:10:18 warning channel-blocked-for-employees: "
        "the channel 'Photo feed' is live, but employees cannot open it at work | "
        "Have it opened for everyone, and write `employee_access: allowed`."
    ]
    paused = channel(LIVE.replace("live", "paused") + "employee_access: blocked\n")
    assert found(paused, "channel-blocked-for-employees") == []


CALENDARS = {
    "playbook/calendars.yaml": "kind: calendar\nid: calendars\ntitle: Hours\nreviewed_on: 2026-11-01\n"
    "calendars: [{id: always, zone: UTC, always: yes}]\n"
}


def test_a_channel_that_answers_says_when_and_where(found):
    bare = "status: live\ntype: chat\nmodes: [listen, publish, respond]\n"
    assert found(CALENDARS | channel(bare), "channel-without-public-hours") == [
        "playbook/channels/photo-feed.yaml:7:8 warning channel-without-public-hours: "
        "'How to reach us' cannot list 'Photo feed' well: it has no opening hours and no languages and "
        "no public entry (a name, number or address) | Fill in `hours`, `languages` and `public_entry`."
    ]
    assert found(CALENDARS | channel(LIVE + "hours: always\n"), "channel-without-public-hours") == []


def test_hours_are_not_asked_in_a_playbook_without_calendars(found):
    assert found(channel(LIVE), "channel-without-public-hours") == []


def test_the_hours_of_the_office_are_no_promise_on_a_channel(found):
    own = {
        "playbook/playbook.yaml": "kind: playbook\nid: playbook\ntitle: Small\nreviewed_on: 2026-11-01\n"
        "default_owner: press-officer\ndefault_calendar: always\n"
    }
    message = found(own | CALENDARS | channel(LIVE), "channel-without-public-hours")[0]
    assert "'How to reach us' cannot list 'Photo feed' well: it has no opening hours |" in message


# The crisis page

STANDBY = "status: standby\ntype: site\nownership: owned\nswitched_on_by: press-officer\n"


def test_a_crisis_page_not_tried_for_half_a_year_is_found(found):
    assert found(channel(STANDBY + "tested_on: 2026-05-23\n"), "dark-site-untested") == [
        "playbook/channels/photo-feed.yaml:9:12 warning dark-site-untested: "
        "the channel 'Photo feed' was last switched on in a test 181 days ago; the limit is 180 | "
        "Switch it on in a test, and write the day under `tested_on`."
    ]
    assert found(channel(STANDBY + "tested_on: 2026-05-24\n"), "dark-site-untested") == []


def test_a_crisis_page_that_nobody_tried_and_nobody_switches_on_has_two_faults(found):
    body = STANDBY.replace("switched_on_by: press-officer\n", "")
    assert found(channel(body), "dark-site-untested") == [
        "playbook/channels/photo-feed.yaml:5:9 warning dark-site-untested: "
        "nobody is named who switches the channel 'Photo feed' on | Name the role under `switched_on_by`.",
        "playbook/channels/photo-feed.yaml:5:9 warning dark-site-untested: "
        "the channel 'Photo feed' was never switched on in a test | "
        "Switch it on in a test, and write the day under `tested_on`.",
    ]
