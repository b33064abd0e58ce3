"""The menu of an input: the mend of what was found there, the report's undo, and Qt's own rest."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QUndoStack
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from perfeval_gui.document.confirming import confirm, waits
from perfeval_gui.document.document import Document
from perfeval_gui.document.mending import KEY, dismiss, may_dismiss, mend, mendable
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.views.cells.offering import put_offers
from perfeval_gui.working.qt_text import caption

_UNDO: Final = (("edit-undo", "撤销", "Ctrl+Z"), ("edit-redo", "重做", "Ctrl+Y"))


class InputMenu(QObject):
    """What Qt offers for an input, with what concerns its cell before and behind.

    Signals:
        said: Something was done. arg: one Chinese sentence for the foot of the window.
    """

    said = Signal(str)

    def __init__(self, name: str, document: Document, widget: QWidget) -> None:
        """Watch *widget*, the input of the cell *name* of *document*."""
        super().__init__(widget)
        self._name, self._document, self._widget = name, document, widget
        widget.installEventFilter(self)

    def name(self) -> str:
        """The cell that is typed into."""
        return self._name

    def found(self, point: QPoint | None = None) -> Finding | None:
        """What was found at *point* of the input, or at its cursor, that can be mended at once."""
        return mendable(self._document.state, (self.name(),), self._place(point))

    def _place(self, point: QPoint | None) -> int | None:
        widget = self._widget
        if isinstance(widget, QPlainTextEdit):
            cursor = widget.textCursor() if point is None else widget.cursorForPosition(point)
            return cursor.position()
        if isinstance(widget, QLineEdit):
            return widget.cursorPosition() if point is None else widget.cursorPositionAt(point)
        return None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QContextMenuEvent):
            return False
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu(event.pos() if by_mouse else None).popup(event.globalPos())
        return True

    def menu(self, point: QPoint | None = None) -> QMenu:
        """What can be done at *point* of the input, or at its cursor."""
        widget = self._widget
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            menu = widget.createStandardContextMenu()
        else:
            menu = QMenu(widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._put_undo(menu)
        first = menu.actions()[0] if menu.actions() else menu.addSeparator()
        self._put_mend(menu, self.found(point), first)
        put_offers(menu, self._document, self.name(), first)
        menu.insertSeparator(first)
        if widget.actions():
            menu.addSeparator()
            menu.addActions(widget.actions())
        if waits(self._document, self.name()):
            menu.addSeparator()
            menu.addAction("标为已核对\tF9").triggered.connect(self._confirm)
        return menu

    def _put_undo(self, menu: QMenu) -> None:
        """Let undo and redo be the report's, which cover the other cells as well."""
        history = self._document.history
        steps = ((history.undoText(), QUndoStack.undo), (history.redoText(), QUndoStack.redo))
        for (named, word, key), (step, run) in zip(_UNDO, steps, strict=True):
            if (action := menu.findChild(QAction, named)) is None:
                continue
            action.setText(caption(f"{word}：{step}\t{key}" if step else f"{word}\t{key}"))
            action.setEnabled(bool(step) and not self._document.read_only)
            action.triggered.disconnect()
            action.triggered.connect(partial(run, history))

    def _put_mend(self, menu: QMenu, finding: Finding | None, first: QAction) -> None:
        """Put what the card of *finding* offers first."""
        if finding is None or finding.fix is None:
            return
        entries = [(f"{finding.fix.label}\t{KEY}", partial(mend, self._document, finding))]
        if may_dismiss(finding):
            entries.append(("不再提示", partial(dismiss, self._document, finding)))
        for words, run in entries:
            action = QAction(caption(words), menu)
            action.triggered.connect(run)
            menu.insertAction(first, action)

    def _confirm(self) -> None:
        self.said.emit(confirm(self._document, (self.name(),)))
