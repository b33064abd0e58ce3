"""What the scripts say to whoever runs them, in Chinese and English."""

from __future__ import annotations

import sys
from typing import NoReturn


def say(chinese: str, english: str) -> None:
    """Prints both sentences at once, before what a child process prints next."""
    print(f"» {chinese}\n  {english}", flush=True)


def fail(chinese: str, english: str) -> NoReturn:
    """Says what went wrong and ends the program with code 1."""
    sys.stdout.flush()
    print(f"✗ {chinese}\n  {english}", file=sys.stderr, flush=True)
    sys.exit(1)
