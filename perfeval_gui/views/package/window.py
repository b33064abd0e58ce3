"""本单位的自评材料: the drafts above, what is found in the chosen one below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
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

from perfeval_gui.views.package.model import PackageModel

TITLE: Final = "本单位的自评材料"
_HEAD: Final = "文件夹里的全部草稿，按保存在文件里的内容检查；正在填写、还没有保存的修改不算。"
_FINE: Final = "没有发现问题。"
_WIDTHS: Final = ((1, 18), (2, 20), (3, 12), (4, 6), (5, 6), (6, 6), (7, 18))


@dataclass(frozen=True, slots=True)
class Doings:
    """What can be done: open one draft; export and print all that can be read."""

    open: Callable[[Path], None]
    export: Callable[[tuple[Path, ...]], None]
    print: Callable[[tuple[Path, ...]], None]


class PackageWindow(QDialog):
    """Shows the drafts of *model* and does what the clerk wants with them."""

    def __init__(self, parent: QWidget, doings: Doings) -> None:
        """Make the window; `show_drafts` fills it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._doings = doings
        self.model: PackageModel | None = None
        self.place = QLabel(self)
        self.table = QTableView(self)
        self.findings = QPlainTextEdit(self)
        self.open_draft = QPushButton("打开", self)
        self.check = QPushButton("检查", self)
        self.export = QPushButton("全部导出…", self)
        self.print = QPushButton("全部打印…", self)
        self._reading = QTimer(self)
        self._reading.timeout.connect(self._read_next)
        self._lay_out()
        self.open_draft.clicked.connect(self._open)
        self.table.doubleClicked.connect(self._open)
        self.check.clicked.connect(self._check)
        self.export.clicked.connect(self._export)
        self.print.clicked.connect(self._print)

    def _lay_out(self) -> None:
        head = QLabel(_HEAD, self)
        head.setProperty("quiet", True)
        head.setWordWrap(True)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setWordWrap(True)
        self.findings.setReadOnly(True)
        self.findings.setAccessibleName("选中的草稿里发现的问题")
        self.findings.setTabChangesFocus(True)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.table)
        parts.addWidget(self.findings)
        parts.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.place)
        layout.addWidget(head)
        layout.addWidget(parts, 1)
        layout.addLayout(self._buttons())
        digit = self.fontMetrics().horizontalAdvance("0")
        room = self.screen().availableSize()
        self.resize(min(digit * 140, room.width() - 40), min(digit * 70, room.height() - 80))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        close = QPushButton("关闭", self)
        close.clicked.connect(self.close)
        for button in (self.open_draft, self.check, None, self.export, self.print, close):
            if button is None:
                row.addStretch(1)
            else:
                button.setAutoDefault(False)
                row.addWidget(button)
        # Return in the list opens the chosen draft, as a double click does.
        self.open_draft.setDefault(True)
        return row

    def show_drafts(self, folder: Path, model: PackageModel) -> None:
        """Show the drafts of *model*, which lie in *folder*, and check them one by one."""
        self.model = model
        self.place.setText(str(folder))
        self._set_table(model)
        model.dataChanged.connect(self._tell)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._begin()

    def _set_table(self, model: PackageModel) -> None:
        table, digit = self.table, self.fontMetrics().horizontalAdvance("0")
        table.setModel(model)
        table.setAccessibleName(TITLE)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, digits in _WIDTHS:
            table.setColumnWidth(column, digit * digits)

    def _begin(self) -> None:
        if self.model is not None and self.model.paths:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFocus()
            # Checking comes after the window: it is there at once, however many there are.
            self._reading.start(0)
        self._tell()

    def _read_next(self) -> None:
        if self.model is None or not self.model.read_next():
            self._reading.stop()
            self._tell()

    # ---- the chosen draft

    def _row(self) -> int:
        return self.table.currentIndex().row()

    def _chosen(self, _row: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        model, row = self.model, self._row()
        self.open_draft.setEnabled(row >= 0)
        done = model is not None and len(model.seen) == len(model.paths)
        for button in (self.export, self.print):
            button.setEnabled(done and model is not None and bool(model.readable))
        if model is None or row < 0:
            self.findings.setPlainText("")
            return
        text = "\n".join(model.told(row)) or (_FINE if row < len(model.seen) else "")
        if text != self.findings.toPlainText():
            self.findings.setPlainText(text)

    # ---- what is done

    def _open(self) -> None:
        if self.model is not None and (row := self._row()) >= 0:
            path = self.model.paths[row]
            self.close()
            self._doings.open(path)

    def _check(self) -> None:
        if self.model is not None:
            self.model.read_again()
            self._begin()

    def _export(self) -> None:
        if self.model is not None:
            self._doings.export(self.model.readable)

    def _print(self) -> None:
        if self.model is not None:
            self._doings.print(self.model.readable)
