"""Tags: how those of a page are told from its text. For all who read finished pages."""

from __future__ import annotations

# All that stands in a tag behind its name; a `>` between quotes does not end it. Possessive, and in runs
# of signs, so that no input makes it slow.
INSIDE = r"""[^<>"']*+(?:(?:"[^"]*+"|'[^']*+')[^<>"']*+)*+"""
