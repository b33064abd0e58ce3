"""What somebody changed in an exported file: each place beside what the draft prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.returned.changes import Change, RowGone
from perfeval_gui.rules.telling.changes import beside
from perfeval_gui.views.kit.list_dialog import fit_to_screen
from perfeval_gui.views.kit.read_list import ListTable
from perfeval_gui.working.qt_text import tip

TITLE: Final = "文件里的改动"
_COLUMNS: Final = ("取用", "哪一处", "草稿里", "文件里")
_TICK, _PLACE, _OLD, _NEW = range(4)
_NONE: Final = "（空白）"
_WIDE, _HIGH = 110, 70
"""Of the dialog, in digits."""


class _WholeRows(QStyledItemDelegate):
    """Draws no frame round one cell of the chosen row: in the first it looks like a second box."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]  # the stubs miss it


class ChangesTable(ListTable):
    """Shows *rows*: the space bar ticks the chosen one, whichever column the keys are in.

    Attributes:
        rows: What it shows.
    """

    def __init__(self, rows: QStandardItemModel, parent: QWidget) -> None:
        """Show *rows*, the boxes as narrow as they are."""
        super().__init__(TITLE, parent)
        self.rows = rows
        self.setModel(rows)
        self.setItemDelegate(_WholeRows(self))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_TICK, QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.key() != Qt.Key.Key_Space or not here.isValid():
            super().keyPressEvent(event)
            return
        box = self.rows.item(here.row(), _TICK)
        if box.isCheckable():
            box.setCheckState(_state(ticked=box.checkState() != Qt.CheckState.Checked))


class ChangesDialog(QDialog):
    """Lets the clerk take or refuse each change.

    Attributes:
        table: One row a change; what can be taken has a box.
        told: All of the chosen change.
    """

    def __init__(self, parent: QWidget, head: str, changes: Sequence[Change]) -> None:
        """Show *changes* under the sentences *head*; what can be taken is ticked."""
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self._changes = tuple(changes)
        rows = QStandardItemModel(len(changes), len(_COLUMNS), self)
        rows.setHorizontalHeaderLabels(_COLUMNS)
        self.table = ChangesTable(rows, self)
        self.told = QPlainTextEdit(self)
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName("选中的改动")
        self._fill()
        self._lay_out(head)
        rows.itemChanged.connect(self._changed)
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.table.setCurrentIndex(rows.index(0, _TICK))

    def taken(self) -> tuple[Change, ...]:
        """The changes that are ticked."""
        return tuple(one for row, one in enumerate(self._changes) if self._is_ticked(row))

    # ---- how it looks

    def _fill(self) -> None:
        wanted: set[str] = set()
        # What is in the file only and cannot be taken may be the row that is gone.
        left = any(not one.old and not one.can_be_taken for one in self._changes)
        for row, change in enumerate(self._changes):
            box = QStandardItem()
            box.setCheckable(change.can_be_taken)
            if change.can_be_taken:
                places = {place for place, _ in change.cells}
                # Of two that want something else in one cell the clerk has to choose.
                lost = left and isinstance(change.act, RowGone)
                box.setCheckState(_state(ticked=not places & wanted and not lost))
                wanted |= places
            else:
                box.setText("不能")
            said = f"{change.label}：草稿里{change.old or _NONE}，文件里{change.new or _NONE}"
            box.setAccessibleText(said)
            self.table.rows.setItem(row, _TICK, box)
            texts = (change.label, *beside(change.old, change.new))
            for column, text in zip((_PLACE, _OLD, _NEW), texts, strict=True):
                item = QStandardItem(text or _NONE)
                item.setToolTip(tip(change.why_not or text))
                self.table.rows.setItem(row, column, item)

    def _lay_out(self, head: str) -> None:
        label = QLabel(head, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        row = QHBoxLayout()
        for text, ticked in (("全部取用", True), ("全部不取", False)):
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(self._tick_all if ticked else self.take_none)
            row.addWidget(button)
        row.addStretch(1)
        buttons = QDialogButtonBox(self)
        buttons.addButton("打开草稿", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton("返回", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        layout.addWidget(self.table, 3)
        layout.addWidget(self.told, 1)
        layout.addLayout(row)
        fit_to_screen(self, _WIDE, _HIGH)

    # ---- what is done with it

    def _box(self, row: int) -> QStandardItem:
        return self.table.rows.item(row, _TICK)

    def _is_ticked(self, row: int) -> bool:
        return self._changes[row].can_be_taken and (
            self._box(row).checkState() == Qt.CheckState.Checked
        )

    def _tick_all(self) -> None:
        self._tick(ticked=True)

    def take_none(self) -> None:
        """Take every tick away."""
        self._tick(ticked=False)

    def _tick(self, *, ticked: bool) -> None:
        # From the last to the first: of two for one cell the first stays.
        for row in reversed(range(len(self._changes))):
            if self._changes[row].can_be_taken:
                self._box(row).setCheckState(_state(ticked=ticked))

    def _changed(self, item: QStandardItem) -> None:
        """Take the ticks of others that want something else in the same cell away."""
        if item.column() != _TICK or not self._is_ticked(item.row()):
            return
        places = {place for place, _ in self._changes[item.row()].cells}
        for row, change in enumerate(self._changes):
            if row != item.row() and places.intersection(place for place, _ in change.cells):
                self._box(row).setCheckState(_state(ticked=False))

    def _tell(self, here: QModelIndex) -> None:
        if not here.isValid():
            return
        change = self._changes[here.row()]
        lines = [
            f"{change.label}　{change.place}",
            f"草稿里：{change.old or _NONE}",
            f"文件里：{change.new or _NONE}",
            *((f"不能取用：{change.why_not}",) if change.why_not else ()),
        ]
        self.told.setPlainText("\n".join(lines))


def _state(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
