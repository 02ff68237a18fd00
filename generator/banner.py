"""What `serve` adds to a page: the outcome of a build comes in, a strip that says what to repair goes out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.finding import Finding

OWN = "/_playbook/"
SHOWN = 50

# Both come as files, since the pages' policy lets nothing inline run; it allows files of the same place.
RELOAD = """\
// Asks whether there is a newer build, and shows it. While the page is out of sight it does not ask.
(() => {
  const { epoch, page } = document.currentScript.dataset;
  let asked;
  const ask = async () => {
    asked = new AbortController();
    let pause = 3000;
    try {
      const answer = await fetch(`/livereload/${epoch}/${page}`, { signal: asked.signal });
      if (Number(await answer.text()) > Number(epoch)) return location.reload();
      if (answer.ok) pause = 0;
    } catch (stopped) {
      if (stopped.name === "AbortError") return;
    }
    setTimeout(ask, pause);
  };
  const look = () => document.visibilityState === "visible" ? ask() : asked && asked.abort();
  addEventListener("visibilitychange", look);
  addEventListener("beforeunload", () => asked && asked.abort());
  look();
})();
"""
STYLE = """\
.playbook-repair { position: fixed; inset-block-end: 0; inset-inline: 0; z-index: 100; max-block-size: 45vh;
  overflow: auto; padding: .75rem 1.25rem; background: #fff8e6; color: #1f1a10;
  border-block-start: .25rem solid #b26a00; font: 1rem/1.5 system-ui, sans-serif; }
.playbook-repair--stale { background: #fdecea; border-color: #b3261e; }
.playbook-repair summary { cursor: pointer; font-weight: 600; }
.playbook-repair ol { margin: .5rem 0 0; padding-inline-start: 1.5rem; }
.playbook-repair li { margin-block: .4rem; }
.playbook-repair code { direction: ltr; unicode-bidi: isolate; font: .9rem/1.4 ui-monospace, monospace; }
.playbook-repair p { margin: .25rem 0; color: #5c5140; }
.playbook-alone { position: static; max-block-size: none; border: 0; max-inline-size: 60rem;
  margin: 2rem auto; }
@media print { .playbook-repair { display: none; } .playbook-alone { display: block; } }
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rebuild gave: a fresh folder with the pages, or none, and what there is to repair."""

    folder: Path | None
    findings: Sequence[Finding] = ()


def summary(latest: Outcome, pages: Path | None) -> str:
    """One line for the terminal."""
    count = len(latest.findings)
    todo = f"{count} thing{'' if count == 1 else 's'} to repair" if count else "Nothing to repair"
    if latest.folder is not None:
        return f"{todo}."
    return f"{todo}; the last good pages stay." if pages else f"{todo}; there are no pages yet."


def banner(latest: Outcome, *, alone: bool) -> str:
    """The findings as a strip at the foot of every page, or as all there is on it."""
    if not latest.findings and latest.folder is not None:
        return ""
    stale = latest.folder is None
    count = len(latest.findings)
    title = f"{count} thing{'' if count == 1 else 's'} to repair in the playbook"
    if stale:
        title += ". There are no pages yet." if alone else ". You see the last good pages."
    items = "".join(map(item, latest.findings[:SHOWN]))
    more = f"<p>and {count - SHOWN} more: see the terminal</p>" if count > SHOWN else ""
    marks = f"playbook-repair{' playbook-repair--stale' * stale}{' playbook-alone' * alone}"
    return (
        f'<link rel="stylesheet" href="{OWN}style.css"><aside class="{marks}" lang="en" dir="ltr">'
        f"<details{' open' * stale}><summary>{title}</summary><ol>{items}</ol>{more}</details></aside>"
    )


def item(finding: Finding) -> str:
    """One finding: where, what, and what to do."""
    place = finding.place
    where = f"<code>{escape(place.path)}:{place.line}:{place.column}</code> " if place.path else ""
    way_out = f"<p>{escape(finding.help)}</p>" if finding.help else ""
    return f"<li>{where}{escape(finding.sentence)}{way_out}</li>"


def reload_script(epoch: int) -> str:
    """The tag of the script that waits for a build newer than this one."""
    return f'<script src="{OWN}reload.js" data-epoch="{epoch}" data-page="{time.monotonic_ns()}"></script>'


def page_alone(latest: Outcome, epoch: int) -> str:
    """A page with nothing but the findings, while there has been no good build."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The handbook</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1"></head><body>'
        f"{banner(latest, alone=True)}{reload_script(epoch)}</body></html>"
    )


OWN_FILES = {
    f"{OWN}reload.js": ("text/javascript", RELOAD),
    f"{OWN}style.css": ("text/css", STYLE),
}
