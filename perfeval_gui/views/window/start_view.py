"""The first page: a new report, an opened one, a recent one, or the sample.

It is built by hand: a compiled form would load two dozen classes that the first window can do
without, and the window has to be there at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.working.pace import USUAL, Pace
from perfeval_gui.working.qt_text import caption, tip
from perfeval_gui.working.reachable import reached

FIRST_YEAR, LAST_YEAR = 2000, 2100


class StartView(QWidget):
    """Asks how to begin; a long list of recent drafts scrolls and does not raise the window.

    Signals:
        new_wanted: A new report. args: id of the edition, year.
        open_wanted: Choose a draft to open.
        path_wanted: Open this draft. arg: its path.
        sample_wanted: Open the sample.
        editions_wanted: Show the list of editions.
        package_wanted: Show the drafts of a folder together.
        back_wanted: Go back to the report that is open.
    """

    new_wanted = Signal(str, int)
    open_wanted = Signal()
    path_wanted = Signal(Path)
    sample_wanted = Signal()
    editions_wanted = Signal()
    package_wanted = Signal()
    back_wanted = Signal()

    def __init__(
        self,
        editions: Sequence[tuple[str, str, int]],
        parent: QWidget | None = None,
        pace: Pace = USUAL,
    ) -> None:
        """Offer *editions*: id, name and usual year of each, 0 where unknown."""
        super().__init__(parent)
        self._pace = pace
        self._editions: tuple[tuple[str, str, int], ...] = ()
        self.edition = QComboBox(self)
        self.year = QLineEdit(self)
        # A draft dropped here is for the window.
        self.year.setAcceptDrops(False)
        self.year_fault = QLabel(self)
        self.new_report = self._button("新建报告")
        self.open_draft = self._button("打开草稿…")
        self.open_sample = self._button("打开示例")
        self.show_editions = self._button("版式…")
        self.show_package = self._button("本单位的自评材料…")
        self.back = self._button("返回正在填写的报告")
        self.recent_caption = QLabel("最近打开", self)
        self.recent_box = QWidget(self)
        self.recent_box.setObjectName("page")
        self.recent = QVBoxLayout(self.recent_box)
        self._lay_out()
        self._join()
        self.setFocusProxy(self.edition)
        self.offer(editions)

    def offer(self, editions: Sequence[tuple[str, str, int]]) -> None:
        """Offer *editions*; the one that was chosen stays so if it is among them, and its year."""
        chosen, year = next((one[0] for one in self._chosen()), ""), self.year.text()
        self._editions = tuple(editions)
        self.edition.clear()
        self.edition.addItems([name for _, name, _ in self._editions])
        ids = [one[0] for one in self._editions]
        if chosen in ids:
            self.edition.setCurrentIndex(ids.index(chosen))
            self.year.setText(year)
        self.new_report.setEnabled(bool(self._editions))

    def _chosen(self) -> Sequence[tuple[str, str, int]]:
        at = self.edition.currentIndex()
        return self._editions[at : at + 1] if at >= 0 else ()

    def _button(self, text: str) -> QPushButton:
        # With the text in the constructor PySide would load the icon class to tell overloads apart.
        button = QPushButton(self)
        button.setText(caption(text))
        # Return presses it; by itself a button outside a dialog knows only the space bar.
        button.setAutoDefault(True)
        return button

    def _lay_out(self) -> None:
        title = QLabel("支出绩效自评", self)
        title.setObjectName("title")
        subtitle = QLabel("填写、核对、打印，全部在本机完成，不连接网络。", self)
        subtitle.setObjectName("subtitle")
        buttons = QHBoxLayout()
        for button in (self.open_draft, self.open_sample, self.show_package):
            buttons.addWidget(button)
        for button in (self.show_editions, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.setObjectName("page")
        page = QVBoxLayout(self)
        page.setContentsMargins(48, 28, 48, 16)
        page.setSpacing(12)
        for widget in (title, subtitle, self._card()):
            page.addWidget(widget)
        page.addLayout(buttons)
        page.addWidget(self.recent_caption)
        page.addStretch(1)
        self._page = page
        self._scroll: QScrollArea | None = None
        self.recent_box.hide()
        self.back.hide()
        self.recent_caption.hide()

    def _make_room(self) -> None:
        """The list of recent drafts scrolls by itself; made with the first one it holds."""
        # All of Qt's enumerations come with this one name: a tenth of the start.
        from PySide6.QtCore import Qt

        self.recent.setContentsMargins(0, 0, 0, 0)
        self.recent.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("scroll")
        # Tab goes from button to button; the list scrolls along by itself.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._scroll.setWidget(self.recent_box)
        last = self._page.count() - 1
        self._page.setStretch(last, 0)
        self._page.insertWidget(last, self._scroll, 1)

    def put_first(self, widget: QWidget) -> None:
        """Put *widget* at the head of the page."""
        self._page.insertWidget(0, widget)

    def _card(self) -> QFrame:
        digit = self.fontMetrics().horizontalAdvance("0")
        card = QFrame(self)
        card.setObjectName("card")
        card.setMaximumWidth(digit * 80)
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 14, 16, 14)
        # What is left is beside the fields: the fixed ones keep their column from taking it.
        grid.setColumnStretch(2, 1)
        for row, (text, field) in enumerate((("版式", self.edition), ("年度", self.year))):
            label = QLabel(text, card)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            field.setAccessibleName(text)
        self.year.setMaxLength(4)
        self.year.setFixedWidth(digit * 10)
        self.year_fault.setProperty("faultText", True)
        self.year_fault.hide()
        grid.addWidget(self.year_fault, 2, 1)
        self.new_report.setProperty("main", True)
        self.new_report.setMaximumWidth(digit * 20)
        grid.addWidget(self.new_report, 3, 1)
        return card

    def _join(self) -> None:
        self.edition.currentIndexChanged.connect(self._take_year)
        self.new_report.clicked.connect(self._new)
        self.year.returnPressed.connect(self._new)
        self.open_draft.clicked.connect(self.open_wanted)
        self.open_sample.clicked.connect(self.sample_wanted)
        self.show_editions.clicked.connect(self.editions_wanted)
        self.show_package.clicked.connect(self.package_wanted)
        self.back.clicked.connect(self.back_wanted)

    def _take_year(self, chosen: int) -> None:
        if 0 <= chosen < len(self._editions):
            year = self._editions[chosen][2]
            self.year.setText(str(year) if year else "")

    def _new(self) -> None:
        from perfeval_gui.domain.cells.reading import plain_digits

        text = plain_digits(self.year.text())
        fits = text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR
        self.year_fault.setVisible(not fits)
        if fits:
            self.new_wanted.emit(self._editions[self.edition.currentIndex()][0], int(text))
        else:
            self.year_fault.setText(f"年度应当是 {FIRST_YEAR} 到 {LAST_YEAR} 之间的四位数。")

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List *paths*, the last one opened first; files that are gone are left out."""
        while (item := self.recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        # A place that does not answer may answer when it is chosen.
        there = [
            path for path, found in reached(paths, pace=self._pace).items() if found is not False
        ]
        self.recent_caption.setVisible(bool(there))
        if there and self._scroll is None:
            self._make_room()
        for path in there:
            button = self._button(f"{path.name}　　{path.parent}")
            button.setProperty("link", True)
            button.setToolTip(tip(str(path)))
            button.clicked.connect(partial(self.path_wanted.emit, path))
            self.recent.addWidget(button)
