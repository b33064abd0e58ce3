"""The first page: a new report, an opened one, a recent one, or the sample."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from perfeval_gui.views.generated.ui_start import Ui_StartView

FIRST_YEAR, LAST_YEAR = 2000, 2100


class StartView(QWidget):
    """Asks how to begin.

    Signals:
        new_wanted: A new report. args: id of the edition, year.
        open_wanted: Choose a draft to open.
        path_wanted: Open this draft. arg: its path.
        sample_wanted: Open the sample.
    """

    new_wanted = Signal(str, int)
    open_wanted = Signal()
    path_wanted = Signal(Path)
    sample_wanted = Signal()

    def __init__(self, editions: Sequence[tuple[str, str, int]], parent: QWidget | None = None) -> None:
        """Offer *editions*: id, name and usual year of each."""
        super().__init__(parent)
        self.ui = Ui_StartView()
        self.ui.setupUi(self)
        self._editions = tuple(editions)
        for _, name, _ in self._editions:
            self.ui.edition.addItem(name)
        self.ui.edition.currentIndexChanged.connect(self._take_year)
        self.ui.year.setMaxLength(4)
        digit = self.fontMetrics().horizontalAdvance("0")
        self.ui.year.setFixedWidth(digit * 10)
        self.ui.card.setMaximumWidth(digit * 80)
        self.ui.year_fault.setProperty("faultText", True)
        self.ui.year_fault.hide()
        self.ui.new_report.setEnabled(bool(self._editions))
        self.ui.new_report.clicked.connect(self._new)
        self.ui.year.returnPressed.connect(self._new)
        self.ui.open_draft.clicked.connect(self.open_wanted)
        self.ui.open_sample.clicked.connect(self.sample_wanted)
        self._take_year(0)

    def _take_year(self, chosen: int) -> None:
        if 0 <= chosen < len(self._editions):
            self.ui.year.setText(str(self._editions[chosen][2]))

    def _new(self) -> None:
        text = self.ui.year.text().strip()
        fits = text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR
        self.ui.year_fault.setVisible(not fits)
        if fits:
            edition = self._editions[self.ui.edition.currentIndex()][0]
            self.new_wanted.emit(edition, int(text))
        else:
            self.ui.year_fault.setText(f"年度应当是 {FIRST_YEAR} 到 {LAST_YEAR} 之间的四位数。")

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List *paths*, the last one opened first; files that are gone are left out."""
        while (item := self.ui.recent_layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        there = [path for path in paths if path.is_file()]
        self.ui.recent_caption.setVisible(bool(there))
        for path in there:
            button = QPushButton(f"{path.name.replace('&', '&&')}　　{path.parent}", self)
            button.setProperty("link", True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setToolTip(str(path))
            button.clicked.connect(partial(self.path_wanted.emit, path))
            self.ui.recent_layout.addWidget(button)
