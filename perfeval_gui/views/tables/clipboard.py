"""Copying blocks of cells out of a table of a form, and pasting them into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QModelIndex
from PySide6.QtGui import QGuiApplication

from perfeval_gui.document.tables.blocks import (
    Block,
    pack,
    read_block,
    read_page,
    unpack,
    write_block,
)
from perfeval_gui.document.tables.pasted_figures import offers_of
from perfeval_gui.domain.cells.kinds import TEXT_LIMIT

if TYPE_CHECKING:
    from perfeval_gui.document.tables.cell_table import CellTable, Typed
    from perfeval_gui.document.tables.pasted_figures import Offer

CELLS: Final = "application/x-perfeval-cells"
"""Cells copied out of a form as they are; other programs get them as text."""
_LIBREOFFICE: Final = "application/x-libreoffice-tsvc"
MOST_CELLS: Final = 100_000
MOST_PASTED: Final = 4_000_000
"""Characters of one block; some hundred times the largest form."""
_MOST_PAGE: Final = 20 * MOST_PASTED
"""A page says of every cell how it looks."""


def block_in(data: QMimeData) -> Block:
    """The cells that *data* holds: those of a form, of LibreOffice, or of any other program.

    What is too long is not even looked into, that alone would take seconds: it comes as one cell.
    """
    text = data.text()
    if len(text) > MOST_PASTED:
        return [[text]]
    if data.hasFormat(CELLS) and (rows := unpack(bytes(data.data(CELLS).data()))) is not None:
        return rows
    office = any(_LIBREOFFICE in name for name in data.formats())
    page = data.html() if office else ""
    seen = read_page(page) if len(page) <= _MOST_PAGE else None
    return seen if seen is not None else read_block(text, quotes=not office)


def refusal_of(block: Block) -> str:
    """Why *block* is not pasted, for the clerk; empty where it is."""
    longest = max((len(cell) for row in block for cell in row), default=0)
    if longest <= TEXT_LIMIT and sum(len(row) for row in block) <= MOST_CELLS:
        return ""
    return f"粘贴的内容过大（最长一格 {longest} 字），没有粘贴。"


def copy_cells(chosen: Sequence[QModelIndex]) -> None:
    """Copy the cells that are *chosen* as a block."""
    rows: dict[int, list[str]] = {}
    for index in chosen:
        rows.setdefault(index.row(), []).append(str(index.data() or ""))
    if rows:
        data, block = QMimeData(), list(rows.values())
        data.setText(write_block(block))
        data.setData(CELLS, pack(block))
        QGuiApplication.clipboard().setMimeData(data)


def paste_cells(
    cells: CellTable, chosen: Sequence[QModelIndex], current: QModelIndex
) -> Iterator[str | Offer]:
    """Paste a block into *cells* from the first *chosen* one on, else from *current*: one step.

    Yields:
        Why nothing was pasted, or what of it found no place; and what it could also mean.
    """
    data = QGuiApplication.clipboard().mimeData()
    # A table without rows has no cell to start from; the block becomes its first rows.
    started = chosen or current.isValid() or not cells.rowCount()
    if not data.text() or not started:
        return
    block = block_in(data)
    if refusal := refusal_of(block):
        yield refusal
        return
    typed: list[Typed]
    if len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1:
        places = [(index.row(), index.column()) for index in chosen]
        typed = [(*place, block[0][0]) for place in places]
        cells.put_into(places, block[0][0], "粘贴")
    else:
        start = chosen[0] if chosen else current
        row, column = max(start.row(), 0), max(start.column(), 0)
        left = cells.paste(row, column, block)
        typed = list(cells.typed_at(row, column, block[: len(cells.lines) - row]))
        if left:
            yield left
    yield from offers_of(cells, typed)
