"""How far work on files is, and a button that leaves it; seen once it takes more than a moment."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.evidence.each import Each
from perfeval_gui.rules.telling.evidence import told_size
from perfeval_gui.views.evidence.running import Running

_LOOK: Final = 50
_NAME: Final = 30


class ProgressRow(QWidget):
    """Follows several kinds of work, of which the first that takes long is told."""

    def __init__(self, parent: QWidget, works: Sequence[Running[Any, Any]]) -> None:
        """Follow *works* as long as *parent* is there."""
        super().__init__(parent)
        self._works = tuple(works)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("进度")
        self.stop = QPushButton("停止", self)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.told, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self.hide()
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._follow)
        self._timer.start()

    def leave(self) -> None:
        """Do no more of anything."""
        for work in self._works:
            work.leave()
        self._follow()

    def _follow(self) -> None:
        each = next((one.under_way for one in self._works if one.under_way is not None), None)
        self.setVisible(each is not None)
        if each is not None:
            self.bar.setRange(0, len(each.things) if len(each.things) > 1 else 0)
            self.bar.setValue(len(each.results))
            self.told.setText(_words(each))


def _words(each: Each[Any, Any]) -> str:
    thing = each.current
    if isinstance(thing, EvidenceFile):
        return f"正在核对“{cut(thing.name, _NAME)}”{_read(each)}……"
    name = thing.name if isinstance(thing, Path) else ""
    return f"正在读“{cut(name, _NAME)}”{_read(each)}……"


def _read(each: Each[Any, Any]) -> str:
    """How much was read of what is under way; nothing where that is little."""
    megabyte = 1 << 20
    return f"，已读 {told_size(Decimal(each.done))}" if each.done >= megabyte else ""
