"""The trials: each writes a playbook, runs our command and its peer as processes, and prints a table."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from bench import markdown, nasty, peers, playbooks
from bench.measure import HEAD, Run, alternating, ratio, run
from generator.assemble import build_edition
from generator.pipeline import Examined, examine

DAY = str(playbooks.TODAY)
PORT = 8765
SAVES = 5


def check(size: int, rounds: int, seed: int) -> None:
    """`playbook check` with everything on, beside two tools that hold the same files to the schemas alone."""
    with folder() as home:
        playbooks.write(home, size, seed)
        schema = peers.write_schema(examined(home).handbook, home / "schema.json")
        files = documents(home)
        commands: dict[str, Callable[[], Run]] = {"playbook check": lambda: our_check(home)}
        if ajv := peers.ajv():
            command = [ajv, "validate", "--spec=draft2020", "--strict=false", "-s", schema]
            globs = [word for name in playbooks.CONTENT for word in ("-d", f"{name}/**/*.yaml")]
            commands["ajv-cli"] = lambda: run([*command, *globs], home)
        else:
            print("ajv-cli cannot be measured: there is no npm here.")
        series = alternating(rounds, commands)
        if checker := peers.check_jsonschema():
            slow = {"check-jsonschema": lambda: run([checker, "--schemafile", schema, *files], home)}
            series += alternating(1, slow)
        else:
            print("check-jsonschema cannot be measured: PyPI could not be reached.")
        average = sum(file.stat().st_size for file in files) / len(files)
        print(f"{len(files)} documents, {average:.0f} bytes each")
        print(HEAD, *series, sep="\n")
        print(*(ratio(series[0], peer) for peer in series[1:]), sep="\n")


def build(size: int, rounds: int, seed: int) -> None:
    """`playbook build` of the employee edition, beside plain MkDocs over the same pages as Markdown."""
    with folder() as home, folder() as plain:
        playbooks.write_scenarios(home, size, seed)
        pages = markdown.write(build_edition(examined(home), "employee"), plain / "docs")
        peers.write_mkdocs(plain)
        commands = {
            "playbook build": lambda: our_build(home),
            "mkdocs build": lambda: run([*peers.MKDOCS, "build", "--quiet"], plain),
        }
        series = alternating(rounds, commands)
        print(f"{pages} pages, {size} of them scenarios")
        print(HEAD, *series, sep="\n")
        print(ratio(*series))
        ours, theirs = megabytes(home / "site" / "employee"), megabytes(plain / "site")
        print(f"{ours:.0f} MB, each file also compressed twice, beside {theirs:.0f} MB")


def languages(size: int, rounds: int, seed: int) -> None:  # noqa: ARG001
    """`playbook build` of all audiences of the starter: all its languages beside its first alone."""
    with folder() as home:
        build = [*peers.PLAYBOOK, "build", "--root", peers.ROOT, "--today", DAY, "--quiet", "--site"]
        commands = {
            "five languages": lambda: run([*build, home / "all"]),
            "one language": lambda: run([*build, home / "one", "--language", "en"]),
        }
        series = alternating(rounds, commands)
        print(HEAD, *series, sep="\n")
        print(ratio(*series))


def growth(size: int, rounds: int, seed: int) -> None:  # noqa: ARG001
    """Time, memory and size by the number of pages and documents: flat is good."""
    print(f"{'':24} {'seconds':>8} {'of work':>8} {'peak MB':>8} {'ms work each':>13} {'KB each':>8}")
    for number in (300, 1000, 3000, 10_000):
        with folder() as home:
            playbooks.write(home, number, seed)
            done = our_check(home)
            print(f"check, {number:6} documents {_row(done, number)}", flush=True)
    for number in (100, 300, 1000, 2000, 5000):
        with folder() as home:
            playbooks.write_scenarios(home, number, seed)
            done = our_build(home)
            pages = list((home / "site" / "employee").rglob("*.html"))
            each = sum(page.stat().st_size for page in pages) / len(pages) / 1024
            print(f"build, {len(pages):6} pages     {_row(done, len(pages))} {each:8.1f}", flush=True)


def _row(done: Run, number: int) -> str:
    return f"{done.wall:8.1f} {done.work:8.1f} {done.peak:8.0f} {done.work / number * 1000:13.2f}"


def save(size: int, rounds: int, seed: int) -> None:  # noqa: ARG001
    """`playbook serve`: from saving a file to the new page."""
    with folder() as home:
        playbooks.write_scenarios(home, size, seed)
        file = home / "scenarios" / "scenario-1" / "scenario.yaml"
        command = [*peers.PLAYBOOK, "serve", "--root", home, "--today", DAY, "--port", PORT]
        server = subprocess.Popen([str(word) for word in command], cwd=peers.ROOT, stdout=subprocess.DEVNULL)
        try:
            wait_for("scenario-1", "html")
            print(f"{size} scenarios, seconds from save to page:", end=" ", flush=True)
            for number in range(SAVES):
                time.sleep(2)
                began = time.perf_counter()
                text = re.sub(
                    r"^summary: .*$", f"summary: Saved for the {number}th time.", file.read_text(), flags=re.M
                )
                file.write_text(text)
                wait_for("scenario-1", f"Saved for the {number}th time.")
                print(f"{time.perf_counter() - began:.1f}", end=" ", flush=True)
            print()
        finally:
            server.terminate()
            server.wait()


def wait_for(scenario: str, words: str) -> None:
    """Ask for a page until it says these words."""
    for _ in range(3000):
        try:
            with urlopen(f"http://127.0.0.1:{PORT}/scenarios/{scenario}/", timeout=60) as page:
                if words in page.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise SystemExit("the page never came")


def hostile(size: int, rounds: int, seed: int) -> None:  # noqa: ARG001
    """One hostile file in a small playbook: the slowest and the largest of all."""
    with folder() as home:
        playbooks.write(home, 30, seed)
        calm = our_check(home)
        print(f"{'':28} {'seconds':>8} {'of work':>8} {'peak MB':>8}  exit")
        print(f"{'without it':28} {calm.wall:8.2f} {calm.work:8.2f} {calm.peak:8.0f}  {calm.code}")
        for name, (path, content) in nasty.FILES.items():
            target = home / path
            target.write_bytes(content)
            done = run(check_command(home), wanted=(0, 1))
            target.unlink()
            print(f"{name:28} {done.wall:8.2f} {done.work:8.2f} {done.peak:8.0f}  {done.code}", flush=True)
        plain = our_build(home)
        for path, content in nasty.PROSE.items():
            (home / path).write_bytes(content)
        done = our_build(home)
        print(f"{'build':28} {plain.wall:8.2f} {plain.work:8.2f} {plain.peak:8.0f}  {plain.code}")
        name = f"build, {len(nasty.PROSE)} of hostile prose"
        print(f"{name:28} {done.wall:8.2f} {done.work:8.2f} {done.peak:8.0f}  {done.code}")


@contextmanager
def folder() -> Iterator[Path]:
    """A folder of our own, gone afterwards."""
    with TemporaryDirectory(prefix="bench-") as name:
        yield Path(name)


def examined(home: Path) -> Examined:
    found = examine(home, playbooks.TODAY)
    if found.findings:
        raise SystemExit(f"the playbook is not clean: {found.findings[0]}")
    return found


def documents(home: Path) -> list[Path]:
    return sorted(path for name in playbooks.CONTENT for path in (home / name).rglob("*.yaml"))


def check_command(home: Path) -> list[str | Path]:
    return [*peers.PLAYBOOK, "check", "--root", home, "--today", DAY, "--strict"]


def our_check(home: Path) -> Run:
    return run(check_command(home))


def our_build(home: Path) -> Run:
    for name in ("site", ".site-releases"):
        link = home / name
        link.unlink() if link.is_symlink() else shutil.rmtree(link, ignore_errors=True)
    return run([*peers.PLAYBOOK, "build", "--root", home, "--today", DAY, "--audience", "employee"])


def megabytes(place: Path) -> float:
    return sum(path.stat().st_size for path in place.resolve().rglob("*") if path.is_file()) / 1e6
