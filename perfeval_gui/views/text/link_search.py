"""引用数字: finding a figure by its name and handing it to the report's text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from perfeval_gui.views.cells.input_keys import Keys
from perfeval_gui.views.kit.dropping import keep_files_out
from perfeval_gui.views.kit.key_codes import RETURNS
from perfeval_gui.views.kit.note_delegate import NOTE, NoteDelegate

_MOST_SHOWN: Final = 12
_WORDS: Final = ("输入名称查找，↓ 看全部，回车插入", "输入名称，↓ 看全部", "↓ 看全部")
"""What it says while it is blank, the longest first."""
_PADDING: Final = 20


class LinkSearch(QLineEdit):
    """A line to type part of a name into; below it the figures that fit, with their values.

    Return takes the first that fits, a click or the arrow down shows them all.

    Signals:
        chosen: A figure was chosen. arg: its word, as it stands in 〔〕.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a line without figures; `show_links` gives them."""
        super().__init__(parent)
        self.setPlaceholderText(_WORDS[0])
        self._links = QStandardItemModel(self)
        completer = QCompleter(self._links, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_MOST_SHOWN)
        completer.popup().setObjectName("link_popup")
        completer.popup().setItemDelegate(NoteDelegate(completer))
        completer.activated.connect(self._choose)
        self.setCompleter(completer)
        self.installEventFilter(Keys("", self, returns=False))
        keep_files_out(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _PADDING
        fit = (words for words in _WORDS if self.fontMetrics().horizontalAdvance(words) < room)
        self.setPlaceholderText(next(fit, _WORDS[-1]))

    def show_links(self, links: Sequence[tuple[str, str]]) -> None:
        """Offer *links*: pairs of word and present value, in this order."""
        if self._links.rowCount() != len(links):
            self._links.clear()
            self._links.appendColumn([QStandardItem() for _ in links])
        for row, (word, value) in enumerate(links):
            item = self._links.item(row)
            if item.text() != word:
                item.setText(word)
            if item.data(NOTE) != value:
                item.setData(value, NOTE)
                item.setData(f"{word}：{value or '空白'}", Qt.ItemDataRole.AccessibleTextRole)

    def show_all(self) -> None:
        """Show what fits the typed text; everything while nothing is typed."""
        self.completer().setCompletionPrefix(self.text())
        self.completer().complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.completer().popup()
        if event.key() in RETURNS and popup.isVisible() and popup.currentIndex().isValid():
            # A row of the list is marked: the list takes it.
            event.ignore()
        elif event.key() in RETURNS:
            if word := self._best():
                self._choose(word)
        elif event.key() == Qt.Key.Key_Down:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.show_all()

    def _best(self) -> str:
        """The word that is typed, else the first that contains it; empty where none does."""
        if self._links.findItems(self.text()):
            return self.text()
        self.completer().setCompletionPrefix(self.text())
        found = bool(self.text()) and self.completer().completionCount() > 0
        return self.completer().currentCompletion() if found else ""

    def _choose(self, word: str) -> None:
        self.completer().popup().hide()
        self.chosen.emit(word)
        # The completer writes the word into the line after this; what was looked for is done with.
        QTimer.singleShot(0, self.clear)
