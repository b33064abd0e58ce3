"""All that is wrong with an edition, as far as it can be told at once.

Who reads an edition stops at the first fault. Here what is at fault is taken out, and the rest is
read again. What may only follow from what is out is not told: rather one fault less than a false
one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.drawing import Drawing
from perfeval_gui.editions.edition_toml import book_of
from perfeval_gui.editions.folder import checks_of, examples_of, read_page
from perfeval_gui.editions.places import TOML
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.reading.source import Source, read_text
from perfeval_gui.editions.slips.languages import statement

_MOST: Final = 20
"""Faults after which the rest is left for the next time: each costs reading the edition anew."""
_OF_OTHERS: Final = pattern(
    r"没有“[^”]*”(?!这一项)|缺少 \[\[|分值合计|一个栏目也没有|依次写|上级“|没有明细|projects\[\]"
)
"""What is said of an entry because of what stands, or does not stand, elsewhere."""
_OF_ALL: Final = {"分值合计": "groups", "依次写": "bands"}
"""Groups that are at fault together, by what is said of them."""
_HEAD: Final = pattern(r"\[\[?([\w-]+)\]")
_YEAR: Final = pattern(r"\s*year\s*=")
_ANY_YEAR: Final = "year = 2024"


@dataclass(frozen=True, slots=True)
class Faults:
    """What was *found*, in the order of reading, and whether there may be *more*."""

    found: tuple[EditionError, ...]
    more: bool


def faults_of(folder: Path) -> Faults:
    """What is wrong with the edition in *folder*; nothing where it loads.

    Raises:
        OSError: A file cannot be read.
    """
    try:
        text = read_text(folder / TOML)
        source = Source(TOML, text)
    except EditionError as error:
        return Faults((error,), more=True)
    found: list[EditionError] = []
    pages: dict[str, EditionError] = {}
    read = partial(_page, pages)
    for _ in range(_MOST):
        try:
            book = book_of(folder, source, read)
        except EditionError as error:
            if not (found or pages) or not _OF_OTHERS.search(error.reason):
                found.append(error)
            less = _without(text, error)
            if less != text:
                text, source = less, Source(TOML, less)
                continue
        else:
            if not (found or pages):
                checks = checks_of(source, book, examples_of(folder))
                return Faults(tuple(_raised(checks)), more=False)
        break
    # What is checked of the whole is about what was taken out as well.
    return Faults((*found, *pages.values()), more=True)


def _page(faults: dict[str, EditionError], file: Path) -> Drawing | None:
    """The page in *file*; None, with its fault among *faults*, where it cannot be read."""
    try:
        return read_page(file)
    except EditionError as error:
        faults.setdefault(error.file, error)
        return None


def _raised(checks: Iterable[Callable[[], None]]) -> Iterator[EditionError]:
    for check in checks:
        try:
            check()
        except EditionError as error:
            yield error


def _without(text: str, fault: EditionError) -> str:
    """The *text* of edition.toml without what *fault* is told of; every line stays where it is.

    The same text where that cannot be said.
    """
    lines = text.split("\n")
    for n in _at_fault(lines, fault):
        # Without a year nothing else can be read.
        year = _group(lines, n) is None and _YEAR.match(lines[n]) and lines[n] != _ANY_YEAR
        lines[n] = _ANY_YEAR if year else ""
    return "\n".join(lines)


def _at_fault(lines: Sequence[str], fault: EditionError) -> Sequence[int]:
    group = next((one for words, one in _OF_ALL.items() if words in fault.reason), None)
    if group is None:
        return _span(lines, fault.line - 1) if fault.line else ()
    heads = [n for n, line in enumerate(lines) if line.startswith(f"[[{group}]]")]
    return [n for head in heads for n in _span(lines, head)]


def _group(lines: Sequence[str], at: int) -> int | None:
    """The line that the entry begins with in which *at* lies; None at the top."""
    return next((n for n in range(at, -1, -1) if _HEAD.match(lines[n])), None)


def _span(lines: Sequence[str], at: int) -> range:
    """The entry of a list that has the line *at*; elsewhere the one statement."""
    head = _group(lines, at)
    if head is None or (head < at and not lines[head].startswith("[[")):
        return statement(lines, at)
    below = range(head + 1, len(lines))
    return range(head, next((n for n in below if _HEAD.match(lines[n])), len(lines)))
