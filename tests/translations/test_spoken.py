"""A handbook in another language says the same: only words change, and what lags stays as it was written."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.foreign import Foreign
from generator.handbook import Handbook
from generator.kinds.facilitator import Facilitator
from generator.kinds.play import Play
from generator.kinds.scenario import Scenario
from generator.marked import texts
from generator.pipeline import Examined, examine
from generator.translations.spoken import in_language

HERE = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)

BOOK = """\
kind: playbook
id: playbook
title: Aurora Foods playbook
languages: [en, he]
default_owner: press-officer
reviewed_on: 2026-11-01
"""
FILES = {
    "playbook/playbook.yaml": BOOK,
    "playbook/plays/refund.yaml": (
        "kind: play\nid: refund\ntitle: Refund\nfor: Money\nreviewed_on: 2026-11-01\n"
    ),
    "playbook/plays/late.yaml": (
        "kind: play\nid: late\ntitle: Late\nreviewed_on: 2026-11-01\nkeywords: [slow]\n"
        "steps:\n  - id: one\n    do: 'Pay, see [[play:refund]].'\n    by: press-officer\n    within: 1h\n"
    ),
    "playbook/translations/he/playbook/plays/refund.yaml": "kind: translation\nid: refund\ntitle: החזר\n",
    "playbook/translations/he/playbook/plays/late.yaml": (
        "kind: translation\nid: late\ntitle: איחור\nkeywords: [לאט]\n"
    ),
}


@pytest.fixture
def hebrew(examined: Callable[..., Examined]) -> Handbook:
    handbook = examined(FILES).handbook
    marks = [
        f"{p.wording.name} {p.wording.fingerprint}"
        for ref in ("play:refund", "play:late")
        for p in handbook.translations["he"][ref].passages
    ]
    paths = ["refund", "refund", "late", "late"]
    memory = "".join(f"playbook/plays/{path}.yaml {mark}\n" for path, mark in zip(paths, marks, strict=True))
    return in_language(examined(FILES | {"playbook/translations/he/fingerprints.txt": memory}).handbook, "he")


def test_texts_are_translated_and_the_rest_is_in_the_language_it_was_written_in(hebrew: Handbook):
    play = hebrew.get(Play, "refund")
    assert (play.title, type(play.title)) == ("החזר", str)
    assert (play.record.for_, type(play.record.for_)) == ("Money", Foreign)
    assert play.record.for_.language == "en"
    assert hebrew.get(Play, "late").record.keywords == ("לאט",)


def test_whatever_leads_to_a_document_leads_to_the_translated_one(hebrew: Handbook):
    (link,) = [link for link in hebrew.links_to(hebrew.get(Play, "refund")) if link.prose]
    assert link.target.title == hebrew.target("play:refund").title == "החזר"
    assert link.source is hebrew.get(Play, "late")


def test_a_handbook_knows_which_language_it_speaks_and_has_only_its_own(hebrew: Handbook):
    assert (hebrew.language, hebrew.source_language) == ("he", "en")
    with pytest.raises(ValueError, match="no language 'pl'"):
        in_language(hebrew, "pl")


# Over the starter


@pytest.fixture(scope="module")
def starter() -> Handbook:
    return examine(HERE, TODAY).handbook


@pytest.mark.parametrize("language", ["ar", "he", "el", "pl"])
def test_the_starter_is_whole_in_every_language(starter: Handbook, language: str):
    behind = [
        f"{found.document.ref} {passage.wording.name}"
        for found in starter.translations[language].values()
        for passage in (*found.missing, *found.stale)
    ]
    assert behind == []
    spoken = in_language(starter, language)
    assert [d.ref for d in spoken.documents if any(isinstance(t, Foreign) for _, t in texts(d.record))] == []


def test_rules_times_and_names_are_the_same_in_every_language(starter: Handbook):
    """Whatever is not words is equal: the records differ at the routes of their wordings and nowhere else."""
    spoken = in_language(starter, "ar")
    for here, there in zip(starter.documents, spoken.documents, strict=True):
        routes = (
            {p.wording.route for p in starter.translations["ar"][here.ref].passages}
            if (here.ref in starter.translations["ar"])
            else set()
        )
        assert differences(here.record.model_dump(), there.record.model_dump(), ()) <= {
            tuple(str(step).rstrip("_") for step in route) for route in routes
        } | {("keywords",)}


def differences(one: object, other: object, route: tuple[str, ...]) -> set[tuple[str, ...]]:
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return {at for key in one for at in differences(one[key], other[key], (*route, str(key).rstrip("_")))}
    if (
        isinstance(one, tuple)
        and isinstance(other, tuple)
        and len(one) == len(other)
        and route != ("keywords",)
    ):
        return {at for n in range(len(one)) for at in differences(one[n], other[n], (*route, str(n)))}
    return set() if one == other else {route}


def test_a_script_takes_its_title_from_its_scenario_in_every_language(starter: Handbook):
    spoken = in_language(starter, "el")
    scripts = spoken.every(Facilitator)
    assert scripts
    for script in scripts:
        assert script.title == spoken.get(Scenario, script.id).title
