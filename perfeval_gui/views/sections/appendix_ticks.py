"""Which of the lists that the program can append are printed, as ticks."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.names.appendices import TITLES, is_printed, with_printed
from perfeval_gui.domain.names.fields import rows_of
from perfeval_gui.domain.record.report import BESIDE
from perfeval_gui.working.qt_text import caption, tip


class AppendixTicks(QWidget):
    """A tick for each list that has anything to list; away where none has.

    Attributes:
        ticks: By the table that is listed, in the order of printing.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Offer to print the lists of *document*."""
        super().__init__(parent)
        self._document = document
        self.ticks = {key: QCheckBox(self) for key in TITLES}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for key, tick in self.ticks.items():
            tick.setToolTip(tip("附在材料后面，一起打印和导出；随草稿保存，公开版里没有。"))
            tick.clicked.connect(partial(self._tick, key))
            layout.addWidget(tick)
        document.changed.connect(self._follow)
        document.opened.connect(self._follow)
        self._follow(document.state)

    def _tick(self, key: str) -> None:
        printed = self.ticks[key].isChecked()
        label = f"{'附上' if printed else '不附'}{TITLES[key]}"
        self._document.edit(label, with_printed(self._document.report, key, printed=printed))

    def _follow(self, state: State) -> None:
        for key, tick in self.ticks.items():
            count = len(rows_of(state.report, key))
            words = f"附上{TITLES[key]}（{count} 条{BESIDE[key]}）"
            tick.setText(caption(words))
            tick.setAccessibleName(words)
            tick.setVisible(bool(count))
            tick.setEnabled(not self._document.read_only)
            tick.setChecked(is_printed(state.report, key))
        self.setVisible(any(not tick.isHidden() for tick in self.ticks.values()))
