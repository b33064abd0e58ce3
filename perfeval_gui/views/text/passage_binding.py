"""Joining the report's text editor to the passage that is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.document.passages import position_of, text_of, with_text
from perfeval_gui.domain.cells.kinds import PROSE
from perfeval_gui.domain.edition.edition import Heading
from perfeval_gui.domain.names.fields import cell_name
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.sentences.text_links import from_screen, to_screen
from perfeval_gui.views.cells.composing import TypedInput
from perfeval_gui.views.cells.input_keys import Keys
from perfeval_gui.views.cells.input_menu import InputMenu
from perfeval_gui.views.cells.long_text import replace_text, select
from perfeval_gui.views.cells.marker import Marker
from perfeval_gui.views.text.chips import ChipHighlighter, link_words, on_screen
from perfeval_gui.views.text.passage_edit import PassageEdit


class PassageMenu(InputMenu):
    """The menu of the report's editor: what was found in the words there, and may be mended."""

    def __init__(self, document: Document, box: PassageEdit, name: Callable[[], str]) -> None:
        """Watch *box*, which shows a text of *document*; *name* tells which, empty for none."""
        super().__init__("", document, box)
        self._box, self._named = box, name

    def name(self) -> str:
        return self._named()

    def found(self, point: QPoint | None = None) -> Finding | None:
        box = self._box
        cursor = box.textCursor() if point is None else box.cursorForPosition(point)
        return box.finding_at(cursor.position())


class PassageBinding(TypedInput):
    """Keeps the editor and one passage of the record alike; linked figures show as 〔名称〕.

    The record follows every key, in one undo step a visit to the passage. The editor is
    rewritten only when the passage changed elsewhere.

    Signals:
        visited: The editor got the focus. arg: the name of the cell.
        refused: A paste was refused. arg: one Chinese sentence.
        marked: What was found about the passage, the gravest. arg: a `Finding`, None for nothing.
        done: The clerk goes on to the next passage.
    """

    visited = Signal(str)
    refused = Signal(str)
    marked = Signal(object)
    done = Signal()

    def __init__(self, document: Document, box: PassageEdit) -> None:
        """Join *box* to *document*; `choose` says to which passage."""
        super().__init__(box)
        self.look = ChipHighlighter(box)
        self._document = document
        self._box = box
        self._heading: Heading | None = None
        self._stored = ""
        self._visit = 0
        self._marker = Marker(box)
        self._marked: tuple[Finding, ...] = ()
        box.setTabChangesFocus(True)
        # Going back is the report's business: it covers the other fields as well.
        box.setUndoRedoEnabled(False)
        keys = Keys("", self, returns=False, goes_on=self._go_on)
        keys.visited.connect(self._begin_visit)
        keys.refused.connect(self.refused)
        keys.vain.connect(document.may_change)
        box.installEventFilter(keys)
        box.textChanged.connect(self._typed)
        PassageMenu(document, box, self._name).said.connect(self.refused)
        document.changed.connect(self._follow)
        document.told.changed.connect(self._mark)

    def choose(self, heading: Heading) -> None:
        """Show the passage under *heading*, the cursor at its end."""
        # While the editor is rewritten it shows no passage, so that nothing is taken as typed.
        self._heading = None
        self._box.serve(self._document)
        self._box.setReadOnly(self._document.read_only)
        self.look.know(link_words(self._document.sheet.edition))
        self._stored = text_of(self._document.report, heading.key)
        self._box.setAccessibleName(heading.text)
        self._box.setPlainText(to_screen(self._stored, self._document.sheet.edition))
        self._box.moveCursor(QTextCursor.MoveOperation.End)
        self._heading = heading
        self._visit += 1
        self._mark(self._document.state)

    def insert(self, word: str) -> None:
        """Put the figure called *word* at the cursor, in an undo step of its own, and go there."""
        if not self._document.may_change():
            return
        self._visit += 1
        self._box.textCursor().insertText(f"〔{word}〕")
        self._visit += 1
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, span: tuple[int, int]) -> None:
        """Select the words from *span* of the stored text."""
        (place,) = on_screen(self._stored, (span,), self._document.sheet.edition)
        select(self._box, self._box.toPlainText(), place)

    def _begin_visit(self, _name: str) -> None:
        self._visit += 1
        # A passage that is not in the record yet has no row to name.
        self.visited.emit(self._name() or "passages[].text")

    def _go_on(self, _box: QWidget) -> bool:
        self.done.emit()
        return True

    def _name(self) -> str:
        """The name of the passage's cell; empty while the record has none."""
        key = self._heading.key if self._heading is not None else ""
        position = position_of(self._document.report, key)
        return "" if position is None else cell_name("passages", position, "text")

    def typed_into(self, report: Report, text: str) -> Report:
        if self._heading is None:
            return report
        return with_text(report, self._heading.key, self._as_stored(text))

    def _as_stored(self, text: str) -> str:
        return from_screen(str(PROSE.read(text)), self._document.sheet.edition)

    def _typed(self) -> None:
        if self._heading is None:
            return
        self._stored = self._as_stored(self._box.toPlainText())
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

    def _mark(self, _state: State) -> None:
        """Frame the editor and underline the words in it that something was found about."""
        name = self._name()
        mark = self._document.told.marks.get(name)
        self._marker.show(mark)
        self.marked.emit(mark)
        found = tuple(one for one in self._document.told.findings if one.name == name)
        if found != self._marked or found:
            self._marked = found
            self._box.show_findings(found, self._stored)
