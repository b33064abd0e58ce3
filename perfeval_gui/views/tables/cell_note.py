"""What was found about the cell of a table that the clerk is in, said beside the cell."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QScrollArea,
    QTableView,
    QWidget,
)

from perfeval_gui.document.mending import key_for
from perfeval_gui.document.tables.cell_table import (
    ROLE_FAULT,
    ROLE_MARK,
    ROLE_SAID,
    CellTable,
    Index,
)
from perfeval_gui.document.tables.shown_lines import Stretch
from perfeval_gui.views.cells.input_keys import STAYS
from perfeval_gui.working.line_ends import breakable

_DIGITS: Final = 52
"""Widest it gets, in digits."""
_GAP: Final = 2
_MOVES: Final = (QEvent.Type.Move, QEvent.Type.Resize)


class CellNote(QLabel):
    """One sentence in a frame beside its cell, on the page the table stands on; away for none.

    It covers neither that cell nor the one that is typed into next. Below the cell it is not
    held in by the table: one of a row or two has no room of its own for a sentence.
    """

    def __init__(self, table: QTableView) -> None:
        """Speak of cells of *table*."""
        super().__init__(table)
        self._table = table
        self._page: QWidget = table
        self._row, self._column, self._speaks = -1, -1, False
        self.setObjectName("cell_note")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        # A click goes to the cell under it.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        table.installEventFilter(self)
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self.place)

    def tell(self, index: Index) -> None:
        """Say what was found about the cell at *index*; nothing where nothing was."""
        said = str(index.data(ROLE_SAID) or "") if index.isValid() else ""
        self._row, self._column = index.row(), index.column()
        if said:
            level = str(index.data(ROLE_MARK))
            if self.property("level") != level:
                self.setProperty("level", level)
                self.style().unpolish(self)
                self.style().polish(self)
            self.setText(breakable(f"{said}{self._key(index)}"))
            self._come_along()
        self._speaks = bool(said)
        self.place()

    def _come_along(self) -> None:
        """Stand on what scrolls the table, or on its window: it may be put there at any time."""
        page: QWidget = self._table
        while (above := page.parentWidget()) is not None and not page.isWindow():
            if isinstance(above.parentWidget(), QScrollArea) and page is not self._table:
                break
            page = above
        if page is not self._page:
            self._page = page
            self.setParent(page)
            page.installEventFilter(self)

    def _key(self, index: Index) -> str:
        """That a key mends what was found, where it is the cell with the cursor."""
        cells = self._table.model()
        if index != self._table.currentIndex() or not isinstance(cells, CellTable):
            return ""
        return key_for(cells.finding_at(index.row(), index.column()))

    def tell_again(self, altered: list[Stretch], _marks: bool) -> None:
        """What is said of the current cell may be another thing now.

        Of the cell just left it is said on, as long as that cannot be read.
        """
        if not self._table.hasFocus():
            return
        here = self._table.currentIndex()
        within = any(first <= here.row() <= last for first, last, _ in altered)
        if within and self._table.state() != QAbstractItemView.State.EditingState:
            left = self._table.model().index(self._row, self._column)
            self.tell(left if self._speaks and left.data(ROLE_FAULT) else here)

    def go(self, current: Index, previous: Index) -> None:
        """The clerk went from *previous* to *current*."""
        self.leave(previous)
        # Return goes on at once: why the cell just left cannot be read is still said.
        self.tell(previous if previous.data(ROLE_FAULT) else current)

    def leave(self, index: Index) -> None:
        """Tell from now on what is wrong with the cell at *index*, a blank one too."""
        cells = self._table.model()
        if index.isValid() and isinstance(cells, CellTable) and index.row() < len(cells.lines):
            cells.document.told.leave(cells.typed_name(index.row(), index.column()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.place()
        elif watched is not self._table or not isinstance(event, QFocusEvent):
            pass
        elif event.gotFocus():
            # After Tab the focus comes from the editor only when the cursor has gone on.
            if not self._speaks:
                self.tell(self._table.currentIndex())
        else:
            # What is typed now needs the room.
            self._speaks = False
            self.hide()
            focused = QApplication.focusWidget()
            within = focused is not None and self._table.isAncestorOf(focused)
            if not within and event.reason() not in STAYS:
                self.leave(self._table.currentIndex())
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Stand at the cell, wherever it was scrolled to; nowhere while it is out of sight."""
        model = self._table.model()
        here = self._row, self._column
        cell = self._seen(model.index(*here)) if isinstance(model, CellTable) else QRect()
        self.setVisible(self._speaks and not cell.isEmpty())
        if self.isHidden():
            return
        taken = [cell, self._seen(self._table.currentIndex())]
        room = self._page.visibleRegion().boundingRect() & self._page.rect()
        width = min(self.fontMetrics().horizontalAdvance("0") * _DIGITS, room.width())
        note = QRect(0, 0, width, self.heightForWidth(width))
        note.moveLeft(max(min(cell.left(), room.right() - width), room.left()))
        tops = _tops(cell, note.height())
        places = (note.translated(0, top) for top in tops)
        fit = (one for one in places if room.contains(one) and not any(map(one.intersects, taken)))
        self.setGeometry(next(fit, note.translated(0, max(tops[1], room.top()))))
        self.raise_()

    def _seen(self, index: Index) -> QRect:
        """Where the cell at *index* is seen on the page; empty where it is not."""
        viewport = self._table.viewport()
        cell = self._table.visualRect(index) & viewport.rect()
        return cell.translated(viewport.mapTo(self._page, QPoint(0, 0)))


def _tops(cell: QRect, height: int) -> tuple[int, ...]:
    """Where a note so high may begin, the best first: below *cell*, above it, a row further."""
    further = cell.height()
    below, above = cell.bottom() + _GAP, cell.top() - height - _GAP
    return below, above, below + further, above - further
