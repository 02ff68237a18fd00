"""Settling: a finished folder comes in and gets rights and times that depend on nothing but its content."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

# About a hundred days, so that two contents of one size and day almost never share a time.
SPREAD = 2**23


def settle(folder: Path, epoch: int) -> None:
    """Make everything readable, whatever the umask, and dated by its content.

    Web servers tell browsers "unchanged" by size and time alone. Were all times the build's, a "15m" that
    becomes "30m" on the same day would stay "15m" for whoever has the page.
    """
    for place, folders, files in os.walk(folder, topdown=False):
        for name in files:
            path = Path(place, name)
            path.chmod(0o644)
            date = abs(epoch - zlib.crc32(path.read_bytes()) % SPREAD)
            os.utime(path, (date, date))
        for name in folders:
            settle_folder(Path(place, name), epoch)
    settle_folder(folder, epoch)


def settle_folder(path: Path, epoch: int) -> None:
    """The same for a folder alone, without what is in it."""
    path.chmod(0o755)
    os.utime(path, (epoch, epoch))
