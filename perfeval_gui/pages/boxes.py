"""Boxes beside each other, each with its word: a line ends between two of them, never within."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from perfeval_gui.domain.cells.kinds import BOXES
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.pages.model import STYLES, Cell, Paragraph, Run
from perfeval_gui.pages.text_heights import line_room

_BETWEEN: Final = "　"
_HALF: Final = 0.5
_NEXT: Final = pattern(f"{_BETWEEN}(?=[{''.join(BOXES.values())}] )")


def boxes(words: Iterable[tuple[str, bool]]) -> str:
    """All *words*, each behind a box that is ticked or not."""
    return _BETWEEN.join(f"{BOXES[ticked]} {word}" for word, ticked in words)


def in_lines(cell: Cell, width: float) -> Cell:
    """*cell* with as many boxes on a line as fit into *width* mm."""
    if not any(_NEXT.search(run.text) for line in cell.paragraphs for run in line.runs):
        return cell
    lines = (line for paragraph in cell.paragraphs for line in _lines(paragraph, line_room(width)))
    return replace(cell, paragraphs=tuple(lines))


def _lines(paragraph: Paragraph, room: float) -> Iterator[Paragraph]:
    style = STYLES[paragraph.style]
    line: list[Run] = []
    for run in paragraph.runs:
        first, *others = _NEXT.split(run.text)
        line.append(Run(first, run.name))
        for word in others:
            longer = f"{line[-1].text}{_BETWEEN}{word}"
            before = "".join(one.text for one in line[:-1])
            if _ems(f"{before}{longer}") * style.size <= room:
                line[-1] = Run(longer, run.name)
            else:
                yield replace(paragraph, runs=tuple(line))
                line = [Run(word, run.name)]
    yield replace(paragraph, runs=tuple(line))


def _ems(text: str) -> float:
    """How wide *text* is in the faces of forms, in which a digit, letter or space is half as wide.

    Not as careful as the estimate of heights: a line that is a bit too long is broken as any text.
    """
    return sum(_HALF if letter.isascii() else 1 for letter in text)
