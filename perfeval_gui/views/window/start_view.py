"""The first page: a new report, an opened one, a recent one, or the sample.

It is built by hand: a compiled form would load two dozen classes that the first window can do
without, and the window has to be there at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
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

from perfeval_gui.views.kit.scrolling import let_scroll
from perfeval_gui.views.window.foot_line import made_plain
from perfeval_gui.views.window.recent_cards import GONE, READING, SILENT, DraftCard
from perfeval_gui.working.pace import USUAL, Pace
from perfeval_gui.working.qt_text import caption, tip
from perfeval_gui.working.reachable import reached

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPixmap

_PICTURE_LINES, _CARD_LINES, _MOST_LETTERS = 13, 5, 50
_BESIDE, _FRAME, _BETWEEN = 16, 2, 28
FIRST_YEAR, LAST_YEAR = 2000, 2100
USUAL_PAPERS: Final = ("部门决算表", "预算批复（年初和调整）", "绩效目标表", "上年的自评材料")
"""What one needs at hand to fill a form in, where its edition says nothing."""


class FormChoice(QFrame):
    """Asks for which form and year a new report is.

    Signals:
        new_wanted: A new report. args: id of the edition, year.
        chosen: Another edition is chosen.
        offered: The editions may have changed.
    """

    new_wanted = Signal(str, int)
    chosen = Signal()
    offered = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Offer nothing yet."""
        super().__init__(parent)
        self.setObjectName("card")
        self._editions: tuple[tuple[str, str, int], ...] = ()
        self.edition = QComboBox(self)
        self.year = QLineEdit(self)
        # A draft dropped here is for the window.
        self.year.setAcceptDrops(False)
        self.year_fault = QLabel(self)
        self.papers = made_plain(QLabel(self))
        self.new_report = _button(self, "新建报告")
        self._lay_out()
        self.measure()
        self.edition.currentIndexChanged.connect(self._take_year)
        self.new_report.clicked.connect(self._new)
        self.year.returnPressed.connect(self._new)

    def offer(self, editions: Sequence[tuple[str, str, int]]) -> None:
        """Offer *editions*; the one that was chosen stays so if it is among them, and its year."""
        chosen, year = next((one[0] for one in self._chosen()), ""), self.year.text()
        self._editions = tuple(editions)
        self.offered.emit()
        self.edition.clear()
        self.edition.addItems([name for _, name, _ in self._editions])
        ids = [one[0] for one in self._editions]
        if chosen in ids:
            self.edition.setCurrentIndex(ids.index(chosen))
            self.year.setText(year)
        self.new_report.setEnabled(bool(self._editions))

    def chosen_edition(self) -> str:
        """The id of the edition that is chosen; empty without any."""
        return next((one[0] for one in self._chosen()), "")

    def _chosen(self) -> Sequence[tuple[str, str, int]]:
        at = self.edition.currentIndex()
        return self._editions[at : at + 1] if at >= 0 else ()

    def sizeHint(self) -> QSize:
        """As wide as what one needs in one line; where there is no room for that it wraps."""
        metrics = self.papers.fontMetrics()
        letter = metrics.horizontalAdvance("汉")
        wide = min(metrics.horizontalAdvance(self.papers.text()), _MOST_LETTERS * letter)
        return super().sizeHint().expandedTo(QSize(wide + letter + 2 * _BESIDE, 0))

    def need(self, papers: Sequence[str]) -> None:
        """Say which *papers* one needs at hand; the usual ones where there are none."""
        self.papers.setText(f"手边要有：{'　'.join(papers or USUAL_PAPERS)}")
        self.papers.setToolTip(tip(self.papers.text()))

    def measure(self) -> None:
        """Make fields so many digits wide, in the size of type of now."""
        digit = self.fontMetrics().horizontalAdvance("0")
        self.edition.setMaximumWidth(digit * 70)
        self.year.setFixedWidth(digit * 10)
        self.new_report.setMaximumWidth(digit * 20)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(_BESIDE, 14, _BESIDE, 14)
        # What is left is beside the fields: the fixed ones keep their column from taking it.
        grid.setColumnStretch(2, 1)
        for row, (text, field) in enumerate((("版式", self.edition), ("年度", self.year))):
            label = QLabel(text, self)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            field.setAccessibleName(text)
        self.year.setMaxLength(4)
        self.year_fault.setProperty("faultText", True)
        self.year_fault.hide()
        grid.addWidget(self.year_fault, 2, 1)
        self.new_report.setProperty("main", True)
        grid.addWidget(self.new_report, 3, 1)
        self.papers.setProperty("quiet", True)
        grid.addWidget(self.papers, 4, 0, 1, 3)
        self.papers.setWordWrap(True)
        self.need(())

    def _take_year(self, chosen: int) -> None:
        self.chosen.emit()
        if 0 <= chosen < len(self._editions):
            year = self._editions[chosen][2]
            self.year.setText(str(year) if year else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return in the list of editions begins the report, as the year itself makes it do."""
        # Imported here: the first window comes up without the names of keys.
        from perfeval_gui.views.kit.key_codes import RETURNS

        if event.key() in RETURNS and not self.year.hasFocus():
            self._new()
        else:
            super().keyPressEvent(event)

    def _new(self) -> None:
        from perfeval_gui.domain.cells.reading import plain_digits

        text = plain_digits(self.year.text())
        fits = text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR
        self.year_fault.setVisible(not fits)
        if fits:
            self.new_wanted.emit(self._editions[self.edition.currentIndex()][0], int(text))
        else:
            self.year_fault.setText(f"年度应当是 {FIRST_YEAR} 到 {LAST_YEAR} 之间的四位数。")


def _button(parent: QWidget, text: str) -> QPushButton:
    # With the text in the constructor PySide would load the icon class to tell overloads apart.
    button = QPushButton(parent)
    button.setText(caption(text))
    # Return presses it; by itself a button outside a dialog knows only the space bar.
    button.setAutoDefault(True)
    return button


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


class StartView(QScrollArea):
    """Asks how to begin; a long list of recent drafts scrolls and does not raise the window.

    On a small screen, or in large type, the page scrolls as a whole.

    Signals:
        new_wanted: A new report. args: id of the edition, year.
        open_wanted: Choose a draft to open.
        path_wanted: Open this draft. arg: its path.
        sample_wanted: Open the sample.
        editions_wanted: Show the list of editions.
        package_wanted: Show the drafts of a folder together.
        last_year_wanted: Begin with the report of last year.
        back_wanted: Go back to the report that is open.
        edition_chosen: Another edition is chosen, or the page is shown again.
        editions_offered: The editions may have changed.
        listed: Recent drafts are listed anew.
    """

    listed = Signal()
    new_wanted = Signal(str, int)
    open_wanted = Signal()
    path_wanted = Signal(Path)
    sample_wanted = Signal()
    editions_wanted = Signal()
    package_wanted = Signal()
    last_year_wanted = Signal()
    back_wanted = Signal()
    edition_chosen = Signal()
    editions_offered = Signal()

    def __init__(
        self,
        editions: Sequence[tuple[str, str, int]],
        parent: QWidget | None = None,
        pace: Pace = USUAL,
    ) -> None:
        """Offer *editions*: id, name and usual year of each, 0 where unknown."""
        super().__init__(parent)
        self._pace = pace
        self.choice = FormChoice(self)
        self.edition, self.year = self.choice.edition, self.choice.year
        self.year_fault, self.new_report = self.choice.year_fault, self.choice.new_report
        self.open_draft = _button(self, "打开草稿…")
        self.last_year = _button(self, "用上年的报告新建…")
        self.open_sample = _button(self, "打开示例")
        self.show_package = _button(self, "本单位的自评材料…")
        self.show_editions = _button(self, "版式…")
        self.back = _button(self, "返回正在填写的报告")
        self.picture: QLabel | None = None
        self._pictured = False
        self._cards: list[DraftCard] = []
        self.recent_caption = QLabel("最近打开", self)
        self.recent_box = QWidget(self)
        self.recent_box.setObjectName("page")
        self.recent = QVBoxLayout()
        self._lay_out()
        self._join()
        self.setFocusProxy(self.edition)
        self.offer = self.choice.offer
        self.chosen_edition = self.choice.chosen_edition
        self.need = self.choice.need
        self.offer(editions)

    def measure(self) -> None:
        """Measure again what is so many letters wide or lines high; for another size of type.

        Hearing of that by an event of Qt would load its whole namespace for the first window.
        """
        self.choice.measure()
        # One card is seen whole, however low the window is: the page scrolls.
        if self._scroll is not None:
            self._scroll.setMinimumHeight(_CARD_LINES * self.fontMetrics().lineSpacing())

    def picture_side(self) -> int:
        """How long the longer side of the picture of a first page is, in pixels of the window."""
        return _PICTURE_LINES * self.fontMetrics().lineSpacing()

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show *picture* of the first page of the chosen form beside the choice; None for none."""
        if self.picture is None:
            if picture is None:
                return
            self.picture = QLabel(self)
            self.picture.setObjectName("first_page")
            self._beside.insertWidget(0, self.picture)
        self._pictured = picture is not None
        if picture is not None:
            self.picture.setPixmap(picture)
            # The frame lies outside the picture, which may end within a pixel of the window's own.
            size = picture.deviceIndependentSize()
            self.picture.setFixedSize(ceil(size.width()) + _FRAME, ceil(size.height()) + _FRAME)
        self.fit_picture()
        name = self.edition.currentText()
        self.picture.setAccessibleName(f"首页的样子：{name}")
        self.picture.setToolTip(tip(f"{name}的第一页，新建以后在“交之前”里看每一页"))

    def fit_picture(self) -> None:
        """Show the picture there is, where there is room for it beside the choice."""
        if self.picture is not None:
            margins = self._page.contentsMargins()
            wide = self._left.minimumSize().width() + _BETWEEN + self.picture.width()
            room = self.viewport().width() - margins.left() - margins.right()
            self.picture.setVisible(self._pictured and wide <= room)

    def _lay_out(self) -> None:
        title = QLabel("支出绩效自评", self)
        title.setObjectName("title")
        subtitle = QLabel("填写、核对、打印，全部在本机完成，不连接网络。", self)
        subtitle.setObjectName("subtitle")
        self.setObjectName("scroll")
        inner = QWidget(self)
        # Named first: what scrolls is given its ground when it is put in.
        inner.setObjectName("page")
        let_scroll(self, inner)
        page = QVBoxLayout(inner)
        page.setContentsMargins(32, 20, 32, 16)
        page.setSpacing(12)
        left, self._beside = QVBoxLayout(), QVBoxLayout()
        self._left = left
        for widget in (title, subtitle, self.choice):
            left.addWidget(widget)
        left.setSpacing(12)
        # Beside each other all of them are wider than a usual screen at 200 %.
        left.addLayout(_row(self.open_draft, self.last_year, self.open_sample))
        left.addLayout(_row(self.show_package, self.show_editions, self.back))
        left.addStretch(1)
        self._beside.addStretch(1)
        # As high as a picture beside it: nothing moves when one comes.
        head = QHBoxLayout()
        head.setSpacing(_BETWEEN)
        head.addStrut(self.picture_side() + _FRAME)
        for layout in (left, self._beside):
            head.addLayout(layout)
        head.addStretch(1)
        page.addLayout(head)
        page.addWidget(self.recent_caption)
        page.addStretch(1)
        self._page = page
        self._scroll: QScrollArea | None = None
        self.recent_box.hide()
        self.back.hide()
        self.recent_caption.hide()

    def _make_room(self) -> None:
        """The list of recent drafts scrolls by itself; made with the first one it holds."""
        box = QVBoxLayout(self.recent_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(self.recent)
        box.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("scroll")
        self.measure()
        let_scroll(self._scroll, self.recent_box)
        last = self._page.count() - 1
        self._page.setStretch(last, 0)
        self._page.insertWidget(last, self._scroll, 1)

    def put_first(self, widget: QWidget) -> None:
        """Put *widget* at the head of the page."""
        self._page.insertWidget(0, widget)

    def _join(self) -> None:
        self.choice.new_wanted.connect(self.new_wanted)
        self.choice.chosen.connect(self.edition_chosen)
        self.choice.offered.connect(self.editions_offered)
        self.open_draft.clicked.connect(self.open_wanted)
        self.open_sample.clicked.connect(self.sample_wanted)
        self.show_editions.clicked.connect(self.editions_wanted)
        self.show_package.clicked.connect(self.package_wanted)
        self.last_year.clicked.connect(self.last_year_wanted)
        self.back.clicked.connect(self.back_wanted)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Show a card of each of *paths*, the last one opened first; one that is gone says so."""
        while (item := self.recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.recent_caption.setVisible(bool(paths))
        if paths and self._scroll is None:
            self._make_room()
        self._cards = []
        for path, there in reached(paths, pace=self._pace).items():
            card = DraftCard(path, self)
            if not there:
                # A place that does not answer may answer when it is chosen.
                card.tell(SILENT if there is None else GONE, fault=True)
            card.clicked.connect(partial(self.path_wanted.emit, path))
            self._cards.append(card)
            self.recent.addWidget(card)
        self.listed.emit()

    def unread_cards(self) -> list[DraftCard]:
        """The cards of drafts that are there and of which nothing is told yet."""
        return [card for card in self._cards if card.facts == READING]
