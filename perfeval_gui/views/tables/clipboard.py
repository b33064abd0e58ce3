"""Copying blocks of cells out of a table of a form, and pasting them into it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from perfeval_gui.document.clipboard.blocks import (
    Block,
    Typed,
    pack,
    read_block,
    read_page,
    unpack,
    write_block,
)
from perfeval_gui.document.tables.pasted_figures import offers_of
from perfeval_gui.domain.cells.kinds import TEXT_LIMIT
from perfeval_gui.views.kit.progress import Stepped, Words
from perfeval_gui.working.pace import USUAL, Pace
from perfeval_gui.working.steps import STEP

if TYPE_CHECKING:
    from perfeval_gui.document.tables.cell_table import CellTable
    from perfeval_gui.document.tables.pasted_figures import Offer
    from perfeval_gui.domain.record.report import Report
    from perfeval_gui.imports.pasting.by_labels import Pasted

CELLS: Final = "application/x-perfeval-cells"
"""Cells copied out of a form as they are; other programs get them as text."""
_LIBREOFFICE: Final = "application/x-libreoffice-tsvc"
_WORDS: Final = Words(title="粘贴", text="正在粘贴……", leave="停止")
_ROUNDS: Final = 4
"""Each row is read, then an indicator has three figures; a bar need not know it better."""
MOST_CELLS: Final = 100_000
MOST_PASTED: Final = 4_000_000
"""Characters of one block; some hundred times the largest form."""
_MOST_PAGE: Final = 20 * MOST_PASTED
"""A page says of every cell how it looks."""


def block_in(data: QMimeData) -> Block:
    """The cells that *data* holds: those of a form, of LibreOffice, or of any other program.

    None where there is no text: one blank cell that was copied wipes nothing that was typed.
    What is too long is not even looked into, that alone would take seconds: it comes as one cell.
    """
    text = data.text()
    if len(text) > MOST_PASTED:
        return [[text]]
    if not text:
        return []
    if data.hasFormat(CELLS) and (rows := unpack(bytes(data.data(CELLS).data()))) is not None:
        return rows
    office = any(_LIBREOFFICE in name for name in data.formats())
    page = data.html() if office else ""
    seen = read_page(page) if len(page) <= _MOST_PAGE else None
    return seen if seen is not None else read_block(text, quotes=not office)


_MANY: Final = 2
"""Fewer rows are seen at once and need no word."""


def refusal_of(block: Block) -> str:
    """Why *block* is not pasted, for the clerk; empty where it is."""
    longest = max(map(len, map("".join, block)), default=0)
    if longest > TEXT_LIMIT:
        # Of most blocks no row is as long as a cell may be.
        longest = max(map(len, chain.from_iterable(block)))
    if longest <= TEXT_LIMIT and sum(map(len, block)) <= MOST_CELLS:
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


def start_pasting(
    view: QTableView,
    cells: CellTable,
    chosen: Sequence[QModelIndex],
    tell: Callable[[str | Offer], None],
    pace: Pace = USUAL,
) -> None:
    """Paste what the clipboard holds from the first *chosen* cell on, else from the current one.

    It is one edit. Of a long block its progress is shown, with a way to stop it; whoever does
    finds the report exactly as it was.

    Args:
        view: Shows *cells*.
        cells: Is pasted into.
        chosen: Its selected cells, in the order of reading.
        tell: Takes why nothing was pasted, or what found no place, and what else it could mean.
        pace: Says when progress is shown.
    """
    current = view.currentIndex()
    data = QGuiApplication.clipboard().mimeData()
    # A table without rows has no cell to start from; the block becomes its first rows.
    started = chosen or current.isValid() or not cells.rowCount()
    block = block_in(data) if started else []
    if not block:
        return
    start = chosen[0] if chosen else current
    if refusal := refusal_of(block):
        tell(refusal)
    elif not data.hasFormat(CELLS) and (found := by_labels(cells, start, block)) is not None:
        cells.document.edit("粘贴", found.report, typed=True)
        choose_names(view, cells, found.names)
        tell(found.told)
    else:
        steps = -(-len(block) // STEP) * _ROUNDS
        run = Stepped(view, _pasting(cells, chosen, current, block), _WORDS, steps, pace)
        area = QRect() if block_fills(block, chosen) else _area(start, block)
        run.ended.connect(partial(_show_pasted, view, cells, area, cells.document.report))
        run.ended.connect(partial(_tell_all, tell))
        run.start()


def by_labels(cells: CellTable, start: QModelIndex, block: Block) -> Pasted | None:
    """*block* put into *cells* by the words above and before it; None where it has none."""
    if len(block) * len(block[0]) == 1:
        return None
    # Imported here: most pastes have no words, and a start none of them.
    from perfeval_gui.document.tables.row_table import RowTable
    from perfeval_gui.imports.pasting.by_labels import Front, pasted_by_labels

    if isinstance(cells, RowTable):
        lines: tuple[str, ...] = (f"{cells.table}[0]",)
        labels: tuple[str, ...] = ()
    else:
        lines = tuple(one.name for one in cells.lines)
        labels = tuple(one.cells.texts[0] for one in cells.lines)
    front = Front(
        lines=lines,
        labels=labels,
        titles=tuple(map(cells.title_of, range(len(cells.columns)))),
        row=max(start.row(), 0),
        column=max(start.column(), 0),
    )
    return pasted_by_labels(cells.document.sheet, block, front)


def choose_names(view: QTableView, cells: CellTable, names: Sequence[str]) -> None:
    """Select the cells called *names* in *view*, and go to the first of them."""
    wanted = frozenset(names)
    found = [
        cells.index(row, column)
        for row in range(len(cells.lines))
        for column in range(len(cells.columns))
        if cells.typed_name(row, column) in wanted
    ]
    if found:
        view.setCurrentIndex(found[0])
        flag = QItemSelectionModel.SelectionFlag
        view.selectionModel().clearSelection()
        for index in found:
            view.selectionModel().select(index, flag.Select)


def told_pasted(rows: int, added: int) -> str:
    """That so many *rows* were pasted, of which some were *added*; empty for a single one."""
    if rows < _MANY:
        return ""
    return f"已粘贴 {rows} 行{f'，其中新增 {added} 行' if added else ''}；按 Ctrl+Z 撤销。"


def block_fills(block: Block, chosen: Sequence[QModelIndex]) -> bool:
    """Whether *block* is one cell that goes into each of several *chosen* ones."""
    return len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1


def _area(start: QModelIndex, block: Block) -> QRect:
    """The cells that *block* is laid into from *start* on, or from the first cell."""
    first = max(start.column(), 0), max(start.row(), 0)
    return QRect(*first, max(map(len, block)), len(block))


def _show_pasted(
    view: QTableView, cells: CellTable, area: QRect, before: Report, _told: object
) -> None:
    """Select the cells of *area*, which were pasted into; an empty one leaves what was chosen."""
    pasted = area.intersected(QRect(0, 0, cells.columnCount(), cells.rowCount()))
    if pasted.isEmpty() or cells.document.report is before:
        return
    first = cells.index(pasted.top(), pasted.left())
    last = cells.index(pasted.bottom(), pasted.right())
    view.setCurrentIndex(first)
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    view.selectionModel().select(QItemSelection(first, last), flag)


def _tell_all(tell: Callable[[str | Offer], None], told: tuple[str | Offer, ...]) -> None:
    for one in told:
        tell(one)


def _pasting(
    cells: CellTable, chosen: Sequence[QModelIndex], current: QModelIndex, block: Block
) -> Generator[None, None, tuple[str | Offer, ...]]:
    """Paste *block* into *cells* from the first *chosen* one on, else from *current*: one edit.

    In steps; the report changes in the last one. Gives why nothing was pasted, or what of it found
    no place, and what it could also mean.
    """
    typed: Iterable[Typed]
    left = pasted = ""
    if block_fills(block, chosen):
        places = [(index.row(), index.column()) for index in chosen]
        typed = [(*place, block[0][0]) for place in places]
        cells.put_into(places, block[0][0], "粘贴")
    else:
        start = chosen[0] if chosen else current
        row, column = max(start.row(), 0), max(start.column(), 0)
        rows = cells.rowCount()
        left = yield from cells.pasting(row, column, block)
        pasted = told_pasted(len(block), cells.rowCount() - rows)
        typed = cells.doubtful(row, column, block[: len(cells.lines) - row])
    told = (*((left,) if left else ()), *offers_of(cells, typed))
    return told or ((pasted,) if pasted else ())
