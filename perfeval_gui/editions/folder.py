"""An edition folder read whole; a broken one is refused with file, line and reason."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final

from perfeval_gui.domain.edition.drawing import Drawing
from perfeval_gui.editions.drawings import read_drawing
from perfeval_gui.editions.edition_toml import book_of, pages_of
from perfeval_gui.editions.places import EXAMPLES, TOML
from perfeval_gui.editions.proved import is_proved
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.reading.source import Source, read_text
from perfeval_gui.editions.slips.toml import toml_of
from perfeval_gui.kept.store import REPORT, key_of
from perfeval_gui.rules.figures.rulebook import Rulebook

_KEPT: Final = 8
"""Editions that are kept: more are hardly open in one program."""


def read_edition(folder: Path) -> Rulebook:
    """The edition in *folder*, with its rules, checked against its own worked examples.

    What files of the very same text said before is not worked out again.

    Raises:
        EditionError: Something in it is wrong; names file, line and reason.
        OSError: A file cannot be read.
    """
    text = read_text(folder / TOML)
    try:
        pages = tuple((page.name, read_text(page)) for page in pages_of(folder, _source(text)))
        examples = examples_of(folder)
        told = examples() if examples is not None else None
    except EditionError:
        # Which of its faults is told first is known to who reads it as a whole.
        return read_anew(folder)
    return _kept(folder.name, text, pages, told)


def read_anew(folder: Path) -> Rulebook:
    """As `read_edition`, whatever was read before."""
    source = Source(TOML, read_text(folder / TOML))
    return _checked(source, book_of(folder, source, read_page), examples_of(folder))


@lru_cache(maxsize=_KEPT)
def _source(text: str) -> Source:
    return Source(TOML, text, _said)


def _said(text: str) -> Mapping[str, object]:
    """What the TOML *text* says; kept, so that it is not read as TOML at the next start."""
    key = key_of("toml", text)
    if (kept := REPORT.get(key)) is not None:
        content = marshal.loads(kept)
        if isinstance(content, dict):
            return content
    content = toml_of(text)
    REPORT.add(key, partial(_in_bytes, content))
    return content


def _in_bytes(content: Mapping[str, object]) -> bytes | None:
    """*content* to be kept; None for figures without quotes and days, which are read anew."""
    try:
        return marshal.dumps(dict[str, Any](content))
    except ValueError:
        return None


@lru_cache(maxsize=_KEPT)
def _kept(
    name: str, text: str, pages: tuple[tuple[str, str], ...], examples: str | None
) -> Rulebook:
    """The edition called *name* whose files say *text*, *pages* and *examples*."""
    source, drawn = _source(text), dict(pages)
    book = book_of(Path(name), source, lambda file: read_drawing(file.stem, drawn[file.name]))
    if is_proved(name, text, pages, examples):
        return book
    return _checked(source, book, None if examples is None else lambda: examples)


def _checked(source: Source, book: Rulebook, examples: Callable[[], str] | None) -> Rulebook:
    for check in checks_of(source, book, examples):
        check()
    return book


def checks_of(
    source: Source, book: Rulebook, examples: Callable[[], str] | None
) -> Iterator[Callable[[], None]]:
    """What is checked of an edition that was read; each raises an EditionError."""
    # Imported here: what comes with the program is proved already.
    from perfeval_gui.editions.checking import check_examples, checks_of_names
    from perfeval_gui.editions.own.fitting import check_declared

    yield partial(check_declared, source, book)
    yield from checks_of_names(source, book)
    if examples is not None:
        yield partial(check_examples, examples, book)


def examples_of(folder: Path) -> Callable[[], str] | None:
    """What reads the worked examples of the edition in *folder*; None where it has none."""
    file = folder / EXAMPLES
    return partial(read_text, file) if os.path.lexists(file) else None


def read_page(file: Path) -> Drawing:
    """The part that *file* draws.

    Raises:
        EditionError: It is missing or not understood.
    """
    return read_drawing(file.stem, read_text(file))
