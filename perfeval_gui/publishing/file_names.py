"""Names of exported files: what every system takes, and what a path can hold."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.reading import clean_text
from perfeval_gui.domain.edition.page_marks import word_of

if TYPE_CHECKING:
    from perfeval_gui.pages.model import Package

_FORBIDDEN: Final = pattern(r'[\\/:*?"<>|\x00-\x1f]')
_DEVICES: Final = pattern(r"(?i)(con|conin\$|conout\$|prn|aux|nul|(com|lpt)[\d¹²³]) *(\..*)?")
MOST_NAME: Final = 80
_EDGES: Final = " .\u3000"
_MOST_NAME_BYTES: Final = 240
"""Room is left for a number and the ending: systems take 255."""


def clean_name(name: str, more: int = 0) -> str:
    """*name* as every system takes it for a file: no forbidden marks, no device, not too long.

    *more* is how many bytes will come behind it before the ending.
    """
    name = _FORBIDDEN.sub("", clean_text(name, lines=False)).strip(_EDGES)[:MOST_NAME]
    # Linux counts bytes, and rare characters have four; what is cut in two goes whole.
    name = name.encode()[: _MOST_NAME_BYTES - more].decode(errors="ignore").strip(_EDGES)
    return f"_{name}" if not name or _DEVICES.fullmatch(name) else name


def file_name(package: Package, ending: str) -> str:
    """The suggested name of an exported file, which says what its pages are good for."""
    mark = f"（{word_of(package.mark)}）" if package.mark else ""
    return f"{clean_name(package.title, len(mark.encode()))}{mark}.{ending}"


def on_disk(name: str) -> str:
    """*name* as a path can hold it: in its bytes of UTF-8 where the locale has not its letters.

    That is how files are called wherever letters beyond ASCII are used, whatever the locale says.
    """
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return os.fsdecode(name.encode())
    return name
