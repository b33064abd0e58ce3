"""The table widget of the forms: typing, moving on, pasting blocks, cells that are computed."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QTableView,
    QWidget,
)

from perfeval_gui.document.clipboard.blocks import read_block, write_block
from perfeval_gui.document.confirming import confirm
from perfeval_gui.document.tables.cell_table import (
    ROLE_NAME,
    CellTable,
    Index,
)
from perfeval_gui.document.tables.pasted_figures import Offer
from perfeval_gui.domain.names.fields import kind_of
from perfeval_gui.views.cells.composing import settle
from perfeval_gui.views.kit.key_codes import RETURNS
from perfeval_gui.views.tables.cell_note import CellNote
from perfeval_gui.views.tables.chosen import chosen_places, chosen_rows
from perfeval_gui.views.tables.clipboard import copy_cells, start_pasting
from perfeval_gui.views.tables.heads import RowHeads
from perfeval_gui.views.tables.walking import Walk, place_of, places_after

__all__ = ["FormTable", "places_after", "read_block", "write_block"]

_ONLY: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect
_DELETES: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def why_locked(table: CellTable, row: int, column: int) -> str:
    """Why nothing can be typed there, for the clerk."""
    if why := table.document.why_not:
        return why
    if kind_of(table.document.report.form, table.typed_name(row, column)) is not None:
        return "这一格由它的明细相加得出；要直接填合计，先把明细这一栏清空。"
    name = table.name_at(table.index(row, column))
    if table.document.sheet.figure(name) is not None:
        return "这一格由程序计算，不用填；按 Ctrl+I 看是怎样算的。"
    return "这是表样上印的字，不用填。"


def words_for_nothing(table: CellTable, text: str, here: QModelIndex) -> str:
    """Why *text* goes nowhere, where the cell *here* cannot be typed into; empty where it can."""
    typed = here.isValid() and text.isprintable() and bool(text.strip())
    locked = typed and not table.may_type(here.row(), here.column())
    return why_locked(table, here.row(), here.column()) if locked else ""


class FormTable(QTableView):
    """A table in which Return goes down, Tab goes across, and computed cells are passed over.

    Signals:
        visited: The current cell changed. arg: its name.
        refused: A paste was refused. arg: one Chinese sentence.
        offered: Pasted cells can be read otherwise. arg: an `Offer`.
        asked: The clerk wants to know how a computed cell came about. arg: its name.
        menu_wanted: What can be done with a cell. args: its index, where.
        ended: Return was pressed in the last cell.
    """

    visited = Signal(str)
    refused = Signal(str)
    offered = Signal(object)
    asked = Signal(str)
    menu_wanted = Signal(object, object)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table; its model and delegate come from the view."""
        super().__init__(parent)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )
        self.setVerticalHeader(RowHeads(self))
        self._note = CellNote(self)
        self.walk = Walk()
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
            # The heads of columns do not show what is selected; Qt would ask each cell for it.
            self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
            model.modelReset.connect(self._return_to_cell)
            self.cells().altered.connect(self._note.tell_again)

    # ---- where the cursor is

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(current, previous)
        self.walk.forget()
        if current.isValid():
            self.setProperty("lastRow", current.row())
            self.setProperty("lastColumn", current.column())
            self.visited.emit(str(current.data(ROLE_NAME)))
            self._note.go(current, previous)

    def focusInEvent(self, event: QEvent) -> None:
        # Asked before: Qt makes the first cell current, but does not select it.
        nowhere = not self.currentIndex().isValid()
        super().focusInEvent(event)  # type: ignore[arg-type]  # Qt passes a QFocusEvent
        if nowhere:
            self.walk.to_first(self)
        elif self.state() != QAbstractItemView.State.EditingState:
            self.visited.emit(str(self.currentIndex().data(ROLE_NAME)))

    def _return_to_cell(self) -> None:
        """After rows came or went, stay near the cell the clerk was in."""
        row, column = self.property("lastRow"), self.property("lastColumn")
        if isinstance(row, int) and isinstance(column, int) and self.model().rowCount():
            self.setCurrentIndex(self.model().index(min(row, self.model().rowCount() - 1), column))

    def go_to(self, name: str) -> bool:
        """Put the cursor on the cell called *name*; False where this table does not show it."""
        place = place_of(self.cells(), name)
        if place is None:
            return False
        index = self.model().index(*place)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

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
        elif event.key() in RETURNS and here.isValid():
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.go_on(here, -1 if back else 1)
        else:
            if said := words_for_nothing(self.cells(), event.text(), here):
                self.refused.emit(said)
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next cell that can be typed into, and out of the table at its end."""
        if self.currentIndex().isValid() and self.walk.across(self, back=not forward):
            return True
        return super(QAbstractItemView, self).focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        hints = QAbstractItemDelegate.EndEditHint
        here = self.currentIndex()
        row, column = here.row(), here.column()
        super().closeEditor(editor, hints.NoHint)
        if hint != hints.RevertModelCache:
            self._note.leave(here)
        if hint == hints.SubmitModelCache:
            self.go_on(self.model().index(row, column), 1)
        elif hint in (hints.EditNextItem, hints.EditPreviousItem):
            self.focusNextPrevChild(hint == hints.EditNextItem)

    def go_on(self, here: QModelIndex, by: int) -> None:
        """On as Return does from *here*: to a cell below; with *by* -1 to one above."""
        if not self.walk.on(self, here, by):
            self.setCurrentIndex(here)
            if by > 0:
                self.ended.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(index, event.globalPos() if by_mouse else None)

    # ---- clipboard

    def chosen(self) -> list[QModelIndex]:
        """The selected cells, in the order of reading."""
        return [self.model().index(*place) for place in chosen_places(self)]

    def chosen_names(self) -> tuple[str, ...]:
        """What typing into the selected cells would change, by name."""
        cells = self.cells()
        names = (cells.typed_name(*place) for place in chosen_places(self))
        return tuple(name for name in names if name)

    def copy(self) -> None:
        """Copy the selected cells as a block."""
        copy_cells(self.chosen())

    def paste(self) -> None:
        """Paste a block into the cells from the upper left selected one on, in one undo step."""
        start_pasting(self, self.cells(), self.chosen(), self._tell)

    def _tell(self, told: str | Offer) -> None:
        (self.refused if isinstance(told, str) else self.offered).emit(told)

    def confirm(self) -> None:
        """Say of the selected cells that they were looked over."""
        self.refused.emit(confirm(self.cells().document, self.chosen_names()))

    def clear(self) -> None:
        """Empty the selected cells."""
        self.cells().put_into(chosen_places(self), "", "清除")

    def commit(self) -> None:
        """Finish the cell that is being typed in; the cursor stays on it."""
        settle(self)
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # The delegate takes the text then.

    def chosen_rows(self) -> list[int]:
        """The rows that hold a selected cell, or the current one."""
        here = self.currentIndex()
        return chosen_rows(self) or ([here.row()] if here.isValid() else [])

    def choose_row(self, row: int, column: int = 0) -> None:
        """Put the cursor into *row*."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, column))
            self.selectionModel().select(self.model().index(row, column), _ONLY)
