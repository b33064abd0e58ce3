"""The pages of a file, drawn as grids with their joined cells, to look at and to click on."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.imports.matching.result import Trace
from perfeval_gui.views.imports.file_pages import (
    MOST_TEXT,
    WIDEST,
    Became,
    FilePages,
    Page,
    lines_of,
    widths_of,
)
from perfeval_gui.views.kit.theme import colours_of
from perfeval_gui.working.qt_text import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_SAID: Final[dict[Became, str]] = {
    "value": "取到的内容",
    "label": "栏目名",
    "unrecognised": "没有认出",
    "": "空白",
}


class PageModel(QAbstractTableModel):
    """The cells of one page."""

    def __init__(self, pages: FilePages, number: int, parent: QWidget) -> None:
        """Show the page with this *number*."""
        super().__init__(parent)
        self._pages, self._number, self._looks = pages, number, parent
        self._page = pages.pages[number]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._page.rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._page.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._page.cells.get((index.row(), index.column()))
        if cell is None:
            return None
        became = self._pages.became(self._number, index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text[:MOST_TEXT]
            case Qt.ItemDataRole.ToolTipRole:
                return tip(f"{cell.place}　{_SAID[became]}\n{cell.text}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{cell.place}，{_SAID[became]}：{cell.text}"
        return self._look(role, became)

    def _look(self, role: int, became: Became) -> Any:
        """Values tinted and bold, what was not recognised underlined: never a colour alone."""
        words = colours_of(self._looks)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont(self._looks.font())
            font.setBold(became == "value")
            font.setUnderline(became == "unrecognised")
            return font
        if role == Qt.ItemDataRole.BackgroundRole and became == "value":
            return QColor(words["computed"])
        if role == Qt.ItemDataRole.ForegroundRole and became:
            tones = {"value": "text", "label": "quiet", "unrecognised": "warn"}
            return QColor(words[tones[became]])
        return None


class FileView(QWidget):
    """One page at a time, with a way to the others.

    Signals:
        clicked: A cell was clicked or gone to by key. args: page, row, column.
    """

    clicked = Signal(int, int, int)

    def __init__(self, pages: FilePages, parent: QWidget) -> None:
        """Show *pages*, at least one."""
        super().__init__(parent)
        self._pages, self._at = pages, -1
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("heading", True)
        self.grid = QTableView(self)
        self.back, self.on = self._button("‹", "上一张表", -1), self._button("›", "下一张表", 1)
        self._lay_out()
        self.grid.clicked.connect(self._click)
        self.show_page(0)

    def _button(self, sign: str, words: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setProperty("narrow", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.show_page(self._at + by))
        return button

    def _lay_out(self) -> None:
        grid = self.grid
        grid.setAccessibleName("文件里的内容")
        grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        grid.setTabKeyNavigation(False)
        grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        grid.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (grid.horizontalHeader(), grid.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.hide()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.back)
        head.addWidget(self.on)
        legend = QLabel("粗体、蓝底：取到的内容　下划线：没有认出", self)
        legend.setProperty("quiet", True)
        legend.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(grid, 1)
        layout.addWidget(legend)

    def show_page(self, number: int) -> None:
        """Show the page with this *number*, if there is one."""
        if number == self._at or not 0 <= number < len(self._pages.pages):
            return
        self._at = number
        page, old = self._pages.pages[number], self.grid.model()
        self.grid.clearSpans()
        self.grid.setModel(PageModel(self._pages, number, self))
        if isinstance(old, QObject):
            old.deleteLater()
        self._title.setText(f"{page.title}（后面的没有画出）" if page.cut else page.title)
        self._title.setToolTip(tip(self._title.text()))
        self.back.setEnabled(number > 0)
        self.on.setEnabled(number < len(self._pages.pages) - 1)
        _fit(self.grid, page)

    def go_to(self, trace: Trace) -> bool:
        """Show the cell that *trace* leads to; False where it is not drawn."""
        place = self._pages.stands(trace)
        if place is None:
            return False
        number, row, column = place
        self.show_page(number)
        index = self.grid.model().index(row, column)
        self.grid.setCurrentIndex(index)
        self.grid.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def _click(self, index: QModelIndex) -> None:
        self.clicked.emit(self._at, index.row(), index.column())


def _fit(grid: QTableView, page: Page) -> None:
    """Give *grid* joined cells, and columns and rows as large as what stands on *page*."""
    digit, line = grid.fontMetrics().horizontalAdvance("0"), grid.fontMetrics().lineSpacing()
    alone = page.columns == 1
    grid.horizontalHeader().setStretchLastSection(alone)
    widths = [max(grid.viewport().width() // digit, 2 * WIDEST)] if alone else widths_of(page)
    for column, width in enumerate(widths):
        grid.setColumnWidth(column, width * digit)
    for row, lines in enumerate(lines_of(page, widths)):
        grid.setRowHeight(row, lines * line + 6)
    for cell in page.cells.values():
        if cell.rows > 1 or cell.columns > 1:
            grid.setSpan(cell.row, cell.column, cell.rows, cell.columns)
