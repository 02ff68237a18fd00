"""The program as a whole: its help, and how it ends when something else goes wrong than the content."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import generator.cli as cli
from generator.cli import COMMANDS, playbook

HERE = Path(__file__).parents[2]

PATIENCE = 60
FAILING = """\
import sys
from generator import cli
from generator.cli import checks
def failing(*_, **__):
    raise {fault}
checks.command.callback = failing
sys.argv = ["playbook", "checks"]
cli.main()
"""


def help_of(*words: str) -> str:
    return CliRunner().invoke(playbook, [*words, "--help"]).output


def test_the_help_lists_all_commands_and_how_to_complete_them():
    shown = help_of()

    for name, line in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(line)}$", shown, re.MULTILINE)
    assert '\n    eval "$(_PLAYBOOK_COMPLETE=bash_source playbook)"\n' in shown


def leaves() -> Iterator[str]:
    """Every command that does something: `check`, `translations status`."""
    for name in COMMANDS:
        command = playbook.get_command(None, name)
        yield from (
            (f"{name} {one}" for one in command.commands) if isinstance(command, click.Group) else [name]
        )


every_command = pytest.mark.parametrize("name", [*leaves()])


@every_command
def test_each_command_says_what_it_does_and_shows_an_example(name: str):
    shown = help_of(*name.split())

    assert re.search(rf"^ +Examples:\n    playbook {name}\b", shown, re.MULTILINE)
    assert "--no-color" in shown
    options = re.findall(r"^  (?:-\w, )?(--[\w-]+)(?: +\S+)?  +\S", shown, re.MULTILINE)
    assert options, "no option has a line of help"


@every_command
def test_every_command_takes_the_shared_options(name: str):
    first, *inner = name.split()
    command = playbook.get_command(None, first)
    for one in inner:
        command = command.commands[one]
    options = {option for param in command.params for option in param.opts}

    assert {"--root", "--facilitator-dir", "--today", "--quiet", "--no-color"} <= options


def test_a_command_that_does_not_exist_gets_a_suggestion(process):
    said = process("chek")

    assert said.code == 2
    assert "there is no command 'chek'. Did you mean 'check'?" in said.err


def test_a_fault_of_ours_is_a_short_line_and_a_file(process, tmp_path):
    said = process(python=FAILING.format(fault="ZeroDivisionError('division by zero')"), TMPDIR=str(tmp_path))

    assert said.code == 3
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    [log] = tmp_path.glob("playbook-*.log")
    assert str(log) in said.err
    assert "ZeroDivisionError: division by zero" in log.read_text()


def test_where_no_file_can_be_written_the_fault_is_still_told(process, tmp_path, monkeypatch):
    nowhere = "import tempfile; tempfile.tempdir = '/proc/nowhere'\n"

    said = process(python=nowhere + FAILING.format(fault="ZeroDivisionError('division by zero')"))

    assert said.code == 3
    assert said.err.count("\n") == 1
    assert "Please tell us: ZeroDivisionError: division by zero." in said.err


def test_a_full_disk_is_no_fault_of_ours(process):
    said = process(python=FAILING.format(fault="OSError(28, 'No space left on device', '/srv/out')"))

    assert (said.code, said.err) == (2, "Error: /srv/out: No space left on device.\n")


def test_a_file_where_a_folder_is_needed_is_wrong_usage(process, tmp_path):
    (tmp_path / "note").write_text("")

    said = process("init", tmp_path / "note" / "ours")

    assert said.code == 2
    assert re.fullmatch(rf"Error: {tmp_path}/note/\S+: Not a directory\.\n", said.err)


def test_ctrl_c_ends_quietly(process):
    said = process(python=FAILING.format(fault="KeyboardInterrupt"))

    assert (said.code, said.out, said.err.strip()) == (130, "", "")


def test_ctrl_c_ends_a_served_handbook_quietly(process, tmp_path):
    process("init", tmp_path / "ours")
    command = [sys.executable, "-m", "generator", "serve", "--root", str(tmp_path / "ours"), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(HERE), "PYTHONUNBUFFERED": "1"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True) as server:
        assert server.stdout
        for line in server.stdout:
            if line.startswith("Open http://127.0.0.1:"):
                break
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=PATIENCE)

    assert server.returncode in (0, 130)
    assert "Traceback" not in out + err


def test_whoever_reads_only_the_first_lines_hears_no_complaint(playbook):
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "generator", "checks"],
        env=environment, stdout=writer, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    os.close(writer)

    assert done.stderr == ""


def test_a_terminal_that_cannot_show_our_letters_shows_their_codes(process, tmp_path):
    (tmp_path / "playbook").mkdir()
    (tmp_path / "playbook/playbook.yaml").write_text("kind: playbook\nid: ślad\ntitle: Ślad\n")

    said = process("check", "--root", tmp_path, PYTHONIOENCODING="latin-1")

    assert said.code == 1
    assert "\\u015blad" in said.out


def test_it_runs_as_a_process_with_the_exit_codes_of_its_help(process, playbook):
    clean, broken = playbook(), playbook({"roles/x.yaml": "kind: rolle\n"})

    assert process("check", cwd=clean / "roles").code == 0
    said = process("check", "--format", "json", cwd=broken)
    assert said.code == 1
    assert json.loads(said.out)["summary"]["error"] > 0
    assert said.err == ""
    assert process("check", "--root", clean / "roles").code == 2


def test_the_version_is_told(process):
    assert re.fullmatch(r"playbook \d+\.\d+\.\d+\n", process("--version").out)


def test_completion_of_the_shell_knows_the_commands(process):
    said = process(COMP_WORDS="playbook ch", COMP_CWORD="1", _PLAYBOOK_COMPLETE="bash_complete")

    assert said.out.split() == ["plain,check", "plain,checks"]


def test_check_starts_without_loading_what_only_a_build_needs(process):
    script = "import sys, generator.cli.check; print(*{n.partition('.')[0] for n in sys.modules})"

    assert not {"mkdocs", "jinja2", "rich", "brotli"} & set(process(python=script).out.split())


def test_each_command_has_a_module_of_its_name():
    assert {path.stem for path in Path(cli.__file__).parent.glob("*.py")} >= set(COMMANDS)
