"""与往年并排: the files of other years above, the figures of the section that is shown below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.edition.sections import Section
from perfeval_gui.views.years.files import YearFiles, label, link
from perfeval_gui.views.years.memory import Kept
from perfeval_gui.views.years.table import TITLE, YearsView
from perfeval_gui.years.beside import Beside
from perfeval_gui.years.blocks import Block, blocks_of
from perfeval_gui.years.older import Older

_EMPTY: Final = (
    "还没有往年的材料。点“添加…”选往年的草稿、导出的文件，或者填好的 Word、Excel 表，"
    "是哪一年、哪一种表由程序认。只在这里对照，不打印，也不写进导出的文件。"
)
_NOTHING: Final = "这一部分没有可以和往年比的数。"
_WIDE, _TOLD, _LOW = 66, 4, 26
"""Of the panel in digits, of what is told, and of a panel too low for that, in lines."""


class YearsPanel(QWidget):
    """Shows older reports beside the open one, and follows it while the clerk types.

    Attributes:
        files: Which years there are.

    Signals:
        chosen: The clerk wants to go to a cell. arg: its name.
        asked: The clerk wants to explain a jump. arg: the name of the cell.
        add_wanted: More files are to be added.
        closed: The clerk is done with it.
    """

    chosen = Signal(str)
    asked = Signal(str)
    add_wanted = Signal()
    closed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show what stands beside *document*; nothing yet."""
        super().__init__(parent)
        self._document = document
        self._older: tuple[Older, ...] = ()
        self._key = ""
        self._blocks: tuple[Block, ...] = ()
        self.files = YearFiles(self)
        self.block, self.since = QComboBox(self), QComboBox(self)
        self.empty = label("", self, quiet=True)
        self.table = YearsView(self)
        self.told = QPlainTextEdit(self)
        self._lay_out()
        self.block.activated.connect(self._show)
        self.since.activated.connect(self._show)
        self.table.wanted.connect(self._go_on)
        self.table.asked.connect(self._ask)
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        document.checked.connect(self._follow)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("0") * _WIDE, super().sizeHint().height())

    def _lay_out(self) -> None:
        title = label(TITLE, self)
        title.setProperty("heading", True)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        self.add = link("添加…", "添加往年的材料", self, self.add_wanted.emit)
        head.addWidget(self.add)
        self.fold = link("收起", "收起往年的材料（Esc）", self, self.closed.emit)
        head.addWidget(self.fold)
        self.block.setAccessibleName("比哪一栏")
        self.since.setAccessibleName("和哪一年比")
        row = QHBoxLayout()
        row.addWidget(self.block, 1)
        row.addWidget(self.since)
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName("选中的一行")
        self.told.setFixedHeight(self.fontMetrics().lineSpacing() * _TOLD + 14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 14, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.files)
        layout.addWidget(self.empty)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        layout.addStretch(0)

    # ---- which years, which section

    def show_older(self, older: Sequence[Older], missing: Sequence[Kept]) -> None:
        """Show *older* reports, the earliest first, and say which are *missing*."""
        self._older = tuple(older)
        beside = Beside(self._document.sheet, self._older)
        self.files.show_files(older, missing, [beside.other_unit(one) for one in older])
        self._chain()
        self.since.clear()
        self.since.addItems([f"与 {one.year} 年比" for one in older])
        self.since.setCurrentIndex(len(older) - 1)
        self._show()

    def _chain(self) -> None:
        """Let Tab go through the panel as it is seen: from the top to the bottom."""
        before = (self.add, self.fold, *self.files.buttons())
        behind = (self.block, self.since, self.table, self.told)
        for one, other in pairwise((*before, *behind)):
            QWidget.setTabOrder(one, other)

    def show_section(self, key: str) -> None:
        """Show the figures of the section called *key*."""
        if key != self._key:
            self._key = key
            self.block.clear()
            self._show()

    def _section(self) -> Section | None:
        """The section that is shown; another form may have none of its key."""
        sections = self._document.sheet.edition.sections
        return next((one for one in sections if one.key == self._key), None)

    def visit(self, name: str) -> None:
        """Choose the line of the cell called *name*, where it is shown."""
        row = self.table.rows.row_of(name) if name else -1
        if row >= 0 and not self.table.hasFocus():
            self.table.setCurrentIndex(self.table.rows.index(row, 0))

    # ---- what is shown

    @property
    def _low(self) -> int:
        """A panel no higher than this keeps its room for the table."""
        return self.fontMetrics().lineSpacing() * _LOW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.told.setVisible(not self.table.isHidden() and self.height() > self._low)

    def showEvent(self, event: QShowEvent) -> None:
        self._show()
        super().showEvent(event)

    def _follow(self, _state: State) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        sheet, section = self._document.sheet, self._section()
        self._blocks = blocks_of(sheet, section) if section is not None else ()
        titles = [one.title for one in self._blocks]
        if [self.block.itemText(number) for number in range(self.block.count())] != titles:
            chosen = max(self.block.currentIndex(), 0)
            self.block.clear()
            self.block.addItems(titles)
            self.block.setCurrentIndex(min(chosen, len(titles) - 1))
        there = bool(self._older) and bool(self._blocks)
        self.empty.setText(_NOTHING if self._older else _EMPTY)
        self.empty.setHidden(there)
        self.table.setVisible(there)
        self.block.setVisible(there and len(titles) > 1)
        self.told.setVisible(there and self.height() > self._low)
        self.since.setVisible(there and len(self._older) > 1)
        if there:
            self._fill()

    def _fill(self) -> None:
        sheet, compared = self._document.sheet, max(self.since.currentIndex(), 0)
        block = self._blocks[self.block.currentIndex()]
        lines = Beside(sheet, self._older).lines(block, compared)
        years = (*(one.year for one in self._older), sheet.report.year)
        self.table.rows.show_lines(lines, years, compared, sheet.edition.limits)
        if not self.table.currentIndex().isValid() and lines:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._tell(self.table.currentIndex())

    def _tell(self, here: QModelIndex) -> None:
        """Say what is to be known of the chosen line, and of lines that have no counterpart."""
        there = here.isValid() and here.row() < len(self.table.rows.lines)
        lines = [*self.table.rows.told(here.row())] if there else []
        if self._blocks and self._older:
            block = self._blocks[self.block.currentIndex()]
            compared = max(self.since.currentIndex(), 0)
            lines += Beside(self._document.sheet, self._older).told(block, compared)
        text = "\n".join(lines)
        if text != self.told.toPlainText():
            self.told.setPlainText(text)

    # ---- what is done

    def _go_on(self, row: int) -> None:
        """To the explanation of a jump, or to the cell of any other line."""
        line = self.table.rows.lines[row]
        (self.asked if line.jump else self.chosen).emit(line.row.name)

    def _ask(self, row: int) -> None:
        self.asked.emit(self.table.rows.lines[row].row.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
