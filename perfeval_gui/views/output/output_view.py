"""交之前: what is to be mended and explained, the ways onto paper and into files, who signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.edition.page_marks import word_of
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.telling.handing_in import mark_of, still_open
from perfeval_gui.rules.telling.sections import progress, sections_with_errors
from perfeval_gui.rules.telling.summing_up import told_score
from perfeval_gui.views.generated.ui_output import Ui_OutputView
from perfeval_gui.views.kit import questions
from perfeval_gui.views.output.margins_box import MarginsBox
from perfeval_gui.views.output.note_list import Entry, KeptInSight
from perfeval_gui.views.output.step_box import FinalBox, StepBox
from perfeval_gui.views.sections.appendix_ticks import AppendixTicks
from perfeval_gui.views.sections.section_view import SectionView

if TYPE_CHECKING:
    from perfeval_gui.publishing.notes import Note
    from perfeval_gui.publishing.preflight import LookedOver

_LINES: Final = 16
"""Lines of a list seen at once; more are scrolled to."""
_PAUSE_MS: Final = 200
"""Pages are laid out for the notes once the clerk stops, not at every key."""
_LEFT: Final = (" 处错误", " 格待核", " 个部分没有填完")
_WAITING: Final = "正在检查……"
_WORDS: Final = {"untouched": "未填写", "begun": "没有填完"}


class OutputView(SectionView):
    """Three steps, each with what is left of it, and who signs what.

    Signals:
        export_wanted: arg: endings of the chosen formats.
        public_wanted: The same, for publication.
        preview_wanted, print_wanted: The buttons were pressed.
        notes_wanted: The notes shown may be of an earlier state.
        cell_wanted: A cell is to be shown. arg: its name.
        section_wanted: A section is to be shown. arg: its key.
        finding_wanted: What is to be mended or explained was chosen. arg: the `Finding`.
        final_wanted: The report is to be declared final, or released.
    """

    export_wanted = Signal(object)
    public_wanted = Signal(object)
    preview_wanted = Signal()
    print_wanted = Signal()
    notes_wanted = Signal()
    cell_wanted = Signal(str)
    section_wanted = Signal(str)
    finding_wanted = Signal(object)
    final_wanted = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the state of *document*."""
        super().__init__(document, parent)
        self.ui = Ui_OutputView()
        self.ui.setupUi(self)
        self._written: tuple[Path, ...] = ()
        self.mending = StepBox("1　改错误", _LINES, self)
        self.explaining = StepBox("2　写说明", _LINES, self)
        self.final = FinalBox(document, _LINES, self)
        self.exporting = StepBox("3　导出", _LINES, self)
        self.signing = StepBox("签字盖章", _LINES + 4, self)
        self.margins = MarginsBox(self.exporting)
        self.lists = AppendixTicks(document, self.exporting)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.notes_wanted)
        self._join()
        document.checked.connect(self._follow)
        document.opened.connect(self._restart)
        # Whoever comes here wants to know.
        document.check_now()
        self._follow(document.state)
        self._say_written(())

    def _lay_out(self) -> None:
        for box in (self.mending, self.explaining, self.final, self.exporting, self.signing):
            self.ui.steps.addWidget(box)
        self.ui.card.setParent(self.exporting)
        self.exporting.rows.addWidget(self.ui.card)
        self.ui.export_layout.insertWidget(0, self.margins)
        self.ui.export_layout.insertWidget(1, self.lists)
        for label in (self.ui.state, self.ui.result):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.ui.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        # What is listed above it moves it down; below it stands what was written.
        KeptInSight(self.ui.export_files, self.ui.written, self)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes down the page, whatever was made first."""
        ui, box = self.ui, self.margins
        steps = (self.mending.notes, self.explaining.notes, self.final.notes, self.final.button)
        margins = (box.which, box.restore, *box.sides.values(), box.everywhere)
        formats = (*self.lists.ticks.values(), ui.docx, ui.xlsx, ui.pdf, ui.draft)
        first = (ui.export_files, ui.export_public, ui.preview, ui.print_pages)
        buttons = (*first, ui.open_folder, ui.open_word)
        for one, other in pairwise(
            (*steps, self.exporting.notes, *margins, *formats, *buttons, self.signing.notes)
        ):
            QWidget.setTabOrder(one, other)

    def _join(self) -> None:
        for box in (self.mending, self.explaining, self.final, self.exporting, self.signing):
            box.chosen.connect(self._choose)
        self.final.button.clicked.connect(self.final_wanted)
        self.ui.export_files.clicked.connect(self._export)
        self.ui.export_public.clicked.connect(self._export_public)
        self.ui.preview.clicked.connect(self.preview_wanted)
        self.ui.print_pages.clicked.connect(self.print_wanted)
        self.ui.open_folder.clicked.connect(self._open_folder)
        self.ui.open_word.clicked.connect(self._open_word)
        for tick in (self.ui.docx, self.ui.xlsx, self.ui.pdf):
            tick.toggled.connect(self._know_button)

    def _endings(self) -> tuple[str, ...]:
        boxes = {"docx": self.ui.docx, "xlsx": self.ui.xlsx, "pdf": self.ui.pdf}
        return tuple(ending for ending, box in boxes.items() if box.isChecked())

    def _know_button(self, _checked: bool) -> None:
        for button in (self.ui.export_files, self.ui.export_public):
            button.setEnabled(bool(self._endings()))

    def _export(self) -> None:
        self.export_wanted.emit(self._endings())

    def _export_public(self) -> None:
        self.public_wanted.emit(self._endings())

    def _choose(self, target: object) -> None:
        if isinstance(target, Finding):
            self.finding_wanted.emit(target)
        elif isinstance(target, str):
            self.cell_wanted.emit(target)
        elif isinstance(target, tuple):
            self.section_wanted.emit(target[0])

    # ---- what is left to do

    def _restart(self, _state: State) -> None:
        """Another report: what is found in it is told once it is painted."""
        for box in (self.mending, self.explaining, self.exporting, self.signing):
            box.tell(_WAITING, ())
        self._say_written(())

    def begin(self) -> None:
        super().begin()
        if self.final.button.hasFocus():
            # Return after the last cell of the section before must not declare anything.
            self.margins.which.setFocus(Qt.FocusReason.TabFocusReason)

    def _follow(self, state: State) -> None:
        if self.isVisible():
            self._pause.start(_PAUSE_MS)
        left = still_open(state.findings, state.report)
        wrong = [one for one in left if one.level == "error"]
        waiting = [one for one in left if one.level == "unconfirmed"]
        reasons = [one for one in left if one.level == "explain"]
        unfinished = list(_unfinished(state))
        counts = len(wrong), len(waiting), len(unfinished)
        told = [f"{count}{what}" for count, what in zip(counts, _LEFT, strict=True) if count]
        self.mending.tell(
            "、".join(told) + "，点一条就到那里。" if told else "✓ 没有要改的。",
            (*_entries(wrong), *_entries(waiting[:1], len(waiting)), *unfinished),
        )
        self.explaining.tell(
            f"{len(reasons)} 处要说明，点一条就可以写。" if reasons else "✓ 没有要说明的。",
            _entries(reasons),
        )
        self.ui.state.setText(told_score(state.sheet))
        self.ui.state.setVisible(bool(self.ui.state.text()))
        self.final.follow()
        self.ui.marked.setText(_told_mark(mark_of(left, self.final.held)))

    def say_delayed(self) -> None:
        """The pages take long to be looked over."""
        self.exporting.told.setText("正在排版、检查……")

    def say_noted(self, looked: LookedOver) -> None:
        """List what is worth a look before printing, none of which blocks, and who signs."""
        # Cells to be looked over are in the first step.
        found = [note for note in looked.notes if note.kind != "unconfirmed"]
        self.exporting.tell(_told_notes(found), [(one.message, one.name or None) for one in found])
        hands = [(f"第 {page} 页　{one.told}", one.name or None) for page, one in looked.hands]
        told = "打印以后手签、盖章和填日期的地方：" if hands else "表样上没有签字、盖章的地方。"
        self.signing.tell(told, hands)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.final.follow()
        # Once the section is painted: laying out many pages takes longer than going there may.
        self._pause.start(0)

    # ---- what was written

    def say_written(self, paths: Iterable[Path]) -> None:
        """Name the files that were written, and offer to open them."""
        self._say_written(tuple(paths))

    def _say_written(self, paths: tuple[Path, ...]) -> None:
        self._written = paths
        self.ui.result.setText("已导出：\n" + "\n".join(map(str, paths)) if paths else "")
        self.ui.result.setVisible(bool(paths))
        self.ui.written.setVisible(bool(paths))
        self.ui.open_word.setVisible(self._word() is not None)

    def say_hidden(self, told: Iterable[str]) -> None:
        """Name what is hidden in the files just written, which are for publication."""
        lines = list(told)
        hidden = "遮住的：\n" + "\n".join(lines) if lines else "没有要遮住的。"
        self.ui.result.setText(f"{self.ui.result.text()}\n{hidden}")

    def _word(self) -> Path | None:
        return next((path for path in self._written if path.suffix == ".docx"), None)

    def _open_folder(self) -> None:
        open_outside(self, self._written[0].parent)

    def _open_word(self) -> None:
        if (path := self._word()) is not None:
            open_outside(self, path)


def _entries(found: Iterable[Finding], count: int = 0) -> Iterator[Entry]:
    for one in found:
        yield (f"有 {count} 格是从文件取来的，还没有核对。" if count else one.message), one


def _unfinished(state: State) -> Iterator[Entry]:
    """The sections that are not filled in, as the list on the left marks them."""
    wrong = sections_with_errors(state.findings, state.sheet)
    for section in state.sheet.edition.sections:
        now = progress(section, state.sheet, wrong)
        if now in _WORDS and (section.fields or section.tables):
            yield f"{section.title}：{_WORDS[now]}", (section.key,)


def _told_mark(mark: str) -> str:
    word = word_of(mark)
    apart = f"文件名标“{word}”，每页右上角标“{mark}”。"
    return f"文件名和每页右上角标“{mark}”。" if word == mark else apart


def _told_notes(notes: list[Note]) -> str:
    blocked = any(note.kind == "boxes" for note in notes)
    usual = "" if blocked else "，可以照常打印和导出"
    return f"打印前检查：{len(notes)} 条{usual}。" if notes else "打印前检查：没有发现问题。"


def open_outside(parent: QWidget, path: Path) -> None:
    """Open *path* with the program that the desktop has for it; tells where it is without one."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        questions.tell(parent, "打开", f"这台电脑上没有能打开它的程序。它在：\n{path}")
