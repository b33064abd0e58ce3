"""Letters that an input method is still composing: written down before they could be lost.

Qt 6 drops them when the focus goes: it asks the input method to commit, the method clears what it
shows, and nothing comes. Nor are they text for a shortcut or for whoever reads the input. So the
widget with the focus is watched: its letters become its text before the focus leaves it, and before
any key that the input method lets through does something.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from perfeval_gui.domain.record.report import Report

_COMPOSED: Final = "composed"
_LEAVES: Final = frozenset({QEvent.Type.FocusAboutToChange, QEvent.Type.FocusOut, QEvent.Type.Hide})
_MODIFIERS: Final = frozenset(
    {
        *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Meta, Qt.Key.Key_Alt),
        *(Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown),
    }
)


def composed(widget: QWidget | None) -> str:
    """The letters that are being composed in *widget*; empty where none are."""
    return str(widget.property(_COMPOSED) or "") if widget is not None else ""


def settle(widget: QWidget | None) -> bool:
    """Make the letters being composed in *widget* its text; whether there were any."""
    letters = composed(widget)
    if widget is None or not letters:
        return False
    widget.setProperty(_COMPOSED, None)
    _forget_letters()
    done = QInputMethodEvent("", [])
    done.setCommitString(letters)
    QApplication.sendEvent(widget, done)
    return True


def _forget_letters() -> None:
    """Have the method forget what it shows, before it is text here.

    That of ibus sends nothing, that of fcitx 4 and Windows all of it as text, to whatever has the
    focus: nothing of it may arrive, or it would be there twice.
    """
    deaf, target = _Deaf(), QGuiApplication.focusObject()
    if target is not None:
        target.installEventFilter(deaf)
    QGuiApplication.inputMethod().reset()
    if target is not None:
        target.removeEventFilter(deaf)


class _Deaf(QObject):
    """Keeps what an input method sends from whom it is sent to."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return isinstance(event, QInputMethodEvent)


def text_with(editor: QLineEdit | QPlainTextEdit, letters: str) -> str:
    """The text of *editor* as it would be if *letters* were typed where its cursor is."""
    if isinstance(editor, QLineEdit):
        text, place = editor.text(), editor.cursorPosition()
    else:
        text, place = editor.toPlainText(), editor.textCursor().position()
    # Qt counts a rare character outside the basic plane as two.
    units = text.encode("utf-16-le", "surrogatepass")
    parts = (units[: 2 * place], letters.encode("utf-16-le", "surrogatepass"), units[2 * place :])
    return b"".join(parts).decode("utf-16-le", "surrogatepass")


class TypedInput(QObject):
    """Joins an input, whose child it is, to what is typed in it."""

    def typed_into(self, report: Report, text: str) -> Report:
        """*report* as it would be if the input held *text*."""
        raise NotImplementedError

    def finish(self) -> None:
        """Make of what is typed what it will be once the input is left."""


def _joined(editor: QWidget) -> TypedInput | None:
    return next((one for one in editor.children() if isinstance(one, TypedInput)), None)


def finish(widget: QWidget | None) -> None:
    """Finish what is typed in *widget*, letters and sums, before anybody makes use of it."""
    settle(widget)
    if widget is not None and (joined := _joined(widget)) is not None:
        joined.finish()


def with_letters(report: Report, editor: QWidget | None) -> Report:
    """*report* as it would be with the letters being composed in *editor*; the same without."""
    letters = composed(editor)
    if not letters or not isinstance(editor, QLineEdit | QPlainTextEdit):
        return report
    joined = _joined(editor)
    return report if joined is None else joined.typed_into(report, text_with(editor, letters))


class Composing(QObject):
    """Watches the widget with the focus, whichever it is: field, cell, report, dialog."""

    def __init__(self, window: QWidget) -> None:
        """Watch every window of the application, as long as there is this *window*."""
        super().__init__(window)
        self._watched: tuple[QWidget, ...] = ()
        self._dropped = ""
        self._given_up = QTimer(self, singleShot=True, interval=0)
        self._given_up.timeout.connect(self._forget)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)
            self._watch(None, application.focusWidget())

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = () if new is None else (new,)
        if isinstance(new, QAbstractScrollArea):
            # Clicks go to the viewport.
            self._watched = (new, new.viewport())
        for widget in self._watched:
            widget.installEventFilter(self)
        if not isinstance(old, QAbstractItemView) or new is None or not old.isAncestorOf(new):
            self._forget()
        # Else the cell had its first letters through the table. Once they are cleared the table
        # hands the focus to the editor, though it may be leaving: what was dropped is the editor's.

    def _forget(self) -> None:
        """Nothing followed: the clerk gave the letters up."""
        self._dropped = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind, widget = event.type(), self._watched[0] if self._watched else None
        if widget is None:
            return False
        if kind == QEvent.Type.MouseButtonPress:
            settle(widget)
        elif watched is not widget:
            return False
        elif isinstance(event, QInputMethodEvent):
            self._note(widget, event)
        elif kind in _LEAVES:
            self._leave(widget)
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            _key(widget, event)
        return False

    def _note(self, widget: QWidget, event: QInputMethodEvent) -> None:
        before, now = composed(widget), event.preeditString()
        if now != before:
            widget.setProperty(_COMPOSED, now or None)
        if now or event.commitString():
            self._forget()
        elif before:
            # Given up by the clerk, or the focus is about to go, which then follows at once.
            self._dropped = before
            self._given_up.start()

    def _leave(self, widget: QWidget) -> None:
        if self._dropped and not isinstance(widget, QAbstractItemView):
            widget.setProperty(_COMPOSED, self._dropped)
            self._forget()
        settle(widget)


def _key(widget: QWidget, event: QKeyEvent) -> None:
    """A key that the input method lets through does something: the letters come before it.

    Undoing is left to whoever undoes: it must not take away what was just written down.
    """
    undoes = event.matches(QKeySequence.StandardKey.Undo)
    redoes = event.matches(QKeySequence.StandardKey.Redo)
    if not (undoes or redoes) and event.key() not in _MODIFIERS:
        settle(widget)
