"""The handbook as data: resolved, linked, and of the published shape."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from generator.export.data import SCHEMA, document_as_data, handbook_as_data, item_as_data
from generator.kinds.playbook import Playbook
from generator.kinds.role import Role

LEAD = {
    "roles/lead.yaml": """\
kind: role
id: lead
title: Lead
owner: press-officer
reviewed_on: 2026-11-01
review_every: 30d
holders: p-003
"""
}


@pytest.fixture
def lead(examined):
    handbook = examined(LEAD).handbook
    return document_as_data(handbook, handbook.get(Role, "lead"))


def test_a_document_says_what_was_resolved(lead):
    assert {key: lead[key] for key in list(lead)[:11]} == {
        "document": "role:lead",
        "kind": "role",
        "id": "lead",
        "title": "Lead",
        "path": "roles/lead.yaml",
        "address": "roles/lead/",
        "audience": "employee",
        "lifecycle": "active",
        "owner": "press-officer",
        "reviewed_on": "2026-11-01",
        "review_due": "2026-12-01",
    }


def test_its_fields_are_as_written_without_the_header(lead):
    assert lead["fields"] == {"holders": ["p-003"]}


def test_an_unset_field_stays_unset(lead):
    assert "is_group" not in lead["fields"]


def test_an_item_is_data_too(examined):
    handbook = examined().handbook

    data = item_as_data(handbook, handbook.target("playbook:product-safety"))

    assert data["document"] == "playbook:playbook"
    assert data["fields"]["title"] == "Product safety"


@pytest.mark.parametrize("audience", ["employee", "comms", "facilitator"])
def test_every_audience_gets_the_published_shape(examined, audience: str):
    data = handbook_as_data(examined(LEAD).handbook.for_audience(audience))

    Draft202012Validator(SCHEMA).validate(data)
    assert data["audience"] == audience
    assert {d["audience"] for d in data["documents"]} <= {"employee", audience, "comms"}


def test_an_employee_export_names_nothing_narrower(examined):
    data = handbook_as_data(examined(LEAD).handbook.for_audience("employee"))

    assert "roster" not in {d["kind"] for d in data["documents"]}
    named = {name for d in data["documents"] for name in d["referred_to_by"]}
    assert named <= {d["document"] for d in data["documents"]}


def test_the_playbook_itself_is_among_them(examined):
    handbook = examined().handbook

    assert handbook.one(Playbook).ref in {d["document"] for d in handbook_as_data(handbook)["documents"]}
