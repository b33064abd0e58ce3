"""An older report read from whatever it lies in: a draft, a file that carries one, or any form."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from perfeval_gui.carriers.finding import is_document
from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.limits import FILE_BYTES
from perfeval_gui.imports.matching.choosing import alike, ranked
from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.model import Contents
from perfeval_gui.imports.reading.files import read
from perfeval_gui.returned.documents import Returned, found_in
from perfeval_gui.storage.disk.atomic import reason_of
from perfeval_gui.storage.disk.plainfiles import read_file
from perfeval_gui.storage.draft.draft import MAGIC, DraftError, load
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.years.older import Older, of_match, of_sheet

_NO_FORM: Final = "认不出是哪一种表。"
_TWO_FORMS: Final = "分不清是“{}”还是“{}”。"
_NO_YEAR: Final = "看不出是哪一年的。"
_LIKE: Final = 0.3
"""The part of its printed labels without which a file is of no form."""
_DOUBTFUL: Final = "有 {} 格存疑，没有拿来比。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What counts where a file does not say it, or says two things.

    Attributes:
        year: Its report year; 0 where nobody knows.
        edition: Id of the form it is of, where as much of that is in it as of another.
    """

    year: int = 0
    edition: str = ""


_NO_HINTS: Final = Hints()


class OlderError(Exception):
    """No older report can be read; the text is a Chinese sentence that names the file."""


class NoYearError(OlderError):
    """It does not say which year it is of."""


def content_of(path: Path) -> bytes:
    """The content of *path*; raises `OlderError`."""
    try:
        return read_file(path, FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise OlderError(f"打不开“{named(path)}”：{reason_of(error, reading=True)}。") from error


def read_older(data: bytes, name: str, shelf: Shelf, hints: Hints = _NO_HINTS) -> Older:
    """The report in *data*, the content of the file called *name*; editions are on *shelf*.

    An exported file in which somebody changed something is read as it stands, not as its draft:
    that is what was handed in.

    Raises:
        NoYearError: It cannot be told which year it is of.
        OlderError: It cannot be told what it is.
    """
    try:
        if data.startswith(MAGIC):
            report = load(data)
            book = shelf.read(report.edition)
            return of_sheet(book.evaluate(fitted(report, book.form)), name)
        if is_document(data) and (found := _carried(data, name, shelf)) is not None:
            return of_sheet(found.book.evaluate(found.report), name, found.told)
        return _of_any(read(data, name), name, shelf, hints)
    except (DraftError, EditionError, UnreadableError) as error:
        raise OlderError(f"“{name}”：{error}") from None


def _carried(data: bytes, name: str, shelf: Shelf) -> Returned | None:
    """What *data* carries, where nobody changed the file since; None where it is to be read."""
    try:
        found = found_in(data, name, shelf.read)
    except (DraftError, EditionError):
        return None
    return found if found.unchanged else None


def _of_any(contents: Contents, name: str, shelf: Shelf, hints: Hints) -> Older:
    matcher = _matcher(contents, name, shelf, hints)
    match = matcher.match([contents])
    if not match.year and hints.year:
        match = matcher.match([contents], hints.year)
    if not match.year:
        raise NoYearError(f"“{name}”{_NO_YEAR}")
    found = of_match(match, matcher.book, name, contents.told)
    if not (count := found.doubtful):
        return found
    return replace(found, told=(*found.told, _DOUBTFUL.format(count)))


def _matcher(contents: Contents, name: str, shelf: Shelf, hints: Hints) -> Matcher:
    matchers = {}
    for edition_id in shelf.ids():
        with suppress(EditionError, OSError):
            matchers[edition_id] = Matcher(shelf.read(edition_id))
    found = ranked(matchers.values(), [contents])
    likely = [one for one in found if one.labels >= one.of * _LIKE]
    if not likely:
        raise OlderError(f"“{name}”{_NO_FORM}")
    # A part of a large form looks like the whole of a small one.
    for one in likely:
        if one.edition == hints.edition and one.labels >= likely[0].labels:
            return matchers[one.edition]
    if alike(likely):
        first, second = (matchers[one.edition].book.edition.name for one in likely[:2])
        raise OlderError(f"“{name}”{_TWO_FORMS.format(first, second)}")
    return matchers[likely[0].edition]
