"""Cells that are chosen and not written: a flag as a check box, one of several as a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.views.cells.input_keys import Keys
from perfeval_gui.views.cells.marker import Marker


class CheckBinding(QObject):
    """Keeps a check box and a flag alike."""

    def __init__(self, name: str, document: Document, widget: QCheckBox) -> None:
        """Join *widget* to the flag *name* of *document*."""
        super().__init__(widget)
        self.keys = Keys(name, self)
        self._name = name
        self._document = document
        self._widget = widget
        self._marker = Marker(widget)
        widget.installEventFilter(self.keys)
        widget.clicked.connect(self._clicked)
        document.changed.connect(self._follow)
        document.told.changed.connect(self._mark)
        document.opened.connect(self._restart)
        self._restart(document.state)

    def _restart(self, state: State) -> None:
        self._mark(state)
        self._follow(state)

    def _mark(self, _state: State) -> None:
        self._marker.show(self._document.told.marks.get(self._name))

    def _clicked(self, checked: bool) -> None:
        self._document.put(self._name, checked)

    def _follow(self, state: State) -> None:
        self._widget.setEnabled(not self._document.read_only)
        self._widget.setChecked(bool(state.sheet.typed(self._name)))


class ChoiceBinding(QObject):
    """Keeps a list to choose from and a cell alike; the first choice is to choose nothing.

    What another edition's form let choose stays, as one more choice, until another is chosen.
    """

    def __init__(self, name: str, document: Document, widget: QComboBox) -> None:
        """Join *widget* to the cell *name* of *document*."""
        super().__init__(widget)
        self.keys = Keys(name, self)
        self._name = name
        self._document = document
        self._widget = widget
        self._marker = Marker(widget)
        widget.installEventFilter(self.keys)
        widget.installEventFilter(self)
        # The wheel scrolls the page; it chooses only where the clerk is.
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.activated.connect(self._chosen)
        document.changed.connect(self._follow)
        document.told.changed.connect(self._mark)
        document.opened.connect(self._restart)
        self._restart(document.state)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self._widget.hasFocus():
            event.ignore()
            return True
        return False

    def _chosen(self, row: int) -> None:
        self._document.put(self._name, self._widget.itemData(row))

    def _restart(self, state: State) -> None:
        self._widget.clear()
        self._widget.addItem("", "")
        for word, label in state.sheet.choices(self._name):
            self._widget.addItem(label, word)
        self._mark(state)
        self._follow(state)

    def _mark(self, _state: State) -> None:
        self._marker.show(self._document.told.marks.get(self._name))

    def _follow(self, state: State) -> None:
        self._widget.setEnabled(not self._document.read_only)
        value: Value = state.sheet.typed(self._name)
        if self._widget.currentData() != value:
            if self._widget.findData(value) < 0:
                self._widget.addItem(str(value), value)
            self._widget.setCurrentIndex(self._widget.findData(value))
