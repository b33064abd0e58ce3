"""情况一览: the list of bars, kept as the report is, and the way from a bar to its cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.document.document import Document
from perfeval_gui.rules.telling.overview import overview
from perfeval_gui.views.kit.list_dialog import fit_to_screen
from perfeval_gui.views.kit.theme import colours_of
from perfeval_gui.views.overview.drawing import PACE, Look, draw_bar, draw_heading, height_of
from perfeval_gui.views.overview.model import ROLE_ROW, OverviewModel

TITLE: Final = "情况一览"
_HEAD: Final = "实心的条是填的或算出来的数，长短照数画；点一条（或者选中按回车）就到那一格。"
_NOTHING: Final = "还没有可以画的数：填了决算数、得分或者完成值，这里就有。"
_MARGIN: Final = 8
_HEADING: Final = 2.3
"""Height of a heading, in lines."""
_AROUND: Final = 0.4
"""Kept free above and below a label, in lines."""


@dataclass(frozen=True, slots=True)
class Doings:
    """What can be done: show the cell of a bar, print the whole."""

    go_to: Callable[[str], None]
    print: Callable[[], None]


class _Delegate(QStyledItemDelegate):
    """Draws a row as paper does, in the colours of the window."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = option.widget  # type: ignore[attr-defined]  # the stubs miss it
        words = colours_of(view)
        chart, bar = index.data(ROLE_ROW)
        rect = option.rect  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(words["soft"]))
        look = Look(
            QColor(words["text"]),
            QColor(words["quiet"]),
            QColor(words["accent"]),
            QColor(words["base"]),
        )
        room = QRectF(rect).adjusted(_MARGIN, 0, -_MARGIN, 0)
        if bar is None:
            draw_heading(painter, room, chart, look)
        else:
            draw_bar(painter, room, chart, bar, look)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        metrics = QFontMetricsF(option.fontMetrics)  # type: ignore[attr-defined]
        _, bar = index.data(ROLE_ROW)
        line = metrics.lineSpacing()
        if bar is None:
            return QSize(0, round(line * _HEADING))
        # How high a row is, is asked before it has a place.
        wide = option.widget.viewport().width() - 2 * _MARGIN  # type: ignore[attr-defined]
        font, device = option.font, option.widget  # type: ignore[attr-defined]
        label = height_of(bar, wide, font, device) + line * _AROUND
        return QSize(0, round(max(line * PACE, label)))


class OverviewWindow(QDialog):
    """Stays beside the report while it is filled in, and gives way to the cell of a bar."""

    def __init__(self, parent: QWidget, document: Document, doings: Doings) -> None:
        """Show what *document* comes to."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._document, self._doings, self._form = document, doings, parent.window()
        self.model = OverviewModel(self)
        self.list = QListView(self)
        self.list.setObjectName("outline")
        self.list.setAccessibleName(TITLE)
        # Labels wrap anew in another width. Qt lays a list out again when it is made lower or
        # higher, and only one with wrapped words when a scroll bar makes it narrower.
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setWordWrap(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.head = QLabel(self)
        self.head.setProperty("quiet", True)
        self.head.setWordWrap(True)
        self.print = QPushButton("打印…", self)
        self._close = QPushButton("关闭", self)
        self._lay_out()
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        self.print.clicked.connect(doings.print)
        self._close.clicked.connect(self.close)
        document.changed.connect(self._show)
        document.opened.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.print, self._close):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.head)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        fit_to_screen(self, 104, 88)

    def _show(self, _state: object = None) -> None:
        charts = overview(self._document.sheet)
        self.model.show_charts(charts)
        self.head.setText(_HEAD if charts else _NOTHING)
        self.print.setEnabled(bool(charts))

    def _go(self, index: QModelIndex) -> None:
        _, bar = index.data(ROLE_ROW)
        if bar is None:
            return
        self._doings.go_to(bar.name)
        form = self._form
        if form.frameGeometry().intersects(self.frameGeometry()):
            # It stays above the form, and would cover the cell. Opened again it is as it was.
            self.hide()
            form.activateWindow()
