"""`playbook export`: the handbook as data and as plain Markdown, never half, never for the wrong audience."""

from __future__ import annotations

from jsonschema import Draft202012Validator

BROKEN = {"playbook/tone.yaml": "kind: tone\nid: tone\ntitel: Tone\n"}


def test_the_data_are_of_the_published_shape(run, playbook):
    root = playbook()
    shape = run("schema", "handbook", "--root", root).data

    said = run("export", "json", "--root", root)

    assert said.code == 0
    Draft202012Validator(shape).validate(said.data)
    assert {d["document"] for d in said.data["documents"]} >= {"role:press-officer", "severity:severities"}


def test_each_audience_gets_its_own_documents(run, playbook):
    root = playbook()

    def exported(audience: str) -> set[str]:
        data = run("export", "json", "--root", root, "--audience", audience).data
        return {d["document"] for d in data["documents"]}

    assert exported("comms") - exported("employee") == {"roster:roster"}


def test_the_data_go_into_a_file_where_one_is_named(run, playbook, tmp_path):
    root = playbook()

    said = run("export", "json", "--root", root, "--out", tmp_path / "new" / "handbook.json")

    assert said.out == ""
    assert (tmp_path / "new/handbook.json").read_text() == run("export", "json", "--root", root).out


def test_every_page_becomes_a_file(run, playbook, tmp_path):
    said = run("export", "markdown", "--root", playbook(), "--out", tmp_path / "docs")

    assert said.code == 0
    assert f"pages written to {tmp_path / 'docs'}." in said.out
    assert (tmp_path / "docs/index.md").read_text().startswith('---\ntitle: "Aurora Foods playbook"\n')
    assert (tmp_path / "docs/roles/press-officer/index.md").is_file()


def test_markdown_needs_a_folder(run, playbook):
    said = run("export", "markdown", "--root", playbook())

    assert said.code == 2
    assert "`playbook export markdown --out DIR`" in said.err


def test_nothing_is_written_while_an_error_stands(run, playbook, tmp_path):
    root = playbook(BROKEN)

    for form in ("json", "markdown"):
        said = run("export", form, "--root", root, "--out", tmp_path / "out")
        assert said.code == 1
        assert "The playbook has errors; `playbook check` shows them. Nothing was written." in said.err
    assert not (tmp_path / "out").exists()


def test_any_language_of_the_playbook_may_be_asked_for_and_no_other(run, playbook, tmp_path):
    book = "kind: playbook\nid: playbook\ntitle: Aurora\nlanguages: [en, he]\nreviewed_on: 2026-11-01\n"
    hebrew = "kind: translation\nid: playbook\ntitle: אורורה\n"
    at = "playbook/translations/he/playbook/playbook.yaml"
    root = playbook({"playbook/playbook.yaml": book, at: hebrew})
    run("translations", "accept", "--all", "--root", root)

    said = run("export", "json", "--root", root, "--language", "he-IL").data
    assert (said["language"], said["title"]) == ("he", "אורורה")
    run("export", "markdown", "--root", root, "--language", "he", "--out", tmp_path / "docs")
    assert (tmp_path / "docs/index.md").read_text().startswith('---\ntitle: "אורורה"\n')

    refused = run("export", "json", "--root", root, "--language", "pl")
    assert (refused.code, "'pl' is no language of this playbook: choose en or he." in refused.err) == (
        2,
        True,
    )
