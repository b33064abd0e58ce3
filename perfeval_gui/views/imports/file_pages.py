"""A file as pages to look at: each table by itself, and the paragraphs between two tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, Literal

from perfeval_gui.imports.matching.result import Match, Trace
from perfeval_gui.imports.model import Cell, Contents, Paragraph, Table

MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 200
"""So much of a table is drawn; the rest was read all the same."""
MOST_TEXT: Final = 400
"""Characters of a cell that are drawn."""
WIDEST: Final = 26
_NARROWEST: Final = 5
"""Digits that a column is wide at most and at least."""
_MOST_LINES: Final = 8
_CHINESE: Final = 0x2E80
Became = Literal["value", "label", "unrecognised", ""]
Where = tuple[str, int, int, int]
"""File, number of the block in it, row and column; -1 both of a paragraph."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is drawn as one grid.

    Attributes:
        title: What it is: “去年.docx”第 2 张表.
        rows, columns: How large the grid is.
        cells: Its cells by row and column.
        places: Where in the file each of them stands.
        cut: Whether there is more of it than is drawn.
    """

    title: str
    rows: int
    columns: int
    cells: Mapping[tuple[int, int], Cell]
    places: Mapping[tuple[int, int], Where]
    cut: bool = False


@dataclass(slots=True)
class FilePages:
    """The pages of files, and what became of the texts on them."""

    pages: list[Page] = field(default_factory=list)
    _became: dict[Where, Became] = field(default_factory=dict)
    _stands: dict[Where, tuple[int, int, int]] = field(default_factory=dict)

    @staticmethod
    def of(files: Sequence[Contents], match: Match) -> FilePages:
        """The pages of *files*, as *match* reads them."""
        made = FilePages()
        for text in match.texts:
            at = _where(text.trace)
            # Of a text with several parts the most telling one is shown.
            if _WEIGHT[text.use] > _WEIGHT[made._became.get(at, "")]:
                made._became[at] = text.use
        for contents in files:
            for page in _pages(contents):
                number = len(made.pages)
                made.pages.append(page)
                for (row, column), place in page.places.items():
                    made._stands[place] = (number, row, column)
        return made

    def became(self, page: int, row: int, column: int) -> Became:
        """What became of the text there; empty where there is none."""
        place = self.pages[page].places.get((row, column))
        return self._became.get(place, "") if place is not None else ""

    def stands(self, trace: Trace) -> tuple[int, int, int] | None:
        """Page, row and column of *trace*; None where it is not drawn."""
        return self._stands.get(_where(trace))

    def is_at(self, trace: Trace, page: int, row: int, column: int) -> bool:
        """Whether *trace* leads there."""
        return self.stands(trace) == (page, row, column)


_WEIGHT: Final[dict[Became, int]] = {"": 0, "label": 1, "value": 2, "unrecognised": 3}


def _where(trace: Trace) -> Where:
    row = -1 if trace.row is None else trace.row
    column = -1 if trace.column is None else trace.column
    return trace.file, trace.block, row, column


def _pages(contents: Contents) -> Iterator[Page]:
    blocks = enumerate(contents.blocks)
    for is_table, group in groupby(blocks, key=lambda one: isinstance(one[1], Table)):
        if is_table:
            for number, block in group:
                assert isinstance(block, Table)
                yield _table(contents, number, block)
        else:
            yield _paragraphs(
                contents, [(n, one) for n, one in group if isinstance(one, Paragraph)]
            )


def _table(contents: Contents, number: int, table: Table) -> Page:
    drawn = [one for one in table.cells if one.row < MOST_ROWS and one.column < MOST_COLUMNS]
    return Page(
        title=f"“{contents.file}”{table.title}",
        rows=_size(one.row + one.rows for one in drawn),
        columns=_size(one.column + one.columns for one in drawn),
        cells={(one.row, one.column): one for one in drawn},
        places={
            (one.row, one.column): (contents.file, number, one.row, one.column) for one in drawn
        },
        cut=len(drawn) < len(table.cells),
    )


def _paragraphs(contents: Contents, group: Sequence[tuple[int, Paragraph]]) -> Page:
    drawn = group[:MOST_ROWS]
    first, last = drawn[0][1].place, drawn[-1][1].place
    return Page(
        title=f"“{contents.file}”{first}" + (f"至{last}" if last != first else ""),
        rows=len(drawn),
        columns=1,
        cells={
            (row, 0): Cell(row=row, column=0, text=one.text, place=one.place)
            for row, (_, one) in enumerate(drawn)
        },
        places={(row, 0): (contents.file, number, -1, -1) for row, (number, _) in enumerate(drawn)},
        cut=len(drawn) < len(group),
    )


def _size(ends: Iterable[int]) -> int:
    return max(ends, default=0)


# ---- how large it is drawn


def widths_of(page: Page) -> list[int]:
    """How many digits each column is wide: as what stands in it alone, within limits."""
    widths = [_NARROWEST] * page.columns
    for cell in page.cells.values():
        if cell.columns == 1:
            wanted = min(max(_widths(cell.text)), WIDEST) + 2
            widths[cell.column] = max(widths[cell.column], wanted)
    return widths


def lines_of(page: Page, widths: Sequence[int]) -> list[int]:
    """How many lines each row is high where columns are so many digits wide."""
    lines = [1] * page.rows
    for cell in page.cells.values():
        if cell.rows == 1:
            room = max(sum(widths[cell.column : cell.column + cell.columns]) - 1, 1)
            wanted = sum(width // room + 1 for width in _widths(cell.text))
            lines[cell.row] = max(lines[cell.row], min(wanted, _MOST_LINES))
    return lines


def _widths(text: str) -> Iterator[int]:
    """How many digits each line of *text* is wide, as far as it is drawn."""
    for line in text[:MOST_TEXT].split("\n"):
        yield sum(2 if ord(sign) >= _CHINESE else 1 for sign in line)
