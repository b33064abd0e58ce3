"""版式: the list of editions, what is wrong with the chosen one, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.editions.home.keeping import Home
from perfeval_gui.editions.places import Place
from perfeval_gui.views.editions.model import EditionsModel

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

_HEAD: Final = (
    "别人发来的版式可以添加：选它的文件夹或者 zip，也可以拖到这里。先按全部规则读一遍，有错不添加。"
)
_FINE: Final = "没有发现错误。"


@dataclass(frozen=True, slots=True)
class Doings:
    """What can be done.

    Attributes:
        add_folder, add_zip: Ask for one and add it; its id, None where nothing was added.
        add: Add the one at a path; the same.
        export: Make a zip of it.
        remove: Take it away; whether that was done.
    """

    add_folder: Callable[[], str | None]
    add_zip: Callable[[], str | None]
    add: Callable[[Path], str | None]
    export: Callable[[Place], None]
    remove: Callable[[Place], bool]


class EditionsWindow(QDialog):
    """The list above, the faults of the chosen edition below."""

    def __init__(self, parent: QWidget, home: Home, doings: Doings) -> None:
        """Show the editions of *home*."""
        super().__init__(parent)
        self._home, self._doings = home, doings
        self.model = EditionsModel(home, self)
        self.table = QTableView(self)
        self.faults = QPlainTextEdit(self)
        self.add_folder = QPushButton("添加文件夹…", self)
        self.add_zip = QPushButton("添加 zip…", self)
        self.check = QPushButton("检查", self)
        self.export = QPushButton("导出 zip…", self)
        self.remove = QPushButton("删除…", self)
        self.setWindowTitle("版式")
        self.setAcceptDrops(True)
        self._reading = QTimer(self)
        self._lay_out()
        self._join()
        self.choose("")

    def _lay_out(self) -> None:
        from PySide6.QtCore import Qt

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = QLabel(_HEAD, self)
        head.setProperty("quiet", True)
        head.setWordWrap(True)
        self._set_table()
        self.faults.setReadOnly(True)
        self.faults.setAccessibleName("选中的版式有什么错")
        self.faults.setTabChangesFocus(True)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.table)
        parts.addWidget(self.faults)
        parts.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(parts, 1)
        layout.addLayout(self._buttons())
        digit = self.fontMetrics().horizontalAdvance("0")
        room = self.screen().availableSize()
        self.resize(min(digit * 116, room.width() - 40), min(digit * 62, room.height() - 80))

    def _set_table(self) -> None:
        table, digit = self.table, self.fontMetrics().horizontalAdvance("0")
        table.setModel(self.model)
        table.setAccessibleName("版式")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 8)
        table.setMinimumHeight(5 * self.fontMetrics().lineSpacing())
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, digits in ((1, 20), (2, 8), (3, 12), (4, 10)):
            table.setColumnWidth(column, digit * digits)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        close = QPushButton("关闭", self)
        close.clicked.connect(self.close)
        for button in (self.add_folder, self.add_zip, None, self.check, self.export, self.remove):
            if button is None:
                row.addStretch(1)
            else:
                button.setAutoDefault(False)
                row.addWidget(button)
        row.addWidget(close)
        close.setAutoDefault(False)
        return row

    def _join(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.model.dataChanged.connect(self._tell)
        self.add_folder.clicked.connect(self._add_folder)
        self.add_zip.clicked.connect(self._add_zip)
        self.check.clicked.connect(self._check)
        self.export.clicked.connect(self._export)
        self.remove.clicked.connect(self._remove)
        # Reading comes after the window: it is there at once, however many there are.
        self._reading.timeout.connect(self._read_next)

    def choose(self, edition_id: str) -> None:
        """Choose the edition called *edition_id*, and read all that were not read yet."""
        self.table.setCurrentIndex(self.model.index(self.model.row_of(edition_id), 0))
        self.table.setFocus()
        self._reading.start(0)
        self._tell()

    def _read_next(self) -> None:
        if not self.model.read_next():
            self._reading.stop()

    # ---- the chosen edition

    def _chosen(self) -> Place | None:
        row = self.table.currentIndex().row()
        return self.model.places[row] if 0 <= row < len(self.model.places) else None

    def _choose(self, _row: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        place, row = self._chosen(), self.table.currentIndex().row()
        self.export.setEnabled(place is not None)
        self.remove.setEnabled(place is not None and self._home.is_own(place))
        told = self.model.told(row) if place is not None else ()
        text = "\n".join(told) or (_FINE if 0 <= row < len(self.model.seen) else "")
        if text != self.faults.toPlainText():
            self.faults.setPlainText(text)

    # ---- what is done

    def show_again(self, edition_id: str | None) -> None:
        """List anew with *edition_id* chosen; nothing where that is None."""
        if edition_id is not None:
            self.model.list_again()
            self.choose(edition_id)

    def _add_folder(self) -> None:
        self.show_again(self._doings.add_folder())

    def _add_zip(self) -> None:
        self.show_again(self._doings.add_zip())

    def _check(self) -> None:
        place = self._chosen()
        self.show_again(place.id if place is not None else "")

    def _export(self) -> None:
        if (place := self._chosen()) is not None:
            self._doings.export(place)

    def _remove(self) -> None:
        if (place := self._chosen()) is not None and self._doings.remove(place):
            self.show_again("")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()
            path = Path(urls[0].toLocalFile())
            # Not from here: the program it is dragged out of waits until this is done.
            QTimer.singleShot(0, self, lambda: self.show_again(self._doings.add(path)))
