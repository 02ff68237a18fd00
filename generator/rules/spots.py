"""Spots: where in the content a rule, a step or a term was written."""

from __future__ import annotations

from dataclasses import dataclass

from generator.handbook import Document
from generator.kinds.record import Record
from generator.source import Route


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a document: the route of keys that leads to it. Documents are compared by identity."""

    document: Document[Record]
    route: Route = ()
