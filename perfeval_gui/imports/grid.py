"""Places of a table: columns in which nothing begins are none, and no two cells share a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from perfeval_gui.imports.errors import too_large
from perfeval_gui.imports.model import Cell

MOST_PLACES = 200_000
"""Places that the cells of a table cover."""


def demand_few(places: int) -> None:
    """Refuse a table that covers more *places* than a form ever does."""
    if places > MOST_PLACES:
        raise too_large(f"一张表的格子超过 {MOST_PLACES} 个")


def without_empty_columns(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The same cells in a grid in which a cell begins in every column.

    Programs divide a table as they like: what was nine columns may come back as thirty.
    """
    cells = tuple(cells)
    starts = {start: at for at, start in enumerate(sorted({cell.column for cell in cells}))}
    ends = sorted(starts)
    return tuple(
        replace(
            cell,
            column=starts[cell.column],
            columns=_begun(ends, cell.column, cell.column + cell.columns),
        )
        for cell in cells
    )


def _begun(starts: Sequence[int], first: int, end: int) -> int:
    return bisect_left(starts, end) - bisect_left(starts, first)
