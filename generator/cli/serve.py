"""`playbook serve`: the handbook on this machine, rebuilt and reloaded at each save."""

from __future__ import annotations

import click

from generator.cli.options import Setting, Unusable, shared
from generator.values import AUDIENCES


@click.command(
    epilog="\b\nExamples:\n  playbook serve\n  playbook serve --audience employee --port 8080 --open"
)
@shared
@click.option(
    "--audience", type=click.Choice(AUDIENCES), default="comms", show_default=True, help="Which edition."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
def command(setting: Setting, audience: str, host: str, port: int, open_browser: bool) -> None:
    """Show the handbook while you write: saved changes appear at once, findings stand in the page."""
    raise Unusable("not yet")
