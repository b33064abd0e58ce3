"""How much of a long test is run: a part of it always, all of it when asked for."""

from __future__ import annotations

import os
from typing import Final

VARIABLE: Final = "PERFEVAL_FULL_TESTS"
"""Set by `python3 packaging/dev.py full`."""


def many(full: int, usual: int) -> int:
    """*full* where all of every test is asked for, otherwise *usual*."""
    return full if os.environ.get(VARIABLE) else usual
