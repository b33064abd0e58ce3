"""A list of sentences that lead somewhere: by a click or by Enter; and what it moves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea, QWidget

from perfeval_gui.views.kit.scrolling import shown_through
from perfeval_gui.views.kit.theme import colours_of

_TARGET: Final = int(Qt.ItemDataRole.UserRole)
Entry = tuple[str, object]
"""What is said, and where it leads; None where it leads nowhere."""


class NoteList(QListWidget):
    """As high as its sentences, up to a few; gone while it has none.

    Signals:
        chosen: A sentence that leads somewhere was chosen. arg: where.
    """

    chosen = Signal(object)

    def __init__(self, name: str, most: int, parent: QWidget | None = None) -> None:
        """Be called *name* by screen readers, and show *most* lines without scrolling."""
        super().__init__(parent)
        self._most = most
        self.setObjectName("notes")
        self.setAccessibleName(name)
        self.setWordWrap(True)
        # A scroll bar that comes makes it narrower: sentences wrap anew.
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.hide()

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """List *entries* instead of what is listed; the one gone to last stays current."""
        found = tuple(entries)
        if found == tuple(self._entry(row) for row in range(self.count())):
            return
        row = self.currentRow()
        self.clear()
        for text, target in found:
            item = QListWidgetItem(text, self)
            item.setData(_TARGET, target)
        self.setCurrentRow(min(max(row, 0), self.count() - 1), self._marks())
        self._colour()
        self.setVisible(bool(found))
        self._fit()
        # A list that was hidden until now gets its width later.
        QTimer.singleShot(0, self, self._fit)

    def _marks(self) -> QItemSelectionModel.SelectionFlag:
        """The sentence that Enter would take is marked, but only where Enter would take it."""
        flags = QItemSelectionModel.SelectionFlag
        return flags.ClearAndSelect if self.hasFocus() else flags.Clear

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setCurrentRow(max(self.currentRow(), 0), self._marks())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clearSelection()

    def _entry(self, row: int) -> Entry:
        return self.item(row).text(), self.item(row).data(_TARGET)

    def _choose(self, item: QListWidgetItem) -> None:
        if (target := item.data(_TARGET)) is not None:
            self.chosen.emit(target)

    def _colour(self) -> None:
        """Sentences that lead somewhere look like links, in the colours of this moment."""
        words = colours_of(self)
        for row in range(self.count()):
            leads = self.item(row).data(_TARGET) is not None
            self.item(row).setForeground(QColor(words["accent" if leads else "text"]))

    def _fit(self) -> None:
        self.doItemsLayout()
        if not self.count():
            return
        last = self.visualItemRect(self.item(self.count() - 1))
        first = self.visualItemRect(self.item(0))
        high = last.bottom() - first.top() + 1 + 2 * self.frameWidth()
        self.setFixedHeight(min(high, self.fontMetrics().lineSpacing() * self._most))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._colour()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What was laid out while nobody saw it had no scroll bar.
        QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Sentences wrap anew once the list has its own new width.
        QTimer.singleShot(0, self, self._fit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        leads = index.data(_TARGET) is not None
        hand = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)


class KeptInSight(QObject):
    """Keeps a widget in sight while it has the focus and its page grows, and what comes below."""

    def __init__(self, widget: QWidget, below: QWidget, page: QWidget) -> None:
        """Keep *widget* of *page* in sight, and *below* where that is there."""
        super().__init__(widget)
        self._widget, self._below, self._page = widget, below, page
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            # Its place is known once the page is laid out.
            QTimer.singleShot(0, self, self._keep)
        return super().eventFilter(watched, event)

    def _keep(self) -> None:
        scroll = shown_through(self._page).parentWidget()
        if self._widget.hasFocus() and isinstance(scroll, QScrollArea):
            scroll.ensureWidgetVisible(self._widget if self._below.isHidden() else self._below)
