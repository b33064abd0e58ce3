"""Words of others in a sentence: never more of them than can be read."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

MOST: Final = 40
_LONGEST_NAME: Final = 255
"""No system knows longer names of files."""


def cut(text: str, most: int = MOST) -> str:
    """*text* for a message: on one line, and no longer than *most* characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def in_letters(name: str) -> str:
    """The name of a file as it is read: its letters where the locale has not all of them.

    Python keeps the bytes it cannot read as halves of characters, which no output takes. What is
    no letter in any case becomes a mark.
    """
    try:
        return name.encode(errors="surrogateescape").decode(errors="replace")
    except UnicodeEncodeError:
        return name.encode(errors="replace").decode()


def named(path: PurePath) -> str:
    """The last part of *path* for a message: the whole name of a file, if it can be one."""
    name = in_letters(path.name)
    return name if len(name) <= _LONGEST_NAME else f"{name[:MOST]}…"
