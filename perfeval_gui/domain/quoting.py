"""Words of others in a sentence: never more of them than can be read."""

from __future__ import annotations

from typing import Final

MOST: Final = 40


def cut(text: str, most: int = MOST) -> str:
    """*text* for a message: on one line, and no longer than *most* characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
