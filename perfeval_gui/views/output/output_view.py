"""打印与导出: what is still open, and the ways onto paper and into files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.pages.notes import Note
from perfeval_gui.rules.findings.answers import state_of
from perfeval_gui.rules.telling.sections import progress, sections_with_errors
from perfeval_gui.rules.telling.summing_up import told_counts, told_score
from perfeval_gui.views.generated.ui_output import Ui_OutputView
from perfeval_gui.views.output.margins_box import MarginsBox
from perfeval_gui.views.sections.section_view import SectionView

_NAME: Final = int(Qt.ItemDataRole.UserRole)
_LINES: Final = 11
"""Lines of notes seen at once; more are scrolled to."""
_PAUSE_MS: Final = 200
"""Pages are laid out for the notes once the clerk stops, not at every key."""


def _counted(state: State) -> str:
    """How many findings there are, and how many of them are explained already."""
    found = ((one.level, state_of(one, state.report) == "answered") for one in state.findings)
    return told_counts(Counter(found))


class OutputView(SectionView):
    """Offers preview, print and export.

    Signals:
        export_wanted: arg: endings of the chosen formats.
        preview_wanted, print_wanted: The buttons were pressed.
        notes_wanted: The notes shown may be of an earlier state.
        cell_wanted: A note was chosen. arg: the name of its cell.
    """

    export_wanted = Signal(object)
    preview_wanted = Signal()
    print_wanted = Signal()
    notes_wanted = Signal()
    cell_wanted = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the state of *document*."""
        super().__init__(document, parent)
        self.ui = Ui_OutputView()
        self.ui.setupUi(self)
        self.margins = MarginsBox(self.ui.card)
        self.ui.export_layout.insertWidget(0, self.margins)
        for label in (self.ui.state, self.ui.notes_label, self.ui.result):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.ui.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.ui.notes.itemClicked.connect(self._choose)
        self.ui.notes.itemActivated.connect(self._choose)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.notes_wanted)
        self.ui.export_files.clicked.connect(self._export)
        self.ui.preview.clicked.connect(self.preview_wanted)
        self.ui.print_pages.clicked.connect(self.print_wanted)
        for box in (self.ui.docx, self.ui.xlsx, self.ui.pdf):
            box.toggled.connect(self._know_button)
        document.checked.connect(self._follow)
        document.opened.connect(self._restart)
        # Whoever comes here wants to know.
        document.check_now()
        self._follow(document.state)

    def _endings(self) -> tuple[str, ...]:
        boxes = {"docx": self.ui.docx, "xlsx": self.ui.xlsx, "pdf": self.ui.pdf}
        return tuple(ending for ending, box in boxes.items() if box.isChecked())

    def _know_button(self, _checked: bool) -> None:
        self.ui.export_files.setEnabled(bool(self._endings()))

    def _export(self) -> None:
        self.export_wanted.emit(self._endings())

    def _restart(self, _state: State) -> None:
        """Another report: what is found in it is told once it is painted."""
        self.ui.state.setText("正在检查……")

    def _follow(self, state: State) -> None:
        if self.isVisible():
            self._pause.start(_PAUSE_MS)
        errors = sections_with_errors(state.findings, state.sheet)
        unfinished = [
            section.title
            for section in state.sheet.edition.sections
            if section.needed and progress(section, state.sheet, errors) != "complete"
        ]
        lines = [f"检查：{_counted(state)}。"]
        lines.append(f"还没有填完：{'、'.join(unfinished)}。" if unfinished else "各部分都已填写。")
        if score := told_score(state.sheet):
            lines.append(score)
        self.ui.state.setText("\n".join(lines))

    def say_notes(self, notes: Iterable[Note]) -> None:
        """List what is worth a look before printing; none of it blocks."""
        found = tuple(notes)
        blocked = any(note.kind == "boxes" for note in found)
        usual = "" if blocked else "，可以照常打印和导出"
        count = f"{len(found)} 条{usual}" if found else "没有发现问题"
        self.ui.notes_label.setText(f"打印前检查：{count}。")
        self.ui.notes.clear()
        for note in found:
            item = QListWidgetItem(note.message, self.ui.notes)
            item.setData(_NAME, note.name)
        self.ui.notes.setVisible(bool(found))
        self._fit_notes()
        # A list that was hidden until now gets its width later.
        QTimer.singleShot(0, self, self._fit_notes)

    def _fit_notes(self) -> None:
        """Make the list as high as its notes, up to a few."""
        notes = self.ui.notes
        notes.doItemsLayout()
        last = notes.visualItemRect(notes.item(notes.count() - 1))
        first = notes.visualItemRect(notes.item(0))
        high = last.bottom() - first.top() + 1 + 2 * notes.frameWidth()
        notes.setFixedHeight(min(high, notes.fontMetrics().lineSpacing() * _LINES))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Notes wrap anew once the list has its own new width.
        QTimer.singleShot(0, self, self._fit_notes)

    def _choose(self, item: QListWidgetItem) -> None:
        if name := str(item.data(_NAME)):
            self.cell_wanted.emit(name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Once the section is painted: laying out many pages takes longer than going there may.
        self._pause.start(0)

    def say_written(self, paths: Iterable[Path]) -> None:
        """Name the files that were written."""
        self.ui.result.setText("已导出：\n" + "\n".join(str(path) for path in paths))
