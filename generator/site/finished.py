"""Our pages in the form MkDocs asks for: finished HTML with its contents list, never parsed as Markdown."""

from __future__ import annotations

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.page import Page, Section


class FinishedPage(MkDocsPage):
    """A page whose content is ready. What MkDocs would read from a file comes from the `Page` value."""

    def __init__(self, page: Page, config: MkDocsConfig) -> None:
        self.finished = page
        super().__init__(Markup(escape(page.title)), as_file(page.address, config), config)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """There is no source: only what a theme may ask for."""
        self.markdown = ""
        self.meta = {"description": Markup(escape(self.finished.summary))} if self.finished.summary else {}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Nothing is rendered: the theme prints the sections, already HTML, one after the other."""
        self.content = ""
        self.toc = contents(self.finished.sections)
        self.present_anchor_ids = {section.id for section in self.finished.sections}


def as_file(address: str, config: MkDocsConfig) -> File:
    """The place of a page among the files; always `index.md`, so that no address has a second meaning."""
    return File.generated(config, address + "index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)


def contents(sections: tuple[Section, ...]) -> TableOfContents:
    """The contents list: sections of level 3 below the section of level 2 before them."""
    top: list[AnchorLink] = []
    for section in sections:
        link = AnchorLink(Markup(escape(section.title)), section.id, section.level)
        (top[-1].children if section.level > 2 and top else top).append(link)
    return TableOfContents(top)
