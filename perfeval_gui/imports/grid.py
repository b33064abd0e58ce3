"""Places of a table: columns in which nothing begins are none, and no two cells share a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from perfeval_gui.imports import limits
from perfeval_gui.imports.errors import too_large
from perfeval_gui.imports.model import Cell


def demand_few(places: int) -> None:
    """Refuse a table that covers more *places* than a form ever does."""
    if places > limits.CELLS:
        raise too_large(f"一张表的格子超过 {limits.CELLS} 个")


class Taken:
    """Places of a table that a cell covers; no two cells cover the same."""

    def __init__(self) -> None:
        self._places: set[tuple[int, int]] = set()
        self._looked_at = 0

    def __contains__(self, place: tuple[int, int]) -> bool:
        return place in self._places

    def take(self, row: int, column: int, rows: int, columns: int) -> bool:
        """Take the places of a cell, unless one of them is taken.

        Raises:
            UnreadableError: More is asked for than a form ever has.
        """
        if rows * columns > 1:
            self._looked_at += rows * columns
            if self._looked_at > limits.JOINED:
                raise too_large(f"一张表里合并的格子超过 {limits.JOINED} 个")
        places = {(row + y, column + x) for y in range(rows) for x in range(columns)}
        if places & self._places:
            return False
        self._places |= places
        return True


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
