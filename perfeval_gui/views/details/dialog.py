"""The window in which the 明细 of one cell is filled in."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.document.detailing import Detailing
from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.detail_table import DetailTable
from perfeval_gui.document.tables.pasted_figures import Offer, taken
from perfeval_gui.domain.record.report import Report
from perfeval_gui.views.tables.cell_being_typed import RowsApart, with_open_cell
from perfeval_gui.views.tables.cell_menu import open_menu
from perfeval_gui.views.tables.delegates import CellDelegate
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.tables.row_buttons import RowButtons
from perfeval_gui.views.tables.widths import FitRows, set_widths
from perfeval_gui.working.qt_text import caption

_SIZE: Final = (92, 25)
"""How wide and high the window is, in digits and lines of its type, where the screen has room."""
_WIDTHS: Final = (40, 16)
_BUTTONS: Final = ("增加一笔", "删除", "上移", "下移")
_HEAD: Final = (
    "每行一笔，合起来就是这一格的数。可以从 Excel 粘贴内容和金额两栏；金额里可以写 "
    "=1.2+3.4，多记的写成负数。随草稿保存。"
)


class _Typed(RowsApart):
    """What is typed in *dialog* and in no report yet is in the recovery copy all the same."""

    def __init__(self, dialog: QDialog, detail: Detailing) -> None:
        super().__init__(dialog)
        self._dialog, self._detail = dialog, detail

    def with_open_cell(self, report: Report) -> Report:
        rows = self._detail.rows.report
        typed = with_open_cell(rows, self._dialog)
        return report if typed is rows else self._detail.put_into(report, typed)


class DetailDialog(QDialog):
    """Every change is in the report at once, all of them as one step.

    Attributes:
        table: The rows.
        summed: What they come to.
        told: What the cell held before, and what is odd about the rows.
        said: Why something was refused.
    """

    def __init__(self, document: Document, name: str, parent: QWidget | None = None) -> None:
        """Open what stands behind the cell called *name* of *document*."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._detail = Detailing(document, name, self)
        _Typed(self, self._detail)
        self._offer: Offer | None = None
        self.setWindowTitle(f"明细：{self._detail.title}")
        self.table = FormTable(self)
        self.table.setObjectName("rows")
        self.table.setAccessibleName(f"{self._detail.title}的明细")
        self.summed, self.told, self.said = QLabel(self), QLabel(self), QLabel(self)
        self.take_offer = QPushButton(self)
        self.take_offer.hide()
        self._fill_table()
        self._lay_out()
        self._join()
        self._tell()
        self.table.choose_row(self.table.model().rowCount() - 1)

    @property
    def _rows(self) -> Document:
        return self._detail.rows

    def _fill_table(self) -> None:
        self.table.setModel(DetailTable(self._rows, self._detail.kind))
        self.table.setItemDelegate(CellDelegate(self.table))
        set_widths(self.table, _WIDTHS)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        digit = self.table.fontMetrics().horizontalAdvance("0")
        header.resizeSection(1, _WIDTHS[1] * digit)
        FitRows(self.table)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        head = QLabel(self._detail.why_not or _HEAD, self)
        head.setProperty("quiet", True)
        for label in (head, self.summed, self.told, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.summed.setObjectName("detail_sum")
        self.said.hide()
        layout.addWidget(head)
        layout.addLayout(self._row_buttons())
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summed)
        layout.addWidget(self.told)
        layout.addLayout(self._foot())
        room, metrics = self.screen().availableSize(), self.fontMetrics()
        wide, high = _SIZE[0] * metrics.horizontalAdvance("0"), _SIZE[1] * metrics.lineSpacing()
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))

    def _row_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        add, remove, up, down = (QPushButton(word, self) for word in _BUTTONS)
        for button in (add, up, down, remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        joined = self, self.table, self._rows, "details", "一笔"
        self._buttons = RowButtons(*joined, add, remove, up, down)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        close = QPushButton("完成", self)
        close.setProperty("main", True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.take_offer.setAutoDefault(False)
        row.addWidget(self.said, 1)
        row.addWidget(self.take_offer)
        row.addStretch(0)
        row.addWidget(close)
        return row

    def _join(self) -> None:
        self._detail.changed.connect(self._tell)
        self._detail.ended.connect(self.reject)
        self.table.refused.connect(self._say)
        self.table.offered.connect(self._take)
        self.table.ended.connect(self._add)
        self.table.menu_wanted.connect(partial(open_menu, self.table))
        self.take_offer.clicked.connect(self._accept_offer)
        history = self._rows.history
        keys = QKeySequence.StandardKey
        for key, run in ((keys.Undo, history.undo), (keys.Redo, history.redo)):
            QShortcut(QKeySequence(key), self).activated.connect(run)

    # ---- what is told

    def _tell(self) -> None:
        self.summed.setText(self._detail.summed())
        self.told.setText(told := self._detail.compared())
        self.told.setVisible(bool(told))
        self._say("")

    def _say(self, words: str, way: str = "") -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.take_offer.setText(caption(way))
        self.take_offer.setVisible(bool(way))

    def _take(self, offer: Offer) -> None:
        self._offer = offer
        self._say(f"{offer.text}。", offer.way)

    def _accept_offer(self) -> None:
        if self._offer is not None:
            self._rows.edit(self._offer.label, taken(self._rows.report, self._offer.changes))

    def _add(self) -> None:
        """Return in the last amount goes on with a new row, unless the last one is blank."""
        rows = self._rows.report.details.details
        if rows and rows[-1] in self._detail.filled():
            self._buttons.add()

    def done(self, result: int) -> None:
        """What is being typed belongs to it, however it is closed."""
        self.table.commit()
        super().done(result)
