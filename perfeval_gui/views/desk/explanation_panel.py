"""Why this number: the rule of a computed figure in words, and its inputs to go to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.document.document import Document, State
from perfeval_gui.rules.figures.ways import Operand
from perfeval_gui.rules.figures.why import Why, why
from perfeval_gui.views.kit.note_delegate import NOTE, NoteDelegate
from perfeval_gui.views.kit.scrolling import let_scroll
from perfeval_gui.working.qt_text import tip

_SEEN: Final = 4
"""Figures of one line that are seen at once, at least."""
_AROUND: Final = 8
"""What a row has above and below its line, pixels."""
_REST: Final = 300
"""What the window keeps above and below the figures, pixels; on a small screen they scroll."""


class _Figures(QListWidget):
    """Figures of which a few are to be seen, and more where there is room."""

    def sizeHint(self) -> QSize:
        """Qt would like a list to have the same height whatever is in it; the place scrolls."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class ExplanationPanel(QWidget):
    """Shows how one figure came about, and follows it while the clerk types.

    Signals:
        chosen: An input was clicked. arg: its name.
        closed: The clerk is done reading. arg: the name of the figure.
    """

    chosen = Signal(str)
    closed = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Explain figures of *document*; none yet."""
        super().__init__(parent)
        self._document = document
        self._name = ""
        self._shown: Why | None = None
        self._title = self._text(heading=True)
        self.value = self._text()
        self.value.setObjectName("title")
        self.sentence = self._text()
        self.notes = self._text(quiet=True)
        self._inputs_label = self._text(heading=True)
        self.inputs = _Figures(self)
        self.close_button = QToolButton(self)
        self._lay_out()
        # A place to scroll keeps what room it wanted when it was first asked: that of one which
        # tells nothing yet, or the column would be as wide as the first sentence is long.
        self.sizeHint()
        document.changed.connect(self._follow)
        document.opened.connect(self._restart)

    def _text(self, *, heading: bool = False, quiet: bool = False) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("heading", heading)
        label.setProperty("quiet", quiet)
        return label

    def _lay_out(self) -> None:
        self.close_button.setText("收起")
        self.close_button.setToolTip("收起（Esc）")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.clicked.connect(self._close)
        self.inputs.setObjectName("outline")
        self.inputs.setAccessibleName("由这些数算出")
        self.inputs.setItemDelegate(NoteDelegate(self.inputs))
        self.inputs.setWordWrap(True)
        self.inputs.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.inputs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inputs.itemClicked.connect(self._choose)
        self.inputs.itemActivated.connect(self._choose)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 14, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._told(), 1)

    def _told(self) -> QScrollArea:
        """What is told and the list below it, which on a low screen are scrolled to."""
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.value, self.sentence, self.notes, self._inputs_label):
            layout.addWidget(widget)
        layout.addWidget(self.inputs, 1)
        scroll = QScrollArea(self)
        let_scroll(scroll, page, sheet=False)
        return scroll

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in it, in this order."""
        return self.inputs, self.close_button

    def explain(self, name: str) -> bool:
        """Show how *name* came about and take the focus; False where it is only typed."""
        found = why(self._document.sheet, name)
        if found is None:
            return False
        self._name = name
        self._show(found)
        if found.inputs:
            self.inputs.setCurrentRow(0)
        (self.inputs if found.inputs else self.close_button).setFocus()
        return True

    def _show(self, found: Why) -> None:
        self._shown = found
        self._title.setText(found.label)
        self.value.setText(found.shown or "空白")
        self.sentence.setText(found.sentence)
        missing = "、".join(operand.label for operand in found.missing)
        notes = [f"还缺：{missing}"] if missing else []
        notes += [f"舍入：{found.rounding}"] if found.rounding else []
        notes.append(f"依据：{found.source}")
        self.notes.setText("\n".join(notes))
        self._list(found.inputs)

    def _list(self, inputs: tuple[Operand, ...]) -> None:
        self._inputs_label.setText("由这些数算出，点一下就到那一栏" if inputs else "")
        row = max(self.inputs.currentRow(), 0)
        self.inputs.clear()
        for operand in inputs:
            shown = operand.shown or "未填"
            item = QListWidgetItem(operand.label, self.inputs)
            item.setData(NOTE, shown)
            item.setToolTip(tip(f"{operand.label}：{shown}"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{operand.label}：{shown}")
        self.inputs.setCurrentRow(min(row, len(inputs) - 1))
        self.inputs.setHidden(not inputs)
        # How high a row is that wraps is known only once the list has its width.
        high = min(len(inputs), _SEEN) * (self.inputs.fontMetrics().lineSpacing() + _AROUND)
        room = self.screen().availableSize().height() - _REST
        self.inputs.setMinimumHeight(min(high + 10, room) if inputs else 0)

    def _follow(self, state: State) -> None:
        if self.isHidden():
            return
        found = why(state.sheet, self._name)
        if found is None:
            # Its row was taken away.
            self._close()
        elif found != self._shown:
            self._show(found)

    def _restart(self, _state: State) -> None:
        if not self.isHidden():
            self._close()

    def _choose(self, item: QListWidgetItem) -> None:
        if self._shown is not None:
            self.chosen.emit(self._shown.inputs[self.inputs.row(item)].name)

    def _close(self) -> None:
        self.closed.emit(self._name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
