"""Each test of the engine begins with nothing remembered, so that what it proves was reckoned in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

from generator import engine


def remembering() -> Iterator[Callable[[], Any]]:
    """How to forget, for every function of the engine that remembers its answers."""
    for module in iter_modules(engine.__path__, "generator.engine."):
        for found in vars(import_module(module.name)).values():
            if hasattr(found, "cache_clear"):
                yield found.cache_clear


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    for forget in remembering():
        forget()
