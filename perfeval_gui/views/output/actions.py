"""Preview, print and export of the open report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.views.kit import questions
from perfeval_gui.views.output.open_pages import OpenPages

if TYPE_CHECKING:
    from perfeval_gui.pages.margins import Margins
    from perfeval_gui.pages.model import Package
    from perfeval_gui.pages.notes import Note
    from perfeval_gui.paper.fonts import Typefaces
    from perfeval_gui.paper.printing import PrintSetup
    from perfeval_gui.views.output.export_job import ExportJob
    from perfeval_gui.views.output.export_run import ExportRun
    from perfeval_gui.views.output.margins_box import MarginsBox
    from perfeval_gui.views.output.output_view import OutputView
    from perfeval_gui.views.output.preview_panel import PreviewPanel
    from perfeval_gui.views.output.preview_widget import PackagePreview
    from perfeval_gui.views.output.print_memory import PrintMemory


class PrintActions(QObject):
    """Makes pages of the open report; fonts are looked up when first needed.

    Signals:
        exported: Files were written. arg: their paths.
        said: A line for the status bar.
        cell_clicked: A cell in the preview was clicked. arg: its name.
        noted: The pages were looked over. arg: what is worth a look, `Note` by `Note`.
        look_wanted: The clerk would rather look at the notes than print.
    """

    exported = Signal(object)
    said = Signal(str)
    cell_clicked = Signal(str)
    noted = Signal(object)
    look_wanted = Signal()

    def __init__(
        self,
        window: QWidget,
        document: Document,
        finish: Callable[[], None],
        memory: PrintMemory,
    ) -> None:
        """Serve *window*; *finish* ends what is being typed in *document*.

        *memory* knows how each draft was printed, and with which margins.
        """
        super().__init__(window)
        self._window = window
        self._document = document
        self._finish = finish
        self._open = OpenPages(document, memory)
        self._run: ExportRun | None = None
        self._job: ExportJob | None = None
        self._memory = memory
        self._shown = ""
        self.pages: PackagePreview | None = None
        self.panel: PreviewPanel | None = None
        document.opened.connect(self._begin)

    def _begin(self, _state: State) -> None:
        self._memory.begin()

    def typefaces(self) -> Typefaces:
        """The fonts of this computer."""
        return self._open.typefaces()

    def make_preview(self, parent: QWidget) -> PreviewPanel:
        """The preview beside the form; made once, then following every edit."""
        from perfeval_gui.views.output.preview_panel import PreviewPanel

        if self.panel is None:
            self.panel = PreviewPanel(self.typefaces(), parent)
            self.pages = self.panel.preview
            self.pages.cell_clicked.connect(self.cell_clicked)
            self._document.changed.connect(self.follow)
            self._document.opened.connect(self.follow)
            self._document.checked.connect(self._remark)
        return self.panel

    def follow(self, _state: State) -> None:
        """Show the pages while the preview is in sight."""
        if self.pages is None or not self.pages.isVisible():
            return
        self._shown = self._open.known_mark()
        self.pages.show_package(self._open.made(self._shown)())

    def _remark(self, state: State) -> None:
        """Show the mark of the pages once it is known."""
        if self.pages is not None and self._open.known_mark() != self._shown:
            self.follow(state)

    def refresh(self) -> None:
        """Show the pages as they are now, if the preview is in sight."""
        self.follow(self._document.state)

    def _package(self) -> Package:
        """The pages of the open report."""
        return self._open.made(self._open.mark())()

    def serve(self, view: OutputView) -> None:
        """Let the clerk choose margins in *view*, which shows those of every report opened.

        And whether exported files carry the draft.
        """
        view.ui.draft.setChecked(self._memory.carries_draft())
        view.ui.draft.toggled.connect(self._memory.carry_draft)
        box = view.margins
        box.chosen.connect(self.use_margins)
        self._document.opened.connect(partial(self._show_margins, box))
        self._show_margins(box)

    def _show_margins(self, box: MarginsBox, _state: State | None = None) -> None:
        from perfeval_gui.pages.compose import compose
        from perfeval_gui.pages.margins import first_table, nearest

        part = first_table(compose(self._document.sheet))
        usual = nearest(part) if part is not None else None
        box.show_margins(self._memory.margins(), usual)

    def use_margins(self, margins: Margins | None) -> None:
        """Set the pages of the open report with *margins* from now on; None for its edition's."""
        self._memory.keep_margins(margins)
        self.refresh()
        self.look_over()

    def look_over(self) -> None:
        """Find what is worth a look before printing or exporting."""
        self.noted.emit(self._notes(self._package()))

    def _notes(self, package: Package) -> tuple[Note, ...]:
        from perfeval_gui.publishing.preflight import preflight

        return preflight(self._document.sheet, package, self.typefaces())

    def print(self) -> None:
        """Ask for a printer and print, beginning with what was chosen for this draft before."""
        from perfeval_gui.paper.printing import PrinterError, ready

        self._finish()
        try:
            ready(self.typefaces())
            package, before = self._package(), self._memory.recall()
            if self._is_wanted((*_printer_notes(before.printer), *self._notes(package))):
                self._print(package, before)
        except PrinterError as error:
            questions.tell(self._window, "打印", str(error))

    def _is_wanted(self, notes: tuple[Note, ...]) -> bool:
        """Whether to print whatever *notes* say; goes to what the clerk wants to look at."""
        if not notes:
            return True
        from perfeval_gui.views.output import preflight_question

        answer = preflight_question.ask(self._window, notes)
        if isinstance(answer, str):
            return answer == "print"
        if answer.name:
            self.cell_clicked.emit(answer.name)
        else:
            self.look_wanted.emit()
        return False

    def _print(self, package: Package, before: PrintSetup) -> None:
        from perfeval_gui.paper.printing import print_package

        chosen = print_package(self._window, package, self.typefaces(), before)
        if chosen is not None:
            self.said.emit("已送到打印机。")
            self._memory.keep(chosen)

    def export(self, folder: Path, endings: tuple[str, ...]) -> None:
        """Write the files with *endings* into *folder*, unless an export is still under way."""
        from perfeval_gui.views.output.export_job import ExportJob

        if self._run is not None:
            return
        self._finish()
        self._run_job(
            ExportJob(
                made=self._open.made(self._open.mark()),
                folder=folder,
                endings=endings,
                typefaces=self.typefaces(),
                draft=self._memory.draft(),
            )
        )

    def _run_job(self, job: ExportJob) -> None:
        from perfeval_gui.views.output.export_run import ExportRun

        self.said.emit("正在导出……")
        self._job = job
        self._run = ExportRun(self._window, job.steps())
        self._run.ended.connect(self._export_ended)
        self._run.start()

    def _export_ended(self, written: tuple[Path, ...], fault: str, cancelled: bool) -> None:
        taken = self._run.taken if self._run is not None else None
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
        job = self._job.after(written) if self._job is not None else None
        if taken is not None and job is not None:
            if (again := job.again(self._window, taken)) is not None:
                self._run_job(again)
                return
            fault, cancelled = "", True
        written = job.written if job is not None else written
        if written:
            self.exported.emit(written)
        if fault:
            self.said.emit("")
            questions.tell(self._window, "导出", fault)
        elif cancelled:
            self.said.emit(f"已取消导出，写好的有 {len(written)} 个文件。")
        elif written:
            self.said.emit(f"已导出到 {written[0].parent}")


def _printer_notes(printer: str) -> Iterator[Note]:
    """Tell that the printer used last is not there any more."""
    from perfeval_gui.pages.notes import Note
    from perfeval_gui.paper.printing import is_gone

    if is_gone(printer):
        yield Note("printer", f"上次用的打印机“{printer}”不在了，打印时请选择另一台。")
