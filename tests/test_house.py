"""The house keeps its shape: data flows one way, functions are small, and every module has its place."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from statistics import median

import pytest

from generator.checks import CHECKS
from generator.cli import COMMANDS
from generator.kinds import ALL
from generator.pages.families import GROUPS
from generator.pages.labels import COLLECTIONS
from generator.report import FORMATS

HERE = Path(__file__).parents[1]
PACKAGE = HERE / "generator"

STAGES = (
    ("__init__", "finding", "suggest", "times", "folding", "page", "engine", "workers", "foreign"),
    ("source", "values", "words", "marked", "compiled", "numerals"),
    ("paths", "kinds", "revisions"),
    ("meant", "shape", "misfit", "wording"),
    ("validate", "handbook"),
    ("gather", "follow", "resolve", "addresses", "prose", "waivers"),
    ("translations",),
    ("rules",),
    ("checks",),
    ("pipeline",),
    ("report",),
    ("changes",),
    ("explained", "pages", "export", "banner"),
    ("assemble",),
    ("site",),
    ("serve", "plugin"),
    ("cli",),
    ("__main__",),
)
"""Every module and package of the program, in the order in which content flows."""

RANK = {name: rank for rank, stage in enumerate(STAGES) for name in stage}
LONGEST = 60
MEDIAN = 12

MODULES = sorted(PACKAGE.rglob("*.py"))
every_module = pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def part_of(module: Path) -> str:
    """The module or package of the program that a file belongs to."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[str]:
    """Everything a module imports, at the top or inside a function, as dotted names."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(module: Path) -> set[str]:
    """The parts of the program that a module draws on."""
    return {name.split(".")[1] for name in imports(module) if name.startswith("generator.")} & set(RANK)


def test_the_engine_needs_nothing_but_the_standard_library():
    allowed = set(sys.stdlib_module_names)
    drawn = {
        name
        for module in (PACKAGE / "engine").glob("*.py")
        for name in imports(module)
        if name.split(".")[0] not in allowed and not name.startswith("generator.engine.")
    }

    assert drawn == set()


def functions() -> Iterator[tuple[str, int]]:
    """Every function with the number of its lines, its docstring not counted."""
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                manual = node.body[0] if ast.get_docstring(node) else None
                lines = (node.end_lineno or 0) - node.lineno + 1
                if manual:
                    lines -= (manual.end_lineno or 0) - manual.lineno + 1
                yield f"{module.relative_to(PACKAGE)}:{node.lineno} {node.name}", lines


def test_every_module_has_a_place_in_the_flow():
    there = {part_of(module) for module in MODULES}

    assert there - set(RANK) == set(), "say in STAGES where the new module stands"
    assert set(RANK) - there == set()


@every_module
def test_a_stage_draws_on_earlier_ones_only(module: Path):
    here = part_of(module)

    assert {name for name in ours(module) if RANK[name] > RANK.get(here, 0)} == set()


@every_module
def test_nothing_before_publishing_knows_the_engine(module: Path):
    engines = {name.partition(".")[0] for name in imports(module)} & {"mkdocs", "material", "markdown"}

    assert not engines or RANK.get(part_of(module), 0) >= RANK["site"]


@every_module
def test_only_the_command_line_prints_and_picks_exit_codes(module: Path):
    if part_of(module) in ("cli", "__main__"):
        return
    calls = {ast.unparse(node.func) for node in ast.walk(tree(module)) if isinstance(node, ast.Call)}

    assert not calls & {
        "print", "click.echo", "click.secho", "sys.exit", "exit", "sys.stdout.write", "sys.stderr.write",
    }  # fmt: skip


@every_module
def test_every_module_opens_with_what_it_is_for(module: Path):
    manual = ast.get_docstring(tree(module))

    assert manual
    assert len(manual.split()) >= 4, "a sentence, not a word"


@every_module
def test_no_module_is_named_for_nothing(module: Path):
    assert not {"util", "utils", "helpers", "common", "misc", "manager"} & set(module.stem.split("_"))


def test_functions_are_short():
    lengths = dict(functions())

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}
    assert median(lengths.values()) < MEDIAN


def test_every_kind_has_a_module_and_every_module_of_kinds_a_line_in_the_registry():
    modules = {path.stem for path in (PACKAGE / "kinds").glob("*.py")} - {"__init__", "record", "terms"}

    assert {kind.record.__module__.rpartition(".")[2] for kind in ALL} == modules
    assert {kind.name.replace("-", "_") for kind in ALL} == modules
    assert len({kind.home for kind in ALL}) == len(ALL)


def test_every_kind_with_a_page_has_a_name_for_readers():
    assert {kind.name for kind in ALL if kind.address} - set(COLLECTIONS) == set()


def test_every_family_of_checks_is_in_the_registry():
    written = {
        node.name
        for path in (PACKAGE / "checks").glob("*.py")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and "\nFails:\n" in (ast.get_docstring(node) or "")
    }

    assert written - {check.made_by.__name__ for check in CHECKS} == set()


def test_every_module_with_pages_is_in_the_registry():
    written = {
        path.stem
        for path in (PACKAGE / "pages").glob("*.py")
        if path.stem != "families"
        and any(isinstance(node, ast.FunctionDef) and node.name == "pages" for node in tree(path).body)
    }

    registered = {family.__name__.rpartition(".")[2] for group in GROUPS for family in group.families}

    assert written == registered


def test_every_report_and_command_is_in_its_registry():
    reports = {path.stem for path in (PACKAGE / "report").glob("*.py")} - {"__init__"}
    commands = {
        path.stem
        for path in (PACKAGE / "cli").glob("*.py")
        if any(isinstance(node, ast.FunctionDef) and node.name == "command" for node in tree(path).body)
    }

    assert set(FORMATS) == reports
    assert set(COMMANDS) == commands


def test_nothing_speaks_of_where_it_was_made():
    ours = [*MODULES, *(HERE / "tests").rglob("*.py"), *(HERE / "docs").rglob("*.md"), *HERE.glob("*.*")]
    texts = chain(ours, (HERE / "playbook").rglob("*.yaml"), (HERE / "scenarios").rglob("*.yaml"))
    foreign = ["/".join(("", "work", "")), "/".join(("", "tmp", "j", "")), "".join(("pypi", "-more"))]

    assert [
        f"{path.relative_to(HERE)}: {word}"
        for path in texts
        if path.is_file() and path.suffix in (".py", ".md", ".yaml", ".yml", ".toml")
        for word in foreign
        if word in path.read_text("utf-8", errors="replace")
    ] == []
