"""Which cells and rows of a table are selected: told by ranges, of which a pasted block is one.

Asked for the indexes, Qt asks each of tens of thousands of cells whether it may be selected.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionRange
from PySide6.QtWidgets import QTableView


def chosen_places(view: QTableView) -> list[tuple[int, int]]:
    """Row and column of each selected cell of *view*, in the order of reading."""
    places = {
        (row, column)
        for one in _ranges(view)
        for row in range(one.top(), one.bottom() + 1)
        for column in range(one.left(), one.right() + 1)
    }
    return sorted(places)


def chosen_rows(view: QTableView) -> list[int]:
    """The rows of *view* that hold a selected cell, from the top."""
    found = chosen_stretches(view)
    # A block, which is one range, may have thousands.
    return list(found[0]) if len(found) == 1 else sorted({row for rows in found for row in rows})


def chosen_stretches(view: QTableView) -> list[range]:
    """The rows of *view* that hold a selected cell, as stretches, which may overlap."""
    return [range(one.top(), one.bottom() + 1) for one in _ranges(view)]


def _ranges(view: QTableView) -> list[QItemSelectionRange]:
    selection = view.selectionModel().selection()
    return [selection.at(place) for place in range(selection.count())]
