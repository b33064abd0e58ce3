"""A field in which ↓ offers what the report holds already: names, telephones, days."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from perfeval_gui.document.document import Document
from perfeval_gui.document.offering import offered, take
from perfeval_gui.working.qt_text import caption


def put_offers(menu: QMenu, document: Document, name: str, first: QAction | None = None) -> None:
    """Add to *menu*, before *first*, what may be put into the cell called *name*."""
    for one in offered(document, name):
        action = QAction(caption(one.words), menu)
        action.triggered.connect(partial(take, document, name, one))
        menu.insertAction(first, action)  # type: ignore[arg-type]  # the stubs miss None: at the end


class Offering(QObject):
    """Offers in a field what stands elsewhere. It is told in grey while the field is empty."""

    def __init__(self, name: str, document: Document, widget: QLineEdit) -> None:
        """Watch *widget*, the input of the cell *name* of *document*."""
        super().__init__(widget)
        self._name, self._document, self._widget = name, document, widget
        self._told = self._before = ""
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self._tell()
        elif kind == QEvent.Type.FocusOut:
            self._tell_no_more()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.key() == Qt.Key.Key_Down and not self._plain(event) and self._open()
        return False

    def _plain(self, event: QKeyEvent) -> bool:
        return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)

    def _tell(self) -> None:
        found = offered(self._document, self._name)
        self._told = f"按 ↓ 填入 {found[0].shown}" if found else ""
        if found:
            self._before = self._widget.placeholderText()
            self._widget.setPlaceholderText(self._told)

    def _tell_no_more(self) -> None:
        # Whether it is wanted may have been said there meanwhile.
        if self._told and self._widget.placeholderText() == self._told:
            self._widget.setPlaceholderText(self._before)

    def _open(self) -> bool:
        """Open the list of what may be put there; whether there is anything."""
        menu = self.menu()
        if not menu.actions():
            menu.deleteLater()
            return False
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._widget.mapToGlobal(self._widget.rect().bottomLeft()))
        return True

    def menu(self) -> QMenu:
        """What may be put there."""
        menu = QMenu(self._widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        put_offers(menu, self._document, self._name)
        return menu
