"""`playbook show`: one document, or one item of it, as the program understands it."""

from __future__ import annotations

REFUND = {
    "playbook/plays/refund.yaml": """\
kind: play
id: refund
title: Refund
status: draft
steps:
  - id: pay
    do: Pay it back.
    by: press-officer
"""
}


def test_a_document_is_shown_with_what_it_refers_to(run, playbook):
    said = run("show", "play:refund", "--root", playbook(REFUND))

    assert said.code == 0
    assert said.out.startswith("Refund\nplay:refund  (playbook/plays/refund.yaml:2)\n")
    assert "address:      /plays/refund/\n" in said.out
    assert "owner:        press-officer\n" in said.out
    assert "status:       draft\n" in said.out
    assert "    do: Pay it back.\n" in said.out
    assert "refers to\n  role:press-officer\n" in said.out


def test_a_document_is_shown_with_who_names_it(run, playbook):
    said = run("show", "role:press-officer", "--root", playbook(REFUND))

    assert "named by\n  play:refund\n" in said.out


def test_a_document_as_data_is_that_of_the_export(run, playbook):
    root = playbook(REFUND)
    whole = run("export", "json", "--root", root, "--audience", "facilitator").data

    shown = run("show", "play:refund", "--root", root, "--json").data

    assert shown in whole["documents"]
    assert shown["refers_to"] == [{"at": "steps.0.by", "to": "role:press-officer"}]


def test_an_item_is_shown_by_its_short_or_its_full_name(run, playbook):
    root = playbook()

    short = run("show", "severity:sev1", "--root", root)
    full = run("show", "severity:severities#sev1", "--root", root)

    assert short.out == full.out
    assert short.out.startswith("Crisis\nseverity:severities#sev1  (playbook/severities.yaml:6)\n")
    assert "address:      /severity/#sev1\n" in short.out
    assert "Major incident" not in short.out


def test_an_item_as_data_is_the_item_alone(run, playbook):
    shown = run("show", "severity:sev1", "--root", playbook(), "--json").data

    assert (shown["document"], shown["item"], shown["line"]) == ("severity:severities", "sev1", 6)
    assert shown["fields"]["first_statement_within"] == "30m"


def test_families_and_people_are_shown_by_the_names_one_writes(run, playbook):
    said = run("show", "family:product-safety", "--root", playbook())

    assert said.code == 0
    assert said.out.startswith("Product safety\nplaybook:playbook#product-safety  ")


def test_what_is_not_there_gets_a_suggestion(run, playbook):
    said = run("show", "role:pres-officer", "--root", playbook())

    assert said.code == 2
    assert "there is no 'role:pres-officer' in this playbook" in said.err
    assert "Did you mean 'role:press-officer'?" in said.err


def test_a_name_without_a_kind_is_told_how_to_write_one(run, playbook):
    said = run("show", "xyz", "--root", playbook())

    assert said.code == 2
    assert "Write a kind and an id, such as role:press-officer." in said.err


def test_yes_and_no_are_shown_as_an_editor_writes_them(run, playbook):
    role = "kind: role\nid: team\ntitle: Team\nis_group: yes\nexternal: no\n"

    said = run("show", "role:team", "--root", playbook({"roles/team.yaml": role}))

    assert "is_group: yes\nexternal: no\n" in said.out
