"""The documents tell the truth: paths exist, commands parse, and the walk-through works to the letter."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from generator.cli import COMMANDS, playbook
from generator.cli.check import NEVER_IGNORED
from generator.kinds import ALL
from generator.validate import kind_at

HERE = Path(__file__).parents[1]
DOCUMENTS = [
    HERE / "README.md",
    HERE / "CONTRIBUTING.md",
    HERE / "CHANGELOG.md",
    *sorted((HERE / "docs").rglob("*.md")),
]
TOP = (
    "generator/",
    "tests/",
    "docs/",
    "bench/",
    "requirements/",
    "playbook/",
    "roles/",
    "scenarios/",
    ".ci/",
)
every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(HERE)))


def code(text: str) -> Iterator[str]:
    """Every line of code: inline, fenced or indented."""
    fenced = re.compile(r"^( *)```\w*\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
    for block in fenced.finditer(text):
        yield from block[2].splitlines()
    rest = fenced.sub("", text)
    yield from re.findall(r"^    (.*)$", rest, re.MULTILINE)
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^    .*$", "", rest, flags=re.MULTILINE))


def commands(text: str) -> Iterator[str]:
    """Every command line of ours that a document shows."""
    for line in code(text):
        shown = line.strip().removeprefix("- run:").strip().removeprefix(".venv/bin/")
        if re.match(r"playbook (-|[a-z])", shown):
            yield re.split(r"\s+#\s|\s[>|]\s", shown)[0]


def understood(line: str) -> None:
    """Read a command line as the program would, without doing it; raises what the program would say."""
    name, *words = shlex.split(line)[1:]
    if name.startswith("-"):
        assert name in ("--help", "--version")
        return
    context = click.Context(playbook)
    command = playbook.resolve_command(context, [name])[1]
    if isinstance(command, click.Group):
        command, words = command.resolve_command(click.Context(command), words)[1:]
    given, left, _ = command.make_parser(click.Context(command)).parse_args(words)
    assert left == []
    for param in command.params:
        value = given.get(param.name)
        if isinstance(param, click.Argument) and param.required:
            named = isinstance(value, str | tuple) and bool(value)
            assert named, f"{param.name} is missing"
        for one in value if isinstance(value, list | tuple) else [value]:
            if isinstance(param.type, click.Choice) and isinstance(one, str):
                param.type.convert(one, param, None)


@every_document
def test_every_link_leads_to_a_file(document: Path):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


@every_document
def test_every_path_that_is_named_exists(document: Path):
    text = document.read_text("utf-8")
    made_on_the_way = set(re.findall(r"^New file `([^`]+)`", text, re.MULTILINE)) | {"playbook/rooms.yaml"}
    named = {path for path in re.findall(r"`([\w./-]+)`", text) if path.startswith(TOP)}

    missing = {path for path in named - made_on_the_way if not (HERE / path).exists()}
    assert {path for path in missing if not kind_at(path) and not path.startswith("playbook/pages/")} == set()


@every_document
def test_every_command_line_is_understood(document: Path):
    for line in commands(document.read_text("utf-8")):
        try:
            understood(line)
        except click.ClickException as mistake:
            pytest.fail(f"{line}: {mistake.format_message()}")


def test_a_command_line_that_is_wrong_would_be_noticed():
    for line in ("playbook chek", "playbook check --stric", "playbook check --format xml", "playbook show"):
        with pytest.raises((click.ClickException, AssertionError)):
            understood(line)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str):
    shown = {line.split()[1] for line in commands((HERE / "README.md").read_text("utf-8"))}

    assert name in shown


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind.name not in ("facilitator", "scenario")])
def test_whoever_adopts_the_starter_is_told_of_every_kind(kind):
    text = (HERE / "docs/adopting.md").read_text("utf-8")

    assert (
        kind.home in text or f"`{kind.home.partition('{id}')[0]}`" in text or kind.home.startswith("roles/")
    )


def test_exit_codes_are_those_of_the_program():
    assert "Exit codes: 0 clean, 1 problems in the content, 2 wrong usage, 3 a fault of ours." in (
        HERE / "README.md"
    ).read_text("utf-8")


def test_the_examples_of_adopting_are_right(found, examined):
    blocks = re.findall(
        r"^( *)```yaml\n(.*?)^\1```$", (HERE / "docs/adopting.md").read_text("utf-8"), re.M | re.S
    )
    levels, waivers, elsewhere, workflow = (yaml.safe_load(block) for _, block in blocks)

    base = examined().handbook.playbook.source.data
    lines = "".join(
        f"  {check}: {level}\n" for check, level in {**levels["checks"], "training-missing": "off"}.items()
    )
    text = "".join(f"{key}: {base[key]}\n" for key in ("kind", "id", "title", "default_owner", "reviewed_on"))
    assert found({"playbook/playbook.yaml": f"{text}checks:\n{lines}"}, "check-level-unknown") == []
    assert waivers["list"][0]["check"] not in NEVER_IGNORED
    assert elsewhere == {"facilitator_files": "elsewhere"}
    assert workflow["jobs"]["check"]["steps"][-1]["run"] == "playbook check --strict --format github"


# The walk-through, step by step, in a copy of the program

WALK = (HERE / "CONTRIBUTING.md").read_text("utf-8")


def new_files() -> dict[str, str]:
    """The files that the walk-through makes, by path."""
    return dict(re.findall(r"^New file `([^`]+)`.*?^```\w+\n(.*?)^```$", WALK, re.MULTILINE | re.DOTALL))


def lines_in(path: str) -> list[str]:
    """The lines that the walk-through adds to a file: the import, and the line of the registry."""
    part = re.search(rf"^In `{re.escape(path)}`,(.*?)(?=^(?:In|New file) `|^#|^Then|^Try)", WALK, re.M | re.S)
    assert part, path
    return re.findall(r"^```python\n(.*?)^```$", part[1], re.MULTILINE | re.DOTALL)


def put(path: Path, behind: str, line: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(behind) == 1, (path.name, behind)
    path.write_text(text.replace(behind, behind + line), encoding="utf-8")


@pytest.fixture(scope="module")
def followed(tmp_path_factory) -> Path:
    """A copy of the program in which somebody has followed the walk-through, and a new playbook."""
    copy = tmp_path_factory.mktemp("walk")
    shutil.copytree(
        HERE / "generator", copy / "generator", ignore=shutil.ignore_patterns("__pycache__", "starter")
    )
    (copy / "generator/starter").mkdir()
    shutil.copy(HERE / "mkdocs.yml", copy / "generator/starter")
    for path, text in new_files().items():
        (copy / path).write_text(text, encoding="utf-8")
    for path, registry in (
        ("generator/kinds/__init__.py", "ALL: Final = (\n"),
        ("generator/checks/__init__.py", "PEOPLE: Final = (\n"),
        ("generator/pages/families.py", "GROUPS: Final = (\n"),
    ):
        import_line, registry_line = lines_in(path)
        put(copy / path, "from __future__ import annotations\n", import_line)
        put(copy / path, registry, registry_line)
    put(
        copy / "generator/pages/labels.py", "COLLECTIONS: Final = {\n", *lines_in("generator/pages/labels.py")
    )
    reports = copy / "generator/report/__init__.py"
    reports.write_text(reports.read_text() + "".join(lines_in("generator/report/__init__.py")))
    run(copy, "init", "ours", "--today", "2026-11-01")
    [rooms] = re.findall(r"^```yaml\n(kind: room\n.*?)^```$", WALK, re.MULTILINE | re.DOTALL)
    (copy / "ours/playbook/rooms.yaml").write_text(rooms)
    return copy


def run(copy: Path, *words: str) -> str:
    """Run the copy of the program; gives what it printed."""
    done = python(copy, copy, "generator", *words)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def python(copy: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={"PYTHONPATH": str(copy), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_walk_through_names_what_it_makes():
    assert set(new_files()) == {
        "generator/kinds/room.py",
        "generator/checks/rooms.py",
        "generator/pages/room.py",
        "generator/templates/room.html",
        "generator/report/lines.py",
    }


def test_the_kind_of_the_walk_through_is_known_to_all_commands(followed):
    today = ("--root", "ours", "--today", "2026-11-20")

    assert run(followed, "check", "--strict", *today).startswith("9 documents read: nothing to mend.")
    assert run(followed, "show", "room:first-room", *today).startswith("The blue room\n")
    assert '"duty-officer"' in run(followed, "schema", "room", *today)


def test_the_check_of_the_walk_through_finds_its_fault_and_explains_itself(followed):
    rooms = followed / "ours/playbook/rooms.yaml"
    before = rooms.read_text()
    rooms.write_text(before.replace("    opened_by: duty-officer\n", ""))

    found = run(followed, "check", "--root", "ours", "--format", "lines", "--today", "2026-11-20")
    rooms.write_text(before)

    assert found == "playbook/rooms.yaml:6:5: error: nobody is named who opens 'The blue room'\n"
    assert "Nobody is named who opens a room we may need." in run(followed, "checks", "room-without-key")


def test_the_page_of_the_walk_through_is_in_the_handbook(followed):
    run(followed, "export", "markdown", "--root", "ours", "--out", "docs", "--audience", "employee")

    page = (followed / "docs/room/index.md").read_text()
    assert '<a id="first-room"></a>\n\n## The blue room\n' in page
    assert "Bring your charger." in page
    assert 'href="../roles/duty-officer/"' in page


def test_the_manual_page_and_the_test_of_the_walk_through_hold(followed):
    tests = followed / "tests"
    (tests / "checks").mkdir(parents=True)
    shutil.copy(HERE / "tests/conftest.py", tests)
    for name in ("conftest.py", "test_manuals.py"):
        shutil.copy(HERE / "tests/checks" / name, tests / "checks")
    [own] = re.findall(r"^```python\n(def test_a_room.*?)^```$", WALK, re.MULTILINE | re.DOTALL)
    (tests / "checks/test_rooms.py").write_text(own)

    options = ("-q", "-p", "no:cacheprovider", "--import-mode=importlib", "-k", "room")
    done = python(followed, tests, "pytest", *options, ".")

    assert done.returncode == 0, done.stdout
    assert "5 passed" in done.stdout


def test_what_is_said_of_the_engine_runs_as_it_stands():
    text = (HERE / "docs" / "engine.md").read_text("utf-8")
    examples = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)

    assert len(examples) == 3
    for example in examples:
        exec(compile(example, "docs/engine.md", "exec"), {})
