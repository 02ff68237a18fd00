"""The frame: links, anchors, foot and banners, which every page has alike."""

import re
from collections.abc import Callable
from posixpath import join, normpath

import pytest

from generator.pages.sheet import mail_href, phone_href, web_href
from tests.pages.conftest import Pages, tags_of

Example = Callable[..., Pages]


def test_links_are_relative_so_that_the_site_works_under_any_path(example: Example) -> None:
    assert 'href="../../roles/duty-desk/"' in example().html("plays/say-sorry/")
    assert 'href="roles/"' in example().html("")


def test_every_link_of_an_edition_leads_to_a_page_and_an_anchor_of_it(example: Example) -> None:
    for audience in ("employee", "comms", "facilitator"):
        pages = example(audience)
        anchors = {address: set(pages.anchors(address)) for address in pages.by_address}
        for address in anchors:
            for link in re.findall(r'href="([^":]+)"', pages.html(address)):
                path, _, anchor = link.partition("#")
                target = led_to(address, path) if path else address
                file = target.rstrip("/") in pages.edition.files or path.endswith(".zip")
                assert target in anchors or file, (audience, address, link)
                assert not anchor or anchor in anchors[target], (audience, address, link)


def led_to(here: str, path: str) -> str:
    """The address that a relative link on page `here` leads to."""
    found = normpath(join("/", here, path)).strip("/")
    return f"{found}/" if found else ""


def test_a_page_never_holds_one_id_twice(example: Example) -> None:
    pages = example("facilitator")
    for address in pages.by_address:
        anchors = pages.anchors(address)
        assert len(anchors) == len(set(anchors)), address


def test_every_item_of_a_document_has_its_anchor_on_the_page(example: Example) -> None:
    pages = example("comms")
    assert {"sev1", "sev4"} <= set(pages.anchors("severity/"))
    assert {"read", "reply"} <= set(pages.anchors("plays/say-sorry/"))
    assert {"harm", "mentions", "danger", "bait"} <= set(pages.anchors("triage/first-look/"))
    assert {"write", "approve"} <= set(pages.anchors("escalations/safety/"))
    assert {"incident", "batch"} <= set(pages.anchors("vocabulary/"))
    assert "recall" in pages.anchors("decisions/")


def test_fixed_anchors_cannot_clash_with_ids_in_the_data(edition: Callable[..., Pages]) -> None:
    play = """\
kind: play
id: odd
title: Odd
steps:
  - {id: steps, do: One., by: press-officer}
  - {id: end, do: Two., by: press-officer}
ends_with: fixed
"""
    anchors = edition({"playbook/plays/odd.yaml": play}).anchors("plays/odd/")
    assert {"steps", "end", "_steps", "_end"} <= set(anchors)


def test_what_an_edition_does_not_hold_is_said_in_plain_words(example: Example) -> None:
    employee, comms = example().html("plays/say-sorry/"), example("comms").html("plays/say-sorry/")
    assert "a prepared statement of the communications team" in employee
    assert "Words nobody outside" not in employee
    assert 'href="../../statements/sorry-words/"' in comms


def test_a_public_face_lends_its_title_and_its_hours_but_no_link(example: Example) -> None:
    employee = example().html("plays/say-sorry/")
    hours = '<a href="../../calendar/#office">Office hours</a>'
    assert f"From the desk to the press office <small>(comms edition, open: {hours})</small>" in employee
    assert "handoffs/" not in employee


def test_words_an_editor_chose_stand_also_where_the_link_may_not(example: Example) -> None:
    role = "kind: role\nid: duty-desk\ntitle: Duty desk\ntext: See [[statement:sorry-words|our words]].\n"
    html = example(files={"roles/duty-desk.yaml": role}).html("roles/duty-desk/")
    assert '<span class="pb-hidden">our words</span>' in html


def test_each_page_says_who_keeps_it_and_how_to_reach_that_seat(example: Example) -> None:
    foot = str(example().page("plays/say-sorry/").foot)
    assert "Press officer" in foot
    assert 'href="tel:+353209100101"' in foot
    assert "1 November 2026" in foot
    assert "30 April 2027" in foot
    assert "For everybody in the company" in foot


def test_each_page_says_where_to_go_with_a_mistake_and_names_itself(example: Example) -> None:
    foot = str(example("comms").page("plays/say-sorry/").foot)
    assert "mailto:handbook@aurora.example?subject=Something%20is%20wrong" in foot
    assert "https%3A//comms.aurora.example/plays/say-sorry/" in foot


def test_a_web_form_for_mistakes_gets_the_address_of_the_page(edition: Callable[..., Pages]) -> None:
    playbook = "kind: playbook\nid: playbook\ntitle: P\nfeedback_to: https://forms.example/wrong\n"
    foot = str(edition({"playbook/playbook.yaml": playbook}).page("severity/").foot)
    assert 'href="https://forms.example/wrong?page=%2Fseverity%2F"' in foot


def test_a_page_leads_to_the_file_it_comes_from(example: Example) -> None:
    page = example().page("plays/say-sorry/")
    assert page.edit_url == "https://code.aurora.example/edit/playbook/plays/say-sorry.yaml"
    assert page.edit_url in str(page.foot)


def test_an_edit_address_that_is_none_leads_nowhere(edition: Callable[..., Pages]) -> None:
    for pattern in ("javascript:alert('{path}')", "https://code.example/no-path"):
        playbook = f"kind: playbook\nid: playbook\ntitle: P\nedit_url: {pattern}\n"
        assert edition({"playbook/playbook.yaml": playbook}).page("severity/").edit_url == ""


def test_a_page_overdue_for_review_says_so(example: Example) -> None:
    role = "kind: role\nid: duty-desk\ntitle: Duty desk\nreviewed_on: 2025-11-01\n"
    pages = example(files={"roles/duty-desk.yaml": role})
    assert "This page is overdue for review" in pages.page("roles/duty-desk/").lead
    assert "This page is overdue for review" not in pages.page("roles/press-officer/").lead


RETIRED = """\
kind: play
id: old-play
title: Old play
status: retired
replaced_by: say-sorry
steps: [{id: read, do: Read., by: duty-desk}]
"""


def test_a_retired_page_stays_says_so_and_can_no_longer_be_found(example: Example) -> None:
    pages = example(files={"playbook/plays/old-play.yaml": RETIRED})
    page = pages.page("plays/old-play/")
    assert "no longer in force" in page.lead
    assert 'href="../../plays/say-sorry/"' in page.lead
    assert not page.searchable
    assert "old-play" not in pages.html("plays/")


def test_a_draft_is_marked_and_kept_from_employees(example: Example) -> None:
    files = {"playbook/plays/new-play.yaml": RETIRED.replace("retired", "draft").replace("old-", "new-")}
    assert "plays/new-play/" not in example(files=files).by_address
    pages = example("comms", files)
    assert "This is a draft" in pages.page("plays/new-play/").lead
    assert "Draft" in pages.html("plays/")


def test_old_ids_lead_to_the_new_place(example: Example) -> None:
    play = RETIRED.replace("status: retired\nreplaced_by: say-sorry\n", "old_ids: [older-play]\n").replace(
        "{id: read,", "{id: read, old_ids: [look],"
    )
    redirects = example(files={"playbook/plays/old-play.yaml": play}).edition.redirects
    assert redirects["plays/older-play/"] == "plays/old-play/"
    assert redirects["plays/old-play/#look"] == "plays/old-play/#read"


def test_an_empty_playbook_has_no_empty_pages(edition: Callable[..., Pages]) -> None:
    pages = edition()
    assert set(pages.by_address) == {"", "severity/", "roles/", "roles/press-officer/"}
    assert pages.menu() == ["How bad is it?", "Roles"]


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("+353 20 910 0108", "tel:+353209100108"),
        ("(020) 910-0108", "tel:0209100108"),
        ("extension 12", "tel:12"),
        ("ask reception", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_number_can_be_dialled(number: str, link: str) -> None:
    assert phone_href(number) == link


def test_only_mailboxes_and_web_addresses_become_links() -> None:
    assert mail_href("desk@aurora.example") == "mailto:desk@aurora.example"
    assert mail_href("desk@aurora.example?bcc=x@y.example") == ""
    assert mail_href("a desk") == ""
    assert web_href("https://chat.example/room") == "https://chat.example/room"
    assert web_href("javascript:alert(1)") == ""
    assert web_href("#room") == ""


HOSTILE = "<img src=x onerror=alert(1)>\"'{{7*7}}"


def test_hostile_text_in_any_field_stays_text(example: Example) -> None:
    role = f"""\
kind: role
id: duty-desk
title: |
  {HOSTILE}
summary: |
  {HOSTILE}
department: |
  {HOSTILE}
text: |
  {HOSTILE}
desk:
  phone: |
    12 {HOSTILE}
  chat: |
    {HOSTILE}
  mail: |
    {HOSTILE}
"""
    pages = example("facilitator", {"roles/duty-desk.yaml": role})
    assert pages.page("roles/duty-desk/").title == HOSTILE
    for address in pages.by_address:
        tags = tags_of(pages.html(address))
        assert not [tag for tag, _ in tags if tag in ("img", "script")]
        assert not [name for _, names in tags for name in names if name.startswith("on") or name == "style"]
    assert "{{7*7}}" in pages.text("roles/duty-desk/")


def test_a_page_reads_the_same_twice(example: Example) -> None:
    assert example("comms").edition.pages == example("comms").edition.pages


@pytest.mark.parametrize("language", ["ar", "he", "el", "pl"])
def test_any_of_the_five_languages_can_be_the_language_of_the_handbook(
    example: Example, language: str
) -> None:
    built = example("comms", language=language).edition
    assert built.direction == ("rtl" if language in ("ar", "he") else "ltr")
    assert len(built.pages) == len(example("comms").edition.pages)
