"""The page of what changed: for those who keep the handbook, and nothing on it that they may not read."""

from __future__ import annotations

import pytest

from generator.assemble import build_edition
from generator.changes import Version
from tests.changes.conftest import FILES, replaced
from tests.changes.test_compared import PLAYED, SCRIPT
from tests.pages.conftest import Pages, tags_of

EARLIER = Version("v1.2", "3f2a91c4", "2026-10-12")
LATER = {
    **replaced("playbook/escalations/safety.yaml", ("by: phone, wait: 5m", "by: phone, wait: 15m")),
    **replaced("playbook/triage/posts.yaml", ("sev1, play: warn", "sev2, play: warn")),
    **replaced("playbook/statements/first-words.yaml", ("in an hour", "in <b>two</b> hours")),
}


@pytest.fixture
def since(examined):
    """`since(later, earlier, "comms")`: the later pages, with what changed since the earlier files."""

    def build(later, earlier=None, audience="comms", language="") -> Pages:
        before = EARLIER, examined({**FILES, **(earlier or {})})
        return Pages(build_edition(examined({**FILES, **later}), audience, language, since=before))

    return build


def test_the_page_says_what_is_done_said_and_promised_differently(since):
    pages = since(LATER)

    said = pages.text("changes/")

    assert "What is done, said and promised differently since 12 October 2026 (v1.2)." in said
    assert "1,000 of 2,000 situations are answered differently in “A post about us”." in said
    assert "Told later in an alarm: “Crisis lead”." in said
    assert "The approval is older than the new words: “First words”." in said
    assert [section.id for section in pages.page("changes/").sections] == [
        "_answers", "_told", "_words", "_clocks",
    ]  # fmt: skip


def test_old_and_new_words_are_marked_and_stay_words(since):
    words = since(LATER).section("changes/", "_words")

    assert "again in <del>an hour</del><ins>&lt;b&gt;two&lt;/b&gt; hours</ins>." in words
    assert "The approval is older than these words." in words


def test_things_are_linked_with_their_pages(since):
    told = since(LATER).section("changes/", "_told")

    assert '<a href="../roles/lead/">Crisis lead</a>' in told


def test_what_is_gone_is_named_without_a_link(since):
    gone = {"playbook/statements/first-words.yaml": None}

    moved = since(gone).section("changes/", "_moved")

    assert "Statement “First words”" in moved
    assert "<a " not in moved


def test_the_menu_leads_there_and_only_where_there_is_such_a_page(since, edition):
    assert "What changed" in since(LATER).menu()
    assert "What changed" not in edition(FILES, "comms").menu()
    assert "changes/" not in edition(FILES, "comms").by_address


def test_employees_have_no_such_page(since):
    pages = since(LATER, audience="employee")

    assert "changes/" not in pages.by_address
    assert "What changed" not in pages.menu()


def test_only_facilitators_read_how_exercises_come_out(since):
    assert "A hot lid" in since({**PLAYED, **LATER}, PLAYED, "facilitator").text("changes/")
    assert "_scenarios" not in since({**PLAYED, **LATER}, PLAYED, "comms").anchors("changes/")


def test_the_comms_page_does_not_depend_on_scripts(since):
    twisted = SCRIPT.replace("The lid burnt me!", "Another thing altogether happens here.").replace(
        "5m", "9m"
    )
    path = "scenarios/lid/facilitator.yaml"
    plain = since({**PLAYED, **LATER}, PLAYED)

    for script in (twisted, None):
        assert since({**PLAYED, **LATER, path: script}, PLAYED).edition == plain.edition
        assert since({**PLAYED, **LATER}, {**PLAYED, path: script}).edition == plain.edition
    broken = since({**PLAYED, **LATER}, {**PLAYED, path: "kind: facilitator\n  id: ["})
    assert broken.edition == plain.edition


def test_the_commit_is_not_named_since_it_depends_on_scripts(since):
    assert "3f2a91c4" not in since(LATER).html("changes/")
    assert "3f2a91c4" not in since(LATER, audience="facilitator").html("changes/")


def test_a_commit_that_was_asked_for_is_told_by_its_day(examined):
    before = Version("3f2a91c4d5", "3f2a91c4", "2026-10-12"), examined(FILES)

    pages = Pages(build_edition(examined({**FILES, **LATER}), "comms", since=before))

    assert "differently since 12 October 2026." in pages.text("changes/")


def test_an_earlier_version_with_errors_is_compared_as_far_as_it_can(since):
    said = since(LATER, {"playbook/triage/posts.yaml": "kind: triage\nid: posts\n"}).text("changes/")

    assert "Not everything could be compared" in said
    assert "could not be compared: it has errors in the earlier version." in said
    assert "Told later in an alarm: “Crisis lead”." in said


def test_nothing_changed_is_said_too(since):
    pages = since({})

    assert "Nothing changed." in pages.text("changes/")
    assert pages.page("changes/").sections == ()


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_the_page_stands_in_every_language(since, language):
    assert since(LATER, language=language).page("changes/").sections


def test_hostile_words_open_no_tag(since):
    hostile = "<script>alert(1)</script> <img src=x onerror=y>"
    later = {
        **replaced(
            "playbook/plays/warn.yaml", ("title: Warn people", f'title: "{hostile}"'), ("Read it", hostile)
        ),
        **replaced(
            "playbook/triage/posts.yaml", ("label: Yes", f'label: "{hostile}"'), ("sev1, p", "sev2, p")
        ),
    }

    seen = tags_of(since(later).html("changes/"))

    assert {tag for tag, _ in seen} & {"script", "img"} == set()
