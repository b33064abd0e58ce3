"""The widgets of one cell of the form: words, inputs, read-outs, and what another section shows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.views.cells.binding import WORDED
from perfeval_gui.views.drawn.layout import Spot, Words
from perfeval_gui.working.qt_text import caption, tip

_SIDES: Final = {
    "": Qt.AlignmentFlag.AlignHCenter,
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
}
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_WIDEST: Final = 16_777_215
_PADDING: Final = 5
_BESIDE: Final = 4
"""So many letters of a label stand beside each other at least."""
_LONG: Final = 40
"""Characters of a cell of another section that are shown; more would push the form apart."""


def object_name(name: str) -> str:
    """What the widget of the cell *name* is called."""
    return name.replace(".", "__")


def words_of(text: str, parent: QWidget, side: str = "left") -> QLabel:
    """A label that says *text* and nothing else, in as many lines as it takes."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text.lstrip("　") if side == "left" else text)
    label.setWordWrap(True)
    label.setAlignment(_SIDES[side] | _MIDDLE)
    # Drawn blanks set a part off from its whole; a line that is wrapped goes on below its words.
    deep = len(text) - len(text.lstrip("　")) if side == "left" else 0
    letter = label.fontMetrics().horizontalAdvance("　")
    label.setContentsMargins(deep * letter, 0, 0, 0)
    # A page that is too wide scrolls: no label stands on end for that.
    beside = min(max(map(len, label.text().split("\n"))), _BESIDE)
    label.setMinimumWidth((deep + beside) * letter)
    return label


class Elsewhere(QLabel):
    """Shows a cell that another section shows as an input.

    Signals:
        wanted: It was clicked. arg: its name.
    """

    wanted = Signal(str)

    def __init__(self, name: str, document: Document, parent: QWidget) -> None:
        """Show the cell *name* of *document*."""
        super().__init__(parent)
        self._name = name
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("quiet", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        document.changed.connect(self._follow)
        document.opened.connect(self._follow)
        self._follow(document.state)

    def _follow(self, state: State) -> None:
        text = state.sheet.shown(self._name)
        told = text if len(text) <= _LONG else f"{text[:_LONG]}…"
        if self.text() != told or not self.toolTip():
            self.setText(told)
            label = state.sheet.label(self._name)
            self.setToolTip(tip(f"{label}：点一下就到那一格。"))
            self.setAccessibleName(f"{label}：{text or '空白'}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.wanted.emit(self._name)


class Cells(QObject):
    """Makes the widgets of the cells of one section, each cell as an input once.

    Attributes:
        left: Cells of the section that no widget was made for yet.
        made: Widgets by the name of their cell.
        filling: Cells that have a place on the form to themselves, with its height, mm.

    Signals:
        wanted: A cell of another section was clicked. arg: its name.
    """

    wanted = Signal(str)

    def __init__(self, document: Document, fields: tuple[str, ...], parent: QObject) -> None:
        """Make inputs of *fields* of *document*."""
        super().__init__(parent)
        self._document = document
        self.left = dict.fromkeys(fields)
        self.made: dict[str, QWidget] = {}
        self.filling: dict[str, float] = {}

    def frame(self, spot: Spot, parent: QWidget) -> QFrame:
        """The cell at *spot* with what stands in it."""
        frame = QFrame(parent)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        layout.setSpacing(3)
        frame.setProperty("drawn", "cell" if spot.names or not spot.lines else "head")
        if spot.names:
            for line in spot.lines:
                self._add_line(line, spot, frame)
        else:
            text = "\n".join("".join(one.text for one in line) for line in spot.lines)
            if text.strip():
                layout.addWidget(words_of(text, frame, spot.side))
            elif not spot.side:
                frame.setProperty("drawn", "head")
        return frame

    def _add_line(self, line: tuple[Words, ...], spot: Spot, frame: QFrame) -> None:
        layout = frame.layout()
        assert isinstance(layout, QVBoxLayout)
        if len(line) == 1 and line[0].name:
            alone = self.widget(line[0].name, frame, spot.side)
            if isinstance(alone, QCheckBox):
                # What it is for stands beside it already.
                self._word(alone, "是")
            self.filling[line[0].name] = spot.height
            layout.addWidget(alone)
            return
        row = QHBoxLayout()
        row.setSpacing(6)
        words = list(line)
        while words:
            one = words.pop(0)
            if one.name:
                widget = self.widget(one.name, frame, spot.side)
                if isinstance(widget, QCheckBox) and words and words[0].text.strip():
                    self._word(widget, words.pop(0).text)
                row.addWidget(widget)
            elif one.text.strip():
                label = words_of(one.text.strip(), frame)
                label.setWordWrap(len(line) == 1)
                row.addWidget(label)
        row.addStretch()
        layout.addLayout(row)

    def _word(self, box: QCheckBox, text: str) -> None:
        box.setProperty(WORDED, True)
        box.setText(caption(text.strip()))

    def widget(self, name: str, parent: QWidget, side: str = "left") -> QWidget:
        """The widget of the cell *name*: an input once, if it is one of the section's."""
        if name in self.left:
            del self.left[name]
            made = input_for(self._document.sheet.typed_kind(name), parent)
        elif name not in self._document.report.form.fields and name not in self.made:
            made = QLabel(parent)
        else:
            shown = Elsewhere(name, self._document, parent)
            shown.setAlignment(_SIDES[side] | _MIDDLE)
            shown.wanted.connect(self.wanted)
            return shown
        made.setObjectName(object_name(name))
        self.made[name] = made
        return made


def input_for(kind: Kind, parent: QWidget) -> QWidget:
    """What a cell of *kind* is filled in with."""
    if kind.holds == "flag":
        return QCheckBox(parent)
    if kind.holds == "choice":
        return QComboBox(parent)
    return QPlainTextEdit(parent) if kind.lines else QLineEdit(parent)


_LEAST: Final = {"figure": 10, "day": 15, "month": 12, "choice": 14}
"""Digits that an input is wide at least, its frame included, by what it holds; a text twelve."""


def let_fill(widget: QWidget, kind: Kind, height: float) -> None:
    """Let *widget*, bound already, be as wide as its cell, and *height* mm high where it may."""
    if isinstance(widget, QCheckBox):
        return
    widget.setMaximumWidth(_WIDEST)
    if isinstance(widget, QLabel):
        # As wide as its figure at least: none is ever cut.
        widget.setMinimumWidth(0)
        widget.setWordWrap(kind.holds == "text")
        widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return
    digit = widget.fontMetrics().horizontalAdvance("0")
    widget.setMinimumWidth(digit * _LEAST.get(kind.holds, 12))
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    if isinstance(widget, QPlainTextEdit):
        lines = max(round(height / 6), 3)
        widget.setMinimumHeight(widget.fontMetrics().lineSpacing() * lines + 12)
        # As high as its place on paper, and no higher where others need the room.
        policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)
    widget.setSizePolicy(policy)
