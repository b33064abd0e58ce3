"""The margins of the open report: the edition's, or the clerk's own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from perfeval_gui.pages.margins import LIMITS, Margins
from perfeval_gui.views.kit.dropping import keep_files_out

_WORDS: Final = {"top": "上", "bottom": "下", "left": "左", "right": "右"}
_ISSUED: Final = 0
_OWN: Final = 1


class MarginsBox(QWidget):
    """Offers the issued margins and four fields for others.

    Signals:
        chosen: arg: the `Margins`, or None for those of the edition.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the issued margins."""
        super().__init__(parent)
        self._usual = Margins(top=20, bottom=20, left=20, right=20)
        self.which = QComboBox(self)
        self.which.setAccessibleName("页边距")
        self.which.addItems(["版式规定的", "自定"])
        self.sides = {side: self._field(side) for side in LIMITS}
        self.everywhere = QCheckBox("封面和自评报告也用", self)
        self.everywhere.setToolTip("这两部分的页边距公文格式另有规定，一般不改。")
        self.restore = QPushButton("恢复版式规定", self)
        self._lay_out()
        self.show_margins(None)
        self.which.currentIndexChanged.connect(self._choose)
        self.everywhere.toggled.connect(self._change)
        self.restore.clicked.connect(self._restore)

    def _field(self, side: str) -> QSpinBox:
        field = QSpinBox(self)
        keep_files_out(field.lineEdit())
        field.setRange(*LIMITS[side])
        field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        # The pages are laid out anew when a figure is finished, not at each of its digits.
        field.setKeyboardTracking(False)
        least, most = LIMITS[side]
        field.setAccessibleName(f"{_WORDS[side]}边距，毫米")
        field.setToolTip(f"{least} 至 {most} 毫米")
        field.valueChanged.connect(self._change)
        return field

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        first = QHBoxLayout()
        title = QLabel("页边距", self)
        title.setBuddy(self.which)
        for widget in (title, self.which, self.restore):
            first.addWidget(widget)
        first.addStretch(1)
        layout.addLayout(first, 0, 0)
        self.own = QWidget(self)
        second = QHBoxLayout(self.own)
        second.setContentsMargins(0, 0, 0, 0)
        for side, field in self.sides.items():
            second.addWidget(QLabel(_WORDS[side], self.own))
            second.addWidget(field)
        second.addWidget(QLabel("毫米", self.own))
        second.addStretch(1)
        layout.addWidget(self.own, 1, 0)
        layout.addWidget(self.everywhere, 2, 0)

    def margins(self) -> Margins | None:
        """What is chosen; None for the margins of the edition."""
        if self.which.currentIndex() == _ISSUED:
            return None
        values = {side: field.value() for side, field in self.sides.items()}
        return Margins(**values, everywhere=self.everywhere.isChecked())

    def show_margins(self, margins: Margins | None, usual: Margins | None = None) -> None:
        """Show what is chosen for the report, without saying so again.

        *usual* are those that own ones begin with from now on; None for those of before.
        """
        self._usual = usual or self._usual
        shown = margins if margins is not None else self._usual
        parts = (self.which, self.everywhere, *self.sides.values())
        blockers = [QSignalBlocker(part) for part in parts]
        self.which.setCurrentIndex(_ISSUED if margins is None else _OWN)
        for side, field in self.sides.items():
            field.setValue(getattr(shown, side))
        self.everywhere.setChecked(shown.everywhere)
        del blockers
        self._show_own()

    def _show_own(self) -> None:
        own = self.which.currentIndex() == _OWN
        for widget in (self.own, self.everywhere, self.restore):
            widget.setVisible(own)

    def _choose(self, _index: int) -> None:
        self._show_own()
        self._change()

    def _restore(self) -> None:
        self.show_margins(None)
        self.which.setFocus()
        self._change()

    def _change(self) -> None:
        self.chosen.emit(self.margins())
