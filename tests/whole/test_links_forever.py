"""A link that was published once leads on for ever: to the page and the place on it, scripts or not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from tests.whole.published import AUDIENCES, ROOT, Site, content_of, playbook, publish, served
from tests.whole.visit import Visit

RECORD = "playbook/published-links.yaml"
PLAY = "playbook/plays/answer-a-complaint.yaml"
MOVED = {
    "plays/complaint/": "plays/answer-a-complaint/",
    "plays/complaint/#_steps": "plays/answer-a-complaint/#_steps",
    "plays/complaint/#say-sorry": "plays/answer-a-complaint/#acknowledge",
    "plays/answer-a-complaint/#say-sorry": "plays/answer-a-complaint/#acknowledge",
    "plays/answer-a-complaint/#solve": "plays/answer-a-complaint/#solve",
    "roles/press-officer/": "roles/duty-officer/",
    "severity/#red": "severity/#sev1",
}


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"'{old}' stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small playbook."""
    return content_of(ROOT / "generator/fresh", tmp_path / "root", look=ROOT)


def rename(root: Path) -> None:
    """What an editor does who gives a play, a step of it, a role and a severity level other ids."""
    changed(root / PLAY, "\nid: answer-a-complaint\n", "\nid: answer-a-complaint\nold_ids: complaint\n")
    changed(root / PLAY, "- id: acknowledge\n", "- id: acknowledge\n    old_ids: [say-sorry]\n")
    role = root / "roles/duty-officer.yaml"
    changed(role, "\nid: duty-officer\n", "\nid: duty-officer\nold_ids: [press-officer]\n")
    changed(root / "playbook/severities.yaml", "- id: sev1\n", "- id: sev1\n    old_ids: [red]\n")


@pytest.mark.browser
def test_old_addresses_and_anchors_lead_to_the_new_ones(
    visit: Callable[..., Visit], root: Path, tmp_path: Path
) -> None:
    rename(root)
    with served(publish(root, tmp_path / "site")) as host:
        for audience in AUDIENCES:
            reader = visit(host=host)
            for old, new in MOVED.items():
                reader.page.goto("about:blank")
                reader.page.goto(f"{host}{audience}/{old}")
                reader.page.wait_for_url(f"{host}{audience}/{new}")
                anchor = new.partition("#")[2]
                if anchor:
                    expect(reader.page.locator(f"[id='{anchor}']")).to_be_in_viewport()
            assert reader.complaints == []


@pytest.mark.browser
def test_an_old_address_leads_on_without_scripts_and_can_be_followed_by_hand(
    visit: Callable[..., Visit], root: Path, tmp_path: Path
) -> None:
    rename(root)
    site = publish(root, tmp_path / "site")
    with served(site) as host:
        page = visit(host=host, java_script_enabled=False).page
        page.goto(f"{host}employee/plays/complaint/")
        page.wait_for_url(f"{host}employee/plays/answer-a-complaint/")
        expect(page.locator("h1")).to_have_text("Answer a complaint")
    html = (site / "employee/plays/complaint/index.html").read_text("utf-8")
    assert '<a href="../answer-a-complaint/">' in html


def lost(root: Path) -> list[str]:
    """The errors of `playbook check`: path, line and message of each."""
    found = json.loads(playbook("check", "--format", "json", root=root).stdout)["findings"]
    return [f["message"] for f in found if f["severity"] == "error"]


def test_an_address_that_was_recorded_and_would_be_lost_stops_the_build(root: Path, tmp_path: Path) -> None:
    assert playbook("links", "--record", root=root).returncode == 0
    publish(root, tmp_path / "site")
    (root / PLAY).rename(root / "playbook/plays/complaint.yaml")
    changed(root / "playbook/plays/complaint.yaml", "id: answer-a-complaint\n", "id: complaint\n")
    for file in root.rglob("*.yaml"):
        if file.name != Path(RECORD).name:
            text = file.read_text("utf-8")
            file.write_text(text.replace("play:answer-a-complaint", "play:complaint"), "utf-8")
            file.write_text(
                file.read_text("utf-8").replace("play: answer-a-complaint", "play: complaint"), "utf-8"
            )
    before = Site(tmp_path / "site").files()
    assert any("plays/answer-a-complaint/" in message for message in lost(root)), lost(root)
    assert playbook("links", root=root).returncode == 1
    assert playbook("links", "--record", root=root).returncode == 1
    assert playbook("build", "--site", tmp_path / "site", root=root).returncode == 1
    assert Site(tmp_path / "site").files() == before
    complaint = root / "playbook/plays/complaint.yaml"
    changed(complaint, "id: complaint\n", "id: complaint\nold_ids: [answer-a-complaint]\n")
    assert lost(root) == []
    publish(root, tmp_path / "site")


def test_a_recorded_anchor_that_would_be_lost_is_an_error_too(root: Path) -> None:
    assert playbook("links", "--record", root=root).returncode == 0
    changed(root / PLAY, "- id: solve\n", "- id: mend\n")
    assert any("plays/answer-a-complaint/#solve" in message for message in lost(root)), lost(root)
    changed(root / PLAY, "- id: mend\n", "- id: mend\n    old_ids: [solve]\n")
    assert lost(root) == []


def test_every_address_we_promise_to_keep_leads_somewhere_in_the_site(starter: Site, tmp_path: Path) -> None:
    root = content_of(ROOT, tmp_path / "root")
    assert playbook("links", "--record", root=root).returncode == 0
    promised = yaml.load((root / RECORD).read_text("utf-8"), Loader=yaml.BaseLoader)["links"]
    assert len(promised) > 500
    later = ("changes/",)  # is there only where an earlier version was asked for
    gone = []
    for link in promised:
        address, _, anchor = link.removeprefix("/").partition("#")
        if address.startswith(later):
            continue
        page = starter.folder / "facilitator" / address / "index.html"
        html = page.read_text("utf-8") if page.is_file() else ""
        if not html or (anchor and f'id="{anchor}"' not in html):
            gone.append(link)
    assert gone == []
