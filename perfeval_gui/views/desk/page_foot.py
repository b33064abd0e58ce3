"""The foot of every page: the part before, what is missing in this one, and the part after."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.edition.sections import Section
from perfeval_gui.rules.telling.sections import gaps
from perfeval_gui.views.kit.actions import MISSING, NEXT, PREVIOUS
from perfeval_gui.working.qt_text import caption, tip

_NAMED: Final = 6
"""Missing cells that are named; more would fill the screen."""


class PageFoot(QWidget):
    """Walks from part to part, and to the first cell that is missing.

    Signals:
        walked: Another part is wanted. arg: by how many places.
        wanted: A missing cell is to be shown. arg: its name.
    """

    walked = Signal(int)
    wanted = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Stand below a part of *document*; `show_part` says which."""
        super().__init__(parent)
        self.setObjectName("page_foot")
        # Painted by the style sheet, which leaves a bare widget alone.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._row = 0
        self._gaps: tuple[str, ...] = ()
        self.previous = self._button(PREVIOUS)
        self.missing = self._button(MISSING)
        self.next = self._button(NEXT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 4, 20, 4)
        layout.addWidget(self.previous)
        layout.addStretch(1)
        layout.addWidget(self.missing)
        layout.addStretch(1)
        layout.addWidget(self.next)
        self.previous.clicked.connect(self._back)
        self.next.clicked.connect(self._on)
        self.missing.clicked.connect(self.go)
        document.told.changed.connect(self._follow)
        document.opened.connect(self._follow)

    def _button(self, keys: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("link", True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        # Tab goes from field to field; each of these has a key.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(keys)
        return button

    @property
    def _sections(self) -> tuple[Section, ...]:
        return self._document.sheet.edition.sections

    def show_part(self, row: int) -> None:
        """Stand below the part at position *row*."""
        self._row = row
        for button, at, text in ((self.previous, row - 1, "‹ {}"), (self.next, row + 1, "{} ›")):
            there = 0 <= at < len(self._sections)
            button.setText(caption(text.format(self._sections[at].title)) if there else "")
            button.setVisible(there)
        self._follow(self._document.state)

    def _follow(self, state: State) -> None:
        if self._row >= len(self._sections):
            return  # Another form was opened; its first part comes at once.
        section = self._sections[self._row]
        self._gaps = tuple(gaps(section, state.sheet))
        text = f"还缺 {len(self._gaps)} 栏" if self._gaps else ""
        if self.missing.text() != text:
            self.missing.setText(text)
        # Of a report that lacks nothing it has never said anything.
        if self.missing.isHidden() == bool(text):
            self.missing.setVisible(bool(text))
        names = [_label(state, name) for name in self._gaps[:_NAMED]]
        more = "等" if len(self._gaps) > _NAMED else ""
        self.missing.setToolTip(tip(f"还缺：{'、'.join(names)}{more}（{MISSING}）"))

    def _back(self) -> None:
        self.walked.emit(-1)

    def _on(self) -> None:
        self.walked.emit(1)

    def go(self) -> None:
        """Go to the first cell that is missing, here or else in the next part with one."""
        count = len(self._sections)
        for step in range(count):
            section = self._sections[(self._row + step) % count]
            first = next(gaps(section, self._document.sheet), "")
            if first:
                self.wanted.emit(first)
                return


def _label(state: State, name: str) -> str:
    try:
        return state.sheet.label(name)
    except KeyError:
        return "第一行"
