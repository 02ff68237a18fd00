"""The health page tells its keepers how far the other languages are, and what to do first."""

from __future__ import annotations

from generator.assemble import build_edition

BOOK = (
    "kind: playbook\nid: playbook\ntitle: Aurora\nlanguages: [en, pl]\n"
    "default_owner: press-officer\nreviewed_on: 2026-11-01\n"
)
PLAY = "kind: play\nid: pay\ntitle: Pay back\nfor: Money\nreviewed_on: 2026-11-01\n"
POLISH = "kind: translation\nid: pay\ntitle: Zwrot\n"
FILES = {
    "playbook/playbook.yaml": BOOK,
    "playbook/plays/pay.yaml": PLAY,
    "playbook/translations/pl/playbook/plays/pay.yaml": POLISH,
}


def languages(examined, audience: str = "comms", files=FILES) -> str:
    pages = build_edition(examined(files), audience).pages
    health = next((page for page in pages if page.address == "health/"), None)
    return next((str(s.html) for s in health.sections if s.id == "_languages"), "") if health else ""


def test_each_document_that_lags_is_named_with_its_file(examined):
    said = languages(examined)
    assert '<th scope="row">Polish</th>' in said
    assert '<a href="../plays/pay/">Pay back</a> <span class="pb-soft">2 texts' in said
    assert "<code>playbook/translations/pl/playbook/plays/pay.yaml</code>" in said


def test_a_playbook_of_one_language_says_nothing_of_it(examined):
    assert languages(examined, files={}) == ""


def test_employees_are_not_told(examined):
    assert languages(examined, "employee") == ""
