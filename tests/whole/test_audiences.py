"""Nobody learns from an edition what it is not for: not by words, not by numbers, not by a single byte."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

from tests.whole.published import ROOT, Site, content_of, playbook, publish

SECRET = "In minute nine the warehouse manager admits that nobody ever weighed the blue kettles"
ROSTER_CODE = re.compile(r"\bp-\d{3}\b")


def document(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def scripts(root: Path) -> list[Path]:
    return sorted(root.glob("scenarios/*/facilitator.yaml"))


def at_work(root: Path) -> Path:
    """The same playbook after its facilitators were at work: one script longer, one in other words, one gone,
    one with faults that the checks tell, and all with other titles."""
    longer, other, gone, faulty = scripts(root)[:4]
    changed = {path: document(path) for path in (longer, other, faulty)}
    first = changed[longer]["injects"][0]
    changed[longer]["injects"][1:1] = [{**first, "id": f"further-{number}"} for number in range(60)]
    for inject in changed[other]["injects"]:
        inject["content"] = f"Somebody else says something else, which nobody had expected. {SECRET}."
    changed[faulty] |= {"reviewed_on": "2019-01-01", "keywords": ["kettle", "secret"]}
    changed[faulty]["text"] = "Mistakes happen, deeply regret, no comment. " * 400
    for path, data in changed.items():
        data["title"] = f"A script called otherwise, {path.parent.name[:20]}"
        path.write_text(json.dumps(data), "utf-8")
    gone.unlink()
    return root


@pytest.fixture(scope="module")
def rewritten(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Site:
    """The employee and comms editions, published after the facilitators were at work."""

    def make(folder: Path) -> None:
        root = at_work(content_of(ROOT, folder / "root"))
        found = json.loads(playbook("check", "--format", "json", root=root).stdout)["findings"]
        assert [finding for finding in found if finding["document"].startswith("facilitator:")]
        publish(root, folder / "site", "--audience", "employee", "--audience", "comms")

    return Site(made_once("rewritten", make) / "site")


@pytest.mark.parametrize("audience", ["employee", "comms"])
def test_no_byte_of_a_wider_edition_depends_on_what_facilitators_write(
    starter: Site, rewritten: Site, audience: str
) -> None:
    before, after = starter.files(audience), rewritten.files(audience)
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []
    headers = f"headers/{audience}"
    assert starter.files(headers) == rewritten.files(headers)


# Words


def texts_of(value: Any) -> Iterator[str]:
    """The sentences in a document."""
    if isinstance(value, str):
        yield from re.split(r"(?<=[.!?])\s+|\n\n", value)
    else:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_of(inner)


def read_out(site: Site, audience: str) -> str:
    """Everything an edition says, in whatever file, archives included, as words with single blanks."""
    files = site.files(audience)
    with ZipFile(io.BytesIO(files.get("offline/handbook.zip", empty_archive()))) as archive:
        packed = [archive.read(name) for name in archive.namelist()]
    plain = [data for name, data in files.items() if not name.endswith((".gz", ".br", ".woff2", ".zip"))]
    text = b"\n".join([*plain, *packed]).decode("utf-8", "replace")
    return " ".join(re.sub(r"<[^>]*>|&[#\w]+;|\\[nrtu]", " ", text).split())


def empty_archive() -> bytes:
    made = io.BytesIO()
    ZipFile(made, "w").close()
    return made.getvalue()


@pytest.mark.parametrize("audience", ["employee", "comms"])
def test_no_sentence_of_a_script_is_said_in_a_wider_edition(starter: Site, audience: str) -> None:
    told, own = read_out(starter, audience), read_out(starter, "facilitator")
    sentences = {
        " ".join(sentence.split())
        for path in scripts(ROOT)
        for sentence in texts_of({k: v for k, v in document(path).items() if k not in ("kind", "id")})
        if len(sentence.split()) >= 9 and not re.search(r"[\[\]\"'&<>`*_]", sentence)
    }
    assert len(sentences) > 200
    assert sum(sentence in own for sentence in sentences) > 200  # so that a match would be seen
    assert sorted(sentence for sentence in sentences if sentence in told) == []


@pytest.mark.parametrize("audience", ["employee", "comms"])
def test_no_page_or_file_of_a_wider_edition_is_named_for_facilitators(starter: Site, audience: str) -> None:
    files = starter.files(audience)
    content = {name: data for name, data in files.items() if not name.startswith("checks/")}
    assert [name for name in content if "facilitator" in name or "coverage" in name] == []
    assert [name for name in content if b'/facilitator/"' in content[name]] == []
    assert any(name.endswith("/facilitator/index.html") for name in starter.files("facilitator"))


def test_the_employee_edition_names_no_person_no_administrator_and_no_volume(starter: Site) -> None:
    told, comms = read_out(starter, "employee"), read_out(starter, "comms")
    assert ROSTER_CODE.findall(comms)
    assert ROSTER_CODE.findall(told) == []
    wording = [
        " ".join(sentence.split())
        for path in (ROOT / "playbook/channel-ops").glob("*.yaml")
        for sentence in texts_of(
            {k: v for k, v in document(path).items() if k not in ("kind", "id", "owner")}
        )
        if len(sentence.split()) >= 5 and not re.search(r"[\[\]\"'&<>`*_]", sentence)
    ]
    assert sum(sentence in comms for sentence in wording) > 5
    assert [sentence for sentence in wording if sentence in told] == []


def test_the_employee_edition_has_none_of_the_pages_of_the_others(starter: Site) -> None:
    folders = {name.split("/")[0] for name in starter.files("employee")}
    assert not folders & {
        "escalations",
        "handoffs",
        "incidents",
        "initiatives",
        "decisions",
        "health",
        "checks",
    }
    assert {"roles", "plays", "triage", "channels"} <= folders


# Repeating a script is refused

SCENARIO = """\
kind: scenario
id: kettles
title: Blue kettles
reviewed_on: 2026-11-01
background: It is a quiet Friday.
"""
SCRIPT = f"""\
kind: facilitator
id: kettles
scenario: kettles
reviewed_on: 2026-11-01
injects:
  - id: camera
    at: 9m
    type: contextual
    content: |
      {SECRET}.
"""
WORDS = " ".join(SECRET.split()[3:11]).upper().replace(" ", ", ")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("scenarios/kettles/scenario.yaml", f"summary: We heard that {WORDS}."),
        ("playbook/plays/raise-the-alarm.yaml", f'keywords: ["{WORDS}"]'),
        ("playbook/tools.yaml", f"summary: We heard that {WORDS}."),
        ("playbook/pages/kettles.md", f"# Kettles\n\nWe heard that {WORDS}."),
    ],
    ids=["the scenario", "keywords", "a file for comms", "a page by hand"],
)
def test_eight_words_of_a_script_in_a_wider_file_stop_the_build(tmp_path: Path, path: str, line: str) -> None:
    root = content_of(ROOT / "generator/fresh", tmp_path / "root", look=ROOT)
    (root / "scenarios/kettles").mkdir(parents=True)
    (root / "scenarios/kettles/scenario.yaml").write_text(SCENARIO)
    (root / "scenarios/kettles/facilitator.yaml").write_text(SCRIPT)
    (root / "playbook/tools.yaml").write_text(
        "kind: tool\nid: tools\ntitle: Tools\nreviewed_on: 2026-11-01\n"
    )
    publish(root, tmp_path / "site")
    file = root / path
    before = (file.read_text("utf-8") if file.exists() else "").rstrip("\n")
    file.write_text(f"{before}\n{line}\n".lstrip("\n"), "utf-8")
    served = (tmp_path / "site").readlink()
    done = playbook("build", "--site", tmp_path / "site", root=root)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "facilitator-text-on-employee-site" in done.stdout
    assert (tmp_path / "site").readlink() == served
