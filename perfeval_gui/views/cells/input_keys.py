"""What every input does with keys, and where Return goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from perfeval_gui.views.cells.text_limit import refusal
from perfeval_gui.views.kit.key_codes import RETURNS

STAYS: Final = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Why an input may lose the focus that the clerk is coming back to."""


def name_of(widget: QObject) -> str:
    """The name of the cell that *widget* is called after."""
    return widget.objectName().replace("__", ".")


PAGE: Final = "page"
"""What the form of a part is called as a widget."""


def focus_next(widget: QWidget) -> bool:
    """Put the focus on the next input that can be typed into; read-only ones are passed over.

    False at the end of a page: nothing of what stands around it is gone to.
    """
    page = _page_of(widget)
    found = widget.nextInFocusChain()
    while found is not None and found is not widget:
        if page is not None and not (found is page or page.isAncestorOf(found)):
            return False
        if _takes_typing(found):
            found.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        found = found.nextInFocusChain()
    return False


def _page_of(widget: QWidget) -> QWidget | None:
    found: QWidget | None = widget
    while found is not None and found.objectName() != PAGE:
        found = found.parentWidget()
    return found


def _takes_typing(widget: QWidget) -> bool:
    if not widget.isVisible() or not widget.isEnabled():
        return False
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return not widget.isReadOnly() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    # What heads a table is a view as well, for Qt.
    views = isinstance(widget, QAbstractItemView) and not isinstance(widget, QtWidgets.QHeaderView)
    # A box that is called after no cell is filled in by nobody who goes on with Return.
    named = bool(widget.objectName()) and isinstance(widget, QCheckBox | QComboBox)
    return views or named


def _select_all(widget: QWidget | None) -> None:
    """Select the text in *widget*: the next letter begins another one."""
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        widget.selectAll()


def _in_vain(widget: QObject, event: QKeyEvent) -> bool:
    """Whether the key would write something where nothing can be written."""
    if not isinstance(widget, QLineEdit | QPlainTextEdit) or not widget.isReadOnly():
        return False
    types = event.text().isprintable() and bool(event.text().strip())
    return types or event.matches(QKeySequence.StandardKey.Paste)


class Keys(QObject):
    """What every input does with keys: undo is the report's, Return goes on, pastes have limits.

    In a box of several lines Return begins a line; there Ctrl+Return goes on. With Shift as well
    the text that is gone to is selected, to be written anew.

    Signals:
        visited: The input got the focus. arg: its name.
        refused: A paste was refused. arg: one Chinese sentence.
        vain: Something was typed into an input that takes nothing.
        left: The input lost the focus to another one. arg: its name.
        ended: The clerk goes on from the last input of its page.
    """

    visited = Signal(str)
    left = Signal(str)
    ended = Signal()
    refused = Signal(str)
    vain = Signal()

    def __init__(
        self,
        name: str,
        parent: QObject,
        *,
        returns: bool = True,
        goes_on: Callable[[QWidget], bool] = focus_next,
    ) -> None:
        """Watch an input called *name*; *returns* makes Return go on as well.

        *goes_on* puts the focus on what comes next and says whether there is anything.
        """
        super().__init__(parent)
        self._name = name
        self._returns = returns
        self._goes_on = goes_on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self.visited.emit(self._name)
        elif isinstance(event, QFocusEvent) and event.lostFocus():
            if event.reason() not in STAYS:
                self.left.emit(self._name)
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # A field's own undo would forget what happened in the others: leave it to the window.
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(
                QKeySequence.StandardKey.Redo
            ):
                event.ignore()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if _in_vain(watched, event):
            self.vain.emit()
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._too_long()
        if event.key() not in RETURNS or not isinstance(watched, QWidget):
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not self._returns and not (control and isinstance(watched, QPlainTextEdit)):
            return False
        if not self._goes_on(watched):
            self.ended.emit()
        elif control and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            _select_all(QApplication.focusWidget())
        return True

    def _too_long(self) -> bool:
        if sentence := refusal():
            self.refused.emit(sentence)
        return bool(sentence)
