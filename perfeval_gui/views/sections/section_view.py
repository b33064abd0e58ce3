"""What every section's view has in common."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.views.cells.binding import FormBinding
from perfeval_gui.views.cells.input_keys import focus_next
from perfeval_gui.views.cells.long_text import select

if TYPE_CHECKING:
    from perfeval_gui.views.tables.form_table import FormTable

_ANNEX: Final = "附件"
"""Begins the hint of a form that names the annex of the first edition where it is printed."""


class SectionView(QWidget):
    """The form of one section.

    A subclass sets its form up, then calls `bind` once its tables have their models.

    Attributes:
        tables: Those on it.

    Signals:
        visited: A cell got the focus. arg: its name, of a table cell too.
        refused: Something was refused. arg: one Chinese sentence.
        offered: Pasted cells can be read otherwise. arg: an `Offer`.
        asked: The clerk wants to know how a figure came about. arg: its name.
        wanted: The clerk wants to go to a cell that another section shows. arg: its name.
        ended: Return was pressed in the last cell.
    """

    visited = Signal(str)
    refused = Signal(str)
    offered = Signal(object)
    asked = Signal(str)
    wanted = Signal(str)
    ended = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show *document*."""
        super().__init__(parent)
        self.document = document
        self.tables: tuple[FormTable, ...] = ()

    def heightForWidth(self, width: int) -> int:
        """As high as what stands on it needs: Qt counts less where a text wraps above a box."""
        layout = self.layout()
        if layout is None:
            return super().heightForWidth(width)
        return max(layout.totalHeightForWidth(width), layout.totalMinimumHeightForWidth(width))

    def bind(self, *tables: FormTable) -> None:
        """Join the form's widgets and *tables* to the document and pass on what they say."""
        binding = FormBinding(self, self.document)
        binding.visited.connect(self.visited)
        binding.refused.connect(self.refused)
        binding.asked.connect(self.asked)
        binding.ended.connect(self.ended)
        self.tables = tables
        for table in tables:
            self._join_table(table)

    def _join_table(self, table: FormTable) -> None:
        # Imported here: many forms have no table.
        from perfeval_gui.views.tables.cell_menu import open_menu
        from perfeval_gui.views.tables.quick_keys import FillingKeys

        table.visited.connect(self.visited)
        table.refused.connect(self.refused)
        table.offered.connect(self.offered)
        table.asked.connect(self.asked)
        table.ended.connect(self._pass_table)
        FillingKeys(table)
        table.menu_wanted.connect(partial(open_menu, table))

    def _pass_table(self) -> None:
        """Return was pressed in the last cell of a table: go on to what comes after it."""
        table = self.sender()
        if isinstance(table, QWidget) and not focus_next(table):
            self.ended.emit()

    def go_to(self, name: str) -> bool:
        """Put the focus on the cell called *name*; False where this view does not show it."""
        widget = self.findChild(QWidget, name.replace(".", "__"))
        if widget is not None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return any(table.go_to(name) for table in self.tables)

    def go_to_heading(self, key: str) -> bool:  # noqa: ARG002 - only one view has headings
        """Put the focus into the text under the heading *key*; False where none is shown."""
        return False

    def begin(self) -> None:
        """Put the focus on the first cell that can be typed into.

        Where there is none, as of a report that must not change, it is on what can be read first.
        """
        if not focus_next(self):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.focusNextChild()

    def select(self, name: str, span: tuple[int, int]) -> None:
        """Select the words from *span* of the text in the cell called *name*."""
        box = self.findChild(QPlainTextEdit, name.replace(".", "__"))
        if box is not None:
            select(box, box.toPlainText(), span)

    def chosen(self) -> tuple[str, ...]:
        """The cells that are selected in the table with the focus; none where no table has it."""
        tables = (table for table in self.tables if table.hasFocus())
        return next((table.chosen_names() for table in tables), ())

    def place_in_hand(self) -> QRect:
        """Where the cell stands that the clerk was in last; nowhere where that is none."""
        widget: QWidget | None = self.focusWidget()
        if widget is None or widget is self:
            return QRect()
        inside = (one for one in self.tables if one is widget or one.isAncestorOf(widget))
        table = next(inside, None)
        if table is None:
            place = QRect(widget.mapTo(self, QPoint(0, 0)), widget.size())
            below = self.findChild(QLabel, f"{widget.objectName()}_fault")
            # What was found about it stands below, and belongs to it.
            if below is not None and below.isVisible():
                place |= QRect(below.mapTo(self, QPoint(0, 0)), below.size())
            return place
        table.scrollTo(table.currentIndex())
        cell = table.visualRect(table.currentIndex())
        return QRect(table.viewport().mapTo(self, cell.topLeft()), cell.size())

    def entitle(self, title: str) -> None:
        """Head the form with *title*, the edition's own; where it stands on paper is not known."""
        heading = self.findChild(QLabel, "title")
        if heading is not None:
            heading.setTextFormat(Qt.TextFormat.PlainText)
            heading.setText(title)
        hint = self.findChild(QLabel, "subtitle")
        if hint is not None and hint.text().startswith(_ANNEX):
            hint.setText(hint.text().partition("　")[2])

    def release(self) -> None:
        """Part from the document, before a report of another form is opened in it."""
        for table in self.tables:
            model = table.model()
            table.setModel(None)
            shiboken6.delete(model)

    def commit(self) -> None:
        """Finish what is being typed in a table cell, before a save, an export or a print."""
        for table in self.tables:
            table.commit()


def beside_title(view: QWidget) -> QHBoxLayout | None:
    """The row with the title of *view*, in which more may stand at the right.

    None where it has no title. Beside it a page that just fits on a small screen fits still.
    """
    layout, title = view.layout(), view.findChild(QLabel, "title")
    if title is None or not isinstance(layout, QVBoxLayout):
        return None
    for at in range(layout.count()):
        row = layout.itemAt(at).layout()
        if isinstance(row, QHBoxLayout) and row.indexOf(title) >= 0:
            return row
    row, at = QHBoxLayout(), layout.indexOf(title)
    layout.removeWidget(title)
    # At the height of the other titles, however much stands beside it.
    row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    layout.insertLayout(at, row)
    return row
