"""Which Chromium opens the pages under test: Debian's, or the one that the variable CHROMIUM names."""

from __future__ import annotations

import os
import shutil

CHROMIUM = shutil.which(os.environ.get("CHROMIUM", "chromium"))
