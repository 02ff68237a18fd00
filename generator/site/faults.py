"""What may stop a site from being built, each with lines that a person can act on."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.exceptions import PluginError


class SiteFault(PluginError):
    """The site cannot be built. `lines` say why, one fault each, in plain words.

    A `PluginError`, so that plain `mkdocs build` prints the lines and no traceback.
    """

    def __init__(self, lines: str | Sequence[str]) -> None:
        self.lines = (lines,) if isinstance(lines, str) else tuple(lines)
        super().__init__("\n".join(self.lines))

    def __reduce__(self) -> tuple[type[SiteFault], tuple[tuple[str, ...]]]:
        """Come whole out of another process."""
        return type(self), (self.lines,)


class LookFault(SiteFault):
    """`mkdocs.yml`, which decides the look of the site, cannot be used as it is written."""
