"""One edition for each audience and language: what is in which, where menus lead, and who lacks what."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from generator.assemble import build_edition, edition_at, editions
from generator.page import Edition, MenuEntry
from generator.pipeline import Examined

BOOK = """\
kind: playbook
id: playbook
title: Aurora Foods playbook
organisation: Aurora Foods
languages: [{languages}]
default_owner: press-officer
comms_departments: [Communications]
reviewed_on: 2026-11-01
"""
ROLE = """\
kind: role
id: old-hand
title: Old hand
holders: [p-003]
reviewed_on: 2026-11-01
old_ids: [greybeard]
"""
OVERLAY = "kind: translation\nid: old-hand\ntitle: יד ותיקה\n"
READERS = ("employee", "comms", "facilitator")


def files(languages: str) -> dict[str, str]:
    return {
        "playbook/playbook.yaml": BOOK.format(languages=languages),
        "roles/old-hand.yaml": ROLE,
        "playbook/translations/he/roles/old-hand.yaml": OVERLAY,
    }


@pytest.fixture
def book(examined: Callable[..., Examined]) -> Examined:
    """A playbook in English, Hebrew and Polish, with one translated title."""
    first = examined(files("en, he, pl"))
    passages = first.handbook.translations["he"]["role:old-hand"].passages
    marks = "".join(f"roles/old-hand.yaml {p.wording.name} {p.wording.fingerprint}\n" for p in passages)
    return examined(files("en, he, pl") | {"playbook/translations/he/fingerprints.txt": marks})


def addresses(edition: Edition) -> set[str]:
    return {page.address for page in edition.pages}


def lines(menu: Sequence[MenuEntry]) -> Iterator[str]:
    for entry in menu:
        if entry.address is not None:
            yield entry.address
        yield from lines(entry.entries)


def test_there_is_an_edition_for_each_audience_and_language_the_written_one_first(book: Examined):
    made = editions(book, READERS, ["pl", "he"])
    assert [(edition.audience, edition.language, edition.root) for edition in made] == [
        (audience, language, root)
        for audience in READERS
        for language, root in (("en", ""), ("he", "he/"), ("pl", "pl/"))
    ]
    assert {edition.direction for edition in made if edition.language == "he"} == {"rtl"}


def test_without_languages_only_the_written_one_is_made_and_it_knows_the_others(book: Examined):
    [edition] = editions(book, ["employee"])
    assert edition.language == "en"
    assert [(t.language, t.name, t.direction, t.root) for t in edition.tongues] == [
        ("en", "English", "ltr", ""),
        ("he", "עברית", "rtl", "he/"),
        ("pl", "Polski", "ltr", "pl/"),
    ]


def test_a_playbook_in_one_language_offers_none(examined: Callable[..., Examined]):
    [edition] = editions(examined({"roles/old-hand.yaml": ROLE}), ["employee"])
    assert edition.tongues == ()
    assert edition.root == ""


def test_texts_and_the_program_s_words_are_in_the_language_of_the_edition(book: Examined):
    _, hebrew, polish = editions(book, ["employee"], ["he", "pl"])
    title = {
        e.language: next(p.title for p in e.pages if p.address == "roles/old-hand/") for e in (hebrew, polish)
    }
    assert title["he"] == "יד ותיקה"
    assert title["pl"] == "Old hand"  # nobody has translated it yet
    assert "pl/roles/old-hand/" not in addresses(polish)
    polish_page = next(page for page in polish.pages if page.address == "roles/old-hand/")
    assert polish_page.lags["pl"] == 1
    assert "he" not in polish_page.lags


def test_addresses_are_the_same_in_all_languages_but_for_what_is_about_the_program(book: Examined):
    english, hebrew = editions(book, ["comms"], ["he"])
    only_there = addresses(english) - addresses(hebrew)
    assert addresses(hebrew) < addresses(english)
    assert {address.split("/")[0] for address in only_there} == {"health", "checks"}
    assert hebrew.redirects == english.redirects
    assert "roles/greybeard/" in hebrew.redirects


def test_the_other_languages_lack_what_only_the_written_one_has(book: Examined):
    english, hebrew = editions(book, ["comms"], ["he"])
    lacks = {tongue.language: tongue.lacks for tongue in english.tongues}
    assert lacks["he"] == addresses(english) - addresses(hebrew)
    assert lacks["en"] == frozenset()
    assert all(not tongue.lacks for tongue in hebrew.tongues)


def test_menus_of_other_languages_lead_out_to_the_health_page(book: Examined):
    english, hebrew = editions(book, ["comms"], ["he"])
    assert {"health/", "checks/"} <= set(lines(english.menu))
    assert {"../health/", "../checks/"} <= set(lines(hebrew.menu))


def test_an_edition_by_itself_holds_everything_and_leads_nowhere_else(book: Examined):
    alone = build_edition(book, "comms", "he")
    assert alone.tongues == ()
    assert not [address for address in lines(alone.menu) if address.startswith("../")]
    [health] = [page for page in alone.pages if page.address == "health/"]
    assert health.language == "en"


def test_where_the_playbook_is_not_in_english_its_health_page_is_and_says_so(
    examined: Callable[..., Examined],
):
    english, hebrew = editions(examined(files("he, en")), ["comms"], ["en"])[::-1]
    assert (hebrew.language, hebrew.root, english.root) == ("he", "", "en/")
    [health] = [page for page in hebrew.pages if page.address == "health/"]
    assert (health.language, health.title) == ("en", "The health of this handbook")
    [home] = [page for page in hebrew.pages if not page.address]
    assert home.language == ""
    assert "health/" not in addresses(english)
    assert {page.language for page in hebrew.pages if page.family == "check"} == {"en"}


def test_the_same_editions_come_out_of_one_process_and_of_several(book: Examined):
    assert editions(book, READERS, ["he", "pl"], processes=2) == editions(
        book, READERS, ["he", "pl"], processes=1
    )


def test_a_language_that_the_playbook_does_not_have_is_told_not_shown(
    playbook: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
):
    root = playbook({"roles/old-hand.yaml": ROLE})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")
    shown, _ = edition_at(root, "comms", language="en")
    none, findings = edition_at(root, "comms", language="pl")
    assert shown is not None
    assert none is None
    assert [(f.place.path, "'pl'" in f.message) for f in findings] == [("mkdocs.yml", True)]
