"""Joining the report's text editor to the passage that is chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from perfeval_gui.document.document import Document, State
from perfeval_gui.document.passages import position_of, text_of, with_text
from perfeval_gui.domain.edition import Heading
from perfeval_gui.domain.fields import cell_name
from perfeval_gui.domain.kinds import PROSE
from perfeval_gui.rules.links import from_screen, to_screen
from perfeval_gui.views.binding import Keys
from perfeval_gui.views.chips import ChipHighlighter, chips, link_words
from perfeval_gui.views.long_text import replace_text

_ERASERS: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class PassageBinding(QObject):
    """Keeps the editor and one passage of the record alike; linked figures show as 〔名称〕.

    The record follows every key, in one undo step a visit to the passage. The editor is
    rewritten only when the passage changed elsewhere.

    Signals:
        visited: The editor got the focus. arg: the name of the cell.
        refused: A paste was refused. arg: one Chinese sentence.
    """

    visited = Signal(str)
    refused = Signal(str)

    def __init__(self, document: Document, box: QPlainTextEdit) -> None:
        """Join *box* to *document*; `choose` says to which passage."""
        super().__init__(box)
        self.look = ChipHighlighter(box)
        self._document = document
        self._box = box
        self._heading: Heading | None = None
        self._stored = ""
        self._visit = 0
        box.setTabChangesFocus(True)
        # Going back is the report's business: it covers the other fields as well.
        box.setUndoRedoEnabled(False)
        keys = Keys("", self, returns=False)
        keys.visited.connect(self._begin_visit)
        keys.refused.connect(self.refused)
        box.installEventFilter(keys)
        box.installEventFilter(self)
        box.textChanged.connect(self._typed)
        document.changed.connect(self._follow)

    def choose(self, heading: Heading) -> None:
        """Show the passage under *heading*, the cursor at its end."""
        # While the editor is rewritten it shows no passage, so that nothing is taken as typed.
        self._heading = None
        self.look.know(link_words(self._document.sheet.edition))
        self._stored = text_of(self._document.report, heading.key)
        self._box.setAccessibleName(heading.text)
        self._box.setPlainText(to_screen(self._stored, self._document.sheet.edition))
        self._box.moveCursor(QTextCursor.MoveOperation.End)
        self._heading = heading
        self._visit += 1

    def insert(self, word: str) -> None:
        """Put the figure called *word* at the cursor, in an undo step of its own, and go there."""
        self._visit += 1
        self._box.textCursor().insertText(f"〔{word}〕")
        self._visit += 1
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_visit(self, _name: str) -> None:
        self._visit += 1
        key = self._heading.key if self._heading is not None else ""
        position = position_of(self._document.report, key)
        # A passage that is not in the record yet has no row to name.
        name = "passages[].text" if position is None else cell_name("passages", position, "text")
        self.visited.emit(name)

    def _typed(self) -> None:
        if self._heading is None:
            return
        text = PROSE.read(self._box.toPlainText())
        self._stored = from_screen(str(text), self._document.sheet.edition)
        report = with_text(self._document.report, self._heading.key, self._stored)
        visit = f"{self._heading.key} {self._visit}"
        self._document.edit(f"修改{self._heading.text}", report, visit)

    def _follow(self, state: State) -> None:
        if self._heading is None:
            return
        stored = text_of(state.report, self._heading.key)
        if stored != self._stored:
            self._stored = stored
            replace_text(self._box, to_screen(stored, state.sheet.edition))

    # ---- a linked figure goes as a whole

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.key() in _ERASERS and not event.modifiers() and self._erase(event.key())
        return super().eventFilter(watched, event)

    def _erase(self, key: int) -> bool:
        """Take away the linked figure beside the cursor; False where there is none."""
        cursor = self._box.textCursor()
        if cursor.hasSelection():
            return False
        before = key == Qt.Key.Key_Backspace
        at, block = cursor.positionInBlock(), cursor.block()
        words = link_words(self._document.sheet.edition)
        for begin, end in chips(block.text(), words):
            if at == (end if before else begin):
                cursor.setPosition(block.position() + begin)
                cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                return True
        return False
