"""The findings on the right: each one a click away from its cell."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.rules.findings import LEVELS, Finding

_NAME: Final = int(Qt.ItemDataRole.UserRole)


class FindingsPanel(QWidget):
    """Lists what the checks found.

    Signals:
        chosen: A finding was clicked. arg: the name of its cell.
    """

    chosen = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """List the findings of *document*."""
        super().__init__(parent)
        layout = QVBoxLayout(self)
        self._count = QLabel(self)
        self._list = QListWidget(self)
        self._list.setWordWrap(True)
        self._list.setAccessibleName("检查结果")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        layout.addWidget(self._count)
        layout.addWidget(self._list)
        self._shown: tuple[Finding, ...] | None = None
        document.changed.connect(self.follow)
        document.opened.connect(self.follow)
        self.follow(document.state)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_NAME)))

    def follow(self, state: State) -> None:
        """List the findings of *state*, if they are others than before."""
        if state.findings == self._shown:
            return
        self._shown = state.findings
        self._list.clear()
        for finding in state.findings:
            item = QListWidgetItem(f"{LEVELS[finding.level]}　{finding.message}")
            item.setData(_NAME, finding.name)
            self._list.addItem(item)
        count = len(state.findings)
        self._count.setText(f"检查结果：{count} 项" if count else "检查结果：没有发现问题")
