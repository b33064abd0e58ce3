"""The editor of the report's text, in which a linked figure 〔名称〕 is one piece."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.document.marks import sentence
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.sentences.text_links import from_screen, printed, to_screen
from perfeval_gui.views.cells.long_text import units
from perfeval_gui.views.kit.dropping import keep_files_out
from perfeval_gui.views.kit.theme import TONES, colours_of
from perfeval_gui.views.text.chips import chips, link_words, on_screen
from perfeval_gui.working.qt_text import tip

LINKED: Final = "application/x-perfeval-linked-text"
"""Copied text as it is stored, with its links; other programs get the figures."""

_ERASERS: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_WAVE: Final = QTextCharFormat.UnderlineStyle.WaveUnderline
_KEEP: Final = QTextCursor.MoveMode.KeepAnchor


class PassageEdit(QPlainTextEdit):
    """Shows linked figures as chips.

    The cursor passes over a chip; it is selected, deleted, copied and pasted as one, and other
    programs get its value.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty editor; `serve` says whose figures are linked."""
        super().__init__(parent)
        self._document: Document | None = None
        self._words: frozenset[str] = frozenset()
        self._before = 0
        self._found: tuple[tuple[int, int, Finding], ...] = ()
        self.cursorPositionChanged.connect(self._keep_whole)
        keep_files_out(self)

    def serve(self, document: Document) -> None:
        """Link the figures of *document*."""
        self._document = document
        self._words = link_words(document.sheet.edition)

    # ---- chips are one piece

    def chip_at(self, position: int) -> tuple[int, int] | None:
        """Begin and end of the chip that *position* lies in, its edges not counted."""
        block = self.document().findBlock(position)
        at = position - block.position()
        for begin, end in chips(block.text(), self._words):
            if begin < at < end:
                return block.position() + begin, block.position() + end
        return None

    def _keep_whole(self) -> None:
        cursor = self.textCursor()
        place, anchor = cursor.position(), cursor.anchor()
        chosen = place != anchor
        place = self._outside(place, forward=place > anchor if chosen else None)
        anchor = self._outside(anchor, forward=anchor > place) if chosen else place
        self._before = place
        if (place, anchor) != (cursor.position(), cursor.anchor()):
            cursor.setPosition(anchor)
            cursor.setPosition(place, _KEEP)
            self.setTextCursor(cursor)

    def _outside(self, position: int, *, forward: bool | None) -> int:
        """*position*, or the edge of the chip it lies in.

        Coming from one edge it is the other one; else the one that lies *forward*, or the nearer.
        """
        chip = self.chip_at(position)
        if chip is None:
            return position
        begin, end = chip
        if self._before in chip:
            return end if self._before == begin else begin
        if forward is None:
            forward = position - begin > end - position
        return end if forward else begin

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.cursorForPosition(event.position().toPoint()).position()
        chip = self.chip_at(place)
        if chip is None:
            super().mouseDoubleClickEvent(event)
        else:
            self._choose(chip)

    def _choose(self, chip: tuple[int, int]) -> None:
        cursor = self.textCursor()
        cursor.setPosition(chip[0])
        cursor.setPosition(chip[1], _KEEP)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ERASERS or not self._erase(event.key()):
            super().keyPressEvent(event)

    def _erase(self, key: int) -> bool:
        """Take away the chip beside the cursor; False where there is none."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        inside = cursor.position() + (-1 if key == Qt.Key.Key_Backspace else 1)
        chip = self.chip_at(inside)
        if chip is None:
            return False
        cursor.setPosition(chip[0])
        cursor.setPosition(chip[1], _KEEP)
        cursor.removeSelectedText()
        return True

    # ---- clipboard

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        data = QMimeData()
        text = self.textCursor().selection().toPlainText()
        if self._document is not None:
            stored = from_screen(text, self._document.sheet.edition)
            data.setData(LINKED, stored.encode())
            text = printed(stored, self._document.sheet)
        data.setText(text)
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        if self._document is None or not source.hasFormat(LINKED):
            super().insertFromMimeData(source)
            return
        stored = bytes(source.data(LINKED).data()).decode(errors="replace")
        self.textCursor().insertText(to_screen(stored, self._document.sheet.edition))
        self.ensureCursorVisible()

    # ---- what was found

    def show_findings(self, findings: tuple[Finding, ...], stored: str) -> None:
        """Underline the words of *findings* in the text, which is stored as *stored*."""
        self._found = tuple(self._places(findings, stored))
        self.underline()

    def _places(
        self, findings: tuple[Finding, ...], stored: str
    ) -> Iterator[tuple[int, int, Finding]]:
        if self._document is None:
            return
        told = [(finding, finding.span) for finding in findings if finding.span is not None]
        text, spans = self.toPlainText(), (span for _, span in told)
        rare = units(text) != len(text)
        places = on_screen(stored, spans, self._document.sheet.edition)
        for (finding, _), (begin, end) in zip(told, places, strict=True):
            if rare:
                yield units(text[:begin]), units(text[:end]), finding
            else:
                yield begin, end, finding

    def underline(self) -> None:
        """Draw the underlines, in the colours of now."""
        marks = []
        for begin, end, finding in self._found:
            mark = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setUnderlineStyle(_WAVE)
            look.setUnderlineColor(QColor(colours_of(self)[TONES[finding.level]]))
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(begin, self.document().characterCount() - 1))
            cursor.setPosition(min(end, self.document().characterCount() - 1), _KEEP)
            mark.cursor, mark.format = cursor, look  # type: ignore[attr-defined]  # the stubs miss them
            marks.append(mark)
        self.setExtraSelections(marks)

    def finding_at(self, position: int) -> Finding | None:
        """What was found in the words at *position*, their end included."""
        found = (one for begin, end, one in self._found if begin <= position <= end)
        return next(found, None)

    def words_at(self, position: int) -> str:
        """What is said about the text at *position*: a finding, or the value of a chip."""
        for begin, end, finding in self._found:
            if begin <= position < end:
                return sentence(finding)
        chip = self.chip_at(position) or self.chip_at(position + 1)
        if chip is None or self._document is None:
            return ""
        cursor = QTextCursor(self.document())
        cursor.setPosition(chip[0])
        cursor.setPosition(chip[1], _KEEP)
        word = cursor.selectedText()
        value = printed(from_screen(word, self._document.sheet.edition), self._document.sheet)
        return f"{word[1:-1]}：{value.strip() or '空白'}"

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(self.cursorForPosition(event.pos()).position())
            QToolTip.showText(event.globalPos(), tip(words) or self.toolTip(), self)
            return True
        return super().viewportEvent(event)
