"""The toolbar in its window: words beside the icons, or icons alone where it is narrow."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QToolBar, QToolButton

from perfeval_gui.views.kit.icons import SIDE
from perfeval_gui.views.kit.theme import with_type

SEARCHES: Final = ("查找栏目、指标或文字  Ctrl+F", "查找  Ctrl+F", "查找")
"""What the search box says while it is blank, the longest first."""
_SEARCH_PADDING: Final = 20
_BOTH: Final = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ALONE: Final = Qt.ToolButtonStyle.ToolButtonIconOnly


class Fitted(QObject):
    """Shows the words of a toolbar where there is room for them: no button leaves the window.

    Made once the window is there: a toolbar that hears events would cost the start.
    """

    def __init__(self, bar: QToolBar, telling: QAction, search: QLineEdit) -> None:
        """Fit *bar* from now on; the words of *telling* tell a number and are always shown.

        What *search* says while it is blank is said more shortly where it is narrow.
        """
        super().__init__(bar)
        self._bar, self._telling, self._search = bar, telling, search
        self._with_words = 0
        self._grow()
        bar.setToolButtonStyle(_BOTH)
        telling.changed.connect(self.fit)
        bar.installEventFilter(self)
        search.installEventFilter(self)
        self.fit()

    def _grow(self) -> None:
        """Let icons be as large as the type beside them."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        side = with_type(application, SIDE)
        self._bar.setIconSize(QSize(side, side))

    def fit(self) -> None:
        """Show words, or put them away."""
        bar = self._bar
        if bar.toolButtonStyle() == _BOTH:
            self._with_words = bar.sizeHint().width()
        self._show(_ALONE if bar.width() < self._with_words else _BOTH)

    def _show(self, wanted: Qt.ToolButtonStyle) -> None:
        bar = self._bar
        if wanted != bar.toolButtonStyle():
            bar.setToolButtonStyle(wanted)
            self._set_close(close=wanted == _ALONE)
            button = bar.widgetForAction(self._telling)
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(_BOTH)

    def _set_close(self, *, close: bool) -> None:
        """Let icons alone stand closer to each other than words do."""
        for action in self._bar.actions():
            button = self._bar.widgetForAction(action)
            if isinstance(button, QToolButton) and action is not self._telling:
                button.setProperty("narrow", close)
                button.style().polish(button)

    def _fit_search(self) -> None:
        search = self._search
        room = search.width() - _SEARCH_PADDING
        fits = (words for words in SEARCHES if search.fontMetrics().horizontalAdvance(words) < room)
        search.setPlaceholderText(next(fits, SEARCHES[-1]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
                self._fit_search()
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()
            # Icons alone do not tell how wide the words are in the new size.
            self._show(_BOTH)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self.fit()
        return super().eventFilter(watched, event)
