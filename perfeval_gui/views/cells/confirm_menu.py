"""The menu of an input whose content was taken over from a file: it may be called looked over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from perfeval_gui.document.confirming import confirm, waits
from perfeval_gui.document.document import Document


class ConfirmMenu(QObject):
    """Adds 标为已核对 to the menu of an input while its cell waits; at other times it is Qt's own.

    Signals:
        said: It was chosen. arg: how many cells are left.
    """

    said = Signal(str)

    def __init__(self, name: str, document: Document, widget: QWidget) -> None:
        """Watch *widget*, the input of the cell *name* of *document*."""
        super().__init__(widget)
        self._name, self._document, self._widget = name, document, widget
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QContextMenuEvent) or not waits(self._document, self._name):
            return False
        self.menu().popup(event.globalPos())
        return True

    def menu(self) -> QMenu:
        """What Qt offers for the input, and that its content was looked over."""
        widget = self._widget
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            menu = widget.createStandardContextMenu()
        else:
            menu = QMenu(widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        menu.addAction("标为已核对\tF9").triggered.connect(self._confirm)
        return menu

    def _confirm(self) -> None:
        self.said.emit(confirm(self._document, (self._name,)))
