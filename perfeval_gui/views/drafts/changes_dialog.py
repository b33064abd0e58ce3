"""What somebody changed in an exported file: each place beside what the draft prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.returned.changes import Change
from perfeval_gui.rules.telling.changes import beside
from perfeval_gui.working.qt_text import tip

TITLE: Final = "文件里的改动"
_COLUMNS: Final = ("取用", "哪一处", "草稿里", "文件里")
_TICK, _PLACE, _OLD, _NEW = range(4)
_NONE: Final = "（空白）"
_WIDE, _HIGH = 110, 70
"""Of the dialog, in digits."""


class ChangesDialog(QDialog):
    """Lets the clerk take or refuse each change.

    Attributes:
        table: One row a change; what can be taken has a box.
        told: All of the chosen change.
    """

    def __init__(self, parent: QWidget, head: str, changes: Sequence[Change]) -> None:
        """Show *changes* under the sentences *head*; all that can be taken is ticked."""
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self._changes = tuple(changes)
        self.table = QTableWidget(len(changes), len(_COLUMNS), self)
        self.told = QPlainTextEdit(self)
        self._set_up_table()
        self._fill()
        self._lay_out(head)
        self.table.itemChanged.connect(self._changed)
        self.table.currentCellChanged.connect(self._tell)
        self.table.setCurrentCell(0, _TICK)

    def taken(self) -> tuple[Change, ...]:
        """The changes that are ticked."""
        return tuple(one for row, one in enumerate(self._changes) if self._is_ticked(row))

    # ---- how it looks

    def _set_up_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(_COLUMNS)
        table.setAccessibleName(TITLE)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_TICK, QHeaderView.ResizeMode.ResizeToContents)
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName("选中的改动")

    def _fill(self) -> None:
        wanted: set[str] = set()
        for row, change in enumerate(self._changes):
            box = QTableWidgetItem()
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if change.can_be_taken:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
                places = {place for place, _ in change.cells}
                # Of two that want something else in one cell the clerk has to choose.
                box.setCheckState(_state(ticked=not places & wanted))
                wanted |= places
            else:
                box.setText("不能")
            box.setFlags(flags)
            said = f"{change.label}：草稿里{change.old or _NONE}，文件里{change.new or _NONE}"
            box.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.table.setItem(row, _TICK, box)
            texts = (change.label, *beside(change.old, change.new))
            for column, text in zip((_PLACE, _OLD, _NEW), texts, strict=True):
                item = QTableWidgetItem(text or _NONE)
                item.setToolTip(tip(change.why_not or text))
                self.table.setItem(row, column, item)

    def _lay_out(self, head: str) -> None:
        label = QLabel(head, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        row = QHBoxLayout()
        for text, ticked in (("全部取用", True), ("全部不取", False)):
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(self._tick_all if ticked else self._tick_none)
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
        digit = self.fontMetrics().horizontalAdvance("0")
        room = self.screen().availableSize()
        self.resize(min(digit * _WIDE, room.width() - 40), min(digit * _HIGH, room.height() - 80))

    # ---- what is done with it

    def _box(self, row: int) -> QTableWidgetItem:
        item = self.table.item(row, _TICK)
        assert item is not None
        return item

    def _is_ticked(self, row: int) -> bool:
        return self._changes[row].can_be_taken and (
            self._box(row).checkState() == Qt.CheckState.Checked
        )

    def _tick_all(self) -> None:
        self._tick(ticked=True)

    def _tick_none(self) -> None:
        self._tick(ticked=False)

    def _tick(self, *, ticked: bool) -> None:
        # From the last to the first: of two for one cell the first stays.
        for row in reversed(range(len(self._changes))):
            if self._changes[row].can_be_taken:
                self._box(row).setCheckState(_state(ticked=ticked))

    def _changed(self, item: QTableWidgetItem) -> None:
        """Take the ticks of others that want something else in the same cell away."""
        if item.column() != _TICK or not self._is_ticked(item.row()):
            return
        places = {place for place, _ in self._changes[item.row()].cells}
        for row, change in enumerate(self._changes):
            if row != item.row() and places.intersection(place for place, _ in change.cells):
                self._box(row).setCheckState(_state(ticked=False))

    def _tell(self, row: int, *_of: int) -> None:
        if not 0 <= row < len(self._changes):
            return
        change = self._changes[row]
        lines = [
            f"{change.label}　{change.place}",
            f"草稿里：{change.old or _NONE}",
            f"文件里：{change.new or _NONE}",
            *((f"不能取用：{change.why_not}",) if change.why_not else ()),
        ]
        self.told.setPlainText("\n".join(lines))


def _state(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
