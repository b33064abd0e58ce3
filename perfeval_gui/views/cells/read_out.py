"""A computed figure shown among the inputs of a form."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.views.cells.input_keys import focus_next
from perfeval_gui.views.cells.input_widths import figure_width
from perfeval_gui.views.cells.marker import Below, Marker
from perfeval_gui.views.kit.key_codes import RETURNS


class ReadOut(QObject):
    """Shows a computed figure in a label of fixed width, so that a new figure moves nothing.

    Signals:
        visited: It got the focus. arg: its name.
        asked: It was clicked: the clerk wants to know how it came about. arg: its name.
        ended: Return was pressed, and no input comes after it.
    """

    visited = Signal(str)
    asked = Signal(str)
    ended = Signal()

    def __init__(
        self, name: str, document: Document, widget: QLabel, fault: Below | None = None
    ) -> None:
        """Show the figure *name* of *document* in *widget*, and in *fault* what was found."""
        super().__init__(widget)
        self._name, self._document, self._fault = name, document, fault
        self._widget = widget
        self._singles: Mapping[str, Value] | None = None
        self._marker = Marker(widget)
        widget.setTextFormat(Qt.TextFormat.PlainText)
        widget.setProperty("computed", True)
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.setCursor(Qt.CursorShape.PointingHandCursor)
        widget.installEventFilter(self)
        if name in document.book.figures and document.book.figures[name].kind.holds == "figure":
            widget.setFixedWidth(figure_width(widget))
            widget.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        document.changed.connect(self._follow)
        document.told.changed.connect(self._mark)
        document.opened.connect(self._restart)
        self._restart(document.state)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.visited.emit(self._name)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self.asked.emit(self._name)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        goes_on = event.key() in RETURNS
        if goes_on and not focus_next(self._widget):
            self.ended.emit()
        return goes_on

    def _restart(self, state: State) -> None:
        self._mark(state)
        self._follow(state)

    def _mark(self, _state: State) -> None:
        found = self._document.told.marks.get(self._name)
        self._marker.show(found)
        if self._fault is not None:
            self._fault.say(self._document.sheet.label(self._name), found)

    def _follow(self, state: State) -> None:
        # The very same figures, which stand alone as this one does, say the same.
        if state.sheet.singles is self._singles:
            return
        self._singles = state.sheet.singles
        text = state.sheet.shown(self._name)
        if self._widget.text() != text or not self._widget.accessibleName():
            self._widget.setText(text)
            spoken = f"{state.sheet.label(self._name)}，由程序计算：{text or '空白'}"
            self._widget.setAccessibleName(spoken)
