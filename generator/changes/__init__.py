"""Changes: two versions of a playbook come in, what people will notice goes out, as values.

What is compared is what the rules do: over all situations of a table, at every minute of a chain, for every
promise. Where one side is broken, the rest is still compared, and what could not be is said.
"""

from __future__ import annotations

from generator.changes.compared import compare
from generator.changes.values import Changes, Version

__all__ = ["Changes", "Version", "compare"]
