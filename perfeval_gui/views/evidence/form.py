"""The widgets of 佐证材料 and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from perfeval_gui.document.document import Document
from perfeval_gui.views.evidence.model import NAME
from perfeval_gui.views.evidence.note_field import NoteField
from perfeval_gui.views.evidence.progress import ProgressRow
from perfeval_gui.views.evidence.running import Running
from perfeval_gui.views.kit.list_dialog import ListDialog, Looks
from perfeval_gui.views.kit.read_list import ReadTable

TITLE: Final = "佐证材料"
_LOOKS: Final = Looks(
    title=TITLE,
    head="给指标登记证明它的文件：选中一行，按“添加文件…”，或者把文件拖到那一行。"
    "只记文件名、大小和校验码，不改动也不复制文件。",
    told="选中的文件",
    wide=128,
    high=72,
)
_WIDTHS: Final = {0: 5, 1: 30, 3: 11, 4: 10, 5: 20}
_LINES: Final = 6
"""Lines told of the chosen file."""


class EvidenceForm(ListDialog):
    """A list of files, what can be done with them, and how far that is; it does nothing itself."""

    def __init__(
        self, parent: QWidget, document: Document, works: Sequence[Running[Any, Any]]
    ) -> None:
        """Lay everything out; *works* on *document* are told while they take long."""
        super().__init__(parent, _LOOKS, ReadTable(TITLE, NAME, _WIDTHS, parent))
        self._make_widgets(document, works)
        self._lay_out_all()

    def _make_widgets(self, document: Document, works: Sequence[Running[Any, Any]]) -> None:
        self.shown = QComboBox(self)
        self.shown.setAccessibleName("列出哪些")
        self.shown.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setWordWrap(True)
        self.note = NoteField(document, self)
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.hide()
        self.progress = ProgressRow(self, works)
        self.add = QPushButton("添加文件…", self)
        self.open_file = QPushButton("打开", self)
        self.open_folder = QPushButton("打开所在文件夹", self)
        self.seek = QPushButton("找回…", self)
        self.renew = QPushButton("按现在的登记", self)
        self.remove = QPushButton("移除", self)
        self.check = QPushButton("重新核对", self)

    def _lay_out_all(self) -> None:
        above, below = QWidget(self), QWidget(self)
        row = QHBoxLayout(above)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.shown)
        row.addWidget(self.count, 1)
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel("备注(&M)", below)
        label.setBuddy(self.note)
        row.addWidget(label)
        row.addWidget(self.note, 1)
        first = (self.add, self.open_file, self.open_folder)
        self.lay_out((*first, self.seek, self.renew, self.remove, None, self.check), above)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        for at, widget in enumerate((below, self.said, self.progress), layout.count() - 1):
            layout.insertWidget(at, widget)
        self.told.setMaximumHeight(_LINES * self.fontMetrics().lineSpacing())
        self.setAcceptDrops(True)
        self.setTabOrder(self.shown, self.table)
        self.setTabOrder(self.table, self.told)
        self.setTabOrder(self.told, self.note)
