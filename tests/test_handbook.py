"""The handbook as a whole, and as each audience may read it."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError

import pytest

from generator.addresses import addresses, lost, normal, published
from generator.handbook import Face, Handbook, item_title
from generator.kinds.calendar import Calendars
from generator.kinds.escalation import Escalation
from generator.kinds.play import Play
from generator.kinds.role import Role
from generator.kinds.tone import Tone
from generator.pipeline import Examined

Look = Callable[..., Examined]

FILES = {
    "playbook/plays/open.yaml": "kind: play\nid: open\ntitle: Open play\nreviewed_on: 2026-11-01\n"
    "text: See [[role:press-officer]].\n",
    "playbook/plays/inside.yaml": "kind: play\nid: inside\ntitle: Inside play\naudience: comms\n"
    "reviewed_on: 2026-11-01\ntext: See [[escalation:night]].\n",
    "playbook/plays/new.yaml": "kind: play\nid: new\ntitle: New play\nstatus: draft\n",
    "playbook/plays/old.yaml": "kind: play\nid: old\ntitle: Old play\nstatus: retired\n",
    "playbook/calendars.yaml": "kind: calendar\nid: calendars\ntitle: Hours\nreviewed_on: 2026-11-01\n"
    "calendars: [{id: office, zone: Europe/Warsaw, note: Closed on Sundays.}]\n",
    "playbook/escalations/night.yaml": "kind: escalation\nid: night\ntitle: At night\nseverities: [sev4]\n"
    "reviewed_on: 2026-11-01\nack: {steps: [{notify: [press-officer]}]}\n",
    "playbook/escalations/later.yaml": "kind: escalation\nid: later\ntitle: Later\nstatus: draft\n"
    "severities: [sev4]\n",
    "playbook/handoffs/phone.yaml": "kind: handoff\nid: phone\ntitle: To the phones\nfrom: press-officer\n"
    "to: press-officer\nhours: office\nreviewed_on: 2026-11-01\n",
    "playbook/incidents/jar.yaml": "kind: incident\nid: jar\ntitle: A jar\nwhose: industry\nwhat: Glass.\n",
    "scenarios/glass/scenario.yaml": "kind: scenario\nid: glass\ntitle: Glass\nreviewed_on: 2026-11-01\n",
    "scenarios/glass/facilitator.yaml": "kind: facilitator\nid: glass\nscenario: glass\n"
    "text: Play it by [[play:open]].\n",
}


@pytest.fixture
def book(examined: Look) -> Handbook:
    return examined(FILES).handbook


def refs(book: Handbook) -> set[str]:
    return {document.ref for document in book.documents}


# Audiences


def test_each_audience_reads_what_the_wider_one_reads_and_more(book: Handbook):
    employee, comms, facilitator = (refs(book.for_audience(a)) for a in ("employee", "comms", "facilitator"))

    assert employee < comms < facilitator == refs(book)
    assert facilitator - comms == {"facilitator:glass"}
    assert {"play:inside", "roster:roster", "escalation:night", "incident:jar"} <= comms - employee


def test_employees_see_no_drafts_and_everybody_sees_what_was_retired(book: Handbook):
    assert "play:new" not in refs(book.for_audience("employee"))
    assert "play:new" in refs(book.for_audience("comms"))
    assert "play:old" in refs(book.for_audience("employee"))


def test_links_lead_only_to_what_the_audience_may_read(book: Handbook):
    for audience in ("employee", "comms", "facilitator"):
        edition = book.for_audience(audience)
        assert {k.source.ref for k in edition.links} | {k.target.document.ref for k in edition.links} <= refs(
            edition
        )
    assert book.for_audience("employee").links_to(book.get(Play, "open")) == ()
    assert len(book.links_to(book.get(Play, "open"))) == 1


def test_of_a_chain_employees_see_the_title_and_whom_to_tell_first(book: Handbook):
    faces = book.for_audience("employee").faces

    assert faces == {
        "escalation:night": Face("At night", ("press-officer",)),
        "handoff:phone": Face("To the phones", hours="office"),
    }


def test_scripts_have_no_face_and_the_comms_team_needs_none(book: Handbook):
    assert book.for_audience("comms").faces == {}


def test_an_edition_does_not_depend_on_the_scripts(examined: Look):
    without = {path: text for path, text in FILES.items() if "facilitator" not in path}
    for audience in ("employee", "comms"):
        with_it, alone = (examined(files).handbook.for_audience(audience) for files in (FILES, without))
        assert refs(with_it) == refs(alone)
        assert [(k.source.ref, k.route, k.target.ref) for k in with_it.links] == [
            (k.source.ref, k.route, k.target.ref) for k in alone.links
        ]
        assert (with_it.faces, with_it.broken) == (alone.faces, alone.broken)


def test_a_broken_script_is_not_mentioned_to_others(examined: Look):
    broken = FILES | {"scenarios/glass/facilitator.yaml": "kind: facilitator\nid: glass\n"}
    book = examined(broken).handbook

    assert book.broken == {("facilitator", "glass")}
    assert book.for_audience("comms").broken == frozenset()


# Look-ups


def test_documents_are_found_by_kind_and_id(book: Handbook):
    assert [play.id for play in book.every(Play)] == ["inside", "new", "old", "open"]
    assert [play.id for play in book.all(Play)] == ["inside", "open"]
    assert book.one(Calendars) is book.every(Calendars)[0]
    assert book.one(Tone) is None
    assert book.get(Role, "press-officer") is book.get(Role, "role:press-officer")
    assert book.get(Role, None) is None
    assert book.get(Escalation, "nights") is None


def test_levels_stand_in_order_of_their_rank_and_two_are_the_worst(book: Handbook):
    assert [level.id for level in book.levels] == ["sev1", "sev2", "sev3", "sev4"]
    assert book.worst == {"sev1", "sev2"}
    for name in ("sev2", "severity:sev2", "severity:severities#sev2"):
        assert book.level(name) is book.levels[1]
    assert book.level(None) is None


def test_people_are_found_by_their_codes(book: Handbook):
    assert book.person("p-001") is book.person("person:p-001")
    assert book.person("p-999") is None


@pytest.mark.parametrize("name", ["severity:sev1", "severity:severities#sev1"])
def test_items_have_a_short_and_a_full_name(book: Handbook, name: str):
    target = book.target(name)

    assert target is not None
    assert (target.ref, target.title, target.route) == ("severity:severities#sev1", "Crisis", ("levels", 0))


def test_an_item_without_a_title_is_called_by_its_id(book: Handbook):
    target = book.target("calendar:office")

    assert target is not None
    assert item_title(target.item) == "office"


def test_what_a_document_is_called_in_a_sentence(book: Handbook):
    called = {document.ref: document.called for document in book.documents}

    assert called["play:open"] == "the play 'Open play'"
    assert called["severity:severities"] == "the page 'How bad is it?'"
    assert called["roster:roster"] == "the roster 'Who is there'"


def test_the_handbook_cannot_be_changed(book: Handbook):
    with pytest.raises(FrozenInstanceError):
        book.audience = "employee"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        book.documents[0].title = "Other"  # type: ignore[misc]


def test_letters_are_found_in_the_file_however_the_text_is_written(examined: Look):
    texts = {
        "text: |\n\n  So it is\n  done.\n": (7, 6),
        "text: '  So it is done.'\n": (5, 13),
        "text: So it\n  is done.\n": (5, 10),
    }
    for text, (line, column) in texts.items():
        files = {"playbook/plays/a.yaml": f"kind: play\nid: a\ntitle: A\nreviewed_on: 2026-11-01\n{text}"}
        document = examined(files).handbook.get(Play, "a")
        place = document.text_place(("text",), document.record.text.index("it"), 2)
        assert (place.line, place.column, place.end_column) == (line, column, column + 2)


def test_letters_of_a_single_value_are_found_where_a_list_may_stand(examined: Look):
    files = {
        "playbook/plays/a.yaml": "kind: play\nid: a\ntitle: A\nreviewed_on: 2026-11-01\ndo_not: Never lie.\n"
    }
    place = examined(files).handbook.get(Play, "a").text_place(("do_not", 0), 6, 3)

    assert (place.line, place.column, place.end_column) == (5, 15, 18)


# Addresses


def test_every_page_item_and_index_has_an_address_and_former_ids_keep_theirs(examined: Look):
    files = {
        "playbook/plays/new.yaml": "kind: play\nid: new\ntitle: New\nold_ids: [old]\nsteps:\n"
        "  - {id: two, old_ids: [one], do: X, by: press-officer}\n"
    }
    found = addresses(examined(files).handbook)

    assert found >= {"", "roles/", "roles/press-officer/", "severity/", "severity/#sev1", "plays/", "health/"}
    assert {a for a in found if a.startswith("plays/")} == {
        "plays/",
        *(f"plays/{page}/{anchor}" for page in ("new", "old") for anchor in ("", "#two", "#one")),
    }
    assert not any(a.startswith(("roster", "playbook", "scenarios", "escalations")) for a in found)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/plays/refund/", "plays/refund/"),
        ("plays/refund", "plays/refund/"),
        ("/plays/refund/index.html#step", "plays/refund/#step"),
        ("/", ""),
        ("/index.html", ""),
        ("/#top", "#top"),
    ],
)
def test_addresses_are_the_same_however_they_are_written(written: str, address: str):
    assert normal(written) == address


def test_what_was_published_is_compared_with_what_is_there(examined: Look):
    memory = {
        "playbook/published-links.yaml": "kind: published-links\nid: published-links\n"
        "links: [/roles/press-officer/, /roles/gone/]\n"
    }
    book = examined(memory).handbook

    assert published(book) == {"roles/press-officer/", "roles/gone/"}
    assert lost(book) == {"roles/gone/"}
    assert published(examined({}).handbook) == frozenset()
