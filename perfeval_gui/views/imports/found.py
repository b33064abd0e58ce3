"""What was found in files of others: read, told which form they are, and what they offer."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from perfeval_gui.collecting.reading_back import is_asked
from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.limits import FILE_BYTES
from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.model import Contents
from perfeval_gui.imports.reading.files import read
from perfeval_gui.storage.disk.atomic import reason_of
from perfeval_gui.storage.disk.plainfiles import read_file
from perfeval_gui.views.imports.file_pages import FilePages
from perfeval_gui.views.imports.proposal import Proposal

LIKE: Final = 0.3
"""The part of the printed labels below which a file is called unlike the form."""
_OPEN_FIRST: Final = "这是收集表，请先打开发出它的那份草稿，再导入。"


@dataclass(frozen=True, slots=True)
class Found:
    """What was read and what it offers: the files as pages, the offers, a sentence for the head."""

    pages: FilePages
    proposal: Proposal
    head: str


def form_of(shelf: Shelf, files: Sequence[Contents]) -> tuple[str, int]:
    """Id of the edition that *files* are most like, and their year; empty for none.

    Raises:
        UnreadableError: One of them was sent round to be filled in.
    """
    if any(map(is_asked, files)):
        raise UnreadableError(_OPEN_FIRST)
    best: tuple[int, str, int] = (0, "", 0)
    for edition_id in shelf.ids():
        with suppress(EditionError, OSError):
            matcher = Matcher(shelf.read(edition_id))
            like = matcher.likeness(files)
            if like.labels > max(best[0], like.of * LIKE):
                year = matcher.match(files).year or matcher.book.edition.year
                best = (like.labels, edition_id, year)
    return best[1], best[2]


def contents_of(path: Path) -> Contents:
    """What the file at *path* holds.

    Raises:
        UnreadableError: It cannot be read; the sentence names it.
    """
    try:
        data = read_file(path, FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UnreadableError(
            f"打不开“{named(path)}”：{reason_of(error, reading=True)}。"
        ) from error
    try:
        return read(data, path.name)
    except UnreadableError as error:
        raise UnreadableError(f"“{named(path)}”：{error}") from None
