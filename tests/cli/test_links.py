"""`playbook links`: addresses that were published are kept, by the same id or by an old one."""

from __future__ import annotations

import yaml

from generator.cli.links import FILE, _write

REFUND = """\
kind: play
id: {id}
title: Refund
reviewed_on: 2026-11-01
{more}"""


def play(id: str, more: str = "") -> dict[str, str]:
    return {f"playbook/plays/{id}.yaml": REFUND.format(id=id, more=more)}


def test_before_anything_is_recorded_there_is_nothing_to_do(run, playbook):
    root = playbook(play("refund"))

    said = run("links", "--root", root)

    assert said.code == 0
    assert said.out.startswith("Nothing is recorded yet. Once the handbook is published, ")
    assert not (root / FILE).exists()


def test_what_was_recorded_is_kept_and_checks_clean(run, playbook):
    root = playbook(play("refund"))

    recorded = run("links", "--root", root, "--record")

    assert recorded.code == 0
    assert f"recorded in {FILE}." in recorded.out
    assert "  - /plays/refund/\n" in (root / FILE).read_text()
    assert "  - /severity/#sev1\n" in (root / FILE).read_text()
    again = run("links", "--root", root)
    assert again.code == 0
    assert again.out.endswith(" kept, 0 lost, 0 new.\n")
    assert "published-link" not in run("check", "--root", root).out


def test_a_new_page_is_something_to_record(run, playbook):
    root = playbook(play("refund"))
    run("links", "--root", root, "--record")
    (root / "playbook/plays/swap.yaml").write_text(REFUND.format(id="swap", more=""))

    said = run("links", "--root", root)

    assert said.code == 1
    assert "new   /plays/swap/\n" in said.out
    assert "0 lost, 1 new.\n`playbook links --record` remembers the new ones." in said.out


def test_a_page_that_went_is_lost_and_nothing_is_forgotten(run, playbook):
    root = playbook(play("refund"))
    run("links", "--root", root, "--record")
    before = (root / FILE).read_text()
    (root / "playbook/plays/refund.yaml").rename(root / "playbook/plays/money-back.yaml")
    (root / "playbook/plays/money-back.yaml").write_text(REFUND.format(id="money-back", more=""))

    said = run("links", "--root", root, "--record")

    assert said.code == 1
    assert said.out.startswith("lost  /plays/refund/\n")
    assert "add the old one to `old_ids`" in said.out
    assert (root / FILE).read_text() == before
    assert "published-link-lost" in run("check", "--root", root).out


def test_an_old_id_keeps_the_address(run, playbook):
    root = playbook(play("refund"))
    run("links", "--root", root, "--record")
    (root / "playbook/plays/refund.yaml").unlink()
    (root / "playbook/plays/money-back.yaml").write_text(
        REFUND.format(id="money-back", more="old_ids: [refund]\n")
    )

    renamed = run("links", "--root", root)
    assert renamed.code == 1
    assert "lost" not in renamed.out.replace("0 lost", "")
    assert "new   /plays/money-back/" in renamed.out

    assert run("links", "--root", root, "--record").code == 0
    assert run("links", "--root", root).code == 0
    assert {"  - /plays/refund/", "  - /plays/money-back/"} <= set((root / FILE).read_text().splitlines())


def test_what_an_editor_wrote_beside_the_list_stays(run, playbook):
    root = playbook(
        {
            **play("refund"),
            FILE: "# Do not edit the list.\nkind: published-links\nid: published-links\n"
            "title: What we promised\nlinks:\n  - /plays/refund/\nowner: press-officer\n",
        }
    )

    run("links", "--root", root, "--record")

    text = (root / FILE).read_text()
    assert text.startswith("# Do not edit the list.\nkind: published-links\n")
    assert "title: What we promised\nlinks:\n  - /\n" in text
    assert text.endswith("\nowner: press-officer\n")
    assert run("links", "--root", root).code == 0


def test_with_errors_nothing_is_compared_or_recorded(run, playbook):
    root = playbook({**play("refund"), FILE: "kind: published-links\nid: published-links\nlinks: [\n"})
    before = (root / FILE).read_text()

    said = run("links", "--root", root, "--record")

    assert said.code == 1
    assert "The playbook has errors; `playbook check` shows them." in said.err
    assert (root / FILE).read_text() == before


def test_quiet_says_only_what_there_is_to_do(run, playbook):
    root = playbook(play("refund"))

    assert run("links", "--root", root, "--record", "-q").out == ""
    assert run("links", "--root", root, "-q").out == ""


def test_an_address_recorded_by_hand_stays_what_it_is_whatever_signs_it_holds(tmp_path):
    odd = ["/plays/a: b/", "/plays/a #b", '/plays/say "sorry"/', "/plays/zwrot pieniędzy/", "/plays/#refund"]

    _write(tmp_path / "links.yaml", [link.removeprefix("/") for link in odd])

    assert yaml.safe_load((tmp_path / "links.yaml").read_text("utf-8"))["links"] == odd
    assert "  - /plays/#refund\n" in (tmp_path / "links.yaml").read_text("utf-8")
