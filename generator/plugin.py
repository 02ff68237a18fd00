"""The MkDocs plugin `playbook`: a thin shell that lays one finished edition into a site.

`playbook build` hands the edition over; under plain `mkdocs build` and `mkdocs serve` the plugin looks for
the edition of the audience and language that `mkdocs.yml` names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from generator.finding import Finding
from generator.foreign import shown
from generator.page import Edition
from generator.site.preview import Preview
from generator.site.setting import Setting
from generator.values import LANGUAGES
from generator.workers import EVERYTHING, Share

WATCHED = ("playbook", "roles", "scenarios")


class Options(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say about the plugin."""

    audience = config_options.Choice(("employee", "comms", "facilitator"), default="comms")
    language = config_options.Choice(("", *LANGUAGES), default="")


class PlaybookPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Gives MkDocs the pages of one edition, and takes nothing from it but the theme."""

    setting: Setting
    given: tuple[Edition, Sequence[Finding]] | None = None
    ready: Mapping[str, Path]
    share: Share
    preview: Preview | None = None
    watching = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Begin anew: MkDocs keeps one plugin for the whole process. Served pages carry the findings."""
        self.given = self.preview = None
        self.ready = {}
        self.share = EVERYTHING
        self.watching = command == "serve"

    def hand_over(
        self,
        edition: Edition,
        findings: Sequence[Finding] = (),
        ready: Mapping[str, Path] | None = None,
        share: Share = EVERYTHING,
    ) -> None:
        """Use this edition or a share of it; `findings` stand on each page, `ready` pages are taken over."""
        self.given = edition, findings
        self.ready = ready or {}
        self.share = share

    def on_config(self, config: MkDocsConfig) -> None:
        """Fit the look to the edition."""
        root = Path(config.config_file_path).parent
        config.watch += [str(root / folder) for folder in WATCHED if (root / folder).is_dir()]
        self.preview = self.preview or Preview(root, self.config.audience, self.config.language)
        edition, findings = self.given or self.preview.look(watching=self.watching)
        self.setting = Setting(
            edition, findings, guarded=not self.watching, ready=self.ready, share=self.share
        )
        self.setting.settle(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Lay the pages among the files."""
        self.setting.lay(files, config)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Give the theme its words, and old addresses their pages."""
        self.setting.dress(env, files, config)

    def on_page_context(self, context: Any, *, page: Any, config: MkDocsConfig, nav: Any) -> Any:  # noqa: ARG002
        """Say what stands around a page."""
        return context | self.setting.around(page.finished)

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG002
        """Say what stands around the page for addresses that do not exist."""
        return context | self.setting.around()

    def on_post_page(self, output: str, *, page: Any, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Make elements of the marks around foreign titles, and hold each page to its policy."""
        html = shown(Markup(output))
        self.setting.prove(html, page.finished.address)
        return html

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The same for the page for addresses that do not exist."""
        html = shown(Markup(output_content))
        self.setting.prove(html, template_name)
        return html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is no page."""
        self.setting.complete(Path(config.site_dir))
