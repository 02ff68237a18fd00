"""`playbook serve`: the handbook on this machine, rebuilt and reloaded at each save."""

from __future__ import annotations

import shutil
import tempfile
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import click

from generator.assemble import build_edition
from generator.banner import Outcome
from generator.cli.options import Setting, Unusable, known, no_such, shared
from generator.finding import Finding, Severity
from generator.page import Edition
from generator.pipeline import Examined, examine
from generator.report.text import text
from generator.serve import serve as watch_and_serve
from generator.site import engine
from generator.site.again import Before
from generator.site.faults import SiteFault
from generator.source.remembered import Reading, remembered
from generator.values import AUDIENCES
from generator.workers import AT_ONCE

WATCHED = ("playbook", "roles", "scenarios", "mkdocs.yml")
READY = "Open "  # so begins what the server says once it listens; the address follows


@click.command(
    epilog="\b\nExamples:\n  playbook serve\n  playbook serve --audience employee --port 8080 --open\n"
    "  playbook serve --language he"
)
@shared
@click.option(
    "--audience", type=click.Choice(AUDIENCES), default="comms", show_default=True, help="Which edition."
)
@click.option("--language", help="In which language [default: the one the playbook is written in].")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
def command(
    setting: Setting, audience: str, language: str | None, host: str, port: int, open_browser: bool
) -> None:
    """Show the handbook while you write: saved changes appear at once, findings stand in the page."""
    speak = partial(click.echo, color=setting.colour)

    def say(message: str) -> None:
        speak(message)
        if open_browser and message.startswith(READY):
            webbrowser.open(message.removeprefix(READY))

    watched = [setting.root / name for name in WATCHED] + list(setting.facilitator_dirs)
    try:
        memory = Memory()
        wanted = known(language) if language else ""
        watch_and_serve(lambda: rebuild(setting, audience, say, memory, wanted), watched, say, host, port)
    except SiteFault as why:
        raise Unusable(str(why)) from None


@dataclass
class Memory:
    """What a rebuild can use of those before it: the files as they were read, and the last pages."""

    reading: Reading = field(default_factory=remembered)
    before: Before | None = None

    def build(self, edition: Edition, look: Path, folder: Path, epoch: int) -> None:
        """Build an edition, but for the pages that have not changed since the last time."""
        says = look.read_bytes() if look.is_file() else b""
        engine.build(
            edition, look, folder, epoch, ready=self.before.ready(edition, says) if self.before else None
        )
        self.before = Before(edition, says, folder)


def rebuild(
    setting: Setting,
    audience: str,
    say: Callable[[str], None],
    memory: Memory | None = None,
    language: str = "",
) -> Outcome:
    """Build one edition into a new folder; with errors there is none, and the last good pages stay."""
    memory = memory or Memory()
    examined = examine(setting.root, setting.today, setting.facilitator_dirs, memory.reading)
    if examined.findings or not setting.quiet:
        say(text(examined, strict=False).rstrip())
    if not examined.sound:
        return Outcome(None, _weighing(examined, Severity.ERROR))
    # Done here the first time: whoever is started later finds the texts that were rendered then.
    if language and language not in examined.handbook.playbook.record.languages:
        raise SiteFault(f"{no_such(examined.handbook, language)} Start again without --language.")
    edition = build_edition(examined, audience, language, processes=AT_ONCE if memory.before else 1)
    folder = Path(tempfile.mkdtemp(prefix="playbook-serve-"))
    try:
        memory.build(edition, setting.root / "mkdocs.yml", folder, setting.epoch)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Outcome(folder, _weighing(examined, Severity.WARNING))


def _weighing(examined: Examined, severity: Severity) -> tuple[Finding, ...]:
    return tuple(f for f in examined.findings if f.severity is severity)
