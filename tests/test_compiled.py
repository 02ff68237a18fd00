"""Templates compile once: the next run takes the kept form, unless anything it depends on has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator import compiled
from generator.compiled import Compiled


@pytest.fixture(autouse=True)
def _may_keep(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.dont_write_bytecode", False)


class Counting(Environment):
    """Counts how often it compiles."""

    compilations = 0

    def _generate(self, *given, **named):
        self.compilations += 1
        return super()._generate(*given, **named)


def filled(place: Path, text: str = "Dear {{ name }}", language: str = "en") -> tuple[str, int]:
    """What a fresh run makes of a template, and how often it compiled."""
    run = Counting(loader=DictLoader({"letter": text}), bytecode_cache=Compiled(language, place))
    return run.get_template("letter").render(name="Ida"), run.compilations


def test_the_second_run_compiles_nothing(tmp_path: Path):
    assert filled(tmp_path / "kept") == ("Dear Ida", 1)
    assert filled(tmp_path / "kept") == ("Dear Ida", 0)


def test_a_changed_template_another_language_or_a_changed_program_compiles_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    filled(tmp_path)

    assert filled(tmp_path, "Hello {{ name }}") == ("Hello Ida", 1)
    assert filled(tmp_path, "Hello {{ name }}", "el") == ("Hello Ida", 1)
    monkeypatch.setattr(compiled, "program", lambda: "another")
    assert filled(tmp_path, "Hello {{ name }}", "el") == ("Hello Ida", 1)


@pytest.mark.parametrize("name", ["labels.py", "foot.html", "messages.po"])
def test_the_program_is_another_when_one_of_its_files_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    monkeypatch.setattr(compiled, "PROGRAM", tmp_path)
    (tmp_path / name).write_text("one")
    before = compiled.program.__wrapped__()
    assert compiled.program.__wrapped__() == before

    (tmp_path / name).write_text("another")

    assert compiled.program.__wrapped__() != before


def test_a_file_that_an_editor_has_locked_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(compiled, "PROGRAM", tmp_path)
    (tmp_path / ".#labels.py").symlink_to("somebody@desk.4711")

    assert compiled.program.__wrapped__()


@pytest.mark.parametrize("place", [20, 40, 70, 100, 110, -10])
def test_a_form_with_one_wrong_byte_is_made_anew(tmp_path: Path, place: int):
    filled(tmp_path)
    (form,) = tmp_path.iterdir()
    damaged = bytearray(form.read_bytes())
    damaged[place] ^= 0xFF
    form.write_bytes(damaged)

    assert filled(tmp_path) == ("Dear Ida", 1)
    assert filled(tmp_path) == ("Dear Ida", 0)


@pytest.mark.parametrize("torn", [b"", b"\0" * 100, b"no form at all", "half"])
def test_a_torn_form_is_made_anew(tmp_path: Path, torn: bytes | str):
    filled(tmp_path)
    (form,) = tmp_path.iterdir()
    form.write_bytes(form.read_bytes()[:30] if torn == "half" else torn)

    assert filled(tmp_path) == ("Dear Ida", 1)
    assert filled(tmp_path) == ("Dear Ida", 0)


def test_where_nothing_may_be_written_the_template_is_filled_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "file").write_text("in the way")
    assert filled(tmp_path / "file" / "kept") == ("Dear Ida", 1)

    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert filled(tmp_path / "kept") == ("Dear Ida", 1)
    assert not (tmp_path / "kept").exists()
