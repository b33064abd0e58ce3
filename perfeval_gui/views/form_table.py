"""The table widget of the forms: typing, moving on, pasting blocks, cells that are computed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial
from typing import Final, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QMenu,
    QTableView,
    QWidget,
)

from perfeval_gui.document.cell_table import (
    ROLE_COMPUTED,
    ROLE_FAULT,
    ROLE_NAME,
    CellTable,
    Index,
)
from perfeval_gui.domain.kinds import TEXT_LIMIT

_RETURNS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETES: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
MOST_CELLS: Final = 100_000
MOST_PASTED: Final = 4_000_000
"""Characters of one block; some hundred times the largest form."""


def read_block(text: str) -> list[list[str]]:
    """The cells of a block copied from Excel or WPS: rows by line ends, columns by tabs.

    A cell with line ends inside is quoted there, quotes in it doubled.
    """
    if '"' not in text:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
        return [line.split("\t") for line in lines]
    rows = csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter="\t", doublequote=True)
    return [row or [""] for row in rows]


def write_block(rows: list[list[str]]) -> str:
    """*rows* as a block that Excel, WPS and `read_block` read back."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue().removesuffix("\n")


def _refusal(block: list[list[str]]) -> str:
    """Why *block* is not pasted, for the clerk; empty where it is."""
    longest = max((len(cell) for row in block for cell in row), default=0)
    if longest <= TEXT_LIMIT and sum(len(row) for row in block) <= MOST_CELLS:
        return ""
    return f"粘贴的内容过大（最长一格 {longest} 字），没有粘贴。"


def cell_menu(table: FormTable, index: Index) -> QMenu:
    """What can be done with the cell at *index* of *table*."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    why = menu.addAction("这个数怎么来的\tCtrl+I")
    why.triggered.connect(partial(table.asked.emit, str(index.data(ROLE_NAME))))
    why.setEnabled(bool(index.data(ROLE_COMPUTED)))
    menu.addSeparator()
    for words, run in (
        ("复制\tCtrl+C", table.copy),
        ("粘贴\tCtrl+V", table.paste),
        ("清除\tDelete", table.clear),
    ):
        menu.addAction(words).triggered.connect(run)
    return menu


def places_after(
    table: CellTable, here: tuple[int, int], *, across: bool, back: bool
) -> Iterator[tuple[int, int]]:
    """Row and column of every cell behind *here*, row by row or column by column; or before it."""
    rows, columns = table.rowCount(), table.columnCount()
    inner = columns if across else rows
    (row, column), step = here, -1 if back else 1
    begin = row * columns + column if across else column * rows + row
    for place in range(max(begin + step, -1 if back else 0), -1 if back else rows * columns, step):
        outer, within = divmod(place, inner)
        yield (outer, within) if across else (within, outer)


class FormTable(QTableView):
    """A table in which Return goes down, Tab goes across, and computed cells are passed over.

    Signals:
        visited: The current cell changed. arg: its name.
        refused: A paste was refused. arg: one Chinese sentence.
        asked: The clerk wants to know how a computed cell came about. arg: its name.
    """

    visited = Signal(str)
    refused = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table; its model and delegate come from the view."""
        super().__init__(parent)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )
        self.setWordWrap(True)
        self.setAlternatingRowColors(False)
        low = self.fontMetrics().height() + 4
        self.verticalHeader().setDefaultSectionSize(low)
        # Qt's own least height is that of a header with an icon; a form has many rows.
        self.verticalHeader().setMinimumSectionSize(low)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def cells(self) -> CellTable:
        """The model, which is always a table of named cells."""
        return cast("CellTable", self.model())

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._return_to_cell)

    # ---- where the cursor is

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(current, previous)
        if current.isValid():
            self.setProperty("lastRow", current.row())
            self.setProperty("lastColumn", current.column())
            self.visited.emit(str(current.data(ROLE_NAME)))
            # Return goes on at once: what was wrong with the cell just left is still said.
            if fault := current.data(ROLE_FAULT) or previous.data(ROLE_FAULT):
                self.refused.emit(str(fault))

    def focusInEvent(self, event: QEvent) -> None:
        # Asked before: Qt makes the first cell current, but does not select it.
        nowhere = not self.currentIndex().isValid()
        super().focusInEvent(event)  # type: ignore[arg-type]  # Qt passes a QFocusEvent
        if nowhere:
            self._step(-1, 0, across=True)
        elif self.state() != QAbstractItemView.State.EditingState:
            self.visited.emit(str(self.currentIndex().data(ROLE_NAME)))

    def _return_to_cell(self) -> None:
        """After rows came or went, stay near the cell the clerk was in."""
        row, column = self.property("lastRow"), self.property("lastColumn")
        if isinstance(row, int) and isinstance(column, int) and self.model().rowCount():
            self.setCurrentIndex(self.model().index(min(row, self.model().rowCount() - 1), column))

    def go_to(self, name: str) -> bool:
        """Put the cursor on the cell called *name*; False where this table does not show it."""
        model = self.cells()
        for row, line in enumerate(model.lines):
            stem, _, column = name.rpartition(".")
            if line.name != stem:
                continue
            for at, shown in enumerate(model.columns):
                if column in (shown.shown, shown.typed):
                    self.setFocus(Qt.FocusReason.OtherFocusReason)
                    self.setCurrentIndex(model.index(row, at))
                    self.scrollTo(model.index(row, at))
                    return True
        return False

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            # A key the editor has no use for comes up here; Return is the delegate's to end with.
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.clear()
        elif event.key() in _DELETES and not event.modifiers():
            self.clear()
        elif event.key() in _RETURNS and here.isValid():
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._down(here, -1 if back else 1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next cell that can be typed into, and out of the table at its end."""
        here = self.currentIndex()
        if here.isValid() and self._step(here.row(), here.column(), across=True, back=not forward):
            return True
        return super(QAbstractItemView, self).focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        hints = QAbstractItemDelegate.EndEditHint
        here = self.currentIndex()
        row, column = here.row(), here.column()
        super().closeEditor(editor, hints.NoHint)
        if hint == hints.SubmitModelCache:
            self._down(self.model().index(row, column), 1)
        elif hint in (hints.EditNextItem, hints.EditPreviousItem):
            self.focusNextPrevChild(hint == hints.EditNextItem)

    def _down(self, here: QModelIndex, by: int) -> None:
        """To the next typable cell below; at the end of a column to the top of the next one."""
        if not self._step(here.row(), here.column(), across=False, back=by < 0):
            self.setCurrentIndex(here)

    def _step(self, row: int, column: int, *, across: bool, back: bool = False) -> bool:
        """Go to the next typable cell in reading order (or by columns); False at the end."""
        for r, c in places_after(self.cells(), (row, column), across=across, back=back):
            if self.cells().may_type(r, c) and not self.isColumnHidden(c):
                self.setCurrentIndex(self.model().index(r, c))
                return True
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            corner = self.viewport().mapToGlobal(self.visualRect(index).center())
            cell_menu(self, index).popup(event.globalPos() if by_mouse else corner)

    # ---- clipboard

    def _chosen(self) -> list[QModelIndex]:
        return sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))

    def copy(self) -> None:
        """Copy the selected cells as a block."""
        rows: dict[int, list[str]] = {}
        for index in self._chosen():
            rows.setdefault(index.row(), []).append(str(index.data() or ""))
        if rows:
            QGuiApplication.clipboard().setText(write_block(list(rows.values())))

    def paste(self) -> None:
        """Paste a block into the cells from the upper left selected one on, in one undo step."""
        text = QGuiApplication.clipboard().text()
        chosen = self._chosen()
        # A table without rows has no cell to start from; the block becomes its first rows.
        started = chosen or self.currentIndex().isValid() or not self.model().rowCount()
        if not text or not started:
            return
        # One too long is not even looked into: that alone would take seconds.
        block = read_block(text) if len(text) <= MOST_PASTED else [[text]]
        if refusal := _refusal(block):
            self.refused.emit(refusal)
            return
        start = chosen[0] if chosen else self.currentIndex()
        if len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1:
            places = [(index.row(), index.column()) for index in chosen]
            self.cells().put_into(places, block[0][0], "粘贴")
            return
        left = self.cells().paste(max(start.row(), 0), max(start.column(), 0), block)
        if left:
            self.refused.emit(left)

    def clear(self) -> None:
        """Empty the selected cells."""
        places = [(index.row(), index.column()) for index in self._chosen()]
        self.cells().put_into(places, "", "清除")

    def commit(self) -> None:
        """Finish the cell that is being typed in; the cursor stays on it."""
        if self.state() == QAbstractItemView.State.EditingState:
            # Leaving the editor is what makes the delegate take its text over.
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_rows(self) -> list[int]:
        """The rows that hold a selected cell, or the current one."""
        rows = {index.row() for index in self.selectedIndexes()}
        if not rows and self.currentIndex().isValid():
            rows = {self.currentIndex().row()}
        return sorted(rows)

    def choose_row(self, row: int, column: int = 0) -> None:
        """Put the cursor into *row*."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, column))
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(self.model().index(row, column), flag)
