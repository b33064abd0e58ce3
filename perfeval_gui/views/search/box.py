"""The search box: what is typed is looked for in the open report and in the menus."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.rules.telling.searching import Findable, findables, search
from perfeval_gui.views.kit.key_codes import RETURNS
from perfeval_gui.views.search.result_list import ResultList

_PAGE: Final = 10
_WALKS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}
_STAYS: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Search(QObject):
    """Shows what is found while the clerk types; Return goes there, Escape goes back.

    Signals:
        wanted: Go to something of the report. args: the `Findable`, and what was looked for.
    """

    wanted = Signal(object, str)

    def __init__(
        self, document: Document, box: QLineEdit, commands: Callable[[], Iterable[QAction]]
    ) -> None:
        """Look for what is typed into *box* in *document* and among the *commands* of the menus."""
        window = box.window()
        super().__init__(window)
        self._window = window
        self._document = document
        self._given = commands
        self._box = box
        self._state: State | None = None
        self._among: list[Findable] = []
        self._found: list[Findable] = []
        self._commands: dict[str, QAction] = {}
        self._origin: QWidget | None = None
        self.results = ResultList(window, box)
        box.installEventFilter(self)
        window.installEventFilter(self)
        box.textEdited.connect(self._look)
        self.results.chosen.connect(self._go)
        document.opened.connect(self._close)

    def begin(self) -> None:
        """Put the cursor into the box; what was looked for last is there and is typed over."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def come_from(self, origin: QWidget | None) -> None:
        """Remember the *origin*: where the clerk was before the box was gone to."""
        if origin is not None and origin is not self._box:
            self._origin = _holder(origin)

    # ---- what is found

    def _look(self, text: str) -> None:
        if not text.strip():
            self.results.hide()
            return
        self._gather()
        self._found = search(text, self._among)
        self.results.show_found(self._found, text)

    def _gather(self) -> None:
        """Know everything there is now; again only when the report has changed."""
        state = self._document.state
        if state is self._state:
            return
        self._state = state
        self._commands = {one.text().replace("&", ""): one for one in self._given()}
        self._among = [*findables(state.sheet, state.findings)]
        self._among += (
            Findable(sort="command", name=words, title=words, where=action.shortcut().toString())
            for words, action in self._commands.items()
        )

    def _go(self, place: int) -> None:
        one = self._found[place]
        query = self._box.text()
        self._close()
        self._return()
        if one.sort == "command":
            self._commands[one.name].trigger()
        else:
            self.wanted.emit(one, query)

    # ---- the box

    def _close(self, _state: object = None) -> None:
        self.results.hide()

    def _return(self) -> None:
        """Put the focus where it was before."""
        origin = self._origin
        if origin is not None and shiboken6.isValid(origin) and origin.isVisible():
            origin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._box.clearFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.results.isVisible():
                self.results.place()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            self._close()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in RETURNS:
            self.results.take()
        elif key == Qt.Key.Key_Escape:
            self._box.clear()
            self._close()
            self._return()
        elif key in _WALKS:
            if self.results.isHidden():
                self._look(self._box.text())
            else:
                self.results.walk(_WALKS[key])
        else:
            return False
        return True


def _holder(widget: QWidget) -> QWidget:
    """*widget*, or the table in which it is the editor of a cell: that is gone soon."""
    inner = widget.parentWidget()
    outer = inner.parentWidget() if inner is not None else None
    return outer if isinstance(outer, QAbstractItemView) else widget
